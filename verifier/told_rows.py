"""Tables told in words (bảng viết thành lời): list items that tell the same figures in the same order, and the line of their totals.

    - Đất đai: tiếp nhận 412 hồ sơ, đã giải quyết 398 hồ sơ, đang giải quyết 14 hồ sơ;
    - Hộ tịch: tiếp nhận 186 hồ sơ, đã giải quyết 180 hồ sơ, đang giải quyết 6 hồ sơ;
    Cộng: tiếp nhận 598 hồ sơ, đã giải quyết 578 hồ sơ, đang giải quyết 20 hồ sơ.

No word says that the columns add up: that all of them do but one, or that one figure is the sum of two others in each row but one, does.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby, permutations

import regex as re

from extractor.model import End, Mention
from patterns.slips import LIKELY, closings
from patterns.units import unit_group
from verifier.facts import Facts

_ROW = re.compile(r"\n[ \t]*(?:(?P<bullet>[-–+*•])[ \t]|(?P<total>(?:tổng )?cộng|tổng số)(?!\p{L}))")
_END = re.compile(r"[.!?](?=\s)|\n[ \t]*\n")
_ASIDE = re.compile(r"\([^()]*\)")
_KINDS = frozenset({"count", "money", "measure"})
_REACH = 400
"""Letters of a row that are read."""
_MOST = 60
_FEWEST = 2
"""Parts of a sum."""
_COLUMNS = 6
_ROWS = 3
"""Rows in which one figure has to be the sum of two others before the one in which it is not is told."""


@dataclass(frozen=True, slots=True)
class Sum:
    """A figure of the list and those that it must be the sum of."""

    whole: Mention
    parts: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class _Row:
    bullet: str | None
    figures: tuple[Mention, ...]


def broken_sums(facts: Facts) -> Iterator[Sum]:
    """The sums that hold down or across all of a list told in words but once."""
    for is_list, rows in groupby(_rows(facts), key=lambda row: row is not None):
        told = [row for row in rows if row is not None] if is_list else []
        for block in _blocks(told):
            yield from _down(facts, block)
            yield from _across(facts, block)


def _rows(facts: Facts) -> Iterator[_Row | None]:
    """The items in text order, None where something else stands between two of them."""
    text = facts.lower
    starts = list(_ROW.finditer(text))
    for i, match in enumerate(starts):
        following = starts[i + 1].start() if i + 1 < len(starts) else len(text)
        last = min(following, match.end() + _REACH)
        stop = _END.search(text, match.end(), last)
        end = stop.start() if stop is not None else last
        near = [m for m in facts.figures_within(match.end(), end) if m.kind in _KINDS]
        asides = [one.span() for one in _ASIDE.finditer(text, match.end(), end)] if near else []
        figures = tuple(m for m in near if not any(a < m.start < b for a, b in asides))
        yield _Row(match["bullet"], figures)
        if end < following - 1 and text[end:following].strip(" .;\n") and not match["total"]:
            yield None
        if match["total"]:
            yield None


def _blocks(rows: Sequence[_Row]) -> Iterator[list[_Row]]:
    """Rows of one bullet that tell the same units in the same order, with the line of totals right behind; some may lack the last ones."""
    block: list[_Row] = []
    for row in rows:
        total = row.bullet is None
        if block and not (_alike(block[0], row) and (total or row.bullet == block[0].bullet)):
            yield block
            block = []
        if row.figures and (block or not total):
            block.append(row)
        if total and block:
            yield block
            block = []
    if block:
        yield block


def _alike(one: _Row, other: _Row) -> bool:
    short, long = sorted(([(m.kind, unit_group(m.unit)) for m in row.figures] for row in (one, other)), key=len)
    return len(short) > 1 and len(long) <= _COLUMNS and long[: len(short)] == short


def _value(facts: Facts, mention: Mention) -> Decimal:
    return facts.value(End(id=mention.id))


def _down(facts: Facts, block: Sequence[_Row]) -> Iterator[Sum]:
    """The one column that does not make up its total, where all the others do."""
    *rows, total = block
    if total.bullet is not None or len(rows) < 2 or len(rows) > _MOST:
        return
    columns = [
        Sum(whole, tuple(row.figures[c] for row in rows if c < len(row.figures)))
        for c, whole in enumerate(total.figures)
    ]
    if any(len(one.parts) < _FEWEST for one in columns):
        return  # the total row tells a figure that the rows do not
    off = [one for one in columns if not _holds(facts, one)]
    if len(off) == 1 and len(columns) > 1 and _is_slip(facts, off[0]):
        yield off[0]


def _across(facts: Facts, block: Sequence[_Row]) -> Iterator[Sum]:
    """The one row in which a figure is not the sum of two others, where it is in all the others."""
    width = max(len(row.figures) for row in block)
    full = [row.figures for row in block if len(row.figures) == width]
    if len(full) <= _ROWS or width < _ROWS:
        return
    for whole, a, b in permutations(range(width), 3):
        if a > b:
            continue
        sums = [Sum(row[whole], (row[a], row[b])) for row in full]
        off = [one for one in sums if not _holds(facts, one)]
        telling = [one for one in sums if all(_value(facts, part) for part in one.parts)]
        if len(off) == 1 and sum(one is not off[0] for one in telling) >= _ROWS and _is_slip(facts, off[0]):
            yield off[0]
            return


def _is_slip(facts: Facts, one: Sum) -> bool:
    """Whether one digit or two neighbours are all that keeps a sum from holding: a column of prices adds up to nothing."""
    whole, *parts = (facts.printed(End(id=m.id)) for m in (one.whole, *one.parts))
    found = closings(whole, parts)
    return bool(found) and found[0].slip in LIKELY


def _holds(facts: Facts, one: Sum) -> bool:
    return facts.interval(End(id=one.whole.id)).meets(facts.total([End(id=part.id) for part in one.parts]))
