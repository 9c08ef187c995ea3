import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.plain import one_line, path_line, shorten

ANY_TEXT = st.text(st.characters(exclude_categories=()))  # lone surrogates too


@given(ANY_TEXT)
def test_one_line_holds_nothing_a_terminal_obeys(text: str) -> None:
    shown = one_line(text)
    assert not [char for char in shown if unicodedata.category(char)[0] == "C"]
    assert "\n" not in shown
    assert one_line(shown) == shown


@given(ANY_TEXT)
def test_path_line_is_printable_and_loses_no_character(text: str) -> None:
    shown = path_line(text)
    assert shown.isprintable()
    assert len(shown) >= len(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("1.270 \n hồ\u00a0sơ", "1.270 hồ sơ"),
        ("giải quy\ufffeết", "giải quyết"),
        ("\x1b]0;tiêu đề\x07982", "]0;tiêu đề982"),
        ("982\u202e072.1", "982072.1"),
        ("\x9b31mđỏ", "31mđỏ"),
        ("hồ\ue001", "hồ\ufffd"),
        ("Hòa Bình".encode().decode(), "Hòa Bình"),
        ("[bold]982[/bold]", "[bold]982[/bold]"),
    ],
)
def test_one_line(text: str, shown: str) -> None:
    assert one_line(text) == shown


def test_shorten_marks_the_cut() -> None:
    assert shorten("một hai ba", 8) == "một hai…"
    assert shorten("một hai", 7) == "một hai"
