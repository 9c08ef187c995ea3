"""Scale said once (đơn vị nêu một lần): the bare figures of a list that divides a sum of money or a measure are told in its unit.

    7.474,8 triệu đồng (cấp tỉnh 2.450,0; cấp huyện 3.118,5; cấp xã 1.906,3)       each in millions of đồng
    6.842 triệu đồng, đạt 116%, trong đó thu tại xã 1.275, bổ sung cân đối 4.380, bổ sung có mục tiêu 1.187
    ba tháng lần lượt là 412, 386 và 455 triệu đồng                                 the last of a row says what all are

No word says so of a list. That the list comes near the figure it divides does: quarters, households and shares do not.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import takewhile

import regex as re

from extractor.blocks import Outline
from extractor.clean import View
from extractor.find import Found, by_block, canonical
from patterns.words import forms, whole_word

_SCALED = frozenset({"money", "measure"})
_BACK = 4
"""Figures before a list that it may divide."""
_MOST = 12
_REACH = 120
_OPENING = re.compile(rf"[(:]|{whole_word(forms('grammar', 'opener'))}")
_NEXT = re.compile(r" ?(?:[,;]|,? và) ")
_TOLD_IN_TURN = tuple(f"lần lượt {verb}" for verb in ("", "là ", "đạt ", "thu ", "chi "))
_NEAR = 20
_DIGITS = re.compile(r"\d[\d.,]*")
_STOP = re.compile(r"[;.](?= )")
_LEAST = 100
"""What a figure is at least where whole numbers divide it: smaller ones may count anything."""
_OFF = Decimal("0.10")
"""By what share of it a list may miss the figure it divides."""


def scale_lists(outline: Outline, found: Sequence[Found]) -> list[Found]:
    """The mentions, with the bare figures of such lists as money or measures of the unit they leave out."""
    if not any(f.mention.kind in _SCALED for f in found):
        return list(found)
    scaled: dict[str, Found] = {}
    for index, members in by_block(found).items():
        if not any(f.mention.kind in _SCALED for f in members):
            continue
        view = outline.blocks[index].view
        scaled.update((f.mention.id, _in_unit_of(last, f)) for f, last in _in_turn(view, members))
        for first, run in _runs(members):
            lead = view.folded[max(members[first - 1].end, run[0].start - _REACH) : run[0].start]
            opening = _OPENING.search(lead)
            if opening is None or _STOP.search(lead) is not None:
                continue
            begin, bracket = view.sentence(run[0].start)[0], view.bracket_at(run[0].start)
            listed = _in_bracket(view, bracket, run)
            before = takewhile(_may_stand_between, reversed(members[max(0, first - _BACK) : first]))
            for whole in before:
                if whole.start >= begin and _is_scaled(whole) and (count := _divides(whole, listed)):
                    scaled.update((f.mention.id, _in_unit_of(whole, f)) for f in listed[:count])
                    break
    return [scaled.get(f.mention.id, f) for f in found]


def _in_turn(view: View, members: Sequence[Found]) -> Iterator[tuple[Found, Found]]:
    """The bare figures of rows told in turn, each with the last of its row, which tells the unit."""
    for place, last in enumerate(members):
        if not (place and _is_scaled(last) and _is_bare(members[place - 1])):
            continue
        row = [last]
        for f in reversed(members[max(0, place - _MOST) : place]):
            if not _is_bare(f) or _NEXT.fullmatch(view.folded, f.end, row[-1].start) is None:
                break
            row.append(f)
        first = row[-1].start
        if len(row) > 1 and view.folded[max(0, first - _NEAR) : first].endswith(_TOLD_IN_TURN):
            yield from ((f, last) for f in row[1:])


def _runs(members: Sequence[Found]) -> Iterator[tuple[int, list[Found]]]:
    """Where bare figures follow one another behind another figure, and they."""
    first = 0
    while first < len(members):
        run = list(takewhile(_is_bare, members[first : first + _MOST]))
        if first and len(run) > 1:
            yield first, run
        first += len(run) + 1


def _in_bracket(view: View, bracket: tuple[int, int], run: Sequence[Found]) -> list[Found]:
    """The first figures of a row that stand in one bracket, told as `View.bracket_at` does."""
    return list(takewhile(lambda f: view.bracket_at(f.start) == bracket, run))


def _is_bare(f: Found) -> bool:
    mention = f.mention
    plain = mention.kind == "count" and mention.unit is None and mention.qualifier == "exact" and len(f.quantities) == 1
    return plain and (mention.text[0] != "0" or f.quantities[0].number.decimals > 0)


def _may_stand_between(f: Found) -> bool:
    """Whether a figure is money, a measure, or a rate of it: behind a count (`xây 4 công trình (đường 2, cầu 1)`) a list divides that."""
    return f.mention.kind in _SCALED or f.mention.kind == "percent"


def _is_scaled(f: Found) -> bool:
    """Whether a figure is a sum of money or a measure told in one unit (not `3 tỷ 260 triệu đồng`), for nothing else (`tạ/ha`)."""
    unit = f.mention.unit
    plain = f.mention.kind in _SCALED and unit is not None and "/" not in unit and len(f.quantities) == 1
    return plain and len(_DIGITS.findall(f.mention.text)) == 1


def _divides(whole: Found, listed: Sequence[Found]) -> int:
    """How many figures of a list, from its first, make up a figure, or come nearest to doing so; 0 where none do."""
    wanted, running = whole.quantities[0].number.value, Decimal(0)
    if wanted < _LEAST and not any(f.quantities[0].number.decimals for f in listed):
        return 0
    best, count = wanted * _OFF, 0
    for place, f in enumerate(listed, start=1):
        running += f.quantities[0].number.value
        if place > 1 and wanted and abs(running - wanted) <= best:
            best, count = abs(running - wanted), place
    return count


def _in_unit_of(whole: Found, f: Found) -> Found:
    """A bare figure as what it stands for."""
    told, own = whole.quantities[0], f.quantities[0]
    factor = told.base_value / told.number.value
    base, step = own.number.value * factor, Decimal(1).scaleb(-own.number.decimals) * factor
    mention = f.mention.model_copy(
        update={
            "kind": whole.mention.kind,
            "inherited_unit": whole.mention.unit,
            "base_value": canonical(base),
            "base_unit": whole.mention.base_unit,
            "interval": (canonical(base - step / 2), canonical(base + step / 2)),
        }
    )
    return replace(f, mention=mention, quantities=(replace(own, base_value=base, base_unit=told.base_unit, step=step),))
