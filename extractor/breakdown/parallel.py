"""Breakdowns told side by side: tuples of figures of several units, of which one tells the totals and the others the parts.

    Tiếp 246 lượt với 389 người: thường xuyên 187 lượt, 281 người; định kỳ 59 lượt, 108 người. Cộng 44 tổ với 1.771 thành viên.

No word need tie them. That the figures of one unit make up their total, and those of the other at the same places do as
well, or would but for one slip (lỗi chép số), is rarer than either alone.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import prod

import regex as re

from extractor.blocks import Outline
from extractor.breakdown.found import FoundBreakdown, can_be_added, printed
from extractor.breakdown.pairing import alike, is_change, is_taken_of
from extractor.label import Item
from patterns.slips import Printed, chance, closes, closings

_MOST = 12
"""Tuples that make up one."""
_BLOCKS = 4
"""Paragraphs further on in which a part may stand."""
_WORDS = 6
_PARTED = re.compile(r"[;.:](?= |$)")
_LIMIT = Decimal("0.05")
"""Below this chance figures that make up their totals at the same places do so because they are their parts."""


@dataclass(frozen=True, slots=True)
class _Column:
    """The figures of one unit at the same place of each tuple: the total and its parts."""

    whole: Item
    parts: tuple[Item, ...]
    closed: bool
    luck: Decimal


def by_parallel(
    outline: Outline, by_block: Mapping[int, Sequence[Item]], known: Sequence[FoundBreakdown]
) -> Iterator[FoundBreakdown]:
    """The breakdowns that rows of tuples show.

    Args:
        outline: the paragraphs.
        by_block: of each paragraph the figures that can be a whole or a part, in text order.
        known: what the other shapes showed, which is not told again.
    """
    told = {(one.whole.id, frozenset(part.id for part in one.parts)) for one in known}
    tuples = [row for index in sorted(by_block) for row in _tuples(by_block[index])]
    for place, whole in enumerate(tuples):
        behind = [row for row in tuples[place + 1 : place + 1 + _MOST] if _near(outline, whole, row)]
        before = [row for row in tuples[max(0, place - _MOST) : place] if _near(outline, row, whole)]
        for column in _columns(whole, behind) or _columns(whole, before[::-1]):
            parts = tuple(sorted(column.parts, key=lambda part: (part.found.block, part.found.start)))
            if (column.whole.id, frozenset(part.id for part in parts)) not in told:
                yield FoundBreakdown(column.whole, parts, partial=not column.closed, unsaid=True)


def _tuples(members: Sequence[Item]) -> Iterator[tuple[Item, ...]]:
    """Figures of different units that few words join: `187 lượt, 281 người`, `04 đoàn (58 người)`."""
    row: list[Item] = []
    for item in members:
        if not can_be_added(item) or item.group is None or is_change(item) or is_taken_of(item):
            continue
        joined = row and _PARTED.search(item.tie) is None and len(item.tie.split()) <= _WORDS
        if not joined or any(alike(other, item) for other in row):
            if len(row) > 1:
                yield tuple(row)
            row = []
        row.append(item)
    if len(row) > 1:
        yield tuple(row)


def _near(outline: Outline, first: Sequence[Item], last: Sequence[Item]) -> bool:
    """Whether two tuples stand in one section, few paragraphs apart."""
    a, b = first[0].found.block, last[0].found.block
    return b - a <= _BLOCKS and outline.blocks[a].section == outline.blocks[b].section


def _columns(whole: Sequence[Item], rows: Sequence[Sequence[Item]]) -> list[_Column]:
    """The columns of the first rows of tuples that make up a whole side by side; none where no rows do."""
    for count in range(2, len(rows) + 1):
        if not _shares(whole, rows[count - 1]):
            return []
        found = [(item, _parts(item, rows[:count])) for item in whole]
        columns = [column for item, parts in found if parts and (column := _closed(item, parts)) is not None]
        if columns:
            slipped = [(item, parts) for item, parts in found if parts and not any(c.whole is item for c in columns)]
            columns.extend(column for item, parts in slipped if (column := _slipped(item, parts)) is not None)
        if len(columns) > 1 and prod((column.luck for column in columns), start=Decimal(count - 1)) < _LIMIT:
            return columns
    return []


def _shares(whole: Sequence[Item], row: Sequence[Item]) -> bool:
    """Whether a tuple has at least two units of another one."""
    return sum(any(alike(item, other) for other in row) for item in whole) > 1


def _parts(whole: Item, rows: Sequence[Sequence[Item]]) -> tuple[Item, ...]:
    """The figures alike to one of the whole tuple, one of each row; none where a row lacks one."""
    parts = [next((item for item in row if alike(whole, item)), None) for row in rows]
    found = tuple(part for part in parts if part is not None)
    return found if len(found) == len(rows) else ()


def _closed(whole: Item, parts: tuple[Item, ...]) -> _Column | None:
    """A column that adds up."""
    figure, figures = printed(whole), [printed(part) for part in parts]
    if not closes(figure, figures):
        return None
    return _Column(whole, parts, closed=True, luck=_room(figure, figures) / figure.base)


def _slipped(whole: Item, parts: tuple[Item, ...]) -> _Column | None:
    """A column that one slip keeps from adding up."""
    figure, figures = printed(whole), [printed(part) for part in parts]
    if not closings(figure, figures):
        return None
    return _Column(whole, parts, closed=False, luck=chance(figure, figures))


def _room(whole: Printed, parts: Sequence[Printed]) -> Decimal:
    """How wide the totals are that the parts would make up."""
    return sum((part.slack for part in parts), whole.slack) * 2 + min(figure.unit for figure in (whole, *parts))
