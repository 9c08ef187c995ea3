"""A story (mạch văn bản): the blocks of one part of a Word document, the body, a note or a header."""

from collections.abc import Callable, Iterable, Sequence

from lxml import etree

from extractor.readers.flow import PAGE, Block, Cell, Paragraph, Piece, Table
from extractor.readers.word import tables
from extractor.readers.word.fields import Fields
from extractor.readers.word.inline import Content, Inline, alternative, piece
from extractor.readers.word.names import find, is_on, kind, number, qualified, value
from extractor.readers.word.numbering import Numbering
from extractor.readers.word.styles import Properties, Styles, look

_THROUGH = frozenset({"w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo"})
_GONE = ("w:del", "w:moveFrom")
_SAME_PAGE = frozenset({"continuous", "nextColumn"})

Notes = Callable[[Sequence[tuple[str, str]]], Iterable[Block]]


def _no_notes(_: Sequence[tuple[str, str]]) -> Iterable[Block]:
    return ()


class Story:
    """Reads one part. Numbering is shared by all parts and counts on."""

    def __init__(self, root: etree._Element, styles: Styles, numbering: Numbering, notes: Notes = _no_notes) -> None:
        self._styles = styles
        self._numbering = numbering
        self._notes = notes
        self._inline = Inline(styles, Fields(root))
        # The type of a section says how it begins, and stands at its end: a break asks the section that comes next.
        types = [value(find(section, "w:type")) or "nextPage" for section in root.iter(qualified("w:sectPr"))]
        self._sections = iter([*types[1:], "continuous"])

    def blocks(self, container: etree._Element) -> list[Block]:
        """What stands in a body, a cell, a note or a text box."""
        found: list[Block] = []
        pending: list[Piece] = []
        self._into(found, pending, container)
        if pending:
            found.append(Paragraph(pending))
        return found

    def _into(self, found: list[Block], pending: list[Piece], container: etree._Element) -> None:
        for child in container:
            name = kind(child)
            if name == "w:p":
                self._paragraph(found, pending, child)
            elif name == "w:tbl":
                found += [Paragraph([*pending])] if pending else []
                pending.clear()
                found += self._table(child)
            elif name in _THROUGH:
                self._into(found, pending, child)
            elif name == "mc:AlternateContent":
                for branch in alternative(child):
                    self._into(found, pending, branch)

    def _paragraph(self, found: list[Block], pending: list[Piece], element: etree._Element) -> None:
        """Add a paragraph and what hangs on it. One whose mark is deleted or hidden runs on into the next: `pending`."""
        properties = find(element, "w:pPr")
        style = self._styles.paragraph_style(properties)
        inherited = self._styles.of_paragraph(style)
        content = self._inline.read(element, inherited)
        hung = [*self._hung(content)]
        if self._runs_on(properties, inherited):
            pending += content.pieces
            found += hung
            return
        label = self._label(properties, style, inherited)
        paragraph = Paragraph([*self._break_before(properties, style), *label, *pending, *content.pieces])
        pending.clear()
        if find(properties, "w:sectPr") is not None and next(self._sections, "continuous") not in _SAME_PAGE:
            paragraph.pieces.append(Piece(PAGE))
        found.append(paragraph)
        found += hung

    def _hung(self, content: Content) -> Iterable[Block]:
        for box in content.boxes:
            yield from self.blocks(box)
        yield from self._notes(content.notes)

    def _runs_on(self, properties: etree._Element | None, inherited: Properties) -> bool:
        mark = find(properties, "w:rPr")
        if any(find(mark, name) is not None for name in _GONE):
            return True
        if (value(find(properties, "w:framePr"), "w:dropCap") or "none") != "none":
            return True
        return mark is not None and look(self._styles.of_run(inherited, mark)).hidden

    def _break_before(self, properties: etree._Element | None, style: str | None) -> list[Piece]:
        own = find(properties, "w:pageBreakBefore")
        breaks = self._styles.says(style, "w:pageBreakBefore") if own is None else is_on(own)
        return [Piece(PAGE)] if breaks else []

    def _label(self, properties: etree._Element | None, style: str | None, inherited: Properties) -> list[Piece]:
        """The automatic number of a paragraph: of its own list, or of that of its style."""
        own = find(properties, "w:numPr")
        num, index = number(find(own, "w:numId")), number(find(own, "w:ilvl"))
        if num is None and (styled := self._styles.numbering(style)) is not None:
            num, level, source = styled
            bound = self._numbering.level_of_style(num, source)
            index = index if index is not None else level if level is not None else bound
        label = self._numbering.label(num, index or 0) if num else None
        if label is None:
            return []
        base = self._styles.of_run(inherited, find(properties, "w:rPr"))
        shape = look(self._styles.of_run({**base, "vanish": False}, label.look))
        return [] if shape.hidden or shape.struck else [piece(label.text, shape)]

    def _table(self, element: etree._Element) -> Iterable[Block]:
        """A table, and after it the notes that its cells refer to."""
        shape = tables.shape_of(element)
        notes: list[tuple[str, str]] = []

        def later(references: Sequence[tuple[str, str]]) -> Iterable[Block]:
            notes.extend(references)
            return ()

        outer, self._notes = self._notes, later
        try:
            cells = [
                Cell(place.row, place.column, self.blocks(place.element), place.row_span, place.column_span)
                for place in shape.places
            ]
        finally:
            self._notes = outer
        if cells:
            ruled = tables.is_ruled(element, shape, self._styles)
            yield Table(cells, shape.rows, shape.columns, shape.head_rows, ruled)
        yield from self._notes(notes)
