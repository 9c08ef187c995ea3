"""Remainders (số còn lại): what the text says is left of a figure, of what it is left, and what was taken off.

    Sau khi trừ đơn trùng 750 đơn còn 1.750 đơn; 17/21 xã đã có sóng, còn 04 xã chưa có; số còn lại là 168 lượt.

Nothing but the cue ties such figures. Of a fraction the denominator is the whole and the numerator what was taken off; else the
whole and what was taken off are figures of the same unit told shortly before.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

import regex as re

from extractor.model import End, Mention
from patterns.sentence import sentence_at
from patterns.slips import closes
from patterns.units import same_kind, unit_group
from patterns.words import forms, holds_any, matches, whole_word
from verifier.facts import Facts
from verifier.layout import Placed, layout, same_unit
from verifier.line import telling

_REACH = 300
_SENTENCES = 2
"""How many sentences back the whole of a remainder is looked for."""
_WHOLES, _TAKEN = 8, 2
"""Figures before a remainder that may be its whole, and that may have been taken off it."""
_PAIR = 2
_BACK = 12
"""Figures before a remainder that are looked through."""
_DEDUCTED = re.compile(
    r"(?:(?<!\p{L})(?:sau khi (?:đã )?|nếu )|(?<=[;,.] ))trừ(?: đi)?(?!\p{L})"
    r"|(?<!\p{L})sau khi (?:đã )?loại(?: trừ| bỏ| ra)?(?!\p{L})",
    re.IGNORECASE,
)
_DEDUCTS = ("trừ", "sau khi loại", "sau khi đã loại")
# "Thu nội địa 900 tỷ đồng. Không tính tiền sử dụng đất (200 tỷ đồng) thì thu nội địa 700 tỷ đồng": one name, told twice.
# So too "Nếu loại trừ tiền sử dụng đất (200 tỷ đồng), thu nội địa còn 700 tỷ đồng".
_WITHOUT_OPENS = ("nếu", "không", "loại trừ")
_WITHOUT = re.compile(r"(?<!\p{L})(?:(?:nếu )?không (?:tính|kể|bao gồm)|(?:nếu )?loại trừ)(?!\p{L})", re.IGNORECASE)
_THEN = re.compile(
    r"(?:(?<!\p{L})thì|\),) (?P<name>\p{L}+(?: \p{L}+){1,4}?)(?: (?:là|đạt|được|chỉ|còn)){0,2} ?$", re.IGNORECASE
)
_LEFT_OUT = re.compile(
    r" (?P<out>\p{L}+(?: \p{L}+){1,12})(?:,| thì) (?P<name>\p{L}+(?: \p{L}+){1,4}?)(?: (?:là|đạt|được|chỉ|còn)){1,2} (?=\d)",
    re.IGNORECASE,
)
_AND = re.compile(r" và ")
_THESE_MANY = {"": 1, "hai ": 2, "02 ": 2, "2 ": 2, "cả hai ": 2, "ba ": 3, "03 ": 3, "3 ": 3}
_THESE = re.compile(
    rf" (?P<many>{'|'.join(map(re.escape, sorted(_THESE_MANY, key=len, reverse=True)))})(?:khoản|nguồn)(?: thu)? (?:này|nêu trên|trên)"
    r"(?:,| thì) (?P<name>\p{L}+(?: \p{L}+){1,4}?)(?: (?:là|đạt|được|chỉ|còn)){1,2} (?=\d)"
)
# "sau khi loại trừ đơn trùng (318 đơn), số đơn đủ điều kiện xử lý là 1.788 đơn".
_REMAINS = re.compile(
    r"(?<!\p{L})(?:còn(?: lại)?|thì)(?!\p{L})"
    r"|(?<=[),] )(?:tổng )?số (?=[^,;.()\d]{0,40}(?<!\p{L})(?:phải|đủ|cần|hợp lệ|thuộc)(?!\p{L})[^,;.()\d]{0,40}(?: là|:) )",
    re.IGNORECASE,
)
_HEDGE = r"(?:\s+(?:là|có|khoảng|gần|hơn|trên|được|phải))*:?\s*$"
# "số còn lại do cán bộ tiếp thường xuyên là 168 lượt": up to six words tell what is left before its figure.
_REST_BEFORE = re.compile(
    rf"(?<!\p{{L}})(?:(?:số|phần|diện tích) )?còn lại(?:\s+\p{{L}}+){{0,6}}?{_HEDGE}|(?<!\p{{L}})số còn(?:\s+\p{{L}}+){{0,4}}?{_HEDGE}"
    rf"|(?<!\p{{L}})chuyển\s+(?:sang\s+)?(?:kỳ|năm|tháng|quý)\s+sau{_HEDGE}",
    re.IGNORECASE,
)
# "Năm lĩnh vực còn lại cộng chung 231 hồ sơ": what all but those named have, not what one figure leaves of another.
OTHER_KINDS = re.compile(
    r"(?<!\p{L})(?:các|những|\d+|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)(?:\s+\p{L}+){1,3}\s+còn lại(?!\p{L})",
    re.IGNORECASE,
)
# "xuống còn 64 hộ", "kỳ trước còn 21": what is left of another period's figure.
_LEFT_BEFORE = re.compile(
    rf"(?<!\p{{L}}|(?:xuống|giảm|trước|vẫn|đầu kỳ|chỉ|nay|toàn \p{{L}}+)\s)(?:còn(?: thiếu| tồn)?|thiếu){_HEDGE}",
    re.IGNORECASE,
)
# "còn 5 xã dưới 10 tiêu chí": those of one class, not all the rest.
_OF_A_CLASS = re.compile(r"\s+(?:dưới|trên|đạt (?:dưới|từ))\s+\d")
_REST_BEHIND = re.compile(r"(?:\s+\p{L}+){0,3}?\s+còn\s+lại(?!\p{L})")
_OTHERS_BEFORE = re.compile(rf"(?<!\p{{L}})(?:đang|chưa|không)(?:\s+\p{{L}}+){{1,3}}?{_HEDGE}", re.IGNORECASE)
# "chưa khởi công 346 căn", "đang giải quyết 11 hồ sơ": no more is told than that these are not among those done.
_UNDONE = re.compile(r"(?<!\p{L})(?:đang|chưa|không|còn)(?!\p{L})[^.;,:()]{0,60}:?\s*$", re.IGNORECASE)
# "hoàn thành 29 công trình, chuyển tiếp 17 công trình"
_CARRIED_ON = re.compile(
    r"(?<!\p{L})hoàn thành(?: \p{L}+){0,2} [\d.]+(?: \p{L}+){1,5}(?:,| và) chuyển tiếp(?: \p{L}+){0,3} $", re.IGNORECASE
)
_OTHERS_BEHIND = re.compile(r"(?:\s+\p{L}+){0,3}?\s+(?:chưa|không|đang|phải)(?!\p{L})")
_OPENED = re.compile(whole_word(forms("grammar", "opener")), re.IGNORECASE)
_PIECES = frozenset(forms("lists", "piece"))
_JOINED = re.compile(r"\s*(?:/|với)\s*")
_CLAUSE = 60
_TAKES_IN = re.compile(
    r"(?<!\p{L})(?:gồm|kể|tính|cộng) cả [^.;:()\d]{0,40}?(?:trước|cũ|chuyển sang|chuyển qua|đầu (?:kỳ|năm)|còn lại từ)(?!\p{L})"
)
# "còn 9 hộ chưa có nhà vệ sinh"
_LACKING = re.compile(r" (?:chưa|không|thiếu) (?:có|được|đạt) (?P<name>\p{L}+(?: \p{L}+){1,6})")
_DUE = re.compile(r"(?<!\p{L})phải (?P<verb>\p{L}+)(?: \p{L}+){0,3} $")
_DONE_OF_IT = re.compile(r"(?: \p{L}+){0,3}[,;] (?:đã|mới) (?P<verb>\p{L}+)(?!\p{L})")
_POOR = re.compile(r" (?:cận )?nghèo(?!\p{L})")
_CLAUSE_ENDS = re.compile(r"[,;.:()]")
_TOPIC = re.compile(r"[ \t]*[-+*•]?[ \t]*Còn\s+$")
"""`- Còn 02 hồ sơ quá hạn`: opens a sentence of its own; nothing before it is what they are left of."""


@dataclass(frozen=True, slots=True)
class Remainder:
    """What is told to be left of a whole, what was taken off it, and how surely these figures belong together."""

    whole: End
    taken: tuple[End, ...]
    left: End
    sure: bool
    told: bool = False
    """Whether words name what was taken off ("sau khi trừ")."""
    tries: int = 1
    """How many wholes with what was taken off them were as near."""
    named: bool = True
    """Whether words say that the figure is left over, not only that something has not been done."""


def remainders(facts: Facts) -> Iterator[Remainder]:
    """The remainders that the text tells, in text order; those of one whole that some reading closes are told in that reading."""
    told = facts.once(layout)
    text, starts, items, figures = told.text, told.starts, told.items, told.figures
    yield from _deducted(facts, text, starts)
    yield from _without(facts, text, starts)
    yield from _without_named(facts, text)
    yield from _without_these(facts, text)
    sure: dict[str, bool | None] = {}
    for i, figure in enumerate(figures):
        before = figures[i - 1].mention if i else None
        cue = _cue(facts, text, figure.mention, before)
        if cue is not None and _TOPIC.fullmatch(text, starts[figure.sentence], figure.mention.start):
            cue = None
        if before is not None and cue is None and sure[before.id] is not None:
            cue = sure[before.id] if _JOINED.fullmatch(text, before.end, figure.mention.start) else None
        sure[figure.mention.id] = cue
    last_fraction = -1
    for i, figure in enumerate(figures):
        if figure.mention.kind == "fraction":
            last_fraction = figure.sentence
            continue
        cue = sure[figure.mention.id]
        left = cue is not None or _is_undone(facts, text, figure)
        if not left and last_fraction != figure.sentence:
            continue
        begin = items[place - 1] if (place := bisect_right(items, figure.mention.start)) else 0
        same = [
            one
            for one in figures[max(0, i - 2 * _BACK) : i]
            if one.sentence >= figure.sentence - _SENTENCES
            and one.mention.section == figure.mention.section
            and (one.mention.start >= begin or sure[figure.mention.id])
            and _same_unit(one.mention, figure.mention)
        ][-_BACK:]
        if not same:
            continue
        found = _of_fraction(facts, text, same, figure, behind=figures[i + 1 : i + 3])
        if found is not None:
            yield found
        elif left:
            yield from _of_figures(facts, same, figure, sure=cue)


def _is_undone(facts: Facts, text: str, figure: Placed) -> bool:
    """Whether words say that what a figure counts has not been done: `chưa khởi công 346 căn`, `đang giải quyết 11 hồ sơ`."""
    begin, end = max(figure.begin, figure.mention.start - _CLAUSE), figure.mention.start
    words = facts.folded[begin:end]
    if not ("chưa" in words or "không" in words or "đang" in words or "còn" in words):
        return False  # as most figures: found sooner than by the expression
    return _UNDONE.search(text, begin, end) is not None and OTHER_KINDS.search(text[begin:end]) is None


def _deducted(facts: Facts, text: str, starts: Sequence[int]) -> Iterator[Remainder]:
    """`Nhận 2.500 đơn; sau khi trừ đơn trùng (750 đơn) thì còn 1.750 đơn`."""
    for match in _DEDUCTED.finditer(text) if holds_any(facts.folded, _DEDUCTS) else ():
        sentence = sentence_at(starts, match.start())
        begin = starts[sentence]
        end = starts[sentence + 1] if sentence + 1 < len(starts) else len(text)
        before = facts.figures_within(max(begin, match.start() - _REACH), match.start())
        behind = facts.figures_within(match.end(), min(end, match.end() + _REACH))
        remains = _REMAINS.search(text, match.end(), end)
        if not before or remains is None:
            continue
        alike = [figure for figure in behind if _unit(figure) == _unit(before[-1])]
        taken = tuple(End(id=figure.id) for figure in alike if figure.end <= remains.start())
        left = [End(id=figure.id) for figure in alike if figure.start >= remains.end()]
        plain = [
            one for one in before if text.count("(", begin, one.start) == text.count(")", begin, one.start)
        ] or before
        wholes = [one for one in reversed(plain) if _unit(one) == _unit(before[-1])]
        if taken and left:
            rest = [facts.printed(end) for end in (*taken, left[0])]
            whole = next(
                (one for one in wholes if closes(facts.printed(End(id=one.id)), rest)),
                wholes[0] if wholes else before[-1],
            )
            yield Remainder(End(id=whole.id), taken, left[0], sure=True, told=True)


def _left_out(facts: Facts) -> list["re.Match[str]"]:
    """Where words leave something out of a figure."""
    return list(matches(_WITHOUT, _WITHOUT_OPENS, facts.folded))


def _without(facts: Facts, text: str, starts: Sequence[int]) -> Iterator[Remainder]:
    """`Thu nội địa 900 tỷ đồng. Không tính tiền sử dụng đất (200 tỷ đồng) thì thu nội địa 700 tỷ đồng`."""
    for match in facts.once(_left_out):
        sentence = sentence_at(starts, match.start())
        begin = max(starts[max(0, sentence - 1)], match.start() - _REACH)
        end = starts[sentence + 1] if sentence + 1 < len(starts) else len(text)
        behind = facts.figures_within(match.end(), min(end, match.end() + _REACH))
        for place, left in enumerate(behind[:_BACK]):
            then = _THEN.search(text, match.end(), left.start)
            if then is None:
                continue
            taken = tuple(End(id=figure.id) for figure in behind[:place] if _unit(figure) == _unit(left))
            names = list(re.finditer(re.escape(then["name"]), text[begin : match.start()], re.IGNORECASE))
            name = begin + names[-1].end() if names else match.start()
            told = facts.figures_within(name, min(match.start() - 1, name + _CLAUSE))
            if taken and told and _unit(told[0]) == _unit(left):
                yield Remainder(End(id=told[0].id), taken, End(id=left.id), sure=True, told=True)
            break


def _without_named(facts: Facts, text: str) -> Iterator[Remainder]:
    """`(thu tiền sử dụng đất 200 tỷ đồng) ... Không kể tiền sử dụng đất, thu nội địa đạt 700 tỷ đồng`: what is left out is told before."""
    for match in facts.once(_left_out):
        then = _LEFT_OUT.match(text, match.end())
        if then is None:
            continue
        left = next(iter(facts.figures_within(then.end(), then.end() + 1)), None)
        begin = max(0, match.start() - _REACH)
        names = [then["name"], *_AND.split(then["out"])]
        told = [_named_before(facts, text, name, begin, match.start()) for name in names]
        figures = [figure for figure in told if figure is not None]
        if left is None or len(figures) < len(names) or len({figure.id for figure in figures}) < len(figures):
            continue
        if all(_unit(figure) == _unit(left) for figure in figures):
            whole, *taken = [End(id=figure.id) for figure in figures]
            yield Remainder(whole, tuple(taken), End(id=left.id), sure=True, told=True)


def _without_these(facts: Facts, text: str) -> Iterator[Remainder]:
    """`thu nội địa 900 tỷ đồng ... Riêng tiền đất 200 tỷ đồng, xổ số 41 tỷ đồng; loại trừ hai khoản này, thu nội địa còn 659 tỷ đồng`."""
    for match in facts.once(_left_out):
        then = _THESE.match(facts.folded, match.end())
        if then is None:
            continue
        left = next(iter(facts.figures_within(then.end(), then.end() + 1)), None)
        before = [
            m
            for m in facts.figures_within(max(0, match.start() - _REACH), match.start())
            if left is not None and _unit(m) == _unit(left)
        ]
        taken = before[-_THESE_MANY[then["many"]] :]
        whole = _named_before(facts, text, then["name"], max(0, match.start() - _REACH), match.start())
        if left is None or whole is None or _unit(whole) != _unit(left) or len(taken) < _THESE_MANY[then["many"]]:
            continue
        if whole.end <= taken[0].start:
            yield Remainder(End(id=whole.id), tuple(End(id=m.id) for m in taken), End(id=left.id), sure=True, told=True)


def _named_before(facts: Facts, text: str, name: str, begin: int, end: int) -> Mention | None:
    """The figure right behind the last telling of a name."""
    places = list(re.finditer(rf"{re.escape(name)}(?: \p{{L}}+){{0,2}} (?=\d)", text[begin:end], re.IGNORECASE))
    figures = facts.figures_within(begin + places[-1].end(), begin + places[-1].end() + 1) if places else ()
    return next(iter(figures), None)


def _unit(figure: Mention) -> tuple[str, str | None]:
    return figure.kind, unit_group(figure.unit)


def _cue(facts: Facts, text: str, figure: Mention, before: Mention | None) -> bool | None:
    """Whether words say that a figure is left over: True for all the rest, False for less; None where they do not."""
    begin = max(before.end if before else 0, figure.start - _CLAUSE)
    words = facts.folded[begin : figure.end + _CLAUSE]
    if "chuyển tiếp" in words and _CARRIED_ON.search(text, max(0, figure.start - _CLAUSE), figure.start):
        return True
    if not ("còn" in words or "thiếu" in words or "sau" in words):
        return None  # as of most figures: found sooner than by the expressions
    rest = _REST_BEFORE.search(text, begin, figure.start) or _REST_BEHIND.match(text, figure.end, figure.end + _CLAUSE)
    if not rest and (not _LEFT_BEFORE.search(text, begin, figure.start) or _OF_A_CLASS.match(text, figure.end)):
        return None
    others = OTHER_KINDS.search(text[max(0, figure.start - _CLAUSE) : figure.start])
    return None if others else bool(rest)


def _is_other(text: str, figure: Placed, begin: int) -> bool:
    """Whether words say that a figure counts those that a fraction before it leaves out."""
    start, end = figure.mention.start, figure.mention.end
    begin = max(begin, start - _CLAUSE)
    if _OF_A_CLASS.match(text, end):
        return False
    before = (_REST_BEFORE, _LEFT_BEFORE, _OTHERS_BEFORE)
    if any(pattern.search(text, begin, start) for pattern in before):
        return True
    return any(pattern.match(text, end, end + _CLAUSE) for pattern in (_REST_BEHIND, _OTHERS_BEHIND))


def _same_unit(one: Mention, other: Mention) -> bool:
    """Whether both count the same; of "17/21 xã, thị trấn" communes alone may be left."""
    if one.kind != other.kind and "fraction" not in {one.kind, other.kind}:
        return False
    a, b = one.unit or one.inherited_unit, other.unit or other.inherited_unit
    if same_unit(one, other) or a is None or b is None:
        return same_unit(one, other)
    if same_kind(unit_group(a), unit_group(b)) or b in a.split(", ") or a in b.split(", "):
        return True
    return one.kind == "fraction" and a in _PIECES and other.kind == "count"  # "1.058/1.064 chiếc, còn 06 tàu chưa lắp"


def _of_fraction(
    facts: Facts, text: str, same: Sequence[Placed], left: Placed, behind: Sequence[Placed]
) -> Remainder | None:
    """`17/21 xã, thị trấn đã có sóng 5G, còn 04 xã chưa có`; fractions of the same denominator and others may stand between."""
    last = next((i for i in range(len(same) - 1, -1, -1) if same[i].mention.kind == "fraction"), None)
    if last is None or same[last].sentence != left.sentence or left.mention.id in facts.once(settled):
        return None
    # "đạt 94,6% (14.287/15.102 trẻ), còn 815 trẻ": the fraction may stand in a bracket of its own.
    if same[last].depth != left.depth and (last + 1 < len(same) or same[last].depth != left.depth + 1):
        return None
    fraction = same[last]
    if _is_nested(text, fraction, left):
        return (
            None  # "480/500 phiếu, trong đó 24 phiếu không hài lòng": told of the 480, and nothing of the 500 is left
        )
    between = [
        one
        for one in same[last + 1 :]
        if not one.changed and one.depth == left.depth and not _is_nested(text, fraction, one)
    ]
    ends = [fraction.mention.end, *(one.mention.end for one in (*between, left))]
    chain = (*between, left)
    if left.changed or not all(_is_other(text, one, begin) for one, begin in zip(chain, ends, strict=False)):
        return None
    following = next((one for one in behind if _same_unit(one.mention, left.mention)), None)
    if following and following.sentence == left.sentence and _is_other(text, following, left.mention.end):
        return None  # "03 nhiệm vụ đang làm, 02 nhiệm vụ phải chuyển sang năm sau": the rest is told in several figures
    whole = End(id=fraction.mention.id, part="denominator")
    of = facts.value(whole)
    shares = [
        one
        for one in same[: last + 1]
        if one.mention.kind == "fraction"
        and one.sentence == fraction.sentence
        and facts.value(End(id=one.mention.id, part="denominator")) == of
    ]
    return Remainder(whole, tuple(one.end for one in (*shares, *between)), left.end, sure=True)


def _is_nested(text: str, fraction: Placed, one: Placed) -> bool:
    """Whether a figure is told as a part of what a fraction counts: behind an opener with no semicolon in between."""
    return _OPENED.search(text[fraction.mention.end : one.mention.start].rpartition(";")[2]) is not None


def _of_figures(facts: Facts, same: Sequence[Placed], left: Placed, *, sure: bool | None) -> Iterator[Remainder]:
    """`Tiếp 214 lượt; Chủ tịch tiếp 46 lượt, số còn lại là 168 lượt`: the whole and what was taken off stand before.

    Where words name neither, each figure may be the whole and the last ones what was taken off it; nearest first.
    """
    wanted = facts.value(left.end)
    figures = [one for one in same if one.mention.kind != "fraction" and one.depth <= left.depth]
    values = [facts.value(one.end) for one in same]
    closed, known = facts.once(settled), facts.parts
    if left.changed or not wanted or any(abs(a - b) == wanted for a, b in combinations(values, 2)):
        return
    if sure is None and left.mention.id in closed:
        return  # "hợp lệ 2.151 phiếu: hài lòng 2.142, không hài lòng 9": one of the kinds that make up another figure
    plain = [
        one
        for one in figures
        if not one.changed and (one.mention.id not in known or (one is figures[-1] and one.mention.id not in closed))
    ]
    amounts = [facts.value(one.end) for one in plain]
    sums = [sum(amounts[i:], Decimal(0)) for i in range(len(amounts))]
    if any(a - behind == wanted for a, behind in zip(amounts, sums[1:], strict=False)):
        return
    own = facts.wholes_of.get(left.mention.id, set())
    if len(plain) >= _PAIR and _is_due(facts, *plain[-_PAIR:]):
        yield Remainder(plain[-_PAIR].end, (plain[-1].end,), left.end, sure=True)
        return
    if sure and len(plain) == _PAIR:
        if not own & facts.wholes_of.get(plain[1].mention.id, set()):
            # "giải quyết 450 hồ sơ trong tổng số 500 hồ sơ, còn lại 50 hồ sơ": nothing leaves less than nothing
            whole, taken = sorted(plain, key=lambda one: -facts.value(one.end))
            yield Remainder(whole.end, (taken.end,), left.end, sure=True)
        return
    if sure:
        yield from _after_all(plain, left)
    wholes = [one for one in figures if not one.changed][-_WHOLES:]
    pairs = [
        (whole, taken)
        for taken in reversed(plain[-_TAKEN:])
        for whole in reversed(wholes)
        if whole.mention.start < taken.mention.start
        and facts.value(whole.end) > max(facts.value(taken.end), wanted)
        and not own & facts.wholes_of.get(taken.mention.id, set())
        and not lacks_another_thing(facts, taken.mention, left.mention)
    ]
    free = sum(whole.mention.id not in known for whole, _ in pairs)
    for whole, taken in sorted(pairs, key=lambda pair: pair[0].mention.id in known):
        tries = 2 * len(pairs) if whole.mention.id in known else free
        yield Remainder(whole.end, (taken.end,), left.end, sure=False, tries=tries, named=sure is not None)


def _is_due(facts: Facts, whole: Placed, taken: Placed) -> bool:
    """Whether one word tells what is due and, right behind, what of it is done: `phải thu 6,4 tỷ đồng, đã thu được 2,3 tỷ đồng`."""
    due = _DUE.search(facts.words(max(whole.begin, whole.mention.start - _CLAUSE), whole.mention.start))
    done = _DONE_OF_IT.match(facts.words(whole.mention.end, taken.mention.start)) if due is not None else None
    return due is not None and done is not None and due["verb"] == done["verb"]


def lacks_another_thing(facts: Facts, taken: Mention, left: Mention) -> bool:
    """Whether what is left lacks something that nothing was told to have, with other figures in between.

    `112 hộ đạt gia đình văn hóa, thu nhập 38 triệu đồng/người; còn 9 hộ chưa có nhà vệ sinh`
    """
    if _POOR.match(facts.folded, left.end) is not None:  # "199 hộ đạt gia đình văn hóa; còn 12 hộ nghèo"
        return "nghèo" not in facts.folded[max(0, taken.start - _CLAUSE) : taken.end + _CLAUSE].partition(";")[0]
    lacking = _LACKING.match(facts.folded, left.end, left.end + _CLAUSE)
    if lacking is None or not next(iter(facts.figures_within(taken.end, left.start)), None):
        return False
    name = telling(lacking["name"])
    clause = _CLAUSE_ENDS.split(facts.words(taken.end, taken.end + _CLAUSE))[0]
    before = _CLAUSE_ENDS.split(facts.words(max(0, taken.start - _CLAUSE), taken.start))[-1]
    return bool(name) and not name & (telling(before) | telling(clause))


def _after_all(plain: Sequence[Placed], left: Placed) -> Iterator[Remainder]:
    """What is left of a whole when each of several figures behind it is taken off: `vận động 112; xây nhà 58, quà 22; còn lại 32`."""
    chains = [plain[first:] for first in range(len(plain) - _PAIR) if plain[first].sentence >= left.sentence - 1]
    for chain in chains:
        yield Remainder(chain[0].end, tuple(one.end for one in chain[1:]), left.end, sure=False, tries=len(chains))


def takes_in_more(facts: Facts, left: Mention) -> bool:
    """Whether what is left holds more than the figures before leave: `tồn quỹ 1.219 triệu đồng, gồm cả số dư các năm trước`."""
    around = facts.words(max(0, left.start - _CLAUSE), left.end + _CLAUSE)
    return " cả " in around and _TAKES_IN.search(around) is not None


def settled(facts: Facts) -> frozenset[str]:
    """The figures that make up another one with others: they are told of it, and of nothing else."""
    return frozenset(
        part.id
        for one in facts.breakdowns
        if len(one.parts) > 1 and closes(facts.printed(one.whole), [facts.printed(part) for part in one.parts])
        for part in one.parts
    )
