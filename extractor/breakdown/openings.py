"""Lists that words, a colon or a bracket open, and whose parts the units alone do not tie to their whole.

    Xử lý 153 trường hợp (63 xe khách, 47 xe con, 43 xe tải); tiếp 84 lượt ý kiến, trong đó gồm 76 ý kiến kinh tế và 8 ý kiến khác.

That the figures behind the opening make up one before it says which; so does one slip (lỗi chép số) of one figure that
keeps them from doing so.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate, islice

import regex as re

from extractor.blocks import Outline
from extractor.breakdown.found import FoundBreakdown, can_add_kinds, can_be_added, printed, total, value
from extractor.breakdown.pairing import (
    is_change,
    is_share_of,
    is_taken_of,
    leaves_little,
    opens_total,
    same_thing,
    speaks_of_more,
)
from extractor.breakdown.shapes import OPENER
from extractor.clean import View
from extractor.label import Item
from patterns.slips import closes, closings, explains

_MOST = 30
_REACH = 100
"""Figures before and behind an opening that are looked through."""
_BACK = 4
"""Figures before an opening that can be its whole."""
_COLON = re.compile(r":(?= |$)")
# "58 đơn đủ điều kiện có 09 khiếu nại, 02 tố cáo, 47 kiến nghị": the figure right before it is what it divides.
_HAVING = re.compile(r"(?<=\p{L}) (?:có|là)(?= \d)")
# "Trong 64 dự án thuộc kế hoạch, 27 dự án đã xong, 29 dự án đang làm": what is divided stands right behind.
_OUT_OF = re.compile(r"(?:^|[.;] |[-+*•] ?)trong (?:tổng (?:số )?|số )?(?=\d)")
_BREAK = re.compile(r";|\.(?= |$)")
_CLAUSE = re.compile(r"(?:^|[;,:(]| và) *$")
_LABELLED = re.compile(r"[\p{L}\d)]: ?$")
_NEAR_WORDS = 6
_EXACT = Decimal("0.10")
"""Below this chance a list that makes up a figure before it is its breakdown, whatever its parts are called."""
_MANY, _TWO = Decimal("0.90"), Decimal("0.50")
"""Below this chance a list of three parts or more, of two, that a slip keeps from making up a figure is its breakdown."""


_Tried = tuple[Item, list[Item]]
"""A whole, and a list that may be its parts."""


@dataclass(frozen=True, slots=True)
class _Opening:
    """Where a list begins.

    The end of what opens it, the bracket its figures stand in, where its whole ends at last, and whether it stands right there.
    """

    before: int
    end: int
    bracket: int
    colon: bool
    near: bool = False


def by_opening(
    outline: Outline, by_block: Mapping[int, Sequence[Item]], known: Sequence[FoundBreakdown]
) -> Iterator[FoundBreakdown]:
    """The breakdowns of opened lists that other shapes left without a whole.

    Args:
        outline: the paragraphs.
        by_block: of each paragraph the figures that can be a whole or a part, in text order.
        known: what the other shapes showed; its parts are not tried again, its wholes are: they may be divided twice.
    """
    settled = {part.id for one in known if len(one.parts) > 1 for part in one.parts}
    closed = {one.whole.id for one in known if len(one.parts) > 1 and total(one.parts) == value(one.whole)}
    for index, members in by_block.items():
        view, figures = outline.blocks[index].view, [item for item in members if can_be_added(item)]
        for opening in (*_openings(view), *_out_of(view, figures)) if len(figures) > 2 else ():
            behind = _listed(view, opening, figures)
            listed = [item for item in behind if item.id not in settled]
            if len(listed) < 2:
                continue
            wholes = [one for one in _before(view, opening, figures) if not speaks_of_more(one, listed[0])]
            tried = [(whole, group) for whole in wholes for group in _groups(view, whole, listed)]
            found = _made_up(view, opening, tried)
            if found is None and behind[0] is listed[0]:
                # Else another list opens here: "không đủ điều kiện 27 đơn, còn 250 đơn: ...; thuộc thẩm quyền 142 đơn".
                found = _nearly_made_up(view, opening, tried, wholes, closed)
            if found is not None:
                settled.update(part.id for part in found.parts)
                yield found


def _openings(view: View) -> Iterator[_Opening]:
    text = view.folded
    for match in OPENER.finditer(text):
        bracket, _ = view.bracket_at(match.start())
        yield _Opening(match.start(), match.end(), bracket, colon=False)
    for match in _HAVING.finditer(text):
        bracket, _ = view.bracket_at(match.start())
        yield _Opening(match.start(), match.end(), bracket, colon=False, near=True)
    for match in _COLON.finditer(text):
        bracket, _ = view.bracket_at(match.start())
        yield _Opening(match.start(), match.end(), bracket, colon=True)
    for match in re.finditer(r"\(", text):
        yield _Opening(match.start(), match.end(), match.start(), colon=True)


def _out_of(view: View, figures: Sequence[Item]) -> Iterator[_Opening]:
    """The openings that stand before the whole itself."""
    for match in _OUT_OF.finditer(view.folded):
        place = bisect_left(figures, match.end(), key=_start)
        if place < len(figures) and figures[place].found.start == match.end():
            end = figures[place].found.end
            yield _Opening(end, end, figures[place].bracket, colon=False, near=True)


def _listed(view: View, opening: _Opening, figures: Sequence[Item]) -> list[Item]:
    """The figures of the sentence behind an opening, in its bracket."""
    _, stop = view.sentence(opening.end)
    first = bisect_left(figures, opening.end, key=_start)
    inside = [
        item for item in figures[first : first + _REACH] if item.bracket == opening.bracket and item.found.start < stop
    ]
    end = next((place for place, item in enumerate(inside) if place and opens_total(item)), len(inside))
    return inside[:end] if len(inside) <= _MOST else []


def _start(item: Item) -> int:
    return item.found.start


def _before(view: View, opening: _Opening, figures: Sequence[Item]) -> list[Item]:
    """The figures that can be the whole, nearest first: in this sentence or the one before, outside the list's bracket."""
    start, _ = view.sentence(opening.before)
    begin = view.sentence(start - 1)[0] if start else 0
    last = bisect_left(figures, opening.before, key=_start)
    _, depth = view.bracket_at(opening.before)
    told = [
        item
        for item in figures[max(0, last - _REACH) : last]
        if begin <= item.found.start and item.found.end <= opening.before and item.depth <= depth
    ]
    if told and view.folded[opening.before] == "(" and _is_beside(view, told[-1], opening):
        return told[-1:]
    if opening.near:
        return [one for one in told[-1:] if one.found.mention.kind != "fraction" and _is_beside(view, one, opening)]
    return told[: -_BACK - 1 : -1]


def _is_beside(view: View, whole: Item, opening: _Opening) -> bool:
    between = view.folded[whole.found.end : opening.before]
    return len(between.split()) <= _NEAR_WORDS and _BREAK.search(between) is None


def _made_up(view: View, opening: _Opening, tried: Sequence[_Tried]) -> FoundBreakdown | None:
    """The whole that one of its lists makes up."""
    for whole, group in tried:
        figure, parts = printed(whole), [printed(part) for part in group]
        room = sum((part.slack for part in parts), figure.slack) * 2 + min(p.unit for p in (figure, *parts))
        rare = room * len(tried) < figure.base * _EXACT
        if closes(figure, parts) and (rare or _announced_by_colon(view, opening, whole, group)):
            return FoundBreakdown(whole, tuple(group), partial=False, unsaid=True)
    return None


def _nearly_made_up(
    view: View, opening: _Opening, tried: Sequence[_Tried], wholes: Sequence[Item], closed: AbstractSet[str]
) -> FoundBreakdown | None:
    """The whole that a slip keeps its list from making up. `closed`: wholes that other parts make up."""
    for whole, group in tried:
        if (
            _is_listed_with(whole, group)
            or _is_closed(whole, group)
            or _opens_another(view, opening, whole, group, closed)
        ):
            continue
        own = view.folded[opening.before] == "(" or all(same_thing(whole, part) for part in group)
        if whole.id in closed and not own:
            continue  # "312 cuộc, gồm 45 ... và 267 ...; ban hành 290 kết luận": divided already, and these are other things
        figure, parts = printed(whole), [printed(part) for part in group]
        limit = _MANY if len(group) > 2 or leaves_little(group) else _TWO
        if closings(figure, parts):
            if opening.colon and _counted(view, opening, whole, group):
                return FoundBreakdown(whole, tuple(group), partial=False, unsaid=True)
            if explains(figure, parts, limit / _rivals(whole, group, wholes, len(tried))):
                return FoundBreakdown(whole, tuple(group), partial=True, unsaid=True)
    return None


def _is_closed(whole: Item, group: Sequence[Item]) -> bool:
    """Whether the list made up its whole before it ended: what follows is told of the whole once more."""
    running = accumulate((value(part) for part in group), initial=Decimal(0))
    return value(whole) in islice(running, 2, None)


def _opens_another(view: View, opening: _Opening, whole: Item, group: Sequence[Item], closed: AbstractSet[str]) -> bool:
    """Whether the colon behind a label opens another matter than the sentence before: bare figures do not take up what it counts.

    `thụ lý 24 vụ - hòa giải thành 20 vụ, không thành 4 vụ. Hộ tịch: khai sinh 143, khai tử 61`; `Xã 12, thôn 24. Xếp loại: tốt 4, khá 16`
    """
    if view.folded[opening.before] != ":" or whole.found.end > view.sentence(opening.before)[0]:
        return False
    if whole.group is None or any(value(part) > value(whole) for part in group):
        return True
    return whole.id in closed and any(part.group != whole.group for part in group)


def _rivals(whole: Item, group: Sequence[Item], wholes: Sequence[Item], tried: int) -> int:
    """How many figures could be the whole as well: those of the parts' own unit, where they all have it."""
    if whole.group is None or any(part.group != whole.group for part in group):
        return tried
    return sum(other.group == whole.group for other in wholes)


def _groups(view: View, whole: Item, listed: Sequence[Item]) -> Iterator[list[Item]]:
    """The parts a whole may have: those of its own unit, up to each pause of the reader; else all, if they have one unit."""
    change = is_change(whole)
    plain = [
        item
        for item in listed
        if is_change(item) == change
        and not is_taken_of(item)
        and can_add_kinds(whole, item)
        and not is_share_of(whole, item)
    ]
    own = [item for item in plain if same_thing(whole, item)]
    for group in [own] if len(own) > 1 else [plain]:
        ends = [
            i for i in range(2, len(group)) if _BREAK.search(view.folded, group[i - 1].found.end, group[i].found.start)
        ]
        for end in (*ends[:2], len(group)):
            if end > 1:
                yield list(group[:end])


def _is_listed_with(whole: Item, group: Sequence[Item]) -> bool:
    """Whether a figure is but the first of a list: `Hộ tịch: 560 hồ sơ; Đất đai: 253 hồ sơ; Xây dựng: 230 hồ sơ`."""
    return "tổng" not in whole.left and all(_LABELLED.search(item.tie) for item in (whole, *group))


def _announced_by_colon(view: View, opening: _Opening, whole: Item, group: Sequence[Item]) -> bool:
    """Whether a colon right behind the whole opens a list of its very unit: `05 ý kiến của người dân: 03 ý kiến ..., 02 ý kiến ...`."""
    return (
        view.folded[opening.before] == ":"
        and whole.group is not None
        and _is_beside(view, whole, opening)
        and all(item.group == whole.group for item in group)
    )


def _counted(view: View, opening: _Opening, whole: Item, group: Sequence[Item]) -> bool:
    """Whether a list right behind its whole counts kinds of it, each part before its name.

    `công nhận 41 trường: 18 trường mầm non (...); 23 trường tiểu học (...)`.
    """
    return (
        _is_beside(view, whole, opening)
        and group[0].found.start - opening.end <= 1
        and (view.folded[opening.before] == "(" or all(item.group == whole.group for item in group))
        and all(_CLAUSE.search(view.folded, max(0, item.found.start - 6), item.found.start) for item in group)
    )
