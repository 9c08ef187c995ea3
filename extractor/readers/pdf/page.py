"""One page: from the characters and rules that PDFium found to text, lines and tables in reading order."""

from dataclasses import dataclass

from extractor.model import Grid, Line
from extractor.readers.pdf.cells import ruled_tables
from extractor.readers.pdf.compose import Placing, compose
from extractor.readers.pdf.fragments import fragments
from extractor.readers.pdf.frame import quarter
from extractor.readers.pdf.glyphs import Glyphs
from extractor.readers.pdf.order import Printed, reading_order
from extractor.readers.pdf.pdfium import RawPage
from extractor.readers.pdf.rows import Row, rows
from extractor.readers.pdf.ruling import Zone, zones
from extractor.readers.pdf.sheets import Sheet, Way, sheets


@dataclass(frozen=True, slots=True)
class PageText:
    """The text of a page, where its lines stand, and its ruled tables."""

    text: str
    lines: list[Line]
    grids: list[Grid]


def page_text(raw: RawPage, number: int, start: int) -> PageText:
    """What a page says.

    A page whose writing mostly runs up, down or upside down is turned until it stands upright, read, and its boxes are
    turned back. What runs another way than the rest (a note along the margin) is read after it, one direction at a time,
    unless it stands in the cell of a table.
    """
    if not raw.turned:
        return _read(raw, raw.glyphs, [], Placing(number, start, 0, raw.width, raw.height))[0]
    glyphs = raw.glyphs
    ways: dict[int, list[int]] = {}
    for index, char in enumerate(glyphs.text):
        if char > " ":
            ways.setdefault(raw.turned.get(index, 0), []).append(index)
    if not ways:
        return PageText("\n", [], [])
    main, *others = sorted(ways, key=lambda way: -len(ways[way]))
    parts = {
        turns: glyphs.chosen(_with_blanks(glyphs.text, indices)).turned(-turns % 4, raw.width, raw.height)
        for turns, indices in ways.items()
    }
    parts = {turns: part.with_gaps_written() if turns % 2 else part for turns, part in parts.items()}
    among: list[tuple[Glyphs, Way]] = []
    for turns in others:
        width, height = (raw.height, raw.width) if turns % 2 else (raw.width, raw.height)
        among.append((parts[turns].turned((turns - main) % 4, width, height), (parts[turns], turns)))
    upright = parts[main]
    page, left = _read(raw, upright, among, _placing(raw, number, start, main))
    text, lines = page.text, page.lines
    for (_, (turned, turns)), indices in zip(among, left, strict=True):
        if not indices:
            continue
        place = _placing(raw, number, start + len(text) + 1, turns)
        height = raw.width if turns % 2 else raw.height
        part, placed, _ = compose(reading_order(rows(fragments(turned.chosen(indices))), [], height), place)
        text += "\n" + part
        lines += placed
    return PageText(text, lines, page.grids)


def _placing(raw: RawPage, number: int, start: int, turns: int) -> Placing:
    width, height = (raw.height, raw.width) if turns % 2 else (raw.width, raw.height)
    return Placing(number, start, turns, width, height)


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


def _read(
    raw: RawPage, glyphs: Glyphs, among: list[tuple[Glyphs, Way]], place: Placing
) -> tuple[PageText, list[list[int]]]:
    """The page of characters that stand upright, and the indices of those of other ways that stand in no cell."""
    back = -place.turns % 4
    segments = [quarter(each, back, raw.width, raw.height) for each in raw.segments] if back else raw.segments
    ruled = zones(segments)
    tables = ruled_tables(segments, [(zone.top, zone.bottom) for zone in ruled]) if ruled else []
    filled, free, left = sheets(tables, glyphs, among)
    if filled:
        glyphs = glyphs.chosen(free)
        ruled = [zone for zone in ruled if not any(zone.holds(sheet.top) for sheet in filled)]
    printed = _between(rows(fragments(glyphs)), ruled, filled, place.height)
    return PageText(*compose(printed, place)), left


def _between(found: list[Row], ruled: list[Zone], filled: list[Sheet], height: float) -> list[Printed | Sheet]:
    """The lines of a page in reading order, each sheet at its height among them."""
    printed: list[Printed | Sheet] = []
    start = 0
    for sheet in filled:
        end = start
        while end < len(found) and (found[end].top + found[end].bottom) / 2 < sheet.top:
            end += 1
        printed += reading_order(found[start:end], ruled, height)
        printed.append(sheet)
        start = end
    printed += reading_order(found[start:], ruled, height)
    return printed
