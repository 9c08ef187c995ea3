"""How much of one file the readers accept. Over a cap it is `TooLarge`: input is hostile until it has been read."""

import math

MAX_BYTES = 200_000_000
"""A file larger than this is not opened. The longest real report met so far is under 5 MB."""

MAX_PAGES = 3_000
"""Pages of one PDF. Text files have no such cap: a page of theirs is a guess."""

MAX_CHARACTERS = 20_000_000
"""Characters of one PDF, counted page by page before they are fetched: a small file can unfold into very many."""

MAX_RULES = 20_000
"""Drawn objects and path segments of one page. A page with more is read as a page without tables."""

DPI = 300
"""Dots per inch at which pages are recognised: what Tesseract is made for."""

MAX_PIXELS = 40_000_000
"""Of one page that is recognised. A4 at 300 dpi has 8.7 million, A2 35 million; larger pages are taken at fewer dots."""

MAX_SIDE = 30_000
"""Pixels along one side of such a page. Tesseract refuses 32,768."""

MAX_IMAGE_PIXELS = 100_000_000
"""Of one page of an image file as the file holds it: A3 at 600 dpi has 70 million."""


def dots_per_inch(width: float, height: float) -> float:
    """`DPI`, or less for a page of that size in points that would have too many pixels."""
    inches = max(width, 1.0) / 72, max(height, 1.0) / 72
    return min(DPI, math.sqrt(MAX_PIXELS / (inches[0] * inches[1])), MAX_SIDE / max(inches))
