"""Printed dates (kỳ số liệu): the days that a report prints for its figures, for all of them or for one period of several.

    6 tháng đầu năm 2024 (số liệu từ ngày 15/12/2023 đến ngày 14/6/2024)     those of the report
    số liệu của năm 2024 tính từ ngày 15/12/2023 đến ngày 14/6/2024          in a report on 2021 - 2024, those of that year
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import regex as re

from extractor.blocks import Outline
from extractor.find import Found
from extractor.model import Header, Period, Window
from extractor.spoken import period_of

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_REACH = 40
_WORD = re.compile(r"\p{L}+")
_TAKEN = frozenset("được thì là có tính lấy chốt thống kê tổng hợp số liệu".split())
_CLOSED = frozenset(".;)")


@dataclass(frozen=True, slots=True)
class Dated:
    """A period of a report on several, and the days that are printed for it; `at`: the mention of the days."""

    period: Period
    window: Window
    at: str


@dataclass(frozen=True, slots=True)
class Dates:
    """The days of a report's periods: `default`, its own; `named`, the same by its name; `parts` of it with days of their own."""

    default: Period
    named: Period | None = None
    parts: tuple[Dated, ...] = ()

    def of(self, period: Period) -> Period:
        """A period in the days printed for it; the report's own, where it is named again, in those of the report."""
        if period.start is None or period.end is None:
            return period
        if self.named is not None and (period.start, period.end) == (self.named.start, self.named.end):
            return period.model_copy(update={"start": self.default.start, "end": self.default.end})
        for part in self.parts:
            if period.start == part.period.start and _is_same_month(period.end, part.window.end):
                return period.model_copy(update={"start": part.window.start, "end": part.window.end})
        return period


def window_of(value: str) -> Window | None:
    """The window of a date range whose two ends are full dates."""
    first, _, last = value.partition("..")
    return Window(start=first, end=last) if _DAY.fullmatch(first) and _DAY.fullmatch(last) else None


def parts_of(outline: Outline, found: Sequence[Found], period: Period | None) -> Iterator[Dated]:
    """The periods inside that of the report whose days are printed right behind their names."""
    if period is None or period.start is None or period.end is None:
        return
    for before, f in pairwise(found):
        if f.mention.kind != "date_range" or before.mention.kind != "period" or before.block != f.block:
            continue
        window, part = window_of(f.mention.value), period_of(before.mention.text, before.mention.value)
        if window is None or part.start is None or part.start <= period.start or window.start > period.end:
            continue
        between = outline.blocks[f.block].view.folded[before.end : f.start]
        if len(between) <= _REACH and _CLOSED.isdisjoint(between) and _TAKEN.issuperset(_WORD.findall(between)):
            yield Dated(part, window, f.mention.id)


def dates_of(outline: Outline, found: Sequence[Found], header: Header) -> Dates:
    """The report's period in the bounds that it prints for all its figures, and those of its parts.

    Only a window told before the first section is that of the whole report; one told later holds where it stands.
    """
    period = header.period
    if period is None:
        return Dates(Period(label="", start=None, end=None))
    parts = tuple(parts_of(outline, found, period))
    aside = {part.at for part in parts}
    opening = (f for f in found if not f.mention.section and f.mention.kind == "date_range" and f.mention.id not in aside)
    window = next(filter(None, (window_of(f.mention.value) for f in opening)), None)
    if window is not None:
        return Dates(period.model_copy(update={"start": window.start, "end": window.end}), period, parts)
    last = next((part.window for part in parts if _is_same_month(part.window.end, period.end)), None)
    return Dates(period.model_copy(update={"end": last.end}) if last else period, period, parts)


def _is_same_month(one: str, other: str | None) -> bool:
    return other is not None and one[:7] == other[:7]
