"""Figures (số liệu trong văn bản): mentions in the running text, tables and their cells."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from extractor.model import Cell, Mention
from extractor.model import Table as PrintedTable
from publisher.dataset.column import Column, Reference, Table, column, day, figure, of
from publisher.dataset.tables.common import PAGE, REPORT, SECTION, SECTION_PATH, TO_REPORT, TO_SECTION, key, within
from publisher.schema.words import Words
from publisher.wording import NUMERIC_KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date
    from decimal import Decimal
    from typing import Any

    from publisher.dataset.facts import Facts

_EXACT = "chính xác, dấu chấm thập phân; null khi không phải một con số hoặc quá 28 chữ số nguyên, 10 chữ số thập phân"
_EXACT_EN = "exact; null for what is no single number, or needs more than 28 digits before or 10 behind the point"


def decimals_of(value: str) -> int | None:
    """How many decimals a canonical number prints; null for what is none."""
    return None if figure(value) is None else len(value.partition(".")[2])


def _number(mention: Mention) -> Decimal | None:
    return figure(mention.value) if mention.kind in NUMERIC_KINDS else None


def _half(mention: Mention, index: int) -> Decimal | None:
    halves = mention.value.split("/") if mention.kind == "fraction" else ()
    return figure(halves[index]) if len(halves) == 2 else None


def _interval(mention: Mention, index: int) -> Decimal | None:
    return figure(mention.interval[index]) if mention.interval else None


def _day(mention: Mention, index: int) -> date | None:
    if mention.kind not in {"date", "date_range"}:
        return None
    return day(mention.value.split("..")[index])


def _exact(name: str, read: Callable[[Any], Decimal | None], vi: str, en: str) -> Column:
    return column(name, "decimal", read, f"{vi}; {_EXACT}", f"{en}; {_EXACT_EN}")


MENTIONS = Table(
    name="mentions",
    words=Words("Các cụm số liệu của báo cáo.", "Every figure of the reports."),
    records=lambda facts: facts.report.mentions,
    key=("mention",),
    references=(TO_REPORT, TO_SECTION),
    columns=(
        REPORT,
        key("mention", "m", lambda item: item.it.id),
        SECTION,
        SECTION_PATH,
        PAGE,
        of(Mention, "start", required=True),
        of(Mention, "end", required=True),
        of(Mention, "text", verbatim=True),
        of(Mention, "kind"),
        of(Mention, "value", required=True),
        _exact("number", lambda item: _number(item.it), "giá trị dạng số", "the value as a number"),
        column(
            "decimals",
            "integer",
            lambda item: decimals_of(item.it.value) if _number(item.it) is not None else None,
            "số chữ số thập phân được in",
            "how many decimals are printed",
        ),
        _exact("numerator", lambda item: _half(item.it, 0), "tử số của phân số", "numerator of a fraction"),
        _exact("denominator", lambda item: _half(item.it, 1), "mẫu số của phân số", "denominator of a fraction"),
        of(Mention, "unit"),
        of(Mention, "inherited_unit"),
        _exact(
            "base_number",
            lambda item: figure(item.it.base_value),
            "giá trị quy ra đơn vị gốc",
            "the value with the scale worked in",
        ),
        of(Mention, "base_unit"),
        _exact(
            "low",
            lambda item: _interval(item.it, 0),
            "cận dưới của khoảng giá trị, theo đơn vị gốc; null: mở",
            "lower end of what the printed digits can mean, in base units; null: open",
        ),
        _exact(
            "high",
            lambda item: _interval(item.it, 1),
            "cận trên của khoảng giá trị, theo đơn vị gốc; null: mở",
            "upper end of what the printed digits can mean, in base units; null: open",
        ),
        of(Mention, "other_value"),
        of(Mention, "qualifier"),
        of(Mention, "modality"),
        column(
            "date_start",
            "date",
            lambda item: _day(item.it, 0),
            "ngày, hoặc ngày đầu của khoảng ngày; null nếu không có trong lịch",
            "the date, or the first of a range of dates; null where the calendar has no such day",
        ),
        column(
            "date_end",
            "date",
            lambda item: _day(item.it, -1),
            "ngày, hoặc ngày cuối của khoảng ngày; null nếu không có trong lịch",
            "the date, or the last of a range of dates; null where the calendar has no such day",
        ),
        of(Mention, "trust"),
    ),
)


class _Begun(NamedTuple):
    """A table, with where it begins: its first cell."""

    table: PrintedTable
    section: str
    start: int


def _tables(facts: Facts) -> Iterator[_Begun]:
    for table in facts.report.tables:
        cells = [cell.start for row in (*table.heads, *table.rows) for cell in row]
        yield _Begun(table, table.section, min(cells, default=0))


TABLES = Table(
    name="tables",
    words=Words("Các bảng trong báo cáo.", "The tables of the reports."),
    records=_tables,
    key=("table",),
    references=(TO_REPORT, TO_SECTION),
    columns=(
        REPORT,
        key("table", "t", lambda item: item.it.table.id),
        SECTION,
        SECTION_PATH,
        of(PrintedTable, "page", read=lambda item: item.it.table.page, required=True),
        of(PrintedTable, "title", read=lambda item: item.it.table.title),
        column(
            "rows",
            "integer",
            lambda item: len(item.it.table.rows),
            "số dòng, không kể đầu bảng",
            "rows, without the head",
            required=True,
        ),
        column("columns", "integer", lambda item: len(item.it.table.columns), "số cột", "columns", required=True),
    ),
)


class _Placed(NamedTuple):
    """A cell and where in its table it stands."""

    table: PrintedTable
    cell: Cell
    head: bool
    row: int
    column: int

    @property
    def start(self) -> int:
        return self.cell.start


def _cells(facts: Facts) -> Iterator[_Placed]:
    for table in facts.report.tables:
        for head, rows in ((True, table.heads), (False, table.rows)):
            for row, cells in enumerate(rows):
                for number, cell in enumerate(cells):
                    yield _Placed(table, cell, head, row, number)


def _head(placed: _Placed) -> str | None:
    columns = placed.table.columns
    return columns[placed.column] if not placed.head and placed.column < len(columns) else None


CELLS = Table(
    name="cells",
    words=Words("Các ô của bảng, kể cả đầu bảng.", "The cells of the tables, heads included."),
    records=_cells,
    key=("cell",),
    references=(TO_REPORT, Reference(("table",), "tables")),
    columns=(
        REPORT,
        column(
            "cell",
            "string",
            lambda item: item.facts.key_of(item.it.cell.id),
            "khóa: khóa của báo cáo, bảng, dòng, cột đếm từ 0 (…:t1:0:2); ở đầu bảng …:t1:h0:2",
            "key: that of the report, table, row and column from 0 (…:t1:0:2); in the head …:t1:h0:2",
            required=True,
        ),
        within("table", "khóa của bảng", "key of the table", lambda item: item.it.table.id),
        column(
            "head",
            "boolean",
            lambda item: item.it.head,
            "ô thuộc đầu bảng",
            "whether the cell belongs to the head",
            required=True,
        ),
        column(
            "row",
            "integer",
            lambda item: item.it.row,
            "dòng, từ 0; đầu bảng đếm riêng",
            "row, from 0; the head counts its own",
            required=True,
        ),
        column("column", "integer", lambda item: item.it.column, "cột, từ 0", "column, from 0", required=True),
        column("column_head", "string", lambda item: _head(item.it), "đầu cột phía trên ô", "the head above the cell"),
        PAGE,
        of(Cell, "start", read=lambda item: item.it.cell.start, required=True),
        of(Cell, "end", read=lambda item: item.it.cell.end, required=True),
        of(Cell, "text", read=lambda item: item.it.cell.text, verbatim=True),
        of(Cell, "trust", read=lambda item: item.it.cell.trust),
    ),
)
