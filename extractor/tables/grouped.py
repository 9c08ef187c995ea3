"""Heads of two levels (tiêu đề hai tầng) of a flattened table: which columns stand under which group head.

    Hồ sơ tiếp nhận  Hồ sơ đã giải quyết          the groups, on the lines above the serial number's
    STT  Xã, phường  Đang giải quyết              the head of the labels, and heads that reach over both levels
    Tổng số  Trực tiếp  Trực tuyến  Tổng số ...   the heads below the groups

A dump does not tell where the tall heads of the second line stand among the groups; the totals of the groups do.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from extractor.tables.figures import read_figure
from patterns.folding import fold
from patterns.words import forms

_TOTALS = frozenset(forms("tables", "total"))
_MOST_COLUMNS = 24
_AGREEING = Decimal("0.75")


def grouped_heads(
    groups: Sequence[str], tall: Sequence[str], below: Sequence[str], rows: Sequence[Sequence[str]]
) -> list[str] | None:
    """One head per figure column, group and lower head joined by " / "; None where their order cannot be told.

    Args:
        groups: the heads of groups of columns.
        tall: the heads that reach over both levels, without that of the labels.
        below: the heads below the groups, in print order.
        rows: the figures of each row, as printed.
    """
    if not groups or len(tall) + len(below) > _MOST_COLUMNS:
        return None
    parts = _split(below, len(groups))
    if parts is None:
        return None
    blocks = [[f"{group} / {head}" for head in part] for group, part in zip(groups, parts, strict=True)]
    if not tall:
        return [head for block in blocks for head in block]
    values = [[_value(text) for text in row] for row in rows]
    tried = [(_agreement(order, values), order) for order in _orders(tall, blocks)]
    best = max(share for share, _ in tried)
    found = [order for share, order in tried if share == best]
    return [head for block in found[0] for head in block] if best >= _AGREEING and len(found) == 1 else None


def _split(below: Sequence[str], groups: int) -> list[list[str]] | None:
    """The lower heads by group: each begins with a total, or all are of one size."""
    starts = [number for number, head in enumerate(below) if fold(head).strip(" .:") in _TOTALS]
    if len(starts) != groups or starts[0] != 0:
        size, rest = divmod(len(below), groups)
        if rest or not size:
            return None
        starts = list(range(0, len(below), size))
    return [list(below[a:b]) for a, b in zip(starts, [*starts[1:], len(below)], strict=True)]


def _orders(tall: Sequence[str], blocks: Sequence[list[str]]) -> Iterator[list[list[str]]]:
    """The ways to set the tall heads among the groups, both in print order."""
    count = len(tall) + len(blocks)
    for places in combinations(range(count), len(tall)):
        singles, rest = iter(tall), iter(blocks)
        yield [[next(singles)] if place in places else next(rest) for place in range(count)]


def _agreement(order: Sequence[list[str]], rows: Sequence[Sequence[Decimal | None]]) -> Decimal:
    """The share of rows and groups whose total is the sum of what stands beside it; 0 where no group has one."""
    agreeing = compared = begin = 0
    for block in order:
        end = begin + len(block)
        if len(block) > 2 and fold(block[0].rpartition(" / ")[2]).strip(" .:") in _TOTALS:  # a sum has two parts
            for row in rows:
                values = [value for value in row[begin:end] if value is not None]
                if len(values) == len(block) and any(values):
                    compared += 1
                    agreeing += values[0] == sum(values[1:])
        begin = end
    return Decimal(agreeing) / compared if compared else Decimal(0)


def _value(text: str) -> Decimal | None:
    figure = read_figure(text, percent=False, decimals=True)
    return Decimal(figure.values[0]) if figure is not None and len(figure.values) == 1 else None
