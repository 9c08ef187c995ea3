"""Limits (giới hạn): a stage told shortly behind the one that it cannot exceed, each by its own word (lexicon `outcomes`).

    Xảy ra 64 vụ; đã khám phá 58 vụ. Số phiếu phát ra 1.204, thu về 1.198.
    Kiểm tra 14 đảng viên, kết luận 11 đảng viên trong số đó có vi phạm.

The words before a figure decide, else those behind it. What the text compares, plans or adds up over a longer time is no stage.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import regex as re

from extractor.model import End
from patterns.folding import fold
from patterns.sentence import sentence_at
from patterns.units import PEOPLE, unit_group
from patterns.words import holds_any, places, roots, table, whole_word
from verifier.excerpts import leads
from verifier.facts import Facts
from verifier.layout import Layout, Placed, layout, same_unit, told_for_each

_REACH, _LABEL, _BEHIND = 350, 70, 40
_SENTENCES = 1
_PAIR_REACH = 4
"""Figures before a whole that may have come in with it."""
_BACK = 12
"""Figures before a stage that are looked through."""
_MARK = re.compile(r"[;:()]|\.\s|,(?=\s)")
_OTHER = re.compile(
    whole_word(
        [
            "so với",
            "cùng kỳ",
            "năm trước",
            "kỳ trước",
            "quý trước",
            "tháng trước",
            "lũy kế",
            "luỹ kế",
            "chỉ tiêu",
            "kế hoạch",
            "bình quân",
        ]
    )
    + "|"
    + whole_word(
        ["không", "chưa", "không đủ", "vắng", "tăng", "giảm", "thiếu", "vượt", "lượt", "cũ", "chuyển sang", "trong số"]
    )
)


@dataclass(frozen=True, slots=True)
class _Pair:
    """How a stage is called, and what it cannot exceed."""

    whole: "re.Pattern[str]"
    part: "re.Pattern[str]"
    roots: tuple[str, ...]
    """What the words of `part` are made of."""


_PAIRS = tuple(
    _Pair(re.compile(whole_word(row["whole"])), re.compile(whole_word(row["part"])), roots(row["part"]))
    for row in table("outcomes")["stage"]
)
_PARTS = tuple(form for row in table("outcomes")["stage"] for form in row["part"])
_PART, _PART_ROOTS = re.compile(whole_word(_PARTS)), roots(_PARTS)
_WITHIN = re.compile(r"(?<!\p{L})trong (?:số )?đó:?(?: (?:có|đã))? (?P<name>(?:\p{L}+ ){0,5})$")
# "đạt 84,6 nghìn lượt, tăng 7,1% so với cùng kỳ, trong đó ...": how the whole has grown tells of no other whole.
_GROWN = re.compile(
    r",? (?:tăng|giảm|bằng|đạt) (?:gần |hơn |trên |khoảng )?\d[\d.,]* ?%"
    r"(?: (?:so(?: với)? )?(?:cùng kỳ|kế hoạch|(?:năm|tháng|quý) trước)(?: năm (?:trước|\d{4}))?)?(?=,)"
)
# "trong đó lũy kế", "trong đó tổng số": of more than the figure before.
_OF_ALL = re.compile(whole_word(["tổng", "tổng số", "toàn", "cả năm", "hiện có", "được giao"]))
# "Đảng viên nữ 402 đồng chí": some of the people so called.
_SOME = ("nữ", "dự bị", "chính thức", "dân tộc thiểu số")
_SOME_PEOPLE = re.compile(
    rf"(?<!\p{{L}})(?P<kind>\p{{L}}+ \p{{L}}+) (?:là )?(?:{'|'.join(_SOME)})(?: là| có| gồm)?:? ?$"
)
_TIME = re.compile(whole_word(["so với", "cùng kỳ", "lũy kế", "luỹ kế", "lượt"]))
_OUT_OF = ("trong số",)
# "trong số này", "trong số sai phạm nêu trên"
_THOSE = re.compile(r" (?:đó|này|trên|\p{L}+(?: \p{L}+){0,4} (?:nêu|nói|kể) trên|\p{L}+(?: \p{L}+){0,2} này)(?!\p{L})")
_TALKS = re.compile(r"[^;:.()\d]{0,40}")
_MEAN = re.compile(whole_word(["bình quân", "trung bình", "mỗi", "điểm", "mức"]))
# "Trong số hộ nghèo: hộ dân tộc thiểu số 97": those of a name that a figure before bears ("76 hộ nghèo").
_NEXT_BARE = re.compile(r"(?: \p{L}+){0,4}(?:,| và) \p{L}[^.;:,()\d]{1,50} ")
_COUNTED = frozenset({"count", "money", "measure"})
_THOSE_NAMED = re.compile(r" (?P<name>\p{L}+(?: \p{L}+){1,4}?)(?: ?[:,] ?(?:có )?[^;:.()\d]{0,40}| có )")
# "phải nộp 812 triệu đồng, năm trước chuyển sang 120 triệu đồng, đã nộp 918 triệu đồng".
_CARRIED = re.compile(whole_word(["chuyển sang", "chuyển qua", "tồn", "nợ cũ"]))
_MOST = ("đa số", "phần lớn", "chủ yếu", "hầu hết")
_MOSTLY = re.compile(
    rf"(?: \p{{L}}+){{0,4}},? ?\(?(?:trong đó )?(?:{'|'.join(_MOST)})(?!\p{{L}})[^.;:()\d]{{0,60}}\(?$"
)
_RIGHT_BEHIND = re.compile(r" ?(?:\p{L}+ ){0,2}")


def limits(facts: Facts) -> Iterator[tuple[End, End]]:
    """Each stage that the text tells with the figure it cannot exceed, in text order; and each group of people with all of them."""
    figures = facts.once(layout).figures
    said: dict[int, str] = {}
    for place, part in enumerate(figures):
        if part.mention.kind == "count" and unit_group(part.mention.unit) in PEOPLE:
            yield from _of_people(facts, figures, place)
        if place and _may_be_opened(facts, figures[place - 1], part):
            yield from _opened(facts, figures, place)
            yield from _behind_opened(facts, figures, place)
        if part.changed or part.mention.kind == "fraction" or part.mention.modality != "actual":
            continue
        if not place or not _may_be_stage(facts, figures[place - 1], part):
            continue
        label = said[place] = _words(facts, figures, place)
        if not holds_any(label, _PART_ROOTS) or _PART.search(label) is None or _OTHER.search(label):
            continue
        whole = _stage_before(facts, figures, place, said)
        if whole is not None:
            yield part.end, whole.end
    yield from _out_of_those(facts, figures)
    yield from _out_of_named(facts, figures)
    yield from _mostly(facts, figures)


def _may_be_opened(facts: Facts, whole: Placed, part: Placed) -> bool:
    """Whether "trong đó" may stand between two figures of a sentence, as between few: that is told before all else."""
    return whole.begin == part.begin and "đó" in facts.folded[whole.mention.end : part.mention.start]


def _stage_before(facts: Facts, figures: tuple[Placed, ...], place: int, said: dict[int, str]) -> Placed | None:
    """The figure of the stage that one follows on, if it is told shortly before; `said`: the words of figures, as far as they are read."""
    part, label = figures[place], said[place]
    pairs = [one for one in _PAIRS if holds_any(label, one.roots) and one.part.search(label)]
    for i in range(place - 1, max(-1, place - _BACK), -1):
        whole = figures[i]
        if not _is_near(whole, part):
            return None
        if not same_unit(whole.mention, part.mention):
            continue
        words = said[i] if i in said else _words(facts, figures, i)
        pair = next((one for one in pairs if one.whole.search(words)), None)
        if pair is None or pair.part.search(words):
            continue
        carried = _CARRIED.search(facts.words(whole.mention.end, part.mention.start)) is not None
        plain = not (carried or _OTHER.search(words) or whole.changed) and whole.depth <= part.depth
        beside = [one for one in figures[max(0, i - _PAIR_REACH) : i] if one.sentence == whole.sentence]
        others = [*beside, *figures[i + 1 : place]]
        return whole if plain and not _may_be_of_more(facts, whole, others, part) else None
    return None


def _may_be_of_more(facts: Facts, whole: Placed, others: list[Placed], part: Placed) -> bool:
    """Whether another figure is large enough to be the whole, or it is one of several that came in.

    `giải quyết 350 hồ sơ; tiếp nhận 420 hồ sơ, đúng hạn 400`; `tiếp nhận trực tuyến 210 hồ sơ, trực tiếp 25 hồ sơ. Đã giải quyết 220`.
    """
    alike = [one for one in others if one.depth <= whole.depth and same_unit(one.mention, part.mention)]
    if any(facts.value(one.end) >= facts.value(part.end) for one in alike if one.mention.start > whole.mention.start):
        return True
    before = [facts.value(one.end) for one in alike if one.mention.start < whole.mention.start and not one.changed]
    return bool(before) and sum(before) + facts.value(whole.end) >= facts.value(part.end)


def _may_be_stage(facts: Facts, before: Placed, part: Placed) -> bool:
    """Whether some word around a figure may tell a stage, as of few: that is told before the words are cut to measure."""
    if not _is_near(before, part) or _takes_up_another(before, part):
        return False
    first = max(before.mention.end, part.begin, part.mention.start - _LABEL)
    return holds_any(facts.folded[first : part.mention.end + _BEHIND], _PART_ROOTS)


def _takes_up_another(before: Placed, part: Placed) -> bool:
    """Whether a bare figure is of the unit right before it: `công chức giao 742; viên chức giao 905 người, có mặt 890`."""
    return part.mention.unit is None and before.mention.unit is not None and before.sentence == part.sentence


def _outs(facts: Facts) -> list[tuple[int, int]]:
    """Where words say that what follows is out of what was told."""
    return places(_OUT_OF, facts.folded)


def _out_of_those(facts: Facts, figures: tuple[Placed, ...]) -> Iterator[tuple[End, End]]:
    """`phát hiện 31 vụ, khởi tố 24 vụ trong số đó`: the figure right before, else behind; no more than the largest told before it."""
    told = facts.once(layout)
    for start, end in facts.once(_outs):
        those = _THOSE.match(facts.folded, end, end + _REACH)
        if those is None:
            continue
        place = told.rank(start)
        last = figures[place - 1] if place else None
        if last is not None and _RIGHT_BEHIND.fullmatch(facts.folded, last.mention.end, start) is None:
            last = figures[place] if place < len(figures) else None
            if last is None or _TALKS.fullmatch(facts.folded, those.end(), last.mention.start) is None:
                continue
        if last is None or last.changed or last.mention.kind == "fraction" or last.mention.modality != "actual":
            continue
        listed = _list_before(told, start)
        before = [
            one
            for one in figures[max(0, place - _BACK) : place]
            if one is not last and (_is_near(one, last) or listed <= one.sentence < last.sentence)
        ]
        alike = [one for one in before if same_unit(one.mention, last.mention)]
        alike = [one for one in alike if one.sentence == last.sentence] or alike
        words = facts.words(max(last.begin, last.mention.start - _BEHIND), last.mention.start)
        if alike and not any(one.changed for one in alike) and _TIME.search(words) is None:
            yield last.end, max(alike, key=lambda one: facts.value(one.end)).end


def _out_of_named(facts: Facts, figures: tuple[Placed, ...]) -> Iterator[tuple[End, End]]:
    """`76 hộ nghèo/1.214 hộ. Trong số hộ nghèo: hộ dân tộc thiểu số 97`: no more than the figure before that bears the name."""
    told = facts.once(layout)
    for start, end in facts.once(_outs):
        place = told.rank(start)
        last = figures[place] if place < len(figures) else None
        if last is None or last.changed or last.mention.kind != "count" or last.mention.start - end > _REACH:
            continue
        those = _THOSE_NAMED.fullmatch(facts.folded, end, last.mention.start)
        if those is None or _OTHER.search(those.group()):
            continue
        near = (one for one in figures[max(0, place - _BACK) : place] if _is_near(one, last) and not one.changed)
        same = [one for one in near if same_unit(one.mention, last.mention) and _bears(facts, one, those["name"])]
        if same:
            yield last.end, max(same, key=lambda one: facts.value(one.end)).end


def _bears(facts: Facts, one: Placed, name: str) -> bool:
    """Whether a figure is followed by a name, with its noun or behind it: `76 hộ nghèo` of "hộ nghèo" and of "nghèo"."""
    told = facts.words(one.mention.start, one.mention.end + len(name) + 2)
    noun = re.escape(fold(one.mention.unit or ""))
    return re.match(rf"[\d., ]+(?:{noun} )?{re.escape(name)}(?!\p{{L}})", told) is not None


def _list_before(told: Layout, offset: int) -> int:
    """The sentence above the list that ends right before a place in no item; that of the place itself where none does.

    `1.905 thủ tục: - Cấp tỉnh 1.770 thủ tục; - Cấp xã 135 thủ tục. Trong số đó 712 thủ tục toàn trình`
    """
    own = first = sentence_at(told.starts, offset)
    items = set(told.items)
    while first and told.starts[own] not in items and told.starts[first - 1] in items:
        first -= 1
    return max(0, first - 1) if first < own else own


def _of_people(facts: Facts, figures: tuple[Placed, ...], place: int) -> Iterator[tuple[End, End]]:
    """`toàn Đảng bộ có 384 đảng viên ... Đảng viên nữ 402 đồng chí`: the largest figure of that kind told shortly before."""
    part = figures[place]
    label = facts.words(max(part.begin, part.mention.start - _LABEL), part.mention.start)
    told = _SOME_PEOPLE.search(label) if any(word in label for word in _SOME) else None
    if told is None or part.changed or _OTHER.search(label):
        return
    before = [one for one in figures[max(0, place - _BACK) : place] if _is_near(one, part) and not one.changed]
    same = [one for one in before if fold(one.mention.unit or "") == told["kind"]]
    if same:
        yield part.end, max(same, key=lambda one: facts.value(one.end)).end


def _opened(facts: Facts, figures: tuple[Placed, ...], place: int) -> Iterator[tuple[End, End]]:
    """`đã xử lý 279 phản ánh, đạt 97,55%, trong đó 297 phản ánh đúng hạn`: the figure before, with no more than its rate behind.

    A part named before its figure (`trong đó trực tuyến 297`) may be of another figure alike that its sentence tells earlier.
    """
    part, whole = figures[place], figures[place - 1]
    if "fraction" in {whole.mention.kind, part.mention.kind}:
        return
    alike = _is_one_unit(whole.mention.unit, part.mention.unit) and same_unit(whole.mention, part.mention)
    told = (
        alike and not whole.changed and not part.changed and part.mention.modality == whole.mention.modality == "actual"
    )
    between = _GROWN.sub("", facts.words(whole.mention.end, part.mention.start)) if told else ""
    within = None if ";" in between else _WITHIN.search(between)
    if within is None or _OTHER.search(between) or _OF_ALL.search(within["name"]):
        return
    if within["name"]:
        before = (one for one in figures[max(0, place - _BACK) : place - 1] if one.sentence == part.sentence)
        label = facts.words(max(whole.begin, whole.mention.start - _LABEL), whole.mention.start)
        alone = not any(same_unit(one.mention, part.mention) for one in before) and _MEAN.search(label) is None
        if not alone or part.mention.kind not in _COUNTED or told_for_each(part.mention):
            return
    yield part.end, whole.end


def _behind_opened(facts: Facts, figures: tuple[Placed, ...], place: int) -> Iterator[tuple[End, End]]:
    """`quản lý 2.364 đối tượng, trong đó người cao tuổi 1.118, người khuyết tật 2.574`: the later ones of a row of bare figures."""
    part, whole = figures[place], figures[place - 1]
    if part.mention.unit is not None or whole.changed:
        return
    if (
        {whole.mention.kind, part.mention.kind} != {"count"}
        or whole.mention.modality != "actual"
        or whole.mention.unit is None
    ):
        return
    between = facts.words(whole.mention.end, part.mention.start)
    if _WITHIN.search(between) is None or _OTHER.search(_GROWN.sub("", between)):
        return
    for one, after in pairwise(figures[place : place + _BACK]):
        tie = facts.words(one.mention.end, after.mention.start)
        if after.mention.unit is not None or after.mention.kind != "count" or _NEXT_BARE.fullmatch(tie) is None:
            return
        if after.changed or _OTHER.search(tie):
            return
        yield after.end, whole.end


def _mostly(facts: Facts, figures: tuple[Placed, ...]) -> Iterator[tuple[End, End]]:
    """`thu 24,8 nghìn tỷ đồng, đa số thu nội địa (19,3 nghìn tỷ đồng)`: most of the figure right before it."""
    told = facts.once(layout)
    for start, _ in facts.once(leads).places(_MOST):
        place = told.rank(start)
        if not 0 < place < len(figures):
            continue
        whole, part = figures[place - 1], figures[place]
        if whole.begin != part.begin or part.changed or whole.changed:
            continue
        between = facts.folded[whole.mention.end : min(part.mention.start, whole.mention.end + 2 * _LABEL)]
        plain = "fraction" not in {whole.mention.kind, part.mention.kind} and same_unit(whole.mention, part.mention)
        if plain and _MOSTLY.match(between) is not None and not _OTHER.search(between):
            yield part.end, whole.end


def _is_one_unit(whole: str | None, part: str | None) -> bool:
    """Whether two figures are told in one unit, of which the part may name less: `84,6 nghìn lượt người, ... 21,3 nghìn lượt`."""
    return part is not None and whole is not None and (whole == part or whole.startswith(f"{part} "))


def _is_near(whole: Placed, part: Placed) -> bool:
    return (
        whole.mention.section == part.mention.section
        and part.sentence - whole.sentence <= _SENTENCES
        and part.mention.start - whole.mention.end <= _REACH
        and whole.mention.kind != "fraction"
    )


def _words(facts: Facts, figures: tuple[Placed, ...], place: int) -> str:
    """The words of a figure's clause before it, and those behind it where they come before the next mark and figure."""
    one = figures[place]
    begin = figures[place - 1].mention.end if place else 0
    end = figures[place + 1].mention.start if place + 1 < len(figures) else one.mention.end + _BEHIND
    before = facts.words(max(begin, one.begin, one.mention.start - _LABEL), one.mention.start)
    behind = facts.words(one.mention.end, min(end, one.mention.end + _BEHIND))
    mark = _MARK.search(behind)
    return f"{before} {behind[: mark.start()] if mark else behind}"
