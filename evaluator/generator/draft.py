"""A draft (bản thảo): a report whose figures are still apart from its words.

The text of a draft holds one private character for each figure, one pair around each part that could be left out, and
one at the head of each heading. They lie in the last private planes of Unicode, so no report can bring its own, and a line is
wrapped with them in place: where a figure came to stand is known without searching for it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from extractor.model.report import MentionKind, Modality, Qualifier

_FIGURE, _OPEN, _CLOSE, _PLACE = 0xF0000, 0xF4000, 0xF8000, 0xFC000
"""The first private character of each use; 16384 of each but the last."""

END = chr(0xFFFFD)
"""Ends a figure where the draft is printed."""

MARKS = re.compile("[\U000f0000-\U000ffffd]")
FIGURES = re.compile("[\U000f0000-\U000f3fff]")
_BOUNDS = re.compile("[\U000f4000-\U000fbfff]")

Part = Literal[0, 1]
"""Which number of a figure: a fraction has two."""

When = Literal["now", "before", "stock", "aim"]
ConstraintKind = Literal["breakdown", "subset", "identity", "ratio", "fraction_percent", "growth", "repeat"]


@dataclass(frozen=True, slots=True)
class Fact:
    """What one number of a figure says: an indicator of the catalogue, when, and of which field or level."""

    code: str
    part: Part = 0
    when: When = "now"
    field: str | None = None
    level: str | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """One number phrase, or a cell of a table. `numbers`: its values; empty for dates, periods and citations.

    `shown` are the numbers as printed, `before` and `after` what stands around them inside the phrase; `tail` is the rest of the
    counted noun, which the gold leaves outside.
    """

    kind: MentionKind | Literal["cell"]
    shown: tuple[str, ...]
    value: str = ""
    numbers: tuple[Decimal, ...] = ()
    decimals: tuple[int, ...] = ()
    before: str = ""
    after: str = ""
    tail: str = ""
    unit: str | None = None
    qualifier: Qualifier = "exact"
    modality: Modality = "actual"
    facts: tuple[Fact, ...] = ()

    @property
    def text(self) -> str:
        """The phrase as printed."""
        return f"{self.before}{'/'.join(self.shown)}{self.after}"


@dataclass(frozen=True, slots=True)
class End:
    """One number in a constraint: the figure, and which of its numbers."""

    figure: int
    part: Part = 0


@dataclass(frozen=True, slots=True)
class Constraint:
    """What holds between numbers. The first end is the whole, the percentage, or the first of the repeats."""

    kind: ConstraintKind
    ends: tuple[End, ...]

    @property
    def expression(self) -> str:
        """The constraint as arithmetic over figures: `f3 = f4 + f5`."""
        first, *others = (f"f{end.figure}" + ("", "b")[end.part] for end in self.ends)
        if self.kind == "repeat":
            return " = ".join((first, *others))
        if self.kind in {"ratio", "fraction_percent"}:
            return f"{first} = 100 * {' / '.join(others)}"
        if self.kind == "growth":
            return f"{first} = 100 * ({others[0]} - {others[1]}) / {others[1]}"
        return f"{first} {'>=' if self.kind == 'subset' else '='} {' + '.join(others)}"


@dataclass(frozen=True, slots=True)
class Head:
    """A heading or the head of a table, by the private character in front of it."""

    kind: Literal["roman", "arabic", "decimal", "letter", "appendix", "table"]
    path: str
    title: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the draft: title, heads, and rows of cells, each a text with private characters."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of all parts: its constraint, the numbers of the bounded parts in its order, and whether words say that it is full.

    "Gồm" and "chia ra" say so; behind "trong đó" and "có" parts may be left out.
    """

    constraint: int
    parts: tuple[int, ...]
    closed: bool


@dataclass(slots=True)
class Draft:
    """Everything a report says. `lines` is the marked text that `evaluator.render` reads, one block a line."""

    lines: list[str] = field(default_factory=list)
    appendix: list[str] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    constraints: list[Constraint] = field(default_factory=list)
    heads: list[Head] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    listings: list[Listing] = field(default_factory=list)
    bounds: int = 0

    def add(self, figure: Figure) -> str:
        """Take a figure in; the character that stands for it."""
        self.figures.append(figure)
        return chr(_FIGURE + len(self.figures) - 1)

    def bound(self, text: str) -> tuple[str, int]:
        """A part that could be left out, between its two characters, and its number."""
        number = self.bounds
        self.bounds += 1
        return f"{chr(_OPEN + number)}{text}{chr(_CLOSE + number)}", number

    def head(self, head: Head) -> str:
        """Take a heading in; the character to print in front of it."""
        self.heads.append(head)
        return chr(_PLACE + len(self.heads) - 1)


def number_of(mark: str) -> int:
    """The number of the figure that a character stands for."""
    return ord(mark) - _FIGURE


def place_of(mark: str) -> int | None:
    """The number of the heading that a character announces, or None."""
    code = ord(mark)
    return code - _PLACE if _PLACE <= code < ord(END) else None


def without(text: str, parts: Iterable[int]) -> str:
    """The text without some of its bounded parts."""
    for number in parts:
        head, opened, rest = text.partition(chr(_OPEN + number))
        if opened:
            text = head + rest.partition(chr(_CLOSE + number))[2]
    return text


def unbounded(text: str) -> str:
    """The text with every part kept and nothing to show where parts begin and end."""
    return _BOUNDS.sub("", text)
