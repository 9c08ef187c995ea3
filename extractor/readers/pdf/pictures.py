"""A PDF page as a picture: how much of it images cover, and what it looks like."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2.raw as pdfium

from extractor.readers import limits
from extractor.readers.pdf.frame import Frame, Rect
from extractor.readers.pdf.pdfium import Handle, frame_of, page_at

_RASTER = 50  # an area is measured in so many steps along each side
_DEPTH = 4  # forms within forms that are searched for images


@dataclass(frozen=True, slots=True)
class Rendered:
    """A page as it is shown: three bytes per pixel (red, green, blue), row by row, and its size in points."""

    data: bytes
    columns: int
    rows: int
    width: float
    height: float


def image_share(document: Handle, index: int) -> float | None:
    """How much of the page at `index` images cover, from 0 to 1, overlapping ones and strips counted once; None if nothing is drawn.

    A form that holds an image counts as one. On a page with more than `limits.MAX_RULES` objects only the first are seen.
    """
    covered: set[tuple[int, int]] = set()
    with page_at(document, index) as page:
        if not page or not _is_drawn(page):
            return None
        frame = frame_of(page)
        for x0, top, x1, bottom in _images(page, frame):
            columns = _steps(x0, x1, frame.width)
            covered.update((column, row) for row in _steps(top, bottom, frame.height) for column in columns)
            if len(covered) == _RASTER**2:
                break
    return len(covered) / _RASTER**2


def rendered(document: Handle, index: int) -> Rendered | None:
    """The page at `index` from 0 as it is shown, annotations included, or None where PDFium cannot draw it."""
    with page_at(document, index) as page:
        if not page:
            return None
        frame = frame_of(page)
        dots = limits.dots_per_inch(frame.width, frame.height)
        columns, rows = max(1, round(frame.width * dots / 72)), max(1, round(frame.height * dots / 72))
        bitmap = pdfium.FPDFBitmap_CreateEx(columns, rows, pdfium.FPDFBitmap_BGR, None, 0)
        if not bitmap:
            return None
        try:
            pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, columns, rows, 0xFFFFFFFF)
            flags = pdfium.FPDF_ANNOT | pdfium.FPDF_REVERSE_BYTE_ORDER
            pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, columns, rows, 0, flags)
            stride = pdfium.FPDFBitmap_GetStride(bitmap)
            data = ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), stride * rows)
        finally:
            pdfium.FPDFBitmap_Destroy(bitmap)
    if stride != 3 * columns:
        data = b"".join(data[start : start + 3 * columns] for start in range(0, stride * rows, stride))
    return Rendered(data, columns, rows, frame.width, frame.height)


def _is_drawn(page: Handle) -> bool:
    """Whether there is anything but text."""
    count = min(pdfium.FPDFPage_CountObjects(page), limits.MAX_RULES)
    kinds = (pdfium.FPDFPageObj_GetType(pdfium.FPDFPage_GetObject(page, number)) for number in range(count))
    return any(kind != pdfium.FPDF_PAGEOBJ_TEXT for kind in kinds)


def _steps(start: float, end: float, length: float) -> range:
    """The steps along a side whose middle lies between two places."""
    size = max(length, 0.01) / _RASTER
    return range(max(0, round(start / size)), min(_RASTER, round(end / size)))


def _images(page: Handle, frame: Frame) -> Iterator[Rect]:
    """Where images and forms with images stand on the shown page."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    places = [ctypes.byref(value) for value in (left, bottom, right, top)]
    for number in range(min(pdfium.FPDFPage_CountObjects(page), limits.MAX_RULES)):
        item = pdfium.FPDFPage_GetObject(page, number)
        if _shows_image(item, _DEPTH) and pdfium.FPDFPageObj_GetBounds(item, *places):
            yield frame.rect(left.value, bottom.value, right.value, top.value)


def _shows_image(item: Handle, depth: int) -> bool:
    kind = pdfium.FPDFPageObj_GetType(item)
    if kind != pdfium.FPDF_PAGEOBJ_FORM or not depth:
        return bool(kind == pdfium.FPDF_PAGEOBJ_IMAGE)
    count = min(pdfium.FPDFFormObj_CountObjects(item), limits.MAX_RULES >> (4 * (_DEPTH - depth)))
    return any(_shows_image(pdfium.FPDFFormObj_GetObject(item, number), depth - 1) for number in range(count))
