"""Rules (đường kẻ): the drawn lines of a picture, as segments for the table reader of the PDF package, and painted over."""

from dataclasses import dataclass

import cv2
import numpy as np

from extractor.readers.ocr.picture import WHITE, Grey, Mask
from extractor.readers.pdf.frame import Rect

# Pixels at 300 dots per inch.
_STROKE = 50  # no stroke of ordinary writing runs straight for so long (4 mm)
_LONG = 100  # a rule is at least this long
_GAP = 25  # a rule may be broken by so much where the print is poor
_THICK = 18  # what is thicker is no rule
_AROUND = 41  # a rule is darker than its surroundings, whatever the light
_DARKER = 18
_MOST = 2_000  # segments of one direction; a page with more is a drawing, and read without tables


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of a picture: as segments, in pixels, and where their ink is."""

    segments: tuple[Rect, ...]
    mask: Mask


def rules(grey: Grey) -> Rules:
    """The straight lines along an axis."""
    dark = cv2.adaptiveThreshold(grey, 1, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, _AROUND, _DARKER).astype(
        np.uint8
    )
    mask: Mask = np.zeros_like(grey)
    flat = _segments(_along(dark, (1, _STROKE), (1, _GAP)), mask, flat=True)
    upright = _segments(_along(dark, (_STROKE, 1), (_GAP, 1)), mask, flat=False)
    return Rules((*flat, *upright), mask)


def painted_over(grey: Grey, drawn: Rules) -> Grey:
    """The picture without its rules, and without the blur along them."""
    clean = grey.copy()
    clean[cv2.dilate(drawn.mask, np.ones((7, 7), np.uint8)) > 0] = WHITE
    return clean


def _along(dark: Mask, stroke: tuple[int, int], gap: tuple[int, int]) -> Mask:
    """Where straight strokes of one direction are. What is thicker than a rule is ink of another kind."""
    found = cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones(stroke, np.uint8))
    thick = cv2.morphologyEx(found, cv2.MORPH_OPEN, np.ones((_THICK, _THICK), np.uint8))
    found[cv2.dilate(thick, np.ones((5, 5), np.uint8)) > 0] = 0
    return cv2.morphologyEx(found, cv2.MORPH_CLOSE, np.ones(gap, np.uint8)).astype(np.uint8)


def _segments(found: Mask, mask: Mask, *, flat: bool) -> list[Rect]:
    """One segment along the middle of each line that is long enough, which is marked in the mask.

    Shorter ones are strokes of letters: the bars of `TT` make one line.
    """
    _count, labels, stats, _ = cv2.connectedComponentsWithStats(found, connectivity=8)
    lengths = stats[:, cv2.CC_STAT_WIDTH if flat else cv2.CC_STAT_HEIGHT]
    long = lengths >= _LONG
    long[0] = False
    if int(long.sum()) > _MOST:
        return []
    mask[long[labels]] = 1
    segments: list[Rect] = []
    for number in np.flatnonzero(long):
        x, y, width, height = (int(value) for value in stats[number][:4])
        if flat:
            segments.append((float(x), y + height / 2, float(x + width), y + height / 2))
        else:
            segments.append((x + width / 2, float(y), x + width / 2, float(y + height)))
    return segments
