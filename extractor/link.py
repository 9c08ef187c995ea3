"""Links (liên kết chỉ tiêu): the catalogue code of each figure, and how it was found.

The label's own words come first; then the words a bracket or a comma kept from it, then what the sentence, the
paragraph, the list and the section are about, and last a label with a typing error mended. Parts take the code of their
whole, percentages that of their count. No link is better than a wrong one.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import regex as re

from extractor.blocks import Block, Outline
from extractor.frame import Frames
from extractor.label import Item, measure_of, sides
from extractor.model import Breakdown, End, FractionPercent, Ratio, Relation
from patterns.catalogue import BY_CODE, INDICATORS, Indicator, dimension, facets_of, indicator_for

_FIELD_OF = {row.field_of: row.code for row in INDICATORS if row.field_of}
# Codes whose parts keep the code and differ by field only.
_SAME_BY_FIELD = frozenset({"proc.online.active", "proc.interlinked"})
_FIELD = re.compile(r"^[-+* ]*(?:trong đó:? ?)?(?:ở |thuộc )?(?:lĩnh vực )?(?P<field>[^:]+?)(?: (?:là|gồm|có|đạt))?:?$")
# "đang giải quyết 211 hồ sơ (trong hạn 208, quá hạn 03)": late is said of what the whole counts.
_PENDING_OF = {
    "dossier.resolved.late": "dossier.pending.overdue",
    "dossier.resolved.not_late": "dossier.pending.in_time",
    "dossier.resolved.on_time": "dossier.pending.in_time",
}
# What a figure is said to be only by its own words: a frame does not make dossiers late or online.
_LINKED_KINDS = ("count", "percent", "fraction", "money", "duration")
_JOINED = re.compile(r" (?:và|,) $")
_SHARED = re.compile(r"^[ ,]*(?:với|gồm|và)?[ :]*$")
_FIELDS = "lĩnh vực"
# Whose procedures they are is told for a pair of figures at once ("33 lĩnh vực với 135 thủ tục"), for others by each.
_SHARED_ONLY = frozenset({"owner", "scope"})
_JOIN_REACH = 4
_BRACKETED = re.compile(r"\([^()]*\)")
_OWN_NOUN = re.compile(r"^(?:các |số |tổng số )*(?:cán bộ|công chức|viên chức|cbcc|người dân)(?!\p{L})")


@dataclass(frozen=True, slots=True)
class Linked:
    """A code for a figure and how it was found; `score` tells how like a mended label is to the printed one."""

    code: str
    how: Literal["exact", "fuzzy", "inherited"]
    field: str | None = None
    score: float = 1.0


def link(outline: Outline, items: Sequence[Item], relations: Sequence[Relation]) -> dict[str, Linked]:
    """Codes by mention id: by the figure's own label first, then from what stands around it."""
    by_id = {item.id: item for item in items}
    linked = {item.id: Linked(item.code, "exact") for item in items if item.code is not None}
    for relation in relations:
        if isinstance(relation, Breakdown):
            _inherit(relation, by_id, linked)
    _from_around(outline, items, linked)
    _rates(relations, by_id, linked)
    _loose_on_time(items, linked)
    return linked


# ---- from the words around ----------------------------------------------------------------------------------


def _from_around(outline: Outline, items: Sequence[Item], linked: dict[str, Linked]) -> None:
    frames = Frames(outline)
    for position, item in enumerate(items):
        subject = item.is_percent and _OWN_NOUN.match(item.right) is not None
        before = items[position - 1] if position else None
        paired = before is not None and _pairs(before, item)
        if item.changed or item.found.mention.kind not in _LINKED_KINDS:
            continue
        if item.id in linked and not subject and not paired:
            continue
        readings = _readings(outline.blocks[item.found.block], items, position, subject=subject)
        found = _of_readings(item, readings, frames, paired=paired)
        if found is not None:
            linked[item.id] = found
        elif subject:
            linked.pop(item.id, None)


@dataclass(frozen=True, slots=True)
class _Reading:
    """One way to take a figure's label apart."""

    facets: frozenset[str]
    group: str | None


def _readings(block: Block, items: Sequence[Item], position: int, *, subject: bool) -> Iterator[_Reading]:
    """The ways to read a label, the likeliest first."""
    item, before = items[position], items[position - 1] if position else None
    after = items[position + 1] if position + 1 < len(items) else None
    unit = item.found.mention.unit or ""
    group = _group_of(item, before)
    left, right, ahead = ("" if subject else item.left), item.right, item.ahead
    if ahead.startswith(":"):
        right = ahead = ""  # "04 máy tính: 01 máy tốt": what follows the colon speaks of the parts
    if before is not None and _pairs(before, item):  # "33 lĩnh vực với 135 thủ tục"
        left = before.left
    own = _own(left, unit, right) | item.levels
    if subject and (other := _joined(block, items, position)) is not None:
        said = facets_of(other.ahead or other.right)
        yield _Reading(own | {facet for facet in said if dimension(facet) != "people"}, group)
        return
    yield _Reading(own, group)
    if (right and ahead.strip() != right) or (
        not right and item.ahead and block.view.folded.startswith(" (", item.found.end)
    ):
        yield _Reading(_own(left, unit, ahead) | item.levels, group)
    if after is not None and _pairs(item, after):
        yield _Reading(_own(left, unit, f"{after.found.mention.unit or ''} {after.right}"), group)
    if ": " in left:
        yield _Reading(_own(left.rpartition(": ")[2], unit, right) | item.levels, group)


def _own(left: str, unit: str, right: str) -> frozenset[str]:
    """The facets of a label; what the unit says itself ("02 máy in") stands before what the words around say of the same."""
    counted = facets_of(unit)
    said = {dimension(facet) for facet in counted}
    return counted | {facet for facet in sides(left, f"{unit} {right}") if dimension(facet) not in said}


def _joined(block: Block, items: Sequence[Item], position: int) -> Item | None:
    """`90% cán bộ (còn 01 đồng chí) và 100% công chức có trình độ ...`: the percentage with which one shares the predicate."""
    item = items[position]
    for other in items[position + 1 : position + 1 + _JOIN_REACH]:
        if other.found.block != item.found.block or other.sentence != item.sentence:
            return None
        if other.depth == item.depth:
            between = _BRACKETED.sub("", block.view.folded[item.found.end : other.found.start])
            return other if other.is_percent and _JOINED.search(between) else None
    return None


def _pairs(first: Item, second: Item) -> bool:
    """Whether two figures count one thing twice: its fields and its procedures."""
    if first.found.block != second.found.block or first.group != _FIELDS or second.group == _FIELDS:
        return False
    return _SHARED.match(second.tie) is not None and "với" in second.tie


def _group_of(item: Item, before: Item | None) -> str | None:
    """The unit: the currency of money, and of a bare figure that of the figure before it in the sentence."""
    if item.found.mention.kind == "money":
        return "đồng"
    if item.group is None and not item.is_percent and item.found.mention.unit is None and before is not None:
        near = before.found.block == item.found.block and before.sentence == item.sentence
        if near and before.group == _FIELDS and _pairs(before, item):
            return "thủ tục"
        return before.group if near and not before.is_percent else None
    return item.group


def _of_readings(item: Item, readings: Iterator[_Reading], frames: Frames, *, paired: bool) -> Linked | None:
    """The first reading that names an indicator, by itself or inside the frames it stands in."""
    tried = list(readings)
    for reading in tried:
        if (row := _row(item, reading)) is not None:
            return Linked(row.code, "exact")
    around: dict[str, frozenset[str]] = {}
    for frame in frames.around(item):
        around = {**frame, **around}
        for reading in tried:
            own = {dimension(facet) for facet in reading.facets}
            if not paired and reading.group != _FIELDS:
                own |= _SHARED_ONLY
            more = frozenset().union(*(facets for name, facets in around.items() if name not in own))
            if more and (row := _row(item, _Reading(reading.facets | more, reading.group))) is not None:
                return Linked(row.code, "inherited")
    return None


def _row(item: Item, reading: _Reading) -> Indicator | None:
    measure = measure_of(item.found)
    if measure == "percent":
        row = indicator_for(reading.facets, None, measure, "proc" if reading.group == "thủ tục" else None)
        # "100% cán bộ được giải quyết ...": people, procedures or slips are no dossiers
        foreign = row is not None and row.group == "dossier" and reading.group not in (None, "hồ sơ")
        return None if foreign else row
    return None if reading.group is None else indicator_for(reading.facets, reading.group, measure)


# ---- from other figures -------------------------------------------------------------------------------------


def _rates(relations: Sequence[Relation], by_id: Mapping[str, Item], linked: dict[str, Linked]) -> None:
    """A percentage takes the rate of the count it is printed for."""
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
            linked[percent.id] = Linked(row.rate, "inherited", base.field if base else None)
        elif linked.get(percent.id) and by_id[percent.id].code == "dossier.resolved.rate":
            del linked[percent.id]


def _inherit(relation: Breakdown, by_id: Mapping[str, Item], linked: dict[str, Linked]) -> None:
    """Parts that name only a field (lĩnh vực) or a year take the code of their whole."""
    whole = linked.get(relation.whole.id)
    parts = [by_id[part.id] for part in relation.parts if part.id in by_id]
    codes = {part.code for part in parts}
    if whole is not None and whole.code == "dossier.received.total" and "dossier.carried_in" in codes:
        linked[relation.whole.id] = Linked("dossier.handled.total", "inherited")
        return
    if whole is None:
        return
    for part in parts:
        if whole.code == "dossier.pending.total" and part.code in _PENDING_OF:
            linked[part.id] = Linked(_PENDING_OF[part.code], "inherited")
        if part.code is not None and part.facets:
            continue
        match = _FIELD.match(part.left)
        named = match["field"] if match and match["field"] and not any(ch.isdigit() for ch in match["field"]) else None
        if whole.code in _SAME_BY_FIELD and named:
            linked[part.id] = Linked(whole.code, "inherited", named)
        elif whole.code in _FIELD_OF and named:
            linked[part.id] = Linked(_FIELD_OF[whole.code], "inherited", named)


_NOT_EARLY = {
    "dossier.resolved.on_time": "dossier.resolved.not_late",
    "dossier.resolved.on_time.rate": "dossier.resolved.not_late.rate",
}


def _loose_on_time(items: Sequence[Item], linked: dict[str, Linked]) -> None:
    """`đã giải quyết 50 hồ sơ, đúng hạn 50`: all of them, none told apart as early, so "đúng hạn" means not late."""
    early: set[int] = set()
    resolved: dict[int, str] = {}
    for item in items:
        code = linked[item.id].code if item.id in linked else None
        if code in ("dossier.resolved.early", "dossier.resolved.early.rate"):
            early.add(item.found.block)
        elif code == "dossier.resolved.total":
            resolved.setdefault(item.found.block, item.found.mention.value)
    for item in items:
        one = linked.get(item.id)
        if one is None or one.code not in _NOT_EARLY or item.found.block in early:
            continue
        everything = "100" if item.is_percent else resolved.get(item.found.block)
        if item.found.mention.value == everything:
            linked[item.id] = Linked(_NOT_EARLY[one.code], one.how, one.field)
