"""Context (ngữ cảnh): the period and the scope in force at each figure, and where they were stated.

A period holds for the sentence that states it, then for its paragraph, then for the list that a line with it opens, then for
the section whose title states it and those in it (`in_force`), and last the report's own period holds. Levels ("UBND cấp xã:")
hold until the next one or the end of the section.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import regex as re

from extractor.blocks import Block, Outline
from extractor.dated import Dates
from extractor.elsewhen import elsewhen, is_left_behind, new_year
from extractor.find import Found, by_block
from extractor.in_force import InForce
from extractor.label import Item
from extractor.model import Header, Period, Scope, Span
from extractor.spoken import Spoken, period_of
from extractor.stated import (
    OF_A_PLAN,
    PART_OF_YEAR,
    Read,
    Statement,
    completed,
    in_a_title,
    opens_with_years,
    read_of,
    statements_of,
    states_period,
)
from extractor.titled import periods_of_titles
from extractor.whose import UPPER, Actor, Actors, holder_in, holder_of_titles
from patterns.folding import fold
from patterns.words import any_of, forms, whole_word

_AS_OF = re.compile(whole_word(forms("outline", "as_of")))
_AS_OF_DATE = re.compile(r"(?:tính đến|đến|đến hết)(?: hết)?(?: ngày)? ?$")
_AS_OF_REACH = 20
_DAY = re.compile(r"[-+* ]*(?:vào |trong )?ngày ")
# Procedures of bodies that are not the reporting office's own.
_AUTHORITY = re.compile(r"ngành dọc|cơ quan trung ương")
_AGGREGATE = re.compile(r"toàn (?:huyện|tỉnh|thành phố|quận|thị xã)|tính chung|tổng hợp chung")
_FIELD_LEAD = re.compile(r"(?<!\p{L})lĩnh vực (?P<field>[^:;,.()\d]{2,40}):")
_AGENCY_TITLE = re.compile(
    r"(?:tại )?(?:phòng|sở|ban|chi nhánh|chi cục|công an|ủy ban nhân dân|ubnd|trung tâm|xã|phường|thị trấn|bảo hiểm)(?= \p{L})"
)
_TITLE_WORDS = 12
_FIELD_TITLE = re.compile(
    rf"(?:(?:công tác|về|trong|trên)? ?lĩnh vực |công tác |về )?(?P<field>{any_of([fold(f) for f in forms('fields', 'field')])})"
)
# "..., trong tháng các phòng đã rà soát 18 thủ tục": the report's own period, whatever another clause names.
_IN_ALL = re.compile(r"(?<!\p{L})trong (?:cả |toàn |suốt )?giai đoạn(?! (?:\d|này|từ |trước))")
_IN_THE_PERIOD = re.compile(r"(?<!\p{L})trong (?:tháng|quý|kỳ|kỳ báo cáo)(?=,| \p{L})")
_THIS_PART = re.compile(r"(?<!\p{L})(?:trong (?P<unit>tháng|quý)(?=,| \p{L})|(?P<unit>tháng|quý) này)(?!\p{L})")
_DUE = re.compile(r"[^.;,:()\d%]*(?<!\p{L})(?:trong|vào|đến|hết|tới|trước)(?: cuối| hết)? ")
_DUE_REACH = 90
_HELD_AGAINST = re.compile(r"(?<!\p{L})so với $")
_IN_BRACKET = re.compile(r" ?\((?:là )?")
_COUNTED = "hồ sơ"
_FEW = 3
"""Mentions before an aim among which the period of its plan is."""
_SENTENCE = 2000
"""Characters of a sentence that are looked back through: a paragraph of figures without a stop stays linear."""


@dataclass(frozen=True, slots=True)
class Context:
    """What holds at one figure. `stated`: the period was stated in its text, not taken from a title.

    `day`: the day on which the list that the figure stands in was drawn up; it dates what is no flow. `period_at` and
    `scope_at`: where they were read, None for what the head of the report says.
    """

    period: Period
    stated: bool
    as_of: bool
    day: Period | None
    scope: Scope
    period_at: Span | None
    scope_at: Span | None


@dataclass(frozen=True, slots=True)
class _Titled:
    """What the title of a section, or the nearest title above that does, says of its figures. `title`: its own, folded."""

    title: str = ""
    at: Span | None = None
    holder: Actor | None = None
    field: str | None = None


def contexts(
    outline: Outline, found: Sequence[Found], items: Sequence[Item], header: Header, dates: Dates
) -> dict[str, Context]:
    """The context of every figure, by mention id."""
    found_in = by_block(found)
    default = dates.default
    result: dict[str, Context] = {}
    titles = [fold(section.title) for section in outline.sections]
    by_path = {section.path: title for section, title in zip(outline.sections, titles, strict=True)}
    day: Period | None = None
    holder: Actor | None = None
    section, titled, force = -1, _Titled(), InForce(None)
    items_of: dict[int, list[Item]] = {}
    for item in items:
        items_of.setdefault(item.found.block, []).append(item)
    of_titles = periods_of_titles(outline, found_in, dates)
    for index, block in enumerate(outline.blocks):
        if block.section != section:
            section, day, force = block.section, None, InForce(of_titles.get(block.section))
            above = list(_titles_above(outline.sections[section].path, by_path))
            at = (outline.sections[section].start, block.start)
            titled = _Titled(titles[section], at, holder_of_titles(above, at, header), _field_of_titles(above))
            holder = titled.holder
        stated = [
            f
            for f in found_in.get(index, [])
            if states_period(block, f, found_in[index]) or opens_with_years(block, f, default)
        ]
        owners = [_owner(block, f, items_of.get(index, [])) for f in stated]
        owned = {owner: f for f, owner in zip(stated, owners, strict=True) if owner is not None}
        owned |= _compared(block, found_in.get(index, []), items_of.get(index, []))
        free = [f for f, owner in zip(stated, owners, strict=True) if owner is None]
        statements = statements_of(block, free)
        days = [f for f in found_in.get(index, []) if f.mention.kind == "date"]
        actors = Actors(block, header)
        holder = holder_in(block, actors, items_of.get(index, []), holder, titled.holder)
        authority = _AUTHORITY.search(block.view.folded)
        in_force = force.at(block)
        for item in items_of.get(index, []):
            read = _planned(block, item, found_in.get(index, []), dates) or _period_at(
                block, item, statements, in_force, dates
            )
            as_of = _AS_OF.search(_sentence_before(block, item)) is not None
            if (dated := _date_before(block, item, days)) is not None:
                read, as_of = dated, True
            elif (own_period := owned.get(item.id)) is not None:
                read = completed(block, Spoken(own_period, own_period), dates)
            elif (told := _elsewhen(block, item, default, statements)) is not None:
                read = told
            field, field_at = _field_before(block, item) or (titled.field, titled.at if titled.field else None)
            own = actors.before(item.found.start)
            whose = own or holder
            told_of = own if own and not own.of_all else None
            agency = (
                told_of.agency if told_of else (holder and holder.agency) or _agency(block, item, titled.title, header)
            )
            scope = Scope(
                agency=agency,
                level=(whose.level if whose else None) or header.level,
                field=field,
                authority=authority.group() if authority else None,
            )
            result[item.id] = Context(
                read.period,
                read.stated,
                as_of,
                day,
                scope,
                read.at,
                field_at or (whose.at if whose and whose.level else None),
            )
        force.behind(block, statements, dates)
        if block.view.text.endswith(":"):
            day = _day_of(block, days) or day
    return result


def _period_at(block: Block, item: Item, statements: Sequence[Statement], in_force: Read | None, dates: Dates) -> Read:
    """The bracket of dates that closes the sentence, the nearest statement before the figure, the list's, the report's."""
    start = item.found.start
    before = bisect_right(statements, start, key=lambda statement: statement.end)
    aside = statements[before] if before < len(statements) else None
    if aside is not None and aside.is_aside and aside.end <= block.view.sentence(start)[1]:
        return read_of(block, aside.spoken, dates)
    holding = (statements[i] for i in range(before - 1, -1, -1) if start < statements[i].reach)
    if (nearest := next(holding, None)) is not None:
        if _IN_THE_PERIOD.search(block.view.folded, max(nearest.end, start - _SENTENCE), start):
            return in_force or Read(dates.default, stated=False)
        if dates.default.end is not None and _is_of_now(block, item, nearest):
            return in_force or Read(dates.default, stated=False)
        if _is_of_all(block, item, nearest):
            return Read(dates.default, stated=False)
        return completed(block, nearest.spoken, dates)
    return in_force or _part(block, item, dates) or Read(dates.default, stated=False)


def _is_of_now(block: Block, item: Item, nearest: Statement) -> bool:
    """`máy hỏng của quý II năm 2025 đã sửa. Đến nay xã có 09 máy`: what a sentence before has named is over."""
    begin, _ = block.view.sentence(item.found.start)
    return nearest.end <= begin and _AS_OF.search(_sentence_before(block, item)) is not None


def _is_of_all(block: Block, item: Item, nearest: Statement) -> bool:
    """`34 kiến nghị tiếp nhận trong giai đoạn`: of all that the report is on, whatever a sentence before has named."""
    begin, end = block.view.sentence(item.found.start)
    begin, end = max(begin, nearest.end, item.found.start - _SENTENCE), min(end, item.found.end + _SENTENCE)
    return begin > nearest.end and _IN_ALL.search(block.view.folded, begin, end) is not None


def _planned(block: Block, item: Item, members: Sequence[Found], dates: Dates) -> Read | None:
    """`Kế hoạch năm 2026: 100% TTHC ...`: the period of the plan that an aim is told in."""
    if item.found.mention.modality != "target":
        return None
    begin, _ = block.view.sentence(item.found.start)
    last = bisect_right(members, item.found.start, key=lambda one: one.end)
    nearest = next((f for f in reversed(members[max(0, last - _FEW) : last]) if f.mention.kind == "period"), None)
    if (due := _due(block, item, members, dates.default)) is not None:
        return due
    if nearest is None or nearest.start < begin or ".." in nearest.mention.value or in_a_title(block, nearest, members):
        return None
    if OF_A_PLAN.search(block.view.folded, max(0, nearest.start - _AS_OF_REACH), nearest.start) is None:
        return None
    return read_of(block, Spoken(nearest, nearest), dates)


def _due(block: Block, item: Item, members: Sequence[Found], default: Period) -> Read | None:
    """`Bảo đảm 100% hồ sơ được số hóa trong quý IV`: the period behind an aim in which it is to be reached."""
    last = bisect_right(members, item.found.end, key=lambda one: one.start)
    f = members[last] if last < len(members) else None
    if f is None or f.mention.kind != "period" or default.end is None:
        return None
    if f.start - item.found.end > _DUE_REACH or _DUE.fullmatch(block.view.folded, item.found.end, f.start) is None:
        return None
    value = f.mention.value
    period = period_of(f.mention.text, f"{default.end[:4]}-{value}" if PART_OF_YEAR.fullmatch(value) else value)
    if period.start is None or period.start <= default.end:
        return None
    return Read(period, stated=True, at=(f.mention.start, f.mention.end))


def _part(block: Block, item: Item, dates: Dates) -> Read | None:
    """`Trong tháng tiếp nhận 643 hồ sơ` in a report on `tháng 9 và 9 tháng năm 2025`: the month that its title names."""
    if not dates.parts:
        return None
    clause = _sentence_before(block, item)
    clause = clause[clause.rfind(";") + 1 :]
    told = _THIS_PART.search(clause)
    if told is None or any(each.isdigit() for each in clause[: told.start()]):
        return None
    part = next((each for each in dates.parts if each.label.lower().startswith(told["unit"])), None)
    if part is None:
        return None
    at = item.found.start - len(clause)
    return Read(part, stated=True, at=block.view.span(at + told.start(), at + told.end()))


def _compared(block: Block, members: Sequence[Found], items: Sequence[Item]) -> dict[str, Found]:
    """The figure in a bracket behind a period that another is compared with: `So với quý II (1.640 hồ sơ), ...`.

    A percentage there may be the change.
    """
    result: dict[str, Found] = {}
    for f in members:
        at = bisect_right(items, f.end, key=lambda item: item.found.start)
        item = items[at] if at < len(items) else None
        if f.mention.kind != "period" or item is None or item.is_percent:
            continue
        folded = block.view.folded
        if _IN_BRACKET.fullmatch(folded, f.end, item.found.start) and _HELD_AGAINST.search(
            folded, max(0, f.start - _AS_OF_REACH), f.start
        ):
            result[item.id] = f
    return result


def _owner(block: Block, f: Found, items: Sequence[Item]) -> str | None:
    """The figure right before a period that holds for that alone: `giảm từ 25 hồ sơ quý II còn 11 hồ sơ`."""
    before = bisect_right(items, f.start, key=lambda item: item.found.end)
    item = items[before - 1] if before else None
    if item is None or f.start - item.found.end > _AS_OF_REACH:
        return None
    between = block.view.folded[item.found.end : f.start]
    return item.id if is_left_behind(item, f.start, between) else None


def _day_of(block: Block, dates: Sequence[Found]) -> Period | None:
    """`Ngày 24/5/2024, UBND xã thông báo danh mục, cụ thể:`: the list behind is that of the day."""
    for f in reversed(dates):
        begin, _ = block.view.sentence(f.start)
        opens = f.start - begin <= _AS_OF_REACH and _DAY.fullmatch(block.view.folded[begin : f.start])
        if opens and len(f.mention.value) == 10:
            return Period(label=f.mention.text, start=None, end=f.mention.value)
    return None


def _sentence_before(block: Block, item: Item) -> str:
    begin = max(block.view.sentence(item.found.start)[0], item.found.start - _SENTENCE)
    return block.view.folded[begin : item.found.start]


def _date_before(block: Block, item: Item, dates: Sequence[Found]) -> Read | None:
    """`Tính đến ngày 30/11/2025, ...`: a stock on that day."""
    sentence = _sentence_before(block, item)
    begin = item.found.start - len(sentence)
    for f in reversed(dates):
        if begin <= f.start and f.end <= item.found.start and len(f.mention.value) == 10:
            if _AS_OF_DATE.search(block.view.folded[max(0, f.start - _AS_OF_REACH) : f.start]):
                day = Period(label=f.mention.text, start=None, end=f.mention.value)
                return Read(day, stated=True, at=(f.mention.start, f.mention.end))
            return None
    return None


def _elsewhen(block: Block, item: Item, default: Period, statements: Sequence[Statement]) -> Read | None:
    """`cùng kỳ năm trước là 12 hồ sơ`, `lũy kế từ đầu năm 150 hồ sơ`: another period than the one in force."""
    sentence = _sentence_before(block, item)
    begin = max(sentence.rfind(";"), sentence.rfind(". ")) + 1
    before = bisect_right(statements, item.found.start, key=lambda statement: statement.end)
    told = elsewhen(sentence[begin:], item, default, statements[before - 1].end if before else 0)
    if told is None:
        return None
    period = told.period
    if period.start is None and period.end is not None and before and _is_year_of(statements[before - 1], period.end):
        period = period.model_copy(update={"start": new_year(default)})  # "năm 2025 phải rà soát 18 TTHC. Lũy kế ..."
    return Read(period, stated=True, at=block.view.span(told.start, told.end))


def _is_year_of(statement: Statement, day: str) -> bool:
    """Whether a statement is of the year that a day is in."""
    return statement.spoken.bounds == (f"{day[:4]}-01-01", f"{day[:4]}-12-31")


def _agency(block: Block, item: Item, title: str, header: Header) -> str | None:
    """Whose figure it is in the report of an upper level: the sum over all (`toàn huyện`), or the office of the title."""
    if header.level not in UPPER:
        return None
    match = _AGGREGATE.search(_sentence_before(block, item)) or _AGGREGATE.search(title)
    if match is None and _AGENCY_TITLE.match(title) and len(title.split()) <= _TITLE_WORDS:
        return title.strip(" .:")  # "1. Phòng Tư pháp": the section tells of that office alone
    return match.group() if match else None


def _field_before(block: Block, item: Item) -> tuple[str, Span] | None:
    """The field (lĩnh vực) that the clause before a figure names: `lĩnh vực Đất đai: tiếp nhận 20 hồ sơ, đã giải quyết 18`."""
    clause = _sentence_before(block, item)
    clause = clause[clause.rfind(";") + 1 :]
    match = _FIELD_LEAD.search(clause)
    if match is None or _COUNTED in match["field"]:  # "các lĩnh vực phát sinh nhiều hồ sơ: ..." names none
        return None
    at = item.found.start - len(clause)
    return match["field"].strip(), block.view.span(at + match.start("field"), at + match.end("field"))


def _titles_above(path: str, titles: Mapping[str, str]) -> Iterator[str]:
    """The title of a section, then those of the sections it stands in, from the inside out."""
    while path:
        yield titles.get(path, "")
        path = path.rpartition(".")[0]


def _field_of_titles(titles: Sequence[str]) -> str | None:
    """The field that the nearest of some titles is about: `2. Lĩnh vực Hộ tịch`."""
    matches = (_FIELD_TITLE.fullmatch(title.strip(" .:")) for title in titles)
    return next((match["field"] for match in matches if match), None)
