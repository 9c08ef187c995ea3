"""Periods of titles (kỳ của đề mục): what the title of a section says of when, for that section and those in it.

4.1. Năm 2021                               the year, of a report on 2021 - 2024
2. Kết quả tháng 6                          the month, of a report on a quarter
III. NHIỆM VỤ TRỌNG TÂM QUÝ IV NĂM 2024     the period of the plan
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import regex as re

from extractor.blocks import Block, Outline, heading_length
from extractor.dated import Dates, dated, moved
from extractor.find import Found
from extractor.model import Period
from extractor.spoken import Spoken, period_of, spoken
from extractor.stated import Read, completed, in_a_title, is_told_beside

# "2. Riêng quý II", "1. Kết quả năm 2021", "a) Năm 2022: tiếp nhận ...": what may stand before the period of a title, and behind it.
_PERIOD_TITLE = re.compile(r"[\W\d]*+(?:(?:riêng|kết quả|tình hình|số liệu|trong|thực hiện|của|đối với)\W++)*+")
_PERIOD_TITLE_END = re.compile(r"[ .:;]*(?:$|:|\()")
_PLAN_TITLE = re.compile(
    r"(?<!\p{L})(?:phương hướng|nhiệm vụ|mục tiêu|giải pháp|chương trình công tác|kế hoạch)(?!\p{L})"
)
# "II. KẾT QUẢ THỰC HIỆN KẾ HOẠCH NĂM 2024": what was done, not what is to be.
_RESULT_TITLE = re.compile(r"(?<!\p{L})(?:kết quả|tình hình|đánh giá|thực hiện)(?!\p{L})")
_WITHOUT_YEAR = re.compile(r"(?:M\d\d(?:\.\.M\d\d)?|Q[1-4])")
_LONGEST_LEAD = 40


def periods_of_titles(outline: Outline, found_in: Mapping[int, Sequence[Found]], dates: Dates) -> dict[int, Read]:
    """The period that the title of a section states, or that of the nearest section it stands in, by the section's index."""
    own: dict[int, Read] = {}
    for index, members in found_in.items():
        block = outline.blocks[index]
        if block.kind == "heading" and block.section >= 0 and block.start == outline.sections[block.section].start:
            read = _plan(block, members, dates.default) or _of_title(outline, block, members, dates)
            if read is not None:
                own[block.section] = read
    result: dict[int, Read] = {}
    latest: dict[str, Read | None] = {}  # by path: a path may be printed twice
    for i, section in enumerate(outline.sections):
        read = own.get(i) or latest.get(section.path.rpartition(".")[0])
        latest[section.path] = read
        if read is not None:
            result[i] = read
    return result


def _of_title(outline: Outline, block: Block, members: Sequence[Found], dates: Dates) -> Read | None:
    """The period that a title is made of or opens with, or a part of the report's that it closes with."""
    named = [f for f in members if f.mention.kind == "period" and not is_told_beside(block, f)]
    told = spoken(block.view, named)
    if not told:
        return None
    folded, first = block.view.folded, told[0]
    lead = folded[heading_length(block) : first.first.start]
    closes = _PERIOD_TITLE_END.match(folded, first.last.end) is not None
    if not closes or not (_PERIOD_TITLE.fullmatch(lead) or (len(told) == 1 and _is_part(block, first, members, dates))):
        return None
    read = completed(block, first, dates)
    window = next((each.window for each in dated(outline, members)), None)
    if window is not None:
        return Read(moved(read.period, window.start, window.end), stated=False, at=read.at)
    bounds_of = dates.default.start, dates.default.end
    is_own = read.period.start is not None and (read.period.start, read.period.end) == bounds_of
    return None if is_own or not read.stated else replace(read, stated=False)


def opens_block(block: Block, told: Spoken) -> bool:
    """Whether a paragraph or an item opens with a period as a title does: `- Năm 2022: tiếp nhận 120 hồ sơ`, `* Năm 2023`."""
    lead = block.view.folded[: told.first.start]
    return len(lead) <= _LONGEST_LEAD and bool(
        _PERIOD_TITLE.fullmatch(lead) and _PERIOD_TITLE_END.match(block.view.folded, told.last.end)
    )


def _is_part(block: Block, told: Spoken, members: Sequence[Found], dates: Dates) -> bool:
    """Whether a title that says more closes with a part of the report's period: `3. Công tác kiểm tra năm 2023`."""
    (start, end), whole, folded = told.bounds, dates.named, block.view.folded
    if whole is None or whole.start is None or whole.end is None or start is None or end is None:
        return False
    inside = whole.start <= start and end <= whole.end and (start, end) != (whole.start, whole.end)
    is_plan = _PLAN_TITLE.search(folded) is not None and _RESULT_TITLE.search(folded) is None
    return (
        inside and not is_plan and ".." not in told.first.mention.value and not in_a_title(block, told.first, members)
    )


def _plan(block: Block, members: Sequence[Found], default: Period) -> Read | None:
    """The period that the title of a plan names: `III. NHIỆM VỤ TRỌNG TÂM QUÝ IV NĂM 2024`; its year may be left out."""
    if block.kind != "heading":
        return None
    named = [f for f in members if f.mention.kind == "period"]
    title = _PLAN_TITLE.search(block.view.folded)
    if not named or title is None or title.start() > named[-1].start or _RESULT_TITLE.search(block.view.folded):
        return None
    f, value = named[-1], named[-1].mention.value
    if _WITHOUT_YEAR.fullmatch(value) and default.end is not None:
        year = int(default.end[:4])
        value = f"{year}-{value}"
        bounds = period_of(f.mention.text, value)
        if bounds.end is not None and bounds.end <= default.end:
            value = f"{year + 1}{value[4:]}"
    period = period_of(f.mention.text, value)
    if period.end is None or (default.end is not None and period.end <= default.end):
        return None
    return Read(period, stated=True, at=(f.mention.start, f.mention.end))
