"""The ledger of digits (sổ chữ số): what the engine made of each digit of a source, as the engine itself knows it.

A digit is what Python calls one (`str.isdigit`), so that raised, circled and foreign digits count as well. Each belongs to
exactly one thing. What belongs to the page goes first: a mention or a cell that runs over a page end holds the page number
between its lines only by its offsets.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import chain, groupby
from typing import NamedTuple

from extractor.blocks import Block, heading_length
from extractor.clean import RAISED
from extractor.model import Cell, Entry, Held, Ledger
from extractor.model.ledger import HOLDERS, Holder, Reason
from extractor.pipeline import Study


class _Hold(NamedTuple):
    """What a digit belongs to; the kind of block it stands in and why it is left over are told of those without a holder."""

    holder: Holder
    id: str | None = None
    block: str | None = None
    reason: Reason | None = None


def ledger(study: Study) -> Ledger:
    """The account of every digit of a source.

    Args:
        study: what the engine read, with what it saw on the way.
    Returns:
        The ledger; its entries are runs of digits with one holder, in text order, and hold every digit once.
    """
    source = study.report.source
    text = source.text
    places = [i for i, char in enumerate(text) if char.isdigit()]
    holds: list[_Hold | None] = [None] * len(places)
    for (start, end), hold in _claims(study):
        for i in range(bisect_left(places, start), bisect_left(places, end)):
            holds[i] = holds[i] or hold
    unclaimed = _Unclaimed(study)
    told = [(place, hold or unclaimed.hold(place)) for place, hold in zip(places, holds, strict=True)]
    entries = []
    for (hold, _), run in groupby(enumerate(told), key=lambda each: (each[1][1], each[1][0] - each[0])):
        members = [place for _, (place, _) in run]
        start, end = members[0], members[-1] + 1
        entries.append(Entry(text=text[start:end], start=start, end=end, page=source.page_of(start), **hold._asdict()))
    return Ledger(digits=len(places), held=tuple(_held(entries)), entries=tuple(entries))


def _held(entries: list[Entry]) -> Iterator[Held]:
    runs = dict.fromkeys(HOLDERS, 0)
    digits = dict.fromkeys(HOLDERS, 0)
    for entry in entries:
        runs[entry.holder] += 1
        digits[entry.holder] += entry.end - entry.start
    return (Held(holder=holder, runs=runs[holder], digits=digits[holder]) for holder in HOLDERS)


def _claims(study: Study) -> Iterator[tuple[tuple[int, int], _Hold]]:
    """Everything that holds digits, with its source range; what comes first holds what two of them cover."""
    for block in study.outline.blocks:
        if block.kind == "furniture":
            yield from ((range_, _Hold("furniture")) for range_ in block.ranges)
    for mention in study.report.mentions:
        yield (mention.start, mention.end), _Hold("mention", mention.id)
    for block in study.outline.blocks:
        if block.kind == "heading" and (length := heading_length(block)):
            yield block.view.span(0, length), _Hold("enumerator")
    for found in study.tables:
        yield from _cells(chain.from_iterable(found.table.rows), "cell")
        yield from _cells(chain.from_iterable(found.table.heads), "table_head")
        yield from ((range_, _Hold("table_head")) for range_ in found.repeated)


def _cells(cells: Iterable[Cell], holder: Holder) -> Iterator[tuple[tuple[int, int], _Hold]]:
    """The cells of a table; a label that stands in several rows once, so that the work is in proportion to the text."""
    seen: set[int] = set()
    for cell in cells:
        if cell.end > cell.start and cell.start not in seen:
            seen.add(cell.start)
            yield (cell.start, cell.end), _Hold(holder, cell.id)


class _Unclaimed:
    """Tells what is to be said of a digit that nothing claims, from the line and the block it stands in."""

    def __init__(self, study: Study) -> None:
        self.text = study.report.source.text
        self.tables = study.tables
        # A block may go on behind a page number, so it is its lines that are in text order.
        self.lines = sorted(
            (range_, index) for index, block in enumerate(study.outline.blocks) for range_ in block.ranges
        )
        self.blocks = study.outline.blocks

    def hold(self, place: int) -> _Hold:
        """What holds the digit after all, or why it is left over."""
        block = self._block_at(place)
        if block is not None and not block.view.shows(place):
            return _Hold("footnote_mark")
        table = bisect_right(self.tables, place, key=lambda found: found.start) - 1
        if table >= 0 and place < self.tables[table].end:
            return _Hold("none", None, "table", "outside_cells")
        if block is None:
            return _Hold("none", None, None, "outside_blocks")
        char = self.text[place]
        if char in RAISED:
            return _Hold("unit_power")
        return _Hold("none", None, block.kind, "unclaimed" if char.isdecimal() else "unread_form")

    def _block_at(self, place: int) -> Block | None:
        line = bisect_right(self.lines, place, key=lambda each: each[0][0]) - 1
        return self.blocks[self.lines[line][1]] if line >= 0 and place < self.lines[line][0][1] else None
