"""Figures of a time to come (số liệu của kỳ sau kỳ báo cáo): what a report tells of it is an aim, whatever its words.

Đến năm 2030, 100% hồ sơ được giải quyết trực tuyến      a period that begins behind that of the report, and is not over
Nâng tỷ lệ thanh toán lên 80% vào cuối năm 2025          up to an end that is still to come
Ước năm 2025 tỷ lệ trực tuyến đạt 95%                    an estimate of more than what the report is on

And the other way round: `Trong quý III, tỷ lệ này đạt 97%` among the tasks of the next quarter tells of a result.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import regex as re

from extractor.blocks import Block, Outline
from extractor.find import QUANTITY_KINDS, Found, by_block
from extractor.header import first_of_month
from extractor.model import Header
from extractor.stated import PART_OF_YEAR, in_a_title, is_told_beside
from patterns.period import calendar_bounds, period_bounds

# What may stand between the beginning of a clause and the period that it is told of.
_OPENS = re.compile(r"[\W\d]*+(?:(?:dự kiến|đến|tới|đến hết|trong|vào|từ|sang|bước sang|riêng|cuối|hết)\W++)*+")
_OPENS_PAST = re.compile(r"[\W\d]*+(?:trong )?")
_TO_ITS_END = re.compile(r"[\W\d]*+(?:đến|tới|trước) (?:hết |cuối )$")
_ESTIMATED = re.compile(r"[\W\d]*+(?:dự )?ước(?: tính)?(?: thực hiện| đạt)? $")
_BY_ITS_END = re.compile(r"[^.;,:()\d%]*(?<!\p{L})(?:vào|đến|tới|trước)(?: hết| cuối)+ $")
_BY = re.compile(r"[^.;,:()\d%]*(?<!\p{L})(?:vào|đến|tới|trước|trong) $")
_TOLD = re.compile(
    r"(?<!\p{L})(?:đã|hiện nay|hiện có|đến nay|cùng kỳ|so với|ban hành|xây dựng|thực hiện được|đạt được)(?!\p{L})"
)
_REACH, _BEHIND = 400, 80


@dataclass(frozen=True, slots=True)
class Horizon:
    """The last day that a report is on, and a day by which it was not written."""

    end: str
    written: str

    def is_over(self, day: str | None) -> bool:
        """Whether a day is not to come; an unknown one is not."""
        return day is None or day <= self.end or day < self.written

    def is_ahead(self, start: str | None, end: str | None) -> bool:
        """Whether a period begins behind that of the report, and ends later than the report was written."""
        return start is not None and start > self.end and not self.is_over(end)


def horizon_of(header: Header) -> Horizon | None:
    """Up to where a report looks back; None without a period of its own."""
    end = header.period.end if header.period is not None else None
    if end is None:
        return None
    printed = first_of_month(header.date)
    return Horizon(end, printed.isoformat() if printed is not None else end)


def with_aims_ahead(outline: Outline, found: Sequence[Found], header: Header) -> list[Found]:
    """The mentions, of which figures that are told of a time to come are aims, and those of one that is over none.

    Args:
        outline: the blocks.
        found: the mentions in text order.
        header: with the period of the report; without one nothing is known to be ahead.
    """
    horizon = horizon_of(header)
    if horizon is None:
        return [*found]
    words: dict[str, str] = {}
    past: set[str] = set()
    for index, members in by_block(found).items():
        words.update(_aims(outline.blocks[index], members, horizon))
        past.update(_past(outline.blocks[index], members, horizon))
    return [
        _as_aim(f, words[f.mention.id]) if f.mention.id in words else _as_result(f) if f.mention.id in past else f
        for f in found
    ]


def _aims(block: Block, members: Sequence[Found], horizon: Horizon) -> Iterator[tuple[str, str]]:
    """The figures of a block that are aims for the time they are told of, with the words that tell it."""
    periods = [f for f in members if f.mention.kind == "period"]
    late = [f for f in periods if not horizon.is_over(_bounds(f)[1]) and not is_told_beside(block, f)]
    late = [f for f in late if not in_a_title(block, f, members)]
    if not late:
        return
    for f in members:
        if f.mention.kind not in QUANTITY_KINDS or f.mention.modality == "target" or f.mention.unit == "tuổi":
            continue
        told = _before(block, f, periods, horizon) or _behind(block, f, periods, horizon)
        if told is not None and told in late:
            yield f.mention.id, told.mention.text


def _past(block: Block, members: Sequence[Found], horizon: Horizon) -> Iterator[str]:
    """The figures that only their section makes aims, in a clause that opens with what is over: `Trong quý III, ...`."""
    periods = [f for f in members if f.mention.kind == "period"]
    for f in members:
        if f.reasons.aim is not None or f.reasons.aim_section is None:
            continue
        at = bisect_right(periods, f.start, key=lambda one: one.end)
        period = periods[at - 1] if at else None
        begin = _begin(block, f)
        if period is None or period.start < begin:
            continue
        value = period.mention.value
        _, end = calendar_bounds(f"{horizon.end[:4]}-{value}" if PART_OF_YEAR.fullmatch(value) else value)
        opens = _OPENS_PAST.fullmatch(block.view.folded, begin, period.start) is not None
        if opens and end is not None and end <= horizon.end:
            yield f.mention.id


def _begin(block: Block, f: Found) -> int:
    """Where the clause of a figure begins: with its sentence, or behind the last semicolon."""
    begin = max(block.view.sentence(f.start)[0], f.start - _REACH)
    return max(begin, block.view.folded.rfind(";", begin, f.start) + 1)


def _before(block: Block, f: Found, periods: Sequence[Found], horizon: Horizon) -> Found | None:
    """The period that the clause of a figure opens with, if it is the last before the figure and ahead."""
    at = bisect_right(periods, f.start, key=lambda one: one.end)
    period = periods[at - 1] if at else None
    folded = block.view.folded
    begin = _begin(block, f)
    if period is None or period.start < begin or _TOLD.search(folded, begin, f.start):
        return None
    lead, bounds = folded[begin : period.start], _bounds(period)
    if horizon.is_ahead(*bounds) and _OPENS.fullmatch(lead):
        return period
    is_late = not horizon.is_over(bounds[1])
    return period if is_late and (_TO_ITS_END.fullmatch(lead) or _ESTIMATED.fullmatch(lead)) else None


def _behind(block: Block, f: Found, periods: Sequence[Found], horizon: Horizon) -> Found | None:
    """The period behind a figure by the end of which it is to be reached."""
    at = bisect_right(periods, f.end, key=lambda one: one.start)
    period = periods[at] if at < len(periods) else None
    folded = block.view.folded
    if period is None or period.start - f.end > _BEHIND:
        return None
    if _TOLD.search(folded, _begin(block, f), period.start):
        return None
    between, bounds = folded[f.end : period.start], _bounds(period)
    is_to_come = horizon.is_ahead(*bounds) and _BY.fullmatch(between)
    is_by_its_end = not horizon.is_over(bounds[1]) and _BY_ITS_END.fullmatch(between)
    return period if is_to_come or is_by_its_end else None


def _bounds(f: Found) -> tuple[str | None, str | None]:
    return period_bounds(f.mention.text, f.mention.value)


def _as_aim(f: Found, words: str) -> Found:
    mention = f.mention.model_copy(update={"modality": "target"})
    return replace(f, mention=mention, reasons=replace(f.reasons, aim=words))


def _as_result(f: Found) -> Found:
    mention = f.mention.model_copy(update={"modality": "actual"})
    return replace(f, mention=mention, reasons=replace(f.reasons, aim_section=None))
