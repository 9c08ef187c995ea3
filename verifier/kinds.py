"""Kinds (phân loại): names that leave nothing between them, so that a list of them is full.

nam, nữ; xuất khẩu, nhập khẩu; giỏi, khá, đạt yêu cầu; hoàn thành xuất sắc, hoàn thành tốt, hoàn thành nhiệm vụ
"""

from collections.abc import Sequence
from dataclasses import dataclass

import regex as re

from patterns.words import table, whole_word

_PAIRS = tuple(
    ((row["one"], re.compile(whole_word([row["one"]]))), (row["other"], re.compile(whole_word([row["other"]]))))
    for rows in ("complement", "paired", "full_pair")
    for row in table("lists").get(rows, ())
)
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class _Set:
    """Kinds that are all of a whole, each by its names, and the names of those that a list may lack."""

    kind_of: dict[str, int]
    needed: frozenset[int]
    name: "re.Pattern[str]"


def _sets() -> tuple[_Set, ...]:
    found = []
    for row in table("lists")["full_set"]:
        kinds: list[list[str]] = row["kinds"]
        kind_of = {name: n for n, names in enumerate(kinds) for name in names}
        kind_of |= {name: len(kinds) + n for n, name in enumerate(row["optional"])}
        longest_first = sorted(kind_of, key=len, reverse=True)
        found.append(_Set(kind_of, frozenset(range(len(kinds))), re.compile(whole_word(longest_first))))
    return tuple(found)


_SETS = _sets()
_ANY = re.compile(whole_word(sorted({name for one in _SETS for name in one.kind_of})))
FIRST_KINDS = tuple(sorted({name for one in _SETS for name, kind in one.kind_of.items() if kind == 0}))
"""The names of the kinds that lists of all kinds begin with."""


def leave_nothing(names: Sequence[str]) -> bool:
    """Whether names leave nothing between them.

    Args:
        names: of the parts of a list, folded.
    """
    if len(names) == _FEWEST:
        one, other = names
        both = f"{one} {other}"
        for (word, x), (opposite, y) in _PAIRS:
            # Hardly any two names hold both words.
            near = word in both and opposite in both
            if near and ((x.search(one) and y.search(other)) or (x.search(other) and y.search(one))):
                return True
    if len(names) < _FEWEST or not all(_ANY.search(name) for name in names):
        return False  # as most lists
    return any(_are_all(names, one) for one in _SETS)


def place_of(names: Sequence[str], word: str) -> int | None:
    """Which of names that leave nothing between them is of the kind of a word, the best of the kinds being told first; None for none."""
    for one in _SETS:
        wanted = one.name.fullmatch(word)
        if wanted is None or not _are_all(names, one):
            continue
        kinds = [one.kind_of[match.group()] for match in map(one.name.search, names) if match is not None]
        kind = one.kind_of[word]
        if kinds[0] == 0 and kind in kinds:
            return kinds.index(kind)
    return None


def name_even_the_last(names: Sequence[str]) -> bool:
    """Whether names are all kinds of a set, those that are often left out among them: with "yếu" grades leave nothing untold."""
    return any(_are_all(names, one, last=True) for one in _SETS)


def _are_all(names: Sequence[str], one: _Set, *, last: bool = False) -> bool:
    """Whether each name has another kind of a set, and none that is needed is lacking; with `last` an optional one, too, if any."""
    seen: set[int] = set()
    for name in names:
        match = one.name.search(name)
        kind = None if match is None else one.kind_of[match.group()]
        if kind is None or kind in seen:
            return False
        seen.add(kind)
    return one.needed <= seen and (not last or seen > one.needed or len(one.needed) == len(set(one.kind_of.values())))
