"""Notes onto a PDF (PDF có ghi chú): highlights over the figures of each finding, added behind the original bytes.

The file is not rewritten: what was signed stays as it was signed (PDF 32000-1, 7.5.6, incremental updates). Each note brings
its own appearance, so that every viewer shows the same.
"""

from __future__ import annotations

import io
from itertools import groupby
from typing import TYPE_CHECKING

from publisher.pdf.placement import Placement

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pypdf import PageObject, PdfWriter
    from pypdf.generic import DictionaryObject, StreamObject

    from publisher.pdf.notes import Note
    from publisher.pdf.placement import Point
    from verifier.finding import Severity

Colour = tuple[float, float, float]

COLOURS: dict[Severity, Colour] = {"error": (1.0, 0.74, 0.71), "warning": (1.0, 0.87, 0.5), "info": (0.75, 0.87, 1.0)}
"""Light enough to read the text through, dark enough to be seen in print."""

AUTHOR = "soát"

_PRINTED = 4  # /F: the note is printed with the page
_TAG = 6.0  # points: the size of the number beside the first figure
_ABOVE = 1.0
_DIGIT = 0.556  # of a digit of Helvetica, in ems


class Unmarkable(Exception):
    """The PDF cannot be given notes: it is encrypted, or damaged beyond what can be added to."""


def annotated(data: bytes, notes: Iterable[Note]) -> tuple[bytes, int]:
    """The file with the notes behind it, and how many of them.

    Args:
        data: the original.
        notes: in the order of their pages or not.
    Returns:
        A file that begins with the original bytes. Notes for a page that is not there or has another size are left out.
    Raises:
        Unmarkable: see there.
    """
    from pypdf import PdfWriter  # noqa: PLC0415 - slow to load
    from pypdf.errors import PyPdfError  # noqa: PLC0415 - the same

    try:
        writer = PdfWriter(io.BytesIO(data), incremental=True)
        added = _add(writer, notes)
        target = io.BytesIO()
        writer.write(target)
    except (
        PyPdfError,
        NotImplementedError,
        ValueError,
        LookupError,
        TypeError,
        AttributeError,
        RecursionError,
    ) as error:
        raise Unmarkable(type(error).__name__) from error  # a damaged file shows itself in any of these
    return target.getvalue(), added


def _add(writer: PdfWriter, notes: Iterable[Note]) -> int:
    added = 0
    in_order = sorted(notes, key=lambda note: note.page)
    for number, group in groupby(in_order, key=lambda note: note.page):
        if not 1 <= number <= len(writer.pages):
            continue
        place = _placement(writer.pages[number - 1])
        for note in group:
            if place.fits(note.size):
                writer.add_annotation(number - 1, _highlight(writer, note, place))
                added += 1
    return added


def _placement(page: PageObject) -> Placement:
    """What of the page is shown: its crop box, as far as it lies on the sheet."""
    media, crop = page.mediabox, page.cropbox
    left, right = max(media.left, crop.left), min(media.right, crop.right)
    bottom, top = max(media.bottom, crop.bottom), min(media.top, crop.top)
    return Placement(float(left), float(bottom), float(right), float(top), page.rotation // 90 % 4)


def _highlight(writer: PdfWriter, note: Note, place: Placement) -> DictionaryObject:
    """The annotation; its appearance becomes an object of the file."""
    from pypdf.generic import (  # noqa: PLC0415 - slow to load
        ArrayObject,
        DictionaryObject,
        FloatObject,
        NameObject,
        NumberObject,
        TextStringObject,
    )

    corners = [place.corners(*box[1:]) for box in note.boxes]
    tag, tag_corners = _tag(note, place)
    points = [point for each in (*corners, tag_corners) for point in each]
    rect = (
        min(x for x, _ in points),
        min(y for _, y in points),
        max(x for x, _ in points),
        max(y for _, y in points),
    )

    def numbers(values: Iterable[float]) -> ArrayObject:
        return ArrayObject([FloatObject(round(value, 2)) for value in values])

    appearance = _appearance(note, [_box(each) for each in corners], tag)
    appearance[NameObject("/BBox")] = numbers(rect)
    return DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject("/Highlight"),
            NameObject("/Rect"): numbers(rect),
            NameObject("/QuadPoints"): numbers(value for each in corners for point in each for value in point),
            NameObject("/C"): numbers(COLOURS[note.severity]),
            NameObject("/F"): NumberObject(_PRINTED),
            NameObject("/T"): TextStringObject(AUTHOR),
            NameObject("/Subj"): TextStringObject(note.subject),
            NameObject("/Contents"): TextStringObject(note.text),
            NameObject("/NM"): TextStringObject(note.name),
            NameObject("/AP"): DictionaryObject({NameObject("/N"): writer._add_object(appearance)}),  # noqa: SLF001
        }
    )


def _box(corners: Sequence[Point]) -> tuple[float, float, float, float]:
    """Left, bottom, width and height in user space."""
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)


def _tag(note: Note, place: Placement) -> tuple[str, tuple[Point, ...]]:
    """The number of the finding, upright above the first figure: what draws it, and the corners of its place."""
    _, x0, top, *_ = note.boxes[0]
    wide = len(str(note.number)) * _DIGIT * _TAG
    x0, base = max(0.0, min(x0, note.size[0] - wide)), max(_TAG, top - _ABOVE)
    x, y = place.point(x0, base)
    a, b, c, d = place.axes()
    drawn = f"BT 0.45 0 0 rg /F1 {_TAG:g} Tf {a} {b} {c} {d} {x:.2f} {y:.2f} Tm ({note.number}) Tj ET\n"
    return drawn, place.corners(x0, base - _TAG, x0 + wide, base + _ABOVE)


def _appearance(note: Note, boxes: Iterable[tuple[float, float, float, float]], tag: str) -> StreamObject:
    """What the note looks like: coloured grounds that let the text through, and its number."""
    from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject  # noqa: PLC0415 - slow to load

    red, green, blue = COLOURS[note.severity]
    grounds = "".join(f"{x:.2f} {y:.2f} {width:.2f} {height:.2f} re f\n" for x, y, width, height in boxes)
    font = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"}
    through = {"/Type": "/ExtGState", "/BM": "/Multiply"}

    def names(pairs: dict[str, str]) -> DictionaryObject:
        return DictionaryObject({NameObject(key): NameObject(value) for key, value in pairs.items()})

    stream = DecodedStreamObject()
    stream.set_data(f"q /G0 gs {red:g} {green:g} {blue:g} rg\n{grounds}Q\n{tag}".encode("ascii"))
    stream.update(names({"/Type": "/XObject", "/Subtype": "/Form"}))
    stream[NameObject("/Group")] = names({"/S": "/Transparency"})
    stream[NameObject("/Resources")] = DictionaryObject(
        {
            NameObject("/ExtGState"): DictionaryObject({NameObject("/G0"): names(through)}),
            NameObject("/Font"): DictionaryObject({NameObject("/F1"): names(font)}),
        }
    )
    return stream
