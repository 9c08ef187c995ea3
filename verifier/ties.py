"""Ties (ràng buộc): everything that arithmetic holds a figure against, so that an edit of it can be judged by all of it.

A sum, a share (count, total, percentage), a change (level, level before, by how much) and two figures that say the same are ties;
so are a part and the whole that it cannot exceed, and each sum of a table that a finding found broken. Each tells whether it would
hold with another value, and with which values of a figure it would.
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
from verifier.changes import changes
from verifier.facts import Facts
from verifier.finding import Finding
from verifier.line import Change
from verifier.rounding import as_percent

_MOST_VALUES = 200
"""Values of a count that print one percentage; where more do, none stands out."""
_MOST_ALIKE = 12
"""Figures that say the same which are compared with each other."""
_FOUND_SUMS = frozenset({"TAB101", "TAB102", "TAB103", "SUM103", "SUM107"})
_OF_CHANGES = frozenset({"RAT104", "RAT105"})
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
        if percent <= 100:  # a part is no larger than its whole, though rounding would let it print the percentage
            first, last = (first, min(last, whole)) if end == self.ends[0] else (max(first, part), last)
        yield from _between(figures[end], first, last)


def _between(figure: Figure, first: Fraction, last: Fraction) -> Iterator[Decimal]:
    """The values that a figure can print from one value in base units to another, where they are few."""
    step = Fraction(Decimal(1).scaleb(min(0, int(figure.value.as_tuple().exponent))))
    from_, to = (side / Fraction(figure.unit) / step for side in (first, last))
    if to - from_ <= _MOST_VALUES:
        yield from (_decimal(step * n) for n in range(-int(-from_ // 1), int(to // 1) + 1))


@dataclass(frozen=True, slots=True)
class Growth:
    """A level, the level before and the percentage by which it changed, in this order; `way`: 1 up, -1 down."""

    ends: tuple[End, End, End]
    told: tuple[Decimal, Decimal, Decimal]
    step: Decimal
    way: int

    def holds(self, end: End | None = None, change: Decimal = _NONE) -> bool:
        """Whether the percentage prints the change, one unit of its last digit either way, with one figure changed."""
        now, before, percent = (
            told + (change if each == end else 0) for each, told in zip(self.ends, self.told, strict=True)
        )
        off = _EXACT.subtract(_EXACT.multiply(now, 100), _EXACT.multiply(100 + self.way * percent, before))
        return abs(off) < _EXACT.multiply(self.step, abs(before))

    def wanted(self, end: End, figures: "Figures") -> Iterator[Decimal]:
        """The printed values of a figure with which the percentage is right, as far as they are few."""
        now, before, percent = map(Fraction, self.told)
        half = Fraction(self.step) / 2
        low, high = sorted(1 + self.way * (percent + each) / 100 for each in (-half, half))
        if end == self.ends[2]:
            if before and (now / before - 1) * self.way > 0:
                yield as_percent(abs(now / before - 1), -int(self.step.as_tuple().exponent))
        elif low > 0:
            first, last = (low * before, high * before) if end == self.ends[0] else (now / high, now / low)
            yield from _between(figures[end], first, last)


@dataclass(frozen=True, slots=True)
class Bound:
    """A whole and a part of an open list, which is no larger. `room`: by how much it is smaller, and what rounding adds."""

    ends: tuple[End, End]
    room: Decimal

    def holds(self, end: End | None = None, change: Decimal = _NONE) -> bool:
        """Whether the part is not larger than the whole, with one of them changed by so many base units."""
        return self.room + (_NONE if end is None else change if end == self.ends[0] else -change) >= 0

    def wanted(self, end: End, figures: "Figures") -> Iterator[Decimal]:  # noqa: ARG002 - the same as of the other ties
        """None: what only bounds a figure tells no value."""
        yield from ()


Tie = Sum | Equal | Share | Growth | Bound
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

    def effect(self, end: End, value: Decimal) -> tuple[int, int]:
        """How many ties an edit of one figure would close, and how many that hold it would break."""
        figure = self.figures[end]
        change = (value - figure.value) * figure.unit
        held = [(tie.holds(end, change), id(tie) not in self.broken) for tie in self.of.get(end, ())]
        return held.count((True, False)), held.count((False, True))

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
        _changes(facts, findings, figures, around),
        _bounds(facts, figures, around),
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
            if not _meant((one, other), around):
                continue
            a, b = _figure(facts, one, figures), _figure(facts, other, figures)
            if a and b and one != other:
                yield Equal((one, other), a.base - b.base, a.slack + b.slack)


def _bases(facts: Facts) -> list[list[End]]:
    """Each denominator with the first figure that tells the same indicator for itself."""
    counts = [row for row in facts.counts if row.indicator != "other"]
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


def _changes(
    facts: Facts, findings: Iterable[Finding], figures: Figures, around: Collection[str] | None
) -> Iterator[Sum | Growth]:
    """The changes that hold, and those that a finding tells not to: of the others some reading of the words is wrong."""
    told = {frozenset(finding.evidence) for finding in findings if finding.rule in _OF_CHANGES}
    for change in changes(facts):
        if change.before is None or change.now.id == change.before.id:
            continue
        now, before = End(id=change.now.id), End(id=change.before.id)
        for by in (change.amount, change.percent):
            if by is None or not _meant((now, before, End(id=by.id)), around):
                continue
            tie = _change(facts, change, (now, before, End(id=by.id)), figures)
            if tie is not None and (tie.holds() or frozenset(end.id for end in tie.ends) in told):
                yield tie


def _change(facts: Facts, change: Change, ends: tuple[End, End, End], figures: Figures) -> Sum | Growth | None:
    now, before, by = ends
    if change.percent is None or by.id != change.percent.id:
        whole, part = (before, now) if change.down else (now, before)
        return sum_of(facts, whole, (part, by), figures)
    told = [_figure(facts, end, figures) for end in ends]
    known = [figure for figure in told if figure is not None]
    if len(known) < len(ends) or known[0].slack or known[1].slack or known[2].value < 0 or not known[1].base:
        return None
    step = Decimal(1).scaleb(-facts.decimals(change.percent))
    return Growth(ends, (known[0].base, known[1].base, known[2].value), step, -1 if change.down else 1)


def _bounds(facts: Facts, figures: Figures, around: Collection[str] | None) -> Iterator[Bound]:
    """The parts of open lists that are no larger than their whole."""
    for breakdown in facts.breakdowns:
        if breakdown.complete or not _meant((breakdown.whole, *breakdown.parts), around):
            continue
        whole = _figure(facts, breakdown.whole, figures)
        for end in breakdown.parts[:_MOST_PARTS] if whole is not None else ():
            part = _figure(facts, end, figures)
            if whole is not None and part is not None and end != breakdown.whole:
                bound = Bound((breakdown.whole, end), whole.base - part.base + whole.slack + part.slack)
                if bound.holds():
                    yield bound


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
