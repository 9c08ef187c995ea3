"""Observations (số liệu): each figure with its indicator, value, period and scope; one row per fact."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from extractor.blocks import Outline
from extractor.computed import with_pairs
from extractor.context import Context, contexts
from extractor.dated import dates_of
from extractor.find import QUANTITY_KINDS, Found
from extractor.label import Item
from extractor.link import link
from extractor.linked import Linked
from extractor.model import (
    Breakdown,
    Header,
    Match,
    Observation,
    Period,
    Relation,
    Repeat,
)
from extractor.model.observation import Measure
from extractor.model.relation import End
from extractor.tables.found import FoundTable
from extractor.tables.observed import observe_table
from extractor.tables.plans import forward_tables
from patterns.catalogue import BY_CODE

_ASKED_FOR = "asset.granted"
_MEASURES: dict[str, Measure] = {
    "count": "count",
    "fraction": "count",
    "percent": "percent",
    "money": "money",
    "duration": "duration",
    "measure": "measure",
    "range": "measure",
}


_VALUES = 2
"""Different values that one figure may be told with: the right one and a wrong one."""


def normalise(
    outline: Outline,
    found: Sequence[Found],
    items: Sequence[Item],
    relations: Sequence[Relation],
    tables: Sequence[FoundTable],
    header: Header,
) -> list[Observation]:
    """The observations of a report: from its mentions in text order, then from its table cells."""
    dates = dates_of(outline, found, header)
    around = contexts(outline, found, items, header, dates)
    linked = link(outline, items, relations)
    rows = [
        observation
        for item in items
        if item.found.mention.kind in QUANTITY_KINDS
        for observation in _of_item(item, linked.get(item.id), around[item.id])
    ]
    forward = forward_tables(outline, tables)
    rows.extend(
        row for table in tables for row in observe_table(table, header, dates, is_forward=table.table.id in forward)
    )
    return [row.model_copy(update={"id": f"o{i + 1}"}) for i, row in enumerate(with_pairs(rows, relations))]


# ---- rows ---------------------------------------------------------------------------------------------------


def _of_item(item: Item, linked: Linked | None, around: Context) -> Iterator[Observation]:
    mention = item.found.mention
    measure = _MEASURES[mention.kind]
    label = " ".join(part for part in (item.left.strip(" :;,-+*"), item.right.strip(" :;,")) if part)
    code = linked.code if linked else "other"
    row = BY_CODE.get(code)
    if row is not None and row.group == "asset" and mention.modality == "target":
        code, row = (
            _ASKED_FOR,
            BY_CODE[_ASKED_FOR],
        )  # "đề nghị trang bị thêm 01 máy scan": what is asked for is not there
    scope = around.scope.model_copy(update=_own_scope(linked)) if linked else around.scope
    period = _period(around, stock=row is not None and row.stock)
    match = Match(how=linked.how if linked else "exact", score=linked.score if linked else 0.0)
    halves = (None,) if mention.kind != "fraction" else ("numerator", "denominator")
    for half, quantity in zip(halves, item.found.quantities, strict=False):
        own = code
        if half == "denominator":
            own = (linked.base if linked else None) or (row.base if row is not None else None) or "other"
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
            period_read_at=None if period is around.day else around.period_at,
            scope_read_at=around.scope_at,
            mentions=(mention.id,),
            cells=(),
            match=match,
        )


def _own_scope(linked: Linked) -> dict[str, str]:
    """What a figure's own label says of whose it is."""
    own = {
        "field": linked.field,
        "group": linked.people,
        "authority": linked.owner,
        "level": linked.level,
        "channel": linked.channel,
    }
    return {key: words for key, words in own.items() if words}


def _period(around: Context, *, stock: bool) -> Period:
    """A stock, or what holds "đến nay", has no start unless the text states the period for it."""
    if stock and not around.stated and around.day is not None:
        return around.day
    on_a_day = around.as_of and around.period.start is None
    if on_a_day or ((around.as_of or stock) and not around.stated):
        return Period(label=around.period.label, start=None, end=around.period.end)
    return around.period


# ---- the same thing told twice ------------------------------------------------------------------------------


def _unplaced(period: Period) -> str:
    """What tells apart periods of no known dates: "tháng 7" and "tháng 8" of a report without its year."""
    return period.label if period.start is None and period.end is None else ""


def repeats(
    observations: Sequence[Observation], relations: Sequence[Relation], places: Mapping[str, tuple[int, int]]
) -> list[Repeat]:
    """Observations of one indicator, period and scope told at more than one place, equal or not.

    A denominator is none: it says a total again for the sake of the fraction, often of a smaller set than the words tell.

    Args:
        observations: of the report.
        relations: that tie wholes and parts, which are no repeats of each other.
        places: block and sentence of each mention; two different values in one sentence are of two things whose
            difference the scope does not say ("toàn huyện đạt 96%, riêng cấp huyện đạt 98%").
    """
    groups: dict[tuple[object, ...], list[End]] = {}
    values: dict[End, str] = {}
    bases: dict[str, str] = {}
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
        if part == "denominator":
            bases[mention] = row.value
        if part != "denominator" and _can_repeat(row):
            key = (row.indicator, row.measure, row.period.start, row.period.end, _unplaced(row.period), row.scope)
            end = End(id=mention, part=part)
            groups.setdefault(key, []).append(end)
            values[end] = row.value
    tied = _tied(relations)
    result: list[Repeat] = []
    for told_so in groups.values():
        # "2.689/3.463 hồ sơ" beside 3.463 hồ sơ of the same code: a part of it, whatever its words say.
        whole = {values[end] for end in told_so}
        members = [end for end in told_so if (base := bases.get(end.id)) in (None, values[end]) or base not in whole]
        ids = {end.id for end in members}
        free = [end for end in members if ids.isdisjoint(tied.get(end.id, ()))]
        sets = _alternatives(_once_a_sentence(free, values, places), values)
        # A part beside its whole is told of less than its scope says; what repeats it has its value.
        for end in members:
            if not ids.isdisjoint(tied.get(end.id, ())):
                _join(sets, end, values, places)
        result.extend(Repeat(members=tuple(ends)) for ends in sets if len({end.id for end in ends}) > 1)
    return result


def _tied(relations: Sequence[Relation]) -> dict[str, set[str]]:
    """The wholes and parts of each figure."""
    tied: dict[str, set[str]] = {}
    for relation in relations:
        if isinstance(relation, Breakdown):
            tied.setdefault(relation.whole.id, set()).update(end.id for end in relation.parts)
            for end in relation.parts:
                tied.setdefault(end.id, set()).add(relation.whole.id)
    return tied


def _alternatives(ends: Sequence[End], values: Mapping[End, str]) -> list[list[End]]:
    """The ends together, where they give one value or two; more are a series (of years, of places), equal ones apart."""
    by_value: dict[str, list[End]] = {}
    for end in ends:
        by_value.setdefault(values[end], []).append(end)
    return [list(ends)] if len(by_value) <= _VALUES else list(by_value.values())


def _join(sets: list[list[End]], end: End, values: Mapping[End, str], places: Mapping[str, tuple[int, int]]) -> None:
    """Add an end to the set of its value where one has no other and is told elsewhere; else to a new one."""
    same = [ends for ends in sets if values[end] in {values[each] for each in ends}]
    if not same:
        sets.append([end])
    elif len(same) == 1 and all(values[each] == values[end] and places[each.id] != places[end.id] for each in same[0]):
        same[0].append(end)


def _can_repeat(row: Observation) -> bool:
    return row.indicator != "other" and row.modality == "actual" and not BY_CODE[row.indicator].several


def _once_a_sentence(
    ends: Sequence[End], values: Mapping[End, str], places: Mapping[str, tuple[int, int]]
) -> list[End]:
    """The ends without those that give another value in a sentence that has given one."""
    told: dict[tuple[int, int], str] = {}
    return [end for end in ends if told.setdefault(places[end.id], values[end]) == values[end]]
