"""Excerpts (trích đoạn): stretches of a text strung together, so that one search goes through all of them.

Words that speak of figures stand near figures: most text is far from any, and a search for each stretch costs as much as for all.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from patterns.words import places, spots, stands_alone
from verifier.facts import Facts
from verifier.layout import layout

_PARTED = "\n"
"""What no folded text holds, and so no word: none is found across two stretches."""
_LEAD = 150
"""Letters before a figure in which words that name it are looked for."""
_BESIDE = 200
"""Letters before or behind a figure in which words that speak of it are looked for: more than any such word may be off."""


class Excerpts:
    """Stretches of a folded text; all that is found in them is told by its place in the whole text.

    Args:
        text: without line breaks.
        stretches: half-open offsets, in text order; none meets the next.
    """

    def __init__(self, text: str, stretches: Sequence[tuple[int, int]]) -> None:
        self._whole = text
        self._told = _PARTED.join([text[start:end] for start, end in stretches])
        self._begins: list[int] = []  # of each stretch in the string of all
        self._moved: list[int] = []  # how far before its place in the whole text that is
        at = 0
        for start, end in stretches:
            self._begins.append(at)
            self._moved.append(start - at)
            at += end - start + len(_PARTED)

    def places(self, words: Iterable[str]) -> list[tuple[int, int]]:
        """Where any of the words stands, not as a part of a longer word: start and end, in text order."""
        found = [(self._at(start), end - start) for start, end in places(words, self._told)]
        # A stretch may begin or end within a word.
        return [(start, start + length) for start, length in found if stands_alone(self._whole, start, start + length)]

    def spots(self, marks: Iterable[str]) -> list[tuple[int, str]]:
        """Where any of the marks stands, and which, in text order."""
        return [(self._at(start), mark) for start, mark in spots(marks, self._told)]

    def _at(self, start: int) -> int:
        return start + self._moved[bisect_right(self._begins, start) - 1]


def leads(facts: Facts) -> Excerpts:
    """The text right before figures, aims among them, where the words that name one are looked for."""
    found: list[tuple[int, int]] = []
    for start in facts.once(layout).offsets:
        first = max(0, start - _LEAD)
        if found and first <= found[-1][1]:
            first = found.pop()[0]
        found.append((first, start))
    return Excerpts(facts.folded, found)


def beside(facts: Facts) -> Excerpts:
    """The text around the figures of results, where the words that speak of one are looked for."""
    found: list[tuple[int, int]] = []
    for mention in facts.figures:
        first, last = max(0, mention.start - _BESIDE), min(mention.end + _BESIDE, len(facts.folded))
        if found and first <= found[-1][1]:
            first = found.pop()[0]
        found.append((first, last))
    return Excerpts(facts.folded, found)
