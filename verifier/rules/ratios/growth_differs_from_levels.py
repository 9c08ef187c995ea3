"""RAT104 growth-differs-from-levels: a rate of change does not follow from the levels it is told of.

What it finds: "giảm từ 90 còn 45, tức giảm 15%"; "3.180 vụ, tăng 180 vụ (9%)"; "đạt 96,5 triệu đồng, tăng 43,2%
    so với cùng kỳ (41,3 triệu đồng)": the printed rate is not (now - before) / before.
Why it matters: the rate or one of the levels is wrong.
Basis: arithmetic. Every figure stands for what prints so; a rate one unit of its last digit off is let pass.
Stays silent: when a level is open ("trên 300") and the one before is not told, within what "gần" and "hơn" leave open,
    when the change belongs to another figure of the paragraph, and for percentage points. Where the level before is not
    told as the one the change starts from, it is a warning.
"""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import combinations

import regex as re

from extractor.model import End, Mention
from patterns.units import base_factor
from patterns.words import forms, whole_word
from verifier.changes import changes, growth, in_words, levels, levels_in_words, other_levels
from verifier.compared import ROUNDED, way_told
from verifier.facts import Facts
from verifier.finding import Finding, Severity
from verifier.line import Change
from verifier.rounding import as_percent
from verifier.unexplained import unexplained
from verifier.wording import number, points

CODE = "RAT104"
NAME = "growth-differs-from-levels"
NAME_VI = "Tỷ lệ tăng, giảm không khớp số liệu hai kỳ"
SEVERITY: Severity = "error"
BASIS = "Số học: tỷ lệ tăng (giảm) bằng (kỳ này - kỳ trước) / kỳ trước × 100, trong phạm vi làm tròn của số đã in."
FIRES = (
    "Đã cấp 3.482 giấy, cùng kỳ năm ngoái 3.498 giấy (tăng 1,58%).",
    "Năm 2023 thu 12,4 tỷ đồng, năm 2022 thu 10,8 tỷ đồng, tăng 24,8%.",
    "Nguồn vốn đạt 38.460 tỷ đồng, tăng 2.115 tỷ đồng so với cuối năm 2023, tương ứng tăng 6,4%.",
    "Số vụ gây rối tăng từ 45 vụ lên 54 vụ, tăng 9 vụ (25%).",
    "Vụ hè thu gieo trồng 3.862/3.800 ha, vượt 4,6% kế hoạch, thu hoạch 2.914 ha.",
    "Tuyển mới 642/600 học viên (vượt 17% so với chỉ tiêu).",
    "Trồng rừng được 470/500 ha, hụt 9% kế hoạch.",
    "Dân số ước 845,2 nghìn người, tăng 1,05%, tương đương tăng 18,8 nghìn người so với năm trước.",
    "Xử lý 6.312 vụ. So với năm 2022, số vụ tăng 8,4% (5.283), tiền phạt tăng 2,1 tỷ đồng.",
    "Số ban chỉ đạo trước đây có 40 ban, nay còn 26 ban, giảm 53%.",
    "Doanh thu vận tải đạt 48,6 tỷ đồng, cùng kỳ năm trước 43,2 tỷ đồng, tăng 21%; vận tải hàng hóa 30 tỷ đồng.",
    "Giải quyết việc làm cho 24,6 nghìn lao động, vượt 12,5% kế hoạch (24 nghìn người).",
    "Có 864 doanh nghiệp mới, vốn đăng ký 7.516 tỷ đồng; tăng 9,5% về số doanh nghiệp (năm trước 792).",
    "Ba tháng 4, 5, 6 lần lượt thu 412, 386 và 455 triệu đồng. So với tháng trước, tháng 5 và tháng 6 lần lượt giảm 6,3% và tăng 27,9%.",
    "Tháng 5 nhận 386 hồ sơ. Tháng 6 nhận 455 hồ sơ, tăng 27,9% so với tháng 5.",
    "Đàn trâu tăng 7,2%, đạt 12.450 con (cùng kỳ 11.110 con).",
    "Gạch xây giảm 6,6%, còn 348,4 triệu viên so với 341,0 triệu viên.",
    "Gỗ khai thác 48.200 m3, tăng 6,4% (+4.100 m3) so với cùng kỳ; xảy ra 37 vụ, giảm 9,8% (giảm 4 vụ).",
    "Thời gian thực hiện 42 thủ tục được rút từ tổng số 980 ngày làm việc xuống 735 ngày - giảm 35%: 12 thủ tục giảm trên 50%.",
    "Dân số 84.120 người, nam 41.870 người, nữ 42.250 người. Mật độ 302 người/km2; so với năm 2014 tăng 5.120 người (tăng 8,5%).",
    "Bắt giữ 206 vụ, 275 đối tượng (tăng 14 vụ, 21 đối tượng so cùng kỳ, tương ứng tăng 7,29% và 9,27%).",
    "Có 416 hộ kinh doanh mới, vốn 96 tỷ đồng, so với cùng kỳ tăng 7,0% về số hộ (400) và giảm 4,0% về vốn (100 tỷ đồng).",
    "Có 640 hợp tác xã, vốn 512,0 tỷ đồng, tăng 14,8% về số lượng và giảm 20,0% về vốn so với cùng kỳ (600 hợp tác xã, 640,0 tỷ đồng).",
    "Đàn dê 21.840 con, tăng 9,6%; đàn ngựa 312 con. Cùng kỳ năm trước đàn dê có 20.800 con.",
    "Tổng nguồn vốn 520,0 tỷ đồng, tăng 20,0 tỷ đồng so với đầu năm (tốc độ tăng 6,5%).",
    "Dự toán thu được giao 250 tỷ đồng; ước cả năm 282,5 tỷ đồng, vượt 16,0%.",
    "Thu ngân sách 1.310 tỷ đồng, tăng hơn 4% so với năm trước (1.150 tỷ đồng).",
    "Sản lượng cà phê ước đạt hơn 61,5 nghìn tấn, tăng gần 3% so với năm trước (54,1 nghìn tấn).",
    "Đàn dê 12.450 con, tăng 9,9%; đàn trâu 4.318 con. Cùng kỳ năm trước đàn dê có 11.610 con.",
    "Tổng nguồn vốn 462,4 tỷ đồng, tăng 37,4 tỷ đồng so với đầu năm (tốc độ tăng 11,9%).",
    "Tiếp 1.215 lượt (định kỳ 310 lượt, thường xuyên 905 lượt). Có 12 vụ việc mới. Số lượt tăng 14,3% (cùng kỳ 1.125 lượt).",
    "Doanh thu 318,4 tỷ đồng, chi phí 276,9 tỷ đồng, lợi nhuận 41,5 tỷ đồng. So với năm trước (33,2 tỷ đồng), lợi nhuận tăng 38,1%.",
    "Sản lượng các năm 2021, 2022, 2023 lần lượt đạt 412 tấn, 450 tấn và 477 tấn; tốc độ tăng năm 2022 là 9,2%, năm 2023 là 8,4%.",
    "Xuất 412,6 nghìn tấn, trị giá 1,84 tỷ USD; giảm 5,9% về lượng, tăng 31,7% về giá trị so cùng kỳ (438,4 nghìn tấn; 1.505 triệu USD).",
    "Có 716 ca sởi, giảm 34,6% (918 ca); thủy đậu 215 ca, tăng 31,1% (180 ca cùng kỳ).",
    "Ghi nhận 1.874 ca cúm, 01 ca tử vong; tăng 312 ca (29,9%) so với cùng kỳ năm 2022 (1.562 ca).",
    "Dự toán huyện giao 180 tỷ đồng; ước cả năm 199,8 tỷ đồng, vượt 14,0%.",
    "Giá trị quyết toán 81.420 triệu đồng, giảm 1.230 triệu đồng so với giá trị đề nghị 82.650 triệu đồng (tỷ lệ cắt giảm 2,49%).",
    "Xảy ra 162 vụ tai nạn (đường bộ 155 vụ, đường sắt 7 vụ), làm chết 70 người; so với cùng kỳ giảm 18 vụ (-14%).",
    "Xảy ra 146 vụ, làm chết 72 người. So với cùng kỳ năm trước: tăng 19 vụ (tăng 18,96%), giảm 08 người chết (giảm 10,00%).",
    "Năm 2022 xây 128 phòng (38,6 tỷ đồng); năm 2023 xây 146 phòng (52,4 tỷ đồng), tăng 16,1%.",
    "Số vụ cháy các năm 2021, 2022 và 2023 lần lượt là 71, 64 và 58 vụ. Năm 2023 giảm 28,3% so với năm 2021.",
    "Đàn trâu 52.180 con, giảm 2,00% so với cùng kỳ (53.246 con); đàn bò 97.415 con, tăng 3,42% (95.873 con).",
    "Đàn lợn 312.600 con (tăng 5,7% so với thời điểm 01/01/2024 là 298.430 con).",
    "Bắt giữ 132 vụ; khởi tố 118 vụ, 187 bị can. So với cùng kỳ (105 vụ) tăng 29,5%.",
    "Xảy ra 84 vụ cháy rừng, thiệt hại 51 ha, bị thương 12 người; so với cùng kỳ giảm 16 vụ (-19%).",
    "Đón 42.180 lượt khách, giảm 12,4% so với cùng kỳ (41.850 lượt khách).",
    "Bán lẻ đạt 1.284 tỷ đồng (cùng kỳ 1.169 tỷ đồng), tăng 8,9%.",
    "Xảy ra 24 vụ tai nạn giao thông, làm 24 người bị thương. Số vụ tai nạn giảm 59 vụ (giảm 17%).",
    "Số thủ tục giảm từ 90 thủ tục còn 45 thủ tục, tức giảm 15%.",
    "Xử lý 3.180 vụ, tăng 180 vụ (9%) so với cùng kỳ.",
    "Thời hạn cấp phép được rút ngắn từ 25 ngày xuống còn 18 ngày, tức cắt giảm 38% thời gian.",
    "Vốn điều chỉnh đạt 96,5 triệu đồng, tăng 43,2% so với cùng kỳ (41,3 triệu đồng).",
    "Ghi nhận 120 ca sởi, giảm 30% so với cùng kỳ (giảm 40 ca).",
)
SILENT = (
    "Đã cấp 3.482 giấy, cùng kỳ năm ngoái 3.428 giấy (tăng 1,58%).",
    "Năm 2023 thu 12,4 tỷ đồng, năm 2022 thu 10,8 tỷ đồng, tăng 14,8%.",
    "Năm 2023 thu 12,4 tỷ đồng, năm 2021 thu 10,8 tỷ đồng, tăng 9,8%.",
    "Xã có 165 hộ nghèo, chiếm 3,62%. So với đầu năm (hộ nghèo 209 hộ, 4,60%) giảm 44 hộ, tương ứng giảm 0,98%.",
    "Nguồn vốn đạt 38.460 tỷ đồng, tăng 2.115 tỷ đồng so với cuối năm 2023, tương ứng tăng 5,8%.",
    "Cấp đăng ký cho 318 doanh nghiệp, vốn 2.765 tỷ đồng; số doanh nghiệp tăng 9,7% so cùng kỳ (290 doanh nghiệp), số vốn giảm 14,6%.",
    "Số vụ gây rối tăng từ 45 vụ lên 54 vụ, tăng 9 vụ (20%).",
    "Vụ hè thu gieo trồng 3.862/3.800 ha, vượt 1,6% kế hoạch, thu hoạch 2.914 ha.",
    "Tuyển mới 642/600 học viên (vượt 7% so với chỉ tiêu).",
    "Xã đạt 12/19 tiêu chí, vượt 20% kế hoạch.",
    "Dân số ước 845,2 nghìn người, tăng 1,05%, tương đương tăng 8,8 nghìn người so với năm trước.",
    "Xử lý 6.312 vụ. So với năm 2022, số vụ tăng 8,4% (5.823), tiền phạt tăng 2,1 tỷ đồng.",
    "Xử lý 6.312 vụ. So với năm 2022, số vụ tăng 8,4% (489), tiền phạt tăng 2,1 tỷ đồng.",
    "Số ban chỉ đạo trước đây có 40 ban, nay còn 26 ban, giảm 35%.",
    "Doanh thu vận tải đạt 48,6 tỷ đồng, cùng kỳ năm trước 43,2 tỷ đồng, tăng 12,5%; vận tải hàng hóa 30 tỷ đồng.",
    "Doanh thu vận tải đạt 48,6 tỷ đồng, cùng kỳ năm trước 43,2 tỷ đồng, tăng 21% so với kế hoạch.",
    "Số ban chỉ đạo trước đây có 40 ban, nay còn 26 ban; số cuộc họp giảm 53%.",
    "Thời hạn cấp phép được rút ngắn từ 25 ngày xuống còn 18 ngày, tức cắt giảm 28% thời gian.",
    "Giải quyết việc làm cho 24,6 nghìn lao động, vượt 2,5% kế hoạch (24 nghìn người).",
    "Có 864 doanh nghiệp mới, vốn đăng ký 7.516 tỷ đồng; tăng 9,1% về số doanh nghiệp (năm trước 792).",
    "Ba tháng 4, 5, 6 lần lượt thu 412, 386 và 455 triệu đồng. So với tháng trước, tháng 5 và tháng 6 lần lượt giảm 6,3% và tăng 17,9%.",
    "Ba tháng 4, 5, 6 lần lượt thu 412, 386 và 455 triệu đồng. So với cùng kỳ năm trước, tháng 6 tăng 27,9%.",
    "Tháng 5 nhận 386 hồ sơ, tháng 6 nhận 455 hồ sơ, tăng 27,9%.",
    "Đàn trâu tăng 7,2%, đạt 12.450 con (cùng kỳ 11.614 con).",
    "Đàn trâu tăng 7,2% so với tháng trước, đạt 12.450 con (cùng kỳ 11.110 con).",
    "Đàn trâu tăng 7,2%, đạt 12.450 con (kế hoạch 11.110 con).",
    "Gỗ khai thác 48.200 m3, tăng 9,3% (+4.100 m3) so với cùng kỳ; xảy ra 37 vụ, giảm 9,8% (giảm 4 vụ).",
    "Thời gian thực hiện 42 thủ tục được rút từ tổng số 980 ngày làm việc xuống 735 ngày - giảm 25%: 12 thủ tục giảm trên 50%.",
    "Dân số 84.120 người, nam 41.870 người, nữ 42.250 người. Mật độ 302 người/km2; so với năm 2014 tăng 5.120 người (tăng 6,5%).",
    "Bắt giữ 206 vụ, 275 đối tượng (tăng 14 vụ, 21 đối tượng so cùng kỳ, tương ứng tăng 7,29% và 8,27%).",
    "Có 412 vụ, 538 đối tượng, tăng 31 vụ, giảm 27 đối tượng (tương ứng tăng 8,14% và giảm 4,78%).",
    "Có 416 hộ kinh doanh mới, vốn 96 tỷ đồng, so với cùng kỳ tăng 4,0% về số hộ (16 hộ) và giảm 4,0% về vốn (100 tỷ đồng).",
    "Có 640 hợp tác xã, vốn 512,0 tỷ đồng, tăng 6,7% về số lượng và giảm 20,0% về vốn so với cùng kỳ (600 hợp tác xã, 640,0 tỷ đồng).",
    "Đàn dê 21.840 con, tăng 5,0%; đàn ngựa 312 con. Cùng kỳ năm trước đàn dê có 20.800 con.",
    "Tổng nguồn vốn 520,0 tỷ đồng, tăng 20,0 tỷ đồng so với đầu năm (tốc độ tăng 4,0%).",
    "Dự toán thu được giao 250 tỷ đồng; ước cả năm 282,5 tỷ đồng, vượt 13,0%.",
    "Xuất khẩu đạt 62,7% so kế hoạch (130 triệu USD); nhập khẩu ước đạt 50,1 triệu USD, giảm 12,5%.",
    "Sản lượng cà phê ước đạt hơn 61,5 nghìn tấn, tăng gần 14% so với năm trước (54,1 nghìn tấn).",
    "Thu ngân sách trên 1.300 tỷ đồng, tăng hơn 10% so với năm trước (1.150 tỷ đồng).",
    "Đàn dê 12.450 con, tăng 7,2%; đàn trâu 4.318 con. Cùng kỳ năm trước đàn dê có 11.610 con.",
    "Đàn dê 12.450 con, tăng 9,9% so với kế hoạch. Cùng kỳ năm trước đàn dê có 11.610 con.",
    "Tổng nguồn vốn 462,4 tỷ đồng, tăng 37,4 tỷ đồng so với đầu năm (tốc độ tăng 8,8%).",
    "Doanh thu 318,4 tỷ đồng, chi phí 276,9 tỷ đồng, lợi nhuận 41,5 tỷ đồng. So với năm trước (33,2 tỷ đồng), lợi nhuận tăng 25,0%.",
    "Sản lượng các năm 2021, 2022, 2023 lần lượt đạt 412 tấn, 450 tấn và 477 tấn; tốc độ tăng năm 2022 là 9,2%, năm 2023 là 6,0%.",
    "Giá trị sản lượng các năm 2021, 2022 lần lượt đạt 412 tỷ đồng và 450 tỷ đồng. Tốc độ tăng năm 2023 là 8,4%.",
    "Xuất 412,6 nghìn tấn, trị giá 1,84 tỷ USD; giảm 5,9% về lượng, tăng 22,3% về giá trị so cùng kỳ (438,4 nghìn tấn; 1.505 triệu USD).",
    "Có 716 ca sởi, giảm 22,0% (918 ca); thủy đậu 215 ca, tăng 19,4% (180 ca cùng kỳ).",
    "Ghi nhận 1.874 ca cúm, 01 ca tử vong; tăng 312 ca (20,0%) so với cùng kỳ năm 2022 (1.562 ca).",
    "Dự toán huyện giao 180 tỷ đồng; ước cả năm 199,8 tỷ đồng, vượt 11,0%.",
    "Dự toán huyện giao 180 tỷ đồng; ước cả năm 199,8 tỷ đồng, tăng 14,0%.",
    "Giá trị quyết toán 81.420 triệu đồng, giảm 1.230 triệu đồng so với giá trị đề nghị 82.650 triệu đồng (tỷ lệ cắt giảm 1,49%).",
    "Xảy ra 162 vụ tai nạn (đường bộ 155 vụ, đường sắt 7 vụ), làm chết 70 người; so với cùng kỳ giảm 18 vụ (-10%).",
    "Xảy ra 146 vụ, làm chết 72 người. So với cùng kỳ năm trước: tăng 19 vụ (tăng 14,96%), giảm 08 người chết (giảm 10,00%).",
    "Năm 2022 xây 128 phòng (38,6 tỷ đồng); năm 2023 xây 146 phòng (52,4 tỷ đồng), tăng 14,1%.",
    "Năm 2022 xây 128 phòng (38,6 tỷ đồng); năm 2023 xây 146 phòng (52,4 tỷ đồng), tăng 35,8%.",
    "Số vụ cháy các năm 2021, 2022 và 2023 lần lượt là 71, 64 và 58 vụ. Năm 2023 giảm 18,3% so với năm 2021.",
    "Đàn trâu 52.180 con, giảm 2,00% so với cùng kỳ (53.246 con); đàn bò 97.415 con, tăng 1,61% (95.873 con).",
    "Đàn trâu 52.180 con, tăng 3,1% (1.569 con).",
    "Bắt giữ 132 vụ; khởi tố 118 vụ, 187 bị can. So với cùng kỳ (105 vụ) tăng 25,7%.",
    "Xảy ra 84 vụ cháy rừng, thiệt hại 51 ha, bị thương 12 người; so với cùng kỳ giảm 16 vụ (-16%).",
    "Đón 42.180 lượt khách, giảm 12,4% so với cùng kỳ (48.150 lượt khách).",
    "Bán lẻ đạt 1.284 tỷ đồng (cùng kỳ 1.169 tỷ đồng), tăng 9,8%.",
    "Xảy ra 24 vụ tai nạn giao thông, làm 24 người bị thương. Số vụ tai nạn giảm 59 vụ (giảm 71%).",
    "Số thủ tục giảm từ 90 thủ tục còn 45 thủ tục, tức giảm 50%.",
    "Xử lý 3.180 vụ, tăng 180 vụ (6%) so với cùng kỳ.",
    "Vốn điều chỉnh đạt 96,5 triệu đồng, tăng 133,7% so với cùng kỳ (41,3 triệu đồng).",
    "Xảy ra 450 vụ, trong đó đường bộ 20 vụ, giảm 50 vụ (giảm 10%).",
    "Thu trên 300 triệu đồng, tăng 40 triệu đồng (12%).",
    "Đạt 96,5 triệu đồng, bằng 43,2% so với kế hoạch (223,4 triệu đồng).",
    "Ghi nhận 120 ca sởi, giảm 25% so với cùng kỳ (giảm 40 ca).",
)
_OTHERS = 12
_NEAR = 300
"""Letters before a rate in which two rates that it lies between may be told."""


_BEYOND = re.compile(r"[^,;.()\d]{0,40}(?:,| ?\() ?(?:đã |còn )?(?:vượt|(?P<down>hụt|thấp hơn)) ")
_OF_PLAN = re.compile(rf" (?:so(?: với)? )?{whole_word(forms('lists', 'plan'))}")
_TIE = 60


def check(facts: Facts) -> Iterator[Finding]:
    """One finding per rate that no level in sight explains."""
    readings: dict[str, list[Change]] = {}
    for change in (*changes(facts), *_structural(facts)):
        if change.percent is not None and change.percent.qualifier in {"exact", *ROUNDED}:
            readings.setdefault(change.percent.id, []).append(change)
    for told in readings.values():
        sure = any(change.shape == "from_to" for change in told)
        off = [change for change in told if _fits(facts, change) is False]
        if not off or any(_is_explained(facts, change, sure=sure) or _is_in_points(facts, change) for change in told):
            continue
        change = off[0]
        if change.percent is not None:
            yield _finding(facts, change, change.percent)
    for fraction, percent in facts.next_to("percent", "fraction"):
        if percent.id not in readings:
            yield from _beyond_plan(facts, fraction, percent)


def _beyond_plan(facts: Facts, fraction: Mention, percent: Mention) -> Iterator[Finding]:
    """By how much more was done than planned, told with both: `gieo trồng 5.214/5.150 ha, vượt 1,2% kế hoạch`."""
    way = _BEYOND.fullmatch(facts.words(fraction.end, min(percent.start, fraction.end + _TIE)))
    behind = facts.words(percent.end, percent.end + _TIE)
    if way is None or percent.qualifier != "exact" or _OF_PLAN.match(behind) is None:
        return
    done, planned = (Fraction(value) for value in facts.amounts(fraction))
    if planned <= 0 or (base_factor(fraction.unit) == 1 and done < planned):
        return  # "12/19 tiêu chí, vượt 20% kế hoạch": the plan is another one
    ratio = (planned - done if way["down"] else done - planned) / planned
    decimals = facts.decimals(percent)
    if abs(ratio * 100 - Fraction(Decimal(percent.value))) <= Fraction(1, 10**decimals):
        return
    rate = number(as_percent(ratio, max(2, decimals)))
    told = f"{way_told(facts, percent)}{facts.text(percent.id)}"
    yield facts.finding(
        CODE,
        NAME,
        "warning",
        BASIS,
        vi=f"Theo {facts.text(fraction.id)}, tỷ lệ {way['down'] or 'vượt'} là {rate}%, báo cáo nêu {told}; cần rà soát.",
        en=f"By {facts.text(fraction.id)} the {'shortfall' if way['down'] else 'excess'} is {rate}%, the report states {told}.",
        evidence=[fraction.id, percent.id],
        stated=f"{number(Decimal(percent.value))}%",
        expected=f"{rate}%",
        arithmetic=f"{rate}% ≠ {number(Decimal(percent.value))}%",
    )


def _structural(facts: Facts) -> Iterator[Change]:
    """The changes that brackets alone tie: `612 vụ (cùng kỳ 495 vụ, tăng 32,6%)`."""
    for told in unexplained(facts):
        if told.sure is not None and told.sure.how in ("growth", "fall"):
            now, before, percent = (
                facts.mentions[end.id] for end in (told.sure.part.end, told.sure.whole.end, told.rate.end)
            )
            yield Change("against", told.sure.how == "fall", now, before, None, percent)


def _is_explained(facts: Facts, change: Change, *, sure: bool) -> bool:
    """Whether the rate follows from these levels, or from others in sight."""
    others = other_levels(facts, change, _OTHERS) if change.shape == "amount_and_rate" else change.rivals
    # "tăng từ 45 vụ lên 54 vụ, tăng 9 vụ (25%)": both levels are told, and that 9 are a quarter of 36 is chance.
    others = () if sure else others
    return any(_fits(facts, replace(change, now=now)) for now in (change.now, *others))


def _is_in_points(facts: Facts, change: Change) -> bool:
    """Whether a rate told with an amount is how far two rates are apart: `(4,60%) giảm 1.097 hộ, tương ứng giảm 0,98%`, now 3,62%."""
    if change.shape != "amount_and_rate" or change.percent is None:
        return False
    near = facts.figures_within(change.percent.start - _NEAR, change.percent.start - 1)
    rates = [Decimal(m.value) for m in near if m.kind == "percent" and m.unit == "%"]
    apart = Decimal(change.percent.value)
    return any(abs(one - other) == apart for one, other in combinations(rates, 2))


def _finding(facts: Facts, change: Change, percent: Mention) -> Finding:
    exact = _rate(facts, change)
    rate = number(abs(exact))
    apart, apart_en = points(exact, abs(Decimal(percent.value)))
    printed = number(abs(Decimal(percent.value)))
    quoted = ", ".join(facts.text(m.id) for m in change.told if m is not percent)
    way, en = ("giảm", "fall") if change.down == (exact >= 0) else ("tăng", "rise")
    if change.aimed:  # held against a plan, nothing has grown
        way, en = ("hụt", "shortfall") if way == "giảm" else ("vượt", "excess")
    told = f"{way_told(facts, percent)}{facts.text(percent.id)}"
    return facts.finding(
        CODE,
        NAME,
        SEVERITY if change.shape == "from_to" else "warning",
        BASIS,
        vi=f"Theo các số đã nêu ({quoted}), tỷ lệ {way} là {rate}%, báo cáo nêu {told}{apart}; cần rà soát.",
        en=f"By the figures told ({quoted}) the {en} is {rate}%, the report states “{told}”{apart_en}.",
        evidence=[m.id for m in change.told],
        stated=f"{printed}%",
        expected=f"{rate}%",
        arithmetic=f"{number(exact)}% ≠ {printed}%",
        tolerance=f"± {number(_unit(facts, change))} điểm phần trăm",
    )


def _unit(facts: Facts, change: Change) -> Decimal:
    return Decimal(1).scaleb(-facts.decimals(change.percent)) if change.percent is not None else Decimal(1)


def _fits(facts: Facts, change: Change) -> bool | None:
    """Whether the rate follows from the levels; None when they are not fully told, or go the other way."""
    if change.percent is None:
        return None
    rounded = change.shape == "against" and any(m.qualifier in ROUNDED for m in change.told)
    told = levels_in_words(facts, change) if rounded else levels(facts, change)
    if told is None:
        return None
    low, high = growth(*told, down=change.down)
    if high < 0 and change.shape != "against":
        return None  # "từ 8% lên 2%" is for CLM102 to tell
    printed, unit = abs(Fraction(Decimal(change.percent.value))), Fraction(_unit(facts, change))
    if change.percent.qualifier != "exact":
        meant = in_words(facts, change.percent)
        unit = Fraction(meant.high - meant.low) / 2 if meant.low is not None and meant.high is not None else unit
    return low <= printed + unit and printed - unit <= high


def _rate(facts: Facts, change: Change) -> Decimal:
    """The rate of the figures as printed; negative where they go the other way."""
    now = Fraction(facts.value(End(id=change.now.id)))
    if change.before is not None:
        before = Fraction(facts.value(End(id=change.before.id)))
    else:
        by = Fraction(facts.value(End(id=change.amount.id))) if change.amount is not None else Fraction(0)
        before = now + by if change.down else now - by
    ratio = (before - now if change.down else now - before) / before
    return as_percent(ratio, max(2, facts.decimals(change.percent) if change.percent else 2))
