"""Unicode in units of two or four bytes (UTF-16, UTF-32), told by its mark or by the bytes that are always the same in it."""

from typing import NamedTuple

_MARKS = (  # the mark of UTF-32 LE begins with that of UTF-16 LE
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)

# The upper byte of what Vietnamese is written with: Latin, Latin Extended, combining marks, Latin Extended Additional,
# punctuation and currency, arrows and mathematics, boxes and symbols.
_UPPER = bytes((0x00, 0x01, 0x03, 0x1E, 0x20, 0x21, 0x22, 0x25, 0x26))
_UPPER_SHARE = 0.99
_ZERO_SHARE, _LOWER_ZERO_SHARE = 0.5, 0.02
_LOOKED_AT = 1 << 16


class Wide(NamedTuple):
    """The encoding, and how many bytes its mark takes."""

    encoding: str
    mark: int


def wide_encoding(data: bytes) -> Wide | None:
    """The encoding of a text in wide units; None for anything else.

    Without a mark it is UTF-16 when every other byte is one of the few upper bytes of Vietnamese text, zero most of the time,
    and the bytes between are hardly ever zero.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Wide(encoding, len(mark))
    if len(data) < 2 or len(data) % 2:
        return None
    for upper, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        uppers, lowers = data[upper:_LOOKED_AT:2], data[1 - upper : _LOOKED_AT : 2]
        known = len(uppers) - len(uppers.translate(None, _UPPER))
        if (
            known >= _UPPER_SHARE * len(uppers)
            and uppers.count(0) >= _ZERO_SHARE * len(uppers)
            and lowers.count(0) <= _LOWER_ZERO_SHARE * len(lowers)
        ):
            return Wide(encoding, 0)
    return None
