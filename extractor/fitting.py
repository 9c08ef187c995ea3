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
from patterns.catalogue import facets_of
from patterns.words import forms

_BACK = {0: 2, 1: 8}
"""Alike figures that are looked back through for a percentage of so many decimals."""
_FARTHEST = 24
_BLOCKS = 40
_ITEMS = 80
_ALL = 100
_BEFORE = re.compile(r"(?<!\p{L})(?:so với|cùng kỳ|năm|quý|tháng)(?!\p{L})")
_FINE = 2
"""Decimals by which hardly any two figures print a percentage by chance."""
_LEAST = 100
_NEAR = 12
_NAMED = 2
_WORD = re.compile(r"\p{L}{2,}")
_COMMON = frozenset(forms("lists", "untelling"))
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


def fitting_otherwise(items: Sequence[Item], position: int, numerator: Item) -> End | None:
    """The nearest count before the percentage, whatever it is of, of which the numerator prints it; told to two decimals.

    `8.472 nhân khẩu; số người trong độ tuổi lao động là 5.946 người, chiếm 70,18%`; a bare `1.394 - 14,35%` of so many pupils.
    """
    percent, part = items[position].found.mention, numerator.found.mention
    if percent.qualifier != "exact" or Decimal(percent.value) >= _ALL or part.kind != "count":
        return None
    if len(percent.value.partition(".")[2]) < _FINE or Decimal(part.value) < _LEAST:
        return None
    low, _ = bounds(part)
    for item in reversed(items[max(0, position - _FARTHEST) : position]):
        if item.found.mention.kind != "count" or item.id == numerator.id or item.changed:
            continue
        whole = bounds(item.found.mention)
        if whole[0] > low and prints(part, whole, percent):
            return End(id=item.id)
    return None


def printing_part(items: Sequence[Item], position: int, whole: End) -> Item | None:
    """The count that bears the name of a rate told apart and prints it of the whole: `quá hạn 07 hồ sơ ... Số quá hạn chiếm 0,20%`."""
    percent = items[position]
    mention, named = percent.found.mention, facets_of(percent.left)
    total = next((item for item in reversed(items[:position]) if item.id == whole.id), None)
    if total is None or not named or mention.qualifier != "exact" or "." not in mention.value:
        return None
    for item in reversed(items[max(0, position - _NEAR) : position]):
        if item.found.block != percent.found.block:
            return None
        told = _counted(item) and not item.changed and named <= item.facets and alike(item, total)
        if told and item.id != whole.id and prints(item.found.mention, bounds(total.found.mention), mention):
            return item
    return None


def named_pair(items: Sequence[Item], position: int) -> tuple[End, End] | None:
    """A figure of the paragraph that bears the name of a share, and one of which it prints it; told to two decimals.

    `công nghiệp - xây dựng 3.105,8 tỷ đồng ... Cơ cấu: công nghiệp - xây dựng chiếm 49,42%`.
    """
    percent = items[position]
    mention, words = percent.found.mention, _words(percent.left)
    if mention.qualifier != "exact" or len(mention.value.partition(".")[2]) < _FINE or len(words) < _NAMED:
        return None
    before = [
        item for item in items[max(0, position - _FARTHEST) : position] if item.found.block == percent.found.block
    ]
    for part in reversed(before):
        shared = words & _words(part.left)
        if not _counted(part) or part.changed or len(shared) < _NAMED or 2 * len(shared) < len(words):
            continue
        for total in before:
            if not _counted(total) or not alike(total, part):
                continue
            whole = bounds(total.found.mention)
            larger = total is not part and whole[0] > bounds(part.found.mention)[0]
            if larger and prints(part.found.mention, whole, mention):
                return End(id=part.id), End(id=total.id)
    return None


def _words(left: str) -> frozenset[str]:
    return frozenset(_WORD.findall(left)) - _COMMON


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
        if not a.changed or ((b.index > a.index or b.index == a.index - 1) and _BEFORE.search(b.tie) is not None)
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
