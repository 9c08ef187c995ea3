"""The marks of a page (dấu trên số liệu): which characters are a figure, what became of it, and which findings quote it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from extractor.model import Report
    from verifier.checked import CheckedFigure, CheckLedger
    from verifier.finding import Finding

State = Literal["conflict", "checked", "unlinked", "target", "excluded", "quoted"]
"""`quoted`: words that a finding quotes and that are no figure, such as a heading."""

STATES: tuple[State, ...] = ("conflict", "checked", "unlinked", "target", "excluded")
"""What a figure can be, in the order of the legend."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of the text and its state. `rules`: by which it agrees or conflicts; `reason`: why it was not checked."""

    id: str
    start: int
    end: int
    state: State
    rules: tuple[str, ...] = ()
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch `[start, end)` that belongs to one figure, if any, and to the same findings throughout.

    `findings` are their numbers on the page, from 1. `first`: the figure begins here.
    """

    start: int
    end: int
    figure: Figure | None
    findings: tuple[int, ...]
    first: bool

    @property
    def state(self) -> State:
        """That of the figure; without one it is only quoted."""
        return self.figure.state if self.figure else "quoted"


def figures(report: Report, checks: CheckLedger | None) -> list[Figure]:
    """The figures of a report in text order; without a ledger of checks none has been looked at."""
    if checks is None:
        return [Figure(each.id, each.start, each.end, "unlinked") for each in report.mentions]
    return [Figure(e.id, e.start, e.end, _state(e), e.conflicts or e.agrees, e.reason) for e in checks.entries]


def _state(entry: CheckedFigure) -> State:
    if entry.verdict == "inconsistent":
        return "conflict"
    if entry.state == "excluded":
        return "target" if entry.reason == "target" else "excluded"
    return "checked" if entry.state == "checked" else "unlinked"


def marks(figured: Iterable[Figure], findings: Iterable[Finding]) -> list[Mark]:
    """The stretches to be marked, in text order, not overlapping.

    Where figures overlap the one that begins first has the characters, and of two that begin together the longer one.
    """
    apart: list[Figure] = []
    for figure in sorted(figured, key=lambda each: (each.start, -each.end)):
        if figure.start < figure.end and (not apart or figure.start >= apart[-1].end):
            apart.append(figure)
    quoted = [(start, end, number) for number, each in enumerate(findings, 1) for start, end in each.spans]
    return list(_swept(apart, quoted))


def _swept(apart: Sequence[Figure], quoted: Iterable[tuple[int, int, int]]) -> Iterator[Mark]:
    """From cut to cut, with the figure and the findings that lie there."""
    opens: dict[int, list[int]] = {}
    closes: dict[int, list[int]] = {}
    for start, end, number in quoted:
        if start < end:
            opens.setdefault(start, []).append(number)
            closes.setdefault(end, []).append(number)
    cuts = sorted({*opens, *closes, *(edge for figure in apart for edge in (figure.start, figure.end))})
    depth: dict[int, int] = {}  # of each finding, how many of its spans lie here
    position = 0
    for cut, after in pairwise(cuts):
        for number in closes.get(cut, ()):
            depth[number] -= 1
            if not depth[number]:
                del depth[number]
        for number in opens.get(cut, ()):
            depth[number] = depth.get(number, 0) + 1
        while position < len(apart) and apart[position].end <= cut:
            position += 1
        here = position < len(apart) and apart[position].start <= cut
        figure = apart[position] if here else None
        if figure or depth:
            first = figure is not None and figure.start == cut
            yield Mark(cut, after, figure, tuple(sorted(depth)), first)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a block: plain text, or the part of a mark that lies in it. `last`: nothing of the mark comes after it."""

    start: int
    end: int
    mark: Mark | None = None
    first: bool = False
    last: bool = False


def pieces(found: Sequence[Mark], start: int, end: int) -> Iterator[Piece]:
    """A stretch of the text cut at its marks; joined they are the stretch."""
    position = start
    index = max(0, bisect_right(found, start, key=lambda mark: mark.start) - 1)
    while index < len(found) and found[index].start < end:
        mark = found[index]
        a, b = max(mark.start, position), min(mark.end, end)
        if a < b:
            if position < a:
                yield Piece(position, a)
            yield Piece(a, b, mark, first=mark.first and a == mark.start, last=b == mark.end)
            position = b
        index += 1
    if position < end:
        yield Piece(position, end)
