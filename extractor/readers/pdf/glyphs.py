"""The characters of a page as columns: one string, and four lists of numbers beside it.

Columns, not one object per character: there are thousands on a page, and slices of columns move at the speed of C.
"""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from extractor.readers.characters import REPLACEMENT
from extractor.readers.pdf.frame import quarter

NOTHING = "\x01"
"""Stands for a character that prints nothing, so that text and boxes stay in step."""

BLANKS = " \u00a0\u2002-\u200a\u202f\u3000"
"""What a gap may be written with, as the inside of a character class."""


SPACE_GAP = 0.17
"""A gap from here on is a space even where none is written, as a share of the height of an ordinary character: narrower than
the spaces of Times (0.22) and Arial Narrow (0.20), wider than any kerning."""

_ODD = re.compile(r"[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u2028\u2029\ud800-\udfff\uf02b\uf02d\uf0b7\ufffe\uffff]")
_PRINTED = {
    **dict.fromkeys((*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029), NOTHING),
    0x00: REPLACEMENT,  # a glyph that stands for no character
    0x02: "-",  # PDFium's mark for a hyphen at the end of a line
    0x09: " ",
    0x0A: "\n",
    0x0D: "\r",
    0xAD: "-",  # a soft hyphen that is in the file is printed
    0xF02B: "+",  # the signs of Symbol fonts, and their bullet, as fonts without names for them tell it
    0xF02D: "-",
    0xF0B7: "•",
    **dict.fromkeys(range(0xD800, 0xE000), REPLACEMENT),
    0xFFFE: "-",  # PDFium's other mark for the same hyphen
    0xFFFF: REPLACEMENT,
}


@dataclass(frozen=True, slots=True)
class Glyphs:
    """Characters in the order of the file and their boxes, origin top left."""

    text: str
    x0: list[float]
    top: list[float]
    x1: list[float]
    bottom: list[float]

    def chosen(self, indices: Iterable[int]) -> "Glyphs":
        """Some of them, in the given order."""
        kept = list(indices)
        x0, top, x1, bottom = ([column[i] for i in kept] for column in (self.x0, self.top, self.x1, self.bottom))
        return Glyphs("".join(self.text[i] for i in kept), x0, top, x1, bottom)

    def with_gaps_written(self) -> "Glyphs":
        """The same with a space in each gap that shows one. PDFium writes line ends for the spaces of turned writing."""
        columns: tuple[list[float], ...] = ([], [], [], [])
        text: list[str] = []
        before = -1
        for index, char in enumerate(self.text):
            if char > " " and before >= 0 and self._gap(before, index):
                text.append(" ")
                place = (self.x1[before], self.top[index], self.x0[index], self.bottom[index])
                for column, value in zip(columns, place, strict=True):
                    column.append(value)
            text.append(char)
            for column, values in zip(columns, (self.x0, self.top, self.x1, self.bottom), strict=True):
                column.append(values[index])
            before = index if char > " " else -1 if char == " " else before
        return Glyphs("".join(text), *columns)

    def _gap(self, before: int, after: int) -> bool:
        """Whether two characters stand on one line as far apart as words do."""
        height = self.bottom[after] - self.top[after]
        middle = (self.top[after] + self.bottom[after]) / 2
        on_line = self.top[before] < middle < self.bottom[before]
        return on_line and SPACE_GAP * height < self.x0[after] - self.x1[before] < height

    def part(self, start: int, end: int) -> "Glyphs":
        """Those at `[start, end)`."""
        return Glyphs(
            self.text[start:end], self.x0[start:end], self.top[start:end], self.x1[start:end], self.bottom[start:end]
        )

    def without(self, indices: Collection[int]) -> "Glyphs":
        """The same with `NOTHING` in some places."""
        if not indices:
            return self
        text = "".join(NOTHING if index in indices else char for index, char in enumerate(self.text))
        return Glyphs(text, self.x0, self.top, self.x1, self.bottom)

    def at_height(self, top: float, bottom: float) -> "Glyphs":
        """The same between two other heights."""
        return Glyphs(self.text, self.x0, [top] * len(self.text), self.x1, [bottom] * len(self.text))

    def turned(self, turns: int, width: float, height: float) -> "Glyphs":
        """Where they stand once the page of that size is turned clockwise by so many quarters."""
        if not turns or not self.text:
            return self
        boxes = zip(self.x0, self.top, self.x1, self.bottom, strict=True)
        x0, top, x1, bottom = zip(*(quarter(box, turns, width, height) for box in boxes), strict=True)
        return Glyphs(self.text, list(x0), list(top), list(x1), list(bottom))


def one(char: str, x0: float, top: float, x1: float, bottom: float) -> Glyphs:
    """A single character."""
    return Glyphs(char, [x0], [top], [x1], [bottom])


def joined(parts: Iterable[Glyphs]) -> Glyphs:
    """One after the other."""
    text: list[str] = []
    columns: tuple[list[float], ...] = ([], [], [], [])
    for part in parts:
        text.append(part.text)
        for column, more in zip(columns, (part.x0, part.top, part.x1, part.bottom), strict=True):
            column.extend(more)
    return Glyphs("".join(text), *columns)


def printed(text: str) -> str:
    """What the codes PDFium gives stand for on paper, one for one; `NOTHING` for what prints nothing."""
    return text.translate(_PRINTED) if _ODD.search(text) else text


def from_codes(codes: list[int]) -> str:
    """One character per code. Where PDFium gives a character beyond U+FFFF in halves, it stands in the first place."""
    for index in range(len(codes) - 1):
        high, low = codes[index : index + 2]
        if 0xD800 <= high <= 0xDBFF and 0xDC00 <= low <= 0xDFFF:
            codes[index : index + 2] = 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00), ord(NOTHING)
    return "".join(chr(code) if code <= 0x10FFFF else REPLACEMENT for code in codes)
