"""The view: easy to read, and never off by one from its source."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.clean import View, view_of

PIECES = st.sampled_from(
    [
        "hồ sơ",
        "1.270",
        " ",
        "  ",
        "\t",
        "\u00a0",
        "\u200b",
        "\ufeff",
        "\u00ad",
        "\ufffe",
        "-",
        "TT-",
        "Ð",
        "e\u0302\u0301",
        "😀",
        "\u0301",
        "(",
    ]
)
LINES = st.lists(st.one_of(PIECES, st.text(max_size=4)), max_size=8).map("".join)


def whole(text: str) -> View:
    return view_of(text, [(0, len(text))])


def lines_of(text: str) -> list[tuple[int, int]]:
    """The range of each line of a text, as `view_of` takes them."""
    ranges, start = [], 0
    for line in text.split("\n"):
        ranges.append((start, start + len(line)))
        start += len(line) + 1
    return ranges


def test_wrapped_lines_are_joined_by_one_space() -> None:
    text = "113 tin \n  bài"
    view = view_of(text, lines_of(text))
    assert view.text == "113 tin bài"
    assert view.span(0, len(view.text)) == (0, len(text))
    assert view.span(4, 7) == (4, 7)
    assert text[slice(*view.span(8, 11))] == "bài"


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("36³ nhiệm vụ", "36 nhiệm vụ"),
        ("4,85 tỷ đồng¹.", "4,85 tỷ đồng."),
        ("¹ Gồm 27 thủ tục", "Gồm 27 thủ tục"),
        ("bãi bỏ ¹² và", "bãi bỏ và"),
        ("80 m² và 5 km²", "80 m² và 5 km²"),
        ("10⁶ lượt", "10⁶ lượt"),
    ],
)
def test_raised_marks_are_left_out_and_powers_stay(text: str, seen: str) -> None:
    assert whole(text).text == seen


@pytest.mark.parametrize("hyphen", ["-", "\ufffe", "\u0002"])
def test_broken_code_is_joined_without_a_space(hyphen: str) -> None:
    text = f"số 02/2017/TT{hyphen}\nVPCP"
    view = view_of(text, lines_of(text))
    assert view.text == "số 02/2017/TT-VPCP"
    assert text[slice(*view.span(3, len(view.text)))] == f"02/2017/TT{hyphen}\nVPCP"


def test_dash_that_stands_alone_is_no_broken_code() -> None:
    text = "từ 5 -\n7 ngày"
    assert view_of(text, lines_of(text)).text == "từ 5 - 7 ngày"


def test_decomposed_letters_are_composed() -> None:
    text = unicodedata.normalize("NFD", "Tỷ lệ 5%")
    view = whole(text)
    assert view.text == "Tỷ lệ 5%"
    at = view.text.index("5%")
    assert text[slice(*view.span(at, at + 2))] == "5%"
    assert unicodedata.normalize("NFC", text[slice(*view.span(0, 2))]) == "Tỷ"


@pytest.mark.parametrize("nothing", ["\u200b", "\ufeff", "\u00ad", "\u200e", "\u2060"])
def test_characters_without_width_are_left_out(nothing: str) -> None:
    text = f"1.2{nothing}70 hồ{nothing} sơ"
    view = whole(text)
    assert view.text == "1.270 hồ sơ"
    assert text[slice(*view.span(0, 5))] == f"1.2{nothing}70"


def test_runs_of_space_are_one_space() -> None:
    text = "1.270 \t\u00a0 hồ sơ"
    view = whole(text)
    assert view.text == "1.270 hồ sơ"
    assert text[slice(*view.span(6, 11))] == "hồ sơ"


def test_folded_is_as_long_as_the_text() -> None:
    view = whole("UỶ BAN XÃ 5 HỒ SƠ")
    assert view.folded == "ủy ban xã 5 hồ sơ"
    assert len(view.folded) == len(view.text)


def test_empty_lines_leave_nothing() -> None:
    assert view_of("  \n\t\n", [(0, 2), (3, 4)]).text == ""


def test_bracket_that_never_closes_opens_nothing() -> None:
    view = whole("(đạt tỷ lệ (97,4%)")
    assert view.bracket_at(view.text.index("97")) == (11, 1)
    assert view.bracket_at(5) == (-1, 0)


@given(st.lists(LINES, min_size=1, max_size=5))
def test_span_goes_back_to_what_the_view_shows(lines: list[str]) -> None:
    text = "\n".join(line.replace("\n", " ") for line in lines)
    view = view_of(text, lines_of(text))
    before = 0
    for i in range(len(view.text)):
        start, end = view.span(i, i + 1)
        assert 0 <= start < end <= len(text)
        assert start >= before
        before = start
        if (shown := view.text[i]).isalnum():
            assert unicodedata.normalize("NFC", shown) in unicodedata.normalize("NFC", text[start:end]).replace(
                "Ð", "Đ"
            ).replace("ð", "đ")


@given(LINES, st.data())
def test_span_covers_the_spans_of_its_parts(line: str, data: st.DataObject) -> None:
    view = whole(line)
    if not view.text:
        return
    a = data.draw(st.integers(0, len(view.text) - 1))
    b = data.draw(st.integers(a + 1, len(view.text)))
    assert view.span(a, b) == (view.span(a, a + 1)[0], view.span(b - 1, b)[1])


@given(st.text(max_size=60))
def test_view_of_a_view_is_itself(text: str) -> None:
    text = " ".join(text.splitlines())
    once = whole(text).text
    again = whole(once)
    assert again.text == once
