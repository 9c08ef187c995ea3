"""The shape of a marked-up table: where each of its cells stands once spans and merges are laid out."""

from dataclasses import dataclass

from lxml import etree


@dataclass(slots=True)
class Place:
    """A cell that is seen, its place counted from 0. `merged`: it is told to go on below."""

    element: etree._Element
    row: int
    column: int
    column_span: int
    row_span: int = 1
    merged: bool = False


@dataclass(frozen=True, slots=True)
class Shape:
    """The cells of a table row by row, and the number of rows, columns and head rows (None where none is marked)."""

    places: tuple[Place, ...]
    rows: int
    columns: int
    head_rows: int | None
