"""Tables (bảng) of HTML: where each cell stands once `colspan` and `rowspan` are laid out."""

from collections.abc import Iterator

from lxml import etree

from extractor.readers import limits
from extractor.readers.flow.shape import Place, Shape

_CELLS = frozenset({"td", "th"})
_PARTS = frozenset({"thead", "tbody", "tfoot"})
_HEAD = "thead"


def shape_of(table: etree._Element) -> Shape:
    """Lay out the cells of a table (HTML Standard, 4.9.12.1); a span that runs past its part of the table ends with it."""
    rows = [row for row in _rows(table) if any(child.tag in _CELLS for child in row)]
    last = {row.getparent(): number for number, row in enumerate(rows)}
    places: list[Place] = []
    reserved: list[tuple[int, int, int]] = []  # column, end, and the row from which it is free again
    for number, row in enumerate(rows):
        reserved = [part for part in reserved if part[2] > number]
        column = 0
        later: list[tuple[int, int, int]] = []
        for cell in row:
            if cell.tag not in _CELLS:
                continue
            column = _free(reserved, column)
            across = min(_span(cell, "colspan"), limits.MAX_COLUMNS + 1)
            down = min(_span(cell, "rowspan") or len(rows), last[row.getparent()] - number + 1)
            places.append(Place(cell, number, column, max(1, across), down))
            if down > 1:
                later.append((column, column + max(1, across), number + down))
            column += max(1, across)
        reserved = sorted(reserved + later)
        if len(reserved) > limits.MAX_COLUMNS:  # no grid any more, so nobody asks for the places
            reserved = []
    columns = max((place.column + place.column_span for place in places), default=0)
    return Shape(tuple(places), len(rows), columns, _head_rows(rows))


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in _PARTS:
            yield from (row for row in child if row.tag == "tr")


def _free(reserved: list[tuple[int, int, int]], column: int) -> int:
    """The first column from here on that no cell of a row above takes."""
    for start, end, _ in reserved:
        if start <= column < end:
            column = end
    return column


def _span(cell: etree._Element, name: str) -> int:
    text = (cell.get(name) or "1").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 1


def _head_rows(rows: list[etree._Element]) -> int | None:
    heads = 0
    for row in rows:
        parent = row.getparent()
        all_heads = all(child.tag == "th" for child in row if child.tag in _CELLS)
        if not all_heads and (parent is None or parent.tag != _HEAD):
            break
        heads += 1
    return heads or None
