"""Breakdowns told by shares (tỷ trọng): counts in a row, each with its percentage, that add up to a total told before.

    Xã có 2.500 nhân khẩu. Kinh 2.000 người, chiếm 80%; Tày 400 người, chiếm 16%; Dao 100 người, chiếm 4%.

No word says what the shares are taken of. That they make up a hundred percent, and the counts one total exactly, does,
whatever the total is called.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

import regex as re

from extractor.breakdown.found import FoundBreakdown, total, value
from extractor.label import Item

_SHARE = re.compile(r"[ ,(]{1,3}(?:chiếm )?(?:tỷ lệ |tỉ lệ )?")
_BACK = 12
"""Figures before the row that are looked through for the total."""
_CERTAIN = 100
"""Two small counts add up to a figure by chance; from here on, or with a third count, hardly."""


def by_shares(items: Sequence[Item]) -> Iterator[FoundBreakdown]:
    """The breakdowns whose parts are known by the shares printed behind them."""
    start = 0
    while start < len(items):
        row = _row(items, start)
        shares = total(items[start + 1 : start + 2 * len(row) : 2])
        if len(row) > 1 and (len(row) > 2 or total(row) >= _CERTAIN) and abs(shares - 100) <= 1:
            whole = _whole(items, start, total(row))
            if whole is not None:
                yield FoundBreakdown(whole, tuple(row), partial=False)
        start += max(1, 2 * len(row))


def _row(items: Sequence[Item], start: int) -> list[Item]:
    """The counts of one unit and block from a place on that have each their percentage right behind."""
    row: list[Item] = []
    for i in range(start, len(items) - 1, 2):
        count, percent = items[i], items[i + 1]
        fits = count.found.mention.kind == "count" and percent.is_percent and _SHARE.fullmatch(percent.tie)
        same = not row or (count.group == row[0].group and count.found.block == row[0].found.block)
        if not (fits and same and percent.found.block == count.found.block):
            break
        row.append(count)
    return row


def _whole(items: Sequence[Item], start: int, wanted: Decimal) -> Item | None:
    """The nearest count before the row, in its block, of which it makes up all."""
    for item in reversed(items[max(0, start - _BACK) : start]):
        if (
            item.found.block == items[start].found.block
            and item.found.mention.kind == "count"
            and value(item) == wanted
        ):
            return item
    return None
