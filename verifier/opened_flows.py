"""Flows of dossiers told without their total (hồ sơ kỳ trước và mới): what was carried in and what came, settled and pending.

Kỳ trước chuyển qua 50 hồ sơ; tiếp nhận mới 450 hồ sơ; đã giải quyết 470 hồ sơ; đang giải quyết 30 hồ sơ.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from extractor.model import End, Mention
from patterns.subsets import may_add_up
from patterns.units import unit_group
from verifier.facts import Facts

_CARRIED, _NEW = "dossier.carried_in", "dossier.received.total"
_SETTLED, _PENDING = "dossier.resolved.total", "dossier.pending.total"
_CODES = frozenset({_CARRIED, _NEW, _SETTLED, _PENDING, "dossier.handled.total"})
_ORDERS = ((_CARRIED, _NEW, _SETTLED, _PENDING), (_NEW, _CARRIED, _SETTLED, _PENDING))
_SPAN, _REACH = 600, 300
_SIDES = 4


class Opened(NamedTuple):
    """The four figures in text order, what came in and was carried in together, and what became of it."""

    told: tuple[Mention, ...]
    whole: Decimal
    parts: tuple[Decimal, Decimal]


def opened_flows(facts: Facts) -> Iterator[Opened]:
    """The flows that do not balance, whatever told beside them is counted too, and whether what came in holds what was carried or not."""
    rows = [row for row in facts.observations.values() if row.indicator in _CODES]
    if not any(row.indicator == _CARRIED for row in rows):
        return  # as in most texts
    counts = [(one, facts.code(one.id)) for one in facts.figures if one.kind == "count"]
    told = [(one, code) for one, code in counts if code in _CODES]
    for first in range(len(told) - _SIDES + 1):
        four = told[first : first + _SIDES]
        if tuple(code for _, code in four) in _ORDERS:
            flow = _flow(facts, [one for one, _ in four])
            if flow is not None:
                yield flow


def _flow(facts: Facts, four: list[Mention]) -> Opened | None:
    if len({one.section for one in four}) > 1 or four[-1].end - four[0].start > _SPAN:
        return None
    values = [facts.amount(one) for one in four]
    new = next(one for one in four if facts.code(one.id) == _NEW)
    if any(facts.wholes_of.get(one.id) for one in four):
        return None
    if any(not facts.interval(End(id=one.id)).is_exact for one in four):
        return None
    missing = values[0] + values[1] - values[2] - values[3]
    if not missing or not facts.amount(new) - values[2] - values[3] or _is_told(facts, four, missing):
        return None
    return Opened(tuple(four), values[0] + values[1], (values[2], values[3]))


def _is_told(facts: Facts, four: list[Mention], missing: Decimal) -> bool:
    """Whether dossiers told beside a flow, returned or called anyhow, are what it lacks."""
    near = facts.figures_within(four[0].start - _REACH, four[-1].end + _REACH)
    others = [
        facts.amount(one)
        for one in near
        if one not in four
        and one.kind == "count"
        and one.section == four[0].section
        and unit_group(one.unit or one.inherited_unit) in ("hồ sơ", None)
    ]
    return abs(missing) in others or may_add_up(others, missing)
