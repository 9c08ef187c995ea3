"""Another period (kỳ khác) than the one in force, told without a date: `cùng kỳ năm trước`, `quý trước`, `lũy kế từ đầu năm`.

What opens a clause holds for the clause (`Cùng kỳ năm trước tiếp nhận 250 hồ sơ, giải quyết 240 hồ sơ`), what stands
between two figures for the second, and what a change starts from is past whether its period is told or not (`từ 72% lên 80%`).
"""

from calendar import monthrange
from dataclasses import dataclass

import regex as re

from extractor.label import Item
from extractor.model import Period, Window
from patterns.period import parse_day
from patterns.words import forms, whole_word

_CARRIED = r"(?! (?:chuyển|mang|để lại|tồn))"
# "Kỳ trước: 25 hồ sơ" is what was carried over from it, "kỳ trước đạt 90%" a figure of it.
_PERIOD_BEFORE = (
    r"(?<!từ )(?<!\p{L})kỳ (?:báo cáo )?trước(?= (?:đã |chỉ )?(?:đạt|là|tiếp nhận|giải quyết|có)(?!\p{L})| ?\()"
)
_OTHER = re.compile(
    rf"(?P<cumulative>{whole_word(forms('periods', 'cumulative'))}(?P<year>[ ,:]*(?:\p{{L}}+ ){{0,2}}đầu năm)?)"
    rf"|(?P<previous>(?:{whole_word(forms('periods', 'previous'))}){_CARRIED}|{_PERIOD_BEFORE})"
    r"(?P<whose>(?: của)? (?:năm (?:\d{4}|trước|ngoái)|(?:tháng|quý) trước)(?!\d))?"
    r"|(?P<now>(?<!\p{L})(?:năm nay|quý này|tháng này|kỳ này|trong kỳ|trong quý|trong tháng|đến nay|hiện nay|nay)(?!\p{L}))"
)
_KY_TRUOC = re.compile(r"(?<!từ )(?<!\p{L})kỳ (?:báo cáo )?trước(?!\p{L})")
_COMPARED = re.compile(r"(?:so|so với|hơn|bằng|với)(?: của)? $")
# "so với cùng kỳ năm trước (250 hồ sơ)", "... là 250 hồ sơ", but "..., giải quyết 280 hồ sơ".
_NAMED_BEHIND = re.compile(r"[^,;()\d]{0,12}(?:\(|(?<!\p{L})(?:là|chỉ có)(?!\p{L}))[^,;()\d]{0,40}")
# "tăng từ 72%", not "từ 95% trở lên", "sắp xếp từ 03 xã".
_FROM = re.compile(
    r"(?<!\p{L})(?:tăng|giảm|nâng|rút|cắt)(?!\p{L})[^.;,\d]{0,60}(?P<word>(?<!\p{L})từ)(?: mức| khoảng| gần| hơn| trên)? $"
)
_ONWARDS = re.compile(r"(?<!trở)[ )](?:lên|xuống|còn|đến|tới)(?!\p{L})")
_LEADS = re.compile(r"(?<!\p{L})(?:lên|xuống|còn|đến|tới)(?: mức| còn)? $")
_OF_IT = re.compile(r"[ (,]*(?:(?:ở|của|trong|vào|tại|hồi|cuối|đầu) )?")
_REACH = 60
_YEAR = re.compile(r" (?P<year>\d{4})(?!\d)")
_MONTHS = {"tháng": 1, "quý": 3}
_LENGTHS = frozenset({1, 3, 6, 12})
"""Months of the periods that follow each other; nine months of a year follow nothing."""


@dataclass(frozen=True, slots=True)
class Elsewhen:
    """The other period of a figure, and the part of the view that tells it."""

    period: Period
    start: int
    end: int


def elsewhen(clause: str, item: Item, default: Period, stated: int) -> Elsewhen | None:
    """The period that the words beside a figure give it, None where the one in force holds.

    Args:
        clause: the folded text from the beginning of the figure's sentence, or the last semicolon, to the figure.
        item: the figure.
        default: the period of the report, from which the others are counted.
        stated: the offset in the view behind the last period that is stated before the figure.
    """
    at = item.found.start - len(clause)
    if (left := _left_behind(item, default)) is not None:
        return left
    match = _last(clause)
    if (
        match is None
        or match["now"] is not None
        or (at + match.start() < stated and not _of_this_year(clause, match, default))
    ):
        return None
    between = clause[match.end() :]
    direct = at + match.start() >= item.found.start - len(item.tie)
    if _is_closed(between) or not (direct or _opens(clause, match.start())):
        return None
    if (
        item.index
        and match["previous"] is not None
        and _ONWARDS.match(between.removeprefix(")"))
        and _OF_IT.fullmatch(clause, len(clause) - len(item.tie), match.start())
    ):
        return None  # "từ 72% cùng kỳ lên 80%": the words are those of the figure before
    compared = match["previous"] is not None and _COMPARED.search(clause[: match.start()]) is not None
    if compared and (item.changed or not direct or _NAMED_BEHIND.fullmatch(between) is None):
        return None
    return _read(match, default, at)


def of_a_head(words: str, default: Period) -> Period | None:
    """The other period that the words over a column tell: `Cùng kỳ năm trước`, `Lũy kế từ đầu năm`, `Kỳ trước`.

    >>> of_a_head("kỳ trước", Period(label="quý II", start="2024-04-01", end="2024-06-30")).start
    '2024-01-01'
    """
    match = _OTHER.search(words) or _KY_TRUOC.search(words)
    if match is None or (match.re is _OTHER and match["now"] is not None):
        return None
    if match.re is _KY_TRUOC:
        first, last = _earlier(default, match.group())
        return Period(label=match.group(), start=first, end=last)
    return _read(match, default, 0).period


def _last(clause: str) -> "re.Match[str] | None":
    """The last words for another period in a clause; "đến nay" ends what began before, as in "lũy kế đến nay"."""
    last = None
    for match in _OTHER.finditer(clause):
        if last is None or last["cumulative"] is None or not (match["now"] or "").endswith("nay"):
            last = match
    return last


def _of_this_year(clause: str, match: "re.Match[str]", default: Period) -> bool:
    """`lũy kế từ đầu năm 2025` in a report that ends in 2025: up to its end, not all of the year."""
    year = _YEAR.match(clause, match.end())
    return match["cumulative"] is not None and year is not None and (default.end or "").startswith(year["year"])


def _left_behind(item: Item, default: Period) -> Elsewhen | None:
    """The period of what a change starts from: `giảm từ 25 hồ sơ cùng kỳ xuống còn 11 hồ sơ`."""
    lead = _FROM.search(item.tie)
    rest = item.rest[:_REACH]
    if lead is None or _ONWARDS.search(rest) is None:
        return None
    words = _OF_IT.match(rest)
    match = _OTHER.match(rest, words.end() if words else 0)
    if match is not None and match["previous"] is not None:
        return _read(match, default, item.found.end)
    start = item.found.start - len(item.tie) + lead.start("word")
    return Elsewhen(Period(label="từ", start=None, end=None), start, start + len("từ"))


def is_left_behind(item: Item, start: int, between: str) -> bool:
    """Whether a period stated behind a figure that a change starts from or leads to belongs to that figure.

    Args:
        item: the figure before the statement.
        start: where the statement begins.
        between: the folded text between the two.
    """
    begins = _FROM.search(item.tie) is not None
    leads = item.index > 0 and _LEADS.search(item.tie) is not None
    return start >= item.found.end and (begins or leads) and _OF_IT.fullmatch(between) is not None


def _is_closed(between: str) -> bool:
    """Whether a bracket that was open before some text is closed in it."""
    depth = 0
    for ch in between:
        depth += (ch == "(") - (ch == ")")
        if depth < 0:
            return True
    return False


def _opens(clause: str, position: int) -> bool:
    """Whether no figure stands before a position in its clause, or in the bracket around it."""
    opened = clause.rfind("(", 0, position)
    begin = opened + 1 if opened >= 0 and clause.find(")", opened, position) < 0 else 0
    return not any(ch.isdigit() for ch in clause[begin:position])


def _read(match: "re.Match[str]", default: Period, at: int) -> Elsewhen:
    label = match.group()
    if match["cumulative"] is not None:
        period = Period(label=label, start=new_year(default) if "đầu năm" in label else None, end=default.end)
    else:
        first, last = _earlier(default, label)
        period = Period(label=label, start=first, end=last, named=_named(default, label))
    return Elsewhen(period, at + match.start(), at + match.end())


def _named(default: Period, label: str) -> Window | None:
    """The calendar bounds of the period before another, where that one is told in the days printed for it."""
    if default.named is None:
        return None
    calendar = default.model_copy(update={"start": default.named.start, "end": default.named.end})
    first, last = _earlier(calendar, label)
    return Window(start=first, end=last) if first and last and label.startswith("cùng kỳ") else None


def new_year(default: Period) -> str | None:
    """The first day of the year in which a period ends, by the calendar or the cut-off dates it is told in."""
    if default.end is None:
        return None
    year = int(default.end[:4])
    cut_off = f"{year - 1:04}-12-15"
    return cut_off if default.start == cut_off else f"{year:04}-01-01"


def _earlier(default: Period, words: str) -> tuple[str | None, str | None]:
    """The bounds of the period before another, or of its window a year before; none where they cannot be told."""
    if default.start is None or default.end is None:
        return None, None
    before, unit = int(default.end[:4]) - 1, words.split()[-2]
    if words.startswith("năm"):
        return f"{before:04}-01-01", f"{before:04}-12-31"
    if words.startswith("cùng kỳ") and not words.endswith(("tháng trước", "quý trước")):
        if words[-4:].isdigit() and int(words[-4:]) != before:
            return None, None
        first, last = (f"{int(end[:4]) - 1:04}{end[4:]}" for end in (default.start, default.end))
        return first.replace("-02-29", "-02-28"), last.replace("-02-29", "-02-28")
    months = _length(default)
    if months not in _LENGTHS or months != _MONTHS.get(unit, months):
        return None, None
    first_month = _month_of(default.start) - months
    last_month = first_month + months - 1
    day = monthrange(last_month // 12, last_month % 12 + 1)[1]
    return f"{_printed(first_month)}-01", f"{_printed(last_month)}-{day:02}"


def _length(period: Period) -> int | None:
    """The whole months of a period."""
    if period.start is None or period.end is None or not period.start.endswith("-01"):
        return None
    last = parse_day(period.end)  # as printed, and there may be no such day: "31/6"
    if last is None or last.day != monthrange(last.year, last.month)[1]:
        return None
    return _month_of(period.end) - _month_of(period.start) + 1


def _month_of(day: str) -> int:
    """Months since the year 0."""
    return int(day[:4]) * 12 + int(day[5:7]) - 1


def _printed(month: int) -> str:
    return f"{month // 12:04}-{month % 12 + 1:02}"
