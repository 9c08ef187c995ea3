"""Structures of a sentence that look like a sum or a share and are none, each beside a true error of the same shape."""

import pytest

from extractor import extract_text
from verifier import verify

_CASES = {
    "a part of what a fraction counts is not what it leaves": (
        "Thu 380/400 phiếu, trong đó 24 phiếu không hài lòng.",
        "Thu 380/400 phiếu, trong đó 24 phiếu không hài lòng; còn 24 phiếu chưa thu.",
        "SUM104",
    ),
    "a part of what a fraction counts is not taken off": (
        "Thẩm định 35/40 dự án, trong đó 7 dự án phải chỉnh sửa; còn lại 5 dự án chưa thẩm định.",
        "Thẩm định 35/40 dự án, trong đó 7 dự án phải chỉnh sửa; còn lại 6 dự án chưa thẩm định.",
        "SUM104",
    ),
    "a list that says it goes on may fall short": (
        "Đàn vật nuôi có 5.000 con, gồm trâu 650 con (13%), bò 4.150 con (83%), còn lại là dê.",
        "Đàn vật nuôi có 5.000 con, gồm trâu 650 con (13%), bò 4.150 con (83%), còn lại là dê 300 con.",
        "SUM101",
    ),
    "a total that its parts made up is not held against what follows": (
        "Tổng số 312 cuộc thanh tra, kiểm tra, gồm 45 cuộc thanh tra và 267 cuộc kiểm tra; ban hành 290 kết luận, xử phạt 112 tổ chức.",
        "Tổng số 312 cuộc thanh tra, kiểm tra, gồm 45 cuộc thanh tra và 276 cuộc kiểm tra; ban hành 290 kết luận, xử phạt 112 tổ chức.",
        "SUM101",
    ),
    "months of one row divide none of them": (
        "Tháng 4 có 250 hồ sơ: tháng 5 130 hồ sơ, tháng 6 121 hồ sơ.",
        "Quý II có 750 hồ sơ: tháng 4 250 hồ sơ, tháng 5 260 hồ sơ, tháng 6 230 hồ sơ.",
        "SUM101",
    ),
    "an education counts those who have it": (
        "Công chức có 52 người: thạc sĩ 16, cử nhân 33, trung cấp 3.",
        "Công chức có 52 người: thạc sĩ 16, cử nhân 33, trung cấp 2.",
        "SUM101",
    ),
    "dossiers closed under another name balance": (
        (
            "Tổng số hồ sơ tiếp nhận 630 hồ sơ (kỳ trước chuyển sang 30, tiếp nhận mới 600); đã giải quyết 570 hồ sơ; "
            "đang giải quyết 48 hồ sơ; từ chối tiếp nhận 12 hồ sơ."
        ),
        (
            "Tổng số hồ sơ tiếp nhận 630 hồ sơ (kỳ trước chuyển sang 30, tiếp nhận mới 600); đã giải quyết 570 hồ sơ; "
            "đang giải quyết 48 hồ sơ; từ chối tiếp nhận 21 hồ sơ."
        ),
        "BAL101",
    ),
    "a month is no total of the months behind it": (
        "Tháng 4: 250 hồ sơ, tháng 5: 260 hồ sơ, tháng 6: 240 hồ sơ; cộng quý II: 750 hồ sơ.",
        "Quý II: 750 hồ sơ, gồm: tháng 4: 250 hồ sơ, tháng 5: 260 hồ sơ, tháng 6: 230 hồ sơ.",
        "SUM101",
    ),
    "an item of a list is no remainder of the one before it": (
        "- Đúng hạn 1.402/1.410 hồ sơ (đạt 99,43%).\n\n- Đang giải quyết 04 hồ sơ.",
        "Đúng hạn 1.402/1.410 hồ sơ, còn 06 hồ sơ chưa giải quyết.",
        "SUM104",
    ),
    "what opens an item is left of nothing before it": (
        "- Tiếp nhận 491 hồ sơ; đã giải quyết 489 hồ sơ.\n- Thiết bị quét đã cũ.\n- Còn 03 hồ sơ giải quyết quá hạn.",
        "Đúng hạn 489/491 hồ sơ, còn 03 hồ sơ quá hạn.",
        "SUM104",
    ),
    "how much of the whole is done is no part of it": (
        "Tiếp nhận 20 kiến nghị, gồm 01 kiến nghị về quy định và 19 kiến nghị về hành vi; đã trả lời 20/20 kiến nghị.",
        "Tiếp nhận 20 kiến nghị, gồm 01 kiến nghị về quy định và 18 kiến nghị về hành vi.",
        "SUM101",
    ),
    "a list ends where it makes up the total": (
        "Tiếp nhận 56 hồ sơ; trong đó 12 hồ sơ trực tuyến, 38 hồ sơ trực tiếp, 6 hồ sơ kỳ trước chuyển sang; đã giải quyết 48 hồ sơ.",
        "Tiếp nhận 56 hồ sơ; trong đó 12 hồ sơ trực tuyến, 38 hồ sơ trực tiếp và bưu chính; đã giải quyết 48 hồ sơ.",
        "SUM101",
    ),
    "an item called otherwise completes the list": (
        "Phát hiện 34 vụ gồm: 17 vi phạm thủ tục; 12 vụ vận chuyển; 5 vụ phá rừng.",
        "Phát hiện 34 vụ gồm: 18 vụ khai thác; 12 vụ vận chuyển; 5 vụ phá rừng.",
        "SUM101",
    ),
    "a percentage of its own noun": (
        "Có 13/14 tổ dân phố văn hóa, 100% cơ quan văn hóa.",
        "Có 13/14 tổ dân phố văn hóa, đạt 100%.",
        "RAT101",
    ),
    "a list nested in its first part": (
        "Phải thi hành 1.300 việc, trong đó có điều kiện 980 việc, đã thi hành xong 480 việc.",
        "Phải thi hành 1.300 việc, gồm có điều kiện 980 việc, chưa có điều kiện 480 việc.",
        "SUM101",
    ),
    "parts that overlap": (
        "Chi bộ có 64 đảng viên, trong đó 40 đảng viên nữ, 35 đảng viên trẻ.",
        "Chi bộ có 64 đảng viên, gồm 40 đảng viên nữ, 35 đảng viên nam.",
        "SUM101",
    ),
    "so many out of so many": (
        "Rà lại thì một nửa trong số 90 công văn có thiếu sót; xã bên là 44 trong 80 công văn.",
        "Rà lại 90 công văn, gồm 44 công văn đúng, 80 công văn sai.",
        "SUM101",
    ),
    "a change is no total": (
        "Quản lý 480 hộ, tăng 35 hộ, trong đó hộ cũ là 180 hộ; hộ mới là 300 hộ.",
        "Quản lý 480 hộ, tăng 35 hộ, gồm hộ cũ 180 hộ, hộ mới 301 hộ.",
        "SUM101",
    ),
    "the plan behind a slash is no total": (
        "Đàn gia súc có 920 con/710 con, gồm trâu 300 con, bò 620 con.",
        "Đàn gia súc có 920 con/710 con, gồm trâu 300 con, bò 630 con.",
        "SUM101",
    ),
    "the total that the parts add up to is meant": (
        "Tiếp 52 đoàn trong tỉnh và 30 đoàn ngoài tỉnh, trong đó 12 đoàn cấp huyện và 40 đoàn cấp xã.",
        "Tiếp 52 đoàn trong tỉnh, gồm 12 đoàn cấp huyện và 41 đoàn cấp xã.",
        "SUM101",
    ),
    "the end of a list divides the total anew": (
        "Mở 75 lớp, trong đó năm trước để lại 22 lớp, có 68 lớp ban ngày và 7 lớp buổi tối.",
        "Mở 75 lớp, gồm 68 lớp ban ngày và 8 lớp buổi tối.",
        "SUM101",
    ),
    "a fraction is divided by fractions": (
        "Đã xong 9/20 đơn: 5/12 đơn đất đai, còn 7 đơn; 4/8 đơn trợ cấp, còn 4 đơn.",
        "Đã xong 9/20 đơn: 5/12 đơn đất đai, 6/8 đơn trợ cấp.",
        "SUM101",
    ),
    "a new total ends the list": (
        "Trao thưởng 14 người, trong đó xã Tân Lập 3 người; tổng số người được khen là 38 người.",
        "Trao thưởng 14 người, gồm nam 9 người, nữ 6 người; tổng số người được khen là 38 người.",
        "SUM101",
    ),
    "extremes stand for the others": (
        "Còn 620 thủ tục (Sở Nội vụ nhiều nhất là 51 thủ tục; Sở Y tế ít nhất là 6 thủ tục).",
        "Còn 620 thủ tục (Sở Nội vụ là 520 thủ tục; Sở Y tế là 111 thủ tục).",
        "SUM101",
    ),
    "places stand for the others": (
        "Sửa 36 cống, gồm Tân Lập 5, Bình Minh 11, Đông Sơn 8.",
        "Sửa 36 cống, gồm Tân Lập 5, Bình Minh 11, Đông Sơn 21.",
        "SUM101",
    ),
    "bare figures behind a scaled unit": (
        "Thiệt hại 80 ha (Tân Lập 43, Bình Minh 12, Đông Sơn 25).",
        "Thiệt hại 80 ha (Tân Lập 43 ha, Bình Minh 12 ha, Đông Sơn 28 ha).",
        "SUM101",
    ),
    "kinds told each with its growth": (
        "Diện tích rau màu là 820 ha, gồm ngô 410 ha, tăng 2%; đậu 350 ha, tăng 6%.",
        "Diện tích rau màu là 820 ha, gồm ngô 410 ha, tăng 2%; đậu 450 ha, tăng 6%.",
        "SUM101",
    ),
    "a share of a plan is no share of a total": (
        "Đã mở 50 lớp, trong đó 31 lớp ban ngày, 14 lớp buổi tối và lưu động 5 lớp, đạt 82% so với kế hoạch.",
        "Đã mở 50 lớp, trong đó 31 lớp ban ngày, 14 lớp buổi tối và lưu động 5 lớp, chiếm 82%.",
        "RAT102",
    ),
    "a percentage behind brackets is that of the figure before them": (
        "Có 200 thủ tục, trong đó 150 thủ tục trực tuyến (90 toàn trình, 60 một phần), chiếm 75%.",
        "Có 200 thủ tục, trong đó 150 thủ tục trực tuyến (90 toàn trình, 60 một phần), chiếm 57%.",
        "RAT102",
    ),
    "a percentage of households, not of the communes": (
        "Có 15/45 xã có 100% hộ dùng nước sạch.",
        "Có 15/45 xã dùng nước sạch, đạt 100%.",
        "RAT101",
    ),
    "at least so many of the households": (
        "Có 12/15 thôn có từ 90% số hộ đạt danh hiệu văn hóa.",
        "Có 12/15 thôn đạt danh hiệu văn hóa (90%).",
        "RAT101",
    ),
    "a rate of something else within the clause": (
        "Có 18/20 trường có tỷ lệ chuyên cần đạt 98%.",
        "Có 18/20 trường đạt chuẩn, tỷ lệ 98%.",
        "RAT101",
    ),
    "a rate of something else in the next clause": (
        "Toàn huyện có 20/25 xã đạt chuẩn, tỷ lệ hộ nghèo 2,5%.",
        "Toàn huyện có 20/25 xã đạt chuẩn, đạt tỷ lệ 82,5%.",
        "RAT101",
    ),
    "a new subject behind a comma": (
        "Có 20/25 xã đạt chuẩn, trường học đạt 98%.",
        "Có 20/25 xã đạt chuẩn, chiếm 98%.",
        "RAT101",
    ),
    "targets met": (
        "Có 30/45 xã hoàn thành 100% chỉ tiêu.",
        "Có 30/45 xã hoàn thành (100%).",
        "RAT101",
    ),
    "so many that met so much of the plan": (
        "Có 25/30 xã đạt 80% kế hoạch.",
        "Có 25/30 xã đạt 80% tổng số xã.",
        "RAT101",
    ),
    "a fraction held against a target of its own": (
        "Kết nạp 11/16 quần chúng, đạt 110% chỉ tiêu tỉnh giao.",
        "Kết nạp 11/16 quần chúng, đạt 110%.",
        "RAT101",
    ),
    "money held against the same period, and against its plan": (
        "Thu 45/50 tỷ đồng, bằng 105% so với cùng kỳ.",
        "Thu 45/50 tỷ đồng, bằng 80% kế hoạch năm.",
        "RAT101",
    ),
    "a fraction held against the same period": (
        "Có 20/25 xã đạt chuẩn, bằng 105% so với cùng kỳ.",
        "Có 20/25 xã đạt chuẩn, bằng 105%.",
        "RAT101",
    ),
    "the plan's own number in brackets": (
        "Có 20/25 xã đạt chuẩn, đạt 100% kế hoạch năm (20 xã).",
        "Có 20/25 xã đạt chuẩn, đạt 100% (trong năm có 20 xã).",
        "RAT101",
    ),
    "the plan in brackets": (
        "Có 12/15 thôn đạt chuẩn, đạt 110% (kế hoạch 11 thôn).",
        "Có 12/15 thôn đạt chuẩn, đạt 110% (cùng kỳ 11 thôn).",
        "RAT101",
    ),
    "a day": ("Chốt số liệu 15/11, đạt 95%.", "Số hóa 150/160, đạt 95%.", "RAT101"),
    "a day in brackets": ("Đạt 95% (15/11).", "Đạt 95% (150/160).", "RAT101"),
    "a dose": ("Tiêm mũi 1/2 đạt 95%.", "Tiêm 1/2 mũi, đạt 95%.", "RAT101"),
    "the plan is no earlier level": (
        "Thu 45 tỷ đồng, đạt 90% kế hoạch 50 tỷ đồng, giảm 10% so với năm 2023 (50 tỷ đồng).",
        "Thu 45 tỷ đồng, đạt 90% kế hoạch 50 tỷ đồng, giảm 25% so với năm 2023 (50 tỷ đồng).",
        "RAT104",
    ),
    "bare brackets give examples": (
        "Chi thường xuyên 60 tỷ đồng (giáo dục 30 tỷ đồng, y tế 10 tỷ đồng).",
        "Chi thường xuyên 60 tỷ đồng (giáo dục 40 tỷ đồng, y tế 15 tỷ đồng).",
        "SUM101",
    ),
    "a closing rate names another part than the last": (
        "Tiếp nhận 2.500 hồ sơ, trong đó trực tuyến 2.250 hồ sơ, trực tiếp 250 hồ sơ, tỷ lệ trực tuyến đạt 90%.",
        "Tiếp nhận 2.500 hồ sơ, trong đó trực tuyến 2.250 hồ sơ, trực tiếp 250 hồ sơ, tỷ lệ trực tuyến đạt 92%.",
        "RAT102",
    ),
    "a closing rate is of parts together": (
        "Giải quyết 800 hồ sơ, trong đó trước hạn 700 hồ sơ, đúng hạn 84 hồ sơ, quá hạn 16 hồ sơ, đạt 98%.",
        "Giải quyết 800 hồ sơ, trong đó trước hạn 700 hồ sơ, đúng hạn 84 hồ sơ, quá hạn 16 hồ sơ, đạt 96%.",
        "RAT102",
    ),
    "a closing rate is of all parts": (
        "Đã giải quyết 800 hồ sơ, trước hạn 700 hồ sơ và đúng hạn 100 hồ sơ, đạt 100%.",
        "Đã giải quyết 800 hồ sơ, trước hạn 600 hồ sơ và đúng hạn 100 hồ sơ, đạt 100%.",
        "RAT102",
    ),
    "a closing rate is of all but the part before it": (
        "Kiểm tra 400 cơ sở, trong đó vi phạm 16 cơ sở, đạt 96%.",
        "Kiểm tra 400 cơ sở, trong đó vi phạm 16 cơ sở, đạt 69%.",
        "RAT102",
    ),
    "a closing rate of something else": (
        "Nhận 400 đơn, trong đó đất đai 100 đơn, xây dựng 300 đơn, tỷ lệ số hóa đạt 97,5%.",
        "Nhận 400 đơn, trong đó đất đai 100 đơn, xây dựng 300 đơn, tỷ lệ xây dựng đạt 97,5%.",
        "RAT102",
    ),
    "a rate of the noun behind it": (
        "Đã số hóa 400 hồ sơ, trong đó 100 hồ sơ hộ tịch, đạt 95% hồ sơ tiếp nhận.",
        "Đã số hóa 400 hồ sơ, trong đó 100 hồ sơ hộ tịch, đạt 95%.",
        "RAT102",
    ),
    "a rate of all but those returned": (
        "Giải quyết 650 hồ sơ, trong đó có 20 hồ sơ trả lại; đúng hạn 630 hồ sơ, đạt 100%.",
        "Giải quyết 650 hồ sơ, trong đó có 20 hồ sơ trả lại; đúng hạn 610 hồ sơ, đạt 100%.",
        "RAT102",
    ),
    "a share of the plan behind the level of another period": (
        "Thu 560 tỷ đồng, tăng 12% so với cùng kỳ (500 tỷ đồng), đạt 40% kế hoạch năm.",
        "Thu 560 tỷ đồng, so với dự toán giao (800 tỷ đồng) đạt 40%.",
        "RAT109",
    ),
    "the change in percent behind the level that it is of": (
        "Thu nhập 64,2 triệu đồng, tăng 4,2 triệu đồng so với năm 2023 (60 triệu đồng), tương đương 7%.",
        "Thu nhập 64,2 triệu đồng, so với năm 2023 (60 triệu đồng) bằng 170%.",
        "RAT109",
    ),
}


def errors(text: str) -> list[str]:
    return [finding.rule for finding in verify(extract_text(text)) if finding.severity in ("error", "warning")]


@pytest.mark.parametrize(("innocent", "wrong", "rule"), _CASES.values(), ids=_CASES.keys())
def test_only_the_true_error_is_raised(innocent: str, wrong: str, rule: str) -> None:
    assert errors(innocent) == []
    assert rule in errors(wrong)
