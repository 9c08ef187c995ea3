"""How much of one file the readers accept. Over a cap it is `TooLarge`: input is hostile until it has been read.

Readers look a cap up when they need it (`limits.MAX_PAGES`), so that a caller can change it:

    with limits.changed(MAX_PAGES=5_000):
        report = extract("bao-cao.pdf")

Time and memory are the business of `batch.guard`, which reads each file in a process of its own.
"""

import math
from collections.abc import Iterator
from contextlib import contextmanager


def current() -> dict[str, int]:
    """Every cap by its name, as it is set now."""
    return {name: value for name, value in globals().items() if name.startswith("MAX_")}


@contextmanager
def changed(**caps: int) -> Iterator[None]:
    """Set caps by name for the block, in this process; those of before are put back after it.

    Raises:
        KeyError: for a name that is no cap.
    """
    before = current()
    unknown = caps.keys() - before.keys()
    if unknown:
        raise KeyError(*sorted(unknown))
    globals().update(caps)
    try:
        yield
    finally:
        globals().update(before)


MAX_BYTES = 200_000_000
"""A file larger than this is not opened. The longest real report met so far is under 5 MB."""

MAX_PAGES = 3_000
"""Pages of one PDF. Text files have no such cap: a page of theirs is a guess."""

MAX_CHARACTERS = 20_000_000
"""Characters of one PDF, counted page by page before they are fetched: a small file can unfold into very many."""

MAX_RULES = 20_000
"""Drawn objects and path segments of one page. A page with more is read as a page without tables."""

MAX_ANNOTATIONS = 1_000
"""Annotations of one page. Those of a page with more are not read."""

MAX_PARTS = 10_000
"""Parts of one OOXML package. A long report with many pictures has some hundreds."""

MAX_PART_BYTES = 100_000_000
"""Bytes of one XML part of a package, unpacked; the longest real one met so far has 3.5 MB."""

MAX_UNPACKED_BYTES = 200_000_000
"""Bytes of all parts of a package that are read, unpacked. Pictures and embedded files are never unpacked."""

MAX_RATIO = 200
"""How many times its packed size a part may unpack to, once it is over 1 MB. Tables of a thousand like rows reach 60."""

MAX_COLUMNS = 1_000
"""Columns of one table; Word itself stops at 63. A table with more is written row by row as plain text."""

DPI = 300
"""Dots per inch at which pages are recognised: what Tesseract is made for."""

MAX_PIXELS = 40_000_000
"""Of one page that is recognised. A4 at 300 dpi has 8.7 million, A2 35 million; larger pages are taken at fewer dots."""

MAX_SIDE = 30_000
"""Pixels along one side of such a page. Tesseract refuses 32,768."""

MAX_IMAGE_PIXELS = 80_000_000
"""Of one page of an image file as the file holds it: A3 at 600 dpi has 70 million."""


def dots_per_inch(width: float, height: float) -> float:
    """`DPI`, or less for a page of that size in points that would have too many pixels."""
    inches = max(width, 1.0) / 72, max(height, 1.0) / 72
    return min(DPI, math.sqrt(MAX_PIXELS / (inches[0] * inches[1])), MAX_SIDE / max(inches))
