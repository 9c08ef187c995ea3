"""A source under construction, for the readers of formats that have no pages of their own: Word, RTF, HTML."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from extractor.errors import TooLarge
from extractor.model import Furniture, FurnitureKind, Grid, GridCell, Page, Passage, Source, SourceWarning, Trust
from extractor.readers import limits


@dataclass(slots=True)
class _OpenGrid:
    start: int
    cells: list[GridCell] = field(default_factory=list)
    row: int = -1


class Draft:
    """Text that grows at its end, and what is known of its stretches.

    One paragraph is one line; `paragraph` puts an empty line before it, so that nobody has to guess where it began. A row of
    a table is one line too, a tab between its cells.
    """

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._passages: list[Passage] = []
        self._capitals: list[tuple[int, int]] = []
        self._furniture: list[Furniture] = []
        self._grids: list[Grid] = []
        self._grid: _OpenGrid | None = None
        self._breaks: list[int] = []
        self._shown = 0
        self.length = 0

    def write(
        self, text: str, trust: Trust = "text", confidence: float | None = None, *, capitals: bool = False
    ) -> tuple[int, int]:
        """Append text.

        Args:
            text: as the file has it.
            trust: how far its characters can be trusted.
            confidence: that of a recogniser, 0 to 100.
            capitals: its font shows small letters as capitals.
        Raises:
            TooLarge: over `limits.MAX_CHARACTERS`.
        Returns:
            The half-open range it takes.
        """
        start, end = self.length, self.length + len(text)
        if end > limits.MAX_CHARACTERS:
            raise TooLarge(f"over {limits.MAX_CHARACTERS} characters")
        if not text:
            return start, end
        self._parts.append(text)
        self.length = end
        if not text.isspace():
            self._shown = end
        if trust != "text":
            self._passages.append(Passage(start=start, end=end, trust=trust, confidence=confidence))
        if capitals:
            self._capitals.append((start, end))
        return start, end

    def new_line(self) -> None:
        """End the line at hand, if one is begun."""
        if self._parts and not self._parts[-1].endswith("\n"):
            self.write("\n")

    def paragraph(self) -> None:
        """End the line at hand and leave an empty one. Nothing at the very start of the text."""
        self.new_line()
        if self.length and not self._ends_blank():
            self.write("\n")

    def page_break(self) -> None:
        """End the line at hand and begin a page."""
        self.new_line()
        self.turn_page()

    def turn_page(self) -> None:
        """Begin a page at this very place, within a line where a paragraph runs over it; never a page without anything on it."""
        if self._shown > (self._breaks[-1] if self._breaks else 0):
            self._breaks.append(self.length)

    @contextmanager
    def furniture(self, kind: FurnitureKind) -> Iterator[None]:
        """What is written inside belongs to the page."""
        start = self.length
        yield
        position = start
        for line in "".join(self._text_from(start)).splitlines(keepends=True):
            if line.strip():
                self._furniture.append(Furniture(start=position, end=position + len(line.rstrip()), kind=kind))
            position += len(line)

    @contextmanager
    def grid(self, rows: int, columns: int, head_rows: int | None = None, *, continues: bool = False) -> Iterator[None]:
        """A table: its cells are written inside with `cell`, row by row. Grids do not nest."""
        self.paragraph()
        self._grid = opened = _OpenGrid(self.length)
        try:
            yield
        finally:
            self._grid = None
        if opened.cells:
            end = max(cell.end for cell in opened.cells)
            self._grids.append(
                Grid(
                    start=opened.start,
                    end=end,
                    cells=tuple(opened.cells),
                    rows=rows,
                    columns=columns,
                    head_rows=head_rows,
                    continues=continues,
                )
            )
        self.paragraph()

    @contextmanager
    def cell(self, row: int, column: int, row_span: int = 1, column_span: int = 1) -> Iterator[None]:
        """One cell of the open grid; what is written inside is its text."""
        if self._grid is None:
            raise RuntimeError("a cell outside a grid")
        if self._grid.row == row:
            self.write("\t")
        else:
            self.new_line()
        self._grid.row = row
        start = self.length
        yield
        self._grid.cells.append(
            GridCell(row=row, column=column, start=start, end=self.length, row_span=row_span, column_span=column_span)
        )

    def source(
        self, data: bytes, path: str, media_type: str, reader: str, warnings: tuple[SourceWarning, ...] = ()
    ) -> Source:
        """What has been written, as a source; the text ends with one newline."""
        self.new_line()
        text = "".join(self._parts)
        if text.endswith("\n\n"):
            text = text.rstrip("\n") + "\n"
        starts = [0, *(offset for offset in self._breaks if offset < len(text))]
        ends = [*starts[1:], len(text)]
        return Source(
            path=path,
            sha256=hashlib.sha256(data).hexdigest(),
            media_type=media_type,
            reader=reader,
            text=text,
            pages=tuple(Page(start=a, end=b, number=n) for n, (a, b) in enumerate(zip(starts, ends, strict=True), 1)),
            warnings=warnings,
            wrapped=False,
            passages=tuple(self._passages),
            capitals=tuple(self._capitals),
            furniture=tuple(self._furniture),
            grids=tuple(self._grids),
        )

    def _ends_blank(self) -> bool:
        tail = "".join(self._parts[-2:])
        return tail.endswith("\n\n") or tail == "\n"

    def _text_from(self, start: int) -> Iterator[str]:
        """The parts from an offset on at which a part begins."""
        position, index = self.length, len(self._parts)
        while position > start:
            index -= 1
            position -= len(self._parts[index])
        yield from self._parts[index:]
