"""Lists known by their rates (danh sách có tỷ lệ riêng): a total and parts, each told with its rate of its own plan, or its growth.

Chi ngân sách gần 421 tỷ đồng, đạt 55% dự toán; chi cấp huyện 369,767 tỷ đồng, đạt 60% và cấp xã 51,097 tỷ đồng, đạt 35%

    Cả tỉnh có 402 thiết chế đạt chuẩn, tỷ lệ 63,4%: nhà văn hóa 354 (84,3%), sân thể thao 31 (59,6%), thư viện 27 (53,1%)

No word need open the list: the rate of a total lies between those of its parts, and one slip is all that keeps them from
making it up. Bare figures behind a colon may be parts of a fraction's numerator, too.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise, takewhile
from typing import NamedTuple

import regex as re

from extractor.model import Mention
from patterns.slips import Printed, chance, closes, closings, gap
from verifier.facts import Facts
from verifier.full_lists import MOST, OFF, FullList, is_plain
from verifier.layout import Layout, Placed, layout, same_unit

_TOLD = re.compile(
    r"[^.;()\d]{0,30}[,(]? ?(?:(?P<of>đạt|bằng)|(?P<up>tăng)|(?P<down>giảm))(?: (?:gần|hơn|trên|khoảng))? "
)
_WORDS = ("đạt ", "bằng ", "tăng ", "giảm ", "gần ", "hơn ", "trên ", "khoảng ")
_IN_BRACKET = (" (", "(")
_NEXT = re.compile(r" ?\)(?:[,;]| và) [^,;:.()\d]{1,50} ")
_RATE_AND_COLON = re.compile(
    r"[^.;:()\d]{0,40}[,(] ?(?:[^.;:(),\d]{0,20} )?(?P<rate>\d{1,3}(?:,\d{1,2})?) ?%\)?: [^.;:()\d]{1,50} "
)
_HUNDRED = Decimal(100)
_REACH = 50
_LEAST, _MOST = 2, 4
_RARE, _RARE_JOINED = Decimal("0.05"), Decimal("0.15")
"""How likely chance may make one slip close the list: at all, and where words open it, or join its last part."""


class _Rate(NamedTuple):
    """A share of a plan, or a growth; a fall is below nought."""

    of_plan: bool
    value: Decimal


def rated_lists(facts: Facts) -> Iterator[FullList]:
    """The lists told with rates that one slip keeps from making up their total, in text order."""
    yield from _of_own_wholes(facts)
    rates = _rates(facts)
    if len(rates) <= _LEAST:
        return
    told = facts.once(layout)
    for place, whole in enumerate(told.figures):
        if not _may_be(whole, rates) or (place and _is_next(whole, told.figures[place - 1], rates)):
            continue
        row = _row(told, place, rates)
        if not _LEAST <= len(row) <= _MOST or not _lies_between(rates, whole, row):
            continue
        figure, listed = facts.printed(whole.end), [facts.printed(one.end) for one in row]
        opened = "trong đó" in facts.folded[whole.mention.end : row[0].mention.start]
        joined = opened or " và " in facts.folded[row[-2].mention.end : row[-1].mention.start]
        if not closes(figure, listed) and _slipped(figure, listed, _RARE_JOINED if joined else _RARE):
            yield FullList(whole.end, tuple(one.end for one in row))


def _of_own_wholes(facts: Facts) -> Iterator[FullList]:
    """The lists of bare figures with rates in brackets that one slip keeps from making up the figure before their colon."""
    rated = {
        m.id: share
        for m, share in facts.next_to("percent", "count")
        if m.unit is None and facts.folded[m.end : share.start] in _IN_BRACKET
    }
    if len(rated) <= _LEAST:
        return  # as most reports
    told = facts.once(layout)
    for place in (place for place, one in enumerate(told.figures) if one.mention.id in rated):
        before = told.figures[place - 1] if place else None
        if before is None or before.mention.id in rated or before.sentence != told.figures[place].sentence:
            continue
        row = _bare_row(facts, told, place, rated)
        listed = [facts.printed(one.end) for one in row]
        figure = facts.printed(before.end)
        if len(row) > _LEAST and _is_told_rated(facts, before, row, rated) and not closes(figure, listed):
            near = abs(gap(figure, listed)) <= figure.base * OFF
            if near and closings(figure, listed):
                yield FullList(before.end, tuple(one.end for one in row))


def _bare_row(facts: Facts, told: Layout, place: int, rated: dict[str, Mention]) -> list[Placed]:
    """The figures from one on that each follow the bracket of the one before with nothing but a comma and a name."""
    row = told.figures[place : place + MOST]
    many = 1
    for one, other in pairwise(row):
        if other.mention.id not in rated or other.sentence != one.sentence:
            break
        if _NEXT.fullmatch(facts.folded, rated[one.mention.id].end, other.mention.start) is None:
            break
        many += 1
    return list(row[:many])


def _is_told_rated(facts: Facts, whole: Placed, row: Sequence[Placed], rated: dict[str, Mention]) -> bool:
    """Whether a colon and a rate that lies between those of a row stand behind the figure before it."""
    if whole.mention.kind not in ("count", "fraction") or whole.changed or whole.bracket >= 0:
        return False
    words = facts.folded[whole.mention.end : row[0].mention.start]
    tie = _RATE_AND_COLON.fullmatch(words)
    if tie is None:
        return False
    own = Decimal(tie["rate"].replace(",", "."))
    values = [Decimal(rated[one.mention.id].value) for one in row]
    return min(values) < own < max(values) and abs(sum(values, -_HUNDRED)) > 1


def _slipped(figure: Printed, listed: Sequence[Printed], limit: Decimal) -> bool:
    """Whether a slip closes the list, as chance rarely makes it; of a list that leaves most out more rarely."""
    if 2 * gap(figure, listed) > figure.base:
        limit = _RARE
    return bool(closings(figure, listed)) and chance(figure, listed) < limit


def _rates(facts: Facts) -> dict[str, _Rate]:
    """The rate right behind each figure that is told with one, by the id of the figure."""
    found: dict[str, _Rate] = {}
    for before, mention in facts.next_to("percent"):
        if mention.unit == "%" and mention.start - before.end <= _REACH:
            words = facts.folded[before.end : mention.start]
            told = _TOLD.fullmatch(words) if words.endswith(_WORDS) else None
            if told is not None:
                value = Decimal(mention.value)
                found[before.id] = _Rate(told["of"] is not None, -value if told["down"] else value)
    return found


def _may_be(one: Placed, rates: dict[str, _Rate]) -> bool:
    return one.mention.id in rates and one.bracket < 0 and is_plain(one)


def _is_next(one: Placed, before: Placed, rates: dict[str, _Rate]) -> bool:
    """Whether a figure goes on with the one before it."""
    return (
        _may_be(before, rates)
        and _may_be(one, rates)
        and one.sentence == before.sentence
        and same_unit(one.mention, before.mention)
    )


def _row(told: Layout, place: int, rates: dict[str, _Rate]) -> list[Placed]:
    """The figures with rates behind a total, to the last of its unit in the sentence; none where one has no rate."""
    whole = told.figures[place]
    sentence = takewhile(lambda one: one.sentence == whole.sentence, told.figures[place + 1 :])
    alike = [one for one in sentence if same_unit(one.mention, whole.mention) and not one.changed]
    return alike if all(_may_be(one, rates) for one in alike) else []


def _lies_between(rates: dict[str, _Rate], whole: Placed, row: Sequence[Placed]) -> bool:
    """Whether the rates of the parts, all of a plan or all growths, have that of the total between them."""
    own, *others = (rates[one.mention.id] for one in (whole, *row))
    values = [one.value for one in others]
    return all(one.of_plan == own.of_plan for one in others) and min(values) <= own.value <= max(values)
