"""Where PDFium is called: documents, characters and ruled lines out, every handle closed on the way.

The raw bindings are used, not pypdfium2's classes: a page has thousands of characters, and the call for the box of each
is most of what reading costs. PDFium is not thread-safe: one thread per process (`docs/reading.md`).
"""

import ctypes
import math
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, pairwise, repeat
from operator import sub
from typing import Any, cast

import pypdfium2.raw as pdfium

from extractor.errors import Corrupt, Encrypted, TooLarge
from extractor.readers import limits
from extractor.readers.pdf.frame import Frame, Rect
from extractor.readers.pdf.glyphs import Glyphs, from_codes, printed
from extractor.readers.pdf.unseen import unseen

Handle = Any
"""A PDFium handle; the bindings have no types."""

Matrix = tuple[float, float, float, float, float, float]
"""`(a, b, c, d, e, f)` of PDF 32000-1, 8.3.3."""

_UPRIGHT: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_THICK = 4.0  # points: no rule is thicker
_NESTED_FORMS = 4  # forms within forms that are looked into for rules
# Where a font has no usable metrics, or the text is turned by its own matrix: an ordinary font's, in ems.
_ASCENT, _DESCENT, _SPACE = 0.89, 0.22, 0.25
_FLAT = 0.05  # points: a box lower or narrower than this tells nothing
_SAMPLE = 32  # one character in so many is asked whether it is turned; if none is, the others are not asked
_LYING = 1.3  # all are asked whose box is this much wider than high, which few upright characters have


@dataclass(frozen=True, slots=True)
class RawPage:
    """One page as PDFium tells it.

    `glyphs` stand in the order of the file. `turned` tells, by index, how many quarters clockwise a character is turned
    on the shown page; upright ones are left out. `segments` are drawn lines along an axis. `annotated`: it has annotations,
    which are not among its glyphs. `recognised`: its text is an invisible layer over a picture. `watermark`: what is written
    askew across the page, which is not among its glyphs either. `pictured`: there may be images on it.
    """

    width: float
    height: float
    glyphs: Glyphs
    turned: dict[int, int]
    segments: tuple[Rect, ...]
    annotated: bool = False
    recognised: bool = False
    watermark: str = ""
    pictured: bool = True


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
    with page_at(document, index) as page:
        if not page:
            return None
        with text_of(page) as text:
            if not text:
                return None
            count = max(0, pdfium.FPDFText_CountChars(text))
            if count > budget:
                raise TooLarge(f"over {limits.MAX_CHARACTERS} characters by page {index + 1}")
            frame = frame_of(page)
            glyphs, turned = _glyphs(text, count, frame)
            hidden, slanted, recognised = unseen(page, text, glyphs, frame)
            watermark = _words_of(glyphs.text, slanted)
            hidden |= slanted
            segments, pictured = _segments(page, frame)
            return RawPage(
                width=frame.width,
                height=frame.height,
                glyphs=glyphs.without(hidden),
                turned={index: way for index, way in turned.items() if index not in hidden} if hidden else turned,
                segments=segments,
                annotated=pdfium.FPDFPage_GetAnnotCount(page) > 0,
                recognised=recognised,
                watermark=watermark,
                pictured=pictured,
            )


def _words_of(text: str, indices: set[int]) -> str:
    """Some characters of a text in order, with a blank where others stand between them."""
    parts: list[str] = []
    before = None
    for index in sorted(indices):
        if before is not None and index > before + 1:
            parts.append(" ")
        parts.append(text[index])
        before = index
    return "".join(parts)


@contextmanager
def page_at(document: Handle, index: int) -> Iterator[Handle]:
    """A loaded page, closed at the end of the block; falsy where PDFium cannot load it."""
    page = pdfium.FPDF_LoadPage(document, index)
    try:
        yield page
    finally:
        if page:
            pdfium.FPDF_ClosePage(page)


@contextmanager
def text_of(page: Handle) -> Iterator[Handle]:
    """The text of a loaded page, closed at the end of the block; falsy where PDFium has none."""
    text = pdfium.FPDFText_LoadPage(page)
    try:
        yield text
    finally:
        if text:
            pdfium.FPDFText_ClosePage(text)


def frame_of(page: Handle) -> Frame:
    """The visible box of a page and its quarter turns."""
    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, box)
    turns = pdfium.FPDFPage_GetRotation(page) % 4
    left, right = sorted((box.left, box.right))
    bottom, top = sorted((box.bottom, box.top))
    return Frame(left, bottom, right, top, turns)


def _glyphs(text: Handle, count: int, frame: Frame) -> tuple[Glyphs, dict[int, int]]:
    codes = characters(text, count)
    boxes = (pdfium.FS_RECTF * count)()
    deque(map(pdfium.FPDFText_GetLooseCharBox, repeat(text, count), range(count), boxes), maxlen=0)
    flat = cast("list[float]", memoryview(boxes).cast("B").cast("f").tolist())  # FS_RECTF: left, top, right, bottom
    x0, y1, x1, y0 = flat[::4], flat[1::4], flat[2::4], flat[3::4]
    # One pass over thousands of boxes: those that lie, and those that tell nothing.
    sizes = zip(map(sub, x1, x0), map(sub, y1, y0), strict=True)
    odd = [index for index, (width, height) in enumerate(sizes) if not _FLAT <= width <= _LYING * height]
    lying = (index for index in odd if codes[index] > " " and x1[index] - x0[index] > _LYING * (y1[index] - y0[index]))
    if any(_turns(text, index) for index in chain(lying, range(0, count, _SAMPLE))):
        turns = {index: quarters for index in range(count) if codes[index] > " " and (quarters := _turns(text, index))}
    else:
        turns = {}
    thin = (index for index in odd if x1[index] - x0[index] < _FLAT or y1[index] - y0[index] < _FLAT)
    for index in {*turns, *(index for index in thin if codes[index] not in " \r\n")}:
        x0[index], y0[index], x1[index], y1[index] = _built_box(
            text, index, (x0[index], y0[index], x1[index], y1[index])
        )
    turned = {
        index: quarters
        for index in (range(count) if frame.turns else turns)
        if codes[index] > " " and (quarters := (turns.get(index, 0) + frame.turns) % 4)
    }
    return _shown(codes, (x0, y0, x1, y1), frame), turned


def characters(text: Handle, count: int) -> str:
    """One character per character of the page. All at once where PDFium leaves none out, else one by one."""
    buffer = (ctypes.c_ushort * (count + 1))()
    if pdfium.FPDFText_GetText(text, 0, count, buffer) == count + 1:
        codes = bytes(buffer)[:-2].decode("utf-16-le", "surrogatepass")
        if len(codes) == count:
            return printed(codes)
    return printed(from_codes([pdfium.FPDFText_GetUnicode(text, index) for index in range(count)]))


def _shown(codes: str, box: tuple[list[float], list[float], list[float], list[float]], frame: Frame) -> Glyphs:
    """The characters on the page as shown."""
    x0, y0, x1, y1 = box
    if not frame.turns:
        left, top = frame.left, frame.top
        if left:
            x0, x1 = [x - left for x in x0], [x - left for x in x1]
        return Glyphs(codes, x0, [top - y for y in y1], x1, [top - y for y in y0])
    columns = zip(*(frame.rect(*each) for each in zip(x0, y0, x1, y1, strict=True)), strict=True)
    return Glyphs(codes, *(list(column) for column in columns)) if codes else Glyphs("", [], [], [], [])


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


def _segments(page: Handle, frame: Frame) -> tuple[tuple[Rect, ...], bool]:
    """The straight lines along an axis among the path objects of the page and of the forms it shows; whether images are there.

    None at all on a page with more than `limits.MAX_RULES`: it is a drawing, or made to waste time.
    """
    found: list[Rect] = []
    pictured = False
    waiting = deque([(page, pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject, _UPRIGHT, 0)])
    seen = 0
    while waiting:
        holder, count_of, object_at, matrix, depth = waiting.popleft()
        count = max(0, count_of(holder))
        seen += count
        for index in range(count if seen <= limits.MAX_RULES else 0):
            item = object_at(holder, index)
            kind = pdfium.FPDFPageObj_GetType(item)
            if kind == pdfium.FPDF_PAGEOBJ_PATH:
                segments = max(0, pdfium.FPDFPath_CountSegments(item))
                seen += segments
                if seen <= limits.MAX_RULES:
                    found += _path_segments(item, segments, _placed(item, matrix), frame)
            elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
                pictured = True
            elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _NESTED_FORMS:
                inside = (pdfium.FPDFFormObj_CountObjects, pdfium.FPDFFormObj_GetObject)
                waiting.append((item, *inside, _placed(item, matrix), depth + 1))
        if seen > limits.MAX_RULES:
            return (), True
    return tuple(found), pictured


def _placed(item: Handle, outer: Matrix) -> Matrix:
    """The matrix of an object within what holds it, so that a point of it comes out in user space of the page."""
    own = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(item, ctypes.byref(own)):
        return outer
    a, b, c, d, e, f = outer
    return (
        own.a * a + own.b * c,
        own.a * b + own.b * d,
        own.c * a + own.d * c,
        own.c * b + own.d * d,
        own.e * a + own.f * c + e,
        own.e * b + own.f * d + f,
    )


def _path_segments(item: Handle, count: int, matrix: Matrix, frame: Frame) -> Iterator[Rect]:
    """The lines of a path along an axis. A filled shape without outline is a rule only where it is thin: else it is a ground."""
    filled, outlined = ctypes.c_int(), ctypes.c_int()
    if not pdfium.FPDFPath_GetDrawMode(item, ctypes.byref(filled), ctypes.byref(outlined)):
        return
    if not (filled.value or outlined.value):
        return
    for points in _shapes(item, count, matrix, frame):
        if not outlined.value:
            xs, ys = [x for x, _ in points], [y for _, y in points]
            if min(max(xs) - min(xs), max(ys) - min(ys)) > _THICK:
                continue
        for before, after in pairwise(points):
            yield from _along_an_axis(before, after)


def _shapes(item: Handle, count: int, matrix: Matrix, frame: Frame) -> Iterator[list[tuple[float, float]]]:
    """The corners of each part of a path on the page as shown; the first again at the end where the part is closed.

    A curve stands for the corner it ends in: what is round is no line along an axis, but for hairs.
    """
    a, b, c, d, e, f = matrix
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[tuple[float, float]] = []
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(item, index)
        if not pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y)):
            break
        if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO:
            if len(points) > 1:
                yield points
            points = []
        points.append(frame.point(a * x.value + c * y.value + e, b * x.value + d * y.value + f))
        if pdfium.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if len(points) > 1:
        yield points


def _along_an_axis(a: tuple[float, float], b: tuple[float, float]) -> Iterator[Rect]:
    dx, dy = abs(a[0] - b[0]), abs(a[1] - b[1])
    if min(dx, dy) <= 1 and max(dx, dy) > 3:
        yield min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1])
