"""Layout tables (bảng dàn trang): tables that only put blocks side by side, as the two halves of a letterhead."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractor.readers import limits
from patterns.folding import fold
from patterns.letterhead import NATION, is_capacity, is_recipients_head, is_role

_END_ROWS = 5
_END_LINES = 40
# A cell that holds a figure and little else: "1.270", "72,52%", "12/15", "-", "1.250 triệu".
_FIGURE = re.compile(r"[-–+(]?\d[\d.,/ ]*%?\)?(?: ?[^\W\d]{1,8})?|[-–…]")


@dataclass(frozen=True, slots=True)
class Written:
    """A cell with its lines as text. `nested`: it holds a table."""

    row: int
    column: int
    column_span: int
    lines: tuple[str, ...]
    nested: bool = False


def is_end(cells: Sequence[Written], rows: int) -> bool:
    """Whether a table is the letterhead (agency beside the nation's name) or the closing (recipients beside signature)."""
    if rows > _END_ROWS or any(cell.nested for cell in cells) or sum(len(cell.lines) for cell in cells) > _END_LINES:
        return False
    return any(NATION.search(fold(line)) or is_recipients_head(line) for cell in cells for line in cell.lines) or any(
        is_capacity(cell.lines[i]) and any(map(is_role, cell.lines[i + 1 :]))
        for cell in cells
        for i in range(len(cell.lines) - 1)
    )


def is_layout(cells: Sequence[Written], rows: int, columns: int, *, ruled: bool | None) -> bool:
    """Whether a table that is no end of the document is no table of data either."""
    if (
        columns < 2
        or columns > limits.MAX_COLUMNS
        or any(cell.nested and len(cell.lines) > _END_LINES for cell in cells)
    ):
        return True
    return not ruled and not _has_figures(cells, rows)


def _has_figures(cells: Sequence[Written], rows: int) -> bool:
    """Whether one column but the first holds a figure in at least two rows and in half of them."""
    columns: dict[int, int] = {}
    for cell in cells:
        if cell.column and len(cell.lines) == 1 and _FIGURE.fullmatch(cell.lines[0]):
            columns[cell.column] = columns.get(cell.column, 0) + 1
    return any(count >= 2 and 2 * count >= rows for count in columns.values())


def by_columns(cells: Sequence[Written], columns: int) -> list[int]:
    """The order in which the cells of an end are read, as indices: left half, then right half.

    A cell over the whole width parts what is above it from what is below.
    """
    band = 0
    keys: list[tuple[int, int, int]] = []
    for cell in cells:
        if cell.column_span >= columns > 1:
            band += 2
            keys.append((band - 1, 0, cell.row))
        else:
            keys.append((band, cell.column, cell.row))
    return sorted(range(len(cells)), key=keys.__getitem__)
