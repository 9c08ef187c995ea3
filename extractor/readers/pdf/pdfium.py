"""The one module that calls PDFium: documents, characters and ruled lines out, every handle closed on the way.

The raw bindings are used, not pypdfium2's classes: a page has thousands of characters, and two calls for each are most
of what reading costs. PDFium is not thread-safe: one thread per process (`docs/reading.md`).
"""

import ctypes
import math
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from extractor.errors import Corrupt, Encrypted, TooLarge
from extractor.readers import limits
from extractor.readers.pdf.frame import Frame, Rect

Handle = Any
"""A PDFium handle; the bindings have no types."""

Glyph = tuple[int, float, float, float, float]
"""`(code point, x0, top, x1, bottom)` on the shown page. A tuple, for there are thousands on a page."""

# Where a font has no usable metrics, or the text is turned by its own matrix: an ordinary font's, in ems.
_ASCENT, _DESCENT, _SPACE = 0.89, 0.22, 0.25
_FLAT = 0.05  # points: a box lower or narrower than this tells nothing
_BLANK = frozenset((10, 13, 32))
_SAMPLE = 8  # every so manyth character is asked whether it is turned; if none is, the others are not asked


@dataclass(frozen=True, slots=True)
class RawPage:
    """One page as PDFium tells it.

    `glyphs` stand in the order of the file. `turned` tells, by index, how many quarters clockwise a character is turned
    on the shown page; upright ones are left out. `segments` are drawn lines along an axis.
    """

    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    turned: dict[int, int]
    segments: tuple[Rect, ...]


@contextmanager
def opened(data: bytes) -> Iterator[Handle]:
    """An open document, closed at the end of the block. Without a password PDFium tries the empty one.

    Raises:
        Encrypted: it needs a password, or is encrypted in a way PDFium does not know.
        Corrupt: anything else that keeps it from opening.
    """
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        error = pdfium.FPDF_GetLastError()
        if error in {pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY}:
            raise Encrypted
        raise Corrupt(f"PDFium error {error}")
    try:
        yield document
    finally:
        pdfium.FPDF_CloseDocument(document)


def page_count(document: Handle) -> int:
    """How many pages the document says it has."""
    return int(pdfium.FPDF_GetPageCount(document))


def raw_page(document: Handle, index: int, budget: int) -> RawPage | None:
    """The page at `index` from 0, or None where PDFium cannot load it.

    Args:
        document: an open document.
        index: the page, from 0.
        budget: how many characters it may hold.
    Raises:
        TooLarge: it holds more.
    """
    with _page(document, index) as page:
        if not page:
            return None
        with _text(page) as text:
            if not text:
                return None
            count = max(0, pdfium.FPDFText_CountChars(text))
            if count > budget:
                raise TooLarge(f"over {limits.MAX_CHARACTERS} characters by page {index + 1}")
            frame = _frame(page)
            glyphs, turned = _glyphs(text, count, frame)
            return RawPage(frame.width, frame.height, glyphs, turned, tuple(_segments(page, frame)))


@contextmanager
def _page(document: Handle, index: int) -> Iterator[Handle]:
    page = pdfium.FPDF_LoadPage(document, index)
    try:
        yield page
    finally:
        if page:
            pdfium.FPDF_ClosePage(page)


@contextmanager
def _text(page: Handle) -> Iterator[Handle]:
    text = pdfium.FPDFText_LoadPage(page)
    try:
        yield text
    finally:
        if text:
            pdfium.FPDFText_ClosePage(text)


def _frame(page: Handle) -> Frame:
    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, box)
    turns = pdfium.FPDFPage_GetRotation(page) % 4
    left, right = sorted((box.left, box.right))
    bottom, top = sorted((box.bottom, box.top))
    return Frame(left, bottom, right, top, turns)


def _glyphs(text: Handle, count: int, frame: Frame) -> tuple[tuple[Glyph, ...], dict[int, int]]:
    unicode, loose = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetLooseCharBox
    box = pdfium.FS_RECTF()
    reference = ctypes.byref(box)
    glyphs: list[Glyph] = []
    turned: dict[int, int] = {}
    by_matrix = any(_turns(text, index) for index in range(0, count, _SAMPLE))
    upright = frame.turns == 0
    left, top = frame.left, frame.top
    for index in range(count):
        code = unicode(text, index)
        loose(text, index, reference)
        x0, y0, x1, y1 = box.left, box.bottom, box.right, box.top
        if code not in _BLANK:
            turns = _turns(text, index) if by_matrix else 0
            if turns or x1 - x0 < _FLAT or y1 - y0 < _FLAT:
                x0, y0, x1, y1 = _built_box(text, index, (x0, y0, x1, y1))
            if (turns + frame.turns) % 4:
                turned[index] = (turns + frame.turns) % 4
        if upright:
            glyphs.append((code, x0 - left, top - y1, x1 - left, top - y0))
        else:
            glyphs.append((code, *frame.rect(x0, y0, x1, y1)))
    return tuple(glyphs), turned


def _turns(text: Handle, index: int) -> int:
    """The quarters clockwise a character is turned by its own matrix, before the page is."""
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFText_GetMatrix(text, index, ctypes.byref(matrix)):
        return 0
    return round(-math.atan2(matrix.b, matrix.a) / (math.pi / 2)) % 4


def _built_box(text: Handle, index: int, given: Rect) -> Rect:
    """A box in user space for a character whose own says nothing: its outline, and an ordinary font's height there."""
    matrix = pdfium.FS_MATRIX()
    x, y = ctypes.c_double(), ctypes.c_double()
    if not (
        pdfium.FPDFText_GetMatrix(text, index, ctypes.byref(matrix))
        and pdfium.FPDFText_GetCharOrigin(text, index, ctypes.byref(x), ctypes.byref(y))
    ):
        return given
    size = pdfium.FPDFText_GetFontSize(text, index)
    # The vector of one em up, and one em along the line of writing.
    up = (matrix.c * size, matrix.d * size)
    along = (matrix.a * size, matrix.b * size)
    points = [(x.value + share * up[0], y.value + share * up[1]) for share in (-_DESCENT, _ASCENT)]
    tight = [ctypes.c_double() for _ in range(4)]
    if pdfium.FPDFText_GetCharBox(text, index, *map(ctypes.byref, tight)):
        left, right, bottom, top = (value.value for value in tight)
    else:
        left, right, bottom, top = given[0], given[2], given[1], given[3]
    if max(right - left, top - bottom) < _FLAT:  # a space, or a glyph without an outline
        points.append((x.value + _SPACE * along[0], y.value + _SPACE * along[1]))
    else:
        points += [(left, bottom), (right, top)]
    xs, ys = [point[0] for point in points], [point[1] for point in points]
    return min(xs), min(ys), max(xs), max(ys)


def _segments(page: Handle, frame: Frame) -> Iterator[Rect]:
    """The straight lines along an axis among the path objects of the page; those inside form objects are not looked at."""
    objects = pdfium.FPDFPage_CountObjects(page)
    if objects > limits.MAX_RULES:
        return
    seen = 0
    for index in range(objects):
        item = pdfium.FPDFPage_GetObject(page, index)
        if pdfium.FPDFPageObj_GetType(item) != pdfium.FPDF_PAGEOBJ_PATH:
            continue
        count = pdfium.FPDFPath_CountSegments(item)
        seen += max(0, count)
        if seen > limits.MAX_RULES:
            return
        yield from _path_segments(item, count, frame)


def _path_segments(item: Handle, count: int, frame: Frame) -> Iterator[Rect]:
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(item, ctypes.byref(matrix)):
        return
    x, y = ctypes.c_float(), ctypes.c_float()
    last: tuple[float, float] | None = None
    first: tuple[float, float] | None = None
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(item, index)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if not pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y)):
            return
        here = frame.point(
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            first = here
        elif kind == pdfium.FPDF_SEGMENT_LINETO and last is not None:
            yield from _along_an_axis(last, here)
        if pdfium.FPDFPathSegment_GetClose(segment) and first is not None:
            yield from _along_an_axis(here, first)
        last = here


def _along_an_axis(a: tuple[float, float], b: tuple[float, float]) -> Iterator[Rect]:
    dx, dy = abs(a[0] - b[0]), abs(a[1] - b[1])
    if min(dx, dy) <= 1 and max(dx, dy) > 3:
        yield min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1])
