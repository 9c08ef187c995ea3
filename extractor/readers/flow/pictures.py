"""Pictures (ảnh) in a flowing document: they are not read, and the large ones may be scanned tables."""

from collections.abc import Iterable

from extractor.model import SourceWarning
from extractor.readers.notes import note

_LARGE = 64.0
"""Square centimetres, 8 by 8: more than a seal, a logo or a signature takes."""


def unread(sizes: Iterable[tuple[float, float]]) -> tuple[SourceWarning, ...]:
    """What is to be said of the pictures of a document, given the width and height of each in centimetres."""
    count = sum(width * height > _LARGE for width, height in sizes)
    return (note("pictures_unread", count=count),) if count else ()
