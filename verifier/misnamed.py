"""Misnamed wholes (sai mẫu số): percentages that are the share of one total, where the words name another one told beside it.

nhận 523 đơn, đủ điều kiện 468 đơn; đã xử lý 451 đơn, đạt 86,2% số đơn đủ điều kiện      86,2% is the share of the 523
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

import regex as re

from extractor.model import End, Ratio
from verifier.evident import TELLS_AMOUNT, bears, words_of_name
from verifier.facts import Facts
from verifier.line import telling
from verifier.nearby import Nearby
from verifier.shares import Share, share_of

_OF = re.compile(
    r" ?(?:(?:trên|trong|của|so với) )?(?P<all>tổng )?(?:số )?(?P<what>\p{L}+(?: \p{L}+){1,8}) ?(?:$|[,;.)])"
)
_BACK = 12
_FEW = 2
"""Words besides the unit that must name a total."""


@dataclass(frozen=True, slots=True)
class Misnamed:
    """A share of the total that it is of, and the total that the words name."""

    share: Share
    named: End


def misnamed(facts: Facts) -> Iterator[Misnamed]:
    """The percentages that their total prints and the one named does not, in text order."""
    near = facts.once(Nearby)
    told = {ratio.percent.id: ratio for ratio in facts.ratios if ratio.denominator is not None}
    for i in near.rates:
        ratio = told.get(near.line.figures[i].id)
        what = _OF.match(near.line.behind(i)) if ratio is not None else None
        if ratio is None or what is None:
            continue
        share, named = share_of(facts, ratio, ratio.denominator), _named(near, i, ratio, what["what"])
        if share is None or named is None or (what["all"] and named.id in facts.parts):
            continue
        if _prints(share):
            yield Misnamed(share, named)


def _prints(share: Share) -> bool:
    return abs(share.exact * 100 - Fraction(share.printed)) <= Fraction(1, 10**share.decimals)


def _named(near: Nearby, i: int, ratio: Ratio, name: str) -> End | None:
    """The only figure before a percentage that bears the name of its total, if it is another one and does not print it."""
    name = TELLS_AMOUNT.sub(" ", name).strip()
    part = next((j for j in near.parts(i) if near.ends(j)), None)
    if part is None or len(telling(name) - telling(near.line.figures[part].unit or "")) < _FEW:
        return None
    named = words_of_name(name)
    before = [
        k
        for k in range(i - 1, max(-1, i - _BACK), -1)
        if k != part
        and near.section(k) == near.section(i)
        and near.may_pair(part, k)
        and bears(near, k, k, name, named)
    ]
    if len(before) != 1 or not near.ends(before[0]) or near.places[i].sentence - near.places[before[0]].sentence > 1:
        return None
    own, whole = near.ends(part)[0], near.ends(before[0])[-1]
    larger = own.value * own.unit <= whole.value * whole.unit
    # Of a fraction of results and plan either half may be the one named.
    printed = any(near.rates[i].follows("share", own, one) for one in near.ends(before[0]))
    other = whole.end != ratio.denominator and larger and not printed
    return whole.end if other else None
