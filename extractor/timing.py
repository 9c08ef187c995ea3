"""Deadlines (thời hạn): whether figures in time and late are of the dossiers resolved or of those pending.

Đang giải quyết 33 hồ sơ, trong hạn 32, quá hạn 01        late of what is pending
Đã giải quyết 50 hồ sơ, đúng hạn 50                       all of them, so early ones are among them
"""

from collections.abc import Sequence
from dataclasses import replace

import regex as re

from extractor.label import Item
from extractor.linked import Linked
from patterns.catalogue import facets_of

PENDING_OF = {
    "dossier.resolved.late": "dossier.pending.overdue",
    "dossier.resolved.not_late": "dossier.pending.in_time",
    "dossier.resolved.on_time": "dossier.pending.in_time",
}
"""What is said of a part of the pending as it is of the resolved: `đang giải quyết 211 hồ sơ (trong hạn 208, quá hạn 03)`."""

# "21 hồ sơ đang giải quyết, còn trong hạn."; not "..., trong hạn 20 hồ sơ".
_ALL_IN_TIME = re.compile(r"[^,;.\d]{0,40}, (?:và |đang )?còn trong hạn(?: giải quyết)? ?(?:[.;]|$)")
_STAGES = frozenset({"resolved", "pending"})
_SHORT = 4
"""Words of a label that stands by itself: `- Quá hạn: 01 hồ sơ`."""
_NEAR_BLOCKS = 4
_EARLY = ("dossier.resolved.early", "dossier.resolved.early.rate")
_NOT_EARLY = {
    "dossier.resolved.on_time": "dossier.resolved.not_late",
    "dossier.resolved.on_time.rate": "dossier.resolved.not_late.rate",
}


def late_of_pending(items: Sequence[Item], linked: dict[str, Linked]) -> None:
    """Figures in time and late that say no more are of what was told last before them, if that is the pending."""
    pending: Item | None = None
    for item in items:
        code = linked[item.id].code if item.id in linked else ""
        if code == "dossier.pending.total":
            pending = item
            if _ALL_IN_TIME.match(item.rest):
                linked[item.id] = replace(linked[item.id], code="dossier.pending.in_time", how="inherited")
        elif pending is not None and code in PENDING_OF and _is_part(pending, item):
            linked[item.id] = replace(linked[item.id], code=PENDING_OF[code], how="inherited")
        elif code.startswith("dossier.resolved."):
            pending = None


def _is_part(pending: Item, item: Item) -> bool:
    """Whether a figure tells of a part of the pending: in their sentence, or as a short label of its own behind it."""
    if facets_of(f"{item.left} {item.right}") & _STAGES:
        return False
    whole, _, base = item.found.mention.value.rpartition("/")
    if whole and base != pending.found.mention.value:
        return False
    if (pending.found.block, pending.sentence) == (item.found.block, item.sentence):
        return True
    return _near(pending, item) and bool(facets_of(item.left)) and len(item.left.split()) <= _SHORT


def loose_on_time(items: Sequence[Item], linked: dict[str, Linked]) -> None:
    """`đã giải quyết 50 hồ sơ, đúng hạn 50`: all of them, none told apart as early, so "đúng hạn" means not late."""
    codes = [linked[item.id].code if item.id in linked else None for item in items]
    governing = _governing(items, codes)
    early = {
        key
        for item, code, total in zip(items, codes, governing, strict=True)
        if code in _EARLY
        for key in (item.found.block, (item.found.block, total and total.id))
    }
    for item, code, total in zip(items, codes, governing, strict=True):
        if code not in _NOT_EARLY:
            continue
        if item.is_percent:
            is_all, apart = item.found.mention.value == "100", item.found.block in early
        else:
            is_all = total is not None and _near(total, item) and total.found.mention.value == item.found.mention.value
            apart = (item.found.block, total and total.id) in early
        if is_all and not apart:
            linked[item.id] = replace(linked[item.id], code=_NOT_EARLY[code])


def _governing(items: Sequence[Item], codes: Sequence[str | None]) -> list[Item | None]:
    """For each figure the total of the resolved that was told last before it."""
    last: Item | None = None
    governing: list[Item | None] = []
    for item, code in zip(items, codes, strict=True):
        last = item if code == "dossier.resolved.total" else last
        governing.append(last)
    return governing


def _near(resolved: Item, item: Item) -> bool:
    same = resolved.found.mention.section == item.found.mention.section
    return same and item.found.block - resolved.found.block <= _NEAR_BLOCKS
