"""Tables as observations (số liệu của bảng): one fact per figure cell, from the row's label and the column's head.

One of the two names indicators, the other says whose and when: rows of indicators under years and channels, or rows of
fields (lĩnh vực) and units under indicators. An official form says what its columns are whatever their heads read.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import cast

import regex as re

from extractor.ahead import Horizon, horizon_of
from extractor.dated import Dates
from extractor.model import Header, Match, Observation, Period, Scope
from extractor.model.observation import Measure
from extractor.model.report import Level
from extractor.petitions import is_of_petitions
from extractor.tables.figures import Figure, read_figure
from extractor.tables.forms import Form, agrees, form_of
from extractor.tables.found import FoundTable
from extractor.tables.indicators import Named, by_field, in_order, loosely_on_time, name, rate_of
from extractor.tables.meaning import (
    Meaning,
    kind_of,
    level_in,
    noun_of,
    noun_of_title,
    of_head,
    of_periods,
    of_words,
    unit_line,
)
from extractor.tables.outline import Line, lines_of
from extractor.tables.periods import cell_period, table_period
from extractor.tables.roles import Roles, roles_of
from extractor.whose import UPPER
from patterns.catalogue import BY_CODE, INDICATORS, dimension
from patterns.catalogue.model import FACETS
from patterns.folding import fold
from patterns.units import unit_group

_DOSSIER = "hồ sơ"
_PETITION = "vụ việc"
"""In a table of petitions the words for feedback and files are of petitions too."""
_MACHINES = frozenset(FACETS.units["machines"])
_SOURCES = frozenset(FACETS.dimensions["device_source"])
_ATTACHED = re.compile(r"\(?(?:kèm|ban hành) theo(?!\p{L})")
_KIND_HEAD = re.compile(r"loại \p{L}")
_LEAD_WORDS = 16
# "Phấn đấu hồ sơ trực tuyến năm 2026"; a column "Thực hiện năm 2025" in a plan for the next year.
_AIMED_AT = re.compile(r"[\W\d]*+(?:phấn đấu|dự kiến)(?!\p{L})")
_DONE = re.compile(r"(?<!\p{L})(?:đã|thực hiện|th|ước|hiện có|hiện nay|hiện trạng|đạt được)(?!\p{L})")
_WHOLE = re.compile(r"(?<!\p{L})toàn (?=\p{L})")
# A level beside procedures is whose they are, which the code says; the figure is that of the reporting office.
_OWNED = frozenset(row.code for row in INDICATORS if row.code.startswith("proc.owner."))


@dataclass(frozen=True, slots=True)
class _Row:
    """A row with all that its label and the rows above say. `owes`: some of it comes from its neighbours."""

    line: Line
    meaning: Meaning
    owes: bool


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A table with its columns and rows made sense of. `by_rows`: the rows name the indicators, not the columns.

    `counted`: by column of bare percentages, the column of what they are of. `noun`: what is counted where nothing nearer says.
    `is_forward`: it shows what is to be reached.
    """

    found: FoundTable
    roles: Roles
    form: Form | None
    heads: dict[int, tuple[Meaning, bool]]
    rows: Sequence[_Row]
    by_rows: bool
    counted: Mapping[int, int]
    noun: str
    unit: str | None
    period: Period
    dates: Dates
    level: Level | None
    horizon: Horizon | None
    is_forward: bool


@dataclass(frozen=True, slots=True)
class _Fact:
    """A figure with what was made of it.

    `inherited`: its indicator owes something to other words than its own; `people`: whom its row tells of; `head`: the words
    above it.
    """

    cell: str
    label: str
    head: str
    figure: Figure
    named: Named
    inherited: bool
    measure: Measure
    unit: str | None
    meaning: Meaning
    people: str | None


def observe_table(
    found: FoundTable, header: Header, dates: Dates, *, is_forward: bool = False
) -> Iterator[Observation]:
    """The facts of a table, row by row; a fraction gives two. `is_forward`: it shows what is to be reached."""
    sheet = _sheet(found, header, dates, is_forward=is_forward)
    facts = [
        fact for row in sheet.rows for column in sheet.roles.figures if (fact := _fact(sheet, row, column)) is not None
    ]
    loose = {} if sheet.form else loosely_on_time([fact.named.code for fact in facts])
    for fact in facts:
        yield from _observations(fact, sheet, header, loose.get(fact.named.code or "", fact.named.code))


# ---- the table as a whole -------------------------------------------------------------------------------------------


def _sheet(found: FoundTable, header: Header, dates: Dates, *, is_forward: bool) -> _Sheet:
    table = found.table
    roles = roles_of(table)
    lines = lines_of(table, roles, found.breaks)
    rows = [line.own.within(line.outer) for line in lines]
    columns = of_periods([of_head(table.columns[c]) for c in roles.figures])
    unit = next((each for line in found.lead if (each := unit_line(fold(line))) is not None), None)
    noun = _noun(found, roles, unit, header)
    heads = dict(zip(roles.figures, in_order(columns, noun), strict=True))
    form = form_of(table, found.lead)
    if form is not None:
        read = [
            name(heads[c][0], heads[c][0].noun or noun, "count").code if c in heads else None
            for c in range(len(table.columns))
        ]
        form = form if agrees(form, read) else None
    named = sum(meaning.names for meaning in rows)
    by_rows = form is None and named > 0 and named >= sum(meaning.names for meaning in columns)
    ordered = in_order(rows, noun) if by_rows else [(meaning, False) for meaning in rows]
    return _Sheet(
        found,
        roles,
        form,
        heads,
        [_Row(line, meaning, owes) for line, (meaning, owes) in zip(lines, ordered, strict=True)],
        by_rows,
        _counted(heads, by_rows=by_rows),
        noun,
        unit,
        table_period((table.title, *filter(_is_short, found.lead)), dates),
        dates,
        level_in(table.title) or _level_of_all(lines) if header.level in UPPER else None,
        horizon_of(header),
        is_forward and form is None,
    )


def _level_of_all(lines: Sequence[Line]) -> Level | None:
    """The level of the places that the rows name, where all are of one: their sum is no figure of the level above."""
    levels = {line.own.level for line in lines if line.own.agency or line.own.level}
    of_the_whole = any(line.total and line.label and _WHOLE.search(fold(line.label)) for line in lines)
    places = sum(line.own.agency is not None for line in lines)
    return levels.pop() if len(levels) == 1 and places > 1 and not of_the_whole else None


def _noun(found: FoundTable, roles: Roles, unit: str | None, header: Header) -> str:
    """What the figures of a table count: by its unit, the head of its labels ("Loại đơn"), its titles, those of the report."""
    head = found.table.columns[roles.labels[0]]
    above = [line for line in found.lead if _is_short(line) and not _ATTACHED.match(fold(line))]
    titles = [*([head] if _KIND_HEAD.match(fold(head)) else ()), *above, found.table.title]
    noun = noun_of(unit) or noun_of_title(titles)
    if noun is None and is_of_petitions(fold(header.title or "")):
        return _PETITION
    return noun or _DOSSIER


def _is_short(line: str) -> bool:
    """Whether a line above a table is told of it, not a sentence of the text before."""
    return len(line.split()) <= _LEAD_WORDS and not line.endswith((".", ";", ":"))


# ---- one cell -------------------------------------------------------------------------------------------------------


def _fact(sheet: _Sheet, row: _Row, column: int) -> _Fact | None:
    line, cell, (head, owing) = row.line, row.line.cells[column], sheet.heads[column]
    inner, outer = (row.meaning, head) if sheet.by_rows else (head, row.meaning)
    meaning = row.meaning if sheet.form else inner.within(outer)
    unit = _unit(sheet, line, meaning)
    share = meaning.share or unit == "%"
    kind = kind_of(unit)
    figure = read_figure(cell.text, percent=share, decimals=kind in ("money", "measure"))
    if figure is None:
        return None
    measure = "percent" if share or figure.percent else "money" if kind == "money" else "count"
    named = _named(sheet, row, column, meaning, cast("Measure", measure))
    borrowed = bool(line.outer.facets - line.own.facets) and sheet.by_rows
    elsewhere = named.code is not None and (not meaning.facets or (_is_bare_share(head) and measure == "percent"))
    return _Fact(
        cell.id,
        f"{line.label} / {head.words}" if head.words else line.label,
        head.words,
        figure,
        named,
        sheet.form is None and (row.owes or owing or borrowed or elsewhere),
        cast("Measure", measure),
        "%" if measure == "percent" else unit,
        meaning,
        fold(line.own.words) if any(dimension(facet) == "people" for facet in line.own.facets) else None,
    )


def _unit(sheet: _Sheet, line: Line, meaning: Meaning) -> str | None:
    """The unit that is printed for a figure: in its row, in its heads, above the table."""
    if sheet.roles.unit is not None:
        stated = fold(" ".join(line.cells[sheet.roles.unit].text.split())).strip(" ()")
        if stated == "%" or kind_of(stated) is not None:
            return stated
    return meaning.unit or ("%" if meaning.share else sheet.unit)


def _named(sheet: _Sheet, row: _Row, column: int, meaning: Meaning, measure: Measure) -> Named:
    """The code of a cell. Where its row or column says what nothing is known of, none is better than a wrong one."""
    line, head = row.line, sheet.heads[column][0]
    if sheet.form is not None:
        return Named(sheet.form.columns[column].code if _placed(line) and measure == "count" else None)
    if meaning.change or not _placed(line) or not (head.known or (not head.words and len(sheet.roles.figures) == 1)):
        return Named(None)
    unit = _unit(sheet, line, meaning)
    counted = noun_of(unit) or (unit_group(unit) if unit and unit != "%" else None) or meaning.noun
    noun = sheet.noun if sheet.noun == _PETITION else counted or sheet.noun
    if measure == "percent" and _is_bare_share(head):
        if column not in sheet.counted:
            return Named(None)
        beside = sheet.heads[sheet.counted[column]][0]
        count = name(row.meaning.within(beside) if sheet.by_rows else beside.within(row.meaning), noun, "count")
        return Named(rate_of(count.code), count.channel)
    named = name(meaning, noun, measure)
    inner, outer = (row.meaning, head) if sheet.by_rows else (head, row.meaning)
    if outer.names and not outer.facets <= inner.facets and name(inner, noun, measure).code == named.code:
        return Named(None)  # the code says nothing of what the other side narrows it to
    if (
        named.code is None and noun in _MACHINES and meaning.facets
    ):  # "Trang thiết bị hiện có": the title says that they are there
        return name(replace(meaning, facets=meaning.facets | _there(sheet)), noun, measure)
    if named.code is None and not meaning.facets:  # neither head nor label names an indicator: the caption may
        return name(of_words(sheet.found.table.title), noun, measure) if sheet.found.captioned else named
    return named


def _there(sheet: _Sheet) -> frozenset[str]:
    """What the title of a table says of where its machines come from."""
    titles = (*filter(_is_short, sheet.found.lead), sheet.found.table.title)
    told = (of_words(title).facets & _SOURCES for title in titles)
    return next(filter(None, told), frozenset())


def _placed(line: Line) -> bool:
    """Whether it is known what a row is: a total, a field, a unit, a period, an indicator."""
    return line.total or line.own.known or not line.label


def _counted(heads: Mapping[int, tuple[Meaning, bool]], *, by_rows: bool) -> dict[int, int]:
    """The count that a percentage under a bare "Tỷ lệ (%)" is of, by column.

    Beside indicators it is that of the column before; under years and channels that of the only other column of its period.
    """
    found: dict[int, int] = {}
    before: dict[tuple[str, str] | None, list[int]] = {}
    for column, (head, _) in heads.items():
        same = before.setdefault(head.period, [])
        beside = len(same) == 1 if by_rows else column - 1 in same[-1:]
        if beside and _is_bare_share(head) and not heads[same[-1]][0].share and not heads[same[-1]][0].aim:
            found[column] = same[-1]
        same.append(column)
    return found


def _is_bare_share(head: Meaning) -> bool:
    return head.share and not head.facets and not head.aim


# ---- rows of the result ---------------------------------------------------------------------------------------------


def _observations(fact: _Fact, sheet: _Sheet, header: Header, code: str | None) -> Iterator[Observation]:
    meaning = fact.meaning
    row = BY_CODE.get(code) if code else None
    base = row.base if row else None
    period = cell_period(meaning, sheet.period, sheet.dates, stock=row is not None and row.stock)
    for number, value in enumerate(fact.figure.values):
        own = (code if number == 0 else base) or "other"
        yield Observation(
            id="",
            indicator=by_field(own) if meaning.field else own,
            label=fact.label,
            measure=fact.measure,
            value=value,
            unit=fact.unit,
            qualifier="exact",
            modality="target" if _is_aim(fact, sheet) else "actual",
            period=period,
            scope=Scope(
                agency=meaning.agency,
                level=header.level if code in _OWNED else meaning.level or sheet.level or header.level,
                field=meaning.field,
                group=fact.people if row is not None and row.group == "staff" else None,
                channel=fact.named.channel,
            ),
            section=sheet.found.table.section,
            mentions=(),
            cells=(fact.cell,),
            match=Match(how="inherited" if fact.inherited else "exact", score=1.0 if own != "other" else 0.0),
        )


def _is_aim(fact: _Fact, sheet: _Sheet) -> bool:
    """Whether a figure is to be reached: by its head or label, or as all of a plan but what is past in it."""
    meaning, horizon = fact.meaning, sheet.horizon
    if meaning.aim or _AIMED_AT.match(fold(fact.label)):
        return True
    if meaning.change or meaning.elsewhen is not None or _DONE.search(fold(fact.head)):
        return False
    period = cell_period(meaning, sheet.period, sheet.dates, stock=False)
    if horizon is not None and horizon.is_ahead(period.start, period.end):
        return True
    return sheet.is_forward and (meaning.period is None or horizon is None or not horizon.is_over(period.end))
