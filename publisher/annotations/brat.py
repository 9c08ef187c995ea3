"""brat: for each report its text and, beside it, its annotations in the standoff format, and the types they are of.

The format is of lines, so a span that runs over a line end, a tab or another break is written in
fragments that leave the break out.
Source: brat.nlplab.org/standoff.html; nlplab/brat issues 1042 (line ends) and 819 (tabs).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from publisher.annotations.marks import LABELS, LINKS
from publisher.plain import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from publisher.annotations.documents import Document

TYPES = "annotation.conf"

_PIECE = re.compile(r"[^\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")
"""What stands between two of the characters at which Python, in which brat is written, ends a line, or a tab."""


def write(documents: Iterable[Document], folder: Path) -> None:
    """Write two files for each document, and the types for all."""
    for document in documents:
        (folder / f"{document.name}.txt").write_text(document.text, encoding="utf-8", newline="")
        with (folder / f"{document.name}.ann").open("w", encoding="utf-8", newline="\n") as stream:
            stream.writelines(f"{row}\n" for row in _rows(document))
    (folder / TYPES).write_text(_types(), encoding="utf-8", newline="\n")


def fragments(text: str, start: int, end: int) -> list[tuple[int, int]]:
    r"""The parts of a span that stand on one line each, without the white space at the breaks.

    >>> fragments("921/1.270\r\n  hồ sơ", 0, 18)
    [(0, 9), (13, 18)]
    """
    found = []
    for piece in _PIECE.finditer(text, start, end):
        inner = piece[0].strip()
        if inner:
            begin = piece.start() + len(piece[0]) - len(piece[0].lstrip())
            found.append((begin, begin + len(inner)))
    return found


def _rows(document: Document) -> Iterator[str]:
    text = document.text
    numbers: dict[str, int] = {}
    for mark in document.marked.marks:
        parts = fragments(text, mark.start, mark.end)
        if not parts:  # white space only: brat has no way to say it
            continue
        number = numbers[mark.id] = len(numbers) + 1
        where = ";".join(f"{start} {end}" for start, end in parts)
        yield f"T{number}\t{mark.label} {where}\t{' '.join(text[start:end] for start, end in parts)}"
        yield f"#{number}\tAnnotatorNotes T{number}\t{one_line(f'{mark.id} {mark.note}')}"
    known = (link for link in document.marked.links if link.source in numbers and link.target in numbers)
    for number, link in enumerate(known, start=1):
        yield f"R{number}\t{link.label} Arg1:T{numbers[link.source]} Arg2:T{numbers[link.target]}"


def _types() -> str:
    links = "".join(f"{label} Arg1:<ENTITY>, Arg2:<ENTITY>\n" for label in LINKS)
    overlap = "<OVERLAP> Arg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>\n"
    labels = "".join(f"{label}\n" for label in LABELS)
    return f"[entities]\n{labels}\n[relations]\n{links}{overlap}\n[events]\n\n[attributes]\n"
