"""Full lists (liệt kê đủ): lists of parts whose own words show that nothing is left out, read with the total they divide.

    Trồng 642 ha, trong đó lúa 310 ha, ngô 212 ha, cây khác 120 ha; đón 4.120 lượt (nội địa 3.890 lượt, quốc tế 230 lượt).

The words that open a list say much ("gồm", a bracket right behind the total) or little: behind "trong đó" a list of two may
be short. A last part for the rest ("khác", "còn lại"), kinds that leave nothing between them (nam, nữ), or shares that make
up a hundred say that it is full; so do three parts told one behind the other.
"""

import re as plain_re  # twice as fast for the last of a few marks
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate, combinations, pairwise, takewhile
from typing import Literal, NamedTuple

import regex as re

from extractor.model import End, Mention
from patterns.sentence import sentence_at
from patterns.slips import LIKELY, Printed, closes, closings, explains, gap
from patterns.units import PEOPLE, PERSONS, same_kind, unit_group
from patterns.words import forms, holds_any, roots, whole_word
from verifier.excerpts import Excerpts
from verifier.facts import Facts
from verifier.kinds import FIRST_KINDS, leave_nothing
from verifier.layout import Layout, Placed, layout, same_unit, told_for_each
from verifier.line import telling
from verifier.open_lists import each_with_growth, misses_openly
from verifier.structures import ALL

_Opened = Literal["all", "some", "colon", "bracket", "dash", "cause", "nothing"]
"""What stands between a total and its list: a word that says "all", one that may say "some", a colon, a bracket, a dash, the
word that begins reasons ("do"), nothing."""

MOST = 12
"""Parts of a list."""
_SEEN = 40
"""Figures behind an opening, or before it, that are looked through."""
_REACH = 1500
"""Letters behind an opening, or before it, that are looked through."""
_WHOLES = 3
"""Figures of one unit before an opening that can be its total."""
_NEAR_WORDS = 8
_LEAD_WORDS = 4
_NAME = 90
_DENSE = 60
"""Letters between two parts told one behind the other."""
_FAR = 400
_SENTENCES = 2
_BEHIND = 6
"""Figures behind a list that it may make up."""
_SHARE = 40
_PLACE_REACH = 50
_ROOM = 10
"""How many times what rounding may hide a figure must be worth for a sum without it to tell anything."""
MANY = 3
OFF = Decimal("0.25")
"""By what share of the total a list may miss it: beyond, it is likelier a list of something else."""
_RARE = Decimal("0.9")
"""How likely a slip may make parts in nouns of their own make up their total by chance: three and more hardly leave any out."""
OFF_NAMED = Decimal("0.45")
"""The same where the names of the parts say that they are all."""
OFF_GROWING = Decimal("0.05")
"""The same for parts behind a colon that are each told with their growth."""
_BY_CHANCE = Decimal("0.2")
_COUNTERS, _ACTORS = (frozenset(map(unit_group, forms("lists", row))) for row in ("counter", "actor"))
_TEXTS, _TEXT_KINDS = (frozenset(map(unit_group, forms("lists", row))) for row in ("text", "text_kind"))
_PARTIAL = frozenset(forms("grammar", "partial_opener"))
_IN_ORDER = ("lần lượt là",)
_WAYS = tuple(form for form in forms("lists", "way") if form not in {"có", *_IN_ORDER})
_OPENERS = (*forms("grammar", "opener"), *_IN_ORDER)
_WAY, _WAY_ROOTS = re.compile(whole_word(_WAYS)), roots(_WAYS)
_WAY_END = re.compile(r"[^.;:,()\d]{0,30}(?::| có (?=\d))")
_WAY_REACH = 30 + max(map(len, _WAYS))
_HAS = " có "
_BOUND_OPENINGS = ("colon", "bracket")
"""Openings that stand right behind the total that the list divides."""
_OPENED_BY: dict[str, _Opened] = {":": "colon", "(": "bracket"}
_OPENER, _OPENER_ROOTS = re.compile(whole_word(forms("grammar", "opener"))), roots(forms("grammar", "opener"))
# What a figure is told against, and what is told for each of something, is no part; a total told anew ends the list.
_AGAINST = "so với|so|cùng kỳ|kế hoạch|chỉ tiêu|dự toán|bình quân|trung bình mỗi|trên tổng số|từ|lên|xuống"
_AGAINST_TAIL = "giao|năm|là|đạt"
_BESIDE = re.compile(
    rf"(?:/|(?<!\p{{L}})(?:{_AGAINST.replace('kế hoạch', '(?<!theo )kế hoạch')}))(?: (?:{_AGAINST_TAIL})){{0,2}}\s*\(?$"
)
_BESIDE_ENDS = ("/", *_AGAINST.split("|"), *_AGAINST_TAIL.split("|"))
_TOTAL = re.compile(
    r"(?<!\p{L})(?:tổng(?! hợp)|cộng|lũy kế|luỹ kế|tính chung|xuất siêu|nhập siêu|thặng dư|thâm hụt|chênh lệch)(?!\p{L})"
)
_TOTAL_ROOTS = ("tổng", "cộng", "lũy", "luỹ", "tính chung", "siêu", "thặng dư", "thâm hụt", "chênh lệch")
_BOUND = re.compile(r"(?<!\p{L})(?:dưới|trên|từ|đến|loại|mức|hạng|cấp)\s*$")
_TOLD_WITH = re.compile(r"\d (?P<unit>\p{L}+(?: \p{L}+)?)/$")
_RAISED = re.compile(r"(?<!\p{L})(?:nâng|đưa) (?:tổng|số)(?!\p{L})")
_TAKEN_OFF = re.compile(r"(?<!\p{L})(?:(?<!khai )trừ(?! trợ cấp)|loại trừ|giảm trừ)(?!\p{L})")
REST = re.compile(r"(?<!\p{L})(?:khác|còn lại)(?!\p{L})")
_OUT_OF = re.compile(r"(?<!\p{L})trong (?:tổng số |số )?$")
_NEAR = 20
_CLAUSE_BEFORE = plain_re.compile(r".*(?:[,;:()]|\. | - )")
_END = re.compile(r"[,;:.()\d]| và ")
_PAUSE = re.compile(r"[;:]|\.(?= )")
# As in `đã giải quyết 3.287 HS - trước hạn 3.271, trễ hạn 16` and `35 đ/c = HTXSNV 5 - HTTNV 27 - HTNV 3`.
_DASHES = "-–="
_FIGURE_ENDS = re.compile(r"\d(?: \p{L}[\p{L}/]*(?: \p{L}+)?)?$")
_NAME_AND_FIGURE = re.compile(r"\p{L}[^,;:.()\d\n]{0,40}\d")
# "41 hồ sơ quá hạn, do chờ xác minh 27 hồ sơ, vướng tranh chấp 08 hồ sơ và nguyên nhân khác 06 hồ sơ"
_CAUSE, _CAUSE_IN_BRACKET = ", do ", " (do "
_UNIT = 24
"""Letters that a figure ends with: its last digit and its unit."""
_PLACE = re.compile(r"(?:[,;:(]|\p{Ll})\s?(?:\p{Lu}\p{Ll}+\s){1,4}\(?$")
_FLOW = re.compile(
    r"(?<!\p{L})(?:đầu|cuối|chuyển(?! tuyến| viện)|còn|thêm|phát sinh|đến nay|lũy kế|luỹ kế|so với)(?!\p{L})"
)
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_PLACES = "điểm"
"""A unit of what is measured, and a noun: `315 điểm kinh doanh: 142 ki ốt, 121 quầy, 52 chỗ ngồi`."""
_TIMES = frozenset(forms("lists", "rate_time"))
# What stands before a figure whose name follows it: nothing, behind an opening; a comma or "và", behind another such figure.
_UNNAMED = re.compile(r"[\s:]{0,3}(?:có|gồm|là|tặng)?\s{0,3}")
_JOINED = re.compile(r"[^;:.()\d]*(?:\([^()]{1,60}\))?[^;:.()\d]*(?:,| và)\s{1,3}")
_NUMBERED = re.compile(
    r"(?<!\p{L})(?P<noun>tháng|quý|năm|tuần|đợt|thôn|xóm|tổ|ấp|khối|khu) (?:\d{1,4}|[ivx]{1,5})(?!\p{L})"
)
_NAMED = re.compile(r" \p{L}")
_FIRST_KIND = re.compile(whole_word(FIRST_KINDS))
_DIGIT = re.compile(r"\d")
_SPACES = plain_re.compile(" {2,}")


@dataclass(frozen=True, slots=True)
class FullList:
    """A total and its parts, in text order."""

    whole: End
    parts: tuple[End, ...]


class _Opening(NamedTuple):
    """What opens a list, where; the bracket around it and the one its parts stand in, -1 outside of all."""

    start: int
    end: int
    outer: int
    inner: int
    opened: _Opened


def full_lists(facts: Facts) -> Iterator[FullList]:
    """The lists that are told to be full and that no reading of them makes up a total before them."""
    told = facts.once(layout)
    for opening in _openings(facts, told):
        yield from _lists(facts, told, opening)


def _openings(facts: Facts, told: Layout) -> Iterator[_Opening]:
    """All openings, each with the brackets it stands in and opens."""
    open_brackets: list[int] = []
    sentence = -1
    for start, end, opened in _marks(facts, Excerpts(facts.folded, _with_lists(told))):
        own = sentence_at(told.starts, start)
        if own != sentence:
            sentence, open_brackets = own, []
        inner = outer = open_brackets[-1] if open_brackets else -1
        if opened == "bracket":
            open_brackets.append(start)
            yield _Opening(start, end, outer, start, opened)
        elif opened is None:
            if open_brackets:
                open_brackets.pop()
        else:
            if (
                outer >= 0
                and opened != "colon"
                and start - outer < _NAME
                and not facts.folded[outer + 1 : start].strip()
            ):
                # "206 người, tăng 3% (trong đó: ...": the total stands outside.
                outer = open_brackets[-2] if len(open_brackets) > 1 else -1
            yield _Opening(start, end, outer, inner, opened)
    yield from _unopened(told)


def _unopened(told: Layout) -> Iterator[_Opening]:
    """The places behind figures that others of their unit follow closely, with no word that opens a list."""
    for place, one in enumerate(told.figures[:-1]):
        if one.bracket >= 0 or not _is_close(one, told.figures[place + 1]):
            continue  # as most figures, which the one behind tells
        # "4.519,8 triệu đồng và 3.264 m2 đất; kiến nghị thu hồi": a figure of another unit may stand in between.
        if told.figures[place + 1].bracket < 0:
            near = [x for x in told.figures[place + 1 : place + 3] if _may_follow(one, x)]
        else:
            near = _past_bracket(told, place)
        if any(counts_alike(x.mention, one.mention) for x in near):
            yield _Opening(one.mention.end, one.mention.end, -1, -1, "nothing")


def _past_bracket(told: Layout, place: int) -> list[Placed]:
    """The figure behind the bracket that follows one: `64 cuộc (11 cuộc cũ, 53 cuộc mới); theo kế hoạch 49 cuộc`."""
    own = told.figures[place]
    inside = takewhile(lambda one: one.bracket >= 0, told.figures[place + 1 : place + 1 + MOST])
    behind = place + 1 + len(list(inside))
    row = told.figures[behind : behind + 1] if behind > place + 1 else ()
    return [one for one in row if one.sentence == own.sentence and not one.changed and one.bracket < 0]


def _with_lists(told: Layout) -> list[tuple[int, int]]:
    """The sentences that tell several figures, up to the last of them: what opens a list stands nowhere else."""
    found: list[tuple[int, int]] = []
    for one, other in pairwise(told.figures):
        if one.sentence == other.sentence:
            if found and found[-1][0] == one.begin:
                found.pop()
            found.append((one.begin, other.mention.start))
    return found


def _marks(facts: Facts, lists: Excerpts) -> list[tuple[int, int, _Opened | None]]:
    """Words, colons and brackets that open a list, and the brackets that close (None), in text order."""
    text = facts.folded
    found: list[tuple[int, int, _Opened | None]] = [
        (start, end, "some" if text[start:end] in _PARTIAL else "all") for start, end in lists.places(_OPENERS)
    ]
    marks = lists.spots(":()")
    found += [
        (start, start + 1, _OPENED_BY.get(mark))
        for start, mark in marks
        if mark != ":" or text.startswith(" ", start + 1)
    ]
    found += [(start, end, "dash") for start, end in _dashes(facts, lists)]
    found += [(start, start + len(mark), "cause") for start, mark in lists.spots([_CAUSE])]
    found += [
        (start - 1, start - 1 + len(_CAUSE_IN_BRACKET), "cause")
        for start, mark in marks
        if mark == "(" and start and text.startswith(_CAUSE_IN_BRACKET, start - 1)
    ]
    leads = [start for start, mark in marks if mark == ":"]
    leads += [start for start, lead in lists.spots([_HAS]) if _DIGIT.match(text, start + len(lead))]
    found += [(start, end, "all") for start, end in _ways(text, leads)]
    found.sort(key=lambda mark: (mark[0], -mark[1]))
    kept: list[tuple[int, int, _Opened | None]] = []
    for mark in found:
        within = bool(kept) and mark[0] < kept[-1][1]
        colon = (
            bool(kept)
            and mark[2] == "colon"
            and kept[-1][2] in ("all", "some")
            and not text[kept[-1][1] : mark[0]].strip()
        )
        if not within and not colon:  # "bao gồm" is one opening, and so is "trong đó:"
            kept.append(mark)
    return kept


def _dashes(facts: Facts, lists: Excerpts) -> Iterator[tuple[int, int]]:
    """The dashes and signs of equality between a figure and the first of a list: `3.287 HS - trước hạn 3.271, trễ hạn 16`."""
    text = facts.lower  # a dash at the beginning of a line is a bullet
    for at, mark in lists.spots(_DASHES):  # one letter is found much faster than three
        start, end = at - 1, at + 2
        if text[start:end] != f" {mark} ":
            continue
        if _NAME_AND_FIGURE.match(text, end) and _FIGURE_ENDS.search(text, max(0, start - _UNIT), start):
            yield start, end


def _ways(text: str, leads: Sequence[int]) -> set[tuple[int, int]]:
    """The words for a way to divide that a list follows: a colon, or the word that there are so many."""
    return {
        match.span()
        for lead in leads
        if holds_any(text[max(0, lead - _WAY_REACH) : lead], _WAY_ROOTS)
        for match in _WAY.finditer(text, max(0, lead - _WAY_REACH), lead, overlapped=True)
        if _WAY_END.match(text, match.end())
    }


def _printed(facts: Facts, one: Placed) -> Printed:
    return facts.printed(one.end)


def _lists(facts: Facts, told: Layout, opening: _Opening) -> Iterator[FullList]:
    figures = told.figures
    first = told.rank(opening.end)
    own = sentence_at(told.starts, opening.start)
    if not _may_open(told, opening, own, first):
        return
    by_unit = _by_unit(_before(facts, told, opening, own, first))
    if not by_unit:
        return
    reach = opening.end + _REACH
    seen = figures[first : first + _SEEN]
    behind = list(takewhile(lambda one: one.sentence == own and one.mention.start < reach, seen))
    tried = [(wholes, _parts(facts, opening, wholes[0], behind)) for wholes in by_unit]
    # Parts told in another noun are those of a total in that very noun, where there is one.
    owned = [found for wholes, found in tried if _is_in_its_unit(wholes[0], found)]
    tried = [(wholes, found) for wholes, found in tried if found not in owned or _is_in_its_unit(wholes[0], found)]
    several = sum(len(found) > 1 for _, found in tried) > 1
    closed = {len(found) for wholes, found in tried if several and len(found) > 1 and _closed_by(facts, wholes, found)}
    for wholes, found in tried:
        parts = found[: _cut(facts, found)]
        if len(parts) < 2 or _goes_past(facts, opening, wholes[0], parts):
            continue
        whole = likeliest(facts, wholes, parts)
        if _closed_by(facts, [whole], parts):
            continue  # as nearly all do
        listed = FullList(whole.end, tuple(one.end for one in parts))
        if (
            _is_full(facts, opening, whole, parts, beside_closed=len(parts) in closed)
            and not fits(facts, told, whole, parts, found)
            and not misses_openly(facts, listed)
        ):
            yield listed
    if opening.opened in ("all", "some", "colon"):
        yield from _of_fractions(facts, opening, by_unit, behind)


def _is_in_its_unit(whole: Placed, parts: Sequence[Placed]) -> bool:
    return bool(parts) and same_unit(whole.mention, parts[0].mention)


def _by_unit(wholes: Sequence[Placed]) -> list[list[Placed]]:
    """The first few figures of each unit."""
    found: list[list[Placed]] = []
    for whole in wholes:
        alike = next((group for group in found if same_unit(group[0].mention, whole.mention)), None)
        if alike is None:
            found.append([whole])
        elif len(alike) < _WHOLES:
            alike.append(whole)
    return found


def _may_open(told: Layout, opening: _Opening, own: int, first: int) -> bool:
    """Whether two figures stand behind an opening in its sentence, and a figure right before what has to follow one."""
    figures = told.figures
    if first + 1 >= len(figures) or figures[first + 1].sentence != own:
        return False
    if opening.opened == "bracket" and min(figures[first].bracket, figures[first + 1].bracket) < opening.start:
        return False  # it is closed before one of the two: it holds no list
    bound = opening.opened in ("bracket", "colon", "dash")
    return not bound or (first > 0 and opening.start - figures[first - 1].mention.end <= _NAME)


def _may_follow(whole: Placed, part: Placed) -> bool:
    """Whether a figure stands close behind another, outside of brackets."""
    return _is_close(whole, part) and part.bracket < 0 and not part.changed


def _is_close(whole: Placed, part: Placed) -> bool:
    return part.mention.start - whole.mention.end < _DENSE and part.sentence == whole.sentence


def _closed_by(facts: Facts, wholes: Sequence[Placed], parts: Sequence[Placed]) -> bool:
    listed = [_printed(facts, one) for one in parts]
    return any(closes(_printed(facts, one), listed) for one in wholes)


def _goes_past(facts: Facts, opening: _Opening, whole: Placed, parts: Sequence[Placed]) -> bool:
    """Whether a semicolon behind the first part ends the list: that of a dash, and that of a whole that is itself one of a list.

    `gồm đất nông nghiệp 946 ha, trong đó lúa 512 ha; đất phi nông nghiệp 301 ha; đất chưa sử dụng 36 ha`
    """
    if ";" not in facts.folded[parts[0].mention.end : parts[1].mention.start]:
        return False
    if opening.opened != "some":
        return opening.opened == "dash"
    own, first, *others = (telling(left_of(facts, one)) for one in (whole, *parts))
    return bool(frozenset.intersection(own, *others) - first)


def _of_fractions(
    facts: Facts, opening: _Opening, by_unit: Sequence[Sequence[Placed]], behind: Sequence[Placed]
) -> Iterator[FullList]:
    """Fractions whose upper and lower figures make up two totals: `251 trong 372 trường: mầm non 71/112, tiểu học 180/260`."""
    listed = [one.mention for one in behind if one.mention.kind == "fraction" and one.bracket == opening.inner]
    if not 1 < len(listed) <= MOST:
        return
    wholes = [one for group in by_unit for one in group if _counts_as_fraction(one.mention, listed[0])]
    halves = [tuple(facts.ends(mention)[half] for mention in listed) for half in (0, 1)]
    if len({facts.value(end) for end in halves[1]}) == 1:
        return  # shares of one and the same figure
    values = [[facts.printed(end) for end in half] for half in halves]
    fitting = [{one.mention.id for one in wholes if closes(_printed(facts, one), half)} for half in values]
    for half, figures, own, other in zip(halves, values, fitting, reversed(fitting), strict=True):
        left = [one for one in wholes if one.mention.id not in other and not one.changed]
        if own or not left or len(half) < MANY > len(other) + 2:
            continue
        whole = _nearest(facts, left, figures)
        if abs(gap(_printed(facts, whole), figures)) <= facts.value(whole.end) * OFF:
            yield FullList(whole.end, half)


def _counts_as_fraction(whole: Mention, fraction: Mention) -> bool:
    """Whether a figure counts what a fraction does."""
    unit = fraction.unit or fraction.inherited_unit
    return whole.kind == "count" and (unit is None or same_kind(unit_group(whole.unit), unit_group(unit)))


def is_beside(facts: Facts, one: Placed) -> bool:
    """Whether a figure is what another one is told against, or told for each of something."""
    left = left_of(facts, one)
    if not left.removesuffix("(").rstrip().endswith(_BESIDE_ENDS) or _BESIDE.search(left) is None:
        return False  # as most figures, which the ends tell much faster
    other = _TOLD_WITH.search(left)  # "742 lượt/806 người": visits and their people
    own = unit_group(one.mention.unit)
    return other is None or own is None or same_kind(unit_group(other["unit"]), own)


def _is_aside(facts: Facts, one: Placed) -> bool:
    """Whether a figure is no total for being told beside another one; one that something was raised to is ("nâng tổng số lên")."""
    return is_beside(facts, one) and _RAISED.search(left_of(facts, one)) is None


def likeliest(facts: Facts, wholes: Sequence[Placed], parts: Sequence[Placed]) -> Placed:
    """Of the figures that can be the total the one that the parts miss least; what is told as an aim or a base comes last."""
    if len(wholes) == 1:
        return wholes[0]
    plain = [one for one in wholes if not _is_aside(facts, one)] or wholes
    return _nearest(facts, plain, [_printed(facts, one) for one in parts])


def _nearest(facts: Facts, wholes: Sequence[Placed], parts: Sequence[Printed]) -> Placed:
    """Of the figures that can be the total the one that the parts miss by the least share."""
    return min(wholes, key=lambda one: abs(gap(_printed(facts, one), parts)) / _printed(facts, one).base)


def _before(facts: Facts, told: Layout, opening: _Opening, own: int, first: int) -> list[Placed]:
    """The figures that can be the total, nearest first."""
    if opening.opened == "nothing":
        whole = told.figures[first - 1]
        free = is_plain(whole) and (not _is_listed(facts, told, first - 1) or _opens_set(facts, told, first))
        return [whole] if free else []
    sentence, outer = own, opening.outer
    if own and opening.start - told.starts[own] < _NAME and (not first or told.figures[first - 1].sentence != own):
        lead = facts.folded[told.starts[own] : opening.start]
        if len(lead.split()) <= _LEAD_WORDS:
            sentence, outer = own - 1, -1
    found: list[Placed] = []
    for one in reversed(told.figures[max(0, first - _SEEN) : first]):
        if one.sentence < sentence or one.mention.start <= opening.start - _REACH:
            break
        if one.sentence == sentence and one.bracket == outer and one.mention.end <= opening.start and is_plain(one):
            found.append(one)
    if opening.opened in ("bracket", "colon", "dash"):
        found = [one for one in found if sentence == own and _is_beside(facts, one, opening)]
    return found


def _is_beside(facts: Facts, one: Placed, opening: _Opening) -> bool:
    """Whether a figure stands right before a bracket or a colon; its rate may be told in between."""
    between = facts.folded[one.mention.end : min(opening.start, one.mention.end + _NAME)]
    if len(between.split()) > _NEAR_WORDS or _PAUSE.search(between) is not None:
        return False
    return opening.opened == "bracket" or "," not in between or _DIGIT.search(between) is not None


def _is_listed(facts: Facts, told: Layout, place: int) -> bool:
    """Whether a figure is itself one of a list: in brackets, behind a figure alike, or the first one behind an opening."""
    whole = told.figures[place]
    if whole.bracket >= 0:
        return True
    earlier = told.figures[max(told.rank(whole.begin), place - _SEEN) : place]
    if any(counts_alike(whole.mention, one.mention) for one in earlier):
        return True
    before = told.figures[place - 1] if place else None
    if before is None or before.sentence < whole.sentence - 1:
        return False
    name = facts.folded[max(whole.begin, before.mention.end, whole.mention.start - _NAME) : whole.mention.start]
    return ":" in name or "(" in name or _OPENER.search(name) is not None


def _opens_set(facts: Facts, told: Layout, first: int) -> bool:
    """Whether kinds that are all follow a figure: `giải quyết 35 vụ, đạt 85%; đúng 04, đúng một phần 06, sai 25`."""
    row = told.figures[first : first + MANY]
    if len(row) < MANY or any(one.mention.unit is not None or one.sentence != row[0].sentence for one in row):
        return False  # as most rows
    words = facts.folded[told.figures[first - 1].mention.end : row[0].mention.start]
    return _FIRST_KIND.search(words) is not None and leave_nothing(names_of(facts, row))


def is_plain(one: Placed) -> bool:
    """Whether a figure can be a total: no fraction, no change, nothing told for each of something."""
    mention = one.mention
    per = told_for_each(mention)
    spread = per != "" and per not in _TIMES
    return mention.kind != "fraction" and not one.changed and not spread and mention.value.strip("0.") != ""


def _parts(facts: Facts, opening: _Opening, whole: Placed, behind: Sequence[Placed]) -> list[Placed]:
    """The figures of the list that count what the total counts, up to where a total is told anew."""
    alike = [one for one in behind if counts_alike(one.mention, whole.mention)]
    if len(alike) < 2:
        alike = told_as(whole, behind) or alike
    plain = [one for one in alike if one.bracket == opening.inner]
    if len(plain) < 2 and opening.opened in ("all", "some", "colon"):  # "đã xong (1.862 căn), đang làm (3.415 căn)"
        each: dict[int, Placed] = {}
        for one in alike:
            if one.bracket >= opening.end:
                each.setdefault(one.bracket, one)
        plain = list(each.values())
    if opening.opened in ("all", "bracket", "colon") and (len(plain) < 2 or _lacks_some(opening, plain, behind)):
        plain = _kinds(facts, opening, whole, behind) or plain
    found: list[Placed] = []
    for one in plain:
        name = left_of(facts, one)
        if holds_any(name, _TOTAL_ROOTS) and _TOTAL.search(name, max(name.rfind(","), name.rfind(";")) + 1):
            break
        bound = one.mention.unit is None and _BOUND.search(name)
        if not one.changed and not bound and not is_beside(facts, one):
            found.append(one)
    return found if len(found) <= MOST else []


def _kinds(facts: Facts, opening: _Opening, whole: Placed, behind: Sequence[Placed]) -> list[Placed]:
    """Figures that count kinds of what the total counts, each before its name: `153 phương tiện (63 xe khách, 90 xe con)`."""
    between = facts.figures_within(whole.mention.end, opening.start)
    if _PAUSE.search(facts.folded, whole.mention.end, opening.start) or any(m.kind == "count" for m in between):
        return []
    listed: list[Placed] = []
    end = opening.end
    for one in behind:
        if one.bracket != opening.inner:
            continue
        if _UNNAMED.fullmatch(facts.folded, end, one.mention.start) is None and not listed:
            return []
        if listed and _JOINED.fullmatch(facts.folded, end, one.mention.start) is None:
            break
        listed.append(one)
        end = one.mention.end
    counts = (whole.mention.kind == "count" or whole.mention.unit == _PLACES) and all(
        one.mention.kind == "count"
        and (one.mention.unit or one.mention.inherited_unit or _NAMED.match(facts.folded, one.mention.end))
        for one in listed
    )
    return listed if counts else []


def _lacks_some(opening: _Opening, plain: Sequence[Placed], behind: Sequence[Placed]) -> bool:
    """Whether a bracket holds bare figures and others whose noun was read as a unit: `(8 vận tải, 5 xây dựng, 16 thương mại)`."""
    if opening.opened != "bracket" or any(one.mention.unit for one in plain):
        return False
    return sum(one.bracket == opening.inner for one in behind) > len(plain)


def counts_alike(part: Mention, whole: Mention) -> bool:
    """Whether a part counts what the total counts, or tells no unit of its own; people may be of any kind of people."""
    if part.kind != whole.kind or part.kind == "fraction":
        return False
    if same_unit(part, whole) or _by_time(part, whole):
        return True
    bare = part.unit is None and part.inherited_unit is None
    return part.kind == "count" and (bare or (unit_group(part.unit) in PEOPLE and unit_group(whole.unit) in PERSONS))


def _by_time(part: Mention, whole: Mention) -> bool:
    """Whether a part leaves out the time that its total is told for: `168 tấn/ngày (đô thị 97 tấn, nông thôn 71 tấn)`."""
    if whole.kind != "measure" or "/" not in (whole.unit or "") or told_for_each(whole) not in _TIMES:
        return False
    return part.base_unit is not None and part.base_unit == (whole.base_unit or "").partition("/")[0]


def told_as(whole: Placed, figures: Sequence[Placed]) -> list[Placed]:
    """The figures that may tell parts in another noun than their total: presents for people, cases for works; bodies for cases."""
    group = unit_group(whole.mention.unit)
    counts = [one for one in figures if one.mention.kind == whole.mention.kind == "count" and one.mention.unit]
    groups = [unit_group(one.mention.unit) for one in counts]
    other = next((unit for unit in groups if unit in _COUNTERS), None)
    kinds = _ACTORS if group in _COUNTERS else {other} if group is not None and other is not None else set()
    return [one for one, unit in zip(counts, groups, strict=True) if unit in kinds]


def left_of(facts: Facts, one: Placed) -> str:
    """The words before a figure in its clause; those of the clause before where there are none."""
    known, start = facts.once(_lefts), one.mention.start
    if start not in known:
        words = facts.folded[max(one.begin, start - _NAME) : start]
        before = _CLAUSE_BEFORE.match(words)
        clause = words[before.end() :] if before is not None else words
        known[start] = clause if clause.strip() else words
    return known[start]


def _lefts(_: Facts) -> dict[int, str]:
    """The words before figures, by where those start, as far as they have been asked for."""
    return {}


def _cut(facts: Facts, parts: Sequence[Placed]) -> int:
    """How many parts stand before another opening, or before a semicolon that ends a list by commas."""
    for count, (one, other) in enumerate(pairwise(parts), start=1):
        between = facts.folded[one.mention.end : other.mention.start]
        opened = holds_any(between, _OPENER_ROOTS) and _OPENER.search(between) is not None
        if opened or (";" in between and count > 1):
            before = facts.folded[parts[count - 2].mention.end : one.mention.start] if count > 1 else ";"
            if opened or ";" not in before:
                return count
    return len(parts)


def _is_full(facts: Facts, opening: _Opening, whole: Placed, parts: Sequence[Placed], *, beside_closed: bool) -> bool:
    """Whether the words say that the parts are all, and the figures that they may be."""
    figure, listed = _printed(facts, whole), [_printed(facts, one) for one in parts]
    off = abs(gap(figure, listed)) / figure.base
    # The cells of a table that was turned into text stand in paragraphs of their own.
    bound = opening.opened in _BOUND_OPENINGS and "\n\n" not in facts.lower[whole.mention.end : parts[-1].mention.start]
    if off > OFF_NAMED and not (
        bound or _of_texts(whole, parts) or (opening.opened in ("all", "some") and _slip(figure, listed))
    ):
        return False
    names = names_of(facts, parts)
    pair = leave_nothing(names)
    taken_off = not pair and _TAKEN_OFF.search(facts.folded[whole.mention.end : parts[-1].mention.start])
    if taken_off or are_some(facts, whole, parts):
        return False
    rest = REST.search(names[-1]) is not None
    hundred = beside_closed or make_up_hundred(facts, parts)
    named = hundred or ((rest or pair) and opening.opened != "nothing")
    if off > (OFF_NAMED if named else OFF) and not (
        _is_slip(opening, whole, parts, figure, listed, named=named)
        or (bound and _is_slipped(facts, whole, parts, named=named))
    ):
        return False
    # "94,3 nghìn tấn: lúa 50,1 nghìn tấn, tăng 2%; ngô 44,2 nghìn tấn, giảm 1%" are all where they nearly make it up.
    nearly = opening.opened == "colon" and (off <= OFF_GROWING or _slips_in_its_unit(whole, parts, figure, listed))
    if not (rest or pair or hundred or nearly) and each_with_growth(facts, [one.end for one in parts]):
        return False
    dense = all(_apart(facts, a, b) < _DENSE for a, b in pairwise(parts))
    match opening.opened:
        case "nothing":
            near = _apart(facts, whole, parts[0]) < _DENSE
            plain = _is_plain_row(facts, whole, parts) and not _only_some_with_share(facts, whole, parts)
            row = len(parts) >= MANY and (rest or plain)
            return near and dense and (pair or hundred or row or _is_said(facts, whole, parts))
        case "dash" | "cause":
            return pair or rest or hundred
        case "some":
            row = dense and (len(parts) >= MANY or _are_joined(facts, parts))
            return pair or rest or hundred or (row and not _only_some_with_share(facts, whole, parts))
        case _:
            plain = dense and (opening.opened != "colon" or _may_be_kinds(facts, whole, parts))
            return plain or pair or rest or hundred


def _may_be_kinds(facts: Facts, whole: Placed, parts: Sequence[Placed]) -> bool:
    """Whether parts behind a colon count what their total does, or are three and more that one slip keeps from making it up.

    `57 huy chương: 13 vàng, 18 bạc, 25 đồng`, but not `12 hội nghị: 6 cấp huyện, 320 đại biểu`
    """
    if (
        all(counts_alike(one.mention, whole.mention) for one in parts)
        or told_as(whole, parts)
        or _of_texts(whole, parts)
    ):
        return True
    return len(parts) >= MANY and explains(_printed(facts, whole), [_printed(facts, one) for one in parts], _RARE)


def _is_slipped(facts: Facts, whole: Placed, parts: Sequence[Placed], *, named: bool) -> bool:
    """Whether one slip is all that keeps a list right behind its total from making it up, however far off it is.

    `Đón 7,3 triệu lượt khách: trong nước 1,2 triệu lượt và quốc tế 96 nghìn lượt`; words that name all kinds, "và" before
    the last part, or three parts and more say that the list is full.
    """
    figure, listed = _printed(facts, whole), [_printed(facts, one) for one in parts]
    if not named and " và " not in facts.folded[parts[-2].mention.end : parts[-1].mention.start]:
        return len(parts) >= MANY and explains(figure, listed, _RARE)
    return any(one.slip == "digit" for one in closings(figure, listed))


def _is_slip(
    opening: _Opening,
    whole: Placed,
    parts: Sequence[Placed],
    figure: Printed,
    listed: Sequence[Printed],
    *,
    named: bool,
) -> bool:
    """Whether a list that is told to be full misses its total by much, but by one slip, or for documents told by kind."""
    if opening.opened in ("all", "bracket") and _of_texts(whole, parts):
        return True
    if named or (opening.opened == "colon" and _slips_in_its_unit(whole, parts, figure, listed)):
        return _slip(figure, listed)
    return opening.opened in ("all", "bracket", "colon") and explains(figure, listed, _BY_CHANCE)


def _slips_in_its_unit(whole: Placed, parts: Sequence[Placed], figure: Printed, listed: Sequence[Printed]) -> bool:
    """Whether a slip keeps parts told in the unit of their total from making it up: three parts, or one that exceeds it.

    `trên 148 nghìn tấn: xi măng trên 12 nghìn tấn, tăng 5%; than trên 71 nghìn tấn, tăng 2%; hàng khô trên 15 nghìn tấn`
    """
    if any(one.mention.unit is None or not same_unit(one.mention, whole.mention) for one in parts):
        return False
    exceeds = any(one.base > figure.base + figure.slack + one.slack for one in listed)
    return (exceeds or len(parts) >= MANY) and _slip(figure, listed)


def _slip(figure: Printed, listed: Sequence[Printed]) -> bool:
    """Whether one digit, or two in each other's place, keep the parts from making up their total."""
    return any(one.slip in LIKELY for one in closings(figure, listed))


def _of_texts(whole: Placed, parts: Sequence[Placed]) -> bool:
    """Whether documents are told by their kinds, which leave each other out: `15 văn bản, gồm 11 quyết định, 04 chỉ thị`."""
    return unit_group(whole.mention.unit) in _TEXTS and all(
        unit_group(one.mention.unit) in _TEXT_KINDS for one in parts
    )


def _is_said(facts: Facts, whole: Placed, parts: Sequence[Placed]) -> bool:
    """Whether a total told again is divided: `Trong 92 hồ sơ nêu trên có 43 hồ sơ nhà ở và 49 hồ sơ công trình`."""
    if _OUT_OF.search(facts.folded, max(whole.begin, whole.mention.start - _NEAR), whole.mention.start) is None:
        return False
    if _FLOW.search(facts.folded, whole.mention.end, parts[-1].mention.start) is not None:
        return False  # "Trong 92 hồ sơ tiếp nhận, kỳ trước chuyển sang 8; đã giải quyết 90": what came and what left
    return len(parts) >= MANY or _are_joined(facts, parts)


def _are_joined(facts: Facts, parts: Sequence[Placed]) -> bool:
    """Whether "và" right before the last part's figure or name ends the list, all in one unit told with each."""
    if len({unit_group(one.mention.unit) for one in parts}) > 1 or parts[0].mention.unit is None:
        return False
    between = facts.folded[parts[-2].mention.end : parts[-1].mention.start]
    return between.endswith(" và ") or between == " và "


def _is_plain_row(facts: Facts, whole: Placed, parts: Sequence[Placed]) -> bool:
    """Whether parts in the very unit of their total follow it, parted by commas alone, and tell no stock that came and went."""
    unit = unit_group(whole.mention.unit)
    if any(unit_group(one.mention.unit) != unit for one in parts):
        return False
    before = facts.folded[max(whole.begin, whole.mention.start - _NAME) : whole.mention.start]
    told = facts.folded[whole.mention.end : parts[-1].mention.end]
    return ";" not in told[told.find(",") :] and _FLOW.search(f"{before} {told}") is None


def _apart(facts: Facts, one: Placed, other: Placed) -> int:
    """Letters between two figures, but for what stands in brackets."""
    between = facts.folded[one.mention.end : min(other.mention.start, one.mention.end + _FAR)]
    return len(_IN_BRACKETS.sub("", between))


def names_of(facts: Facts, parts: Sequence[Placed]) -> list[str]:
    """The words before each part in its clause and those right behind it."""
    names = []
    for place, one in enumerate(parts):
        end = one.mention.end
        stop = parts[place + 1].mention.start if place + 1 < len(parts) else end + _NAME
        right = facts.folded[end : min(stop, end + _NAME)]
        pause = _END.search(right)
        names.append(_SPACES.sub(" ", f"{left_of(facts, one)}| {right[: pause.start()] if pause else right}"))
    return names


def are_some(facts: Facts, whole: Placed, parts: Sequence[Placed]) -> bool:
    """Whether the parts may be but some of many, or the total one of them.

    Bare proper names are those of places (Tân Lập 12 nhà, Phú An 9 nhà); months of one row divide none of them.
    """
    rows = ({match["noun"] for match in _NUMBERED.finditer(left_of(facts, one))} for one in (whole, *parts))
    shared = next(rows)
    if shared and shared.intersection(*rows):  # before most totals is none
        return True
    text = facts.report.source.text
    return all(_PLACE.search(text[max(0, one.mention.start - _PLACE_REACH) : one.mention.start]) for one in parts)


def make_up_hundred(facts: Facts, parts: Sequence[Placed]) -> bool:
    """Whether each part has a percentage behind it, and these make up a hundred."""
    shares = shares_behind(facts, [one.end for one in parts])
    return all(shares) and closes(ALL, [facts.printed(End(id=share.id)) for share in shares if share])


def _only_some_with_share(facts: Facts, whole: Placed, parts: Sequence[Placed]) -> bool:
    """Whether some parts are told with their share of the total and others bare: `trong đó nữ 410 người = 85%; miền núi 31 người`."""
    shares = shares_behind(facts, [one.end for one in parts])
    total = _printed(facts, whole).base
    printed = [
        share is not None
        and abs(_printed(facts, one).base * 100 - facts.value(End(id=share.id)) * total)
        <= total.scaleb(-facts.decimals(share))
        for one, share in zip(parts, shares, strict=True)
    ]
    return any(printed) and None in shares


def shares_behind(facts: Facts, parts: Sequence[End]) -> list[Mention | None]:
    """The percentage right behind each part, before the next one."""
    found: list[Mention | None] = []
    told = [facts.mentions[part.id] for part in parts]
    for place, one in enumerate(told):
        stop = told[place + 1].start if place + 1 < len(told) else one.end + _SHARE
        near = facts.figures_within(one.end, min(stop, one.end + _SHARE))
        found.append(next((m for m in near if m.kind == "percent"), None))
    return found


def fits(facts: Facts, told: Layout, whole: Placed, parts: Sequence[Placed], listed: Sequence[Placed]) -> bool:
    """Whether some figures of the list, one behind the other, make up a figure told near them, or one is just what they lack."""
    near = {(other.base, other.slack) for other in _near(facts, told, whole, listed)}
    told_parts = sum(1 for one in parts if facts.value(one.end))  # what is nought closes nothing
    figures = [_printed(facts, one) for one in (whole, *listed) if facts.value(one.end)]
    total = (figures[0].base, figures[0].slack)
    sums = list(accumulate((figure.base for figure in figures), initial=Decimal(0)))
    slacks = list(accumulate((figure.slack for figure in figures), initial=Decimal(0)))
    for first, last in combinations(range(len(sums)), 2):
        summed, slack = sums[last] - sums[first], slacks[last] - slacks[first]
        if first > told_parts:
            continue  # what follows the parts may divide the last of them
        fitting = [one for one in near if abs(one[0] - summed) <= slack + one[1]] if last - first > 1 else []
        if slack:  # what a sum of rough figures comes near to is none of its own: "khoảng 1,8 triệu" and 96 nghìn
            own_bases = {figure.base for figure in figures[first:last]}
            fitting = [one for one in fitting if one[0] not in own_bases]
        # All kinds but the first that make up their total are all kinds of which the first was left out of it.
        forgotten = fitting == [total] and first == 2 and last == told_parts + 1
        # "trên 48 nghìn tấn: cá trên 41, tôm trên 5,4, hải sản khác trên 12": what is the rest leaves no total before it.
        rounded_off = fitting == [total] and first == 1 and last <= told_parts and slack
        names = names_of(facts, parts) if forgotten or rounded_off else []
        if fitting and not (forgotten and leave_nothing(names)) and not (rounded_off and REST.search(names[-1])):
            return True
    printed = [_printed(facts, one) for one in parts]
    lacking = abs(gap(_printed(facts, whole), printed))
    if holds_another(_printed(facts, whole), printed) and not leave_nothing(names_of(facts, parts)):
        return True
    own = {whole.mention.id, *(one.mention.id for one in parts)}
    first, last = whole.mention.start, parts[-1].mention.end + _NAME
    beside = (m for m in facts.figures_within(first, last) if m.kind == whole.mention.kind and m.id not in own)
    return any(facts.value(End(id=mention.id)) == lacking for mention in beside)


def holds_another(whole: Printed, listed: Sequence[Printed]) -> bool:
    """Whether all but one of some figures make up a total: `chi thường xuyên 1.127 tỷ đồng, từ chối 3 tỷ đồng; đầu tư 405 tỷ đồng`."""
    slack = whole.slack + sum((one.slack for one in listed), Decimal(0))
    return len(listed) >= MANY and any(
        one.base > _ROOM * slack and closes(whole, [*listed[:i], *listed[i + 1 :]]) for i, one in enumerate(listed)
    )


def _near(facts: Facts, told: Layout, whole: Placed, listed: Sequence[Placed]) -> list[Printed]:
    """The figures of the total's unit in the sentences around, fractions by either half."""
    first, last = told.rank(whole.mention.start), told.rank(listed[-1].mention.end)
    around = [
        one
        for one in told.figures[max(0, first - _SEEN) : last + _BEHIND]
        if abs(one.sentence - whole.sentence) <= _SENTENCES
    ]
    return [
        figure
        for one in around
        if one.mention.kind == "fraction" or counts_alike(one.mention, whole.mention)
        for figure in (
            [_printed(facts, one)] if one.mention.kind != "fraction" else map(facts.printed, facts.ends(one.mention))
        )
    ]
