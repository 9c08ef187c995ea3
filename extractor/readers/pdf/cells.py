"""Cells of ruled tables: from drawn lines to rectangles in rows and columns.

pdfplumber's own steps do it, fed with the lines that PDFium has found: edges are snapped and joined, their intersections
make cells, touching cells make tables. Parsing the page a second time, which is what pdfplumber is slow at, is left out.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from extractor.readers.pdf.frame import Rect

_SNAP = 3.0  # points: edges nearer than this are one
_MEET = 3.0  # points: lines that end this near each other meet
_OPEN = 8.0  # points: a rule that reaches this much further than those it crosses closes a table on that side
_MOST_CROSSINGS = 40_000  # pairs of an upright and a flat rule; an area with more is read without cells
_MOST_POINTS = 2_500  # points where rules meet in one table
_SAME = 1.5  # points: two cell borders at one place


@dataclass(frozen=True, slots=True)
class RuledCell:
    """A cell: its place in the table, counted from 0, and over how many rows and columns it runs."""

    row: int
    column: int
    row_span: int
    column_span: int


@dataclass(frozen=True)
class Ruled:
    """A ruled table: the borders of its columns and rows, ascending, and its cells in reading order."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[RuledCell, ...]
    slots: dict[tuple[int, int], int]
    """The index of the cell that covers `(row, column)`."""

    def cell_at(self, x: float, y: float) -> int | None:
        """The index of the cell that holds a point, None outside the table or in a gap of it."""
        if not (self.xs[0] <= x < self.xs[-1] and self.ys[0] <= y < self.ys[-1]):
            return None
        return self.slots.get((bisect_right(self.ys, y) - 1, bisect_right(self.xs, x) - 1))


def ruled_tables(segments: Iterable[Rect], spans: Iterable[tuple[float, float]]) -> list[Ruled]:
    """The ruled tables of a page from top to bottom: two rows of two columns, or one of three, at least.

    Args:
        segments: drawn lines along an axis, origin top left.
        spans: the bands `(top, bottom)` of the page that hold rules in columns; each is looked at for itself.
    """
    from pdfplumber import table as steps  # half of what importing the program costs, and rarely needed

    drawn = list(segments)
    found: list[Ruled] = []
    for top, bottom in spans:
        flat, upright = _edges(drawn, top - _MEET, bottom + _MEET)
        if not flat or not upright:
            continue
        edges = steps.merge_edges([*flat, *upright, *_closing(flat, upright)], _SNAP, _SNAP, _MEET, _MEET)
        across = sum(edge["orientation"] == "h" for edge in edges)
        if across * (len(edges) - across) > _MOST_CROSSINGS:
            continue
        points = steps.edges_to_intersections(edges, _MEET, _MEET)
        if len(points) > _MOST_POINTS:
            continue
        found += filter(None, map(_ruled, steps.cells_to_tables(steps.intersections_to_cells(points))))
    return sorted(found, key=lambda table: (table.ys[0], table.xs[0]))


def _edges(segments: Sequence[Rect], top: float, bottom: float) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The flat and the upright lines of a band, as pdfplumber writes edges."""
    flat: list[dict[str, Any]] = []
    upright: list[dict[str, Any]] = []
    for x0, y0, x1, y1 in segments:
        if y0 < top or y1 > bottom:
            continue
        if y1 - y0 > x1 - x0:
            upright.append(_edge("v", x0, y0, x0, y1))
        else:
            flat.append(_edge("h", x0, y0, x1, y0))
    return flat, upright


def _edge(orientation: str, x0: float, top: float, x1: float, bottom: float) -> dict[str, Any]:
    return {
        "orientation": orientation,
        "x0": x0,
        "top": top,
        "x1": x1,
        "bottom": bottom,
        "doctop": top,
        "width": x1 - x0,
        "height": bottom - top,
    }


def _closing(flat: list[dict[str, Any]], upright: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Edges for the sides that a table leaves open: no rule at its left and right, or none under its last row."""
    x0, x1 = min(e["x0"] for e in flat), max(e["x1"] for e in flat)
    top, bottom = min(e["top"] for e in upright), max(e["bottom"] for e in upright)
    first, last = min(e["x0"] for e in upright), max(e["x0"] for e in upright)
    lowest = max(e["top"] for e in flat)
    added = [_edge("v", x, top, x, bottom) for x, at in ((x0, first), (x1, last)) if abs(x - at) > _OPEN]
    if bottom - lowest > _OPEN:
        added.append(_edge("h", x0, bottom, x1, bottom))
    return added


def _ruled(rects: Sequence[Rect]) -> Ruled | None:
    """Rectangles that touch, as rows and columns; None for a frame, a single column, or two cells side by side.

    A single row of more cells is what a page break leaves of a table.
    """
    xs, ys = _borders(rects, 0), _borders(rects, 1)
    if len(xs) < 3 or len(xs) + len(ys) < 6:
        return None
    cells: list[RuledCell] = []
    slots: dict[tuple[int, int], int] = {}
    for x0, top, x1, bottom in sorted(rects, key=lambda rect: (_near(ys, rect[1]), rect[0])):
        row, column = _near(ys, top), _near(xs, x0)
        cell = RuledCell(row, column, max(1, _near(ys, bottom) - row), max(1, _near(xs, x1) - column))
        for r in range(row, row + cell.row_span):
            for c in range(column, column + cell.column_span):
                slots.setdefault((r, c), len(cells))
        cells.append(cell)
    return Ruled(xs, ys, tuple(cells), slots)


def _borders(rects: Sequence[Rect], axis: int) -> tuple[float, ...]:
    """The places where cells begin or end along an axis, those at one place once."""
    places: list[float] = []
    for place in sorted({rect[end] for rect in rects for end in (axis, axis + 2)}):
        if not places or place - places[-1] > _SAME:
            places.append(place)
    return tuple(places)


def _near(places: Sequence[float], place: float) -> int:
    return max(0, bisect_right(places, place + _SAME) - 1)
