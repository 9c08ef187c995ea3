"""Breakdowns (tổng số và chia ra): which figures the text lists as the parts of which.

The text shows a list of parts in four ways: in brackets behind the whole, behind an opener ("trong đó", "gồm"), behind
a colon, or as the items of a list that a line closing in a colon announces. Parts must count what the whole counts.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

import regex as re

from extractor.label import Item
from extractor.model import Breakdown, End
from extractor.segment import Block, Outline
from patterns.catalogue import IDENTITIES, Identity
from patterns.units import unit_group
from patterns.words import any_of, forms

_OPENER = re.compile(rf"(?<!\p{{L}})(?P<opener>{any_of(forms('grammar', 'opener'))})(?!\p{{L}})(?: (?:có|là))? ?(?P<colon>[:;,])?")
_PARTIAL = frozenset(forms("grammar", "partial_opener"))
_CHANGE = re.compile(rf"(?<!\p{{L}}){any_of(forms('grammar', 'change'))}(?!\p{{L}})")
_PEOPLE = frozenset(str(unit_group(form)) for form in forms("grammar", "people"))
_SENTENCE = re.compile(r"(?<!\b\p{Lu})[.!?…]+(?= )")
_PART_KINDS = frozenset({"count", "fraction", "money", "measure"})
# "02 TTHC, lĩnh vực Hộ tịch gồm 09 TTHC": the opener belongs to a new label, not to the figure before the comma.
_NEW_LABEL = re.compile(r"[,;] ?\p{L}+ \p{L}")
_NEAR_BLOCKS = 8
# Where the settled or the pending are not told as one figure, these stand for them.
_FLOW_STAND_INS = ("dossier.resolved.not_late", "dossier.resolved.late", "dossier.pending.in_time")
_NEAR_WORDS = 8
_FRAGMENT_LEAD = 90

# Which figures of a list split the same whole the same way: where dossiers come from, what became of them, by when.
_WAYS = (
    ("origin", ("dossier.received.", "dossier.carried_in")),
    ("timing", ("dossier.resolved.early", "dossier.resolved.on_time", "dossier.resolved.late", "dossier.resolved.not_late")),
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


@dataclass(frozen=True, slots=True)
class FoundBreakdown:
    """A whole and its parts as items; `partial`: the words name some parts only; `mixed`: the units are kin, not equal."""

    whole: Item
    parts: tuple[Item, ...]
    partial: bool
    mixed: bool = False


def breakdowns(outline: Outline, items: Sequence[Item]) -> list[Breakdown]:
    """All breakdowns, in the order of their wholes; none is told twice."""
    found: list[FoundBreakdown] = []
    by_block: dict[int, list[Item]] = {}
    for item in items:
        if item.found.mention.kind in _PART_KINDS and item.found.mention.modality == "actual":
            by_block.setdefault(item.found.block, []).append(item)
    for index, members in by_block.items():
        found.extend(_in_block(outline.blocks[index], members))
    for index in range(len(outline.blocks)):
        found.extend(_announced(outline, index, by_block))
    split = [part for one in found for part in _by_way(one)]
    split.extend(_by_identity(items, split))
    return _distinct(split)


# ---- inside one block ---------------------------------------------------------------------------------------


def _in_block(block: Block, members: Sequence[Item]) -> Iterator[FoundBreakdown]:
    folded = block.view.folded
    yield from _bracketed(folded, members)
    openers = list(_OPENER.finditer(folded))
    for i, opener in enumerate(openers):
        following = openers[i + 1].start() if i + 1 < len(openers) else len(folded)
        yield from _opened(folded, members, opener, following)
    yield from _colon(folded, members, openers)
    yield from _within(folded, members)


_WITHIN = re.compile(r"(?<!\p{L})trong(?: tổng số| số)? $")
_WITHIN_END = re.compile(r"[^.;:\d]{0,80}?(?::| có| thì)(?= )")


def _within(folded: str, members: Sequence[Item]) -> Iterator[FoundBreakdown]:
    """`Trong 1.672 hồ sơ trực tuyến có 1.036 hồ sơ toàn trình và 636 hồ sơ một phần`."""
    for i, whole in enumerate(members[:-1]):
        if not _WITHIN.search(folded[: whole.found.start]):
            continue
        lead = _WITHIN_END.match(folded, whole.found.end)
        if lead is None:
            continue
        stop = _SENTENCE.search(folded, lead.end())
        end = stop.start() if stop else len(folded)
        parts = [x for x in members[i + 1 :] if lead.end() <= x.found.start < end and x.bracket == whole.bracket]
        if len(parts) > 1:
            yield from _pair([whole], parts, partial=True, first=False)


def _bracketed(folded: str, members: Sequence[Item]) -> Iterator[FoundBreakdown]:
    for bracket in sorted({item.bracket for item in members if item.bracket >= 0}):
        inside = [item for item in members if item.bracket == bracket]
        before = [item for item in members if item.found.end <= bracket and item.depth == inside[0].depth - 1]
        if not before:
            continue
        whole = before[-1]
        between = folded[whole.found.end : bracket]
        if len(between.split()) > _NEAR_WORDS or re.search(r"[.;]", between):
            continue
        opener = _OPENER.match(folded, bracket + 1)
        partial = opener is not None and opener["opener"] in _PARTIAL
        if len(inside) > 1 or partial:
            yield from _pair([whole], inside, partial=partial, first=False)


def _opened(folded: str, members: Sequence[Item], opener: "re.Match[str]", following: int) -> Iterator[FoundBreakdown]:
    position = opener.start()
    bracket = _bracket_at(folded, position)
    start = max((m.end() for m in _SENTENCE.finditer(folded, 0, position)), default=0)
    outside = [item for item in members if item.bracket == bracket]
    left = [item for item in outside if start <= item.found.start and item.found.end <= position]
    leading = len(folded[start:position].split()) <= 1
    if not left and leading and start:
        previous = max((m.end() for m in _SENTENCE.finditer(folded, 0, start - 1)), default=0)
        left = [item for item in outside if previous <= item.found.start < start]
    if not left or (opener["opener"] not in _PARTIAL and _NEW_LABEL.search(folded[left[-1].found.end : position])):
        return
    right = _listed(folded, outside, opener, following)
    if right:
        yield from _pair(left, right, partial=opener["opener"] in _PARTIAL, first=leading)


def _listed(folded: str, outside: Sequence[Item], opener: "re.Match[str]", following: int) -> list[Item]:
    """The figures that the list behind an opener holds: to the next opener, the end of the sentence, or, behind a
    colon, over the short sentences `Label: figure.` that go on with the list."""
    sentence_end = _SENTENCE.search(folded, opener.end())
    end = sentence_end.start() if sentence_end else len(folded)
    listed = _to_last(item for item in outside if opener.end() <= item.found.start < min(end, following))
    if opener["colon"] != ":" or following < end:
        return listed
    while sentence_end is not None:
        begin = sentence_end.end()
        sentence_end = _SENTENCE.search(folded, begin)
        end = sentence_end.start() if sentence_end else len(folded)
        inside = [item for item in outside if begin <= item.found.start < end]
        if folded[begin:].lstrip().startswith("trong "):
            break  # "Trong số hồ sơ ... có 12 hồ sơ": a part of a part
        lead = folded[begin : inside[0].found.start] if inside else ""
        if not inside or len(lead) > _FRAGMENT_LEAD or "," in lead or inside[0].found.start >= following:
            break
        listed.append(inside[0])
    return listed


def _to_last(items: Iterable[Item]) -> list[Item]:
    """The items up to the last one of the list: "và" joins it, and what a semicolon opens behind it is another matter."""
    listed: list[Item] = []
    closed = False
    for item in items:
        if closed and ";" in item.tie:
            break
        closed = closed or (bool(listed) and item.tie.rstrip().endswith(" và") or " và " in item.tie and "," not in item.tie)
        listed.append(item)
    return listed


def _colon(folded: str, members: Sequence[Item], openers: Sequence["re.Match[str]"]) -> Iterator[FoundBreakdown]:
    """`04 máy tính: 01 máy hoạt động tốt, 03 máy thường xuyên hỏng`."""
    for i, whole in enumerate(members[:-1]):
        match = re.match(r"(?: \p{L}+){0,4} ?(?:[-–][^:;.()]{0,20})?: ?", folded[whole.found.end : whole.found.end + 60])
        if match is None or any(whole.found.end <= o.start() < whole.found.end + match.end() for o in openers):
            continue
        stop = re.compile(r"[;.](?= |$)").search(folded, whole.found.end)
        end = stop.start() if stop else len(folded)
        parts = [
            item
            for item in members[i + 1 :]
            if item.found.start < end and item.bracket == whole.bracket and item.found.start >= whole.found.end + match.end()
        ]
        if len(parts) > 1:
            yield from _pair([whole], parts, partial=False, first=False)


def _bracket_at(folded: str, position: int) -> int:
    opened: list[int] = []
    for i, ch in enumerate(folded[:position]):
        if ch == "(":
            opened.append(i)
        elif ch == ")" and opened:
            opened.pop()
    return opened[-1] if opened else -1


# ---- over several blocks ------------------------------------------------------------------------------------


def _announced(outline: Outline, index: int, by_block: dict[int, list[Item]]) -> Iterator[FoundBreakdown]:
    """A block that closes in a colon announces the blocks after it."""
    block = outline.blocks[index]
    folded = block.view.folded
    if block.kind not in ("paragraph", "item") or not folded.endswith(":"):
        return
    openers = list(_OPENER.finditer(folded))
    if not openers or len(folded) - openers[-1].end() > 12:
        return
    begin = max((m.end() for m in _SENTENCE.finditer(folded, 0, openers[-1].start())), default=0)
    left = [item for item in by_block.get(index, []) if item.depth == 0 and item.found.start >= begin]
    if not left and begin == 0 and len(folded.split()) <= 4:
        previous = index - 1
        if previous >= 0 and outline.blocks[previous].section == block.section:
            left = [item for item in by_block.get(previous, []) if item.depth == 0][-1:]
    elif not left and begin:
        previous_begin = max((m.end() for m in _SENTENCE.finditer(folded, 0, begin - 1)), default=0)
        left = [item for item in by_block.get(index, []) if item.depth == 0 and item.found.start >= previous_begin]
    listed = list(_list_items(outline, index, by_block))
    if left and listed:
        yield from _pair(left, listed, partial=openers[-1]["opener"] in _PARTIAL, first=True)


def _list_items(outline: Outline, index: int, by_block: dict[int, list[Item]]) -> Iterator[Item]:
    """The first figure of each item of the list: blocks of one bullet, or of none, in the same section."""
    first = None
    for following in range(index + 1, len(outline.blocks)):
        block = outline.blocks[following]
        if block.kind == "furniture":
            continue
        if block.kind not in ("paragraph", "item") or block.section != outline.blocks[index].section:
            return
        first = first or block
        figures = by_block.get(following, [])
        if block.bullet != first.bullet or not figures or figures[0].found.start > 2 * _FRAGMENT_LEAD:
            return
        if "." in block.view.folded[: figures[0].found.start].strip("0123456789."):
            return
        yield figures[0]
        if block.bullet is None:  # items that stand on one wrapped line each may have been joined into one paragraph
            yield from _later_clauses(block.view.folded, figures)


def _later_clauses(folded: str, figures: Sequence[Item]) -> Iterator[Item]:
    """The first outer figure of each further clause that a semicolon opens: `A: 5 hồ sơ; B: 7 hồ sơ`."""
    last = figures[0]
    for item in figures[1:]:
        if item.depth == last.depth and item.tie.rfind("; ") >= 0 and ":" in item.tie[item.tie.rfind("; ") :]:
            yield item
            last = item


# ---- which parts belong to which whole ----------------------------------------------------------------------


def _pair(left: Sequence[Item], right: Sequence[Item], *, partial: bool, first: bool) -> Iterator[FoundBreakdown]:
    """Match wholes and parts by what they count: `33 lĩnh vực với 135 thủ tục, trong đó 28 lĩnh vực với 100 thủ tục ...`."""
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
    if None in groups and len(groups) > 1:  # an elided unit is that of its neighbours
        elided = groups.pop(None)
        key = max(groups, key=lambda name: len(groups[name]))
        groups[key] = sorted([*groups[key], *elided], key=lambda item: (item.found.block, item.found.start))
    taken: set[str] = set()
    for group, parts in groups.items():
        whole = _whole_for(group, wholes, taken, alone=len(groups) == 1)
        if whole is None or any(part.id == whole.id for part in parts):
            continue
        taken.add(whole.id)
        mixed = group == "people" and len({part.group for part in (*parts, whole)}) > 1
        yield FoundBreakdown(whole, tuple(parts), partial, mixed)


def _hypernym(left: Sequence[Item], right: Sequence[Item]) -> Item | None:
    """The whole of parts that each count their own kind: 14 văn bản (04 kế hoạch, 03 quyết định, 07 công văn).

    Nothing but the sum tells that the parts are kinds of the whole, so only a list that closes exactly is one.
    """
    units = {item.group for item in right}
    if len(right) < 2 or len(units) < 2:
        return None
    total = sum((_value(item) for item in right), Decimal(0))
    return next((item for item in left if item.group not in units and item.group and _value(item) == total), None)


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


def _by_way(one: FoundBreakdown) -> Iterator[FoundBreakdown]:
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
        ways[largest] = sorted([*ways[largest], *unknown], key=lambda item: (item.found.block, item.found.start))
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
            if whole.startswith("dossier.resolved"):
                timing = way == "timing" or code in ("dossier.withdrawn", "dossier.returned", "dossier.cancelled")
                return ("timing" if whole == "dossier.resolved.total" else None) if timing else None
            return way
    return ""


def _plausible(whole: Item, parts: Sequence[Item]) -> bool:
    return len(parts) > 1 or _value(parts[0]) <= _value(whole)


def _value(item: Item) -> Decimal:
    return item.found.quantities[0].base_value


# ---- what the catalogue knows -------------------------------------------------------------------------------


def _by_identity(items: Sequence[Item], known: Sequence[FoundBreakdown]) -> Iterator[FoundBreakdown]:
    """Wholes and parts that no opener ties together but an official form does, near each other in one section."""
    told = {(one.whole.id, part.id) for one in known for part in one.parts}
    used: set[tuple[str, str]] = set()
    by_id = {item.id for item in items if item.group in ("thủ tục", None)}
    for identity in IDENTITIES:
        for code in (identity.whole, *identity.alternatives):
            for position, whole in enumerate(items):
                if whole.code != code and not _promoted(whole, code, known):
                    continue
                parts = _parts_near(identity, items, position, code)
                key = (whole.id, identity.parts[-1])
                if not parts or key in used or any((whole.id, part.id) in told for part in parts):
                    continue
                if any((item.id, parts[0].id) in told for item in items if item.code in (identity.whole, *identity.alternatives)):
                    continue
                if identity.alternatives:
                    whole = _better_whole(items, whole, parts) or whole
                    if any((known, parts[0].id) in told for known in by_id):
                        continue
                used.add(key)
                told.update((whole.id, part.id) for part in parts)
                yield FoundBreakdown(whole, tuple(parts), partial=False)


def _promoted(whole: Item, code: str, known: Sequence[FoundBreakdown]) -> bool:
    """A total "tiếp nhận" that is broken down into new and carried-in dossiers is the total handled."""
    return code == "dossier.handled.total" and whole.code == "dossier.received.total" and any(
        one.whole.id == whole.id and any(part.code == "dossier.carried_in" for part in one.parts) for one in known
    )


def _parts_near(identity: Identity, items: Sequence[Item], position: int, code: str) -> list[Item]:
    """The parts of an identity behind its whole: in the same section, before the whole is told again, figures once each."""
    whole = items[position]
    parts: dict[str, Item] = {}
    for item in items[position + 1 :]:
        if item.found.mention.section != whole.found.mention.section or item.found.block > whole.found.block + _NEAR_BLOCKS:
            break
        if item.code == code and item.depth <= whole.depth:
            break
        if item.found.mention.kind == "percent" or item.found.mention.modality != "actual":
            continue
        wanted = item.code in (*identity.parts, *identity.optional)
        if item.code and wanted and item.code not in parts:
            parts[item.code] = item
        if identity.flow and item.code in _FLOW_STAND_INS and item.code not in parts:
            parts[item.code] = item
    if identity.flow:
        return _flow_parts(whole, parts)
    if not all(name in parts for name in identity.parts):
        return []
    return sorted(parts.values(), key=lambda item: (item.found.block, item.found.start))


def _flow_parts(whole: Item, parts: dict[str, Item]) -> list[Item]:
    """What became of the dossiers. The resolved stand alone or as in time and late; the rest may lie beside or inside
    them: the choice that closes the sum is taken, all of them when none does."""
    pending = parts.get("dossier.pending.total") or parts.get("dossier.pending.in_time")
    resolved = [parts[c] for c in ("dossier.resolved.total",) if c in parts] or [
        parts[c] for c in ("dossier.resolved.not_late", "dossier.resolved.late") if c in parts
    ]
    if pending is None or not resolved:
        return []
    core = [*resolved, pending]
    extra = [
        parts[c]
        for c in ("dossier.returned", "dossier.cancelled", "dossier.withdrawn", "dossier.suspended", "dossier.supplement.waiting")
        if c in parts
    ]
    gap = _value(whole) - sum(_value(item) for item in core)
    for mask in range(1 << len(extra)):
        chosen = [item for i, item in enumerate(extra) if mask >> i & 1]
        if sum(_value(item) for item in chosen) == gap:
            return _in_order([*core, *chosen])
    return _in_order([*core, *extra])


def _in_order(items: Iterable[Item]) -> list[Item]:
    return sorted(items, key=lambda item: (item.found.block, item.found.start))


def _better_whole(items: Sequence[Item], whole: Item, parts: Sequence[Item]) -> Item | None:
    """Among the figures of the parts' unit told shortly before them, the nearest that they add up to.

    Procedures by level or kind may split the catalogue of the commune or that of all bodies; the text rarely says which.
    """
    total = sum(_value(part) for part in parts)
    first = items.index(parts[0])
    earliest = whole.found.block - (0 if whole.found.block == parts[0].found.block else _NEAR_BLOCKS // 2)
    for item in reversed(items[:first]):
        if item.found.mention.section != parts[0].found.mention.section or item.found.block < earliest:
            return None
        if item.group == parts[0].group and item.found.mention.kind == "count" and _value(item) == total:
            return item
    return None


# ---- to relations -------------------------------------------------------------------------------------------


def _distinct(found: Sequence[FoundBreakdown]) -> list[Breakdown]:
    result: list[Breakdown] = []
    seen: set[tuple[str, frozenset[str]]] = set()
    for one in found:
        key = (one.whole.id, frozenset(part.id for part in one.parts))
        if key in seen or not one.parts:
            continue
        seen.add(key)
        result.append(
            Breakdown(whole=_end(one.whole, one), parts=tuple(_end(part, one) for part in one.parts), complete=_complete(one))
        )
    order = {e.id: int(e.id[1:]) for b in result for e in (b.whole, *b.parts)}
    return sorted(result, key=lambda b: (order[b.whole.id], [order[p.id] for p in b.parts]))


def _end(item: Item, one: FoundBreakdown) -> End:
    if item.found.mention.kind != "fraction":
        return End(id=item.id)
    return End(id=item.id, part="numerator")


def _complete(one: FoundBreakdown) -> bool:
    """Whether the parts claim to be all: not behind "trong đó" as long as they stay below the whole."""
    total = sum(_value(part) for part in one.parts)
    if len(one.parts) == 1:
        return total == _value(one.whole) and not one.partial
    if total >= _value(one.whole):
        return True
    return not one.partial or all(part.code is not None for part in one.parts)
