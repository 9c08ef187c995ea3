"""Series (chuỗi theo kỳ): figures whose label is a period alone are what was told for the period before.

Số hóa kết quả: năm 2021 là 310/420 hồ sơ, bằng 73,81%; năm 2022 là 510/640 hồ sơ, bằng 79,69%
trả qua bưu chính 500 hồ sơ: năm 2021 có 200 hồ sơ, năm 2022 có 300 hồ sơ
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

import regex as re

from extractor.find import read_phrase
from extractor.label import Item
from extractor.linked import Linked
from patterns import period
from patterns.pattern import Phrase

_LONGEST = 60
_REACH = 4
"""Figures that are looked back over: of each period a count, its percentage and a third beside them."""
_BEFORE = re.compile(r"\W*+(?:(?:trong đó|cụ thể|gồm|riêng|còn|và|của|trong|đến)\W++)*+")
_BEHIND = re.compile(r"\W*+(?:(?:là|đạt|có|được|chỉ|tăng lên|giảm còn|lên|xuống|còn)(?!\p{L})\W*+)*+")


def link_series(items: Sequence[Item], linked: dict[str, Linked]) -> None:
    """Give figures whose label is a period the code of the nearest figure of their kind before them in the sentence."""
    for position, item in enumerate(items):
        one = linked.get(item.id)
        if item.changed or item.right.strip(" ,.;:()") or (one is not None and one.how == "exact"):
            continue
        before = _alike_before(items, position)
        told = linked.get(before.id) if before is not None else None
        if told is not None and _is_period(item.left):
            linked[item.id] = replace(told, how="inherited")


def _alike_before(items: Sequence[Item], position: int) -> Item | None:
    item = items[position]
    for before in reversed(items[max(0, position - _REACH) : position]):
        if (before.found.block, before.sentence) != (item.found.block, item.sentence):
            return None
        same_kind = before.found.mention.kind == item.found.mention.kind
        if same_kind and not before.changed and item.group in (before.group, None):
            return before
    return None


@lru_cache(maxsize=1024)
def _is_period(label: str) -> bool:
    """Whether a folded label is a period and nothing else."""
    if len(label) > _LONGEST or not any(char.isdigit() or char in "iv" for char in label):
        return False
    readings = read_phrase(Phrase(label, label), period.PATTERNS)
    if len(readings) != 1:
        return False
    before, behind = label[: readings[0].start], label[readings[0].end :]
    return _BEFORE.fullmatch(before) is not None and _BEHIND.fullmatch(behind) is not None
