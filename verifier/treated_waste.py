"""Waste by treatment (rác theo cách xử lý): what was burnt, buried, composted and recycled makes up what was collected.

Thu gom 152 tấn/ngày, đạt 90,5% ... Lượng thu gom được đốt 61 tấn/ngày, chôn lấp 91 tấn/ngày

Nothing but the names tie the list to its total: it is judged only where one slip is all that keeps them apart.
"""

from collections.abc import Iterator, Sequence

import regex as re

from patterns.slips import closes, closings
from patterns.words import spots
from verifier.facts import Facts
from verifier.full_lists import FullList, is_plain, left_of
from verifier.layout import Layout, Placed, layout

_BURIED = "chôn lấp"
_WAY = re.compile(r"(?<!\p{L})(?:(?P<burnt>đốt)|(?P<buried>chôn lấp)|(?P<made>ủ|tái chế|compost))(?!\p{L})")
_WHOLE = re.compile(r"(?<!\p{L})(?:thu gom|xử lý)(?!\p{L})")
_REACH, _BACK, _MOST = 40, 14, 5
_FEWEST = 2
_TONS = "tấn"


def treated_waste(facts: Facts) -> Iterator[FullList]:
    """The lists of ways of treatment that one slip keeps from making up what was collected."""
    past = -1
    for at, _ in spots([_BURIED], facts.folded):
        told = facts.once(layout)
        place = told.rank(at)
        if place >= len(told.figures) or place <= past or told.figures[place].mention.start - at > _REACH:
            continue
        first, row = _row(facts, told, place)
        past = first + len(row) - 1
        found = _missed(facts, told, first, row) if len(row) >= _FEWEST else None
        if found is not None:
            yield found


def _row(facts: Facts, told: Layout, place: int) -> tuple[int, list[Placed]]:
    """The tons around a figure of its sentence that are told by ways of treatment, each by another one."""
    own = told.figures[place]
    near = [
        (n, one)
        for n, one in enumerate(told.figures[max(0, place - _MOST) : place + _MOST], max(0, place - _MOST))
        if one.sentence == own.sentence and _is_told(one) and _WAY.search(left_of(facts, one)) is not None
    ]
    ways = [match.group() for _, one in near for match in [_WAY.search(left_of(facts, one))] if match is not None]
    if len(set(ways)) < len(ways) or not near:
        return place, []
    return near[0][0], [one for _, one in near]


def _is_told(one: Placed) -> bool:
    return (one.mention.unit or "").partition("/")[0] == _TONS and is_plain(one)


def _missed(facts: Facts, told: Layout, first: int, row: Sequence[Placed]) -> FullList | None:
    parts = [facts.printed(one.end) for one in row]
    before = [
        one
        for one in reversed(told.figures[max(0, first - _BACK) : first])
        if one.mention.section == row[0].mention.section and _is_told(one) and not one.changed
    ]
    if any(closes(facts.printed(one.end), parts) for one in before):
        return None
    whole = next((one for one in before if _WHOLE.search(left_of(facts, one)) is not None), None)
    if whole is None or not any(one.slip == "digit" for one in closings(facts.printed(whole.end), parts)):
        return None
    return FullList(whole.end, tuple(one.end for one in row))
