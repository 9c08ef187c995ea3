"""The source (văn bản nguồn): the text exactly as a reader delivered it, its pages, and where each line stands on them."""

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from pydantic import Field

from extractor.model.base import Noun

Box = tuple[int, float, float, float, float]
"""`(page, x0, top, x1, bottom)`: page number from 1, points, origin at the top left."""


class Page(Noun):
    """One page: the half-open range `[start, end)` of the text it holds. Width and height in points, None for text."""

    start: int
    end: int
    number: int
    width: float | None = None
    height: float | None = None


class SourceWarning(Noun):
    """Something about the file that a reader of the results should know (a page without text, doubtful characters).

    `message` is Vietnamese; `en` says the same and stays inside the program.
    """

    code: str
    message: str
    page: int | None = None
    en: str = Field(default="", exclude=True)


Trust = Literal["text", "legacy_font", "ocr"]
"""How far the characters can be trusted: as the file gives them, converted from a legacy font, or recognised by OCR."""


class Passage(Noun):
    """A stretch `[start, end)` of text that was not simply read: converted from a legacy font, or recognised.

    `confidence` is that of the recogniser for this stretch (a word), 0 to 100; None where there is none.
    """

    start: int
    end: int
    trust: Trust
    confidence: float | None = None


FurnitureKind = Literal["page_number", "running_head", "stamp", "watermark"]
"""What belongs to a page: its number, its head or foot, a seal or stamp, what is written across it."""


class Furniture(Noun):
    """A stretch `[start, end)` that belongs to the page and not to what the report says; never across a line end."""

    start: int
    end: int
    kind: FurnitureKind


class GridCell(Noun):
    """One cell of a drawn table, its place counted from 0; `[start, end)` is its text, several lines where it wraps.

    A merged cell stands once, at its top left, and says over how many rows and columns it runs.
    """

    row: int
    column: int
    start: int
    end: int
    row_span: int = 1
    column_span: int = 1


class Grid(Noun):
    """A table as the file draws it, before anyone has said what it means.

    `[start, end)` holds the text of all cells and nothing else; cells come in text order and do not overlap.
    `continues`: the file says, or the page shows, that it goes on with the grid before it.
    """

    start: int
    end: int
    cells: tuple[GridCell, ...]
    rows: int
    columns: int
    head_rows: int | None = None
    continues: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line: its range in the text, its page, and the edges of its characters.

    `edges` holds `(x0, x1)` per character of the range, flat; `top` and `bottom` belong to the whole line.
    """

    start: int
    end: int
    page: int
    top: float
    bottom: float
    edges: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the characters of a PDF stand: lines in text order, not overlapping."""

    lines: tuple[Line, ...]

    def boxes(self, start: int, end: int) -> tuple[Box, ...]:
        """One box per line that `[start, end)` covers, in text order."""
        found: list[Box] = []
        first = max(0, bisect_right(self.lines, start, key=lambda line: line.start) - 1)
        for line in self.lines[first:]:
            if line.start >= end:
                break
            a, b = max(start, line.start), min(end, line.end)
            if a >= b:
                continue
            x0s = line.edges[2 * (a - line.start) : 2 * (b - line.start) : 2]
            x1s = line.edges[2 * (a - line.start) + 1 : 2 * (b - line.start) : 2]
            found.append((line.page, round(min(x0s), 2), round(line.top, 2), round(max(x1s), 2), round(line.bottom, 2)))
        return tuple(found)


def _capital(char: str) -> str:
    upper = char.upper()
    return upper if len(upper) == 1 else char


class Source(Noun):
    """What a reader delivers.

    `layout`, `passages`, `capitals`, `furniture` and `grids` stay inside the program: spans carry their own boxes and
    trust to the outside, and tables their cells. All are in text order. `capitals` are ranges that the page shows in
    capitals though the file holds small letters. `wrapped`: a line end may be that of the page; else an empty line parts
    paragraphs, and nothing else does.
    """

    path: str
    sha256: str
    media_type: str
    reader: str
    text: str
    pages: tuple[Page, ...]
    warnings: tuple[SourceWarning, ...] = ()
    wrapped: bool = Field(default=True, exclude=True, repr=False)
    layout: Layout | None = Field(default=None, exclude=True, repr=False)
    passages: tuple[Passage, ...] = Field(default=(), exclude=True, repr=False)
    capitals: tuple[tuple[int, int], ...] = Field(default=(), exclude=True, repr=False)
    furniture: tuple[Furniture, ...] = Field(default=(), exclude=True, repr=False)
    grids: tuple[Grid, ...] = Field(default=(), exclude=True, repr=False)

    @cached_property
    def shown(self) -> str:
        """The text with the capitals that a reader of the page sees, character for character as long as `text`."""
        parts: list[str] = []
        position = 0
        for start, end in self.capitals:
            parts += (self.text[position:start], *map(_capital, self.text[start:end]))
            position = end
        return "".join(parts) + self.text[position:] if parts else self.text

    def page_of(self, offset: int) -> int:
        """The number of the page that holds the character at `offset`."""
        index = bisect_right(self.pages, offset, key=lambda page: page.start) - 1
        return self.pages[max(0, index)].number

    def trust(self, start: int, end: int) -> Trust:
        """The least trust of any character of a span: OCR below legacy font below text."""
        found: Trust = "text"
        if not self.passages:
            return found
        first = max(0, bisect_right(self.passages, start, key=lambda passage: passage.start) - 1)
        for passage in self.passages[first:]:
            if passage.start >= end:
                break
            if passage.end > start:
                if passage.trust == "ocr":
                    return "ocr"
                found = passage.trust
        return found

    def boxes(self, start: int, end: int) -> tuple[Box, ...]:
        """The boxes of a span; none for sources without a layout."""
        return self.layout.boxes(start, end) if self.layout else ()
