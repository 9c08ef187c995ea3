"""A line of figures (dãy số liệu): the levels of a report in text order, what stands between them, and how they changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

import regex as re

from extractor.model import End, Mention
from patterns.folding import fold
from patterns.units import same_kind, unit_group
from patterns.words import forms
from verifier.facts import Facts

Shape = Literal["from_to", "amount_and_rate", "against", "of", "times"]

LEVELS = frozenset({"count", "money", "measure", "percent"})
_TAKEN = frozenset({"ngày", "ngày làm việc", "giờ", "phút", "giây"})
"""Units of the time that something takes; what is told in years or months is mostly a period."""
BACK = 8
"""Figures that are looked back through for the level that changed."""
_SENTENCE = re.compile(r"[.!?;](?=\s|$)|\n[^\S\n]*[-+*\n]")
_WORD = re.compile(r"\p{L}{2,}")
FULL_STOP = re.compile(r"[.!?](?=\s|$)|\n[^\S\n]*[-+*\n]")
_CLAUSE = re.compile(r"[,;.:()]| và ")
_COMMON = frozenset(forms("lists", "untelling"))
_REACH = 80
_FAR = Fraction(10**9)


@dataclass(frozen=True, slots=True)
class Change:
    """A level and the one before; the change itself in figures (`amount`) or percent, as printed. `down`: it is a fall.

    `rivals` are other figures of the sentence that may be the level meant. `aimed`: the one before is an aim, set as it
    is printed ("chỉ tiêu 91%" is no 90,6%).
    """

    shape: Shape
    down: bool
    now: Mention
    before: Mention | None
    amount: Mention | None
    percent: Mention | None
    rivals: tuple[Mention, ...] = ()
    aimed: bool = False

    @property
    def told(self) -> tuple[Mention, ...]:
        """The figures in text order."""
        figures = (self.now, self.before, self.amount, self.percent)
        return tuple(sorted((m for m in figures if m is not None), key=lambda m: m.start))


class Line:
    """The levels of a report in text order, with the words between them."""

    def __init__(self, facts: Facts, figures: Sequence[Mention]) -> None:
        self.text = facts.report.source.text
        self.figures = figures
        self.parts = facts.parts
        self.wholes = facts.parts_of
        self._facts = facts
        self._told = facts.once(_told)
        # Of every figure, at once: whoever goes along a line asks for all of them, several times.
        self._starts = [figure.start for figure in figures]
        self._ends = [figure.end for figure in figures]
        self._between = [
            self._words(end if start - end <= 2 * _REACH else start - 2 * _REACH, start)
            for end, start in zip([0, *self._ends], self._starts, strict=False)
        ]

    def between(self, i: int) -> str:
        """The folded words between a figure and the one before it; the last of them where they are many."""
        return self._between[i]

    def _words(self, start: int, end: int) -> str:
        told = self._told.get((start, end))
        if told is None:
            told = self._told[start, end] = self._facts.words(start, end)
        return told

    def told(self, i: int, j: int) -> str:
        """The folded words between two figures, with the figures between them."""
        return self._facts.words(self._ends[i], min(self._starts[j], self._ends[i] + BACK * _REACH))

    def joined(self, i: int, j: int) -> bool:
        """Whether two figures stand in one sentence."""
        between = self.text[self._ends[i] : self._starts[j]]
        return len(between) <= BACK * _REACH and not (
            (";" in between or _may_stop(between)) and _SENTENCE.search(between)
        )

    def within(self, i: int, j: int) -> bool:
        """Whether no full stop and no new item parts two figures; semicolons may."""
        return is_within(self.text[self._ends[i] : self._starts[j]])

    def near(self, i: int, j: int) -> bool:
        """Whether two figures stand in one paragraph."""
        between = self.text[self._ends[i] : self._starts[j]]
        return len(between) <= BACK * _REACH and "\n\n" not in between

    def words(self, i: int) -> frozenset[str]:
        """The telling words right before a figure, of its own clause, and those of its unit ("24 vụ tai nạn")."""
        return telling(f"{_CLAUSE.split(self.between(i))[-1]} {fold(self.figures[i].unit or '')}")

    def words_behind(self, i: int) -> frozenset[str]:
        """The telling words right behind a figure, of its own clause."""
        return telling(_CLAUSE.split(self.behind(i))[0])

    def behind(self, i: int) -> str:
        """The folded words behind a figure."""
        return self._words(self._ends[i], self._ends[i] + _REACH)


def is_within(between: str) -> bool:
    """Whether a stretch of the text between two figures is of one sentence, as `Line.within` has it."""
    return len(between) <= BACK * _REACH and not (_may_stop(between) and FULL_STOP.search(between))


def _may_stop(between: str) -> bool:
    """Whether a mark stands in a stretch of the text with which a sentence may end: in most none does, and that is told fast."""
    return "." in between or "\n" in between or "!" in between or "?" in between


def level_line(facts: Facts) -> Line:
    """The line of all levels of a report, aims among them: `facts.once(level_line)`."""
    return Line(facts, [m for m in facts.of_kinds(*LEVELS, "duration") if is_level(m)])


def plain_level_line(facts: Facts) -> Line:
    """The same without lengths of time; one line where the report tells none: `facts.once(plain_level_line)`."""
    line = facts.once(level_line)
    figures = [m for m in line.figures if m.kind in LEVELS]
    return line if len(figures) == len(line.figures) else Line(facts, figures)


def _told(_: Facts) -> dict[tuple[int, int], str]:
    """The words of places that some line has asked for: the lines of a report differ in few figures."""
    return {}


def is_level(figure: Mention) -> bool:
    """Whether a figure says how much, or how long something takes: `112 phút, giảm 27 phút so với cùng kỳ (139 phút)`."""
    return figure.kind in LEVELS or (figure.kind == "duration" and figure.unit in _TAKEN)


def telling(text: str) -> frozenset[str]:
    """The words of folded text that tell what a figure is of, without those that most figures have."""
    return frozenset(_WORD.findall(text)) - _COMMON


def alike(a: Mention, b: Mention) -> bool:
    """Whether two figures measure the same: one kind, one unit; what is told "per commune" beside the plain unit."""
    if a.kind != b.kind:
        return False
    if a.base_unit is not None and a.base_unit == b.base_unit:
        return True
    one, other = unit_group(a.unit), unit_group(b.unit)
    return one is not None and other is not None and same_kind(one.partition("/")[0], other.partition("/")[0])


def in_short(one: Mention, again: Mention) -> bool:
    """Whether a figure may take up the unit of another in short: `giảm 128 trường công lập (từ 784 trường xuống 656 trường)`."""
    return (
        one.kind == again.kind
        and one.kind in ("count", "duration")
        and again.unit is not None
        and (one.unit or "").startswith(f"{again.unit} ")
    )


def distance(facts: Facts, now: Mention, base: Mention, by: Mention, way: tuple[Shape, bool]) -> Fraction:
    """How far a level is from the one that a comparison asks for, as a quotient of at least one.

    `way`: the shape of the comparison, and whether it tells of less.
    """
    (shape, down), rate = way, by.kind == "percent" and base.kind != "percent"
    level, before, told = (Fraction(facts.value(End(id=m.id))) for m in (now, base, by))
    if shape in ("of", "times"):
        wanted = before * told / (100 if shape == "of" else 1)
    else:
        step = before * told / 100 if rate else told
        wanted = before - step if down else before + step
    return max(level / wanted, wanted / level) if level > 0 and wanted > 0 else _FAR
