"""Segmentation (bóc bố cục): source to outline: letterhead, title, section tree, paragraphs, closing, appendices.

Lines are read once, in order. Each becomes part of a block (a paragraph, a heading, a list item, one piece of the
letterhead or the closing); headings also open sections.
"""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from extractor.blocks import Block, BlockKind, Outline
from extractor.clean import view_of
from extractor.ends import NO_CLOSING, closing_start, digital_signatures, furniture, read_closing, read_head
from extractor.joining import joins, measure_of, title_of
from extractor.lines import Line, split_lines
from extractor.model import Section, Source
from extractor.model.report import SectionKind
from extractor.tables.drawn import drawn_tables
from patterns import letterhead
from patterns.heading import Enumerator, read_appendix, read_bullet, read_enumerator

# No report has longer paragraphs; hostile input does, and what looks around a figure must stay cheap.
_LONGEST_PARAGRAPH = 200
_LONGEST_TEXT = 20_000
# A number above this that opens a line is a figure, not the number of a section.
_LAST_ARABIC = 40
# How deep each enumerator stands when several styles are nested; an appendix holds everything else.
_DEPTH = {"appendix": 0, "part": 1, "capital": 2, "roman": 3, "arabic": 4, "letter": 9}


def segment(source: Source) -> Outline:
    """The outline of a source.

    Pages give the places where furniture may stand, unless the reader has marked it; a drawn table is one block.
    """
    lines = split_lines(source.shown, [page.start for page in source.pages])
    marked = source.furniture if source.furniture or source.layout else None
    return _Segmenter(source, lines, dict(furniture(lines, marked))).run()


@dataclass(frozen=True, slots=True)
class _Open:
    """A section as its heading gives it; its end is known only when the next one opens."""

    path: str
    kind: SectionKind
    title: str
    start: int
    depth: int
    label: str
    ordinal: int
    parent: int | None


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
        self.sections: list[_Open] = []
        self.stack: list[int] = []
        self.last_at_depth: dict[int, _Open] = {}

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
        return Outline(
            tuple(self.blocks),
            self._closed_sections(),
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
        heading = self._opens_section(index)
        bullet = None if heading else read_bullet(first.text)
        members = [first]
        following = index + 1
        while following < len(lines) and self._may_go_on(index, following, members):
            if self._opens_section(following) or not joins(self.measure, members, lines[following], heading):
                break
            members.append(lines[following])
            following += 1
        if heading:
            self._open_section(heading, members)
        self._block("heading" if heading else "item" if bullet else "paragraph", members, bullet)
        return following

    def _may_go_on(self, index: int, following: int, members: Sequence[Line]) -> bool:
        """Whether line `following` can belong to the paragraph of line `index` at all."""
        line = self.lines[following]
        short = len(members) < _LONGEST_PARAGRAPH and members[-1].end - self.lines[index].start <= _LONGEST_TEXT
        if following in self.behind_tables or (line.blanks and not self.wrapped):
            return False
        starts_anew = letterhead.is_stamp(line.text) or read_appendix(line.text) or read_bullet(line.text)
        return short and following != self.closing_at and not starts_anew

    def _opens_section(self, index: int) -> Enumerator | None:
        """The enumerator of line `index` when it stands where a heading can stand."""
        line = self.lines[index]
        if (appendix := read_appendix(line.text)) is not None:
            return appendix
        mark = _mark_of(line.text)
        if mark is None or (mark.kind == "arabic" and mark.ordinal > _LAST_ARABIC):
            return None
        if not self._expected(mark):
            may_go_on = index > 0 and (self.wrapped or not line.blanks)
            wrapped = may_go_on and self.measure.breaks_inside(self.lines[index - 1], line)
            if wrapped or mark.kind == "letter":
                return None  # a wrapped line that merely starts with a digit or a letter
        return mark

    def _expected(self, mark: Enumerator) -> bool:
        """Whether the enumerator goes on where the numbering stands, or starts anew."""
        if mark.ordinal == 1:
            return True
        depth = _depth(mark)
        open_ = next((self.sections[i] for i in reversed(self.stack) if self.sections[i].depth == depth), None)
        if open_ is None and mark.kind == "roman":
            open_ = self.last_at_depth.get(depth)
        return open_ is not None and mark.ordinal == open_.ordinal + 1

    def _open_section(self, mark: Enumerator, members: list[Line]) -> None:
        self._put_aside(members[0].start)
        joined = view_of(self.text, [(line.start, line.end) for line in members]).text
        found = mark if mark.kind == "appendix" else read_enumerator(joined) or mark
        depth = _depth(mark)
        while self.stack and self.sections[self.stack[-1]].depth >= depth:
            self.stack.pop()
        parent = self.stack[-1] if self.stack else None
        opened = _Open(
            path=self._path(mark, parent),
            kind=mark.kind,
            title=title_of(joined[found.length :], mark),
            start=members[0].start,
            depth=depth,
            label=mark.label,
            ordinal=mark.ordinal,
            parent=parent,
        )
        self.stack.append(len(self.sections))
        self.sections.append(opened)
        self.last_at_depth[depth] = opened

    def _path(self, mark: Enumerator, parent: int | None) -> str:
        if mark.kind == "appendix":
            return f"PL.{mark.label}" if mark.label else "PL"
        if parent is None:
            return mark.label
        above = self.sections[parent]
        if mark.kind == "decimal" and mark.label.startswith(above.label + "."):
            return above.path + mark.label[len(above.label) :]
        return f"{above.path}.{mark.label}"

    def _closed_sections(self) -> tuple[Section, ...]:
        """Sections with their ends: where the next one of the same or a higher level begins, or the closing."""
        closing = next((b.start for b in self.blocks if b.kind in ("recipients", "signature")), None)
        ends: list[int] = []
        following: list[_Open] = []  # the sections behind the one at hand, those that no later one hides
        for opened in reversed(self.sections):
            while following and following[-1].depth > opened.depth:
                following.pop()
            end = following[-1].start if following else len(self.text)
            ends.append(closing if closing is not None and opened.start < closing < end else end)
            following.append(opened)
        return tuple(
            Section(
                id=f"s{i}",
                path=opened.path,
                kind=opened.kind,
                title=opened.title,
                start=opened.start,
                end=end,
                parent=self.sections[opened.parent].path if opened.parent is not None else None,
            )
            for i, (opened, end) in enumerate(zip(self.sections, reversed(ends), strict=True), start=1)
        )

    def _put_aside(self, before: int) -> None:
        """Blocks for the tables and the lines of the page up to an offset."""
        while self.aside and self.aside[0][1][0] < before:
            kind, span = self.aside.popleft()
            self.blocks.append(Block(kind, self.text, (span,), len(self.sections) - 1))

    def _block(self, kind: BlockKind, lines: Sequence[Line], bullet: str | None = None) -> None:
        self._put_aside(lines[0].start)
        ranges = tuple((line.start, line.end) for line in lines)
        self.blocks.append(Block(kind, self.text, ranges, len(self.sections) - 1, bullet))


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
    return read_enumerator(" ".join(line[:80].split()))


def _depth(mark: Enumerator) -> int:
    """How deep the section stands; each dot of a decimal number leads one level down."""
    if mark.kind == "decimal":
        return _DEPTH["arabic"] + mark.label.count(".")
    capital = mark.kind == "letter" and mark.label.isupper()
    return _DEPTH["part" if mark.is_part else "capital" if capital else mark.kind]
