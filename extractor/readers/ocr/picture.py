"""Pictures of pages: what a reader hands over, and the few steps on pixels that the other modules share."""

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

Colours = NDArray[np.uint8]
"""Red, green and blue per pixel: height x width x 3."""

Grey = NDArray[np.uint8]
"""0 black to 255 white: height x width."""

Mask = NDArray[np.uint8]
"""1 where something is, else 0: height x width."""

WHITE = 255

# The processes of Tesseract use all cores already; and a process with threads of its own cannot be forked safely.
cv2.setNumThreads(1)


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as it is seen: its colours, and its size in points."""

    colours: Colours
    width: float
    height: float


def of_pixels(data: bytes, columns: int, rows: int, width: float, height: float) -> Picture:
    """A picture of three bytes per pixel, row by row, of a page of that size in points."""
    return Picture(np.frombuffer(data, np.uint8).reshape(rows, columns, 3), width, height)


def threshold(grey: Grey) -> float:
    """What is darker than this is ink: halfway between ink and paper, as the page itself divides them (Otsu)."""
    found, _ = cv2.threshold(grey, 0, WHITE, cv2.THRESH_BINARY | cv2.THRESH_OTSU)
    return min(max(found, 90.0), 210.0)  # a blank page divides nothing, a dark one too much


def ink(grey: Grey) -> Mask:
    """Where the page is dark."""
    return (grey <= threshold(grey)).astype(np.uint8)


def extent(mask: Mask) -> tuple[int, int, int, int] | None:
    """The box `(x0, top, x1, bottom)` around what is there, None for nothing."""
    box: Any = cv2.boundingRect(mask)
    x, y, width, height = (int(value) for value in box)
    return (x, y, x + width, y + height) if width and height else None


def turned(grey: Grey, quarters: int) -> Grey:
    """The picture turned clockwise by so many quarters."""
    return np.ascontiguousarray(np.rot90(grey, -quarters))
