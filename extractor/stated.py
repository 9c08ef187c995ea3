"""Stated periods (kỳ nêu tại đoạn): what the periods of a paragraph hold for, in days, and up to where."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import regex as re

from extractor.blocks import Block
from extractor.dated import Dates, window_of
from extractor.find import Found
from extractor.model import Period, Span
from extractor.spoken import Spoken, period_of, spoken
from patterns.period import calendar_bounds

# "(Tính từ ngày 15/12/2023 đến ngày 14/6/2024)": dates in a bracket of their own, behind the figures.
_ASIDE = re.compile(r"\( ?(?:tính |số liệu |lấy số liệu )?(?:từ |từ ngày )?$")
_UNTIL_NOW = re.compile(r" (?:cho )?đến nay(?!\p{L})")
# "75 hồ sơ của năm 2021 chuyển sang", "chuyển sang quý IV: 69 hồ sơ": what was carried over is of the period that it is told in.
_CARRIED = re.compile(r" (?:chuyển|mang|để lại|tồn)(?!\p{L})")
_CARRIED_TO = re.compile(r"(?:chuyển|mang) (?:sang|qua|tiếp)(?: cho| kỳ)? $")
# "so với năm 2022", "vượt mục tiêu đề ra từ quý II": what a figure is held against.
_COMPARED = re.compile(r"(?:so với|cùng kỳ|với cùng kỳ của|hơn|đề ra|đặt ra)(?: của| từ| cho| trong)? $")
OF_A_PLAN = re.compile(r"(?:giai đoạn|kế hoạch|đề án|chương trình)[^.;:\d]*$")
# "Kế hoạch số 98/KH-UBND ngày 25/12/2023 của UBND xã về CCHC năm 2024": the year is that of the document's title.
_OF_A_DOCUMENT = re.compile(r"(?: ngày)?[^,;:.()\d]*(?<!\p{L})(?:về|ban hành)(?: việc)? [^;:.()\d]*$")
_DOCUMENT_REACH = 240
PART_OF_YEAR = re.compile(r"M\d\d(?:\.\.M\d\d)?|Q[1-4]")
_LEADS_IN = re.compile(r"[\W\d]*+(?:trong )?(?:cả )?")
_ASIDE_REACH, _COMPARED_REACH, _PLAN_REACH = 20, 30, 160


@dataclass(frozen=True, slots=True)
class Read:
    """A period and where it was read; `stated` as in Context."""

    period: Period
    stated: bool
    at: Span | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """A period that a paragraph states, and the offset up to which it holds. `is_aside`: see `_is_aside`."""

    spoken: Spoken
    reach: int
    is_aside: bool

    @property
    def end(self) -> int:
        """The offset in the view behind all that names it."""
        return self.spoken.last.end


def statements_of(block: Block, named: Sequence[Found]) -> list[Statement]:
    """The periods that hold for the figures of a paragraph, from its mentions that state one (`states_period`)."""
    return [Statement(told, _reach(block, told), _is_aside(block, told.first)) for told in spoken(block.view, named)]


def states_period(block: Block, f: Found, members: Sequence[Found]) -> bool:
    """Whether a mention states a period for figures; the other `members` of its block say whether a document is named so."""
    if f.mention.kind == "date_range":
        return window_of(f.mention.value) is not None
    if f.mention.kind != "period":
        return False
    folded = block.view.folded
    if is_told_beside(block, f):
        return False
    plan = OF_A_PLAN.search(folded[max(0, f.start - _PLAN_REACH) : f.start])
    return not (plan is not None or in_a_title(block, f, members)) and not (
        ".." in f.mention.value and "M" not in f.mention.value and "từ" not in f.mention.text.lower()
    )


def opens_with_years(block: Block, f: Found, default: Period) -> bool:
    """Whether a sentence opens with past years that it is told of: `Giai đoạn 2021 - 2023, đã giải quyết 900 hồ sơ`."""
    if f.mention.kind != "period" or ".." not in f.mention.value:
        return False
    folded, (begin, _) = block.view.folded, block.view.sentence(f.start)
    if _LEADS_IN.fullmatch(folded, begin, f.start) is None or not folded.startswith(",", f.end):
        return False
    end = calendar_bounds(f.mention.value)[1]
    return end is not None and default.end is not None and end <= default.end


def is_told_beside(block: Block, f: Found) -> bool:
    """Whether a period is what something is compared with or carried over from or to: it holds for no figure behind it."""
    folded = block.view.folded
    before = folded[max(0, f.start - _COMPARED_REACH) : f.start]
    carried = _CARRIED.match(folded, f.end) is not None or _CARRIED_TO.search(before) is not None
    return carried or _COMPARED.search(before) is not None


def in_a_title(block: Block, f: Found, members: Sequence[Found]) -> bool:
    """Whether a period stands in the title of a document cited in the same sentence."""
    begin, _ = block.view.sentence(f.start)
    begin = max(begin, f.start - _DOCUMENT_REACH)
    last = bisect_right(members, f.start, key=lambda one: one.end)
    before = [one for one in members[max(0, last - 2) : last] if begin <= one.start]
    if len(before) > 1 and before[-1].mention.kind == "date" and before[-2].mention.kind == "legal_ref":
        return _OF_A_DOCUMENT.fullmatch(block.view.folded, before[-1].end, f.start) is not None
    cited = bool(before) and before[-1].mention.kind == "legal_ref"
    return cited and _OF_A_DOCUMENT.fullmatch(block.view.folded, before[-1].end, f.start) is not None


def read_of(block: Block, told: Spoken, dates: Dates) -> Read:
    """A period as a paragraph names it; it may have no bounds."""
    at = (told.first.mention.start, told.last.mention.end)
    return Read(_as_period(block, told, dates), stated=True, at=at)


def completed(block: Block, told: Spoken, dates: Dates) -> Read:
    """A period, that of the report where it names none: "quý II" without its year."""
    read = read_of(block, told, dates)
    if read.period.start is None and dates.default.start is not None:
        return _within(told.first, dates, read) or Read(dates.default, stated=False)
    return read


def _as_period(block: Block, told: Spoken, dates: Dates) -> Period:
    f, default = told.first, dates.default
    window = window_of(f.mention.value) if f.mention.kind == "date_range" else None
    if window is not None:
        return dates.of(Period(label=f.mention.text, start=window.start, end=window.end))
    period = told.period(block.view)
    if _UNTIL_NOW.match(block.view.folded, told.last.end) and period.start is not None and default.end is not None:
        return Period(label=f"{period.label} đến nay", start=period.start, end=max(period.start, default.end))
    return dates.of(period)


def _within(f: Found, dates: Dates, read: Read) -> Read | None:
    """A month or quarter without its year, of the year in which the report's period ends, if it has ended by then."""
    ends = [end for end in (dates.default.end, dates.named.end if dates.named else None) if end is not None]
    if not ends or PART_OF_YEAR.fullmatch(f.mention.value) is None:
        return None
    period = period_of(f.mention.text, f"{max(ends)[:4]}-{f.mention.value}")
    ended = period.end is not None and period.end <= max(ends)
    return Read(dates.of(period), stated=True, at=read.at) if ended else None


def _is_aside(block: Block, statement: Found) -> bool:
    """`... đạt 90% (tính từ ngày 15/12/2023 đến ngày 14/6/2024)`: the dates hold for the sentence they close."""
    return statement.mention.kind == "date_range" and bool(
        _ASIDE.search(block.view.folded[max(0, statement.start - _ASIDE_REACH) : statement.start])
    )


def _reach(block: Block, told: Spoken) -> int:
    """How far a period holds: in brackets with figures of their own ("(năm 2021 là 360 phiếu, ...)") to their end only."""
    folded, start, end = block.view.folded, told.first.start, told.last.end
    opened = folded.rfind("(", 0, start)
    closed = folded.find(")", end)
    inside = opened >= 0 and folded.find(")", opened, start) < 0 and closed >= 0
    if inside and any(ch.isdigit() for ch in folded[opened:start] + folded[end:closed]):
        return closed
    return len(folded)
