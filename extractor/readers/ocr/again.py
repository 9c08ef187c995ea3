"""Lines that were read badly are cut out and read once more alone; the better of the two readings stays."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from statistics import median

from extractor.readers.ocr.engine import Engine, Word
from extractor.readers.ocr.figures import cut_out
from extractor.readers.ocr.picture import Grey

_BAD = 75.0  # mean confidence of a line
_BETTER = 8.0  # by so much the second reading must be surer
_MARGIN = 12  # pixels of white around the line
_LOW = 0.55  # of the usual height: a row of diacritics or dots that was taken for a line
_DIRT = 60.0  # mean confidence below which so low a line is none


def read_again(grey: Grey, words: Sequence[Word], engine: Engine) -> list[Word]:
    """The words of a page, bad lines replaced where a second reading is surer."""
    usual = median(word.bottom - word.top for word in words) if words else 0.0
    lines = [list(group) for _, group in groupby(words, key=lambda word: word.line)]
    lines = [
        line
        for line in lines
        if _sureness(line) >= _DIRT or median(word.bottom - word.top for word in line) >= _LOW * usual
    ]
    bad = [number for number, line in enumerate(lines) if _sureness(line) < _BAD]
    cuts = [(number, cut) for number in bad if (cut := cut_out(grey, _around(lines[number]), _MARGIN)) is not None]
    for (number, cut), found in zip(cuts, engine.words([cut.grey for _, cut in cuts], 7), strict=True):
        if found and _sureness(found) >= _sureness(lines[number]) + _BETTER:
            lines[number] = [replace(word, line=lines[number][0].line) for word in cut.placed(found)]
    return [word for line in lines for word in line]


def _sureness(line: Sequence[Word]) -> float:
    total = sum(len(word.text) for word in line)
    return sum(word.confidence * len(word.text) for word in line) / total


def _around(line: Sequence[Word]) -> tuple[int, int, int, int]:
    """The box around a line; a word whose box reaches into the next line does not stretch it."""
    top, bottom = median(word.top for word in line), median(word.bottom for word in line)
    room = (bottom - top) * 0.25
    return (
        round(min(word.x0 for word in line)) - 4,
        round(top - room),
        round(max(word.x1 for word in line)) + 4,
        round(bottom + room),
    )
