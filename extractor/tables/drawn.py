"""Drawn tables: grids of cells, as the readers of PDF, Word, HTML and scans deliver them, to tables with heads and rows.

| STT | Nội dung |     Năm 2021      |     Năm 2022      |
|     |          | Thường | Trực tuyến | Thường | Trực tuyến |     -> "Năm 2021 / Thường", ...
| (1) |   (2)    |  (3)   |    (4)     |  (5)   |    (6)     |
|  1  | Tổng số  | 3.098  |     0      |  349   |    921     |
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import regex as re

from extractor.blocks import Block, Outline
from extractor.model import Cell, Grid, GridCell, Source, Table
from extractor.tables.broken import whole_words
from extractor.tables.found import FoundTable, cell_of, is_figure
from patterns.folding import fold
from patterns.words import forms, whole_word

_CAPTION = re.compile(whole_word(forms("tables", "caption")))
_SERIAL = re.compile(r"(?:\d{1,3}(?:\.\d{1,3}){0,3}|[ivxlc]{1,7}|\p{Ll})[.)]?")
_COLUMN_NUMBER = re.compile(r"\(?(?:\d{1,2}|\p{Lu})\)?\s?(?:=[\s\d()+\-/*%:x]{1,80})?")
_DIGITS = re.compile(r"\d+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_CAPTION_REACH = 3
_HEAD_MOST = 8
_PAGE_NUMBER = 6  # characters that may stand at the foot of a page behind a table
_MOST_PLACES = 500_000  # rows times columns; a file can declare more than it fills


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A grid with its cells by place: `at[row][column]` is the cell that covers the place, None where none does."""

    grid: Grid
    at: tuple[tuple[GridCell | None, ...], ...]


def drawn_tables(source: Source) -> list[Grid]:
    """The grids of a source that are tables: two rows of two columns, or one of three, at least, and one figure.

    A grid of words alone (a letterhead in two columns, a framed notice) is read as running text, unless it is the head of a
    table whose rows stand on the next page.
    """
    possible = [
        grid
        for grid in source.grids
        if grid.columns > 1 and grid.rows + grid.columns > 3 and grid.rows * grid.columns <= _MOST_PLACES
    ]
    tables: list[Grid] = []
    for grid in reversed(possible):
        if any(is_figure(source.text[cell.start : cell.end]) for cell in grid.cells) or (
            tables and _is_head_of(source, grid, tables[-1])
        ):
            tables.append(grid)
    return tables[::-1]


def _is_head_of(source: Source, grid: Grid, following: Grid) -> bool:
    """Whether a grid without figures ends its page as the head of the table that begins the next one."""
    pages = source.page_of(grid.start), source.page_of(following.start)
    return (
        grid.columns == following.columns
        and grid.columns > 2
        and pages[0] + 1 == pages[1]
        and following.head_rows in (None, 0)
        and len(source.text[grid.end : source.pages[pages[0] - 1].end].strip()) <= _PAGE_NUMBER
    )


def read_drawn(source: Source, outline: Outline) -> list[FoundTable]:
    """The drawn tables in text order; a table that goes on over a page is one. Their ids are still empty."""
    groups: list[list[_Sheet]] = []
    for grid in drawn_tables(source):
        sheet = _sheet(grid)
        if groups and _goes_on(source, outline, groups[-1], sheet):
            groups[-1].append(sheet)
        else:
            groups.append([sheet])
    return [_table(source, outline, sheets) for sheets in groups]


def _sheet(grid: Grid) -> _Sheet:
    at: list[list[GridCell | None]] = [[None] * grid.columns for _ in range(grid.rows)]
    for cell in grid.cells:
        for row in at[cell.row : cell.row + cell.row_span]:
            for column in range(cell.column, min(cell.column + cell.column_span, grid.columns)):
                row[column] = cell
    return _Sheet(grid, tuple(map(tuple, at)))


def _goes_on(source: Source, outline: Outline, sheets: Sequence[_Sheet], after: _Sheet) -> bool:
    """Whether a grid is the rest of those before.

    It has as many columns, nothing but furniture stands between, and it begins with no head of its own.
    """
    before = sheets[-1]
    if before.grid.columns != after.grid.columns:
        return False
    if after.grid.continues:
        return True
    first, last = source.page_of(before.grid.start), source.page_of(after.grid.start)
    if not first < last <= source.page_of(before.grid.end - 1) + 1 or any(
        block.kind not in ("furniture", "stamp") for block in _between(outline, before.grid.end, after.grid.start)
    ):
        return False
    text = source.text
    head = [[_words(text, cell) for cell in row] for row in sheets[0].at[: _head_rows(text, sheets[0])]]
    return not head or _repeated_head(text, after, head) > 0 or not _has_head(text, after)


def _has_head(text: str, sheet: _Sheet) -> bool:
    """Whether the first row is a head: words in every cell. What a page break leaves of a row fills only some."""
    row = sheet.at[0]
    words = [_words(text, cell) for cell in row]
    return all(words) and not _is_one_cell(row) and not _is_data(text, row) and not _is_serial(words[0])


def _between(outline: Outline, start: int, end: int) -> Iterator[Block]:
    first = bisect_right(outline.blocks, start - 1, key=lambda block: block.start)
    for block in outline.blocks[first:]:
        if block.start >= end:
            return
        yield block


def _table(source: Source, outline: Outline, sheets: Sequence[_Sheet]) -> FoundTable:
    text = source.text
    head = _head_rows(text, sheets[0])
    heads = [[_words(text, cell) for cell in row] for row in sheets[0].at[:head]]
    named = [row for row in sheets[0].at[:head] if not _numbers_columns(text, row)]
    rows: list[tuple[Cell, ...]] = []
    repeated: list[tuple[int, int]] = []
    breaks: list[int] = []
    for number, sheet in enumerate(sheets):
        breaks.append(len(rows))
        first = head if number == 0 else _repeated_head(text, sheet, heads)
        rows += (_cells(source, sheet, r) for r in range(first, sheet.grid.rows))
        if number:
            repeated += ((cell.start, cell.end) for cell in sheet.grid.cells if cell.row < first)
    start, end = sheets[0].grid.start, sheets[-1].grid.end
    index = bisect_right(outline.blocks, start, key=lambda block: block.start) - 1
    section = outline.blocks[index].section if index >= 0 else -1
    if section >= 0 and start >= outline.sections[section].end:
        section = -1  # behind the signature
    table = Table(
        id="",
        title=_title(outline, index, section),
        section=outline.sections[section].path if section >= 0 else "",
        page=source.page_of(start),
        columns=_columns(source, sheets[0].grid.columns, named),
        heads=tuple(_cells(source, sheets[0], r) for r in range(head)),
        rows=tuple(rows),
    )
    lead = tuple(_lead(outline, index))
    captioned = _caption(outline, index) is not None
    return FoundTable(table, start, end, tuple(repeated), lead, captioned=captioned, breaks=frozenset(breaks[1:]))


def _words(text: str, cell: GridCell | None) -> str:
    return " ".join(text[cell.start : cell.end].split()) if cell else ""


# ---- the head -------------------------------------------------------------------------------------------------------


def _head_rows(text: str, sheet: _Sheet) -> int:
    """How many rows the head takes: those the file marks, else all above the first that states figures or counts rows.

    A head may itself hold numbers: years ("2021"), column numbers ("(3)", "4 = 5 + 6").
    """
    grid = sheet.grid
    if grid.head_rows is not None:
        marked = min(_reach(sheet, grid.head_rows), grid.rows)
        while marked < grid.rows and _numbers_columns(text, sheet.at[marked]):
            marked += 1
        return marked if marked < grid.rows else 0
    if not any(is_figure(_words(text, cell)) for cell in grid.cells):
        return grid.rows  # the rows stand on the next page
    reach = _reach(sheet, 1)
    for index, row in enumerate(sheet.at[:_HEAD_MOST]):
        if _numbers_columns(text, row) or (index < reach and not (index == 0 and _is_data(text, row))):
            continue
        if _is_data(text, row) or _is_serial(_words(text, row[0])) or (index and _is_one_cell(row)):
            return index
    return min(reach, grid.rows - 1)


def _reach(sheet: _Sheet, rows: int) -> int:
    """How far the cells of the first rows reach down. Word marks only the row where the cursor stood as head."""
    while True:
        further = max((cell.row + cell.row_span for row in sheet.at[:rows] for cell in row if cell), default=rows)
        if further <= rows:
            return rows
        rows = further


def _is_one_cell(row: Sequence[GridCell | None]) -> bool:
    """Whether one cell takes the whole row: it names the group of rows below ("A. Cấp tỉnh")."""
    return row[0] is not None and all(cell is row[0] for cell in row)


def _is_data(text: str, row: Sequence[GridCell | None]) -> bool:
    """Whether a row states figures to the right of its first cell; years alone are a head."""
    return any(is_figure(words) and not _YEAR.fullmatch(words) for words in (_words(text, cell) for cell in row[1:]))


def _is_serial(words: str) -> bool:
    return _SERIAL.fullmatch(words.lower()) is not None


def _numbers_columns(text: str, row: Sequence[GridCell | None]) -> bool:
    """Whether a row numbers the columns: (1) (2) (3), 1 2 3=4+5 4 5, A B 1 2."""
    words = [each for cell in row if (each := _words(text, cell))]
    if len(words) < 2 or not all(_COLUMN_NUMBER.fullmatch(each) for each in words):
        return False
    numbers = [int(match.group()) for each in words if (match := _DIGITS.search(each)) is not None]
    return len(numbers) > 1 and numbers[0] <= 3 and all(b - a == 1 for a, b in pairwise(numbers))


def _repeated_head(text: str, sheet: _Sheet, heads: Sequence[Sequence[str]]) -> int:
    """How many rows of a continued grid print the head again; a repeated row of column numbers belongs to it."""
    same = 0
    while same < min(len(heads), sheet.grid.rows) and [_words(text, c) for c in sheet.at[same]] == list(heads[same]):
        same += 1
    if same < len(heads) and same:
        return 0
    while same < sheet.grid.rows - 1 and _numbers_columns(text, sheet.at[same]):
        same += 1
    return same


def _columns(source: Source, count: int, heads: Sequence[Sequence[GridCell | None]]) -> tuple[str, ...]:
    """The heads of each column from top to bottom, joined by " / "; a merged head is said once.

    A head that goes on in lower case below one of the same columns is the rest of its words ("Từ kỳ" / "trước").
    """
    columns: list[str] = []
    for column in range(count):
        parts: list[str] = []
        above: GridCell | None = None
        for row in heads:
            cell = row[column]
            words = whole_words(source.text[cell.start : cell.end], source.boxes(cell.start, cell.end)) if cell else ""
            if not words or words in parts:
                continue
            if above and cell and words[0].islower() and _beside(above) == _beside(cell):
                parts[-1] += f" {words}"
            else:
                parts.append(words)
            above = cell
        columns.append(" / ".join(parts))
    return tuple(columns)


def _beside(cell: GridCell) -> tuple[int, int]:
    return cell.column, cell.column_span


# ---- rows and title -------------------------------------------------------------------------------------------------


def _cells(source: Source, sheet: _Sheet, index: int) -> tuple[Cell, ...]:
    """One cell per column. A label that runs over several rows stands in each of them; any other merged cell once."""
    text, cells = source.text, []
    position = sheet.grid.start
    for column, cell in enumerate(sheet.at[index]):
        start = end = position
        if cell is not None and cell.column == column:
            words = text[cell.start : cell.end]
            if cell.row == index or (cell.row_span > 1 and words.strip() and not is_figure(words)):
                start = cell.start + len(words) - len(words.lstrip())
                end = max(start, cell.start + len(words.rstrip()))
            if cell.row == index:
                position = cell.end
        cells.append(cell_of(source, start, end))
    return tuple(cells)


def _title(outline: Outline, index: int, section: int) -> str:
    """The caption right above a table ("Bảng 2. ..."), else the title of its section."""
    caption = _caption(outline, index)
    if caption is not None:
        return caption
    return outline.sections[section].title if section >= 0 else ""


def _caption(outline: Outline, index: int) -> str | None:
    return next((words for words in _lead(outline, index) if _CAPTION.match(fold(words))), None)


def _lead(outline: Outline, index: int) -> Iterator[str]:
    """The paragraphs right above a table, the nearest first."""
    for block in reversed(outline.blocks[max(0, index - _CAPTION_REACH) : index]):
        if block.kind == "table":
            return
        if block.kind in ("paragraph", "item"):
            yield block.view.text
