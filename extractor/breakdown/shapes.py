"""The shapes in which the text shows a list of parts: brackets, openers, colons, bullets, "trong N hồ sơ có ..."."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import islice

import regex as re

from extractor.blocks import Outline
from extractor.breakdown.found import FoundBreakdown, total, value
from extractor.breakdown.pairing import MOST, nearly, pair, same_thing
from extractor.clean import View
from extractor.label import Item
from patterns.words import forms, whole_word

OPENER = re.compile(rf"(?P<opener>{whole_word(forms('grammar', 'opener'))})(?: (?:có|là))? ?(?P<colon>[:;,])?")
_PARTIAL = frozenset(forms("grammar", "partial_opener"))
# "05 thủ tục, lĩnh vực Đất đai gồm 07 thủ tục": the opener belongs to a new label, not to the figure before the comma.
_NEW_LABEL = re.compile(r"[,;] ?\p{L}+ \p{L}")
# "2.362 vụ việc phải thi hành; trong đó, có 1.180 vụ cũ": the semicolon only makes room for the list.
_ATTACHED = re.compile(r"^[^;]*;\s*$")
_CLAUSE_END = re.compile(r"[;.](?= |$)")
_COLON = re.compile(r"(?: \p{L}+){0,4} ?(?:[-–][^:;.()]{0,20})?: ?")
# A change between a figure and its list: "699,5 tỷ đồng, tăng 48,3 tỷ đồng so với đầu năm: vốn trung ương 592,1 tỷ đồng, ..."
_PAST_CHANGE = re.compile(r",? (?:tăng|giảm)(?: thêm)? \d[^.;:()]{0,80}: ?")
_WITHIN = re.compile(r"(?<!\p{L})trong(?: tổng số| số)? $")
_WITHIN_END = re.compile(r"[^.;:\d]{0,80}?(?::| có| thì)(?= )")
# "nhận mới 140 hồ sơ, kỳ trước còn 21, cộng lại 161 hồ sơ": the total behind its parts.
_SUMMED = re.compile(
    rf"(?:[,(] ?{whole_word(forms('lists', 'summed'))}(?: là| được| có)?:?|(?P<raised>nâng tổng số[^.;:,()\d]{{0,60}} lên|sang,? thành)) $"
)
# "Cộng 44 tổ với 1.771 thành viên": the totals of the sentence before.
_SUMMED_UP = re.compile(rf"(?:^|[.;] ?){whole_word(forms('lists', 'summed_up'))}(?: là| được| có| đạt)?:? $")
# "Cộng 215 hồ sơ kỳ trước chuyển sang, tổng số là 1.855 hồ sơ": what is added on, no total.
_ADDED_ON = re.compile(
    r"[^.;:()\d]{0,60}(?:(?<!\p{L})(?:(?:kỳ|năm|tháng|quý|tuần) trước|chuyển (?:sang|qua))(?!\p{L})|, (?:\p{L}+ ){0,2}tổng )"
)
_SUMMED_REACH = 90
# What stands between a figure and the word that opens a list of its own.
_OPENS_OWN = re.compile(r"(?: [^,;:.()\d]{1,60})?[,;]? \(?")
_NEAR_LETTERS = 24
_VERB_ENDS = frozenset(forms("grammar", "verb_end"))
# "12 hồ sơ (3%) và đất đai 9 hồ sơ": the last of a list; the "và" of a name is none ("; công nghiệp và xây dựng 9").
_JOINED = re.compile(r"[^,;:.\p{L}]*(?:\p{L}+[^,;:.\p{L}]*){0,4} và ")
_WITH = re.compile(r" ?(?:với|/|và) ?")
_NEAR_WORDS = 8
_FRAGMENT_LEAD = 90
_LEAD_WORDS = 4
_BEHIND_OPENER = 12
_OPEN_LIST = Decimal("0.75")
"""What share of its whole a list in bare brackets makes up at least where it is meant to close."""
_MOST = 100
"""Figures of one list within a paragraph; where more follow each other without an end, nothing tells a whole from a part."""


class _Figures:
    """The figures of a paragraph that can be a whole or a part, in order, by the bracket they stand in and by depth."""

    def __init__(self, members: Sequence[Item]) -> None:
        self.all = members
        self.by_bracket: dict[int, list[Item]] = {}
        self.by_depth: dict[int, list[Item]] = {}
        for item in members:
            self.by_bracket.setdefault(item.bracket, []).append(item)
            self.by_depth.setdefault(item.depth, []).append(item)

    def within(self, start: int, end: int, bracket: int) -> list[Item]:
        """The figures that begin in `[start, end)` and stand in one bracket (-1: in none); none where there are too many."""
        members = self.by_bracket.get(bracket, [])
        first, last = (bisect_left(members, offset, key=_start) for offset in (start, end))
        return members[first:last] if last - first <= _MOST else []

    def last_before(self, offset: int, depth: int) -> Item | None:
        """The last figure of a depth that ends at a place or before it."""
        members = self.by_depth.get(depth, [])
        count = bisect_right(members, offset, key=_end)
        return members[count - 1] if count else None


def _start(item: Item) -> int:
    return item.found.start


def _end(item: Item) -> int:
    return item.found.end


def in_block(view: View, members: Sequence[Item]) -> Iterator[FoundBreakdown]:
    """The lists within one paragraph. `members`: its figures that can be a whole or a part, in order."""
    figures = _Figures(members)
    yield from _bracketed(view, figures)
    openers = list(OPENER.finditer(view.folded))
    for i, opener in enumerate(openers):
        following = openers[i + 1].start() if i + 1 < len(openers) else len(view.folded)
        yield from _opened(view, figures, opener, following)
    yield from _colon(view, figures, openers)
    yield from _within(view, figures)
    yield from _summed(view, figures)
    yield from _summed_up(view, figures)


def _bracketed(view: View, figures: _Figures) -> Iterator[FoundBreakdown]:
    """`1.270 hồ sơ (Chứng thực: 982 hồ sơ, Hộ tịch: 288 hồ sơ)`."""
    for bracket in sorted(bracket for bracket in figures.by_bracket if bracket >= 0):
        inside = figures.by_bracket[bracket]
        before = figures.last_before(bracket, inside[0].depth - 1)
        if before is None or len(inside) > _MOST:
            continue
        between = view.folded[before.found.end : bracket]
        if len(between.split()) > _NEAR_WORDS or _CLAUSE_END.search(between):
            continue
        opener = OPENER.match(view.folded, bracket + 1)
        partial = opener["opener"] in _PARTIAL if opener is not None else _far_below(before, inside)
        if len(inside) > 1 or (opener is not None and partial):
            yield from pair([before], inside, partial=partial, first=False)


def _far_below(whole: Item, listed: Sequence[Item]) -> bool:
    """Whether figures in brackets that no word opens leave out so much of the whole that they are examples."""
    return total(_alike(whole, listed)) < value(whole) * _OPEN_LIST


def _opened(view: View, figures: _Figures, opener: "re.Match[str]", following: int) -> Iterator[FoundBreakdown]:
    """`937 hồ sơ, trong đó: ...`; at the start of a sentence the whole stands in the sentence before."""
    position = opener.start()
    bracket, _ = view.bracket_at(position)
    start, _ = view.sentence(position)
    left = [
        item
        for item in figures.within(start, position, bracket)
        # A bare number that opens a sentence is that of a note: "1 Gồm: 27 thủ tục mới ..."
        if item.found.end <= position and (item.group or view.text[start : item.found.start].strip())
    ]
    leading = len(view.folded[start:position].split()) <= 1
    if not left and leading and start:
        previous, _ = view.sentence(start - 1)
        left = figures.within(previous, start, bracket)
    if not left or (opener["opener"] not in _PARTIAL and _is_label(view.folded[left[-1].found.end : position])):
        return
    right = _listed(view, figures, bracket, opener, following)
    between = view.folded[left[-1].found.end : position]
    if ";" in between and not _ATTACHED.search(between):  # "49, trong đó ...; đang xử lý: 28; gồm có: 47 ... 02"
        right = _closing(left, right)
        left = [item for item in left if value(item) == total(right)]
    if left and right and opener["colon"] != ":":
        right = _without_next(view, left, right, following)
    if left and right:
        flat = opener["colon"] != ":"
        yield from pair(left, right, partial=opener["opener"] in _PARTIAL, first=leading, flat=flat)


def _without_next(view: View, left: Sequence[Item], right: list[Item], following: int) -> list[Item]:
    """The figures up to the semicolon behind which the next body is told as the one before the list was.

    `Hộ tịch tiếp nhận 318 hồ sơ, trong đó trực tuyến 300 hồ sơ; chứng thực tiếp nhận 742 hồ sơ, trong đó ...`: the word before
    its figure is that before the total, or a list of its own follows it.
    """
    if total(right) in {value(item) for item in left}:
        return right
    verb = _last_word(view, left[-1])
    for count in range(1, len(right)):
        if ";" not in view.folded[right[count - 1].found.end : right[count].found.start]:
            continue
        again = verb in _VERB_ENDS and _last_word(view, right[count]) == verb != _last_word(view, right[0])
        if again or _OPENS_OWN.fullmatch(view.folded, right[-1].found.end, following):
            return right[:count]
    return right


def _last_word(view: View, item: Item) -> str:
    """The word right before a figure."""
    return view.folded[max(0, item.found.start - _NEAR_LETTERS) : item.found.start].split(" ")[-2:][0]


def _is_label(between: str) -> bool:
    """Whether the words between a figure and an opener are what the opener belongs to; a comma before the opener parts them."""
    return _NEW_LABEL.search(between) is not None and between.rstrip()[-1:] not in {",", ";"}


def _closing(left: Sequence[Item], right: list[Item]) -> list[Item]:
    """The figures up to the semicolon at which they make up one of the wholes; all of them where they never do."""
    wholes = {value(item) for item in left}
    for count in range(2, len(right)):
        if ";" in right[count].tie and total(right[:count]) in wholes:
            return right[:count]
    return right


def _listed(view: View, figures: _Figures, bracket: int, opener: "re.Match[str]", following: int) -> list[Item]:
    """The figures that the list behind an opener holds.

    It goes to the next opener or the end of the sentence, or, behind a colon, over the short sentences
    `Label: figure.` that go on with the list.
    """
    _, end = view.sentence(opener.end())
    listed = _to_last(figures.within(opener.end(), min(end, following), bracket))
    if opener["colon"] != ":" or following < end:
        return listed
    while end < len(view.folded):
        begin, end = view.sentence(end)
        sentence = view.folded[begin:end]
        inside = figures.within(begin, end, bracket)
        lead = sentence[: inside[0].found.start - begin] if inside else ""
        if not inside or len(lead) > _FRAGMENT_LEAD or "," in lead or inside[0].found.start >= following:
            break
        if sentence.lstrip().startswith(("trong ", "riêng ")):
            break  # "Trong số hồ sơ ... có 12 hồ sơ": a part of a part; "Riêng quý II ...": told of another time
        if listed and inside[0].found.mention.kind != listed[-1].found.mention.kind:
            break  # "Đã xử phạt hơn 1 tỷ đồng": no further case
        listed.append(inside[0])
    return listed


def _to_last(items: Iterable[Item]) -> list[Item]:
    """The items up to the last one of the list: "và" joins it, and what a semicolon opens behind it is another matter."""
    listed: list[Item] = []
    closed = False
    for item in items:
        if closed and ";" in item.tie:
            break
        joined = bool(listed) and item.tie.rstrip().endswith(" và")
        closed = closed or joined or _JOINED.match(item.tie) is not None
        listed.append(item)
    return listed


def _colon(view: View, figures: _Figures, openers: Sequence["re.Match[str]"]) -> Iterator[FoundBreakdown]:
    """`06 máy in: 02 máy dùng được, 04 máy chờ sửa`."""
    starts = [opener.start() for opener in openers]
    for whole in figures.all:
        match = _COLON.match(view.folded, whole.found.end, whole.found.end + 60)
        past = _PAST_CHANGE.match(view.folded, whole.found.end, whole.found.end + 120) if match is None else None
        match = match or past
        if match is None or bisect_left(starts, match.end()) > bisect_left(starts, whole.found.end):
            continue
        _, sentence = view.sentence(whole.found.end)
        stop = _CLAUSE_END.search(view.folded, whole.found.end)
        parts = figures.within(match.end(), stop.start() if stop else sentence, whole.bracket)
        further = _alike(whole, figures.within(match.end(), sentence, whole.bracket))
        if total(further) == value(whole):  # "9/20 đơn: 5/12 đơn đất đai; 4/8 đơn trợ cấp"
            parts = further
        if len(parts) > 1 and (past is None or nearly(whole, [part for part in parts if same_thing(whole, part)])):
            yield from pair([whole], parts, partial=past is not None, first=False)


def _alike(whole: Item, parts: Sequence[Item]) -> list[Item]:
    """The figures of the whole's own kind and unit."""
    return [p for p in parts if p.found.mention.kind == whole.found.mention.kind and p.group in (whole.group, None)]


def _within(view: View, figures: _Figures) -> Iterator[FoundBreakdown]:
    """`Trong 1.672 hồ sơ trực tuyến có 1.036 hồ sơ toàn trình và 636 hồ sơ một phần`."""
    for whole in figures.all:
        if not _WITHIN.search(view.folded[max(0, whole.found.start - 20) : whole.found.start]):
            continue
        lead = _WITHIN_END.match(view.folded, whole.found.end)
        if lead is None:
            continue
        _, end = view.sentence(lead.end())
        if not lead.group().endswith(":") and (stop := _CLAUSE_END.search(view.folded, lead.end(), end)) is not None:
            end = stop.start()
        parts = figures.within(lead.end(), end, whole.bracket)
        if len(parts) > 1:
            yield from pair([whole], parts, partial=True, first=False)


def _summed(view: View, figures: _Figures) -> Iterator[FoundBreakdown]:
    """`nhận mới 140 hồ sơ, kỳ trước còn 21, cộng lại 161 hồ sơ`: all figures of the clause before are parts."""
    for whole in figures.all:
        cue = _SUMMED.search(view.folded, max(0, whole.found.start - _SUMMED_REACH), whole.found.start)
        if cue is None:
            continue
        begin, _ = view.sentence(whole.found.start)
        begin = max(
            begin, view.folded.rfind(";", begin, whole.found.start), view.folded.rfind(":", begin, whole.found.start)
        )
        parts = figures.within(begin, whole.found.start, whole.bracket)
        if cue["raised"] and not nearly(whole, parts):
            continue  # "thành lập mới 46 doanh nghiệp, nâng tổng số lên 512": those there were before are not told
        if len(parts) > 1 and OPENER.search(view.folded, begin, whole.found.start) is None:
            yield from pair([whole], parts, partial=not nearly(whole, parts), first=False)


def _summed_up(view: View, figures: _Figures) -> Iterator[FoundBreakdown]:
    """`Hội Phụ nữ 18 tổ, 742 hội viên; Hội Nông dân 26 tổ, 929 hội viên. Cộng 44 tổ với 1.671 thành viên`."""
    total_before: Item | None = None
    for whole in figures.all:
        start = view.sentence(whole.found.start)[0]
        joined = total_before is not None and _WITH.fullmatch(view.folded, total_before.found.end, whole.found.start)
        cue = _SUMMED_UP.search(view.folded, max(0, whole.found.start - 30), whole.found.start)
        total_before = whole if cue or joined else None
        if total_before is None or not start or _ADDED_ON.match(view.folded, whole.found.end):
            continue
        listed = figures.within(view.sentence(start - 1)[0], start, whole.bracket)
        parts = [item for item in listed if same_thing(whole, item)]
        own = [item for item in parts if item.group == whole.group]
        parts = own if len(own) > 1 else parts if joined else own
        if len(parts) > 1:
            yield FoundBreakdown(whole, tuple(parts), partial=total(parts) != value(whole))


def announced(outline: Outline, index: int, by_block: dict[int, list[Item]]) -> Iterator[FoundBreakdown]:
    """A block that closes in a colon announces the blocks after it."""
    block = outline.blocks[index]
    view = block.view
    if block.kind not in ("paragraph", "item") or not view.folded.endswith(":"):
        return
    openers = list(OPENER.finditer(view.folded))
    if not openers or len(view.folded) - openers[-1].end() > _BEHIND_OPENER:
        return
    own = [item for item in by_block.get(index, []) if item.depth == 0]
    begin, _ = view.sentence(openers[-1].start())
    left = [item for item in own if item.found.start >= begin]
    if not left and begin:
        previous, _ = view.sentence(begin - 1)
        left = [item for item in own if item.found.start >= previous]
    elif (
        not left
        and len(view.folded.split()) <= _LEAD_WORDS
        and index
        and outline.blocks[index - 1].section == block.section
    ):
        left = [item for item in by_block.get(index - 1, []) if item.depth == 0][-1:]
    listed = list(islice(_list_items(outline, index, by_block), MOST + 1))
    if left and listed and not _itemizes(left[-1], listed):
        yield from pair(left, listed, partial=openers[-1]["opener"] in _PARTIAL, first=True)


def _itemizes(count: Item, listed: Sequence[Item]) -> bool:
    """Whether a list has one item for each thing counted, with figures of something else: `03 khu: - Khu A: 390 ha; ...`."""
    return value(count) == len(listed) > 1 and count.group is not None and all(x.group != count.group for x in listed)


def _list_items(outline: Outline, index: int, by_block: dict[int, list[Item]]) -> Iterator[Item]:
    """The first figure of each item of the list: blocks of one bullet, or of none, in the same section."""
    first = None
    for following in range(index + 1, len(outline.blocks)):
        block = outline.blocks[following]
        if block.kind in ("furniture", "stamp"):
            continue
        if block.kind not in ("paragraph", "item") or block.section != outline.blocks[index].section:
            return
        first = first or block
        figures = by_block.get(following, [])
        if block.bullet != first.bullet or not figures or figures[0].found.start > 2 * _FRAGMENT_LEAD:
            return
        if figures[0].sentence:
            return
        yield figures[0]
        if block.bullet is None:  # items that stand on one wrapped line each may have been joined into one paragraph
            yield from _later_clauses(figures)


def _later_clauses(figures: Sequence[Item]) -> Iterator[Item]:
    """The first outer figure of each further clause that a semicolon opens: `A: 5 hồ sơ; B: 7 hồ sơ`."""
    for item in figures[1:]:
        clause = item.tie.rfind("; ")
        if item.depth == figures[0].depth and clause >= 0 and ":" in item.tie[clause:]:
            yield item
