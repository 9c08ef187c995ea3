"""What the steps of this room hand to each other: a whole with its parts, as items."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

import regex as re

from extractor.label import Item
from patterns.slips import Printed, rough
from patterns.words import forms

_DIGITS = 15
_TIMES = frozenset(forms("lists", "rate_time"))
"""What a rate is told for that does not keep it from being added up: `đô thị 312 tấn/ngày, nông thôn 405 tấn/ngày`."""
# "trung bình" alone is a grade: "khá 71, trung bình 29, yếu 6".
_AVERAGE = re.compile(r"(?<!\p{L})(?:bình quân|mật độ|năng suất|trung bình (?:mỗi|một|1)(?!\p{L}))[^,;:()]*$")


@dataclass(frozen=True, slots=True)
class FoundBreakdown:
    """A whole and its parts.

    `partial`: the words name some parts only; `mixed`: the units are kin, not equal; `unsaid`: no word ties them, only
    the figures do.
    """

    whole: Item
    parts: tuple[Item, ...]
    partial: bool
    mixed: bool = False
    unsaid: bool = False


def value(item: Item) -> Decimal:
    """The figure in base units; of a fraction its numerator."""
    return item.found.quantities[0].base_value


def total(items: Iterable[Item]) -> Decimal:
    """The sum of the figures."""
    return sum((value(item) for item in items), Decimal(0))


def can_add_kinds(whole: Item, part: Item) -> bool:
    """Whether both are counts, money or measures; of fractions the numerators are."""
    kinds = {whole.found.mention.kind, part.found.mention.kind} - {"fraction"}
    return len(kinds) < 2


def can_be_added(item: Item) -> bool:
    """Whether a figure can be added up: it is not 0, no endless row of digits, no average, and no amount for each (đồng/suất)."""
    number = item.found.quantities[0].number.value
    return bool(number) and not is_spread(item) and len(number.as_tuple().digits) <= _DIGITS


def is_spread(item: Item) -> bool:
    """Whether a figure is told for each of something: `62,7 tạ/ha`, `bình quân 12 cán bộ`, but not `405 tấn/ngày`."""
    _, slash, per = (item.found.mention.unit or "").partition("/")
    return is_average(item) or (bool(slash) and per not in _TIMES)


def is_average(item: Item) -> bool:
    """Whether words say that a figure is an average: `3 năm 109.590 hồ sơ, bình quân mỗi năm 36.530 hồ sơ`."""
    return _AVERAGE.search(item.tie) is not None


def printed(item: Item) -> Printed:
    """A figure as it was printed; of a fraction its numerator."""
    quantity = item.found.quantities[0]
    value = quantity.number.value
    scale = quantity.base_value / value if value else Decimal(1)
    exact = item.found.mention.qualifier in {None, "exact"}
    return Printed(value, scale, quantity.step / 2 if exact else rough(value) * scale)


def in_order(items: Iterable[Item]) -> list[Item]:
    """The items as they stand in the text."""
    return sorted(items, key=lambda item: (item.found.block, item.found.start))
