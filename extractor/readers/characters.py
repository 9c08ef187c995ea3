"""What counts as visible, and what can be stored: questions that every reader asks of its characters."""

import os
import re
import unicodedata

from extractor.model.storable import REPLACEMENT, storable

__all__ = ["REPLACEMENT", "has_visible", "lowered", "raised", "storable", "storable_path"]

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_LENGTH = re.compile(r"(?<![^\W\d_])(?:[dckh]|da|m)?m$", re.IGNORECASE)


def raised(digits: str, before: str) -> str:
    """Digits that are printed raised, so that they are never taken for a figure or a part of one: the mark of a footnote.

    Args:
        digits: what is raised; other characters in it stay as they are.
        before: what stands right before it on its line. Behind a unit of length they are a power and stay (`m2`, `km2`).
    Returns:
        As many characters.

    >>> raised("2", "921"), raised("1", "hồ sơ"), raised("2", "120 m")
    ('²', '¹', '2')
    """
    return digits if _LENGTH.search(before[-4:]) else digits.translate(_RAISED)


def lowered(digits: str, before: str) -> str:
    """Digits that are printed lowered: behind a digit they are no part of its figure; behind a letter they stay (`CO2`).

    Args:
        digits: what is lowered; other characters in it stay as they are.
        before: what stands right before it on its line.
    Returns:
        As many characters.

    >>> lowered("2", "10"), lowered("2", "CO")
    ('₂', '2')
    """
    return digits.translate(_LOWERED) if before[-1:].isdigit() else digits


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
