"""`ngày 08 tháng 6 năm 2010`, `15/3/2023`, `2.1.2018`, `5-12-2020`, `ngày tháng 9 năm 2023`; ranges of them.

A date that cannot be (`31/9`, `19/8/19999`) is read as printed: a strict reader would hide the error we look for.
"""

import regex as re

from patterns.pattern import Pattern, Phrase
from patterns.units import read_tail
from patterns.values import Reading

_DAY, _MONTH, _YEAR = r"\d{1,2}", r"\d{1,2}", r"(?:19|20)\d{2,3}(?!\d)"
_NUMERIC = rf"{_DAY} ?/ ?{_MONTH} ?/ ?\d{{4,6}}(?!\d)|{_DAY} ?- ?{_MONTH} ?- ?{_YEAR}|{_DAY}\.{_MONTH}\.{_YEAR}"
_SHORT = rf"{_DAY}[/.-]{_MONTH}(?![\d/]|[.,-]\d)"
_CALENDAR_DAY = r"(?:0?[1-9]|[12]\d|3[01])[/-](?:0?[1-9]|1[0-2])"
_PLAUSIBLE = re.compile(r"(?:0?[1-9]|[12]\d|3[01])[.-](?:0?[1-9]|1[0-2])")
_LONG = rf"{_DAY} tháng {_MONTH}(?:,? năm {_YEAR})?"
_MONTH_LONG = rf"tháng {_MONTH}(?:,? năm {_YEAR})"
_GUARD = r"(?<![\d/.,])(?<!\d[-–])"
_ANY = rf"(?:{_NUMERIC}|{_LONG}|{_SHORT})"

_PARTS = re.compile(r"(?P<day>\d+)? ?(?:[/.–-]|tháng) ?(?P<month>\d+)(?: ?[/.-] ?|,? năm )?(?P<year>\d+)?")


def iso(text: str, year: str | None = None) -> str:
    """A printed date as ISO 8601; without its year `--MM-DD`, without its day `YYYY-MM`; impossible ones as printed."""
    match = _PARTS.search(text)
    if match is None:
        return text
    year = match["year"] or year
    month = match["month"].zfill(2)
    if match["day"] is None:
        return f"{year}-{month}"
    day = match["day"].zfill(2)
    return f"{year}-{month}-{day}" if year else f"--{month}-{day}"


def _produce_date(match: "re.Match[str]", phrase: Phrase) -> Reading:
    return Reading("date", match.start("date"), match.end("date"), iso(match["date"]))


def _produce_short_date(match: "re.Match[str]", phrase: Phrase) -> Reading | None:
    """`ngày 31/9` is a date, if none that is; `mỗi ngày 60-70 trường hợp` is a range of what is counted."""
    told = match["date"]
    if "/" not in told and (_PLAUSIBLE.fullmatch(told) is None or not read_tail(phrase.folded, match.end()).is_empty):
        return None
    return _produce_date(match, phrase)


def _produce_calendar_day(match: "re.Match[str]", phrase: Phrase) -> Reading | None:
    """`đến 30-6`, `dịp lễ 30/4`; a unit behind makes a fraction or a range of it."""
    return _produce_date(match, phrase) if read_tail(phrase.folded, match.end()).is_empty else None


def _produce_calendar_days(match: "re.Match[str]", phrase: Phrase) -> Reading | None:
    """`dịp lễ 30/4-1/5`; a unit behind makes fractions of them."""
    slashed = "/" in match["first"] and "/" in match["second"]
    if not slashed or not read_tail(phrase.folded, match.end()).is_empty:
        return None
    return Reading("date_range", *match.span(), f"{iso(match['first'])}..{iso(match['second'])}")


def _produce_range(match: "re.Match[str]", phrase: Phrase) -> Reading | None:
    first, second = match["first"], match["second"]
    last = iso(second)
    year = None if last.startswith("--") else last.split("-")[0]
    start = iso(first, year)
    if start.startswith("--") and last.startswith("--") and "tháng" not in second and match["word"] is None:
        return None  # "11-12": nothing says that these are dates
    if year and not start.startswith("--") and start > last and not re.search(r"(?:năm|[/.-]) ?\d{4}", first):
        start = f"{int(year) - 1}{start[4:]}"  # "từ 15/12 đến 14/3/2023" began in the year before
    spelled_out = match["to"].strip(" ") not in ("-", "–")
    begin = match.start() if spelled_out else match.start("first")
    return Reading("date_range", begin, match.end(), f"{start}..{last}")


def _produce_shared_month(match: "re.Match[str]", phrase: Phrase) -> Reading:
    """`15` of `ngày 15 và 16/3/2023`: its month and year stand with the last day."""
    return Reading("date", *match.span("date"), iso(match["last"])[:-2] + match["date"].zfill(2))


def _produce_days(match: "re.Match[str]", phrase: Phrase) -> Reading | None:
    """`từ 15 đến 17/3/2023`."""
    last = iso(match["second"])
    start = last[:-2] + match["first"].zfill(2)
    return Reading("date_range", match.start(), match.end(), f"{start}..{last}") if start < last else None


PATTERNS = (
    Pattern(
        "date range",
        re.compile(
            rf"(?=[\dthn])(?P<word>từ )?(?:(?:hết )?ngày )?{_GUARD}(?P<first>{_ANY})"
            rf"(?P<to> ?[-–] ?|,? (?:đến|tới) )(?:hết )?(?:ngày )?(?P<second>{_ANY})"
        ),
        _produce_range,
    ),
    Pattern(
        "days of one month",
        re.compile(
            rf"(?:từ (?:ngày )?|ngày ){_GUARD}(?P<first>{_DAY})(?: ?[-–] ?| (?:đến|tới) )(?:hết )?(?:ngày )?"
            rf"(?P<second>{_NUMERIC}|{_DAY} tháng {_MONTH},? năm {_YEAR}|{_DAY}[/-]{_MONTH}(?![\d/%]|[.,-]\d))"
        ),
        _produce_days,
    ),
    Pattern(
        "days listed",
        re.compile(
            rf"(?<=ngày \(?(?:{_DAY}, ?){{0,5}})(?P<date>{_DAY})(?=(?:, ?{_DAY}){{0,5}}(?:,? và |, ?)"
            rf"(?:ngày )?(?P<last>{_NUMERIC}|{_DAY} tháng {_MONTH},? năm {_YEAR}|{_DAY}[/.]{_MONTH}(?![\d/%]|[.,-]\d)))"
        ),
        _produce_shared_month,
    ),
    Pattern(
        "long date", re.compile(rf"(?P<date>(?:ngày )?{_GUARD}{_DAY} tháng {_MONTH},? năm {_YEAR})"), _produce_date
    ),
    Pattern("date without day", re.compile(rf"(?P<date>ngày (?:[.…_]+ ?)?{_MONTH_LONG})"), _produce_date),
    Pattern(
        "long date without year",
        re.compile(rf"(?P<date>ngày {_DAY} tháng {_MONTH})(?!\d| ?[/,]? ?năm|[/.-]\d)"),
        _produce_date,
    ),
    Pattern("numeric date", re.compile(rf"{_GUARD}(?P<date>{_NUMERIC})"), _produce_date),
    Pattern(
        "date without year, spaced",
        re.compile(r"ngày (?P<date>(?:0?[1-9]|[12]\d|3[01]) [-–] (?:0?[1-9]|1[0-2]))(?![\d/%]|[.,-]\d| ?[-–])"),
        _produce_calendar_day,
    ),
    Pattern(
        "date without year",
        re.compile(rf"(?:ngày ?|(?:sáng|chiều|tối|hôm|đến hết|trước|(?<=đêm)) ){_GUARD}(?P<date>{_SHORT})"),
        _produce_short_date,
    ),
    Pattern(
        "days of the calendar",
        re.compile(rf"{_GUARD}(?P<first>{_CALENDAR_DAY}) ?(?P<to>[-–]) ?(?P<second>{_CALENDAR_DAY})(?![\d/%]|[.,-]\d)"),
        _produce_calendar_days,
    ),
    Pattern(
        "day of the calendar",
        re.compile(
            rf"(?:(?:đến|từ|hết|sau|dịp|lễ|kỷ niệm|mừng|nhân|quốc khánh) |(?=\d)(?<=(?:lễ|dịp) {_CALENDAR_DAY}(?: và |, ?| ?- ?)))"
            rf"(?P<date>{_CALENDAR_DAY})(?![\d/%]|[.,-]\d)"
        ),
        _produce_calendar_day,
    ),
    Pattern(
        "last of the days listed",
        re.compile(
            rf"(?<=ngày (?:{_DAY}, ?){{0,5}}{_DAY}(?:,? và |, ?))(?P<date>{_DAY}[/.]{_MONTH}(?![\d/%]|[.,-]\d))"
        ),
        _produce_date,
    ),
)
