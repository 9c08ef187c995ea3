"""Excerpts find what a search of each stretch of its own would, and tell it by its place in the whole text."""

from hypothesis import given
from hypothesis import strategies as st

from patterns.words import places, spots
from verifier.excerpts import Excerpts

WORDS = ("cộng", "tổng cộng", "cả")
MARKS = (":", "(", "có")


def test_told_by_place_in_whole_text() -> None:
    text = "tổng cộng 12 hồ sơ, nhiều chữ ở giữa, cộng 31 hồ sơ"
    found = Excerpts(text, [(0, 13), (36, len(text))]).places(WORDS)
    assert [text[start:end] for start, end in found] == ["tổng cộng", "cộng", "cộng"]
    assert found[-1] == (text.rindex("cộng"), text.rindex("cộng") + 4)


def test_no_word_across_two_stretches() -> None:
    text = "tổng xa cộng"
    assert Excerpts(text, [(0, 4), (8, 12)]).places(("tổng cộng", "tổngcộng")) == []


def test_no_word_cut_out_of_a_longer_one() -> None:
    assert Excerpts("cảm ơn tất cả", [(0, 2), (10, 13)]).places(WORDS) == [(11, 13)]


def test_nothing_to_look_through() -> None:
    assert Excerpts("cộng", []).places(WORDS) == []
    assert Excerpts("cộng", []).spots(MARKS) == []


@given(st.text(alphabet="cảộngtổ :(12có", max_size=80), st.lists(st.integers(0, 80), max_size=8, unique=True))
def test_same_as_each_stretch_for_itself(text: str, cuts: list[int]) -> None:
    bounds = sorted(cut for cut in cuts if cut <= len(text))
    stretches = [(a, b) for a, b in zip(bounds[::2], bounds[1::2], strict=False)]
    told = Excerpts(text, stretches)
    assert told.places(WORDS) == [place for a, b in stretches for place in places(WORDS, text, a, b)]
    assert told.spots(MARKS) == [spot for a, b in stretches for spot in spots(MARKS, text, a, b)]
