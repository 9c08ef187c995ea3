"""The ledger on the screen (sổ chữ số): what holds the digits of a report, and those that nothing holds, with their place."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from rich.text import Text

from publisher.plain import one_line
from publisher.screen import NOTHING, console_on, print_path, table_of
from publisher.wording import count, figures, say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.table import Table

    from extractor.model import Entry, Ledger, Leftover, Report
    from publisher.wording import Lang

_CONTEXT = 25


def write_ledger(report: Report, ledger: Ledger, stream: TextIO, lang: Lang = "vi") -> None:
    """Write how many digits each kind of holder has, then each run of digits that is left over."""
    console = console_on(stream)
    lost = sum(entry.end - entry.start for entry in ledger.left)
    told = say("none_left", lang) if not lost else f"{say('left_over', lang)} {count(lost, 'digits.counted', lang)}"
    note = f"{count(ledger.digits, 'digits.counted', lang)}, {told}"
    print_path(console, report.source.path, note, "yellow" if lost else "green")
    table = table_of(lang, "holder", "runs", "digits", title="ledger")
    for held in ledger.held:
        table.add_row(
            Text(say(f"held.{held.holder}", lang)),
            Text(figures(str(held.runs), lang)),
            Text(figures(str(held.digits), lang)),
        )
    console.print(table)
    if ledger.left:
        console.print(left_over(ledger.left, lang))


def left_over(left: Iterable[Leftover], lang: Lang) -> Table:
    """The digits that nothing holds, with page and line, the words around them, and why."""
    table = table_of(lang, "page", "line", "context", "block", "reason", title="left")
    for each in left:
        table.add_row(
            Text(str(each.page)),
            Text(str(each.line)),
            _in_context(each),
            Text(say(f"block.{each.block}", lang) if each.block else NOTHING),
            Text(say(f"left.{each.reason}", lang)),
        )
    return table


def _in_context(each: Leftover) -> Text:
    before = one_line(f"{each.before}|").removesuffix("|")[-_CONTEXT:]
    after = one_line(f"|{each.after}").removeprefix("|")[:_CONTEXT]
    return Text.assemble(before, ("«" + one_line(each.text) + "»", "bold"), after)


def elsewhere(entries: Iterable[Entry], lang: Lang) -> Table:
    """Digits that are no figures, and what they belong to."""
    table = table_of(lang, "text", "holder", title="no_figures_these")
    for entry in entries:
        table.add_row(Text(one_line(entry.text)), Text(say(f"held.{entry.holder}", lang)))
    return table
