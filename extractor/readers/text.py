"""The reader of plain text: decoded, paged, legacy text converted, tables found by their columns, otherwise untouched."""

import hashlib

from extractor.errors import Empty
from extractor.model import Passage, Source, SourceWarning
from extractor.readers.characters import has_visible, storable
from extractor.readers.decoding import decode
from extractor.readers.legacy import Fonts, Run
from extractor.readers.media import refuse_binary
from extractor.readers.notes import note
from extractor.readers.paging import pages
from extractor.readers.spaced import spaced_grids
from extractor.readers.tabbed import tabbed_grids


def read_text(data: bytes, path: str) -> Source:
    """The source of a text file.

    Raises:
        Empty: when it holds nothing but white space.
        Unsupported: when the characters turn out to be binary.
    """
    text, warnings = decode(data)
    if not has_visible(text):
        raise Empty
    text, passages = _converted(text)
    refuse_binary(text.encode())
    if passages:
        warnings = (*warnings, note("legacy_font"))
    return _source(text, path, hashlib.sha256(data).hexdigest(), warnings, passages)


def from_text(text: str, path: str = "") -> Source:
    """The source of a text at hand. Unlike a file it may be empty: it is then one empty page.

    Args:
        text: kept as it is, but for lone surrogates, which have no UTF-8 form and become U+FFFD one for one.
        path: a name for it, if it has one.
    Returns:
        A source whose `sha256` is that of the UTF-8 form.
    """
    kept = storable(text)
    warnings: tuple[SourceWarning, ...] = ()
    if kept != text:
        warnings = (note("encoding_damaged", count=sum(a != b for a, b in zip(text, kept, strict=True))),)
    return _source(kept, storable(path), hashlib.sha256(kept.encode()).hexdigest(), warnings)


def _converted(text: str) -> tuple[str, tuple[Passage, ...]]:
    """The text with its legacy stretches converted, line by line, and where they are."""
    fonts = Fonts.survey([Run(text)])
    if not fonts.any_legacy:
        return text, ()
    lines: list[str] = []
    passages: list[Passage] = []
    length = 0
    for line in text.split("\n"):  # not splitlines: VPS has letters among the separators
        decoded = fonts.decode([Run(line)])
        lines.append(decoded.text)
        passages.extend(
            Passage(start=length + start, end=length + end, trust="legacy_font") for start, end in decoded.legacy
        )
        length += len(decoded.text) + 1
    return "\n".join(lines), tuple(passages)


def _source(
    text: str, path: str, sha256: str, warnings: tuple[SourceWarning, ...], passages: tuple[Passage, ...] = ()
) -> Source:
    return Source(
        path=path,
        sha256=sha256,
        media_type="text/plain",
        reader="text",
        text=text,
        pages=pages(text),
        warnings=warnings,
        passages=passages,
        grids=tuple(sorted((*tabbed_grids(text), *spaced_grids(text)), key=lambda grid: grid.start)),
    )
