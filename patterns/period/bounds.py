"""What a period stands for in days: calendar bounds, and the cut-off dates of Điều 12 Nghị định 09/2019/NĐ-CP."""

import calendar
from datetime import date
from functools import lru_cache

import regex as re

from patterns.folding import fold
from patterns.words import any_of, forms

Bounds = tuple[str | None, str | None]

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_YEAR = re.compile(r"(\d{4})")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_QUARTER = re.compile(r"(\d{4})-Q([1-4])")
_MONTHS = re.compile(r"(\d{4})-M(\d\d)(?:\.\.M(\d\d))?")
_CUT_OFF_DAY = 15
_SCHOOL_YEAR = re.compile(rf"{any_of(forms('periods', 'school_year'))}\b")
_YEARS = re.compile(r"(\d{4})\.\.(\d{4})")
_SCHOOL_BEGINS, _SCHOOL_ENDS = 9, 5


def _first(year: int, month: int) -> str:
    return date(year, month, 1).isoformat()


def _last(year: int, month: int) -> str:
    return date(year, month, calendar.monthrange(year, month)[1]).isoformat()


def _months(value: str) -> tuple[int, int, int] | None:
    """`(year, first month, last month)` of a value within one year."""
    if (match := _MONTHS.fullmatch(value)) is not None:
        return int(match[1]), int(match[2]), int(match[3] or match[2])
    if (match := _QUARTER.fullmatch(value)) is not None:
        quarter = int(match[2])
        return int(match[1]), 3 * quarter - 2, 3 * quarter
    if (match := _MONTH.fullmatch(value)) is not None and 1 <= int(match[2]) <= 12:
        return int(match[1]), int(match[2]), int(match[2])
    if (match := _YEAR.fullmatch(value)) is not None:
        return int(match[1]), 1, 12
    return None


@lru_cache(maxsize=1024)  # a report names few periods, each many times
def calendar_bounds(value: str) -> Bounds:
    """The first and last day that a period value names; `(None, None)` when it names no year.

    >>> calendar_bounds("2023-Q2"), calendar_bounds("2021..2023-05")
    (('2023-04-01', '2023-06-30'), ('2021-01-01', '2023-05-31'))
    """
    if ".." in value and "M" not in value:
        first, last = value.split("..", 1)
        return calendar_bounds(first)[0], calendar_bounds(last)[1]
    months = _months(value)
    if months is None:
        return None, None
    year, first_month, last_month = months
    return _first(year, first_month), _last(year, last_month)


def period_bounds(label: str, value: str) -> Bounds:
    """The first and last day of a period as printed: those of its value, but of a school year (năm học) September to May.

    Schools open on 5 September and close before 31 May by the frame that the Minister sets each year (of 2021-2022:
    Quyết định 2551/QĐ-BGDĐT, Điều 1). The days are those of each province, which is why whole months are told.

    >>> period_bounds("năm học 2023 - 2024", "2023..2024")
    ('2023-09-01', '2024-05-31')
    """
    years = _YEARS.fullmatch(value)
    if years is None or not _SCHOOL_YEAR.match(fold(label)):
        return calendar_bounds(value)
    return _first(int(years[1]), _SCHOOL_BEGINS), _last(int(years[2]), _SCHOOL_ENDS)


def regulation_window(value: str) -> Bounds:
    """The cut-off dates that Điều 12 Nghị định 09/2019/NĐ-CP sets for a periodic report; `(None, None)` if it sets none.

    A month runs from the 15th of the month before to its 14th; a quarter, half-year or year from the 15th of the month
    before it to the 14th of its last month. Nine months is not named by the decree but set so by provincial rules.

    >>> regulation_window("2023-Q2"), regulation_window("2023-M01..M05")
    (('2023-03-15', '2023-06-14'), (None, None))
    """
    months = _months(value)
    if months is None:
        return None, None
    year, first, last = months
    regulated = (last == first) or (first, last) in {(1, 3), (4, 6), (7, 9), (10, 12), (1, 6), (7, 12), (1, 9), (1, 12)}
    if not regulated:
        return None, None
    begin_year, begin_month = (year, first - 1) if first > 1 else (year - 1, 12)
    return date(begin_year, begin_month, _CUT_OFF_DAY).isoformat(), date(year, last, _CUT_OFF_DAY - 1).isoformat()


@lru_cache(maxsize=1024)  # several rules ask for the days of one report
def parse_day(value: str) -> date | None:
    """An ISO day that exists, else None.

    >>> parse_day("2024-06-30"), parse_day("2024-06-31")
    (datetime.date(2024, 6, 30), None)
    """
    try:
        return date.fromisoformat(value) if _ISO.fullmatch(value) is not None else None
    except ValueError:
        return None
