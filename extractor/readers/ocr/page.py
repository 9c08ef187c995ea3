"""One page: from its picture to recognised words and drawn lines, on the page turned upright and level."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from statistics import fmean

import numpy as np

from extractor.readers.ocr.again import read_again
from extractor.readers.ocr.engine import Engine, Word
from extractor.readers.ocr.figures import (
    DOUBTED,
    NUMBER,
    Box,
    Cut,
    compared,
    cut_out,
    is_open,
    second_opinions,
    third_opinions,
    voted,
)
from extractor.readers.ocr.ink import without_dust, without_grey_stamps, without_stamps
from extractor.readers.ocr.leaders import without_leaders
from extractor.readers.ocr.leftovers import leftovers
from extractor.readers.ocr.picture import WHITE, Grey, Picture, ink, turned
from extractor.readers.ocr.rules import Rules, painted_over, rules
from extractor.readers.ocr.skew import Straight, straightened
from extractor.readers.ocr.upwards import read_upwards
from extractor.readers.pdf.cells import Ruled, ruled_tables
from extractor.readers.pdf.frame import Rect
from extractor.readers.pdf.ruling import zones

_BLANK = 0.00005  # of the page: less ink is dust, and the page is blank
_POOR = 60.0  # mean confidence: less, and the page may stand on its side or head
_NOISE = 40.0  # confidence below which marks that are no letters and no digits are dirt
_BORDER = 3  # pixels between a rule and what is cut out of its cell
_CELL_MARGIN = 10  # pixels of white that a reading of a whole cell wants
_SHORT = 4  # characters: a cell with so few may be a figure misread as letters
_FLAT, _DASH = 14, 2.0  # a lone stroke no higher than this, and so many times wider, is a dash
_ONE_LINE = 1.6  # times what most cells are high


@dataclass(slots=True)
class _Cell:
    """A cell with ink in it: its table and column, the box around the ink, its words, and whether they run up or down."""

    column: tuple[int, int]
    box: Box
    words: list[Word] = field(default_factory=list)
    lying: bool = False

    @property
    def whole(self) -> Word:
        """All of it as one word."""
        x0, top, x1, bottom = map(float, self.box)
        confidence = fmean(word.confidence for word in self.words) if self.words else 0.0
        return Word("".join(word.text for word in self.words), x0, top, x1, bottom, confidence)

    @property
    def is_figure(self) -> bool:
        """Whether it was settled to be one."""
        return len(self.words) == 1 and self.words[0].voted


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

    @property
    def uprightness(self) -> float:
        """The same, but words that run up or down count as not read: a page full of them lies on its side."""
        standing = replace(
            self, words=tuple(replace(each, confidence=0.0) if each.lying else each for each in self.words)
        )
        return standing.confidence


def see(picture: Picture, engine: Engine) -> Seen:
    """Recognise a page.

    Raises:
        EngineError: Tesseract failed or took too long.
    """
    grey, stamps = without_grey_stamps(without_dust(without_stamps(picture.colours)))
    scale = picture.width / grey.shape[1]
    level = straightened(grey)
    if int(ink(grey).sum()) < _BLANK * grey.size or int(grey.min()) > 200:
        return Seen((), (), level, 0, scale)
    seen = _read(level, 0, scale, engine)
    if seen.uprightness < _POOR and (quarters := engine.quarters(level.grey)):
        other = _read(straightened(turned(grey, quarters)), quarters, scale, engine)
        seen = max(seen, other, key=lambda each: each.uprightness)
    return _stamped(seen, stamps) if stamps and not seen.quarters else seen


def _stamped(seen: Seen, stamps: Sequence[tuple[slice, slice]]) -> Seen:
    """Doubt the figures that stood under a grey stamp: what was taken away of it may have been theirs."""

    def under(word: Word) -> bool:
        x, y = seen.level.back((word.x0 + word.x1) / 2, (word.top + word.bottom) / 2)
        return any(rows.start <= y < rows.stop and columns.start <= x < columns.stop for rows, columns in stamps)

    words = (
        replace(word, confidence=min(word.confidence, DOUBTED)) if NUMBER.search(word.text) and under(word) else word
        for word in seen.words
    )
    return replace(seen, words=tuple(words))


def _read(level: Straight, quarters: int, scale: float, engine: Engine) -> Seen:
    drawn = rules(level.grey)
    tables = _tables(drawn, scale)
    clean = without_leaders(painted_over(level.grey, drawn) if tables else level.grey)
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
    words = _checked(page, read_again(page, words, engine), engine)
    return [*words, *leftovers(page, words, engine)]


def _cell_words(grey: Grey, tables: Sequence[Ruled], scale: float, engine: Engine) -> list[Word]:
    """What stands in the cells of all tables, cell by cell."""
    cells: list[_Cell] = []
    cuts: list[Cut] = []
    insides: list[Box] = []
    for column, box in _cell_boxes(tables, scale):
        cut = cut_out(grey, box, _CELL_MARGIN)
        if cut is not None:
            cells.append(_Cell(column, cut.box))
            cuts.append(cut)
            insides.append(box)
    for cell, cut, read in zip(cells, cuts, engine.words([cut.grey for cut in cuts], 6), strict=True):
        cell.words = cut.placed(read)
    for number, words in read_upwards(cuts, [cell.words for cell in cells], insides, engine).items():
        cells[number].words, cells[number].lying = words, True
    _settle(grey, [cell for cell in cells if not cell.lying and _may_be_figure(cell, cells)], engine)
    _expect(cells)
    standing, lying = (
        [
            replace(word, line=(-number, *word.line[1:]), lying=way)
            for number, cell in enumerate(cells, 1)
            if cell.lying == way
            for word in cell.words
        ]
        for way in (False, True)
    )
    return [*_checked(grey, standing, engine), *lying]


def _settle(grey: Grey, cells: Sequence[_Cell], engine: Engine) -> None:
    """Read cells that may be figures again, and give those that are figures what most readings saw."""
    opinions = second_opinions(grey, [cell.box for cell in cells], engine)
    unsettled = [number for number, cell in enumerate(cells) if is_open(cell.whole, opinions[number])]
    for number, text in zip(
        unsettled, third_opinions(grey, [cells[number].box for number in unsettled], engine), strict=True
    ):
        opinions[number] = (*opinions[number], text)
    for cell, others in zip(cells, opinions, strict=True):
        x0, top, x1, bottom = cell.box
        if bottom - top <= _FLAT and x1 - x0 >= _DASH * (bottom - top):
            cell.words = [replace(cell.whole, text="-", voted=True)]
        else:
            settled = voted(cell.whole, others)
            cell.words = [settled] if settled.voted or settled.text != cell.whole.text else cell.words


def _expect(cells: Sequence[_Cell]) -> None:
    """Doubt what is no figure among figures: a short word in a column that holds hardly anything else."""
    columns: dict[tuple[int, int], list[_Cell]] = {}
    for cell in cells:
        columns.setdefault(cell.column, []).append(cell)
    for column in columns.values():
        figures = [number for number, cell in enumerate(column) if cell.is_figure]
        if 2 * len(figures) <= len(column):
            continue
        for cell in column[figures[0] :]:
            if not cell.is_figure and len(cell.whole.text) <= _SHORT:
                cell.words = [
                    replace(word, confidence=min(word.confidence, DOUBTED), expected=True) for word in cell.words
                ]


def _checked(grey: Grey, words: list[Word], engine: Engine) -> list[Word]:
    """The words; those with figures among others are read again, and doubted where the readings differ."""
    chosen = [index for index, word in enumerate(words) if NUMBER.search(word.text) and not word.voted]
    opinions = second_opinions(grey, [_box(words[index]) for index in chosen], engine)
    for index, others in zip(chosen, opinions, strict=True):
        words[index] = compared(words[index], others)
    return words


def _cell_boxes(tables: Sequence[Ruled], scale: float) -> Iterator[tuple[tuple[int, int], Box]]:
    """The inside of every cell, with the number of its table and its column."""
    for number, table in enumerate(tables):
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
            yield (number, cell.column), (x0 + _BORDER, top + _BORDER, x1 - _BORDER, bottom - _BORDER)


def _may_be_figure(cell: _Cell, cells: Sequence[_Cell]) -> bool:
    """Whether a cell has one line, and it is a figure or so short that it may be one misread."""
    text = cell.whole.text
    ordinary = float(np.median([each.box[3] - each.box[1] for each in cells]))
    return cell.box[3] - cell.box[1] <= _ONE_LINE * ordinary and (
        len(text) <= _SHORT or 2 * sum(char.isdigit() for char in text) >= len(text)
    )


def _pixels(rect: Rect, scale: float) -> Box:
    x0, top, x1, bottom = (round(value / scale) for value in rect)
    return x0, top, x1, bottom


def _box(word: Word) -> Box:
    return round(word.x0) - 1, round(word.top) - 1, round(word.x1) + 1, round(word.bottom) + 1
