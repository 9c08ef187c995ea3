"""RAT102 percentage-differs-from-counts: a percentage fits neither the total it is told of nor any other in sight.

What it finds: a count, a percentage tied to it ("đạt", "chiếm", "=") and the total of which it is a share, where the
    share does not print so.
Why it matters: one of the three is wrong, or the percentage was computed from a total the report does not name.
Basis: arithmetic; habits of denominators (received, handled, settled) differ, so every total stated nearby is tried.
    "100%" of less than all is told even where it rounds so, as a warning: readers take it for all.
    Structure alone ties a count to the total in the bracket behind ("94% dân số (312.860 người)") and to one of which two
    neighbours are shares: then it is a warning. So is a percentage whose total the words make evident: the larger count of
    the same unit before it, the sum planned or asked, the figure that bears the name behind the percentage, the total told
    right behind a list; "tỷ lệ hồ sơ trực tuyến" is of the one part that bears the name; "khá, giỏi chiếm" of all grades.
    A count printed with another total than the one that fits ("176/229 đơn"), or of which the words name another ("đạt 86,2%
    số đơn đủ điều kiện"), is told with the total that does.
Stays silent: when another total of the same unit in the paragraph prints the percentage, when the numerator is no part
    of the total, when nothing names a total, when the percentage is of a plan or another period, and when no share of
    several fits the total and they do not make up 100% either: then each is of a base of its own. Where all parts of a
    list have their share and the others are of its whole, no other total explains the one that is not. A percentage that
    only follows a list ("..., quá hạn 12 hồ sơ, đạt 99%") is silent where it names something else or where parts together,
    all but the last part, or dossiers returned account for it; else it is a warning. An evident total is none where the
    percentages beside it are of untold totals, or where it has a name that no figure bears.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import regex as re

from extractor.model import End, Ratio
from patterns.folding import fold
from patterns.slips import closes
from patterns.units import same_kind, unit_group
from verifier.closing_rates import belongs_elsewhere, is_inferred
from verifier.each_reached import may_be_each
from verifier.evident import TELLS_AMOUNT
from verifier.facts import Facts
from verifier.finding import Finding, Severity
from verifier.grades import Together, grades
from verifier.in_time_rates import in_time_rates
from verifier.line import telling
from verifier.misnamed import Misnamed, misnamed
from verifier.nearby import Nearby
from verifier.origins import Origin, Rate
from verifier.own_wholes import is_beside_its_own, is_of_list, names_other_total
from verifier.rounding import Agreement, agreement, as_percent, prints
from verifier.shares import (
    Share,
    explained,
    figures_alike,
    is_fraction,
    is_stated,
    nearly_prints,
    other_totals,
    share_of,
)
from verifier.slips import Slip, offers, printed_figure
from verifier.unexplained import unexplained
from verifier.wording import number, points

CODE = "RAT102"
NAME = "percentage-differs-from-counts"
NAME_VI = "Tỷ lệ phần trăm không khớp số lượng và tổng số"
SEVERITY: Severity = "error"
BASIS = "Số học: số lượng / tổng số × 100 phải bằng tỷ lệ đã in; các tổng số khác nêu gần đó đều được thử làm mẫu số."
FIRES = (
    "Dân số 12.450 người, nữ chiếm 52,3% (6.300 người).",
    "Dự toán giao 10 tỷ đồng, thực hiện 12,4 tỷ đồng, đạt 134%.",
    "Đã trồng được 450 cây trên kế hoạch 500 cây, đạt 95%.",
    "Công đoàn kết nạp mới 2.340 đoàn viên (chỉ tiêu năm 2.100, đạt 117%).",
    "Chi hội có 36 hội viên, trong đó 21 hội viên nữ, bằng 41,7%.",
    "Đề án số hóa có kinh phí 860 triệu đồng, đã giải ngân 537,5 triệu đồng, bằng 73,5%.",
    "Đào tạo nghề cho 1.648/1.600 lao động, đạt 703,0% kế hoạch năm, gồm 812 lao động nữ.",
    "Có 365 thôn, tổ dân phố đạt danh hiệu văn hóa trên tổng số 412 khu dân cư, tỷ lệ 86,8%.",
    "Xã tiêm 8.461 liều: mũi 1 cho 6.334 trẻ, đạt 41,0% số trẻ từ 5 tuổi (7.820 trẻ); mũi 2 cho 2.127 trẻ, đạt 27,2%.",
    "Đã giải quyết 861 hồ sơ (trước hạn 704, đúng hạn 153, quá hạn 04). Tỷ lệ đúng hạn và trước hạn 99,35%.",
    "Đã giải quyết 861 hồ sơ: trước và đúng hạn 857 hồ sơ, quá hạn 4 hồ sơ; tỷ lệ trả đúng hạn, trước hạn đạt 98,3%.",
    "Xã có 8.214 người tham gia BHYT trên dân số 8.930 người, độ bao phủ 95,3%, vượt chỉ tiêu giao.",
    "Có 1.214 hộ đạt gia đình văn hóa trên tổng số hộ là 1.493 hộ (đạt tỷ lệ 85,3%).",
    "Tổ dân phố có 214 hộ, 831 nhân khẩu; góp 48 triệu đồng; 187 hộ đạt gia đình văn hóa, chiếm 93% tổng số hộ.",
    "Có 12 đơn quá hạn, gồm 8 đơn khiếu nại, 4 đơn tố cáo, chiếm 4% tổng số 400 đơn.",
    "Ra quyết định truy thu 3.518,4 triệu đồng, đã nộp 3.185,4 triệu đồng, đạt tỷ lệ 100%.",
    "Lập biên bản 64 vụ, xử phạt 58 vụ với số tiền 862,5 triệu đồng; đến nay đã nộp ngân sách 690 triệu đồng, đạt 60%.",
    "Cục thuế truy thu 3.600 triệu đồng, đã thu được 2.710 triệu đồng (bằng 85% số phải thu).",
    "Đơn quá hạn 87 đơn, chiếm 42% trong 4.236 đơn.",
    "Khám cho 4.608 lượt người. Bảo hiểm 3.982 lượt, chiếm 86,41%; viện phí 539 lượt, chiếm 11,70%; miễn giảm 87 lượt, chiếm 1,98%.",
    "Cấp giấy lần đầu được 61.204 giấy/66.830 thửa cần cấp, đạt 96,1%, còn 5.626 thửa tranh chấp.",
    "Hội có 6.310 hội viên trên 9.560 thanh niên từ 16 tuổi trở lên (69%); kết nạp 212 hội viên.",
    "Xã còn 84 hộ nghèo, chiếm 3,9% và 126 hộ cận nghèo, chiếm 5,25% tổng số 2.400 hộ.",
    "Xã mở 24/20 lớp tập huấn, đạt 125% kế hoạch, với 912 học viên.",
    "Tổng diện tích 148,5 ha/KH 135 ha đạt 101,0%; lúa 90 ha.",
    "Thu nhận 61.436 hồ sơ định danh điện tử, đã kích hoạt 46.028 tài khoản, đạt 71,9%.",
    "HĐND xã giao 41,2 tỷ đồng, huyện giao 38 tỷ đồng. Thu 25,6 tỷ đồng, đạt 67% kế hoạch huyện giao và bằng 72,1% kế hoạch HĐND xã giao.",
    "Lũy kế cấp 8.412 giấy/8.950 thửa cần cấp đạt 98,0%, còn 538 thửa.",
    "Tổng số đại biểu 46, có mặt 44. Người được tín nhiệm cao nhất có 41 phiếu (93,18% đại biểu có mặt, 86,13% tổng số đại biểu).",
    "Tổng dư nợ đạt 1.820,0 tỷ đồng. Doanh số cho vay 412,6 tỷ đồng. Nợ quá hạn 3,6 tỷ đồng, chiếm 0,40%.",
    "Trồng rừng đạt 3.915 ha/3.700 ha kế hoạch (109,8%).",
    "Kết quả kiểm tra: giỏi 97, khá 271, đạt yêu cầu 48; khá, giỏi chiếm 65,1%.",
    "Xã còn 84 hộ nghèo, chiếm 3,9%; 126 hộ cận nghèo, chiếm 5,25% trong tổng số 2.400 hộ.",
    "Sản lượng đạt 48.200 tấn, khai thác 30.100 tấn, nuôi trồng 18.100 tấn (riêng tôm 6.410 tấn, chiếm 13,3% sản lượng nuôi trồng).",
    "Có 3.400 căn: 1.240 căn đã hoàn thành, 2.160 căn đang xây, đạt 85% chỉ tiêu (4.000 căn). Tỷ lệ hoàn thành so với chỉ tiêu là 38,5%.",
    "Dân quân xã biên chế 640 đồng chí; đảng viên 150, đoàn viên 412; tỷ lệ đảng viên trong LLDQ 29,7%.",
    "Dân số trung bình 52,4 nghìn người, 41 bác sĩ. Số thẻ bảo hiểm y tế là 48.900 thẻ, độ bao phủ 88,1% dân số.",
    "Có 3.120 tài khoản được kích hoạt, đạt 84,6% so với số hồ sơ thu nhận (4.160 hồ sơ).",
    "Xếp loại xuất sắc 12 chi bộ (20%); tốt 41 chi bộ (75,3%); hoàn thành 07 chi bộ (11,67%). Tổng số chi bộ được xếp loại là 60 chi bộ.",
    "Tiếp nhận 640 đơn, đủ điều kiện xử lý 580 đơn, không đủ điều kiện 60 đơn; đã xử lý 544 đơn, đạt 85% số đơn đủ điều kiện.",
    "Tổng đàn 12.640 con, riêng bò lai 5.918 con, bằng 51,8% tổng đàn.",
    "Có 2.518 người tham gia, đạt 43,1% lực lượng lao động trong độ tuổi (5.980 người).",
    "Có 1.486 hộ dùng nước sạch trên tổng số 1.462 hộ, đạt 98,4%.",
    "Có 221 đơn thuộc thẩm quyền. Đã giải quyết 176 đơn (160 khiếu nại, 16 tố cáo)/229 đơn, đạt tỷ lệ 79,64%.",
    "Tổng vốn 12.840 triệu đồng, gồm tỉnh 9.850 triệu đồng, nhân dân 2.990 triệu đồng (bằng 32,3% tổng vốn).",
    "Đã thu 1.274,4 triệu đồng so với dự toán 1.180,0 triệu đồng, đạt 118,0%.",
    "Tổng số hồ sơ tiếp nhận: 1.144 hồ sơ. Tiếp nhận trực tuyến: 1.106 hồ sơ, chiếm 69,68% tổng số hồ sơ tiếp nhận.",
    "Số hồ sơ đã giải quyết là 1.270 hồ sơ. Số lượng hồ sơ có số hóa kết quả là 533 hồ sơ, đạt 42,15%.",
    "Có 2.640 việc, trong đó có điều kiện 1.204 việc, chưa có điều kiện 1.436 việc. Đã xong 512 việc, đạt 45,2% số có điều kiện.",
    "Có 1.000 người, trong đó nữ 600 người (chiếm 40%), nam 400 người (chiếm 60%).",
    "Kiến nghị thu hồi 912,4 triệu đồng, đã thu 775,5 triệu đồng, đạt tỷ lệ 100%.",
    "Tiếp nhận 989 hồ sơ. Đã giải quyết 979 hồ sơ, gồm trước hạn 913 hồ sơ (92,3%), đúng hạn 66 hồ sơ (6,7%).",
    "Vốn huy động 438,7 tỷ đồng: ngân sách 114,6 tỷ đồng (21,6%), tín dụng 287,0 tỷ đồng (65,4%), nhân dân 37,1 tỷ đồng (8,5%).",
    "Phường phát 1.640 phiếu lấy ý kiến, thu về 1.312 phiếu hợp lệ, đạt 93,6%.",
    "Cả năm kết nạp 618 hội viên, đạt 91,4% chỉ tiêu 600 hội viên.",
    "Kế hoạch vốn năm 2031 là 742,5 tỷ đồng. Đến nay giải ngân đạt 415,8 tỷ đồng, bằng 63,5% kế hoạch.",
    "Đường xã dài 412,6 km, đường thôn dài 903,4 km. Tỷ lệ cứng hóa đường xã đạt 81,2% (379,6 km).",
    "Có 640 người phải kê khai; đã kê khai 612 người, đạt 100%.",
    "Đã xử lý 820 hồ sơ, đang xử lý 14 hồ sơ. Trong số đã xử lý, đúng hạn 779 hồ sơ, đạt tỷ lệ đúng hạn 100%.",
    "Đã giải ngân 1.302 tỷ đồng/2.100 tỷ đồng, bằng 66,4% kế hoạch Thủ tướng Chính phủ giao.",
    "Nhận 5.120 hồ sơ, trong đó trực tuyến 4.710 hồ sơ, trực tiếp 410 hồ sơ; tỷ lệ hồ sơ trực tuyến đạt 86,4%.",
    "Hội có 12.480 hội viên, chiếm 84,1% phụ nữ từ 18 tuổi trở lên (16.000 người).",
    "Nhiệm kỳ này huyện được giao 640 căn; đã xong 296 căn, bằng 53,1% chỉ tiêu.",
    "Xã có 2.500 nhân khẩu. Kinh 2.000 người, chiếm 80,4%; Tày 400 người, chiếm 16%; Dao 100 người, chiếm 4%.",
)
SILENT = (
    "Có 12 dự án, trong đó 8 dự án đạt 90% khối lượng, 4 dự án đạt 50% khối lượng.",
    "Có 3 xã đạt 100%, 5 xã đạt 95%, 2 xã đạt 90% trên tổng số 10 xã.",
    "Trong số 150 học sinh có 30 em đạt 95% số buổi học.",
    "Công ty quản lý 46 hồ chứa; 31 hồ đạt trên 70%, 11 hồ đạt 50-70%, 4 hồ dưới 50%.",
    "Đón 2,87 triệu lượt, riêng đường thủy ước đạt 214,6 nghìn lượt; doanh thu 318,5 tỷ đồng, tăng 9,4%; năm trước đạt 2,37 triệu lượt.",
    "Dân số 12.450 người, nữ chiếm 50,6% (6.300 người).",
    "Dự toán giao 10 tỷ đồng, thực hiện 12,4 tỷ đồng, đạt 124%.",
    "Đã trồng được 450 cây trên kế hoạch 500 cây, đạt 90%.",
    "Công đoàn kết nạp mới 2.340 đoàn viên (chỉ tiêu năm 2.000, đạt 117%).",
    "Công đoàn kết nạp mới 2.340 đoàn viên (chỉ tiêu cả nhiệm kỳ 9.000, năm nay đạt 117%).",
    "Tiền sử dụng đất 121,9 tỷ đồng. Nợ đọng còn 61,2 tỷ đồng, riêng nợ khó thu chiếm 27%.",
    "Có 1.418 người nghiện, giảm 37 người so với cuối năm 2022 (1.455 người). Điều trị 516 bệnh nhân, đạt 86% chỉ tiêu.",
    "Thu 186,2 tỷ đồng, đạt 76% dự toán giao (245 tỷ đồng), 70% nghị quyết (266 tỷ đồng); tiền đất 41,7 tỷ đồng, đạt 52% dự toán.",
    "Xã nhận 1.151 hồ sơ; đã trả trước và đúng hạn 912 hồ sơ, trả quá hạn 25 hồ sơ; tỷ lệ đúng hạn trên số đã trả đạt 97,33%.",
    "Đề án số hóa có kinh phí 860 triệu đồng, đã giải ngân 537,5 triệu đồng, bằng 62,5%.",
    "Đào tạo nghề cho 1.648/1.600 lao động, đạt 103,0% kế hoạch năm, gồm 812 lao động nữ.",
    "Đào tạo nghề cho 1.648/1.600 lao động, đạt 91,6% kế hoạch năm.",
    "Có 365 thôn, tổ dân phố đạt danh hiệu văn hóa trên tổng số 412 khu dân cư, tỷ lệ 88,6%.",
    "Có 365 thôn văn hóa, trong đó 40 thôn kiểu mẫu, tính trên tổng số 412 khu dân cư, tỷ lệ 88,6%.",
    "Đã giải quyết 861 hồ sơ (trước hạn 704, đúng hạn 153, quá hạn 04). Quý trước tỷ lệ đúng hạn là 98%.",
    "Đã giải quyết 861 hồ sơ (trước hạn 704, đúng hạn 153, quá hạn 04). Cấp huyện: tỷ lệ đúng hạn 98,5%.",
    "Xã tiêm 8.461 liều: mũi 1 cho 6.334 trẻ, đạt 81,0% số trẻ từ 5 tuổi (7.820 trẻ); mũi 2 cho 2.127 trẻ, đạt 27,2%.",
    "Đã giải quyết 861 hồ sơ (trước hạn 704, đúng hạn 153, quá hạn 04). Tỷ lệ đúng hạn và trước hạn 99,54%.",
    "Đã giải quyết 861 hồ sơ (trước hạn 704, đúng hạn 153, quá hạn 04); cấp xã tiếp nhận 90 hồ sơ. Tỷ lệ đúng hạn và trước hạn 99,1%.",
    "Xã có 8.214 người tham gia BHYT trên dân số 8.930 người, độ bao phủ 92,0%, vượt chỉ tiêu giao.",
    "Xã có 8.214 người tham gia BHYT trên dân số 8.930 người, tỷ lệ hộ nghèo 3,5%.",
    "Tổ dân phố có 214 hộ, 831 nhân khẩu; góp 48 triệu đồng; 187 hộ đạt gia đình văn hóa, chiếm 87,4% tổng số hộ.",
    "Có 12 đơn quá hạn, gồm 8 đơn khiếu nại, 4 đơn tố cáo, chiếm 3% tổng số 400 đơn.",
    "Trong 12 đơn quá hạn có 9 đơn khiếu nại (75%), 3 đơn tố cáo (25%), chiếm 3% tổng số đơn đã giải quyết.",
    "Học sinh bán trú 180 em (60%), ngoại trú 120 em (40%); học sinh bán trú nữ 90 em (50%).",
    "Nhận 96.412 hồ sơ, trả 96.305 thẻ, đạt tỷ lệ 99,89% (đúng hẹn 96.305 thẻ đạt tỷ lệ 99,89%, trễ hẹn 0 thẻ, tỷ lệ 0%).",
    "Các trạm khám 214.306 lượt. Giường kế hoạch 1.820, thực kê 2.114, công suất sử dụng 81,3% giường kế hoạch.",
    "Trong quý phường nhận 512 kiến nghị; số kiến nghị phải trả lời là 380 kiến nghị, đã trả lời đạt 96%.",
    "Lập biên bản 64 vụ, xử phạt 58 vụ với số tiền 862,5 triệu đồng; đến nay đã nộp ngân sách 690 triệu đồng, đạt 80%.",
    "Xử phạt 58 vụ với số tiền 862,5 triệu đồng, thu phí tham quan được 690 triệu đồng, đạt 60%.",
    "Xử phạt 58 vụ với số tiền 862,5 triệu đồng. Đã thu 690 triệu đồng quỹ đền ơn đáp nghĩa, đạt 60%.",
    "Thị xã có 21.460 học sinh; số học sinh ba cấp lần lượt là 9.812, 7.345 và 4.303 em, chiếm 45,7%, 34,2% và 20,1%.",
    "Tiếp nhận 900 đơn, gồm 300 đơn khiếu nại, 200 đơn tố cáo và 400 đơn kiến nghị, chiếm 33,3%, 22,2% và 44,4%.",
    "Cấp giấy lần đầu được 61.204 giấy/66.830 thửa cần cấp, đạt 91,6%, còn 5.626 thửa tranh chấp.",
    "Xử lý 12 vụ/15 đối tượng, đạt 85,7%.",
    "Hội có 6.310 hội viên trên 9.560 thanh niên từ 16 tuổi trở lên (66%); kết nạp 212 hội viên.",
    "Xã còn 84 hộ nghèo, chiếm 3,5% và 126 hộ cận nghèo, chiếm 5,25% tổng số 2.400 hộ.",
    "Xã mở 24/20 lớp tập huấn, đạt 120% kế hoạch, với 912 học viên.",
    "Đến nay có 15/19 xã đạt chuẩn, đạt 107,1% kế hoạch; 24/20 lớp đã mở, đạt 96% kế hoạch năm.",
    "Tổng diện tích 148,5 ha/KH 135 ha đạt 110,0%; lúa 90 ha.",
    "Tỉnh giao 380 ha, huyện giao 400 ha; đã trồng 390 ha, trong đó keo 120 ha, đạt 80% kế hoạch tỉnh giao, bằng 75% kế hoạch huyện giao.",
    "Thu nhận 61.436 hồ sơ định danh điện tử, đã kích hoạt 46.028 tài khoản, đạt 74,9%.",
    "Thu nhận 61.436 hồ sơ định danh điện tử, đã kích hoạt 46.028 tài khoản, đạt 83,1%.",
    "HĐND xã giao 41,2 tỷ đồng, huyện giao 38 tỷ đồng. Thu 25,6 tỷ đồng, đạt 67% kế hoạch huyện giao và bằng 62,1% kế hoạch HĐND xã giao.",
    "Lũy kế cấp 8.412 giấy/8.950 thửa cần cấp đạt 94,0%, còn 538 thửa.",
    "Giải quyết 261 vụ/472 bị cáo phải xét xử, đạt 98,1%.",
    "Tổng số đại biểu 46, có mặt 44. Người được tín nhiệm cao nhất có 41 phiếu (93,18% đại biểu có mặt, 89,13% tổng số đại biểu).",
    "Tổng dư nợ đạt 1.820,0 tỷ đồng. Doanh số cho vay 412,6 tỷ đồng. Nợ quá hạn 3,6 tỷ đồng, chiếm 0,20%.",
    "Dư nợ hộ nghèo 820,0 tỷ đồng, dư nợ hộ cận nghèo 612,4 tỷ đồng. Nợ quá hạn 3,6 tỷ đồng, chiếm 0,09%.",
    "Trồng rừng đạt 3.915 ha/3.700 ha kế hoạch (105,8%).",
    "Xã có 4.812 người. Nam 2.310 người, chiếm 48,0%; nữ 2.502 người, chiếm 52,0%. Bình quân 3,8 người/hộ, 31,5% số hộ có từ 5 người.",
    "Tạo việc làm cho 5.150 lao động, đạt 103% kế hoạch (5.000 lao động). Dạy nghề cho 1.740 người, đạt 87% kế hoạch.",
    "Tuyển 400/400 công dân: đại học 60 đồng chí (15,0%); THPT 340 đồng chí (85,0%). Đảng viên 12 đồng chí; sức khỏe loại 1 chiếm 61,5%.",
    "Đăng ký lần đầu cho 640 nam công dân tuổi 17, đạt 100%, trong đó đang học 412 công dân.",
    "Toàn huyện có 500 giáo viên; 90 giáo viên đạt giáo viên giỏi, chiếm 75% số giáo viên dự thi.",
    "Có 1.500 hộ; 120 hộ vay vốn, chiếm 40% số hộ nghèo và cận nghèo.",
    "Kết quả kiểm tra: giỏi 97, khá 271, đạt yêu cầu 48; khá, giỏi chiếm 88,5%.",
    "Xã còn 84 hộ nghèo, chiếm 3,5%; 126 hộ cận nghèo, chiếm 5,25% trong tổng số 2.400 hộ.",
    "Đầu năm có 84 hộ nghèo, tỷ lệ 3,9%. Cuối năm còn 60 hộ, chiếm 2,5% trên tổng số 2.400 hộ.",
    "Sản lượng đạt 48.200 tấn, khai thác 30.100 tấn, nuôi trồng 18.100 tấn (riêng tôm 6.410 tấn, chiếm 35,4% sản lượng nuôi trồng).",
    "Có 3.400 căn: 1.240 căn đã hoàn thành, 2.160 căn đang xây, đạt 85% chỉ tiêu (4.000 căn). Tỷ lệ hoàn thành so với chỉ tiêu là 31%.",
    "Dân quân xã biên chế 640 đồng chí; đảng viên 150, đoàn viên 412; tỷ lệ đảng viên trong LLDQ 23,4%.",
    "Dân số trung bình 52,4 nghìn người, 41 bác sĩ. Số thẻ bảo hiểm y tế là 48.900 thẻ, độ bao phủ 93,3% dân số.",
    "Xã có 640 hộ, 150 đảng viên; tỷ lệ đảng viên trong độ tuổi lao động 29,7%.",
    "Có 1.200 phiếu hợp lệ: 780 phiếu rất hài lòng, 384 phiếu hài lòng, 36 phiếu bình thường; tỷ lệ hài lòng và rất hài lòng đạt 97%.",
    "Có 3.120 tài khoản được kích hoạt, đạt 75% so với số hồ sơ thu nhận (4.160 hồ sơ).",
    "Xếp loại xuất sắc 12 chi bộ (20%); tốt 41 chi bộ (68,33%); hoàn thành 07 chi bộ (11,67%). Tổng số chi bộ được xếp loại là 60 chi bộ.",
    "Tiếp nhận 640 đơn, đủ điều kiện xử lý 580 đơn, không đủ điều kiện 60 đơn; đã xử lý 544 đơn, đạt 93,8% số đơn đủ điều kiện.",
    "Tiếp nhận 640 đơn, đủ điều kiện xử lý 580 đơn, không đủ điều kiện 60 đơn; đã xử lý 544 đơn, đạt 85% số đơn tiếp nhận.",
    "Đã giải ngân 1.302 tỷ đồng/2.100 tỷ đồng, bằng 62% kế hoạch Thủ tướng Chính phủ giao.",
    "Nhận 5.120 hồ sơ, trong đó trực tuyến 4.710 hồ sơ, trực tiếp 410 hồ sơ; tỷ lệ hồ sơ trực tuyến đạt 92,0%.",
    "Nhận 467 vụ: hòa giải thành 398 vụ, không thành 52 vụ, đang hòa giải 17 vụ. Tỷ lệ hòa giải thành đạt 88,4% số vụ đã kết thúc.",
    "Hội có 12.480 hội viên, chiếm 78% phụ nữ từ 18 tuổi trở lên (16.000 người).",
    "Phường phát 1.640 phiếu lấy ý kiến, thu về 1.312 phiếu hợp lệ, đạt 80,0%.",
    "Cả năm kết nạp 618 hội viên, đạt 103,0% chỉ tiêu 600 hội viên.",
    "Kế hoạch vốn năm 2031 là 742,5 tỷ đồng. Đến nay giải ngân đạt 415,8 tỷ đồng, bằng 56,0% kế hoạch.",
    "Đường xã dài 412,6 km, đường thôn dài 903,4 km. Tỷ lệ cứng hóa đường xã đạt 92,0% (379,6 km).",
    "Có 612 người phải kê khai; đã kê khai 612 người, đạt 100%.",
    "Huyện còn 1.960 hộ nghèo, chiếm 4,9% so tổng số hộ; hộ cận nghèo 1.720 hộ, chiếm 4,3%.",
    "Tổng thu 940,5 tỷ đồng, bằng 52,3% dự toán. Trong đó thu nội địa 610,2 tỷ đồng, đạt 48,6%.",
    "Cụm 2 rộng 96 ha, thu hút 24 dự án trên 60 dự án toàn tỉnh; cho thuê 52 ha, tỷ lệ lấp đầy đạt 81,5%.",
    "Chi 880,0 tỷ đồng; đầu tư và thường xuyên lần lượt là 308,0 tỷ đồng và 572,0 tỷ đồng, tương ứng chiếm 35,0% và 65,0%.",
    "Tổng đàn 12.640 con, riêng bò lai 5.918 con, bằng 46,8% tổng đàn.",
    "Có 2.518 người tham gia, đạt 42,1% lực lượng lao động trong độ tuổi (5.980 người).",
    "Có 221 đơn thuộc thẩm quyền. Đã giải quyết 176 đơn (160 khiếu nại, 16 tố cáo)/221 đơn, đạt tỷ lệ 79,64%.",
    "Có 2.640 việc, trong đó có điều kiện 1.204 việc, chưa có điều kiện 1.436 việc. Đã xong 512 việc, đạt 42,5% số có điều kiện.",
    "Phải thi hành 174,7 tỷ đồng; đã xong 80,7 tỷ đồng, đạt 46,27%.",
    "Tổng số hồ sơ tiếp nhận: 1.144 hồ sơ. Tiếp nhận trực tuyến: 1.106 hồ sơ, chiếm 96,68% tổng số hồ sơ tiếp nhận.",
    "Số hồ sơ đã giải quyết là 1.270 hồ sơ, tiếp nhận 1.300 hồ sơ. Số lượng hồ sơ có số hóa kết quả là 533 hồ sơ, đạt 41%.",
    "Có 300 trường đạt chuẩn, trong đó mầm non 90 trường (52%), tiểu học 120 trường (75%), trung học 90 trường (60%).",
    "Kiến nghị thu hồi 912,4 triệu đồng, đã thu 775,5 triệu đồng, đạt tỷ lệ 85%.",
    "Chi gần 518 tỷ đồng; chi cấp huyện 446,319 tỷ đồng, đạt 62% và cấp xã 71,206 tỷ đồng, đạt 38%.",
    "Có 640 đơn nộp qua mạng, trong đó 120 đơn khiếu nại và 520 đơn kiến nghị, bằng 40,0% số đơn nhận mới của tỉnh (1.600 đơn).",
    "Rác phát sinh 386,5 tấn/ngày, thu gom 351,2 tấn/ngày; nội thị phát sinh 162,3 tấn/ngày, thu gom đạt 97%.",
    "Giải quyết 1.200 hồ sơ, trong đó đúng hạn 1.188 hồ sơ, quá hạn 12 hồ sơ, đạt 99%.",
    "Tổng chi 940,5 tỷ đồng, trong đó chi đầu tư 210,4 tỷ đồng, đạt 71,3%; chi thường xuyên 430,2 tỷ đồng, đạt 64,8%.",
)


_NAMED_BASE = re.compile(r" ?(?:(?:trên|trong|của|so với) )?(?:tổng )?số (?P<what>\p{L}+(?: \p{L}+){1,8})")
_DONE_OF_IT = re.compile(
    r"[,;] (?:đến nay |hiện )?đã \p{L}+(?: \p{L}+){0,3} (?:đạt|được)(?: (?:tỷ|tỉ) lệ)?(?: khoảng| gần| hơn| trên)? "
)
_TO_BE_DONE = re.compile(r"(?<!\p{L})(?:phải|cần)(?!\p{L})[^.;()\d]*$")
_NAME_REACH = 80
_PAUSE = re.compile(r"[,;.:()]")
_IN_TIME = frozenset({"dossier.resolved.not_late", "dossier.resolved.on_time"})
_LATE = frozenset({"dossier.resolved.late"})
_ALL = 100
_CHANGED = re.compile(r"(?<!\p{L})(?:tăng|giảm)(?: thêm| được| là| khoảng| gần)? $")
_CHANGE_REACH = 24
_CELL = 15
_BLANK = re.compile(r"[\s\-–|]{1,6}")
_FAR = 1
"""Percentage points: a total that the text does not name and that is farther off is another one's, or for RAT106 to tell."""


def check(facts: Facts) -> Iterator[Finding]:
    """One finding per percentage that no total in sight explains."""
    judged: set[str] = set()
    for finding in _related(facts):
        judged.update(finding.evidence)
        yield finding
    for told_of in misnamed(facts):
        if told_of.share.percent.id not in judged:
            judged.add(told_of.share.percent.id)
            yield _misnamed(facts, told_of)
    for graded in (*grades(facts), *in_time_rates(facts)):
        if graded.told.kind == "percent" and graded.told.id not in judged:
            judged.add(graded.told.id)
            yield _graded(facts, graded)
    yield from _untied(facts, judged)


def _untied(facts: Facts, judged: Collection[str]) -> Iterator[Finding]:
    """One finding per percentage that words make a share of figures that do not print it, but for those judged already."""
    for told in unexplained(facts):
        if told.rate.end.id in judged:
            continue
        if told.sure is not None and told.sure.how == "share":
            share = _share(facts, told.rate, told.sure)
        elif told.sure is None and told.evident is not None and told.slipped is None:
            share = _share(facts, told.rate, told.evident)
        else:
            continue
        others = (_is_of_done, is_of_list, _is_of_settled, _is_of_each)
        if not any(other(facts, share) for other in others):
            yield _finding(facts, share, "warning", ())


def _share(facts: Facts, rate: Rate, origin: Origin) -> Share:
    """The share that structure alone ties: the total stands in the bracket behind, or is that of all its neighbours."""
    part, whole = origin.part.end, origin.whole.end
    percent = facts.mentions[rate.end.id]
    return Share(part, whole, percent, facts.value(part), facts.value(whole), rate.printed, rate.decimals)


def _related(facts: Facts) -> Iterator[Finding]:
    """One finding per percentage that the text ties to a count and that no total in sight explains."""
    odd = {share.percent.id: share for share in _odd_ones(facts)}
    shares: dict[End, list[Share]] = {}
    for ratio in facts.ratios:
        share = odd.get(ratio.percent.id) or share_of(facts, ratio)
        if share is not None and _may_be(facts, share):
            shares.setdefault(share.denominator, []).append(share)
    for alike in shares.values():
        if _of_other_bases(alike) and not any(share.percent.id in odd for share in alike):
            continue
        for share in alike:
            verdict = agreement(share.exact, share.printed, share.decimals)
            fits = verdict in ("rounded", "truncated")
            if (fits and not share.claims_all) or _is_of_other(facts, share):
                continue
            others = [end for end in other_totals(facts, share.numerator, share.percent) if end != share.denominator]
            other = None if fits else explained(facts, share.numerator, others, share.percent)
            if other is not None and is_fraction(facts, share) and other != share.denominator:
                yield _of_another(facts, share, other)
            elif share.percent.id in odd and (other is not None or not _is_counted(facts, share)):
                yield _finding(facts, share, "warning", others, other)
            elif share.claims_all or not (
                fits or other is not None or _far(facts, share) or _is_of_other_unit(facts, share, verdict)
            ):
                yield _finding(facts, share, _severity(facts, share, verdict), others)


def _is_of_other(facts: Facts, share: Share) -> bool:
    """Whether the words or figures beside tell that the percentage is no share of the total found for it."""
    return (
        belongs_elsewhere(facts, share)
        or is_of_list(facts, share)
        or is_beside_its_own(facts, share.percent.id, share.denominator.id)
        or _is_of_settled(facts, share)
        or _is_change_of_other(facts, share)
        or _is_of_each(facts, share)
        or _is_told_again(facts, share)
        or _is_in_row(facts, share)
    )


def _is_in_row(facts: Facts, share: Share) -> bool:
    """Whether only blanks and dashes part the count from the percentage and from a figure before it: cells of a table turned into text.

    `Hộ tịch 318 300 18 94,34%`: no word says which of them the percentage is of.
    """
    part = facts.mentions[share.numerator.id]
    before = [m for m in facts.figures_within(part.start - _CELL, part.start - 1) if m.end <= part.start]
    between = facts.folded[part.end : share.percent.start]
    return bool(before) and all(_BLANK.fullmatch(told) for told in (between, facts.folded[before[-1].end : part.start]))


def _is_of_settled(facts: Facts, share: Share) -> bool:
    """Whether a percentage is that of those in time among all that were settled, these being told as in time and late alone."""
    if facts.code(share.numerator.id) not in _IN_TIME:
        return False
    late = (one for one in figures_alike(facts, share.numerator, share.percent) if facts.code(one.id) in _LATE)
    return any(
        prints(Fraction(share.count) / Fraction(share.count + facts.value(one)), share.printed, share.decimals)
        for one in late
    )


def _is_of_each(facts: Facts, share: Share) -> bool:
    """Whether each of those counted may have reached the percentage: `trong đó 8 dự án đạt 90% khối lượng`."""
    return may_be_each(facts, facts.mentions[share.numerator.id], share.percent)


def _is_change_of_other(facts: Facts, share: Share) -> bool:
    """Whether a percentage tells how another figure changed: `đường thủy 214 nghìn lượt; doanh thu 318 tỷ đồng, tăng 9,4%`."""
    part, percent = facts.mentions[share.numerator.id], share.percent
    if _CHANGED.search(facts.words(max(0, percent.start - _CHANGE_REACH), percent.start)) is None:
        return False
    return any(m.id != part.id for m in facts.figures_within(part.end, percent.start - 1))


def _is_told_again(facts: Facts, share: Share) -> bool:
    """Whether count and percentage tell a share again: `trả 96.305 thẻ, đạt 99,89% (đúng hẹn 96.305 thẻ, đạt 99,89%)`."""
    again = facts.once(_told_shares).get((share.percent.value, share.count), ())
    return any(ratio.percent.id != share.percent.id and ratio.denominator != share.denominator for ratio in again)


def _told_shares(facts: Facts) -> dict[tuple[str, Decimal], list[Ratio]]:
    """The percentages told with their counts, by what both print."""
    found = defaultdict[tuple[str, Decimal], list[Ratio]](list)
    for ratio in facts.ratios:
        if ratio.numerator is not None:
            found[facts.mentions[ratio.percent.id].value, facts.value(ratio.numerator)].append(ratio)
    return found


def _may_be(facts: Facts, share: Share) -> bool:
    """Whether a count can be a share of the total found for it."""
    if _is_of_done(facts, share):
        return False
    return is_fraction(facts, share) or (share.count <= share.whole and not _is_of_untold(facts, share))


def _is_of_done(facts: Facts, share: Share) -> bool:
    """Whether a percentage is how much was done of a count or is used of it, not its share: `phải xử lý là 443 đơn, đã xử lý đạt 98%`."""
    part = facts.mentions[share.numerator.id]
    between = facts.words(part.end, share.percent.start)
    if "công suất" in between:  # "thực kê 3.018 giường, công suất sử dụng 75,8%": how much of them is used
        return True
    if " đã " not in between or _DONE_OF_IT.fullmatch(between) is None:
        return False
    return _TO_BE_DONE.search(facts.words(max(0, part.start - _NAME_REACH), part.start)) is not None


def _odd_ones(facts: Facts) -> Iterator[Share]:
    """The one share of each list of parts that is not of its whole, where all parts have a share and the others are.

    `đã giải quyết 979 hồ sơ, gồm trước hạn 913 hồ sơ (92,3%); đúng hạn 66 hồ sơ (6,7%)`: that 913 is 92,3% of the dossiers
    received does not make it right. Nor are sums of money then told with the rates of plans of their own.
    """
    told = {ratio.numerator: ratio for ratio in facts.ratios if ratio.numerator is not None}
    for breakdown in facts.breakdowns:
        ratios = [told[part] for part in breakdown.parts if part in told]
        ends = (breakdown.whole, *breakdown.parts)
        if len(ratios) < len(breakdown.parts) or len(ratios) < 2 or any(None in _sides(facts, end) for end in ends):
            continue
        if not closes(facts.printed(breakdown.whole), [facts.printed(part) for part in breakdown.parts]):
            continue
        of_whole = [share_of(facts, ratio, breakdown.whole) for ratio in ratios]
        shares = [share for share in of_whole if share is not None]
        off = [share for share in shares if not _prints(facts, share)]
        telling = any(share.count and share.printed for share in shares if share not in off)
        if len(shares) == len(ratios) and len(off) == 1 and telling:
            yield off[0]


def _prints(facts: Facts, share: Share) -> bool:
    """Whether part and whole may print the percentage, within the rounding of all three."""
    part, whole = facts.as_told(share.numerator), facts.as_told(share.denominator)
    return nearly_prints(part, whole, share.printed, share.decimals)


def _sides(facts: Facts, end: End) -> tuple[Decimal | None, Decimal | None]:
    told = facts.as_told(end)
    return told.low, told.high


def _is_counted(facts: Facts, share: Share) -> bool:
    """Whether part and whole are counts, which rounding leaves no room."""
    return facts.interval(share.numerator).is_exact and facts.interval(share.denominator).is_exact


def _of_other_bases(shares: Sequence[Share]) -> bool:
    """Whether the shares of one whole are all of other bases: one can be wrong, hardly each of them.

    `300 trường đạt chuẩn, trong đó mầm non 90 trường (52%), tiểu học 120 trường (75%)`: of all kindergartens, of all
    primary schools. Shares that make up a hundred percent are of the whole, even when they have changed places.
    """
    off = all(agreement(share.exact, share.printed, share.decimals) == "off" for share in shares)
    return len(shares) > 1 and off and abs(sum((share.printed for share in shares), Decimal(0)) - 100) > 1


def _is_of_untold(facts: Facts, share: Share) -> bool:
    """Whether the words behind a percentage name a total that the one found is not called: `chiếm 75% số giáo viên dự thi`."""
    told = _NAMED_BASE.match(facts.words(share.percent.end, share.percent.end + _NAME_REACH))
    if told is None:
        return False
    whole = facts.mentions[share.denominator.id]
    named = telling(TELLS_AMOUNT.sub(" ", told["what"])) - telling(fold(whole.unit or ""))
    own = facts.words(max(0, whole.start - _NAME_REACH), whole.start)
    own += _PAUSE.split(facts.words(whole.end, whole.end + _NAME_REACH))[0]
    return bool(named) and named.isdisjoint(telling(own))


def _far(facts: Facts, share: Share) -> bool:
    """Whether the total is one that only the order of the work suggests, and the percentage is far from its share."""
    known = facts.code(share.denominator.id) != "other"
    return not (known or is_stated(facts, share)) and abs(share.exact * 100 - Fraction(share.printed)) > _FAR


def _is_of_other_unit(facts: Facts, share: Share, verdict: Agreement) -> bool:
    """Whether the total is none that is certain, and one of another unit prints the percentage: inpatients of visits."""
    near = facts.once(Nearby)
    if _severity(facts, share, verdict) != "error":
        return near.is_printed(share.percent.id)
    return near.is_of_another(share.percent.id, {share.numerator.id, share.denominator.id})


def _severity(facts: Facts, share: Share, verdict: Agreement) -> Severity:
    if verdict == "near":
        return "info"
    if is_inferred(facts, share) or (share.claims_all and verdict == "rounded") or _of_two_nouns(facts, share):
        return "warning"
    if names_other_total(facts, share):
        return "warning"
    return "error" if is_stated(facts, share) else "warning"


def _of_two_nouns(facts: Facts, share: Share) -> bool:
    """Whether part and total are printed as one but count two things: `68.412 giấy/71.950 thửa cần cấp, đạt 98,1%`."""
    part, whole = facts.mentions[share.numerator.id], facts.mentions[share.denominator.id]
    if part is whole or None in (part.unit, whole.unit) or part.kind != "count":
        return False
    return is_fraction(facts, share) and not same_kind(unit_group(part.unit), unit_group(whole.unit))


def _misnamed(facts: Facts, told: Misnamed) -> Finding:
    """The share of another total than the one that the words name."""
    share = told.share
    named = replace(share, denominator=told.named, whole=facts.value(told.named))
    return _of_another(facts, named, share.denominator)


def _of_another(facts: Facts, share: Share, total: End) -> Finding:
    """The share of another total than the one printed with the count."""
    exact = number(as_percent(share.exact, max(share.decimals, 2)))
    count, whole, told = facts.text(share.numerator.id), facts.text(share.denominator.id), facts.text(share.percent.id)
    other = facts.text(total.id)
    return facts.finding(
        CODE,
        NAME,
        "warning",
        BASIS,
        vi=f"{count} trên {whole} bằng {exact}%, báo cáo nêu {told}; đây là tỷ lệ trên tổng số khác ({other}), cần rà soát.",
        en=f"{count} out of {whole} is {exact}%, the report states {told}: the share of another total ({other}).",
        evidence=[share.numerator.id, share.percent.id, share.denominator.id, total.id],
        spans=[
            (m.start, m.end)
            for m in (facts.mentions[e] for e in (share.numerator.id, share.denominator.id, share.percent.id))
        ],
        stated=f"{number(share.printed)}%",
        expected=f"{exact}%",
        arithmetic=f"{facts.shown(share.numerator)} / {facts.shown(share.denominator)} = {exact}% ≠ {number(share.printed)}%",
        tolerance=f"± {number(Decimal(1).scaleb(-share.decimals) / 2)} điểm phần trăm",
    )


def _finding(
    facts: Facts, share: Share, severity: Severity, others: Sequence[End], other: End | None = None
) -> Finding:
    """The finding; `other`: the total of which the percentage is the share."""
    wanted = as_percent(share.exact, max(share.decimals, 2))
    exact, (apart, apart_en) = number(wanted), points(wanted, share.printed)
    count, whole, told = facts.text(share.numerator.id), facts.text(share.denominator.id), facts.text(share.percent.id)
    if share.numerator.id == share.denominator.id:  # "36/30 buổi"
        count, whole = number(share.count), number(share.whole)
    values = dict.fromkeys(facts.shown(end) for end in others if facts.value(end) != share.whole)
    tried = f" Đã thử các tổng số khác trong đoạn: {', '.join(values)}." if values else ""
    if other is not None:
        tried = f" Đây là tỷ trọng trên {facts.text(other.id)}, các tỷ lệ khác của danh sách tính trên {whole}; cần rà soát."
    part, total = printed_figure(facts, share.numerator), printed_figure(facts, share.denominator)
    rate = Rate(End(id=share.percent.id), share.printed, share.decimals)
    slips = Origin("share", part, total).mended(rate) if part and total else ()
    if share.printed <= _ALL:  # nor is a part mended so that it exceeds its whole
        slips = [slip for slip in slips if _stays_within(share, slip)]
    return facts.finding(
        CODE,
        NAME,
        severity,
        BASIS,
        vi=f"{count} trên {whole} bằng {exact}%, báo cáo nêu {told}{apart}.{tried}",
        en=f"{count} out of {whole} is {exact}%, the report states {told}{apart_en}.",
        evidence=[share.numerator.id, share.percent.id, share.denominator.id],
        spans=[(m.start, m.end) for m in (facts.mentions[share.numerator.id], share.percent)],
        stated=f"{number(share.printed)}%",
        expected=f"{exact}%",
        arithmetic=f"{facts.shown(share.numerator)} / {facts.shown(share.denominator)} = {exact}% ≠ {number(share.printed)}%",
        tolerance=f"± {number(Decimal(1).scaleb(-share.decimals) / 2)} điểm phần trăm",
        repair=offers(slips),
    )


def _stays_within(share: Share, slip: Slip) -> bool:
    """Whether the part is still no larger than the whole with a slip mended: not `612 -> 642` of 640."""
    made = slip.wanted * slip.unit
    count, whole = (
        made if slip.end == end else told
        for end, told in ((share.numerator, share.count), (share.denominator, share.whole))
    )
    return count <= whole


def _graded(facts: Facts, one: Together) -> Finding:
    """A percentage that is told of several grades of a list and is not their share of all its grades."""
    taken, whole = (sum((facts.value(end) for end in ends), Decimal(0)) for ends in (one.parts, one.listed))
    printed = Decimal(one.told.value)
    exact = as_percent(Fraction(taken) / Fraction(whole), max(facts.decimals(one.told), 1))
    off_vi, off_en = points(exact, printed)
    parts = " + ".join(map(facts.shown, one.parts))
    return facts.finding(
        CODE,
        NAME,
        "warning",
        BASIS,
        vi=f"({parts}) trên {number(whole)} bằng {number(exact)}%, báo cáo nêu {facts.text(one.told.id)}{off_vi}; cần rà soát.",
        en=f"({parts}) of {number(whole)} is {number(exact)}%, the report states {facts.text(one.told.id)}{off_en}.",
        evidence=[*(end.id for end in one.listed), one.told.id],
        stated=f"{number(printed)}%",
        expected=f"{number(exact)}%",
        arithmetic=f"({parts}) / {number(whole)} = {number(exact)}% ≠ {number(printed)}%",
    )
