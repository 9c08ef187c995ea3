"""What a data set holds (nội dung bộ dữ liệu), for those who describe it: its files with their rows, and how it was made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from publisher.dataset.tables import ALL

if TYPE_CHECKING:
    from collections.abc import Mapping

    from publisher.dataset.column import Column, Table

DATASET_VERSION = "2.0.0"
"""Of the tables: the first number changes when a column goes or means something else, the second when one is added."""


@dataclass(frozen=True, slots=True)
class File:
    """One file of a data set. `formulas`: cells that a spreadsheet would run; None where no spreadsheet opens the file."""

    name: str
    suffix: str
    table: Table
    columns: tuple[Column, ...]
    rows: int
    formulas: int | None


@dataclass(frozen=True, slots=True)
class Contents:
    """A data set that has been written."""

    program: str
    contract_version: str
    dataset_version: str
    options: Mapping[str, object]
    reports: int
    faults: int
    files: tuple[File, ...]

    def key(self, name: str) -> tuple[str, ...]:
        """The key of a table."""
        (table,) = (table for table in ALL if table.name == name)
        return table.key

    @property
    def tables(self) -> tuple[File, ...]:
        """One file for each table, whichever format comes first."""
        first: dict[str, File] = {}
        for file in self.files:
            first.setdefault(file.table.name, file)
        return tuple(first.values())


def kept(table: Table, *, text: bool) -> tuple[Column, ...]:
    """The columns of a table that are written; none if the table is left out.

    Args:
        table: its declaration.
        text: whether the words of the reports go along.
    """
    if text:
        return table.columns
    return () if table.verbatim else tuple(column for column in table.columns if not column.verbatim)
