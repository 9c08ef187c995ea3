"""SUM104 remainder-differs: what is told to remain after a deduction is not what the deduction leaves.

What it finds: a total, the figures taken off it ("sau khi trừ"), and the remainder ("còn", "thì ... là") told behind
    them, all of one unit, that no reading of their words reconciles; so too what there was, what was done of it ("đã giải
    ngân") and what is left ("còn phải giải ngân", "chưa thi hành", "chuyển kỳ sau").
Why it matters: one of the figures is wrong, or something else was taken off and is not told.
Basis: arithmetic. A qualified figure ("hơn 4.300", "gần 1.800") may be off by one unit of its last digit that is not 0.
Stays silent: when no figure stands before the deduction, or none is told to remain in the same sentence; and when other
    figures told near make up what is missing, or only what came in a period is told and something was carried over; and
    when the remainder is said to take in more ("gồm cả số dư năm trước").
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

import regex as re

from extractor.model import End
from patterns.slips import closes, closings, explains, gap
from patterns.words import table, whole_word
from verifier.bracketed_rest import bracketed
from verifier.closing_rates import tells_left_out
from verifier.facts import Facts
from verifier.finding import Finding, Severity
from verifier.full_lists import names_of
from verifier.kinds import leave_nothing
from verifier.layout import layout
from verifier.outcomes import Outcome, outcomes
from verifier.remainders import Remainder, remainders, takes_in_more
from verifier.repair import repairs
from verifier.shared_lists import shared_lists
from verifier.short_flows import short_flows
from verifier.wording import in_unit, number

CODE = "SUM104"
NAME = "remainder-differs"
NAME_VI = "Số còn lại sau khi trừ không khớp"
SEVERITY: Severity = "warning"
BASIS = "Số học: số còn lại bằng tổng số trừ các khoản đã trừ; số nêu kèm “hơn”, “gần” được lệch một đơn vị của chữ số cuối."
FIRES = (
    "Kiến nghị thu hồi hơn 7,5 tỷ đồng; kiểm tra 48 kết luận, phải thu 6,4 tỷ đồng, đã thu được 2,3 tỷ đồng, còn phải thu 5,1 tỷ đồng.",
    "Khởi công 46 cầu, vốn 218 tỷ đồng; hoàn thành 29 cầu, chuyển tiếp sang năm sau 12 cầu.",
    "Cấp 340 thẻ trong số 620 thẻ, còn lại 208 thẻ.",
    "Bộ phận Một cửa nhận 742 hồ sơ (718 mới, 24 kỳ trước), trả 716 hồ sơ, rút và trả lại 5 hồ sơ, còn đang thụ lý 31 hồ sơ.",
    "Phường nhận tổng số 530 hồ sơ; trả 498 hồ sơ; rút 4 hồ sơ; đang giải quyết 38 hồ sơ trong hạn.",
    "Thanh tra nhận 1.948 đơn; sau khi loại đơn trùng (377 đơn) và đơn không đủ điều kiện (193 đơn) còn 678 đơn phải xử lý.",
    "Xã thu 1.306 phiếu, sau khi loại bỏ phiếu trắng (92 phiếu), phiếu sai mẫu (118 phiếu), số phiếu đủ điều kiện tổng hợp là 1.069 phiếu.",
    "Thu nội địa 2.910 tỷ đồng. Riêng tiền đất 640 tỷ đồng, xổ số 310 tỷ đồng; loại trừ hai khoản này, thu nội địa còn 1.690 tỷ đồng.",
    "Nhận hơn 2.500 đơn; sau khi trừ đơn trùng (750 đơn) và đơn không thuộc thẩm quyền (gần 900 đơn) thì còn hơn 1.400 đơn.",
    "Thu nội địa đạt 900 tỷ đồng, tăng 5%. Không tính tiền sử dụng đất (200 tỷ đồng) thì thu nội địa 720 tỷ đồng.",
    "Thu nội địa 8.264 tỷ đồng. Nếu loại trừ tiền sử dụng đất (1.840 tỷ đồng), thu nội địa còn 6.913 tỷ đồng.",
    "Thu nội địa 900 tỷ đồng (thu tiền đất 200 tỷ đồng, thu xổ số 41 tỷ đồng). Không kể tiền đất và xổ số, thu nội địa đạt 720 tỷ đồng.",
    "Lũy kế cấp 6.983 giấy, đạt 93,1% kế hoạch (7.500 giấy), nếu trừ 1.254 giấy của tháng này thì trước đó cấp 5.829 giấy.",
    "Kiến nghị thu hồi 2.317 triệu đồng; đến nay các đơn vị đã nộp 1.846 triệu đồng, số còn phải nộp 1.528 triệu đồng.",
    "Lũy kế đến nay xã cấp được 6.917/7.204 thửa, đạt 96,02%; 338 thửa còn lại vướng tranh chấp.",
    "Kế hoạch vốn năm 2024 là 231,8 tỷ đồng. Lũy kế giải ngân được 142,3 tỷ đồng; số vốn còn phải giải ngân là 97,1 tỷ đồng.",
    "Đã giải ngân 412,6 tỷ đồng, đạt 64,9% kế hoạch (635,8 tỷ đồng); số vốn còn phải giải ngân là 323,2 tỷ đồng.",
    "Sở tiếp nhận 371 đơn, đã giải quyết 340 đơn, còn 23 đơn đang xem xét.",
    "Đã lắp thiết bị cho 1.058/1.064 chiếc, đạt 99,4%, còn 46 tàu nằm bờ chưa lắp.",
    "Đã cung cấp 51/53 dịch vụ công (25 dịch vụ đợt 1 và 28 dịch vụ đợt 2); 09 dịch vụ còn lại chờ phần mềm.",
    "Quỹ thu 4.286 triệu đồng, đạt 107%. Chi 2.870 triệu đồng xây nhà; vốn 634 triệu đồng; quà 415 triệu đồng; còn lại 867 triệu đồng.",
    "Đã cấp điện cho 86/114 thôn, đạt 75,4%; còn 36 thôn chưa có điện.",
    "Toàn huyện cần xóa 964 nhà tạm; đến nay đã hoàn thành 798 nhà, chưa hoàn thành 196 nhà.",
)
SILENT = (
    "Tiếp nhận trong kỳ 1.761 hồ sơ, kỳ trước chuyển qua 24 hồ sơ, đã giải quyết 1.759 hồ sơ, trả lại 6 hồ sơ, đang giải quyết 20 hồ sơ.",
    "Khởi công 46 cầu, vốn 218 tỷ đồng; hoàn thành 29 cầu, chuyển tiếp sang năm sau 17 cầu.",
    "Bố trí vốn cho 46 cầu, chuyển tiếp 12 cầu, khởi công mới 34 cầu.",
    "Trường có 702 học sinh. Học tập: Tốt 154 em, tỷ lệ 21,9%; Khá 298 em; Đạt 233 em; Chưa đạt 17 em (2,4%).",
    "Bộ phận Một cửa nhận 742 hồ sơ (718 mới, 24 kỳ trước), trả 706 hồ sơ, rút và trả lại 5 hồ sơ, còn đang thụ lý 31 hồ sơ.",
    "Phường nhận tổng số 530 hồ sơ; trả 498 hồ sơ; rút 4 hồ sơ; đang giải quyết 32 hồ sơ trong hạn.",
    "Bộ phận Một cửa nhận 742 hồ sơ, trả 716 hồ sơ, còn đang thụ lý 51 hồ sơ.",
    "Tiếp nhận 240 đơn, giải quyết 210 đơn, còn 22 đơn đang giải quyết, 8 đơn rút.",
    "Tiếp nhận 240 đơn, giải quyết 210 đơn, đang giải quyết 22 đơn (trả lại 5 đơn, rút 3 đơn).",
    "Đã hỗ trợ cho 72 hộ trên 80 hộ, còn lại 8 hộ chưa nhận.",
    "Giải ngân 640 triệu đồng/720 triệu đồng, còn lại 80 triệu đồng.",
    "Thanh tra nhận 1.248 đơn; sau khi loại đơn trùng (377 đơn) và đơn không đủ điều kiện (193 đơn) còn 678 đơn phải xử lý.",
    "Thanh tra sở nhận 246 tin, trả lời 215 tin (hiện còn 22 tin đang làm rõ, 9 tin tạm hoãn).",
    "Xã thu 1.306 phiếu, sau khi loại bỏ phiếu trắng (92 phiếu), phiếu sai mẫu (118 phiếu), số phiếu đủ điều kiện tổng hợp là 1.096 phiếu.",
    "Xã thu 1.306 phiếu, sau khi loại bỏ phiếu trắng (92 phiếu), số phiếu sai mẫu là 118 phiếu, còn 1.096 phiếu.",
    "Bản có 164 hộ, 140 hộ đạt gia đình văn hóa, bằng 85,4% số hộ; còn 18 hộ nghèo, giảm 6 hộ so với năm 2021 (24 hộ).",
    "Thu nội địa 2.910 tỷ đồng. Riêng tiền đất 640 tỷ đồng, xổ số 310 tỷ đồng; loại trừ hai khoản này, thu nội địa còn 1.960 tỷ đồng.",
    "Nhận mới 310 hồ sơ, kỳ trước chuyển sang 25 hồ sơ; đã giải quyết 318 hồ sơ, chuyển kỳ sau 17 hồ sơ.",
    "Tự kiểm tra 24/24 văn bản, rà soát 96 văn bản: còn hiệu lực 61, hết hiệu lực 35.",
    "Thu nội địa 8.264 tỷ đồng. Nếu loại trừ tiền sử dụng đất (1.840 tỷ đồng), thu nội địa còn 6.424 tỷ đồng.",
    "Thu nội địa 900 tỷ đồng (thu tiền đất 200 tỷ đồng, thu xổ số 41 tỷ đồng). Không kể tiền đất và xổ số, thu nội địa đạt 659 tỷ đồng.",
    "Nhận hơn 2.500 đơn; sau khi trừ đơn trùng (750 đơn) và đơn không thuộc thẩm quyền (gần 900 đơn) thì còn hơn 800 đơn.",
    "Thu nội địa đạt 900 tỷ đồng, tăng 5%. Không tính tiền sử dụng đất (200 tỷ đồng) thì thu nội địa 700 tỷ đồng.",
    "Lũy kế cấp 6.983 giấy, đạt 93,1% kế hoạch (7.500 giấy), nếu trừ 1.254 giấy của tháng này thì trước đó cấp 5.729 giấy.",
    "Xây dựng 407 hồ sơ và Nhà ở 136 hồ sơ; năm lĩnh vực còn lại cộng chung 231 hồ sơ.",
    "Giải quyết đúng hạn 1.405/1.407 hồ sơ.\n- Đang giải quyết 12 hồ sơ.",
    "Đã giải ngân 412,6 tỷ đồng, đạt 64,9% kế hoạch (635,8 tỷ đồng); số vốn còn phải giải ngân là 223,2 tỷ đồng.",
    "Các tổ tiếp nhận 371 vụ, hòa giải thành 340 vụ; không thành 21 vụ, đang hòa giải 10 vụ.",
    "Sở tiếp nhận mới 371 đơn, đã giải quyết 340 đơn, còn 43 đơn đang xem xét.",
    "Sở tiếp nhận 371 đơn, kỳ trước chuyển sang 29 đơn; đã giải quyết 340 đơn, đang giải quyết 60 đơn.",
    "Sở tiếp nhận 371 đơn, đã giải quyết 340 đơn, 11 đơn đang trong thời hạn xem xét.",
    "Trong 60 dự án, 27 dự án đã hoàn thành, 25 dự án đang thi công, 8 dự án chưa khởi công.",
    "Đã lắp thiết bị cho 1.058/1.064 chiếc, đạt 99,4%, còn 06 tàu nằm bờ chưa lắp.",
    "Quỹ thu 4.286 triệu đồng, đạt 107%. Chi 2.870 triệu đồng xây nhà; vốn 634 triệu đồng; quà 415 triệu đồng; còn lại 367 triệu đồng.",
    "Nhận 2.500 đơn; sau khi trừ đơn trùng (750 đơn) đã chuyển 900 đơn.",
    "Thu về 1.268 phiếu, hợp lệ 1.251 phiếu: tốt 812 phiếu, khá 430 phiếu, không tốt 9 phiếu.",
    "Vận động được 2.640 triệu đồng. Đã chi 2.180 triệu đồng; còn tồn 915 triệu đồng, gồm cả số dư các năm trước.",
    "Đã cấp 6.455/6.870 thửa, đạt 93,96%. Còn 415 thửa chưa cấp: 272 thửa tranh chấp, 108 thửa chưa kê khai, 35 thửa do nguyên nhân khác.",
    "Thôn có 124 hộ. Năm qua 112 hộ đạt gia đình văn hóa, thu nhập ước 38 triệu đồng/người; còn 9 hộ chưa có nhà vệ sinh.",
)
_KINDS = frozenset({"count", "money", "measure"})
_CARRIED = re.compile(whole_word([form for row in table("flows")["opening"] for form in row["forms"]]))
_PAIR = 2
_FEW = 4
_REACH, _CLAUSE = 150, 40
"""Letters before a whole in which another intake may be told, and beside that in which words say so."""
_SEEN, _GRADES = 10, 5
"""Figures before the last of a set of kinds that are looked through, and kinds of one."""
_LIMIT = Decimal("0.25")
_LIMIT_UNNAMED = Decimal("0.10")
"""How likely a slip may close the sum by chance, over all figures that can be the whole; where no word says that it is left over."""


def check(facts: Facts) -> Iterator[Finding]:
    """One finding per remainder that is something else than what is left."""
    # What is left of a total when all parts told with their shares are taken off is added up with these.
    rests = {listed.parts[-1].id for listed in facts.once(shared_lists)}
    found = set(rests)
    for one in outcomes(facts):
        if one.left.id in rests:
            continue
        found.add(one.left.id)
        # More done than there was: another intake has been added to it, untold ("trực tuyến 1.200, trực tiếp 300; giải quyết 1.480").
        more = sum(facts.value(end) for end in one.done) > facts.value(one.whole)
        if (
            more
            or _goes_on(facts, one)
            or _is_breakdown(facts, one)
            or takes_in_more(facts, facts.mentions[one.left.id])
            or _went_back(facts, one)
            or _is_graded(facts, one.left)
        ):
            continue
        if not _is_carried(facts, one.whole, one.done, one.left):
            yield _finding(facts, Remainder(one.whole, one.done, one.left, sure=True, told=True))
    for remainder in remainders(facts):
        whole, *parts = [facts.printed(end) for end in (remainder.whole, *remainder.taken, remainder.left)]
        if remainder.left.id in found or closes(whole, parts) or (not remainder.told and _goes_on(facts, remainder)):
            continue
        limit = (_LIMIT if remainder.named else _LIMIT_UNNAMED) / remainder.tries
        due = remainder.told or (closings(whole, parts) if remainder.sure else explains(whole, parts, limit))
        if due and not _is_of_more(facts, remainder):
            found.add(remainder.left.id)
            yield _finding(facts, remainder)
    for flow in short_flows(facts):
        if flow.left.id not in found:
            yield _finding(facts, flow)


def _is_of_more(facts: Facts, one: Remainder) -> bool:
    """Whether more was there than the whole, or part of it went back."""
    return (
        takes_in_more(facts, facts.mentions[one.left.id])
        or _went_back(facts, one)
        or _is_carried(facts, one.whole, one.taken, one.left)
    )


def _goes_on(facts: Facts, remainder: Remainder | Outcome) -> bool:
    """Whether a bracket tells more that is left beside the figure: `xử lý 286 tin (26 tin đang xác minh, 6 tin tạm đình chỉ)`."""
    return any(len(one.parts) > _PAIR and remainder.left in one.parts for one in facts.once(bracketed))


def _went_back(facts: Facts, one: Remainder | Outcome) -> bool:
    """Whether those returned or withdrawn beside the figures make up the balance: `còn 15 hồ sơ đang giải quyết, 5 hồ sơ rút`."""
    taken = one.taken if isinstance(one, Remainder) else one.done
    missing = facts.value(one.whole) - sum(facts.value(end) for end in taken) - facts.value(one.left)
    if missing <= 0:
        return False
    told = {one.whole.id, one.left.id, *(end.id for end in taken)}
    left = facts.mentions[one.left.id]
    near = facts.figures_within(facts.mentions[one.whole.id].end, left.end + _REACH)
    amounts = [
        facts.amount(m)
        for m in near
        if m.kind == "count" and m.id not in told and m.section == left.section and tells_left_out(facts, m)
    ][:_FEW]
    return any(sum(some) == missing for n in range(1, len(amounts) + 1) for some in combinations(amounts, n))


def _is_graded(facts: Facts, left: End) -> bool:
    """Whether a figure counts the last of the kinds told before it: `tốt 154 em; khá 298 em; đạt 233 em; chưa đạt 17 em`."""
    told, last = facts.once(layout), facts.mentions[left.id]
    rank = told.rank(last.start)
    row = [one for one in told.figures[max(0, rank - _SEEN) : rank + 1] if one.mention.kind == last.kind]
    return any(leave_nothing(names_of(facts, row[-count:])) for count in range(_PAIR + 1, _GRADES + 1))


def _is_carried(facts: Facts, whole: End, taken: Sequence[End], left: End) -> bool:
    """Whether what is left over too much was carried in beside the whole: `nhận 371 đơn, kỳ trước chuyển sang 29 đơn; ... còn 60 đơn`."""
    over = facts.value(left) - facts.value(whole) + sum(facts.value(end) for end in taken)
    start, end = (facts.mentions[one.id].start for one in (whole, left))
    back = [
        facts.amount(one)
        for one in facts.figures_within(start, end + _REACH)
        if one.kind == "count" and tells_left_out(facts, one)
    ][:_FEW]
    told = facts.figures_within(start - _REACH, facts.mentions[taken[0].id].start - 1) if taken else ()
    came = [facts.amount(one) for one in told if one.kind == "count" and one.id != whole.id][:_FEW]
    if over > 0 and came and sum(came) == over:
        return True  # "kỳ trước 18 hồ sơ; trực tuyến 727 hồ sơ, trực tiếp 27 hồ sơ. Đã giải quyết 722 hồ sơ": all that came in
    wanted = {over + sum(some) for count in range(len(back) + 1) for some in combinations(back, count)}
    return over + sum(back) > 0 and any(
        one.kind in _KINDS
        and whole.id not in facts.wholes_of.get(one.id, ())  # "621 hồ sơ (612 mới, 09 kỳ trước chuyển qua)" holds them
        and facts.amount(one) in wanted
        and _CARRIED.search(facts.words(max(0, one.start - _CLAUSE), one.end + _CLAUSE)) is not None
        for one in facts.figures_within(start - _REACH, end)
    )


def _is_breakdown(facts: Facts, one: Outcome) -> bool:
    """Whether other rules add up the same figures."""
    ids = {one.left.id, *(end.id for end in one.done)}
    return any(
        breakdown.complete and ids <= {part.id for part in breakdown.parts}
        for breakdown in facts.breakdowns_of(one.whole.id)
    )


def _finding(facts: Facts, remainder: Remainder) -> Finding:
    ends = (remainder.whole, *remainder.taken, remainder.left)
    whole, *parts = [facts.printed(end) for end in ends]
    stated, *taken, left = [in_unit(facts.value(end), whole.scale) for end in ends]
    result = left + in_unit(gap(whole, parts), whole.scale)
    arithmetic = f"{number(stated)} - {' - '.join(map(number, taken))} = {number(result)} ≠ {number(left)}"
    quoted = list(dict.fromkeys(end.id for end in ends))
    others = ", ".join(facts.text(id_) for id_ in quoted[1:-1])
    off = f"sau khi trừ {others} còn" if others else "còn"
    return facts.finding(
        CODE,
        NAME,
        SEVERITY,
        BASIS,
        vi=(
            f"{facts.text(quoted[0])} {off} {number(result)}, báo cáo nêu {facts.text(quoted[-1])} "
            f"(lệch {number(abs(result - left))}); cần rà soát."
        ),
        en=f"After the deductions {number(result)} of {number(stated)} remain; the report states {number(left)}.",
        evidence=quoted,
        stated=number(left),
        expected=number(result),
        arithmetic=arithmetic,
        tolerance=number(Decimal(0)),
        repair=repairs(facts, ends[0], ends[1:]),
    )
