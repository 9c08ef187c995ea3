"""Marks and links (nhãn và quan hệ): what the annotation tools know: spans with a label, and labelled arrows between two of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from extractor.model.report import MentionKind
from publisher.plain import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extractor.model import Report
    from extractor.model.relation import End, Relation

CELL = "cell"
"""A table cell, marked only where a relation ends at it."""

LABELS: tuple[str, ...] = (*get_args(MentionKind), CELL)
LINKS = ("breakdown", "of_which", "numerator", "denominator", "fraction", "repeat")
"""From a whole to all its parts, or to some; from a percentage to its counts or its fraction; to what is told again."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A labelled span `[start, end)` in code points, never empty; `note` tells its value."""

    id: str
    label: str
    start: int
    end: int
    note: str


@dataclass(frozen=True, slots=True)
class Link:
    """An arrow from one mark to another, both by id."""

    label: str
    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Marked:
    """What is told of one report, marks in text order."""

    marks: tuple[Mark, ...]
    links: tuple[Link, ...]


def marked(report: Report) -> Marked:
    """The mentions of a report, the cells that relations end at, and the relations as links, each once.

    A relation that ends at one half of a fraction ends at the fraction: no tool can point into a mark.
    """
    marks = {mention.id: mention for mention in report.mentions if mention.start < mention.end}
    made = [
        Mark(name, mention.kind, mention.start, mention.end, one_line(f"{mention.value} {mention.unit or ''}"))
        for name, mention in marks.items()
    ]
    links = dict.fromkeys(link for relation in report.relations for link in _links(relation))
    ends = {name for link in links for name in (link.source, link.target)} - marks.keys()
    cells = {cell.id: cell for table in report.tables for row in table.rows for cell in row if cell.id in ends}
    made += [Mark(name, CELL, cell.start, cell.end, "") for name, cell in cells.items() if cell.start < cell.end]
    known = {mark.id for mark in made}
    return Marked(
        marks=tuple(sorted(made, key=lambda mark: (mark.start, mark.end))),
        links=tuple(link for link in links if link.source in known and link.target in known),
    )


def _links(relation: Relation) -> Iterator[Link]:
    match relation.kind:
        case "breakdown":
            label = "breakdown" if relation.complete else "of_which"
            yield from _arrows(label, relation.whole, relation.parts)
        case "ratio":
            for name, end in (("numerator", relation.numerator), ("denominator", relation.denominator)):
                yield from _arrows(name, relation.percent, (end,) if end else ())
        case "fraction_percent":
            yield from _arrows("fraction", relation.percent, (relation.fraction,))
        case "repeat":
            first, *others = relation.members
            yield from _arrows("repeat", first, tuple(others))


def _arrows(label: str, source: End, targets: tuple[End, ...]) -> Iterator[Link]:
    for target in targets:
        yield Link(label, source.id, target.id)
