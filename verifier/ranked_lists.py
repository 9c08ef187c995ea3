"""Ranked lists (liệt kê theo thứ hạng): the greatest parts of a total told in turn, and in the end all the rest.

    ... ở nước ngoài 2.247 người. Cao nhất là Nhật Bản (1.386 người), kế đến Đài Loan (542 người), còn lại 319 người.

A list of the greatest parts is open; the rest with a figure of its own closes it.
"""

from collections.abc import Iterator

import regex as re

from patterns.slips import closes, gap
from patterns.words import matches
from verifier.facts import Facts
from verifier.full_lists import OFF, FullList, is_plain, left_of
from verifier.layout import layout, same_unit

_FIRST = re.compile(r"(?<!\p{L})(?:cao|nhiều|đông|lớn) nhất(?: là| ở| tại| thuộc| về)?(?!\p{L})")
_OPENERS = ("cao nhất", "nhiều nhất", "đông nhất", "lớn nhất")
_LEAD = 40
"""Letters that may open the sentence before the greatest part is told."""
_REST = re.compile(r"(?<!\p{L})(?:số )?còn lại(?: là)?(?: \p{L}+){0,4} \(?$")
_MOST = 8
_FEWEST = 3
_WHOLES = 3
_BACK = 10


def ranked_lists(facts: Facts) -> Iterator[FullList]:
    """The lists told by rank to the rest that make up no figure before them."""
    for match in matches(_FIRST, _OPENERS, facts.folded) if "còn lại" in facts.folded else ():
        told = facts.once(layout)
        first = told.rank(match.end())
        row = told.figures[first : first + _MOST]
        if not row or match.start() - row[0].begin > _LEAD or row[0].begin > match.start():
            continue  # the clause of a sentence that tells something else
        own = [one for one in row if one.sentence == row[0].sentence and same_unit(one.mention, row[0].mention)]
        last = next((n for n, one in enumerate(own) if _REST.search(left_of(facts, one)) is not None), -1)
        parts = own[: last + 1]
        if len(parts) < _FEWEST or not all(map(is_plain, parts)):
            continue
        before = [one for one in told.figures[max(0, first - _BACK) : first] if same_unit(one.mention, row[0].mention)]
        wholes = [one for one in before if row[0].sentence - one.sentence == 1 and is_plain(one)][-_WHOLES:]
        listed = [facts.printed(one.end) for one in parts]
        if any(closes(facts.printed(one.end), listed) for one in before):
            continue
        off = {abs(gap(figure := facts.printed(one.end), listed)) / figure.base: one for one in wholes}
        if off and min(off) <= OFF:
            yield FullList(off[min(off)].end, tuple(one.end for one in parts))
