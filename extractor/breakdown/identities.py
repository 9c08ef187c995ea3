"""Breakdowns that no words tie together but an official form does: wholes and parts near each other in one section."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import regex as re

from extractor.breakdown.found import FoundBreakdown, in_order, printed, total, value
from extractor.label import Item
from extractor.timing import PENDING_OF
from patterns.catalogue import IDENTITIES, Identity
from patterns.slips import closings
from patterns.subsets import choice

_NEAR_BLOCKS = 8
_MOST_LISTED = 12
_OUT_OF = re.compile(r"(?<!\p{L})trong (?:tổng số |số )?$")
# Where the settled or the pending are not told as one figure, these stand for them.
_FLOW_STAND_INS = ("dossier.resolved.not_late", "dossier.resolved.late", "dossier.pending.in_time")
_OTHER_OUTCOMES = (
    "dossier.returned",
    "dossier.cancelled",
    "dossier.withdrawn",
    "dossier.suspended",
    "dossier.supplement.waiting",
)


class _Told:
    """Which wholes each part already has, so that nothing is told twice."""

    def __init__(self, known: Sequence[FoundBreakdown]) -> None:
        self.wholes: dict[str, dict[str, Item]] = {}
        for one in known:
            self.add(one)

    def add(self, one: FoundBreakdown) -> None:
        for part in one.parts:
            self.wholes.setdefault(part.id, {})[one.whole.id] = one.whole

    def holds(self, identity: Identity, whole: Item, parts: Sequence[Item]) -> bool:
        """Whether the parts are known as parts of this whole, or of another figure of the same indicator or unit."""
        if any(whole.id in self.wholes.get(part.id, {}) for part in parts):
            return True
        codes = (identity.whole, *identity.alternatives)
        others = self.wholes.get(parts[0].id, {}).values()
        return any(other.code in codes or (identity.alternatives and other.group == parts[0].group) for other in others)

    def is_part(self, item: Item) -> bool:
        """Whether a figure is known as a part of another one."""
        return item.id in self.wholes


def _is_told_apart(whole: Item, parts: Sequence[Item]) -> bool:
    """Whether a later sentence tells the parts, which are more than the whole: they are rather of all that it is a part of.

    `185 thủ tục, gồm 148 của xã, 37 của công an. Có 97 thủ tục toàn trình, 52 thủ tục một phần`
    """
    later = (whole.found.block, whole.sentence) < (parts[0].found.block, parts[0].sentence)
    return later and total(parts) > value(whole)


def by_identity(items: Sequence[Item], known: Sequence[FoundBreakdown]) -> Iterator[FoundBreakdown]:
    """The breakdowns that the catalogue's identities add to those the text states."""
    told = _Told(known)
    promoted = {
        one.whole.id for one in known if any(part.code == "dossier.carried_in" for part in one.parts)
    }  # a total "tiếp nhận" that is broken down into new and carried-in dossiers is the total handled
    codes = {item.id: item.code for item in items} | _of_the_pending(known)
    ranks = {item.id: rank for rank, item in enumerate(items)}
    for identity in IDENTITIES:
        for code in (identity.whole, *identity.alternatives):
            for position, whole in enumerate(items):
                if code != ("dossier.handled.total" if whole.id in promoted else whole.code):
                    continue
                parts = _parts_near(identity, items, position, codes, told)
                if not parts or told.holds(identity, whole, parts):
                    continue
                if identity.alternatives and told.is_part(whole) and _is_told_apart(whole, parts):
                    continue
                stated = FoundBreakdown(whole, tuple(parts), partial=False)
                found = _with_better_whole(items, ranks, stated) if identity.alternatives else stated
                if found is not None and not _leaves_some_out(identity, found):
                    told.add(found)
                    yield found


def _leaves_some_out(identity: Identity, found: FoundBreakdown) -> bool:
    """Whether kinds that the text does not tell may be missing: fewer than the whole, and no slip of a figure explains it.

    `185 thủ tục, trong năm có 97 thủ tục toàn trình, 52 thủ tục một phần`: the others are but described online.
    """
    short = identity.optional and not any(part.code in identity.optional for part in found.parts)
    if not short or identity.flow or total(found.parts) >= value(found.whole):
        return False
    return not closings(printed(found.whole), [printed(part) for part in found.parts])


def _of_the_pending(known: Sequence[FoundBreakdown]) -> dict[str, str]:
    """What "trong hạn" and "quá hạn" mean where the text tells them as parts of the dossiers pending, by id."""
    return {
        part.id: PENDING_OF[part.code]
        for one in known
        if one.whole.code == "dossier.pending.total"
        for part in one.parts
        if part.code in PENDING_OF
    }


def _own_whole(items: Sequence[Item], first: int) -> Item | None:
    """The whole that the sentence of the parts names itself: `trong 195 thủ tục nêu trên có 52 thủ tục ...`."""
    part, before = items[first], items[first - 1] if first else items[first]
    own = (before.found.block, before.sentence, before.group) == (part.found.block, part.sentence, part.group)
    return before if own and before is not part and _OUT_OF.search(before.tie) else None


def _listed_with(items: Sequence[Item], ranks: Mapping[str, int], whole: Item, parts: list[Item]) -> list[Item]:
    """The parts with those of their sentence that no words make out as one, where these are what closes the sum; else none."""
    first = ranks[parts[0].id]
    listed = [
        item
        for item in items[first : first + _MOST_LISTED]
        if (item.found.block, item.sentence, item.group) == (whole.found.block, whole.sentence, whole.group)
        and item.found.mention.kind == "count"
        and item.depth == whole.depth
    ]
    others = [item for item in listed if item not in parts]
    if not others:
        return parts
    return listed if total(listed) == value(whole) and all(item.code is None for item in others) else []


def _with_better_whole(items: Sequence[Item], ranks: Mapping[str, int], found: FoundBreakdown) -> FoundBreakdown | None:
    """The parts with the whole that their sentence names, else with the one they add up to; None where neither is sure."""
    parts = list(found.parts)
    own = _own_whole(items, ranks[parts[0].id])
    if own is None:
        better = _better_whole(items, ranks[parts[0].id], found.whole, parts)
        if better is None and any(value(part) > value(found.whole) for part in parts):
            return None  # a smaller figure of the same name is that of another body
        return replace(found, whole=better) if better else found
    listed = _listed_with(items, ranks, own, parts)
    return replace(found, whole=own, parts=tuple(listed)) if listed else None


def _better_whole(items: Sequence[Item], first: int, whole: Item, parts: Sequence[Item]) -> Item | None:
    """Among the figures of the parts' unit told shortly before the first part, the nearest that they add up to.

    Procedures by level or kind may split the catalogue of the commune or that of all bodies; the text rarely says which.
    """
    wanted = total(parts)
    earliest = whole.found.block - (0 if whole.found.block == parts[0].found.block else _NEAR_BLOCKS // 2)
    for position in range(first - 1, -1, -1):
        item = items[position]
        if item.found.mention.section != parts[0].found.mention.section or item.found.block < earliest:
            return None
        if item.group == parts[0].group and item.found.mention.kind == "count" and value(item) == wanted:
            return item
    return None


def _parts_near(
    identity: Identity, items: Sequence[Item], position: int, codes: Mapping[str, str | None], told: _Told
) -> list[Item]:
    """The parts of an identity behind its whole: in the same section, before the whole is told again, figures once each.

    A part of the whole does not tell it again: `Tổng số hồ sơ tiếp nhận: 500 hồ sơ, trong đó tiếp nhận mới 450 hồ sơ`.
    """
    whole = items[position]
    wanted = {*identity.parts, *identity.optional, *(_FLOW_STAND_INS if identity.flow else ())}
    parts: dict[str, Item] = {}
    for following in range(position + 1, len(items)):
        item = items[following]
        mention = item.found.mention
        if mention.section != whole.found.mention.section or item.found.block > whole.found.block + _NEAR_BLOCKS:
            break
        if item.code == whole.code and item.depth <= whole.depth and whole.id not in told.wholes.get(item.id, {}):
            break
        if mention.kind != "percent" and mention.modality == "actual" and codes[item.id] in wanted:
            parts.setdefault(str(codes[item.id]), item)
    if identity.flow:
        return _flow_parts(whole, parts)
    if not all(name in parts for name in identity.parts):
        return []
    return in_order(parts.values())


def _flow_parts(whole: Item, parts: dict[str, Item]) -> list[Item]:
    """What became of the dossiers.

    The resolved stand alone or as in time and late; the rest may lie beside or inside them: the choice that closes the
    sum is taken, all of them when none does.
    """
    pending = parts.get("dossier.pending.total") or parts.get("dossier.pending.in_time")
    in_time_and_late = ("dossier.resolved.not_late", "dossier.resolved.late")
    resolved = [parts[c] for c in ("dossier.resolved.total",) if c in parts] or [
        parts[c] for c in in_time_and_late if c in parts
    ]
    if pending is None or not resolved:
        return []
    core = [*resolved, pending]
    extra = [parts[c] for c in _OTHER_OUTCOMES if c in parts]
    chosen = choice([value(item) for item in extra], value(whole) - total(core))
    if chosen is None and pending.code == "dossier.pending.in_time" and total(core) < value(whole):
        return []  # those that are overdue make up the rest, told or not
    return in_order([*core, *(extra if chosen is None else (extra[i] for i in chosen))])
