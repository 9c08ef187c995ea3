"""Tables of plain text whose cells are kept apart by tabs (dấu tab), as copied from a spreadsheet: lines to a `Grid`."""

from collections.abc import Iterator, Sequence

import regex as re

from extractor.model import Grid, GridCell

_LINE = re.compile(r"[^\r\n\f\v]+")
_FIGURE = re.compile(r"[-–−]?\d[\d.,]*(?:/\d[\d.,]*)?\s?%?")
_COLUMNS_MOST = 60
_Field = tuple[int, int]


def tabbed_grids(text: str) -> list[Grid]:
    """The tables of a text whose cells are kept apart by tabs.

    Lines that stand one below the other and have a tab each are one table where two of them state a figure behind their
    first cell, and where they have at least three cells.
    """
    if "\t" not in text:
        return []
    return [_grid(text, rows) for rows in _stretches(text) if _is_table(text, rows)]


def _stretches(text: str) -> Iterator[list[list[_Field]]]:
    rows: list[list[_Field]] = []
    end = 0
    for match in _LINE.finditer(text):
        fields = list(_fields(text, *match.span()))
        if rows and (len(fields) < 2 or text[end : match.start()].count("\n") > 1 or "\f" in text[end : match.start()]):
            yield rows
            rows = []
        if len(fields) > 1:
            rows.append(fields)
        end = match.end()
    if rows:
        yield rows


def _fields(text: str, start: int, end: int) -> Iterator[_Field]:
    """The cells of a line without the white space around them; an empty one begins and ends at one place."""
    while True:
        stop = text.find("\t", start, end)
        stop = end if stop < 0 else stop
        words = text[start:stop]
        left = len(words) - len(words.lstrip())
        yield start + left, max(start + left, start + len(words.rstrip()))
        if stop == end:
            return
        start = stop + 1


def _is_table(text: str, rows: Sequence[Sequence[_Field]]) -> bool:
    stating = [row for row in rows if any(_FIGURE.fullmatch(text, a, b) for a, b in row[1:])]
    return len(stating) > 1 and 2 < max(map(len, rows)) <= _COLUMNS_MOST


def _grid(text: str, rows: Sequence[Sequence[_Field]]) -> Grid:
    columns = max(map(len, rows))
    cells: list[GridCell] = []
    for r, row in enumerate(rows):
        head = r < len(rows) - 1 and not any(_FIGURE.fullmatch(text, a, b) for a, b in row[1:])
        for c, (start, end) in enumerate(row):
            if start < end:
                across = _across(rows, r, c) if head else 1
                cells.append(GridCell(row=r, column=c, start=start, end=end, column_span=across))
    return Grid(start=cells[0].start, end=cells[-1].end, cells=tuple(cells), rows=len(rows), columns=columns)


def _across(rows: Sequence[Sequence[_Field]], r: int, c: int) -> int:
    """How many columns a cell of the head covers: the empty ones on its right that have a head of their own below."""
    row, below = rows[r], rows[r + 1]
    across = 1
    while c and c + across < len(row) and row[c + across][0] == row[c + across][1]:
        if c + across >= len(below) or below[c + across][0] == below[c + across][1]:
            break
        across += 1
    return across
