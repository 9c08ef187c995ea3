"""The reader of DOC (Word 97-2003): converted to DOCX in a private folder, then read as one."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

from extractor.errors import Corrupt, Encrypted, Unsupported
from extractor.model import Source, SourceWarning
from extractor.readers import limits
from extractor.readers.notes import note
from extractor.readers.word.anchors import every_box_has_one
from extractor.readers.word.merges import mend
from extractor.readers.word.reader import read_package

MEDIA_TYPE = "application/msword"
# The first word of the stream WordDocument: generations before Word 97, which has 0xA5EC (MS-DOC, 2.5.1).
_BEFORE = frozenset({0xA5DC, 0xA5DB, 0xA59B, 0xA59C, 0xA697, 0xA698, 0xA699})

# ruff: noqa: PLC0415 - doc2docx is loaded with the first DOC


_BOXES_LOST = frozenset({"MAIN_TEXTBOX_TABLE_MALFORMED", "GROUPED_MAIN_TEXTBOXES_DEFERRED"})
_UNREAD = {
    **dict.fromkeys(_BOXES_LOST, "text_boxes_unread"),
    "HEADER_FOOTER_TABLE_MALFORMED": "margins_unread",
    "NUMBERING_TABLE_MALFORMED": "numbering_unread",
    "STYLE_TABLE_MALFORMED": "styles_unread",
}


class _Diagnostic(Protocol):
    code: str


def read_doc(data: bytes, path: str) -> Source:
    """The source of a Word 97-2003 document.

    Raises:
        Corrupt: when the file is broken, or holds what the converter does not know.
        Encrypted: when it needs a password.
        NoText: when nothing in it is visible as text.
        TooLarge: over a cap of `limits`.
        Unsupported: for Word 6 and Word 95.
    """
    package, warnings = _converted(data)
    return read_package(package, data, path, MEDIA_TYPE, "doc", warnings)


def _converted(data: bytes) -> tuple[bytes, tuple[SourceWarning, ...]]:
    from doc2docx import convert
    from doc2docx.cfb import CompoundFile, CompoundFileLimits
    from doc2docx.errors import EncryptedDocumentError

    mend()
    caps = CompoundFileLimits(limits.MAX_BYTES, limits.MAX_BYTES, limits.MAX_PARTS)
    try:
        _refuse_older(CompoundFile(data, limits=caps).open_stream("WordDocument"))
        with TemporaryDirectory(prefix="soat-") as folder:
            old, new = Path(folder, "a.doc"), Path(folder, "a.docx")
            old.write_bytes(data)
            report = convert(old, new, limits=caps).report
            if any(diagnostic.code in _BOXES_LOST for diagnostic in report.warnings):
                with every_box_has_one():
                    report = convert(old, new, limits=caps).report
            return new.read_bytes(), tuple(_warnings(report.warnings))
    except EncryptedDocumentError as error:
        raise Encrypted(str(error)) from error
    except (Unsupported, MemoryError):
        raise
    except Exception as error:  # a converter of a format this old meets files that nobody has thought of
        raise Corrupt(f"{type(error).__name__}: {error}") from error


def _warnings(diagnostics: Iterable[_Diagnostic]) -> Iterator[SourceWarning]:
    """What the converter left out and a reader of the figures should know of."""
    for code in dict.fromkeys(_UNREAD[diagnostic.code] for diagnostic in diagnostics if diagnostic.code in _UNREAD):
        yield note(code)


def _refuse_older(stream: bytes) -> None:
    if int.from_bytes(stream[:2], "little") in _BEFORE:
        raise Unsupported("Word 6, Word 95")
