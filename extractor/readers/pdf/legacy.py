"""Pages set in fonts older than Unicode (bảng mã cũ): their characters are converted before lines are made of them.

Asking PDFium for the font of each character is slow, so only documents are asked that show letters no Vietnamese text has.
"""

import ctypes
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise

import pypdfium2.raw as pdfium

from extractor.model import Line, Passage
from extractor.readers.legacy import Decoded, Fonts, Run
from extractor.readers.pdf.frame import Rect
from extractor.readers.pdf.glyphs import Glyphs, joined
from extractor.readers.pdf.pdfium import Handle, RawPage, characters, page_at, text_of

# What Latin-1 holds beside the letters of Vietnamese and common signs, and what converters make of some of its codes. Unicode
# text has next to none of it, and a page of TCVN3 or VNI some in every line.
_STRANGE = frozenset("¢£¤¥¦¨ª¬®¯´µ¶¸¹º»¼¾ÄÅÆÇËÎÏÐÑÖØÛÜÞßäåæçëîïðñö÷øûüþÿ∙−")  # noqa: RUF001 - as they are
_MINUS_AS_LETTER = re.compile(r"[^\W\d]−|−[^\W\d]")
_SUSPICIOUS = 3
_LONGEST_NAME = 256
_LINE = re.compile(r"[^\r\n]+")


def looks_legacy(text: str) -> bool:
    """Whether a page holds characters that legacy fonts show as Vietnamese letters, and few other texts have."""
    if _STRANGE.isdisjoint(text):
        return False
    counts = Counter(text)
    minus = counts.pop("−", 0)
    found = sum(counts[char] for char in _STRANGE & counts.keys())
    return found + (len(_MINUS_AS_LETTER.findall(text)) if minus else 0) >= _SUSPICIOUS


def surveyed(document: Handle, pages: int) -> Fonts:
    """What the text of a whole document tells of its fonts."""
    return Fonts.survey(run for index in range(pages) for run in _runs(*_fonts_of(document, index)))


@dataclass(slots=True)
class Letters:
    """The boxes of letters that were converted, and of those that a font shows as capitals."""

    legacy: list[Rect] = field(default_factory=list)
    capitals: list[Rect] = field(default_factory=list)


def converted(document: Handle, index: int, raw: RawPage, fonts: Fonts) -> tuple[RawPage, Letters]:
    """The page with its legacy letters as Unicode, each in the box of what it was made of, and the boxes of those letters."""
    _, names = _fonts_of(document, index)
    glyphs = raw.glyphs
    if len(names) != len(glyphs.text):
        return raw, Letters()
    parts: list[Glyphs] = []
    origins: list[int] = []
    letters = Letters()
    position = 0
    for line in _LINE.finditer(glyphs.text):
        start, end = line.span()
        parts.append(glyphs.part(position, start))
        origins += range(position, start)
        decoded = fonts.decode(list(_runs(line[0], names[start:end])))
        if decoded.legacy or decoded.capitals:
            made = _made_of(glyphs.part(start, end), decoded)
            letters.legacy += (box for a, b in decoded.legacy for box in _boxes(made, a, b))
            letters.capitals += (box for a, b in decoded.capitals for box in _boxes(made, a, b))
            parts.append(made)
            origins += (start + origin for origin in decoded.origins[:-1])
        else:
            parts.append(glyphs.part(start, end))
            origins += range(start, end)
        position = end
    parts.append(glyphs.part(position, len(glyphs.text)))
    origins += range(position, len(glyphs.text))
    turned = {new: raw.turned[old] for new, old in enumerate(origins) if old in raw.turned} if raw.turned else {}
    return replace(raw, glyphs=joined(parts), turned=turned), letters


def passages(lines: Iterable[Line], boxes: Iterable[Rect]) -> Iterator[Passage]:
    """The stretches of lines that letters in those boxes take up; what stands between two of them belongs to the stretch."""
    for places in _places(lines, boxes):
        yield Passage(start=places[0], end=places[-1] + 1, trust="legacy_font")


def capitals(lines: Iterable[Line], boxes: Iterable[Rect]) -> Iterator[tuple[int, int]]:
    """The ranges of lines that letters in those boxes take up, without what stands between them."""
    for places in _places(lines, boxes):
        for _, run in groupby(enumerate(places), lambda pair: pair[1] - pair[0]):
            following = [place for _, place in run]
            yield following[0], following[-1] + 1


def _places(lines: Iterable[Line], boxes: Iterable[Rect]) -> Iterator[list[int]]:
    """Line by line, the offsets of the letters in those boxes; lines without any are left out."""
    heights: dict[tuple[float, float], list[float]] = {}
    for x0, top, x1, bottom in boxes:
        heights.setdefault((x0, x1), []).append((top + bottom) / 2)
    for line in lines if heights else ():
        edges = zip(line.edges[::2], line.edges[1::2], strict=True)
        places = [
            line.start + place
            for place, edge in enumerate(edges)
            if any(line.top <= middle <= line.bottom for middle in heights.get(edge, ()))
        ]
        if places:
            yield places


def _fonts_of(document: Handle, index: int) -> tuple[str, list[str | None]]:
    """The characters of a page and the name of the font of each."""
    with page_at(document, index) as page:
        if not page:
            return "", []
        with text_of(page) as text:
            count = max(0, pdfium.FPDFText_CountChars(text)) if text else 0
            return characters(text, count), list(_names(text, count))


def _names(text: Handle, count: int) -> Iterator[str | None]:
    """The font of each character; a blank that PDFium puts in goes with the character before it."""
    buffer = ctypes.create_string_buffer(_LONGEST_NAME)
    flags = ctypes.byref(ctypes.c_int())
    known: dict[bytes, str] = {}
    last: str | None = None
    for index in range(count):
        if 1 < pdfium.FPDFText_GetFontInfo(text, index, buffer, _LONGEST_NAME, flags) <= _LONGEST_NAME:
            name = buffer.value
            last = known.get(name) or known.setdefault(name, name.decode("utf-8", "replace"))
        yield last


def _runs(text: str, names: Sequence[str | None]) -> Iterator[Run]:
    """Characters with their fonts as runs of one font."""
    position = 0
    for name, group in groupby(names):
        end = position + sum(1 for _ in group)
        yield Run(text[position:end], name)
        position = end


def _made_of(source: Glyphs, decoded: Decoded) -> Glyphs:
    """The characters of a converted line, each in the box around those it stands for."""
    spans = [(a, max(a + 1, b)) for a, b in pairwise(decoded.origins)]
    return Glyphs(
        decoded.text,
        [min(source.x0[a:b]) for a, b in spans],
        [min(source.top[a:b]) for a, b in spans],
        [max(source.x1[a:b]) for a, b in spans],
        [max(source.bottom[a:b]) for a, b in spans],
    )


def _boxes(glyphs: Glyphs, start: int, end: int) -> Iterator[Rect]:
    part = glyphs.part(start, end)
    return zip(part.x0, part.top, part.x1, part.bottom, strict=True)
