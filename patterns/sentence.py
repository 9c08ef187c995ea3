"""Sentences (câu): where one begins in a paragraph."""

from bisect import bisect_right
from collections.abc import Sequence

import regex as re

# A full stop ends a sentence when a capital, a figure with its noun or a bullet follows; not behind an initial ("P. Nội vụ").
_END = re.compile(r"(?<!\b\p{Lu})[.!?…]+[)\"”]*(?= (?:\p{Lu}|\d+[\d.,/]* \p{L}|[-+*•\"“]))")


def sentence_starts(text: str) -> tuple[int, ...]:
    """Where sentences begin: 0, then behind each sentence end.

    >>> sentence_starts("Tiếp nhận 12 hồ sơ. Đã giải quyết 10 hồ sơ.")
    (0, 19)
    """
    return (0, *(match.end() for match in _END.finditer(text)))


def sentence_at(starts: Sequence[int], position: int) -> int:
    """The index of the sentence that holds a position."""
    return bisect_right(starts, position) - 1
