"""Ellipsis (tỉnh lược): the unit that a bare figure leaves out because it was said before, or is said right after.

    Cả tỉnh có 485 trường: mầm non 141, tiểu học 206       141 and 206 are schools
    Tổng số hồ sơ tiếp nhận: 1.270                           the label counts dossiers
    (khiếu nại 76, tố cáo 143 và kiến nghị 448 đơn)          the last of the list says what all are

The unit is taken from the same sentence or not at all: what the sentence does not say a reader may guess, a program may not.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

import regex as re

from extractor.blocks import Block, Outline
from extractor.find import Found, by_block
from patterns.units import read_tail, unit_of

# What a label says it counts: "tổng số hồ sơ", "số lượng văn bản".
_NUMBER_OF = re.compile(r"(?<!\p{L}|quá |vượt )(?:số lượng|tổng số|số)(?= \p{L})")
_LABEL_BREAK = re.compile(r"[;()]|\d")
_LABEL_REACH = 160
_TIED = frozenset({"là", "đạt", ":", "có", "ước đạt", "ước", "gồm"})
_COUNTS = frozenset({"count", "fraction"})


def inherit_units(outline: Outline, found: Sequence[Found]) -> list[Found]:
    """The mentions, bare counts with the unit that they inherit in `inherited_unit`; `unit` stays as printed."""
    result: list[Found] = []
    for index, members in by_block(found).items():
        block = outline.blocks[index]
        units = {i: unit for i, f in enumerate(members) if (unit := _own_unit(f)) is not None}
        told = tuple(units)
        for i, f in enumerate(members):
            unit = None
            if _is_bare(f):
                begin, end = block.view.sentence(f.start)
                unit = _of_label(block, members, i, begin)
                if unit is None and (nearest := _of_neighbours(members, told, i, begin, end)) is not None:
                    unit = units[nearest]
            result.append(_with(f, unit) if unit else f)
    return result


def _own_unit(f: Found) -> str | None:
    """The noun that a mention counts; None for what is no count of things."""
    known = unit_of(f.mention.unit)
    is_count = f.mention.kind in _COUNTS and (known is None or known.kind == "count")
    return f.quantities[0].base_unit if is_count and f.quantities else None


def _is_bare(f: Found) -> bool:
    """Whether a mention is a whole number without a unit."""
    return f.mention.kind in _COUNTS and f.mention.unit is None and not any(q.number.decimals for q in f.quantities)


def _of_label(block: Block, members: Sequence[Found], i: int, begin: int) -> str | None:
    """From the figure's own label: the noun behind the last "số" since the figure before.

    A time at the end of the label is no figure: `số đơn tiếp nhận trong quý III/2024 là 3.580`.
    """
    last, told = i - 1, members[i].start
    if i and members[last].mention.kind == "period" and block.view.folded[members[last].end : told].strip() in _TIED:
        last, told = i - 2, members[last].start
    begin = max(begin, members[last].end if last >= 0 else 0, members[i].start - _LABEL_REACH)
    label = block.view.folded[begin:told]
    cut = max((match.end() for match in _LABEL_BREAK.finditer(label)), default=0)
    unit = None
    for match in _NUMBER_OF.finditer(label, cut):
        tail = read_tail(label, match.end())
        unit = tail.unit if tail.known is not None and tail.known.kind == "count" else unit
    return unit


def _of_neighbours(members: Sequence[Found], told: Sequence[int], i: int, begin: int, end: int) -> int | None:
    """The nearest count with a unit before a figure in its sentence, else behind it; `told` are those with a unit."""
    place = bisect_left(told, i)
    if place > 0 and members[told[place - 1]].start >= begin:
        return told[place - 1]
    if place < len(told) and members[told[place]].start < end:
        return told[place]
    return None


def _with(f: Found, unit: str) -> Found:
    return replace(f, mention=f.mention.model_copy(update={"inherited_unit": unit}))
