"""What counts as visible, and what can be stored: questions that every reader asks of its characters."""

import os
import unicodedata

REPLACEMENT = "\ufffd"


def has_visible(text: str) -> bool:
    """Whether anything would be seen on paper: not white space, not a control, format or unassigned character."""
    return any(not char.isspace() and unicodedata.category(char)[0] != "C" for char in text)


def storable(text: str) -> str:
    """The text with U+FFFD for each lone surrogate, one for one: it has a UTF-8 form, and offsets hold."""
    if text.isascii():
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        return "".join(REPLACEMENT if "\ud800" <= char <= "\udfff" else char for char in text)
    return text


def storable_path(path: str | os.PathLike[str]) -> str:
    r"""The path as given; bytes of a name that are not UTF-8 are written `\xNN`, so that JSON can carry the name.

    >>> storable_path("b\udce1o.txt")
    'b\\xe1o.txt'
    """
    # A byte that the file system could not decode arrives as U+DC80..U+DCFF (PEP 383); other surrogates are no byte.
    return "".join(
        f"\\x{ord(char) - 0xDC00:02x}" if "\udc80" <= char <= "\udcff" else storable(char) for char in os.fspath(path)
    )
