"""Ties (ràng buộc): everything that arithmetic holds a figure against, so that an edit of it can be judged by all of it.

A sum, a share (count, total, percentage) and two figures that say the same are ties; so is each sum of a table that a finding
found broken. Each tells whether it would hold with another value, and with which values of a figure it would.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal
from fractions import Fraction
from functools import cached_property
from itertools import chain, combinations
from typing import Literal

from extractor.model import Breakdown, End, Mention, Observation
from verifier.facts import Facts
from verifier.finding import Finding
from verifier.rounding import as_percent

_MOST_VALUES = 200
"""Values of a count that print one percentage; where more do, none stands out."""
_MOST_ALIKE = 12
"""Figures that say the same which are compared with each other."""
_FOUND_SUMS = frozenset({"TAB101", "TAB102", "TAB103", "SUM103", "SUM107"})
_MOST_PARTS = 100
"""Parts of a sum; an edit of one of more than these says little."""
_DIGITS = 15
"""Digits of a figure that is reckoned with."""
_NONE = Decimal(0)
_EXACT = Context(prec=100)
"""Products of figures are told exactly, as no quotient is."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as printed: its value, what one of it is worth ("nghìn"), and how far it may be off, in base units."""

    value: Decimal
    unit: Decimal
    slack: Decimal

    @property
    def base(self) -> Decimal:
        """The value in base units."""
        return self.value * self.unit


@dataclass(frozen=True, slots=True)
class Sum:
    """A whole (the first end) and its parts. `gap`: what the parts lack; `slack`: what rounding leaves open."""

    ends: tuple[End, ...]
    gap: Decimal
    slack: Decimal

    def holds(self, end: End | None = None, change: Decimal = _NONE) -> bool:
        """Whether it adds up, with one figure changed by so many base units."""
        signs = 0 if end is None else int(self.ends[0] == end) - self.ends[1:].count(end)
        return abs(self.gap + signs * change) <= self.slack

    def wanted(self, end: End, figures: "Figures") -> Iterator[Decimal]:
        """The printed values of a figure with which it adds up."""
        figure = figures[end]
        yield (figure.base + (-self.gap if end == self.ends[0] else self.gap)) / figure.unit


@dataclass(frozen=True, slots=True)
class Equal:
    """Two figures that say the same. `apart`: how far; `slack`: what rounding leaves open."""

    ends: tuple[End, End]
    apart: Decimal
    slack: Decimal

    def holds(self, end: End | None = None, change: Decimal = _NONE) -> bool:
        """Whether they agree, with one of them changed by so many base units."""
        return abs(self.apart + (_NONE if end is None else change if end == self.ends[0] else -change)) <= self.slack

    def wanted(self, end: End, figures: "Figures") -> Iterator[Decimal]:
        """The printed value of the one with which it says what the other does."""
        (other,) = (each for each in self.ends if each != end)
        yield figures[other].base / figures[end].unit


@dataclass(frozen=True, slots=True)
class Share:
    """A count, a total and the percentage that the one is of the other, in this order; `step`: one of its last digit."""

    ends: tuple[End, End, End]
    told: tuple[Decimal, Decimal, Decimal]
    step: Decimal

    def holds(self, end: End | None = None, change: Decimal = _NONE) -> bool:
        """Whether the percentage prints the share, one unit of its last digit either way, with one figure changed."""
        part, whole, percent = self.told
        if end is not None:
            part, whole, percent = (
                told + (change if each == end else 0) for each, told in zip(self.ends, self.told, strict=True)
            )
        off = _EXACT.subtract(_EXACT.multiply(part, 100), _EXACT.multiply(percent, whole))
        return abs(off) < _EXACT.multiply(self.step, abs(whole))

    def wanted(self, end: End, figures: "Figures") -> Iterator[Decimal]:
        """The printed values of a figure with which the percentage is right, as far as they are few."""
        part, whole, percent = map(Fraction, self.told)
        if end == self.ends[2]:
            if whole:
                yield abs(as_percent(part / whole, -int(self.step.as_tuple().exponent)))
            return
        low, high = (percent - Fraction(self.step) / 2) / 100, (percent + Fraction(self.step) / 2) / 100
        if low <= 0:
            return
        first, last = (low * whole, high * whole) if end == self.ends[0] else (part / high, part / low)
        figure = figures[end]
        step = Fraction(Decimal(1).scaleb(min(0, int(figure.value.as_tuple().exponent))))
        from_, to = (side / Fraction(figure.unit) / step for side in (first, last))
        if to - from_ <= _MOST_VALUES:
            yield from (_decimal(step * n) for n in range(-int(-from_ // 1), int(to // 1) + 1))


Tie = Sum | Equal | Share
Figures = dict[End, Figure]


@dataclass(frozen=True)
class Ties:
    """The ties of a report by figure, and its figures."""

    figures: Figures
    of: dict[End, list[Tie]]

    @cached_property
    def ends(self) -> dict[str, list[End]]:
        """The ends of each figure, by its id, the numerator of a fraction before the denominator."""
        found: dict[str, list[End]] = {}
        for end in self.figures:
            found.setdefault(end.id, []).append(end)
        for ends in found.values():
            ends.sort(key=lambda end: end.part == "denominator")
        return found

    def net(self, end: End, value: Decimal) -> int:
        """How many ties an edit of one figure would close, less those that it would break."""
        figure = self.figures[end]
        change = (value - figure.value) * figure.unit
        return sum(tie.holds(end, change) - (id(tie) not in self.broken) for tie in self.of.get(end, ()))

    @cached_property
    def broken(self) -> dict[int, Tie]:
        """The ties that do not hold, by their identity: two may say the same."""
        return {id(tie): tie for told in self.of.values() for tie in told if not tie.holds()}


def ties(facts: Facts, findings: Iterable[Finding], around: Collection[str] | None = None) -> Ties:
    """What the figures of a report are held against.

    Args:
        facts: of the report.
        findings: of its rules; some say which figures should add up.
        around: ids; what none of these is in is left out.
    """
    figures: Figures = {}
    of: defaultdict[End, list[Tie]] = defaultdict(list)
    told: tuple[Iterator[Tie], ...] = (
        _sums(facts, figures, around),
        _shares(facts, figures, around),
        _equals(facts, figures, around),
        _found(facts, findings, figures),
    )
    known: set[tuple[End, ...]] = set()
    for tie in chain.from_iterable(told):
        if isinstance(tie, Sum) and tie.ends in known:
            continue
        known.add(tie.ends)
        for end in dict.fromkeys(tie.ends):
            of[end].append(tie)
    return Ties(figures, dict(of))


def sum_of(facts: Facts, whole: End, parts: Sequence[End], figures: Figures) -> Sum | None:
    """The tie of a whole and its parts; None where one of them is open ("trên 300"), or the parts are very many."""
    told = [_figure(facts, end, figures) for end in (whole, *parts[:_MOST_PARTS])]
    if len(parts) > _MOST_PARTS:
        return None
    known = [figure for figure in told if figure is not None]
    if len(known) < len(told):
        return None
    gap = known[0].base - sum((figure.base for figure in known[1:]), _NONE)
    return Sum((whole, *parts), gap, sum((figure.slack for figure in known), _NONE))


def _meant(ends: Iterable[End], around: Collection[str] | None) -> bool:
    return around is None or any(end.id in around for end in ends)


def _sums(facts: Facts, figures: Figures, around: Collection[str] | None) -> Iterator[Sum]:
    for breakdown in facts.breakdowns:
        if breakdown.complete and _meant((breakdown.whole, *breakdown.parts), around):
            found = (sum_of(facts, whole, parts, figures) for whole, *parts in _halves(facts, breakdown))
            yield from (tie for tie in found if tie is not None)


def _halves(facts: Facts, breakdown: Breakdown) -> Iterator[tuple[End, ...]]:
    """The ends of a breakdown; of fractions that divide a fraction also the denominators, where these add up."""
    ends = (breakdown.whole, *breakdown.parts)
    yield ends
    if all(facts.mentions[end.id].kind == "fraction" for end in ends):
        under = tuple(End(id=end.id, part="denominator") for end in ends)
        if facts.value(under[0]) not in [facts.value(end) for end in under[1:]]:
            yield under


def _shares(facts: Facts, figures: Figures, around: Collection[str] | None) -> Iterator[Share]:
    told: list[tuple[End, End, End]] = []
    for relation in facts.fraction_percents:
        part_of, whole_of = facts.ends(facts.mentions[relation.fraction.id])
        told.append((part_of, whole_of, relation.percent))
    told += [
        (row.numerator, row.denominator, row.percent)
        for row in facts.ratios
        if row.numerator is not None and row.denominator is not None
    ]
    for ends in told:
        if not _meant(ends, around):
            continue
        part, whole, percent = (_figure(facts, end, figures) for end in ends)
        if part and whole and percent and percent.value >= 0 and part.slack == whole.slack == 0:
            yield Share(
                ends,
                (part.base, whole.base, percent.value),
                Decimal(1).scaleb(-facts.decimals(facts.mentions[ends[2].id])),
            )


def _equals(facts: Facts, figures: Figures, around: Collection[str] | None) -> Iterator[Equal]:
    groups = [list(repeat.members) for repeat in facts.repeats]
    groups += _bases(facts)
    for members in groups:
        if not _meant(members, around):
            continue
        for one, other in combinations(members[:_MOST_ALIKE], 2):
            a, b = _figure(facts, one, figures), _figure(facts, other, figures)
            if a and b and one != other:
                yield Equal((one, other), a.base - b.base, a.slack + b.slack)


def _bases(facts: Facts) -> list[list[End]]:
    """Each denominator with the first figure that tells the same indicator for itself."""
    counts = [
        row
        for row in facts.report.observations
        if row.indicator != "other" and row.mentions and row.modality == "actual" and row.measure == "count"
    ]
    under: list[Observation] = []
    seen: set[str] = set()
    for row in counts:
        if facts.mentions[row.mentions[0]].kind == "fraction":
            if row.mentions[0] in seen:
                under.append(row)
            seen.add(row.mentions[0])
    wanted = {row.indicator for row in under}
    told: dict[tuple[object, ...], str] = {}
    for row in counts:
        if row.indicator in wanted and row.mentions[0] not in seen:
            told.setdefault(_told_of(row), row.mentions[0])
    bases = ((told.get(_told_of(row)), row.mentions[0]) for row in under)
    return [[End(id=one), End(id=other, part="denominator")] for one, other in bases if one is not None]


def _told_of(row: Observation) -> tuple[object, ...]:
    return row.indicator, row.period, row.scope


def _found(facts: Facts, findings: Iterable[Finding], figures: Figures) -> Iterator[Sum]:
    """The sums that only findings tell: those of tables, and those of lists which nobody says to be full."""
    for finding in findings:
        if finding.rule in _FOUND_SUMS:
            for half in ("numerator", "denominator"):
                whole, *parts = (_end(facts, id_, half) for id_ in finding.evidence)
                tie = sum_of(facts, whole, parts, figures)
                if tie is not None and not tie.holds():
                    yield tie
                    break


def _end(facts: Facts, id_: str, half: Literal["numerator", "denominator"]) -> End:
    mention = facts.mentions.get(id_)
    return End(id=id_, part=half) if mention is not None and mention.kind == "fraction" else End(id=id_)


def _figure(facts: Facts, end: End, figures: Figures) -> Figure | None:
    known = figures.get(end)
    if known is None:
        known = _read(facts, end)
        if known is None or len(known.value.as_tuple().digits) > _DIGITS:
            return None
        figures[end] = known
    return known


def _read(facts: Facts, end: End) -> Figure | None:
    mention: Mention | None = facts.mentions.get(end.id)
    if mention is None:
        row: Observation | None = facts.cell_rows.get(end.id)
        return Figure(Decimal(row.value), Decimal(1), _NONE) if row is not None else None
    if mention.kind == "range":
        return None  # "12 - 17 tuổi" has no value of its own
    base, interval = facts.value(end), facts.interval(end)
    if interval.low is None or interval.high is None:
        return None
    value = _half(facts, mention, end) if mention.kind == "fraction" else Decimal(mention.value)
    unit = base / value if value else Decimal(1)
    slack = _NONE if mention.kind == "percent" else (interval.high - interval.low) / 2
    return Figure(value, unit, slack)


def _half(facts: Facts, mention: Mention, end: End) -> Decimal:
    return facts.halves(mention)[end.part == "denominator"]


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)
