"""SUM103 parts-nearly-make-up-total: one slip of one figure keeps the figures named beside a total from making it up.

What it finds: a total and the figures told as its parts, or in a row behind it, that differ by what one digit replaced,
    lost or doubled, or two neighbouring digits in each other's place, explain.
Why it matters: the text rarely says whether a list is full. Where figures of many digits miss their total by just the
    gap that a slip makes, a slip is likelier than a part left out.
Basis: arithmetic and chance: the gaps that single slips of these figures can make, over the gaps that are possible.
    Where figures of another unit, told side by side with these, do add up, any slip is telling. Else how much chance is
    allowed depends on how the text ties the figures: 2 percent for a mere row of figures, more for
    a list that words open, most for three parts or more, which hardly ever leave anything out.
Stays silent: for small figures, where some slip explains almost any gap; for lists that are told to be full, which
    SUM101 adds up; for lists that fall short of the total and say that they go on ("chủ yếu", "v.v.", "còn lại là ..."); for
    parts that make up the denominator of a fraction; and for those whose own rates far exceed a hundred, for they overlap.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

import regex as re

from extractor.model import Breakdown, End
from patterns.slips import Closing, Slip, closes, closings, explains, gap
from patterns.units import unit_group
from patterns.words import forms
from verifier.additions import addition
from verifier.facts import Facts
from verifier.finding import Finding, Severity
from verifier.full_lists import shares_behind
from verifier.kinds import leave_nothing
from verifier.layout import layout, same_unit
from verifier.nested import are_not_parts
from verifier.open_lists import each_with_growth, misses_openly
from verifier.rules.sums.parts_exceed_total import came_besides, exceeded
from verifier.wording import number

CODE = "SUM103"
NAME = "parts-nearly-make-up-total"
NAME_VI = "Các thành phần chỉ lệch tổng số bởi một lỗi chép số"
SEVERITY: Severity = "warning"
BASIS = (
    "Số học và xác suất: độ lệch đúng bằng một lỗi chép số (sai, thừa, thiếu hoặc đảo chữ số) khó xảy ra ngẫu nhiên."
)
FIRES = (
    "Huyện ban hành 163 văn bản, gồm 94 quyết định, 45 kế hoạch, 34 báo cáo.",
    "Số điểm sạt lở còn 96 điểm - giảm 20%: 41 điểm ven sông, 36 điểm ven đường và 18 điểm ven biển.",
    "Thư viện huyện ước có 84.367 bản, trong đó thiếu nhi 31.215 bản; văn học 40.148 bản; sách khác 12.998 bản.",
    "58 thủ tục rút từ 1.160 ngày xuống 842 ngày, giảm 27,4%: 9 thủ tục giảm trên 50%, 41 thủ tục giảm từ 20%, 18 thủ tục giảm dưới 20%.",
    "Toàn huyện có 318 dự án, tăng 12% so với cùng kỳ: giao thông 148 dự án, thủy lợi 93 dự án, trường học 71 dự án.",
    "Toàn xã có 4.322 khẩu, thôn Đoài 812, thôn Đông 944, Trung Hòa 1.037, Xuân Lôi 688, Phú Thứ 751; hộ nông nghiệp 64%.",
    "Toàn tỉnh có 352 dự án. Trong năm cấp mới 27 dự án. Theo ngành, công nghiệp 216 dự án, dịch vụ 78 dự án, lĩnh vực khác 13 dự án.",
    "Toàn xã có 83 lớp, 2.641 học sinh: mầm non 24 lớp, 638 cháu; tiểu học 35 lớp, 1.142 em; THCS 24 lớp, 834 em.",
    "Phát hiện vi phạm 7.050,4 triệu đồng, thu hồi 1.120,4 triệu đồng, kiến nghị khác 5.390 triệu đồng.",
    "Diện tích gieo trồng 21.640 ha, trong đó lúa 13.250 ha, ngô 5.480 ha, rau đậu 2.810 ha.",
    "Quyên góp 318 triệu đồng, đạt 106% chỉ tiêu 300 triệu đồng (cấp huyện 190 triệu, cấp xã 148 triệu đồng).",
)
SILENT = (
    "Trong kỳ tiếp nhận 320 hồ sơ, kỳ trước chuyển qua 25 hồ sơ; đã giải quyết 294 hồ sơ, đang giải quyết 51 hồ sơ.",
    "Có 90 hộ vay vốn, trong đó 70 hộ chăn nuôi, có 30 hộ nuôi bò, 20 hộ buôn bán.",
    "Sửa 64 cầu, trong đó 50 cầu đã xong, trong số đó 16 cầu xong sớm, 14 cầu đang làm.",
    "Cháy rừng gây thiệt hại 41,8 ha, trong đó 12,6 ha rừng trồng; riêng một vụ ngày 14/3 làm cháy 9 ha.",
    "Đảng bộ có 39 chi bộ. Phấn đấu kết nạp 55 đảng viên, đạt 105% kế hoạch. Xếp loại: 6 cơ sở xuất sắc, 31 tốt, 2 hoàn thành.",
    "Huyện ban hành 163 văn bản, gồm 94 quyết định, 45 kế hoạch, 24 báo cáo.",
    "Đã kiểm tra 59 quán ăn, trong đó nhắc nhở 30 quán, xử phạt 20 quán.",
    "Có 427 hộ được vay, trong đó 317 hộ nghèo, 120 hộ dân tộc thiểu số (10 hộ dân tộc thiểu số nghèo).",
    "Số điểm sạt lở còn 95 điểm - giảm 20%: 41 điểm ven sông, 36 điểm ven đường và 18 điểm ven biển.",
    "Thư viện huyện ước có 84.400 bản, trong đó thiếu nhi 31.215 bản; văn học 40.148 bản; sách khác 12.998 bản.",
    "Đoàn giành 61 huy chương vàng, 58 giải nhì, trong đó giải quốc tế 11 huy chương; 9 vận động viên kiện tướng, 31 em cấp I.",
    "Số hóa khi tiếp nhận 8.214/8.460 hồ sơ (97,09%); số hóa kết quả 7.806/8.122 hồ sơ. Trong kỳ 338 hồ sơ đang giải quyết.",
    "Số hóa khi tiếp nhận 6.127/6.350 hồ sơ; số hóa kết quả 5.938/6.104 hồ sơ đã giải quyết. 246 hồ sơ đang giải quyết còn trong hạn.",
    "Lúa mùa 371 ha, năng suất 63 tạ/ha, sản lượng 2.337,6 tấn (giống mới 205 ha, giống lai 68 ha); ngô 40 ha.",
    "Nội vụ: sai phạm 720 triệu đồng, thu hồi 486 triệu đồng. Xây dựng: 358 triệu đồng, thu hồi 212 triệu đồng, khác 146 triệu đồng.",
    "58 thủ tục rút từ 1.160 ngày xuống 842 ngày, giảm 27,4%: 9 thủ tục giảm trên 50%, 31 thủ tục giảm từ 20%, 18 thủ tục giảm dưới 20%.",
    "Toàn xã có 4.232 khẩu, thôn Đoài 812, thôn Đông 944, Trung Hòa 1.037, Xuân Lôi 688, Phú Thứ 751; hộ nông nghiệp 64%.",
    "Toàn xã có 9.850 khẩu, thôn Đoài 812, thôn Đông 944, Trung Hòa 1.037, Xuân Lôi 688; hộ nông nghiệp 64%.",
    "Nhận 377 đơn (cũ 29, mới 348); đơn trùng 29, còn 348 đơn: khiếu nại 96, tố cáo 41, kiến nghị 211; phải xử lý 154 đơn, xong 137 đơn.",
    "Toàn tỉnh có 352 dự án. Trong năm cấp mới 27 dự án. Theo ngành, công nghiệp 261 dự án, dịch vụ 78 dự án, lĩnh vực khác 13 dự án.",
    "Phát hiện vi phạm 7.050,4 triệu đồng, thu hồi 1.120,4 triệu đồng, kiến nghị khác 5.930 triệu đồng.",
    "Tổ chức 60 hội nghị, thu hút 23 hội nghị cấp xã, 47 hội nghị cấp thôn.",
    "Diện tích gieo trồng 21.640 ha, trong đó lúa 13.250 ha, ngô 4.075 ha.",
    "Có 6.500 lượt người dự tập huấn, phần lớn là cán bộ 4.050 lượt người, trưởng thôn 1.750 lượt người.",
    "Có 52/67 xã đạt chuẩn, trong số đó 14 xã nâng cao, 03 xã kiểu mẫu; 15 xã chưa đạt.",
    "Toàn xã có 13.428 nhân khẩu. Dân tộc Kinh 8.916 người, Tày 3.105 người, Nùng 1.219 người, dân tộc khác 188 người.",
    "Tiếp nhận trực tuyến 1.200 hồ sơ, trực tiếp 300 hồ sơ; đã giải quyết 1.480 hồ sơ, đang giải quyết 20 hồ sơ.",
    "Dự thi 8.927 em, vắng 37 em; đỗ 8.816 em. Điểm trung bình Ngữ văn 7,21, Toán 6,38, Tiếng Anh 5,04.",
    "Xã có 52 cán bộ, trong đó có 40 đảng viên, 22 nữ.",
    "Lớp có 40 học sinh, trong đó 25 nữ, 20 dân tộc.",
    "Đã cung cấp 41/43 dịch vụ (25 dịch vụ theo đợt 1 và 18 dịch vụ theo đợt 2); 02 dịch vụ còn lại chờ phần mềm.",
    "Trẻ dưới 1 tuổi 96 cháu; tiêm lao trong tháng: 84 (87,5%); tiêm nhắc mũi sau 88/93 đạt 94,6%.",
    "Tiếp nhận 06 ý kiến, gồm 02 ý kiến về đất đai, 04 ý kiến về xây dựng; đến nay đã trả lời 05/06 ý kiến.",
    "Lao động hợp đồng xã 12, thôn 24. Xếp loại năm 2022: xuất sắc 04, tốt 16, hoàn thành 01.",
    "Thụ lý 24 vụ việc - hòa giải thành 20 vụ, không thành 3 vụ, đang hòa giải 1 vụ. Hộ tịch: khai sinh 143, khai tử 61.",
    "Sản lượng cam 8.400 tấn, sản lượng bưởi 1.250 tấn, tổng sản lượng 9.650 tấn.",
    "Đàn gà 36.000 con, trong đó gà đẻ 4.000 con; đàn vịt 3.000 con, tổng đàn gia cầm 39.000 con.",
    "Thụ lý 210 vụ (cũ 30 vụ, mới 180 vụ); giải quyết 200 vụ, đạt 95,2%; hình sự 70 vụ, dân sự 90 vụ, hôn nhân 50 vụ.",
)
_LIMIT, _LIMIT_OF_TWO = Decimal("0.90"), Decimal("0.50")
"""Of the lists that words open in 330 documents of correct figures 153 made up their whole and 14 did not; of these one slip
explains two, both of figures below ten. The extractor asks for less chance (2 percent) where no word opens the list."""
_LIMIT_OF_EXAMPLES = Decimal("0.05")
_SINGLED_OUT = re.compile(r";\s*riêng(?!\p{L})")
_RECURRING = frozenset(unit_group(form) for form in forms("lists", "recurring"))
_DOCUMENT = unit_group("văn bản")
_DOCUMENTS = frozenset(unit_group(form) for form in forms("lists", "document"))
_NAME = 40
_CLAUSE = re.compile(r"[,;:.()]")
_BESIDE = 80
"""Letters between two totals that are told side by side."""
_FEWEST = 2
"""Parts of a sum."""
_DIGITS = 15
_OVER = 110
"""Percent that the rates of parts make together from which on they overlap: beyond what one slip of a count explains."""
_ROW = 8
"""Figures before a total that may be of its row, or make it a part."""
_SLIPS: dict[Slip, tuple[str, str]] = {
    "digit": ("sai một chữ số", "one digit differs"),
    "transposition": ("đảo hai chữ số liền nhau", "two digits changed places"),
    "lost_digit": ("thiếu một chữ số", "a digit is missing"),
    "doubled_digit": ("thừa một chữ số", "a digit too many"),
}


def check(facts: Facts) -> Iterator[Finding]:
    """One finding per list that a slip keeps from closing and no other rule adds up."""
    for breakdown in facts.breakdowns:
        if len(breakdown.parts) < 2 or _adds_up(facts, breakdown):
            continue
        if exceeded(facts, breakdown) or _contradicted(facts, breakdown):
            continue
        readings = ((breakdown.whole, *breakdown.parts), _denominators(facts, breakdown), _to_pause(facts, breakdown))
        for ends in filter(None, readings):
            whole, *parts = [facts.printed(end) for end in ends]
            if any(len(figure.value.as_tuple().digits) > _DIGITS for figure in (whole, *parts)):
                continue
            if any(closes(whole, parts[:count]) for count in range(2, len(parts) + 1)):
                continue  # what follows the parts that make up the total is told of the total once more
            limit = _LIMIT_OF_TWO if len(parts) == 2 else _LIMIT
            limit = _LIMIT_OF_EXAMPLES if each_with_growth(facts, ends[1:]) else limit
            if not whole.decimals and whole.scale == 1 and any(part.decimals for part in parts):
                continue  # "8.927 em ... Toán 6,38, Tiếng Anh 5,04": what comes in whole numbers has no such parts
            found = closings(whole, parts)
            if found and misses_openly(facts, breakdown):
                continue
            likely = found and (_beside_one_that_closes(facts, breakdown) or explains(whole, parts, limit))
            if likely and not any(one(facts, breakdown) for one in _OTHERWISE):
                yield _finding(facts, ends, found[0])


def _adds_up(facts: Facts, breakdown: Breakdown) -> bool:
    """Whether the parts make up a plain total to the last digit, as most do: then there is nothing else to read in it."""
    exact = facts.value(breakdown.whole) == sum(facts.value(part) for part in breakdown.parts)
    return exact and facts.mentions[breakdown.whole.id].kind != "fraction"


def _leaves_one(facts: Facts, breakdown: Breakdown) -> bool:
    """Whether one of the parts is what a fraction leaves: `52/67 xã đạt chuẩn, trong đó 14 xã nâng cao; 15 xã chưa đạt`."""
    whole = facts.mentions[breakdown.whole.id]
    if whole.kind != "fraction":
        return False
    numerator, denominator = facts.halves(whole)
    return any(facts.value(part) == denominator - numerator for part in breakdown.parts)


def _makes_up_all(facts: Facts, breakdown: Breakdown) -> bool:
    """Whether the parts of a fraction make up its denominator: `51/53 dịch vụ (25 dịch vụ đợt 1 và 28 dịch vụ đợt 2)`."""
    whole = facts.mentions[breakdown.whole.id]
    if whole.kind != "fraction":
        return False
    # "số hóa 8.214/8.460 hồ sơ; kết quả 7.806/8.122 hồ sơ; 338 hồ sơ đang giải quyết": of 8.460 received 8.122 are settled.
    each = [facts.ends(facts.mentions[part.id])[-1] for part in breakdown.parts]
    readings = [[facts.printed(end) for end in ends] for ends in (breakdown.parts, each)]
    return any(closes(facts.printed(end), listed) for end in facts.ends(whole) for listed in readings)


def _makes_up_what_it_is_of(facts: Facts, breakdown: Breakdown) -> bool:
    """Whether the parts make up what their total is a share of: `thụ lý 120 vụ; giải quyết 110 vụ, đạt 91,7%; hình sự 40, dân sự 80`."""
    listed = [facts.printed(part) for part in breakdown.parts]
    return any(
        ratio.denominator is not None and closes(facts.printed(ratio.denominator), listed)
        for ratio in facts.ratios
        if ratio.numerator == breakdown.whole
    )


def _overlap_by_share(facts: Facts, breakdown: Breakdown) -> bool:
    """Whether each part is told with its own rate, and these far exceed a hundred: `mũi 1 84 cháu (87,5%), mũi 2 88/93 đạt 94,6%`."""
    shares = shares_behind(facts, breakdown.parts)
    told = [facts.value(End(id=share.id)) for share in shares if share is not None]
    return len(told) == len(shares) and sum(told) > _OVER


def _is_one_of_two(facts: Facts, breakdown: Breakdown) -> bool:
    """Whether the total and the figure behind it are of two kinds that leave each other out: `trực tuyến 1.200, trực tiếp 300`."""
    whole, first = (facts.mentions[end.id] for end in (breakdown.whole, breakdown.parts[0]))
    names = [facts.words(max(0, whole.start - _NAME), whole.start), facts.words(whole.end, first.start)]
    return leave_nothing([_CLAUSE.split(name.rstrip())[-1] for name in names])


def _row_of_another(facts: Facts, breakdown: Breakdown) -> bool:
    """Whether the total is one of a row with its parts that makes up a figure told before: `900 người: Kinh 500, Tày 300, Dao 100`."""
    told = facts.once(layout)
    figures = told.figures
    first, last = (told.rank(facts.mentions[end.id].start) for end in (breakdown.whole, breakdown.parts[-1]))
    near = figures[max(0, first - _ROW) : last + 1]
    row = [one for one in near if same_unit(one.mention, figures[first].mention)]
    count = sum(one.mention.start >= figures[first].mention.start for one in row)
    if count != len(breakdown.parts) + 1:
        return False
    starts = {facts.value(one.end): one.mention.start for one in reversed(near)}  # of figures alike the first
    sums = (
        (sum((facts.value(one.end) for one in row[j:]), Decimal(0)), row[j].mention.start)
        for j in range(len(row) - count)
    )
    return any(total in starts and starts[total] < start for total, start in sums)


def _closed_by_start(facts: Facts) -> tuple[list[int], list[Breakdown]]:
    """The breakdowns whose parts make up their whole, by where the whole stands."""
    found = [
        one
        for one in facts.breakdowns
        if len(one.parts) > 1 and closes(facts.printed(one.whole), [facts.printed(part) for part in one.parts])
    ]
    found.sort(key=lambda one: facts.mentions[one.whole.id].start)
    return [facts.mentions[one.whole.id].start for one in found], found


def _beside_one_that_closes(facts: Facts, breakdown: Breakdown) -> bool:
    """Whether the figures of another unit told side by side with these, total by total and part by part, add up.

    `44 tổ với 1.771 người: 18 tổ, 742 người; 26 tổ, 1.029 người`. What recurs in several parts (lĩnh vực) need not add up.
    """
    mine = [facts.mentions[end.id] for end in (breakdown.whole, *breakdown.parts)]
    if any(unit_group(mention.unit) in _RECURRING for mention in mine):
        return False
    starts, closed = facts.once(_closed_by_start)
    first, last = bisect_left(starts, mine[0].start - _BESIDE), bisect_left(starts, mine[0].start + _BESIDE)
    for other in closed[first:last]:
        theirs = [facts.mentions[end.id] for end in (other.whole, *other.parts)]
        if len(theirs) == len(mine) and not {m.id for m in theirs} & {m.id for m in mine}:
            both = sorted([*((m.start, 0) for m in mine), *((m.start, 1) for m in theirs)])
            if all(a[1] != b[1] for a, b in zip(both[::2], both[1::2], strict=True)):
                return True
    return False


def _contradicted(facts: Facts, breakdown: Breakdown) -> bool:
    """Whether the parts claim to be all and no rounding reconciles them: SUM101 or BAL101 says so."""
    if not breakdown.complete:
        return False
    return not facts.interval(breakdown.whole).meets(facts.total(breakdown.parts))


def _denominators(facts: Facts, breakdown: Breakdown) -> tuple[End, ...]:
    """The denominators of a fraction and of the fractions that divide it, as far as it is not all of one whole."""
    told = (breakdown.whole, *breakdown.parts)
    if any(facts.mentions[end.id].kind != "fraction" for end in told):
        return ()
    ends = tuple(End(id=end.id, part="denominator") for end in told)
    return ends if facts.value(ends[0]) not in [facts.value(end) for end in ends[1:]] else ()


def _to_pause(facts: Facts, breakdown: Breakdown) -> tuple[End, ...]:
    """The parts of a list that exceeds its whole up to the first semicolon: what follows may be told of something else."""
    mentions = [facts.mentions[part.id] for part in breakdown.parts]
    text = facts.report.source.text
    pauses = (i for i, (one, other) in enumerate(pairwise(mentions), start=1) if ";" in text[one.end : other.start])
    count = next(pauses, 0)
    if count < _FEWEST or gap(facts.printed(breakdown.whole), [facts.printed(part) for part in breakdown.parts]) >= 0:
        return ()
    return breakdown.whole, *breakdown.parts[:count]


def _of_many_nouns(facts: Facts, breakdown: Breakdown) -> bool:
    """Whether the parts count different things, or some are fractions and some are not: `11 huy chương; 9 vận động viên`."""
    parts = [facts.mentions[part.id] for part in breakdown.parts]
    told = [part for part in parts if part.unit is not None]
    kinds = {part.kind == "fraction" for part in parts}
    whole = facts.mentions[breakdown.whole.id]
    if unit_group(whole.unit) == _DOCUMENT and all(unit_group(part.unit) in _DOCUMENTS for part in told):
        return len(kinds) > 1  # "145 văn bản: 85 quyết định, 40 kế hoạch, 20 báo cáo"
    return len(kinds) > 1 or not all(same_unit(told[0], other) for other in told[1:] if other.kind == told[0].kind)


def _measure_otherwise(facts: Facts, breakdown: Breakdown) -> bool:
    """Whether total and parts are of different measures: `sản lượng 2.476,8 tấn (giống mới 215 ha, giống lai 60 ha)`."""
    told = [facts.mentions[end.id].base_unit or "" for end in (breakdown.whole, *breakdown.parts)]
    measures = {unit.partition("/")[0] for unit in told} - {""}  # "312 tấn/ngày, trong đó đô thị 128 tấn"
    return len(measures) > 1 and all(
        facts.mentions[end.id].kind == "measure" for end in (breakdown.whole, *breakdown.parts)
    )


def _first_is_divided(facts: Facts, breakdown: Breakdown) -> bool:
    """Whether the first part is what the others make up: `vi phạm 640 triệu đồng ... Y tế: 318 triệu đồng, thu hồi 205, khác 113`."""
    first, *others = (facts.printed(part) for part in breakdown.parts)
    return len(others) > 1 and closes(first, others)


def _is_aim(facts: Facts, breakdown: Breakdown) -> bool:
    """Whether results are told behind an aim, which they are no parts of: `Phấn đấu kết nạp 55 đảng viên. Xếp loại: tốt 31, khá 2`."""
    whole, *parts = [facts.mentions[end.id].modality for end in (breakdown.whole, *breakdown.parts)]
    return whole == "target" and whole not in parts


def _is_singled_out(facts: Facts, breakdown: Breakdown) -> bool:
    """Whether the last part is named as a case of its own: `41,8 ha, trong đó 12,6 ha rừng trồng; riêng một vụ làm cháy 9 ha`."""
    before, last = (facts.mentions[part.id] for part in breakdown.parts[-2:])
    return _SINGLED_OUT.search(facts.words(before.end, last.start)) is not None


def _holds_nested(facts: Facts, breakdown: Breakdown) -> bool:
    """Whether figures told within parts were read as parts: `80 thí sinh, trong đó 70 đỗ, có 20 loại giỏi, 10 trượt`."""
    return are_not_parts(facts, breakdown.whole, breakdown.parts)


_OTHERWISE = (
    came_besides,
    _is_singled_out,
    _is_aim,
    _measure_otherwise,
    _first_is_divided,
    _leaves_one,
    _makes_up_all,
    _makes_up_what_it_is_of,
    _overlap_by_share,
    _row_of_another,
    _is_one_of_two,
    _of_many_nouns,
    _holds_nested,
)
"""What else such figures may be than a total and its parts."""


def _finding(facts: Facts, ends: Sequence[End], closing: Closing) -> Finding:
    added = addition(facts, ends)
    slipped = facts.text(ends[closing.position].id)
    kind_vi, kind_en = _SLIPS[closing.slip]
    return added.finding(
        facts,
        CODE,
        NAME,
        SEVERITY,
        BASIS,
        vi=(
            f"Tổng số nêu là {facts.text(ends[0].id)}, các số liệu kèm theo cộng lại được {number(added.result)} "
            f"(lệch {number(added.off)}); sẽ khớp nếu “{slipped}” là {number(closing.wanted)} ({kind_vi}); cần rà soát."
        ),
        en=(
            f"The total is stated as {number(added.stated)}, the figures beside it add up to {number(added.result)}; they would agree "
            f"if “{slipped}” were {number(closing.wanted)} ({kind_en})."
        ),
    )
