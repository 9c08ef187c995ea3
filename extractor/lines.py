"""Lines (dòng) of the source and how they join into paragraphs.

Text taken from a PDF is hard-wrapped: nothing in it says which line ends are the author's. A line end is soft when
the first word of the next line would not have fitted on this one. Lines are measured in the advance widths of Times,
the face that Nghị định 30/2020/NĐ-CP prescribes, because character counts are off by a fifth between "lllll" and "MMMMM".
"""

from collections.abc import Sequence
from dataclasses import dataclass

import regex as re

from patterns.folding import fold, tidy

_LINE = re.compile(r"[^\r\n\f\v\x85\u2028\u2029]*")
# Advance widths of Times in thousandths of an em (Adobe AFM, rounded); other characters by class, below.
_NARROW = dict.fromkeys("ijltI.,;:!'|()[]/ -", 290) | dict.fromkeys("íìỉĩịf", 300) | dict.fromkeys("rs", 360)
_WIDE = dict.fromkeys("mM", 800) | dict.fromkeys("wW", 800)
_LOWER, _UPPER, _OTHER = 470, 690, 500


@dataclass(frozen=True, slots=True)
class Line:
    """A non-blank line: source range without outer white space, tidied text, blank lines before it, width in em/1000."""

    start: int
    end: int
    text: str
    indent: int
    blanks: int
    width: int
    page: int

    @property
    def folded(self) -> str:
        """The text for matching words."""
        return fold(self.text)


def natural_width(text: str) -> int:
    """The width of `text` set in Times, in thousandths of an em (approximate)."""
    total = 0
    for ch in text:
        if (known := _NARROW.get(ch) or _WIDE.get(ch)) is not None:
            total += known
        elif ch.islower():
            total += _LOWER
        elif ch.isupper():
            total += _UPPER
        else:
            total += _OTHER
    return total


def split_lines(text: str, page_starts: Sequence[int]) -> list[Line]:
    """The non-blank lines of a source, in order. `page_starts`: ascending offsets at which pages begin."""
    lines: list[Line] = []
    blanks, page, position = 0, 0, 0
    for match in _LINE.finditer(text):
        start, end = match.span()
        if start < position or (start == end == position != 0 and start == len(text)):
            continue
        position = end + 1
        raw = match.group()
        inner = raw.strip()
        if not inner:
            blanks += 1
            continue
        begin = start + raw.index(inner[0])
        while page < len(page_starts) and page_starts[page] <= begin:
            page += 1
        tidied = tidy(inner)
        lines.append(
            Line(begin, begin + len(inner), tidied, begin - start, blanks, natural_width(re.sub(r"\s+", " ", tidied)), page)
        )
        blanks = 0
    return lines
