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
_YEARLESS = re.compile(r"[MQ]\d")
_MONTH_OR_QUARTER = re.compile(r"(?:\d{4}-)?(?:M?\d\d|Q\d)")
# "số liệu năm 2024 (được tổng hợp) từ ngày ...": so many characters stand between a period and its days, and these words.
_REACH = 40
_BETWEEN = re.compile(
    r"[^.;)\p{L}]*+(?:(?:được|thì|là|có|tính|lấy|chốt|thống kê|tổng hợp|số liệu|từ|ngày)[^.;)\p{L}]++)*+"
)


@dataclass(frozen=True, slots=True)
class Dated:
    """A period by its name, and the days that are printed for it; `at`: the mention of the days."""

    period: Period
    window: Window
    at: str


@dataclass(frozen=True, slots=True)
class Dates:
    """The days of a report's periods.

    `default`: its own, in the days printed for it; `named`: the same by its name; `dated`: the periods named with their days.
    `parts`: the months and quarters of it that its title names beside it: `tháng 9 và 9 tháng năm 2025`.
    """

    default: Period
    named: Period | None = None
    dated: tuple[Dated, ...] = ()
    parts: tuple[Period, ...] = ()

    def of(self, period: Period) -> Period:
        """A period in the days printed for it; the report's own, where it is named again, in those of the report.

        Of a report on several years the last may be dated by its name alone: `số liệu của năm 2024 tính từ ...` is what
        another sentence calls `6 tháng đầu năm 2024`.
        """
        if period.start is None or period.end is None:
            return period
        for one in self.dated:
            if _is_of(one, period):
                return moved(period, one.window.start, one.window.end)
        if self.named is not None and (period.start, period.end) == (self.named.start, self.named.end):
            return moved(period, self.default.start, self.default.end)
        if (period.start, period.end) == (self.default.start, self.default.end):
            return period.model_copy(update={"named": self.default.named})  # told by its days
        return period


def window_of(value: str) -> Window | None:
    """The window of a date range whose two ends are full dates."""
    first, _, last = value.partition("..")
    return Window(start=first, end=last) if _DAY.fullmatch(first) and _DAY.fullmatch(last) else None


def dated(outline: Outline, found: Sequence[Found]) -> Iterator[Dated]:
    """The periods whose days are printed right behind their names."""
    for before, f in pairwise(found):
        if f.mention.kind != "date_range" or before.mention.kind != "period" or before.block != f.block:
            continue
        window, value = window_of(f.mention.value), before.mention.value
        if window is None:
            continue
        period = period_of(
            before.mention.text, f"{f.mention.value[-10:-6]}-{value}" if _YEARLESS.match(value) else value
        )
        between = outline.blocks[f.block].view.folded[before.end : f.start]
        if len(between) <= _REACH and _BETWEEN.fullmatch(between):
            yield Dated(period, window, f.mention.id)


def of_others(named: Sequence[Dated], period: Period | None) -> frozenset[str]:
    """The mentions of days that are those of another period than a report's own."""
    if period is None:
        return frozenset()
    return frozenset(each.at for each in named if (each.period.start, each.period.end) != (period.start, period.end))


def dates_of(outline: Outline, found: Sequence[Found], header: Header) -> Dates:
    """The report's period in the bounds that it prints for all its figures, and the periods it prints the days of.

    Only days told before the first section are those of the whole report; told later they hold where they stand.
    """
    period = header.period
    if period is None:
        return Dates(Period(label="", start=None, end=None))
    opening = [f for f in found if not f.mention.section]
    named = tuple(dated(outline, opening))
    parts = tuple(_parts(outline, opening, period))
    aside = of_others(named, period)
    ranges = (f for f in opening if f.mention.kind == "date_range" and f.mention.id not in aside)
    window = next(filter(None, (window_of(f.mention.value) for f in ranges)), None)
    if window is not None:
        return Dates(moved(period, window.start, window.end), period, named, parts)
    first = next((each.window.start for each in named if each.period.start == period.start), period.start)
    last = next((each.window.end for each in named if _is_same_month(each.window.end, period.end)), period.end)
    return Dates(moved(period, first, last), period, named, parts)


def _parts(outline: Outline, opening: Sequence[Found], whole: Period) -> Iterator[Period]:
    """The months and quarters within a report's period that its title names; without a year they are of its last."""
    for f in opening:
        if f.mention.kind != "period" or outline.blocks[f.block].kind != "title" or whole.end is None:
            continue
        value = f.mention.value
        period = period_of(f.mention.text, f"{whole.end[:4]}-{value}" if _YEARLESS.match(value) else value)
        if _MONTH_OR_QUARTER.fullmatch(value) and _is_inside(period, whole):
            yield period


def _is_inside(part: Period, whole: Period) -> bool:
    if part.start is None or part.end is None or whole.start is None or whole.end is None:
        return False
    inside = whole.start <= part.start and part.end <= whole.end
    return inside and (part.start, part.end) != (whole.start, whole.end)


def _is_of(one: Dated, period: Period) -> bool:
    same_end = one.period.end == period.end or _is_same_month(one.window.end, period.end)
    return one.period.start == period.start and same_end


def moved(period: Period, start: str | None, end: str | None) -> Period:
    """A period in the days printed for it; its name keeps its calendar bounds."""
    if period.start is None or period.end is None or (start, end) == (period.start, period.end):
        return period.model_copy(update={"start": start, "end": end})
    named = period.named or Window(start=period.start, end=period.end)
    return period.model_copy(update={"start": start, "end": end, "named": named})


def _is_same_month(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and one[:7] == other[:7]
