"""RAT109 multiple-differs-from-levels: a share of a plan, or how many times a level is another, does not follow from the two.

What it finds: "đạt 110,2% kế hoạch (1.250 ha)" of 1.264,5 ha; "gấp 5,1 lần năm 2023 (6.300 lượt)" of 9.450.
Why it matters: the percentage, the figure or the plan is wrong.
Basis: arithmetic. Every figure stands for what prints so; a rate one unit of its last digit off is let pass.
Stays silent: when a figure is open ("trên 300") and when another figure of the sentence fits.
"""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from extractor.model import End, Mention
from verifier.changes import multiples, told_before
from verifier.facts import Facts
from verifier.finding import Finding, Severity
from verifier.line import Change
from verifier.rounding import as_percent
from verifier.wording import number

CODE = "RAT109"
NAME = "multiple-differs-from-levels"
NAME_VI = "Tỷ lệ so với kế hoạch (hoặc số lần) không khớp hai số liệu"
SEVERITY: Severity = "warning"
BASIS = "Số học: số thực hiện chia cho kế hoạch (hoặc số kỳ trước) bằng tỷ lệ, số lần đã in, trong phạm vi làm tròn."
FIRES = (
    "Mười ngày đầu tháng 5 cấp 312 giấy, bằng 46% của cả tháng 4 (780 giấy).",
    "Số hộ dùng nước máy tăng 1,5 lần (từ 120 hộ lên 240 hộ).",
    "Lượt đọc sách tăng từ 310 lượt lên 620 lượt, gấp 3 lần.",
    "Giá trị hàng xuất đạt 61,2 triệu USD, gấp 3 lần cùng kỳ (30,6 triệu USD).",
    "Vốn FDI tăng thêm 312,4 triệu USD, gấp 2,6 lần cùng kỳ (148,1 triệu USD).",
    "Thu 162,5 tỷ đồng, bằng 65% dự toán tỉnh giao (250 tỷ đồng), 58,6% dự toán huyện giao (260 tỷ đồng).",
    "Vụ đông dự kiến trồng trên 4.300 ha; đến nay đã gieo trồng 2.501,8 ha, đạt 85,2% kế hoạch.",
    "Hướng dẫn 9.450 lượt người, gấp 5,1 lần năm 2023 (6.300 lượt người).",
    "Diện tích đạt 6.120 ha, gồm ngô 2.400 ha, lúa 3.720 ha. Toàn vụ bằng 105,2% kế hoạch (6.000 ha).",
    "Doanh thu năm 2021 là 38,4 tỷ đồng, năm 2022 là 45,1 tỷ đồng, năm 2023 là 61,5 tỷ đồng, tăng 36,4% và gấp 2,4 lần năm 2021.",
    "Thu phí 270 triệu đồng, so với kế hoạch (300 triệu đồng) đạt 94%, so với cùng kỳ (250 triệu đồng) tăng 8%.",
)
SILENT = (
    "Mười ngày đầu tháng 5 cấp 312 giấy, bằng 40% của cả tháng 4 (780 giấy).",
    "Số hộ dùng nước máy tăng 1,5 lần (từ 120 hộ lên 180 hộ).",
    "Số hộ dùng nước máy tăng 1,5 lần (từ 120 hộ lên 300 hộ).",
    "Lượt đọc sách tăng từ 310 lượt lên 620 lượt, gấp 2 lần.",
    "Giá trị hàng xuất đạt 61,2 triệu USD, gấp 2 lần cùng kỳ (21,6 triệu USD).",
    "Giá trị hàng xuất đạt 61,2 triệu USD, gấp gần 3 lần cùng kỳ (22,6 triệu USD).",
    "Vốn FDI tăng thêm 312,4 triệu USD, gấp 2,1 lần cùng kỳ (148,1 triệu USD).",
    "Thu 162,5 tỷ đồng, bằng 65% dự toán tỉnh giao (250 tỷ đồng), 62,5% dự toán huyện giao (260 tỷ đồng).",
    "Vụ đông dự kiến trồng trên 4.300 ha; đến nay đã gieo trồng 2.501,8 ha, đạt 58,2% kế hoạch.",
    "Gieo trồng được 1.264,5 ha, đạt 101,2% kế hoạch (1.250 ha).",
    "Hướng dẫn 9.450 lượt người, gấp 1,5 lần năm 2023 (6.300 lượt người).",
    "Thu ngân sách 38,46 tỷ đồng, trong đó thu thuế 20 tỷ đồng, bằng 76,9% dự toán huyện giao (50 tỷ đồng).",
    "Tuyển sinh 3.412 người (nam 1.800 người, nữ 1.612 người); đạt 83,2% so với kế hoạch năm là 4.100 người.",
    "Diện tích đạt 6.120 ha, gồm ngô 2.400 ha, lúa 3.720 ha. Toàn vụ bằng 102,0% kế hoạch (6.000 ha).",
    "Diện tích đạt 6.120 ha, gồm ngô 2.400 ha, lúa 3.720 ha. Vụ hè trồng 900 ha. Toàn vụ bằng 105,2% kế hoạch (6.000 ha).",
    "Doanh thu năm 2021 là 38,4 tỷ đồng, năm 2022 là 45,1 tỷ đồng, năm 2023 là 61,5 tỷ đồng, tăng 36,4% và gấp 1,6 lần năm 2021.",
    "Doanh thu năm 2021 là 38,4 tỷ đồng, năm 2023 là 61,5 tỷ đồng, tăng gấp 3 lần số hội viên năm 2021.",
    "Thu ngân sách trên 38 tỷ đồng, bằng 67,9% dự toán huyện giao (50 tỷ đồng).",
    "Thu phí 270 triệu đồng, so với kế hoạch (300 triệu đồng) đạt 90%, so với cùng kỳ (250 triệu đồng) tăng 8%.",
)


def check(facts: Facts) -> Iterator[Finding]:
    """One finding per share or multiple that no figure of its sentence explains."""
    for change in multiples(facts):
        if change.before is None or change.percent is None:
            continue
        fits = [_fits(facts, now, change.before, change) for now in (change.now, *change.rivals)]
        if fits[0] is False and not any(fits):
            yield _finding(facts, change, change.before, change.percent)


def _fits(facts: Facts, now: Mention, base: Mention, change: Change) -> bool | None:
    """Whether a level and its base give the multiple as printed; None where a figure is open."""
    level, before = facts.as_told(End(id=now.id)), told_before(facts, base, aimed=change.aimed)
    told = change.percent
    if told is None or level.low is None or level.high is None or before.low is None or before.high is None:
        return None
    if before.low <= 0:
        return None
    scale = 100 if change.shape == "of" else 1
    least, most = (
        Fraction(level.low) / Fraction(before.high) * scale,
        Fraction(level.high) / Fraction(before.low) * scale,
    )
    printed, unit = Fraction(Decimal(told.value)), Fraction(1, 10 ** facts.decimals(told))
    # Of 2,9 times as much "gấp 2 lần" is said, cut off, but never "gấp 3 lần" of 2,1 times.
    above = unit / 2 if change.shape == "times" and unit == 1 else unit
    # "tăng 1,5 lần" is said of one and a half times as much, and of two and a half.
    return any(least - unit < printed + more < most + above for more in ((0, 1) if change.shape == "times" else (0,)))


def _finding(facts: Facts, change: Change, base: Mention, told: Mention) -> Finding:
    ratio = Fraction(facts.value(End(id=change.now.id))) / Fraction(facts.value(End(id=base.id)))
    places = max(2, facts.decimals(told))
    of_plan = change.shape == "of"
    wanted = f"{number(as_percent(ratio, places))}%" if of_plan else f"{number(as_percent(ratio / 100, places))} lần"
    now, before, printed = facts.text(change.now.id), facts.text(base.id), facts.text(told.id)
    return facts.finding(
        CODE,
        NAME,
        SEVERITY,
        BASIS,
        vi=f"{now} so với {before} bằng {wanted}, báo cáo nêu {printed}; cần rà soát.",
        en=f"{now} against {before} is {wanted.replace(' lần', ' times')}, the report states {printed.replace(' lần', ' times')}.",
        evidence=[m.id for m in change.told],
        stated=printed,
        expected=wanted,
        arithmetic=f"{wanted} ≠ {printed}",
        tolerance="± một đơn vị của chữ số cuối",
    )
