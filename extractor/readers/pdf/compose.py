"""From lines in reading order to the text of a page, with the place of every character."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from extractor.model import Grid, GridCell, Line
from extractor.readers.pdf.fragments import Fragment, spread
from extractor.readers.pdf.frame import quarter
from extractor.readers.pdf.order import Printed
from extractor.readers.pdf.raised import mark, opening, told_apart
from extractor.readers.pdf.rows import Piece, needs_blank
from extractor.readers.pdf.sheets import Sheet

# Distances between base lines, in heights of a character.
_PARAGRAPH = 0.35  # this much more than the usual distance between two lines is a paragraph's space
_LEADING = (0.8, 3.0)  # what can be a distance between lines of one paragraph
_USUAL = 1.4  # where a page has too few lines to tell


@dataclass(frozen=True, slots=True)
class Placing:
    """Where a page stands: its number, where its text begins, and how its lines are turned back to the shown page."""

    number: int
    start: int
    turns: int = 0
    width: float = 0.0
    height: float = 0.0

    def other_way(self, turns: int) -> "Placing":
        """The same place for writing that is turned by so many quarters against the shown page."""
        if (turns - self.turns) % 2:
            return replace(self, turns=turns, width=self.height, height=self.width)
        return replace(self, turns=turns)


def compose(printed: Sequence[Printed | Sheet], place: Placing) -> tuple[str, list[Line], list[Grid]]:
    """The text of a page, its lines and its tables.

    One printed line is one line; an empty line stands where the page leaves more space than between its lines. A row of a
    table is one line as well, with tabs between its cells, unless a cell has several lines. The text ends with a newline,
    even that of an empty page.
    """
    writing = _Writing(place)
    usual = _usual_leading([line for line in printed if isinstance(line, Printed)])
    before: Printed | Sheet | None = None
    for line in printed:
        if isinstance(line, Sheet):
            writing.gap()
            writing.table(line)
        else:
            if isinstance(before, Sheet) or (
                before is not None and (line.opens or _paragraph_between(before, line, usual))
            ):
                writing.gap()
            writing.line(line, place)
            writing.write("\n")
        before = line
    return "".join(writing.parts) or "\n", writing.lines, writing.grids


class _Writing:
    """The text of a page as it grows."""

    def __init__(self, place: Placing) -> None:
        self.place = place
        self.parts: list[str] = []
        self.lines: list[Line] = []
        self.grids: list[Grid] = []
        self.offset = place.start

    def write(self, text: str) -> None:
        """Append text that is printed nowhere."""
        self.parts.append(text)
        self.offset += len(text)

    def gap(self) -> None:
        """Leave an empty line, but not at the top of the page."""
        if self.parts:
            self.write("\n")

    def line(self, printed: Printed, place: Placing) -> None:
        """Append a printed line."""
        text, x0s, x1s = _written(printed)
        self.lines.append(_line(printed, x0s, x1s, place, self.offset))
        self.write(text)

    def table(self, sheet: Sheet) -> None:
        """Append a table, row by row."""
        start, cells = self.offset, []
        row = 0
        for number, cell in enumerate(sheet.cells):
            if number:
                self.write("\t" if cell.place.row == row else "\n")
            row = cell.place.row
            begin = self.offset
            for index, line in enumerate(cell.lines):
                if index and not line.goes_on:
                    self.write("\n")
                self.line(line.printed, self.place if line.turns is None else self.place.other_way(line.turns))
            cells.append(
                GridCell(
                    row=row,
                    column=cell.place.column,
                    start=begin,
                    end=self.offset,
                    row_span=cell.place.row_span,
                    column_span=cell.place.column_span,
                )
            )
        self.grids.append(
            Grid(start=start, end=self.offset, cells=tuple(cells), rows=sheet.rows, columns=sheet.columns)
        )
        self.write("\n")


def _written(line: Printed) -> tuple[str, list[float], list[float]]:
    """The characters of a line and their edges."""
    words: list[str] = []
    x0s: list[float] = []
    x1s: list[float] = []
    before: Fragment | None = None
    for piece in line.pieces:
        for number, fragment in enumerate(piece.fragments):
            first = fragment.words[0]
            if before is not None and (number == 0 or needs_blank(before, fragment)):
                blanks = before.tail or " "
                starts, ends = spread(len(blanks), before.x1, fragment.x0)
                if len(words) == 1:
                    words[0] = opening(words[0], _height(before), _height(fragment))
                words.append(blanks)
                x0s += starts
                x1s += ends
            elif before is not None:
                words[-1], first = told_apart(words[-1], first, _height(before), _height(fragment))
                first = mark(first, "".join(words[-4:]), _height(before), _height(fragment))
            words += (first, *fragment.words[1:])
            x0s += fragment.x0s
            x1s += fragment.x1s
            before = fragment
    return "".join(words), x0s, x1s


def _height(fragment: Fragment) -> tuple[float, float]:
    return fragment.core_top, fragment.core_bottom


def _line(line: Printed, x0s: list[float], x1s: list[float], place: Placing, offset: int) -> Line:
    """The line with its edges on the shown page; writing that runs up or down the page has one column for all of it."""
    parts = [fragment for piece in line.pieces for fragment in piece.fragments]
    top, bottom = min(part.top for part in parts), max(part.bottom for part in parts)
    if place.turns:
        boxes = zip(x0s, x1s, strict=True)
        rects = [quarter((x0, top, x1, bottom), place.turns, place.width, place.height) for x0, x1 in boxes]
        x0s, x1s = [rect[0] for rect in rects], [rect[2] for rect in rects]
        top, bottom = min(rect[1] for rect in rects), max(rect[3] for rect in rects)
    edges = [0.0] * (2 * len(x0s))
    edges[::2], edges[1::2] = x0s, x1s
    return Line(offset, offset + len(x0s), place.number, top, bottom, tuple(edges))


def _usual_leading(printed: list[Printed]) -> float:
    """The usual distance between base lines of the page, in heights."""
    distances = [
        distance
        for before, after in pairwise(printed)
        if before.flows and after.flows and _LEADING[0] <= (distance := _distance(before, after)) <= _LEADING[1]
    ]
    return median(distances) if len(distances) >= 4 else _USUAL


def _distance(before: Printed, after: Printed) -> float:
    a, b = _main(before), _main(after)
    return (b.core_bottom - a.core_bottom) / max(a.height, b.height, 0.01)


def _main(line: Printed) -> Piece:
    return max(line.pieces, key=lambda piece: piece.x1 - piece.x0)


def _paragraph_between(before: Printed, after: Printed, usual: float) -> bool:
    """Rows of a table do not part: their distances say how much their cells hold."""
    return before.flows and after.flows and _distance(before, after) > usual + _PARAGRAPH
