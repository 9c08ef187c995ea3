"""From lines in reading order to the text of a page, with the place of every character."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from extractor.model import Line
from extractor.readers.pdf.frame import quarter
from extractor.readers.pdf.order import Printed
from extractor.readers.pdf.rows import Piece, needs_blank

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


def compose(printed: list[Printed], place: Placing) -> tuple[str, list[Line]]:
    """The text of a page and its lines.

    One printed line is one line; an empty line stands where the page leaves more space than between its lines. The text
    ends with a newline, even that of an empty page.
    """
    parts: list[str] = []
    lines: list[Line] = []
    offset = place.start
    usual = _usual_leading(printed)
    before: Printed | None = None
    for line in printed:
        if before is not None and (line.opens or _paragraph_between(before, line, usual)):
            parts.append("\n")
            offset += 1
        text, edges, top, bottom = _written(line)
        lines.append(_line(edges, top, bottom, place, offset))
        parts += (text, "\n")
        offset += len(text) + 1
        before = line
    return "".join(parts) or "\n", lines


def _written(line: Printed) -> tuple[str, list[float], float, float]:
    """The characters of a line, their edges, and its upper and lower edge."""
    first = line.pieces[0].fragments[0]
    chars, edges = list(first.chars), list(first.edges)
    before = first
    for piece in line.pieces:
        for number, fragment in enumerate(piece.fragments):
            if fragment is first:
                continue
            blanks = (before.tail or " ") if number == 0 or needs_blank(before, fragment) else ""
            step = max(0.0, fragment.x0 - before.x1) / max(1, len(blanks))
            for index, blank in enumerate(blanks):
                chars.append(blank)
                edges += (before.x1 + index * step, before.x1 + (index + 1) * step)
            chars += fragment.chars
            edges += fragment.edges
            before = fragment
    fragments = [fragment for piece in line.pieces for fragment in piece.fragments]
    return "".join(chars), edges, min(f.top for f in fragments), max(f.bottom for f in fragments)


def _line(edges: list[float], top: float, bottom: float, place: Placing, offset: int) -> Line:
    """The line with its edges on the shown page; writing that runs up or down the page has one column for all of it."""
    if place.turns:
        rects = [quarter((x0, top, x1, bottom), place.turns, place.width, place.height) for x0, x1 in _pairs(edges)]
        edges = [edge for rect in rects for edge in (rect[0], rect[2])]
        top, bottom = min(rect[1] for rect in rects), max(rect[3] for rect in rects)
    return Line(offset, offset + len(edges) // 2, place.number, top, bottom, tuple(edges))


def _pairs(edges: list[float]) -> Iterator[tuple[float, float]]:
    yield from zip(edges[::2], edges[1::2], strict=True)


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
