"""Tables (bảng): drawn ones as the reader found them, and those that a text dump has flattened into lines."""

from extractor.blocks import Outline
from extractor.model import Source
from extractor.tables.drawn import read_drawn
from extractor.tables.flattened import read_flattened
from extractor.tables.found import FoundTable

__all__ = ["FoundTable", "find_tables"]


def find_tables(source: Source, outline: Outline) -> list[FoundTable]:
    """The tables of a source in text order; ids count from `t1`."""
    drawn = read_drawn(source, outline)
    found = sorted([*drawn, *read_flattened(source, outline.sections, drawn)], key=lambda table: table.start)
    return [
        FoundTable(each.table.model_copy(update=_numbered(each, f"t{number}")), each.start, each.end)
        for number, each in enumerate(found, 1)
    ]


def _numbered(found: FoundTable, id_: str) -> dict[str, object]:
    """The id of a table, and those of its cells: `table:row:column` from 0."""
    rows = tuple(
        tuple(cell.model_copy(update={"id": f"{id_}:{r}:{c}"}) for c, cell in enumerate(row))
        for r, row in enumerate(found.table.rows)
    )
    return {"id": id_, "rows": rows}
