"""Subsets (tập con): whether some of a few figures add up to a sum, where the text leaves open which of them belong to it."""

from collections.abc import Sequence
from decimal import Decimal

MOST = 12
"""Figures among which a choice is looked for; each one more doubles the work, and almost any sum could then be met."""


def choice(values: Sequence[Decimal], wanted: Decimal) -> tuple[int, ...] | None:
    """The positions of values that add up to `wanted`.

    Args:
        values: the figures to choose from.
        wanted: the sum; 0 is met by choosing none.
    Returns:
        Ascending positions. Of several choices the one that ends earliest; None when there is none, or when there are more
        than `MOST` values.

    >>> choice([Decimal(4), Decimal(1), Decimal(5)], Decimal(5)), choice([Decimal(4)], Decimal(5))
    ((0, 1), None)
    """
    if len(values) > MOST:
        return None
    sums = [Decimal(0)]  # bit i of an index tells whether value i is in the sum
    for value in values:
        sums += [below + value for below in sums]
    if wanted not in sums:
        return None
    mask = sums.index(wanted)
    return tuple(i for i in range(len(values)) if mask >> i & 1)


def may_add_up(values: Sequence[Decimal], wanted: Decimal) -> bool:
    """Whether some of the values may add up to `wanted`: among more than `MOST` of them nobody looks, so they may."""
    return len(values) > MOST or choice(values, wanted) is not None
