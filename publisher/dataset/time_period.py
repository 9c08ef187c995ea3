"""Periods as SDMX writes them (kỳ theo SDMX, TIME_PERIOD): Gregorian periods, reporting semesters and quarters, ranges."""

from __future__ import annotations

from datetime import date, timedelta

_NAMES = {12: "{0.year:04}", 1: "{0.year:04}-{0.month:02}"}
_PARTS = {6: "S", 3: "Q"}


def time_period(start: date | None, end: date | None) -> str | None:
    """The period from one day to another, both included; null where a side is open.

    Source: SDMX 3.0, section 6 (technical notes), 4.2: Gregorian, reporting and standard periods, time ranges.
    >>> time_period(date(2024, 7, 1), date(2024, 9, 30)), time_period(date(2024, 1, 1), date(2024, 9, 30))
    ('2024-Q3', '2024-01-01/P9M')
    """
    if start is None or end is None or end < start:
        return None
    if start == end:
        return start.isoformat()
    if end == date.max:
        return None
    after = end + timedelta(days=1)
    if start.day == after.day == 1:
        months = 12 * (after.year - start.year) + after.month - start.month
        if months in _PARTS and start.month % months == 1:
            return f"{start.year:04}-{_PARTS[months]}{start.month // months + 1}"
        if months == 1 or (months == 12 and start.month == 1):
            return _NAMES[months].format(start)
        return f"{start.isoformat()}/P{months}M"
    return f"{start.isoformat()}/P{(after - start).days}D"
