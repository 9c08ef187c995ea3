"""Origins (nguồn gốc của tỷ lệ): from which two figures beside it a percentage may have been reckoned, and whether it was.

Whatever the words, a percentage is made of one quotient a / b:

    176 trên 221 đơn, đạt 79,64%                             share    a / b
    sản xuất 24,8 triệu m3, thương phẩm 20,1, thất thoát 19% rest     1 - a / b
    42.180 lượt, tăng 12,4% (cùng kỳ 37.530 lượt)            growth   a / b - 1; of a fall 1 - a / b
    68 vụ, giảm 12 vụ (15,0%)                                by       a / (b + a); of a rise a / (b - a)

So one engine asks of all of them whether the quotient prints the percentage, and which single slip would make it do so.
"""

from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Literal, TypeVar

from extractor.model import End
from patterns.slips import slips
from verifier.rounding import Interval, as_percent
from verifier.slips import Printed, Slip
from verifier.wording import number

Number = TypeVar("Number", Decimal, Fraction)
How = Literal["share", "rest", "growth", "fall", "rise_by", "fall_by"]
Quotients = tuple[tuple[Decimal, Decimal], tuple[Decimal, Decimal]]
"""The least and the greatest of some quotients, each a dividend and a divisor above zero: exact, where no decimal is."""
_ALL = 100
_NONE = Decimal(0)
_PERCENT = Fraction(1, _ALL)
_AROUND = 2
"""The percentages that are as likely as the printed one: from its half to its double."""


@dataclass(frozen=True, slots=True)
class Rate:
    """A percentage or an average as printed; `worth`: what one of it is as a quotient of two figures in base units."""

    end: End
    printed: Decimal
    decimals: int
    worth: Fraction = _PERCENT
    _prints: dict[How, Quotients | None] = field(default_factory=dict, compare=False, repr=False)

    def follows(self, how: How, part: Printed, whole: Printed) -> bool:
        """Whether two figures print it, one unit of its last digit either way."""
        return _meet(part.cut, whole.cut, self.quotients(how))

    def quotients(self, how: How) -> Quotients | None:
        """The quotients that print it, one unit of its last digit either way: many pairs are held against one rate."""
        if how not in self._prints:
            self._prints[how] = self.near(how, self.printed, self.unit)
        return self._prints[how]

    def near(self, how: How, printed: Decimal, slack: Decimal) -> Quotients | None:
        """The quotients that make so much, give or take some."""
        low, high = max(_NONE, printed - slack), printed + slack
        worth = self.worth.numerator
        return _quotients(how, low * worth, high * worth, Decimal(self.worth.denominator))

    @property
    def unit(self) -> Decimal:
        """One of its last digit."""
        return Decimal(1).scaleb(-self.decimals)


@dataclass(frozen=True, slots=True)
class Origin:
    """Two figures and how the percentage follows from them."""

    how: How
    part: Printed
    whole: Printed

    def holds(self, rate: Rate) -> bool:
        """Whether the two print the percentage, one unit of its last digit either way."""
        return rate.follows(self.how, self.part, self.whole)

    def multiplies(self, rate: Rate) -> bool:
        """Whether the part is the whole times the rate exactly, as an amount fixed for each is."""
        return _meet(*self._meant(), rate.near(self.how, rate.printed, _NONE))

    def rounds_to(self, rate: Rate) -> bool:
        """Whether the two print the rate within half a unit of its last digit."""
        return _meet(*self._meant(), rate.near(self.how, rate.printed, rate.unit / 2))

    def exact(self, rate: Rate, decimals: int) -> Decimal | None:
        """What the two give, rounded; None where nothing follows."""
        made = _made(self.how, self._quotient)
        return None if made is None else as_percent(made / rate.worth / _ALL, decimals)

    def shown(self, rate: Rate) -> str:
        """What the two give, as a message prints it."""
        made = self.exact(rate, max(rate.decimals, 2))
        return "?" if made is None else number(made)

    def mended(self, rate: Rate, slack: Decimal | None = None) -> list[Slip]:
        """The single slips of the rate and of the two figures that make them agree, the rate's first: it follows from them.

        Args:
            rate: as printed.
            slack: how far the rate may be off; None for half a unit of its last digit, as rounding leaves it.
        """
        part, whole = self._meant()
        slack = rate.unit / 2 if slack is None else slack
        found = [
            Slip(rate.end, rate.printed, value, Decimal(1))
            for value in slips(rate.printed)
            if value <= max(Decimal(_ALL), rate.printed) or rate.worth != _PERCENT
            if _meet(part, whole, rate.near(self.how, value, slack))
        ]
        told = rate.near(self.how, rate.printed, slack)
        for figure in (self.part, self.whole):
            for value in filter(None, slips(figure.value)):
                meant = figure.meant(value)
                if _meet(meant, whole, told) if figure is self.part else _meet(part, meant, told):
                    found.append(Slip(figure.end, figure.value, value, figure.unit))
        return found

    def chance(self, rate: Rate, *, tied: bool = False) -> Fraction:
        """How likely some slip leads to the rate by mere chance: how densely slips reach those of its size.

        Where words tie the part to a percentage, it is the whole that chance would have to be wrong about: the percentage
        might be any up to a hundred then.
        """
        worth = Decimal(rate.worth.numerator) / rate.worth.denominator
        part, whole = self.part, self.whole
        quotient = part.value * part.unit / (whole.value * whole.unit)
        led = [quotient, *(quotient * value / part.value for value in slips(part.value))]
        led += [quotient * whole.value / value for value in slips(whole.value) if value]
        low, high = (_NONE, Decimal(_ALL)) if tied else (rate.printed / _AROUND, rate.printed * _AROUND)
        made = (one for one in (_made(self.how, each) for each in led) if one is not None)
        near = {(one / worth).quantize(rate.unit, ROUND_HALF_UP) for one in made if low <= one / worth <= high}
        exact = self.exact(rate, rate.decimals)
        near.update(one for one in (slips(abs(exact)) if exact is not None else ()) if low <= one <= high)
        return Fraction(len(near)) / max(Fraction(1), Fraction((high - low) / rate.unit))

    @property
    def _quotient(self) -> Fraction:
        return Fraction(self.part.value * self.part.unit) / Fraction(self.whole.value * self.whole.unit)

    def _meant(self) -> tuple[Interval, Interval]:
        return self.part.meant(self.part.value), self.whole.meant(self.whole.value)


def _meet(part: Interval, whole: Interval, quotients: Quotients | None) -> bool:
    """Whether some value of each makes one of the quotients."""
    if quotients is None or part.low is None or part.high is None or whole.low is None or whole.high is None:
        return False
    (least, least_of), (most, most_of) = quotients
    return part.low * most_of <= whole.high * most and part.high * least_of >= whole.low * least


def _quotients(how: How, low: Decimal, high: Decimal, all_: Decimal) -> Quotients | None:
    """The quotients of two figures that make a rate from `low` to `high` of `all_`; None where none can."""
    match how:
        case "share":
            return (low, all_), (high, all_)
        case "rest" | "fall":
            return ((all_ - high, all_), (all_ - low, all_)) if low < all_ else None
        case "growth":
            return (all_ + low, all_), (all_ + high, all_)
        case "rise_by":
            return (low, all_ + low), (high, all_ + high)
        case "fall_by":
            return ((low, all_ - low), (high, all_ - high)) if high < all_ else None


def _made(how: How, quotient: Number) -> Number | None:
    """The rate that a quotient makes."""
    match how:
        case "share":
            return quotient
        case "rest" | "fall":
            return 1 - quotient
        case "growth":
            return quotient - 1
        case "rise_by":
            return quotient / (1 - quotient) if quotient < 1 else None
        case "fall_by":
            return quotient / (1 + quotient)
