"""The screen (sàng): which patterns can match a text at all, told by one look at it.

Every text is searched once for the literals of all expressions; only the patterns whose literals it holds are tried. A new
pattern has nothing to declare: `patterns.literals` works out what it needs. Of some sixty patterns nine remain for a
paragraph of a report.
"""

import re  # the literals are plain: here it is three times as fast as `regex`
from collections.abc import Mapping, Sequence
from functools import lru_cache

from patterns.literals import literals, shape
from patterns.pattern import Pattern
from patterns.words import any_of

_FIRST = 250  # paragraphs; to work out the literals takes as long as they save on so many
_KEPT = 2000  # choices remembered; a hostile text can bring about a new one with each paragraph


class Screen:
    """Some patterns, and what tells which of them can match."""

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        """Args: patterns: in the order in which they claim text."""
        self._patterns = tuple(patterns)
        self._plain = tuple(pattern for pattern in patterns if not pattern.digits)
        self._asked = 0
        self._halves: tuple[_Half, _Half] | None = None

    def _build(self) -> "tuple[_Half, _Half]":
        """The screens for texts with digits and for texts without."""
        needs = {pattern: literals(pattern.expression, letters=pattern.on == "folded") for pattern in self._patterns}
        return _Half(needs), _Half({pattern: needs[pattern] for pattern in self._plain})

    def possible(self, folded: str) -> tuple[Pattern, ...]:
        """The patterns that can match a text, given folded; all others cannot.

        One short report is read before the literals are worked out: the first paragraphs are told by their digits alone.
        """
        if self._halves is None:
            self._asked += 1
            if self._asked <= _FIRST:
                return self._patterns if any(map(str.isdigit, folded)) else self._plain
            self._halves = self._build()
        outline = shape(folded)
        has_digits = "0" in outline or any(map(str.isdigit, outline))
        return self._halves[0 if has_digits else 1].possible(outline)


class _Half:
    """A screen for texts that have digits, or for those that have none. Sets of patterns are bits of an integer."""

    def __init__(self, needs: Mapping[Pattern, frozenset[str]]) -> None:
        self._patterns = tuple(needs)
        self._needs = tuple(needs.values())
        self._always = sum(1 << i for i, needs in enumerate(self._needs) if not needs or "0" in needs)
        words = sorted(frozenset[str]().union(*self._needs) - {"0"})
        # Looking ahead finds literals that overlap; of those that begin at one place, the longest.
        self._expression = re.compile(f"(?=({any_of(words)}))") if words else None
        self._chosen = lru_cache(_KEPT)(self._choose)
        self._needing = lru_cache(None)(self._that_need)

    def possible(self, outline: str) -> tuple[Pattern, ...]:
        found = self._always
        if self._expression is not None:
            for literal in set(self._expression.findall(outline)):
                found |= self._needing(literal)
        return self._chosen(found)

    def _that_need(self, literal: str) -> int:
        """The patterns that need a literal, or one that it holds."""
        return sum(1 << i for i, needs in enumerate(self._needs) if any(each in literal for each in needs))

    def _choose(self, found: int) -> tuple[Pattern, ...]:
        return tuple(pattern for i, pattern in enumerate(self._patterns) if found >> i & 1)


@lru_cache(256)
def screen_of(patterns: tuple[Pattern, ...]) -> Screen:
    """The screen of some patterns, made once."""
    return Screen(patterns)
