"""The digest of a report (tóm lược): the little that comparing reports needs of each, so that the reports can be let go."""

import zlib
from array import array
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property
from pathlib import PurePath

import regex as re

from extractor.model import Header, Observation, Report
from extractor.model.observation import Measure
from patterns.folding import fold
from patterns.period import parse_day
from patterns.places import REFORM
from patterns.words import forms, whole_word
from verifier.facts import Facts
from verifier.finding import Quote

_REPLACES = re.compile(r"(?<!\p{L})(?:báo cáo|văn bản) này (?:được )?(?:thay thế|thay|đính chính)(?: cho)? $")
_BEFORE = 60
_COUNCIL = re.compile(r"\bủy ban nhân dân\b")
_WORD = re.compile(r"\w+")
_DIGITS = re.compile(r"[0-9]{1,9}")
_CUMULATIVE = re.compile(whole_word(forms("periods", "cumulative")))
_TERRITORIAL = frozenset({"commune", "district", "province"})
_TOLD_APART = 3
"""Digits from which on a figure says something about whose it is: every office has 5 officers, few have 1.253 dossiers."""
_MOST_WORDS = 6_000
_MOST_VALUES = 2_000

Key = tuple[str, str | None, str | None, str | None, str | None, str | None]
"""What a figure is of: indicator, level, field, owner of the procedures, group, channel."""


@dataclass(frozen=True, slots=True)
class Figure:
    """An exact count, or a rate as printed: what it is of, the words it was read from, and where it stands."""

    key: Key
    label: str
    value: Decimal
    unit: str | None
    section: str
    quote: Quote
    printed: str
    certain: bool


@dataclass(frozen=True)
class Digest:
    """What is kept of a report.

    `agency` names the issuer the same way in all its reports, None where the report does not name it; `unit` is the official
    unit of which it is the council: its code, and whether it is one since the reform of 2025. `start` and `end` are the days
    its figures cover, `calendar` those of the period that the title names, `topic` the title without that period. `figures`
    are exact counts of the period, `cumulative` those told as `lũy kế` up to its end, `rates` the percentages of the period;
    none has a key that the report itself tells with two values. `values` are all figures long enough to tell reports apart,
    in order, `printed` all figures; `words` are the checksums of the words.
    `replaces` is the number of the document that this one says it replaces or corrects (thay thế, đính chính).
    """

    path: str
    sha256: str
    agency: str | None
    agency_printed: str
    unit: tuple[str, bool] | None
    number: str
    title: str
    topic: str
    period: str
    start: date | None
    end: date | None
    calendar: tuple[date, date] | None
    day: date | None
    figures: dict[Key, Figure]
    cumulative: dict[Key, Figure]
    rates: dict[Key, Figure]
    values: tuple[str, ...]
    printed: "Counter[str]"
    words: "array[int]"
    length: int
    replaces: str = ""

    @property
    def name(self) -> str:
        """The name of the file, else the number of the document."""
        return PurePath(self.path).name or self.number

    @property
    def window(self) -> tuple[date, date] | None:
        """The first and last day of the period; None unless both are known, in this order, and a day follows."""
        return (self.start, self.end) if self.start and self.end and self.start <= self.end < date.max else None

    @property
    def day_after(self) -> date | None:
        """The day on which the next period begins; None where the window is not known."""
        return self.window[1] + timedelta(days=1) if self.window else None

    @property
    def months(self) -> int:
        """How many whole months the period of the title has, 0 where it is not made of whole months."""
        if self.calendar is None or self.calendar[1] == date.max:
            return 0
        first, after = self.calendar[0], self.calendar[1] + timedelta(days=1)
        whole = first.day == 1 == after.day
        return 12 * (after.year - first.year) + after.month - first.month if whole else 0

    @cached_property
    def counted(self) -> "Counter[str]":
        """How often each of `values` stands in the report."""
        return Counter(self.values)

    @property
    def serial(self) -> int:
        """The digits that the number of the document begins with: 112 of 112/BC-UBND; 0 where they are not in the file."""
        digits = _DIGITS.match(self.number)
        return int(digits[0]) if digits else 0

    @property
    def order(self) -> tuple[date, date, date, int, str, str]:
        """Sorts reports by the end of their period, its beginning, the day and number they bear, their path and bytes."""
        return (self.end or date.max, self.start or date.max, self.day or date.max, self.serial, self.path, self.sha256)


def digest(report: Report) -> Digest:
    """What comparing needs of a report; the report itself need not be kept."""
    facts = Facts(report)
    header = report.header
    own = header.period.stated or header.period if header.period else None
    start, end = (parse_day(own.start or ""), parse_day(own.end or "")) if own else (None, None)
    told = [row for row in report.observations if own and row.period.end == own.end]
    cumulative = [row for row in told if _is_cumulative(row)]
    rows = [row for row in told if own and row.period.start == own.start and not _is_cumulative(row)]
    return Digest(
        path=report.source.path,
        sha256=report.source.sha256,
        agency=_agency(header, end or facts.report_date),
        agency_printed=" ".join((header.agency or "").split()),
        unit=_council_of(header),
        number=_number(header),
        title=" ".join((header.title or "").split()),
        topic=_topic(header),
        period=header.period.label if header.period else "",
        start=start,
        end=end,
        calendar=_calendar(header),
        day=facts.report_date,
        figures=_figures(facts, rows, "count"),
        cumulative=_figures(facts, cumulative, "count"),
        rates=_figures(facts, rows, "percent"),
        values=tuple(
            mention.value for mention in facts.figures if sum(c.isdigit() for c in mention.value) >= _TOLD_APART
        )[:_MOST_VALUES],
        printed=Counter(_printed(facts)),
        words=_words(report.source.text),
        length=len(report.source.text),
        replaces=_replaced(facts),
    )


def _replaced(facts: Facts) -> str:
    """The number of the first report said to be replaced, "" where there is none."""
    told = (
        "".join(citation.number.split())
        for citation in facts.report.citations
        if _REPLACES.search(facts.words(max(0, citation.start - _BEFORE), citation.start))
    )
    return next(told, "")


def _is_cumulative(row: Observation) -> bool:
    return _CUMULATIVE.search(fold(row.period.label)) is not None


def _figures(facts: Facts, rows: list[Observation], measure: Measure) -> dict[Key, Figure]:
    found: dict[Key, Figure] = {}
    torn: set[Key] = set()
    for row in rows:
        if row.measure != measure or (figure := _figure(facts, row)) is None:
            continue
        if found.setdefault(figure.key, figure).value != figure.value:
            torn.add(figure.key)
    return {key: figure for key, figure in found.items() if key not in torn}


def _figure(facts: Facts, row: Observation) -> Figure | None:
    """The observation as an exact count or a rate; None for rounded figures, and those whose label is not their own alone."""
    if row.indicator == "other" or row.match.how == "inherited":
        return None
    if row.qualifier != "exact" or row.modality != "actual" or not (row.mentions or row.cells):
        return None
    mention = facts.mentions.get(row.mentions[0]) if row.mentions else None
    place = mention or facts.cells.get(row.cells[0] if row.cells else "")
    if place is None:
        return None
    value = Decimal(row.value)
    if mention is not None:  # of a fraction both halves have the label of one; it repeats totals told elsewhere
        rounded = mention.interval is None or mention.interval[0] != mention.interval[1]
        if mention.kind == "fraction" or (rounded and row.measure == "count"):
            return None
        value = Decimal(mention.base_value or mention.value)
    scope = row.scope
    return Figure(
        key=(row.indicator, scope.level, scope.field, scope.authority, scope.group, scope.channel),
        label=row.label,
        value=value,
        unit=row.unit,
        section=row.section,
        printed=row.value,
        quote=Quote(
            path=facts.report.source.path,
            id=place.id,
            text=" ".join(place.text.split()),
            start=place.start,
            end=place.end,
            page=facts.report.source.page_of(place.start),
        ),
        certain=place.trust == "text",
    )


def _printed(facts: Facts) -> Iterator[str]:
    """The value of every figure of the report: those of mentions, and those that only a table cell has."""
    for mention in facts.report.mentions:
        yield from mention.value.split("/") if mention.kind == "fraction" else (mention.value,)
    yield from (row.value for row in facts.report.observations if not row.mentions)


def _agency(header: Header, on: date | None) -> str | None:
    """The issuer and the official unit it belongs to, else its superior: "UBND xã An Bình" alone are many.

    Of the council of an official unit its code is enough, however the name is spelled. A unit before the reform of 2025 and
    one since are two, of like names too: most were merged.
    """
    if not header.agency:
        return None
    if council := _council_of(header):
        return f"ubnd | {council[0]} {council[1]}"
    unit = header.unit
    since = on is not None and on >= REFORM and header.level in _TERRITORIAL
    whose = f"{unit.code} {unit.in_force.to}" if unit else f"{_folded(header.parent_agency)}{' since' if since else ''}"
    return f"{_folded(header.agency)} | {whose}"


def _council_of(header: Header) -> tuple[str, bool] | None:
    """The official unit whose people's committee (UBND) reports, by code and by the side of the reform."""
    unit = header.unit
    if unit is None or unit.level != header.level or not _folded(header.agency).startswith("ubnd "):
        return None
    return unit.code, unit.in_force.to is None


def _topic(header: Header) -> str:
    """The title without the period it names."""
    period = _folded(header.period.label) if header.period else ""
    return " ".join(_folded(header.title).replace(period, " ").split()) if period else _folded(header.title)


def _calendar(header: Header) -> tuple[date, date] | None:
    period = header.period
    first, last = (parse_day(period.start or ""), parse_day(period.end or "")) if period else (None, None)
    return (first, last) if first and last and first <= last else None


def _folded(text: str | None) -> str:
    return _COUNCIL.sub("ubnd", " ".join(fold(text or "").split()))


def _number(header: Header) -> str:
    """The number of the document, "" where its digits are not in the file."""
    number = "".join((header.number or "").split())
    return number if number[:1].isdigit() else ""


def _words(text: str) -> "array[int]":
    words = array("L")
    for match in _WORD.finditer(fold(text)):
        words.append(zlib.crc32(match[0].encode("utf-8", "surrogatepass")))
        if len(words) == _MOST_WORDS:
            break
    return words
