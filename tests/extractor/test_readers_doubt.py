"""Doubtful characters: what is told of a page, and what is not."""

import unicodedata

import pytest

from extractor.readers.doubt import doubts

REPORT = (
    "Trong kỳ báo cáo, Bộ phận một cửa đã tiếp nhận 1.270 hồ sơ thủ tục hành chính, trong đó trực tuyến 921 hồ sơ; số đã giải "
    "quyết là 1.176 hồ sơ, gồm 982 hồ sơ trước hạn và 188 hồ sơ đúng hạn; ủy ban nhân dân xã tiếp tục chỉ đạo công chức chuyên "
    "môn nâng cao chất lượng phục vụ tổ chức, cá nhân đến giao dịch."
)
ENGLISH = (
    "The commune received 1,270 files in the quarter, of which 921 came online; it has settled 1,176 of them, most before their "
    "term, and the others in time. The people's committee will go on to ask its officers to serve citizens and firms better, and "
    "to tell them at once what is missing in a file, so that nobody has to come twice for the same thing."
)
FIGURES = "1.270 921 72,52% 982 188 94 05 a b c 12 13 14 " * 20
ALPHABET = str.maketrans("áàảãạâấầơờớộồốổđưủụ", "¸µ¶·¹©ÊÇ¬êíéåèæ®−ñô")  # noqa: RUF001 - letters of TCVN3


def bare(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def codes(text: str) -> list[str]:
    return [doubt.code for doubt in doubts(text)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (REPORT.translate(ALPHABET), "strange_words"),
        (REPORT.encode().decode("latin-1"), "strange_words"),
        (bare(REPORT), "no_diacritics"),
        (" ".join(REPORT), "letters_apart"),
        (REPORT.replace("à", "\ufffd"), "unmapped"),
        (REPORT.replace("à", "\ue0b7"), "unmapped"),
    ],
)
def test_doubtful_text_is_told(text: str, code: str) -> None:
    assert code in codes(text)


@pytest.mark.parametrize(
    "text",
    [
        REPORT,
        REPORT.upper(),
        unicodedata.normalize("NFD", REPORT),
        REPORT + " Vinakansai, Bluescope, apatit, https://example.org.vn, scan, Krông Pắc, tivi, km², m³, 30°C",
        ENGLISH,
        bare(ENGLISH),
        FIGURES,
        bare(REPORT)[:100],
        "\uf0b7 " + REPORT.replace(";", ";\n\uf0b7"),
        "",
    ],
)
def test_text_in_good_order_is_not_accused(text: str) -> None:
    assert codes(text) == []


def test_doubt_says_how_much_of_which_page() -> None:
    (doubt,) = doubts("hồ sơ \ufffd\ufffd")
    warning = doubt.about(3)
    assert (warning.page, warning.code, warning.en.split()[0]) == (3, "unmapped", "2")
