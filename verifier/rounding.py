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
Rounding = Literal["half_up", "half_even", "truncated"]
"""How a percentage was rounded: half up, or down as well; half to the even digit where that prints another one; or cut off."""
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
    # In whole numbers, over what all three can be told over: asked of every percentage, and many times as fast.
    told, over = printed.as_integer_ratio()
    unit = over * ratio.denominator
    off = (told * ratio.denominator - 100 * ratio.numerator * over) * 10**decimals
    if 2 * abs(off) <= unit:
        return "rounded"
    if 0 <= -off < unit:
        return "truncated"
    return "near" if abs(off) < unit else "off"


def rounding(ratio: Fraction, printed: Decimal, decimals: int) -> Rounding | None:
    """The first of the usual roundings by which a ratio prints as a percentage; None where none does.

    >>> [rounding(Fraction(533, 800), Decimal(told), 2) for told in ("66.63", "66.62", "66.65")]
    ['half_up', 'half_even', None]
    >>> rounding(Fraction(2, 3), Decimal("66.6"), 1)
    'truncated'
    """
    if as_percent(ratio, decimals) == printed:
        return "half_up"
    match agreement(ratio, printed, decimals):
        case "rounded":
            return "half_even"
        case "truncated":
            return "truncated"
        case _:
            return None


def as_percent(ratio: Fraction, decimals: int) -> Decimal:
    """The ratio as a percentage, rounded half up, as an inspector would print it."""
    return _rounded(ratio * 100, decimals)


def prints(ratio: Fraction, printed: Decimal, decimals: int) -> bool:
    """Whether some usual rounding of a ratio that is not negative prints so: half up, half even or truncation."""
    whole, rest = divmod(ratio.numerator * 100 * 10**decimals, ratio.denominator)
    up = 2 * rest >= ratio.denominator  # half even gives what the one or the other of the two gives
    return printed.scaleb(decimals) in (whole, whole + up)


def may_print(part: Interval, whole: Interval, printed: Decimal, decimals: int) -> bool:
    """Whether some part and some whole give a percentage that prints so, rounded or truncated; neither is negative.

    >>> may_print(Interval(Decimal("59.715"), Decimal("59.725")), Interval(Decimal("61.25"), Decimal("61.35")), Decimal("97.4"), 1)
    True
    """
    told, over = printed.as_integer_ratio()
    units: int = 10**decimals  # of the last digit printed in one percent
    if part.low and whole.high:  # the least share, a/b over c/d, is a unit too large
        (a, b), (c, d) = part.low.as_integer_ratio(), whole.high.as_integer_ratio()
        if 100 * a * d * over * units >= (told * units + over) * b * c:
            return False
    if part.high is None or whole.low is None or whole.low <= 0:
        return True
    (a, b), (c, d) = part.high.as_integer_ratio(), whole.low.as_integer_ratio()
    return 200 * a * d * over * units >= (2 * told * units - over) * b * c  # the largest is not half a unit too small


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
