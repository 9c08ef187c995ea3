"""The period in force (kỳ đang áp dụng) at a block: what titles, lines that lead in a list and openings of items state.

2. Kết quả năm 2022                             the section
Năm 2022, huyện tiếp nhận hồ sơ như sau:        the list behind the colon, to the next or the end of the section
- Năm 2022: tiếp nhận 120 hồ sơ                 the items under it, which have another bullet
"""

from collections.abc import Sequence

from extractor.blocks import Block
from extractor.dated import Dates
from extractor.stated import Read, Statement, completed, read_of
from extractor.titled import opens_block


class InForce:
    """What holds in a section as its blocks are read in order."""

    def __init__(self, title: Read | None) -> None:
        self._title = title
        self._lead: Read | None = None
        self._opener: Read | None = None
        self._bullet: str | None = None

    def at(self, block: Block) -> Read | None:
        """The period that holds at a block before its own words are read; None for that of the report."""
        over = block.kind not in ("item", "furniture") or (block.kind == "item" and block.bullet == self._bullet)
        if over:
            self._opener = None
        return self._opener or self._lead or self._title

    def behind(self, block: Block, statements: Sequence[Statement], dates: Dates) -> None:
        """Take in what a block states for those behind it."""
        if statements and block.kind != "heading" and opens_block(block, statements[0].spoken):
            self._opener, self._bullet = completed(block, statements[0].spoken, dates), block.bullet
        if statements and block.view.text.endswith(":"):
            self._lead = read_of(block, statements[-1].spoken, dates)
