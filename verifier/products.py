"""Products (phép nhân viết ra): figures with signs of multiplication between them, and what they are said to come to.

214 suất x 300.000 đồng = 64.200.000 đồng; 10 người x 12 tháng x 500.000 đồng/người = 60.000.000 đồng
24 phụ cấp (08 thôn x 03 chức danh)                                             the product before a bracket
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import prod

import regex as re

from extractor.model import End, Mention
from patterns.words import forms, spots
from verifier.facts import Facts
from verifier.rounding import Interval, cut_off

_KINDS = frozenset({"count", "money", "measure", "duration", "percent"})
_SIGNS = (" x ", "×")
_NOUN = r"(?:/\p{L}+(?: \p{L}+)?)?(?: \p{L}+){0,4}"
_TIMES = re.compile(rf"{_NOUN} ?[x×] ?")
_MAKES = re.compile(rf"{_NOUN} ?= ?(?:tổng |là )?")
_OPENS = re.compile(rf"{_NOUN} ?\(")
_CLOSES = re.compile(rf"{_NOUN} ?\)")
# "5 + 3 x 2 = 11", "... = 60 triệu + 5 triệu": one step of a longer reckoning.
_STEP_BEFORE = re.compile(r"[\p{L}\d.)%] ?[+*/×=–-] ?$")
_STEP_BEHIND = re.compile(r" ?[+*/×x–-] ?\d")
_BEFORE = 4
_MOST = 4
_PER_TIME = frozenset(forms("lists", "rate_time"))
_BARE = frozenset({"", "nghìn", "ngàn", "triệu", "tỷ", "tỉ"})
"""Units of a sum that leaves out what it is a sum of: `02 nhà x 25 triệu = 50 triệu đồng`."""
_PERCENT = Decimal(100)


@dataclass(frozen=True, slots=True)
class Product:
    """The factors, and the figure said to be their product; `equals`: a sign of equality says so, no bracket."""

    factors: tuple[Mention, ...]
    told: Mention
    equals: bool
    times: Decimal = Decimal(1)
    """How often all of it is paid, where that is told as a time: `trong 9 tháng`."""

    def made(self, facts: Facts) -> Decimal:
        """What the factors come to, in base units."""
        return prod((_worth(facts, factor) for factor in self.factors), start=self.times)

    def holds(self, facts: Facts) -> bool:
        """Whether the factors, amounts set as they are printed, come to what the product can mean."""
        end = End(id=self.told.id)
        made, meant = self.made(facts), cut_off(facts.interval(end))
        rounded = any(factor.kind == "percent" for factor in self.factors)
        slack = facts.printed(end).unit if rounded else Decimal(0)
        return meant.meets(Interval(made - slack, made + slack))


def products(facts: Facts) -> Iterator[Product]:
    """The products that a report writes out, in text order."""
    text = facts.folded
    figures: Sequence[Mention] = ()
    starts: list[int] = []
    past = 0
    for at, sign in spots(_SIGNS, text):
        if not figures:  # most reports have no such sign
            figures = facts.of_kinds(*_KINDS)
            starts = [m.start for m in figures]
        i = bisect_left(starts, at + len(sign)) - 1
        if i < past:
            continue
        last = i
        while last + 1 < len(figures) and last - i < _MOST and _tie(_TIMES, text, figures[last], figures[last + 1]):
            last += 1
        past = last + 1
        told = _told(text, facts.lower, figures, i, last) if last > i else None
        if told is not None and _may_multiply(told):
            yield told


def _tie(pattern: "re.Pattern[str]", text: str, one: Mention, other: Mention) -> bool:
    return pattern.fullmatch(text, one.end, other.start) is not None


def _told(text: str, lines: str, figures: Sequence[Mention], first: int, last: int) -> Product | None:
    """The factors with what they make: behind a sign of equality, or before the bracket that holds nothing else."""
    factors = tuple(figures[first : last + 1])
    behind = figures[last + 1] if last + 1 < len(figures) else None
    if behind is not None and _tie(_MAKES, text, factors[-1], behind):
        start = factors[0].start
        step = _STEP_BEFORE.search(lines, max(0, start - _BEFORE), start) or _STEP_BEHIND.match(lines, behind.end)
        return None if step else Product(factors, behind, equals=True)
    before = figures[first - 1] if first else None
    if before is None or not _tie(_OPENS, text, before, factors[0]) or not _CLOSES.match(text, factors[-1].end):
        return None
    return Product(factors, before, equals=False)


def _may_multiply(told: Product) -> bool:
    """Whether the units let the factors make what they are said to make, and all of it is told exactly."""
    if any(m.qualifier != "exact" or m.modality != told.told.modality for m in (*told.factors, told.told)):
        return False
    kinds = [factor.kind for factor in told.factors]
    units = [factor.unit or "" for factor in told.factors]
    pers = {per for unit in units for per in unit.split("/")[1:]}
    if "/" in (told.told.unit or "") or len(pers) > len(units) - 1 or (pers & _PER_TIME) - set(units):
        return False  # "150.000 đồng/người/tháng": the people or the months are left out
    if told.told.kind == "money":
        money = kinds.count("money")
        bare = sum(kind == "count" and unit in _BARE for kind, unit in zip(kinds, units, strict=True))
        return money == 1 or (money == 0 and bare == 1)
    return told.told.kind == "count" and set(kinds) <= {"count", "duration", "percent"}


def _worth(facts: Facts, factor: Mention) -> Decimal:
    """What a factor multiplies by: a sum in đồng, a count, a number of months, a share."""
    if factor.kind == "percent":
        return Decimal(factor.value) / _PERCENT
    return Decimal(factor.value) if factor.kind in ("measure", "duration") else facts.value(End(id=factor.id))
