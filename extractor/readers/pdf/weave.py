"""Letters that the file writes later, into gaps it left in their line, are put where they are printed.

Where a font lacks some letters (the Vietnamese ones, mostly), a word processor draws them from another font, after the rest
of the line: `T ng s`, then `ổ`, then `ố`. What PDFium takes for blanks are the gaps of those letters.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from extractor.readers.pdf.fragments import Fragment, Run, take

_WITHIN = 0.25  # heights: fragments that follow each other overlap by less
_COVERS = 0.5  # of the narrower of two characters: so much of it covered, and it is printed over


@dataclass(slots=True)
class _Unit:
    """A character with its combining marks, the blanks written before it in its fragment, and its number there."""

    fragment: Fragment
    number: int
    x0: float
    x1: float
    blanks: str
    text: str
    x0s: list[float] = field(default_factory=list)
    x1s: list[float] = field(default_factory=list)


def woven(ordered: list[Fragment]) -> list[Fragment]:
    """The fragments of a row, from left to right, with those that stand in gaps of others merged into them.

    Fragments that cover each other (a stamp across the text) stay as they are. New ones have the `order` of the first of
    those they are made of.
    """
    result: list[Fragment] = []
    last: Fragment | None = None
    for group in _groups(ordered):
        first, end = group[0], max(group, key=lambda fragment: fragment.x1)
        if last is not None and first.order != last.order + 1:  # what was written after it does not stand here
            result[-1].tail = ""
        result += _merged(group) if len(group) > 1 else group
        last = end
    return result


def interleaved(ordered: Sequence[Fragment]) -> bool:
    """Whether one of the fragments of a row, from left to right, begins within another."""
    end = ordered[0].x1
    for fragment in ordered[1:]:
        if fragment.x0 < end - _WITHIN * fragment.height:
            return True
        end = max(end, fragment.x1)
    return False


def _groups(ordered: list[Fragment]) -> Iterator[list[Fragment]]:
    group: list[Fragment] = []
    end = 0.0
    for fragment in ordered:
        if group and fragment.x0 >= end - _WITHIN * fragment.height:
            yield group
            group = []
        end = max(end, fragment.x1) if group else fragment.x1
        group.append(fragment)
    if group:
        yield group


def _merged(group: list[Fragment]) -> list[Fragment]:
    """The characters of all of them from left to right as fragments; the group itself where they cover each other."""
    units = sorted((unit for fragment in group for unit in _units(fragment)), key=lambda unit: unit.x0)
    for before, after in pairwise(units):
        covered = min(before.x1, after.x1) - after.x0
        if before.fragment is not after.fragment and covered > _COVERS * min(
            before.x1 - before.x0, after.x1 - after.x0
        ):
            return group
    found: list[Fragment] = []
    last: _Unit | None = None
    for unit in units:
        # A blank that is written between two neighbours is theirs; any other stood for a gap that is none now.
        goes_on = last is not None and last.fragment is unit.fragment and unit.number == last.number + 1
        of = unit.fragment
        run = Run(unit.text, unit.x0s, unit.x1s, of.top, of.bottom, of.core_top, of.core_bottom)
        take(found, run, unit.blanks if goes_on else "")
        last = unit
    if last is not None:
        found[-1].tail = last.fragment.tail
    first = min(fragment.order for fragment in group)
    for fragment in found:
        fragment.order = first
    return found


def _units(fragment: Fragment) -> Iterator[_Unit]:
    unit: _Unit | None = None
    number, blanks = 0, ""
    for char, x0, x1 in zip(fragment.text, fragment.x0s, fragment.x1s, strict=True):
        if char.isspace():
            blanks += char
            continue
        if unit is None or blanks or not unicodedata.combining(char):
            if unit is not None:
                yield unit
            unit = _Unit(fragment, number, x0, x1, blanks, "")
            number, blanks = number + 1, ""
        unit.text += char
        unit.x0s.append(x0)
        unit.x1s.append(x1)
    if unit is not None:
        yield unit
