"""Rates that each reached (tỷ lệ từng đơn vị đạt): what looks like the share of some bodies may be what every one of them did.

    Có 3/15 xã đạt 100%, 12/15 xã đạt trên 95%.      of the communes each; no share of the fifteen
    Có 12 dự án, trong đó 8 dự án đạt 90% khối lượng.

Only of a round percentage, told right behind the count of what can reach one; `đạt chuẩn, chiếm 20%` and `(20%)` tell a share.
"""

import regex as re

from extractor.model import Mention
from patterns.units import unit_group
from patterns.words import forms
from verifier.facts import Facts

_BODIES = frozenset(map(unit_group, (*forms("lists", "entity"), *forms("lists", "may_reach"))))
_REACHED = re.compile(
    r"(?: \p{L}+){0,9} (?:đạt|được|hưởng|hoàn thành|có|đạt tỷ lệ)(?: trên| dưới| từ| gần| hơn| bằng| tỷ lệ)? "
)
_NOUN = re.compile(r" (?!kế hoạch|chỉ tiêu|dự toán|tổng|số (?!buổi|tiết|giờ|ngày)|so với|trên|trong)\p{L}")
_NEAR = 90


def may_be_each(facts: Facts, count: Mention, percent: Mention) -> bool:
    """Whether each of those counted may have reached a percentage, which then is no share of them."""
    if "." in percent.value or not 0 <= percent.start - count.end <= _NEAR:
        return False
    own = unit_group((count.unit or "").partition(",")[0] or None) in _BODIES
    if not own and _NOUN.match(facts.words(percent.end, percent.end + 2 * _NEAR)) is None:
        return False
    return _REACHED.fullmatch(facts.words(count.end, percent.start)) is not None
