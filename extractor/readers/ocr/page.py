"""One page: from its picture to recognised words and drawn lines, on the page turned upright and level."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import fmean

import numpy as np

from extractor.readers.ocr.engine import Engine, Word
from extractor.readers.ocr.figures import NUMBER, compared, cut_out, is_figure, second_opinions, voted
from extractor.readers.ocr.ink import without_stamps
from extractor.readers.ocr.picture import WHITE, Grey, Picture, extent, ink, turned
from extractor.readers.ocr.rules import Rules, painted_over, rules
from extractor.readers.ocr.skew import Straight, straightened
from extractor.readers.pdf.cells import Ruled, ruled_tables
from extractor.readers.pdf.frame import Rect
from extractor.readers.pdf.ruling import zones

Box = tuple[int, int, int, int]

_BLANK = 0.00005  # of the page: less ink is dust, and the page is blank
_POOR = 60.0  # mean confidence: less, and the page may stand on its side or head
_NOISE = 40.0  # confidence below which marks that are no letters and no digits are dirt
_BORDER = 3  # pixels between a rule and what is cut out of its cell
_CELL_MARGIN = 10  # pixels of white that a reading of a whole cell wants
_SHORT = 4  # characters: a cell with so few may be a figure misread as letters
_DASH = 3.0  # a lone stroke so many times wider than high is a dash


@dataclass(frozen=True, slots=True)
class Seen:
    """What is seen on a page.

    Words and segments are in pixels of `level`, the page turned clockwise by `quarters` and straightened; `scale` turns
    pixels into points.
    """

    words: tuple[Word, ...]
    segments: tuple[Rect, ...]
    level: Straight
    quarters: int
    scale: float

    @property
    def confidence(self) -> float:
        """The mean over its words, longer words counting more; 0 where there is none."""
        total = sum(len(word.text) for word in self.words)
        return sum(word.confidence * len(word.text) for word in self.words) / total if total else 0.0


def see(picture: Picture, engine: Engine) -> Seen:
    """Recognise a page.

    Raises:
        EngineError: Tesseract failed or took too long.
    """
    grey = without_stamps(picture.colours)
    scale = picture.width / grey.shape[1]
    level = straightened(grey)
    if int(ink(grey).sum()) < _BLANK * grey.size or int(grey.min()) > 200:
        return Seen((), (), level, 0, scale)
    seen = _read(level, 0, scale, engine)
    if seen.confidence < _POOR and (quarters := engine.quarters(level.grey)):
        other = _read(straightened(turned(grey, quarters)), quarters, scale, engine)
        seen = max(seen, other, key=lambda each: each.confidence)
    return seen


def _read(level: Straight, quarters: int, scale: float, engine: Engine) -> Seen:
    drawn = rules(level.grey)
    tables = _tables(drawn, scale)
    clean = painted_over(level.grey, drawn) if tables else level.grey
    words = [*_free_words(clean, tables, scale, engine), *_cell_words(clean, tables, scale, engine)]
    return Seen(tuple(words), drawn.segments if tables else (), level, quarters, scale)


def _tables(drawn: Rules, scale: float) -> list[Ruled]:
    """The ruled tables, by the steps that find those of a PDF. Their borders are in points."""
    segments = [(x0 * scale, top * scale, x1 * scale, bottom * scale) for x0, top, x1, bottom in drawn.segments]
    return ruled_tables(segments, [(zone.top, zone.bottom) for zone in zones(segments)])


def _free_words(grey: Grey, tables: Sequence[Ruled], scale: float, engine: Engine) -> list[Word]:
    """What stands outside of all tables."""
    page = grey.copy() if tables else grey
    for table in tables:
        x0, top, x1, bottom = _pixels((table.xs[0], table.ys[0], table.xs[-1], table.ys[-1]), scale)
        page[max(0, top) : bottom + 1, max(0, x0) : x1 + 1] = WHITE
    (words,) = engine.words([page], 4)
    words = [word for word in words if word.confidence >= _NOISE or any(char.isalnum() for char in word.text)]
    chosen = [index for index, word in enumerate(words) if NUMBER.search(word.text)]
    opinions = second_opinions(page, [_box(words[index]) for index in chosen], engine)
    for index, others in zip(chosen, opinions, strict=True):
        words[index] = compared(words[index], others)
    return words


def _cell_words(grey: Grey, tables: Sequence[Ruled], scale: float, engine: Engine) -> list[Word]:
    """What stands in the cells of all tables, cell by cell."""
    boxes: list[Box] = []
    cuts: list[Grey] = []
    for box in _cell_boxes(tables, scale):
        cut = cut_out(grey, box, _CELL_MARGIN)
        if cut is not None:
            boxes.append(_inked(grey, box))
            cuts.append(cut)
    read = [_placed(words, box) for words, box in zip(engine.words(cuts, 6), boxes, strict=True)]
    chosen = [index for index, words in enumerate(read) if _may_be_figure(words, boxes[index], boxes)]
    opinions = second_opinions(grey, [boxes[index] for index in chosen], engine)
    for index, others in zip(chosen, opinions, strict=True):
        read[index] = _settled(read[index], boxes[index], others)
    return [replace(word, line=(-number, *word.line[1:])) for number, words in enumerate(read, 1) for word in words]


def _cell_boxes(tables: Sequence[Ruled], scale: float) -> Iterator[Box]:
    for table in tables:
        for cell in table.cells:
            x0, top, x1, bottom = _pixels(
                (
                    table.xs[cell.column],
                    table.ys[cell.row],
                    table.xs[cell.column + cell.column_span],
                    table.ys[cell.row + cell.row_span],
                ),
                scale,
            )
            yield x0 + _BORDER, top + _BORDER, x1 - _BORDER, bottom - _BORDER


def _inked(grey: Grey, box: Box) -> Box:
    """The box around the ink in a box."""
    x0, top, x1, bottom = box
    found = extent(ink(np.ascontiguousarray(grey[top:bottom, x0:x1]))) or (0, 0, x1 - x0, bottom - top)
    return x0 + found[0], top + found[1], x0 + found[2], top + found[3]


def _placed(words: Sequence[Word], box: Box) -> list[Word]:
    """The words of a cut where they stand on the page."""
    dx, dy = box[0] - _CELL_MARGIN, box[1] - _CELL_MARGIN
    return [
        replace(word, x0=word.x0 + dx, x1=word.x1 + dx, top=word.top + dy, bottom=word.bottom + dy) for word in words
    ]


def _may_be_figure(words: Sequence[Word], box: Box, boxes: Sequence[Box]) -> bool:
    """Whether a cell has one line, and it is a figure or so short that it may be one misread."""
    line = " ".join(word.text for word in words)
    ordinary = float(np.median([bottom - top for _, top, _, bottom in boxes]))
    return box[3] - box[1] <= 1.6 * ordinary and (NUMBER.search(line) is not None or len(line) <= _SHORT)


def _settled(words: list[Word], box: Box, others: Sequence[str]) -> list[Word]:
    """The words of a cell that may be a figure, after its further readings."""
    x0, top, x1, bottom = (float(value) for value in box)
    text = "".join(word.text for word in words)
    confidence = fmean(word.confidence for word in words) if words else 0.0
    whole = Word(text, x0, top, x1, bottom, confidence)
    if x1 - x0 >= _DASH * (bottom - top) and not any(map(is_figure, (text, *others))):
        return [replace(whole, text="-")]
    settled = voted(whole, others)
    if is_figure(settled.text):
        return [settled]
    return [compared(word, ("", "")) if NUMBER.search(word.text) else word for word in words]


def _pixels(rect: Rect, scale: float) -> Box:
    x0, top, x1, bottom = (round(value / scale) for value in rect)
    return x0, top, x1, bottom


def _box(word: Word) -> Box:
    return round(word.x0) - 1, round(word.top) - 1, round(word.x1) + 1, round(word.bottom) + 1
