"""The readers (đọc tệp): a file or a text in, a `Source` out. What each handles is told in `docs/reading.md`."""

from pathlib import Path

from extractor.errors import Unsupported
from extractor.model import Source
from extractor.readers.characters import storable_path
from extractor.readers.files import load
from extractor.readers.media import media_type
from extractor.readers.options import Ocr
from extractor.readers.text import from_text, read_text

__all__ = ["Ocr", "from_text", "read"]

# ruff: noqa: PLC0415 - each reader is loaded with the first file that needs it


def read(path: str | Path, *, ocr: Ocr = "auto") -> Source:
    """What a file says, by the reader its content calls for.

    Args:
        path: the file, whatever its name ends in.
        ocr: when to recognise the characters of a page from its picture, see `Ocr`.
    Returns:
        The source; `source.path` is the path as given.
    Raises:
        ReadError: one of its subclasses, see `extractor.errors`; no other exception stands for a bad file.
    """
    data = load(path)
    name = storable_path(path)
    match media_type(data):
        case "text/plain":
            return read_text(data, name)
        case "application/pdf":
            from extractor.readers.pdf import read_pdf

            return read_pdf(data, name, ocr=ocr)
        case "application/vnd.openxmlformats-officedocument.wordprocessingml.document":
            from extractor.readers.word import read_docx

            return read_docx(data, name)
        case "application/msword":
            from extractor.readers.word import read_doc

            return read_doc(data, name)
        case "application/rtf":
            from extractor.readers.rtf import read_rtf

            return read_rtf(data, name)
        case "text/html":
            from extractor.readers.html import read_html

            return read_html(data, name)
        case "image/png" | "image/jpeg" | "image/tiff" as kind:
            from extractor.readers.ocr.reader import read_image

            return read_image(data, name, kind, ocr=ocr)
        case other:
            raise Unsupported(other)
