"""Medals by metal (huy chương vàng, bạc, đồng): all of a number of medals, told right behind it; "25 đồng" is no money there.

Đoàn tỉnh giành 57 huy chương: 14 vàng, 18 bạc, 25 đồng. Đạt 57 huy chương các loại, trong đó có 14 HCV, 18 HCB và 25 HCĐ.
"""

from collections.abc import Iterator

import regex as re

from extractor.model import End
from patterns.folding import fold
from patterns.slips import closes
from verifier.facts import Facts
from verifier.full_lists import FullList

_MEDALS, _METALS = "huy chương", 3
_OPENS = re.compile(
    r"(?: (?:các loại|các hạng|quốc gia|quốc tế))?(?:, |: | \(|; )?(?:(?:bao )?gồm|trong đó)?(?: có)?:? ?(?:giành |đạt )?"
)
_NEXT = re.compile(r"(?:,|;| và|, và) ?")
_METAL = tuple(
    re.compile(rf"\d{{1,4}} (?:(?:huy chương|hc) ?{metal}|{metal}|hc{letter})")
    for metal, letter in (("vàng", "v"), ("bạc", "b"), ("đồng", "đ"))
)


def medals(facts: Facts) -> Iterator[FullList]:
    """The medals that those of gold, silver and bronze told behind them do not make up."""
    if _MEDALS not in facts.folded:
        return
    mentions = facts.report.mentions
    for place, whole in enumerate(mentions):
        row = mentions[place + 1 : place + 1 + _METALS]
        if whole.kind != "count" or whole.unit != _MEDALS or len(row) < _METALS:
            continue
        told = (whole, *row)
        metals = all(metal.fullmatch(" ".join(fold(one.text).split())) for metal, one in zip(_METAL, row, strict=True))
        ties = [facts.words(one.end, other.start) for one, other in zip(told, row, strict=False)]
        if not metals or _OPENS.fullmatch(ties[0]) is None or not all(map(_NEXT.fullmatch, ties[1:])):
            continue
        ends = tuple(End(id=one.id) for one in row)
        exact = all(one.qualifier == "exact" for one in told)
        if exact and not closes(facts.printed(End(id=whole.id)), [facts.printed(end) for end in ends]):
            yield FullList(End(id=whole.id), ends)
