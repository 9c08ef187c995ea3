"""Sheets: the ruled tables of a page with what is printed in each of their cells."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from extractor.readers.pdf.cells import Ruled, RuledCell
from extractor.readers.pdf.fragments import fragments
from extractor.readers.pdf.glyphs import NOTHING, Glyphs
from extractor.readers.pdf.order import Printed
from extractor.readers.pdf.rows import pieces, rows

_ONE_WORD = 0.06  # of the height of a character: letters nearer than this are one word, even across a rule
_OUTSIDE = 0.1  # of the characters among the rules: more outside of all cells, and it is no table
_DIGITS = re.compile(r"[\d.,]+")
# Digits in groups of three, or in none, with decimals after the other mark.
_NUMBER = re.compile(r"(?:\d{1,3}(?:(?:\.\d{3})*(?:,\d+)?|(?:,\d{3})*(?:\.\d+)?)|\d+(?:[.,]\d+)?)%?")
_BLANK = frozenset(" \r\n\t\u00a0" + NOTHING)


@dataclass(frozen=True, slots=True)
class CellLine:
    """A line of a cell; `turns` are the quarters it is turned where that differs from the page.

    `goes_on`: it is the rest of a number that the line before broke off.
    """

    printed: Printed
    turns: int | None = None
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A cell and its lines from top to bottom."""

    place: RuledCell
    lines: tuple[CellLine, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A ruled table with its content, cells in reading order."""

    top: float
    rows: int
    columns: int
    cells: tuple[SheetCell, ...]


Way = tuple[Glyphs, int]
"""Characters turned upright, and the quarters they were turned for that."""


def sheets(
    tables: Sequence[Ruled], upright: Glyphs, others: Sequence[tuple[Glyphs, Way]]
) -> tuple[list[Sheet], list[int], list[list[int]]]:
    """The tables of a page filled with its characters.

    Args:
        tables: as the drawn lines show them.
        upright: the characters of the page that stand upright among those lines.
        others: characters that run another way: where they stand among the lines, and turned upright.
    Returns:
        The sheets, the indices of the upright characters that stand in none, and the same for each of the others.
    """
    if not tables:
        return [], list(range(len(upright.text))), [list(range(len(at.text))) for at, _ in others]
    holds = _owner(tables)
    cells, free = _dealt(upright, holds)
    kept = [number for number, table in enumerate(tables) if _is_filled(table, number, cells, upright, free)]
    turned: dict[tuple[int, int], list[CellLine]] = {}
    left: list[list[int]] = []
    for at, (glyphs, turns) in others:
        within, outside = _dealt(at, holds)
        for key, indices in within.items():
            if key[0] in kept:
                turned.setdefault(key, []).extend(_lines(glyphs.chosen(indices), turns))
            else:
                outside += indices
        left.append(sorted(outside))
    free += [index for (number, _), indices in cells.items() if number not in kept for index in indices]
    found = []
    for number in kept:
        table = tables[number]
        filled = tuple(
            SheetCell(
                place,
                (*_lines(upright.chosen(cells.get((number, index), ()))), *turned.get((number, index), ())),
            )
            for index, place in enumerate(table.cells)
        )
        found.append(Sheet(table.ys[0], len(table.ys) - 1, len(table.xs) - 1, filled))
    return found, sorted(free), left


def _owner(tables: Sequence[Ruled]) -> Callable[[float, float], tuple[int, int] | None]:
    def holds(x: float, y: float) -> tuple[int, int] | None:
        for number, table in enumerate(tables):
            cell = table.cell_at(x, y)
            if cell is not None:
                return number, cell
        return None

    return holds


def _dealt(
    glyphs: Glyphs, holds: Callable[[float, float], tuple[int, int] | None]
) -> tuple[dict[tuple[int, int], list[int]], list[int]]:
    """The indices of the characters by `(table, cell)`, and of those in none; blanks go with what they follow.

    A word that runs over the border of its cell is not cut there: it goes where its middle stands.
    """
    cells: dict[tuple[int, int], list[int]] = {}
    free: list[int] = []
    for start, end in _words(glyphs):
        x = (glyphs.x0[start] + glyphs.x1[end - 1]) / 2
        y = (min(glyphs.top[start:end]) + max(glyphs.bottom[start:end])) / 2
        owner = holds(x, y)
        chosen = free if owner is None else cells.setdefault(owner, [])
        chosen.extend(range(start, end))
        chosen.extend(takewhile(lambda index: glyphs.text[index] in _BLANK, range(end, len(glyphs.text))))
    return cells, free


def _words(glyphs: Glyphs) -> Iterator[tuple[int, int]]:
    """The ranges of characters that follow each other without a gap: a word, or as much of one as one cell can hold."""
    text, start = glyphs.text, -1
    for index, char in enumerate(text):
        if char in _BLANK:
            if start >= 0:
                yield start, index
            start = -1
        elif start < 0:
            start = index
        elif _parted(glyphs, index):
            yield start, index
            start = index
    if start >= 0:
        yield start, len(text)


def _parted(glyphs: Glyphs, index: int) -> bool:
    """Whether a character stands apart from the one before: a gap, a step back, or another line."""
    height = max(glyphs.bottom[index] - glyphs.top[index], 0.01)
    gap = glyphs.x0[index] - glyphs.x1[index - 1]
    middle = (glyphs.top[index] + glyphs.bottom[index]) / 2
    return not (-height < gap <= _ONE_WORD * height and glyphs.top[index - 1] < middle < glyphs.bottom[index - 1])


def _is_filled(
    table: Ruled, number: int, cells: dict[tuple[int, int], list[int]], glyphs: Glyphs, free: Sequence[int]
) -> bool:
    """Whether nearly all that is printed among the rules stands in cells."""
    inside = sum(len(indices) for (owner, _), indices in cells.items() if owner == number)
    x0, x1, top, bottom = table.xs[0], table.xs[-1], table.ys[0], table.ys[-1]
    outside = sum(
        glyphs.text[index] not in _BLANK
        and top <= (glyphs.top[index] + glyphs.bottom[index]) / 2 < bottom
        and x0 <= glyphs.x0[index] < x1
        for index in free
    )
    return inside > 0 and outside <= _OUTSIDE * (inside + outside)


def _lines(glyphs: Glyphs, turns: int | None = None) -> Iterator[CellLine]:
    """The lines of one cell, from top to bottom."""
    begun = ""
    for row in rows(fragments(glyphs)):
        line = Printed(tuple(pieces(row.fragments)), flows=False)
        text = "".join(fragment.text for fragment in row.fragments)
        goes_on = _breaks_off(begun, text)
        yield CellLine(line, turns, goes_on)
        begun = begun + text if goes_on else text


def _breaks_off(begun: str, rest: str) -> bool:
    """Whether a cell too narrow for its number broke it: what stands above is no number, but is one with the rest."""
    if rest == "%":
        return _NUMBER.fullmatch(begun) is not None
    return (
        begun[-1:].isdigit()
        and not _NUMBER.fullmatch(begun)
        and _DIGITS.fullmatch(begun) is not None
        and _NUMBER.fullmatch(begun + rest) is not None
    )
