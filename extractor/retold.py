"""Figures told again (số liệu nhắc lại): the same value of the same thing in another section, whatever it was linked to.

A summary repeats what the results have told: `đạt 97,76%` there and `tỷ lệ số hóa 97,76%` here. A telling value (enough
digits) and a word in common make it the same figure; a round one says nothing.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations

import regex as re

from extractor.model import Observation, Repeat
from extractor.model.relation import End
from patterns.folding import fold
from patterns.units import unit_group
from patterns.words import forms

_FEWEST = 2
_TELLING = 3
"""Digits, without closing noughts, that hardly two figures share by chance."""
_MOST = 4
"""Tellings of one value; what is told more often is a plan figure or a unit price."""
_COMMON = frozenset(forms("lists", "untelling"))


def retold(observations: Sequence[Observation], known: Sequence[Repeat]) -> list[Repeat]:
    """The repeats found by their indicator, with the figures of one value told in two sections added.

    Args:
        observations: of the report.
        known: the repeats found by their indicator.
    """
    groups: list[list[End]] = [list(repeat.members) for repeat in known]
    at = {end.id: group for group in groups for end in group}
    for one, other in _pairs(observations):
        mine, theirs = at.get(one.id), at.get(other.id)
        if mine is not None and theirs is not None:
            continue
        if mine is None and theirs is None:
            groups.append([one, other])
            at[one.id] = at[other.id] = groups[-1]
        elif mine is not None:
            mine.append(other)
            at[other.id] = mine
        elif theirs is not None:
            theirs.append(one)
            at[one.id] = theirs
    return [Repeat(members=tuple(group)) for group in groups]


def _pairs(observations: Sequence[Observation]) -> Iterator[tuple[End, End]]:
    """Two tellings of one value in two sections that are one figure."""
    rows_of = Counter(row.mentions[0] for row in observations if row.mentions)
    first = {row.mentions[0]: row for row in reversed(observations) if row.mentions}  # of a fraction the numerator
    groups: dict[tuple[str, str, str | None], list[Observation]] = {}
    for row in observations:
        if row.mentions and row is first[row.mentions[0]] and row.modality == "actual" and _digits(row) >= _FEWEST:
            groups.setdefault((row.measure, row.value, unit_group(row.unit)), []).append(row)
    for rows in groups.values():
        if len(rows) > _MOST:
            continue
        for a, b in combinations(rows, 2):
            if a.section != b.section and _same_thing(a, b, len(rows)):
                one, other = (
                    End(id=row.mentions[0], part="numerator" if rows_of[row.mentions[0]] > 1 else None)
                    for row in (a, b)
                )
                yield one, other


def _same_thing(a: Observation, b: Observation, tellings: int) -> bool:
    """Whether one value told twice is one figure: by its indicator, by words in common, or by digits enough for itself."""
    digits = _digits(a)
    shared = len(_words(a) & _words(b))
    if digits < _TELLING:
        return shared > 1
    return shared > 0 or a.indicator == b.indicator != "other" or (digits > _TELLING and tellings == len((a, b)))


def _digits(row: Observation) -> int:
    return len(re.sub(r"\D", "", row.value).strip("0"))


def _words(row: Observation) -> frozenset[str]:
    return frozenset(re.findall(r"\p{L}{2,}", fold(row.label))) - _COMMON
