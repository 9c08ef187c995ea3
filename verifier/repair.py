"""Diagnosis (chẩn đoán): the smallest edit of one figure that makes it what the others ask for.

An inspector gains more from "1.249 → 1.294, two digits changed places" than from "does not add up". Nothing is ever
corrected silently: edits are offered, with the number of constraints each one would close.
"""

from decimal import Decimal

from extractor.model import End
from verifier.facts import Facts
from verifier.finding import Edit, Repair
from verifier.wording import number


def edit_kind(printed: Decimal, wanted: Decimal) -> Edit | None:
    """The slip that turns the wanted figure into the printed one; None when no single slip does.

    >>> edit_kind(Decimal(14297), Decimal(14279)), edit_kind(Decimal(1270), Decimal(1269)), edit_kind(Decimal(12), Decimal(90))
    ('transposition', None, None)
    """
    a, b = format(printed, "f"), format(wanted, "f")
    if a == b or wanted < 0 or a[::-1].find(".") != b[::-1].find("."):
        return None
    a, b = a.replace(".", ""), b.replace(".", "")
    if len(a) == len(b):
        differing = [i for i in range(len(a)) if a[i] != b[i]]
        if len(differing) == 1:
            return "digit"
        if (
            len(differing) == 2
            and differing[1] == differing[0] + 1
            and a[differing[0]] == b[differing[1]]
            and a[differing[1]] == b[differing[0]]
        ):
            return "transposition"
        return None
    if len(a) + 1 == len(b) and _one_missing(b, a):
        return "lost_digit"
    if len(a) == len(b) + 1 and _one_missing(a, b):
        return "doubled_digit"
    return None


def _one_missing(longer: str, shorter: str) -> bool:
    return any(longer[:i] + longer[i + 1 :] == shorter for i in range(len(longer)))


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
