"""What a printed figure can mean, and how a percentage agrees with its ratio."""

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.rounding import Interval, agreement, as_percent, prints

RATIOS = st.tuples(st.integers(0, 10_000), st.integers(1, 10_000)).map(lambda pair: Fraction(*pair))
BOUNDS = st.one_of(st.none(), st.integers(-50, 50).map(Decimal))


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    low, high = draw(BOUNDS), draw(BOUNDS)
    if low is not None and high is not None and low > high:
        low, high = high, low
    return Interval(low, high)


def holds(interval: Interval, value: int) -> bool:
    return (interval.low is None or interval.low <= value) and (interval.high is None or value <= interval.high)


@pytest.mark.parametrize(
    ("numerator", "denominator", "printed", "how"),
    [
        (921, 1270, "72.52", "rounded"),
        (57_776, 100_000, "57.78", "rounded"),
        (57_776, 100_000, "57.77", "truncated"),
        (63_349, 100_000, "63.34", "truncated"),
        (1, 8, "12.5", "rounded"),
        (1, 8, "13", "rounded"),
        (1, 8, "12", "rounded"),  # half to even
        (2, 3, "66.66", "truncated"),
        (1, 3, "33.34", "near"),
        (533, 1270, "42.15", "off"),
        (1, 1, "99", "off"),  # a whole unit is no rounding
        (997, 1000, "99", "truncated"),
        (0, 5, "0", "rounded"),
    ],
)
def test_agreement(numerator: int, denominator: int, printed: str, how: str) -> None:
    decimals = len(printed.partition(".")[2])
    assert agreement(Fraction(numerator, denominator), Decimal(printed), decimals) == how


@given(RATIOS, st.integers(0, 3))
def test_what_any_usual_rounding_prints_agrees(ratio: Fraction, decimals: int) -> None:
    exact = Decimal(ratio.numerator * 100) / Decimal(ratio.denominator)
    step = Decimal(1).scaleb(-decimals)
    half_up, down = (exact.quantize(step, rounding=mode) for mode in (ROUND_HALF_UP, ROUND_DOWN))
    assert agreement(ratio, half_up, decimals) == "rounded"
    assert agreement(ratio, down, decimals) in ("rounded", "truncated")
    assert prints(ratio, half_up, decimals)
    assert prints(ratio, down, decimals)
    assert as_percent(ratio, decimals) == half_up


def test_more_digits_than_decimal_is_set_to_are_no_error() -> None:
    assert as_percent(Fraction(1, 3), 40) == Decimal("33." + "3" * 40)
    assert as_percent(Fraction(-1, 8), 1) == Decimal("-12.5")
    assert not prints(Fraction(10**30, 7), Decimal(1), 2)


@given(RATIOS, st.integers(0, 3), st.integers(2, 500))
def test_what_lies_two_steps_away_is_off(ratio: Fraction, decimals: int, steps: int) -> None:
    step = Decimal(1).scaleb(-decimals)
    printed = as_percent(ratio, decimals)
    for wrong in (printed + steps * step, printed - steps * step):
        assert agreement(ratio, wrong, decimals) == "off"
        assert not prints(ratio, wrong, decimals)


def test_exact_interval_holds_one_value() -> None:
    assert Interval.exact(Decimal(5)).is_exact
    assert not Interval(Decimal(5), Decimal(6)).is_exact
    assert not Interval(None, None).is_exact


def test_sum_of_rounded_parts_is_as_wide_as_all_of_them() -> None:
    third = Interval(Decimal("33.25"), Decimal("33.35"))
    assert third + third + third == Interval(Decimal("99.75"), Decimal("100.05"))


@given(intervals(), intervals())
def test_meeting_goes_both_ways_and_means_a_common_value(a: Interval, b: Interval) -> None:
    common = any(holds(a, value) and holds(b, value) for value in range(-51, 52))
    assert a.meets(b) == b.meets(a) == common


@given(intervals(), intervals(), st.integers(-50, 50), st.integers(-50, 50))
def test_sum_holds_every_sum(a: Interval, b: Interval, x: int, y: int) -> None:
    if holds(a, x) and holds(b, y):
        assert holds(a + b, x + y)


@given(intervals())
def test_open_side_stays_open(a: Interval) -> None:
    total = a + Interval(None, None)
    assert total == Interval(None, None)
