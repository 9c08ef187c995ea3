"""The gold against itself: what it says to make up a whole does, and a percentage is its ratio, save where it lists a finding."""

from collections.abc import Iterator
from fractions import Fraction

import pytest

from evaluator.gold import (
    GoldBreakdown,
    GoldMention,
    GoldRatio,
    GoldRepeat,
    GoldReport,
    load_findings,
    load_observations,
    load_reports,
)
from patterns.catalogue import BY_CODE

GOLD = {path.name: gold for path, gold in load_reports().items()}
FINDINGS = load_findings()


def halves(mention: GoldMention) -> list[Fraction]:
    return [Fraction(half) for half in mention.value.split("/")]


def unit_of(mention: GoldMention) -> Fraction:
    """One unit of the last digit printed."""
    return Fraction(1, 10 ** max(len(half.partition(".")[2]) for half in mention.value.split("/")))


def share_is_off(part: Fraction, base: Fraction, percent: GoldMention) -> bool:
    return abs(100 * part / base - halves(percent)[0]) > unit_of(percent)


def breakdown_is_off(whole: GoldMention, parts: list[GoldMention]) -> bool:
    slack = sum((unit_of(each) for each in (whole, *parts) if "." in each.value), Fraction(0)) / 2
    return whole.unit == parts[0].unit and abs(halves(whole)[0] - sum(halves(part)[0] for part in parts)) > slack


def faults(gold: GoldReport) -> Iterator[list[GoldMention]]:
    """The relations that do not hold, as their figures."""
    at = gold.mentions
    for relation in gold.relations:
        if isinstance(relation, GoldBreakdown):
            figures = [at[number] for number in (relation.whole, *relation.parts)]
            off = relation.complete and breakdown_is_off(figures[0], figures[1:])
        elif isinstance(relation, GoldRatio):
            figures = [at[n] for n in (relation.numerator, relation.denominator, relation.percent) if n is not None]
            same = len(figures) == 3 and figures[0].unit == figures[1].unit
            off = same and share_is_off(halves(figures[0])[0], halves(figures[1])[-1], figures[2])
        elif isinstance(relation, GoldRepeat):
            figures = [at[number] for number in relation.mentions]
            off = len({halves(m)[0] for m in figures}) > 1 and len({m.unit for m in figures}) == 1
        else:
            figures = [at[relation.fraction], at[relation.percent]]
            part, base = halves(figures[0])
            off = share_is_off(part, base, figures[1])
        if off:
            yield figures


@pytest.mark.parametrize("name", GOLD)
def test_every_relation_of_the_gold_holds_or_is_a_finding(name: str) -> None:
    listed = [span for finding in FINDINGS[name] for span in finding.spans]
    unlisted = [
        [mention.text for mention in figures]
        for figures in faults(GOLD[name])
        if not any(start < mention.end and mention.start < end for mention in figures for start, end in listed)
    ]
    assert unlisted == []


def test_every_code_of_the_gold_is_in_the_catalogue() -> None:
    told = {row.indicator for gold in load_observations().values() for row in gold.observations}
    assert told - set(BY_CODE) == set()
