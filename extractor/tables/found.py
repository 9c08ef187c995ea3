"""What both ways of reading a table share: a table with its place, and what a figure cell looks like."""

from dataclasses import dataclass

import regex as re

from extractor.model import Cell, Source, Table

_SHORTEST_WORD = 2
# A cell that states a figure, or a dash for none.
_FIGURE = re.compile(r"[-–−]?\d[\d.,]*(?:/\d[\d.,]*)?\s?%?|[-–…]")


def is_figure(text: str) -> bool:
    """Whether the text of a cell is a figure and nothing else; white space around it and line ends do not matter."""
    return _FIGURE.fullmatch(" ".join(text.split())) is not None


def label_column(table: Table) -> int:
    """The column that says what a row counts: the first whose cells are mostly words, not figures or serial numbers."""
    for column in range(len(table.columns)):
        words = sum(_is_words(row[column].text) for row in table.rows)
        if 2 * words > len(table.rows):
            return column
    return 0


def _is_words(text: str) -> bool:
    return sum(char.isalpha() for char in text) > _SHORTEST_WORD


def cell_of(source: Source, start: int, end: int) -> Cell:
    """The cell that `[start, end)` is; its id comes with that of its table."""
    return Cell(
        id="",
        text=source.text[start:end],
        start=start,
        end=end,
        boxes=source.boxes(start, end),
        trust=source.trust(start, end),
    )


@dataclass(frozen=True)
class FoundTable:
    """A table, the source range its head and rows take, and the ranges in which later pages print the head again.

    `lead`: the lines right above it ("ĐVT: hồ sơ"); `captioned`: its title is a caption of its own, not that of a section.
    `breaks`: the rows that begin a further page.
    """

    table: Table
    start: int
    end: int
    repeated: tuple[tuple[int, int], ...] = ()
    lead: tuple[str, ...] = ()
    captioned: bool = False
    breaks: frozenset[int] = frozenset()
