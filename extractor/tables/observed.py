"""Tables as observations (số liệu của bảng): one fact per figure cell, from the row's label and the column's head.

One of the two names indicators, the other says whose and when: rows of indicators under years and channels, or rows of
fields (lĩnh vực) and units under indicators. An official form says what its columns are whatever their heads read.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import cast

from extractor.model import Header, Match, Observation, Period, Scope
from extractor.model.observation import Measure
from extractor.tables.figures import Figure, read_figure
from extractor.tables.forms import Form, agrees, form_of
from extractor.tables.found import FoundTable
from extractor.tables.indicators import Named, by_field, in_order, loosely_on_time, name, rate_of
from extractor.tables.meaning import Meaning, kind_of, noun_of, noun_of_title, of_head, of_words, unit_of
from extractor.tables.outline import Line, lines_of
from extractor.tables.periods import cell_period, table_period
from extractor.tables.roles import Roles, roles_of
from patterns.catalogue import BY_CODE, INDICATORS
from patterns.folding import fold
from patterns.units import unit_group

_DOSSIER = "hồ sơ"
# A level beside procedures is whose they are, which the code says; the figure is that of the reporting office.
_OWNED = frozenset(row.code for row in INDICATORS if row.code.startswith("proc.owner."))


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A table with its columns and rows made sense of. `by_rows`: the rows name the indicators, not the columns."""

    found: FoundTable
    roles: Roles
    form: Form | None
    heads: dict[int, tuple[Meaning, bool]]
    lines: Sequence[tuple[Line, Meaning, bool]]
    by_rows: bool
    unit: str | None
    period: Period


@dataclass(frozen=True, slots=True)
class _Fact:
    """A figure with what was made of it. `inherited`: its indicator owes something to other words than its own."""

    cell: str
    label: str
    figure: Figure
    named: Named
    inherited: bool
    measure: Measure
    unit: str | None
    meaning: Meaning


def observe_table(found: FoundTable, header: Header) -> Iterator[Observation]:
    """The facts of a table, row by row; a fraction gives two."""
    sheet = _sheet(found, header)
    facts = [
        fact
        for line, meaning, owes in sheet.lines
        for column in sheet.roles.figures
        if (fact := _fact(sheet, line, meaning, column, owes=owes)) is not None
    ]
    loose = {} if sheet.form else loosely_on_time([fact.named.code for fact in facts])
    for fact in facts:
        yield from _observations(fact, sheet, header, loose.get(fact.named.code or "", fact.named.code))


# ---- the table as a whole -------------------------------------------------------------------------------------------


def _sheet(found: FoundTable, header: Header) -> _Sheet:
    table = found.table
    roles = roles_of(table)
    lines = lines_of(table, roles, found.breaks)
    rows = [line.own.within(line.outer) for line in lines]
    columns = [of_head(table.columns[c]) for c in roles.figures]
    unit = next((each for line in found.lead if (each := unit_of(fold(line))) is not None), None)
    noun = noun_of(unit) or noun_of_title(table.title) or _DOSSIER
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
        [(line, meaning, owes) for line, (meaning, owes) in zip(lines, ordered, strict=True)],
        by_rows,
        unit,
        table_period((table.title, *found.lead), header),
    )


# ---- one cell -------------------------------------------------------------------------------------------------------


def _fact(sheet: _Sheet, line: Line, row: Meaning, column: int, *, owes: bool) -> _Fact | None:
    cell, (head, owing) = line.cells[column], sheet.heads[column]
    inner, outer = (row, head) if sheet.by_rows else (head, row)
    meaning = row if sheet.form else inner.within(outer)
    unit = _unit(sheet, line, meaning)
    share = meaning.share or unit == "%"
    kind = kind_of(unit)
    figure = read_figure(cell.text, percent=share, decimals=kind in ("money", "measure"))
    if figure is None:
        return None
    measure = "percent" if share or figure.percent else "money" if kind == "money" else "count"
    named = _named(sheet, line, column, meaning, cast("Measure", measure), unit)
    borrowed = bool(line.outer.facets - line.own.facets) and sheet.by_rows
    return _Fact(
        cell.id,
        f"{line.label} / {head.words}" if head.words else line.label,
        figure,
        named,
        sheet.form is None and (owes or owing or borrowed),
        cast("Measure", measure),
        "%" if measure == "percent" else unit,
        meaning,
    )


def _unit(sheet: _Sheet, line: Line, meaning: Meaning) -> str | None:
    """The unit that is printed for a figure: in its row, in its heads, above the table."""
    if sheet.roles.unit is not None:
        stated = fold(" ".join(line.cells[sheet.roles.unit].text.split())).strip(" ()")
        if stated == "%" or kind_of(stated) is not None:
            return stated
    return meaning.unit or ("%" if meaning.share else sheet.unit)


def _named(sheet: _Sheet, line: Line, column: int, meaning: Meaning, measure: Measure, unit: str | None) -> Named:
    """The code of a cell. Where its row or column says what nothing is known of, none is better than a wrong one."""
    if sheet.form is not None:
        return Named(sheet.form.columns[column].code if _placed(line) and measure == "count" else None)
    head = sheet.heads[column][0]
    if meaning.change or not _placed(line) or not (head.known or (not head.words and len(sheet.roles.figures) == 1)):
        return Named(None)
    counted = noun_of(unit) or (unit_group(unit) if unit and unit != "%" else None) or meaning.noun
    noun = counted or noun_of_title(sheet.found.table.title) or _DOSSIER
    if measure == "percent" and head.share and not head.facets:
        return _share(sheet, line, column, noun)
    named = name(meaning, noun, measure)
    if named.code is None and not meaning.facets:  # neither head nor label names an indicator: the caption may
        return name(of_words(sheet.found.table.title), noun, measure) if sheet.found.captioned else named
    return named


def _placed(line: Line) -> bool:
    """Whether it is known what a row is: a total, a field, a unit, a period, an indicator."""
    return line.total or line.own.known or not line.label


def _share(sheet: _Sheet, line: Line, column: int, noun: str) -> Named:
    """A percentage under a bare "Tỷ lệ (%)": that of the one count it stands beside, under the same period."""
    period = sheet.heads[column][0].period
    before = [c for c in sheet.roles.figures if c < column and sheet.heads[c][0].period == period]
    counts = [c for c in before if not sheet.heads[c][0].share and not sheet.heads[c][0].aim]
    if (
        not counts
        or (sheet.by_rows and (len(counts) > 1 or counts != before))
        or (not sheet.by_rows and counts[-1] != column - 1)
    ):
        return Named(None)
    head, row = sheet.heads[counts[-1]][0], next(meaning for each, meaning, _ in sheet.lines if each is line)
    count = name(row.within(head) if sheet.by_rows else head.within(row), noun, "count")
    return Named(rate_of(count.code), count.channel)


# ---- rows of the result ---------------------------------------------------------------------------------------------


def _observations(fact: _Fact, sheet: _Sheet, header: Header, code: str | None) -> Iterator[Observation]:
    meaning = fact.meaning
    row = BY_CODE.get(code) if code else None
    base = row.base if row else None
    period = cell_period(meaning, sheet.period, stock=row is not None and row.stock)
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
            modality="target" if meaning.aim else "actual",
            period=period,
            scope=Scope(
                agency=meaning.agency,
                level=header.level if code in _OWNED else meaning.level or header.level,
                field=meaning.field,
                channel=fact.named.channel,
            ),
            section=sheet.found.table.section,
            mentions=(),
            cells=(fact.cell,),
            match=Match(how="inherited" if fact.inherited else "exact", score=1.0 if own != "other" else 0.0),
        )
