"""Ranks (thứ hạng): a place, the place before, and by how many the text says it rose or fell.

    xếp thứ 18/63, tăng 11 bậc (năm 2020 xếp thứ 29/63)
    xếp thứ 24/63 tỉnh, thành phố, giảm 4 bậc so với năm 2020 (20/63)

The lower the number the higher the place.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import regex as re

from extractor.model import Mention
from verifier.facts import Facts

_STEPS = frozenset({"bậc", "hạng"})
_PLACES = frozenset({"ordinal", "fraction"})
_WAY = re.compile(r"[^.;()\d]{0,60}[,(] ?(?:đã )?(?:(?P<up>tăng|lên)|(?P<down>giảm|tụt))(?: thêm)? ")
_THEN = re.compile(r"(?: so(?: với)? [^.;()]{1,40})? ?\([^.;()]{0,40}")
_NEXT = 2
"""Mentions behind the steps that may be the place before: the year stands in between."""


@dataclass(frozen=True, slots=True)
class Climb:
    """A place, the one before, and the steps between them; `down`: it is said to have fallen."""

    now: Mention
    before: Mention
    steps: Mention
    down: bool

    @property
    def told(self) -> int:
        """By how many places it is said to have risen; less than 0 where it is said to have fallen."""
        return -int(self.steps.value) if self.down else int(self.steps.value)

    @property
    def risen(self) -> int:
        """By how many places it rose; less than 0 where it fell."""
        return _place(self.before) - _place(self.now)


def climbs(facts: Facts) -> Iterator[Climb]:
    """The changes of a place that a report tells with both places, in text order."""
    if "bậc" not in facts.folded and "hạng" not in facts.folded:
        return
    mentions = facts.report.mentions
    for i, steps in enumerate(mentions[1:], start=1):
        now = mentions[i - 1]
        if steps.unit not in _STEPS or now.kind != "ordinal" or not steps.value.isdecimal() or not _is_place(now):
            continue
        way = _WAY.fullmatch(facts.words(now.end, steps.start))
        before = next((m for m in mentions[i + 1 : i + 1 + _NEXT] if m.kind in _PLACES and _is_place(m)), None)
        if way is None or before is None or _THEN.fullmatch(facts.words(steps.end, before.start)) is None:
            continue
        if facts.folded.startswith(")", before.end) and _of_as_many(now, before):
            yield Climb(now, before, steps, way["down"] is not None)


def _is_place(mention: Mention) -> bool:
    return mention.value.partition("/")[0].isdecimal()


def _place(mention: Mention) -> int:
    return int(mention.value.partition("/")[0])


def _of_as_many(one: Mention, other: Mention) -> bool:
    """Whether both places are among as many, as far as the text tells."""
    many = {one.value.partition("/")[2], other.value.partition("/")[2]} - {""}
    return len(many) <= 1
