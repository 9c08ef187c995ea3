"""Lines (dòng) of the source and how they join into paragraphs.

Text taken from a PDF is hard-wrapped: nothing in it says which line ends are the author's. A line end is soft when
the first word of the next line would not have fitted on this one. Lines are measured in the advance widths of Times,
the face that Nghị định 30/2020/NĐ-CP prescribes, because character counts are off by a fifth between "lllll" and "MMMMM".
"""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex as re

from patterns.folding import fold, is_plain, tidy

_LONGEST = 4000
_INVISIBLE = re.compile(r"\p{Cf}+")
_LINE = re.compile(r"(?P<line>[^\r\n\f\v\x85\u2028\u2029]*+)(?:\r\n|[\r\n\f\v\x85\u2028\u2029]|$)")
# Advance widths of Times in thousandths of an em (Adobe AFM, rounded); other characters by class.
_LOWER, _UPPER, _OTHER = 470, 690, 500
_KNOWN = (
    dict.fromkeys("ijltI.,;:!'|()[]/ -", 290)
    | dict.fromkeys("íìỉĩịf", 300)
    | dict.fromkeys("rs", 360)
    | dict.fromkeys("mMwW", 800)
)


class _Widths(dict[str, int]):
    """Width by character, filled as characters are met."""

    def __missing__(self, ch: str) -> int:
        width = _LOWER if ch.islower() else _UPPER if ch.isupper() else _OTHER
        self[ch] = width
        return width


_WIDTHS = _Widths(_KNOWN)


@dataclass(frozen=True, slots=True)
class Line:
    """A non-blank line: source range without outer white space, blank lines before it, width in em/1000, page.

    `text` is for reading only: tidied, composed, without invisible characters, it may be shorter than the range.
    """

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
    return sum(map(_WIDTHS.__getitem__, text))


def _chunks(line: str) -> Iterator[tuple[int, int]]:
    """The line, which neither begins nor ends with white space, in pieces of bounded length, cut at spaces.

    No report has such lines, but hostile input does, and the steps that look around a figure within its paragraph must
    stay linear in the whole text.
    """
    if len(line) <= _LONGEST:
        yield 0, len(line)
        return
    start = 0
    while len(line) - start > _LONGEST:
        cut = line.rfind(" ", start + 1, start + _LONGEST)
        end = cut if cut > start else start + _LONGEST
        if line[start:end].strip():
            yield start + len(line[start:end]) - len(line[start:end].lstrip()), start + len(line[start:end].rstrip())
        start = end
    rest = line[start:]
    if rest.strip():
        yield start + len(rest) - len(rest.lstrip()), start + len(rest.rstrip())


def split_lines(text: str, page_starts: Sequence[int]) -> list[Line]:
    """The non-blank lines of a source, in order. `page_starts`: ascending offsets at which pages begin."""
    lines: list[Line] = []
    blanks, page = 0, 0
    for match in _LINE.finditer(text):
        start, raw = match.start(), match["line"]
        inner = raw.strip()
        if not inner:
            blanks += 1
            continue
        begin = start + raw.index(inner[0])
        while page < len(page_starts) and page_starts[page] <= begin:
            page += 1
        for first, last in _chunks(inner):
            whole = unicodedata.normalize("NFC", tidy(inner[first:last]))
            tidied = _INVISIBLE.sub("", whole).strip() or whole
            single = tidied if is_plain(tidied) and "  " not in tidied else " ".join(tidied.split())
            width = natural_width(single)
            lines.append(Line(begin + first, begin + last, tidied, begin - start, blanks, width, page))
            blanks = 0
    return lines
