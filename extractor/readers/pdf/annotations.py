"""What annotations print on a page: the number and date a digital signature fills in, its seal, values of form fields.

Their words stand in appearance streams, outside the content of the page. A copy of the page that holds nothing but
chosen annotations is flattened by PDFium, in memory, and read like any page, so order, fonts and turns need no code here.
"""

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Literal

import pypdfium2.raw as pdfium

from extractor.readers import limits
from extractor.readers.pdf.frame import Frame, Rect
from extractor.readers.pdf.glyphs import Glyphs
from extractor.readers.pdf.pdfium import Handle, RawPage, frame_of, page_at, raw_page

Origin = Literal["signature", "stamp", "field", "note"]
"""What put the words there: a signature field, a stamp, a field filled in by hand, text written on the page."""

_HIDDEN = pdfium.FPDF_ANNOT_FLAG_HIDDEN | pdfium.FPDF_ANNOT_FLAG_NOVIEW
# Buttons are left out: the mark of a box that is ticked is a letter or figure of a symbol font.
_FIELDS: dict[int, Origin] = {
    pdfium.FPDF_FORMFIELD_SIGNATURE: "signature",
    pdfium.FPDF_FORMFIELD_TEXTFIELD: "field",
    pdfium.FPDF_FORMFIELD_COMBOBOX: "field",
    pdfium.FPDF_FORMFIELD_LISTBOX: "field",
}
# Links, highlights, comments and their popups print nothing that belongs to the text.
_PRINTED: dict[int, Origin] = {pdfium.FPDF_ANNOT_STAMP: "stamp", pdfium.FPDF_ANNOT_FREETEXT: "note"}
_FORM_INFO_VERSION = 2


@dataclass(frozen=True, slots=True)
class Printed:
    """The characters that one annotation prints, where they stand on the shown page; `turned` as in `RawPage`."""

    origin: Origin
    glyphs: Glyphs
    turned: dict[int, int]


@dataclass(frozen=True, slots=True)
class _Chosen:
    index: int
    origin: Origin
    rect: Rect


def printed_by_annotations(document: Handle, index: int, budget: int) -> list[Printed]:
    """What the annotations of the page at `index` print, in the order of the file; hidden ones print nothing.

    Args:
        document: an open document. Missing appearances of its form fields are made in memory.
        index: the page, from 0.
        budget: how many characters they may hold.
    Raises:
        TooLarge: they hold more.
    """
    with page_at(document, index) as page, _form(document) as form:
        if not page or pdfium.FPDFPage_GetAnnotCount(page) > limits.MAX_ANNOTATIONS:
            return []
        if form:
            pdfium.FORM_OnAfterLoadPage(page, form)  # makes the appearances that the file leaves to the viewer
        try:
            chosen = list(_chosen(page, form, frame_of(page)))
            raw = _flattened(document, index, chosen, budget) if chosen else None
        finally:
            if form:
                pdfium.FORM_OnBeforeClosePage(page, form)
    return list(_by_annotation(raw, chosen)) if raw else []


@contextmanager
def _form(document: Handle) -> Iterator[Handle | None]:
    """The form of the document, None without one. PDFium as we use it has no script engine; nothing of it is run."""
    if pdfium.FPDF_GetFormType(document) == pdfium.FORMTYPE_NONE:
        yield None
        return
    info = pdfium.FPDF_FORMFILLINFO(version=_FORM_INFO_VERSION)
    form = pdfium.FPDFDOC_InitFormFillEnvironment(document, info)
    try:
        yield form
    finally:
        if form:
            pdfium.FPDFDOC_ExitFormFillEnvironment(form)


def _chosen(page: Handle, form: Handle | None, frame: Frame) -> Iterator[_Chosen]:
    """The annotations that print text of the page."""
    for index in range(pdfium.FPDFPage_GetAnnotCount(page)):
        annotation = pdfium.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        try:
            origin = _origin(annotation, form)
            box = pdfium.FS_RECTF()
            if origin and pdfium.FPDFAnnot_GetRect(annotation, box):
                yield _Chosen(index, origin, frame.rect(box.left, box.bottom, box.right, box.top))
        finally:
            pdfium.FPDFPage_CloseAnnot(annotation)


def _origin(annotation: Handle, form: Handle | None) -> Origin | None:
    if pdfium.FPDFAnnot_GetFlags(annotation) & _HIDDEN:
        return None
    kind = pdfium.FPDFAnnot_GetSubtype(annotation)
    if kind == pdfium.FPDF_ANNOT_WIDGET:
        return _FIELDS.get(pdfium.FPDFAnnot_GetFormFieldType(form, annotation)) if form else None
    return _PRINTED.get(kind)


def _flattened(document: Handle, index: int, chosen: list[_Chosen], budget: int) -> RawPage | None:
    """The page with nothing on it but those annotations."""
    copy = pdfium.FPDF_CreateNewDocument()
    try:
        if not pdfium.FPDF_ImportPagesByIndex(copy, document, (ctypes.c_int * 1)(index), 1, 0):
            return None
        with page_at(copy, 0) as page:
            if not page or not _keep_only(page, {each.index for each in chosen}):
                return None
        return raw_page(copy, 0, budget)
    finally:
        pdfium.FPDF_CloseDocument(copy)


def _keep_only(page: Handle, kept: set[int]) -> bool:
    for index in reversed(range(pdfium.FPDFPage_GetAnnotCount(page))):
        if index not in kept and not pdfium.FPDFPage_RemoveAnnot(page, index):
            return False
    for _ in range(pdfium.FPDFPage_CountObjects(page)):
        item = pdfium.FPDFPage_GetObject(page, 0)
        if not pdfium.FPDFPage_RemoveObject(page, item):
            return False
        pdfium.FPDFPageObj_Destroy(item)
    return (
        bool(pdfium.FPDFPage_GenerateContent(page))
        and pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY) == pdfium.FLATTEN_SUCCESS
    )


def _by_annotation(raw: RawPage, chosen: list[_Chosen]) -> Iterator[Printed]:
    """The characters of each annotation: those in its rectangle, and in no smaller one."""
    glyphs = raw.glyphs
    found: dict[int, list[int]] = {}
    smallest_first = sorted(chosen, key=lambda each: (each.rect[2] - each.rect[0]) * (each.rect[3] - each.rect[1]))
    owner: _Chosen | None = None
    for place, char in enumerate(glyphs.text):
        if char > " ":
            x = (glyphs.x0[place] + glyphs.x1[place]) / 2
            y = (glyphs.top[place] + glyphs.bottom[place]) / 2
            owner = next((each for each in smallest_first if _holds(each.rect, x, y)), None)
        if owner:  # a blank goes with the character before it
            found.setdefault(owner.index, []).append(place)
    for each in chosen:
        if places := found.get(each.index):
            turned = {new: raw.turned[old] for new, old in enumerate(places) if old in raw.turned}
            yield Printed(each.origin, glyphs.chosen(places), turned)


def _holds(rect: Rect, x: float, y: float) -> bool:
    return rect[0] <= x <= rect[2] and rect[1] <= y <= rect[3]
