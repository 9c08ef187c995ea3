"""Where the words of annotations belong: in the gap they were printed over, on a line of their own, or on a seal.

The number and the date that a clerk's signature adds stand in gaps of printed lines (`Số:      /BC-UBND`), and are read there.
A seal (khung chữ ký số) lies anywhere, often across the text: its words are kept apart from it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from extractor.model import Furniture, Line
from extractor.readers.characters import has_visible
from extractor.readers.pdf.annotations import Printed
from extractor.readers.pdf.glyphs import NOTHING, Glyphs, joined, one
from extractor.readers.pdf.page import page_text
from extractor.readers.pdf.pdfium import RawPage
from extractor.readers.pdf.rows import COLUMN_GAP
from patterns.letterhead import is_stamp

_LINE = re.compile(r"[^\r\n]+")
_FILLED_IN = f"._…{NOTHING}"  # what a gap may be printed with: "ngày ..... tháng ..... năm"
_CLOSING_UP = frozenset("/-–,.;:)")
_SAME_LINE = 0.4  # of the lower of two heights: an addition often stands a little off the line it belongs to


@dataclass(frozen=True, slots=True)
class _Part:
    """Words of an annotation that stand together on one line, and the box around them."""

    glyphs: Glyphs
    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def middle(self) -> float:
        return (self.x0 + self.x1) / 2


@dataclass(frozen=True, slots=True)
class _Gap:
    """Characters `[start, end)` of the page that an addition takes the place of, between two neighbours on its line."""

    start: int
    end: int
    left: int | None
    right: int | None


def overlaid(raw: RawPage, printed: Iterable[Printed]) -> tuple[RawPage, list[RawPage]]:
    """The page with the words of its annotations, and its seals, which are to be read after it.

    An addition in the gap of a line stands there in the order of the file, so that it is read as part of the line; one
    that stands free comes last, and its place on the page decides. What covers printed words is a seal.
    """
    seals: list[RawPage] = []
    free: list[tuple[Glyphs, dict[int, int]]] = []
    filled: dict[_Gap, list[_Part]] = {}
    for each in printed:
        if _is_seal(each):
            seals.append(replace(raw, glyphs=each.glyphs, turned=each.turned, segments=()))
        elif each.turned or raw.turned:  # gaps are looked for in upright lines only
            free.append((each.glyphs, each.turned))
        else:
            for part in _parts(each.glyphs):
                place = _place(raw.glyphs, part)
                if place is None:
                    seals.append(replace(raw, glyphs=part.glyphs, turned={}, segments=()))
                elif place.left is None and place.right is None:
                    free.append((part.glyphs, {}))
                else:
                    filled.setdefault(place, []).append(part)
    if filled:
        raw = replace(raw, glyphs=_with_gaps_filled(raw.glyphs, filled))
    for glyphs, turned in free:
        shift = len(raw.glyphs.text) + 1
        longer = joined((raw.glyphs, one("\n", 0, 0, 0, 0), glyphs))
        raw = replace(raw, glyphs=longer, turned=raw.turned | {index + shift: way for index, way in turned.items()})
    return raw, seals


def with_seals(
    text: str, lines: list[Line], seals: Iterable[RawPage], number: int, start: int
) -> tuple[str, list[Line], list[Furniture]]:
    """The text of a page and its lines with seals behind them, each a block of its own, and the seals as furniture."""
    lines, furniture = [*lines], []
    for seal in seals:
        text = f"{text}\n" if has_visible(text) else ""
        page = page_text(seal, number, start + len(text))
        text += page.text
        lines += page.lines
        furniture += [Furniture(start=line.start, end=line.end, kind="stamp") for line in page.lines]
    return text, lines, furniture


def _is_seal(printed: Printed) -> bool:
    """Whether a signature or stamp is more than words added to the text: several lines, or the words of a seal."""
    lines = [line for line in printed.glyphs.text.splitlines() if line.strip()]
    return printed.origin in {"signature", "stamp"} and (
        len(lines) > 1 or any(is_stamp(line.strip()) for line in lines)
    )


def _parts(glyphs: Glyphs) -> Iterator[_Part]:
    """The words of an annotation line by line, and apart where a column might stand between them."""
    for line in _LINE.finditer(glyphs.text):
        together: list[int] = []
        for index in range(*line.span()):
            if _is_blank(glyphs.text[index]):
                continue
            size = glyphs.bottom[index] - glyphs.top[index]
            if together and glyphs.x0[index] - glyphs.x1[together[-1]] > COLUMN_GAP * size:
                yield _part(glyphs, together)
                together = []
            together.append(index)
        if together:
            yield _part(glyphs, together)


def _part(glyphs: Glyphs, shown: list[int]) -> _Part:
    kept = glyphs.chosen(range(shown[0], shown[-1] + 1))
    x0, top, x1, bottom = ([column[i] for i in shown] for column in (glyphs.x0, glyphs.top, glyphs.x1, glyphs.bottom))
    return _Part(kept, min(x0), min(top), max(x1), max(bottom))


def _place(glyphs: Glyphs, part: _Part) -> _Gap | None:
    """Where on the page an addition stands: its gap, one without neighbours if it stands free, None if it covers words."""
    left: int | None = None
    right: int | None = None
    for index, char in enumerate(glyphs.text):
        shared = min(part.bottom, glyphs.bottom[index]) - max(part.top, glyphs.top[index])
        size = min(part.bottom - part.top, glyphs.bottom[index] - glyphs.top[index])
        if shared < _SAME_LINE * size or size <= 0 or _is_blank(char) or char in _FILLED_IN:
            continue
        middle = (glyphs.x0[index] + glyphs.x1[index]) / 2
        if part.x0 < middle < part.x1:
            return None
        if middle < part.middle and (left is None or glyphs.x1[left] < glyphs.x1[index]):
            left = index
        elif middle > part.middle and (right is None or glyphs.x0[index] < glyphs.x0[right]):
            right = index
    return _between(glyphs, part, left, right)


def _between(glyphs: Glyphs, part: _Part, left: int | None, right: int | None) -> _Gap:
    """The gap between two neighbours on one line: all of it if the file writes them one after the other, else at the nearer."""
    if left is not None and right is not None and left < right:
        between = glyphs.text[left + 1 : right]
        if all(_is_blank(char) or char in _FILLED_IN for char in between):
            return _Gap(left + 1, right, left, right)
    if left is not None:  # dots up to the end of the line
        end = left + 1
        while end < len(glyphs.text) and (glyphs.text[end] in _FILLED_IN or glyphs.text[end] == " "):
            end += 1
        if glyphs.x1[end - 1] > part.x0:
            return _Gap(left + 1, end, left, None)
    reach = COLUMN_GAP * (part.bottom - part.top)
    if left is not None and part.x0 - glyphs.x1[left] < reach:
        return _Gap(left + 1, left + 1, left, None)
    if right is not None and glyphs.x0[right] - part.x1 < reach:
        return _Gap(right, right, None, right)
    return _Gap(0, 0, None, None)


def _with_gaps_filled(glyphs: Glyphs, filled: dict[_Gap, list[_Part]]) -> Glyphs:
    pieces: list[Glyphs] = []
    position = 0
    for gap in sorted(filled, key=lambda each: (each.start, each.end)):
        pieces.append(glyphs.part(position, max(position, gap.start)))
        pieces += _filling(glyphs, gap, sorted(filled[gap], key=lambda part: part.x0))
        position = max(position, gap.end)
    pieces.append(glyphs.part(position, len(glyphs.text)))
    return joined(pieces)


def _filling(glyphs: Glyphs, gap: _Gap, parts: list[_Part]) -> Iterator[Glyphs]:
    """Additions between their neighbours, at the height of the line they fill, with blanks around them."""
    beside = gap.start - 1 if gap.left is not None else gap.end
    top, bottom = glyphs.top[beside], glyphs.bottom[beside]
    right = None if gap.right is None else glyphs.text[gap.right]
    end = None if gap.left is None else glyphs.x1[gap.left]
    for part in parts:
        if end is not None:
            yield one(" ", end, top, max(end, part.x0), bottom)
        added, end = part.glyphs.at_height(top, bottom), part.x1
        if part is parts[-1] and gap.right is not None and right in _CLOSING_UP:
            # The code follows its number at once, however wide the gap was made ("123/BC-UBND"): no blank shows in it.
            end = max(end, glyphs.x0[gap.right])
            added = joined((added.part(0, len(added.text) - 1), one(added.text[-1], added.x0[-1], top, end, bottom)))
        yield added
    if end is not None and gap.right is not None and right not in _CLOSING_UP:
        yield one(" ", end, top, max(end, glyphs.x0[gap.right]), bottom)


def _is_blank(char: str) -> bool:
    return char.isspace() or char == NOTHING
