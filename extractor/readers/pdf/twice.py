"""Text that is drawn twice with a small shift, to look bold or to cast a shadow, is read once.

PDFium leaves out what is written again in the same pieces. Here is what it does not see: other pieces, a larger shift.
"""

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractor.readers.pdf.fragments import Fragment

SHIFT = 0.15
"""Of the height of a character: so far a second drawing may be from the first."""

_BAND = 4.0  # points: fragments of one line are within this, or nearly
_NEAR = 64  # fragments of a band that are compared; a line has fewer


def once(fragments: list["Fragment"]) -> list["Fragment"]:
    """The fragments of a page without those that lie on an earlier one and say the same there."""
    kept: list[Fragment] = []
    by_height: dict[int, list[Fragment]] = {}
    for fragment in fragments:
        band = int(fragment.core_bottom // _BAND)
        near = (other for each in (band - 1, band, band + 1) for other in by_height.get(each, [])[-_NEAR:])
        if not any(_repeats(fragment, other) for other in near):
            kept.append(fragment)
            by_height.setdefault(band, []).append(fragment)
    return kept


def _repeats(fragment: "Fragment", earlier: "Fragment") -> bool:
    """Whether every character of a fragment lies on the same one of an earlier fragment."""
    reach = SHIFT * max(fragment.height, 0.01)
    if (
        fragment.x0 < earlier.x0 - reach
        or fragment.x1 > earlier.x1 + reach
        or abs(fragment.core_bottom - earlier.core_bottom) > reach
    ):
        return False
    said = earlier.text
    for char, x0 in zip(fragment.text, fragment.x0s, strict=True):
        if char.isspace():
            continue
        place = bisect_left(earlier.x0s, x0 - reach)
        while place < len(said) and earlier.x0s[place] <= x0 + reach and said[place] != char:
            place += 1
        if place >= len(said) or earlier.x0s[place] > x0 + reach:
            return False
    return True
