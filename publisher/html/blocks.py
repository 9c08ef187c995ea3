"""The blocks of a page (khối): the text of a report cut into headings, paragraphs, tables and what belongs to the page.

How a report looks, not what it means: a wrong guess here joins or parts two lines and loses nothing. Every character that
can be seen stands in exactly one block, and within a table in exactly one cell.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from extractor.model import Report, Section
    from extractor.model.source import Grid, GridCell, Source

_LINE = re.compile(r"[^\n\r\f\v]+")
_ITEM = re.compile(r"[-–+•*●▪]|\(?(?:\d{1,3}|[a-zđA-ZĐ]|[IVX]{1,6})[.)](?=[\s\D])|[IVX]{1,6}/")
_COLUMNS = re.compile(r"\S(?: {3,}|\t+)(?=\S)")
_ENDS = (".", ";", ":", "!", "?", "…")
_LONG = 0.7
"""A line of this share of the usual length or more may go on in the next one."""

_LONGEST = 8_000
"""Characters of one block; a browser takes long to break the lines of a paragraph that is a whole file."""

_BEFORE_TITLE = 16
"""Characters that the number of a heading may take, blanks not counted: `Phần thứ nhất.`"""


@dataclass(frozen=True, slots=True)
class Block:
    """One block: `[start, end)` of the text. `level` is that of a heading, `number` that of the page that begins here.

    `columns`: the blanks within a line mean something, as in a letterhead of two columns.
    """

    kind: Literal["heading", "paragraph", "furniture", "table", "page"]
    start: int
    end: int
    level: int = 0
    number: int = 0
    columns: bool = False
    grid: Grid | None = None


def blocks(report: Report) -> list[Block]:
    """The blocks of a report in text order."""
    source = report.source
    grids = _apart(source.grids)
    lines = _lines(source, grids)
    headings = list(_headings(report.sections, source.text, lines))
    found = [Block("table", grid.start, grid.end, grid=grid) for grid in grids]
    found += headings
    found += _paragraphs(source, lines, headings)
    found += [Block("page", page.start, page.start, number=page.number) for page in source.pages[1:]]
    return [
        part for block in sorted(found, key=lambda each: (each.start, each.end)) for part in _cut(block, source.text)
    ]


def _cut(block: Block, text: str) -> Iterator[Block]:
    """A paragraph in parts that a browser can set, cut at a blank if there is one."""
    if block.kind not in {"paragraph", "furniture"}:
        yield block
        return
    start = block.start
    while block.end - start > _LONGEST:
        blank = text.rfind(" ", start + _LONGEST // 2, start + _LONGEST)
        end = start + _LONGEST if blank < 0 else blank + 1
        yield replace(block, start=start, end=end)
        start = end
    yield replace(block, start=start)


def rows(grid: Grid) -> list[list[GridCell]]:
    """The cells of a table row by row; a row that merged cells fill is empty."""
    table: list[list[GridCell]] = [[] for _ in range(grid.rows)]
    for cell in grid.cells:
        table[min(cell.row, grid.rows - 1)].append(cell)
    return [sorted(row, key=lambda cell: cell.column) for row in table]


# --- lines -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Line:
    """A line with something to see: `[start, end)` without the blanks around it, so many line ends after the last one."""

    start: int
    end: int
    breaks: int
    furniture: bool


def _lines(source: Source, grids: Sequence[Grid]) -> list[_Line]:
    """The lines outside tables. A line that a table or a page cuts counts as several."""
    cuts = sorted({page.start for page in source.pages} | {edge for grid in grids for edge in (grid.start, grid.end)})
    inside = [(grid.start, grid.end) for grid in grids]
    furniture = [each.start for each in source.furniture]
    found: list[_Line] = []
    text = source.text
    for match in _LINE.finditer(text):
        low, high = bisect_right(cuts, match.start()), bisect_left(cuts, match.end())
        for a, b in pairwise((match.start(), *cuts[low:high], match.end())):
            piece = text[a:b]
            start, end = a + len(piece) - len(piece.lstrip()), a + len(piece.rstrip())
            if start >= end or _within(inside, start):
                continue
            breaks = text.count("\n", found[-1].end, start) if found else 0
            index = bisect_right(furniture, start) - 1
            covered = index >= 0 and source.furniture[index].end >= end
            found.append(_Line(start, end, breaks, covered))
    return found


def _within(ranges: Sequence[tuple[int, int]], offset: int) -> bool:
    index = bisect_right(ranges, offset, key=lambda each: each[0]) - 1
    return index >= 0 and offset < ranges[index][1]


def _apart(grids: Iterable[Grid]) -> list[Grid]:
    """The tables with cells that do not lie in one another."""
    found: list[Grid] = []
    for grid in sorted(grids, key=lambda each: each.start):
        if grid.cells and grid.rows and (not found or grid.start >= found[-1].end):
            found.append(grid)
    return found


# --- headings --------------------------------------------------------------------------------------------------------


def _headings(sections: Sequence[Section], text: str, lines: Sequence[_Line]) -> Iterator[Block]:
    """A heading that has its lines for itself. One that runs on into a sentence stays with its paragraph."""
    starts = [line.start for line in lines]
    free = 0
    for section in sorted(sections, key=lambda each: each.start):
        first = bisect_left(starts, section.start)
        if first == len(lines) or lines[first].start != section.start or section.start < free:
            continue
        end = _title_end(text, section)
        if end is None:
            continue
        last = first
        while last + 1 < len(lines) and lines[last].end < end:
            last += 1
        if text[end : lines[last].end].strip(" .:;"):
            continue
        free = lines[last].end
        yield Block("heading", section.start, free, level=section.path.count(".") + 1)


def _title_end(text: str, section: Section) -> int | None:
    """Where the title of a section ends, blanks and line ends aside; None where it is not printed as it is told."""
    title = "".join(section.title.split())
    if not title:
        return None
    window = text[section.start : section.start + 2 * len(section.title) + 4 * _BEFORE_TITLE]
    places = [index for index, char in enumerate(window) if not char.isspace()]
    squeezed = "".join(window[index] for index in places)
    begin = squeezed.find(title, 0, _BEFORE_TITLE + len(title))
    return None if begin < 0 else section.start + places[begin + len(title) - 1] + 1


# --- paragraphs ------------------------------------------------------------------------------------------------------


def _paragraphs(source: Source, lines: Sequence[_Line], headings: Iterable[Block]) -> Iterator[Block]:
    """Lines outside headings, joined where one goes on in the next."""
    taken = [(block.start, block.end) for block in headings]
    rest = [line for line in lines if not _within(taken, line.start)]
    lengths = sorted(line.end - line.start for line in rest)
    usual = lengths[len(lengths) * 9 // 10] if lengths else 0
    breaks = sorted(line.breaks for line in rest)
    apart = max(1, breaks[len(breaks) // 5]) if breaks else 1  # some programs end each line twice
    page_starts = [page.start for page in source.pages]
    begin = 0
    for index, line in enumerate(rest):
        follows = rest[index + 1] if index + 1 < len(rest) else None
        if follows is not None and source.wrapped and _goes_on(source.text, line, follows, usual, apart):
            same_page = bisect_right(page_starts, line.start) == bisect_right(page_starts, follows.start)
            between = bisect_right(taken, (line.end, 0)) != bisect_right(taken, (follows.start, 0))
            if same_page and not between:
                continue
        first, begin = rest[begin], index + 1
        kind: Literal["furniture", "paragraph"] = "furniture" if line.furniture else "paragraph"
        columns = _COLUMNS.search(source.text, first.start, line.end) is not None
        yield Block(kind, first.start, line.end, columns=columns)


def _goes_on(text: str, line: _Line, follows: _Line, usual: int, apart: int) -> bool:
    """Whether a line ends at the margin only, and its sentence does not. `apart`: line ends between lines that go on."""
    if line.furniture or follows.furniture or _ITEM.match(text, follows.start, follows.end):
        return False
    long, small = line.end - line.start >= _LONG * usual, text[follows.start].islower()
    if text[line.start : line.end].endswith(_ENDS):
        return long and follows.breaks <= (apart if small else 1) and (small or text[line.end - 1] not in ":;")
    return small or (long and follows.breaks <= apart)
