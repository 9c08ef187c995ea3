"""Periods of a table (kỳ của bảng): of its caption, of its heads and labels, completed with the year of the report."""

from collections.abc import Sequence

import regex as re

from extractor.dated import Dates
from extractor.elsewhen import of_a_head
from extractor.model import Period
from extractor.spoken import period_of
from extractor.tables.meaning import Meaning, period_in
from patterns.folding import fold
from patterns.period import calendar_bounds

_YEARLESS = re.compile(r"[MQ]\d")


def table_period(lines: Sequence[str], dates: Dates) -> Period:
    """The period that the caption or a line above a table states in full, else that of the report."""
    for line in lines:
        told = period_in(line)
        if told is not None and calendar_bounds(told[1])[0] is not None:
            return dates.of(period_of(*told))
    return dates.default


def cell_period(meaning: Meaning, default: Period, dates: Dates, *, stock: bool) -> Period:
    """The period of a figure.

    Args:
        meaning: of its row and column.
        default: of its table.
        dates: of the report's periods.
        stock: it is a state on a day, which has no start unless the table states the period for it.
    """
    if meaning.period is not None:
        label, value = meaning.period
        year = _year(default)
        if _YEARLESS.match(value) and year:
            value = f"{year}-{value}"
        return dates.of(period_of(label, value))
    if meaning.elsewhen is not None:
        told = of_a_head(fold(meaning.elsewhen), default) or Period(label=meaning.elsewhen, start=None, end=None)
        return told.model_copy(update={"start": None}) if stock else told
    if stock:
        return Period(label=default.label, start=None, end=default.end)
    return default


def _year(period: Period) -> str | None:
    """The year a period lies in; None where it reaches over several."""
    if period.start is None or period.end is None or period.start[:4] != period.end[:4]:
        return None
    return period.end[:4]
