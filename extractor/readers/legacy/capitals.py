"""Capitals with tones, which TCVN3 does not have: `MụC LụC` was meant to be MỤC LỤC."""

from collections.abc import Sequence
from typing import Literal

_WITH_CAPITALS = "ăâêôơưđ"  # small letters that have a capital of their own in TCVN3

_Shape = Literal["small", "capital", "mixed", "open"]


def capitalised(out: list[str], spans: Sequence[tuple[int, int]], tcvn3: Sequence[bool]) -> None:
    """Write the letters with tones in capitals where the word, or the words around it, are.

    Args:
        out: the converted characters of a line, changed in place.
        spans: its words, half-open ranges of `out`.
        tcvn3: for each word, whether it was converted from TCVN3.
    """
    shapes = [_shape("".join(out[start:end])) for start, end in spans]
    if not any(shape == "mixed" and converted for shape, converted in zip(shapes, tcvn3, strict=True)):
        return
    first = 0
    while first < len(shapes):
        last = first
        while last < len(shapes) and shapes[last] != "small":
            last += 1
        for index in _in_capitals(shapes, first, last):
            start, end = spans[index]
            if tcvn3[index]:
                out[start:end] = [char.upper() for char in out[start:end]]
        first = last + 1


def _shape(word: str) -> _Shape:
    """How a word is written: `capital` BAN, `small` Ban, `mixed` MụC, or `open`, which may be either: Số, ở."""
    capitals = 0
    toned = False
    for char in word:
        if char.isupper():
            capitals += 1
        elif char.isascii() or char in _WITH_CAPITALS:
            return "small"
        else:
            toned = True
    if not toned:
        return "capital"
    return "mixed" if capitals > 1 else "open"


def _in_capitals(shapes: Sequence[_Shape], first: int, last: int) -> range:
    """Which words of a stretch without small ones are in capitals: from the first sure one to the last.

    Words that may be either belong to them in between, and at an end of the line.
    """
    sure = [index for index in range(first, last) if shapes[index] != "open"]
    if not any(shapes[index] == "mixed" for index in sure):
        return range(0)
    return range(
        first if first == 0 else sure[0],
        last if last == len(shapes) else sure[-1] + 1,
    )
