"""Tables told in words (bảng viết thành lời): list items that tell the same figures in the same order, and the line of their totals.

    - Đất đai: tiếp nhận 412 hồ sơ, đã giải quyết 398 hồ sơ, đang giải quyết 14 hồ sơ;
    - Hộ tịch: tiếp nhận 186 hồ sơ, đã giải quyết 180 hồ sơ, đang giải quyết 6 hồ sơ;
    Cộng: tiếp nhận 598 hồ sơ, đã giải quyết 578 hồ sơ, đang giải quyết 20 hồ sơ.

No word says that the columns add up: that all of them do but one, or that one figure is the sum of two others in each row but one, does.
The one that does not may be anything near the sum; where it is far off, its column holds what does not add up (prices).
"""

import re as plain_re  # twice as fast for what begins with one known letter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import permutations

import regex as re

from extractor.model import End, Mention
from patterns.slips import gap
from patterns.units import unit_group
from verifier.facts import Facts

_ROW = plain_re.compile(
    r"\n[ \t]*(?:(?P<bullet>[-–+*•])[ \t]|(?P<number>\d{1,2}[.)])[ \t]|(?P<letter>[a-zđ][.)])[ \t]"
    r"|(?P<total>(?:tổng )?cộng|tổng số)(?![^\W\d_]))"
)
_END = re.compile(r"[.!?](?=\s)|\n[ \t]*\n")
_ASIDE = re.compile(r"\([^()]*\)")
_KINDS = frozenset({"count", "money", "measure"})
_REACH = 400
"""Letters of a row that are read."""
_BEFORE = 1200
"""Letters before a row in which the total that it divides may stand."""
_MOST = 60
_FEWEST = 2
"""Parts of a sum."""
_COLUMNS = 6
_SHORTEST = 3
"""Rows of a list, that of its totals among them."""
_ROWS = 3
"""Rows in which one figure has to be the sum of two others before the one in which it is not is told; of large ones two."""
_LARGE = 50
_OFF = Decimal("0.3")
"""By what share of itself a figure may miss its sum: beyond, it is the sum of something else."""


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
    for rows in _lists(facts):
        for block in _blocks(rows):
            across = list(_across(facts, block))
            told_wrong = {figure.id for one in across for figure in (one.whole, *one.parts)}
            yield from across
            # A figure that breaks its row breaks its column, too: that is one question.
            yield from (
                one for one in _down(facts, block) if told_wrong.isdisjoint(m.id for m in (one.whole, *one.parts))
            )


def _lists(facts: Facts) -> Iterator[list[_Row]]:
    """The items that nothing else parts, in text order, where there are enough of them.

    Items of one figure are left out: they add up to nothing here, and part those around them as they did.
    """
    text = facts.lower
    rows: list[_Row] = []
    reached = -1  # where the last row ends, from where the next one must follow on
    for match, stop in _told(facts, text):
        end = _end(text, match, stop)
        goes_on = reached >= 0 and not text[reached : match.start()].strip(" .;\n")
        if not goes_on:
            yield from _long_enough(rows)
            rows = []
        rows.append(_Row(_bullet(match), _figures(facts, match.end(), end)))
        reached = end if match["total"] is None else -1
    yield from _long_enough(rows)


def _long_enough(rows: list[_Row]) -> Iterator[list[_Row]]:
    if len(rows) >= _SHORTEST:
        yield rows


def _told(facts: Facts, text: str) -> list[tuple[plain_re.Match[str], int]]:
    """The items before whose successors stand several figures, and where those begin; none where they are too few for a list."""
    starts = list(_ROW.finditer(text))
    stops = [*(match.start() for match in starts[1:]), len(text)]
    told = [
        (match, stop)
        for match, stop in zip(starts, stops, strict=False)
        if len(facts.figures_within(match.end(), stop)) > 1
    ]
    return told if len(told) >= _SHORTEST else []


def _end(text: str, match: plain_re.Match[str], following: int) -> int:
    """Where the sentence of an item ends."""
    last = min(following, match.end() + _REACH)
    stop = _END.search(text, match.end(), last)
    return stop.start() if stop is not None else last


def _figures(facts: Facts, begin: int, end: int) -> tuple[Mention, ...]:
    """The figures of an item, but for those in brackets."""
    figures = [m for m in facts.figures_within(begin, end) if m.kind in _KINDS]
    asides = [one.span() for one in _ASIDE.finditer(facts.lower, begin, end)] if figures else []
    return tuple([m for m in figures if not any(a < m.start < b for a, b in asides)] if asides else figures)


def _bullet(match: plain_re.Match[str]) -> str | None:
    """The bullet of a row; all numbers are one bullet, and so are all letters; None before a line of totals."""
    return match["bullet"] or next((kind for kind in ("number", "letter") if match[kind]), None)


def _blocks(rows: Sequence[_Row]) -> Iterator[list[_Row]]:
    """Rows of one bullet that tell the same units in the same order, with the line of totals right behind; some may lack the last ones."""
    block: list[_Row] = []
    for told in rows:
        total = told.bullet is None
        # "Tổng cộng 03 chương trình: kế hoạch 258.300 triệu đồng" tells first how many rows there are.
        row = _Row(None, told.figures[1:]) if total and block and not _alike(block[0], told) else told
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
    if len(off) == 1 and len(columns) > 1 and _is_near(facts, off[0]):
        yield off[0]


def _across(facts: Facts, block: Sequence[_Row]) -> Iterator[Sum]:
    """The one row in which a figure is not the sum of two others, where it is in all the others."""
    width = max(len(row.figures) for row in block)
    full = [row.figures for row in block if len(row.figures) == width]
    if len(full) < _ROWS or width < _ROWS:
        return
    for whole, a, b in permutations(range(width), 3):
        if a > b:
            continue
        sums = [Sum(row[whole], (row[a], row[b])) for row in full]
        off = [one for one in sums if not _holds(facts, one)]
        telling = [one for one in sums if all(_value(facts, part) for part in one.parts)]
        kept = [one for one in telling if one is not off[0]] if len(off) == 1 else []
        large = len(kept) == _ROWS - 1 and all(_value(facts, one.whole) >= _LARGE for one in kept)
        if (len(kept) >= _ROWS or large) and _is_near(facts, off[0]):
            if not _divides(facts, full[sums.index(off[0])]):
                yield off[0]
            return


def _divides(facts: Facts, row: Sequence[Mention]) -> bool:
    """Whether a row divides a total of its own, told before it or within it: `đã giải quyết 1.616 ...; chứng thực 820, đất đai 796`."""
    values = [_value(facts, mention) for mention in row]
    total = sum(values, Decimal(0))
    if any(2 * value == total for value in values):
        return True
    before = facts.figures_within(row[0].start - _BEFORE, row[0].start - 1)
    return any(m.kind == row[0].kind and _value(facts, m) == total for m in before)


def _is_near(facts: Facts, one: Sum) -> bool:
    """Whether a figure is near the sum that it misses: a column of prices adds up to nothing."""
    whole, *parts = (facts.printed(End(id=m.id)) for m in (one.whole, *one.parts))
    return abs(gap(whole, parts)) <= abs(whole.base) * _OFF


def _holds(facts: Facts, one: Sum) -> bool:
    return facts.interval(End(id=one.whole.id)).meets(facts.total([End(id=part.id) for part in one.parts]))
