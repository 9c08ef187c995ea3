"""Text that every tool counts alike (chữ đếm như nhau): offsets into it are those of the report, in whatever units a tool counts.

Tools differ over two things. CR LF is one character to some (brat, issue 853; doccano, issue 2114); a character beyond the
basic plane is two to those that count UTF-16 (doccano, issue 2290; the browser half of brat). Neither is left in the text.
"""

from __future__ import annotations

import re

from extractor.model.storable import REPLACEMENT, storable

_BEYOND = re.compile("[\U00010000-\U0010ffff]")


def counted_alike(text: str) -> str:
    r"""The text, as long as it was: one space stands for the CR before a LF, LF for a lone CR, U+FFFD for what UTF-16 counts twice.

    >>> counted_alike("hồ sơ 😀\r\nđạt\r")
    'hồ sơ \ufffd \nđạt\n'
    """
    return _BEYOND.sub(REPLACEMENT, storable(text).replace("\r\n", " \n").replace("\r", "\n"))
