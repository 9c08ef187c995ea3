"""Two blocks side by side: the letterhead (agency | quốc hiệu) and the closing (nơi nhận | signature).

Their lines stand at the same heights but are read block by block. What tells them from a table without rules, whose
rows must stay together, is a white corridor between wordy sides, at the place where such blocks stand.
"""

import unicodedata
from dataclasses import dataclass
from itertools import pairwise

from extractor.readers.pdf.fragments import Fragment
from extractor.readers.pdf.rows import Row

# All gaps and shares of heights are of the height of an ordinary character, a little under one em.
_CORRIDOR = 1.0  # narrowest white between the two sides, over all their lines
_WIDE = 3.4  # at one height at least it is this wide (3 em)
_FACING = 2  # lines of the left side that have a line of the right side beside them
_BESIDE = 0.1  # two lines that share this much of their heights stand beside each other
_LETTERHEAD_WITHIN = 0.3  # of the height of the page: where a letterhead begins
_LETTERHEAD_PAUSE = 3.0  # a larger gap between two of its lines ends it
_CLOSING_PAUSE = 14.0  # room for the signature
_SIGNATURE_FROM = 0.45  # of the width of the text: where the signature stands
_LOOK_AHEAD = 6  # lines of the right side that may stand above the first line of the left one
_LONGEST = 80  # rows of a band; a page has no more lines
_TIGHT = 0.8  # lines of one block are no further apart


@dataclass(frozen=True, slots=True)
class Band:
    """Rows `[start, end)` that are two blocks."""

    start: int
    end: int
    left: tuple[tuple[Fragment, ...], ...]
    right: tuple[tuple[Fragment, ...], ...]


@dataclass(slots=True)
class _Corridor:
    x0: float
    x1: float


def band_at(rows: list[Row], start: int, height: float) -> Band | None:
    """The two blocks that begin with row `start`, or None.

    Args:
        rows: rows of the page that follow each other without a ruled area between them.
        start: the row to begin with.
        height: height of the page.
    """
    closing = _closing(rows, start)
    if closing is not None:
        return closing
    corridor = _first_corridor(rows, start)
    if corridor is None:
        return None
    letterhead = start < _LONGEST and rows[start].top < _LETTERHEAD_WITHIN * height
    if not letterhead and len(rows) - start > _LONGEST:  # it could not end the page
        return None
    band = _grow(rows, start, corridor, _LETTERHEAD_PAUSE if letterhead else _CLOSING_PAUSE)
    if not _stands_as_two(band):
        return None
    if letterhead:
        return _trimmed(band, rows)
    return band if _ends_the_page(band, rows, height) else None


def _closing(rows: list[Row], start: int) -> Band | None:
    """A closing that begins here: with the list of recipients, or with lines of the signature that stand above it."""
    for below in range(start, min(start + _LOOK_AHEAD, len(rows))):
        opening = next((fragment for fragment in rows[below].fragments if _opens_recipients(fragment)), None)
        if opening is None:
            continue
        reach = max(fragment.x1 for row in rows[start : below + _LONGEST] for fragment in row.fragments)
        beside = [
            fragment.x0
            for row in rows[start : below + _LONGEST]
            for fragment in row.fragments
            if fragment.x0 > max(opening.x1, _SIGNATURE_FROM * reach)
        ]
        if not beside or any(fragment.x0 < min(beside) for row in rows[start:below] for fragment in row.fragments):
            return None
        band = _grow(rows, start, _Corridor(opening.x1, min(beside)), _CLOSING_PAUSE)
        return band if band.end > below and band.left and band.right else None
    return None


def _opens_recipients(fragment: Fragment) -> bool:
    """The list of recipients begins with fixed words (Nghị định 30/2020/NĐ-CP, phụ lục I, phần I, mục II.9)."""
    if fragment.words[0][0] not in "Nn":
        return False
    return unicodedata.normalize("NFC", fragment.text).lower().startswith("nơi nhận")


def _first_corridor(rows: list[Row], start: int) -> _Corridor | None:
    """The widest gap of a row, or between it and a next one that stands half a line lower."""
    fragments = list(rows[start].fragments)
    if (
        len(fragments) == 1
        and start + 1 < len(rows)
        and rows[start + 1].top < rows[start].bottom - 0.1 * fragments[0].height
    ):
        fragments += rows[start + 1].fragments
    fragments.sort(key=lambda fragment: fragment.x0)
    best: _Corridor | None = None
    reach = fragments[0].x1
    for before, after in pairwise(fragments):
        reach = max(reach, before.x1)
        if after.x0 - reach >= _CORRIDOR * after.height and (best is None or after.x0 - reach > best.x1 - best.x0):
            best = _Corridor(reach, after.x0)
    return best


def _grow(rows: list[Row], start: int, corridor: _Corridor, pause: float) -> Band:
    """Take rows in as long as none of their fragments stands across the corridor, which narrows on the way."""
    left: list[tuple[Fragment, ...]] = []
    right: list[tuple[Fragment, ...]] = []
    x0, x1 = corridor.x0, corridor.x1
    bottom = rows[start].bottom
    end = start
    for row in rows[start : start + _LONGEST]:
        size = row.bottom - row.top
        if row.top - bottom > pause * size:
            break
        sides = [_side(fragment, x0, x1) for fragment in row.fragments]
        narrowed0 = max([x0, *(f.x1 for f, side in zip(row.fragments, sides, strict=True) if side < 0)])
        narrowed1 = min([x1, *(f.x0 for f, side in zip(row.fragments, sides, strict=True) if side > 0)])
        if narrowed1 - narrowed0 < _CORRIDOR * row.fragments[0].height:
            break
        x0, x1, bottom, end = narrowed0, narrowed1, max(bottom, row.bottom), end + 1
        left.append(tuple(f for f, side in zip(row.fragments, sides, strict=True) if side < 0))
        right.append(tuple(f for f, side in zip(row.fragments, sides, strict=True) if side > 0))
    return Band(start, end, tuple(line for line in left if line), tuple(line for line in right if line))


def _side(fragment: Fragment, x0: float, x1: float) -> int:
    return -1 if fragment.x0 + fragment.x1 < x0 + x1 else 1


def _stands_as_two(band: Band) -> bool:
    """Whether two sides face each other over enough lines, far enough apart, and both are words, not figures."""
    facing = 0
    widest = 0.0
    for line in band.left:
        beside = [f for other in band.right for f in other if f.overlap(line[-1]) > _BESIDE]
        if beside:
            facing += 1
            widest = max(widest, (min(f.x0 for f in beside) - line[-1].x1) / line[-1].height)
    as_blocks = bool(band.left and band.right) and band.left[-1][0].order < band.right[0][0].order
    return facing >= _FACING and (widest >= _WIDE or as_blocks) and _wordy(band.left) and _wordy(band.right)


def _wordy(lines: tuple[tuple[Fragment, ...], ...]) -> bool:
    """Whether most lines are words. Enumerators and figures are not."""
    words = sum(sum(char.isalpha() for f in line for char in f.text) >= 3 for line in lines)
    return 2 * words > len(lines)


def _ends_the_page(band: Band, rows: list[Row], height: float) -> bool:
    """Whether nothing but a page number follows, in the lower part of the page."""
    rest = rows[band.end :]
    return (
        len(rest) <= 1
        and sum(len(f.x0s) for row in rest for f in row.fragments) <= 5
        and rows[band.end - 1].bottom > height / 3
    )


def _trimmed(band: Band, rows: list[Row]) -> Band:
    """The letterhead without what merely follows it: rows after the last facing one, unless they continue it closely."""
    facing = [
        index
        for index in range(band.start, band.end)
        if all(
            any(f.overlap(g) > _BESIDE for line in side for f in line for g in rows[index].fragments)
            for side in (band.left, band.right)
        )
    ]
    end = (facing[-1] if facing else band.start) + 1
    while end < band.end and rows[end].top - rows[end - 1].bottom <= _TIGHT * (rows[end].bottom - rows[end].top):
        end += 1
    kept = {id(f) for row in rows[band.start : end] for f in row.fragments}
    return Band(
        band.start,
        end,
        tuple(line for line in band.left if id(line[0]) in kept),
        tuple(line for line in band.right if id(line[0]) in kept),
    )
