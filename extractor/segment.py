"""Segmentation (bóc bố cục): source to outline: letterhead, title, section tree, paragraphs, closing, appendices.

Lines are read once, in order. Each becomes part of a block (a paragraph, a heading, a list item, one piece of the
letterhead or the closing); headings also open sections.
"""

from collections import deque
from collections.abc import Sequence
from functools import lru_cache

import regex as re

from extractor.blocks import Block, BlockKind, Outline
from extractor.clean import view_of
from extractor.closing import NO_CLOSING, closing_start, digital_signatures, read_closing
from extractor.contents import contents_lines
from extractor.ends import furniture
from extractor.head import read_head
from extractor.joining import bare_heading_goes_on, is_bare_heading, is_unfinished, joins, measure_of, refers, title_of
from extractor.lines import Line, split_lines
from extractor.model import Source
from extractor.numbering import Numbering, is_in_sentence
from extractor.tables.drawn import drawn_tables
from patterns import letterhead
from patterns.heading import Enumerator, read_appendix, read_bullet, read_enumerator

# No report has longer paragraphs; hostile input does, and what looks around a figure must stay cheap.
_LONGEST_PARAGRAPH = 200
_LONGEST_TEXT = 20_000
# A number above this that opens a line is a figure, not the number of a section.
_LAST_ARABIC = 40
# Longer starts of a line hold no enumerator; so many lines back a sentence may have begun to count.
_ENUMERATOR_REACH, _SENTENCE_REACH = 80, 3
_ROW_FIGURES = 2
_FIGURE = re.compile(r"\d[\d.,/]*%?")


def segment(source: Source) -> Outline:
    """The outline of a source.

    Pages give the places where furniture may stand, unless the reader has marked it; a drawn table is one block.
    """
    lines = split_lines(source.shown, [page.start for page in source.pages])
    marked = source.furniture if source.furniture or source.layout else None
    aside: dict[int, BlockKind] = dict.fromkeys(contents_lines(lines), "furniture")
    aside.update(furniture(lines, marked))
    return _Segmenter(source, lines, aside).run()


class _Segmenter:
    """One pass over the lines that belong to the report; holds what is open. Those of the page become blocks in between."""

    def __init__(self, source: Source, lines: list[Line], furniture: dict[int, BlockKind]) -> None:
        self.text = source.shown
        self.wrapped = source.wrapped
        tables = [(grid.start, grid.end) for grid in drawn_tables(source)]
        outside = [line for i, line in enumerate(lines) if i not in furniture]
        self.lines, self.behind_tables = _outside(outside, tables)
        aside: list[tuple[BlockKind, tuple[int, int]]] = [("table", span) for span in tables]
        aside += [(kind, (lines[i].start, lines[i].end)) for i, kind in furniture.items()]
        self.aside = deque(sorted(aside, key=lambda each: each[1]))
        self.measure = measure_of(self.lines)
        self.closing_at = closing_start(self.lines)
        self.blocks: list[Block] = []
        self.numbering = Numbering()
        self.read: tuple[int, Enumerator | None] = (-1, None)

    def run(self) -> Outline:
        """Read all lines."""
        lines, closing = self.lines, NO_CLOSING
        head = read_head(lines, self.measure, self.closing_at)
        index = self._runs(0, head.runs)
        while index < len(lines):
            if index == self.closing_at:
                closing, kinds = read_closing(lines, index)
                index = self._runs(index, [(kind, 1) for kind in kinds])
            elif letterhead.is_stamp(lines[index].text):
                index = self._runs(index, [("stamp", 1)])
            else:
                index = self._paragraph(index)
        self._put_aside(len(self.text))
        signatures = tuple(digital_signatures(self.blocks))
        end = next((b.start for b in self.blocks if b.kind in ("recipients", "signature")), None)
        return Outline(
            tuple(self.blocks),
            self.numbering.closed(len(self.text), end),
            head.letterhead,
            closing.model_copy(update={"digital_signatures": signatures}),
        )

    def _runs(self, index: int, runs: Sequence[tuple[BlockKind, int]]) -> int:
        """One block per run of lines from `index` on; the index behind them."""
        for kind, length in runs:
            self._block(kind, self.lines[index : index + length])
            index += length
        return index

    def _paragraph(self, index: int) -> int:
        """Read one paragraph or heading from line `index` on; the index of the line after it."""
        lines = self.lines
        first = lines[index]
        heading = self._heading_at(index)
        if heading:  # opened at once: what follows may count on from it
            self._put_aside(first.start)
            self.numbering.open(heading, first.start)
        bullet = None if heading else read_bullet(first.text)
        bare = heading is None and is_bare_heading(first)
        members = [first]
        following = index + 1
        while following < len(lines) and self._may_go_on(index, following, members, heading):
            line = lines[following]
            goes_on = (
                bare_heading_goes_on(self.measure, members[-1], line)
                if bare
                else joins(self.measure, members, line, heading)
            )
            if not goes_on or self._heading_at(following):
                break
            members.append(lines[following])
            following += 1
        if heading:
            self.numbering.name(self._title(heading, members))
        self._block("heading" if heading or bare else "item" if bullet else "paragraph", members, bullet)
        return following

    def _may_go_on(self, index: int, following: int, members: Sequence[Line], heading: Enumerator | None) -> bool:
        """Whether line `following` can belong to the paragraph of line `index` at all."""
        line = self.lines[following]
        short = len(members) < _LONGEST_PARAGRAPH and members[-1].end - self.lines[index].start <= _LONGEST_TEXT
        untitled = heading is not None and len(members) == 1 and not line.text[: heading.length].strip()
        if following in self.behind_tables or (line.blanks and not self.wrapped and not untitled):
            return False
        starts_anew = letterhead.is_stamp(line.text) or read_bullet(line.text)
        return short and following != self.closing_at and not starts_anew

    def _heading_at(self, index: int) -> Enumerator | None:
        """What `_opens_section` says, told once: a line is asked for behind the one before, then for itself."""
        if self.read[0] != index:
            self.read = (index, self._opens_section(index))
        return self.read[1]

    def _opens_section(self, index: int) -> Enumerator | None:
        """The enumerator of line `index` when it stands where a heading can stand."""
        line = self.lines[index]
        before = self.lines[index - 1] if index and (self.wrapped or not line.blanks) else None
        appendix = read_appendix(line.text, behind_closing=index > self.closing_at)
        if appendix is not None:
            return None if before is not None and not line.blanks and is_unfinished(before) else appendix
        mark = _mark_of(line.text[:_ENUMERATOR_REACH])
        if mark is None or (mark.family == "arabic" and mark.ordinal > _LAST_ARABIC) or self._is_row(index):
            return None
        reach = self.lines[max(0, index - _SENTENCE_REACH) : index]
        if is_in_sentence(mark, line.text, [each.text for each in reach]):
            return None
        return mark if self._is_in_place(mark, line, before) else None

    def _is_in_place(self, mark: Enumerator, line: Line, before: Line | None) -> bool:
        """Whether the enumerator is no word or figure of a sentence that goes on from the line before."""
        full = before is not None and self.measure.room(before, line) > self.measure.full
        inside = before is not None and self.measure.breaks_inside(before, line)
        unfinished = before is not None and (is_unfinished(before) or (inside and refers(before)))
        if self.numbering.expects(mark):
            return not (full and unfinished) and (mark.sure or not inside)
        ended = before is None or before.text[-1] in ".;:"
        if mark.family == "capital":  # of a name too: `H. Sông Lam`
            return mark.sure and ended and self.numbering.is_near(mark)
        if mark.kind == "letter" or mark.family == "small_roman":
            broken = before is None or not (full or unfinished or refers(before))  # the line ended before it was full
            return mark.sure and (ended or broken) and self.numbering.is_listed(mark)
        return mark.sure and not inside and not unfinished and (not full or self.numbering.counts(mark))

    def _is_row(self, index: int) -> bool:
        """Whether the line is the row of a table without rules: it ends in two figures, and no sentence runs on behind them."""
        line, following = self.lines[index], self.lines[index + 1 : index + 2]
        words = line.text.rsplit(maxsplit=_ROW_FIGURES)
        if len(words) <= _ROW_FIGURES or not all(map(_FIGURE.fullmatch, words[1:])):
            return False
        return not any(each.text[0].islower() and self.measure.breaks_inside(line, each) for each in following)

    def _title(self, mark: Enumerator, members: Sequence[Line]) -> str:
        joined = view_of(self.text, [(line.start, line.end) for line in members]).text
        found = mark if mark.kind == "appendix" else read_enumerator(joined) or mark
        return title_of(joined[found.length :], mark)

    def _put_aside(self, before: int) -> None:
        """Blocks for the tables and the lines of the page up to an offset."""
        while self.aside and self.aside[0][1][0] < before:
            kind, span = self.aside.popleft()
            self.blocks.append(Block(kind, self.text, (span,), len(self.numbering.sections) - 1))

    def _block(self, kind: BlockKind, lines: Sequence[Line], bullet: str | None = None) -> None:
        self._put_aside(lines[0].start)
        ranges = tuple((line.start, line.end) for line in lines)
        self.blocks.append(Block(kind, self.text, ranges, len(self.numbering.sections) - 1, bullet))


def _outside(lines: list[Line], tables: Sequence[tuple[int, int]]) -> tuple[list[Line], set[int]]:
    """The lines outside all tables, and the indices of those right behind one."""
    kept: list[Line] = []
    behind: set[int] = set()
    number = 0
    for line in lines:
        while number < len(tables) and tables[number][1] <= line.start:
            behind.add(len(kept))
            number += 1
        if number == len(tables) or line.end <= tables[number][0]:
            kept.append(line)
    return kept, behind


@lru_cache(8)  # a line is asked twice: whether it ends the paragraph before it, and what it begins
def _mark_of(line: str) -> Enumerator | None:
    return read_enumerator(line)
