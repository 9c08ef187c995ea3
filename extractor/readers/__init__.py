"""The readers (đọc tệp): a file or a text in, a `Source` out. What each handles is told in `docs/reading.md`."""

from pathlib import Path

from extractor.model import Source
from extractor.readers.characters import storable_path
from extractor.readers.files import load
from extractor.readers.media import media_type
from extractor.readers.text import from_text, read_text

__all__ = ["from_text", "read"]


def read(path: str | Path) -> Source:
    """What a file says, by the reader its content calls for.

    Args:
        path: a PDF or a plain text file, whatever its name ends in.
    Returns:
        The source; `source.path` is the path as given.
    Raises:
        ReadError: one of its subclasses, see `extractor.errors`; no other exception stands for a bad file.
    """
    data = load(path)
    name = storable_path(path)
    if media_type(data) == "text/plain":
        return read_text(data, name)
    from extractor.readers.pdf import read_pdf  # noqa: PLC0415 - PDFium is loaded for a PDF only

    return read_pdf(data, name)
