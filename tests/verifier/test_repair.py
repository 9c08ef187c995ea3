"""Repairs: the smallest slip of one figure that explains a sum, offered and never applied."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor import extract_text
from patterns.slips import edit_kind
from verifier import verify
from verifier.finding import Repair

NUMBERS = st.integers(10, 10**6)


def offered(text: str) -> list[Repair]:
    return [repair for finding in verify(extract_text(text)) for repair in finding.repair]


@pytest.mark.parametrize(
    ("printed", "wanted", "kind"),
    [
        ("1249", "1294", "transposition"),
        ("1249", "1239", "digit"),
        ("124", "1249", "lost_digit"),
        ("12449", "1249", "doubled_digit"),
        ("1270", "1270", None),
        ("1270", "1269", None),
        ("12", "90", None),
        ("5", "-5", None),
        ("1249", "9421", None),
        ("72.52", "72.53", "digit"),
    ],
)
def test_edit_kind(printed: str, wanted: str, kind: str | None) -> None:
    assert edit_kind(Decimal(printed), Decimal(wanted)) == kind


@given(NUMBERS, st.data())
def test_two_neighbours_that_change_places_are_a_transposition(number: int, data: st.DataObject) -> None:
    digits = str(number)
    at = data.draw(st.integers(0, len(digits) - 2))
    swapped = digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]
    if swapped == digits or swapped[0] == "0":
        return
    assert edit_kind(Decimal(digits), Decimal(swapped)) == "transposition"


@given(NUMBERS, st.data())
def test_digit_left_out_is_lost(number: int, data: st.DataObject) -> None:
    digits = str(number)
    at = data.draw(st.integers(1, len(digits) - 1))
    shorter = digits[:at] + digits[at + 1 :]
    assert edit_kind(Decimal(shorter), Decimal(digits)) == "lost_digit"
    assert edit_kind(Decimal(digits), Decimal(shorter)) == "doubled_digit"


@given(NUMBERS, NUMBERS)
def test_edit_goes_both_ways(a: int, b: int) -> None:
    mirror = {"lost_digit": "doubled_digit", "doubled_digit": "lost_digit"}
    there, back = edit_kind(Decimal(a), Decimal(b)), edit_kind(Decimal(b), Decimal(a))
    assert back == (mirror.get(there, there) if there else None)


def test_slip_of_the_whole_is_offered() -> None:
    text = "Tiếp nhận 1.249 hồ sơ, gồm: trực tuyến 1.000 hồ sơ, trực tiếp 294 hồ sơ."
    assert ("1.249", "1.294", "transposition") in [(r.before, r.after, r.edit) for r in offered(text)]


def test_slip_of_a_part_is_offered() -> None:
    text = "Tiếp nhận 1.294 hồ sơ, gồm: trực tuyến 1.000 hồ sơ, trực tiếp 249 hồ sơ."
    assert ("249", "294", "transposition") in [(r.before, r.after, r.edit) for r in offered(text)]


def test_repair_is_never_applied() -> None:
    text = "Tiếp nhận 1.249 hồ sơ, gồm: trực tuyến 1.000 hồ sơ, trực tiếp 294 hồ sơ."
    report = extract_text(text)
    verify(report)
    assert report == extract_text(text)
    assert report.source.text == text


def test_repair_that_closes_a_constraint_comes_first() -> None:
    explained = [r.explains for r in offered("Tiếp nhận 130 hồ sơ, gồm: hộ tịch 70 hồ sơ, chứng thực 50 hồ sơ.")]
    assert explained == sorted(explained, reverse=True)
    assert explained[0] == 1


def test_sum_without_a_single_slip_has_no_repair() -> None:
    assert offered("Tiếp nhận 1.270 hồ sơ, gồm: hộ tịch 512 hồ sơ, chứng thực 333 hồ sơ.") == []
