"""Writing that runs up or down a cell: the heads of narrow columns, read with the cell turned a quarter.

A cell that is higher than wide may as well hold short lines one below the other, so that the two readings are compared.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from extractor.readers.ocr.engine import Engine, Word
from extractor.readers.ocr.figures import Box, Cut
from extractor.readers.ocr.picture import turned
from patterns.syllable import syllable_share

_TALL = 1.5  # times as high as wide: no single character is, nor a line of writing
_LEAST = 50  # pixels of height at 300 dots per inch: no two characters are lower
_POOR = 0.6  # of 1: such a reading may stand on its head
_BETTER = 0.1  # by so much the turned reading must be better


def read_upwards(
    cuts: Sequence[Cut], words: Sequence[Sequence[Word]], insides: Sequence[Box], engine: Engine
) -> Mapping[int, list[Word]]:
    """The words of those cells whose writing runs up or down, by the number of the cell.

    Their boxes stand side by side inside of the cell, as if it had been written level: its lines keep their order.

    Args:
        cuts: the ink of each cell.
        words: what each of them was read as, upright.
        insides: the whole inside of each cell.
        engine: the recogniser.
    """
    found: dict[int, list[Word]] = {}
    best = {number: _worth(words[number]) for number, cut in enumerate(cuts) if _is_tall(cut)}
    for quarters in (1, 3):  # upwards, as nearly all are; then downwards, where that is unreadable too
        tried = [number for number, worth in best.items() if quarters == 1 or worth < _POOR]
        read = engine.words([turned(cuts[number].grey, quarters) for number in tried], 6)
        for number, each in zip(tried, read, strict=True):
            worth = _worth(each)
            if worth > best[number] + _BETTER:
                best[number] = worth
                found[number] = _within(each, insides[number])
    return found


def _is_tall(cut: Cut) -> bool:
    x0, top, x1, bottom = cut.box
    return bottom - top >= max(_LEAST, _TALL * (x1 - x0))


def _worth(words: Sequence[Word]) -> float:
    """How good a reading is, 0 to 1: the mean confidence, and less where what it reads is no Vietnamese."""
    total = sum(len(word.text) for word in words)
    if not total:
        return 0.0
    sureness = sum(max(0.0, word.confidence) * len(word.text) for word in words) / (100 * total)
    return sureness * (1 + syllable_share(" ".join(word.text for word in words))) / 2


def _within(words: Sequence[Word], inside: Box) -> list[Word]:
    """The words in the middle of a cell, made smaller where it is too narrow for them."""
    left, upper = min(word.x0 for word in words), min(word.top for word in words)
    width, height = max(word.x1 for word in words) - left, max(word.bottom for word in words) - upper
    x0, top, x1, bottom = inside
    size = min(1.0, (x1 - x0) / max(width, 1.0), (bottom - top) / max(height, 1.0))
    dx, dy = (x0 + x1 - size * width) / 2, (top + bottom - size * height) / 2
    return [
        replace(
            word,
            x0=dx + size * (word.x0 - left),
            x1=dx + size * (word.x1 - left),
            top=dy + size * (word.top - upper),
            bottom=dy + size * (word.bottom - upper),
        )
        for word in words
    ]
