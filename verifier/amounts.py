"""Amounts for each (mức hỗ trợ): a sum of money made up of several counts, each at an amount of its own.

    318 hộ xây mới (mức 60 triệu đồng/hộ) và 142 hộ sửa chữa (mức 30 triệu đồng/hộ), tổng kinh phí 23,34 tỷ đồng
    121 nhà xây mới, 37 nhà sửa chữa, kinh phí 8,37 tỷ đồng, mức 60 triệu đồng/nhà xây mới, 30 triệu đồng/nhà sửa chữa

An amount belongs to the count that it stands behind in a bracket, else to the last that bears its name.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby, pairwise, product

import regex as re

from extractor.model import End
from patterns.slips import LIKELY, edit_kind
from patterns.units import same_kind, unit_group
from patterns.words import forms, whole_word
from verifier.facts import Facts
from verifier.full_lists import is_plain
from verifier.layout import Layout, Placed, layout

_SEEN, _BEHIND = 14, 6
"""Figures before and behind the amounts that are looked through."""
_NAME = 40
_BESIDE = 40
"""Letters between a count and the bracket with its amount."""
_MOST = 4
_OFF = Decimal("0.35")
"""By what share of itself the sum may be off: beyond, it is paid for something else."""
_SAME = frozenset({"nhà", "căn", "hộ", "căn nhà", "ngôi nhà", "căn hộ"})
"""Houses are counted by themselves or by their households."""
_TIMES = frozenset(forms("lists", "rate_time"))
_STOP = re.compile(r"[,;:.()\d]| và ")
_SAYS_LITTLE = re.compile(
    whole_word(
        (
            "định mức",
            "mức hỗ trợ",
            "mức chi",
            "mức",
            "hỗ trợ",
            "với",
            "theo",
            "là",
            "cho",
            "mỗi",
            "được",
            "gồm",
            "trong đó",
        )
    )
)
_LEVEL = re.compile(r" (?:\p{L}+ ){0,3}(?:(?:với |ở )?mức(?: quà| hỗ trợ)?|(?:trị giá |mỗi suất |giá )+)(?: là)? ?")
_PAID = re.compile(r"(?<!\p{L})(?:kinh phí|tiền|trị giá|giá trị|tổng|chi|vốn)(?!\p{L})")


@dataclass(frozen=True, slots=True)
class Cost:
    """A sum of money, and the counts with the amounts for each that make it up."""

    total: End
    counts: tuple[End, ...]
    amounts: tuple[End, ...]

    def made(self, facts: Facts) -> Decimal:
        """What counts and amounts come to, in base units."""
        return sum(
            (facts.value(count) * facts.value(end) for count, end in zip(self.counts, self.amounts, strict=True)),
            Decimal(0),
        )


def costs(facts: Facts) -> Iterator[Cost]:
    """The sums of money that several counts at amounts of their own do not make up."""
    told = facts.once(layout)
    rates = [place for place, one in enumerate(told.figures) if _per(one)]
    for _, group in groupby(rates, key=lambda place: (told.figures[place].sentence, _per(told.figures[place]))):
        places = list(group)
        if 1 < len(places) <= _MOST:
            yield from _cost(facts, told, places)


def _per(one: Placed) -> str:
    """What an amount of money is told for each of, "" for others."""
    per = (one.mention.unit or "").partition("/")[2] if one.mention.kind == "money" else ""
    return "" if one.changed or per in _TIMES or "/" in per else per


def _cost(facts: Facts, told: Layout, places: Sequence[int]) -> Iterator[Cost]:
    rates = [told.figures[place] for place in places]
    own = rates[0].sentence
    near = [
        one
        for one in told.figures[max(0, places[0] - _SEEN) : places[-1] + 1 + _BEHIND]
        if own - 1 <= one.sentence <= own and one.mention.modality == "actual" and is_plain(one)
    ]
    counts = [one for one in near if one.mention.kind == "count" and _is_of(one, _per(rates[0]))]
    sums = [one for one in near if one.mention.kind == "money" and "/" not in (one.mention.unit or "")]
    amounts = tuple(rate.end for rate in rates)
    paid = [one for one in sums if _is_paid(facts, one)]
    last = None
    for chosen in product(*_counts(facts, told, places, counts)):
        if len({one.mention.id for one in chosen}) == len(places):
            found = [Cost(one.end, tuple(count.end for count in chosen), amounts) for one in sums]
            if any(_holds(facts, one) for one in found):
                return
            last = next((one for one in found if len(paid) == 1 and one.total == paid[0].end), None)
    if last is not None and abs(facts.value(last.total) - last.made(facts)) <= last.made(facts) * _OFF:
        yield last


def _holds(facts: Facts, cost: Cost) -> bool:
    meant, made = facts.interval(cost.total), cost.made(facts)
    return (meant.low is None or meant.low <= made) and (meant.high is None or made <= meant.high)


def _is_of(count: Placed, per: str) -> bool:
    unit = unit_group(count.mention.unit)
    return same_kind(unit, unit_group(per)) or {unit, per} <= _SAME


def _is_paid(facts: Facts, one: Placed) -> bool:
    begin = max(one.begin, one.mention.start - _NAME)
    return _PAID.search(re.split(r"[,;]", facts.folded[begin : one.mention.start])[-1]) is not None


def _counts(facts: Facts, told: Layout, places: Sequence[int], counts: Sequence[Placed]) -> list[list[Placed]]:
    """The counts that each amount may be for, in text order."""
    beside = [one for place in places if (one := _in_bracket(facts, told, place, counts)) is not None]
    if len(beside) == len(places):
        return [[one] for one in beside]
    return [_named(facts, name, counts) for name in _names(facts, told, places)]


def _in_bracket(facts: Facts, told: Layout, place: int, counts: Sequence[Placed]) -> Placed | None:
    """The count whose bracket holds an amount and nothing before it."""
    rate, before = told.figures[place], told.figures[place - 1] if place else None
    inside = before is not None and before in counts and before.mention.end <= rate.bracket
    near = inside and before is not None and rate.bracket - before.mention.end <= _BESIDE
    return (
        before if near and before is not None and ")" not in facts.folded[before.mention.end : rate.bracket] else None
    )


def _names(facts: Facts, told: Layout, places: Sequence[int]) -> list[frozenset[str]]:
    """What each amount is for, by the words behind it; by those before it where some has none behind."""
    last = [told.figures[place - 1].mention.end if place else 0 for place in places]
    named = [_beside(facts, told.figures[place], first) for place, first in zip(places, last, strict=True)]
    behind = [words for _, words in named]
    return behind if all(behind) else [words for words, _ in named]


def _beside(facts: Facts, one: Placed, first: int) -> tuple[frozenset[str], frozenset[str]]:
    """The telling words right before a figure, from a place on, and right behind it, in its clause."""
    start, end = one.mention.start, one.mention.end
    before = _STOP.split(facts.folded[max(first, start - _NAME) : start])[-1]
    return _telling(before), _telling(_STOP.split(facts.folded[end : end + _NAME], maxsplit=1)[0])


def _telling(words: str) -> frozenset[str]:
    return frozenset(_SAYS_LITTLE.sub(" ", words).split())


def _named(facts: Facts, name: frozenset[str], counts: Sequence[Placed]) -> list[Placed]:
    """The counts that bear all of a name, in the words before them or behind."""
    return [one for one in counts if name and any(name <= words for words in _beside(facts, one, one.begin))]


def level_costs(facts: Facts) -> Iterator[Cost]:
    """The sums of money behind counts that each stand right before an amount: `318 suất mức 600.000 đồng và 928 suất mức 300.000 đồng`."""
    told = facts.once(layout)
    pairs: list[tuple[Placed, Placed]] = []
    for count, amount in pairwise(told.figures):
        if count.mention.kind == "count" and amount.mention.kind == "money" and _is_at_level(facts, count, amount):
            pairs.append((count, amount))
    for _, group in groupby(pairs, key=lambda pair: pair[0].sentence):
        listed = list(group)
        if not 1 < len(listed) <= _MOST:
            continue
        sentence, last = listed[0][0].sentence, listed[-1][1].mention.end
        amounts = [amount for _, amount in listed]
        paid = [
            one
            for one in told.figures[max(0, told.rank(listed[0][0].mention.start) - _SEEN) : told.rank(last) + _BEHIND]
            if one.sentence == sentence
            and one not in amounts
            and one.mention.kind == "money"
            and is_plain(one)
            and _is_paid(facts, one)
        ]
        cost = Cost(paid[0].end, *_columns(listed)) if len(paid) == 1 else None
        if cost is not None and not _holds(facts, cost) and _is_near(facts, cost):
            yield cost


def _is_at_level(facts: Facts, count: Placed, amount: Placed) -> bool:
    tie = (
        facts.words(count.mention.end, amount.mention.start)
        if amount.mention.start - count.mention.end <= _BESIDE
        else ""
    )
    return _LEVEL.fullmatch(tie) is not None and not count.changed and not amount.changed


def _columns(pairs: Sequence[tuple[Placed, Placed]]) -> tuple[tuple[End, ...], tuple[End, ...]]:
    return tuple(count.end for count, _ in pairs), tuple(amount.end for _, amount in pairs)


def _is_near(facts: Facts, cost: Cost) -> bool:
    """Whether a sum is near what the amounts come to, or one digit from it."""
    made, paid = cost.made(facts), facts.printed(cost.total)
    wanted = made / paid.scale
    near = abs(facts.value(cost.total) - made) <= made * _OFF
    return near or edit_kind(paid.value, wanted.quantize(paid.unit / paid.scale)) in LIKELY
