"""Fitting totals (mẫu số khớp tỷ lệ): the count before a percentage of which another is that share to the last digit.

Words seldom name what a share is of; where one of the totals told before prints the percentage, it is that one: the finer
the percentage is told, the farther back it may stand. A figure misprinted fits nothing, and then the words decide alone.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

import regex as re

from extractor.alike import alike
from extractor.label import Item
from extractor.model import End, Mention

_BACK = {0: 2, 1: 8}
"""Alike figures that are looked back through for a percentage of so many decimals."""
_FARTHEST = 24
_BLOCKS = 40
_ITEMS = 80
_ALL = 100
_BEFORE = re.compile(r"(?<!\p{L})(?:so với|cùng kỳ|năm|quý|tháng)(?!\p{L})")
_BESIDE, _BEHIND = 5, 2
"""Figures before and behind a percentage that may print it where no words tie them."""


def fitting(items: Sequence[Item], position: int, numerator: Item) -> End | None:
    """The nearest total told before the percentage of which the numerator prints it; None for "100%", which all would."""
    percent = items[position].found.mention
    if percent.qualifier != "exact" or Decimal(percent.value) >= _ALL:
        return None
    decimals = len(percent.value.partition(".")[2])
    for seen, (total, whole) in enumerate(_totals(items, position, numerator)):
        if seen >= _BACK.get(decimals, _FARTHEST):
            return None
        if prints(numerator.found.mention, whole, percent):
            return total
    return None


def _totals(items: Sequence[Item], position: int, numerator: Item) -> Iterator[tuple[End, tuple[Fraction, Fraction]]]:
    """The larger figures alike before a percentage, nearest first, with what they can be; of a fraction its whole."""
    low, _ = bounds(numerator.found.mention)
    for i in range(position - 1, max(-1, position - 1 - _ITEMS), -1):
        item = items[i]
        if item.found.block < items[position].found.block - _BLOCKS:
            return
        mention = item.found.mention
        if item.id == numerator.id or item.changed or not alike(item, numerator):
            continue
        whole = bounds(mention)
        if whole[0] > low:
            yield End(id=item.id), whole


def printing_pair(items: Sequence[Item], position: int) -> tuple[End, End] | None:
    """Two figures of the sentence that print the percentage, the nearest first; None for one told without decimals.

    `thu 1.274,4 triệu đồng so với dự toán 1.180,0 triệu đồng, đạt 108,0%`; `tăng 28 lượt (tăng 12,84% so với 218 lượt)`.
    """
    percent = items[position]
    mention = percent.found.mention
    if mention.qualifier != "exact" or "." not in mention.value or Decimal(mention.value) <= 0:
        return None
    near = [
        item
        for item in items[max(0, position - _BESIDE) : position + 1 + _BEHIND]
        if item is not percent and item.found.block == percent.found.block and item.sentence == percent.sentence
    ]
    pairs = [
        (abs(a.index - percent.index) + abs(b.index - percent.index), a.index, b.index, a, b)
        for a in near
        for b in near
        if a is not b and a.index < percent.index and _counted(a) and alike(b, a)
        # A change is a share of what was before: "tăng 28 lượt so với 218 lượt", not of the 246 there are now.
        if not a.changed or (b.index > a.index and _BEFORE.search(b.tie) is not None)
    ]
    for _, _, _, a, b in sorted(pairs, key=lambda pair: pair[:3]):
        whole = bounds(b.found.mention)
        if whole[0] > 0 and prints(a.found.mention, whole, mention):
            return End(id=a.id), End(id=b.id)
    return None


def _counted(item: Item) -> bool:
    return item.found.mention.kind in ("count", "money", "measure")


def bounds(mention: Mention) -> tuple[Fraction, Fraction]:
    """The least and the greatest value that a figure can mean; of an open one its own value."""
    value = Fraction(Decimal(mention.base_value if mention.base_value is not None else mention.value))
    low, high = mention.interval or (None, None)
    return (Fraction(Decimal(low)), Fraction(Decimal(high))) if low and high else (value, value)


def prints(part: Mention, whole: tuple[Fraction, Fraction], percent: Mention) -> bool:
    """Whether some part of some whole prints the percentage, rounded; one cut off is left to the words."""
    printed = Fraction(Decimal(percent.value))
    unit = Fraction(1, 10 ** len(percent.value.partition(".")[2]))
    low, high = bounds(part)
    return low * _ALL <= (printed + unit / 2) * whole[1] and high * _ALL >= (printed - unit / 2) * whole[0]
