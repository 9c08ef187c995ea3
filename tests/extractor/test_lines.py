"""Lines: where they begin and end in the source, what stands between them, and how wide they would be in print."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.lines import natural_width, split_lines

ENDS = ["\n", "\r\n", "\r"]


def test_line_is_its_range_without_outer_space() -> None:
    text = "  Tiếp nhận\t\n\n\n 5 hồ sơ \n"
    first, second = split_lines(text, [0])
    assert text[first.start : first.end] == "Tiếp nhận"
    assert text[second.start : second.end] == "5 hồ sơ"
    assert (first.indent, second.indent) == (2, 1)
    assert (first.blanks, second.blanks) == (0, 2)


@pytest.mark.parametrize("end", ENDS)
def test_line_ends_of_every_system(end: str) -> None:
    text = end.join(["Tiếp nhận", "5 hồ sơ", "", "Hết"])
    lines = split_lines(text, [0])
    assert [text[line.start : line.end] for line in lines] == ["Tiếp nhận", "5 hồ sơ", "Hết"]
    assert [line.blanks for line in lines] == [0, 0, 1]


def test_page_is_that_of_the_first_visible_character() -> None:
    text = "một\nhai\fba\n\fbốn"
    starts = [0, text.index("ba"), text.index("bốn")]
    assert [line.page for line in split_lines(text, starts)] == [1, 1, 2, 3]


def test_width_is_that_of_print_not_of_characters() -> None:
    assert natural_width("lllll") < natural_width("nnnnn") < natural_width("MMMMM")
    assert natural_width("") == 0


def test_tidied_text_keeps_its_place() -> None:
    text = "Ðề án\u00a006"
    (line,) = split_lines(text, [0])
    assert line.text == "Đề án 06"
    assert len(line.text) == line.end - line.start


@given(st.text(), st.lists(st.integers(min_value=0, max_value=40), max_size=3))
def test_lines_ascend_and_hold_all_that_is_visible(text: str, page_starts: list[int]) -> None:
    lines = split_lines(text, sorted({0, *page_starts}))
    previous = 0
    for line in lines:
        assert previous <= line.start < line.end <= len(text)
        assert text[previous : line.start].strip() == ""
        assert not text[line.start].isspace()
        assert not text[line.end - 1].isspace()
        assert line.text
        previous = line.end
    assert text[previous:].strip() == ""
    assert [line.page for line in lines] == sorted(line.page for line in lines)
