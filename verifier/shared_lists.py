"""Lists known by their shares (danh sách có tỷ trọng): parts that are told with their shares of one total, and leave nothing of it.

    98.416 người ...; thành thị 12.794 người, chiếm 13%, nông thôn 85.622 người, chiếm 87%       the shares make up a hundred
    126.843 người ...; thành thị 21.540 người, chiếm 17%; nông thôn 105.303 người                the other of two that are all
    3.216 vụ ...; cồn 1.126 vụ, chiếm 35%; tốc độ 894 vụ, chiếm 27,8%; còn lại 1.196 vụ          the rest of it

That each share told is one of the same figure before says which total; no word need open the list.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

import regex as re

from extractor.model import End, Mention
from patterns.slips import closes, explains, gap
from verifier.facts import Facts
from verifier.full_lists import MOST, OFF, REST, FullList, is_plain, names_of
from verifier.kinds import leave_nothing
from verifier.layout import Layout, Placed, layout, same_unit
from verifier.rounding import may_print
from verifier.structures import ALL

_TIE = re.compile(r" ?[,(]? ?(?:(?:chiếm|đạt|bằng|là) )?(?:(?:tỷ|tỉ) (?:lệ|trọng) )?(?:là )?")
_LEFT = re.compile(r"[,;.] ?(?:số )?còn lại(?: là| có)? $")
_BACK = 12
"""Figures before a list that may be its total."""
_SENTENCES = 2
_REACH, _APART = 40, 80
_PAIR = 2
_RARE = Decimal("0.25")
"""How likely a slip may make the list close by chance where its names leave open whether they are all."""


def shared_lists(facts: Facts) -> tuple[FullList, ...]:
    """The lists whose shares are all of one figure that the parts do not make up."""
    return tuple(_found(facts))


def _found(facts: Facts) -> Iterator[FullList]:
    told = facts.once(layout)
    shares = _shares(facts)
    past = -1
    for id_ in shares:
        place = told.rank(facts.mentions[id_].start)
        if place <= past or place == len(told.figures) or told.figures[place].mention.id != id_:
            continue
        row = _row(told, place, shares)
        past = place + len(row) - 1
        others = _with_other(facts, told, place) if len(row) == 1 else _with_rest(facts, told, row)
        for parts in (row, *([others] if others else [])):
            found = _of_total(facts, told, parts, shares)
            if found is not None:
                yield found


def _shares(facts: Facts) -> dict[str, Mention]:
    """The percentage right behind each figure that is told with its share, by the id of the figure."""
    found: dict[str, Mention] = {}
    for before, mention in facts.next_to("percent"):
        told = mention.unit == "%" and mention.qualifier == "exact" and mention.start - before.end <= _REACH
        if told and _TIE.fullmatch(facts.folded, before.end, mention.start) is not None:
            found[before.id] = mention
    return found


def _row(told: Layout, place: int, shares: dict[str, Mention]) -> list[Placed]:
    """The figures from one on that count the same in its sentence, each with a share."""
    first = told.figures[place]
    row = [first]
    for one in told.figures[place + 1 : place + MOST]:
        if one.sentence != first.sentence or one.mention.id not in shares or not same_unit(one.mention, first.mention):
            break
        row.append(one)
    return row


def _with_other(facts: Facts, told: Layout, place: int) -> list[Placed]:
    """A figure and the one right behind or before it that counts the same, where they are two that leave nothing."""
    first = told.figures[place]
    for pair in (told.figures[place : place + 2], told.figures[max(0, place - 1) : place + 1]):
        if len(pair) < _PAIR or pair[0].sentence != pair[1].sentence:
            continue
        one, other = pair[0].mention, pair[1].mention
        if other.start - one.end > _APART or not same_unit(one, other):
            continue
        if pair[0].depth == pair[1].depth and leave_nothing(names_of(facts, pair)):
            return list(pair)
    return [first]


def _with_rest(facts: Facts, told: Layout, row: Sequence[Placed]) -> list[Placed]:
    """A row with the figure behind it that is told to be the rest: `tốc độ 894 vụ, chiếm 27,8%; còn lại 793 vụ lỗi khác`."""
    last = row[-1]
    behind = told.rank(last.mention.end)
    rest = told.figures[behind] if behind < len(told.figures) else last
    if rest.sentence != last.sentence or not same_unit(rest.mention, last.mention):
        return []
    return [*row, rest] if _LEFT.search(facts.folded, last.mention.end, rest.mention.start) is not None else []


def _of_total(facts: Facts, told: Layout, parts: Sequence[Placed], shares: dict[str, Mention]) -> FullList | None:
    """The list with the nearest figure before it of which all shares are; None where it makes that up, or may be short."""
    if len(parts) < _PAIR or not all(map(is_plain, parts)):
        return None
    own = [shares[one.mention.id] for one in parts if one.mention.id in shares]
    listed = [facts.printed(one.end) for one in parts]
    if len(own) == len(parts) and not closes(ALL, [facts.printed(End(id=share.id)) for share in own]):
        return None
    place = told.rank(parts[0].mention.start)
    before = [one for one in told.figures[max(0, place - _BACK) : place] if same_unit(one.mention, parts[0].mention)]
    if any(closes(facts.printed(one.end), listed) for one in before):
        return None
    for whole in reversed(before):
        if parts[0].sentence - whole.sentence > _SENTENCES or whole.mention.section != parts[0].mention.section:
            return None
        if not (
            same_unit(whole.mention, parts[0].mention) and is_plain(whole) and _prints(facts, whole, parts, shares)
        ):
            continue
        figure = facts.printed(whole.end)
        if abs(gap(figure, listed)) > figure.base * OFF or _is_known(facts, whole, parts):
            return None
        names = names_of(facts, parts)
        all_named = leave_nothing(names) or REST.search(names[-1]) is not None
        return (
            FullList(whole.end, tuple(one.end for one in parts))
            if all_named or explains(figure, listed, _RARE)
            else None
        )
    return None


def _prints(facts: Facts, whole: Placed, parts: Sequence[Placed], shares: dict[str, Mention]) -> bool:
    """Whether each part told with a share has it of a figure."""
    total = facts.as_told(whole.end)
    return all(
        may_print(facts.as_told(one.end), total, Decimal(share.value), facts.decimals(share))
        for one in parts
        if (share := shares.get(one.mention.id)) is not None
    )


def _is_known(facts: Facts, whole: Placed, parts: Sequence[Placed]) -> bool:
    """Whether another rule adds the parts up already."""
    ids = {one.mention.id for one in parts}
    return any(one.complete and ids <= {part.id for part in one.parts} for one in facts.breakdowns_of(whole.mention.id))
