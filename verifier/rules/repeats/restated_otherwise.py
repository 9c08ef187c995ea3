"""REP107 restated-otherwise: a sentence takes up a figure told before, and gives it another value.

What it finds: "có 46 bản đạt chuẩn ... Với 49 bản đạt chuẩn như trên"; "Nhìn chung, 23 cụm công nghiệp" for the 28 told before;
    a total with its parts, and another one that the words say another part of the report tells ("theo phần đánh giá chung").
Why it matters: the assessment of a report rests on the figure retold; at most one of the two is right.
Basis: identity: what is said to be told above has the value told above.
Stays silent: where REP103 speaks; where any figure of the unit told before has the value retold; where the name of the figure
    holds words that none before has; for other periods, places and parts; and where only an opening takes it up and the two
    are no slip apart, unless it names no more than the unit, of which one figure alone was told before, and not far from it.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations
from typing import Literal

import regex as re

from extractor.model import End
from patterns.slips import LIKELY, edit_kind
from patterns.units import same_kind, unit_group
from patterns.words import forms, places
from verifier.excerpts import beside
from verifier.facts import Facts
from verifier.finding import Finding, Severity
from verifier.line import telling
from verifier.names import (
    Named,
    hold_both,
    in_one_sentence,
    named,
    numerators,
    of_one_time,
    of_one_whole,
    of_other_bodies,
    of_other_times,
)
from verifier.rounding import Interval
from verifier.rules.repeats import digits_changed_places

CODE = "REP107"
NAME = "restated-otherwise"
NAME_VI = "Số liệu nhắc lại khác với số liệu đã nêu trước đó"
SEVERITY: Severity = "warning"
BASIS = "Đồng nhất: số liệu được nhắc lại phải bằng số liệu đã nêu trước đó."
FIRES = (
    "9 tháng vận chuyển 1.246.300 lượt khách; thu 10,9 tỷ đồng. Đánh giá chung, sản lượng 9 tháng 1.216.300 lượt khách, đạt kế hoạch.",
    "BHYT 214.305 người, tỷ lệ bao phủ đạt 93,41% dân số. Từ kết quả bao phủ BHYT 93,14% nêu trên, phấn đấu cuối năm đạt 94,5%.",
    "Thu ngân sách 6 tháng ước 1.842,7 tỷ đồng, bằng 54% dự toán. Với số thu 6 tháng đạt 1.824,7 tỷ đồng, tỉnh bám sát kịch bản.",
    "Dịp lễ 30/4, khu du lịch đón 42.600 lượt khách, tăng 15%. Như vậy, với 46.200 lượt khách trong dịp lễ, khu đã đạt 11% kế hoạch.",
    "Có 31.208/33.417 hộ đạt danh hiệu gia đình văn hóa (93,39%). Với 30.218 hộ gia đình văn hóa, huyện đề nghị tỉnh tặng cờ.",
    "Có 8.764/9.120 hộ đạt danh hiệu gia đình văn hóa. Với 61 thôn văn hóa và 8.674 hộ gia đình văn hóa, xã dẫn đầu huyện.",
    "Hội nhận ủy thác 27 tổ vay vốn với 1.384 hộ vay, dư nợ 51,3 tỷ đồng. Cả 1.348 hộ vay của 27 tổ nêu trên đều trả lãi đúng kỳ.",
    "Toàn tỉnh đã trả 52.817 sổ bảo hiểm xã hội cho người lao động. Ở phần kết luận lại ghi đã trả 58.217 sổ.",
    "Năm qua ươm được 3.460 nghìn cây giống. Cuối báo cáo, con số này được nhắc lại là 3.640 nghìn cây.",
    "Huyện có 46 bản đạt chuẩn văn hóa, tăng 3 bản. Với 49 bản đạt chuẩn văn hóa nêu trên, huyện đứng đầu tỉnh.",
    "Tỉnh có 28 cụm công nghiệp được thành lập, rộng 913 ha. Đánh giá chung: 23 cụm công nghiệp đã thành lập phát triển chậm.",
    "Tỷ lệ bao phủ bảo hiểm y tế đạt 91,4% dân số. Như vậy, với tỷ lệ bao phủ 93,8% nêu trên, huyện vượt chỉ tiêu.",
    "Đoàn đã kiểm tra 1.318 cơ sở, xử phạt 21 cơ sở. Trong tổng số 1.378 cơ sở được kiểm tra có 90 cơ sở mới.",
    "Phòng đã thẩm định 84 hồ sơ thiết kế, cắt giảm 5 tỷ đồng. Trong 91 hồ sơ nêu trên có 20 hồ sơ nộp trực tuyến.",
    "Xã có 214 cán bộ, giáo viên (nam 90 người, nữ 124 người). Theo phần đánh giá chung, xã có 262 cán bộ, giáo viên.",
    "Trong 140 cơ sở được kiểm tra có 53 cơ sở vi phạm. Phần tổng hợp cuối báo cáo nêu số cơ sở vi phạm là 35 cơ sở.",
    "Hội đồng đề nghị khen thưởng 46 tập thể và 189 cá nhân. Trong tổng số 221 cá nhân, người lao động trực tiếp là 131 người.",
)
SILENT = (
    "9 tháng vận chuyển 1.246.300 lượt khách; thu 10,9 tỷ đồng. Đánh giá chung, sản lượng 9 tháng 1.246.300 lượt khách, đạt kế hoạch.",
    "Thu ngân sách 6 tháng ước 1.842,7 tỷ đồng, bằng 54% dự toán. Với số thu nội địa 6 tháng đạt 1.248,7 tỷ đồng, tỉnh bám sát kịch bản.",
    "Cả năm tổng đài nhận 41.906 cuộc gọi cấp cứu. Ở phần kiến nghị, báo cáo nhắc lại đã nhận 41,9 nghìn cuộc gọi.",
    "Có 31.208/33.417 hộ đạt danh hiệu gia đình văn hóa (93,39%). Với 31.208 hộ gia đình văn hóa, huyện đề nghị tỉnh tặng cờ.",
    "Có 8.764/9.120 hộ đạt danh hiệu gia đình văn hóa. Với 61 thôn văn hóa và 8.764 hộ gia đình văn hóa, xã dẫn đầu huyện.",
    "Hội nhận ủy thác 27 tổ vay vốn với 1.384 hộ vay, dư nợ 51,3 tỷ đồng. Cả 1.384 hộ vay của 27 tổ nêu trên đều trả lãi đúng kỳ.",
    "Huyện có 1.384 hộ trồng chè, 412 hộ nuôi cá. Cả 1.348 hộ nuôi ong được tập huấn.",
    "Có 31.208/33.417 hộ đạt danh hiệu gia đình văn hóa (93,39%). Với 33.417 hộ gia đình trong toàn huyện, tỷ lệ này là cao.",
    "Toàn tỉnh đã trả 52.817 sổ bảo hiểm xã hội cho người lao động. Ở phần kết luận lại ghi đã trả 52.817 sổ.",
    "Toàn tỉnh đã trả 52.817 sổ bảo hiểm xã hội cho người lao động. Ở phần kiến nghị có nêu còn 52.187 sổ chưa trả được.",
    "Huyện có 46 bản đạt chuẩn văn hóa, tăng 3 bản. Với 46 bản đạt chuẩn văn hóa nêu trên, huyện đứng đầu tỉnh.",
    "Huyện có 46 bản đạt chuẩn văn hóa, tăng 3 bản. Với 12 bản đạt chuẩn nâng cao nêu trên, huyện đứng đầu tỉnh.",
    "Tỉnh có 28 cụm công nghiệp được thành lập, rộng 913 ha. Đánh giá chung: 11 cụm công nghiệp đã thành lập phát triển chậm.",
    "Đoàn đã kiểm tra 1.318 cơ sở, xử phạt 21 cơ sở. Trong tổng số 1.297 cơ sở không bị xử phạt có 90 cơ sở mới.",
    "Phòng đã thẩm định 84 hồ sơ thiết kế, cắt giảm 5 tỷ đồng. Trong 84 hồ sơ nêu trên có 20 hồ sơ nộp trực tuyến.",
    "Xã có 214 cán bộ, giáo viên (nam 90 người, nữ 124 người). Theo phần đánh giá chung, xã có 214 cán bộ, giáo viên.",
    "Xã có 214 giáo viên (nam 90 người, nữ 124 người). Theo phần đánh giá chung, có 178 giáo viên đạt chuẩn.",
    "Xã có 214 hội viên (nam 90 người, nữ 124 người). Phần phương hướng nêu kết nạp thêm 190 hội viên.",
    "Phòng nhận 51 hồ sơ mới và 40 hồ sơ cũ. Trong 91 hồ sơ nêu trên có 20 hồ sơ nộp trực tuyến.",
    "Hội đồng đề nghị khen thưởng 46 tập thể và 189 cá nhân. Trong tổng số 320 cá nhân, người lao động trực tiếp là 131 người.",
)
Cue = Literal["restated", "summing_up", "pointed", "taken_up"]
_FORMS: tuple[tuple[str, Cue], ...] = (
    *((form, "restated") for form in forms("claims", "restated")),
    *((form, "summing_up") for form in forms("claims", "summing_up")),
    *((form, "pointed") for form in forms("claims", "pointed")),
)
_TAKEN_UP = forms("claims", "taken_up")
"""Words that take up the figure right behind them; they are common, and looked for before the figures alone."""
# What may stand between the beginning of a sentence, or of a clause, and the words that take a figure up.
_OPENS = re.compile(r"(?:^|[.!?;:,\n•–*-])[ \d.]*(?:(?:ở|trong|tại|về|theo) )?$")
_STOP = re.compile(r"[.!?](?= |$)|[;]")
_SENTENCE = re.compile(r"[.!?](?= |$)")
_NOT_NAMES = telling(" ".join((*forms("claims", "restated"), *forms("claims", "taken_up"), "ghi nêu lực lượng quy mô")))
_SAYS = re.compile(r"(?<!\p{L})(?:ghi|nêu|nhắc lại|báo cáo là|thể hiện)(?!\p{L})")
_SAYING = telling(
    "phần kết luận kiến nghị đánh giá báo cáo lại con số này được nhắc đã là chung nổi bật cuối tổng hợp đề xuất thể hiện"
)
_OF_ALL = re.compile(r"(?<!\p{L})trong (?:(?:tổng )?số )?$")
_LEFT = 20
_REACH, _REACH_UNSAID = 900, 400
_APART = Decimal("1.3")
"""How far the only figure of a unit may be from one that takes it up."""
_LABEL = 90
_BEHIND, _LEAD, _OPENING, _SPACE = 60, 160, 12, 2
_TAKEN_UP_REACH = max(map(len, _TAKEN_UP)) + _SPACE
_BACK = 40
# "Với số thu 6 tháng đạt 1.842 tỷ đồng, tỉnh ..."
_VERBS = (" đạt ", " là ")
_WITH = re.compile(r"[.!?;] với [^.;:,()]{3,60} (?:đạt|là) $")
_MARKS = frozenset(",;:().")
_IN_COMMON, _DIGITS, _BARE_DIGITS, _MANY_DIGITS = 2, 3, 4, 5
_PARTIAL = telling("riêng trong đó gồm")


def check(facts: Facts) -> Iterator[Finding]:
    """One finding per figure retold otherwise."""
    figures, cues = named(facts), _cues(facts)
    spoken = digits_changed_places.spoken_of(facts) if cues else frozenset()
    for place, cue in sorted(cues.items()):
        again = figures[place]
        kind = _kind(again)
        group = [one for one in figures[max(0, place - _BACK) : place] if _kind(one) == kind]
        group += [one for one in _fractions_before(facts, again) if _kind(one) == kind]
        group.sort(key=lambda one: one.mention.start)
        if not any(_tell_alike(facts, one, again) for one in group):
            first = _first_told(facts, group, again, cue)
            if first is None and cue == "pointed":
                first = _said_again(facts, figures[max(0, place - _BACK) : place], again)
            if first is not None and (first.mention.id, again.mention.id) not in spoken:
                yield _finding(facts, first, again)


def _fractions_before(facts: Facts, again: Named) -> tuple[Named, ...]:
    """The fractions told before a figure, of which it may take up what was done: `31.208/33.417 hộ ... Với 30.218 hộ`."""
    found = facts.once(numerators)
    last = bisect_left(found, again.mention.start, key=lambda one: one.mention.start)
    return found[max(0, last - _BACK) : last]


def _tell_alike(facts: Facts, one: Named, again: Named) -> bool:
    """Whether two figures are equal, or the second is the first one rounded: `41.906 cuộc gọi` and `41,9 nghìn cuộc gọi`."""
    if one.value == again.value:
        return True
    meant = facts.interval(facts.ends(again.mention)[0])
    return not meant.is_exact and meant.meets(Interval.exact(one.value))


def _kind(one: Named) -> tuple[str, str]:
    """What a figure counts, by the head of its noun: "hộ" and "hộ gia đình" are told for each other."""
    kind = "count" if one.mention.kind == "fraction" else one.mention.kind
    return (unit_group(one.mention.base_unit or one.mention.unit) or "").partition(" ")[0], kind


def _cues(facts: Facts) -> dict[int, Cue]:
    """The places of the figures that sentences take up, and how they show it."""
    figures = named(facts)
    found: dict[int, Cue] = {}
    told: dict[str, list[tuple[int, int]]] = {}
    for start, end in facts.once(beside).places([form for form, _ in _FORMS]):
        told.setdefault(facts.folded[start:end], []).append((start, end))
    for form, cue in _FORMS:
        for start, end in told.get(form, ()):
            at = bisect_left(figures, start, key=lambda one: one.mention.start)
            if cue == "restated":
                if at and _together(facts, figures[at - 1].mention.end, start, _BEHIND):
                    found[at - 1] = cue
                continue
            near = at < len(figures) and _together(facts, end, figures[at].mention.start, _LEAD)
            if near and _OPENS.search(facts.folded, max(0, start - _OPENING), start) is not None:
                found.setdefault(at, cue)
    for at in _taken_up(facts, figures):
        found.setdefault(at, "taken_up")
    return found


def _taken_up(facts: Facts, figures: Sequence[Named]) -> Iterator[int]:
    """The places of the figures that words right before them take up, where these open a clause."""
    text = facts.folded
    for at, one in enumerate(figures):
        start = one.mention.start
        begin = max(0, start - _TAKEN_UP_REACH)
        lead = text[begin:start]
        if lead.endswith(_VERBS) and _WITH.search(facts.words(max(0, start - _LABEL), start)) is not None:
            yield at
        if not (lead[:-1].endswith(_TAKEN_UP) or lead.endswith(_TAKEN_UP) or lead[:-_SPACE].endswith(_TAKEN_UP)):
            continue  # as most figures
        for first, last in places(_TAKEN_UP, text, begin, start):
            opens = _OPENS.search(text, max(0, first - _OPENING), first) is not None
            if opens and _together(facts, last, start, _SPACE):
                yield at
                if at + 1 < len(figures) and _joined(facts, one.mention.end, figures[at + 1].mention.start):
                    yield at + 1
                break


def _joined(facts: Facts, end: int, start: int) -> bool:
    """Whether "và" takes up the next figure, too: `Với 143 khu dân cư văn hóa và 31.208 hộ gia đình văn hóa`."""
    between = facts.folded[end : min(start, end + _BEHIND)]
    return end + len(between) == start and between.endswith(" và ") and not _MARKS & set(between)


def _together(facts: Facts, start: int, end: int, reach: int) -> bool:
    """Whether no full stop and not many words stand between two places."""
    return end - start <= reach and _STOP.search(facts.folded, start, end) is None


def _first_told(facts: Facts, group: Sequence[Named], again: Named, cue: Cue) -> Named | None:
    """The figure that is taken up, the nearest by name: exactly so named, or a slip away."""
    words = again.words - _NOT_NAMES
    for one in reversed(group):
        shared = len(words & one.words)
        whole = shared == len(words) and shared >= _IN_COMMON
        slip = edit_kind(one.value, again.value) in LIKELY
        if cue == "restated":
            fits = (
                whole
                or _is_rate_of(facts, one, words)
                or (slip and shared == len(words) and again.telling_digits >= _DIGITS)
                or (slip and shared >= _IN_COMMON and again.telling_digits >= _BARE_DIGITS)
            )
        elif cue in {"summing_up", "pointed"}:
            fits = slip and shared >= _IN_COMMON and again.telling_digits >= _IN_COMMON
            fits = fits or (slip and again.telling_digits >= _DIGITS and _is_led_so(facts, one, words))
            # So many digits with but one slip between them are hardly of two things.
            fits = fits or (
                slip and not words and again.telling_digits >= _MANY_DIGITS and one.words.isdisjoint(_PARTIAL)
            )
        else:
            slip = slip or (whole and sorted(one.digits) == sorted(again.digits))
            fits = slip and shared == len(words) and again.telling_digits >= (_DIGITS if whole else _BARE_DIGITS)
        if fits and _may_be_one(facts, one, again):
            return one
    if not words:
        found = _only_one(facts, group, again, cue)
        if found is not None:
            return found
    return _of_all(facts, group, again) if cue == "pointed" else None


def _is_led_so(facts: Facts, one: Named, words: frozenset[str]) -> bool:
    """Whether the sentence before a figure holds all of a name: `Dịp lễ 30/4, khu du lịch đón 42.600 lượt khách`."""
    start = one.mention.start
    lead = _SENTENCE.split(facts.words(max(0, start - _LEAD), start))[-1]
    return len(words) >= _IN_COMMON and words <= telling(lead) | one.words


def _said_again(facts: Facts, before: Sequence[Named], again: Named) -> Named | None:
    """The figure that another part of the report is said to tell again, with one digit or two otherwise and no name of its own.

    `Đã cấp 41.305 thẻ căn cước ... Ở phần kết luận lại ghi đã cấp 43.105 thẻ.`
    """
    lead = _STOP.split(facts.words(max(0, again.mention.start - _LEAD), again.mention.start))[-1]
    if _SAYS.search(lead) is None or again.telling_digits < _DIGITS or any(one.value == again.value for one in before):
        return None
    unit = unit_group(again.mention.base_unit or again.mention.unit)
    for one in reversed(before):
        a, b = one.mention, again.mention
        alike = a.kind == b.kind and same_kind(unit_group(a.base_unit or a.unit), unit)
        if not alike or b.start - a.end > _REACH or edit_kind(one.value, again.value) not in LIKELY:
            continue
        named_so = again.words - _NOT_NAMES - _SAYING <= one.words | telling(facts.words(a.end, a.end + _LEFT))
        if named_so and not (
            in_one_sentence(facts, a, b)
            or of_other_bodies(facts, one, again)
            or of_other_times(facts, one, again)
            or of_one_whole(facts, a, b)
        ):
            return one
    return None


def _of_all(facts: Facts, group: Sequence[Named], again: Named) -> Named | None:
    """The total that another part of the report tells again: the only figure of its very unit that a list divides.

    `Xã có 214 cán bộ, giáo viên (nam 90 người, nữ 124 người) ... Theo phần đánh giá chung, xã có 241 cán bộ, giáo viên.`
    """
    unit = again.mention.unit
    same = [one for one in group if unit is not None and one.mention.unit == unit and one.mention.id not in facts.parts]
    if len({one.value for one in same}) != 1 or again.mention.id in facts.parts:
        return None
    first = same[-1]
    less, more = sorted((first.value, again.value))
    divided = len(facts.parts_of.get(first.mention.id, ())) > 1 and again.words - _NOT_NAMES <= first.words
    told = divided and more <= less * _APART and again.mention.start - first.mention.end <= _REACH
    return first if told and _may_be_one(facts, first, again) else None


def _only_one(facts: Facts, group: Sequence[Named], again: Named, cue: Cue) -> Named | None:
    """The one figure of its unit before that a whole of no name of its own can take up: `Trong tổng số 189 cá nhân, ...`.

    A figure that two others make up is theirs.
    """
    start = again.mention.start
    if cue == "summing_up" or _OF_ALL.search(facts.words(max(0, start - _LEFT), start)) is None:
        return None
    near = [
        one for one in group if one.mention.section == again.mention.section and one.mention.unit == again.mention.unit
    ]
    free = [one for one in near if one.mention.id not in facts.parts]
    for told in (near, free):
        if len({one.value for one in told}) == 1:
            first = told[-1]
            reach = _REACH if cue == "restated" else _REACH_UNSAID
            less, more = sorted((first.value, again.value))
            far = start - first.mention.end > reach or more > less * _APART
            together = any(one.value + other.value == again.value for one, other in combinations(near, 2))
            return first if not far and not together and _may_be_one(facts, first, again) else None
    return None


def _is_rate_of(facts: Facts, one: Named, words: frozenset[str]) -> bool:
    """Whether a percentage has all of a name before its verb: `tỷ lệ bao phủ bảo hiểm y tế đạt 92,5%`."""
    start = one.mention.start
    if one.mention.kind != "percent" or len(words) < _IN_COMMON:
        return False
    return words <= telling(_STOP.split(facts.words(max(0, start - _LABEL), start))[-1])


def _may_be_one(facts: Facts, one: Named, again: Named) -> bool:
    a, b = one.mention, again.mention
    if in_one_sentence(facts, a, b) or not of_one_time(facts, a, b) or of_other_bodies(facts, one, again):
        return False
    return not of_one_whole(facts, a, b) and not of_other_times(facts, one, again) and not hold_both(facts, a, b)


def _finding(facts: Facts, first: Named, again: Named) -> Finding:
    one, other = first.mention, again.mention
    before, now = facts.shown(End(id=one.id)), facts.shown(End(id=other.id))
    return facts.finding(
        CODE,
        NAME,
        SEVERITY,
        BASIS,
        vi=(
            f"Báo cáo nhắc lại {facts.text(other.id)}, trong khi trước đó nêu{facts.name_of(one.id)} {facts.text(one.id)}; "
            "cần rà soát để thống nhất."
        ),
        en=f"{facts.text(other.id)} takes up a figure{facts.name_of(one.id)} that was told before as {facts.text(one.id)}.",
        evidence=[one.id, other.id],
        stated=now,
        expected=before,
        arithmetic=f"{now} ≠ {before}",
        tolerance="0",
    )
