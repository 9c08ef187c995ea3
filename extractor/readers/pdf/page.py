"""One page: from the characters and rules that PDFium found to lines in reading order."""

from extractor.model import Line
from extractor.readers.pdf.compose import Placing, compose
from extractor.readers.pdf.fragments import fragments
from extractor.readers.pdf.frame import Rect, quarter
from extractor.readers.pdf.glyphs import Glyphs
from extractor.readers.pdf.order import Printed, reading_order
from extractor.readers.pdf.pdfium import RawPage
from extractor.readers.pdf.rows import rows
from extractor.readers.pdf.ruling import zones


def page_text(raw: RawPage, number: int, start: int) -> tuple[str, list[Line]]:
    """The text of a page and its lines.

    A page whose writing mostly runs up, down or upside down is turned until it stands upright, read, and its boxes are
    turned back. What runs another way than the rest (a note along the margin) is read after it, one direction at a time.
    """
    if not raw.turned:
        text, lines = compose(_lines_of(raw, raw.glyphs, 0), Placing(number, start))
        return text, lines
    glyphs = raw.glyphs
    ways: dict[int, list[int]] = {}
    for index, char in enumerate(glyphs.text):
        if char > " ":
            ways.setdefault(raw.turned.get(index, 0), []).append(index)
    text, lines = "", []
    for turns in sorted(ways, key=lambda way: -len(ways[way])):
        first = not text
        chosen = _with_blanks(glyphs.text, ways[turns])
        upright = glyphs.chosen(chosen).turned(-turns % 4, raw.width, raw.height)
        width, height = (raw.height, raw.width) if turns % 2 else (raw.width, raw.height)
        place = Placing(number, start + len(text) + (not first), turns, width, height)
        part, placed = compose(_lines_of(raw, upright, turns if first else None), place)
        text += ("" if first else "\n") + part
        lines += placed
    return text or "\n", lines


def _with_blanks(text: str, indices: list[int]) -> list[int]:
    """The indices with those of the blanks that stand right after one of them: blanks have no direction of their own."""
    chosen = []
    for index in indices:
        chosen.append(index)
        after = index + 1
        while after < len(text) and text[after] == " ":
            chosen.append(after)
            after += 1
    return chosen


def _lines_of(raw: RawPage, glyphs: Glyphs, turns: int | None) -> list[Printed]:
    """The lines of characters that stand upright; `turns` is how the page was turned for that, None to ignore rules."""
    segments: list[Rect] = []
    if turns is not None:
        back = -turns % 4
        segments = (
            [quarter(segment, back, raw.width, raw.height) for segment in raw.segments] if back else [*raw.segments]
        )
    height = raw.width if turns and turns % 2 else raw.height
    return reading_order(rows(fragments(glyphs)), zones(segments), height)
