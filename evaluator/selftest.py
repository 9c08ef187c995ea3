"""The self-test (tự kiểm tra): what the program would have caught in the user's own reports.

Known errors are planted into copies of the reports, in memory and one at a time: in figures that take part in a relation the text
states and that agree as they are. Each is aimed at the rule that checks such a relation. The copy is read and verified
anew, as text. Where errors fall depends on the report alone, so the same reports give the same table.
"""

import itertools
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import partial
from importlib import import_module
from pathlib import Path
from random import Random
from typing import Final, Literal, get_args

from batch import Bounds, Guard, extract_file
from evaluator.generator.slips import changed_digit, transposed_digits
from extractor.errors import ReadError
from extractor.model import Breakdown, End, FractionPercent, Ratio, Relation, Repeat, Report
from extractor.readers import Ocr
from patterns.period import parse_day
from publisher.result import Fault
from verifier.finding import Finding
from verifier.rounding import as_percent
from verifier.wording import number

ErrorKind = Literal[
    "digit_changed", "digits_transposed", "part_dropped", "percent_of_other_total", "labels_swapped", "period_shifted"
]
KINDS: Final[tuple[ErrorKind, ...]] = get_args(ErrorKind)
Aim = Literal["SUM101", "RAT101", "RAT102", "REP101", "PER101"]

_AIMS: Final[dict[type[Relation], Aim]] = {
    Breakdown: "SUM101",
    FractionPercent: "RAT101",
    Ratio: "RAT102",
    Repeat: "REP101",
}
_SHOWN: Final = frozenset({"error", "warning"})
_NUMBER: Final = re.compile(r"\d[\d.,]*\d|\d")
_DAY: Final = re.compile(r"\d{1,2}/\d{1,2}/\d{4}")

Edit = tuple[int, int, str]
"""Half-open offsets and what stands there instead."""


@dataclass(frozen=True, slots=True)
class Planted:
    """One error in one copy: its kind, the rule it is aimed at, its edits, and the mentions of its relation."""

    kind: ErrorKind
    aim: Aim
    edits: tuple[Edit, ...]
    around: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one planted error: the rules that reported it, and those that reported something else."""

    kind: ErrorKind
    aim: Aim
    rules: tuple[str, ...]
    astray: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SelfTested:
    """The outcomes of one report."""

    path: str
    outcomes: tuple[Outcome, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table. `caught_by_rule` is None for a kind of error, which is aimed at several rules."""

    name: str
    planted: int
    caught: int
    caught_by_rule: int | None
    false_alarms: int


@dataclass(frozen=True, slots=True)
class Result:
    """Everything: how many reports, the rows by rule and by kind of error, and what could not be read."""

    reports: int
    rules: tuple[Row, ...]
    kinds: tuple[Row, ...]
    faults: tuple[Fault, ...]

    def to_dict(self) -> dict[str, object]:
        """As `soat selftest --format json` prints it."""
        return asdict(self)


def selftest(
    inputs: Iterable[Path | Fault],
    bounds: Bounds | None = None,
    *,
    most: int = 5,
    ocr: Ocr = "auto",
    codes: frozenset[str] | None = None,
    follow: "Callable[[Iterator[SelfTested | Fault]], Iterable[SelfTested | Fault]]" = iter,
) -> Result:
    """Plant errors into copies of reports and count what is caught.

    Args:
        inputs: as `batch.discover` gives them.
        bounds: what one report may cost, all its copies together.
        most: errors of one kind that one report gets for one rule.
        ocr: when to recognise characters from the picture of a page.
        codes: of the rules to apply; None for all.
        follow: what the outcome of each report passes through as soon as it is there, to tell how far the run is.
    """
    tested: list[SelfTested] = []
    faults: list[Fault] = []
    with Guard(partial(test_file, most=most, ocr=ocr, codes=codes), bounds, _load_engine) as guard:
        for done in follow(item if isinstance(item, Fault) else _guarded(guard, item) for item in inputs):
            (faults if isinstance(done, Fault) else tested).append(done)  # type: ignore[arg-type]
    outcomes = [outcome for each in tested for outcome in each.outcomes]
    return Result(len(tested), tuple(_by_rule(outcomes)), tuple(_by_kind(outcomes)), tuple(faults))


def _guarded(guard: "Guard[Path, SelfTested | Fault]", path: Path) -> "SelfTested | Fault":
    try:
        return guard.run(path)
    except ReadError as error:
        return Fault(str(path), error.code, error.vi, error.en)


def test_file(path: Path, *, most: int, ocr: Ocr, codes: frozenset[str] | None) -> "SelfTested | Fault":
    """The outcomes of one report, or why it could not be read; the arguments are those of `selftest`."""
    result = extract_file(path, ocr=ocr)
    if result.report is None:
        return result.fault or Fault(result.path, "crashed", "", "")
    return SelfTested(result.path, tuple(try_report(result.report, most, codes)))


def try_report(report: Report, most: int, codes: frozenset[str] | None = None) -> Iterator[Outcome]:
    """Plant errors into one report, one after the other.

    Args:
        report: as it was read; its text is read again.
        most: errors of one kind for one rule.
        codes: of the rules to apply; None for all.
    """
    from extractor import extract_text  # noqa: PLC0415 - the engine is loaded with the first file
    from verifier import verify  # noqa: PLC0415 - the same

    text = report.source.text
    original = extract_text(text)
    alarms = [finding for finding in verify(original, codes) if finding.severity in _SHOWN]
    known = {_quoting(finding, text) for finding in alarms}
    doubted = {id_ for finding in alarms for id_ in finding.evidence}
    for planted in plant(original, doubted, most):
        copy = _edited(text, planted.edits)
        shown = (finding for finding in verify(extract_text(copy), codes) if finding.severity in _SHOWN)
        found = [finding for finding in shown if _quoting(finding, copy) not in known]
        spans = [_moved(original, id_, planted.edits) for id_ in planted.around]
        hits = [finding for finding in found if finding.touches(spans)]
        yield Outcome(
            planted.kind,
            planted.aim,
            tuple(sorted({finding.rule for finding in hits})),
            tuple(sorted(finding.rule for finding in found if finding not in hits)),
        )


# ---------------------------------------------------------------------------------------------------------------------
# Planting


def plant(report: Report, doubted: Iterable[str] = (), most: int = 5) -> list[Planted]:
    """Errors to plant into the text of a report, some of each kind for each rule.

    Args:
        report: read from text.
        doubted: ids of figures that a finding quotes as it is; nothing is planted near them.
        most: of one kind for one rule.
    """
    shunned = frozenset(doubted)
    sites = _Sites(report, shunned)
    found: defaultdict[tuple[ErrorKind, Aim], list[Planted]] = defaultdict(list)
    for planted in sites.all():
        found[planted.kind, planted.aim].append(planted)
    rng = Random(report.source.sha256)  # noqa: S311 - chance that the report itself decides
    chosen: list[Planted] = []
    for key in sorted(found):
        chosen += rng.sample(found[key], min(most, len(found[key])))
    return chosen


class _Sites:
    """Where errors can be planted into one report."""

    def __init__(self, report: Report, doubted: frozenset[str]) -> None:
        self.report = report
        self.text = report.source.text
        self.mentions = {mention.id: mention for mention in report.mentions}
        self.relations = [
            relation
            for relation in report.relations
            if all(end.id in self.mentions and end.id not in doubted for end in _ends(relation))
        ]
        self.related: defaultdict[str, set[str]] = defaultdict(set)
        for relation in report.relations:
            ids = [end.id for end in _ends(relation) if end.id in self.mentions]
            for id_ in ids:
                self.related[id_].update(ids)
        self.rng = Random(f"edits {report.source.sha256}")  # noqa: S311 - the same

    def all(self) -> Iterator[Planted]:
        """Every site of every kind, each with one error."""
        for relation in self.relations:
            yield from self._digits(relation)
            if isinstance(relation, Breakdown) and relation.complete:
                yield from self._dropped(relation)
            if isinstance(relation, Ratio | FractionPercent):
                yield from self._rate(relation)
        yield from self._swapped()
        yield from self._period()

    def _planted(self, kind: ErrorKind, aim: Aim, edits: Sequence[Edit], ids: Iterable[str]) -> Planted:
        around = sorted({near for id_ in ids for near in self.related[id_] | {id_}})
        return Planted(kind, aim, tuple(edits), tuple(around))

    def _digits(self, relation: Relation) -> Iterator[Planted]:
        if isinstance(relation, Breakdown) and not relation.complete:
            return
        end = self.rng.choice(_ends(relation))
        place = self._number(end)
        if place is None or sum(map(str.isdigit, self.text[slice(*place)])) < 2:
            return
        kinds: tuple[tuple[ErrorKind, Callable[[str, Random], str | None]], ...] = (
            ("digit_changed", changed_digit),
            ("digits_transposed", transposed_digits),
        )
        for kind, edit in kinds:
            shown = self.text[slice(*place)]
            digits = edit("".join(filter(str.isdigit, shown)), self.rng)
            if digits is not None:
                left = iter(digits)
                new = "".join(next(left) if mark.isdigit() else mark for mark in shown)
                yield self._planted(kind, _AIMS[type(relation)], [(*place, new)], [end.id])

    def _dropped(self, relation: Breakdown) -> Iterator[Planted]:
        """A part in the middle of the list, from the end of the figure before it."""
        parts = sorted((self.mentions[end.id] for end in relation.parts), key=lambda mention: mention.start)
        for before, part in itertools.pairwise(parts):
            if Decimal(part.value.partition("/")[0] or "0") > 0 and before.end < part.start:
                ids = [end.id for end in _ends(relation) if end.id != part.id]
                yield self._planted("part_dropped", "SUM101", [(before.end, part.end, "")], ids)

    def _rate(self, relation: Ratio | FractionPercent) -> Iterator[Planted]:
        """The percentage computed from another total of the report."""
        counted = self._value(_over(relation))
        percent = self.mentions[relation.percent.id]
        place = self._number(relation.percent)
        if counted is None or place is None:
            return
        decimals = len(percent.value.partition(".")[2])
        for other in self.report.mentions:
            if other.kind != "count" or other.unit is None or other.id in self.related[percent.id]:
                continue
            total = Decimal(other.value)
            if total > counted > 0 and total < 2 * counted:
                value = as_percent(Fraction(counted) / Fraction(total), decimals)
                if value != Decimal(percent.value):
                    edit = (*place, number(value))
                    yield self._planted("percent_of_other_total", _AIMS[type(relation)], [edit], [percent.id])
                    return

    def _swapped(self) -> Iterator[Planted]:
        """The figures of two parts of one whole, each with its percentage, behind each other's label."""
        rates = {end.id: each for each in self.relations if isinstance(each, Ratio) for end in [each.numerator] if end}
        for relation in self.relations:
            if not isinstance(relation, Breakdown):
                continue
            parts = [end for end in relation.parts if end.id in rates and end.part is None]
            for a, b in itertools.pairwise(parts):
                first, second = self._number(a), self._number(b)
                if first and second and self._value(a) != self._value(b):
                    edits = [(*first, self.text[slice(*second)]), (*second, self.text[slice(*first)])]
                    yield self._planted("labels_swapped", "RAT102", edits, [a.id, b.id])
                    break

    def _period(self) -> Iterator[Planted]:
        """The printed dates of the period moved back by its length."""
        period = self.report.header.period
        stated = period.stated if period else None
        if stated is None or not stated.start or not stated.end:
            return
        value = f"{stated.start}..{stated.end}"
        mention = next((m for m in self.report.mentions if m.kind == "date_range" and m.value == value), None)
        days = list(_DAY.finditer(mention.text)) if mention else []
        if mention is None or len(days) != 2:
            return
        first, last = parse_day(stated.start), parse_day(stated.end)
        if first is None or last is None:
            return  # "31/6": no other window can be planted for it
        moved = window_before(first, last)
        edits = [
            (mention.start + match.start(), mention.start + match.end(), f"{day.day:02d}/{day.month:02d}/{day.year}")
            for match, day in zip(days, moved, strict=True)
        ]
        yield self._planted("period_shifted", "PER101", edits, [mention.id])

    def _number(self, end: End) -> tuple[int, int] | None:
        """Where the digits of an end stand."""
        mention = self.mentions[end.id]
        places = list(_NUMBER.finditer(mention.text))
        which = 1 if end.part == "denominator" else 0
        if len(places) <= which:
            return None
        return mention.start + places[which].start(), mention.start + places[which].end()

    def _value(self, end: End | None) -> Decimal | None:
        if end is None:
            return None
        over, _, under = self.mentions[end.id].value.partition("/")
        return Decimal(under if end.part == "denominator" else over)


def window_before(first: date, last: date) -> tuple[date, date]:
    """The stretch of as many months that ends the day before another begins.

    >>> window_before(date(2024, 6, 15), date(2024, 9, 14))
    (datetime.date(2024, 3, 15), datetime.date(2024, 6, 14))
    """
    months = max(1, round((last - first).days / 30.44))
    ended = first - timedelta(days=1)
    back = first.year * 12 + first.month - 1 - months
    return date(back // 12, back % 12 + 1, min(first.day, 28)), ended


def _over(relation: Ratio | FractionPercent) -> End | None:
    return relation.numerator if isinstance(relation, Ratio) else relation.fraction


def _ends(relation: Relation) -> tuple[End, ...]:
    """The ends of a relation that the text names."""
    match relation:
        case Breakdown():
            return (relation.whole, *relation.parts)
        case FractionPercent():
            return (relation.fraction, relation.percent)
        case Ratio():
            return tuple(end for end in (relation.percent, relation.numerator, relation.denominator) if end)
        case _:
            return relation.members


def _edited(text: str, edits: Iterable[Edit]) -> str:
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def _moved(report: Report, id_: str, edits: Iterable[Edit]) -> tuple[int, int]:
    """Where a mention stands after the edits."""
    mention = next(each for each in report.mentions if each.id == id_)
    shift = sum(len(new) - (end - start) for start, end, new in edits if end <= mention.start)
    grown = sum(len(new) - (end - start) for start, end, new in edits if mention.start <= start and end <= mention.end)
    return mention.start + shift, mention.end + shift + grown


def _quoting(finding: Finding, text: str) -> tuple[str, ...]:
    """A finding by its rule and words: a shifted period changes the fingerprints of all."""
    return (finding.rule, *(text[start:end] for start, end in finding.spans))


# ---------------------------------------------------------------------------------------------------------------------
# Counting


def _by_rule(outcomes: Sequence[Outcome]) -> Iterator[Row]:
    astray = [rule for outcome in outcomes for rule in outcome.astray]
    for code in sorted({outcome.aim for outcome in outcomes} | set(astray)):
        own = [outcome for outcome in outcomes if outcome.aim == code]
        by_rule = sum(code in outcome.rules for outcome in own)
        yield Row(code, len(own), sum(bool(outcome.rules) for outcome in own), by_rule, astray.count(code))


def _by_kind(outcomes: Sequence[Outcome]) -> Iterator[Row]:
    for kind in KINDS:
        own = [outcome for outcome in outcomes if outcome.kind == kind]
        if own:
            caught = sum(bool(outcome.rules) for outcome in own)
            yield Row(kind, len(own), caught, None, sum(len(outcome.astray) for outcome in own))


def _load_engine() -> None:
    import_module("extractor.pipeline")
    import_module("verifier.run")
