"""Rules behind a text layer: a searchable scan has its characters in the layer, but its tables' lines only in the picture."""

import cv2
import numpy as np

from extractor.readers.ocr.picture import Picture
from extractor.readers.ocr.rules import rules
from extractor.readers.ocr.skew import straightened
from extractor.readers.pdf.cells import ruled_tables
from extractor.readers.pdf.frame import Rect
from extractor.readers.pdf.ruling import zones

_LEVEL = 0.6  # degrees: further askew, the ends of a line of the layer stand in the row above or below


def rules_behind(picture: Picture) -> tuple[Rect, ...]:
    """The rules of the tables that a picture shows, in points of the page; none where it shows no table, or lies askew.

    Args:
        picture: the page as it is shown.
    """
    level = straightened(cv2.cvtColor(picture.colours, cv2.COLOR_RGB2GRAY).astype(np.uint8))
    if abs(level.degrees) > _LEVEL:
        return ()
    scale = picture.width / level.grey.shape[1]
    drawn = rules(level.grey).segments
    segments = tuple((x0 * scale, top * scale, x1 * scale, bottom * scale) for x0, top, x1, bottom in drawn)
    return segments if ruled_tables(segments, [(zone.top, zone.bottom) for zone in zones(segments)]) else ()
