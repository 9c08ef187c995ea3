"""The text dump (bản văn bản thô) of a report, as a PDF-to-text tool prints it.

Hard-wrapped lines, flattened tables and, where the source asks for it, the scars of such dumps (blank lines inside
paragraphs, a space at the head of a page, ``KH-`` torn from ``UBND``, ``Ð`` for ``Đ``).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from evaluator.render.source import COUNTRY, MOTTO, REACHED

if TYPE_CHECKING:
    from collections.abc import Iterable

    from evaluator.render.source import Block, Dump, Grid, Report

Line = tuple[int, str]
"""How many blank lines stand above, and the line itself."""

NEW_PAGE = -1
"""Stands for the number of blank lines where a page is to start."""


def dump_text(report: Report) -> str:
    """Print a report the way a PDF-to-text tool would.

    Args:
        report: The report; ``report.dump`` says how the text looks.

    Returns:
        The text, lines parted by LF, with LF at its end.
    """
    body = _flow(report.body, report.dump)
    opening = _opening(report) if report.dump.header else []
    text = _pages(report.dump, [*opening, *body, *_closing(report), *_annex(report)])
    if report.dump.eth:
        text = text.replace(report.dump.eth, report.dump.eth.replace("Đ", "Ð", 1), 1)
    return text + "\n"


def _opening(report: Report) -> list[Line]:
    """The letterhead, left block first as dumps have it, then the title."""
    left = [report.parent, *report.agency] if report.parent else [*report.agency]
    title = wrap(report.subject, report.dump.width - 6, break_hyphens=False)
    return [
        *((0, line) for line in left),
        (1, report.number),
        (1, COUNTRY),
        (0, MOTTO),
        (1, report.place_date),
        (1, report.kind),
        (0, title[0]),
        *((int(report.dump.blank != "blocks"), line) for line in title[1:]),
        (1, ""),
    ]


def _closing(report: Report) -> list[Line]:
    """Who gets the report and who signed it."""
    return [
        (1, "Nơi nhận:"),
        *((0, f"- {recipient}") for recipient in report.recipients),
        (1, report.capacity[0]),
        *((0, line) for line in report.capacity[1:]),
        (2, report.signatory),
    ]


def _annex(report: Report) -> list[Line]:
    """The appendices; each starts a page."""
    lines: list[Line] = []
    for block in report.appendix:
        if block.grid:
            lines += _flat_table(block.grid)
        elif block.kind == "appendix":
            lines.append((NEW_PAGE, block.text))
        else:
            rows = wrap(block.text, report.dump.width - 20, break_hyphens=False)
            lines += [(int(block.kind == "note" and i == 0), row) for i, row in enumerate(rows)]
    return lines


def _flow(blocks: Iterable[Block], look: Dump) -> list[Line]:
    """Headings, paragraphs and list items, wrapped."""
    lines: list[Line] = []
    after_wrapped = False
    for block in blocks:
        if block.grid:
            lines += _flat_table(block.grid)
            after_wrapped = False
            continue
        rows = wrap(block.text, look.width, break_hyphens=look.break_hyphens)
        above = {"blocks": 1, "lines": 1, "first-lines": int(after_wrapped)}[look.blank]
        below_first = int(look.blank != "blocks")
        inside = int(look.blank == "lines")
        gaps = [above, below_first, *[inside] * (len(rows) - 2)]
        lines += zip(gaps[: len(rows)], rows, strict=True)
        after_wrapped = len(rows) > 1 and block.kind in {"text", "item"}
    return lines


def _flat_table(grid: Grid) -> list[Line]:
    """A table as dumps flatten it: wide heads on one line, then the narrow ones word by word, then row after row."""
    wide = {(r, c) for r, c, _, right in grid.spans() if right > c}
    narrow = [cell for c, cell in enumerate(grid.rows[0]) if (0, c) not in wide and cell not in REACHED]
    lines: list[Line] = [(1, " ".join(grid.rows[0][c] for r, c in sorted(wide) if r == 0)), (1, " ".join(narrow))]
    below = [cell for row in grid.rows[1 : grid.head] for cell in row if cell not in REACHED]
    for n, cell in enumerate(below):
        words = wrap(cell, 8, break_hyphens=False)
        lines += [(int(n > 0), words[0]), *((0, word) for word in words[1:])]
    for number, label, *figures in grid.rows[grid.head :]:
        lines += _flat_row(number, wrap(label, 18, break_hyphens=False), " ".join(figures))
    return lines


def _flat_row(number: str, label: list[str], figures: str) -> list[Line]:
    """One row: a short label stands between number and figures; a tall one has its number above it."""
    if len(label) == 1:
        return [(1, f"{number} {label[0]} {figures}")]
    tall = len(label) > 2  # the number is printed level with the middle of the label
    head: list[Line] = [(1, number), (0, label[0])] if tall else [(1, f"{number} {label[0]}")]
    return [*head, *((0, row) for row in label[1:]), (1, figures)]


def _pages(look: Dump, lines: Iterable[Line]) -> str:
    """Join the lines, marking where pages start."""
    mark = {"none": "\n", "space": " ", "formfeed": "\f"}[look.pages]
    text = " " if look.pages == "space" else ""
    printed, page = 0, 1
    for gap, line in lines:
        full = look.pages != "none" and printed > 0 and printed % look.lines == 0
        if printed and (full or gap == NEW_PAGE):
            page += 1
            text += "\n" + mark + (f"{page}\n\n" if look.numbers else "")
            printed = 0
        elif printed:
            text += "\n" * (gap + 1)
        text += line
        printed += 1
    return text


def wrap(text: str, width: int, *, break_hyphens: bool) -> list[str]:
    r"""Break a paragraph into lines.

    Args:
        text: The paragraph.
        width: Characters a line may hold.
        break_hyphens: Whether a line may end after a hyphen between two letters.

    Returns:
        The lines; each but the last keeps the space it broke at, and has none where it broke at a hyphen.

    >>> wrap("Kế hoạch số 19/KH-UBND", 20, break_hyphens=True)
    ['Kế hoạch số 19/KH-', 'UBND']
    """
    cut = re.compile(r"(?<=[^\W\d_]-)(?=[^\W\d_])|(?<= )" if break_hyphens else r"(?<= )")
    pieces = [piece for piece in cut.split(text) if piece]
    lines = [pieces[0]]
    for piece in pieces[1:]:
        if _width((lines[-1] + piece).rstrip()) <= width:
            lines[-1] += piece
        else:
            lines.append(piece)
    return lines


def _width(text: str) -> int:
    """Characters that are printed: those of the last private planes only mark a place (`evaluator.generator.draft`)."""
    return sum(mark < "\U000f0000" for mark in text)
