"""Blocks (khối): runs of lines that belong together, and the outline they make up."""

import unicodedata
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from extractor.clean import View, view_of
from extractor.model import Closing, Section
from patterns.folding import tidy
from patterns.heading import read_appendix, read_enumerator

BlockKind = Literal[
    "letterhead", "title", "heading", "paragraph", "item", "table", "recipients", "signature", "stamp", "furniture"
]


@dataclass(frozen=True)
class Block:
    """A run of lines that belong together. `section` is the index of the section in force, -1 before the first."""

    kind: BlockKind
    source_text: str = field(repr=False)
    ranges: tuple[tuple[int, int], ...]
    section: int
    bullet: str | None = None

    @property
    def start(self) -> int:
        """Offset of the first character."""
        return self.ranges[0][0]

    @property
    def end(self) -> int:
        """Offset behind the last character."""
        return self.ranges[-1][1]

    @cached_property
    def view(self) -> View:
        """The block's lines as one readable text."""
        return view_of(self.source_text, self.ranges)


@dataclass(frozen=True)
class Letterhead:
    """What the first lines print, before it is interpreted; None where it is not printed."""

    parent_agency: str | None = None
    agency: str | None = None
    number: str | None = None
    place: str | None = None
    date: str | None = None
    document_type: str | None = None
    title: str | None = None


@dataclass(frozen=True)
class Outline:
    """The skeleton of a report: blocks in text order, sections in text order, and the two ends."""

    blocks: tuple[Block, ...]
    sections: tuple[Section, ...]
    letterhead: Letterhead
    closing: Closing


def heading_length(block: Block) -> int:
    """The characters that the enumerator takes at the start of a heading's view; an appendix is named by its whole label."""
    first = block.source_text[slice(*block.ranges[0])]
    if (appendix := read_appendix(unicodedata.normalize("NFC", tidy(first)), behind_closing=True)) is not None:
        return min(len(block.view.text), appendix.length)
    mark = read_enumerator(block.view.text)
    return mark.length if mark else 0
