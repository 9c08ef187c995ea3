"""BND102 part-exceeds-whole: a part is larger than the whole it is taken from.

What it finds: `a/b hồ sơ` with a larger than b, a figure behind "trong đó" larger than the figure it is part of, one told
    to be out of those before it ("17 đảng viên trong số đó") larger than all of them, a stage larger than the one before
    it ("xảy ra 64 vụ, khám phá 71 vụ"), a month larger than what has come together since the year began, those in some
    state more than all told before ("có 118 hợp tác xã ... số hợp tác xã hoạt động hiệu quả là 124"), and a rank behind the
    last ("xếp thứ 19/18").
Why it matters: a part cannot be larger than its whole; one of the two is wrong, or they are swapped.
Basis: arithmetic.
Stays silent: for results against plans ("gieo 61,5/58 ha"), which may exceed 1, for averages ("năng suất 62,7 tạ/ha, trong
    đó đông xuân 66,8 tạ/ha"), for changes, of which some may go the other way, for what is told of more than the whole ("trong
    đó lũy kế ..."), and for rounded or qualified figures whose ranges still allow it.
"""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

import regex as re

from extractor.model import End, Mention
from patterns.sentence import sentence_at
from patterns.subsets import may_add_up
from patterns.units import PEOPLE, unit_group
from patterns.words import forms, whole_word
from verifier.changes import in_words
from verifier.compared import way_told
from verifier.cumulated import cumulated
from verifier.facts import Facts
from verifier.finding import Finding, Severity
from verifier.layout import layout
from verifier.limits import limits
from verifier.nested import of_levels
from verifier.subsets_told import subsets
from verifier.two_times import tells_two_times
from verifier.wording import in_unit, number

CODE = "BND102"
NAME = "part-exceeds-whole"
NAME_VI = "Thành phần lớn hơn tổng số"
SEVERITY: Severity = "error"
BASIS = "Số học: thành phần không lớn hơn tổng số."
FIRES = (
    "Trong 58 hộ nghèo có 60 hộ do phụ nữ làm chủ.",
    "Nhận 412 đơn, đã giải quyết 380 đơn; hòa giải thành 524 đơn, bằng 64% tổng số đơn đã giải quyết.",
    "Đã số hóa 312 hồ sơ trên tổng số 297 hồ sơ.",
    "Đã trả kết quả 94 hồ sơ/89 hồ sơ.",
    "Trong tháng đã giải quyết 274 hồ sơ; số hồ sơ giải quyết đúng hạn là 281 hồ sơ.",
    "Gọi khám 62 thanh niên, có mặt 66 thanh niên.",
    "Tháng 8 ước đón gần 142,7 nghìn lượt khách, tăng 9,4%; lũy kế 8 tháng mới đón gần 127,4 nghìn lượt khách.",
    "Tháng 9 khai thác hải sản đạt gần 8,64 nghìn tấn, tăng 2,1%; 9 tháng khai thác đạt trên 4,12 nghìn tấn.",
    "Mở lớp dạy nghề cho 2.118 lao động, trong đó nữ 1.274 người. Trong số học viên này có 2.184 người được tuyển dụng.",
    "Xã quản lý 2.364 đối tượng bảo trợ, trong đó người cao tuổi 1.118, người khuyết tật 2.574, trẻ em mồ côi 41.",
    "Tháng 7 đạt gần 86,5 nghìn tấn hàng qua cảng, tăng 4,8%, trong đó hàng rời 93,2 nghìn tấn; doanh thu 18,7 tỷ đồng.",
    "Kiểm tra 215 cơ sở, phát hiện 64 cơ sở vi phạm; trong số vi phạm có 69 cơ sở bị phạt tiền.",
    "Kiểm tra 148 hộ, có 37 hộ lấn chiếm; trong số lấn chiếm có 73 hộ bị lập biên bản.",
    "Toàn huyện thu hoạch 12,6 nghìn tấn cam, phần lớn bán tại vườn (18,2 nghìn tấn); giá bình quân 9.000 đồng/kg.",
    "Số phải nộp hơn 2,4 tỷ đồng, đến nay đã nộp được hơn 4,2 tỷ đồng.",
    "Cơ quan thuế phải thu 812 triệu đồng, đã thu được 918 triệu đồng.",
    "Bản có 164 hộ với 702 nhân khẩu; 184 hộ dùng nước hợp vệ sinh, bằng 90% số hộ.",
    "Tháng 4/2022 bảo tàng đón 6.420 lượt khách, tăng 3% so với tháng trước; 4 tháng đón trên 2.300 lượt.",
    "Quý II ước đón 42,3 nghìn lượt người, tăng 5,2%, trong đó đi tour ước đạt 74,8 nghìn lượt; doanh thu ước 21,4 tỷ đồng.",
    "Phát hiện sai phạm 4.120,5 triệu đồng, kiến nghị thu hồi 4.210,5 triệu đồng trong số sai phạm nêu trên.",
    "Có 921/912 hồ sơ được giải quyết đúng hạn.",
    "Đến nay có 15/13 xã hoàn thành phổ cập giáo dục mầm non.",
    "Đến nay có 16/14 phường, thị trấn hoàn thành phổ cập giáo dục mầm non.",
    "Hiện có 142 hợp tác xã, trong đó 118 hợp tác xã nông nghiệp. Số hợp tác xã nông nghiệp hoạt động có hiệu quả là 124.",
    "Tổ dân phố số 5 có 146 hộ, 582 nhân khẩu; 139 hộ đăng ký. Cả tổ có 165 hộ dùng nước máy.",
    "Tiếp nhận 120 hồ sơ, trong đó trực tuyến 210 hồ sơ.",
    "Tập huấn cho 540 học viên, trong đó nữ 562 người.",
    "Mở 75 lớp, trong đó 168 lớp ban ngày, 7 lớp chuyên đề.",
    "Trên địa bàn xảy ra 64 vụ, giảm 7 vụ so với cùng kỳ. Đã điều tra, khám phá 71 vụ.",
    "Toàn Đảng bộ có 384 đảng viên, sinh hoạt tại 14 chi bộ. Đảng viên nữ 402 đồng chí.",
    "Đã xử lý 279 phản ánh, đạt 97,55%, trong đó 297 phản ánh được xử lý đúng hạn.",
    "Kiểm tra 14 đảng viên, kết luận 17 đảng viên trong số đó có vi phạm.",
    "Phát hiện sai phạm 412,6 triệu đồng, kiến nghị thu hồi 461,2 triệu đồng trong số sai phạm nêu trên.",
    "Cả kỳ phát hiện 31 vụ vi phạm. Trong số này có 36 vụ chuyển cơ quan điều tra.",
    "Trong tháng tiếp nhận 320 hồ sơ, lũy kế từ đầu năm tiếp nhận 281 hồ sơ.",
    "Chỉ số cải cách hành chính của xã xếp thứ 19/18 xã trong huyện.",
    "Đã trả kết quả 1.286 hồ sơ, trong đó trước hạn 1.628 hồ sơ; còn 92 hồ sơ đang xử lý.",
    "Xã có 76 hộ nghèo/1.214 hộ. Trong số hộ nghèo: hộ dân tộc thiểu số 97, hộ đơn thân 8.",
    "Trạm y tế khám sàng lọc cho 412 trẻ dưới 6 tuổi, phát hiện 438 trẻ bị sâu răng.",
    "Dự phòng ngân sách 98 tỷ đồng, đã sử dụng 114,5 tỷ đồng cho khắc phục thiên tai.",
    "Tổng số viên chức: 34 người; nữ: 43 người.",
)
SILENT = (
    "Trong 58 hộ nghèo có 40 hộ do phụ nữ làm chủ.",
    "Nhận 1.370 hồ sơ, cộng với 10 hồ sơ kỳ trước chuyển sang là 1.380 hồ sơ; đã giải quyết 1.353 hồ sơ, chuyển kỳ sau 27 hồ sơ.",
    "Tiếp nhận trực tuyến 2.108 hồ sơ, tiếp nhận trực tiếp 258 hồ sơ. Đã giải quyết 2.307 hồ sơ, còn 59 hồ sơ đang giải quyết.",
    "Nhận 412 đơn, đã giải quyết 380 đơn; hòa giải thành 243 đơn, bằng 64% tổng số đơn đã giải quyết.",
    "Đã số hóa 312 hồ sơ trên tổng số 327 hồ sơ.",
    "Gieo 94 mẫu/89 mẫu kế hoạch.",
    "Trồng 94 cây/89 cây theo kế hoạch.",
    "Trong tháng đã giải quyết 274 hồ sơ; số hồ sơ giải quyết đúng hạn là 271 hồ sơ.",
    "Quý trước giải quyết 274 hồ sơ; quý này tiếp nhận 330 hồ sơ, đúng hạn 310 hồ sơ.",
    "Đã giải quyết 274 hồ sơ đất đai; hộ tịch 330 hồ sơ, đúng hạn 310 hồ sơ.",
    "Tháng 8 ước đón gần 142,7 nghìn lượt khách, tăng 9,4%; lũy kế 8 tháng đón gần 1.274 nghìn lượt khách.",
    "Tháng 8 đón gần 142,7 nghìn lượt khách, tăng 9,4%; 8 tháng đón gần 127,4 nghìn lượt khách quốc tế.",
    "Tháng 9 nuôi trồng đạt 8,64 nghìn tấn, tăng 2,1%; 9 tháng khai thác đạt 6,12 nghìn tấn.",
    "Kỳ thi có 9.284 thí sinh đăng ký, vắng 33, dự thi 9.251 (99,64%).",
    "Xã quản lý 2.364 đối tượng bảo trợ, trong đó người cao tuổi 1.118, người khuyết tật 874, trẻ em mồ côi 41.",
    "Xã có 64 đảng viên, trong đó nữ 21, dự bị 3; đoàn viên 212, hội viên nông dân 402.",
    "Tháng 7 đạt gần 86,5 nghìn tấn hàng qua cảng, tăng 4,8%, trong đó hàng rời 63,2 nghìn tấn; doanh thu 18,7 tỷ đồng.",
    "Thu tăng 6,5 tỷ đồng so với cùng kỳ, trong đó thuế tăng 8,2 tỷ đồng, phí giảm 1,7 tỷ đồng.",
    "Kiểm tra 215 cơ sở, phát hiện 64 cơ sở vi phạm; trong số vi phạm có 59 cơ sở bị phạt tiền.",
    "Doanh nghiệp phải nộp 526 triệu đồng, quý trước chuyển sang 84 triệu đồng, đã nộp 598 triệu đồng.",
    "Kiểm tra 148 hộ, có 37 hộ lấn chiếm; trong số lấn chiếm có 31 hộ bị lập biên bản; trong số hộ còn lại có 52 hộ vi phạm nhẹ.",
    "Toàn huyện thu hoạch 12,6 nghìn tấn cam, phần lớn bán tại vườn (8,2 nghìn tấn); giá bình quân 9.000 đồng/kg.",
    "Huyện cấp 12 giấy phép, chủ yếu là khai thác cát; kỳ trước cấp 18 giấy phép.",
    "Số phải nộp hơn 2,4 tỷ đồng, đến nay đã nộp được hơn 2,4 tỷ đồng.",
    "Số phải nộp hơn 2,4 tỷ đồng, đến nay đã nộp được 2,46 tỷ đồng.",
    "Cơ quan thuế phải thu 812 triệu đồng, lũy kế đã thu được 918 triệu đồng.",
    "Bản có 164 hộ với 702 nhân khẩu; 148 hộ dùng nước hợp vệ sinh, bằng 90% số hộ.",
    "Bản có 164 hộ với 702 nhân khẩu; toàn xã 1.184 hộ dùng nước hợp vệ sinh, bằng 90% số hộ.",
    "Có 164 hộ đăng ký; 184 hộ được vay, bằng 90% kế hoạch.",
    "Tháng 4/2022 bảo tàng đón 6.420 lượt khách, tăng 3% so với tháng trước; 4 tháng đón trên 23.000 lượt.",
    "Tháng 4/2022 bảo tàng đón 6.420 lượt khách, khách nước ngoài 820 lượt; 4 tháng khách nước ngoài 2.300 lượt.",
    "Tháng 4/2022 xuất siêu 64,2 triệu USD; 4 tháng đạt 23 triệu USD.",
    "Tháng 4 bán 6.420 vé, tăng 3%, cao hơn bình quân 4 tháng 2.300 vé.",
    "Quý II ước đón 42,3 nghìn lượt người, tăng 5,2%, trong đó đi tour ước đạt 14,8 nghìn lượt; doanh thu ước 21,4 tỷ đồng.",
    "Quý II ước đón 42,3 nghìn lượt người, tăng 5,2%, trong đó lũy kế 6 tháng ước đạt 74,8 nghìn lượt.",
    "Phát hiện sai phạm 4.210,5 triệu đồng, kiến nghị thu hồi 4.120,5 triệu đồng trong số sai phạm nêu trên.",
    "Có 912/921 hồ sơ được giải quyết đúng hạn.",
    "Trong năm có 15/13 xã về đích, đạt 115% kế hoạch.",
    "Thành lập mới 3 hợp tác xã nông nghiệp. Số hợp tác xã nông nghiệp hoạt động có hiệu quả là 124.",
    "Trong năm có 15 hợp tác xã, trong đó 12 hợp tác xã nông nghiệp. Số hợp tác xã nông nghiệp hoạt động có hiệu quả là 96.",
    "Hiện có 118 hợp tác xã nông nghiệp. Số hợp tác xã nông nghiệp thành lập mới là 124.",
    "Hiện có 118 hợp tác xã nông nghiệp. Số hợp tác xã hoạt động có hiệu quả là 124.",
    "Tổ dân phố số 5 có 146 hộ, 582 nhân khẩu. Cả phường có 1.650 hộ dùng nước máy.",
    "Xã có 18 hộ nghèo, 30 hộ cận nghèo. Toàn xã có 165 hộ dùng nước máy.",
    "Gieo cấy 61,5/58 ha, đạt 106% kế hoạch.",
    "Hộ nghèo có 84 hộ, trong đó có 27 hộ vùng cao; hộ cận nghèo có 120 hộ.",
    "Lúa 5.120 ha, năng suất 58,4 tạ/ha. Trong đó: đông xuân 2.640 ha, năng suất 63,1 tạ/ha; hè thu 2.480 ha, năng suất 53,4 tạ/ha.",
    "Đàn lợn tăng 1.200 con, trong đó trang trại tăng 1.500 con.",
    "Trên địa bàn xảy ra 64 vụ, giảm 7 vụ so với cùng kỳ. Đã điều tra, khám phá 58 vụ.",
    "Trên địa bàn xảy ra 64 vụ. Đã điều tra, khám phá 71 vụ, trong đó 9 vụ của năm trước chuyển sang.",
    "Toàn Đảng bộ có 384 đảng viên, sinh hoạt tại 14 chi bộ. Đảng viên nữ 142 đồng chí.",
    "Trạm y tế khám sàng lọc cho 412 trẻ dưới 6 tuổi, phát hiện 138 trẻ bị sâu răng.",
    "Kiểm tra 96 cơ sở, phát hiện 138 hành vi vi phạm, xử phạt 121 trường hợp.",
    "Kiểm tra 14 đảng viên, kết luận 11 đảng viên trong số đó có vi phạm.",
    "Kiểm tra 46 tổ chức và 140 đảng viên, phát hiện 12 đảng viên vi phạm, 60 đảng viên trong số đó là cấp ủy viên.",
    "Tiếp nhận 1.640 hồ sơ, đã trả 1.286 hồ sơ, trong đó trực tuyến 1.312 hồ sơ; còn 354 hồ sơ đang xử lý.",
    "Tổng số 205 thủ tục, gồm:\n- Cấp tỉnh: 164 thủ tục;\n- Cấp xã: 41 thủ tục.\nTrong số đó, toàn trình 93 thủ tục, một phần 112 thủ tục.",
    "Xã có 76 hộ nghèo/1.214 hộ. Trong số hộ nghèo: hộ dân tộc thiểu số 47, hộ đơn thân 8; hộ cận nghèo 97 hộ.",
    "Cả kỳ phát hiện 31 vụ vi phạm. Trong số này có 26 vụ chuyển cơ quan điều tra.",
    "Trong tháng tiếp nhận 320 hồ sơ, lũy kế từ đầu năm tiếp nhận 2.810 hồ sơ.",
    "Trong tháng tiếp nhận 320 hồ sơ, lũy kế từ đầu năm trả lại 28 hồ sơ.",
    "Chỉ số cải cách hành chính của xã xếp thứ 18/18 xã trong huyện.",
    "Giải quyết 900 hồ sơ, trong đó lũy kế từ đầu năm 1.200 hồ sơ.",
    "Công chức được giao: 742, có mặt 718; viên chức giao 9.305 người làm việc, có mặt 8.912.",
    "Sở tiếp nhận 3.846 hồ sơ, trực tuyến 3.214 hồ sơ. Cộng 127 hồ sơ kỳ trước chuyển sang, tổng số phải giải quyết là 3.973 hồ sơ.",
    "Đàn dê 600 con, đàn cừu 1.900 con, tổng đàn dê, cừu 2.500 con.",
    "Tổng số viên chức: 34 người; nữ: 23 người. Lớp tập huấn có nam 20 người; nữ: 31 người.",
    "Tổng số viên chức nam: 34 người; nữ: 43 người.",
)
_PLACES = frozenset(unit_group(form) for form in forms("lists", "named_by_name"))
_LABEL = 80
_OPENER = re.compile(whole_word(forms("grammar", "opener")))
_EARLIER = re.compile(
    whole_word(["năm trước", "kỳ trước", "các năm trước", "cũ", "chuyển sang", "tồn", "từ trước", "trước đó"])
)
_MARK = re.compile(r"[(:]")
_HAS = re.compile(r"(?<!\p{L})có (?:tổng số |tổng cộng )?$")
_HAS_REACH = 30
_OUT_OF = frozenset({"/", "trên tổng số", "trong tổng số", "trên tổng", "/tổng số", "/ tổng số"})
_HANDLED = frozenset({"hồ sơ", "đơn", "phiếu", "thủ tục"})
_SHARE_OF = re.compile(
    r" (?:của |trên |trong )?(?:tổng )?số (?:\p{L}+ )?(?P<name>(?:đã|được) \p{L}+(?: \p{L}+){0,2}) ?[).,;]"
)
_SHARE_OPENS = (" số ", " tổng số ", " của ", " trên ", " trong ")
_NAMED_REACH = 200
_OUT_OF_REACH = 16
_AMONG, _THERE_ARE = re.compile(r"(?<!\p{L})trong (?:tổng số |số )?$"), re.compile(r"[^.;:,()\d]{0,40},? (?:đã )?có ")
_ALL = 100
_ABOVE = Decimal("1.2")
"""How far what is told as "trên", "hơn" may be above the figure."""
_STOP = re.compile(r"[;.](?=\s)")
_PLAN = re.compile(r"kế hoạch|chỉ tiêu|cùng kỳ|so với|dự toán|giao")
_OF_MORE = re.compile(
    rf"{whole_word(['lũy kế', 'luỹ kế', 'hiện có', 'toàn', 'cả năm', 'cả nước', 'tổng'])}|{_PLAN.pattern}"
)


def check(facts: Facts) -> Iterator[Finding]:
    """One finding per fraction above one, per place behind the last and per part above its whole."""
    for mention in facts.figures:
        if mention.kind != "fraction" or mention.unit is None:
            continue
        numerator, denominator = facts.halves(mention)
        around = facts.report.source.text[max(0, mention.start - 80) : mention.end + 60].lower()
        whole_counts = numerator == int(numerator) and denominator == int(denominator)
        if (
            numerator > denominator > 0
            and whole_counts
            and not _PLAN.search(around)
            and (facts.code(mention.id) != "other" or _counts_places(mention))
            and not tells_two_times(facts, mention)
        ):
            severity = "warning" if facts.code(mention.id) == "other" else SEVERITY
            yield _over_one(facts, mention, (numerator, denominator), severity)
    for mention in facts.of_kinds("ordinal"):
        place, _, last = mention.value.partition("/")
        if place.isdecimal() and last.isdecimal() and int(place) > int(last):
            yield _over_one(facts, mention, (Decimal(place), Decimal(last)), SEVERITY)
    found: set[str] = set()
    for part, whole, label in _open_parts(facts):
        if (
            _exceeds(facts, part, whole)
            and _same_thing(facts, part, whole)
            and not _OF_MORE.search(facts.words(*label))
            and not _came_together(facts, part, whole)
            and not of_levels(facts, whole, [part])
        ):
            found.add(part.id)
            sure = _is_certain(facts, part, whole) and not _overlaps(facts, part, whole)
            yield _finding(facts, part, whole, SEVERITY if sure else "warning")
    for part, whole in (
        *limits(facts),
        *cumulated(facts),
        *subsets(facts),
        *_rated(facts),
        *_of_named(facts),
        *_out_of(facts),
        *_within(facts),
    ):
        beyond = _exceeds(facts, part, whole) or _exceeds_in_words(facts, part, whole)
        if part.id not in found and beyond and not _is_of_before(facts, part) and not of_levels(facts, whole, [part]):
            found.add(part.id)
            yield _finding(facts, part, whole, "warning")


def _rated(facts: Facts) -> Iterator[tuple[End, End]]:
    """Counts with a rate below a hundred, larger than all that there are: `ấp có 320 hộ; 340 hộ đạt chuẩn, bằng 95% số hộ`."""
    for ratio in facts.ratios:
        if ratio.numerator is None or ratio.denominator is None or ratio.numerator.part or ratio.denominator.part:
            continue
        if facts.value(ratio.numerator) <= facts.value(ratio.denominator):
            continue  # as nearly all
        part, whole, rate = (facts.mentions[end.id] for end in (ratio.numerator, ratio.denominator, ratio.percent))
        label = facts.words(max(0, whole.start - _HAS_REACH), whole.start)
        between = facts.words(whole.end, part.start)
        plain = part.kind == whole.kind == "count" and unit_group(part.unit) == unit_group(whole.unit)
        if not plain or not whole.end <= part.start or Decimal(rate.value) >= _ALL or _HAS.search(label) is None:
            continue
        if ". " not in between and not _OF_MORE.search(f"{between} {facts.words(rate.end, rate.end + _HAS_REACH)}"):
            yield ratio.numerator, ratio.denominator


def _of_named(facts: Facts) -> Iterator[tuple[End, End]]:
    """Counts told as a share of fewer that were named before: `đã giải quyết 2.871 tin, khởi tố 9.642 tin (57,2% số đã giải quyết)`."""
    for part, percent in facts.next_to("percent", "count"):
        told = percent.start - part.end <= _OUT_OF_REACH and percent.unit == "%" and Decimal(percent.value) < _ALL
        told = told and facts.folded.startswith(_SHARE_OPENS, percent.end)
        named = _SHARE_OF.match(facts.folded, percent.end, percent.end + _HAS_REACH) if told else None
        if named is None:
            continue
        before = facts.figures_within(max(0, part.start - _NAMED_REACH), part.start)
        alike = [m for m in before if m.kind == "count" and m.unit == part.unit and m.unit is not None]
        bearing = [m for m in alike if facts.words(max(0, m.start - _LABEL), m.start).rstrip().endswith(named["name"])]
        if len(bearing) == 1 and ". " not in facts.folded[bearing[0].end : part.start]:
            yield End(id=part.id), End(id=bearing[0].id)


def _out_of(facts: Facts) -> Iterator[tuple[End, End]]:
    """Counts told out of fewer of the same: `số hóa 300 hồ sơ trên tổng số 280 hồ sơ`, `trả 90 hồ sơ/85 hồ sơ`."""
    for one, other in pairwise(facts.figures):
        if other.start - one.end > _OUT_OF_REACH or one.kind != "count" or other.kind != "count":
            continue  # as most
        tie = facts.folded[one.end : other.start].strip()
        if tie not in _OUT_OF or one.unit != other.unit or one.unit is None:
            continue
        if tie == "/" and one.unit not in _HANDLED:
            continue  # "920 con/710 con": behind a slash stands the plan, too, but none for what others hand in
        around = facts.words(max(0, one.start - _LABEL), other.end + _LABEL)
        if not _OF_MORE.search(facts.words(max(0, one.start - _LABEL), one.start)) and not _PLAN.search(around):
            yield End(id=one.id), End(id=other.id)


def _within(facts: Facts) -> Iterator[tuple[End, End]]:
    """Counts told to be among fewer of the same: `trong 58 hộ nghèo có 60 hộ do phụ nữ làm chủ`."""
    for one, other in pairwise(facts.of_kinds("count")):
        if one.unit is None or one.unit != other.unit or other.start - one.end > _HAS_REACH:
            continue
        tie = facts.folded[one.end : other.start]
        if _AMONG.search(facts.words(max(0, one.start - _HAS_REACH), one.start)) and _THERE_ARE.fullmatch(tie):
            yield End(id=other.id), End(id=one.id)


def _counts_places(mention: Mention) -> bool:
    """Whether a fraction is of units, of which there are no more than there are: `15/13 xã, thị trấn`."""
    return all(unit_group(noun) in _PLACES for noun in (mention.unit or "").split(", "))


def _over_one(facts: Facts, mention: Mention, halves: tuple[Decimal, Decimal], severity: Severity) -> Finding:
    """A fraction above one, or the 19th place of 18."""
    numerator, denominator = halves
    what, what_en = ("Tử số lớn hơn mẫu số", "The numerator exceeds the denominator")
    if mention.kind == "ordinal":
        what, what_en = ("Thứ hạng lớn hơn số đơn vị xếp hạng", "The place is behind the last")
    return facts.finding(
        CODE,
        NAME,
        severity,
        BASIS,
        vi=f"{what}: {facts.text(mention.id)}.",
        en=f"{what_en}: {facts.text(mention.id)}.",
        evidence=[mention.id],
        stated=mention.value,
        arithmetic=f"{number(numerator)} > {number(denominator)}",
    )


def _exceeds(facts: Facts, part: End, whole: End) -> bool:
    """Whether a part is larger as printed, estimates of some digits ("ước đạt 91,3 nghìn lượt") among them."""
    low, high = _least(facts, part), facts.as_told(whole).high
    if high is None:  # "trên 51 nghìn lượt" is not said of twice as much
        return low > _ABOVE * facts.value(whole)
    return low > high


def _least(facts: Facts, part: End) -> Decimal:
    """What a part is at least: "gần 214,6 nghìn lượt" is not said of less than 214,5."""
    low = facts.as_told(part).low
    printed = facts.printed(part)
    return printed.base - printed.slack if low is None else low


def _exceeds_in_words(facts: Facts, part: End, whole: End) -> bool:
    """Whether a part exceeds what words leave open above: `phải thu hơn 6,2 tỷ đồng` is said of no 7,1."""
    low = facts.interval(part).low
    low = _least(facts, part) if low is None else low
    high = in_words(facts, facts.mentions[whole.id]).high
    told = facts.mentions[whole.id].qualifier == "more_than" and whole.part is None
    return told and high is not None and low > high


def _overlaps(facts: Facts, part: End, whole: End) -> bool:
    """Whether what two figures may mean leaves it open which is larger: as estimates they may be off."""
    low, high = facts.interval(part).low, facts.interval(whole).high
    return low is None or high is None or low <= high


def _is_of_before(facts: Facts, part: End) -> bool:
    """Whether words behind a stage say that some of it is of an earlier time: `khám phá 71 vụ (9 vụ của năm trước)`."""
    end = facts.mentions[part.id].end
    return _EARLIER.search(facts.words(end, end + _LABEL)) is not None


def _finding(facts: Facts, part: End, whole: End, severity: Severity) -> Finding:
    scale = facts.printed(whole).scale
    larger, limit = in_unit(facts.value(part), scale), in_unit(facts.value(whole), scale)
    return facts.finding(
        CODE,
        NAME,
        severity,
        BASIS,
        vi=f"Thành phần {facts.text(part.id)} lớn hơn tổng số {facts.text(whole.id)}.",
        en=f"The part {facts.text(part.id)} exceeds the whole {facts.text(whole.id)}.",
        evidence=[whole.id, part.id],
        stated=number(larger),
        expected=f"≤ {number(limit)}",
        arithmetic=f"{number(larger)} > {number(limit)}",
    )


def _open_parts(facts: Facts) -> Iterator[tuple[End, End, tuple[int, int]]]:
    """The parts that lists name which may be short or overlap, with their wholes and where the words before them stand.

    SUM101 adds up the others. Behind a semicolon or a full stop the next whole may be told already: `10 hộ nghèo, trong đó
    3 hộ xã A; hộ cận nghèo 14 hộ`.
    """
    for breakdown in facts.breakdowns:
        whole = facts.mentions[breakdown.whole.id]
        if breakdown.complete or way_told(facts, whole):
            continue
        last = None
        for part in breakdown.parts:
            mention = facts.mentions[part.id]
            if last is not None and _STOP.search(facts.report.source.text, last, mention.start):
                break
            yield part, breakdown.whole, (max(last or whole.end, mention.start - _LABEL), mention.start)
            last = mention.end


def _is_certain(facts: Facts, part: End, whole: End) -> bool:
    """Whether a figure stands first in a list that words, a bracket or a colon open: none before it may have ended the list.

    `biểu diễn 88 buổi, trong đó vùng sâu 35 buổi, chiếu phim 420 buổi`: perhaps no shows.
    """
    first = min(facts.parts_of[whole.id], key=lambda id_: facts.mentions[id_].start)
    return first == part.id and _is_opened(facts, part, whole)


def _is_opened(facts: Facts, part: End, whole: End) -> bool:
    """Whether words, a bracket or a colon open the list of parts; else only the order of the figures makes it one."""
    before, stop, own = facts.words(facts.mentions[whole.id].end, facts.mentions[part.id].start).rpartition(". ")
    return _OPENER.search(own) is not None or (not (before or stop) and _MARK.search(own) is not None)


def _came_together(facts: Facts, first: End, second: End) -> bool:
    """Whether the supposed whole and figures beside it make up the part, or came in before it in a sentence of their own.

    `Nhận 1.370 hồ sơ, cộng với 10 hồ sơ kỳ trước là 1.380 hồ sơ`; `trực tuyến 210 hồ sơ, trực tiếp 25 hồ sơ. Đã giải quyết 230 hồ sơ`
    """
    part, whole, over = facts.mentions[first.id], facts.mentions[second.id], facts.value(first) - facts.value(second)
    told = [m for m in facts.figures_within(whole.end, part.start - 1) if _counts_alike(m, whole)]
    between = [facts.amount(m) for m in told]
    carried = sum(facts.amount(m) for m in told if facts.code(m.id) == "dossier.carried_in")
    if over in between or may_add_up(between, over) or carried >= over:
        return True
    sentences = facts.once(layout).starts
    if sentence_at(sentences, part.start) == sentence_at(sentences, whole.start):
        return False
    begin = sentences[sentence_at(sentences, whole.start)]
    before = [facts.amount(m) for m in facts.figures_within(begin, whole.start - 1) if _counts_alike(m, whole)]
    return bool(before) and sum(before) >= over


def _counts_alike(one: Mention, other: Mention) -> bool:
    return one.kind == other.kind == "count" and unit_group(one.unit or one.inherited_unit) == unit_group(other.unit)


def _same_thing(facts: Facts, part: End, whole: End) -> bool:
    """Whether both are told in one unit; people may have two names: `540 học viên, trong đó nữ 562 người`."""
    a, b = unit_group(facts.mentions[part.id].unit), unit_group(facts.mentions[whole.id].unit)
    if a is None or b is None:
        return False
    one, other = facts.mentions[part.id], facts.mentions[whole.id]
    return one.unit == other.unit or {a, b} <= PEOPLE or (one.kind == other.kind == "count" and b.startswith(f"{a} "))
