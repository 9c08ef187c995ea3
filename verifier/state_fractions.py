"""Fractions by state (đạt, có khả năng đạt, chưa đạt): how many of one total are in each; none is in two of them.

9/15 chỉ tiêu hoàn thành, 4/15 chỉ tiêu có khả năng hoàn thành, 2/15 chỉ tiêu khó hoàn thành
"""

from collections.abc import Iterator

import regex as re

from extractor.model import End
from verifier.facts import Facts
from verifier.full_lists import FullList
from verifier.layout import Placed, layout, same_unit

_STATE = re.compile(
    r"[ ,:]*(?:(?:đã|cơ bản|được đánh giá|dự kiến|ước) ){0,2}(?:(?P<may>có khả năng|khả năng|phấn đấu)|(?P<no>chưa|không|khó)|"
    r"(?P<yes>đạt|hoàn thành|vượt|đúng tiến độ))(?!\p{L})"
)
_KINDS = ("may", "no", "yes")
_SURE = frozenset({"no", "yes"})
_NEAR, _BEHIND = 90, 40
_FEWEST, _MOST = 2, 4


def state_fractions(facts: Facts) -> Iterator[FullList]:
    """The fractions of one total by state, with the total that they exceed, or that two opposite states do not make up."""
    row: list[Placed] = []
    for one in (*(one for one in facts.once(layout).figures if one.mention.kind == "fraction"), None):
        if row and (one is None or not _goes_on(facts, row[-1], one) or len(row) == _MOST):
            if len(row) >= _FEWEST:
                yield from _judged(facts, row)
            row = []
        if one is not None:
            row.append(one)


def _goes_on(facts: Facts, last: Placed, one: Placed) -> bool:
    near = one.sentence == last.sentence and one.mention.start - last.mention.end <= _NEAR and one.depth == last.depth
    return (
        near and same_unit(last.mention, one.mention) and facts.halves(last.mention)[1] == facts.halves(one.mention)[1]
    )


def _judged(facts: Facts, row: list[Placed]) -> Iterator[FullList]:
    states = [_state(facts, one) for one in row]
    if "" in states or len(set(states)) < len(states):
        return
    total = facts.halves(row[0].mention)[1]
    made = sum(facts.halves(one.mention)[0] for one in row)
    if made > total or (set(states) == _SURE and made != total):
        yield FullList(End(id=row[0].mention.id, part="denominator"), tuple(one.end for one in row))


def _state(facts: Facts, one: Placed) -> str:
    """In which state those of a fraction are told to be; empty for none known."""
    told = _STATE.match(facts.words(one.mention.end, one.mention.end + _BEHIND))
    return next((kind for kind in _KINDS if told is not None and told[kind]), "")
