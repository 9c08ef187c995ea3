"""Characters that are in the file but not to be seen: off the page, white on white, invisible. And layers of recognised text.

Invisible text over an image is the work of a scanner's recognition (lớp chữ OCR); it is read, and told as such.
"""

import ctypes
import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium

from extractor.readers import limits
from extractor.readers.pdf.frame import Frame, Rect
from extractor.readers.pdf.glyphs import Glyphs

_Handle = Any

_INVISIBLE = frozenset({pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP})
_SLANT = 10  # degrees off every quarter turn; a page that was scanned or fed askew is off by less
_WHITE = 250  # of 255, in red, green and blue
_PICTURES = frozenset({pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_SHADING, pdfium.FPDF_PAGEOBJ_FORM})


@dataclass(slots=True)
class _Inks:
    """Text objects by how they are written, and what white text would show on."""

    shown: int = 0
    invisible: int = 0
    slanted: bool = False
    white: list[Rect] = field(default_factory=list)
    behind: list[Rect] = field(default_factory=list)


def unseen(page: _Handle, text: _Handle, glyphs: Glyphs, frame: Frame) -> tuple[set[int], set[int], bool]:
    """The indices of characters that are not to be seen and of slanted ones, and whether the text is a recognised layer.

    White text is unseen where nothing is drawn behind it. Invisible text is unseen on a page of visible text; where it is
    most of the text, it stands for the picture of the page, and is read.
    """
    hidden = _off_page(glyphs, frame)
    inks = _inks(page, frame)
    recognised = inks.invisible > inks.shown
    if inks.invisible and not recognised:
        hidden |= {index for index, char in enumerate(glyphs.text) if char > " " and _is_invisible(text, index)}
    if inks.white:
        colour = _Colour()
        hidden |= {
            index
            for index, char in enumerate(glyphs.text)
            if char > " "
            and _on_paper(glyphs, index, inks)
            and colour.is_white(pdfium.FPDFText_GetFillColor, text, index)
        }
    slanted = (
        {
            index
            for index, char in enumerate(glyphs.text)
            if char > " " and _is_slanted(pdfium.FPDFText_GetMatrix, text, index)
        }
        if inks.slanted
        else set()
    )
    return hidden, slanted - hidden, recognised


def _off_page(glyphs: Glyphs, frame: Frame) -> set[int]:
    """Characters of which less than half lies on the page."""
    if not glyphs.text or (
        min(glyphs.x0) >= 0
        and min(glyphs.top) >= 0
        and max(glyphs.x1) <= frame.width
        and max(glyphs.bottom) <= frame.height
    ):
        return set()
    boxes = zip(glyphs.text, glyphs.x0, glyphs.top, glyphs.x1, glyphs.bottom, strict=True)
    return {
        index
        for index, (char, x0, top, x1, bottom) in enumerate(boxes)
        if char > " " and not (0 <= x0 + x1 <= 2 * frame.width and 0 <= top + bottom <= 2 * frame.height)
    }


def _inks(page: _Handle, frame: Frame) -> _Inks:
    """How the text objects of the page are written; those inside form objects are not looked at."""
    inks, colour = _Inks(), _Colour()
    count = pdfium.FPDFPage_CountObjects(page)
    if count > limits.MAX_RULES:
        return inks
    rest: list[tuple[int, _Handle]] = []
    item_at, kind_of, mode_of = (
        pdfium.FPDFPage_GetObject,
        pdfium.FPDFPageObj_GetType,
        pdfium.FPDFTextObj_GetTextRenderMode,
    )
    for index in range(count):
        item = item_at(page, index)
        kind = kind_of(item)
        if kind != pdfium.FPDF_PAGEOBJ_TEXT:
            rest.append((kind, item))
        elif mode_of(item) in _INVISIBLE:
            inks.invisible += 1
        else:
            inks.shown += 1
            inks.slanted = inks.slanted or _is_slanted(pdfium.FPDFPageObj_GetMatrix, item)
            if colour.is_white(pdfium.FPDFPageObj_GetFillColor, item):
                inks.white += _bounds(item, frame)
    if inks.white:
        for kind, item in rest:
            if kind in _PICTURES or not colour.is_white(pdfium.FPDFPageObj_GetFillColor, item):
                inks.behind += _bounds(item, frame)
    return inks


def _is_slanted(ask: Callable[..., int], *of: object) -> bool:
    """Whether writing runs askew across the page, as watermarks do and no line of a report."""
    matrix = pdfium.FS_MATRIX()
    if not ask(*of, ctypes.byref(matrix)) or not (matrix.b and matrix.a):
        return False
    askew = math.degrees(math.atan2(matrix.b, matrix.a)) % 90
    return _SLANT < askew < 90 - _SLANT


def _bounds(item: _Handle, frame: Frame) -> list[Rect]:
    edges = [ctypes.c_float() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetBounds(item, *map(ctypes.byref, edges)):
        return []
    left, bottom, right, top = (edge.value for edge in edges)
    return [frame.rect(left, bottom, right, top)]


class _Colour:
    """The colour that PDFium answers with; one buffer for all the questions of a page."""

    def __init__(self) -> None:
        self._red, self._green, self._blue, alpha = (ctypes.c_uint() for _ in range(4))
        self._answer = [ctypes.byref(part) for part in (self._red, self._green, self._blue, alpha)]

    def is_white(self, ask: Callable[..., int], *of: object) -> bool:
        """Whether the answer to that call is white."""
        return (
            bool(ask(*of, *self._answer))
            and self._red.value >= _WHITE
            and self._green.value >= _WHITE
            and self._blue.value >= _WHITE
        )


def _is_invisible(text: _Handle, index: int) -> bool:
    item = pdfium.FPDFText_GetTextObject(text, index)
    return bool(item) and pdfium.FPDFTextObj_GetTextRenderMode(item) in _INVISIBLE


def _on_paper(glyphs: Glyphs, index: int, inks: _Inks) -> bool:
    """Whether a character is one of white text with nothing behind it."""
    x = (glyphs.x0[index] + glyphs.x1[index]) / 2
    y = (glyphs.top[index] + glyphs.bottom[index]) / 2
    return _within(x, y, inks.white) and not _within(x, y, inks.behind)


def _within(x: float, y: float, rects: Iterable[Rect]) -> bool:
    return any(x0 <= x <= x1 and top <= y <= bottom for x0, top, x1, bottom in rects)
