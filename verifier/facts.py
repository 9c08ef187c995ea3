"""The facts of a report (dữ kiện) as rules ask for them: figures by id, their values and intervals, what stands near."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property, lru_cache
from itertools import pairwise
from operator import itemgetter
from typing import Any, TypeVar

import regex as re

from extractor.model import (
    Breakdown,
    Cell,
    Citation,
    End,
    FractionPercent,
    Mention,
    Observation,
    Ratio,
    Repeat,
    Report,
    Section,
)
from patterns.folding import fold, tidy
from patterns.period import parse_day
from patterns.slips import Printed, rough
from patterns.units import base_factor
from verifier.closing_totals import without_closing_total
from verifier.finding import Finding, Message, Repair, Severity, fingerprint
from verifier.rounding import Interval
from verifier.wording import asking, asking_en, number

T = TypeVar("T")

_WHITE = "\n\v\f\r\x85\u2028\u2029"
"""All white space that tidying leaves, but the plain one."""
_LONG_DATE = re.compile(r"ngày (\d{1,2}) tháng (\d{1,2}) năm (\d{4})")
_TELLING = 3
"""Digits that an estimate is told with where it is more than a round figure."""
_LABEL, _LABEL_BEHIND = 2000, 200
"""How far before a figure, and behind it, its label is looked for as printed."""
_PLACES = "điểm"
"""A measure of worth that, told in whole numbers, counts places: `129 điểm có hai lớp`; neither is rounded."""
_COUNTED_OUT = 5
"""Digits, but for noughts at the end, that nobody estimates."""
_FIGURE_KINDS = frozenset({"count", "percent", "fraction", "money", "measure"})


@dataclass(frozen=True)
class Facts:
    """A report with indexes; every rule gets one. Nothing here judges."""

    report: Report

    def once(self, read: Callable[["Facts"], T]) -> T:
        """What `read` makes of these facts, made when the first rule asks for it."""
        known = self._read
        made: T
        if read in known:
            made = known[read]
        else:
            made = known[read] = read(self)
        return made

    @cached_property
    def _read(self) -> dict[Callable[["Facts"], Any], Any]:
        return {}

    @cached_property
    def folded(self) -> str:
        """The text of the report, folded, with a space for every white space: every offset is the same."""
        text = self.lower
        for white in _WHITE:  # most occur nowhere, and that is told fast
            text = text.replace(white, " ")
        return text

    @cached_property
    def lower(self) -> str:
        """The text of the report, tidied and folded, its lines as they are: every offset is the same."""
        return fold(self.tidied)

    @cached_property
    def tidied(self) -> str:
        """The text of the report with letters and spaces typed the common way: every offset is the same."""
        return tidy(self.report.source.text)

    def words(self, start: int, end: int) -> str:
        """The folded words of a stretch of the text; what parts them is one space."""
        # In most stretches some words are two spaces apart, hardly any three.
        told = self.folded[start:end].replace("  ", " ")
        while "  " in told:
            told = told.replace("  ", " ")
        return told

    @cached_property
    def mentions(self) -> dict[str, Mention]:
        """Mentions by id."""
        return {mention.id: mention for mention in self.report.mentions}

    @cached_property
    def mention_at(self) -> dict[int, Mention]:
        """Mentions by the offset they start at."""
        return {mention.start: mention for mention in self.report.mentions}

    def of_kinds(self, *kinds: str) -> tuple[Mention, ...]:
        """The mentions of some kinds in text order, aims among them: most rules look at the mentions of few."""
        if kinds not in self._of_kinds:
            mentions, places = self.report.mentions, self._places_of_kinds
            told = sorted([place for kind in frozenset(kinds) for place in places.get(kind, ())])
            self._of_kinds[kinds] = tuple([mentions[place] for place in told])
        return self._of_kinds[kinds]

    @cached_property
    def _of_kinds(self) -> dict[tuple[str, ...], tuple[Mention, ...]]:
        return {}

    @cached_property
    def _places_of_kinds(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for place, kind in enumerate(self._kinds):
            found.setdefault(kind, []).append(place)
        return found

    @cached_property
    def _kinds(self) -> list[str]:
        return [mention.kind for mention in self.report.mentions]

    def next_to(self, kind: str, before: str | None = None) -> list[tuple[Mention, Mention]]:
        """Each mention of a kind with the one right before it, of the kind `before` or else of any other."""
        mentions = self.report.mentions
        return [
            (mentions[i], mentions[i + 1])
            for i, (one, other) in enumerate(pairwise(self._kinds))
            if other == kind and (one == before if before else one != kind)
        ]

    @cached_property
    def dated_citations(self) -> tuple[tuple[Citation, Mention, Mention], ...]:
        """Each citation with a date beside it, with the mentions of both."""
        behind = {mention.start: following for mention, following in pairwise(self.report.mentions)}
        return tuple(
            (citation, self.mention_at[citation.start], following)
            for citation in self.report.citations
            if citation.date is not None
            and (following := behind.get(citation.start)) is not None
            and following.kind == "date"
            and following.value == citation.date
        )

    @cached_property
    def cells(self) -> dict[str, Cell]:
        """Table cells by id."""
        return {cell.id: cell for table in self.report.tables for row in table.rows for cell in row}

    @cached_property
    def sections(self) -> dict[str, Section]:
        """Sections by id."""
        return {section.id: section for section in self.report.sections}

    @cached_property
    def titles(self) -> tuple[str, ...]:
        """The titles of the sections, tidied and folded, each on one line, in text order."""
        titles = [" ".join(section.title.split()) for section in self.report.sections]
        return tuple(fold(tidy("\n".join(titles))).split("\n")) if titles else ()  # at once: there may be hundreds

    @cached_property
    def observations(self) -> dict[str, Observation]:
        """The first observation of each mention (for a fraction: of its numerator)."""
        found: dict[str, Observation] = {}
        for row in self.report.observations:
            for mention in row.mentions:
                found.setdefault(mention, row)
        return found

    @cached_property
    def counts(self) -> tuple[Observation, ...]:
        """The counts of results that sentences tell."""
        rows = self.report.observations
        return tuple([row for row in rows if row.measure == "count" and row.modality == "actual" and row.mentions])

    def rows_of(self, codes: Iterable[str]) -> list[Observation]:
        """The observations of some indicators, in the order of the report."""
        told = [row for code in codes for row in self._by_indicator.get(code, ())]
        return [row for _, row in sorted(told, key=itemgetter(0))]

    @cached_property
    def _by_indicator(self) -> dict[str, list[tuple[int, Observation]]]:
        found = defaultdict[str, list[tuple[int, Observation]]](list)
        for place, row in enumerate(self.report.observations):
            found[row.indicator].append((place, row))
        return found

    @cached_property
    def rows_of_tables(self) -> tuple[Observation, ...]:
        """The observations of table cells."""
        return tuple([row for row in self.report.observations if row.cells])

    @cached_property
    def cell_rows(self) -> dict[str, Observation]:
        """The first observation of each table cell."""
        found: dict[str, Observation] = {}
        for row in self.rows_of_tables:
            for cell in row.cells:
                found.setdefault(cell, row)
        return found

    @cached_property
    def breakdowns(self) -> tuple[Breakdown, ...]:
        """The breakdowns the text states; a total that closes a list is none of its parts."""
        told = (without_closing_total(self, r) for r in self.report.relations if isinstance(r, Breakdown))
        return tuple(one for one in told if one is not None)

    def breakdowns_of(self, id_: str) -> Sequence[Breakdown]:
        """The breakdowns of a figure, or of a half of it, in text order."""
        return self._by_whole.get(id_, ())

    @cached_property
    def _by_whole(self) -> dict[str, list[Breakdown]]:
        found = defaultdict[str, list[Breakdown]](list)
        for breakdown in self.breakdowns:
            found[breakdown.whole.id].append(breakdown)
        return found

    @cached_property
    def parts_of(self) -> dict[str, set[str]]:
        """The ids of all parts that any breakdown gives a whole, by the id of the whole."""
        found: dict[str, set[str]] = {}
        for breakdown in self.breakdowns:
            found.setdefault(breakdown.whole.id, set()).update(part.id for part in breakdown.parts)
        return found

    @cached_property
    def wholes_of(self) -> dict[str, set[str]]:
        """The ids of the wholes that any breakdown gives a part, by the id of the part."""
        found: dict[str, set[str]] = {}
        for whole, parts in self.parts_of.items():
            for part in parts:
                found.setdefault(part, set()).add(whole)
        return found

    @cached_property
    def parts(self) -> frozenset[str]:
        """The ids of all figures that are a part of some whole."""
        return frozenset(self.wholes_of)

    @cached_property
    def ratios(self) -> tuple[Ratio, ...]:
        """Percentages with the counts they were computed from."""
        return tuple(r for r in self.report.relations if isinstance(r, Ratio))

    @cached_property
    def fraction_percents(self) -> tuple[FractionPercent, ...]:
        """Fractions with the percentage printed for them."""
        return tuple(r for r in self.report.relations if isinstance(r, FractionPercent))

    @cached_property
    def repeats(self) -> tuple[Repeat, ...]:
        """The same quantity told more than once."""
        return tuple(r for r in self.report.relations if isinstance(r, Repeat))

    def code(self, id_: str) -> str:
        """The indicator of a mention, "other" when it has none."""
        row = self.observations.get(id_)
        return row.indicator if row else "other"

    def ends(self, mention: Mention) -> tuple[End, ...]:
        """The ends that a figure can be of relations; of a fraction its numerator and its denominator."""
        return _ends(mention.id, mention.kind)

    def value(self, end: End) -> Decimal:
        """The value of one end of a relation, in base units; of a fraction the half the end names."""
        key = (end.id, end.part)
        if key not in self._values:
            mention = self.mentions[end.id]
            fraction = mention.kind == "fraction"
            self._values[key] = (
                self._half(mention, end) * base_factor(mention.unit) if fraction else self.amount(mention)
            )
        return self._values[key]

    @cached_property
    def _values(self) -> dict[tuple[str, str | None], Decimal]:
        return {}

    def amount(self, mention: Mention) -> Decimal:
        """The value of a figure that is no fraction, in base units."""
        return Decimal(mention.base_value if mention.base_value is not None else mention.value)

    def amounts(self, mention: Mention) -> tuple[Decimal, ...]:
        """The values that a figure tells, in base units; of a fraction both."""
        if mention.kind != "fraction":
            return (self.amount(mention),)
        return tuple(half * base_factor(mention.unit) for half in self.halves(mention))

    def halves(self, mention: Mention) -> tuple[Decimal, Decimal]:
        """Numerator and denominator of a fraction."""
        return _halves(mention.value)

    def _half(self, mention: Mention, end: End) -> Decimal:
        numerator, denominator = self.halves(mention)
        return denominator if end.part == "denominator" else numerator

    def interval(self, end: End) -> Interval:
        """What the figure at one end can mean."""
        key = (end.id, end.part)
        if key not in self._intervals:
            self._intervals[key] = self._interval(end)
        return self._intervals[key]

    @cached_property
    def _intervals(self) -> dict[tuple[str, str | None], Interval]:
        return {}

    def _interval(self, end: End) -> Interval:
        mention = self.mentions[end.id]
        if mention.kind == "fraction":
            exponent = self._half(mention, end).as_tuple().exponent
            factor = base_factor(mention.unit)
            if exponent == 0 and factor == 1:
                return Interval.exact(self.value(end))
            slack = factor.scaleb(int(exponent)) / 2
            return Interval(self.value(end) - slack, self.value(end) + slack)
        if mention.interval is None:
            return Interval.exact(self.value(end))
        low, high = mention.interval
        if low == high and low:
            return Interval.exact(Decimal(low))
        return Interval(Decimal(low) if low else None, Decimal(high) if high else None)

    def total(self, ends: Sequence[End]) -> Interval:
        """What figures can mean together."""
        return Interval.total([self.interval(end) for end in ends])

    def as_told(self, end: End) -> Interval:
        """What a figure means where its own rate is told: an estimate of some digits ("ước đạt 96,5 tỷ") is reckoned with as printed."""
        mention = self.mentions[end.id]
        if mention.qualifier != "approx" or mention.kind == "fraction":
            return self.interval(end)
        value, printed = self.value(end), Decimal(mention.value)
        if len(printed.normalize().as_tuple().digits) < _TELLING:
            return self.interval(end)
        half = value / printed * Decimal(1).scaleb(-self.decimals(mention)) / 2
        return Interval(value - half, value + half)

    def printed(self, end: End) -> Printed:
        """One end of a relation as it was printed; a qualified figure is known to one unit of its last digit that is not 0."""
        key = (end.id, end.part)
        if key not in self._printed:
            self._printed[key] = self._as_printed(end)
        return self._printed[key]

    @cached_property
    def _printed(self) -> dict[tuple[str, str | None], Printed]:
        return {}

    def _as_printed(self, end: End) -> Printed:
        mention = self.mentions[end.id]
        if mention.kind == "fraction":
            meant = self.interval(end)
            slack = (meant.high - meant.low) / 2 if meant.low is not None and meant.high is not None else Decimal(0)
            return Printed(self._half(mention, end), base_factor(mention.unit), slack)
        value, (low, high) = Decimal(mention.value), mention.interval or (None, None)
        scale = self.value(end) / value if value else Decimal(1)
        if mention.qualifier == "approx" and mention.kind == "count" and scale == 1 and _is_counted_out(value):
            return Printed(value)
        if mention.qualifier == "exact" and mention.unit == _PLACES and value == value.to_integral_value():
            return Printed(value, scale)
        if mention.qualifier not in {None, "exact"} or not low or not high:
            return Printed(value, scale, rough(value) * scale)
        return Printed(value, scale, (Decimal(high) - Decimal(low)) / 2)

    def shown(self, end: End) -> str:
        """One end of a relation as printed: `1.187` of a count, `3.185,4 triệu đồng` where its unit is no single one."""
        printed = self.printed(end)
        return number(printed.value) if printed.scale == 1 else f"{number(printed.value)}{self.unit(end.id)}"

    def unit(self, id_: str) -> str:
        """The unit of a mention as it is printed, behind a space: ` triệu USD`; "" for none."""
        mention = self.mentions[id_]
        text = self.text(id_)
        start = fold(text).rfind(mention.unit) if mention.unit else -1
        told = text[start : start + len(mention.unit)] if mention.unit and start >= 0 else mention.unit
        return f" {told}" if told else ""

    def text(self, id_: str) -> str:
        """The words of a mention or cell, on one line."""
        source = self.mentions.get(id_) or self.cells[id_]
        return " ".join(source.text.split())

    def named(self, row: Observation) -> str:
        """The label of an observation as the text prints it, with the capitals of names: "UBND xã đã giải quyết"."""
        return self._label_as_printed(row) or row.label.removesuffix(" là").removesuffix(" đạt")

    def _label_as_printed(self, row: Observation) -> str:
        """The same, "" where the text prints its words in two places: before the figure and behind it."""
        id_ = (row.mentions or row.cells)[0]
        place = (self.mentions.get(id_) or self.cells[id_]).end
        start = self.lower.rfind(row.label, max(0, place - _LABEL), place + _LABEL_BEHIND) if row.label else -1
        told = self.quoted(start, start + len(row.label)) if start >= 0 else ""
        return told.removesuffix(" là").removesuffix(" đạt")

    def name_of(self, id_: str) -> str:
        """The label of a figure in quotes, behind a space: ` “UBND xã đã giải quyết”`; "" where it is not printed in one piece."""
        row = self.observations.get(id_)
        told = self._label_as_printed(row) if row is not None else ""
        return f" “{told}”" if " " in told else ""

    def quoted(self, start: int, end: int) -> str:
        """A stretch of the text as it is printed, on one line."""
        return " ".join(self.report.source.text[start:end].split())

    def decimals(self, mention: Mention) -> int:
        """The decimals a figure was printed with."""
        return len(mention.value.partition(".")[2])

    @cached_property
    def figures(self) -> tuple[Mention, ...]:
        """Mentions that state how much, of results (no aims)."""
        return tuple(m for m in self.report.mentions if m.kind in _FIGURE_KINDS and m.modality == "actual")

    def figures_within(self, first: int, last: int) -> tuple[Mention, ...]:
        """The figures that start at the offsets `first` to `last`, both included."""
        return self.figures[bisect_left(self._starts, first) : bisect_right(self._starts, last)]

    @cached_property
    def _starts(self) -> list[int]:
        return [mention.start for mention in self.figures]

    def beside(self, breakdown: Breakdown, reach: int) -> tuple[Mention, ...]:
        """The figures told from the first figure of a breakdown to so many letters behind its last that are none of its own."""
        own = {breakdown.whole.id, *(part.id for part in breakdown.parts)}
        told = [self.mentions[id_] for id_ in own]
        near = self.figures_within(min(m.start for m in told), max(m.end for m in told) + reach)
        return tuple(mention for mention in near if mention.id not in own)

    @cached_property
    def issued(self) -> date | None:
        """The day the report was issued: that of its letterhead, else of its digital signature."""
        header = self.report.header
        if header.date and (match := _LONG_DATE.search(fold(" ".join(header.date.split())))):
            return parse_day(f"{match[3]}-{match[2]:0>2}-{match[1]:0>2}")
        times = (signature.time for signature in self.report.closing.digital_signatures)
        return next((day for time in times if time and (day := parse_day(time[:10])) is not None), None)

    @cached_property
    def report_date(self) -> date | None:
        """The day the report bears, else the end of its period."""
        period = self.report.header.period
        return self.issued or (parse_day(period.end) if period and period.end else None)

    def section_at(self, offset: int) -> str:
        """The path of the innermost section that holds a place, "" outside of all."""
        before = bisect_right(self.report.sections, offset, key=lambda section: section.start)
        inside = (self.report.sections[i] for i in range(before - 1, -1, -1))
        return next((section.path for section in inside if offset < section.end), "")

    def finding(  # noqa: PLR0913 - a finding has these parts; all but the first four by keyword
        self,
        rule: str,
        name: str,
        severity: Severity,
        basis: str,
        *,
        vi: str,
        en: str,
        evidence: Sequence[str],
        spans: Sequence[tuple[int, int]] | None = None,
        stated: str | None = None,
        expected: str | None = None,
        arithmetic: str | None = None,
        tolerance: str | None = None,
        repair: Sequence[Repair] = (),
    ) -> Finding:
        """A finding about some figures, or about sections, whose places are then given.

        A figure that was not read from born-digital text yields a warning at most.
        """
        quoted = [self.mentions[id_] for id_ in evidence if id_ in self.mentions]
        sources = [self.mentions.get(id_) or self.cells[id_] for id_ in evidence if id_ not in self.sections]
        places = tuple(spans) if spans is not None else tuple((s.start, s.end) for s in sources)
        first = min(places)
        section = min(quoted, key=lambda m: m.start).section if quoted else ""
        section = section or self.section_at(first[0])
        doubtful = any(source.trust != "text" for source in sources) or any(
            self.report.source.trust(*place) != "text" for place in places
        )
        vi = asking(vi) if severity != "info" else vi
        en = asking_en(en, vi)
        if severity == "error" and doubtful:
            severity = "warning"
            vi += " (Số liệu đọc từ bản quét hoặc phông chữ cũ, cần đối chiếu bản gốc.)"
            en += " (Read from a scan or a legacy font: check against the original.)"
        return Finding(
            rule=rule,
            name=name,
            severity=severity,
            message=Message(vi=vi, en=en),
            section=section,
            evidence=tuple(evidence),
            spans=places,
            stated=stated,
            expected=expected,
            arithmetic=arithmetic,
            tolerance=tolerance,
            fingerprint=fingerprint(self.report, rule, places),
            repair=tuple(repair),
            basis=basis,
        )


def _is_counted_out(value: Decimal) -> bool:
    """Whether a whole number has too many digits for an estimate: of "ước đạt 186.420 bản" all were counted."""
    return value == value.to_integral_value() and len(value.normalize().as_tuple().digits) >= _COUNTED_OUT


@lru_cache(maxsize=4096)  # many rules ask for the halves of the same few fractions
def _halves(value: str) -> tuple[Decimal, Decimal]:
    numerator, _, denominator = value.partition("/")
    return Decimal(numerator), Decimal(denominator)


@lru_cache(maxsize=4096)  # mentions are counted from the start in each report: the ends of one are those of the next
def _ends(id_: str, kind: str) -> tuple[End, ...]:
    return (End(id=id_, part="numerator"), End(id=id_, part="denominator")) if kind == "fraction" else (End(id=id_),)
