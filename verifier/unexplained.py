"""Unexplained percentages (tỷ lệ không số liệu nào cho ra): those that follow from nothing in sight though a pair is suggested."""

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from verifier.closing_rates import belongs_elsewhere
from verifier.evident import evident
from verifier.facts import Facts
from verifier.given_plans import given_share
from verifier.named_rates import named_rate, named_share
from verifier.nearby import Nearby, Suggested
from verifier.origins import Origin, Rate
from verifier.shares import share_of
from verifier.slips import Slip

_CHANCE = Fraction(1, 5)


@dataclass(frozen=True)
class Unexplained:
    """A percentage that no pair in sight prints, and the pairs that the text suggests for it, the likeliest first."""

    rate: Rate
    suggested: tuple[Suggested, ...]
    tied: bool
    """Whether words tie a count to it."""
    evident: Origin | None = None
    """The share that the words make it, where they leave no doubt of what."""

    @property
    def sure(self) -> Origin | None:
        """The pair that must print it by structure alone."""
        return next((one.origin for one in self.suggested if one.sure), None)

    @cached_property
    def slipped(self) -> tuple[Origin, list[Slip]] | None:
        """The first pair that a slip makes print the percentage, the chance of all those tried up to it being small."""
        for tried, one in enumerate(self.suggested, start=1):
            found = one.origin.mended(self.rate)
            if found:
                chances = (each.origin.chance(self.rate, tied=self.tied) for each in self.suggested[:tried])
                return (one.origin, found) if sum(chances, Fraction(0)) <= _CHANCE else None
        return None


def unexplained(facts: Facts) -> tuple[Unexplained, ...]:
    """The percentages of a report that follow from nothing in sight though a pair is suggested, read once."""
    return facts.once(_unexplained)


def _unexplained(facts: Facts) -> tuple[Unexplained, ...]:
    near = facts.once(Nearby)
    found: list[Unexplained] = []
    judged = {relation.percent.id for relation in facts.fraction_percents}
    ratios = {ratio.percent.id: ratio for ratio in facts.ratios}
    for i, rate in near.rates.items():
        if i > 1 and _is_blank(near.line.between(i)) and _is_blank(near.line.between(i - 1)):
            continue  # "Từ 30 đến 50 40 66,67%": cells of a row turned into text, of which no word says what they are
        if (named := named_share(near, i) or given_share(near, i)) is not None:
            found.append(Unexplained(rate, (), tied=False, evident=named))
            continue
        suggested = None if rate.end.id in judged else _unless_held(near, i, rate)
        if suggested is None:
            continue
        known = None if suggested else _told(facts, near, i)
        if not suggested and known is None:
            continue  # as most: whatever else is in sight, nothing would be said
        if near.explained(i):
            told = evident(facts, near, i) if not near.is_tied(i) else None
            if told is not None:
                found.append(Unexplained(rate, (), tied=False, evident=told))
            continue
        share = share_of(facts, ratios[rate.end.id]) if rate.end.id in ratios else None
        if share is None or not belongs_elsewhere(facts, share):
            told = _told(facts, near, i) if suggested else known
            found.append(Unexplained(rate, suggested, near.is_tied(i), told))
    return tuple(found)


def _is_blank(between: str) -> bool:
    return not between.strip(" -–|")


def _told(facts: Facts, near: Nearby, i: int) -> Origin | None:
    """The share that words make a percentage."""
    return evident(facts, near, i) or named_rate(near, i)


def _unless_held(near: Nearby, i: int, rate: Rate) -> tuple[Suggested, ...] | None:
    """The pairs suggested for a percentage; None as soon as one prints it, as the first of them mostly does."""
    found: list[Suggested] = []
    for one in near.suggested(i):
        if one.origin.holds(rate):
            return None
        found.append(one)
    return tuple(found)
