"""The encoding (bảng mã) of a web page: its mark, its content, what it declares, in that order of trust."""

import codecs
import re

from extractor.model import SourceWarning
from extractor.readers.decoding import decode

_DECLARED = re.compile(rb"<meta[^>]{0,400}?charset\s{0,9}=\s{0,9}[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_IN_XML = re.compile(rb"<\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}[\"']([\w.:-]{1,40})")
_WITHIN = 4096
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
# Only these are taken at their word. ISO 8859-1 and ASCII mean cp1252 on the web (Encoding Standard, 4.2), and pages in legacy
# fonts call themselves x-user-defined.
_TAKEN = re.compile(r"cp125\d|cp874|iso8859-\d{1,2}|koi8-r|big5|gbk|gb2312|shift_jis|euc_jp|euc_kr")
_LATIN = frozenset({"iso8859-1", "ascii"})


def decode_page(data: bytes) -> tuple[str, tuple[SourceWarning, ...]]:
    """The characters of a web page, and what is doubtful about them.

    What can be read as UTF-8 is UTF-8, whatever the page says: other encodings do not look like it by chance.
    """
    codec = _declared(data)
    if codec is None or data.startswith(_MARKS) or _is_utf8(data):
        return decode(data)
    return "".join(_lenient(data, codec)), ()


def _declared(data: bytes) -> str | None:
    """The codec that a page declares; None for UTF-8, for none, and for one that is not taken."""
    match = _DECLARED.search(data, 0, _WITHIN) or _IN_XML.search(data, 0, _WITHIN)
    name = match[1].decode("ascii", "replace").lower() if match else ""
    if name == "x-user-defined":
        return "cp1252"
    try:
        codec = codecs.lookup(name).name
    except (LookupError, ValueError):
        return None
    if codec in _LATIN:
        return "cp1252"
    return codec if _TAKEN.fullmatch(codec) else None


def _is_utf8(data: bytes) -> bool:
    try:
        return not data.decode().isascii()
    except UnicodeDecodeError:
        return False


def _lenient(data: bytes, codec: str) -> list[str]:
    """Decoded; a byte that stands for nothing in Windows code pages keeps its number, as browsers have it."""
    try:
        return [data.decode(codec)]
    except UnicodeDecodeError:
        pass
    if not codec.startswith("cp125"):
        return [data.decode(codec, "replace")]
    return [bytes([byte]).decode(codec, "ignore") or chr(byte) for byte in data]
