"""The one step that a reader calls: pages that need it are recognised, and the others stay as they are."""

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from extractor.errors import NoEngine, NoText
from extractor.model import Source
from extractor.readers.characters import has_visible
from extractor.readers.notes import note
from extractor.readers.ocr.decision import Need, PageLayer, needs
from extractor.readers.ocr.engine import Engine, find_engine
from extractor.readers.options import Ocr

_LOG = logging.getLogger(__name__)
"""Tells at level INFO of each page that was recognised: its number, how many are done, and of how many."""

if TYPE_CHECKING:
    from extractor.readers.ocr.picture import Picture
    from extractor.readers.ocr.write import Recognised


def with_recognised(
    source: Source, covered: Sequence[float | None], picture: "Callable[[int], Picture | None]", ocr: Ocr
) -> Source:
    """The source with the pages recognised that need it.

    Args:
        source: as the text layer gives it.
        covered: the share of each page that images cover; None where nothing is drawn.
        picture: draws the page of that number, from 1; None where it cannot be drawn.
        ocr: when to recognise, see `Ocr`.
    Returns:
        The source, with a warning for each page that was recognised or should have been.
    Raises:
        NoText: no page holds a visible character of its own, and none could be recognised.
        NoEngine: the same, because Tesseract or its Vietnamese data is missing.
    """
    texts = _texts(source)
    wanted = _wanted(source, texts, covered, ocr)
    if not wanted:
        return _checked(source, texts, wanted)
    engine = find_engine()
    if engine is None:
        if not _is_told(texts, wanted):
            raise NoEngine(f"{len(texts)} pages")
        return _noted(source, "ocr_missing", wanted)
    read = dict(_recognised(wanted, picture, engine))
    found = {number: page for number, page in read.items() if page and has_visible(page.text)}
    if found:
        from extractor.readers.ocr.splice import spliced  # noqa: PLC0415 - with the first page that was recognised

        source = spliced(source, found)
    source = _noted(source, "ocr_failed", (number for number, page in read.items() if page is None))
    return _checked(source, texts, {number: why for number, why in wanted.items() if number not in found})


def _texts(source: Source) -> list[str]:
    """What each page says of its own: its text without seals and watermarks."""
    text = source.text
    for piece in reversed([each for each in source.furniture if each.kind in {"stamp", "watermark"}]):
        text = f"{text[: piece.start]}{' ' * (piece.end - piece.start)}{text[piece.end :]}"
    return [text[page.start : page.end] for page in source.pages]


def _wanted(source: Source, texts: Sequence[str], covered: Sequence[float | None], ocr: Ocr) -> dict[int, Need]:
    """Why each page that is to be recognised is, by number."""
    if ocr == "never":
        return {}
    hidden, damaged = (
        {each.page for each in source.warnings if each.code == code} for code in ("ocr_layer", "page_unreadable")
    )
    found = needs(
        [
            PageLayer(text, share, number in hidden)
            for number, (text, share) in enumerate(zip(texts, covered, strict=True), 1)
        ]
    )
    by_number: dict[int, Need | None] = dict(enumerate(found, 1))
    if ocr == "always":
        by_number = {number: why or "bad_layer" for number, why in by_number.items()}
    return {number: why for number, why in by_number.items() if why and number not in damaged}


def _recognised(
    wanted: dict[int, Need], picture: "Callable[[int], Picture | None]", engine: Engine
) -> "Iterator[tuple[int, Recognised | None]]":
    from extractor.readers.ocr.run import recognised  # noqa: PLC0415 - OpenCV comes with the first page that needs it

    drawn = ((number, drawn) for number in wanted if (drawn := picture(number)) is not None)
    for done, (number, page) in enumerate(recognised(drawn, engine), 1):
        _LOG.info("page %d recognised, %d of %d", number, done, len(wanted))
        yield number, page


def _is_told(texts: Sequence[str], wanted: dict[int, Need]) -> bool:
    """Whether any page says something of its own. A watermark is the site's."""
    return any(has_visible(text) and wanted.get(number) != "watermark" for number, text in enumerate(texts, 1))


def _checked(source: Source, texts: Sequence[str], left: dict[int, Need]) -> Source:
    if any(warning.code == "ocr" for warning in source.warnings) or _is_told(texts, left):
        return source
    raise NoText(f"{len(texts)} pages")


def _noted(source: Source, code: str, pages: Iterable[int]) -> Source:
    """The source with a warning about each of the pages."""
    warnings = [*source.warnings, *(note(code, number) for number in pages)]
    return source.model_copy(update={"warnings": tuple(sorted(warnings, key=lambda each: each.page or 0))})
