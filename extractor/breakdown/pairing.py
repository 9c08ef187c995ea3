"""Which parts belong to which whole: by what they count, and by the way they split it."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

import regex as re

from extractor.breakdown.found import FoundBreakdown, in_order, total, value
from extractor.label import Item
from patterns.units import unit_group
from patterns.words import forms, whole_word

MOST = 600
"""Figures that are matched with each other: as many communes as the largest province had. Beyond, nothing is a list."""

_CHANGE = re.compile(whole_word(forms("grammar", "change")))
_PEOPLE = frozenset(str(unit_group(form)) for form in forms("grammar", "people"))

# Which figures of a list split the same whole the same way: where dossiers come from, what became of them, by when.
_WAYS = (
    ("origin", ("dossier.received.", "dossier.carried_in")),
    (
        "timing",
        ("dossier.resolved.early", "dossier.resolved.on_time", "dossier.resolved.late", "dossier.resolved.not_late"),
    ),
    (
        "outcome",
        (
            "dossier.resolved.total",
            "dossier.pending.",
            "dossier.returned",
            "dossier.cancelled",
            "dossier.withdrawn",
            "dossier.suspended",
            "dossier.supplement",
        ),
    ),
    ("level", ("proc.level.",)),
    ("owner", ("proc.owner.",)),
    ("kind", ("proc.online.full", "proc.online.partial", "proc.online.none")),
    ("apart", ("postal.", "digit.", "pay.", "proc.interlinked", "dossier.interlinked")),
)


def pair(
    left: Sequence[Item], right: Sequence[Item], *, partial: bool, first: bool, flat: bool = False
) -> Iterator[FoundBreakdown]:
    """Match wholes and parts by what they count: `33 lĩnh vực với 135 thủ tục, trong đó 28 lĩnh vực với 100 thủ tục ...`.

    Args:
        left: the figures that can be a whole, as the text has them.
        right: the figures that follow.
        partial: the list may be incomplete.
        first: the first whole that fits is meant, else the nearest.
        flat: no colon opens the list, so that a semicolon can end it behind a single part.
    """
    if len(left) + len(right) > MOST:
        return
    right = [item for item in right if not _CHANGE.search(item.left)]
    if (whole := _hypernym(left, right)) is not None:
        yield FoundBreakdown(whole, tuple(right), partial=False, mixed=True)
        return
    wholes = list(left) if first else list(reversed(left))
    groups: dict[str | None, list[Item]] = {}
    people = any(item.group in _PEOPLE for item in wholes)
    for item in right:
        key = "people" if people and item.group in _PEOPLE else item.group
        groups.setdefault(key, []).append(item)
    for unit in [name for name in groups if name]:
        kin = next((name for name in groups if name and _kin(name, unit)), None)
        if kin is not None:  # "7 vụ đúng, 19 vụ sai, 6 vụ việc đúng một phần"
            groups[kin] = in_order([*groups[kin], *groups.pop(unit)])
    if None in groups and len(groups) > 1:  # an elided unit is that of its neighbours
        elided = groups.pop(None)
        key = max(groups, key=lambda name: len(groups[name]))
        groups[key] = in_order([*groups[key], *elided])
    places = {item.id: place for place, item in enumerate(right)}
    weights = [_weight(item.tie) for item in right]
    taken: set[str] = set()
    for group, parts in groups.items():
        whole = _whole_for(group, wholes, taken, alone=len(groups) == 1)
        if whole is None or any(part.id == whole.id for part in parts):
            continue
        taken.add(whole.id)
        listed = _to_closing(whole, parts, places, weights, flat=flat)
        mixed = group == "people" and len({part.group for part in (*listed, whole)}) > 1
        yield FoundBreakdown(whole, tuple(listed), partial, mixed)


def _to_closing(
    whole: Item, parts: list[Item], places: Mapping[str, int], weights: Sequence[int], *, flat: bool
) -> list[Item]:
    """The parts up to where they make up the whole, if a heavier mark than any between them stands behind.

    `91 người, trong đó 12 thạc sĩ, 79 đại học; nữ 40 người`: the list closed before the semicolon. `weights` tells the
    mark before each figure of the list, `places` where among them a part stands.
    """
    running, inner = value(parts[0]), int(flat)
    for count, (before, part) in enumerate(pairwise(parts), start=1):
        weight = max(weights[places[before.id] + 1 : places[part.id] + 1])
        if running == value(whole) and 0 < inner < weight and any(value(item) for item in parts[count:]):
            return parts[:count]
        running += value(part)
        inner = max(inner, weight)
    return parts


def _weight(tie: str) -> int:
    """How strongly the words between two figures part them: a full stop, a semicolon, anything else."""
    return 3 if re.search(r"\.(?= |$)", tie) else 2 if ";" in tie else 1


def _hypernym(left: Sequence[Item], right: Sequence[Item]) -> Item | None:
    """The whole of parts that each count their own kind: 14 văn bản (04 kế hoạch, 03 quyết định, 07 công văn).

    Nothing but the sum tells that the parts are kinds of the whole, so only a list that closes exactly is one.
    """
    units = {item.group for item in right}
    if len(right) < 2 or len(units) < 2:
        return None
    whole = total(right)
    return next((item for item in left if item.group not in units and item.group and value(item) == whole), None)


def _whole_for(group: str | None, wholes: Sequence[Item], taken: set[str], *, alone: bool) -> Item | None:
    """The whole of a group of parts. Several groups are matched by unit first; one group goes with the nearest whole."""
    free = [item for item in wholes if item.id not in taken]
    exact = [item for item in free if item.group == group or (group == "people" and item.group in _PEOPLE)]
    kin = [item for item in free if item.group and group and _kin(item.group, group)]
    elided = [item for item in free if item.group is None or group is None]
    if alone:
        fitting = {item.id for item in (*exact, *kin, *elided)}
        return next((item for item in free if item.id in fitting), None)
    return next(iter((*exact, *kin, *elided)), None)


def _kin(a: str, b: str) -> bool:
    """Whether one unit is the head noun of the other: `máy` and `máy tính`."""
    return a.startswith(b + " ") or b.startswith(a + " ")


def by_way(one: FoundBreakdown) -> Iterator[FoundBreakdown]:
    """Split a list that divides its whole in more than one way: where dossiers come from, and what became of them."""
    whole_code = one.whole.code or ""
    ways: dict[str, list[Item]] = {}
    for part in one.parts:
        way = _way(part.code, whole_code)
        if way is not None:
            ways.setdefault(way, []).append(part)
    unknown = ways.pop("", [])
    if not ways:
        if unknown and _plausible(one.whole, unknown):
            yield FoundBreakdown(one.whole, tuple(unknown), one.partial, one.mixed)
        return
    largest = max(ways, key=lambda name: len(ways[name]))
    if unknown:
        ways[largest] = in_order([*ways[largest], *unknown])
    for parts in ways.values():
        if len(parts) == 1 and len(one.parts) > 1:
            continue  # the rest of the list splits the whole another way: a lone part tells nothing
        yield FoundBreakdown(one.whole, tuple(parts), one.partial, one.mixed)


def _way(code: str | None, whole: str) -> str | None:
    """The way a part splits its whole; "" when its label does not tell; None when it is no part of such a whole."""
    if code is None or code == whole:
        return ""
    for way, prefixes in _WAYS:
        if code.startswith(prefixes):
            if way == "apart" and whole.partition(".")[0] != code.partition(".")[0]:
                return None
            if whole == "dossier.pending.total" and code.startswith(("dossier.pending.", "dossier.resolved.")):
                return "timing"
            if whole.startswith("dossier.resolved"):
                timing = way == "timing" or code in ("dossier.withdrawn", "dossier.returned", "dossier.cancelled")
                return ("timing" if whole == "dossier.resolved.total" else None) if timing else None
            return way
    return ""


def _plausible(whole: Item, parts: Sequence[Item]) -> bool:
    return len(parts) > 1 or value(parts[0]) <= value(whole)
