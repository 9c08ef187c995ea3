"""The answer to a question about stored tables (kết quả truy vấn): a table to look at, CSV for a spreadsheet, or JSON."""

from __future__ import annotations

import csv
import json
from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING, Literal, TextIO

from extractor.model.storable import storable
from publisher.plain import one_line
from publisher.to_csv import BOM, cell, printed
from publisher.wording import Lang, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Form = Literal["table", "csv", "json"]

MOST = 500
"""Rows of a table on the screen, which is laid out as a whole; the other forms have no end."""


def write_answer(
    columns: Sequence[str], rows: Iterable[Sequence[object]], stream: TextIO, form: Form, lang: Lang = "vi"
) -> None:
    """Write an answer, row by row as it comes.

    Args:
        columns: their names.
        rows: the values; numbers are written exactly, days as ISO has them.
        stream: where.
        form: how. CSV is safe for a spreadsheet: what it would run as a formula begins with an apostrophe.
        lang: of what is said besides.
    """
    if form == "csv":
        table = csv.writer(stream, lineterminator="\r\n")
        stream.write(BOM)
        table.writerow([cell(name) for name in columns])
        table.writerows(
            [cell(_text(value)) if isinstance(value, str) else _text(value) for value in row] for row in rows
        )
    elif form == "json":
        opening = "[\n"
        for row in rows:
            record = dict(zip(columns, map(_plain, row), strict=True))
            stream.write(opening + storable(json.dumps(record, ensure_ascii=False)))
            opening = ",\n"
        stream.write("[]\n" if opening == "[\n" else "\n]\n")
    else:
        _show(columns, rows, stream, lang)


def _show(columns: Sequence[str], rows: Iterable[Sequence[object]], stream: TextIO, lang: Lang) -> None:
    from rich.table import Table  # noqa: PLC0415 - the other forms need none
    from rich.text import Text  # noqa: PLC0415 - the same

    from publisher.screen import console_on  # noqa: PLC0415 - the same

    table = Table(header_style="bold")
    for name in columns:
        table.add_column(Text(one_line(name)), overflow="fold")
    coming = iter(rows)
    for row in islice(coming, MOST):
        table.add_row(*(Text(one_line(_text(value)), justify=_side(value)) for value in row))
    console = console_on(stream)
    console.print(table)
    if next(coming, None) is not None:
        console.print(Text(say("answer_cut", lang).format(MOST)), soft_wrap=True)


def _side(value: object) -> Literal["left", "right"]:
    return "right" if isinstance(value, int | float | Decimal) and not isinstance(value, bool) else "left"


def _text(value: object) -> str:
    match value:
        case list() | dict():
            return json.dumps(_plain(value), ensure_ascii=False)
        case _:
            return storable(printed(value))


def _plain(value: object) -> object:
    """What JSON can hold: an exact number stays exact as a string, as everywhere in our JSON."""
    match value:
        case None | bool() | int() | str():
            return value
        case list() | tuple():
            return [_plain(each) for each in value]
        case dict():
            return {str(key): _plain(each) for key, each in value.items()}
        case float() if value == value and abs(value) != float("inf"):  # noqa: PLR0124 - NaN is no JSON
            return value
        case _:
            return _text(value)
