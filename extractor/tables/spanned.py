"""Spanned heads (đầu cột gộp) of a flattened table: which columns they stand over, told by the sums of its rows.

    Số hồ sơ tiếp nhận Số hồ sơ đã giải quyết                    heads over several columns
    STT Đơn vị Đang giải quyết                                   heads as tall as the whole head
    Tổng số Trực tiếp Trực tuyến Tổng số Đúng hạn Quá hạn        the columns under the first line

A dump prints the three lines one after the other, so the words do not tell whether a tall head stands left or right of the
groups. Where each group opens with a total, only one order makes the totals those of the columns beside them.
"""

from collections.abc import Sequence
from decimal import Decimal

from extractor.tables.figures import read_figure
from patterns.folding import fold
from patterns.words import forms

_TOTALS = frozenset(forms("tables", "total"))
_FEWEST_ROWS = 2
_SMALLEST_GROUP = 3
_MOST_BROKEN = 5
"""One row in so many may break the sums: a report may be wrong."""

Rows = Sequence[Sequence[str]]


def spanned(over: Sequence[str], beside: Sequence[str], rows: Rows) -> tuple[str, ...]:
    """The heads of the columns of figures, from the outer to the inner one; empty where they cannot be told.

    Args:
        over: the heads that are printed before the serial number's.
        beside: those printed behind it, without that of the labels: the tall ones, then those under the groups.
        rows: the texts of the figures, row by row, all of one width.
    """
    first = next((i for i, head in enumerate(beside) if fold(head) in _TOTALS), len(beside))
    tall, groups = list(beside[:first]), _groups(beside[first:])
    if len(groups) != len(over) or len(over) < 2 or len(rows) < _FEWEST_ROWS or len(rows[0]) != len(beside):
        return ()
    if any(len(group) < _SMALLEST_GROUP for group in groups):
        return ()
    begins = [k for k in range(len(tall) + 1) if _add_up(groups, k, rows)]
    if len(begins) != 1:
        return ()
    heads = [f"{outer} / {inner}" for outer, group in zip(over, groups, strict=True) for inner in group]
    return (*tall[: begins[0]], *heads, *tall[begins[0] :])


def _groups(heads: Sequence[str]) -> list[list[str]]:
    """The heads under each spanned one: a group begins with its total."""
    groups: list[list[str]] = []
    for head in heads:
        if fold(head) in _TOTALS:
            groups.append([])
        groups[-1].append(head)
    return groups


def _add_up(groups: Sequence[Sequence[str]], begin: int, rows: Rows) -> bool:
    """Whether the totals of the groups, the first of them in column `begin`, are those of the columns behind them."""
    broken = sum(not _row_adds_up(groups, begin, row) for row in rows)
    return broken * _MOST_BROKEN <= len(rows)


def _row_adds_up(groups: Sequence[Sequence[str]], begin: int, row: Sequence[str]) -> bool:
    column = begin
    for group in groups:
        values = [_value(text) for text in row[column : column + len(group)]]
        whole, parts = values[0], [value for value in values[1:] if value is not None]
        if whole is None or whole != sum(parts, Decimal(0)):
            return False
        column += len(group)
    return True


def _value(text: str) -> Decimal | None:
    figure = read_figure(text, percent=False, decimals=False)
    return Decimal(figure.values[0]) if figure is not None else None
