"""A PDF document: its pages one after the other, and what could not be read of it."""

import hashlib
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

import regex as re

from extractor.errors import Corrupt, TooLarge
from extractor.model import Furniture, Grid, Layout, Line, Page, Passage, Source, SourceWarning
from extractor.readers import limits
from extractor.readers.characters import has_visible
from extractor.readers.doubt import doubts
from extractor.readers.legacy import Fonts
from extractor.readers.notes import note
from extractor.readers.ocr.apply import with_recognised
from extractor.readers.ocr.decision import FILLED
from extractor.readers.options import Ocr
from extractor.readers.pdf.annotations import printed_by_annotations
from extractor.readers.pdf.legacy import Letters, capitals, converted, looks_legacy, passages, surveyed
from extractor.readers.pdf.margins import furnished
from extractor.readers.pdf.overlay import overlaid, with_seals
from extractor.readers.pdf.page import page_text
from extractor.readers.pdf.pdfium import Handle, RawPage, opened, page_count, raw_page
from extractor.readers.pdf.pictures import image_share, rendered
from extractor.readers.pdf.ruling import zones
from extractor.readers.pdf.seals import unsealed
from extractor.readers.pdf.streams import is_damaged

if TYPE_CHECKING:
    from extractor.readers.ocr.picture import Picture

# Every PDF ends with `startxref`, an offset and `%%EOF`; a download that broke off does not. Some producers append bytes.
_TRAILER = b"startxref"
_TRAILER_WITHIN = 65_536
_MARK = 20  # words: a watermark over a scan has fewer
# What programs make of a rule beside the writing of a cell; an underscore within a word is one.
_RULE_READ = re.compile(r"\|++|(?<!_)_++(?=[\s|]|$)")


@dataclass(slots=True)
class _Reading:
    """What has been read so far."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    pages: list[Page] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    grids: list[Grid] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    capitals: list[tuple[int, int]] = field(default_factory=list)
    covered: list[float | None] = field(default_factory=list)
    furniture: list[Furniture] = field(default_factory=list)
    ruled: list[tuple[int, float, float]] = field(default_factory=list)
    warnings: list[SourceWarning] = field(default_factory=list)
    fonts: Fonts | None = None
    unreadable: int = 0

    def add(self, text: str, lines: list[Line], width: float | None, height: float | None) -> None:
        """Append a page."""
        end = self.length + len(text)
        size = {"width": _points(width), "height": _points(height)}
        self.pages.append(Page(start=self.length, end=end, number=len(self.pages) + 1, **size))
        self.parts.append(text)
        self.lines += lines
        self.length = end

    def warn(self, code: str, page: int | None = None, **values: object) -> None:
        """Note something about a page, or the whole file."""
        self.warnings.append(note(code, page, **values))


def read_pdf(data: bytes, path: str, *, ocr: Ocr = "auto") -> Source:
    """The source of a PDF.

    Args:
        data: the whole file.
        path: its name, for the record.
        ocr: when to recognise a page from its picture.
    Returns:
        A source with a layout; each page's text ends with a newline.
    Raises:
        Encrypted: it needs a password, other than the empty one.
        Corrupt: PDFium cannot open it, it has no pages or none that loads, or its end is missing.
        NoText: no page holds a visible character, and none was recognised.
        NoEngine: the same, because Tesseract or its Vietnamese data is missing.
        TooLarge: over the caps on pages or characters.
    """
    reading = _Reading()
    with opened(data) as document:
        count = page_count(document)
        if count < 1:
            raise Corrupt("no pages")
        if count > limits.MAX_PAGES:
            raise TooLarge(f"{count} pages, cap {limits.MAX_PAGES}")
        if _cut_off(data):  # PDFium repairs what it can, and says nothing of the pages that are gone
            raise Corrupt("the end of the file is missing")
        if is_damaged(data):
            reading.warn("stream_damaged")
        for index in range(count):
            _read_page(document, index, reading)
        if reading.unreadable == count:
            raise Corrupt("no page can be loaded")
        source = with_recognised(_source(data, path, reading), reading.covered, partial(_picture, document), ocr)
    return furnished(source, reading.ruled)


def _source(data: bytes, path: str, reading: _Reading) -> Source:
    return Source(
        path=path,
        sha256=hashlib.sha256(data).hexdigest(),
        media_type="application/pdf",
        reader="pdf",
        text="".join(reading.parts),
        pages=tuple(reading.pages),
        warnings=tuple(reading.warnings),
        layout=Layout(tuple(reading.lines)),
        grids=tuple(reading.grids),
        passages=tuple(reading.passages),
        capitals=tuple(reading.capitals),
        furniture=tuple(reading.furniture),
    )


def _picture(document: Handle, number: int) -> "Picture | None":
    """The page of that number as a picture, for recognition."""
    from extractor.readers.ocr.picture import of_pixels  # noqa: PLC0415 - OpenCV comes with the first page that needs it

    page = rendered(document, number - 1)
    return None if page is None else of_pixels(page.data, page.columns, page.rows, page.width, page.height)


def _with_rules_behind(document: Handle, index: int, share: float | None, raw: RawPage) -> RawPage:
    """The page with the rules that only the picture behind its text shows, and without what the layer made of them."""
    text = raw.glyphs.text
    over_picture = share is not None and share >= FILLED and len(text.split()) > _MARK
    if not (raw.recognised or over_picture):
        return raw
    from extractor.readers.ocr.behind import rules_behind  # noqa: PLC0415 - OpenCV comes with the first page that needs it

    drawn = _picture(document, index + 1)
    found = () if drawn is None else rules_behind(drawn)
    if not found:
        return raw
    read = {place for match in _RULE_READ.finditer(text) for place in range(*match.span())}
    return replace(raw, glyphs=raw.glyphs.without(read), segments=(*raw.segments, *found))


def _read_page(document: Handle, index: int, reading: _Reading) -> None:
    number = index + 1
    raw = raw_page(document, index, limits.MAX_CHARACTERS - reading.length)
    only_text = raw is not None and not raw.pictured and has_visible(raw.glyphs.text)
    share = 0.0 if only_text else image_share(document, index)
    reading.covered.append(share)
    if raw is None:
        reading.unreadable += 1
        reading.warn("page_unreadable", number)
        reading.add("\n", [], None, None)
        return
    raw, letters = _in_unicode(document, index, raw, reading)
    raw, seals = unsealed(raw)
    if raw.annotated:
        added = printed_by_annotations(document, index, limits.MAX_CHARACTERS - reading.length)
        raw, others = overlaid(raw, added)
        seals += others
    raw = _with_rules_behind(document, index, share, raw)
    page = page_text(raw, number, reading.length)
    text, lines, furniture = with_seals(page.text, page.lines, seals, number, reading.length)
    if raw.watermark:
        text = f"{text}\n" if has_visible(text) else ""
        start = reading.length + len(text)
        furniture.append(Furniture(start=start, end=start + len(raw.watermark), kind="watermark"))
        text += f"{raw.watermark}\n"
    reading.furniture += furniture
    reading.grids += page.grids
    reading.ruled += [(number, zone.top, zone.bottom) for zone in zones(raw.segments)]
    reading.add(text, lines, raw.width, raw.height)
    if not has_visible(page.text):
        reading.warn("no_text", number)
        return
    if raw.recognised:
        reading.passages += [Passage(start=line.start, end=line.end, trust="ocr") for line in lines]
        reading.warn("ocr_layer", number)
    elif letters.legacy:
        if not reading.passages:
            reading.warn("legacy_font")
        reading.passages += passages(lines, letters.legacy)
    reading.capitals += capitals(lines, letters.capitals)
    reading.warnings += (doubt.about(number) for doubt in doubts(page.text))


def _in_unicode(document: Handle, index: int, raw: RawPage, reading: _Reading) -> tuple[RawPage, Letters]:
    """The page with its legacy letters converted, and their boxes; the first page that shows some has all fonts surveyed."""
    if reading.fonts is None and looks_legacy(raw.glyphs.text):
        reading.fonts = surveyed(document, page_count(document))
    if reading.fonts is None or not reading.fonts.any_legacy:
        return raw, Letters()
    return converted(document, index, raw, reading.fonts)


def _cut_off(data: bytes) -> bool:
    return data.rfind(_TRAILER, max(len(data) // 2, len(data) - _TRAILER_WITHIN)) < 0


def _points(length: float | None) -> float | None:
    """A length to the hundredth of a point: finer digits are noise of the file."""
    return None if length is None else round(length, 2)
