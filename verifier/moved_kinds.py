"""Risen, fallen, unchanged (tăng, giảm, ổn định): how many of some groups did each; the three leave none out.

Trong 11 nhóm hàng, 7 nhóm tăng (cao nhất là giao thông 1,62%), 3 nhóm giảm, 1 nhóm ổn định.
"""

from collections.abc import Iterator

import regex as re

from patterns.words import places
from verifier.facts import Facts
from verifier.full_lists import FullList
from verifier.layout import Placed, layout, same_unit

_UNCHANGED = ("ổn định", "giữ nguyên")
_MOVED = re.compile(
    r" (?:(?:hàng|mặt hàng|chỉ số|hàng hóa|tiêu chí) )?(?:có )?(?:chỉ số )?(?:giá )?"
    r"(?:(?P<up>tăng)|(?P<down>giảm)|(?P<same>ổn định|không đổi|không thay đổi|giữ nguyên|không biến động))(?!\p{L})"
)
_KINDS = ("up", "down", "same")
_SEEN, _BEHIND = 12, 50


def moved_kinds(facts: Facts) -> Iterator[FullList]:
    """The groups that rose, fell and stayed, with the figure of all groups that they do not make up."""
    for start, _ in places(_UNCHANGED, facts.folded):
        told = facts.once(layout)
        place = told.rank(start)
        last = told.figures[place - 1] if place else None
        if last is None or last.mention.kind != "count" or start - last.mention.end > _BEHIND:
            continue
        near = [
            one
            for one in told.figures[max(0, place - _SEEN) : place]
            if not one.depth and not one.changed and same_unit(one.mention, last.mention) and _together(one, last)
        ]
        if len(near) <= len(_KINDS):
            continue
        whole, *parts = near[-len(_KINDS) - 1 :]
        kinds = {_kind(facts, one) for one in parts}
        made = sum(facts.value(one.end) for one in parts)
        if kinds == set(_KINDS) and not _kind(facts, whole) and facts.value(whole.end) != made:
            yield FullList(whole.end, tuple(one.end for one in parts))


def _together(one: Placed, last: Placed) -> bool:
    return last.sentence - one.sentence <= 1 and one.mention.section == last.mention.section


def _kind(facts: Facts, one: Placed) -> str:
    """What a figure is told to have done; empty for none of the three."""
    told = _MOVED.match(facts.words(one.mention.end, one.mention.end + _BEHIND))
    return next((kind for kind in _KINDS if told is not None and told[kind]), "")
