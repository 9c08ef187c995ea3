"""Where figures stand (bố cục): the sentence, the item of a list and the brackets of each figure of a report."""

import re as plain_re  # twice as fast for what begins with one known letter
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import regex as re

from extractor.model import End, Mention
from patterns.sentence import sentence_at, sentence_starts
from patterns.units import PEOPLE, same_kind, unit_group
from patterns.words import spots
from verifier.facts import Facts

_KINDS = frozenset({"count", "fraction", "money", "measure"})
# "đạt và vượt 25 chỉ tiêu": how many, not by how many. "khỏi 3.102 ca, đỡ giảm 866 ca": how they left the hospital.
_CHANGED = re.compile(
    r"(?<!\p{L}|đỡ |đỡ, )(?:tăng|giảm|hụt|(?<!đạt (?:và |, )?)vượt)(?: thêm| được| là| hơn| khoảng)?\s*$", re.IGNORECASE
)
_CHANGED_ENDS = ("tăng", "giảm", "hụt", "vượt", " thêm", " được", " là", " hơn", " khoảng")
"""What the words before a figure end with where `_CHANGED` may match: few do, and that is told much faster."""
_ITEM = plain_re.compile(r"\n(?=[ \t]*(?P<bullet>[-–+*•])[ \t])")


class Placed(NamedTuple):
    """A figure in its place: its sentence and where that begins; `depth` counts the brackets open in it.

    `bracket`: where the innermost of them opens, -1 outside of all; `changed`: it says by how much something grew or shrank.
    """

    mention: Mention
    sentence: int
    begin: int
    depth: int
    bracket: int
    changed: bool
    end: End
    """The figure as an end of a relation; of a fraction its numerator."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The text on one line, where its sentences and its items begin, the bullet of each item, and the figures in order.

    An item of a list is a sentence of its own, whatever ends the one before it.
    """

    text: str
    starts: tuple[int, ...]
    items: tuple[int, ...]
    bullets: tuple[str, ...]
    figures: tuple[Placed, ...]
    offsets: tuple[int, ...]
    """Where each figure begins."""

    def rank(self, offset: int) -> int:
        """How many figures begin before a place."""
        return bisect_left(self.offsets, offset)

    def of_item(self, place: int) -> tuple[Placed, ...]:
        """The figures of the first sentence of an item."""
        start = self.items[place]
        first = last = self.rank(start)
        while last < len(self.figures) and self.figures[last].begin == start:
            last += 1
        return self.figures[first:last]

    def above(self, offset: int, reach: int) -> tuple[Placed, ...]:
        """The figures of the two sentences before a place that begin at most so many letters before it."""
        first, last = self.rank(offset - reach), self.rank(offset)
        sentence = sentence_at(self.starts, offset - 1) - 1
        return tuple(one for one in self.figures[first:last] if one.sentence >= sentence)


def layout(facts: Facts) -> Layout:
    """The layout of a report: its counts, fractions, sums of money and measures, aims among them."""
    source, text = facts.report.source.text, facts.once(flat_text)
    found = list(_ITEM.finditer(source))
    items = tuple(match.end() for match in found)
    starts = tuple(sorted({*facts.once(flat_sentences), *items}))
    bullets = tuple(match["bullet"] for match in found)
    figures = tuple(_placed(facts, text, starts))
    return Layout(text, starts, items, bullets, figures, tuple([one.mention.start for one in figures]))


def flat_text(facts: Facts) -> str:
    """The text on one line."""
    return facts.report.source.text.replace("\n", " ")


def flat_sentences(facts: Facts) -> tuple[int, ...]:
    """Where the sentences of the text on one line begin."""
    return sentence_starts(facts.once(flat_text))


def _placed(facts: Facts, text: str, starts: Sequence[int]) -> list[Placed]:
    found: list[Placed] = []
    folded = facts.folded
    brackets = [(offset, bracket == "(") for offset, bracket in spots("()", text)]
    place, sentence = 0, -1
    opened: list[int] = []
    for mention in facts.of_kinds(*_KINDS):
        own = sentence_at(starts, mention.start)
        if own != sentence:
            sentence, opened = own, []
            place = max(place, bisect_left(brackets, (starts[own], False)))
        while place < len(brackets) and brackets[place][0] < mention.start:
            offset, opens = brackets[place]
            if opens:
                opened.append(offset)
            elif opened:
                opened.pop()
            place += 1
        begin, start = max(0, mention.start - 20), mention.start
        changed = (
            folded[begin:start].rstrip().endswith(_CHANGED_ENDS) and _CHANGED.search(text, begin, start) is not None
        )
        end = facts.ends(mention)[0]
        found.append(Placed(mention, own, starts[own], len(opened), opened[-1] if opened else -1, changed, end))
    return found


def told_for_each(mention: Mention) -> str:
    """What a figure is told for each of: `ha` of `4,2 tấn/ha`; "" of `36 đ/c`, a short word for people."""
    unit = mention.unit
    return (unit_group(unit) or "").partition("/")[2] if unit is not None and "/" in unit else ""


def same_unit(one: Mention, other: Mention) -> bool:
    """Whether two figures count the same, as far as their units tell: the same, of one base unit, or both people."""
    if one.kind != other.kind:
        return False
    if one.kind != "count" and one.base_unit is not None and one.base_unit == other.base_unit:
        return True
    a = unit_group(one.base_unit or one.unit or one.inherited_unit)
    b = unit_group(other.base_unit or other.unit or other.inherited_unit)
    if a is None or b is None:
        return False
    return same_kind(a, b) or (a in PEOPLE and b in PEOPLE) or same_kind(one.unit or a, other.unit or b)
