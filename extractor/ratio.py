"""Ratios (tỷ lệ): which counts a percentage was computed from, as far as the text names them."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import regex as re

from extractor.denominator import denominator
from extractor.label import Item
from extractor.model import Breakdown, End, FractionPercent, Ratio
from extractor.share import is_share, misread
from patterns.catalogue import named_in
from patterns.words import forms, whole_word

_TIE = re.compile(rf"{whole_word(forms('grammar', 'tie'))}|^[\s(]*$")
_CHANGE = re.compile(r"(?<!\p{L})(?:tăng|giảm|so với|hơn|kém|vượt|cùng kỳ|kế hoạch)(?!\p{L})")
_BREAK = re.compile(r"[;.](?= )")
_FRACTION_REACH = 14
_BRACKETED = re.compile(r"\([^()]*\)")
_ASIDE = 12
"""Figures that a bracket between a count and its percentage may hold."""
# "đạt 120% so với kế hoạch", "đạt 90%KH": held against a plan or another period, not against a total.
_YARDSTICK = re.compile(rf" ?(?:(?:của|trên) )?{whole_word(forms('lists', 'yardstick'))}")
_OWN_WORDS = 3
_OUT_OF = re.compile(r" (?:[^,;.:()\d]{1,40} )?(?:trên|trong)(?: tổng(?: số)?)? ")


def ratios(items: Sequence[Item], breakdowns: Sequence[Breakdown]) -> Iterator[Ratio | FractionPercent]:
    """The relation of each percentage that has one, in text order."""
    wholes = {part.id: b.whole for b in breakdowns for part in b.parts}
    quoted: set[str] = set()
    for position, item in enumerate(items):
        if not item.is_percent or item.found.mention.unit != "%":
            continue
        after = items[position + 1] if position + 1 < len(items) else None
        if after is not None and _quoted_behind(item, after):
            quoted.add(after.id)
            yield FractionPercent(fraction=End(id=after.id), percent=End(id=item.id))
            continue
        before, tie = _before(items, position)
        if before is not None and (before.id in quoted or not _tied(before, item, tie)):
            before = None  # "99,8% (24.950/25.000 văn bản), trong đó cấp xã 99,5%": the fraction is the first one's
        if before is not None and before.found.mention.kind == "fraction":
            yield FractionPercent(fraction=End(id=before.id), percent=End(id=item.id))
        elif (ratio := _ratio(items, position, before, wholes)) is not None:
            yield ratio


def _before(items: Sequence[Item], position: int) -> tuple[Item | None, str]:
    """The figure before a percentage and the words between; a bracket that has closed between is skipped with its figures.

    `150 thủ tục (90 toàn trình, 60 một phần), đạt 75%` tells the share of the 150.
    """
    percent, tie = items[position], items[position].tie
    for i in range(position - 1, max(-1, position - 2 - _ASIDE), -1):
        item = items[i]
        if item.found.block != percent.found.block or item.depth < percent.depth:
            return (item, tie) if i == position - 1 else (None, tie)
        if item.bracket == percent.bracket:
            return item, tie
        tie = f"{item.tie}0{tie}"  # the words of the aside go out with its brackets
    return None, tie


def _tied(before: Item, percent: Item, tie: str) -> bool:
    """Whether the words between a count and a percentage say that the one is the other's share."""
    same_block = before.found.block == percent.found.block
    if not same_block or before.found.mention.kind not in ("count", "fraction", "money", "measure"):
        return False
    tie = _BRACKETED.sub("", tie)
    if (
        _BREAK.search(tie)
        or _CHANGE.search(tie)
        or before.sentence != percent.sentence
        or len(tie.split()) > _FRACTION_REACH
    ):
        return False
    words = len(re.sub(r"[,(:]", " ", tie).split())
    if before.found.mention.kind == "fraction":
        return (_commas(tie) <= 1 or words <= _OWN_WORDS + 2) and is_share(before, percent, tie)
    return _TIE.search(tie) is not None and words <= _OWN_WORDS + 2


def _commas(tie: str) -> int:
    """The commas that part words from each other: not that of "có phí, lệ phí"."""
    inside = sum(tie.count(",", one.start, one.end) for one in named_in(tie)) if "," in tie else 0
    return tie.count(",") - inside


def _quoted_behind(percent: Item, after: Item) -> bool:
    """`đạt 85% (510/600 văn bản)`."""
    if after.found.block != percent.found.block or after.found.mention.kind != "fraction" or misread(after, percent):
        return False
    return re.fullmatch(r" ?\(", after.tie) is not None and _CHANGE.search(percent.tie) is None


def _ratio(items: Sequence[Item], position: int, numerator: Item | None, wholes: dict[str, End]) -> Ratio | None:
    percent = items[position]
    if _CHANGE.search(percent.left) or _YARDSTICK.match(percent.rest) or percent.found.mention.modality != "actual":
        return None
    if numerator is not None and (part := _part_of(items, position, numerator)) is not None:
        return Ratio(numerator=End(id=part.id), denominator=End(id=numerator.id), percent=End(id=percent.id))
    whole = denominator(items, position, numerator, wholes)
    if numerator is None and (whole is None or (percent.code is None and percent.group is None)):
        return None
    return Ratio(numerator=End(id=numerator.id) if numerator else None, denominator=whole, percent=End(id=percent.id))


def _part_of(items: Sequence[Item], position: int, whole: Item) -> Item | None:
    """The count printed as one of another: `640 trên tổng số 702 hồ sơ, đạt 91,17%`."""
    if not _OUT_OF.fullmatch(whole.tie):
        return None
    near = items[max(0, position - 2 - _ASIDE) : position]
    part = next((before for before, item in pairwise(near) if item.id == whole.id), None)
    return part if part is not None and part.found.block == whole.found.block and not part.is_percent else None
