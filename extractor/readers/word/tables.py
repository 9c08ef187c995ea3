"""Tables (bảng) of WordprocessingML: where each cell stands, which are merged, and whether lines are drawn."""

from collections.abc import Iterator

from lxml import etree

from extractor.readers.flow.shape import Place, Shape
from extractor.readers.word.names import find, is_on, kind, number, qualified, value
from extractor.readers.word.styles import Styles

_EDGES = ("top", "left", "start", "bottom", "right", "end", "insideH", "insideV")
_INSIDE = ("insideH", "insideV")
_THROUGH = frozenset({"w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo"})


def shape_of(table: etree._Element) -> Shape:
    """Where the cells of a table stand. A cell that goes on with the one above lengthens it and is not seen itself."""
    places: list[Place] = []
    above: dict[int, Place] = {}  # the cells that a merged one may go on with, by column
    rows = columns = heads = 0
    in_head = True
    for row in _inside(table, "w:tr"):
        properties = find(row, "w:trPr")
        if any(find(properties, name) is not None for name in ("w:del", "w:moveFrom")) or is_on(
            find(properties, "w:hidden")
        ):
            continue
        in_head = in_head and is_on(find(properties, "w:tblHeader"))
        heads += in_head
        column = max(0, number(find(properties, "w:gridBefore")) or 0)
        merged: dict[int, Place] = {}
        for cell in _inside(row, "w:tc"):
            place = _place(cell, rows, column, above, places)
            if place is None:
                continue
            merged[place.column] = place
            column = max(column, place.column + place.column_span)
        columns = max(columns, column)
        above = merged
        rows += 1
    return Shape(tuple(places), rows, columns, heads or None)


def _place(cell: etree._Element, row: int, column: int, above: dict[int, Place], places: list[Place]) -> Place | None:
    """Put a cell behind the others, or lengthen the one it is merged into; None for a cell that was deleted."""
    properties = find(cell, "w:tcPr")
    if find(properties, "w:cellDel") is not None:
        return None
    span = max(1, number(find(properties, "w:gridSpan")) or 1)
    if _merges(cell, "w:hMerge") == "continue" and places and places[-1].row == row:
        places[-1].column_span += span
        return places[-1]
    upper = above.get(column)
    if _merges(cell, "w:vMerge") == "continue" and upper is not None and (upper.merged or not _has_text(cell)):
        upper.merged = True
        upper.row_span = row - upper.row + 1
        return upper
    places.append(Place(cell, row, column, span, merged=_merges(cell, "w:vMerge") is not None))
    return places[-1]


def _has_text(cell: etree._Element) -> bool:
    return any(text.text for text in cell.iter(qualified("w:t")))


def _merges(cell: etree._Element, name: str) -> str | None:
    """`restart` or `continue`; None for a cell that stands alone. No word means that it goes on."""
    merge = find(cell, "w:tcPr", name)
    return None if merge is None else value(merge) or "continue"


def _inside(parent: etree._Element, name: str) -> Iterator[etree._Element]:
    """The children of that name, also where a control or a change is drawn around them."""
    for child in parent:
        if kind(child) == name:
            yield child
        elif kind(child) in _THROUGH:
            yield from _inside(child, name)


def is_ruled(table: etree._Element, shape: Shape, styles: Styles) -> bool:
    """Whether lines are drawn between the cells: by the table, by its style, or by at least half of its cells."""
    properties = find(table, "w:tblPr")
    edges: dict[str, bool] = {}
    name = value(find(properties, "w:tblStyle"))
    if name is not None and name not in styles and "grid" in name.lower():
        edges["insideV"] = True  # the style is lost, what it is called is not
    for style in reversed(list(styles.chain(name))):
        for part in style.iter(qualified("w:tblBorders"), qualified("w:tcBorders")):
            edges |= _edges(part)
    edges |= _edges(find(properties, "w:tblBorders"))
    if any(edges.get(edge) for edge in _INSIDE):
        return True
    drawn = sum(sum(_edges(find(place.element, "w:tcPr", "w:tcBorders")).values()) >= 2 for place in shape.places)
    return drawn > 0 and 2 * drawn >= len(shape.places)


def _edges(borders: etree._Element | None) -> dict[str, bool]:
    found = {edge: find(borders, f"w:{edge}") for edge in _EDGES}
    return {
        edge: (value(element) or "none") not in {"none", "nil"}
        for edge, element in found.items()
        if element is not None
    }
