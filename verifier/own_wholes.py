"""Wholes of their own (tổng số riêng): shares that are of another whole than the order of the words suggests.

Có 12 hồ sơ quá hạn, gồm 8 hồ sơ đất đai, 4 hồ sơ xây dựng, chiếm 3% tổng số 400 hồ sơ    the 12 of the 400
trực tuyến 320 hồ sơ (80%), trực tiếp 80 hồ sơ (20%)                                      each of both together
"""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

import regex as re

from extractor.model import End, Ratio
from verifier.facts import Facts
from verifier.remainders import settled
from verifier.rounding import agreement
from verifier.shares import Share

_OF_TOTAL = re.compile(r" ?(?:(?:trên|trong|của|so với) )?tổng(?: số)?(?!\p{L})")
_TO_NUMBER = re.compile(r"(?: \p{L}+){0,4} ?\(?(?:là )?")
_BRACKETED = re.compile(r"\([^()]*\)")
_REACH = 80
_NEXT = 120
"""Letters between the shares of one row."""
_MOST = 8
_ALL = 100
_FITS = ("rounded", "truncated")


def names_other_total(facts: Facts, share: Share) -> bool:
    """Whether the words behind a percentage name a total told with its figure that is not the one taken: `2% tổng số 500 hồ sơ`."""
    named = _named(facts, share)
    return named is not None and named != share.denominator


def is_of_list(facts: Facts, share: Share) -> bool:
    """Whether a percentage of "tổng số" behind the last part of a list is told of the whole list, not of that part.

    Where the total has no figure: the list is complete, and its other parts have no shares or this one has had its own.
    """
    behind = facts.words(share.percent.end, share.percent.end + _REACH)
    if _OF_TOTAL.match(behind) is None:
        return False
    tie = _BRACKETED.sub("", facts.words(facts.mentions[share.numerator.id].end, share.percent.start))
    if "," not in tie or "(" in tie:
        return False  # "nhân dân 2.990 triệu đồng (bằng 23,3% tổng vốn)": of that part
    named = _named(facts, share)
    if named is not None:
        listed = [facts.value(end) for end in (share.numerator, *_wholes(facts, share)) if end != named]
        return any(_prints(share.printed, share.decimals, one, facts.value(named)) for one in listed)
    if share.numerator.id not in facts.once(settled):
        return False
    told = [ratio.numerator.id for ratio in facts.ratios if ratio.numerator is not None]
    beside = facts.parts_of.get(share.denominator.id, set()) - {share.numerator.id}
    last = not any(facts.mentions[id_].start > share.percent.start for id_ in beside if id_ in facts.mentions)
    return last and (told.count(share.numerator.id) > 1 or beside.isdisjoint(told))


def is_beside_its_own(facts: Facts, percent: str, whole: str) -> bool:
    """Whether a supposed whole is a neighbour in a row of counts whose shares are all right of their sum."""
    return any(percent in row and whole in row for row in facts.once(_rows))


def _rows(facts: Facts) -> tuple[frozenset[str], ...]:
    """The counts and shares of each row of neighbours that are right of what they make together."""
    told = [ratio for ratio in facts.ratios if ratio.numerator is not None and ratio.numerator.part is None]
    told.sort(key=lambda ratio: facts.mentions[ratio.percent.id].start)
    found: list[frozenset[str]] = []
    for first in range(len(told)):
        printed = Decimal(0)
        for last in range(first, min(first + _MOST, len(told))):
            if last > first and not _follows(facts, told[last - 1], told[last]):
                break
            printed += facts.value(told[last].percent)
            row = told[first : last + 1]
            if len(row) > 1 and abs(printed - _ALL) <= len(row) and _closes(facts, row):
                found.append(
                    frozenset(end.id for one in row for end in (one.numerator, one.percent) if end is not None)
                )
    return tuple(found)


def _follows(facts: Facts, one: Ratio, other: Ratio) -> bool:
    """Whether two shares stand one behind the other and count the same."""
    before, behind = facts.mentions[one.percent.id], facts.mentions[other.percent.id]
    counts = [facts.mentions[ratio.numerator.id] for ratio in (one, other) if ratio.numerator is not None]
    alike = len({(count.kind, count.base_unit or count.unit) for count in counts}) == 1
    return alike and before.section == behind.section and behind.start - before.end <= _NEXT


def _closes(facts: Facts, row: Sequence[Ratio]) -> bool:
    """Whether each share of a row is right of the sum of its counts."""
    counts = [facts.value(ratio.numerator) for ratio in row if ratio.numerator is not None]
    total = sum(counts, Decimal(0))
    return all(
        _prints(facts.value(ratio.percent), facts.decimals(facts.mentions[ratio.percent.id]), count, total)
        for ratio, count in zip(row, counts, strict=True)
    )


def _named(facts: Facts, share: Share) -> End | None:
    """The figure of the total that the words behind a percentage name."""
    end = share.percent.end
    match = _OF_TOTAL.match(facts.words(end, end + _REACH))
    figure = next(iter(facts.figures_within(end, end + _REACH)), None) if match is not None else None
    if match is None or figure is None or figure.kind in ("percent", "fraction"):
        return None
    return End(id=figure.id) if _TO_NUMBER.fullmatch(facts.words(end, figure.start)[match.end() :].rstrip()) else None


def _wholes(facts: Facts, share: Share) -> list[End]:
    return [End(id=id_) for id_ in facts.wholes_of.get(share.numerator.id, ()) if id_ in facts.mentions]


def _prints(printed: Decimal, decimals: int, part: Decimal, whole: Decimal) -> bool:
    return 0 <= part <= whole != 0 and agreement(Fraction(part) / Fraction(whole), printed, decimals) in _FITS
