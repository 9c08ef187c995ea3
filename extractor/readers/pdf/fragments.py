"""Fragments: what the file writes in one go on one line without a wide gap. The bricks every line is made of."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from extractor.readers.characters import REPLACEMENT
from extractor.readers.pdf.pdfium import Glyph

# All shares are of the height of an ordinary character, which is a little under one em.
SPACE_GAP = 0.22
"""A gap from here on is a space even where none is written: narrower than a space (0.28), wider than any kerning."""

FRAGMENT_GAP = 1.1
"""A gap from here on may stand between two columns: fragments part here, and lines join them again if it does not."""

_BACK = 0.6  # a character that begins this far left of where the last one ended is written elsewhere
_SAME_BOX = 0.3  # points: two characters of one font and line differ less in height
_BLANKS = frozenset("\t \u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000")
_HYPHENS = frozenset((0x2, 0xFFFE, 0xAD))  # PDFium's marks for a hyphen at the end of a line, and the soft hyphen


@dataclass(slots=True)
class Fragment:
    """A run of characters on one line.

    `order` numbers the fragments as the file writes them. `edges` holds x0, x1 per character, flat. `core_top` and `core_bottom`
    bound an ordinary character of it, without stacked diacritics, and `votes` say how many were like that; `tail` are
    blanks written after it.
    """

    order: int
    x0: float
    top: float
    x1: float
    bottom: float
    core_top: float
    core_bottom: float
    chars: list[str] = field(default_factory=list)
    edges: list[float] = field(default_factory=list)
    tail: str = ""
    votes: int = 0

    @property
    def height(self) -> float:
        """Height of an ordinary character."""
        return self.core_bottom - self.core_top

    @property
    def text(self) -> str:
        """Its characters."""
        return "".join(self.chars)

    def overlap(self, other: "Fragment") -> float:
        """How much of the lower of the two heights both cover: 1 on one line, 0 on different ones."""
        shared = min(self.core_bottom, other.core_bottom) - max(self.core_top, other.core_top)
        return shared / max(min(self.height, other.height), 0.01)

    def add(self, char: str, x0: float, top: float, x1: float, bottom: float) -> None:
        """Append a character."""
        self.chars.append(char)
        self.edges += (x0, x1)
        self.x0, self.x1 = min(self.x0, x0), max(self.x1, x1)
        self.top, self.bottom = min(self.top, top), max(self.bottom, bottom)

    def add_blanks(self, blanks: str, until: float) -> None:
        """Append blanks that share the gap up to `until` evenly; none of them is wider than what is free."""
        start = self.edges[-1]
        step = max(0.0, until - start) / len(blanks)
        for index, char in enumerate(blanks):
            self.chars.append(char)
            self.edges += (start + index * step, start + (index + 1) * step)


def fragments(glyphs: Iterable[Glyph]) -> Iterator[Fragment]:
    """The fragments of a page, in the order of the file. Line breaks of PDFium are not looked at: geometry tells."""
    current: Fragment | None = None
    blanks = ""
    order = 0
    for code, x0, top, x1, bottom in _joined_surrogates(glyphs):
        char = _character(code)
        if char in _BLANKS:
            blanks += " " if char == "\t" else char
            continue
        if not char:
            continue
        if current is None or not _continues(current, char, x0, top, x1, bottom):
            if current is not None:
                current.tail = blanks
                yield current
            current = Fragment(order, x0, top, x1, bottom, top, bottom)
            order += 1
        elif blanks or _parted(current, char, x0):
            current.add_blanks(blanks or " ", x0)
        blanks = ""
        current.add(char, x0, top, x1, bottom)
        _vote(current, top, bottom)
    if current is not None:
        current.tail = blanks
        yield current


def _joined_surrogates(glyphs: Iterable[Glyph]) -> Iterator[Glyph]:
    """Where PDFium gives a character beyond U+FFFF in halves, the whole of it; a half alone becomes U+FFFD."""
    high: Glyph | None = None
    for glyph in glyphs:
        code = glyph[0]
        if high is not None:
            if 0xDC00 <= code <= 0xDFFF:
                yield (0x10000 + ((high[0] - 0xD800) << 10) + (code - 0xDC00), *high[1:])
                high = None
                continue
            yield (ord(REPLACEMENT), *high[1:])
            high = None
        if 0xD800 <= code <= 0xDBFF:
            high = glyph
        elif 0xDC00 <= code <= 0xDFFF:
            yield (ord(REPLACEMENT), *glyph[1:])
        else:
            yield glyph
    if high is not None:
        yield (ord(REPLACEMENT), *high[1:])


def _character(code: int) -> str:
    """What is printed for a code; empty for a control, which prints nothing.

    U+FFFD for code 0, a glyph without a meaning, and for codes that are no character.
    """
    if code in _HYPHENS:
        return "-"
    if code == 0 or code > 0x10FFFF or code == 0xFFFF:
        return REPLACEMENT
    if code < 0x20:
        return " " if code == 9 else ""
    if 0x7F <= code < 0xA0 or code in {0x2028, 0x2029}:
        return ""
    return chr(code)


def _continues(current: Fragment, char: str, x0: float, top: float, x1: float, bottom: float) -> bool:
    """Whether a character goes on with the fragment: on its line, not far right of its end, not left of it."""
    end = current.edges[-1]
    size = max(current.height, 0.01)
    if unicodedata.combining(char):  # a mark stands over its letter, wherever its box is
        return x0 <= end + size
    middle, line_middle = (top + bottom) / 2, (current.core_top + current.core_bottom) / 2
    on_line = current.core_top <= middle <= current.core_bottom or top <= line_middle <= bottom
    return on_line and x0 - end < FRAGMENT_GAP * size and x0 >= end - max(_BACK * size, x1 - x0)


def _parted(current: Fragment, char: str, x0: float) -> bool:
    return not unicodedata.combining(char) and x0 - current.edges[-1] > SPACE_GAP * current.height


def _vote(current: Fragment, top: float, bottom: float) -> None:
    """The core is the box that most characters have: neither `Ử` nor a superscript nor a dash of another font moves it.

    Majority vote after Boyer and Moore: one pass, one candidate.
    """
    if abs(top - current.core_top) < _SAME_BOX and abs(bottom - current.core_bottom) < _SAME_BOX:
        current.votes += 1
    elif current.votes > 0:
        current.votes -= 1
    else:
        current.core_top, current.core_bottom, current.votes = top, bottom, 1
