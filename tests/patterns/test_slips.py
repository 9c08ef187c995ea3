"""Slips: which one closes a sum, and how often one would by chance."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from patterns.slips import Closing, Printed, chance, closes, closings, explains

LIMIT = Decimal("0.02")


def figures(*values: str, slack: str = "0") -> list[Printed]:
    return [Printed(Decimal(value), slack=Decimal(slack)) for value in values]


@given(st.lists(st.integers(1000, 99999), min_size=2, max_size=6), st.data())
def test_changed_digit_of_a_part_is_found(parts: list[int], data: st.DataObject) -> None:
    which = data.draw(st.integers(0, len(parts) - 1))
    digits = str(parts[which])
    at = data.draw(st.integers(1, len(digits) - 1))
    other = data.draw(st.sampled_from([digit for digit in "0123456789" if digit != digits[at]]))
    printed = [str(part) for part in parts]
    printed[which] = digits[:at] + other + digits[at + 1 :]
    found = closings(Printed(Decimal(sum(parts))), figures(*printed))
    assert Closing(which + 1, Decimal(digits), "digit") in found


def test_few_digits_make_a_slip_likely_and_many_make_it_rare() -> None:
    small = Printed(Decimal(31)), figures("4", "7", "15", "8")
    large = Printed(Decimal(131240)), figures("60120", "70120")
    assert not explains(*small, LIMIT)
    assert explains(*large, LIMIT)
    assert chance(*small) > 10 * chance(*large)


def test_rounding_widens_what_closes_and_what_chance_explains() -> None:
    exact, rounded = figures("520", "480"), figures("520", "480", slack="0.5")
    assert not closes(Printed(Decimal(1001)), exact)
    assert closes(Printed(Decimal(1001)), rounded)
    assert chance(Printed(Decimal(1010)), exact) < chance(Printed(Decimal(1010)), rounded)


def test_list_that_leaves_out_most_needs_a_rarer_coincidence() -> None:
    limit = Decimal("0.6")
    assert explains(Printed(Decimal(95)), figures("60", "25"), limit)
    assert not explains(Printed(Decimal(95)), figures("10", "15"), limit)
