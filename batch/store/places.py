"""Where the figures of a report stand (vị trí số liệu), to be stored: the boxes that pages, notes and SARIF may ask for.

The places of all characters would be longer than all the rest of a report. Between two offsets at which a figure or a
quotation begins or ends, nobody asks for less than the whole stretch, so one box a stretch and line is as exact.
"""

from __future__ import annotations

from collections import Counter
from itertools import chain, pairwise
from typing import TYPE_CHECKING, Any

from extractor.model.source import Layout, Line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from publisher.result import AuditResult

_HEAD = 4
"""What stands before the stretches of a line: where it begins, its page, top and bottom."""


def dumped_places(result: AuditResult) -> list[list[float]] | None:
    """The lines of the layout as far as something is there to be marked, as plain numbers; None where there is no layout.

    A line is `[start, page, top, bottom, length, x0, x1, length, x0, x1, ...]`, rounded as boxes are.
    """
    report = result.report
    if report is None or report.source.layout is None:
        return None
    asked = chain(
        ((each.start, each.end) for each in report.mentions),
        ((each.start, each.end) for each in (result.checks.entries if result.checks else ())),
        (span for finding in result.findings for span in finding.spans),
    )
    return list(_lines(report.source.layout, list(_stretches(asked))))


def loaded_places(held: Iterable[Sequence[Any]]) -> Layout:
    """The layout that `dumped_places` made these lines of; it has a box for each of those stretches, and for nothing else.

    Raises:
        ValueError: these are no such lines.
    """
    return Layout(tuple(map(_line, held)))


def _stretches(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """What the spans cover, cut wherever one begins or ends."""
    opened: Counter[int] = Counter()
    for start, end in spans:
        if start < end:
            opened[start] += 1
            opened[end] -= 1
    depth = 0
    for start, end in pairwise(sorted(opened)):
        depth += opened[start]
        if depth:
            yield start, end


def _lines(layout: Layout, stretches: Sequence[tuple[int, int]]) -> Iterator[list[float]]:
    """What of each printed line the stretches cover, one line for what hangs together."""
    position = 0
    for line in layout.lines:
        while position < len(stretches) and stretches[position][1] <= line.start:
            position += 1
        made: list[float] = []
        reached = -1
        for index in range(position, len(stretches)):
            start, end = max(stretches[index][0], line.start), min(stretches[index][1], line.end)
            if start >= end:
                break
            if start != reached:
                if made:
                    yield made
                made = [start, line.page, round(line.top, 2), round(line.bottom, 2)]
            edges = line.edges[2 * (start - line.start) : 2 * (end - line.start)]
            made += [end - start, round(min(edges[::2]), 2), round(max(edges[1::2]), 2)]
            reached = end
        if made:
            yield made


def _line(held: Sequence[Any]) -> Line:
    start, page, top, bottom = held[:_HEAD]
    edges: list[float] = []
    for length, x0, x1 in zip(held[_HEAD::3], held[_HEAD + 1 :: 3], held[_HEAD + 2 :: 3], strict=True):
        edges += [float(x0), float(x1)] * int(length)
    return Line(int(start), int(start) + len(edges) // 2, int(page), float(top), float(bottom), tuple(edges))
