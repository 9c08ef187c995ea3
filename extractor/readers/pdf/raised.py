"""Raised and lowered digits (chỉ số trên, chỉ số dưới): the mark of a footnote after a figure is no part of the figure.

After a letter they stay as they are (`m2`). After a digit they are written as superscripts or subscripts, for `921` with
the mark of footnote 2 would read `9212`.
"""

from typing import Literal

Way = Literal["up", "down"]

_SMALLER = 0.85  # of the height of its neighbour: a raised digit is set in smaller type
_SHIFTED = 0.12  # of that height: so far its edge is from that of its neighbour, at least
_DIGITS: dict[Way, dict[int, int]] = {
    "up": str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"),
    "down": str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉"),
}


def told_apart(before: str, after: str, beside: tuple[float, float], height: tuple[float, float]) -> tuple[str, str]:
    """Two stretches that follow each other at once, with the digits of one shifted where two figures would become one.

    Args:
        before: the first, all of it at one height.
        after: the second.
        beside: top and bottom of the first.
        height: top and bottom of the second.
    Returns:
        Both, one character for one.
    """
    if not (before[-1].isdecimal() and after[0].isdecimal()):
        return before, after
    if (way := _shifted(height, beside)) is not None:
        return before, after.translate(_DIGITS[way])
    if (way := _shifted(beside, height)) is not None:
        return before.translate(_DIGITS[way]), after
    return before, after


def _shifted(height: tuple[float, float], beside: tuple[float, float]) -> Way | None:
    """Whether something is smaller than its neighbour and stands higher or lower."""
    size = beside[1] - beside[0]
    if height[1] - height[0] > _SMALLER * size:
        return None
    above, below = beside[1] - height[1], height[0] - beside[0]
    if max(above, below) <= _SHIFTED * size:
        return None
    return "up" if above > below else "down"
