"""Columns (cột): the head and the end of a report stand in two of them; read here left column first."""

from collections.abc import Iterator, Sequence
from itertools import islice

import regex as re

from extractor.lines import Line
from patterns import letterhead

_WIDE_GAP = re.compile(r"\s{4,}")
_GAP = re.compile(r"(?<=\S)\s{2,}(?=\S)")
# Blanks left to be filled in by hand are not a gap between columns: "Số:        /BC-UBND", "ngày      tháng 9".
_BLANK_NUMBER = re.compile(r"((?i:số ?:|ngày|tháng))\s{2,}(?=/|[-–]|tháng|năm)")
_RIGHT_COLUMN = 25
_GAPS = 3

Piece = tuple[Line, str]
"""A line and what of it stands in one column, with single spaces."""


def column_pieces(lines: Sequence[Line]) -> list[Piece]:
    """Lines as pieces; a wide gap inside a line separates what stands left from what stands right, left first."""
    left: list[Piece] = []
    right: list[Piece] = []
    for line in lines:
        first, *others = _parts(line)
        (right if line.indent >= _RIGHT_COLUMN else left).append((line, first))
        right.extend((line, part) for part in others)
    return left + right


def _parts(line: Line) -> Iterator[str]:
    """The pieces of one line, from left to right."""
    whole = _BLANK_NUMBER.sub(r"\1 ", line.text)
    for wide in _WIDE_GAP.split(whole):
        yield from (" ".join(part.split()) for part in _narrow(wide))


def _narrow(text: str) -> Iterator[str]:
    """A piece cut where something of the right column begins, however narrow the gap."""
    if (cut := letterhead.before_masthead(text)) is not None:
        yield text[:cut]
        yield text[cut:]
        return
    if (end := letterhead.number_end(text)) is not None and letterhead.read_place_date(text[end:].strip()):
        yield text[:end]
        yield text[end:]
        return
    for gap in islice(_GAP.finditer(text), _GAPS):
        after = " ".join(text[gap.end() :].split())
        if letterhead.is_capacity(after) or letterhead.is_role(after) or letterhead.read_place_date(after):
            yield text[: gap.start()]
            yield after
            return
    yield text
