"""Changes (tăng, giảm): a level, what it was before, and by how much it is said to have changed, as the text ties them.

Three shapes are read, each within one sentence:

    giảm từ 90 thủ tục còn 45 thủ tục, tức giảm 50%            from one level to another
    đạt 96,5 triệu đồng, tăng 25,3% so với cùng kỳ (77 triệu đồng)        the level before stands in brackets
    3.180 vụ, tăng 180 vụ (6%)                                 the change in figures and in percent
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice
from typing import Literal

import regex as re

from extractor.model import End, Mention
from patterns.folding import fold
from patterns.units import unit_group
from patterns.words import forms, whole_word
from verifier.facts import Facts
from verifier.rounding import Interval

Shape = Literal["from_to", "base_in_brackets", "amount_and_rate"]

_LEVELS = frozenset({"count", "money", "measure", "percent"})
_FROM = re.compile(r"(?<!\p{L})(?P<way>tăng|giảm)(?: mạnh| dần| nhanh| nhẹ| sâu)? từ (?:mức )?$")
_TO = re.compile(r"(?<!\p{L})(?:xuống|lên|còn|đến|tới)(?: còn| đến| tới| mức)? $")
_HENCE = re.compile(
    r"[,(; ]{1,3}(?:(?:tức|tương ứng|tương đương|hay)(?: là)?(?: tăng| giảm)?|tăng|giảm) | ?[-–] ?(?:tăng|giảm) "
)
# "từ 810 người năm 2008, đến nay đã tăng lên 1.058 người".
_SINCE = re.compile(r"(?<!\p{L})từ (?:mức )?$")
_ROSE = re.compile(r"(?<!\p{L})(?P<way>tăng|giảm) (?:lên|xuống|còn) $")
_BY = re.compile(r"(?<!\p{L})(?P<way>tăng|giảm|cao hơn|thấp hơn|nhiều hơn|ít hơn)(?: thêm| được| là)? $")
_DOWN = frozenset({"giảm", "thấp hơn", "ít hơn"})
_AGAINST = re.compile(r"[^.;()]*(?<!\p{L})(?:so với|so|cùng kỳ)(?!\p{L})[^.;()]*\([^.;()]*")
_CLOSES = re.compile(r"[^.;()\d]{0,30}\)")
_RATE = re.compile(
    r"(?: \p{L}+){0,3} ?(?:\(|, |- )(?:tương ứng |tương đương |tức )?(?:tăng |giảm )?[+-]?|"
    r" ?(?:tương ứng |tương đương |tức )?(?:tăng |giảm )?[+-]?"
)
# The rank that falls in number rises in worth: "tăng từ hạng 25 lên hạng 12".
_RANK = re.compile(r"(?<!\p{L})(?:hạng|bậc|vị trí|thứ)(?!\p{L})")
# What a level is held against that is no earlier level: "đạt 90% kế hoạch năm (50 tỷ đồng".
_PLANNED = re.compile(
    rf"{whole_word(forms('lists', 'plan'))}(?: được)?(?: giao| đề ra)?(?: cả)?(?: năm)?(?: là)? ?[(:]? ?$"
)
_SENTENCE = re.compile(r"[.!?;](?=\s|$)|\n[^\S\n]*[-+*\n]")
_CLAUSE = re.compile(r"[,;.:()]| và ")
_COMMON = frozenset(forms("lists", "untelling"))
_REACH = 80
_BACK = 8
"""Figures that are looked back through for the level that changed."""


@dataclass(frozen=True, slots=True)
class Change:
    """A level and the one before; the change itself in figures (`amount`) or percent, as printed. `down`: it is a fall."""

    shape: Shape
    down: bool
    now: Mention
    before: Mention | None
    amount: Mention | None
    percent: Mention | None

    @property
    def told(self) -> tuple[Mention, ...]:
        """The figures in text order."""
        figures = (self.now, self.before, self.amount, self.percent)
        return tuple(sorted((m for m in figures if m is not None), key=lambda m: m.start))


class _Line:
    """The levels of a report in text order, with the words between them."""

    def __init__(self, facts: Facts) -> None:
        self.text = facts.report.source.text
        self.figures = [m for m in facts.report.mentions if m.kind in _LEVELS and m.modality == "actual"]
        ends = (0, *(m.end for m in self.figures))
        self._between = [
            _folded(self.text[max(end, m.start - 2 * _REACH) : m.start])
            for end, m in zip(ends, self.figures, strict=False)
        ]

    def between(self, i: int) -> str:
        """The folded words between a figure and the one before it; the last of them where they are many."""
        return self._between[i]

    def joined(self, i: int, j: int) -> bool:
        """Whether two figures stand in one sentence."""
        between = self.text[self.figures[i].end : self.figures[j].start]
        return len(between) <= _BACK * _REACH and _SENTENCE.search(between) is None

    def near(self, i: int, j: int) -> bool:
        """Whether two figures stand in one paragraph."""
        between = self.text[self.figures[i].end : self.figures[j].start]
        return len(between) <= _BACK * _REACH and "\n\n" not in between

    def words(self, i: int) -> frozenset[str]:
        """The telling words right before a figure, of its own clause."""
        return _telling(_CLAUSE.split(self._between[i])[-1])

    def words_behind(self, i: int) -> frozenset[str]:
        """The telling words right behind a figure, of its own clause."""
        return _telling(_CLAUSE.split(self.behind(i))[0])

    def behind(self, i: int) -> str:
        """The folded words behind a figure."""
        return _folded(self.text[self.figures[i].end : self.figures[i].end + _REACH])


def _telling(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\p{L}{2,}", text)) - _COMMON


def _folded(text: str) -> str:
    return re.sub(r"\s+", " ", fold(text))


def changes(facts: Facts) -> tuple[Change, ...]:
    """The changes that a report tells, in text order; three rules ask for them, and they are read once."""
    return facts.once(_read)


def _read(facts: Facts) -> tuple[Change, ...]:
    line = _Line(facts)
    told = (
        _from_to(line, i) or _base_in_brackets(line, i) or _amount_and_rate(line, i) for i in range(len(line.figures))
    )
    return tuple(change for change in told if change is not None)


def _from_to(line: _Line, i: int) -> Change | None:
    lead = line.between(i)
    since = i + 1 < len(line.figures) and _SINCE.search(lead) is not None
    way = _FROM.search(lead) or (_ROSE.search(line.between(i + 1)) if since else None)
    if way is None or _RANK.search(lead) or i + 1 >= len(line.figures) or not line.joined(i, i + 1):
        return None
    before, now = line.figures[i], line.figures[i + 1]
    tie = line.between(i + 1)
    if not _alike(before, now) or _TO.search(tie) is None or _RANK.search(tie):
        return None
    percent = line.figures[i + 2] if i + 2 < len(line.figures) and _HENCE.fullmatch(line.between(i + 2)) else None
    if percent is not None and (percent.kind != "percent" or percent.unit != "%" or now.kind == "percent"):
        percent = None
    return Change("from_to", way["way"] in _DOWN, now, before, None, percent)


def _base_in_brackets(line: _Line, i: int) -> Change | None:
    """`i` is the change; the level stands before it, the level it is held against behind it."""
    way = _BY.search(line.between(i))
    if way is None or not i or i + 1 >= len(line.figures) or not (line.joined(i - 1, i) and line.joined(i, i + 1)):
        return None
    told = _before_plan(line, i - 1)
    if told is None:
        return None
    now, change, before = line.figures[told], line.figures[i], line.figures[i + 1]
    against = _AGAINST.fullmatch(line.between(i + 1)) is not None and _CLOSES.match(line.behind(i + 1)) is not None
    if not against or not _alike(now, before) or now.kind == "percent":
        return None
    if change.kind == "percent":
        return (
            Change("base_in_brackets", way["way"] in _DOWN, now, before, None, change) if change.unit == "%" else None
        )
    return Change("base_in_brackets", way["way"] in _DOWN, now, before, change, None) if _alike(now, change) else None


def _before_plan(line: _Line, i: int) -> int | None:
    """The figure `i`; where it is a plan's, the one that was held against it: `thu 45 tỷ đồng, đạt 90% kế hoạch 50 tỷ đồng`."""
    if _PLANNED.search(line.between(i)) is None:
        return i
    for j in range(i - 1, max(-1, i - 1 - _BACK), -1):
        if not line.joined(j, i):
            return None
        if line.figures[j].kind != "percent":
            return j if _PLANNED.search(line.between(j)) is None else None
    return None


def _amount_and_rate(line: _Line, i: int) -> Change | None:
    """`i` is the change in figures; its rate stands right behind it."""
    way = _BY.search(line.between(i))
    if way is None or i + 1 >= len(line.figures) or line.figures[i].kind == "percent":
        return None
    amount, percent = line.figures[i], line.figures[i + 1]
    if percent.kind != "percent" or percent.unit != "%" or _RATE.fullmatch(line.between(i + 1)) is None:
        return None
    level = _level_of(line, i)
    return None if level is None else Change("amount_and_rate", way["way"] in _DOWN, level, None, amount, percent)


def _level_of(line: _Line, i: int) -> Mention | None:
    """The level that the figure `i` is a change of: the one told in its words, else the nearest of its sentence.

    `xảy ra 40 vụ, chết 25 người, bị thương 31 người, giảm 5 người chết (giảm 16,67%)` is of the 25.
    """
    amount, words = line.figures[i], line.words(i) | line.words_behind(i)
    nearest: Mention | None = None
    for j in range(i - 1, max(-1, i - 1 - _BACK), -1):
        level = line.figures[j]
        if level.section != amount.section or not line.near(j, i):
            break
        if not _alike(level, amount):
            continue
        changed = _BY.search(line.between(j)) is not None
        if not changed and words & (line.words(j) | line.words_behind(j)):
            return level
        if nearest is None and line.joined(j, i):
            if changed:
                break
            nearest = level
    return nearest


def _alike(a: Mention, b: Mention) -> bool:
    """Whether two figures measure the same: one kind, one unit; what is told "per commune" beside the plain unit."""
    if a.kind != b.kind:
        return False
    if a.base_unit is not None and a.base_unit == b.base_unit:
        return True
    one, other = (unit_group(m.unit) for m in (a, b))
    return one is not None and other is not None and one.partition("/")[0] == other.partition("/")[0]


def levels(facts: Facts, change: Change) -> tuple[Interval, Interval] | None:
    """What the level now and the level before can be; None where one of them is open or not positive."""
    now = facts.as_told(End(id=change.now.id))
    if change.before is not None:
        before = facts.as_told(End(id=change.before.id))
    elif change.amount is not None:
        by = facts.as_told(End(id=change.amount.id))
        if now.low is None or now.high is None or by.low is None or by.high is None:
            return None
        low, high = (now.low + by.low, now.high + by.high) if change.down else (now.low - by.high, now.high - by.low)
        before = Interval(low, high)
    else:
        return None
    bounded = all(side is not None and side > 0 for level in (now, before) for side in (level.low, level.high))
    return (now, before) if bounded else None


def growth(now: Interval, before: Interval, *, down: bool) -> tuple[Fraction, Fraction]:
    """The least and the greatest change in percent between two positive, bounded levels; of a fall its size."""
    sides = [side for level in (now, before) for side in (level.low, level.high) if side is not None]
    least, most = Fraction(sides[0]) / Fraction(sides[3]) - 1, Fraction(sides[1]) / Fraction(sides[2]) - 1
    return (-most * 100, -least * 100) if down else (least * 100, most * 100)


def other_levels(facts: Facts, change: Change, most: int) -> Sequence[Mention]:
    """Other figures told shortly before the change that it might be the change of."""
    near = reversed(facts.figures_within(change.told[0].start - 2500, change.told[-1].start))
    told = {m.id for m in change.told}
    return list(islice((m for m in near if m.id not in told and _alike(m, change.now)), most))
