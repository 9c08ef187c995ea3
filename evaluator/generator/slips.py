"""Slips (sai sót cài sẵn): one known error in a report that had none, and what it did.

Ten kinds, the ones inspectors meet: a digit changed, two transposed, one lost, one doubled; a percentage of another
total; two labels swapped; a part left out; the value of the year before kept; a row of a table shifted; a figure retold
differently. An eleventh shifts the dates between which was counted.

A slip that breaks no constraint of the draft is not planted: nothing in the report could show it. Those passed over are
counted.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import islice
from random import Random
from typing import Final, Literal, NamedTuple, get_args

from evaluator.generator.draft import Constraint, Draft, End, Fact, Figure, without
from evaluator.generator.holding import broken
from evaluator.generator.made import Made
from evaluator.generator.printing import canonical
from verifier.rounding import as_percent

SlipKind = Literal[
    "digit_changed",
    "digits_transposed",
    "digit_lost",
    "digit_doubled",
    "percent_of_other_total",
    "labels_swapped",
    "part_dropped",
    "previous_value_kept",
    "table_shifted",
    "retold_differently",
    "period_shifted",
]
SLIPS: Final[tuple[SlipKind, ...]] = get_args(SlipKind)
DIGIT_SLIPS: Final[frozenset[SlipKind]] = frozenset(SLIPS[:4])

_PAIRS = (
    ("dossier.received.online", "dossier.received.direct"),
    ("dossier.resolved.early", "dossier.resolved.on_time"),
    ("dossier.received.online.full", "dossier.received.online.partial"),
)
_TOTALS = ("dossier.handled.total", "dossier.received.total", "dossier.resolved.total")
_FIGURES = frozenset({"count", "fraction", "money", "cell"})
_TRIES = 20
_NINE = 9


@dataclass(frozen=True, slots=True)
class Slip:
    """One planted error: which figures it changed, from what to what as printed, and the constraints they stand in.

    `numbers` are the original values of the ends; none for dates.

    For a part that was left out the end is the whole of the list, and `after` is empty.
    """

    kind: SlipKind
    ends: tuple[End, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    numbers: tuple[Decimal, ...]
    constraints: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """What was drawn for one kind in one report. `passed`: slips drawn before this one that break no constraint."""

    slip: tuple[Made, Slip] | None
    passed: int


def plant(made: Made, kind: SlipKind) -> tuple[Made, Slip] | None:
    """The report with one slip in it; None where it offers no place for one of that kind.

    Args:
        made: a clean report.
        kind: of the slip; where it falls depends on the seed alone.
    """
    return draw(made, kind).slip


def draw(made: Made, kind: SlipKind) -> Drawn:
    """The first slip of a kind that some constraint notices, and how many were drawn in vain before it.

    Args:
        made: a clean report.
        kind: of the slip.
    """
    rng = Random(f"{kind}/{made.seed}/{made.number}")  # noqa: S311 - reports, not secrets
    passed = 0
    for draft, ends, before, after, told in islice(_PLANTERS[kind](made, rng), _TRIES):
        if broken(draft) if told is None else told:
            figures = {end.figure for end in ends}
            touched = tuple(
                number
                for number, constraint in enumerate(made.draft.constraints)
                if any(end.figure in figures for end in constraint.ends)
            )
            numbers = tuple(_at(made.draft, end) for end in ends if made.draft.figures[end.figure].numbers)
            return Drawn((made.told_as(draft), Slip(kind, ends, before, after, numbers, touched)), passed)
        passed += 1
    return Drawn(None, passed)


class Planted(NamedTuple):
    """A draft with a slip. `told`: whether words contradict it (a list told to be full), where figures do not decide."""

    draft: Draft
    ends: tuple[End, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    told: bool | None = None


def changed_digit(digits: str, rng: Random) -> str:
    """One digit replaced by another; the first never by zero.

    >>> changed_digit("7", Random(1)) != "7"
    True
    """
    place = rng.randrange(len(digits))
    lowest = 1 if place == 0 else 0
    other = rng.choice([str(d) for d in range(lowest, 10) if str(d) != digits[place]])
    return digits[:place] + other + digits[place + 1 :]


def transposed_digits(digits: str, rng: Random) -> str | None:
    """Two neighbours swapped; None where none differ, or a zero would come to the front."""
    places = [i for i in range(len(digits) - 1) if digits[i] != digits[i + 1] and not (i == 0 and digits[1] == "0")]
    if not places:
        return None
    i = rng.choice(places)
    return digits[:i] + digits[i + 1] + digits[i] + digits[i + 2 :]


def lost_digit(digits: str, rng: Random) -> str | None:
    """One digit left out; None where nothing would be left, or a zero would come to the front."""
    places = [i for i in range(len(digits)) if len(digits) > 1 and (i > 0 or digits[1] != "0")]
    if not places:
        return None
    i = rng.choice(places)
    return digits[:i] + digits[i + 1 :]


def doubled_digit(digits: str, rng: Random) -> str | None:
    """One digit typed twice."""
    if digits == "0":
        return None
    i = rng.randrange(len(digits))
    return digits[: i + 1] + digits[i:]


def _edited(edit: Callable[[str, Random], str | None]) -> Callable[[Made, Random], Iterator[Planted]]:
    def planter(made: Made, rng: Random) -> Iterator[Planted]:
        held = {end for constraint in made.draft.constraints for end in constraint.ends}
        places = [end for end in sorted(held, key=_order) if _editable(made.draft, end)]
        rng.shuffle(places)
        for end in places:
            figure = made.draft.figures[end.figure]
            decimals = figure.decimals[end.part]
            digits = edit(str(int(figure.numbers[end.part].scaleb(decimals))), rng)
            if digits is not None:
                yield _with(made, ((end, Decimal(digits).scaleb(-decimals)),))

    return planter


def _editable(draft: Draft, end: End) -> bool:
    figure = draft.figures[end.figure]
    return figure.kind in _FIGURES and bool(figure.numbers) and figure.numbers[end.part] >= 10


def _order(end: End) -> tuple[int, int]:
    return end.figure, end.part


def _with(made: Made, values: tuple[tuple[End, Decimal], ...]) -> Planted:
    """The draft with some numbers replaced, printed as the office prints."""
    figures = list(made.draft.figures)
    before = tuple(figures[end.figure].text for end, _ in values)
    for end, value in values:
        figures[end.figure] = _reprinted(made, figures[end.figure], end.part, value)
    after = tuple(figures[end.figure].text for end, _ in values)
    return Planted(replace(made.draft, figures=figures), tuple(end for end, _ in values), before, after)


def _reprinted(made: Made, figure: Figure, part: int, value: Decimal) -> Figure:
    decimals = figure.decimals[part]
    padded = None if figure.kind in {"count", "fraction"} else False
    shown = [*figure.shown]
    shown[part] = made.style.number(value, decimals, padded=padded)
    numbers = [*figure.numbers]
    numbers[part] = value
    text = "/".join(canonical(each, places) for each, places in zip(numbers, figure.decimals, strict=True))
    return replace(figure, shown=tuple(shown), numbers=tuple(numbers), value=text)


def _percent(made: Made, rng: Random) -> Iterator[Planted]:
    """A percentage computed from another total than its own."""
    draft = made.draft
    totals = {fact.code: figure.numbers[fact.part] for figure, fact in _facts(draft) if fact.code in _TOTALS}
    rates = [row for row in draft.constraints if row.kind in {"ratio", "fraction_percent"}]
    rng.shuffle(rates)
    for row in rates:
        percent, over, under = row.ends
        figure = draft.figures[percent.figure]
        counted, base = _at(draft, over), _at(draft, under)
        for code in rng.sample(sorted(totals), len(totals)):
            if totals[code] in {base, 0} or counted > totals[code]:
                continue
            value = as_percent(Fraction(counted) / Fraction(totals[code]), made.style.decimals)
            if value != figure.numbers[0]:
                decimals = made.style.decimals
                printed = replace(figure, decimals=(decimals,))
                bare = replace(draft, figures=[*draft.figures])
                bare.figures[percent.figure] = printed
                made_bare = replace(made, draft=bare)
                yield _with(made_bare, ((percent, value),))


def _swapped(made: Made, rng: Random) -> Iterator[Planted]:
    """Two figures of one list behind each other's label."""
    for pair in rng.sample(_PAIRS, len(_PAIRS)):
        for row in made.draft.constraints:
            ends = [_end_of(made.draft, row, code) for code in pair]
            first, second = ends
            if row.kind != "breakdown" or first is None or second is None:
                continue
            a, b = _at(made.draft, first), _at(made.draft, second)
            if a != b:
                yield _with(made, ((first, b), (second, a)))


def _dropped(made: Made, rng: Random) -> Iterator[Planted]:
    """A part of a complete list left out, never the first, where at least two are left."""
    draft = made.draft
    places = [
        (listing, i)
        for listing in draft.listings
        for i in range(1, len(listing.parts))
        if len(listing.parts) > 2 and _at(draft, draft.constraints[listing.constraint].ends[i + 1]) > 0
    ]
    for listing, i in rng.sample(places, len(places)):
        bound = listing.parts[i]
        ends = draft.constraints[listing.constraint].ends
        figure = draft.figures[ends[i + 1].figure]
        shorter = replace(draft, lines=[without(line, [bound]) for line in draft.lines])
        yield Planted(shorter, (ends[0],), (figure.text,), ("",), listing.closed)


def _previous(made: Made, rng: Random) -> Iterator[Planted]:
    """The value of the same period of the year before, left standing."""
    held = {end for row in made.draft.constraints for end in row.ends}
    places = [
        (End(number, fact.part), made.before[fact.code])
        for number, figure in enumerate(made.draft.figures)
        for fact in figure.facts
        if fact.when == "now"
        and fact.field is None
        and fact.level is None
        and figure.kind in _FIGURES
        and figure.numbers
        and End(number, fact.part) in held
        and made.before.get(fact.code, figure.numbers[fact.part]) != figure.numbers[fact.part]
    ]
    for place in rng.sample(places, len(places)):
        yield _with(made, (place,))


def _shifted(made: Made, rng: Random) -> Iterator[Planted]:
    """A row of a table moved by one column, or a column by one row."""
    if not made.draft.tables:
        return
    (table, *_) = made.draft.tables
    first = min(number for number, figure in enumerate(made.draft.figures) if figure.kind == "cell")
    width, height = len(table.columns) - 2, len(table.rows) - 1
    for _ in range(_TRIES):
        if rng.random() < 0.5:
            row = rng.randrange(height)
            line = [End(first + row * width + column) for column in range(width)]
        else:
            column = rng.randrange(width)
            line = [End(first + row * width + column) for row in range(height)]
        values = [_at(made.draft, end) for end in line]
        moved = [values[-1], *values[:-1]]
        if pairs := tuple((end, new) for end, new, old in zip(line, moved, values, strict=True) if new != old):
            yield _with(made, pairs)


def _retold(made: Made, rng: Random) -> Iterator[Planted]:
    """A figure that stands in no other constraint than its repetition, told a little differently."""
    draft = made.draft
    held: dict[int, set[str]] = {}
    for row in draft.constraints:
        for end in row.ends:
            held.setdefault(end.figure, set()).add(row.kind)
    places = [number for number, kinds in held.items() if kinds == {"repeat"} and draft.figures[number].numbers]
    places = [number for number in places if draft.figures[number].numbers[0] >= 10]
    for number in rng.sample(sorted(places), len(places)):
        figure = draft.figures[number]
        step = rng.randint(1, 9) * rng.choice((-1, 1))
        value = figure.numbers[0] + Decimal(step).scaleb(-figure.decimals[0])
        yield _with(made, ((End(number), value),))


def _period(made: Made, _: Random) -> Iterator[Planted]:
    """The dates of the period before this one; of nine months, which have none before them, those of the year before."""
    span = made.frame.span
    number = next((n for n, figure in enumerate(made.draft.figures) if figure.kind == "date_range"), None)
    if number is None:
        return
    months = (span.end.year - span.start.year) * 12 + span.end.month - span.start.month + 1
    last = span.first - timedelta(days=1)
    if months == _NINE:
        months, last = 12, span.last.replace(year=span.last.year - 1)
    back = span.first.year * 12 + span.first.month - 1 - months
    first = date(back // 12, back % 12 + 1, 15)
    old = made.draft.figures[number]
    text = " đến ngày ".join(f"{day.day:02d}/{day.month}/{day.year}" for day in (first, last))
    new = replace(old, shown=(f"từ ngày {text}",), value=f"{first.isoformat()}..{last.isoformat()}")
    figures = [*made.draft.figures]
    figures[number] = new
    yield Planted(replace(made.draft, figures=figures), (End(number),), (old.text,), (new.text,), told=True)


def _facts(draft: Draft) -> Iterator[tuple[Figure, Fact]]:
    return (
        (figure, fact)
        for figure in draft.figures
        for fact in figure.facts
        if fact.when == "now" and fact.field is None and fact.level is None and figure.numbers
    )


def _end_of(draft: Draft, row: Constraint, code: str) -> End | None:
    return next(
        (end for end in row.ends[1:] if any(fact.code == code for fact in draft.figures[end.figure].facts)), None
    )


def _at(draft: Draft, end: End) -> Decimal:
    return draft.figures[end.figure].numbers[end.part]


_PLANTERS: Final[dict[SlipKind, Callable[[Made, Random], Iterator[Planted]]]] = {
    "digit_changed": _edited(changed_digit),
    "digits_transposed": _edited(transposed_digits),
    "digit_lost": _edited(lost_digit),
    "digit_doubled": _edited(doubled_digit),
    "percent_of_other_total": _percent,
    "labels_swapped": _swapped,
    "part_dropped": _dropped,
    "previous_value_kept": _previous,
    "table_shifted": _shifted,
    "retold_differently": _retold,
    "period_shifted": _period,
}
