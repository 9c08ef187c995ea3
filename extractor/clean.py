"""The inner view (bản đọc): text made easy to read, with a map back to the source, so that offsets never drift.

A view covers some lines of the source joined into one: wrapped lines with a space between them, codes broken after
a hyphen ("TT-" / "VPCP") without one, runs of white space as one space, decomposed letters composed, characters without
width and the raised marks of footnotes left out. `view.span(a, b)` gives the source range that the view's characters
`[a, b)` stand for.
"""

import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

import regex as re

from patterns.folding import fold, is_plain, tidy
from patterns.sentence import sentence_at, sentence_starts

_BRACKET = re.compile(r"[()]")
RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
"""Raised digits: the mark of a footnote, but for the power of a length (m²) and of ten (10⁶), which alone are in a view."""

_MARK = rf"(?<!(?<!\p{{L}})(?:[cdhkCDHK]|da)?[mM]|(?<!\d)10)[{RAISED}]{{1,3}}"
# What cannot be copied one to one: runs of spaces, letters with combining marks, characters without width, marks.
_NUMBER_HEAD, _NUMBER_END = 12, 8
_BROKEN_GROUPS = re.compile(r"(?<![\d.,])\d{1,3}(?:\.\d{3})*\.$"), re.compile(r"\d{3}(?!\d| ?%)")
_BROKEN_DECIMALS = re.compile(r"(?<![\d.,])\d{1,3},$"), re.compile(r"\d{1,2} ?%")
_ODD = re.compile(
    rf"\s{{2,}}|[^\S ]|\P{{M}}\p{{M}}+|[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]|(?P<mark>{_MARK})"
)


@dataclass(frozen=True)
class View:
    """Readable text and its map: run `i` of the view starts at `at[i]` and stands for source `[begin[i], finish[i])`.

    A run is copied one to one when its length equals its source length, else it stands for its source as a whole.
    """

    text: str
    at: tuple[int, ...]
    begin: tuple[int, ...]
    finish: tuple[int, ...]

    @cached_property
    def folded(self) -> str:
        """The text for matching words: lower case, one habit of tone marks; same length."""
        return fold(self.text)

    @cached_property
    def sentences(self) -> tuple[int, ...]:
        """Where its sentences begin, ascending, the first at 0."""
        return sentence_starts(self.text)

    def sentence(self, position: int) -> tuple[int, int]:
        """The bounds `[start, end)` of the sentence that holds a position."""
        index = sentence_at(self.sentences, position)
        end = self.sentences[index + 1] if index + 1 < len(self.sentences) else len(self.text)
        return self.sentences[index], end

    @cached_property
    def brackets(self) -> tuple[tuple[int, int], ...]:
        """The bracket pairs `(open, close)` that close.

        An opening bracket that nothing closes ("(đạt tỷ lệ (97,4%)") is a slip of typing and opens nothing.
        """
        opened: list[int] = []
        pairs: list[tuple[int, int]] = []
        for match in _BRACKET.finditer(self.text):
            if match.group() == "(":
                opened.append(match.start())
            elif opened:
                pairs.append((opened.pop(), match.start()))
        return tuple(sorted(pairs))

    def bracket_at(self, position: int) -> tuple[int, int]:
        """`(offset, depth)` of the innermost bracket pair around a place; `(-1, 0)` outside."""
        changes = self._bracket_changes
        return changes[bisect_right(changes, position, key=lambda change: change[0]) - 1][1]

    @cached_property
    def _bracket_changes(self) -> tuple[tuple[int, tuple[int, int]], ...]:
        """From which place on which innermost bracket holds: `(place, (offset, depth))`, ascending, the first at 0."""
        changes = [(0, (-1, 0))]
        around: list[tuple[int, int]] = []
        marks = sorted((mark, begin, end) for begin, end in self.brackets for mark in (begin, end))
        for mark, begin, end in marks:
            if mark == begin:
                around.append((begin, end))
            else:
                around.pop()
            changes.append((mark + 1, (around[-1][0] if around else -1, len(around))))
        return tuple(changes)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The half-open source range that the non-empty view range `[start, end)` stands for."""
        return self._source(start)[0], self._source(end - 1)[1]

    def position(self, offset: int) -> int:
        """The first place of the view that stands for what begins at an offset of the source, or behind it."""
        run = bisect_right(self.begin, offset) - 1
        if run < 0:
            return 0
        length = (self.at[run + 1] if run + 1 < len(self.at) else len(self.text)) - self.at[run]
        shift = offset - self.begin[run]
        one_to_one = length == self.finish[run] - self.begin[run]
        return self.at[run] + (min(shift, length) if one_to_one or not shift else length)

    def shows(self, offset: int) -> bool:
        """Whether the character of the source at an offset is in the view; the raised marks of footnotes are not."""
        run = bisect_right(self.begin, offset) - 1
        return run >= 0 and offset < self.finish[run]

    def _source(self, index: int) -> tuple[int, int]:
        run = bisect_right(self.at, index) - 1
        shift = index - self.at[run]
        begin, finish = self.begin[run], self.finish[run]
        length = (self.at[run + 1] if run + 1 < len(self.at) else len(self.text)) - self.at[run]
        if length == finish - begin:
            return begin + shift, begin + shift + 1
        return begin, finish


def view_of(text: str, ranges: Iterable[tuple[int, int]]) -> View:
    """The view of some source ranges, one after another.

    Args:
        text: the source text.
        ranges: half-open, ascending, not overlapping: the lines of one paragraph.
    Returns:
        The view; its text has no line breaks and no leading or trailing space.
    """
    pieces: list[str] = []
    at: list[int] = []
    begin: list[int] = []
    finish: list[int] = []
    length = 0
    ends_blank = True
    for found, first, last in _pieces(text, ranges):
        piece, start, end = found, first, last
        if ends_blank and piece.startswith(" "):  # what stood between two blanks is left out, or nothing stood before
            piece, start = piece[1:], start + 1
        if not piece:
            continue
        pieces.append(piece)
        at.append(length)
        begin.append(start)
        finish.append(end)
        length += len(piece)
        ends_blank = piece.endswith(" ")
    if pieces and ends_blank:
        pieces[-1], finish[-1] = pieces[-1][:-1], finish[-1] - 1
        if not pieces[-1]:
            for column in (pieces, at, begin, finish):
                column.pop()
    return View("".join(pieces), tuple(at), tuple(begin), tuple(finish))


def is_broken_number(before: str, after: str) -> bool:
    """Whether a line ends within a number that the next one goes on with: `1.` / `250 hồ sơ`, `12,` / `5%`."""
    return any(head.search(before) and end.match(after) for head, end in (_BROKEN_GROUPS, _BROKEN_DECIMALS))


def _pieces(text: str, ranges: Iterable[tuple[int, int]]) -> Iterator[tuple[str, int, int]]:
    """The readable pieces of the ranges, each with the source range it stands for."""
    tail, tail_end = "", -1
    for first, last in ranges:
        line = text[first:last]
        start, end = first + len(line) - len(line.lstrip()), first + len(line.rstrip())
        if start >= end:
            continue
        broken_code = len(tail) > 1 and tail[-1] in "-\ufffe\u0002" and not tail[-2].isspace()
        if tail and not broken_code and not is_broken_number(tail, text[start : start + _NUMBER_END]):
            yield " ", tail_end, start
        tail, tail_end = text[max(start, end - _NUMBER_HEAD) : end], end
        yield from _line_pieces(text, start, end)


def _line_pieces(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    line = text[start:end]
    if "  " not in line and is_plain(line):
        yield line, start, end
        return
    position = start
    for odd in _ODD.finditer(text, start, end):
        if odd.start() > position:
            yield tidy(text[position : odd.start()]), position, odd.start()
        piece = odd.group()
        if piece.isspace():
            yield " ", odd.start(), odd.end()
        elif len(piece) > 1 and not odd["mark"]:
            yield tidy(unicodedata.normalize("NFC", piece)), odd.start(), odd.end()
        position = odd.end()
    if position < end:
        yield tidy(text[position:end]), position, end
