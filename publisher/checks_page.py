"""The ledger of checks on the screen (sổ kiểm tra): how much was checked and by which rules, and each figure on request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from publisher.plain import one_line, shorten
from publisher.screen import NOTHING, table_of
from publisher.wording import figures, kind, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.table import Table

    from publisher.wording import Lang
    from verifier.checked import CheckedFigure, CheckLedger, StateCount

_QUOTE = 40
_STYLES = {"consistent": "green", "inconsistent": "bold red"}


def checks_page(ledger: CheckLedger, lang: Lang, *, each: bool) -> Iterator[Table]:
    """The tables of one report.

    Args:
        ledger: of its checks.
        lang: of labels.
        each: whether every figure is listed, too.
    """
    yield _states(ledger, lang)
    if ledger.rules:
        yield _rules(ledger, lang)
    if each:
        yield _entries(ledger, lang)


def _states(ledger: CheckLedger, lang: Lang) -> Table:
    table = table_of(lang, "state", "reason", "figures", title="checks")
    for count in ledger.states:
        table.add_row(
            Text(say(f"state.{count.state}", lang)), _why(count, lang), Text(figures(str(count.figures), lang))
        )
    return table


def _rules(ledger: CheckLedger, lang: Lang) -> Table:
    table = table_of(lang, "rule", "consistent", "inconsistent", "not_checkable", title="checks_made")
    for each in ledger.rules:
        made = (each.consistent, each.inconsistent, each.not_checkable)
        table.add_row(Text(each.rule), *(Text(figures(str(number), lang)) for number in made))
    return table


def _entries(ledger: CheckLedger, lang: Lang) -> Table:
    table = table_of(lang, "text", "kind", "state", "reason", "rule", "slip", "section", "page", title="figures_each")
    for entry in ledger.entries:
        table.add_row(
            Text(shorten(one_line(entry.text), _QUOTE)),
            Text(kind(entry.kind, lang)),
            Text(say(f"state.{entry.state}", lang)),
            _why(entry, lang) + Text(_rounding(entry, lang)),
            Text(", ".join(entry.conflicts or entry.agrees) or NOTHING),
            Text(figures(entry.slip, lang) if entry.slip else NOTHING),
            Text(one_line(entry.section) or NOTHING),
            Text(str(entry.page)),
        )
    return table


def _rounding(entry: CheckedFigure, lang: Lang) -> str:
    """How a percentage was rounded where that is not the usual way."""
    return f" ({say(f'rounding.{entry.rounding}', lang)})" if entry.rounding not in {None, "half_up"} else ""


def _why(told: StateCount | CheckedFigure, lang: Lang) -> Text:
    """The verdict, or why there is none."""
    if told.verdict:
        return Text(say(told.verdict, lang), style=_STYLES[told.verdict])
    return Text(say(f"unchecked.{told.reason}", lang))
