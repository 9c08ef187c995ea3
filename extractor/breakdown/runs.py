"""Breakdowns that only the order of the figures tells: a larger figure, and behind it a row of figures of the same unit.

    Phát hiện vi phạm 7.050 triệu đồng, thu hồi 1.120 triệu đồng, kiến nghị khác 5.930 triệu đồng.

No word says that the row makes up the first figure. That it does to the last digit says so where that is no coincidence;
so does one slip (lỗi chép số) of one figure that keeps it from doing so, where few gaps can be explained like that.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

import regex as re

from extractor.breakdown.found import FoundBreakdown
from extractor.breakdown.pairing import can_be_part, complementary, same_thing
from extractor.label import Item
from patterns.slips import Printed, chance, closes, closings

_MOST = 12
"""Parts of a row; longer ones are tables in words, which the other shapes read."""
_BACK_TO_BACK = 40
"""Figures behind the whole that are looked through."""
_DIGITS = 15
_COINCIDENCE = Decimal("0.01")
"""Below this chance a row that makes up its whole exactly is its breakdown."""
LOOSE = Decimal("0.02")
"""Below this chance a row that one slip keeps from making up its whole is its breakdown."""
TIED = Decimal("0.10")
"""The same where words tell that the row names all parts."""
_BREAK = re.compile(r";|\.(?= |$)")


def by_run(items: Sequence[Item], known: Sequence[FoundBreakdown]) -> Iterator[FoundBreakdown]:
    """The breakdowns that rows of figures show, of wholes that have none yet.

    Args:
        items: the figures that can be a whole or a part, in text order.
        known: what the other shapes showed; its wholes and parts are not tried again.
    """
    wholes = {one.whole.id for one in known}
    settled = {part.id for one in known for part in one.parts}
    for row in _rows(items):
        for position, whole in enumerate(row):
            if whole.id in wholes or not can_be_part(whole, first=True):
                continue
            groups = [group for group in _groups(whole, row[position + 1 : position + 1 + _BACK_TO_BACK])]
            found = _exact(whole, groups) or _slipped(whole, [g for g in groups if not any(p.id in settled for p in g)])
            if found is not None:
                wholes.add(whole.id)
                settled.update(part.id for part in found.parts)
                yield found


def _rows(items: Sequence[Item]) -> Iterator[list[Item]]:
    """The figures of each paragraph that stand in one bracket, or in none."""
    rows: dict[tuple[int, int], list[Item]] = {}
    for item in items:
        quantity = item.found.quantities[0]
        if len(quantity.number.value.as_tuple().digits) <= _DIGITS and quantity.number.value:
            rows.setdefault((item.found.block, item.bracket), []).append(item)
    yield from (row for row in rows.values() if len(row) > 2)


def _groups(whole: Item, following: Sequence[Item]) -> Iterator[list[Item]]:
    """The rows behind a whole that end where a reader pauses: at a semicolon or a full stop, at most in the next sentence."""
    parts: list[Item] = []
    between = ""
    for item in following:
        if item.sentence > whole.sentence + 1 or len(parts) > _MOST:
            break
        between += item.tie
        if not same_thing(whole, item) or not can_be_part(item):
            continue
        if len(parts) > 1 and _BREAK.search(between):
            yield list(parts)
        parts.append(item)
        between = ""
    if 1 < len(parts) <= _MOST:
        yield parts


def printed(item: Item) -> Printed:
    """A figure as it was printed; of a fraction its numerator."""
    quantity = item.found.quantities[0]
    value = quantity.number.value
    return Printed(value, quantity.base_value / value if value else Decimal(1), quantity.step / 2)


def _exact(whole: Item, groups: Sequence[Sequence[Item]]) -> FoundBreakdown | None:
    """The first row that makes up the whole, where that is no coincidence."""
    figure = printed(whole)
    for group in groups:
        parts = [printed(part) for part in group]
        room = sum((part.slack for part in parts), figure.slack) * 2 + min(p.unit for p in (figure, *parts))
        if closes(figure, parts) and room * len(groups) < figure.base * _COINCIDENCE:
            return FoundBreakdown(whole, tuple(group), partial=False)
    return None


def _slipped(whole: Item, groups: Sequence[Sequence[Item]]) -> FoundBreakdown | None:
    """The first row that a slip keeps from making up the whole, where a slip that does is rare."""
    figure = printed(whole)
    for group in groups:
        parts = [printed(part) for part in group]
        limit = TIED if complementary(group) else LOOSE
        if closings(figure, parts) and chance(figure, parts) * len(groups) < limit:
            return FoundBreakdown(whole, tuple(group), partial=True)
    return None
