"""The screen (màn hình): what all pages for the terminal are made of: a console, tables, lists of fields, the line of a file."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, TextIO

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from publisher.plain import one_line, path_line
from publisher.wording import say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from publisher.wording import Lang

WIDTH = 110
"""Columns of a table that goes to a file or a pipe. A terminal, or COLUMNS in the environment, has its own width."""

NOTHING = "–"
"""Stands where there is nothing to show."""

_WHOLE = frozenset({"severity", "rule", "section", "page", "kind", "state"})
_RIGHT = frozenset(
    {"page", "line", "value", "runs", "digits", "figures", "slip", "consistent", "inconsistent", "not_checkable"}
)
_QUOTED_WIDTH = 30


def console_on(stream: TextIO) -> Console:
    """A console that reads no markup in what it prints."""
    own_width = stream.isatty() or "COLUMNS" in os.environ
    return Console(file=stream, width=None if own_width else WIDTH, markup=False, emoji=False, highlight=False)


def table_of(lang: Lang, *columns: str, title: str = "", lines: bool = False) -> Table:
    """A table with these columns; only words may wrap, codes and figures stay whole."""
    table = Table(
        title=Text(say(title, lang)) if title else None,
        title_justify="left",
        title_style="bold",
        box=box.ROUNDED,
        show_lines=lines,
        header_style="bold",
    )
    for column in columns:
        table.add_column(
            Text(say(column, lang)),
            no_wrap=column in _WHOLE,
            max_width=_QUOTED_WIDTH if column == "quoted" else None,
            overflow="fold",
            justify="right" if column in _RIGHT else "left",
        )
    return table


def print_path(console: Console, path: str, note: str, style: str = "bold") -> None:
    """A file and what there is to say of it, on one line whatever its length, so that it can be searched for."""
    console.print(Text.assemble((path_line(path), "bold"), ": ", (note, style)), soft_wrap=True)


def fields_of(title: str, fields: Mapping[str, str | None]) -> Table:
    """Labels and what is known under each; what is not is shown as such."""
    table = Table(title=Text(title), title_justify="left", box=box.SIMPLE, show_header=False, pad_edge=False)
    table.add_column(style="bold", no_wrap=True)
    table.add_column(overflow="fold")
    for label, value in fields.items():
        table.add_row(Text(label), Text(one_line(value or "") or NOTHING))
    return table
