"""Fractions by state (đạt, có khả năng đạt, chưa đạt; tăng, giảm, ổn định): how many of one total are in each; none is in two.

9/15 chỉ tiêu hoàn thành, 4/15 chỉ tiêu có khả năng hoàn thành, 2/15 chỉ tiêu khó hoàn thành
7/11 nhóm hàng tăng giá, 2/11 nhóm giảm, 2/11 nhóm ổn định       those that rise, fall and stay are all
"""

from collections.abc import Iterator
from itertools import groupby

import regex as re

from extractor.model import End
from verifier.facts import Facts
from verifier.full_lists import FullList
from verifier.layout import Placed, layout, same_unit

_STATE = re.compile(
    r"[ ,:]*(?:(?:đã|cơ bản|được đánh giá|dự kiến|ước) ){0,2}(?:(?:hàng|hóa|và|dịch vụ|có|chỉ số|mức|giá) ){0,6}"
    r"(?:(?P<same>ổn định|giữ nguyên|giữ giá|đi ngang|không (?:thay )?đổi|không tăng,? không giảm)|"
    r"(?P<may>có khả năng|khả năng|phấn đấu)|(?P<no>chưa|không|khó)|(?P<yes>đạt|hoàn thành|vượt|đúng tiến độ)|"
    r"(?P<up>tăng)|(?P<down>giảm))(?!\p{L})"
)
_STATES = frozenset({"may", "no", "yes"})
_WAYS = frozenset({"up", "down", "same"})
_KINDS = (*_STATES, *_WAYS)
_ALL = (frozenset({"no", "yes"}), _WAYS)
"""States that leave nothing between them."""
_NEAR, _BEHIND = 90, 40
_FEWEST, _MOST = 2, 4


def state_fractions(facts: Facts) -> Iterator[FullList]:
    """The fractions of one total by state, with the total that they exceed, or that two opposite states do not make up."""
    row: list[Placed] = []
    for one in (*(one for one in facts.once(layout).figures if one.mention.kind == "fraction"), None):
        if row and (one is None or not _goes_on(row[-1], one) or len(row) == _MOST):
            if len(row) >= _FEWEST:
                yield from _judged(facts, row)
            row = []
        if one is not None:
            row.append(one)


def _goes_on(last: Placed, one: Placed) -> bool:
    near = one.sentence == last.sentence and one.mention.start - last.mention.end <= _NEAR and one.depth == last.depth
    return near and same_unit(last.mention, one.mention)


def _judged(facts: Facts, row: list[Placed]) -> Iterator[FullList]:
    odd = _other_denominator(facts, row)
    if odd is not None:
        yield FullList(End(id=odd.mention.id, part="denominator"), tuple(one.end for one in row))
        return
    for total, told in groupby(row, lambda one: facts.halves(one.mention)[1]):
        alike = list(told)
        states = {_state(facts, one) for one in alike}
        if len(alike) < _FEWEST or len(states) < len(alike) or not (states <= _STATES or states <= _WAYS):
            continue
        made = sum(facts.halves(one.mention)[0] for one in alike)
        if made > total or (states in _ALL and made != total):
            yield FullList(End(id=alike[0].mention.id, part="denominator"), tuple(one.end for one in alike))


def _other_denominator(facts: Facts, row: list[Placed]) -> Placed | None:
    """The one fraction whose denominator is not what all numerators make up, as others are: `7/13 tăng, 2/11 giảm, 2/11 ổn định`."""
    made = sum(facts.halves(one.mention)[0] for one in row)
    other = [one for one in row if facts.halves(one.mention)[1] != made]
    if len(other) != 1 or {_state(facts, one) for one in row} not in _ALL:
        return None
    return other[0]


def _state(facts: Facts, one: Placed) -> str:
    """In which state those of a fraction are told to be; empty for none known."""
    told = _STATE.match(facts.words(one.mention.end, one.mention.end + _BEHIND))
    return next((kind for kind in _KINDS if told is not None and told[kind]), "")
