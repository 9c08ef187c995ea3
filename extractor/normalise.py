"""Observations (số liệu): each figure with its indicator, value, period and scope; one row per fact."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import regex as re

from extractor.blocks import Outline
from extractor.context import Context, contexts
from extractor.find import QUANTITY_KINDS, Found
from extractor.label import Item
from extractor.model import (
    Breakdown,
    FractionPercent,
    Header,
    Match,
    Observation,
    Period,
    Ratio,
    Relation,
    Repeat,
    Table,
)
from extractor.model.observation import Measure
from extractor.model.relation import End
from extractor.tables.observed import observe_table
from patterns.catalogue import BY_CODE, INDICATORS

_FIELD_OF = {row.field_of: row.code for row in INDICATORS if row.field_of}
# Codes whose parts keep the code and differ by field only.
_SAME_BY_FIELD = frozenset({"proc.online.active", "proc.interlinked"})
_FIELD = re.compile(r"^[-+* ]*(?:trong đó:? ?)?(?:ở |thuộc )?(?:lĩnh vực )?(?P<field>[^:]+?)(?: (?:là|gồm|có|đạt))?:?$")
# What a printed fraction is out of, where the catalogue names no base of its own.
_DENOMINATOR = {
    "dossier.resolved.not_late": "dossier.resolved.total",
    "dossier.resolved.late": "dossier.resolved.total",
    "dossier.resolved.early": "dossier.resolved.total",
    "dossier.resolved.on_time": "dossier.resolved.total",
    "dossier.received.online": "dossier.received.total",
    "dossier.received.online.level34": "dossier.received.total",
    "dossier.received.online.full": "dossier.received.total",
    "dossier.resolved.total": "dossier.handled.total",
}
_MEASURES: dict[str, Measure] = {
    "count": "count",
    "fraction": "count",
    "percent": "percent",
    "money": "money",
    "duration": "duration",
    "measure": "measure",
    "range": "measure",
}


@dataclass(frozen=True, slots=True)
class _Linked:
    """A code for a figure and how it was found."""

    code: str
    how: str
    field: str | None = None


def normalise(
    outline: Outline,
    found: Sequence[Found],
    items: Sequence[Item],
    relations: Sequence[Relation],
    tables: Sequence[Table],
    header: Header,
) -> list[Observation]:
    """The observations of a report: from its mentions in text order, then from its table cells."""
    around = contexts(outline, found, items, header)
    linked = _link(items, relations)
    rows = [
        observation
        for item in items
        if item.found.mention.kind in QUANTITY_KINDS
        for observation in _of_item(item, linked.get(item.id), around[item.id])
    ]
    rows.extend(row for table in tables for row in observe_table(table, header))
    return [row.model_copy(update={"id": f"o{i + 1}"}) for i, row in enumerate(rows)]


# ---- which indicator ----------------------------------------------------------------------------------------


def _link(items: Sequence[Item], relations: Sequence[Relation]) -> dict[str, _Linked]:
    """Codes by mention id: by the figure's own label first, then from the whole or the count it belongs to."""
    by_id = {item.id: item for item in items}
    linked = {item.id: _Linked(item.code, "exact") for item in items if item.code is not None}
    for relation in relations:
        if isinstance(relation, Breakdown):
            _inherit(relation, by_id, linked)
    for relation in relations:
        if isinstance(relation, FractionPercent):
            count: End | None = relation.fraction
        elif isinstance(relation, Ratio):
            count = relation.numerator
        else:
            continue
        if count is None:
            continue
        percent, base = relation.percent, linked.get(count.id)
        row = BY_CODE.get(base.code) if base else None
        if row is not None and row.rate:
            linked[percent.id] = _Linked(row.rate, "inherited", base.field if base else None)
        elif linked.get(percent.id) and by_id[percent.id].code == "dossier.resolved.rate":
            del linked[percent.id]
    return linked


# "đang giải quyết 211 hồ sơ (trong hạn 208, quá hạn 03)": late is said of what the whole counts.
_PENDING_OF = {
    "dossier.resolved.late": "dossier.pending.overdue",
    "dossier.resolved.not_late": "dossier.pending.in_time",
    "dossier.resolved.on_time": "dossier.pending.in_time",
}


def _inherit(relation: Breakdown, by_id: Mapping[str, Item], linked: dict[str, _Linked]) -> None:
    """Parts that name only a field (lĩnh vực) or a year take the code of their whole."""
    whole = linked.get(relation.whole.id)
    parts = [by_id[part.id] for part in relation.parts if part.id in by_id]
    codes = {part.code for part in parts}
    if whole is not None and whole.code == "dossier.received.total" and "dossier.carried_in" in codes:
        linked[relation.whole.id] = _Linked("dossier.handled.total", "inherited")
        return
    if whole is None:
        return
    for part in parts:
        if whole.code == "dossier.pending.total" and part.code in _PENDING_OF:
            linked[part.id] = _Linked(_PENDING_OF[part.code], "inherited")
        if part.code is not None and part.facets:
            continue
        match = _FIELD.match(part.left)
        named = match["field"] if match and match["field"] and not any(ch.isdigit() for ch in match["field"]) else None
        if whole.code in _SAME_BY_FIELD and named:
            linked[part.id] = _Linked(whole.code, "inherited", named)
        elif whole.code in _FIELD_OF and named:
            linked[part.id] = _Linked(_FIELD_OF[whole.code], "inherited", named)


# ---- rows ---------------------------------------------------------------------------------------------------


def _of_item(item: Item, link: _Linked | None, around: Context) -> Iterator[Observation]:
    mention = item.found.mention
    measure = _MEASURES[mention.kind]
    label = " ".join(part for part in (item.left.strip(" :;,-+*"), item.right.strip(" :;,")) if part)
    code = link.code if link else "other"
    row = BY_CODE.get(code)
    scope = around.scope.model_copy(update={"field": link.field}) if link and link.field else around.scope
    period = _period(around, stock=row is not None and row.stock)
    match = Match(how="inherited" if link and link.how == "inherited" else "exact", score=1.0 if link else 0.0)
    halves = (None,) if mention.kind != "fraction" else ("numerator", "denominator")
    for half, quantity in zip(halves, item.found.quantities, strict=False):
        own = code
        if half == "denominator":
            own = (row.base if row is not None else None) or _DENOMINATOR.get(code, "other")
        value = mention.value if mention.kind == "range" else quantity.number.canonical()
        yield Observation(
            id="",
            indicator=own,
            label=label,
            measure=measure,
            value=value,
            unit=mention.unit,
            qualifier=mention.qualifier,
            modality=mention.modality,
            period=period,
            scope=scope,
            section=mention.section,
            mentions=(mention.id,),
            cells=(),
            match=match,
        )


def _period(around: Context, *, stock: bool) -> Period:
    """A stock, or what holds "đến nay", has no start unless the text states the period for it."""
    on_a_day = around.as_of and around.period.start is None
    if on_a_day or ((around.as_of or stock) and not around.stated):
        return Period(label=around.period.label, start=None, end=around.period.end)
    return around.period


# ---- the same thing told twice ------------------------------------------------------------------------------


def _unplaced(period: Period) -> str:
    """What tells apart periods of no known dates: "tháng 7" and "tháng 8" of a report without its year."""
    return period.label if period.start is None and period.end is None else ""


def repeats(observations: Sequence[Observation], relations: Sequence[Relation]) -> list[Repeat]:
    """Observations of one indicator, period and scope told at more than one place, equal or not."""
    groups: dict[tuple[object, ...], list[End]] = {}
    twice = Counter(row.mentions[0] for row in observations if row.mentions)
    told: set[str] = set()
    for row in observations:
        if not row.mentions:
            continue
        mention = row.mentions[0]
        part: Literal["numerator", "denominator"] | None = None
        if twice[mention] > 1:  # a fraction gives two rows, the numerator first
            part = "denominator" if mention in told else "numerator"
            told.add(mention)
        if row.indicator != "other" and row.modality == "actual":
            key = (row.indicator, row.measure, row.period.start, row.period.end, _unplaced(row.period), row.scope)
            groups.setdefault(key, []).append(End(id=mention, part=part))
    tied: dict[str, set[str]] = {}
    for relation in relations:
        if isinstance(relation, Breakdown):
            tied.setdefault(relation.whole.id, set()).update(end.id for end in relation.parts)
            for end in relation.parts:
                tied.setdefault(end.id, set()).add(relation.whole.id)
    result: list[Repeat] = []
    for ends in groups.values():
        ids = {end.id for end in ends}
        kept = [end for end in ends if ids.isdisjoint(tied.get(end.id, ()))]
        if len({end.id for end in kept}) > 1:
            result.append(Repeat(members=tuple(kept)))
    return result
