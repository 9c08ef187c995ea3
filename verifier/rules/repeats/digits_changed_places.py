"""REP103 digits-changed-places: one indicator is told twice, with two digits in each other's place.

What it finds: two figures of five digits or more for one indicator that differ only by two digits that changed places:
    240.571 and 270.541. Outside the catalogue, figures of one unit, period and place, told in two sentences, whose names share
    two telling words, where two neighbouring digits changed places: "41,5 tỷ đồng" and "45.100 triệu đồng"; or of which the
    later takes up the earlier by "trong tổng số".
Why it matters: two figures are alike to that degree by a slip of the pen, hardly by chance.
Basis: identity of the indicator; of all pairs of three-digit figures two in a thousand differ so.
Stays silent: for short figures, other indicators, levels and fields, for parts of one whole, and where sums or shares hold with
    both figures, each where it stands.
"""

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations, islice
from typing import NamedTuple

import regex as re

from extractor.model import Observation
from patterns.folding import fold
from patterns.units import unit_group
from patterns.words import forms
from verifier.facts import Facts
from verifier.finding import Finding, Severity
from verifier.line import telling
from verifier.names import Named, digits_swapped, hold_both, of_one_time, of_one_whole, of_other_bodies, of_other_times
from verifier.wording import number

CODE = "REP103"
NAME = "digits-changed-places"
NAME_VI = "Cùng chỉ tiêu nêu hai lần, hai chữ số đổi chỗ cho nhau"
SEVERITY: Severity = "warning"
BASIS = "Đồng nhất: cùng một chỉ tiêu; hai số dài chỉ khác nhau ở hai chữ số đổi chỗ thường do nhầm khi nhập."
FIRES = (
    "Đã giải quyết đúng hạn 12.401/15.020 hồ sơ. Ở mục đánh giá, số hồ sơ giải quyết đúng hạn là 14.201 hồ sơ.",
    "Đến nay, tỉnh tiếp nhận 240.571 hồ sơ. Ở mục đánh giá, số hồ sơ đã tiếp nhận là 270.541 hồ sơ.",
    "Đã tiêm tụ huyết trùng cho 28.640 con bò. Ở phần đánh giá, kết quả tiêm tụ huyết trùng là 26.840 con.",
    "Thành phố ghi nhận 1.127 ca mắc sốt xuất huyết, xử lý 96 ổ dịch. Trong tổng số 1.172 ca mắc cộng dồn, quận Bắc 312 ca.",
    "Bảy tháng đón 1.362,4 nghìn lượt khách, doanh thu 1.118 tỷ đồng. Với 1.326,4 nghìn lượt khách, ngành đạt 68,1% kế hoạch.",
    "Số hộ thoát nghèo 9 tháng là 412 hộ, vay vốn 60 hộ. Như vậy, với 421 hộ thoát nghèo trong 9 tháng, xã đạt 82% kế hoạch.",
    "Bảy tháng đón 1.362,4 nghìn lượt, doanh thu 1.118 tỷ đồng. Với 1.326,4 nghìn lượt khách, ngành đạt 68,1% kế hoạch.",
    "Toàn ngành tiếp nhận 3.508 phản ánh. Ở phần phụ lục, số phản ánh tiếp nhận trong quý III/2024 là 3.580.",
    "Doanh nghiệp ủng hộ 31,2 tỷ đồng, hộ dân ủng hộ 41,7 tỷ đồng. Với phần ủng hộ 47.100 triệu đồng, hộ dân là chỗ dựa chính.",
)
SILENT = (
    "Kết quả tuyên truyền:\n- Hội phụ nữ tổ chức 12 buổi tuyên truyền.\n- Đoàn xã tổ chức 21 buổi tuyên truyền.\n",
    "Kết quả cấp thẻ:\n- Thôn 9 cấp 1.253 thẻ bảo hiểm y tế.\n- Thôn 10 cấp 1.523 thẻ bảo hiểm y tế.\n",
    "- Lắp đặt hệ thống mạng máy trạm\n\n142\n\nMục sau\n\n- Lắp đặt hệ thống mạng máy trạm\n\n124\n",
    "Đã tiêm tụ huyết trùng cho 28.640 con bò. Ở phần đánh giá, kết quả tiêm bệnh dại là 26.840 con.",
    "Đến nay, tỉnh tiếp nhận 240.571 hồ sơ. Ở mục đánh giá, số hồ sơ đã tiếp nhận là 240.571 hồ sơ.",
    "Tiếp nhận 1.172 hồ sơ. Trong tổng số 1.127 hồ sơ đã giải quyết, hộ tịch 312 hồ sơ.",
    "Tháng 4 tiếp nhận 1.163 hồ sơ. Tháng 5 tiếp nhận 1.136 hồ sơ.",
    "Cả năm tiếp nhận 240.571 hồ sơ, đã giải quyết 270.541 hồ sơ.",
    "Doanh nghiệp ủng hộ 47,1 tỷ đồng, hộ dân ủng hộ 41,7 tỷ đồng.",
    "Số hộ thoát nghèo 8 tháng là 412 hộ. Như vậy, với 421 hộ thoát nghèo trong 9 tháng, xã đạt 82% kế hoạch.",
    "Quý II/2024 tiếp nhận 3.508 phản ánh. Ở phần phụ lục, số phản ánh tiếp nhận trong quý III/2024 là 3.580.",
    "Năm 2022 hộ dân ủng hộ 41,7 tỷ đồng. Năm 2023 hộ dân ủng hộ 47,1 tỷ đồng.",
    "Xã Đông trồng 124 ha rừng phòng hộ (đạt 62% của 200 ha). Xã Tây trồng 142 ha rừng phòng hộ (đạt 71% của 200 ha).",
)
_OUT_OF = re.compile(r"(?<!\p{L})trong (?:tổng )?số $")
_WITH = re.compile(r"(?:^|[.;] )với $")
_NAMELESS = frozenset(forms("lists", "taken_up"))
_LEAD, _REACH = 20, 300
_DIGITS = 5
_MOST = 40
"""Different figures of the same digits that are compared, so that a hostile file stays linear."""
_SHARED = 3
"""Telling words that the labels of one indicator share where the catalogue has no name for it."""
_TELLING, _IN_COMMON = 3, 2
"""Digits and words of a name with which neighbouring digits that changed places are hardly chance."""
_Set = tuple[object, ...]
"""What two figures must share: the indicator (else the unit and the period), the level, the field, the channel, the digits."""


class _Told(NamedTuple):
    """A figure by the id of its mention; of a fraction the half that is meant is told by the value."""

    id: str
    value: Decimal


def check(facts: Facts) -> Iterator[Finding]:
    """One finding per pair of figures."""
    told = {(a.id, b.id): (a, b) for a, b in facts.once(_pairs)}
    for a, b in told.values():
        yield _finding(facts, a, b)


def spoken_of(facts: Facts) -> frozenset[tuple[str, str]]:
    """The pairs of figures, by their ids, that this rule has a finding about; rules for what it leaves out ask."""
    return frozenset((a.id, b.id) for a, b in facts.once(_pairs))


def _pairs(facts: Facts) -> tuple[tuple[_Told, _Told], ...]:
    return (*_of_one_indicator(facts), *_of_one_name(facts))


def _of_one_name(facts: Facts) -> Iterator[tuple[_Told, _Told]]:
    """Figures known again by their names."""
    for one, again in digits_swapped(facts):
        if not (_tell(one, again, len(one.words & again.words)) or _is_taken_up(facts, one, again)):
            continue
        a, b = one.mention, again.mention
        apart = of_other_bodies(facts, one, again) or of_other_times(facts, one, again)
        if not of_one_time(facts, a, b) or apart or of_one_whole(facts, a, b):
            continue
        if not hold_both(facts, a, b):
            yield _Told(a.id, Decimal(a.value)), _Told(b.id, Decimal(b.value))


def _is_taken_up(facts: Facts, one: Named, again: Named) -> bool:
    """Whether the later figure takes up all of the earlier: `ghi nhận 1.127 ca mắc ... Trong tổng số 1.172 ca mắc cộng dồn`."""
    lead = facts.words(max(0, again.mention.start - _LEAD), again.mention.start)
    if again.mention.start - one.mention.end > _REACH or again.telling_digits <= _TELLING:
        return False
    if again.telling_digits > _TELLING + 1 and _WITH.search(lead) is not None:
        return True  # "7 tháng đạt 1.362,4 nghìn lượt ... Với 1.326,4 nghìn lượt khách sau 7 tháng": five digits that agree but for two
    return _OUT_OF.search(lead) is not None and again.words <= _NAMELESS


def _tell(one: Named, again: Named, shared: int) -> bool:
    """Whether digits and words are enough: rates, which lie close together, need the whole name of one."""
    if one.telling_digits < _TELLING:
        return False  # 12 and 21 meetings
    if one.mention.kind == "percent":
        whole = shared in (len(one.words), len(again.words))
        return whole and shared > _IN_COMMON - (one.telling_digits > _TELLING)
    return shared >= _IN_COMMON


def _of_one_indicator(facts: Facts) -> Iterator[tuple[_Told, _Told]]:
    groups: dict[_Set, dict[str, Observation]] = {}
    for row in facts.counts:
        if _long_count(row):
            digits = "".join(sorted(row.value))
            named = row.indicator if row.indicator != "other" else (unit_group(row.unit), row.period)
            key = (named, row.scope.level, row.scope.field, row.scope.channel, digits)
            groups.setdefault(key, {}).setdefault(row.value, row)
    for group in groups.values():
        for a, b in combinations(islice(group.values(), _MOST), 2):
            if sum(x != y for x, y in zip(a.value, b.value, strict=True)) == 2 and _same(a, b):
                yield _Told(a.mentions[0], Decimal(a.value)), _Told(b.mentions[0], Decimal(b.value))


def _same(a: Observation, b: Observation) -> bool:
    """Whether two figures of one key are of one thing: so says the catalogue, or their labels do."""
    return a.indicator != "other" or len(telling(fold(a.label)) & telling(fold(b.label))) >= _SHARED


def _long_count(row: Observation) -> bool:
    return row.qualifier == "exact" and row.value.isdigit() and len(row.value) >= _DIGITS


def _finding(facts: Facts, a: _Told, b: _Told) -> Finding:
    one, other = number(a.value), number(b.value)
    return facts.finding(
        CODE,
        NAME,
        SEVERITY,
        BASIS,
        vi=(
            f"Cùng chỉ tiêu{facts.name_of(a.id)} nêu {facts.text(a.id)} và {facts.text(b.id)}: "
            "hai số chỉ khác ở hai chữ số đổi chỗ cho nhau."
        ),
        en=f"One indicator{facts.name_of(a.id)} is told as {one} and as {other}: two digits have changed places.",
        evidence=[a.id, b.id],
        stated=other,
        expected=one,
        arithmetic=f"{other} ≠ {one}",
        tolerance="0",
    )
