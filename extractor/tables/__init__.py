"""Tables (bảng): drawn ones as the reader found them, and those that a text dump has flattened into lines."""

from collections.abc import Sequence
from dataclasses import replace

from extractor.blocks import Outline
from extractor.model import Cell, Source, Table
from extractor.tables.drawn import read_drawn
from extractor.tables.flattened import read_flattened
from extractor.tables.found import FoundTable

__all__ = ["FoundTable", "find_tables"]


def find_tables(source: Source, outline: Outline) -> list[FoundTable]:
    """The tables of a source in text order; ids count from `t1`."""
    drawn = read_drawn(source, outline)
    found = sorted([*drawn, *read_flattened(source, outline, drawn)], key=lambda table: table.start)
    return [
        replace(each, table=each.table.model_copy(update=_numbered(each.table, f"t{number}")))
        for number, each in enumerate(found, 1)
    ]


def _numbered(table: Table, id_: str) -> dict[str, object]:
    """The id of a table, and those of its cells: `table:row:column` from 0, `table:hrow:column` in the head."""
    return {"id": id_, "heads": _with_ids(table.heads, f"{id_}:h"), "rows": _with_ids(table.rows, f"{id_}:")}


def _with_ids(rows: Sequence[Sequence[Cell]], before: str) -> tuple[tuple[Cell, ...], ...]:
    return tuple(
        tuple(cell.model_copy(update={"id": f"{before}{r}:{c}"}) for c, cell in enumerate(row))
        for r, row in enumerate(rows)
    )
