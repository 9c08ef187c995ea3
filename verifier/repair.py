"""Diagnosis (chẩn đoán): the smallest edit of one figure that makes it what the others ask for.

An inspector gains more from "1.249 → 1.294, two digits changed places" than from "does not add up". Nothing is ever
corrected silently: edits are offered, with the number of constraints each one would close.
"""

from decimal import Decimal

from extractor.model import End
from patterns.slips import edit_kind
from verifier.facts import Facts
from verifier.finding import Repair
from verifier.wording import number


def repairs(facts: Facts, whole: End, parts: tuple[End, ...]) -> tuple[Repair, ...]:
    """Single-figure edits that close `whole = sum(parts)`, those that close most constraints first."""
    gap = facts.value(whole) - sum((facts.value(part) for part in parts), Decimal(0))
    wanted = [(whole, facts.value(whole) - gap), *((part, facts.value(part) + gap) for part in parts)]
    found: list[tuple[int, Repair]] = []
    for end, value in wanted:
        edit = edit_kind(facts.value(end), value)
        if edit is None:
            continue
        closed = _closed(facts, end, value)
        found.append(
            (
                -closed,
                Repair(id=end.id, before=number(facts.value(end)), after=number(value), edit=edit, explains=closed),
            )
        )
    return tuple(repair for _, repair in sorted(found, key=lambda pair: pair[0]))


def _closed(facts: Facts, end: End, value: Decimal) -> int:
    """The breakdowns that hold with the edit and did not before, less those it would break."""
    change = value - facts.value(end)
    return sum(int(gap + sign * change == 0) - int(gap == 0) for gap, sign in facts.terms.get(end, ()))
