"""Closing totals (tổng nêu sau cùng): totals told last that the order of the figures makes look like parts of the first one.

Lúa đạt 7.200 tấn, ngô 1.350 tấn, tổng sản lượng 8.550 tấn: 7.200 is a part, no whole.
"""

from typing import TYPE_CHECKING

import regex as re

from extractor.model import Breakdown
from patterns.words import forms, whole_word

if TYPE_CHECKING:
    from verifier.facts import Facts

_TOTAL = re.compile(r"[,;] (?:đưa |nâng )?tổng(?: \p{L}+){0,6},?(?: \p{L}+){0,3} $")
_OPENER = re.compile(whole_word(forms("grammar", "opener")))
_REACH = 60


def without_closing_total(facts: "Facts", breakdown: Breakdown) -> Breakdown | None:
    """A list without the larger total that closes it; None where no words open it, for then its first figure is a part, too.

    `Đàn lợn 25.000 con, trong đó nái 3.000 con; đàn bò 2.000 con, tổng đàn 27.000 con`: the sows alone are pigs.
    """
    whole = facts.mentions[breakdown.whole.id]
    if breakdown.complete or not _is_closed(facts, breakdown):
        return breakdown
    first = facts.mentions[breakdown.parts[0].id]
    if _OPENER.search(facts.words(whole.end, first.start)) is None:
        return None
    stop = facts.folded.find(";", first.end)
    own = tuple(part for part in breakdown.parts if 0 <= facts.mentions[part.id].start < stop)
    return breakdown.model_copy(update={"parts": own}) if own else None


def _is_closed(facts: "Facts", breakdown: Breakdown) -> bool:
    """Whether the last part is larger than the whole and is called a total right behind a pause."""
    last = facts.mentions[breakdown.parts[-1].id]
    if facts.value(breakdown.parts[-1]) <= facts.value(breakdown.whole):
        return False  # as most
    return _TOTAL.search(facts.words(max(0, last.start - _REACH), last.start)) is not None
