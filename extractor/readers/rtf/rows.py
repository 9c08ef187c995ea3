"""Rows (hàng của bảng) of RTF: each brings the right edges of its cells, and the columns follow from all edges of a table."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from extractor.readers.flow import Block, Cell, Table

# Edges closer than this, in twentieths of a point, are one: they differ by rounding from row to row.
_NEAR = 40
_BORDERS = ("clbrdrt", "clbrdrl", "clbrdrb", "clbrdrr")
_INSIDE = ("trbrdrh", "trbrdrv")
_NO_LINE = frozenset({"brdrnone", "brdrnil", "brdrtbl"})
_NO_STYLE = frozenset({"brdrw", "brdrcf", "brsp", "brdrsh", "brdrframe"})


@dataclass(slots=True)
class CellShape:
    """What is said of a cell before its right edge: `mgf` and `mrg` begin and go on with cells merged across, `v...` down."""

    edge: int = 0
    merges: set[str] = field(default_factory=set)
    lines: int = 0


@dataclass(slots=True)
class RowShape:
    """What `trowd` and the words after it say of a row."""

    left: int = 0
    cells: list[CellShape] = field(default_factory=list)
    head: bool = False
    inside: bool = False
    _next: CellShape = field(default_factory=CellShape)
    _border: str = ""

    def word(self, word: str, number: int | None) -> None:
        """Take in a control word; those that say nothing of rows change nothing."""
        if word == "cellx":
            self._next.edge = number or 0
            self.cells.append(self._next)
            self._next, self._border = CellShape(), ""
        elif word in _BORDERS or word in _INSIDE:
            self._border = word
        elif word.startswith("brdr"):
            self._line(word)
        elif word in {"clmgf", "clmrg", "clvmgf", "clvmrg"}:
            self._next.merges.add(word[2:])
        elif word == "trleft":
            self.left = number or 0
        elif word == "trhdr":
            self.head = True

    def _line(self, word: str) -> None:
        if self._border and word not in _NO_LINE and word not in _NO_STYLE:
            self._next.lines += self._border in _BORDERS
            self.inside |= self._border in _INSIDE
        if word not in _NO_STYLE:
            self._border = ""


@dataclass(slots=True)
class Row:
    """The cells of one row as they were written."""

    shape: RowShape
    cells: list[list[Block]]


def table_of(rows: Sequence[Row]) -> Table:
    """The table that some rows make up."""
    edges = _columns(rows)
    cells: list[Cell] = []
    above: dict[int, Cell] = {}
    for number, row in enumerate(rows):
        below: dict[int, Cell] = {}
        across: Cell | None = None
        left, column = row.shape.left, 0
        for index, blocks in enumerate(row.cells):
            shape = row.shape.cells[index] if index < len(row.shape.cells) else None
            start = _at(edges, left) if shape else column
            end = max(start + 1, _at(edges, shape.edge)) if shape else start + 1
            left, column = (shape.edge if shape else left), end
            merges = shape.merges if shape else set()
            if "mrg" in merges and across is not None:
                across.column_span = end - across.column
                continue
            if "vmrg" in merges and start in above:
                across = below[start] = above[start]
                across.row_span = number - across.row + 1
                continue
            across = Cell(number, start, blocks, 1, end - start)
            below[start] = across
            cells.append(across)
        above = below
    columns = max((cell.column + cell.column_span for cell in cells), default=0)
    heads = next((n for n, row in enumerate(rows) if not row.shape.head), len(rows))
    return Table(cells, len(rows), columns, heads or None, _is_ruled(rows))


def _columns(rows: Sequence[Row]) -> list[int]:
    """The edges of all rows, ascending, near ones as one."""
    edges = {row.shape.left for row in rows} | {cell.edge for row in rows for cell in row.shape.cells}
    found: list[int] = []
    for edge in sorted(edges):
        if not found or edge - found[-1] > _NEAR:
            found.append(edge)
    return found


def _at(edges: Sequence[int], edge: int) -> int:
    """The index of an edge: of the last one that is not beyond it, give or take."""
    return max(0, bisect_left(edges, edge + 1) - 1)


def _is_ruled(rows: Sequence[Row]) -> bool:
    shapes = [cell for row in rows for cell in row.shape.cells]
    drawn = sum(shape.lines >= 2 for shape in shapes)
    return any(row.shape.inside for row in rows) or (drawn > 0 and 2 * drawn >= len(shapes))
