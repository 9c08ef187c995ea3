"""The reading order of a page: from top to bottom, but blocks that stand side by side one after the other.

Height decides, not the order of the file, for a file may write its page number first or its bold words last. The order
of the file decides where height cannot: among the cells of a ruled area, and among lines that stand side by side
elsewhere, as long as the file goes through them the way a person would.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from extractor.readers.pdf.bands import Band, band_at
from extractor.readers.pdf.fragments import Fragment
from extractor.readers.pdf.rows import SAME_ROW, Piece, Row, pieces
from extractor.readers.pdf.ruling import Zone


@dataclass(frozen=True, slots=True)
class Block:
    """Rows that are read as they come: all of one ruled area, or none of them in any."""

    rows: list[Row]
    zone: Zone | None = None


@dataclass(frozen=True, slots=True)
class Printed:
    """A line of the text: pieces from left to right. `flows` unless it is a row of a table; `opens` a new block."""

    pieces: tuple[Piece, ...]
    flows: bool
    opens: bool = False


def reading_order(rows: list[Row], zones: list[Zone], height: float) -> list[Printed]:
    """The lines of a page in the order a person reads them."""
    return list(_reading_order(rows, zones, height))


def _reading_order(rows: list[Row], zones: list[Zone], height: float) -> Iterator[Printed]:
    for block in _blocks(rows, zones, height):
        if isinstance(block, Band):
            yield from _column(block.left)
            yield from _column(block.right)
            continue
        opens = True
        for line in _lines(block):
            yield replace(line, opens=True) if opens else line
            opens = False


def _blocks(rows: list[Row], zones: list[Zone], height: float) -> Iterator[Band | Block]:
    """Ruled areas, pairs of blocks, and the plain rows between them."""
    for zone, group in groupby(rows, key=lambda row: _zone_of(row, zones)):
        members = list(group)
        if zone is not None:
            yield Block(members, zone)
        else:
            yield from _free_blocks(members, height)


def _free_blocks(rows: list[Row], height: float) -> Iterator[Band | Block]:
    index = plain = 0
    while index < len(rows):
        band = band_at(rows, index, height)
        if band is None:
            index += 1
            continue
        if plain < index:
            yield Block(rows[plain:index])
        yield band
        index = plain = band.end
    if plain < len(rows):
        yield Block(rows[plain:])


def _zone_of(row: Row, zones: list[Zone]) -> Zone | None:
    middle = (row.top + row.bottom) / 2
    return next((zone for zone in zones if zone.holds(middle)), None)


def _column(lines: Sequence[Sequence[Fragment]]) -> Iterator[Printed]:
    """One of two blocks: its rows from top to bottom."""
    for number, line in enumerate(lines):
        yield Printed(tuple(pieces(list(line))), flows=True, opens=number == 0)


def _lines(block: Block) -> Iterator[Printed]:
    if block.zone:
        yield from _grouped(_side_by_side(block.rows, block.zone))
        return
    start = 0
    while start < len(block.rows):
        end = _tangled(block.rows, start)
        yield from _grouped(_side_by_side(block.rows[start:end], None))
        start = end


def _tangled(rows: list[Row], start: int) -> int:
    """The end of the rows from `start` on that the file writes among each other: cells of several lines without rules."""
    latest = rows[start].last
    end = start + 1
    while end < len(rows) and rows[end].first < latest:
        latest = max(latest, rows[end].last)
        end += 1
    return end


def _side_by_side(rows: list[Row], zone: Zone | None) -> list[Piece]:
    """The pieces of some rows: in the order of the file if that is one a person could read in, else row by row."""
    by_row = [pieces(row.fragments) for row in rows]
    across = [piece for line in by_row for piece in line]
    if all(len(line) == 1 for line in by_row):
        return across
    as_written = sorted(across, key=lambda piece: piece.order)
    return as_written if all(_may_follow(a, b, zone) for a, b in pairwise(as_written)) else across


def _may_follow(before: Piece, after: Piece, zone: Zone | None) -> bool:
    """Whether a reader may go from one piece to the next: onwards, or up again to the next cell on the right."""
    if after.middle >= before.middle - before.height / 2:
        return True
    if after.x0 < before.x0 - before.height:
        return False
    x0, x1 = min(before.x0, after.x0), max(before.x1, after.x1)
    return zone is None or not zone.crossed(after.middle, before.middle, x0, x1)


def _grouped(ordered: list[Piece]) -> Iterator[Printed]:
    """Pieces that follow each other at one height are one line of the text."""
    line: list[Piece] = []
    for piece in ordered:
        if line and not _beside(line[-1], piece):
            yield Printed(tuple(line), flows=len(line) == 1)
            line = []
        line.append(piece)
    if line:
        yield Printed(tuple(line), flows=len(line) == 1)


def _beside(before: Piece, after: Piece) -> bool:
    shared = min(before.core_bottom, after.core_bottom) - max(before.core_top, after.core_top)
    return shared >= SAME_ROW * min(before.height, after.height) and after.x0 >= before.x1
