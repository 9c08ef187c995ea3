"""Context (ngữ cảnh): the period and the scope in force at each figure, and where they were stated.

A period holds for the sentence that states it, then for its paragraph, then, when a line closing in a colon states it,
for the list behind, then, when a section's title is made of it ("2. Kết quả tháng 6"), for that section, and last the
report's own period holds. Levels ("UBND cấp xã:") hold until the next one or the end of the section.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import regex as re

from extractor.blocks import Block, Outline
from extractor.find import Found, by_block
from extractor.header import period_of, window_of
from extractor.label import Item
from extractor.model import Header, Period, Scope
from patterns.folding import fold
from patterns.words import any_of, forms, table, whole_word

_LEVELS: dict[str, str] = {row["form"]: row["level"] for row in table("outline")["level_phrase"]}
_LEVEL = re.compile(whole_word([*_LEVELS]))
_LEVEL_REACH = 70
_AS_OF = re.compile(whole_word(forms("outline", "as_of")))
_AS_OF_DATE = re.compile(r"(?:tính đến|đến|đến hết)(?: hết)?(?: ngày)? ?$")
_AS_OF_REACH = 20
# Procedures of bodies that are not the reporting office's own.
_AUTHORITY = re.compile(r"ngành dọc|cơ quan trung ương")
_PREVIOUS = re.compile(rf"{whole_word(forms('periods', 'previous'))}(?! chuyển)")
_CUMULATIVE = re.compile(whole_word(forms("periods", "cumulative")))
_AGGREGATE = re.compile(r"toàn (?:huyện|tỉnh|thành phố|quận|thị xã)|tính chung|tổng hợp chung")
_FIELD_LEAD = re.compile(r"(?<!\p{L})lĩnh vực (?P<field>[^:;,.()\d]{2,40}):")
_AGENCY_TITLE = re.compile(
    r"(?:tại )?(?:phòng|sở|ban|chi nhánh|chi cục|công an|ủy ban nhân dân|ubnd|trung tâm|xã|phường|thị trấn|bảo hiểm)(?= \p{L})"
)
_TITLE_WORDS = 12
_PERIOD_TITLE = re.compile(
    r"(?:riêng |kết quả |tình hình |số liệu |trong |thực hiện |của )*"
    r"(?P<period>(?:tháng \d{1,2}|quý (?:i{1,3}|iv|[1-4]))(?:(?:/|,? năm )\d{4})?)"
)
_FIELD_TITLE = re.compile(
    rf"(?:(?:công tác|về|trong|trên)? ?lĩnh vực |công tác |về )?(?P<field>{any_of([fold(f) for f in forms('fields', 'field')])})"
)
# Years that belong to a plan's title say nothing of the figures beside them.
_COMPARED = re.compile(r"(?:so với|cùng kỳ|với cùng kỳ của|hơn)(?: của)? $")
_OF_A_PLAN = re.compile(r"(?:giai đoạn|kế hoạch|đề án|chương trình)[^.;:\d]*$")
_UPPER = ("district", "province", None)
"""Levels whose reports tell of those below too; a file without letterhead may be of any."""
_SENTENCE = 2000
"""Characters of a sentence that are looked back through: a paragraph of figures without a stop stays linear."""


@dataclass(frozen=True, slots=True)
class Context:
    """What holds at one figure. `stated`: the period was stated in the report, not taken from its title."""

    period: Period
    stated: bool
    as_of: bool
    scope: Scope


@dataclass(frozen=True, slots=True)
class _Titled:
    """What the title of a section, or the nearest title above that does, says of its figures. `title`: its own, folded."""

    title: str = ""
    period: Period | None = None
    level: str | None = None
    field: str | None = None


@dataclass(frozen=True, slots=True)
class _Statement:
    """A period that a paragraph states, and the offset up to which it holds."""

    found: Found
    reach: int


def contexts(outline: Outline, found: Sequence[Found], items: Sequence[Item], header: Header) -> dict[str, Context]:
    """The context of every figure, by mention id."""
    found_in = by_block(found)
    default = header.period or Period(label="", start=None, end=None)
    result: dict[str, Context] = {}
    titles = [fold(section.title) for section in outline.sections]
    by_path = {section.path: title for section, title in zip(outline.sections, titles, strict=True)}
    lead: Period | None = None
    level: str | None = None
    section, titled = -1, _Titled()
    items_of: dict[int, list[Item]] = {}
    for item in items:
        items_of.setdefault(item.found.block, []).append(item)
    for index, block in enumerate(outline.blocks):
        if block.section != section:
            section, lead = block.section, None
            above = list(_titles_above(outline.sections[section].path, by_path))
            period = _period_of_title(titles[section], default)
            titled = _Titled(titles[section], period, _level_of_titles(above, header), _field_of_titles(above))
            level = titled.level
        statements = [_Statement(f, _reach(block, f)) for f in found_in.get(index, []) if _states_period(block, f)]
        dates = [f for f in found_in.get(index, []) if f.mention.kind == "date"]
        level = _level(block, header) or level
        authority = _AUTHORITY.search(block.view.folded)
        for item in items_of.get(index, []):
            period, stated = _period_at(item, statements, lead or titled.period, default)
            as_of = _AS_OF.search(_sentence_before(block, item)) is not None
            dated = _date_before(block, item, dates)
            if dated is not None:
                period, stated, as_of = dated, True, True
            elif (told := _told_without_figures(block, item, default)) is not None:
                period, stated = told, True
            scope = Scope(
                agency=_agency(block, item, titled.title, header),
                level=level or header.level,
                field=_field_before(block, item) or titled.field,
                authority=authority.group() if authority else None,
            )
            result[item.id] = Context(period, stated, as_of, scope)
        if statements and block.view.text.endswith(":"):
            lead = _as_period(statements[-1].found)
    return result


def _states_period(block: Block, f: Found) -> bool:
    if f.mention.kind == "date_range":
        return window_of(f.mention.value) is not None
    if f.mention.kind != "period":
        return False
    if _COMPARED.search(block.view.folded[max(0, f.start - 30) : f.start]):
        return False
    plan = _OF_A_PLAN.search(block.view.folded[max(0, f.start - 160) : f.start])
    return plan is None and not (
        ".." in f.mention.value and "M" not in f.mention.value and "từ" not in f.mention.text.lower()
    )


def _as_period(f: Found) -> Period:
    window = window_of(f.mention.value) if f.mention.kind == "date_range" else None
    if window is not None:
        return Period(label=f.mention.text, start=window.start, end=window.end)
    return period_of(f.mention.text, f.mention.value)


def _period_at(
    item: Item, statements: Sequence[_Statement], lead: Period | None, default: Period
) -> tuple[Period, bool]:
    """The nearest statement before the figure in its paragraph, the lead of its list, or the report's period."""
    start = item.found.start
    before = bisect_right(statements, start, key=lambda statement: statement.found.end)
    holding = (statements[i].found for i in range(before - 1, -1, -1) if start < statements[i].reach)
    if (nearest := next(holding, None)) is not None:
        period = _as_period(nearest)
        if period.start is None and default.start is not None:  # "quý II" without its year
            return default, False
        return period, True
    if lead is not None:
        return lead, True
    return default, False


def _reach(block: Block, statement: Found) -> int:
    """How far a period holds: in brackets with figures of their own ("(năm 2021 là 360 phiếu, ...)") to their end only."""
    folded = block.view.folded
    opened = folded.rfind("(", 0, statement.start)
    closed = folded.find(")", statement.end)
    inside = opened >= 0 and folded.find(")", opened, statement.start) < 0 and closed >= 0
    if inside and any(ch.isdigit() for ch in folded[opened : statement.start] + folded[statement.end : closed]):
        return closed
    return len(folded)


def _sentence_before(block: Block, item: Item) -> str:
    begin = max(block.view.sentence(item.found.start)[0], item.found.start - _SENTENCE)
    return block.view.folded[begin : item.found.start]


def _date_before(block: Block, item: Item, dates: Sequence[Found]) -> Period | None:
    """`Tính đến ngày 30/11/2025, ...`: a stock on that day."""
    sentence = _sentence_before(block, item)
    begin = item.found.start - len(sentence)
    for f in reversed(dates):
        if begin <= f.start and f.end <= item.found.start and len(f.mention.value) == 10:
            if _AS_OF_DATE.search(block.view.folded[max(0, f.start - _AS_OF_REACH) : f.start]):
                return Period(label=f.mention.text, start=None, end=f.mention.value)
            return None
    return None


def _told_without_figures(block: Block, item: Item, default: Period) -> Period | None:
    """`cùng kỳ năm trước là 12 hồ sơ`, `lũy kế từ đầu năm 150 hồ sơ`: another period than the one in force."""
    words = item.tie if item.index else _sentence_before(block, item)
    clause = words[max(words.rfind(";"), words.rfind(". ")) + 1 :]
    if (cumulative := _CUMULATIVE.search(clause)) is not None:
        return Period(label=cumulative.group(), start=None, end=default.end)
    if (previous := _PREVIOUS.search(clause)) is not None:
        return Period(label=previous.group(), start=None, end=None)
    return None


def _agency(block: Block, item: Item, title: str, header: Header) -> str | None:
    """Whose figure it is in the report of an upper level: the sum over all (`toàn huyện`), or the office of the title."""
    if header.level not in _UPPER:
        return None
    match = _AGGREGATE.search(_sentence_before(block, item)) or _AGGREGATE.search(title)
    if match is None and _AGENCY_TITLE.match(title) and len(title.split()) <= _TITLE_WORDS:
        return title.strip(" .:")  # "1. Phòng Tư pháp": the section tells of that office alone
    return match.group() if match else None


def _field_before(block: Block, item: Item) -> str | None:
    """The field (lĩnh vực) that the clause before a figure names: `lĩnh vực Đất đai: tiếp nhận 20 hồ sơ, đã giải quyết 18`."""
    clause = _sentence_before(block, item)
    clause = clause[clause.rfind(";") + 1 :]
    match = _FIELD_LEAD.search(clause)
    return match["field"].strip() if match else None


def _titles_above(path: str, titles: Mapping[str, str]) -> Iterator[str]:
    """The title of a section, then those of the sections it stands in, from the inside out."""
    while path:
        yield titles.get(path, "")
        path = path.rpartition(".")[0]


def _period_of_title(title: str, default: Period) -> Period | None:
    """The month or quarter that a section's title is made of (`2. Kết quả tháng 6`), if the report tells of more."""
    match = _PERIOD_TITLE.fullmatch(title.strip(" .:"))
    if match is None or fold(default.label).startswith(match["period"]):
        return None
    return Period(label=match["period"], start=None, end=None)


def _field_of_titles(titles: Sequence[str]) -> str | None:
    """The field that the nearest of some titles is about: `2. Lĩnh vực Hộ tịch`."""
    matches = (_FIELD_TITLE.fullmatch(title.strip(" .:")) for title in titles)
    return next((match["field"] for match in matches if match), None)


def _level_of_titles(titles: Sequence[str], header: Header) -> str | None:
    """The level that the nearest of some titles names, in the report of an upper level: `a) UBND cấp huyện`."""
    if header.level not in _UPPER:
        return None
    named = ({_LEVELS[match.group()] for match in _LEVEL.finditer(title)} for title in titles)
    return next((levels.pop() for levels in named if len(levels) == 1), None)


def _level(block: Block, header: Header) -> str | None:
    """The level a paragraph opens with, in the report of an upper level; None when it names several or none."""
    if header.level not in _UPPER or block.kind not in ("paragraph", "item"):
        return None
    named = {_LEVELS[m.group()] for m in _LEVEL.finditer(block.view.folded[:_LEVEL_REACH])}
    return named.pop() if len(named) == 1 else None
