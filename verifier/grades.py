"""Grades together (từ khá trở lên; khá, giỏi chiếm): a figure told of several kinds of a list that names all of them.

giỏi 97, khá 271, đạt yêu cầu 48; khá, giỏi chiếm 88,5%
tốt 1.243 em, khá 2.518 em, đạt 1.932 em, chưa đạt 88 em. Như vậy, từ đạt trở lên là 5.693 em
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

import regex as re

from extractor.model import End, Mention
from verifier.excerpts import beside
from verifier.facts import Facts
from verifier.full_lists import counts_alike, names_of
from verifier.kinds import place_of
from verifier.layout import Placed, layout
from verifier.origins import Origin, Rate
from verifier.slips import Printed, printed_figure

_UP = "trở lên"
_TAKE = "chiếm"
_FROM = re.compile(r"(?<!\p{L})từ (?:loại |mức )?(?P<kind>\p{L}+(?: \p{L}+){0,2}) $")
_BOTH = re.compile(
    r"(?:^|[,;.:] |(?<!\p{L})loại )(?P<kind>\p{L}+(?: \p{L}+)?)(?:, | và )(?P<other>\p{L}+(?: \p{L}+)?) $"
)
_TIE = re.compile(r",? ?(?:\p{L}+ ){0,4}$")
_REACH = 40
_SEEN = 12
_SENTENCES = 1
_FEWEST, _MOST = 3, 6


@dataclass(frozen=True, slots=True)
class Together:
    """A figure, the counts of a list that it is told of, and all counts of that list."""

    told: Mention
    parts: tuple[End, ...]
    listed: tuple[End, ...]


def grades(facts: Facts) -> tuple[Together, ...]:
    """The figures that are told of several kinds and are neither their sum nor the share of that in a figure near them, read once."""
    return facts.once(_read)


def _read(facts: Facts) -> tuple[Together, ...]:
    return tuple(_together(facts))


def _together(facts: Facts) -> Iterator[Together]:
    for start, end in facts.once(beside).places((_UP, _TAKE)):
        before = facts.words(max(0, start - _REACH), start)
        up = facts.folded[start:end] == _UP
        named = (_FROM if up else _BOTH).search(before)
        if named is None:
            continue
        told = next(iter(facts.figures_within(end, end + _REACH)), None)
        if told is None or _TIE.fullmatch(facts.words(end, told.start)) is None:
            continue
        run, chosen = _listed(facts, start, [named["kind"]] if up else [named["kind"], named["other"]])
        parts = run[: chosen[0] + 1] if up and chosen else [run[n] for n in sorted(chosen)]
        if 1 < len(parts) < len(run) and _misses(facts, told, parts, run):
            yield Together(told, tuple(one.end for one in parts), tuple(one.end for one in run))


def _listed(facts: Facts, start: int, kinds: Sequence[str]) -> tuple[list[Placed], list[int]]:
    """The list last told before a place that names all kinds, and which of its figures are of some kinds."""
    layout_ = facts.once(layout)
    last = layout_.rank(start)
    own = layout_.figures[last - 1].sentence if last else 0
    near = [
        one
        for one in layout_.figures[max(0, last - _SEEN) : last]
        if one.mention.kind == "count" and own - _SENTENCES <= one.sentence and not one.changed
    ]
    for stop in range(len(near), 0, -1):
        for first in range(max(0, stop - _MOST), stop - _FEWEST + 1):
            run = near[first:stop]
            if any(one.bracket != run[0].bracket for one in run):
                continue
            names = names_of(facts, run)
            chosen = [place for kind in kinds if (place := place_of(names, kind)) is not None]
            if len(chosen) == len(kinds):
                return run, chosen
    return [], []


def _misses(facts: Facts, told: Mention, parts: Sequence[Placed], run: Sequence[Placed]) -> bool:
    if told.kind != "percent":
        alike = told.kind == "count" and counts_alike(told, run[0].mention)
        return alike and not facts.interval(End(id=told.id)).meets(facts.total([one.end for one in parts]))
    rate = printed_figure(facts, End(id=told.id))
    if rate is None or told.unit != "%":
        return False
    printed = Rate(rate.end, rate.value, facts.decimals(told))
    return not any(Origin("share", _sum(facts, parts), whole).holds(printed) for whole in _wholes(facts, told, run))


def _sum(facts: Facts, parts: Sequence[Placed]) -> Printed:
    amount = sum((facts.value(one.end) for one in parts), Decimal(0))
    return Printed(parts[0].end, amount, Decimal(1), Decimal(0), Decimal(0))


def _wholes(facts: Facts, told: Mention, run: Sequence[Placed]) -> Iterator[Printed]:
    """What the share may be of: all of the list, and the figures told near it."""
    yield _sum(facts, run)
    layout_ = facts.once(layout)
    last = layout_.rank(told.start)
    for one in layout_.figures[max(0, last - _SEEN) : last + 2]:
        figure = printed_figure(facts, one.end)
        if one.mention.kind == "count" and figure is not None:
            yield figure
