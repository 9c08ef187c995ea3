"""Syllables: Vietnamese is told from other languages, and from itself read in a wrong encoding."""

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from patterns import syllable
from patterns.syllable import is_syllable, syllable_share
from tests.data.encodings import shown

SENTENCE = "Trong quý đã tiếp nhận, giải quyết hồ sơ thủ tục hành chính của người dân đúng quy định"


def test_examples_in_the_docstrings_hold() -> None:
    assert doctest.testmod(syllable).failed == 0


@pytest.mark.parametrize(
    "word",
    [
        *("a", "ở", "ý", "gì", "giữ", "giếng", "quốc", "quyển", "quỹ", "huyện", "khuỷu", "nghiêng", "xoong", "thuở"),
        *("khuya", "ngoằn", "uống", "ướt", "yêu", "êu", "ước", "Ủy", "HƯỚNG", "Đắk", "Kạn", "pin", "loại"),
        *("hòa", "hoà", "khỏe", "khoẻ", "thúy", "thuý", "hoàn", "huỷ", "hủy"),
        "tiê\u0301ng",
    ],
)
def test_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize(
    ("word", "because"),
    [
        ("hòan", "before a final letter the tone stands on the second vowel"),
        ("bàc", "a stop has a rising or a heavy tone"),
        ("bac", "a stop has a tone"),
        ("ngê", "ng is spelled ngh before ê"),
        ("ghà", "gh is spelled g before a"),
        ("cê", "c is spelled k before ê"),
        ("quưng", "no ư after qu"),
        ("ớc", "no ơ before c"),
        ("thũu", "no such rhyme"),
        ("tiếnh", "no such rhyme"),
        ("tếế", "two tones"),
        ("fan", "no f in Vietnamese"),
        ("thủtục", "two syllables"),
        ("hÒa", "a capital within"),
        ("hòa.", "a mark behind"),
        ("12", "figures"),
        ("", "nothing"),
        ("ng" * 50, "too long"),
    ],
)
def test_no_syllables(word: str, because: str) -> None:
    assert not is_syllable(word), because


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        (SENTENCE, 1.0, 1.0),
        (shown(SENTENCE, "tcvn3"), 0.0, 0.35),
        (shown(SENTENCE, "vni"), 0.0, 0.35),
        ("The office received the following applications in the first quarter of this year", 0.0, 0.35),
        ("Les demandes reçues pendant le premier trimestre ont été traitées à temps", 0.0, 0.35),
        ("TTHC, UBND, 1.270", 0.0, 0.0),
    ],
)
def test_share_tells_vietnamese(text: str, least: float, most: float) -> None:
    assert least <= syllable_share(text) <= most


@given(st.text())
def test_any_text_has_a_share(text: str) -> None:
    assert 0.0 <= syllable_share(text) <= 1.0
