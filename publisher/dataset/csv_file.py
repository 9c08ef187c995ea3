"""CSV for programs (RFC 4180): UTF-8 without a BOM, commas, lines that end in CR LF, dot for decimals, null as nothing.

A text of a report may begin like a formula of a spreadsheet. It stays as it is, for data must not be changed on their
way; such cells are counted instead, and the card says how many there are and how to open the file safely. People who
want a spreadsheet have `soat audit --format csv`, where formulas are disarmed.
"""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from publisher.to_csv import cell, printed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from publisher.dataset.column import Column, Value

SUFFIX = "csv"
MEDIA_TYPE = "text/csv"


class CsvFile:
    """A CSV file that grows; `formulas` counts the cells a spreadsheet would run."""

    def __init__(self, path: Path, columns: Sequence[Column]) -> None:
        """Open the file and write the head.

        Raises:
            OSError: the file cannot be written.
        """
        self.formulas = 0
        self._stream = path.open("x", encoding="utf-8", newline="")
        self._table = csv.writer(self._stream, lineterminator="\r\n")
        self._table.writerow([column.name for column in columns])

    def write(self, rows: Sequence[tuple[Value, ...]]) -> None:
        """Add rows."""
        self.formulas += sum(isinstance(value, str) and cell(value) != value for row in rows for value in row)
        self._table.writerows([printed(value) for value in row] for row in rows)

    def close(self) -> None:
        """Close the file."""
        self._stream.close()
