"""Stocks that change (số đầu kỳ, tăng, giảm, số cuối kỳ): what there was, what came in, what went out, and what there is.

    Đầu năm có 412 hội viên; kết nạp 31, chuyển đến 12, chuyển đi 9, từ trần 4; đến nay có 442 hội viên.

Each figure is told with a word that says which of these it is (lexicon `flows`). Figures in brackets and behind "trong đó"
are parts of one of them and do not count again. What came and went may be told with its net alone: `thành lập mới 22, giải
thể 9, tăng thực 13`.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Literal

import regex as re

from extractor.model import Mention
from patterns.slips import Printed
from patterns.units import unit_group
from patterns.words import any_of, forms, matches, table, whole_word
from verifier.excerpts import beside
from verifier.facts import Facts
from verifier.layout import Placed, layout, same_unit

Role = Literal["opening", "inflow", "outflow", "closing", "pending", "net"]

_KINDS = frozenset({"count", "money", "measure"})
_ROLES: tuple[Role, ...] = ("opening", "inflow", "outflow", "closing", "pending", "net")
_ENDS = ("closing", "pending")
_ROLE_OF: dict[str, Role | None] = {
    form: role for role in _ROLES for row in table("flows")[role] for form in row["forms"]
} | {form: None for row in table("flows")["other"] for form in row["forms"]}
# Words that only contain such a word are matched first, and say nothing.
_CUE = re.compile(whole_word([*_ROLE_OF, *(form for row in table("flows")["neither"] for form in row["forms"])]))
_MEMBERS = frozenset(unit_group(form) for row in table("flows")["member"] for form in row["forms"])
_OPENING = tuple(form for row in table("flows")["opening"] for form in row["forms"])
_NET = tuple(form for row in table("flows")["net"] for form in row["forms"])
_OVER = ("chuyển sang", "chuyển qua")
_OF_MONTHS = "tháng "
"""Before "đầu năm": "6 tháng đầu năm" is a time, and no start of a stock."""
# "tồn năm 2023 chuyển sang 412,6 triệu đồng": what was carried over, where the figure follows right behind.
_CARRIED = re.compile(
    r"(?<!\p{L})(?:tồn|dư|còn|năm|quý|tháng|kỳ)(?!\p{L})[^.;,]{0,40} chuyển (?:sang|qua)(?: là)?:? ?$"
)
# "Đến 31/12/2025 có 442 hội viên", "tính đến ngày 31 tháng 12": a day up to which is counted.
_AS_OF = re.compile(r"(?<!\p{L}|từ )(?:tính )?đến (?:hết |thời điểm |ngày |cuối ){0,3}(?=\d|tháng |năm |quý |kỳ )")
# "Cuối năm 2021 có 305 hợp tác xã", "Nợ đến ngày 31/12/2022 là 48 tỷ đồng": the start where a later day follows.
_DAY = re.compile(
    r"(?<!\p{L}|từ )(?:cuối năm|(?:tính )?đến (?:hết |thời điểm |ngày |cuối |năm ){0,3}(?:\d{1,2}/){0,2}) ?(?P<year>20\d\d)(?![\d-])"
)
_YEAR_ENDS = re.compile(r"(?:cuối năm |hết năm |31/12/)(?P<year>20\d\d)(?!\d)")
_YEAR_END_OPENERS = ("cuối năm 2", "hết năm 2", "31/12/2")
_NOW_FORMS = ("đến nay", "hiện nay", "hiện có", "hiện còn", "nay còn", "nay có")
_NOW = re.compile(whole_word(_NOW_FORMS))
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
# "toàn xã còn 247 hộ", "đưa tổng số từ 1.073 lên 1.086 hội": where nothing else is said.
_LEFT = re.compile(r"(?<!\p{L})còn(?: lại)?(?: \p{L}+){0,2}:? ?$|^ ?lên ?$")
_COMPARED = re.compile(r"(?: ?\([^()]{0,60}\))?(?: \p{L}+){0,4}? (?:so (?:với|cùng)|cùng kỳ)(?!\p{L})")
_OPENER = re.compile(
    rf"{whole_word(forms('grammar', 'opener'))}|(?<!\p{{L}})(?:riêng|trong {any_of(('số', 'tổng số'))})(?!\p{{L}})"
)
_BRACKETED = re.compile(r"\([^()]*\)")
_MARK = re.compile(r"[,;:.()\d]")
_LABEL, _BEHIND = 140, 60
_LAST_YEAR = 9999
_SENTENCES = 3
"""Sentences before the closing figure in which the opening one is looked for."""
_REACH = 900
_MOST = 24
"""Figures on either side of a closing one that are looked through."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A figure in its place, and what it is of a stock; None where no word says."""

    placed: Placed
    role: Role | None
    year: int | None = None
    """Of a closing one the year of its day, where words name it; of one told of now that after all."""

    @property
    def mention(self) -> Mention:
        return self.placed.mention

    @property
    def depth(self) -> int:
        return self.placed.depth


@dataclass(frozen=True, slots=True)
class Stock:
    """A stock at the start and in the end with what came and went; `others`: figures of its unit between that no word names."""

    opening: Mention
    inflows: tuple[Mention, ...]
    outflows: tuple[Mention, ...]
    closing: Mention
    others: tuple[Mention, ...]
    pending: bool = False
    """Whether the closing figure is told of what is still to be done: something else may have become of what came in."""


def stocks(facts: Facts) -> Iterator[Stock]:
    """The stocks of which the text tells start and end, in the order of their closing figures."""
    told = [one for first, last in _around_openings(facts) for one in _told(facts, first, last)]
    for place, closing in enumerate(told):
        if closing.role in _ENDS and not _is_nested(facts.folded, closing.placed):
            row = [
                one
                for one in (*told[max(0, place - _MOST) : place], closing, *told[place + 1 : place + 1 + _MOST])
                if _near(one, closing) and _may_be_alike(one.mention, closing.mention)
            ]
            found = _stock(facts, row, row.index(closing))
            if found is not None:
                yield found


@dataclass(frozen=True, slots=True)
class Net:
    """What came and went, and what the one exceeds the other by; `grew`: what came exceeds what went."""

    inflows: tuple[Mention, ...]
    outflows: tuple[Mention, ...]
    net: Mention
    grew: bool


def nets(facts: Facts) -> Iterator[Net]:
    """The nets told right behind what came and what went, in text order; nothing where a figure between has no word."""
    for start, end in facts.once(beside).places(_NET):
        told = list(_told(facts, max(0, start - _REACH), end + _BEHIND))
        at = next((i for i, one in enumerate(told) if one.mention.start >= end), None)
        if at is None or told[at].role != "net":
            continue
        net, flow = told[at], list[_Told]()
        for one in reversed(told[:at]):
            if one.placed.sentence != net.placed.sentence or one.role not in {"inflow", "outflow"}:
                break
            if one.depth == net.depth and _may_be_alike(one.mention, net.mention):
                flow.insert(0, one)
        ins = tuple(one.mention for one in flow if one.role == "inflow")
        outs = tuple(one.mention for one in flow if one.role == "outflow")
        if ins and outs and not any(_is_nested(facts.folded, one.placed) for one in flow):
            yield Net(ins, outs, net.mention, grew="tăng" in facts.folded[start:end])


def _around_openings(facts: Facts) -> Iterator[tuple[int, int]]:
    """The stretches of the text that lie around words for the start of a stock; those that meet are one."""
    first, last = 0, -1
    for start, end in sorted([*facts.once(beside).places((*_OPENING, *_OVER)), *_days(facts.folded)]):
        if facts.folded.endswith(_OF_MONTHS, 0, start):
            continue
        if start - _REACH > last:
            if last > 0:
                yield first, last
            first = max(0, start - _REACH)
        last = end + _REACH
    if last > 0:
        yield first, last


def _days(text: str) -> Iterator[tuple[int, int]]:
    """Where the end of a year is told, with the year behind it or with words for now shortly behind."""
    for match in matches(_YEAR_ENDS, _YEAR_END_OPENERS, text):
        start, end = match.span()
        later = (str(int(match["year"]) + 1), *_NOW_FORMS)
        if any(text.find(word, end, end + _REACH) >= 0 for word in later):
            yield start, end


def _told(facts: Facts, first: int, last: int) -> Iterator[_Told]:
    """The counts, sums of money and measures of results in a stretch of the text, with what their words say they are."""
    told = facts.once(layout)
    placed = told.figures[told.rank(first) : told.rank(last)]
    figures = [one for one in placed if one.mention.kind in _KINDS and one.mention.modality == "actual"]
    ends = [first, *(mention.end for mention in facts.figures_within(first, last))]
    for i, one in enumerate(figures):
        mention = one.mention
        before = ends[bisect_right(ends, mention.start) - 1]
        label = facts.words(max(before, one.begin, mention.start - _LABEL), mention.start)
        following = figures[i + 1].mention.start if i + 1 < len(figures) else last
        behind = facts.words(mention.end, min(following, mention.end + _BEHIND))
        compared = ("so " in behind or "cùng" in behind) and _COMPARED.match(behind)
        # "tăng thực 324 so với năm 2017": a net is one, whatever it is held against.
        other = compared and not label.rstrip(" :").endswith(_NET)
        role, used = (None, 0) if other else _role(label, behind, next_=following <= mention.end + _BEHIND)
        ends[bisect_right(ends, mention.end) - 1] += used
        yield _Told(one, role, _year(label) if role == "closing" else None)


def _year(label: str) -> int | None:
    """The year that words before a figure tell it of."""
    if _NOW.search(label):
        return _LAST_YEAR
    days = _DAY.findall(label) if "20" in label else ()
    return int(days[-1]) if days else None


def _role(label: str, behind: str, *, next_: bool) -> tuple[Role | None, int]:
    """What the last word before a figure says it is, else the first behind it: `kết nạp 31`, `31 hộ thoát nghèo`.

    Also how many letters behind it say so: they are no words of the next figure, which begins there if `next_`.
    """
    cues = [(match.end(), _ROLE_OF[match.group()]) for match in _CUE.finditer(label) if match.group() in _ROLE_OF]
    if "đến " in label:
        cues.extend((match.end(), "closing") for match in _AS_OF.finditer(label))
    if "chuyển " in label and _CARRIED.search(label):
        return "opening", 0
    if cues:
        return max(cues, key=lambda cue: cue[0])[1], 0
    if _LEFT.search(label):
        return "closing", 0
    stop = _MARK.search(behind)
    cue = _CUE.search(behind[: stop.start()] if stop else behind)
    if cue is None or (next_ and stop is None and len(behind[cue.end() :].split()) <= 1):
        return None, 0  # "17 xã tiếp nhận mới 24.318 hồ sơ": said of the next figure
    return _ROLE_OF.get(cue.group()), cue.end()


def _is_nested(text: str, one: Placed) -> bool:
    """Whether a figure stands behind an opener of its clause: `chi 50 triệu đồng, trong đó mua quà 20 triệu đồng`."""
    clause = text[max(one.begin, one.mention.start - _REACH) : one.mention.start]
    clause = clause if one.depth or "(" not in clause else _BRACKETED.sub("", clause)
    return _OPENER.search(clause, max(clause.rfind(";"), clause.rfind("(")) + 1) is not None


def _near(one: _Told, closing: _Told) -> bool:
    return (
        closing.placed.sentence - _SENTENCES <= one.placed.sentence <= closing.placed.sentence
        and one.mention.section == closing.mention.section
        and abs(one.mention.start - closing.mention.start) <= _REACH
    )


def _may_be_alike(one: Mention, other: Mention) -> bool:
    """Whether both count the same, as far as their units tell: `kết nạp 31, chuyển đi 9` have none."""
    a, b = unit_group(one.unit or one.inherited_unit), unit_group(other.unit or other.inherited_unit)
    if one.kind == other.kind == "count" and (a is None or b is None or {a, b} <= _MEMBERS):
        return True
    return same_unit(one, other)


def _stock(facts: Facts, row: Sequence[_Told], last: int) -> Stock | None:
    """The stock that a closing figure ends: its opening is the nearest before it, else one right behind in its sentence."""
    before = next((i for i in range(last - 1, -1, -1) if row[i].role in {"opening", "closing"}), None)
    starts = before is not None and (row[before].role == "opening" or _is_earlier(facts, row[before], row[last]))
    first = before if starts else None
    if first is None:
        behind = next((i for i in range(last + 1, len(row)) if row[i].role in {"opening", "closing"}), None)
        first = behind if behind is not None and row[behind].role == "opening" else None
    if first is None or (row[last].role == "pending" and row[first].depth > row[last].depth):
        return None
    depth = min(row[first].depth, row[last].depth)
    low, high = min(first, last), max(first, last)
    parts = {
        id_ for i, one in enumerate(row) if i not in {first, last} for id_ in facts.parts_of.get(one.mention.id, ())
    }
    for stretch in (row[low + 1 : high], _until(row[high + 1 :]), _until(row[:low][::-1])):
        free = [
            one
            for one in stretch
            if one.depth == depth and one.mention.id not in parts and not _is_nested(facts.folded, one.placed)
        ]
        ins = tuple(one.mention for one in free if one.role == "inflow")
        outs = tuple(one.mention for one in free if one.role == "outflow")
        if ins or outs:
            others = tuple(one.mention for one in free if one.role is None)
            pending = row[last].role == "pending"
            if pending:
                went = [one for one in _until(row[high + 1 :]) if _went_too(facts, one, row[last], parts)]
                outs = (*outs, *(one.mention for one in went))
            if not ins and depth == 0 and row[first].mention.id not in facts.parts:
                ins = _came_before(facts, row[:low], parts, depth)
            return Stock(row[first].mention, ins, outs, row[last].mention, others, pending)
    return None


def _went_too(facts: Facts, one: _Told, pending: _Told, parts: AbstractSet[str]) -> bool:
    """Whether a figure behind what is still to be done tells what else went: `đang giải quyết 587 hồ sơ; trả lại 36 hồ sơ`."""
    beside = one.role == "outflow" and one.placed.sentence == pending.placed.sentence and one.depth == pending.depth
    return beside and one.mention.id not in parts and not _is_nested(facts.folded, one.placed)


def _is_earlier(facts: Facts, one: _Told, closing: _Told) -> bool:
    """Whether a figure is told of the end of a year, and the closing one of the year behind it, with no later year in between."""
    if one.year is None or closing.year is None or not one.year < closing.year:
        return False
    between = map(int, _YEAR.findall(facts.folded, one.mention.end, closing.mention.start))
    return all(year <= one.year + 1 for year in (*between, closing.year) if year != _LAST_YEAR)


def _came_before(facts: Facts, row: Sequence[_Told], parts: AbstractSet[str], depth: int) -> tuple[Mention, ...]:
    """What came in that is told before the opening figure: `vận động 90 triệu đồng. Kỳ trước chuyển sang 12; đã chi 80; số dư 22`."""
    free = [one for one in _until(row[::-1]) if one.depth == depth and one.mention.id not in parts]
    plain = [one for one in free if not _is_nested(facts.folded, one.placed)]
    return tuple(one.mention for one in plain) if len(plain) == 1 and plain[0].role == "inflow" else ()


def _until(row: Sequence[_Told]) -> Sequence[_Told]:
    """The figures up to where another stock is told."""
    end = next((i for i, one in enumerate(row) if one.role in {"opening", "closing"}), len(row))
    return row[:end]


def as_sum(figures: Sequence[Printed], plus: int, first: int) -> tuple[Printed, ...]:
    """A flow as a whole with its parts: one figure of what came in, less the others, is what went out and the balance."""
    others = [negative(figures[i]) for i in range(plus) if i != first]
    return (figures[first], *others, *figures[plus:])


def negative(figure: Printed) -> Printed:
    """A figure to be taken off."""
    return Printed(-figure.value, figure.scale, figure.slack)
