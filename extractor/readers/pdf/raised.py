"""Raised and lowered digits (chỉ số trên, chỉ số dưới): the mark of a footnote is no figure, nor a part of one.

A raised digit behind a word or a figure, or at the beginning of a line, is written as a superscript, but behind a unit of
length (`m2`): `921` with the mark of footnote 2 would read `9212`. A lowered one is written so behind a digit only (`CO2`).
"""

import unicodedata
from typing import Literal

from extractor.readers.characters import raised

Way = Literal["up", "down"]
Height = tuple[float, float]
"""Top and bottom."""

_SMALLER = 0.85  # of the height of its neighbour: a raised digit is set in smaller type
_SHIFTED = 0.12  # of that height: so far its edge is from that of its neighbour, at least
# Beside a letter or a mark: in some fonts their boxes go as low as they do, and a digit's is lower by a quarter.
_SMALLER_THAN_LETTERS = 0.72
_HIGH_UP = (
    0.4  # of the height of a letter, which in some fonts is that of its outline: no ordinary digit begins so high
)
_CLOSING = frozenset("%)]}”’»\"'.,;:!?…")
_RAISED = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹")
_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


def told_apart(before: str, after: str, beside: Height, height: Height) -> tuple[str, str]:
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
    if (way := _shifted(height, beside, _SMALLER)) is not None:
        return before, _shift(after, way)
    if (way := _shifted(beside, height, _SMALLER)) is not None:
        return _shift(before, way), after
    return before, after


def mark(after: str, before: str, beside: Height, height: Height) -> str:
    """What follows a word or a sign at once, as a superscript where it is a raised digit.

    Args:
        after: it.
        before: what stands right before it, four characters at least where there are as many.
        beside: top and bottom of an ordinary character before.
        height: top and bottom of it.
    Returns:
        As many characters.
    """
    if not (after[0].isdecimal() and _may_be_marked(before) and is_raised(height, beside)):
        return after
    return raised(after, before)


def opening(first: str, height: Height, beside: Height) -> str:
    """What begins a line, as a superscript where it is a raised figure: the mark a footnote begins with."""
    return raised(first, "") if first.isdecimal() and is_raised(height, beside) else first


def is_raised(height: Height, beside: Height) -> bool:
    """Whether a digit is raised against a letter or a mark beside it."""
    size = beside[1] - beside[0]
    high_up = height[1] <= beside[1] - _HIGH_UP * size and height[1] - height[0] <= size
    return high_up or _shifted(height, beside, _SMALLER_THAN_LETTERS) == "up"


def _may_be_marked(before: str) -> bool:
    """Whether a mark may follow: behind a word or what closes one, but not behind the separator of a figure."""
    last = before[-1]
    if last in ".,":
        return not before[-2:-1].isdecimal()
    return last.isalpha() or last in _CLOSING or last in _RAISED or unicodedata.combining(last) > 0


def _shift(digits: str, way: Way) -> str:
    return raised(digits, "") if way == "up" else digits.translate(_LOWERED)


def _shifted(height: Height, beside: Height, smaller: float) -> Way | None:
    """Whether something is smaller than its neighbour and stands higher or lower."""
    size = beside[1] - beside[0]
    if height[1] - height[0] > smaller * size:
        return None
    above, below = beside[1] - height[1], height[0] - beside[0]
    if max(above, below) <= _SHIFTED * size:
        return None
    return "up" if above > below else "down"
