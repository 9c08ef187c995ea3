"""Bulleted lists (gạch đầu dòng): totals whose parts stand below them, one in each item.

    Diện tích đã cấp 284,6 nghìn ha, trong đó:      - Tổng hồ sơ: 902 hồ sơ.
    - Đất nông nghiệp: 96,4 nghìn ha;               + Hộ tịch: 812 hồ sơ;
    - Đất khác: 188,2 nghìn ha.                     + Lĩnh vực khác: 90 hồ sơ.

A list stands below the words that open it or, with a bullet of its own, below an item. Its items tell one part each, the first
figure that counts what the total counts. The same names say that it is full as of a list on one line. Or its last item adds
up those before it: `- Cũ chuyển sang: 146 vụ. - Thụ lý mới: 389 vụ. - Tổng số: 535 vụ.`
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import regex as re

from patterns.slips import Printed, closes, gap
from patterns.words import forms, whole_word
from verifier.facts import Facts
from verifier.full_lists import (
    MANY,
    MOST,
    OFF,
    OFF_NAMED,
    REST,
    FullList,
    are_some,
    counts_alike,
    fits,
    is_beside,
    is_plain,
    likeliest,
    make_up_hundred,
    names_of,
)
from verifier.kinds import leave_nothing
from verifier.layout import Layout, Placed, layout
from verifier.line import telling
from verifier.open_lists import misses_openly

_LONG = 700
"""Letters of an item with all that stands below it: beyond, another text has begun."""
_LEAD = 300
_OPENS = re.compile(rf"{whole_word(forms('grammar', 'opener'))}[^.;:()\d]{{0,20}}[:.]?\s*$|:\s*$")
_ALL = re.compile(rf"{whole_word(('gồm', 'bao gồm', 'gồm có', 'chia ra', 'phân bổ'))}[^.;()\d]{{0,30}}$")
_TOTAL_ITEM = re.compile(
    r"\s*[-–+*•]\s+(?:=> ?)?(?:(?P<adds>(?:tổng )?cộng)|tổng số)(?!\p{L})"
    r"(?P<name>(?: (?!tỷ lệ|tỉ lệ|số tiền)\p{L}+){0,5}):? ?"
)
_HANDLED = telling("phải giải quyết xử lý thụ thi hành tiếp nhận hồ sơ đơn vụ việc án là có trong kỳ")
"""What a total of the old and the new is called; any other name must be told in the items, too."""
_NAMES = 80
_SUMMED = re.compile(r"(?<!\p{L})(?:tổng|cộng)(?!\p{L})")


@dataclass(slots=True)
class _Level:
    """Items of one bullet, by place, and the item above them, -1 where text stands there."""

    bullet: str
    above: int
    items: list[int] = field(default_factory=list)


def bulleted(facts: Facts) -> Iterator[FullList]:
    """The totals above lists that are told to be full and do not make them up."""
    told = facts.once(layout)
    for level in _levels(facts, told):
        if 1 < len(level.items) <= MOST:
            yield from _missed(facts, told, level)
            yield from _below(facts, told, level)


def _levels(facts: Facts, told: Layout) -> Iterator[_Level]:
    """The lists, each as soon as it ends; one within an item has another bullet."""
    open_: list[_Level] = []
    for place, (start, bullet) in enumerate(zip(told.items, told.bullets, strict=True)):
        far = place and start - told.items[place - 1] > _LONG
        depth = next((n for n, level in enumerate(open_) if level.bullet == bullet), None)
        if far or (depth is not None and facts.folded[max(0, start - _LONG) : start].rstrip(" -–+*•").endswith(":")):
            yield from open_
            open_, depth = [], None
        if depth is None:
            open_.append(_Level(bullet, place - 1 if open_ else -1))
        else:
            yield from open_[depth + 1 :]
            del open_[depth + 1 :]
        open_[-1].items.append(place)
    yield from open_


def _missed(facts: Facts, told: Layout, level: _Level) -> Iterator[FullList]:
    first = told.items[level.items[0]]
    wholes, lead = _above(facts, told, level, first)
    tried = [(whole, parts) for whole in wholes if (parts := _parts(facts, told, level, whole))]
    if not tried or any(closes(facts.printed(whole.end), _printed(facts, parts)) for whole, parts in tried):
        return
    parts = tried[0][1]
    whole = likeliest(facts, [whole for whole, own in tried if own == parts], parts)
    listed = FullList(whole.end, tuple(one.end for one in parts))
    if (
        _is_full(facts, lead, whole, parts)
        and not fits(facts, told, whole, parts, parts)
        and not misses_openly(facts, listed)
    ):
        yield listed


def _below(facts: Facts, told: Layout, level: _Level) -> Iterator[FullList]:
    """The total in the first item that adds up those before it, where they do not make it up, however few of them it adds."""
    for count in range(2, len(level.items)):
        start, own = told.items[level.items[count]], told.of_item(level.items[count])[:1]
        if own and (total := _TOTAL_ITEM.match(facts.folded, start, own[0].mention.start)):
            earlier = _Level(level.bullet, level.above, level.items[:count])
            lead = facts.words(max(0, told.items[level.items[0]] - _NAMES), start)
            if total["adds"] is not None or telling(total["name"]) - _HANDLED <= telling(lead):
                yield from _not_made_up(facts, told, earlier, own[0], adds=total["adds"] is not None)
            return


def _not_made_up(facts: Facts, told: Layout, level: _Level, whole: Placed, *, adds: bool) -> Iterator[FullList]:
    parts = _parts(facts, told, level, whole)
    if not parts or not is_plain(whole) or whole.changed or whole.mention.modality != "actual":
        return
    figure, listed = facts.printed(whole.end), _printed(facts, parts)
    if any(closes(figure, listed[first:]) for first in range(len(listed) - 1)):
        return
    all_told = adds or len(parts) >= MANY or leave_nothing(names_of(facts, parts))
    near = abs(gap(figure, listed)) <= figure.base * OFF
    if all_told and near and not are_some(facts, whole, parts) and not fits(facts, told, whole, parts, parts):
        yield FullList(whole.end, tuple(one.end for one in parts))


def _printed(facts: Facts, parts: Sequence[Placed]) -> list[Printed]:
    return [facts.printed(one.end) for one in parts]


def _above(facts: Facts, told: Layout, level: _Level, first: int) -> tuple[list[Placed], str]:
    """The figures that may be the total of a list, and the words between the last of them and the list."""
    if level.above >= 0:
        found = [one for one in told.of_item(level.above) if one.depth == 0][:1]
    else:
        near = told.above(first, _LEAD)
        found = [one for one in near if one.sentence == near[-1].sentence and one.depth == 0]
    wholes = [one for one in found if is_plain(one) and not one.changed and one.mention.modality == "actual"]
    lead = facts.folded[found[-1].mention.end : first].rstrip(" -–+*•") if found else ""
    return [one for one in wholes if not is_beside(facts, one)], lead


def _parts(facts: Facts, told: Layout, level: _Level, whole: Placed) -> list[Placed]:
    """The first figure of each item that counts what the total counts; none where an item lacks one."""
    found: list[Placed] = []
    for place in level.items:
        own = (one for one in told.of_item(place) if one.bracket < 0 and counts_alike(one.mention, whole.mention))
        part = next(own, None)
        if part is None or part.changed or part.mention.modality != "actual" or is_beside(facts, part):
            return []
        found.append(part)
    return found


def _is_full(facts: Facts, lead: str, whole: Placed, parts: Sequence[Placed]) -> bool:
    """Whether words, names or shares say that the items are all there is, and the figures that they may be."""
    figure = facts.printed(whole.end)
    off = abs(gap(figure, _printed(facts, parts))) / figure.base
    if off > OFF_NAMED or are_some(facts, whole, parts):
        return False
    names = names_of(facts, parts)
    if leave_nothing(names) or REST.search(names[-1]) is not None or make_up_hundred(facts, parts):
        return True
    if off > OFF:
        return False
    opened = _OPENS.search(lead) is not None
    summed = _SUMMED.search(facts.folded[max(whole.begin, whole.mention.start - _LEAD) : whole.mention.start])
    return opened and (_ALL.search(lead) is not None or (len(parts) >= MANY and summed is not None))
