"""The workbook as a file (tệp Excel): styles, and sheets that rows are added to one by one, in whatever order.

Nothing is taken for a formula, a number or a link unless it is given as one. Rows go to disk at once, so that memory does
not grow with them; a sheet that is full goes on as another. The same rows give the same bytes.
"""

from __future__ import annotations

import math
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, BinaryIO

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError

from publisher.excel.text import cell_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from publisher.excel.columns import Layout
    from publisher.wording import Lang

MOST_ROWS = 1_000_000
"""Rows of one sheet below its head; Excel opens 1,048,576 in all."""

MOST_LINKS = 65_530
"""Links of one sheet that Excel opens."""

_MOST_DIGITS = 15
"""Significant digits that a number of Excel keeps."""

_LINE = 15.0
"""Points of one line of text."""

_MOST_LINES = 27
"""Of a row; Excel shows no higher one."""

_MOST_HEIGHTS = 10_000
"""Rows of one sheet whose height is set. xlsxwriter keeps each, and Excel finds the others' by itself."""

_WIDE = 1.1
"""Of the characters that a width promises fewer fit, for words are not broken."""

_FIRST_YEAR = 1900
_LONGEST_LINK = 500
_MADE = datetime(2000, 1, 1)  # noqa: DTZ001 - Excel knows no zones; one date for all files, so that bytes are the same
_NOT_IN_LINKS = frozenset('%#"<>|*?\\:')
"""Marks that Excel or Windows give a meaning of their own within the address of a file."""


@dataclass(frozen=True, slots=True)
class Link:
    """A file name that opens the file: `target` is its path from the folder of the workbook."""

    text: str
    target: str


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole, shown in per cent."""

    value: Decimal


@dataclass(frozen=True, slots=True)
class Marked:
    """A text in one of the styles of severities."""

    text: str
    style: str


Value = str | int | Decimal | date | Link | Share | Marked | None
"""What a cell holds; None leaves it empty. A text is written as it is: see `cell_text`."""

_STYLES: dict[str, dict[str, Any]] = {
    "head": {"bold": True, "bg_color": "#1F4E79", "font_color": "#FFFFFF", "text_wrap": True, "border": 1},
    "text": {"text_wrap": True, "quote_prefix": True},  # edited by hand, it is still no formula
    "number": {"num_format": "#,##0"},
    "date": {"num_format": "dd/mm/yyyy", "align": "left"},
    "share": {"num_format": "0%"},
    "link": {"font_color": "#0563C1", "underline": 1, "text_wrap": True},
    "title": {"bold": True, "font_size": 16},
    "note": {"italic": True},
    "error": {"bold": True, "font_color": "#C00000"},
    "warning": {"font_color": "#9C5700"},
    "info": {"font_color": "#1F4E79"},
}


class Book:
    """A workbook being written."""

    def __init__(self, workbook: Any) -> None:  # noqa: ANN401 - xlsxwriter has no types
        """Args: workbook: of xlsxwriter, as `new_book` sets it up."""
        self._workbook = workbook
        self._styles = {name: self._style(style) for name, style in _STYLES.items()}

    def sheet(self, name: str) -> Any:  # noqa: ANN401 - the same
        """A new sheet, behind those there are."""
        sheet = self._workbook.add_worksheet(name)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
        return sheet

    def put(self, sheet: Any, row: int, column: int, value: Value, style: str = "text") -> None:  # noqa: ANN401
        """Write one cell.

        Args:
            sheet: where.
            row: from 0, not above one already written.
            column: from 0.
            value: what.
            style: of a text; other values have their own.
        """
        match value:
            case None | "":
                return
            case int():
                sheet.write_number(row, column, value, self._styles["number"])
            case Decimal():
                self._put_decimal(sheet, row, column, value)
            case date():
                self._put_date(sheet, row, column, value)
            case Share():
                sheet.write_number(row, column, value.value, self._styles["share"])
            case Link():
                sheet.write_url(row, column, f"external:./{value.target}", self._styles["link"], value.text)
            case Marked():
                sheet.write_string(row, column, value.text, self._styles[value.style])
            case str():
                sheet.write_string(row, column, value, self._styles[style])

    def _put_decimal(self, sheet: Any, row: int, column: int, value: Decimal) -> None:  # noqa: ANN401
        """A number with the decimals it is printed with; as text where Excel would round it."""
        _, digits, exponent = value.as_tuple()
        decimals = max(0, -int(exponent))
        if len(digits) > _MOST_DIGITS or decimals > _MOST_DIGITS or int(exponent) > 0:
            sheet.write_string(row, column, str(value), self._styles["text"])
            return
        name = f"decimals {decimals}"
        if decimals and name not in self._styles:
            self._styles[name] = self._style({"num_format": "#,##0." + "0" * decimals})
        sheet.write_number(row, column, value, self._styles[name if decimals else "number"])

    def _put_date(self, sheet: Any, row: int, column: int, value: date) -> None:  # noqa: ANN401
        if value.year < _FIRST_YEAR:
            sheet.write_string(row, column, value.isoformat(), self._styles["text"])
        else:
            sheet.write_datetime(row, column, value, self._styles["date"])

    def _style(self, style: dict[str, Any]) -> Any:  # noqa: ANN401 - xlsxwriter has no types
        return self._workbook.add_format({"valign": "top", **style})


class LongTable:
    """The rows of one layout, over as many sheets as they need. The first sheet is there at once, even if no row comes."""

    def __init__(self, book: Book, layout: Layout, lang: Lang, most_rows: int = MOST_ROWS) -> None:
        """Args: book: that it is part of; layout: of its columns; lang: of its heads; most_rows: of one sheet."""
        self._book = book
        self._layout = layout
        self._lang = lang
        self._most_rows = most_rows
        self.sheets = 0
        self.rows = 0
        self._begin()

    def add(self, values: Sequence[Value]) -> None:
        """Write a row. Links beyond what Excel opens are plain text."""
        if self._row == self._most_rows:
            self._end()
            self._begin()
        self._row += 1
        self.rows += 1
        lines = max(map(lines_of, values, (column.width for column in self._layout.columns)), default=1)
        if lines > 1 and self._row <= _MOST_HEIGHTS:
            self._sheet.set_row(self._row, _LINE * lines)
        for column, value in enumerate(values):
            self._book.put(self._sheet, self._row, column, self._linked(value))

    def finish(self) -> None:
        """Nothing more is added."""
        self._end()

    def _begin(self) -> None:
        self.sheets += 1
        title = self._layout.title.say(self._lang)
        self._sheet = self._book.sheet(title if self.sheets == 1 else f"{title} ({self.sheets})")
        self._row = self._links = 0
        self._sheet.freeze_panes(1, 1)
        self._sheet.repeat_rows(0)
        for number, column in enumerate(self._layout.columns):
            self._sheet.set_column(number, number, column.width)
            self._book.put(self._sheet, 0, number, column.head.say(self._lang), "head")

    def _end(self) -> None:
        """What needs to know the last row: the filter, and the answers offered to the reviewer."""
        last = max(1, self._row)
        self._sheet.autofilter(0, 0, last, len(self._layout.columns) - 1)
        for number, column in enumerate(self._layout.columns):
            if column.answers:
                offered = [answer.say(self._lang) for answer in column.answers]
                self._sheet.data_validation(1, number, last, number, {"validate": "list", "source": offered})

    def _linked(self, value: Value) -> Value:
        if not isinstance(value, Link):
            return value
        if self._links == MOST_LINKS or not _can_be_linked(value):
            return value.text
        self._links += 1
        return value


def lines_of(value: Value, width: int) -> int:
    """How many lines a value takes in a column; LibreOffice does not find out by itself.

    >>> lines_of("Tổng số nêu là 1.249 hồ sơ", 60), lines_of("Tổng số nêu là 1.249 hồ sơ", 12), lines_of(1249, 3)
    (1, 3, 1)
    """
    text = value.text if isinstance(value, Link) else value
    return min(_MOST_LINES, math.ceil(_WIDE * len(text) / width)) if isinstance(text, str) and text else 1


def _can_be_linked(link: Link) -> bool:
    plain = link.target == cell_text(link.target) and not _NOT_IN_LINKS & set(link.target)
    return plain and len(link.target) <= _LONGEST_LINK and not link.target.startswith("/")


@contextmanager
def new_book(stream: BinaryIO) -> Iterator[Book]:
    """A workbook that is written to the stream at the end.

    Raises:
        OSError: it cannot be written.
    """
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
    }
    with tempfile.TemporaryDirectory(prefix="soat-") as folder:
        workbook = xlsxwriter.Workbook(stream, {**options, "tmpdir": folder})
        workbook.use_zip64()
        workbook.set_properties({"created": _MADE, "title": "soát"})
        try:
            yield Book(workbook)
            workbook.close()
        except FileCreateError as error:
            raise OSError(*error.args[0].args) from error
        finally:
            for sheet in workbook.worksheets():  # broken off: the rows written so far are in files that are still open
                sheet._opt_close()  # noqa: SLF001 - xlsxwriter offers no way to give a workbook up
