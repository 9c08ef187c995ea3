"""The header (phần đầu): letterhead, level of government, and the period the report is about."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import cast

import regex as re

from extractor.blocks import Block, Letterhead, Outline
from extractor.dated import dated, of_others, window_of
from extractor.find import Found, by_block
from extractor.model import Header, Period
from extractor.model.report import Level
from extractor.place import Located, locate
from extractor.spoken import Spoken, period_of, spoken
from patterns.folding import fold
from patterns.letterhead import agency_level, is_city, read_addressees_head
from patterns.period import calendar_bounds
from patterns.places import REFORM
from patterns.words import forms, whole_word

_SELF = re.compile(
    r"(?:ubnd|ủy ban nhân dân|hđnd) (?P<unit>(?:xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố|tỉnh)\b)"
)
_DATE = re.compile(r"(?:tháng ?(?P<month>\d{1,2})?[^\d]{0,12})?năm ?(?P<year>\d{4})")
_CONCLUDES = re.compile(r"^(?:trên đây|vậy|trên đây là)\b")
# "Kết quả 9 tháng đầu năm, phương hướng nhiệm vụ quý IV năm 2025": what is ahead is not what a report is on. Words that open a
# title may tell of what was done of it: "Kết quả thực hiện nhiệm vụ năm 2025".
_AHEAD = re.compile(whole_word((*forms("outline", "forward_section"), "kế hoạch")))
_BACK = re.compile(r"(?<!\p{L})(?:kết quả|tình hình|đánh giá)(?!\p{L})")
_OPENING_BACK = re.compile(
    r"(?<!\p{L})(?:kết quả|tình hình|đánh giá|thực hiện|triển khai|sơ kết|tổng kết|giao)(?!\p{L})[^;,]*$"
)
_WITHOUT_YEAR = re.compile(r"M\d\d(?:\.\.M\d\d)?|Q[1-4]")
# How much a mention of a unit weighs in the closing sentence, or within so many characters before "báo cáo".
_TELLING, _NEAR = 20, 40


def read_header(outline: Outline, found: Sequence[Found]) -> Header:
    """Put the header together from the letterhead, the title, the closing sentence and the body's own words."""
    printed = outline.letterhead
    period = _period(outline, found)
    to = tuple(_addressees(outline))
    located = locate(outline, to, first_of_month(printed.date) or _last_day(period))
    return Header(
        parent_agency=printed.parent_agency,
        agency=printed.agency,
        level=_level(outline, located),
        unit=located.unit,
        unit_candidates=located.candidates,
        number=printed.number,
        place=printed.place,
        date=printed.date,
        document_type=printed.document_type,
        title=printed.title,
        addressees=to,
        period=period,
    )


def first_of_month(printed: str | None) -> date | None:
    """The first day of the month that a printed date tells: units change with a month. In the year they changed, the year will not do."""
    figures = _DATE.search(fold(printed or ""))
    if figures is None or (figures["month"] is None and int(figures["year"]) == REFORM.year):
        return None
    return _month(figures["year"], figures["month"] or "1")


def _last_day(period: Period | None) -> date | None:
    """The first day of the month a period ends in; a report may print an end that no calendar has."""
    return _month(period.end[:4], period.end[5:7]) if period and period.end else None


def _month(year: str, month: str) -> date | None:
    return date(int(year), int(month), 1) if int(year) > 0 and 1 <= int(month) <= 12 else None


def _addressees(outline: Outline) -> Iterator[str]:
    """Whom the report is for (kính gửi): behind the words, or as items below them."""
    blocks = iter(outline.blocks)
    for block in blocks:
        begin = read_addressees_head(block.view.text)
        if begin is not None and block.kind not in ("letterhead", "title"):
            yield from _parts(block.view.text[begin:])
            break
        if block.kind == "heading":
            return
    for block in blocks:
        if block.kind != "item":
            return
        yield from _parts(block.view.text)


def _parts(text: str) -> Iterator[str]:
    """Each of what a line tells, parted by semicolons, without dashes and end marks."""
    for part in text.split(";"):
        if words := part.strip(" .-–+*•"):
            yield words


def _level(outline: Outline, located: Located) -> Level | None:
    """From the letterhead, the title, the signature, and last the unit that the body names most."""
    printed = outline.letterhead
    if (level := _agency_level(printed, located)) is not None:
        return level
    for text in (printed.title, outline.closing.capacity):
        if text and (level := cast("Level | None", agency_level(text))) is not None:
            return level
    counts: dict[str, int] = {}
    for block in outline.blocks:
        if block.kind not in ("paragraph", "item"):
            continue
        folded = block.view.folded
        concludes = _CONCLUDES.match(folded) is not None
        for match in _SELF.finditer(folded):
            named = agency_level(match["unit"])
            near = folded[match.end() : match.end() + _NEAR]
            weight = _TELLING if concludes or "báo cáo" in near else 1
            if named:
                counts[named] = counts.get(named, 0) + weight
    return cast("Level", max(counts, key=lambda name: counts[name])) if counts else None


def _agency_level(printed: Letterhead, located: Located) -> Level | None:
    """The level of the agency, else of its superior.

    A city is a province or a district: the register tells, else a superior of a province, else that it writes to one.
    """
    for agency, above in ((printed.agency, printed.parent_agency), (printed.parent_agency, None)):
        level = agency_level(agency) if agency else None
        if agency is None or level is None:
            continue
        if not is_city(agency):
            return cast("Level", level)
        if located.unit is not None:
            return located.unit.level
        return "district" if located.under_province or (above and agency_level(above) == "province") else "province"
    return None


def _period(outline: Outline, found: Sequence[Found]) -> Period | None:
    """The title's period; without a title, that of the closing sentence or an appendix; else the first stated window."""
    places: list[list[Found]] = [[], [], []]
    for f in found:
        if f.mention.kind != "period":
            continue
        block = outline.blocks[f.block]
        if block.kind == "title":
            places[0].append(f)
        elif _concludes(block):
            places[1].append(f)
        elif block.kind == "heading" and block.section >= 0 and outline.sections[block.section].kind == "appendix":
            places[2].append(f)
    told = (_main(outline, place) for place in places)
    period = next(filter(None, told), None) or next(filter(None, (_foremost(outline, place) for place in places)), None)
    aside = of_others([*dated(outline, found)], period)
    for f in found:
        window = window_of(f.mention.value) if f.mention.kind == "date_range" else None
        if window is not None and f.mention.id not in aside:
            if period is None:
                return Period(label=f.mention.text, start=window.start, end=window.end, stated=window)
            return period.model_copy(update={"stated": window})
    return period


def _main(outline: Outline, place: Sequence[Found]) -> Period | None:
    """The period of what was done that says most of what a report is on, among those named in one place; None without one.

    Where none has a year, the first has that of the plan told behind it: `9 tháng đầu năm, nhiệm vụ quý IV năm 2025`.
    """
    done = [f for members in by_block(place).values() for f in _done(outline, members)]
    period = _foremost(outline, done)
    return period or next((told for f in done if (told := _of_the_year(f, place)) is not None), None)


def _foremost(outline: Outline, place: Sequence[Found]) -> Period | None:
    """The period with bounds that says most, among those named in one place."""
    bounded = [f for f in place if calendar_bounds(f.mention.value)[0] is not None]
    named = [
        each for index, members in by_block(bounded).items() for each in spoken(outline.blocks[index].view, members)
    ]
    if not named:
        return None
    best = min(named, key=_coarseness)
    return best.period(outline.blocks[best.first.block].view)


def _done(outline: Outline, members: Sequence[Found]) -> Iterator[Found]:
    """The periods of a title that are not those of a plan; a plan goes on until words of results."""
    is_ahead, end = False, 0
    for f in members:
        lead = outline.blocks[f.block].view.folded[end : f.start]
        if (ahead := _AHEAD.search(lead)) is not None:
            back = _BACK.search(lead, ahead.end()) if end else _OPENING_BACK.search(lead, 0, ahead.start())
            is_ahead = back is None
        elif _BACK.search(lead) is not None:
            is_ahead = False
        if not is_ahead:
            yield f
        end = f.end


def _of_the_year(f: Found, place: Sequence[Found]) -> Period | None:
    """A part of a year, of the year of the period behind it, or of the one before where it would end later."""
    if _WITHOUT_YEAR.fullmatch(f.mention.value) is None:
        return None
    behind = (
        calendar_bounds(other.mention.value) for other in place if other.block == f.block and other.start > f.start
    )
    first, last = next((bounds for bounds in behind if bounds[0] is not None), (None, None))
    if first is None or last is None:
        return None
    year = int(last[:4])
    period = period_of(f.mention.text, f"{year}-{f.mention.value}")
    is_later = period.end is not None and period.end > last
    return period_of(f.mention.text, f"{year - 1}-{f.mention.value}") if is_later else period


def _coarseness(one: Spoken) -> int:
    """A span over years says most, a part of a year says more than the year alone."""
    value = one.first.mention.value
    several = one.first is not one.last
    return 0 if several or (".." in value and "M" not in value) else 1 if "-" in value else 2


def _concludes(block: Block) -> bool:
    return block.kind in ("paragraph", "item") and _CONCLUDES.match(block.view.folded) is not None
