"""What counts as visible, and what can be stored: questions that every reader asks of its characters."""

import os
import unicodedata

from extractor.model.storable import REPLACEMENT, storable

__all__ = ["REPLACEMENT", "has_visible", "storable", "storable_path"]


def has_visible(text: str) -> bool:
    """Whether anything would be seen on paper: not white space, not a control, format or unassigned character."""
    return any(not char.isspace() and unicodedata.category(char)[0] != "C" for char in text)


def storable_path(path: str | os.PathLike[str]) -> str:
    r"""The path as given; bytes of a name that are not UTF-8 are written `\xNN`, so that JSON can carry the name.

    >>> storable_path("b\udce1o.txt")
    'b\\xe1o.txt'
    """
    # A byte that the file system could not decode arrives as U+DC80..U+DCFF (PEP 383); other surrogates are no byte.
    return "".join(
        f"\\x{ord(char) - 0xDC00:02x}" if "\udc80" <= char <= "\udcff" else storable(char) for char in os.fspath(path)
    )
