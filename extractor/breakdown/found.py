"""What the steps of this room hand to each other: a whole with its parts, as items."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from extractor.label import Item


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


def in_order(items: Iterable[Item]) -> list[Item]:
    """The items as they stand in the text."""
    return sorted(items, key=lambda item: (item.found.block, item.found.start))
