"""Folding: one form for comparing, and never another length."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from patterns.folding import fold, tidy


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        ("UỶ BAN", "ủy ban"),
        ("Hoà Bình", "hòa bình"),
        ("hoàn thành", "hoàn thành"),
        ("quý III", "quý iii"),
        ("thuỷ lợi", "thủy lợi"),
        ("TOÀ ÁN, TOÀN XÃ", "tòa án, toàn xã"),
    ],
)
def test_fold_has_one_habit_of_tone_marks(printed: str, folded: str) -> None:
    assert fold(printed) == folded


def test_tidy_mends_what_keyboards_and_readers_leave() -> None:
    assert tidy("Ðề án") == "Đề án"
    assert tidy("5\u00a0hồ\u2009sơ") == "5 hồ sơ"
    assert tidy("TT\ufffeVPCP") == "TT-VPCP"
    assert tidy("5\uff05") == "5%"


@given(st.text())
def test_fold_and_tidy_keep_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert len(tidy(text)) == len(text)


@given(st.text(alphabet="\u0130I\u0131ß\u017fÅΣςÐđĐỶỷ\u1e9eoaàuyỳ ", max_size=40))
def test_fold_keeps_the_length_of_letters_that_grow(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text())
def test_tidy_twice_is_tidy_once(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)


def test_digits_newer_than_decimal_are_no_digits() -> None:
    takri = "\U000116d0"  # known to the regex module, not to every Python that we run on
    assert tidy(f"hồ sơ 0{takri}") == ("hồ sơ 0" + (takri if takri.isdecimal() else "\ufffd"))
