"""Lists that say how they divide: `Phân theo lĩnh vực: ...`, `xét theo cấp giải quyết có ...`, `Kết quả: ...`, `Qua phân loại, ...`.

Their whole stands in the text before, often some paragraphs back: the nearest figure of the parts' unit that they make up.
Shares told as fractions of one whole (`thạc sĩ 02/21 người, đại học 19/21 người`) need no words.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

import regex as re

from extractor.blocks import Outline
from extractor.breakdown.found import FoundBreakdown, can_add_kinds, can_be_added, printed, total, value
from extractor.breakdown.pairing import alike, is_change, is_taken_of, leaves_little
from extractor.breakdown.shapes import OPENER
from extractor.label import Item
from patterns.slips import closes, explains
from patterns.units import unit_group
from patterns.words import forms, whole_word

_OPENED = re.compile(rf"(?:^|[.;,:] |[-+*•] ?)(?P<cue>{whole_word(forms('lists', 'way'))})(?!\p{{L}})")
_BREAK = re.compile(r"[;.](?= |$)")
_CASES: frozenset[str | None] = frozenset(unit_group(form) for form in forms("lists", "case"))
_MOST = 30
_BACK = 16
"""Figures alike before a list that can be its whole."""
_SEEN = 48
"""Figures before a list that are looked through for them."""
_BLOCKS = 8
"""Paragraphs back in which the whole may stand."""
_CANDIDATES = 3
_LIMIT = Decimal("0.25")
"""Below this chance a list that a slip keeps from making up its whole divides it, for one candidate."""
_FULL = Decimal("0.90")
"""The same where the last part is told to be the rest ("khác") and one figure alone can be the whole."""


def by_way_told(
    outline: Outline, by_block: Mapping[int, Sequence[Item]], known: Sequence[FoundBreakdown]
) -> Iterator[FoundBreakdown]:
    """The breakdowns of lists that say how they divide a figure told before.

    Args:
        outline: the paragraphs.
        by_block: of each paragraph the figures that can be a whole or a part, in text order.
        known: what the other shapes showed; its parts are not parts again.
    """
    settled = {part.id for one in known if len(one.parts) > 1 for part in one.parts}
    wholes = {one.whole.id for one in known if len(one.parts) > 1 and total(one.parts) == value(one.whole)}
    earlier: list[Item] = []
    for index in sorted(by_block):
        members = by_block[index]
        for listed in (*_listed(outline, index, members), *_shares(members)):
            if any(item.id in settled for item in listed):
                continue
            before = earlier if listed[0] is members[0] else [*earlier, *_until(members, listed[0])]
            candidates = [item for item in reversed(before) if _can_be_whole(outline, item, listed)][:_BACK]
            found = _divided(candidates, listed, wholes)
            if found is not None:
                settled.update(part.id for part in found.parts)
                yield found
        earlier = [*earlier, *members[-_SEEN:]][-_SEEN:]


def _until(members: Sequence[Item], end: Item) -> Sequence[Item]:
    """The figures of a paragraph before one of them."""
    last = bisect_left(members, end.found.start, key=_start)
    return members[max(0, last - _SEEN) : last]


def _start(item: Item) -> int:
    return item.found.start


def _listed(outline: Outline, index: int, members: Sequence[Item]) -> Iterator[list[Item]]:
    """The figures of one unit in the sentence behind a cue, up to each further pause where another unit or a bracket follows."""
    view = outline.blocks[index].view
    for match in _OPENED.finditer(view.folded):
        bracket, _ = view.bracket_at(match.end("cue"))
        _, stop = view.sentence(match.end("cue"))
        first, last = (bisect_left(members, offset, key=_start) for offset in (match.end("cue"), stop))
        inside = [item for item in members[first : min(last, first + _MOST)] if item.bracket == bracket]
        if not inside or inside[0].group is None:
            continue
        cases = inside[0].group in _CASES
        row = [
            item
            for item in inside
            if (alike(inside[0], item) or (cases and item.group in _CASES))
            and not is_change(item)
            and not is_taken_of(item)
        ]
        if len(row) > 1:
            yield row


def _shares(members: Sequence[Item]) -> Iterator[list[Item]]:
    """The rows of fractions of one and the same figure, whose numerators make it up."""
    row: list[Item] = []
    for item in (*members, None):
        share = item if item is not None and item.found.mention.kind == "fraction" else None
        if row and share is not None and _denominator(share) == _denominator(row[0]):
            row.append(share)
            continue
        if len(row) > 1 and total(row) == _denominator(row[0]):
            yield row
        row = [] if share is None else [share]


def _denominator(item: Item) -> Decimal:
    return item.found.quantities[-1].base_value


def _can_be_whole(outline: Outline, whole: Item, listed: Sequence[Item]) -> bool:
    """Whether a figure told before counts what the list counts, near it and in its section."""
    first = listed[0]
    return (
        whole.found.block >= first.found.block - _BLOCKS
        and outline.blocks[whole.found.block].section == outline.blocks[first.found.block].section
        and (alike(whole, first) or _is_case_before(whole, listed))
        and can_be_added(whole)
        and not is_change(whole)
        and whole.id not in {item.id for item in listed}
    )


def _is_case_before(whole: Item, listed: Sequence[Item]) -> bool:
    """Whether a figure of the sentence before counts cases under another name, or none, and the list cases, too."""
    first = listed[0]
    near = whole.found.block == first.found.block and whole.sentence == first.sentence - 1
    return (
        near
        and can_add_kinds(whole, first)
        and whole.group in _CASES | {None}
        and all(item.group in _CASES for item in listed)
    )


def _divided(candidates: Sequence[Item], listed: Sequence[Item], wholes: set[str]) -> FoundBreakdown | None:
    """The list with the nearest figure it makes up, to its end or a pause; else with one that a slip keeps it from making up."""
    ends = [
        count
        for count in range(len(listed), 1, -1)
        if count == len(listed) or _BREAK.search(listed[count].tie) or OPENER.search(listed[count].tie)
    ]
    for whole in candidates:
        for count in ends:
            if total(listed[:count]) == value(whole):
                return FoundBreakdown(whole, tuple(listed[:count]), partial=False, unsaid=True)
    if listed[0].found.mention.kind == "fraction":
        return None  # they make up what each of them is told of
    plain = [
        item
        for item in candidates[:_CANDIDATES]
        if item.found.mention.kind != "fraction" or _is_case_before(item, listed)
    ]
    divided = [item for item in plain if item.id in wholes] or plain
    largest = max(value(part) for part in listed)
    large = [whole for whole in divided if value(whole) > largest]
    # The last part is the rest, and one figure alone is large enough: then the list divides that one.
    limit = _FULL if len(large) == 1 and len(listed) > 2 and leaves_little(listed) else _LIMIT
    for whole in large if limit is _FULL else divided:
        figure, parts = printed(whole), [printed(part) for part in listed if can_be_added(part)]
        if len(parts) > 1 and not closes(figure, parts) and explains(figure, parts, limit / len(divided)):
            return FoundBreakdown(whole, tuple(listed), partial=True, unsaid=True)
    return None
