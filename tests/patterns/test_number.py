"""Digits with the separators offices print, and what a document's habit or the thing counted decides."""

from decimal import Decimal

import pytest

from patterns.number import AmbiguousNumber, parse_number, parse_words, style_evidence


@pytest.mark.parametrize(
    ("text", "value", "decimals"),
    [
        ("0", "0", 0),
        ("05", "5", 0),
        ("1270", "1270", 0),
        ("1.270", "1270", 0),
        ("1.234.567", "1234567", 0),
        ("72,52", "72.52", 2),
        ("8,50", "8.50", 2),
        ("1.234,5", "1234.5", 1),
        ("1,234.5", "1234.5", 1),
        ("0.04", "0.04", 2),
        ("0.125", "0.125", 3),
        ("0,125", "0.125", 3),
        ("108,987", "108.987", 3),
        ("1 270", "1270", 0),
        ("1 .447", "1447", 0),
        ("37, 38", "37.38", 2),
    ],
)
def test_separators_are_read_the_vietnamese_way(text: str, value: str, decimals: int) -> None:
    number = parse_number(text)
    assert number.value == Decimal(value)
    assert number.decimals == decimals
    assert number.canonical() == value


def test_whole_things_have_no_decimals() -> None:
    assert parse_number("19,630", whole=True).value == 19630
    assert parse_number("19.630", whole=True).other is None


def test_percent_has_no_thousands() -> None:
    number = parse_number("12.345", percent=True)
    assert number.value == Decimal("12.345")
    assert number.other == 12345


def test_english_document_turns_an_undecided_token() -> None:
    assert parse_number("1,234", style="en").value == 1234
    assert parse_number("1,234", style="vi").value == Decimal("1.234")
    assert parse_number("1.234", style="en").value == Decimal("1.234")
    assert parse_number("1.234", style="vi").value == 1234


def test_undecided_token_keeps_its_other_reading() -> None:
    assert parse_number("1.234").other == Decimal("1.234")
    assert parse_number("1,234").other == 1234


def test_style_of_the_document_decides_unless_the_digits_speak_against_it() -> None:
    assert parse_number("1.234", style="vi").other is None
    assert parse_number("1,234", style="vi").other is None
    assert parse_number("1.234", style="en").other is None
    assert parse_number("19,630", style="vi", whole=True).other == Decimal("19.630")
    assert parse_number("19,630", style="en", whole=True).other is None
    assert parse_number("12.345", style="vi", percent=True).other == 12345


@pytest.mark.parametrize("text", ["1.23.4", "1,2,3", "12.34.5", "1.2,3.4"])
def test_separators_without_a_convention_are_ambiguous(text: str) -> None:
    with pytest.raises(AmbiguousNumber) as caught:
        parse_number(text)
    assert caught.value.candidates


def test_style_needs_clear_evidence() -> None:
    assert style_evidence("tiếp nhận 1.270 hồ sơ, đạt 72,52%") == "vi"
    assert style_evidence("96.55%") is None
    assert style_evidence("3,5 ha; 7,25%; 96.55%; 12.5%") is None
    assert style_evidence("1,234,567 đồng; 96.55%; 12.5%") == "en"
    assert style_evidence("96.55%; 12.5%; 3,5 ha; 7,25%; 8,1 tấn") == "vi"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hồ sơ",
        "mươi",
        "linh năm sáu",
        "hai mươi mười",
        "hai triệu ba tỷ",
        "rưỡi",
        "phẩy hai",
        "hai phẩy",
        "trăm trăm",
    ],
)
def test_words_that_make_no_number(text: str) -> None:
    assert parse_words(text) is None
