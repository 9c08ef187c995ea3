"""Leaders (dòng chấm dẫn): the row of dots from an item to its figure, which the recogniser takes for letters and figures."""

import cv2
import numpy as np
from numpy.typing import NDArray

from extractor.readers.ocr.picture import WHITE, Grey, ink

# Pixels at 300 dots per inch.
_SMALL, _LARGE = 3, 12  # a full stop of 8 to 20 points
_APART = 32  # from one dot to the next, at most
_LEVEL = 3  # dots of one leader stand on one line
_FEW = 8  # dots; an ellipsis has three
_BLUR = 5  # wide: with the grey around each dot


def without_leaders(grey: Grey) -> Grey:
    """The page without its leaders."""
    _count, labels, stats, _ = cv2.connectedComponentsWithStats(ink(grey), connectivity=8)
    widths, heights = stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT]
    fits = (widths >= _SMALL) & (widths <= _LARGE) & (heights >= _SMALL) & (heights <= _LARGE)
    fits[0] = False
    dots = [
        number
        for row in _rows(np.asarray(stats, np.int32), np.flatnonzero(fits).tolist())
        if len(row) >= _FEW
        for number in row
    ]
    if not dots:
        return grey
    chosen = np.zeros(len(stats), np.uint8)
    chosen[dots] = 1
    clean = grey.copy()
    clean[cv2.dilate(chosen[labels], np.ones((_BLUR, _BLUR), np.uint8)) > 0] = WHITE
    return clean


def _rows(stats: NDArray[np.int32], dots: list[int]) -> list[list[int]]:
    """The dots in rows, each dot close after the one before and level with it."""
    rows: list[list[int]] = []
    ending: dict[int, tuple[int, list[int]]] = {}  # by its height on the page: where the last dot of a row stands
    for number in sorted(dots, key=lambda each: (int(stats[each, 0]), int(stats[each, 1]))):
        x, top, _, height = (int(value) for value in stats[number][:4])
        foot = top + height
        for near in sorted(range(foot - _LEVEL, foot + _LEVEL + 1), key=lambda each: abs(each - foot)):
            before, row = ending.get(near, (-_APART - 1, []))
            if row and x - before <= _APART:
                del ending[near]
                break
        else:
            row = []
            rows.append(row)
        row.append(number)
        ending[foot] = (x, row)
    return rows
