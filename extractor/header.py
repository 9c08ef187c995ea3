"""The header (phần đầu): letterhead, level of government, and the period the report is about."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import cast

import regex as re

from extractor.blocks import Block, Letterhead, Outline
from extractor.find import Found
from extractor.model import Header, Period, Window
from extractor.model.report import Level
from extractor.place import Located, locate
from patterns.folding import fold
from patterns.letterhead import agency_level, is_city, read_addressees_head
from patterns.period import calendar_bounds, period_bounds, regulation_window
from patterns.places import REFORM

_SELF = re.compile(
    r"(?:ubnd|ủy ban nhân dân|hđnd) (?P<unit>(?:xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố|tỉnh)\b)"
)
_DATE = re.compile(r"(?:tháng ?(?P<month>\d{1,2})?[^\d]{0,12})?năm ?(?P<year>\d{4})")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_CONCLUDES = re.compile(r"^(?:trên đây|vậy|trên đây là)\b")
# How much a mention of a unit weighs in the closing sentence, or within so many characters before "báo cáo".
_TELLING, _NEAR = 20, 40


def period_of(label: str, value: str, stated: Window | None = None) -> Period:
    """A period from its printed label and its value: its first and last day, and cut-off dates where the law sets them."""
    start, end = period_bounds(label, value)
    cut = regulation_window(value)
    regulation = Window(start=cut[0], end=cut[1]) if cut[0] else None
    return Period(label=" ".join(label.split()), start=start, end=end, regulation=regulation, stated=stated)


def window_of(value: str) -> Window | None:
    """The window of a date range whose two ends are full dates."""
    first, _, last = value.partition("..")
    return Window(start=first, end=last) if _DAY.fullmatch(first) and _DAY.fullmatch(last) else None


def read_header(outline: Outline, found: Sequence[Found]) -> Header:
    """Put the header together from the letterhead, the title, the closing sentence and the body's own words."""
    printed = outline.letterhead
    period = _period(outline, found)
    to = tuple(_addressees(outline))
    located = locate(outline, to, _day(printed.date) or _last_day(period))
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


def _day(printed: str | None) -> date | None:
    """The first day of the month that a date prints: units change with a month. In the year they changed, the year will not do."""
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
    ranges = ((f, window_of(f.mention.value)) for f in found if f.mention.kind == "date_range")
    first, stated = next(((f, window) for f, window in ranges if window is not None), (None, None))
    places: list[list[Found]] = [[], [], []]
    for f in found:
        if f.mention.kind != "period" or calendar_bounds(f.mention.value)[0] is None:
            continue
        block = outline.blocks[f.block]
        if block.kind == "title":
            places[0].append(f)
        elif _concludes(block):
            places[1].append(f)
        elif block.kind == "heading" and block.section >= 0 and outline.sections[block.section].kind == "appendix":
            places[2].append(f)
    for place in places:
        if place:
            best = min(place, key=lambda f: _coarseness(f.mention.value))
            return period_of(best.mention.text, best.mention.value, stated)
    if first is None or stated is None:
        return None
    return Period(label=first.mention.text, start=stated.start, end=stated.end, stated=stated)


def _coarseness(value: str) -> int:
    """A span over years says most, a part of a year says more than the year alone."""
    return 0 if ".." in value and "M" not in value else 1 if "-" in value else 2


def _concludes(block: Block) -> bool:
    return block.kind in ("paragraph", "item") and _CONCLUDES.match(block.view.folded) is not None
