"""The blocks (khối) a flowing document is made of, in document order, before anything is written."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

PAGE = "\f"
"""In the text of a piece: here a page begins. No XML can hold this character, and the other readers drop it."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Text in one font. A line feed is a line break within the paragraph.

    `caps`: shown in capitals, whatever is stored. `shift`: 1 for superscript, -1 for subscript, 0 on the line.
    """

    text: str
    font: str | None = None
    caps: bool = False
    shift: int = 0


@dataclass(slots=True)
class Paragraph:
    """One paragraph: its pieces in order, the printed number or bullet among them."""

    pieces: list[Piece] = field(default_factory=list)


@dataclass(slots=True)
class Cell:
    """One cell at its top left place, counted from 0, and what stands in it."""

    row: int
    column: int
    blocks: "list[Block]" = field(default_factory=list)
    row_span: int = 1
    column_span: int = 1


@dataclass(slots=True)
class Table:
    """Cells row by row. `ruled`: whether lines are drawn between them; None where the file does not say."""

    cells: list[Cell]
    rows: int
    columns: int
    head_rows: int | None = None
    ruled: bool | None = None


@dataclass(slots=True)
class RunningHead:
    """A page header or footer."""

    blocks: "list[Block]"


Block = Paragraph | Table | RunningHead


def pieces(blocks: Iterable[Block]) -> Iterator[Piece]:
    """All pieces of some blocks, in order."""
    for block in blocks:
        match block:
            case Paragraph():
                yield from block.pieces
            case Table():
                for cell in block.cells:
                    yield from pieces(cell.blocks)
            case RunningHead():
                yield from pieces(block.blocks)


def paragraphs(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    """All paragraphs of some blocks, those of nested tables cell by cell."""
    for block in blocks:
        match block:
            case Paragraph():
                yield block
            case Table():
                for cell in block.cells:
                    yield from paragraphs(cell.blocks)
            case RunningHead():
                yield from paragraphs(block.blocks)
