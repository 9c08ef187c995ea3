"""Gaps (chênh lệch): by how much two figures are said to differ, where no words tell which two.

    doanh thu 186,4 tỷ đồng, chi phí 161,9 tỷ đồng, lợi nhuận 24,5 tỷ đồng
    cao nhất 89,3 điểm, thấp nhất 72,8 điểm, chênh lệch 16,5 điểm          the greatest and the least: nothing else is meant
    đầu năm có 41.287 đảng viên ... đến cuối năm có 42.297 đảng viên, tăng 1.010 đảng viên so với đầu năm

Where one slip of a figure makes the gap that of two levels told near, no two have it as printed, and chance hardly explains
that, the three belong together.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

import regex as re

from extractor.model import End, Mention
from patterns.slips import LIKELY, Printed, closes, closings, explains, slips
from patterns.words import any_of, forms, holds_any, roots
from verifier.changes import changes
from verifier.facts import Facts
from verifier.line import Line, alike, plain_level_line

_GAP = re.compile(rf"(?<!\p{{L}}){any_of(forms('lists', 'gap'))}(?: \p{{L}}+){{0,3}}? ?$")
_GAP_ROOTS = roots(forms("lists", "gap"))
_STOP = re.compile(r"[.!?](?=\s|$)|\n[^\S\n]*[-+*•\n]")
# "So với cùng kỳ năm 2022 (231 vụ)", "Đầu năm 2023 toàn Đảng bộ có 41.287 đảng viên".
_BASE = re.compile(rf"(?<!\p{{L}}){any_of(forms('lists', 'base_time'))}(?!\p{{L}})[^.;,]*$")
_OF_TIME = re.compile(r"[^,;.()\d]{0,20} ?so(?: với)? (?:cùng kỳ|(?:năm|vụ|kỳ|quý|tháng) (?:trước|ngoái))(?!\p{L})")
_HELD_AGAINST = re.compile(r"(?<!\p{L})so(?: với)? [^.;,()]*\($")
_PLANNED = re.compile(rf"(?<!\p{{L}}){any_of(forms('lists', 'plan'))}(?!\p{{L}})[^.;,()]{{0,20}}\($")
_MOST_OF_ALL = re.compile(r"(?<!\p{L})(?:cao|lớn|nhiều|dài) nhất[^,;.\d]{0,60} $")
_LEAST_OF_ALL = re.compile(r"(?<!\p{L})(?:thấp|nhỏ|ít|ngắn) nhất[^,;.\d]{0,60} $")
_APART = re.compile(r"[^;.\d]{0,60}(?:,| và) (?:mức )?chênh(?: lệch)?(?: nhau)?(?: là)? $")
_WORDS = 4 + max(form.count(" ") + 1 for form in forms("lists", "gap"))
"""Words that tell a gap, with those behind them and the space before the figure."""
_CLAUSE = 80
_PAIR = 2
_BACK, _AHEAD, _MOST, _SENTENCES = 12, 3, 7, 2
_AVERAGE = re.compile(r"(?<!\p{L})(?:bình quân|trung bình|mỗi)(?!\p{L})[^,;.]*$")
_RARE, _RARE_TIED = Decimal("0.12"), Decimal("0.2")
"""How rarely chance may explain a slip: where nothing ties a level, and where words tell what the gap is held against."""
_RARE_OF_SIZE, _RARE_OF_POINTS = Decimal("0.12"), Decimal("0.35")
"""The same among the gaps of its size, from the half to the double: a small one is soon hit. Rates told with points are of one thing."""


@dataclass(frozen=True, slots=True)
class Gap:
    """The larger and the smaller level, and by how much they are said to differ."""

    more: Mention
    less: Mention
    by: Mention


def gaps(facts: Facts) -> Iterator[Gap]:
    """The gaps that one slip would make those of two levels told near, in text order."""
    line = facts.once(plain_level_line)
    figures = line.figures
    tied = {change.amount.id for change in changes(facts) if change.amount and change.shape != "amount_and_rate"}
    for i, by in enumerate(figures):
        if by.id in tied or by.unit == "%" or by.qualifier != "exact" or not _is_difference(line, i):
            continue
        if _AVERAGE.search(line.between(i)) is not None:
            continue
        extremes = _extremes(line, i)
        if extremes is not None:
            more, less, told = (facts.printed(End(id=m.id)) for m in (extremes.more, extremes.less, by))
            if not closes(more, (less, told)):
                yield extremes
            continue
        beside = [m for m in figures[max(0, i - _AHEAD) : i + 1 + _AHEAD] if m is not by and alike(m, by)]
        found = _explained(facts, by, _levels(line, i), beside)
        if found is not None:
            yield found


def _last_words(lead: str) -> int:
    """Where the last words begin, among them all that tell a gap."""
    words = lead.rsplit(" ", _WORDS)
    return len(words[0]) if len(words) > _WORDS else 0


def _is_difference(line: Line, i: int) -> bool:
    """Whether the words before a figure tell it as a gap."""
    lead = line.between(i)
    return holds_any(lead, _GAP_ROOTS) and _GAP.search(lead, _last_words(lead)) is not None


def _levels(line: Line, i: int) -> list[Mention]:
    """The levels that measure what a gap does, told in the sentences right before it or behind it in its own; nearest first."""
    by, text, figures = line.figures[i], line.text, line.figures
    of_time = _OF_TIME.match(line.behind(i)) is not None
    found: list[Mention] = []
    for j in (*range(i + 1, min(len(figures), i + 1 + _AHEAD)), *range(i - 1, max(-1, i - 1 - _BACK), -1)):
        level = figures[j]
        first, last = (by.end, level.start) if j > i else (level.end, by.start)
        parted = len(_STOP.findall(text, first, last))
        if parted > (0 if j > i else _SENTENCES) or level.section != by.section:
            continue
        same = alike(level, by) if by.kind != "percent" else level.kind == "percent" and level.unit == "%"
        # "đạt 101% kế hoạch (8.350 ha), giảm 115 ha so với vụ trước": what is held against a time is not off a plan.
        if same and not _is_difference(line, j) and not (of_time and _PLANNED.search(line.between(j)) is not None):
            found.append(level)
    return found[:_MOST]


def _extremes(line: Line, i: int) -> Gap | None:
    """The greatest and the least told right before a gap: `cao nhất 89,3 điểm, thấp nhất 72,8 điểm, chênh lệch 16,5 điểm`."""
    if i < _PAIR or _APART.fullmatch(line.between(i)) is None or not line.joined(i - 2, i):
        return None
    one, other, by = line.figures[i - 2], line.figures[i - 1], line.figures[i]
    rates = one.unit == other.unit == "%" and by.kind == "percent"
    if not (rates or (alike(one, by) and alike(other, by))) or {one.qualifier, other.qualifier} != {"exact"}:
        return None
    forms_ = (_MOST_OF_ALL, _LEAST_OF_ALL)
    for (first, last), found in ((forms_, Gap(one, other, by)), (forms_[::-1], Gap(other, one, by))):
        if first.search(line.between(i - 2)) is not None and last.search(line.between(i - 1)) is not None:
            return found
    return None


def _explained(facts: Facts, by: Mention, levels: Sequence[Mention], beside: Sequence[Mention]) -> Gap | None:
    """The two levels whose gap it is but for a slip; None where any two have it as printed.

    `beside`: figures of its measure near it, of which any may tell what two of the levels differ by: "tăng lần lượt 16,5 và 12,4".
    """
    printed = {m.id: facts.printed(End(id=m.id)) for m in (by, *levels, *beside)}
    told: list[Gap] = []
    held = {m.id for m in levels if _HELD_AGAINST.search(facts.words(max(0, m.start - _CLAUSE), m.start)) is not None}
    for a, b in combinations(levels, 2):
        if {a.id, b.id} <= held:
            continue  # "so với tháng trước (118 hồ sơ) ...; so với cùng kỳ (121 hồ sơ)": each is held against what is now
        more, less = (a, b) if printed[a.id].base >= printed[b.id].base else (b, a)
        if closes(printed[more.id], (printed[less.id], printed[by.id])):
            return None
        told.append(Gap(more, less, by))
    bases = {m.id for m in levels if _BASE.search(facts.words(max(0, m.start - _CLAUSE), m.start)) is not None}
    for gap in told:
        whole, part, change = (printed[m.id] for m in (gap.more, gap.less, by))
        rare = (_RARE_TIED if {gap.more.id, gap.less.id} & bases else _RARE) / len(told)
        exact = gap.more.qualifier == gap.less.qualifier == "exact"
        if not exact or any(closes(whole, (part, printed[m.id])) for m in (*levels, *beside)):
            continue  # what the two differ by is told by another figure
        found = closings(whole, (part, change))
        if found and found[0].slip in LIKELY and explains(whole, (part, change), rare):
            tied = rare * len(told) == _RARE_TIED
            limit = _RARE_OF_POINTS if by.kind == "percent" else _RARE_OF_SIZE
            if tied or _chance(whole, part, change) * len(told) < limit:
                return gap
    return None


def _chance(more: Printed, less: Printed, by: Printed) -> Decimal:
    """How likely a slip of any of the three leads to a gap of the size told by mere chance."""
    grain = min(figure.unit for figure in (more, less, by))
    exact = more.base - less.base
    led = {value * more.scale - less.base for value in slips(more.value)}
    led.update(more.base - value * less.scale for value in slips(less.value))
    led.update(value * by.scale for value in slips((exact / by.scale).quantize(by.value)))
    near = sum(by.base <= 2 * one and one <= 2 * by.base for one in led)
    return near * grain / (by.base * Decimal("1.5"))
