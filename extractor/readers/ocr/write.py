"""From recognised words to the text of a page: they are laid out like the characters of a PDF, by the same code."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from statistics import median

from extractor.model import Grid, Line, Passage
from extractor.readers.ocr.engine import Word
from extractor.readers.ocr.figures import NUMBER, SURE
from extractor.readers.ocr.page import Seen
from extractor.readers.pdf.frame import quarter
from extractor.readers.pdf.glyphs import Glyphs
from extractor.readers.pdf.page import page_text
from extractor.readers.pdf.pdfium import RawPage

_STEP = 2.0**-20
"""Points. Every character gets a left edge that no other of its page has; this much is far below anything visible."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """The text of a page, offsets counted from its own beginning, with the confidence of every word.

    `doubtful` are the words with figures, or in the place of one, whose confidence is low, in text order.
    """

    text: str
    lines: list[Line]
    grids: list[Grid]
    passages: list[Passage]
    confidence: float
    doubtful: tuple[str, ...]


def written(seen: Seen, number: int, width: float, height: float) -> Recognised:
    """The text of a page.

    Args:
        seen: what was recognised.
        number: the page, from 1.
        width: of the page as shown, in points.
        height: of the page as shown, in points.
    """
    glyphs, owners = _glyphs(seen)
    upright = (height, width) if seen.quarters % 2 else (width, height)
    segments = tuple((a * seen.scale, b * seen.scale, c * seen.scale, d * seen.scale) for a, b, c, d in seen.segments)
    page = page_text(RawPage(*upright, glyphs, {}, segments), number, 0)
    traced = _traced(page.text, page.lines, owners)
    passages = [
        Passage(start=start, end=end, trust="ocr", confidence=round(max(0.0, min(100.0, word.confidence)), 1))
        for start, end, word in traced
    ]
    doubtful = tuple(
        page.text[start:end]
        for start, end, word in traced
        if word.confidence < SURE and (word.expected or NUMBER.search(word.text))
    )
    lines = [_shown(line, seen, upright) for line in page.lines]
    return Recognised(page.text, lines, page.grids, passages, seen.confidence, doubtful)


def _glyphs(seen: Seen) -> tuple[Glyphs, dict[float, Word]]:
    """The characters of all words, each an equal share of its word's box, and whose each left edge is."""
    glyphs = Glyphs("", [], [], [], [])
    text: list[str] = []
    owners: dict[float, Word] = {}
    for _, line in groupby(seen.words, key=lambda word: word.line):
        words = _side_by_side(list(line))
        top, bottom = (value * seen.scale for value in _height(words))
        for index, word in enumerate(words):
            if text:
                _add(glyphs, word.x0 * seen.scale, word.x0 * seen.scale, top, bottom)
                text.append(" " if index else "\n")
            step = (word.x1 - word.x0) * seen.scale / len(word.text)
            for place, char in enumerate(word.text):
                x0 = word.x0 * seen.scale + step * place
                while x0 in owners:
                    x0 += _STEP
                owners[x0] = word
                _add(glyphs, x0, max(x0, (word.x0 * seen.scale) + step * (place + 1)), top, bottom)
                text.append(char)
    return replace(glyphs, text="".join(text)), owners


def _side_by_side(words: list[Word]) -> list[Word]:
    """The words of a line with boxes that do not overlap: Tesseract's sometimes reach far into the next word."""
    found: list[Word] = []
    end = float("-inf")
    for number, word in enumerate(words):
        x0 = max(word.x0, end)
        following = words[number + 1].x0 if number + 1 < len(words) else word.x1
        end = max(x0 + 1, min(word.x1, following) if following > x0 else word.x1)
        found.append(replace(word, x0=x0, x1=end))
    return found


def _add(glyphs: Glyphs, x0: float, x1: float, top: float, bottom: float) -> None:
    for column, value in zip((glyphs.x0, glyphs.x1, glyphs.top, glyphs.bottom), (x0, x1, top, bottom), strict=True):
        column.append(value)


def _height(words: Sequence[Word]) -> tuple[float, float]:
    """Where a line stands: what most of its words reach, for the box of a word depends on its letters."""
    letters = [word for word in words if len(word.text) > 1] or words
    return median(word.top for word in letters), median(word.bottom for word in letters)


def _traced(text: str, lines: Sequence[Line], owners: dict[float, Word]) -> list[tuple[int, int, Word]]:
    """The range of every word in the text: a character is its word's whose left edge it has."""
    found: list[tuple[int, int, Word]] = []
    for line in lines:
        for offset in range(line.start, line.end):
            if text[offset].isspace():
                continue
            word = owners[line.edges[2 * (offset - line.start)]]
            if found and found[-1][2] is word and found[-1][1] == offset:
                found[-1] = (found[-1][0], offset + 1, word)
            else:
                found.append((offset, offset + 1, word))
    return found


def _shown(line: Line, seen: Seen, size: tuple[float, float]) -> Line:
    """The line where it stands on the page as shown: askew again, and turned back."""
    if not seen.quarters and not seen.level.degrees:
        return line
    rects = []
    for x0, x1 in zip(line.edges[::2], line.edges[1::2], strict=True):
        a, b = seen.level.back(x0 / seen.scale, line.top / seen.scale)
        c, d = seen.level.back(x1 / seen.scale, line.bottom / seen.scale)
        rect = tuple(value * seen.scale for value in (min(a, c), min(b, d), max(a, c), max(b, d)))
        rects.append(quarter((rect[0], rect[1], rect[2], rect[3]), -seen.quarters % 4, *size))
    edges = [edge for x0, _, x1, _ in rects for edge in (x0, x1)]
    return replace(line, top=min(rect[1] for rect in rects), bottom=max(rect[3] for rect in rects), edges=tuple(edges))
