"""Ink (mực): the page in grey, without the coloured stamps (con dấu) and signatures that lie across its text.

A red or blue stamp is as dark as text to the eye of a scanner. In the brightest of its three colours it is nearly white,
while black stays black; but so is a figure printed in red. Therefore only what is taller than a line of writing goes.
"""

from collections.abc import Iterator

import cv2
import numpy as np

from extractor.readers.ocr.picture import WHITE, Colours, Grey, Mask, ink

# Pixels at 300 dots per inch.
_CLUSTER = 25  # coloured ink nearer than this is one thing
_TALL = 95  # 8 mm: no line of a report is that high
_WIDE = 95
_RULE = 80  # a straight line longer than this is a rule, not a stroke
_SATURATED = 80  # of 255: from here on ink has a colour
_COLOURED = 0.0002  # of the page: less is dust
_SPECK = 10  # pixels of area; the dot of a letter of 8 points has 16
_PRINTED = 25  # percentile of the ink: what is as dark as print
_LIGHTER = 40  # of 255: a stamp is so much lighter
_MANY = 0.3  # of all that is inked
_SOLID = 0.75  # of its box: a filled area is a background


def without_stamps(colours: Colours) -> Grey:
    """The page in grey; coloured stamps and signatures are gone, black ink under them is not, and coloured text stays."""
    grey: Grey = cv2.cvtColor(colours, cv2.COLOR_RGB2GRAY).astype(np.uint8)
    coloured = _coloured(colours)
    if int(coloured.sum()) < _COLOURED * coloured.size:
        return grey
    brightest: Grey = colours.max(axis=2)
    for box in _stamps(coloured & ~_rules(coloured)):
        # Only what has a colour: paper and black ink are the same in every colour, and keep their grey.
        inside = cv2.dilate(coloured[box], np.ones((3, 3), np.uint8)) > 0
        grey[box][inside] = _stretched(brightest[box][inside])
    return grey


def without_grey_stamps(grey: Grey) -> tuple[Grey, list[tuple[slice, slice]]]:
    """The page without stamps that a scanner without colours made grey, and where they stood: the writing there is doubtful.

    A stamp is lighter than the print. The grey along the edges of letters is so too, but thin.
    """
    mask = ink(grey)
    inked = grey[mask > 0]
    if not inked.size:
        return grey, []
    dark = int(np.percentile(inked, _PRINTED))
    light = mask & (grey > dark + _LIGHTER)
    broad = cv2.morphologyEx(light, cv2.MORPH_OPEN, np.ones((3, 3), np.uint8)).astype(np.uint8)
    stamps = list(_stamps(broad & ~_rules(broad)))
    clean = grey.copy() if stamps else grey
    for box in stamps:
        around = cv2.dilate(broad[box], np.ones((7, 7), np.uint8)) > 0
        clean[box][around & (grey[box] > dark + _LIGHTER)] = WHITE
    return clean, stamps


def without_dust(grey: Grey) -> Grey:
    """The page without specks too small for the dot of a letter, where there are many: a fax, a bad copy."""
    mask = ink(grey)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    small = stats[:, cv2.CC_STAT_AREA] < _SPECK
    if int(small.sum()) < _MANY * count:
        return grey
    small[0] = False
    specks = small[labels]
    kernel = np.ones((3, 3), np.uint8)
    # With the grey around each speck, which would still be seen as a shadow, but nothing beside real ink.
    around = cv2.dilate(specks.astype(np.uint8), kernel) > 0
    kept = cv2.dilate(((mask > 0) & ~specks).astype(np.uint8), kernel) > 0
    clean = grey.copy()
    clean[around & ~kept] = WHITE
    return clean


def _stretched(values: Grey) -> Grey:
    """Ink of a stamp is seldom pure: what is more than half bright is paper."""
    return np.clip(values.astype(np.uint16) * 2, 0, WHITE).astype(np.uint8)


def _coloured(colours: Colours) -> Mask:
    """Where red or blue ink is: saturated, and not the yellow or green of a marker pen."""
    hsv = cv2.cvtColor(colours, cv2.COLOR_RGB2HSV).astype(np.uint8)
    hue, saturation = hsv[..., 0], hsv[..., 1]  # hue counts to 180
    red_or_blue = (hue < 15) | (hue > 90)
    return np.asarray(red_or_blue & (saturation >= _SATURATED) & (hsv[..., 2] > 70), np.uint8)


def _rules(mask: Mask) -> Mask:
    """Straight lines: coloured rules of a table would make one thing of all its figures."""
    flat = cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones((1, _RULE), np.uint8))
    upright = cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones((_RULE, 1), np.uint8))
    return cv2.dilate(np.maximum(flat, upright), np.ones((5, 5), np.uint8)).astype(np.uint8)


def _stamps(coloured: Mask) -> Iterator[tuple[slice, slice]]:
    """Where coloured things stand that are no lines of text: somewhere they are inked over more height than a line has."""
    kernel = np.ones((_CLUSTER, _CLUSTER), np.uint8)
    near = cv2.dilate(coloured, kernel)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(near, connectivity=8)
    for number in range(1, count):
        x, y, width, height = (int(value) for value in stats[number][:4])
        if height < _TALL or width < _WIDE:
            continue
        box = slice(y, y + height), slice(x, x + width)
        part = coloured[box] * (labels[box] == number)
        if int(part.sum()) < _SOLID * width * height and _longest_run(part.any(axis=1)) >= _TALL:
            yield box


def _longest_run(rows: "np.ndarray[tuple[int], np.dtype[np.bool_]]") -> int:
    """The longest stretch of inked rows; between lines of text there are rows without ink."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], rows.astype(np.int8), [0]))))
    return int((edges[1::2] - edges[::2]).max(initial=0))
