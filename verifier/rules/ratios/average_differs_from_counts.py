"""RAT110 average-differs-from-counts: an average, a yield or an amount for each does not fit the total and the count told with it.

What it finds: "36 buổi với 2.880 lượt người dự, bình quân 89 người/buổi"; "145 suất, mỗi suất 300.000 đồng, tổng trị giá
    45,3 triệu đồng"; "lúa 1.087 ha, năng suất 58,6 tạ/ha, sản lượng 6.174,2 tấn".
Why it matters: one of the three is wrong, often by a single digit; sums paid out rest on them.
Basis: arithmetic: count × average = total, within the rounding of the figures; an average one unit of its last digit
    off is let pass.
Stays silent: when any total and count of the sentence fit the average, when a figure is open, and when no single slip
    makes them agree: then they hardly belong together.
"""

from collections.abc import Iterator
from fractions import Fraction

from patterns.slips import slips
from verifier.averages import Average, averages, holds
from verifier.facts import Facts
from verifier.finding import Finding, Severity
from verifier.rounding import as_percent
from verifier.slips import Printed, Slip, offers
from verifier.wording import number

CODE = "RAT110"
NAME = "average-differs-from-counts"
NAME_VI = "Bình quân, năng suất hoặc định mức không khớp tổng số và số lượng"
SEVERITY: Severity = "warning"
BASIS = "Số học: số lượng nhân với mức bình quân (năng suất, định mức) bằng tổng số, trong phạm vi làm tròn."
FIRES = (
    "Hội có 9.240 hội viên, sinh hoạt tại 132 chi hội, bình quân 90 hội viên/chi hội.",
    "Lạc gieo trồng 33/31,5 ha, năng suất đạt 30 tạ/ha, sản lượng đạt 89 tấn.",
    "Dư nợ 128,4 tỷ đồng với 2.146 hộ vay, bình quân 95,8 triệu đồng/hộ; nợ quá hạn 231 triệu đồng.",
    "Tổ chức 36 buổi tuyên truyền với 2.880 lượt người dự, bình quân 89 người/buổi.",
    "Trao 145 suất tiền mặt, mỗi suất 300.000 đồng, tổng trị giá 45,3 triệu đồng.",
    "Cả huyện có 24 tổ hợp tác với 312 thành viên, bình quân mỗi tổ 15 thành viên.",
    "Lúa gieo được 1.087 ha. Năng suất lúa đạt 58,6 tạ/ha, sản lượng 6.174,2 tấn.",
)
SILENT = (
    "Hội có 9.240 hội viên, sinh hoạt tại 132 chi hội, bình quân 70 hội viên/chi hội.",
    "Hỗ trợ 228 căn, kinh phí 17.220 triệu đồng, mức 60 triệu đồng/căn xây mới và 30 triệu đồng/căn sửa chữa.",
    "Lạc gieo trồng 33/31,5 ha, năng suất đạt 30 tạ/ha, sản lượng đạt 99 tấn.",
    "Dư nợ 128,4 tỷ đồng với 2.146 hộ vay, bình quân 59,8 triệu đồng/hộ; nợ quá hạn 231 triệu đồng.",
    "Tổ chức 36 buổi tuyên truyền với 2.880 lượt người dự, bình quân 80 người/buổi.",
    "Trao 145 suất tiền mặt, mỗi suất 300.000 đồng, tổng trị giá 43,5 triệu đồng.",
    "Cả huyện có 126 tổ với 1.038 thành viên, bình quân mỗi tổ 8,2 thành viên.",
    "Lúa gieo được 1.087 ha, ngô 240 ha. Năng suất lúa đạt 56,8 tạ/ha, sản lượng 6.174,2 tấn.",
    "Trao 145 suất tiền mặt, mỗi suất trên 300.000 đồng, tổng trị giá 45,3 triệu đồng.",
)

_SHOWN = 3
"""Corrections that the message names; the finding has them all."""


def check(facts: Facts) -> Iterator[Finding]:
    """One finding per average that no total and count of its sentence explain, and one slip would."""
    for average in averages(facts):
        if any(_holds(pair, average) for pair in average.pairs):
            continue
        for total, count in average.pairs:
            found = _mended(total, count, average.each)
            if found:
                yield _finding(facts, (total, count, average.each), found)
                break


def _holds(pair: tuple[Printed, Printed], average: Average) -> bool:
    total, count = pair
    return holds(total, count, average.each, (total.value, count.value, average.each.value))


def _mended(total: Printed, count: Printed, each: Printed) -> list[Slip]:
    """The single slips of the three figures with which they agree; that of the average, which follows from the two, first."""
    figures = (total, count, each)
    printed = [figure.value for figure in figures]
    return [
        Slip(figure.end, figure.value, value, figure.unit)
        for i, figure in sorted(enumerate(figures), key=lambda one: one[1] is not each)
        for value in slips(figure.value)
        if value and holds(total, count, each, [*printed[:i], value, *printed[i + 1 :]])
    ]


def _finding(facts: Facts, told: tuple[Printed, Printed, Printed], found: list[Slip]) -> Finding:
    total, count, each = told
    wanted = Fraction(total.value * total.unit) / Fraction(count.value * count.unit) / Fraction(each.unit)
    places = len(format(each.value, "f").partition(".")[2])
    shown = number(as_percent(wanted / 100, places if wanted.denominator == 1 else max(places, 1)))
    whole, divisor, printed = (facts.text(figure.end.id) for figure in told)
    repairs = offers(found)
    evidence = sorted((figure.end.id for figure in told), key=lambda id_: facts.mentions[id_].start)
    mends = "; ".join(f"{repair.before} → {repair.after}" for repair in repairs[:_SHOWN])
    return facts.finding(
        CODE,
        NAME,
        SEVERITY,
        BASIS,
        vi=f"{whole} chia cho {divisor} bằng {shown}, báo cáo nêu {printed}; chỉ khớp nếu sửa một chữ số ({mends}), cần rà soát.",
        en=f"{whole} divided by {divisor} is {shown}, the report states {printed}; one digit mended would do ({mends}).",
        evidence=evidence,
        stated=number(each.value),
        expected=shown,
        arithmetic=f"{shown} ≠ {number(each.value)}",
        tolerance="± một đơn vị của chữ số cuối",
        repair=repairs,
    )
