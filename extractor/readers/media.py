"""What kind of file this is, told by its content. A name lies more often than the first bytes do."""

import re
from typing import Literal

from extractor.errors import Encrypted, Unsupported
from extractor.readers.legacy.tables import CONTROLS_OF_LETTERS
from extractor.readers.wide import wide_encoding

MediaType = Literal[
    "application/pdf",
    "text/plain",
    "text/html",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/msword",
    "application/rtf",
    "image/png",
    "image/jpeg",
    "image/tiff",
]
DOCX: MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

# The PDF header may be preceded by other bytes, within the first 1024 (PDF 1.7 reference, implementation note 13).
_PDF = re.compile(rb"%PDF-\d")
_PDF_HEADER_WITHIN = 1024

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# The part that makes a ZIP a Word document, and the stream that makes an OLE file one; both names stand in the clear.
_WORD_PART = b"word/document"
_WORD_STREAM = "WordDocument".encode("utf-16-le")
# A DOCX with a password is an OLE file that holds the encrypted ZIP in this stream.
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")

_KNOWN: tuple[tuple[bytes, MediaType], ...] = (
    (b"{\\rtf", "application/rtf"),
    (b"\x89PNG\r\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
)
_REFUSED = (
    (_ZIP, "ZIP, XLSX, ODT"),
    (b"PK\x05\x06", "ZIP"),
    (_OLE, "OLE: XLS, PPT, MSG"),
    (b"GIF8", "GIF"),
    (b"\x7fELF", "ELF"),
    (b"\x1f\x8b", "gzip"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"Rar!\x1a\x07", "RAR"),
    (b"%!PS", "PostScript"),
    (b"MIME-Version:", "MHTML"),
)
# Tags are not text of the report, and their attributes are full of numbers.
_MARKUP = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html\b|\?xml\b|!--|(?:html|head|meta|title|body|div|table|p)(?=[\s>]))",
    re.IGNORECASE,
)
_MARKUP_WITHIN = 4096

# Controls that text files really hold are left out: tab, newlines, vertical tab, form feed, escape, and U+0002,
# which PDF-to-text dumps print for a hyphen at the end of a line.
CONTROLS = bytes(set(range(0x20)) - set(b"\t\n\v\f\r\x1b\x02")) + b"\x7f"
_CONTROL_SHARE = 0.02
# VISCII and VPS write capitals with control bytes, a headline full of them. What else is in the file decides first; once the
# text is decoded, what is left of them counts like all others.
LETTER_CONTROLS = bytes(sorted(CONTROLS_OF_LETTERS))


def media_type(data: bytes) -> MediaType:
    """The media type of a file that one of the readers takes.

    Raises:
        Encrypted: for an Office file of today that needs a password.
        Unsupported: for a format known by its first bytes, and for bytes that are no text in any encoding.
    """
    if _PDF.search(data, 0, _PDF_HEADER_WITHIN):
        return "application/pdf"
    if (office := _office(data)) is not None:
        return office
    for magic, known in _KNOWN:
        if data.startswith(magic):
            return known
    for magic, name in _REFUSED:
        if data.startswith(magic):
            raise Unsupported(name)
    if _MARKUP.match(_in_bytes(data)):
        return "text/html"
    if wide_encoding(data) is None:
        refuse_binary(data.translate(None, LETTER_CONTROLS))
    return "text/plain"


def _office(data: bytes) -> MediaType | None:
    """Word's two containers; None for any other, and for other documents in them."""
    if data.startswith(_ZIP) and _WORD_PART in data:
        return DOCX
    if data.startswith(_OLE) and _WORD_STREAM in data:
        return "application/msword"
    if data.startswith(_OLE) and _ENCRYPTED_STREAM in data:
        raise Encrypted("EncryptedPackage")
    return None


def _in_bytes(data: bytes) -> bytes:
    """The beginning, one byte for each character also where the file has two: Word saves web pages as UTF-16."""
    head = data[:_MARKUP_WITHIN]
    wide = wide_encoding(head)
    return head if wide is None else head[wide.mark :].decode(wide.encoding, "ignore").encode("ascii", "replace")


def refuse_binary(data: bytes) -> None:
    """Raise Unsupported when more than 2% of the bytes are controls that no text file holds."""
    controls = len(data) - len(data.translate(None, CONTROLS))
    if controls > _CONTROL_SHARE * len(data):
        raise Unsupported(f"binary: {controls} control bytes in {len(data)}")
