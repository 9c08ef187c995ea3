"""Legacy fonts: what is converted, and above all what is not."""

import doctest
from collections.abc import Iterable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.readers.legacy import Decoded, Fonts, Run, fonts, names
from tests.data.encodings import ENCODINGS, shown
from tests.data.make_text import REPORT

FONTS = {"tcvn3": ".VnTime", "vni": "VNI-Times", "viscii": "VI Times", "vps": "VPS Times"}
ORDINARY = (None, "Times New Roman", "Arial")
LINES = REPORT.splitlines()
FRENCH = "Où est-il dû ? L'été, à la carte, l'élève a bu là où il a dû, «mot» « autre », façade, Noël, août, mû, crû"
GERMAN = "Größe Straße für über schön Öl Übung können müssen, weiß, Käse und Bär"
NORDIC = "då gå lå må nå på rå så tå å æ ø ö även också från för gå på nå rå øre bør"
SPANISH = "El niño pequeño, señor, mañana también según aquí así ¿qué? ¡hola! 1º 2ª"
PORTUGUESE = "não são João coração mãe irmã três você avó há já só nós à às é lição"
ENGLISH = "Microsoft® Windows® © 2007 “quoted” — café, naïve, résumé, Zürich, São Paulo, at 25°C ± 0.5 and 30 µg/m³"
SIGNS = "® § ± « » ° µ µg 5 µm © ™ ¼ ½ ¾ × ÷ ¬ ² ³ ¹ m² km² m³ £ ¥ ¢ ¤ ¦ ¨ ª º \xb4 \xb8 · • – — “ ” ‘ ’ … € √ ∑ − 5 −3 \u00ad"
ODD = "ÐÁNH GIÁ: có là và tôi hà nói xã Lê Văn Tý; hô\u0300 sơ; Công ty ABC®; điểm a, khoản 1 § 5; “Số\u00a0liệu”…"


def runs(lines: Iterable[str], font: str | None) -> list[Run]:
    return [Run(line + "\n", font) for line in lines]


def decoded(lines: Sequence[str], font: str | None) -> list[str]:
    of_document = runs(lines, font)
    found = Fonts.survey(of_document)
    return [found.decode([run]).text.removesuffix("\n") for run in of_document]


def decode(line: Sequence[Run], *, among: Sequence[Run] = ()) -> Decoded:
    return Fonts.survey([*among, Run("\n", None), *line]).decode(line)


TCVN3, VNI = runs([shown(line, "tcvn3") for line in LINES], None), runs([shown(line, "vni") for line in LINES], None)


def test_examples_in_the_docstrings_hold() -> None:
    assert doctest.testmod(names).failed == 0


@pytest.mark.parametrize(
    ("font", "encoding"),
    [
        (".VnTime", "tcvn3"),
        (".VnTimeH", "tcvn3"),
        ("VNTIME", "tcvn3"),
        ("ABCDEF+.VnArial,Bold", "tcvn3"),
        ("ABCDEF+VnTimeHBoldItalic", "tcvn3"),
        (".VnArial#20NarrowH", "tcvn3"),
        ("VNSTCVN3", "tcvn3"),
        ("VNI-Times", "vni"),
        ("VNI Helve", "vni"),
        ("XYZABC+VNI-Times,Italic", "vni"),
        ("VPS Times", "vps"),
        ("VI Times", "viscii"),
        ("HoangYen", "viscii"),
        ("Times New Roman", None),
        ("Verdana", None),
        ("Vivaldi", None),
        ("", None),
    ],
)
def test_encoding_is_told_by_the_name_of_the_font(font: str, encoding: str | None) -> None:
    assert names.encoding_of(font) == encoding


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("font", ["own", *ORDINARY])
def test_report_comes_back_whatever_the_font_is_called(encoding: str, font: str | None) -> None:
    lines = decoded([shown(line, encoding) for line in LINES], FONTS[encoding] if font == "own" else font)
    assert lines == LINES


@pytest.mark.parametrize("font", [*FONTS.values(), *ORDINARY])
@pytest.mark.parametrize("form", ["composed", "decomposed"])
def test_unicode_stays_whatever_the_font_is_called(font: str | None, form: str) -> None:
    lines = LINES if form == "composed" else [line.replace("ộ", "ô\u0323").replace("ồ", "ô\u0300") for line in LINES]
    assert decoded(lines, font) == lines


@pytest.mark.parametrize("font", ORDINARY)
@pytest.mark.parametrize("beside", [[], LINES])
@pytest.mark.parametrize("text", [FRENCH, GERMAN, NORDIC, SPANISH, PORTUGUESE, ENGLISH, SIGNS, ODD])
def test_other_languages_and_signs_stay(text: str, beside: list[str], font: str | None) -> None:
    lines = [text, *text.split(), *beside]
    assert decoded(lines, font) == lines
    assert not Fonts.survey(runs(lines, font)).any_legacy


WORDS = sorted(
    {word for text in (FRENCH, GERMAN, NORDIC, SPANISH, PORTUGUESE, ENGLISH, SIGNS) for word in text.split()}
)


@pytest.mark.parametrize("text", [FRENCH, GERMAN, NORDIC, SPANISH, PORTUGUESE, ENGLISH, SIGNS])
@given(data=st.data())
def test_no_choice_of_foreign_words_is_converted(text: str, data: st.DataObject) -> None:
    line = " ".join(data.draw(st.lists(st.sampled_from(text.split()), min_size=1)))
    assert decoded([line], None) == [line]


@given(st.lists(st.sampled_from(REPORT.split()), min_size=1), st.sampled_from([None, "Arial", "Times New Roman"]))
def test_no_choice_of_vietnamese_words_is_converted(words: list[str], font: str | None) -> None:
    assert decoded([" ".join(words)], font) == [" ".join(words)]


@pytest.mark.parametrize(
    ("text", "meant"),
    [("®", "đ"), ("20.000 ®", "20.000 đ"), ("Q§-UBND", "QĐ-UBND"), ("«", "ô"), ("100%", "100%"), ("- 5", "- 5")],
)
def test_lone_letters_are_what_their_font_draws(text: str, meant: str) -> None:
    assert decode([Run(text, ".VnTime")], among=runs([shown(LINES[5], "tcvn3")], ".VnTime")).text == meant


def test_vni_letter_may_begin_in_one_run_and_end_in_the_next() -> None:
    line = [Run("Ñ", "VNI-Times"), Run("ôn vò ca", "VNI-Times"), Run("á", "VNI-Times,Bold"), Run("p xaõ", "VNI-Helve")]
    assert decode(line).text == "Đơn vị cấp xã"


def test_both_encodings_in_one_paragraph_are_told_apart() -> None:
    first, second = "đã tiếp nhận được hồ sơ của người dân", "và giải quyết đúng thời hạn quy định"
    line = [Run(shown(first, "vni") + " ", "F"), Run(shown(second, "tcvn3"), "F")]
    beside = [Run(run.text, "F") for run in (*TCVN3, *VNI)]
    assert decode(line, among=beside).text == f"{first} {second}"


def test_unicode_run_within_a_legacy_line_stays() -> None:
    line = [Run("Ngµy lËp b\xb8o c\xb8o: ", ".VnTime"), Run("có một", "Times New Roman"), Run(" b¶n", ".VnTime")]
    assert decode(line).text == "Ngày lập báo cáo: có một bản"


def test_one_legacy_paragraph_in_a_unicode_document() -> None:
    lines = [*LINES * 3, shown(LINES[5], "tcvn3"), *LINES]
    assert decoded(lines, None) == [*LINES * 3, LINES[5], *LINES]


def test_minus_and_bullet_are_letters_only_within_words() -> None:
    line = "Nhµ n\u2212íc; t\u2212 vÊn; \u2212 X\u2219 An B×nh: 5 \u2212 3 = 2; \u2022 Th\u2212êng; 5\u22123"
    assert (
        decode([Run(line, "ABCDEF+VnTime")]).text
        == "Nhà nước; tư vấn; \u2212 Xã An Bình: 5 \u2212 3 = 2; \u2022 Thường; 5\u22123"
    )


def test_hyphen_is_a_letter_where_a_converter_made_it_one() -> None:
    lines = [shown(line, "tcvn3").replace("\xad", "-") for line in (*LINES, "được nước tư vấn ưu đãi")]
    assert decoded([*lines, "Q§-UBND ngµy 1-2, Lª-nin, thu-chi, - u"], None) == [
        *LINES,
        "được nước tư vấn ưu đãi",
        "QĐ-UBND ngày 1-2, Lê-nin, thu-chi, - u",
    ]


def test_hyphen_stays_where_the_letter_is_met() -> None:
    lines = [shown(line, "tcvn3") for line in LINES]
    assert decoded([*lines, "®-îc"], None)[-1] == "đ-ợc"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("MôC LôC", "MỤC LỤC"),
        ("Së KÕ HO¹CH Vµ §ÇU T¦", "SỞ KẾ HOẠCH VÀ ĐẦU TƯ"),
        ("Theo MôC LôC Bé giao", "Theo MỤC LỤC Bộ giao"),
        ("Sè: 12/Q§-UBND", "Số: 12/QĐ-UBND"),
        ("Bé GD&§T", "Bộ GD&ĐT"),
        ("ë x· ý kiÕn", "ở xã ý kiến"),
    ],
)
def test_capitals_with_tones_that_tcvn3_lacks(typed: str, meant: str) -> None:
    assert decode([Run(typed, ".VnTime")], among=runs([shown(LINES[5], "tcvn3")], ".VnTime")).text == meant


def test_font_of_capitals_keeps_the_letters_of_the_file_and_tells_where_it_is() -> None:
    line = [Run("uû ban x· ", ".VnTimeH"), Run("An B×nh, ban", ".VnTime")]
    fonts = Fonts.survey(line)
    found = fonts.decode(line)
    assert found.text == "uỷ ban xã An Bình, ban"
    assert [found.text[start:end] for start, end in found.capitals] == ["uỷ ban xã "]
    assert fonts.decode([Run("ban", ".VnTimeH")]).capitals == ((0, 3),)


def test_legacy_ranges_hold_what_was_converted() -> None:
    line = [Run("Số liệu: ", "Arial"), Run("coäng hoøa xaõ hoäi", "VNI-Times"), Run(" 1.270", "Arial")]
    found = decode(line)
    assert [found.text[start:end] for start, end in found.legacy] == ["cộng hòa xã hội"]


def test_text_without_legacy_fonts_is_given_back_as_it_is() -> None:
    found = Fonts.survey([Run("Tổng số: 1.270", "Arial")])
    assert not found.any_legacy
    assert found.decode([Run("Tổng", None), Run(" số", "Arial")]) == Decoded("Tổng số", (0, 1, 2, 3, 4, 5, 6, 7), ())


PIECES = st.one_of(
    st.sampled_from([shown(word, encoding) for word in LINES[5].split() for encoding in ENCODINGS]),
    st.sampled_from(["-", "\u2212", "•", " ", "\n", "®", "\u00a0", "“", "\u0301", "MôC", "1.270", "\x1c"]),
    st.text(max_size=5),
)
LINE = st.lists(st.builds(Run, PIECES, st.sampled_from([*FONTS.values(), ".VnTimeH", *ORDINARY])), max_size=20)


@given(LINE, st.sampled_from([7, 50_000]))
def test_origins_and_ranges_fit_any_line(line: list[Run], longest: int) -> None:
    source = "".join(run.text for run in line)
    found = Fonts.survey([*TCVN3, *VNI, *line])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fonts, "_LONGEST_LINE", longest)
        result = found.decode(line)
    assert len(result.origins) == len(result.text) + 1
    assert result.origins[-1] == len(source)
    assert list(result.origins) == sorted(result.origins)
    assert all(0 <= start < end <= len(result.text) for start, end in result.legacy)
    assert list(result.legacy) == sorted(result.legacy)
    assert all(0 <= start < end <= len(result.text) for start, end in result.capitals)
    kept = set(range(len(result.text))).difference(*(range(*span) for span in result.legacy))
    assert all(result.text[place] == source[result.origins[place]] for place in kept)
