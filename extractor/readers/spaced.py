"""Tables of plain text whose columns are kept apart by spaces (khoảng trắng), as `pdftotext -layout` prints them.

    STT   Lĩnh vực        Số hồ sơ tiếp nhận       Đã giải quyết
                         Tổng số    Trực tuyến
     1    Hộ tịch           45          40               40
     2    Đất đai           12                           12         -> a `Grid` with an empty cell

A column is where figures stand one below the other; what stands above or beside belongs to the columns it overlaps. A text
in which two pieces of a line would share a column is no such table.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import regex as re

from extractor.model import Grid, GridCell
from patterns.folding import fold
from patterns.words import forms

_LINE = re.compile(r"[^\r\n\f\v]+")
_PIECE = re.compile(r"\S+(?: \S+)*+")
_FIGURE = re.compile(r"[-–−]?\d[\d.,]*(?:/\d[\d.,]*)?%?|[-–…]")
_FIGURES = re.compile(r"[\d.,%/]+(?: [\d.,%/]+)++")
_SERIAL = re.compile(r"(?:\d{1,3}(?:\.\d{1,3}){0,3}|[IVX]{1,5}|\p{L})[.)]?")
_COLUMN_NUMBER = re.compile(r"\(?(?:\d{1,2}|\p{Lu})\)?(?: ?=[\s\d()+\-/*%:x]{1,80})?")
_DATED = re.compile(r"ngày[\s\d]")
_TOTALS = tuple(forms("tables", "total"))
_HEAD_MOST = 10  # printed lines
_LONGEST = 60  # characters of one printed line of a head or label
_REST_MOST = 3  # lines without figures between two rows
_FEWEST_ROWS = 2
_FEWEST_COLUMNS = 3
_COLUMNS_MOST = 60
_LEFT_OUT = 4  # characters that a group may stand off its middle rather than leave a column out
_NEAR = 3  # characters between figures that stand in one column though none is below the other


@dataclass(frozen=True, slots=True)
class _Line:
    """A line with its pieces: from, to, as offsets; `start` is where it begins, `blanks` the empty lines before it."""

    start: int
    pieces: tuple[tuple[int, int], ...]
    data: bool
    blanks: int

    def places(self) -> list[tuple[int, int]]:
        """Where the pieces stand on the line."""
        return [(a - self.start, b - self.start) for a, b in self.pieces]


def spaced_grids(text: str) -> list[Grid]:
    """The tables of a text whose columns are kept apart by two spaces or more, in text order."""
    lines = list(_lines(text))
    grids: list[Grid] = []
    behind = 0
    for first, last in _runs(lines):
        grid = _grid(text, lines, behind, first, last)
        if grid is not None:
            grids.append(grid)
            behind = last + 1
    return grids


def _lines(text: str) -> Iterator[_Line]:
    end = 0
    for match in _LINE.finditer(text):
        tabbed = "\t" in match.group().strip()  # its columns are kept apart by tabs
        pieces = (match.span(),) if tabbed else tuple(_pieces(text, *match.span()))
        if pieces:
            between = text[end : match.start()]
            blanks = 9 if "\f" in between else between.count("\n") - 1
            yield _Line(match.start(), pieces, not tabbed and _is_data(text, pieces), blanks)
            end = match.end()


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for match in _PIECE.finditer(text, start, end):
        if _FIGURES.fullmatch(match.group()):  # narrow columns may be one space apart
            for word in re.finditer(r"\S+", match.group()):
                yield match.start() + word.start(), match.start() + word.end()
        else:
            yield match.span()


def _is_data(text: str, pieces: Sequence[tuple[int, int]]) -> bool:
    """Whether a line states figures behind a label: two at least, or one behind a serial number and a label."""
    words = [text[a:b] for a, b in pieces]
    figures = sum(_FIGURE.fullmatch(each) is not None for each in words[1:])
    if (
        figures == 0
        or len(words) > _COLUMNS_MOST
        or _numbers_columns(words)
        or not any(char.isalpha() for each in words[:2] for char in each)
    ):
        return False
    return figures > 1 or (len(words) > 2 and _SERIAL.fullmatch(words[0]) is not None)


def _numbers_columns(words: Sequence[str]) -> bool:
    if len(words) < 3 or not all(_COLUMN_NUMBER.fullmatch(each) for each in words):
        return False
    numbers = [int(found.group()) for each in words if (found := re.search(r"\d+", each))]
    return len(numbers) > 1 and all(b - a == 1 for a, b in pairwise(numbers))


def _runs(lines: Sequence[_Line]) -> Iterator[tuple[int, int]]:
    """First and last line of rows of figures that follow each other, whatever little stands between them."""
    first = last = None
    for index, line in enumerate(lines):
        if (
            first is not None
            and last is not None
            and (line.blanks > 2 or _breaks(line) or index - last > _REST_MOST + 1)
        ):
            yield first, last
            first = last = None
        if line.data:
            first = index if first is None else first
            last = index
    if first is not None and last is not None:
        yield first, last


def _breaks(line: _Line) -> bool:
    """Whether a line is prose: one long piece."""
    return len(line.pieces) == 1 and line.pieces[0][1] - line.pieces[0][0] > _LONGEST


def _grid(text: str, lines: Sequence[_Line], behind: int, first: int, last: int) -> Grid | None:
    rows = lines[first : last + 1]
    data = [line for line in rows if line.data]
    if len(data) < _FEWEST_ROWS:
        return None
    top = _top(text, lines, behind, first)
    head = lines[top:first]
    columns = _columns(text, head, data)
    if columns is None or len(columns) < _FEWEST_COLUMNS:
        return None
    while head and _belongs_to_rows(text, head[-1], columns):
        head = head[:-1]
    if head and not any(len(line.pieces) > 1 for line in head):
        return None
    cells: list[GridCell] = []
    labels = min((c for c in range(len(columns)) if _holds_figures(text, data, columns[c], c)), default=0)
    heads = _head(text, head, columns, labels)
    for r, line in enumerate(lines[top : last + 1]):
        placed = heads[r] if r < len(head) else _placed(line, columns)
        if placed is None:
            return None
        for (start, end), span in zip(line.pieces, placed, strict=True):
            if span is not None:
                cells.append(GridCell(row=r, column=span[0], start=start, end=end, column_span=span[1] - span[0] + 1))
    return Grid(
        start=cells[0].start,
        end=cells[-1].end,
        cells=tuple(cells),
        rows=last + 1 - top,
        columns=len(columns),
        head_rows=len(head),
    )


def _top(text: str, lines: Sequence[_Line], behind: int, first: int) -> int:
    """The first line of the head above the first row: the highest of several pieces, with nothing but such lines below.

    A title is one piece; so is what a narrow column has wrapped, which therefore counts only below a line of several.
    """
    top = first
    for index in range(first - 1, max(behind, first - _HEAD_MOST) - 1, -1):
        line = lines[index]
        words = [text[a:b] for a, b in line.pieces]
        if lines[index + 1].blanks > 1 or _breaks(line) or any(_DATED.search(fold(each)) for each in words):
            break
        if any(len(each) > _LONGEST or each.endswith((".", ";", ":")) for each in words):
            break
        if len(words) > 1:
            top = index
    return top


def _columns(text: str, head: Sequence[_Line], data: Sequence[_Line]) -> list[tuple[int, int]] | None:
    """Where the columns stand; None where two pieces of a row would share one."""
    numbered = [line for line in head if _numbers_columns([text[a:b] for a, b in line.pieces])]
    plain = [line for line in data if not _is_total(text, line)]
    columns: list[tuple[int, int]] = []
    for a, b in sorted(place for line in (*numbered, *plain) for place in line.places()):
        if columns and a < columns[-1][1]:
            columns[-1] = columns[-1][0], max(columns[-1][1], b)
        else:
            columns.append((a, b))
    if len(columns) > _COLUMNS_MOST:
        return None
    together = {
        (c, d)
        for line in (*numbered, *data)
        for c, d in pairwise(_at(place, columns)[0] for place in line.places() if _at(place, columns))
    }
    merged = columns[:1]
    for number, (a, b) in enumerate(columns[1:], 1):
        if a - merged[-1][1] < _NEAR and (number - 1, number) not in together:
            merged[-1] = merged[-1][0], b
        else:
            merged.append((a, b))
    for line in plain:
        found = [_at(place, merged) for place in line.places()]
        if len(set(map(tuple, found))) < len(found):
            return None
    return merged


def _holds_figures(text: str, data: Sequence[_Line], column: tuple[int, int], number: int) -> bool:
    """Whether a column holds figures and is no column of serial numbers, which is the first."""
    return number > 0 and any(
        _FIGURE.fullmatch(text, *piece) is not None
        for line in data
        for piece, place in zip(line.pieces, line.places(), strict=True)
        if place[0] < column[1] and column[0] < place[1]
    )


def _at(place: tuple[int, int], columns: Sequence[tuple[int, int]]) -> list[int]:
    return [c for c, (a, b) in enumerate(columns) if place[0] < b and a < place[1]]


def _is_total(text: str, line: _Line) -> bool:
    return fold(text[slice(*line.pieces[0])]).strip(" .:").startswith(_TOTALS)


def _belongs_to_rows(text: str, line: _Line, columns: Sequence[tuple[int, int]]) -> bool:
    """Whether the last line above the first row heads a group: a serial number and a label, no head of another column."""
    words = text[slice(*line.pieces[0])]
    return len(line.pieces) == 2 and _SERIAL.fullmatch(words) is not None and line.places()[1][0] < columns[2][0]


def _placed(line: _Line, columns: Sequence[tuple[int, int]]) -> list[tuple[int, int]] | None:
    """The first and last column of each piece of a row; None where two share one, or a figure lies across two."""
    result: list[tuple[int, int]] = []
    for place in line.places():
        over = _at(place, columns) or [_nearest(place, columns)]
        if result and (len(over) > 1 or over[0] <= result[-1][1]):
            return None
        result.append((over[0], over[-1]))
    return result


def _nearest(place: tuple[int, int], columns: Sequence[tuple[int, int]]) -> int:
    return min(range(len(columns)), key=lambda c: max(columns[c][0] - place[1], place[0] - columns[c][1]))


# ---- the head -------------------------------------------------------------------------------------------------------


def _head(
    text: str, head: Sequence[_Line], columns: Sequence[tuple[int, int]], labels: int
) -> list[list[tuple[int, int] | None]]:
    """The first and last column of each piece of each head line; None for a piece that may stand under a group or not.

    Args:
        text: all of it.
        head: its lines, printed ones: what a narrow column has wrapped goes on in the next.
        columns: where the figures stand.
        labels: how many columns stand before the first of figures.
    """
    slots = list(columns)
    for line in reversed(head):  # heads are wider than figures; those of one column say how wide it is
        for place in line.places():
            over = _at(place, slots) or [_nearest(place, slots)]
            if len(over) == 1:
                c = over[0]
                low = slots[c - 1][1] if c else 0
                high = slots[c + 1][0] if c + 1 < len(slots) else place[1]
                slots[c] = min(slots[c][0], max(low, place[0])), max(slots[c][1], min(high, place[1]))
    placed = [[_span(place, slots) for place in line.places()] for line in head]
    words = [[text[a:b] for a, b in line.pieces] for line in head]
    result: list[list[tuple[int, int] | None]] = []
    open_columns: set[int] = set()  # above which a group stands or may stand
    settled: set[int] = set()
    for r, (line, spans) in enumerate(zip(head, placed, strict=True)):
        below = {c for each in placed[r + 1 :] for a, b in each for c in range(a, b + 1)}
        if any(b >= a >= labels and (b > a or _heads_a_group(a, r, placed, words)) for a, b in spans):
            grouped = _groups(line, spans, slots, below, labels)
            covered = {c for a, b in grouped for c in range(a, b + 1)}
            open_columns |= {c for c in below if c >= labels and c not in covered and c not in settled}
        else:
            grouped = spans
        settled |= {c for a, b in grouped for c in range(a, b + 1)} - open_columns
        result.append([None if a in open_columns or b in open_columns else (a, b) for a, b in grouped])
    return result


def _heads_a_group(
    column: int, line: int, placed: Sequence[Sequence[tuple[int, int]]], words: Sequence[Sequence[str]]
) -> bool:
    """Whether below a piece of one column a new head begins, in capitals: what goes on in lower case is its own rest."""
    for spans, texts in zip(placed[line + 1 :], words[line + 1 :], strict=True):
        for (a, b), each in zip(spans, texts, strict=True):
            if a <= column <= b:
                return each[0].isupper()
    return False


def _span(place: tuple[int, int], slots: Sequence[tuple[int, int]]) -> tuple[int, int]:
    over = _at(place, slots) or [_nearest(place, slots)]
    return over[0], over[-1]


def _groups(
    line: _Line, spans: Sequence[tuple[int, int]], slots: Sequence[tuple[int, int]], below: set[int], labels: int
) -> list[tuple[int, int]]:
    """The columns that the pieces of a line of groups cover: up to the next where all are set to the left, else around their middle.

    A group covers columns that have heads of their own below.
    """
    places = line.places()
    first = next(i for i, (a, _) in enumerate(spans) if a >= labels)
    ends = [*(a - 1 for a, _ in spans[first + 1 :]), len(slots) - 1]
    if len(spans) - first > 1 and all(
        abs(place[0] - slots[a][0]) <= 1 for place, (a, _) in zip(places[first:], spans[first:], strict=True)
    ):
        starts = [a for a, _ in spans[first:]]
        return [*spans[:first], *((a, max(a, e) if a in below else a) for a, e in zip(starts, ends, strict=True))]
    return [*spans[:first], *_around(spans[first:], places[first:], slots, below, labels)]


def _around(
    spans: Sequence[tuple[int, int]],
    places: Sequence[tuple[int, int]],
    slots: Sequence[tuple[int, int]],
    below: set[int],
    labels: int,
) -> list[tuple[int, int]]:
    """The columns whose middle each piece stands nearest to; leaving a column without a group costs some characters."""
    gaps = [0, *((a[1] + b[0]) // 2 for a, b in pairwise(slots))]
    edges = [*gaps, slots[-1][1] + (slots[-1][0] - gaps[-1])]  # where one column ends and the next begins
    ways: dict[int, tuple[int, list[tuple[int, int]]]] = {labels: (0, [])}  # by the first column that is still free
    for number, ((a, b), place) in enumerate(zip(spans, places, strict=True)):
        limit = spans[number + 1][0] if number + 1 < len(spans) else len(slots)
        further: dict[int, tuple[int, list[tuple[int, int]]]] = {}
        for free, (cost, taken) in ways.items():
            for i in range(min(free, a), a + 1):
                if i < free or (i < a and not below.issuperset(range(i, a + 1))):
                    continue
                for j in range(b, limit):
                    if j > b and not below.issuperset(range(b, j + 1)):
                        break
                    spent = cost + _LEFT_OUT * (i - free) + abs(edges[i] + edges[j + 1] - sum(place))
                    if j + 1 not in further or spent < further[j + 1][0]:
                        further[j + 1] = spent, [*taken, (i, j)]
        ways = further
    return (
        min(ways.items(), key=lambda way: way[1][0] + _LEFT_OUT * (len(slots) - way[0]))[1][1] if ways else list(spans)
    )
