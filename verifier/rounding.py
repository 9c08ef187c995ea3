"""Rounding (làm tròn): a printed figure stands for every value that prints so, as in XBRL Calculations 1.1.

All arithmetic is exact: Decimal for what is printed, Fraction for quotients.
"""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Literal, NamedTuple

from extractor.model import Mention

Agreement = Literal["rounded", "truncated", "near", "off"]
"""How a printed percentage agrees with its exact ratio: rounded (half up or half even), truncated, off by less than one
unit of its last digit, or off."""
_NONE = Decimal(0)


class Interval(NamedTuple):
    """What a figure can mean: `[low, high]`; None where a side is open ("trên 250 lượt")."""

    low: Decimal | None
    high: Decimal | None

    @staticmethod
    def exact(value: Decimal) -> "Interval":
        """One value only."""
        return Interval(value, value)

    def __add__(self, other: "Interval") -> "Interval":  # type: ignore[override]  # a tuple's own strings them together
        """Every sum of a value from each."""
        return Interval.total((self, other))

    @staticmethod
    def total(told: Sequence["Interval"]) -> "Interval":
        """Every sum of one value from each of them."""
        lows = [one.low for one in told if one.low is not None]
        highs = [one.high for one in told if one.high is not None]
        return Interval(
            sum(lows, _NONE) if len(lows) == len(told) else None, sum(highs, _NONE) if len(highs) == len(told) else None
        )

    def meets(self, other: "Interval") -> bool:
        """Whether some value lies in both."""
        below = self.high is not None and other.low is not None and self.high < other.low
        above = self.low is not None and other.high is not None and self.low > other.high
        return not (below or above)

    @property
    def is_exact(self) -> bool:
        """Whether it holds one value only."""
        return self.low is not None and self.low == self.high


def agreement(ratio: Fraction, printed: Decimal, decimals: int) -> Agreement:
    """How a percentage printed with `decimals` digits agrees with the exact ratio (0.5 is fifty percent).

    >>> agreement(Fraction(2406, 2463), Decimal("97.69"), 2), agreement(Fraction(533, 1270), Decimal("42.15"), 2)
    ('rounded', 'off')
    """
    exact = ratio * 100
    unit = Fraction(1, 10**decimals)
    gap = abs(Fraction(printed) - exact)
    if gap <= unit / 2:
        return "rounded"
    if 0 <= exact - Fraction(printed) < unit:
        return "truncated"
    return "near" if gap <= unit else "off"


def as_percent(ratio: Fraction, decimals: int) -> Decimal:
    """The ratio as a percentage, rounded half up, as an inspector would print it."""
    return _rounded(ratio * 100, decimals)


def prints(ratio: Fraction, printed: Decimal, decimals: int) -> bool:
    """Whether some usual rounding of a ratio that is not negative prints so: half up, half even or truncation."""
    scaled = ratio * 100 * 10**decimals
    whole, rest = divmod(scaled.numerator, scaled.denominator)
    up = 2 * rest >= scaled.denominator  # half even gives what the one or the other of the two gives
    return printed.scaleb(decimals) in (whole, whole + up)


def may_print(part: Interval, whole: Interval, printed: Decimal, decimals: int) -> bool:
    """Whether some part and some whole give a percentage that prints so, rounded or truncated; neither is negative.

    >>> may_print(Interval(Decimal("59.715"), Decimal("59.725")), Interval(Decimal("61.25"), Decimal("61.35")), Decimal("97.4"), 1)
    True
    """
    unit = Fraction(1, 10**decimals)
    if part.low and whole.high and Fraction(part.low) / Fraction(whole.high) * 100 >= Fraction(printed) + unit:
        return False
    return not (
        part.high is not None
        and whole.low is not None
        and whole.low > 0
        and Fraction(part.high) / Fraction(whole.low) * 100 < Fraction(printed) - unit / 2
    )


def cut_off(interval: Interval) -> Interval:
    """What a rounded figure can mean where it may have been cut off instead."""
    if interval.low is None or interval.high is None:
        return interval
    return Interval(interval.low, interval.high + (interval.high - interval.low) / 2)


def readings(percent: Mention, decimals: int) -> tuple[Decimal, ...]:
    """What a percentage may have been rounded to: "gần 99%" is 99% or what begins with 98; "hơn 58%" is cut off."""
    printed = abs(Decimal(percent.value))
    return (printed, printed - Decimal(1).scaleb(-decimals)) if percent.qualifier == "less_than" else (printed,)


def _rounded(value: Fraction, decimals: int) -> Decimal:
    """The value to so many decimals, half up, however many digits that takes: Decimal itself would stop at its precision."""
    scaled = abs(value) * 10**decimals
    whole, rest = divmod(scaled.numerator, scaled.denominator)
    whole += 2 * rest >= scaled.denominator
    return Decimal((value < 0, Decimal(whole).as_tuple().digits, -decimals))
