"""Links (liên kết chỉ tiêu): the catalogue code of each figure, and how it was found.

The label's own words come first; then the words a bracket or a comma kept from it, then what the sentence, the
paragraph, the list and the section are about, and last a label with a typing error mended. Parts take the code of their
whole, percentages that of their count. No link is better than a wrong one.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

import regex as re

from extractor.beside import (
    link_aims,
    link_compared,
    parts_by_period,
    rates_out_of,
    told_bases,
    wholes_of_kinds,
)
from extractor.blocks import Block, Outline
from extractor.channel import channel_beside
from extractor.frame import Frames
from extractor.label import LABEL_WORDS, OF_TOTAL, Item, can_count, count_for, measure_of, rate_for, sides
from extractor.linked import Linked
from extractor.model import Breakdown, End, FractionPercent, Ratio, Relation
from extractor.petitions import without_petitions
from extractor.series import link_series
from extractor.timing import PENDING_OF, late_of_pending, loose_on_time
from extractor.told import link_bases, link_changes, link_earlier, link_ends, link_people, link_pointed
from extractor.which import FIELD_OF, of_channels, of_leads, of_wholes
from patterns.catalogue import BY_CODE, INDICATORS, Indicator, dimension, facets_of, indicator_for, named_in
from patterns.catalogue.model import FACETS
from patterns.catalogue.typo import has_odd_word, mend
from patterns.units import unit_group

# Codes whose parts keep the code and differ by field only.
_SAME_BY_FIELD = frozenset({"proc.online.active", "proc.interlinked", "dossier.interlinked.resolved"})
_FIELD = re.compile(r"^[-+* ]*(?:trong đó:? ?)?(?:ở |thuộc )?(?:lĩnh vực )?(?P<field>[^:]+?)(?: (?:là|gồm|có|đạt))?:?$")
_OF_FIELD = re.compile(r"^(?:thuộc |ở |về )?lĩnh vực (?P<field>.+)$")
# What a figure is said to be only by its own words: a frame does not make dossiers late or online.
_LINKED_KINDS = ("count", "percent", "fraction", "money", "duration")
_JOINED = re.compile(r" (?:và|,) $")
_SHARED = re.compile(r"^[ ,]*(?:với|gồm|và)?[ :]*$")
_FIELDS = "lĩnh vực"
# What a whole without a code may lend its parts: what it is about, not what became of it.
_SUBJECTS = FACETS.reach["lead"]
# Codes whose parts keep the code and differ by what stands behind them: "119 hồ sơ khai sinh".
_SAME_BY_NAME = frozenset({"dossier.interlinked.resolved"})
# Whose procedures they are is told for a pair of figures at once ("33 lĩnh vực với 135 thủ tục"), for others by each.
_SHARED_ONLY = frozenset({"owner", "scope"})
# What is said of officials only where a report tells of them: their schooling and rank.
_OF_OFFICIALS = frozenset({"education", "politics", "govmgmt"})
_BEHIND = re.compile(r" [^,;.:()\d]{1,40}\(")
_DOCUMENTS, _ISSUED, _LAW, _DIRECTIVE = "văn bản", "enacted", "legal", "directive"
_NAMED_AGAIN = re.compile(r"\(\p{L}[\p{L} ]{1,24}\)")
_ASIDE = re.compile(r" \((?:đạt |là |tức )?")
_HEAD = 200
_OF_POLITICS = {"staff.edu.intermediate": "staff.politics.intermediate"}
_LISTED = re.compile(r" ?(?:,| và|, và) ")
_JOIN_REACH = 4
_BRACKETED = re.compile(r"\([^()]*\)")
_OWN_NOUN = re.compile(r"^(?:các |số |tổng số )*(?:cán bộ|công chức|viên chức|cbcc|người dân)(?!\p{L})")


def link(outline: Outline, items: Sequence[Item], relations: Sequence[Relation]) -> dict[str, Linked]:
    """Codes by mention id: by the figure's own label first, then from what stands around it."""
    by_id = {item.id: item for item in items}
    linked = {item.id: _linked(item.indicator, "exact", _own_words(item)) for item in items if item.indicator}
    for relation in relations:
        if isinstance(relation, Breakdown):
            _inherit(relation, by_id, linked)
    frames = Frames(outline)
    _from_around(outline, items, frames, linked)
    _parts_of_the_same(relations, by_id, linked)
    _kinds_of_wholes(relations, by_id, linked)
    parts_by_period(relations, by_id, linked)
    of_wholes(relations, by_id, linked)
    of_channels(items, relations, by_id, linked)
    of_leads(outline, items, frames.leads, linked)
    _of_lists(items, linked)
    _politics(outline, items, linked)
    link_people(items, relations, by_id, linked)
    link_pointed(items, linked)
    wholes_of_kinds(relations, by_id, linked)
    link_changes(outline, items, linked)
    link_compared(items, linked)
    link_ends(items, linked)
    link_earlier(items, linked)
    link_series(items, linked)
    _mended(items, linked)
    late_of_pending(items, linked)
    without_petitions(outline, items, linked)
    loose_on_time(items, linked)  # before the rates, which follow the counts, and after, for those without a count
    _rates(relations, by_id, linked)
    _rates_by_words(relations, by_id, frames, linked)
    rates_out_of(items, linked)
    _rates_behind(items, linked)
    link_bases(items, linked)
    link_compared(items, linked)  # again, for the rates
    link_aims(items, linked)
    told_bases(items, linked)
    loose_on_time(items, linked)
    return linked


# ---- from the words around ----------------------------------------------------------------------------------


def _from_around(outline: Outline, items: Sequence[Item], frames: Frames, linked: dict[str, Linked]) -> None:
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
    """One way to take a figure's label apart; `alone`: nothing around it may add to it."""

    facets: frozenset[str]
    group: str | None
    words: str = ""
    alone: bool = False


def _readings(block: Block, items: Sequence[Item], position: int, *, subject: bool) -> Iterator[_Reading]:
    """The ways to read a label, the likeliest first."""
    item, before = items[position], items[position - 1] if position else None
    after = items[position + 1] if position + 1 < len(items) else None
    unit = item.found.mention.unit or ""
    group = _group_of(item, before)
    left, right, ahead = ("" if subject else item.left), item.right, item.ahead
    if item.is_percent and OF_TOTAL.match(right):
        right = ahead = ""
    if ahead.startswith(":"):
        right = ahead = ""  # "04 máy tính: 01 máy tốt": what follows the colon speaks of the parts
    if before is not None and _pairs(before, item):  # "33 lĩnh vực với 135 thủ tục"
        left = before.left
    own = _own(left, unit, right) | item.levels
    words = f"{left} {unit} {right}"
    if subject and (other := _joined(block, items, position)) is not None:
        said = facets_of(other.ahead or other.right)
        yield _Reading(own | {facet for facet in said if dimension(facet) != "people"}, group, words)
        return
    yield _Reading(own, group, words)
    interrupted = not right and item.ahead and block.view.folded.startswith(" (", item.found.end)
    if interrupted or (right and ahead.strip() != right):
        yield _Reading(_own(left, unit, ahead) | item.levels, group, f"{left} {unit} {ahead}")
    if after is not None and _pairs(item, after):
        shared = f"{after.found.mention.unit or ''} {after.right}"
        yield _Reading(_own(left, unit, shared), group, f"{left} {shared}")
    if ":" in left:
        tail = left.rpartition(":")[2].strip()
        yield _Reading(_own(tail, unit, right) | item.levels, group, f"{tail} {unit} {right}")
    yield from _parts_of_label(item, left, right, group)


def _parts_of_label(item: Item, left: str, right: str, group: str | None) -> Iterator[_Reading]:
    """The label without the words that may speak of something else; what is left must name the indicator by itself."""
    unit = item.found.mention.unit or ""
    if item.is_percent:
        if _NAMED_AGAIN.search(item.tie):  # "Chỉ số hài lòng (SIPAS) đạt 88%"
            named = _BRACKETED.sub(" ", item.tie).rpartition(";")[2]
            yield _Reading(_own(named, unit, right), group, f"{named} {unit} {right}", alone=True)
        return
    if ", " in left:
        tail = left.rpartition(", ")[2].strip()
        yield _Reading(_own(tail, unit, right) | item.levels, group, f"{tail} {unit} {right}", alone=True)
    if right and left:
        yield _Reading(_own("", unit, right) | item.levels, group, f"{unit} {right}", alone=True)


def _own(left: str, unit: str, right: str) -> frozenset[str]:
    """The facets of a label; what the unit says itself ("02 máy in") stands before what the words around say of the same."""
    counted = facets_of(unit)
    said = {dimension(facet) for facet in counted}
    return counted | {
        facet for facet in sides(left, " ".join(f"{unit} {right}".split())) if dimension(facet) not in said
    }


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
        if near and not before.is_percent:
            return before.group or unit_group(item.found.mention.inherited_unit)
        return None
    return item.group


def _of_readings(item: Item, readings: Iterator[_Reading], frames: Frames, *, paired: bool) -> Linked | None:
    """The first reading that names an indicator, by itself or inside the frames it stands in."""
    tried: list[_Reading] = []
    for reading in readings:
        tried.append(reading)
        if (row := _row(item, reading)) is not None:
            return _linked(row, "exact", reading)
    around: dict[str, frozenset[str]] = {}
    for frame in frames.around(item):
        if frame.keys() <= around.keys():
            continue  # nothing is said that was not
        around = {**frame, **around}
        for reading in (each for each in tried if not each.alone):
            own = {dimension(facet) for facet in reading.facets}
            if not paired and reading.group != _FIELDS:
                own |= _SHARED_ONLY
            if item.found.mention.kind in ("count", "fraction") and not own & _OF_OFFICIALS:
                own.add("people")  # "04 công chức và 01 nhân viên": the one noun says nothing of the other
            more = frozenset().union(*(facets for name, facets in around.items() if name not in own))
            if more and (row := _row(item, _Reading(reading.facets | more, reading.group))) is not None:
                return _linked(row, "inherited", reading)
    return None


def _linked(row: Indicator, how: Literal["exact", "inherited"], reading: _Reading) -> Linked:
    """The link, with the people and the owner that the label names where the code leaves them to the scope."""
    people = _last_named(reading.words, "people") if row.group in ("staff", "onestop", "money") else None
    owner = _last_named(reading.words, "owner") if row.code == "proc.fields.owner" else None
    return Linked(row.code, how, people=people, owner=owner, channel=channel_beside(row, reading.facets))


def _own_words(item: Item) -> _Reading:
    return _Reading(item.facets, item.group, f"{item.left} {item.found.mention.unit or ''} {item.right}")


def _last_named(words: str, name: str) -> str | None:
    """The last phrase of a dimension among some words."""
    spans = [(one.start, one.end) for one in named_in(words) if name in map(dimension, one.facets)]
    return words[slice(*spans[-1])] if spans else None


def _row(item: Item, reading: _Reading) -> Indicator | None:
    measure = measure_of(item.found)
    if measure == "percent":
        return rate_for(reading.facets, reading.group, of_dossiers=item.of_dossiers)
    if measure == "count":
        return None if reading.group is None else count_for(reading.facets, reading.group)
    return None if reading.group is None else indicator_for(reading.facets, reading.group, measure)


def _mended(items: Sequence[Item], linked: dict[str, Linked]) -> None:
    """Labels with a typing error: those that name nothing, and those with a word that is no syllable ("đag giải quyết")."""
    for position, item in enumerate(items):
        one = linked.get(item.id)
        if item.changed or item.found.mention.kind not in _LINKED_KINDS or (one is not None and one.how == "inherited"):
            continue
        behind = "" if item.rest.startswith(":") else item.right
        near = (" ".join(item.left.split()[-LABEL_WORDS:]), " ".join(behind.split()[:LABEL_WORDS]))
        if one is not None and not has_odd_word(" ".join(near)):
            continue
        left, right = map(mend, near)
        if left is None and right is None:
            continue
        texts = (left.text if left else near[0], right.text if right else near[1])
        unit = item.found.mention.unit or ""
        before = items[position - 1] if position else None
        row = _row(item, _Reading(_own(texts[0], unit, texts[1]) | item.levels, _group_of(item, before)))
        if row is not None and (one is None or row.code != one.code):
            score = min(side.score for side in (left, right) if side is not None)
            linked[item.id] = Linked(row.code, "fuzzy", score=score)


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
        out_of = relation.denominator if isinstance(relation, Ratio) else None
        whole = linked.get(out_of.id) if out_of is not None else None
        if base is not None and whole is not None and base.channel and base.code == whole.code:
            linked.pop(percent.id, None)  # the share of a channel, no rate of what the dossiers became
        elif base is not None and row is not None and row.rate:
            linked[percent.id] = _rate(base, row.rate)
        elif (rate := linked.get(percent.id)) is not None:
            generic = by_id[percent.id].code == "dossier.resolved.rate"
            if generic or not can_count(BY_CODE[rate.code], by_id[count.id].group):
                del linked[percent.id]


def _rate(count: Linked, rate: str) -> Linked:
    return replace(count, code=rate, how="inherited", score=1.0, owner=None, base=None)


def _rates_by_words(
    relations: Sequence[Relation], by_id: Mapping[str, Item], frames: Frames, linked: dict[str, Linked]
) -> None:
    """A fraction without a code and its percentage: what the words of the one name holds for the other."""
    for relation in relations:
        if not isinstance(relation, FractionPercent):
            continue
        fraction, percent = by_id[relation.fraction.id], linked.get(relation.percent.id)
        aside = _ASIDE.fullmatch(fraction.tie) is not None and percent is not None and percent.how == "exact"
        if relation.fraction.id in linked and not aside:
            continue
        if fraction.changed or fraction.group == "điểm":
            continue
        if percent is None:  # "tỷ lệ hài lòng và rất hài lòng là 474/480 phiếu = 98,75%"
            whose = next((each["people"] for each in frames.around(fraction) if "people" in each), frozenset())
            said = (fraction.facets, fraction.facets | whose)  # "công chức có 21 người, 21/21 người được cấp hòm thư"
            rates = (
                rate_for(each, fraction.group, of_dossiers=fraction.of_dossiers) for each in said if fraction.facets
            )
            rate = next(filter(None, rates), None)
            if rate is not None:
                linked[relation.percent.id] = _linked(rate, "inherited", _own_words(fraction))
        elif not fraction.facets or aside:  # "tỷ lệ ký số đạt 100% (1.204/1.204 văn bản đi)"
            counted = next(_counted_for(percent.code, fraction.group), None)
            if counted is not None:
                linked[fraction.id] = replace(percent, code=counted, how="inherited")


def _rates_behind(items: Sequence[Item], linked: dict[str, Linked]) -> None:
    """`22 người có trình độ đại học (91,67%)`: the share of what stands right before the bracket."""
    for before, item in pairwise(items):
        base = linked.get(before.id)
        near = before.found.block == item.found.block and _BEHIND.fullmatch(item.tie) is not None
        if base is None or not near or not item.is_percent or item.id in linked or not item.rest.startswith(")"):
            continue
        if (rate := BY_CODE[base.code].rate) is not None:
            linked[item.id] = _rate(base, rate)


def _politics(outline: Outline, items: Sequence[Item], linked: dict[str, Linked]) -> None:
    """`Trình độ lý luận chính trị: cao cấp 02 đồng chí, trung cấp 20 đồng chí`: the head tells which schooling is meant."""
    for item in items:
        one = linked.get(item.id)
        if one is None or one.code not in _OF_POLITICS:
            continue
        block = outline.blocks[item.found.block]
        begin, _ = block.view.sentence(item.found.start)
        head, colon, _ = block.view.folded[begin : min(item.found.start, begin + _HEAD)].partition(":")
        if colon and {dimension(facet) for facet in facets_of(head)} & {"politics", "education"} == {"politics"}:
            linked[item.id] = replace(one, code=_OF_POLITICS[one.code], how="inherited")


def _counted_for(rate: str, unit: str | None) -> Iterator[str]:
    """The counts of a unit that a rate is the rate of."""
    return (row.code for row in INDICATORS if row.rate == rate and unit in row.units)


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
        if whole.code == "dossier.pending.total" and part.code in PENDING_OF:
            linked[part.id] = Linked(PENDING_OF[part.code], "inherited")
        if part.code is not None and part.facets:
            continue
        match = _FIELD.match(part.left)
        named = match["field"] if match and match["field"] and not any(ch.isdigit() for ch in match["field"]) else None
        if whole.code in _SAME_BY_FIELD and named:
            linked[part.id] = Linked(whole.code, "inherited", named)
        elif whole.code in FIELD_OF and named:
            linked[part.id] = Linked(FIELD_OF[whole.code], "inherited", named)


def _parts_of_the_same(relations: Sequence[Relation], by_id: Mapping[str, Item], linked: dict[str, Linked]) -> None:
    """`rà soát 12 TTHC (05 TTHC lĩnh vực Hộ tịch, ...)`: a part of its whole's kind differs by field, or is another thing."""
    for relation in relations:
        if not isinstance(relation, Breakdown) or (whole := linked.get(relation.whole.id)) is None:
            continue
        for part in relation.parts:
            one, item = linked.get(part.id), by_id.get(part.id)
            if item is None or one is None or one.how != "inherited" or one.code != whole.code:
                continue
            if not item.right and item.found.mention.unit in (None, by_id[relation.whole.id].found.mention.unit):
                continue
            match = _OF_FIELD.match(item.right)
            if match is not None:
                linked[part.id] = replace(one, field=match["field"])
            elif not BY_CODE[one.code].several:
                del linked[part.id]  # "84 tin bài, gồm 47 tin bài về ...": no total told again


def _of_lists(items: Sequence[Item], linked: dict[str, Linked]) -> None:
    """`03 kế hoạch, 02 quyết định và 07 công văn để chỉ đạo`: what is said behind the last holds for those before it."""
    said = ""
    for before, item in reversed(list(pairwise(items))):
        said = item.right or (said if _LISTED.fullmatch(item.rest) else "")
        listed = before.found.block == item.found.block and _LISTED.fullmatch(item.tie) is not None
        if not said or not listed or before.id in linked or before.changed or before.is_percent:
            continue
        row = _row(before, _Reading(_own(before.left, before.found.mention.unit or "", said), before.group))
        one = linked.get(item.id)
        if row is not None and one is not None and row.group == BY_CODE[one.code].group and row.code != one.code:
            linked[before.id] = Linked(row.code, "inherited")


def _kinds_of_wholes(relations: Sequence[Relation], by_id: Mapping[str, Item], linked: dict[str, Linked]) -> None:
    """Parts say the rest of what their whole says: `ban hành 06 văn bản chỉ đạo (02 kế hoạch, 04 công văn)`."""
    for relation in relations:
        if not isinstance(relation, Breakdown) or relation.whole.id not in by_id:
            continue
        whole = by_id[relation.whole.id]
        if whole.changed:
            continue
        about = _own(whole.left, whole.found.mention.unit or "", whole.right)
        for part in relation.parts:
            item = by_id.get(part.id)
            if item is None or part.id in linked or item.changed:
                continue
            own = _own(item.left, item.found.mention.unit or "", item.right) | item.levels
            said = {dimension(facet) for facet in own}
            of_whole = linked.get(whole.id)
            lent = about if of_whole is not None else {facet for facet in about if dimension(facet) in _SUBJECTS}
            more = {facet for facet in lent if dimension(facet) not in said}
            if whole.group == _DOCUMENTS and _ISSUED in about and _LAW not in about:
                more.add(_DIRECTIVE)  # "ban hành 08 văn bản, chia ra 03 kế hoạch, 05 công văn"
            row = _row(item, _Reading(own | more, item.group)) if more else None
            if row is not None and (row.several or of_whole is None or row.code != of_whole.code):
                linked[part.id] = Linked(row.code, "inherited")
            elif of_whole is not None and of_whole.code in _SAME_BY_NAME and item.right and not own - about:
                linked[part.id] = Linked(of_whole.code, "inherited", item.right)
