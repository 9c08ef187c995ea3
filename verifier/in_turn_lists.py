"""Lists told in turn (liệt kê lần lượt): figures in one row whose places or kinds are named behind them, in their order.

    còn 71 biểu ...; có 12 biểu, 35 biểu và 24 biểu lần lượt ở tỉnh, huyện, xã

As many names as figures follow, so the row is full; its total is the one figure of its unit right before it.
"""

from collections.abc import Iterator

import regex as re

from patterns.slips import closes, closings, gap
from patterns.words import spots
from verifier.facts import Facts
from verifier.full_lists import MANY, MOST, OFF, FullList, is_plain
from verifier.layout import Layout, Placed, layout, same_unit

_BEHIND = " lần lượt "
_NAMED = re.compile(r" lần lượt (?:ở|tại|thuộc|cho|của|là) (?P<names>[^.;:()\d]{3,120})")
_AND = re.compile(r", | và ")
_NEXT = re.compile(r"(?: \p{L}+){0,2}(?:,| và|, và) ")
_UNIT = re.compile(r"(?: \p{L}+){0,2}")


def in_turn_lists(facts: Facts) -> Iterator[FullList]:
    """The rows told in turn that miss the figure before them by one slip."""
    for at, _ in spots([_BEHIND], facts.folded):
        named = _NAMED.match(facts.folded, at)
        if named is None:
            continue  # as most: their figures stand behind
        told = facts.once(layout)
        row = _row(facts, told, at)
        if not len(row) >= MANY or len(_AND.split(named["names"].rstrip())) != len(row):
            continue
        before = told.figures[told.rank(row[0].mention.start) - 1] if told.rank(row[0].mention.start) else None
        if before is None or before.sentence != row[0].sentence or not is_plain(before):
            continue
        if not same_unit(before.mention, row[0].mention):
            continue
        figure, listed = facts.printed(before.end), [facts.printed(one.end) for one in row]
        if not closes(figure, listed) and abs(gap(figure, listed)) <= figure.base * OFF and closings(figure, listed):
            yield FullList(before.end, tuple(one.end for one in row))


def _row(facts: Facts, told: Layout, at: int) -> list[Placed]:
    """The figures of one unit that follow each other up to a place."""
    row: list[Placed] = []
    end = at
    for one in reversed(told.figures[max(0, told.rank(at) - MOST) : told.rank(at)]):
        pattern = _NEXT if row else _UNIT
        if pattern.fullmatch(facts.folded, one.mention.end, end) is None or one.changed:
            break
        if row and not same_unit(one.mention, row[0].mention):
            break
        row.insert(0, one)
        end = one.mention.start
    return row
