"""The ledger of digits (sổ chữ số): what the engine made of each digit of a source, as the engine itself knows it.

A digit is what Python calls one (`str.isdigit`), so that raised, circled and foreign digits count as well. Each belongs to
exactly one thing. What belongs to the page goes first, and so do the marks of footnotes: a mention that runs over a page end,
or over a mark ("12² giấy phép"), holds the page number and the mark only by its offsets.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, groupby

from extractor.blocks import Block, heading_length
from extractor.clean import RAISED
from extractor.model import Cell, Entry, Held, Ledger, Leftover
from extractor.model.ledger import HOLDERS, Holder, Reason
from extractor.pipeline import Study

_AROUND = 40


@dataclass(frozen=True, slots=True)
class _Hold:
    """What a digit belongs to."""

    holder: Holder
    id: str | None = None


@dataclass(frozen=True, slots=True)
class _Unheld:
    """Why a digit is left over, and the kind of block it stands in."""

    block: str | None
    reason: Reason


def ledger(study: Study) -> Ledger:
    """The account of every digit of a source.

    Args:
        study: what the engine read, with what it saw on the way.
    Returns:
        The ledger; its entries are runs of digits with one holder, in text order, and hold every digit once.
    """
    text = study.report.source.text
    places = [i for i, char in enumerate(text) if char.isdigit()]
    lines = _Lines(study)
    holds: list[_Hold | _Unheld | None] = [
        _Hold("footnote_mark") if text[place] in RAISED and lines.is_mark(place) else None for place in places
    ]
    for (start, end), hold in _claims(study):
        for i in range(bisect_left(places, start), bisect_left(places, end)):
            holds[i] = holds[i] or hold
    runs = list(_runs(places, [hold or lines.unclaimed(place) for place, hold in zip(places, holds, strict=True)]))
    entries = tuple(
        Entry(text=text[start:end], start=start, end=end, holder=hold.holder, id=hold.id)
        if isinstance(hold, _Hold)
        else Entry(text=text[start:end], start=start, end=end, holder="none", id=None)
        for start, end, hold in runs
    )
    left = ((start, end, hold) for start, end, hold in runs if isinstance(hold, _Unheld))
    return Ledger(digits=len(places), held=tuple(_held(entries)), left=tuple(_left(study, left)), entries=entries)


def _runs(places: Sequence[int], holds: Sequence[_Hold | _Unheld]) -> Iterator[tuple[int, int, _Hold | _Unheld]]:
    """Digits that stand side by side and have one holder, as `(start, end, holder)`."""
    following = enumerate(zip(places, holds, strict=True))
    for (_, hold), run in groupby(following, key=lambda each: (each[1][0] - each[0], each[1][1])):
        members = [place for _, (place, _) in run]
        yield members[0], members[-1] + 1, hold


def _held(entries: Iterable[Entry]) -> Iterator[Held]:
    runs = dict.fromkeys(HOLDERS, 0)
    digits = dict.fromkeys(HOLDERS, 0)
    for entry in entries:
        runs[entry.holder] += 1
        digits[entry.holder] += entry.end - entry.start
    return (Held(holder=holder, runs=runs[holder], digits=digits[holder]) for holder in HOLDERS)


def _left(study: Study, left: Iterable[tuple[int, int, _Unheld]]) -> Iterator[Leftover]:
    source = study.report.source
    text = source.text
    line, counted = 1, 0
    for start, end, why in left:
        line += text.count("\n", counted, start)
        counted = start
        yield Leftover(
            text=text[start:end],
            start=start,
            end=end,
            page=source.page_of(start),
            line=line,
            before=text[max(0, start - _AROUND) : start],
            after=text[end : end + _AROUND],
            block=why.block,
            reason=why.reason,
        )


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


class _Lines:
    """The lines of the blocks: what they tell of a raised digit, and of one that nothing claims."""

    def __init__(self, study: Study) -> None:
        self.text = study.report.source.text
        self.tables = study.tables
        self.blocks = study.outline.blocks
        # A block may go on behind a page number, so it is its lines that are in text order.
        self.lines = sorted(
            (range_, index) for index, block in enumerate(study.outline.blocks) for range_ in block.ranges
        )

    def is_mark(self, place: int) -> bool:
        """Whether a raised digit is the mark of a footnote: views leave those out."""
        block = self._block_at(place)
        return block is not None and not block.view.shows(place)

    def unclaimed(self, place: int) -> _Hold | _Unheld:
        """What holds a digit that nothing claims, or why it is left over."""
        block = self._block_at(place)
        table = bisect_right(self.tables, place, key=lambda found: found.start) - 1
        if table >= 0 and place < self.tables[table].end:
            return _Unheld("table", "outside_cells")
        if block is None:
            return _Unheld(None, "outside_blocks")
        char = self.text[place]
        if char in RAISED:
            return _Hold("unit_power")
        return _Unheld(block.kind, "unclaimed" if char.isdecimal() else "unread_form")

    def _block_at(self, place: int) -> Block | None:
        line = bisect_right(self.lines, place, key=lambda each: each[0][0]) - 1
        return self.blocks[self.lines[line][1]] if line >= 0 and place < self.lines[line][0][1] else None
