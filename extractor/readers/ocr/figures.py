"""Figures (con số) are read more than once, each time cut out alone: what a page-wide reading got wrong shows itself.

Nothing is guessed. Where readings differ the one that two of three agree on stands, and its confidence says that it was
doubted; where no two agree the first reading stands, doubted too.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np
import regex as re

from extractor.readers.ocr.engine import LANGUAGE, Engine, Mode, Word
from extractor.readers.ocr.picture import WHITE, Grey, Mask, extent, ink

Box = tuple[int, int, int, int]
"""`(x0, top, x1, bottom)` in pixels."""

DOUBTED = 50.0
"""The confidence of a figure whose readings differ, at most. Below `SURE` a figure is told as doubtful."""

SURE = 60.0

NUMBER = re.compile(r"\d++(?:[.,/]\d++)*+")
_FIGURE = re.compile(r"[(+-]?\d[\d.,/]*+%?\)?")
_SEPARATED = re.compile(r"\s*+([.,/%])\s*+")
# How much white a reading wants around its line, in pixels at 300 dots per inch, measured on table figures of 10 to 13
# points: errors in 1,080 clean figures 2 for "eng" as a line, 4 for "vie" as it comes, 25 for "vie" as a line.
_MARGIN_LINE = 9
_MARGIN_WIDE = 13
_MARGIN_RAW = 6


def is_figure(text: str) -> bool:
    """Whether a text is one figure and nothing else, be it with a sign, in brackets or a percentage."""
    return _FIGURE.fullmatch(text) is not None


@dataclass(frozen=True, slots=True)
class Cut:
    """A part of a page with white around it, and the box of its ink on the page."""

    grey: Grey
    box: Box
    margin: int

    def placed(self, words: Sequence[Word]) -> list[Word]:
        """Words that were read on it, where they stand on the page."""
        dx, dy = self.box[0] - self.margin, self.box[1] - self.margin
        return [
            replace(word, x0=word.x0 + dx, x1=word.x1 + dx, top=word.top + dy, bottom=word.bottom + dy)
            for word in words
        ]


def cut_out(grey: Grey, box: Box, margin: int) -> Cut | None:
    """What is inked in a box, with so much white around it; None where nothing is."""
    left, upper = max(0, box[0]), max(0, box[1])
    part = grey[upper : max(0, box[3]), left : max(0, box[2])]
    if not part.size:
        return None
    found = extent(_whole(ink_within(part)))
    if found is None:
        return None
    x0, top, x1, bottom = found
    padded = np.pad(part[top:bottom, x0:x1], margin, constant_values=WHITE)
    return Cut(padded, (left + x0, upper + top, left + x1, upper + bottom), margin)


def ink_within(part: Grey) -> Mask:
    """Where a small part of a page is dark: it may hold no ink at all, so that it cannot be divided by itself."""
    return (part < min(185, int(part.max()) - 40)).astype(np.uint8) if int(part.max()) > 60 else ink(part)


def _whole(mask: Mask) -> Mask:
    """The mask without single dots of dirt."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    small = np.flatnonzero(stats[:, cv2.CC_STAT_AREA] < 7)
    return mask * ~np.isin(labels, small[small > 0]) if count > 1 and small.size else mask


def second_opinions(grey: Grey, boxes: Sequence[Box], engine: Engine) -> list[tuple[str, ...]]:
    """Two further readings of each box, one with the data that reads digits best and one with the Vietnamese."""
    lined = _read(grey, boxes, engine, 7, _MARGIN_LINE, engine.digits)
    raw = _read(grey, boxes, engine, 13, _MARGIN_RAW, LANGUAGE)
    return list(zip(lined, raw, strict=True))


def third_opinions(grey: Grey, boxes: Sequence[Box], engine: Engine) -> list[str]:
    """One more reading of each box, for where no two agree."""
    return _read(grey, boxes, engine, 7, _MARGIN_WIDE, engine.digits)


def _read(grey: Grey, boxes: Sequence[Box], engine: Engine, mode: Mode, margin: int, language: str) -> list[str]:
    cuts = [cut_out(grey, box, margin) for box in boxes]
    answers = iter(engine.words([cut.grey for cut in cuts if cut is not None], mode, language))
    return ["" if cut is None else _joined(next(answers)) for cut in cuts]


def _joined(words: Sequence[Word]) -> str:
    """The words as one text; blanks beside a separator are none."""
    return _SEPARATED.sub(r"\1", " ".join(word.text for word in words))


def voted(first: Word, others: Sequence[str]) -> Word:
    """A figure, or else a short word, after all its readings.

    Args:
        first: the reading of the page or cell.
        others: what the same place read as when it was cut out.
    """
    best, votes = _most_read(first.text, others)
    if not votes:
        return _short_word(first, others)
    if votes == len(others) + 1:
        return replace(first, confidence=max(first.confidence, SURE), voted=True)
    text = best if votes > 1 else first.text
    return replace(first, text=text, confidence=min(first.confidence, DOUBTED), voted=True)


def _short_word(first: Word, others: Sequence[str]) -> Word:
    """What is no figure after all, as two of three read it where the first reading is not one of them."""
    ((best, votes),) = Counter(text for text in (first.text, *others) if " " not in text).most_common(1) or ((None, 0),)
    return replace(first, text=best, confidence=SURE) if best and votes > 1 and best != first.text else first


def is_open(first: Word, others: Sequence[str]) -> bool:
    """Whether a figure was read, and no two readings agree on it."""
    return _most_read(first.text, others)[1] == 1


def _most_read(first: str, others: Sequence[str]) -> tuple[str, int]:
    """The figure that most readings saw, and how many did; of equals the one seen first."""
    readings = [text for text in (first, *others) if is_figure(text)]
    return Counter(readings).most_common(1)[0] if readings else ("", 0)


def compared(first: Word, others: Sequence[str]) -> Word:
    """A word with figures in it: never changed, but doubted where both further readings contradict its figures."""
    figures = NUMBER.findall(first.text)
    agreeing = sum(NUMBER.findall(text) == figures for text in others)
    if agreeing == len(others):
        return replace(first, confidence=max(first.confidence, SURE))
    return first if agreeing else replace(first, confidence=min(first.confidence, DOUBTED))
