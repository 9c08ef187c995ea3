"""RAT110 average-differs-from-counts: an average, a yield or an amount for each does not fit the total and the count told with it.

What it finds: "36 buổi với 2.880 lượt người dự, bình quân 89 người/buổi"; "145 suất, mỗi suất 300.000 đồng, tổng trị giá
    45,3 triệu đồng"; "lúa 1.087 ha, năng suất 58,6 tạ/ha, sản lượng 6.174,2 tấn".
Why it matters: one of the three is wrong, often by a single digit; sums paid out rest on them.
Basis: arithmetic: count × average = total, within the rounding of the figures; an average one unit of its last digit
    off is let pass.
    Males to a hundred females are such an average, too.
    An amount set for each ("mỗi suất 300.000 đồng") is not rounded; several of them, each with its count, make up a sum.
    So does an amount for each and for a time, with how many and how long: `268 em trong 9 tháng, mức 750.000 đồng/em/tháng`.
    Written as a product ("145 suất x 300.000 đồng = 45,3 triệu đồng") nothing else can be meant: then it is an error.
    Where the sentence tells no count of the unit, that of the paragraph before is tried, if a slip would hardly fit by
    chance.
Stays silent: when any total and count in sight fit the average, when a figure is open, for wages by the month, and when those
    that do not stand right before it give less than two thirds or more than one and a half of it and no single slip makes
    them agree: then they hardly belong together.
"""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from extractor.model import End
from patterns.slips import rough
from verifier.amounts import Cost, costs, level_costs
from verifier.averages import Average, averages
from verifier.facts import Facts
from verifier.finding import Finding, Severity
from verifier.origins import Origin, Rate
from verifier.products import Product, products
from verifier.set_amounts import set_amounts
from verifier.slips import Slip, offers
from verifier.wording import in_unit, number

CODE = "RAT110"
NAME = "average-differs-from-counts"
NAME_VI = "Bình quân, năng suất hoặc định mức không khớp tổng số và số lượng"
SEVERITY: Severity = "error"
BASIS = "Số học: số lượng nhân với mức bình quân (năng suất, định mức) bằng tổng số, trong phạm vi làm tròn."
FIRES = (
    "Bình quân đạt 21,5 ghế/phòng, cao hơn 3,1 ghế so với cả tỉnh (18,4 ghế/phòng), tính trên 146 phòng với 2.709 ghế.",
    "Mức hỗ trợ là 650.000 đồng/hộ; mỗi hộ nhận một lần; dự kiến 412 hộ, kinh phí 276,8 triệu đồng.",
    "Cấp gạo cho 412 học sinh, mức 15 kg/em/tháng, 9 tháng/năm học, tổng cộng 56.620 kg; đợt 1 cấp 30.000 kg, đợt 2 cấp 26.620 kg.",
    "Cấp gạo, tiền ăn cho 316 em trong 8 tháng, mức 620.000 đồng/em/tháng, tổng kinh phí 1.527,36 triệu đồng.",
    "Mức chi là 450.000 đồng/người/tháng. Dự toán cho 64 cộng tác viên trong 12 tháng là 354.600.000 đồng.",
    "Mức hỗ trợ 1.300.000 đồng/học sinh/năm học. Toàn huyện có 742 em được duyệt, nhu cầu kinh phí 946.600.000 đồng.",
    "Hỗ trợ 36 hộ, mỗi hộ 500.000 đồng/tháng trong 6 tháng, tổng số tiền 118 triệu đồng.",
    "Tổ chức 15 lớp tập huấn với 450 người tham gia, bình quân 31 người/lớp.",
    "Gieo trồng 400 ha, năng suất 55 tạ/ha, sản lượng 2.240 tấn.",
    "Năng suất chè đạt 86,5 tạ/ha, sản lượng 10.900 tấn trên 1.200 ha cho thu hoạch.",
    "Xã tặng 64 suất quà mức 500.000 đồng và 35 suất mức 200.000 đồng, tổng kinh phí 93 triệu đồng.",
    "Hỗ trợ tiền ăn: 36 học viên x 40.000 đồng = 1.640.000 đồng; in ấn 2 triệu đồng.",
    "Chi bồi dưỡng 12 người x 6 tháng x 150.000 đồng/người = 11.800.000 đồng.",
    "Toàn xã có 27 cán sự thôn (8 thôn x 3 người).",
    "Mức trợ cấp là 640.000 đồng/người/tháng. Dự toán chi cho 215 người trong 6 tháng là 852.600.000 đồng.",
    "Mức chi 300.000 đồng/người/tháng. Đợt 1 hỗ trợ 1.260 người, mỗi người 4 tháng, kinh phí 1,521 tỷ đồng.",
    "Tổng dư nợ đạt 812,4 tỷ đồng. Nợ quá hạn 1,2 tỷ đồng, chiếm 0,15%; còn 14.510 hộ dư nợ, bình quân 86 triệu đồng/hộ.",
    "Dân số toàn huyện 92.410 người, gồm 46.020 nam và 46.390 nữ, tỷ số giới tính 97,2 nam/100 nữ.",
    "Toàn huyện hỗ trợ 318 hộ xây mới (mức 60 triệu đồng/hộ) và 142 hộ sửa chữa (mức 30 triệu đồng/hộ), tổng kinh phí 25,34 tỷ đồng.",
    "Kinh phí 9,01 tỷ đồng, xây mới 121 nhà, sửa chữa 37 nhà, mức xây mới 60 triệu đồng/nhà, sửa chữa 30 triệu đồng/nhà.",
    "Đón 64 nghìn lượt khách, trong đó lưu trú 21 nghìn lượt; doanh thu 83 tỷ đồng. Chi tiêu bình quân một lượt khách đạt 1,7 triệu đồng.",
    "Trong năm có 6.420 trẻ sinh ra (3.390 trẻ nam, 3.030 trẻ nữ), tỷ số giới tính khi sinh là 118,9 bé trai/100 bé gái.",
    "Cả giai đoạn 3 năm xảy ra 193 vụ, bình quân 74,3 vụ/năm.",
    "Giai đoạn 2022-2024, ngành xây mới 447 phòng học, bình quân mỗi năm 169 phòng.",
    "Tặng quà: người có công 400 suất (280 triệu đồng, mức 600.000 đồng/suất), hộ nghèo 300 suất (150 triệu đồng, mức 500.000 đồng/suất).",
    "Điều trị nội trú 2.480 lượt; tổng số ngày điều trị nội trú 14.384 ngày, ngày điều trị trung bình 6,9 ngày.",
    "Có 120 sản phẩm của 48 chủ thể (30 hợp tác xã, 18 doanh nghiệp). Bình quân mỗi chủ thể có 3,2 sản phẩm.",
    "Có 640 doanh nghiệp mới, vốn 5.120 tỷ đồng (cùng kỳ 600 doanh nghiệp, 4.200 tỷ đồng); vốn bình quân 9,0 tỷ đồng/doanh nghiệp.",
    "Các năm 2021, 2022 và 2023 xảy ra 193 vụ, bình quân 54,3 vụ/năm.",
    "Trong 8 tháng có 1.464 doanh nghiệp thành lập, bình quân mỗi tháng gần 214 doanh nghiệp.",
    "Cả năm nhận 3.200 hồ sơ, bình quân 14 hồ sơ/ngày trong 250 ngày làm việc.",
    "Có 210 tổ, 1.386 hòa giải viên, bình quân 7,6 người/tổ.",
    "- Cam 1.850 ha, sản lượng 24.050 tấn, năng suất 156 tạ/ha;\n- Bưởi 960 ha, sản lượng 11.520 tấn, năng suất 120 tạ/ha.",
    "Hội thảo có 26 lớp với 1.872 học viên, bình quân 80 học viên/lớp.",
    "Đào tạo 26 lớp với 1.872 học viên, bình quân 200 học viên/lớp.",
    "Ban hành 1.460 quyết định với tổng số tiền 29,2 tỷ đồng, bình quân 24 triệu đồng/người.",
    "Trong 8 tháng có 1.464 doanh nghiệp thành lập, bình quân mỗi tháng 203 doanh nghiệp.",
    "Toàn ngành có 3.612 giường bệnh. Dân số 1.204.200 người. Như vậy đạt 26,0 giường bệnh/vạn dân.",
    "Hội có 9.240 hội viên, sinh hoạt tại 132 chi hội, bình quân 90 hội viên/chi hội.",
    "Lạc gieo trồng 33/31,5 ha, năng suất đạt 30 tạ/ha, sản lượng đạt 89 tấn.",
    "Dư nợ 128,4 tỷ đồng với 2.146 hộ vay, bình quân 95,8 triệu đồng/hộ; nợ quá hạn 231 triệu đồng.",
    "Tổ chức 36 buổi tuyên truyền với 2.880 lượt người dự, bình quân 89 người/buổi.",
    "Trao 145 suất tiền mặt, mỗi suất 300.000 đồng, tổng trị giá 45,3 triệu đồng.",
    "Cả huyện có 24 tổ hợp tác với 312 thành viên, bình quân mỗi tổ 15 thành viên.",
    "Lúa gieo được 1.087 ha. Năng suất lúa đạt 58,6 tạ/ha, sản lượng 6.174,2 tấn.",
)
SILENT = (
    "Bình quân đạt 21,5 ghế/phòng, cao hơn 3,1 ghế so với cả tỉnh (18,4 ghế/phòng), tính trên 126 phòng với 2.709 ghế.",
    "Mức hỗ trợ là 650.000 đồng/hộ; mỗi hộ nhận một lần; dự kiến 412 hộ, kinh phí 267,8 triệu đồng.",
    "Mức hỗ trợ là 650.000 đồng/hộ, thôn trưởng 1,2 triệu đồng/người; dự kiến 412 hộ, kinh phí 300 triệu đồng.",
    "Cấp gạo cho 412 học sinh, mức 15 kg/em/tháng, 9 tháng/năm học, tổng cộng 55.620 kg; đợt 1 cấp 30.900 kg, đợt 2 cấp 24.720 kg.",
    "Khai thác được 14.525 tấn. Diện tích nuôi 4.260 ha, riêng tôm thẻ 612 ha với năng suất 9,8 tấn/ha.",
    "Cấp gạo, tiền ăn cho 316 em trong 8 tháng, mức 620.000 đồng/em/tháng, tổng kinh phí 1.567,36 triệu đồng.",
    "Mức chi là 450.000 đồng/người/tháng. Dự toán cho 64 cộng tác viên trong 12 tháng là 345,6 triệu đồng.",
    "Mức hỗ trợ 1.300.000 đồng/học sinh/năm học. Toàn huyện có 742 em được duyệt, nhu cầu kinh phí 964.600.000 đồng.",
    "Mức hỗ trợ 500.000 đồng/em/tháng. Có 120 em được duyệt, 36 em chờ bổ sung; kinh phí trong 9 tháng là 640 triệu đồng.",
    "Thu nhập bình quân 7.200.000 đồng/người/tháng; trong 9 tháng 412 người được giới thiệu việc làm, vay vốn 9,4 tỷ đồng.",
    "Tổ chức 15 lớp tập huấn với 458 người tham gia, bình quân 30 người/lớp.",
    "Tổ chức 15 lớp tập huấn với 450 người tham gia, bình quân khoảng 31 người/lớp.",
    "Xã tặng 64 suất quà mức 500.000 đồng và 35 suất mức 200.000 đồng, tổng kinh phí 39 triệu đồng.",
    "Xã tặng 64 suất quà mức 500.000 đồng và 35 suất mức 200.000 đồng, kinh phí làm đường 410 triệu đồng.",
    "Hỗ trợ tiền ăn: 36 học viên x 40.000 đồng = 1.440.000 đồng; sửa 02 nhà × 25 triệu = 50 triệu đồng.",
    "Chi bồi dưỡng 12 người x 6 tháng x 150.000 đồng/người = 10.800.000 đồng.",
    "Tổng chi: 5 triệu đồng + 3 suất x 2 triệu đồng = 11 triệu đồng; nhà 40 m2 (5 m x 8 m), 3 ô (4 x 6 m).",
    "Toàn xã có 24 cán sự thôn (8 thôn x 3 người).",
    "Mức trợ cấp là 640.000 đồng/người/tháng. Dự toán chi cho 215 người trong 6 tháng là 825.600.000 đồng.",
    "Mức trợ cấp là 640.000 đồng/người/tháng. Năm trước chi cho 215 người, kinh phí 1.651.200.000 đồng.",
    "Mức hỗ trợ 1.500.000 đồng/hộ và 900.000 đồng/hộ. Toàn xã có 364 hộ được duyệt, nhu cầu kinh phí 564.000.000 đồng.",
    "Mức hỗ trợ 1.500.000 đồng/hộ. Toàn xã có 364 hộ được duyệt, nhu cầu kinh phí 812.700.000 đồng.",
    "Tổng dư nợ đạt 812,4 tỷ đồng. Nợ quá hạn 1,2 tỷ đồng, chiếm 0,15%; còn 14.510 hộ dư nợ, bình quân 56 triệu đồng/hộ.",
    "Huyện có 46.020 nam và 46.390 nữ, tỷ số giới tính 99,2 nam/100 nữ. Tỷ số giới tính khi sinh 111,4 bé trai/100 bé gái.",
    "Huyện có 46.020 nam và 46.390 nữ. Tỷ số giới tính khi sinh 111,4 bé trai/100 bé gái.",
    "Dân số toàn huyện 92.410 người, gồm 46.020 nam và 46.390 nữ, tỷ số giới tính 99,2 nam/100 nữ.",
    "Có 82 lớp, 2.501 học sinh; trong đó tiểu học 50 lớp/1.575 học sinh, THCS 32 lớp/926 học sinh. Bình quân tiểu học 31,5 học sinh/lớp.",
    "Toàn huyện hỗ trợ 318 hộ xây mới (mức 60 triệu đồng/hộ) và 142 hộ sửa chữa (mức 30 triệu đồng/hộ), tổng kinh phí 23,34 tỷ đồng.",
    "Kinh phí 8,37 tỷ đồng, xây mới 121 nhà, sửa chữa 37 nhà, mức xây mới 60 triệu đồng/nhà, sửa chữa 30 triệu đồng/nhà.",
    "Điều trị nội trú 2.480 lượt; tổng số ngày điều trị nội trú 14.384 ngày, ngày điều trị trung bình 5,8 ngày.",
    "Có 120 sản phẩm của 48 chủ thể (30 hợp tác xã, 18 doanh nghiệp). Bình quân mỗi chủ thể có 2,5 sản phẩm.",
    "Có 640 doanh nghiệp mới, vốn 5.120 tỷ đồng (cùng kỳ 600 doanh nghiệp, 4.200 tỷ đồng); vốn bình quân 8,0 tỷ đồng/doanh nghiệp.",
    "Các năm 2021, 2022 và 2023 xảy ra 193 vụ, bình quân 64,3 vụ/năm.",
    "Trong 8 tháng có 1.466 doanh nghiệp thành lập, bình quân mỗi tháng gần 184 doanh nghiệp.",
    "Cả năm nhận 3.200 hồ sơ, bình quân 13 hồ sơ/ngày trong 250 ngày làm việc.",
    "Có 210 tổ, 1.386 hòa giải viên, bình quân 6,6 người/tổ.",
    "- Cam 1.850 ha, sản lượng 24.050 tấn, năng suất 130 tạ/ha;\n- Bưởi 960 ha, sản lượng 11.520 tấn, năng suất 120 tạ/ha.",
    "Đón 64 nghìn lượt khách, trong đó lưu trú 21 nghìn lượt; doanh thu 83 tỷ đồng. Chi tiêu bình quân một lượt khách đạt 1,3 triệu đồng.",
    "Trong năm có 6.420 trẻ sinh ra (3.390 trẻ nam, 3.030 trẻ nữ), tỷ số giới tính khi sinh là 111,9 bé trai/100 bé gái.",
    "Cả giai đoạn 3 năm xảy ra 193 vụ, bình quân 64,3 vụ/năm.",
    "Giai đoạn 2022-2024, ngành xây mới 447 phòng học, bình quân mỗi năm 149 phòng.",
    "Tặng quà: người có công 400 suất (240 triệu đồng, mức 600.000 đồng/suất), hộ nghèo 300 suất (150 triệu đồng, mức 500.000 đồng/suất).",
    "Hội thảo có 26 lớp với 1.872 học viên, bình quân 72 học viên/lớp.",
    "Ban hành 1.460 quyết định với tổng số tiền 29,2 tỷ đồng, bình quân 20 triệu đồng/người.",
    "Trong 8 tháng có 1.464 doanh nghiệp thành lập, bình quân mỗi tháng 183 doanh nghiệp.",
    "Đào tạo 26 lớp cho 1.872 học viên của 9 xã, học phí 5.616 triệu đồng, bình quân 200 học viên/lớp.",
    "Tặng 26 suất, trị giá 1.872 nghìn đồng, hộ nghèo 80.000 đồng/suất, hộ cận nghèo 60.000 đồng/suất.",
    "Hội có 9.240 hội viên, sinh hoạt tại 132 chi hội, bình quân 70 hội viên/chi hội.",
    "Hỗ trợ 228 căn, kinh phí 17.220 triệu đồng, mức 60 triệu đồng/căn xây mới và 30 triệu đồng/căn sửa chữa.",
    "Lạc gieo trồng 33/31,5 ha, năng suất đạt 30 tạ/ha, sản lượng đạt 99 tấn.",
    "Dư nợ 128,4 tỷ đồng với 2.146 hộ vay, bình quân 59,8 triệu đồng/hộ; nợ quá hạn 231 triệu đồng.",
    "Tổ chức 36 buổi tuyên truyền với 2.880 lượt người dự, bình quân 80 người/buổi.",
    "Trao 145 suất tiền mặt, mỗi suất 300.000 đồng, tổng trị giá 43,5 triệu đồng.",
    "Cả huyện có 126 tổ với 1.038 thành viên, bình quân mỗi tổ 8,2 thành viên.",
    "Quỹ vận động được 7.474 triệu đồng (tỉnh 2.450; huyện 5.024); xây mới 84 nhà, mỗi nhà 60 triệu đồng, sửa chữa 37 nhà.",
    "Lúa gieo được 1.087 ha, ngô 240 ha. Năng suất lúa đạt 56,8 tạ/ha, sản lượng 6.174,2 tấn.",
    "Trao 145 suất tiền mặt, mỗi suất trên 300.000 đồng, tổng trị giá 45,3 triệu đồng.",
)

_CHANCE = Fraction(1, 5)
"""How likely a slip may fit by chance where the units or the sentence do not tie the figures."""
_ABOUT = Decimal("1.5")
"""How far a quotient may be from the average and still be of the same: what is twice as much is of something else."""
_ABOUT_BESIDE = Decimal(5)
"""The same where total and count stand right before it, so that they are what it is of."""
_SHOWN = 3
_COUNTED = frozenset({"count", "measure"})
_FINER = 6
"""Decimals behind those printed in which a quotient without a rest has nothing."""
"""Corrections that the message names; the finding has them all."""


def check(facts: Facts) -> Iterator[Finding]:
    """One finding per average that no total and count in sight explain, and one slip would; and per sum of several amounts."""
    written = [*products(facts)]
    missed = [*set_amounts(facts)]
    yield from (_of_product(facts, product) for product in (*written, *missed) if not product.holds(facts))
    multiplied = {factor.id for product in (*written, *missed) for factor in product.factors}
    for average in averages(facts):
        if average.rate.end.id not in multiplied and not any(_fits(facts, average, pair) for pair in average.pairs):
            slipped = None if _open_by(facts, average) else _slipped(facts, average)
            slipped = slipped or _near(facts, average)
            if slipped is not None:
                yield _finding(facts, average.rate, *slipped)
    for cost in (*costs(facts), *level_costs(facts)):
        yield _of_cost(facts, cost)


def _fits(facts: Facts, average: Average, pair: Origin) -> bool:
    if average.fixed:
        return pair.multiplies(average.rate)
    if not (open_by := _open_by(facts, average)):
        return pair.holds(average.rate) and not _is_even(facts, average, pair)
    exact = pair.exact(average.rate, max(average.rate.decimals, 2))
    return exact is not None and abs(exact - average.rate.printed) <= open_by


def _is_even(facts: Facts, average: Average, pair: Origin) -> bool:
    """Whether figures told with the average divide without a rest into another one: `12 lớp, 480 người` make 40 each, not 41."""
    rate = average.rate
    if not (average.tied or pair == average.beside) or pair.how != "share":
        return False
    exact = pair.exact(rate, rate.decimals)
    if exact is None or exact == rate.printed or pair.exact(rate, rate.decimals + _FINER) != exact:
        return False
    counted = all(facts.mentions[one.end.id].kind in _COUNTED for one in (pair.part, pair.whole))
    return counted and not pair.rounds_to(rate)


def _open_by(facts: Facts, average: Average) -> Decimal:
    """How far a qualified average ("gần 250") may be from its figure; 0 of an exact one."""
    if facts.mentions[average.rate.end.id].qualifier == "exact":
        return Decimal(0)
    return max(rough(average.rate.printed), average.rate.unit) if not average.rate.decimals else average.rate.unit


def _slipped(facts: Facts, average: Average) -> tuple[Origin, list[Slip]] | None:
    """The first pair that a single slip makes agree; of those that nothing ties only where that is hardly chance."""
    spent = Fraction(0)
    slack = Decimal(0) if average.fixed else average.rate.unit if average.tied else None
    for pair in average.pairs:
        if not average.tied:
            spent += pair.chance(average.rate)
            if spent > _CHANCE:
                return None
        found = pair.mended(average.rate, None if slack and _is_even(facts, average, pair) else slack)
        if found:  # what is offered makes the very average, though less would have been let pass
            exact = pair.mended(average.rate, Decimal(0) if average.fixed else None)
            return pair, [slip for slip in found if slip in exact]
    return None


def _near(facts: Facts, average: Average) -> tuple[Origin, list[Slip]] | None:
    """The first pair of the units and the sentence of an average that gives about as much, where none gives it.

    Further off it must be the only pair of the paragraph, or of a count that a breakdown tells as a whole.
    """
    if not (average.alone or average.beside) or any(_fits(facts, average, pair) for pair in average.others):
        return None
    pairs = average.pairs
    if not average.alone and average.beside is not None:
        pairs = (average.beside,)
    elif not average.tied and len(pairs) > 1:
        pairs = average.likely
    rate = average.rate
    for pair in pairs:
        open_by = _open_by(facts, average) or (Decimal(0) if _is_even(facts, average, pair) else rate.unit)
        exact = pair.exact(rate, max(rate.decimals, 2))
        about = _ABOUT_BESIDE if pair == average.beside else _ABOUT
        if exact is None or not rate.printed / about <= exact <= rate.printed * about:
            continue
        if average.fixed and not abs(exact - rate.printed) * 20 > rate.printed:
            return None
        return (pair, []) if abs(exact - rate.printed) > open_by else None
    return None


def _finding(facts: Facts, rate: Rate, origin: Origin, found: list[Slip]) -> Finding:
    shown = origin.shown(rate)
    whole, divisor, printed = (facts.text(end.id) for end in (origin.part.end, origin.whole.end, rate.end))
    told_in = facts.mentions[rate.end.id].unit
    unit = f" {told_in}" if told_in else ""
    # A number of years is not what a hand mistypes.
    repairs = offers([slip for slip in found if facts.mentions[slip.end.id].kind not in ("duration", "period")])
    evidence = sorted(
        (end.id for end in (origin.part.end, origin.whole.end, rate.end)), key=lambda id_: facts.mentions[id_].start
    )
    mends = "; ".join(f"{repair.before} → {repair.after}" for repair in repairs[:_SHOWN])
    would = f"; chỉ khớp nếu sửa một chữ số ({mends})" if mends else ""
    would_en = f"; one digit mended would do ({mends})" if mends else ""
    return facts.finding(
        CODE,
        NAME,
        "warning",
        BASIS,
        vi=f"{whole} chia cho {divisor} bằng {shown}{unit}, báo cáo nêu {printed}{would}, cần rà soát.",
        en=f"{whole} divided by {divisor} is {shown}{unit}, the report states {printed}{would_en}.",
        evidence=evidence,
        stated=number(rate.printed),
        expected=shown,
        arithmetic=f"{shown} ≠ {number(rate.printed)}",
        tolerance="± một đơn vị của chữ số cuối",
        repair=repairs,
    )


def _of_product(facts: Facts, product: Product) -> Finding:
    scale = facts.printed(End(id=product.told.id)).scale
    stated, result = (in_unit(value, scale) for value in (facts.value(End(id=product.told.id)), product.made(facts)))
    factors = " × ".join(facts.text(factor.id) for factor in product.factors)
    told, unit = facts.text(product.told.id), product.told.unit or ""
    return facts.finding(
        CODE,
        NAME,
        "error" if product.equals else "warning",
        BASIS,
        vi=f"{factors} bằng {f'{number(result)} {unit}'.rstrip()}, báo cáo nêu {told}; cần rà soát.",
        en=f"{factors} is {number(result)}, the report states {told}.",
        evidence=sorted((m.id for m in (*product.factors, product.told)), key=lambda id_: facts.mentions[id_].start),
        stated=number(stated),
        expected=number(result),
        arithmetic=f"{factors} = {number(result)} ≠ {number(stated)}",
        tolerance="± nửa đơn vị của chữ số cuối",
    )


def _of_cost(facts: Facts, cost: Cost) -> Finding:
    scale = facts.printed(cost.total).scale
    stated, result = (in_unit(value, scale) for value in (facts.value(cost.total), cost.made(facts)))
    products = " + ".join(
        f"{facts.text(count.id)} × {facts.text(amount.id)}"
        for count, amount in zip(cost.counts, cost.amounts, strict=True)
    )
    total, unit = facts.text(cost.total.id), facts.mentions[cost.total.id].unit
    ends = (cost.total, *cost.counts, *cost.amounts)
    return facts.finding(
        CODE,
        NAME,
        "warning",
        BASIS,
        vi=f"{products} bằng {number(result)} {unit}, báo cáo nêu {total}; cần rà soát.",
        en=f"{products} is {number(result)}, the report states {total}.",
        evidence=sorted((end.id for end in ends), key=lambda id_: facts.mentions[id_].start),
        stated=number(stated),
        expected=number(result),
        arithmetic=f"{products} = {number(result)} ≠ {number(stated)}",
        tolerance="± nửa đơn vị của chữ số cuối",
    )
