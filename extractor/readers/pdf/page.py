"""One page: from the characters and rules that PDFium found to lines in reading order."""

from collections import Counter

from extractor.model import Line
from extractor.readers.pdf.compose import Placing, compose
from extractor.readers.pdf.fragments import Fragment, fragments
from extractor.readers.pdf.frame import Rect, quarter
from extractor.readers.pdf.order import Printed, reading_order
from extractor.readers.pdf.pdfium import Glyph, RawPage
from extractor.readers.pdf.rows import rows
from extractor.readers.pdf.ruling import zones


def page_text(raw: RawPage, number: int, start: int) -> tuple[str, list[Line]]:
    """The text of a page and its lines.

    A page whose writing mostly runs up, down or upside down is turned until it stands upright, read, and its boxes are
    turned back. What runs another way than the rest (a note along the margin) is read after it, one direction at a time.
    """
    directions = Counter(raw.turned.values())
    upright = sum(glyph[0] > 32 for glyph in raw.glyphs) - sum(directions.values())
    main = max((0, 1, 2, 3), key=lambda turns: directions[turns] if turns else upright)
    text, lines = "", []
    for turns in (main, *(each for each in (0, 1, 2, 3) if each != main)):
        if turns != main and not (directions[turns] if turns else upright > 0):
            continue
        found = _lines_running(raw, turns, main)
        if not found:
            continue
        part, placed = compose(found, _placing(raw, number, start + len(text) + bool(text), turns))
        text += ("\n" if text else "") + part
        lines += placed
    return text or "\n", lines


def _lines_running(raw: RawPage, turns: int, main: int) -> list[Printed]:
    """The lines of the characters that are turned so many quarters, as they stand once turned upright."""
    back = -turns % 4
    glyphs = (
        _turned(glyph, back, raw) if back else glyph
        for index, glyph in enumerate(raw.glyphs)
        # Blanks have no direction of their own: they go with every other, and fall away where nothing is around them.
        if glyph[0] not in (10, 13) and raw.turned.get(index, turns if glyph[0] == 32 else 0) == turns
    )
    found: list[Fragment] = list(fragments(glyphs))
    width, height = (raw.height, raw.width) if turns % 2 else (raw.width, raw.height)
    segments: list[Rect] = [quarter(segment, back, raw.width, raw.height) for segment in raw.segments]
    return reading_order(rows(found), zones(segments) if turns == main else [], height) if width else []


def _turned(glyph: Glyph, back: int, raw: RawPage) -> Glyph:
    code, *rect = glyph
    x0, top, x1, bottom = rect
    return (code, *quarter((x0, top, x1, bottom), back, raw.width, raw.height))


def _placing(raw: RawPage, number: int, start: int, turns: int) -> Placing:
    width, height = (raw.height, raw.width) if turns % 2 else (raw.width, raw.height)
    return Placing(number, start, turns, width, height)
