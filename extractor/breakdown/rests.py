"""Breakdowns told as something done and what is left of it: `29 kết luận; đã làm 27/29 kết luận, còn 02 kết luận`.

Only rests that make up the whole with what stands before them are read: the words ("còn", "còn lại", "đang", "chưa") name
no whole.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

import regex as re

from extractor.blocks import Outline
from extractor.breakdown.found import FoundBreakdown, can_be_added, value
from extractor.breakdown.pairing import alike, is_change
from extractor.label import Item
from patterns.units import PEOPLE
from patterns.words import forms, whole_word

_REST = re.compile(rf"(?<!\p{{L}}){whole_word(forms('lists', 'rest'))}(?: \p{{L}}+){{0,6}}:? ?$")
_REST_BEHIND = re.compile(rf"^ ?(?:\p{{L}}+ ){{0,3}}{whole_word(forms('lists', 'rest'))}")
_MOST = 4
"""Figures done that a rest is told beside."""
_BACK = 8
_BLOCKS = 2


def by_rest(
    outline: Outline, by_block: Mapping[int, Sequence[Item]], known: Sequence[FoundBreakdown]
) -> Iterator[FoundBreakdown]:
    """The breakdowns that a rest closes.

    Args:
        outline: the paragraphs.
        by_block: of each paragraph the figures that can be a whole or a part, in text order.
        known: what the other shapes showed; its parts have their whole.
    """
    settled = {part.id for one in known for part in one.parts}
    divided = {one.whole.id for one in known if len(one.parts) > 1}
    earlier: list[Item] = []
    for index in sorted(by_block):
        for item in by_block[index]:
            if item.id not in settled and item.found.mention.kind != "fraction" and _is_rest(item):
                found = _closed([one for one in earlier if _may_belong(outline, one, item)], item, divided)
                if found is not None:
                    settled.update(part.id for part in found.parts)
                    yield found
            earlier = [*earlier[-2 * _BACK :], item]


def _is_rest(item: Item) -> bool:
    """Whether words before or behind a figure say that it is what is left."""
    if not can_be_added(item) or is_change(item):
        return False
    return _REST.search(item.tie) is not None or _REST_BEHIND.search(item.rest) is not None


def _may_belong(outline: Outline, one: Item, rest: Item) -> bool:
    return (
        rest.found.block - one.found.block <= _BLOCKS
        and outline.blocks[one.found.block].section == outline.blocks[rest.found.block].section
        and (one.group == rest.group or (alike(one, rest) and not {one.group, rest.group} & PEOPLE))
        and not is_change(one)
        and can_be_added(one)
    )


def _closed(before: Sequence[Item], rest: Item, divided: set[str]) -> FoundBreakdown | None:
    """The rest with the figures done, nearest first, and the nearest whole before them that they make up."""
    done: list[Item] = []
    amount = value(rest)
    for place in range(len(before) - 1, max(-1, len(before) - 1 - _MOST), -1):
        done.insert(0, before[place])
        amount += value(before[place])
        whole = _whole(before[:place], done, amount, divided)
        if whole is not None:
            return FoundBreakdown(whole, (*done, rest), partial=False, unsaid=True)
    return None


def _whole(before: Sequence[Item], done: Sequence[Item], amount: Decimal, divided: set[str]) -> Item | None:
    """The nearest plain figure of an amount: right before, or known as a whole, or named by a fraction done as its denominator."""
    fractions = [item for item in done if item.found.mention.kind == "fraction"]
    if any(item.found.quantities[-1].base_value != amount for item in fractions):
        return None
    near = [one for one in before[-_BACK:] if fractions or one.id in divided or one in before[-2:]]
    return next((one for one in reversed(near) if one.found.mention.kind != "fraction" and value(one) == amount), None)
