"""RAT105 difference-differs-from-levels: a difference in figures does not follow from the two levels told beside it.

What it finds: "đạt 16 tiêu chí, cao hơn 5,35 tiêu chí so với toàn tỉnh (12,45 tiêu chí)"; "đạt 91,5%, thấp hơn 3,5%
    so với chỉ tiêu (93%)"; "tăng 83 vụ (206/113 vụ)"; "xếp thứ 22/63, tăng 12 bậc so với năm 2018 (33/63)"; untied,
    where one slip explains it: "thu 862,4 tỷ đồng, chi 517,3 tỷ đồng,
    chênh lệch 354,1 tỷ đồng".
Why it matters: the difference or one of the levels is wrong.
Basis: arithmetic. Every figure stands for what prints so; an aim is exact, however round.
Stays silent: when a level is open ("trên 300"), when the bracket is not what the change is held against, when another
    figure of the sentence fits, and for percentages whose change is told in percent of the one before.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from extractor.model import End, Mention
from verifier.aimed_rates import aimed_rates
from verifier.changes import changes, growth, levels, told_before
from verifier.compared import beyond_all, pairs, way_told
from verifier.facts import Facts
from verifier.finding import Finding, Severity
from verifier.gaps import gaps
from verifier.line import Change, alike
from verifier.low_aims import LOW_IS_GOOD
from verifier.ranks import RankChange, beyond_the_last, place_of, rank_changes
from verifier.rounding import Interval
from verifier.wording import number

CODE = "RAT105"
NAME = "difference-differs-from-levels"
NAME_VI = "Mức chênh lệch không khớp hai số liệu được so sánh"
SEVERITY: Severity = "warning"
BASIS = "Số học: mức tăng (giảm, cao hơn, thấp hơn) bằng hiệu của hai số được so sánh, trong phạm vi làm tròn."
FIRES = (
    "Công suất sử dụng giường bệnh đạt 85% (tăng 8% so với cùng kỳ 82%).",
    "Chỉ tiêu 91,5% dân số; 38,6% lao động. Đạt 92,8% dân số với gần 318.000 người, vượt 3,1% chỉ tiêu; 38,2% lao động, hụt 0,4%.",
    "Tàu cá lắp thiết bị giám sát đạt 98,3% (thấp hơn chỉ tiêu 100% tỉnh giao 7,1%).",
    "Chỉ tiêu giao là 85,5% về việc; 51,2% về tiền. Kết quả về việc đạt 84,1%, vượt 1,4% chỉ tiêu; về tiền đạt 52,3%, vượt 1,1%.",
    "Năng suất ngô đạt 48,5 tạ/ha (tăng 2,2 tạ so với vụ Hè trước, 47,3 tạ/ha).",
    "Chỉ số chuyển đổi số xếp thứ 21/63 tỉnh (tăng 45 bậc), chỉ số PAPI xếp thứ 14/63 (tăng 7 bậc).",
    "Thi hành xong về việc đạt 87,2% (chỉ tiêu 84%, vượt 2,3%); về tiền đạt 51,4% (chỉ tiêu 48%, vượt 3,4%).",
    "Chỉ số chuyển đổi số xếp thứ 21/63 (năm trước xếp thứ 34/63, tăng 31 bậc).",
    "Chỉ số cải cách hành chính xếp thứ 21/63 (tăng 13 bậc, năm trước xếp thứ 43/63).",
    "Chỉ tiêu giao 88,4% hồ sơ; 61,5% phí. Kết quả hồ sơ đạt 90,1%, vượt 1,7%; phí đạt 63,2%, vượt 1,3%.",
    "Nghị quyết đề ra 62% lao động qua đào tạo; đến nay đạt 64,7% (vượt 2,1% so với nghị quyết).",
    "Hài lòng đạt 93,4% (cao hơn bình quân toàn tỉnh 2,8%, toàn tỉnh 91,2%).",
    "PAR INDEX năm 2019 xếp 22/63 (tăng 11 bậc so với vị trí 32/63 của năm 2018), SIPAS xếp 17/63.",
    "Năm 2022 xếp thứ 33/63, năm 2023 xếp thứ 22/63, tăng 12 bậc.",
    "Chỉ số cải cách hành chính xếp thứ 18/63, tăng 14 bậc (năm 2020 xếp thứ 29/63).",
    "PCI xếp thứ 24/63 tỉnh, thành phố, giảm 3 bậc so với năm 2020 (20/63).",
    "Đầu năm có 2.417 hộ nghèo, tỷ lệ 7,62%; qua rà soát còn 1.986 hộ, chiếm 6,21%, giảm 431 hộ, tỷ lệ giảm 1,14% so với đầu năm.",
    "Điểm bình quân 78,2; xã cao nhất 91,4 điểm (Tân Lộc), xã thấp nhất 66,9 điểm (Phú Hòa), chênh lệch 25,4 điểm.",
    "Số phòng chuyên môn từ 14 phòng còn 11 phòng, giảm 4 phòng.",
    "Huyện giảm 24 tổ dân phố, từ 121 xuống còn 98 tổ.",
    "Trong tháng xảy ra 14 vụ (giảm 05 so cùng kỳ 17 vụ), không có án mạng.",
    "Xảy ra 46 vụ cháy, làm chết 9 người. So với cùng kỳ (39 vụ, 12 người chết) giảm 7 vụ, giảm 3 người chết.",
    "Xã đạt 15/19 tiêu chí (tăng 04 tiêu chí so với năm 2020: 12 tiêu chí).",
    "Xảy ra 22 vụ cháy, thiệt hại 5,80 tỷ đồng; so với cùng kỳ (25 vụ, 3,60 tỷ đồng) giảm 3 vụ, giảm 2,20 tỷ đồng.",
    "Đạt 77,10%, thấp hơn chỉ tiêu 6,30% (82,40%).",
    "Cắt giảm chi phí, tiết kiệm 420 triệu đồng/năm (từ 1.180 triệu đồng/năm còn 850 triệu đồng/năm).",
    "Đầu năm có 1.640 hộ nghèo (5,20% trên 31.540 hộ); cuối năm còn 1.290 hộ, tỷ lệ 4,08% (trên 31.620 hộ), giảm 1,62% so với đầu năm.",
    "Giảm từ 800 đơn vị còn 672 đơn vị, tức giảm 16,00%, vượt 8,00 điểm phần trăm so với mục tiêu giảm tối thiểu 10%.",
    "Toàn xã có 1.964 hội viên, tăng 173 hội viên so với đầu nhiệm kỳ (1.842).",
    "Ghi nhận 841 ca mắc, tăng 218 ca (29,8%) so với cùng kỳ năm trước (648 ca).",
    "Thi hành xong 718 việc, đạt 77,4%, thấp hơn chỉ tiêu 7,2% (82,5%).",
    "Khám phá 79 vụ, đạt tỷ lệ 88,8% (vượt chỉ tiêu 15,1%; chỉ tiêu 75%).",
    "Kết quả rà soát còn 157 hộ nghèo, tỷ lệ 3,1%. So với đầu năm (208 hộ nghèo), giảm 62 hộ.",
    "Số hóa hồ sơ đầu vào đạt 93,1% (1.862/2.000 hồ sơ), cao hơn cùng kỳ 13,8%. Cùng kỳ năm 2024, số hóa đầu vào đạt 81,3%.",
    "Có 162 hợp tác xã, doanh thu 1.640 triệu đồng. So với cuối năm trước, số hợp tác xã tăng 15 (khi đó có 150).",
    "Xuất siêu 214,6 triệu USD, gạo đạt 380 triệu USD. Cùng kỳ năm ngoái xuất siêu 187,2 triệu USD, tức là cao hơn 31,4 triệu USD.",
    "Dự toán huyện giao 180 tỷ đồng; ước cả năm 199,8 tỷ đồng, vượt 11,0%, tương ứng vượt 24,8 tỷ đồng.",
    "Xảy ra 31 vụ cháy, thiệt hại 4,6 tỷ đồng. So với cùng kỳ năm 2022 (22 vụ), số vụ cháy giảm 9 vụ.",
    "Có 3.214 hộ nghèo, tỷ lệ 4,18%; 1.652 hộ cận nghèo trên tổng số 76.890 hộ. So với đầu năm (3.980 hộ nghèo), giảm 966 hộ.",
    "Cháy 31 vụ, thiệt hại 5,72 tỷ đồng; so với cùng kỳ năm 2023 (38 vụ, 4,61 tỷ đồng) giảm 07 vụ, giảm 1,11 tỷ đồng thiệt hại.",
    "Bắt 97 vụ, 164 đối tượng. So với cùng kỳ tăng 11 vụ, 25 đối tượng (86 vụ, 149 đối tượng).",
    "Thi hành kỷ luật 52 đảng viên, tăng 18 trường hợp so với cùng kỳ (43).",
    "Thi hành xong 2.914 việc, đạt 79,4%, thấp hơn chỉ tiêu 6,1% (83,5%).",
    "Chi phí tuân thủ tiết kiệm 455 triệu đồng/năm (từ 1.180 triệu đồng/năm còn 835 triệu đồng/năm).",
    "Giảm 96 đơn vị (từ 640 đơn vị xuống còn 544 đơn vị, tương đương giảm 15%), vượt 7 điểm phần trăm so với mục tiêu giảm tối thiểu 10%.",
    "Đầu năm có 2.140 hộ nghèo, chiếm 11,32%. Cuối năm còn 1.655 hộ, chiếm 8,71%, giảm 485 hộ, giảm 3,61 điểm phần trăm.",
    "Đầu năm có 2.140 hộ nghèo (chiếm 11,32% trên 18.905 hộ); cuối năm còn 1.655 hộ, tỷ lệ 8,71% (trên 19.001 hộ), giảm 2,91%.",
    "Thu đạt 1.348,2 tỷ đồng, bằng 112,35% dự toán (vượt 13,11%).",
    "Giải quyết việc làm cho 20.052 lao động, đạt 102,8% kế hoạch năm (19.500 lao động), vượt 595 lao động.",
    "Bê tông hóa được 41,2 km, đạt 109,9% kế hoạch (37,5 km), tăng 4,1 km so với kế hoạch.",
    "Có 143 cơ quan, 312 công chức dùng chữ ký số, tăng lần lượt 13 và 32 so với cuối năm 2022 (130 cơ quan, 285 công chức).",
    "Có 186 vụ, 264 đối tượng (tăng 21 vụ, 29 đối tượng so với 165 vụ, 229 đối tượng của cùng kỳ).",
    "Tỷ lệ đạt 54,6%. Chỉ tiêu năm 2024 là 60% trở lên, như vậy còn thiếu 6,3 điểm phần trăm.",
    "Đầu năm 2023 có 2.318 hộ nghèo. Cuối năm còn 1.704 hộ, chiếm 9,23% tổng số hộ (18.467 hộ), giảm 665 hộ.",
    "Thanh toán trực tuyến năm 2022 đạt 24,6%, năm 2023 đạt 41,3%, tăng 19,7%.",
    "Đầu năm có 3.164 hộ nghèo, tỷ lệ 5,46%. Có 1.187 hộ thoát nghèo; cuối năm còn 2.069 hộ, tỷ lệ 3,54%, giảm 2,22% so với đầu năm.",
    "Thu phí cả năm 412 triệu đồng; so với dự toán huyện giao (450 triệu đồng) hụt thu 48 triệu đồng.",
    "Tổng nợ là 628 tỷ đồng. So với thời điểm 31/12/2023 (571 tỷ đồng), tổng nợ tăng 10,0%, tương ứng 69 tỷ đồng.",
    "Giải ngân đạt 42,5%, thấp hơn bình quân chung của tỉnh (46,8%) 6,2 điểm phần trăm.",
    "Có 21 mẫu vượt quy chuẩn, chiếm 14,6%. Số mẫu vượt giảm 9 mẫu so với đợt 1 (34 mẫu).",
    "Tỷ lệ hộ nghèo là 5,89%, giảm 2,39 điểm phần trăm (từ 7,76%).",
    "Tỷ lệ mẫu đạt là 81,25%; so với năm trước (35/50 mẫu, đạt 70%) tăng 13,75 điểm phần trăm.",
    "Thời gian chờ bình quân 112 phút, giảm 32 phút so với cùng kỳ (139 phút).",
    "Số thủ tục giảm từ 126 thủ tục xuống còn 108 thủ tục (giảm 21 thủ tục, tương đương 14,3%).",
    "Số hộ cận nghèo tăng 125 hộ, từ 2.188 hộ lên 2.306 hộ.",
    "Năng suất đạt 61,4 tạ/ha, cao hơn vụ mùa năm trước 3,5 tạ/ha (cùng kỳ 59,1 tạ/ha).",
    "Đã có 63/90 thôn đạt chuẩn, tăng 8 thôn so với cuối năm 2022 (58 thôn).",
    "Nâng tỷ lệ phủ sóng từ 64,2% lên 75,8% (tăng 16,1 điểm phần trăm).",
    "Chỉ số tăng 8,4%, cao hơn mức tăng 6,9% của cùng kỳ năm trước là 2,5 điểm phần trăm.",
    "Giá trị được duyệt 215.300 triệu đồng, giảm 8.150 triệu đồng so với giá trị trình 220.450 triệu đồng.",
    "Trung tâm có 260 giường kế hoạch, thực kê 315 giường, vượt 65 giường.",
    "Bao phủ 86,5% dân số, thấp hơn 5,4% so với chỉ tiêu (91%).",
    "Gieo trồng 33/31,5 ha, vượt 5,1 ha so với kế hoạch.",
    "Xử lý 1.536 đơn, so với cùng kỳ năm trước tăng 311 đơn (6 tháng đầu năm 2023 tiếp nhận 1.405 đơn).",
    "Bình quân đạt 16 tiêu chí/xã, cao hơn 5,35 tiêu chí so với toàn tỉnh (12,45 tiêu chí/xã).",
    "Có 340 đơn, giảm 58 đơn so với cùng kỳ (425 đơn).",
    "Số hộ dùng nước sạch đạt 96,45% (thấp hơn chỉ tiêu 98% được giao 2,55%).",
    "Tỷ lệ bao phủ đạt 91,5%, thấp hơn 3,5% so với chỉ tiêu huyện giao (93%).",
    "Tỷ lệ hộ nghèo giảm từ 9% năm 2015 xuống còn 7,61% năm 2016 (tỷ lệ giảm tương ứng là 1,93%).",
    "Phát hiện 226 vụ, so với cùng kỳ tăng 93 vụ (226/123 vụ).",
    "Tỷ lệ hộ nghèo giảm từ 7,42% đầu năm xuống còn 5,31% cuối năm (còn 1.254 hộ), tương ứng giảm 3,11 điểm phần trăm.",
    "Tỷ lệ khám phá đạt 88,87%, vượt 18,37% so với chỉ tiêu cấp trên giao là 75%.",
    "Toàn hội có 41.287 hội viên đầu năm. Trong năm kết nạp 1.412 người. Đến nay có 42.297 hội viên, tăng 1.070 hội viên.",
    "Tỷ lệ hộ nghèo năm trước là 15,27%, năm nay 8,93%; cả năm giảm 6,14 điểm phần trăm.",
    "Doanh số cho vay 312,6 tỷ đồng, thu nợ 241,3 tỷ đồng; dư nợ 1.530,7 tỷ đồng, tăng 73,1 tỷ đồng so với đầu năm.",
    "Xảy ra 214 vụ cháy, làm 9 người bị thương. So với cùng kỳ năm 2022 (231 vụ), số vụ giảm 27 vụ.",
)
SILENT = (
    "Công suất sử dụng giường bệnh đạt 85% (tăng 3% so với cùng kỳ 82%).",
    "Công suất sử dụng giường bệnh đạt 85% (tăng 3,7% so với cùng kỳ 82%).",
    "Hộ nghèo còn 1,85%, giảm 1,25% so với năm trước (3,1%), vượt chỉ tiêu 0,45%.",
    "Hộ nghèo còn 1,85%, vượt 0,45% so với chỉ tiêu (2,3%).",
    "Giải ngân đạt 71%, tăng 5% so với cùng kỳ (66%), thấp hơn bình quân chung 3%.",
    "Chỉ tiêu 91,5% dân số; 38,6% lao động. Đạt 92,8% dân số với gần 318.000 người, vượt 1,3% chỉ tiêu; 38,2% lao động, hụt 0,4%.",
    "Tàu cá lắp thiết bị giám sát đạt 98,3% (thấp hơn chỉ tiêu 100% tỉnh giao 1,7%).",
    "Chỉ tiêu giao là 82,7% về việc; 51,2% về tiền. Kết quả về việc đạt 84,1%, vượt 1,4% chỉ tiêu; về tiền đạt 52,3%, vượt 1,1%.",
    "Chỉ tiêu tỷ lệ tổn thất điện năng 5,4%; kết quả đạt 5,1%, vượt 0,3% chỉ tiêu.",
    "Năng suất ngô đạt 48,5 tạ/ha (tăng 1,2 tạ so với vụ Hè trước, 47,3 tạ/ha).",
    "Số hộ dùng nước sạch đạt 96,45% (thấp hơn chỉ tiêu 98% được giao 1,55%).",
    "Thi hành xong về việc đạt 87,2% (chỉ tiêu 84%, vượt 3,2%); về tiền đạt 51,4% (chỉ tiêu 48%, vượt 3,4%).",
    "Chỉ số chuyển đổi số xếp thứ 21/63 (năm trước xếp thứ 34/63, tăng 13 bậc).",
    "Chỉ số cải cách hành chính xếp thứ 21/63 (tăng 13 bậc, năm trước xếp thứ 34/63).",
    "Xử lý 214 vụ (cùng kỳ 190 vụ, tăng 24 vụ); khởi tố 86 bị can (kế hoạch 80, vượt 6).",
    "Chỉ tiêu giao 88,4% hồ sơ; 61,5% phí. Kết quả hồ sơ đạt 90,1%, vượt 1,7%; phí đạt 63,2%, vượt 1,7%.",
    "Chỉ tiêu giao 61,5% hồ sơ, 88,4% phí. Kết quả phí đạt 90,1%, vượt 1,7%; hồ sơ đạt 63,2%, vượt 1,7%.",
    "Kế hoạch giảm tỷ lệ hộ nghèo 1,5%. Cuối năm còn 2,8%, vượt 0,3% chỉ tiêu.",
    "Chỉ tiêu hộ nghèo dưới 4%; thực hiện 3,5%, vượt 0,5% so với mục tiêu.",
    "Kế hoạch giao 80% số hộ có nước sạch. Kết quả đạt 84%, vượt 5% kế hoạch.",
    "Chỉ tiêu giao 90% hồ sơ nộp trực tuyến. Kết quả đạt 94,2%, thấp hơn 4,1% so với cùng kỳ.",
    "PAR INDEX năm 2019 xếp 22/63 (tăng 11 bậc so với vị trí 33/63 của năm 2018), SIPAS xếp 17/63.",
    "Năm 2022 xếp thứ 33/63, năm 2023 xếp thứ 22/63, tăng 11 bậc.",
    "Chỉ số PAPI xếp thứ 25/61, tụt 6 bậc so với năm 2022 (19/61); chỉ số PCI xếp thứ 17/63.",
    "Chỉ số PAPI xếp thứ 25/61, chỉ số PCI xếp thứ 17/63, tăng 4 bậc; chỉ số DTI xếp thứ 30/63.",
    "Năm 2023 chỉ số PCI xếp thứ 17/63, tăng 4 bậc so với năm 2022; chỉ số DTI xếp thứ 30/63.",
    "Từ vị trí 18 lên vị trí 12, tăng 6 bậc so với nhiệm kỳ trước.",
    "Chỉ số cải cách hành chính xếp thứ 18/63, tăng 11 bậc (năm 2020 xếp thứ 29/63).",
    "PCI xếp thứ 24/63 tỉnh, thành phố, giảm 4 bậc so với năm 2020 (20/63).",
    "DDCI xếp thứ 7/22, tăng 2 bậc so với năm 2022; PAPI xếp thứ 21, tăng 5 bậc so với mục tiêu (nhóm 30 tỉnh).",
    "Đầu năm có 2.417 hộ nghèo, tỷ lệ 7,62%; qua rà soát còn 1.986 hộ, chiếm 6,21%, giảm 431 hộ, tỷ lệ giảm 1,41% so với đầu năm.",
    "Điểm bình quân 78,2; xã cao nhất 91,4 điểm (Tân Lộc), xã thấp nhất 66,9 điểm (Phú Hòa), chênh lệch 24,5 điểm.",
    "Số phòng chuyên môn từ 14 phòng còn 11 phòng, giảm 3 phòng; tuyển lao động từ 18 tuổi đến 35 tuổi, tăng 4 người.",
    "Huyện giảm 23 tổ dân phố, từ 121 xuống còn 98 tổ; tăng 5 lớp, từ lớp 6 lên 9 lớp mỗi trường.",
    "Trong tháng xảy ra 14 vụ (giảm 03 so cùng kỳ 17 vụ), không có án mạng; phạt 21 người, tăng 5 so với năm trước 3 tổ chức.",
    "Cao nhất 91,4 điểm, thấp nhất 66,9 điểm, bình quân 78,2 điểm, chênh lệch 8,6 điểm so với năm trước.",
    "Xảy ra 46 vụ cháy, làm chết 9 người. So với cùng kỳ (39 vụ, 12 người chết) tăng 7 vụ, giảm 3 người chết.",
    "Xã đạt 15/19 tiêu chí (tăng 03 tiêu chí so với năm 2020: 12 tiêu chí).",
    "Đầu năm có 310 hộ nghèo (7,42%). Trong năm thoát 9 hộ; cuối năm còn 241 hộ, chiếm 5,73%, giảm 1,69 điểm % (kế hoạch giảm 1,4 điểm %).",
    "Xảy ra 22 vụ cháy, thiệt hại 5,80 tỷ đồng; so với cùng kỳ (25 vụ, 3,60 tỷ đồng) giảm 3 vụ, tăng 2,20 tỷ đồng.",
    "Đạt 77,10%, thấp hơn chỉ tiêu 5,30% (82,40%).",
    "Cắt giảm chi phí, tiết kiệm 330 triệu đồng/năm (từ 1.180 triệu đồng/năm còn 850 triệu đồng/năm).",
    "Đầu năm có 1.640 hộ nghèo (5,20% trên 31.540 hộ); cuối năm còn 1.290 hộ, tỷ lệ 4,08% (trên 31.620 hộ), giảm 1,12% so với đầu năm.",
    "Giảm từ 800 đơn vị còn 672 đơn vị, tức giảm 16,00%, vượt 6,00 điểm phần trăm so với mục tiêu giảm tối thiểu 10%.",
    "Toàn xã có 1.964 hội viên, tăng 122 hội viên so với đầu nhiệm kỳ (1.842).",
    "Ghi nhận 841 ca mắc, tăng 193 ca (29,8%) so với cùng kỳ năm trước (648 ca).",
    "Thi hành xong 718 việc, đạt 77,4%, thấp hơn chỉ tiêu 5,1% (82,5%).",
    "Khám phá 79 vụ, đạt tỷ lệ 88,8% (vượt chỉ tiêu 13,8%; chỉ tiêu 75%).",
    "Kết quả rà soát còn 157 hộ nghèo, tỷ lệ 3,1%. So với đầu năm (208 hộ nghèo), giảm 51 hộ.",
    "Xuất siêu 214,6 triệu USD, gạo đạt 380 triệu USD. Cùng kỳ năm ngoái xuất siêu 187,2 triệu USD, tức là cao hơn 27,4 triệu USD.",
    "Xuất siêu 214,6 triệu USD, tăng 5 triệu USD so với kế hoạch. Cùng kỳ năm ngoái xuất siêu 187,2 triệu USD.",
    "Dự toán huyện giao 180 tỷ đồng; ước cả năm 199,8 tỷ đồng, vượt 11,0%, tương ứng vượt 19,8 tỷ đồng.",
    "Xảy ra 31 vụ cháy, thiệt hại 4,6 tỷ đồng. So với cùng kỳ năm 2022 (22 vụ), số vụ cháy tăng 9 vụ.",
    "Xảy ra 31 vụ cháy, 20 vụ nổ. So với cùng kỳ năm 2022 (22 vụ), số vụ sạt lở giảm 9 vụ.",
    "Có 3.214 hộ nghèo, tỷ lệ 4,18%; 1.652 hộ cận nghèo trên tổng số 76.890 hộ. So với đầu năm (3.980 hộ nghèo), giảm 766 hộ.",
    "Cháy 31 vụ, thiệt hại 5,72 tỷ đồng; so với cùng kỳ năm 2023 (38 vụ, 4,61 tỷ đồng) giảm 07 vụ, tăng 1,11 tỷ đồng thiệt hại.",
    "Bắt 97 vụ, 164 đối tượng. So với cùng kỳ tăng 11 vụ, 15 đối tượng (86 vụ, 149 đối tượng).",
    "Bắt 97 vụ, 164 đối tượng; tăng 11 vụ, 25 đối tượng (khởi tố 6 vụ, 18 đối tượng).",
    "Thi hành kỷ luật 52 đảng viên, tăng 9 trường hợp so với cùng kỳ (43).",
    "Thi hành xong 2.914 việc, đạt 79,4%, thấp hơn chỉ tiêu 4,1% (83,5%).",
    "Chi phí tuân thủ tiết kiệm 345 triệu đồng/năm (từ 1.180 triệu đồng/năm còn 835 triệu đồng/năm).",
    "Giảm 96 đơn vị (từ 640 đơn vị xuống còn 544 đơn vị, tương đương giảm 15%), vượt 5 điểm phần trăm so với mục tiêu giảm tối thiểu 10%.",
    "Đầu năm có 2.140 hộ nghèo, tỷ lệ 11,32%. Cuối năm tỷ lệ 8,71%, tương ứng giảm 2,61%, vượt kế hoạch (giảm 2,0%).",
    "Đầu năm có 2.140 hộ nghèo (chiếm 11,32% trên 18.905 hộ); cuối năm còn 1.655 hộ, tỷ lệ 8,71% (trên 19.001 hộ), giảm 2,61%.",
    "Thu đạt 1.348,2 tỷ đồng, bằng 112,35% dự toán (vượt 12,35%).",
    "Giải quyết việc làm cho 20.052 lao động, đạt 102,8% kế hoạch năm (19.500 lao động), vượt 552 lao động.",
    "Có 186 vụ, 264 đối tượng (tăng 21 vụ, 35 đối tượng so với 165 vụ, 229 đối tượng của cùng kỳ).",
    "Thu đạt 87.866 triệu đồng, đạt 98,11% kế hoạch năm, tăng 2,73%.",
    "Thanh toán trực tuyến năm 2022 đạt 24,6%, năm 2023 đạt 41,3%, tăng 16,7%.",
    "Đầu năm có 3.164 hộ nghèo, tỷ lệ 5,46%. Có 1.187 hộ thoát nghèo; cuối năm còn 2.069 hộ, tỷ lệ 3,54%, giảm 1,92% so với đầu năm.",
    "Năm 2021 đạt 62,4%, năm 2023 đạt 65,5%, bình quân mỗi năm tăng 1,55 điểm phần trăm.",
    "Thu phí cả năm 412 triệu đồng; so với dự toán huyện giao (450 triệu đồng) hụt thu 38 triệu đồng.",
    "Tổng nợ là 628 tỷ đồng. So với thời điểm 31/12/2023 (571 tỷ đồng), tổng nợ tăng 10,0%, tương ứng 57 tỷ đồng.",
    "Giải ngân đạt 42,5%, thấp hơn bình quân chung của tỉnh (46,8%) 4,3 điểm phần trăm.",
    "Có 21 mẫu vượt quy chuẩn, chiếm 14,6%. Số mẫu vượt giảm 13 mẫu so với đợt 1 (34 mẫu).",
    "Tỷ lệ hộ nghèo là 5,89%, giảm 1,87 điểm phần trăm (từ 7,76%).",
    "Thời gian chờ bình quân 112 phút, giảm 27 phút so với cùng kỳ (139 phút).",
    "Số hộ cận nghèo tăng 118 hộ, từ 2.188 hộ lên 2.306 hộ.",
    "Chế biến tăng 5,6% và 4,2%. Lũy kế 7 tháng tăng 4,8%, thấp hơn mức tăng của cùng kỳ năm trước (8,8%).",
    "Năng suất đạt 61,4 tạ/ha, cao hơn vụ mùa năm trước 2,3 tạ/ha (cùng kỳ 59,1 tạ/ha).",
    "Đã có 63/90 thôn đạt chuẩn, tăng 5 thôn so với cuối năm 2022 (58 thôn).",
    "Chỉ số tăng 8,4%, cao hơn mức tăng 6,9% của cùng kỳ năm trước là 1,5 điểm phần trăm.",
    "Giá trị được duyệt 215.300 triệu đồng, giảm 5.150 triệu đồng so với giá trị trình 220.450 triệu đồng.",
    "Trung tâm có 260 giường kế hoạch, thực kê 315 giường, vượt 55 giường.",
    "Bao phủ 86,5% dân số, thấp hơn 4,5% so với chỉ tiêu (91%).",
    "Gieo trồng 33/31,5 ha, vượt 1,5 ha so với kế hoạch.",
    "Ghi nhận 143 ca mắc tại 11/13 huyện, tăng 25 ca so với tuần trước (118 ca).",
    "Đã có 11/13 xã, tăng 3 xã so với năm trước.",
    "Đạt 87 huy chương, vượt 7 huy chương so với chỉ tiêu (80 huy chương), tăng 14 huy chương so với năm trước.",
    "Số hộ nghèo giảm 563 hộ (từ 2.437 hộ), vượt 63 hộ so với kế hoạch giảm 500 hộ.",
    "Xử lý 1.536 đơn, so với cùng kỳ năm trước tăng 131 đơn (6 tháng đầu năm 2023 tiếp nhận 1.405 đơn).",
    "Bình quân đạt 16 tiêu chí/xã, cao hơn 3,55 tiêu chí so với toàn tỉnh (12,45 tiêu chí/xã).",
    "Có 340 đơn, giảm 85 đơn so với cùng kỳ (425 đơn).",
    "Có trên 340 đơn, giảm 58 đơn so với cùng kỳ (425 đơn).",
    "Có 340 đơn, giảm 58 đơn so với cùng kỳ (đã xử lý 300 đơn, còn 40 đơn).",
    "Tỷ lệ bao phủ đạt 91,5%, thấp hơn 1,5% so với chỉ tiêu huyện giao (93%).",
    "Tỷ lệ thu gom đạt 87%, tăng 6,7% so với năm 2023 (81,5%).",
    "Còn 64 hộ nghèo trên tổng số 2.135 hộ, giảm 21 hộ so với đầu năm (85 hộ).",
    "Phát hiện 226 vụ, so với cùng kỳ tăng 103 vụ (226/123 vụ).",
    "Tỷ lệ hộ nghèo giảm từ 7,42% đầu năm xuống còn 5,31% cuối năm (còn 1.254 hộ), tương ứng giảm 2,11 điểm phần trăm.",
    "Tỷ lệ khám phá đạt 88,87%, vượt 13,87% so với chỉ tiêu cấp trên giao là 75%.",
    "Xuất khẩu đạt 962,4 triệu USD, tăng 5%; nhập khẩu 517,3 triệu USD, cán cân thương mại xuất siêu 445,1 triệu USD.",
    "Xuất khẩu đạt 962,4 triệu USD, nhập khẩu 517,3 triệu USD, tăng 32,6 triệu USD so với cùng kỳ.",
    "Tỷ lệ hộ nghèo giảm từ 15,27% xuống 12,41% và còn 8,93%; hai năm giảm 6,34 điểm phần trăm, mỗi năm giảm 3,17 điểm phần trăm.",
    "Tai nạn làm chết 96 người, bị thương 171 người, giảm 25 người bị thương.",
    "Doanh số cho vay 312,6 tỷ đồng, thu nợ 241,3 tỷ đồng; dư nợ 1.530,7 tỷ đồng, tăng 71,3 tỷ đồng so với đầu năm.",
    "Đoàn giành 87 giải, vượt 7 giải so với chỉ tiêu (80 giải), tăng 14 giải so với năm 2022.",
    "Hộ nghèo giảm 563 hộ (từ 2.437 hộ), vượt 63 hộ so với kế hoạch giảm 500 hộ.",
    "Tỷ lệ ký số từ 51,3% (năm 2021) lên 68,9% (năm 2022) và 82,4% (năm 2023), tăng lần lượt 17,6 điểm phần trăm và 13,5 điểm phần trăm.",
    "Đầu năm tỷ lệ hộ nghèo 11,47%, cuối năm còn 8,36%, giảm 3,11 điểm phần trăm, vượt kế hoạch huyện giao (giảm 2,20%).",
    "Tỷ lệ thất nghiệp giảm từ 6,3% xuống 4,9%, giảm 1,4 điểm %, vượt 0,2 điểm % so với kế hoạch (giảm 1,2%).",
    "Nhận 140 đơn. So với tháng trước (137 đơn) số đơn tăng 03 đơn; so với cùng kỳ (142 đơn) giảm 02 đơn.",
)

_LEAD = 200
"""Letters before the figures of a change that are looked through for one that its words leave out."""


def check(facts: Facts) -> Iterator[Finding]:
    """One finding per difference that the two levels do not have."""
    for change in changes(facts):
        if change.before is None or change.amount is None:
            continue
        others = (
            m for m in facts.figures_within(change.told[0].start - _LEAD, change.told[-1].start) if m not in change.told
        )
        # An open figure ("hơn 210") would fit whatever is told.
        alikes = (m for m in others if alike(m, change.now) and m.qualifier in {"exact", "approx"})
        if not any(_fits(facts, replace(change, now=now)) for now in (change.now, *change.rivals, *alikes)):
            yield _finding(facts, change, change.amount, change.before)
    for pair, by, down in pairs(facts):
        now, before = (facts.as_told(End(id=pair.id, part=half)) for half in ("numerator", "denominator"))
        less, more = (now, before) if down else (before, now)
        if not (less + facts.as_told(End(id=by.id))).meets(more):
            one, other = facts.halves(pair)
            yield _told(facts, (number(one), number(other)), one - other, by, [pair, by], down=down)
    for share, by, down in beyond_all(facts):
        of, everything = facts.as_told(End(id=share.id)), Interval.exact(Decimal(100))
        less, more = (of, everything) if down else (everything, of)
        if not (less + facts.as_told(End(id=by.id))).meets(more):
            wanted = facts.value(End(id=share.id)) - 100
            yield _told(facts, (facts.text(share.id), "100%"), wanted, by, [share, by], down=down)
    yield from (_of_rank(facts, change) for change in rank_changes(facts) if not change.holds)
    yield from (_from_behind(facts, now, by) for now, by in beyond_the_last(facts))
    for gap in (*gaps(facts), *aimed_rates(facts)):
        told = sorted((gap.more, gap.less, gap.by), key=lambda m: m.start)
        both = facts.text(gap.more.id), facts.text(gap.less.id)
        high, low, size = (facts.value(End(id=m.id)) for m in (gap.more, gap.less, gap.by))
        yield _told(facts, both, _shown(high - low, size, gap.by.value), gap.by, told, down=False)


def _from_behind(facts: Facts, now: Mention, by: Mention) -> Finding:
    """A rise from a place behind the last: the 66th of 63."""
    begun, last = place_of(now) + int(by.value), now.value.partition("/")[2]
    return facts.finding(
        CODE,
        NAME,
        SEVERITY,
        BASIS,
        vi=f"{facts.text(now.id)} sau khi tăng {facts.text(by.id)} thì trước đó xếp thứ {begun}, lớn hơn {last}; cần rà soát.",
        en=f"{facts.text(now.id)} after a rise of {by.value} places was the {begun}th before, behind the last of {last}.",
        evidence=[now.id, by.id],
        stated=by.value,
        expected=f"≤ {int(last) - place_of(now)}",
        arithmetic=f"{place_of(now)} + {by.value} = {begun} > {last}",
        tolerance="0",
    )


def _of_rank(facts: Facts, change: RankChange) -> Finding:
    """From the 33rd place to the 22nd is up by 11 places, not by 12."""
    before, now, told = (facts.text(m.id) for m in (change.before, change.now, change.by))
    vi, en = ("tăng", "up") if change.places > 0 else ("giảm", "down")
    moved = f"{vi} {abs(change.places)} bậc" if change.places else "không đổi"
    moved_en = f"{en} by {abs(change.places)}" if change.places else "no change"
    way = ("tăng", "up") if change.up else ("giảm", "down")
    return facts.finding(
        CODE,
        NAME,
        SEVERITY,
        BASIS,
        vi=f"Từ {before} đến {now} là {moved}, báo cáo nêu {way[0]} {told}; cần rà soát.",
        en=f"From {before} to {now} is {moved_en}, the report states {way[1]} {told}.",
        evidence=[m.id for m in sorted((change.now, change.by, change.before), key=lambda m: m.start)],
        stated=change.by.value,
        expected=str(abs(change.places)),
        arithmetic=f"{place_of(change.before)} - {place_of(change.now)} = {number(Decimal(change.places))}",
        tolerance="0",
    )


def _fits(facts: Facts, change: Change) -> bool:
    """Whether the difference is that of the levels; of two rates also where it is told in percent of the one before."""
    if change.before is None or change.amount is None:
        return True
    now, by = (facts.as_told(End(id=m.id)) for m in (change.now, change.amount))
    before = told_before(facts, change.before, aimed=change.aimed)
    # Downwards now + by = before, upwards before + by = now.
    less, more = (now, before) if change.down else (before, now)
    if _reaches(less + by, more, strictly=change.aimed):
        return True
    if _is_better_low(facts, change) and _reaches(more + by, less, strictly=change.aimed):
        return True
    both = levels(facts, change)
    if change.amount.unit != "%" or both is None:
        return False
    unit = Fraction(1, 10 ** facts.decimals(change.amount))
    least, most = growth(*both, down=change.down)
    return least - unit <= Fraction(Decimal(change.amount.value)) <= most + unit


def _is_better_low(facts: Facts, change: Change) -> bool:
    """Whether a rate is to be low, so that the lower one exceeds its aim: `hộ nghèo còn 2,15%, vượt 0,35% so với chỉ tiêu (2,5%)`."""
    if change.amount is None or change.amount.kind != "percent":
        return False
    lead = facts.words(max(0, change.now.start - _LEAD), change.amount.start)
    return "vượt" in lead and LOW_IS_GOOD.search(lead) is not None


def _reaches(one: Interval, other: Interval, *, strictly: bool) -> bool:
    """Whether two intervals share a value; strictly, one inside of both, where only rounding to the very edge would do."""
    if not strictly or one.is_exact or None in (one.low, one.high, other.low, other.high):
        return one.meets(other)
    return bool(one.high > other.low and one.low < other.high)  # type: ignore[operator]


def _finding(facts: Facts, change: Change, by: Mention, base: Mention) -> Finding:
    now, before = facts.value(End(id=change.now.id)), facts.value(End(id=base.id))
    wanted = _shown(now - before, facts.value(End(id=by.id)), by.value)
    return _told(facts, (facts.text(change.now.id), facts.text(base.id)), wanted, by, change.told, down=change.down)


def _told(
    facts: Facts, both: tuple[str, str], wanted: Decimal, by: Mention, told: Sequence[Mention], *, down: bool
) -> Finding:
    now, before = both
    printed = Decimal(by.value)
    size = number(abs(wanted))
    vi, en = ("thấp hơn", "less") if wanted < 0 else ("cao hơn", "more")
    says = f"{now} {vi} {before} là {size}" if wanted else f"{now} bằng {before}"
    # Said to fall where it rises: the word is wrong too, so that both sides show their sign.
    signed = (wanted < 0) != down and wanted != 0
    sides = (number(wanted), number(-printed if down else printed)) if signed else (size, number(printed))
    return facts.finding(
        CODE,
        NAME,
        SEVERITY,
        BASIS,
        vi=f"{says}, báo cáo nêu {way_told(facts, by)}{facts.text(by.id)}; cần rà soát.",
        en=f"{now} is {size} {en} than {before}, the report states “{way_told(facts, by)}{facts.text(by.id)}”.",
        evidence=[m.id for m in told],
        stated=sides[1],
        expected=sides[0],
        arithmetic=f"{sides[0]} ≠ {sides[1]}",
        tolerance="0" if facts.as_told(End(id=by.id)).is_exact else "± nửa đơn vị của chữ số cuối",
    )


def _shown(wanted: Decimal, base: Decimal, printed: str) -> Decimal:
    """The difference in the unit in which the report prints it."""
    return wanted * Decimal(printed) / base if base else wanted
