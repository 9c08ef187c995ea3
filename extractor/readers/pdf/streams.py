"""Damaged streams (luồng dữ liệu hỏng): what a page says is packed with a checksum, and PDFium reads on where it is wrong.

Half a page may be missing then, and nothing shows it. Here the packed streams that may hold writing are unpacked once more
and their checksums asked. Left out are pictures, font programs, and streams that are written as ASCII as well, which no
office program does and which take long to read.
"""

import re
import zlib
from collections.abc import Iterator

_STREAM = re.compile(rb">>\s{0,4}stream(?:\r\n|\n)")
_NOT_WRITING = (
    b"/Image",
    b"/Length1",
    b"/FontFile",
    b"Type1C",
    b"CIDFontType0C",
    b"/OpenType",
    b"/ASCII",
    b"/LZW",
    b"/DCT",
)
_DICTIONARY = 600  # bytes before `stream` in which the dictionary of a stream of writing begins
_MOST_OF_ONE = 4_000_000  # bytes unpacked; no page says more
_MOST = 40_000_000  # bytes unpacked of one file, beyond which nothing is asked


def is_damaged(data: bytes) -> bool:
    """Whether a packed stream that may hold writing does not unpack to what its checksum says."""
    if b"/Encrypt" in data:  # packed before it was encrypted
        return False
    left = _MOST
    for packed in _packed(data):
        try:
            left -= len(zlib.decompressobj().decompress(packed, _MOST_OF_ONE))
        except zlib.error:
            return True
        if left <= 0:
            return False
    return False


def _packed(data: bytes) -> Iterator[bytes]:
    for match in _STREAM.finditer(data):
        head = data[max(0, match.start() - _DICTIONARY) : match.start()]
        entries = head[head.rfind(b" obj") + 1 :]
        if b"/FlateDecode" not in entries or any(word in entries for word in _NOT_WRITING):
            continue
        end = data.find(b"endstream", match.end())
        if end > 0:
            yield data[match.end() : end]
