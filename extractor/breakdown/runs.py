"""Breakdowns that only the order of the figures tells: a larger figure, and behind it a row of figures of the same unit.

    Phát hiện vi phạm 7.050 triệu đồng, thu hồi 1.120 triệu đồng, kiến nghị khác 5.930 triệu đồng.

No word says that the row makes up the first figure. That it does to the last digit says so where that is no coincidence;
so does one slip (lỗi chép số) of one figure that keeps it from doing so, where few gaps can be explained like that.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

import regex as re

from extractor.blocks import Outline
from extractor.breakdown.found import FoundBreakdown, can_be_added, printed
from extractor.breakdown.pairing import is_change, is_taken_of, leaves_little, same_thing, speaks_of_more
from extractor.label import Item
from patterns.slips import closes, explains
from patterns.words import forms, whole_word

_MOST = 12
"""Parts of a row; longer ones are tables in words, which the other shapes read."""
_BACK_TO_BACK = 40
"""Figures behind the whole that are looked through."""
_COINCIDENCE = Decimal("0.01")
"""Below this chance a row that makes up its whole exactly is its breakdown."""
_LOOSE = Decimal("0.02")
"""Below this chance a row that one slip keeps from making up its whole is its breakdown."""
_COMPLEMENTARY = Decimal("0.25")
"""The same where the names of the parts leave little beside them."""
_ENUMERATED = Decimal("0.20")
"""The same where three parts or more are told one behind the other, each with the very unit of their whole."""
_PAIR = 2
_PLACES = 4
"""Places in a row that are likelier all of them than some."""
_PAUSE = re.compile(r" ?(?:,|;| và)[^;:.()]*")
_VILLAGE = re.compile(rf",? {whole_word(forms('lists', 'body'))} \p{{L}}+(?: \p{{L}}+){{0,2}} ")
_BREAK = re.compile(r";|\.(?= |$)")


def by_run(
    outline: Outline, by_block: Mapping[int, Sequence[Item]], known: Sequence[FoundBreakdown]
) -> Iterator[FoundBreakdown]:
    """The breakdowns that rows of figures show, of wholes that have none yet.

    Args:
        outline: the paragraphs.
        by_block: of each paragraph the figures that can be a whole or a part, in text order.
        known: what the other shapes showed; its wholes and parts are not tried again.
    """
    wholes = {one.whole.id for one in known if len(one.parts) > 1}
    settled = {part.id for one in known for part in one.parts}
    for index, members in by_block.items():
        for row in _rows(members):
            for position, whole in enumerate(row):
                if whole.id in wholes or is_change(whole):
                    continue
                following = row[position + 1 : position + 1 + _BACK_TO_BACK]
                groups = list(_groups(outline.blocks[index].view.folded, whole, following))
                free = [group for group in groups if not any(part.id in settled for part in group)]
                found = _exact(whole, groups) or _slipped(whole, free)
                if found is not None:
                    wholes.add(whole.id)
                    settled.update(part.id for part in found.parts)
                    yield found


def _rows(items: Sequence[Item]) -> Iterator[list[Item]]:
    """The figures of a paragraph that stand in one bracket, or in none."""
    rows: dict[int, list[Item]] = {}
    for item in items:
        if can_be_added(item):
            rows.setdefault(item.bracket, []).append(item)
    yield from (row for row in rows.values() if len(row) > 2)
    yield from _each_in_brackets(rows)


def _each_in_brackets(rows: Mapping[int, Sequence[Item]]) -> Iterator[list[Item]]:
    """A figure and those behind it that stand alone, each in a bracket of its own: `nuôi trồng (90 ha), khai thác (77 ha)`."""
    outer = rows.get(-1, ())
    alone = [row[0] for bracket, row in sorted(rows.items()) if bracket >= 0 and len(row) == 1]
    for first, item in enumerate(alone):
        if len(alone) - first > 1 and (first == 0 or item.sentence > alone[first - 1].sentence):
            last = bisect_left(outer, item.found.start, key=_start)
            yield from ([whole, *alone[first : first + _MOST + 1]] for whole in outer[max(0, last - 2) : last])


def _start(item: Item) -> int:
    return item.found.start


def _groups(text: str, whole: Item, following: Sequence[Item]) -> Iterator[list[Item]]:
    """The rows behind a whole that end where a reader pauses: at a semicolon or a full stop, at most in the next sentence."""
    parts: list[Item] = []
    for item in following:
        if item.sentence > whole.sentence + 1 or len(parts) > _MOST or speaks_of_more(whole, item):
            break
        if not same_thing(whole, item) or is_change(item) or is_taken_of(item):
            continue
        if len(parts) > 1 and _BREAK.search(text, parts[-1].found.end, item.found.start):
            yield list(parts)
        parts.append(item)
    if 1 < len(parts) <= _MOST:
        yield parts


def _exact(whole: Item, groups: Sequence[Sequence[Item]]) -> FoundBreakdown | None:
    """The first row that makes up the whole, where that is no coincidence."""
    figure = printed(whole)
    for group in groups:
        parts = [printed(part) for part in group]
        room = sum((part.slack for part in parts), figure.slack) * 2 + min(p.unit for p in (figure, *parts))
        if closes(figure, parts) and room * len(groups) < figure.base * _COINCIDENCE:
            return FoundBreakdown(whole, tuple(group), partial=False, unsaid=True)
    return None


def _slipped(whole: Item, groups: Sequence[Sequence[Item]]) -> FoundBreakdown | None:
    """The first row that a slip keeps from making up the whole, where a slip that does is rare."""
    figure = printed(whole)
    for group in groups:
        parts = [printed(part) for part in group]
        limit = _COMPLEMENTARY if _is_plain(whole, group) and leaves_little(group) else _LOOSE
        if limit is _LOOSE and len(group) > _PAIR and (_is_enumerated(whole, group) or _are_all_places(whole, group)):
            limit = _ENUMERATED
        if explains(figure, parts, limit / len(groups)):
            return FoundBreakdown(whole, tuple(group), partial=True, unsaid=True)
    return None


def _is_plain(whole: Item, group: Sequence[Item]) -> bool:
    """Whether a row counts in one sentence what its whole counts, in its very unit."""
    return all(part.group == whole.group is not None and part.sentence == whole.sentence for part in group)


def _are_all_places(whole: Item, group: Sequence[Item]) -> bool:
    """Whether places follow a figure of all of them, each with its bare number: `Toàn xã 4.322 khẩu, thôn Đoài 812, Phú Thứ 751, ...`."""
    row = (whole, *group)
    return (
        whole.group is not None
        and len(group) >= _PLACES
        and all(part.group is None and _is_named(part) and part.sentence == whole.sentence for part in group)
        and all(part.index == before.index + 1 for before, part in pairwise(row))
        and all(_PAUSE.fullmatch(part.tie) is not None and ";" not in part.tie for part in group)
    )


def _is_named(part: Item) -> bool:
    return part.named or _VILLAGE.fullmatch(part.tie) is not None


def _is_enumerated(whole: Item, group: Sequence[Item]) -> bool:
    """Whether one clause tells nothing but parts in the very unit of the whole: `phạt 12 cơ sở, cảnh cáo 8 cơ sở, nhắc nhở 4 cơ sở`."""
    return (
        whole.group is not None
        and all(part.group == whole.group and part.sentence == group[0].sentence for part in group)
        and all(part.index == before.index + 1 for before, part in pairwise(group))
        and all(_PAUSE.fullmatch(part.tie) is not None for part in group[1:])
    )
