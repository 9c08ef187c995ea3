"""Leftovers: ink that the reading of the whole page passed over, such as a lone page number or a short line between blocks.

Strokes of a signature and dirt are left over as well, so only what reads as a figure twice, or as Vietnamese, is kept.
"""

from collections.abc import Iterator, Sequence

import cv2
import numpy as np

from extractor.readers.ocr.engine import Engine, Word
from extractor.readers.ocr.figures import SURE, is_figure, second_opinions
from extractor.readers.ocr.picture import Grey, ink
from patterns.syllable import syllable_share

# Pixels at 300 dots per inch.
_LOW, _HIGH = 18, 90  # a line of writing, from a digit of 7 points to a capital of 18 with its marks
_NEAR = 31  # characters nearer than this are one line
_AROUND = 5  # the box of a word may leave so much of its ink out
_MOST = 40  # places of one page; more are a drawing
_LETTERS = 3


def leftovers(grey: Grey, words: Sequence[Word], engine: Engine) -> list[Word]:
    """The words that stand where no word was read.

    Args:
        grey: the page, level, without its tables.
        words: what was read on it.
        engine: the recogniser.
    """
    boxes = list(_boxes(grey, words))
    if not boxes or len(boxes) > _MOST:
        return []
    found: list[Word] = []
    for number, (box, readings) in enumerate(zip(boxes, second_opinions(grey, boxes, engine), strict=True)):
        text = _agreed(readings[0], readings[1])
        if text:
            x0, top, x1, bottom = map(float, box)
            found.append(Word(text, x0, top, x1, bottom, SURE, (0, 0, -1 - number)))
    return found


def _agreed(digits: str, letters: str) -> str | None:
    """What the two readings make certain; blanks within are given up, for a word has none."""
    if is_figure(digits) and digits == letters:
        return digits
    certain = " " not in letters and letters.isalpha() and len(letters) >= _LETTERS
    return letters if certain and syllable_share(letters) == 1.0 else None


def _boxes(grey: Grey, words: Sequence[Word]) -> Iterator[tuple[int, int, int, int]]:
    """Where lines of ink stand that no word covers, from top to bottom."""
    left = ink(grey)
    for word in words:
        x0, top = max(0, round(word.x0) - _AROUND), max(0, round(word.top) - _AROUND)
        left[top : round(word.bottom) + _AROUND, x0 : round(word.x1) + _AROUND] = 0
    near = cv2.morphologyEx(left, cv2.MORPH_CLOSE, np.ones((9, _NEAR), np.uint8))
    count, _, stats, _ = cv2.connectedComponentsWithStats(near, connectivity=8)
    for number in range(1, count):
        x, y, width, height = (int(value) for value in stats[number][:4])
        if _LOW <= height <= _HIGH and width >= _LOW // 3 and int(left[y : y + height, x : x + width].sum()) >= 60:
            yield x - 1, y - 1, x + width + 1, y + height + 1
