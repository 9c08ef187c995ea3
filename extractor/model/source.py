"""The source (văn bản nguồn): the text exactly as a reader delivered it, its pages, and where each line stands on them."""

from bisect import bisect_right
from dataclasses import dataclass

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
    """Something about the file that a reader of the results should know (a page without text, doubtful characters)."""

    code: str
    message: str
    page: int | None = None


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


class Source(Noun):
    """What a reader delivers. `layout` stays inside the program: spans carry their own boxes to the outside."""

    path: str
    sha256: str
    media_type: str
    reader: str
    text: str
    pages: tuple[Page, ...]
    warnings: tuple[SourceWarning, ...] = ()
    layout: Layout | None = Field(default=None, exclude=True, repr=False)

    def page_of(self, offset: int) -> int:
        """The number of the page that holds the character at `offset`."""
        index = bisect_right(self.pages, offset, key=lambda page: page.start) - 1
        return self.pages[max(0, index)].number

    def boxes(self, start: int, end: int) -> tuple[Box, ...]:
        """The boxes of a span; none for sources without a layout."""
        return self.layout.boxes(start, end) if self.layout else ()
