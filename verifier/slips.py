"""Slips (lỗi gõ): the figures that one slip of the pen turns into each other, and how telling it is that one closes a gap.

A pair of counts that does not print a percentage, but would if one digit were another, is likelier mistyped than meant
otherwise: unless slips lead to so many percentages that one of them had to be hit.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from extractor.model import End
from patterns.slips import edit_kind, slips
from patterns.units import base_factor
from verifier.facts import Facts
from verifier.finding import Repair
from verifier.rounding import Interval, cut_off
from verifier.wording import number

_ALL = 100


@dataclass(frozen=True, slots=True)
class Printed:
    """A figure as printed: its digits, what one of them is worth ("nghìn"), and how far it reaches below and above."""

    end: End
    value: Decimal
    unit: Decimal
    below: Decimal
    above: Decimal
    cut: Interval = field(init=False, compare=False, repr=False)
    """What it can stand for where it may have been cut off instead of rounded."""

    def __post_init__(self) -> None:
        """Reckons that once: a figure is tried with many others."""
        object.__setattr__(self, "cut", cut_off(self.meant(self.value)))

    def meant(self, value: Decimal) -> Interval:
        """What the figure would stand for with other digits."""
        return Interval(value * self.unit - self.below, value * self.unit + self.above)


def printed_figure(facts: Facts, end: End) -> Printed | None:
    """The figure at one end of a relation; None where it is open ("trên 300") or nought."""
    mention, value, interval = facts.mentions[end.id], facts.value(end), facts.as_told(end)
    if interval.low is None or interval.high is None or value <= 0:
        return None
    digits = value / base_factor(mention.unit) if mention.kind == "fraction" else Decimal(mention.value)
    return Printed(end, digits, value / digits, value - interval.low, interval.high - value)


@dataclass(frozen=True, slots=True)
class Slip:
    """A figure and the digits with which it would agree with the others."""

    end: End
    printed: Decimal
    wanted: Decimal
    unit: Decimal


def mended(figures: Sequence[Printed], holds: Callable[[list[Interval]], bool]) -> list[Slip]:
    """The single slips of any of the figures with which what must hold of their intervals holds."""
    meant = [figure.meant(figure.value) for figure in figures]
    return [
        Slip(figure.end, figure.value, value, figure.unit)
        for i, figure in enumerate(figures)
        for value in slips(figure.value)
        if value and holds([*meant[:i], figure.meant(value), *meant[i + 1 :]])
    ]


def chance(reached: int, decimals: int, tried: int) -> Fraction:
    """How likely some slip closes the gap of one of the pairs tried by mere chance, were the percentage any of 0 to 100."""
    return min(Fraction(1), Fraction(reached * tried, _ALL * 10**decimals + 1))


def offers(found: Sequence[Slip]) -> tuple[Repair, ...]:
    """The slips as repairs; `verifier.repair` ranks them by all that their figure is in."""
    edits = ((slip, edit_kind(slip.printed, slip.wanted)) for slip in found)
    return tuple(
        Repair(id=slip.end.id, before=number(slip.printed), after=number(slip.wanted), edit=edit, explains=1)
        for slip, edit in edits
        if edit is not None
    )
