"""What belongs to the page, not to the report: page numbers, rules, stamps."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

import regex as re

from extractor.blocks import BlockKind
from extractor.lines import Line
from extractor.model import Furniture

_PAGE_NUMBER = re.compile(r"(?:trang )?[-–]? ?\d{1,4} ?[-–]?(?:/\d{1,4})?")
_RULE = re.compile(r"[-–—_=*.~\s]{3,}")


def furniture(lines: Sequence[Line], given: Sequence[Furniture] | None = None) -> Iterator[tuple[int, BlockKind]]:
    """Lines that belong to the page, not to the report, as index and kind of block.

    Args:
        lines: of the source.
        given: what the reader marked, which then is all but rules; None where it cannot know, as in plain text: then
            a page number is looked for on the first and last line of each page.
    """
    starts = [each.start for each in given or ()]
    for i, line in enumerate(lines):
        marked = bisect_right(starts, line.start) - 1
        if given and marked >= 0 and line.end <= given[marked].end:
            yield i, "stamp" if given[marked].kind == "stamp" else "furniture"
        elif lines[-1].page > 1 and (
            is_rule(line.text) or (given is None and _at_edge(lines, i) and is_page_number(line.folded))
        ):
            yield i, "furniture"


def is_rule(text: str) -> bool:
    """Whether a line is a rule drawn with characters."""
    return _RULE.fullmatch(text) is not None


def is_page_number(folded: str) -> bool:
    """Whether a line can be the number of its page."""
    return _PAGE_NUMBER.fullmatch(folded) is not None


def _at_edge(lines: Sequence[Line], i: int) -> bool:
    """Whether a line is the first or the last of its page."""
    return i in (0, len(lines) - 1) or lines[i - 1].page != lines[i].page or lines[i + 1].page != lines[i].page
