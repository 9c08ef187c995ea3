"""Skew (độ nghiêng): by how much the page lay askew on the scanner, and the page turned straight.

At the right angle the lines of writing and of tables pile up in few rows and columns of pixels, and the sums over rows
and columns differ most from one to the next.
"""

import math
from dataclasses import dataclass

import cv2
import numpy as np

from extractor.readers.ocr.picture import WHITE, Grey, Mask, ink

_WIDTH = 1000  # pixels: enough to see lines, and fast
_REACH = 5.0  # degrees: a feeder pulls no sheet more askew
_STEPS = (0.5, 0.1, 0.02)  # degrees, each tried around the best of the one before
_STRAIGHT = 0.08  # degrees: 3 pixels over the width of a page; turning would only blur


@dataclass(frozen=True, slots=True)
class Straight:
    """A picture turned straight, and how far it was turned, in degrees against the clock."""

    grey: Grey
    degrees: float

    def back(self, x: float, y: float) -> tuple[float, float]:
        """Where a pixel of the straight picture stood before."""
        if not self.degrees:
            return x, y
        height, width = self.grey.shape
        radians = math.radians(self.degrees)
        dx, dy = x - width / 2, y - height / 2
        cos, sin = math.cos(radians), math.sin(radians)
        return width / 2 + cos * dx - sin * dy, height / 2 + sin * dx + cos * dy


def straightened(grey: Grey) -> Straight:
    """The page with its lines of writing level."""
    degrees = _angle(grey)
    if abs(degrees) < _STRAIGHT:
        return Straight(grey, 0.0)
    height, width = grey.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    level = cv2.warpAffine(
        grey, matrix, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_CONSTANT, borderValue=(WHITE,)
    )
    return Straight(level.astype(np.uint8), degrees)


def _angle(grey: Grey) -> float:
    scale = min(1.0, _WIDTH / grey.shape[1])
    small = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA).astype(np.uint8)
    mask = ink(small) * np.uint8(WHITE)
    best, reach = 0.0, _REACH
    for step in _STEPS:
        count = round(reach / step)
        tried = [best + step * number for number in range(-count, count + 1)]
        # Of equals the one nearest to level: a page without writing is not turned.
        best = max(tried, key=lambda degrees: (_sharpness(mask, degrees), -abs(degrees)))
        reach = step
    return round(best, 2)


def _sharpness(mask: Mask, degrees: float) -> float:
    """How much the sums over rows and over columns change from one to the next."""
    height, width = mask.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    level = cv2.warpAffine(mask, matrix, (width, height), flags=cv2.INTER_LINEAR)
    total = 0.0
    for axis in (0, 1):
        sums = level.sum(axis=axis, dtype=np.float64)
        total += float((np.diff(sums) ** 2).sum())
    return total
