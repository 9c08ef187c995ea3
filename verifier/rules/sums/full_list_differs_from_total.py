"""SUM109 full-list-differs-from-total: a list whose words show that it is full does not make up the total before it.

What it finds: a total and the figures told as its parts, where "gồm", a bracket, a colon or a dash opens the list, its last part is
    the rest ("khác", "còn lại"), two parts leave nothing between them (nam, nữ), their shares make up a hundred, three
    parts and more follow each other behind "trong đó", or figures of another unit told side by side with these do add up;
    fractions whose upper and lower figures make up two totals; a total told behind its parts ("tổng cộng", "như vậy");
    parts told with shares of one figure that make up a hundred, or with the other of two that are all;
    a total above bullets that tell one part each, to the rest ("lĩnh vực khác"), or in the last of them ("- Cộng: 12 vụ");
    and grades told together ("từ khá trở lên").
    No rounding reconciles the two.
Why it matters: one of the figures is wrong, or a part is missing.
Basis: arithmetic. Only a warning, for the words do not say for certain that no part is left out.
Stays silent: when figures of the list, one behind the other, make up any figure told near them; when a figure told beside
    the list is just what it lacks; when the list misses its total by more than a third, for then it divides something else;
    for places that stand for the others; for lists that say that they go on; and for what another rule adds up.
"""

from collections.abc import Iterator

from extractor.model import End
from verifier.additions import addition
from verifier.bracketed_rest import bracketed_rests
from verifier.bulleted import bulleted
from verifier.facts import Facts
from verifier.finding import Finding, Severity
from verifier.full_lists import FullList, full_lists
from verifier.grades import grades
from verifier.in_turn_lists import in_turn_lists
from verifier.medals import medals
from verifier.moved_kinds import moved_kinds
from verifier.named_totals import named_totals
from verifier.nested import are_not_parts
from verifier.open_lists import are_numbered
from verifier.paired_sums import paired_sums
from verifier.ranked_lists import ranked_lists
from verifier.rated_lists import rated_lists
from verifier.shared_lists import shared_lists
from verifier.state_fractions import state_fractions
from verifier.totals_behind import totals_behind
from verifier.treated_waste import treated_waste
from verifier.wording import number

CODE = "SUM109"
NAME = "full-list-differs-from-total"
NAME_VI = "Các thành phần liệt kê đủ không cộng thành tổng số"
SEVERITY: Severity = "warning"
BASIS = "Số học: các thành phần của một danh sách đầy đủ cộng lại bằng tổng số, trong phạm vi làm tròn của số đã in."
FIRES = (
    "Phẫu thuật 675 ca, loại I 214, loại II 316, loại III 75; đỡ đẻ 1.012 ca.",
    "Tham mưu ban hành 10 văn bản: 3 kế hoạch, 5 công văn, 3 báo cáo.",
    "Số mẫu sổ giảm từ 124 mẫu còn 71 mẫu, tức giảm 42,7%; có 12 mẫu, 25 mẫu và 24 mẫu lần lượt ở chi cục, hạt, trạm.",
    "Thôn kiểm 2.410 thửa, đo 2.300 thửa. Lúa 1.205 thửa, chiếm 50,0%; màu 482 thửa, chiếm 20,0%; còn lại 743 thửa bỏ hoang.",
    "Xã xây 11 công trình trị giá 410 triệu đồng, gồm 5 cầu (50 triệu đồng/cầu) và 4 cống (40 triệu đồng/cống).",
    "Huyện có 361 trường đạt chuẩn, đạt 72,1%: mầm non 121 (80,1%), tiểu học 158 (70,2%) và THCS 72 (66,4%).",
    "Toàn tỉnh có 312/486 điểm trường có sân chơi (64,2%): nhà trẻ xã 84 (71,2%), nhà trẻ thôn 165 (66%), trường cũ 73 (55,1%).",
    "Mạng lưới có 486 điểm: 318 chợ, siêu thị, 127 cửa hàng xăng dầu, 31 kho bãi; đã cấp phép 412 điểm.",
    "Đầu mối giảm từ 91 đơn vị nay còn 64 đơn vị - giảm 29,7%: 9 trung tâm, 31 trường và 34 trạm.",
    "Bốc xếp trên 148 nghìn tấn: xi măng trên 12 nghìn tấn, tăng 5%; than trên 71 nghìn tấn, tăng 2%; muối trên 15 nghìn tấn, tăng 1%.",
    "Cấp khoảng 2,4 triệu thẻ, đạt 98% kế hoạch: tại nhà khoảng 7,9 triệu thẻ và tại trụ sở khoảng 512 ngàn thẻ.",
    "Quý I thụ lý 140 vụ, quý II thụ lý 165 vụ, 6 tháng đầu năm thụ lý 325 vụ.",
    "Tháng 1 thụ lý 24 vụ, tháng 2 thụ lý 31 vụ, tháng 3 thụ lý 28 vụ; tổng quý I thụ lý 88 vụ.",
    "Trong quý có 7 dự án tăng thêm 184,2 triệu USD. 6 dự án cấp mới 131,5 triệu USD; 3 dự án tăng vốn 52,7 triệu USD.",
    "Chất thải rắn phát sinh bình quân 214 tấn/ngày (đô thị 121 tấn, nông thôn 83 tấn).",
    "Phòng đã rà soát 32 văn bản, gồm 28 quyết định, 14 kế hoạch, 06 chỉ thị.",
    "Đón khoảng 2,4 triệu lượt khách, đạt 102% kế hoạch: nội địa khoảng 4,3 triệu lượt và quốc tế khoảng 87 ngàn lượt.",
    "Sản lượng gỗ đạt trên 36 nghìn m3: keo trên 31 nghìn m3, tăng 4%; bạch đàn trên 4,2 nghìn m3; gỗ khác trên 11 nghìn m3.",
    "Sản lượng quả tươi đạt 72,4 nghìn tấn: cam 40,3 nghìn tấn, tăng 3,1%; bưởi 30,6 nghìn tấn, giảm 2%.",
    "Án dân sự:\n- Cũ chuyển sang: 214 vụ\n- Thụ lý mới: 476 vụ\n- Tổng số: 712 vụ",
    "Thu phí trong tháng:\n+ Chợ: 84 triệu đồng;\n+ Bến đò: 27 triệu đồng;\n+ Cộng: 121 triệu đồng.",
    "Đoàn huyện giành 31 huy chương: 7 vàng, 9 bạc, 18 đồng, xếp thứ 4/12 đoàn.",
    "Tham gia 6 giải, đạt 31 huy chương các loại, trong đó có 7 HCV, 6 HCB và 15 HCĐ.",
    "Cà phê 1.236 ha, trong đó thu hoạch 1.108 ha. Hồ tiêu 2.905 ha, điều 1.188 ha, chè 612 ha; bốn cây chính cộng 5.991 ha.",
    "Chi cục tiếp nhận 1.264 đơn, trả lời 1.198 đơn (58 đơn đang xác minh, 27 đơn đã quá hạn), đạt tỷ lệ 94,8%.",
    "Viện kiểm sát thụ lý 518 vụ, xử lý 474 vụ (64 vụ đang nghiên cứu, 7 vụ tạm đình chỉ).",
    "Trong kỳ nhận mới 3.214 đơn, kỳ trước chuyển sang 406 đơn, lũy kế 3.260 đơn; đã xử lý 3.100 đơn.",
    "Thu ngân sách gần 328 tỷ đồng, đạt 61% dự toán, tăng 8%; thu cấp tỉnh 201,346 tỷ đồng, đạt 66% và cấp huyện 162,412 tỷ đồng, đạt 47%.",
    "Xuất khẩu đạt 412,6 triệu USD, tăng 7,2%; hàng may 305,1 triệu USD, tăng 9,1%, hàng gỗ 170,5 triệu USD, tăng 2,4%.",
    "Có 11/17 mục tiêu đạt, 5/17 mục tiêu có khả năng đạt, còn 4/17 mục tiêu khó đạt.",
    "Xã có 12/19 tiêu chí đạt, 6/19 tiêu chí chưa đạt.",
    "Chỉ số giá tháng này có 5/11 nhóm hàng tăng giá, 3/11 nhóm giảm giá, 2/11 nhóm giữ nguyên.",
    "Có 8/13 mặt hàng tăng giá, 2/13 mặt hàng giảm giá, 3/18 mặt hàng ổn định.",
    "Xã có 12/19 tiêu chí đạt, 7/16 tiêu chí chưa đạt.",
    "Rác phát sinh 218 tấn/ngày, thu gom 196 tấn/ngày (89,9%). Lượng thu gom được đốt 84 tấn/ngày, chôn lấp 142 tấn/ngày.",
    "Có 512 hộ nộp thuế qua mạng, tỷ lệ 61,5%: đô thị 331 (70,2%), nông thôn 141 (48,9%).",
    "Bệnh viện nhận 3.640 ca, khỏi 2.814 ca, đỡ giảm 521 ca, đang điều trị 267 ca, chuyển tuyến 68 ca.",
    "Đón khoảng 6,4 triệu lượt khách, đạt 96% kế hoạch: nội địa khoảng 1,3 triệu lượt và quốc tế khoảng 85 ngàn lượt.",
    "Đoàn giành 46 huy chương: 12 vàng, 15 bạc, 18 đồng, xếp thứ 9/63 đoàn.",
    "Chợ có 315 điểm kinh doanh: 142 ki ốt, 112 quầy trong nhà lồng và 52 chỗ ngồi ngoài trời.",
    "CPI tháng 3 tăng 0,4%. Trong 41 nhóm hàng hóa, 6 nhóm tăng giá (cao nhất là may mặc 1,1%), 4 nhóm giảm giá, 1 nhóm giữ nguyên.",
    "Quý này 34 dự án được tăng thêm 96,4 tỷ đồng, gấp 2 lần. 19 dự án đường nhận 61,8 tỷ đồng; 25 dự án cầu nhận 34,6 tỷ đồng.",
    "Cả năm có 1.840 lao động đi nước ngoài. Đông nhất là Nhật Bản (960 người), tiếp đến Hàn Quốc (512 người), còn lại 308 người.",
    "Diện tích tự nhiên 2.140 ha, gồm đất nông nghiệp 1.702 ha, trong đó lúa 611 ha; đất phi nông nghiệp 376 ha; chưa sử dụng 42 ha.",
    "Tổ chức 38 cuộc (12 cuộc năm trước chuyển sang, 26 cuộc mới); theo kế hoạch 21 cuộc, đột xuất 12 cuộc.",
    "Đã giải quyết 512, trước hạn 470 - đúng hạn 31 - quá hạn 0; đang giải quyết 14 hồ sơ trong hạn.",
    "Có 63 vụ khiếu nại, đã giải quyết 52 vụ, đạt 82,5%; khiếu nại đúng 09, đúng một phần 14, sai 33.",
    "Có 31 tổ hợp tác (9 vận tải, 6 xây dựng, 13 thương mại); 22 tổ hoạt động tốt.",
    "Xã còn 84 hộ nghèo, chiếm 3,5% và 126 hộ cận nghèo, chiếm 5,25% tổng số 2.400 hộ; cộng hai nhóm là 224 hộ.",
    "Dân số 61.240 người, mật độ 310 người/km2; khu vực thành thị 9.812 người, chiếm 16%, nông thôn 51.394 người, chiếm 84%.",
    "Dân số 61.240 người, mật độ 310 người/km2. Thành thị có 9.812 người, chiếm 16,0%; nông thôn 51.139 người.",
    "Tháng 1 nhận 120 hồ sơ, tháng 2 nhận 130 hồ sơ, tháng 3 nhận 140 hồ sơ; cả quý I nhận 380 hồ sơ.",
    "Xã có 12,4 km đường trục xã, 18,6 km trục thôn và 31,0 km nội đồng, tổng 65,0 km.",
    "Đào tạo nghề: sơ cấp 1.412 người; trung cấp 734 người; kèm nghề 1.158 người. Tổng số được đào tạo là 3.412 người, nữ 986 người.",
    "Kết quả: giỏi 1.146 em, khá 3.402 em, trung bình 1.877 em, yếu 213 em. Như vậy từ trung bình trở lên là 6.925 em.",
    "Kết quả: giỏi 1.146 em, khá 3.402 em, trung bình 1.877 em, yếu 213 em, trên tổng số 7.168 em.",
    "Tạm giữ 8.276 phương tiện (312 xe ô tô, 9.541 xe mô tô, 23 phương tiện khác).",
    "Tặng quà Tết cho 22.787 đối tượng: người có công 14.400 suất, hộ nghèo 4.300 suất, đối tượng khác 2.300 suất.",
    "Xử phạt 37 tổ chức, 12 cá nhân, tổng cộng 57 trường hợp.",
    "Đã cấp 301,8 nghìn ha, trong đó:\n- Đất nông nghiệp: 96.412 ha;\n- Đất lâm nghiệp: 171.830 ha;\n- Đất khác: 16.372 ha.",
    "Kinh phí: 2.470 triệu, gồm:\n- Năm 2022: 1.380 triệu\n+ Trung ương: 520 triệu\n+ Địa phương: 860 triệu\n- Năm 2023: 960 triệu.",
    "Toàn xã gieo trồng 642 ha, trong đó lúa 310 ha, ngô 212 ha, cây trồng khác 76 ha.",
    "Sản lượng đạt 4.120 tấn, tăng 5%, trong đó nuôi trồng 2.890 tấn, khai thác 1.587 tấn.",
    "Qua thanh tra phát hiện sai phạm 7.050,4 triệu đồng, kiến nghị thu hồi 1.120,4 triệu đồng, xử lý khác 4.730 triệu đồng.",
    "Toàn tỉnh có 372 trường, 270 trường đạt chuẩn. Cụ thể: mầm non 71/112 trường, tiểu học 97/128 trường, THCS 83/132 trường.",
    "Nộp thuế khoán là 21.374 hộ, kê khai 1.268 hộ, tổng cộng 24.915 hộ; thu được 124,3 tỷ đồng.",
    "Có 812 doanh nghiệp thành lập mới, 231 doanh nghiệp quay trở lại. Tổng số gia nhập thị trường là 1.187 doanh nghiệp.",
    "Đảng bộ có 52 tổ chức cơ sở đảng, gồm 17 đảng bộ và 26 chi bộ cơ sở; 5.318 đảng viên.",
    "Phát hiện vi phạm 4.835,3 triệu đồng và 3.264 m2 đất; thu hồi 2.847,6 triệu đồng, xử lý khác 1.672,2 triệu đồng.",
    "Hỗ trợ 6.517 căn hộ, trong đó 04 dự án đã xong (1.862 căn hộ), 05 dự án đang làm (3.415 căn hộ), 02 dự án chờ (1.875 căn hộ).",
    "Đã kiểm tra 530 cơ sở, đạt yêu cầu 461 (83,2%), vi phạm 89; nhắc nhở 61, phạt tiền 28.",
    "Có 134 sản phẩm OCOP còn hiệu lực:\n- 5 sao: 03\n- 4 sao: 41\n- 3 sao: 93",
    "Tổng số đại biểu 46, có mặt 43, vắng 8 có lý do.",
    "Đã giải quyết 2.146 HS - trước hạn và đúng hạn 2.118, quá hạn 48; đang giải quyết 131 HS - trong hạn 129, quá hạn 02.",
    "Được đánh giá 36 đ/c = HTXSNV 5 - HTTNV 26 - HTNV 3; không có đ/c nào không HTNV.",
    "Còn 312 hồ sơ đang xử lý, trong đó có 46 hồ sơ quá hạn, do chờ xác minh 24 hồ sơ, tranh chấp 08 hồ sơ và nguyên nhân khác 06 hồ sơ.",
)
SILENT = (
    "Phẫu thuật 675 ca, loại I 214, loại II 386, loại III 75; đỡ đẻ 1.012 ca.",
    "Có 3 xóm (xóm 2, xóm 3, xóm 4) với 210 hộ: xóm 2 có 70 hộ, xóm 3 có 60 hộ, xóm 4 có 80 hộ.",
    "Công suất 2 trạm bơm 900 kW (trạm bơm 1: 500 kW, trạm bơm 2: 400 kW).",
    "Tham mưu ban hành 11 văn bản: 3 kế hoạch, 5 công văn, 3 báo cáo.",
    "Số đầu mục giảm từ 96 mục còn 61 mục; có 14 mục, 23 mục và 24 mục lần lượt ở tỉnh, huyện, xã.",
    "Số đầu mục giảm từ 96 mục còn 71 mục, tức giảm 26%; có 14 mục, 23 mục và 24 mục lần lượt ở tỉnh, huyện.",
    "Thôn kiểm 2.410 thửa, đo 2.300 thửa. Lúa 1.205 thửa, chiếm 50,0%; màu 482 thửa, chiếm 20,0%; còn lại 723 thửa bỏ hoang.",
    "Xã xây 9 công trình trị giá 410 triệu đồng, gồm 5 cầu (50 triệu đồng/cầu) và 4 cống (40 triệu đồng/cống).",
    "Huyện có 351 trường đạt chuẩn, đạt 72,1%: mầm non 121 (80,1%), tiểu học 158 (70,2%) và THCS 72 (66,4%).",
    "Mạng lưới có 476 điểm: 318 chợ, siêu thị, 127 cửa hàng xăng dầu, 31 kho bãi; đã cấp phép 412 điểm.",
    "Đầu mối giảm từ 91 đơn vị nay còn 64 đơn vị - giảm 29,7%: 9 trung tâm, 21 trường và 34 trạm.",
    "Sở kiểm tra 45 cơ sở: 12 cảnh cáo, 5 phạt tiền, 3 đình chỉ.",
    "Gieo trồng 612 ha: ngô 210 ha, tăng 5%; lạc 52 ha, tăng 2%; đậu 30 ha, tăng 1%.",
    "Đã giao 8.960 ha cho 1.742 hộ và 5.217 ha cho cộng đồng 64 thôn; diện tích được chi trả dịch vụ môi trường rừng 11.873 ha.",
    "Kiểm soát chi thường xuyên 1.127,8 tỷ đồng, từ chối 3,2 tỷ đồng; chi đầu tư 405,6 tỷ đồng; cộng hai khoản 1.533,4 tỷ đồng.",
    "Xử lý 4.591 trường hợp, tạm giữ 912 phương tiện. Trong đó rượu bia 2.647 trường hợp, tốc độ 1.739 trường hợp, tải 205 trường hợp.",
    "Trong 5.214 hồ sơ nhận được (trực tuyến 4.487, trực tiếp 727), kỳ trước sang 138; đã giải quyết 5.190 hồ sơ, đang giải quyết 162.",
    "Quý I thụ lý 140 vụ, quý II thụ lý 165 vụ, 6 tháng đầu năm thụ lý 305 vụ.",
    "Quý I thụ lý 140 vụ, quý II thụ lý 165 vụ, 6 tháng đầu năm trước 325 vụ.",
    "Quý I thụ lý 140 vụ, quý II thụ lý 165 vụ, 6 tháng đầu năm xét xử 285 vụ.",
    "Trong quý có 9 dự án tăng thêm 184,2 triệu USD. 6 dự án cấp mới 131,5 triệu USD; 3 dự án tăng vốn 52,7 triệu USD.",
    "Chất thải rắn phát sinh bình quân 204 tấn/ngày (đô thị 121 tấn, nông thôn 83 tấn).",
    "Phòng đã rà soát 48 văn bản, gồm 28 quyết định, 14 kế hoạch, 06 chỉ thị.",
    "Đón khoảng 4,4 triệu lượt khách, đạt 102% kế hoạch: nội địa khoảng 4,3 triệu lượt và quốc tế khoảng 87 ngàn lượt.",
    "Sản lượng gỗ đạt trên 46 nghìn m3: keo trên 31 nghìn m3, tăng 4%; bạch đàn trên 4,2 nghìn m3; gỗ khác trên 11 nghìn m3.",
    "Sản lượng quả tươi đạt 72,4 nghìn tấn: cam 40,3 nghìn tấn, tăng 3,1%; bưởi 22,1 nghìn tấn, giảm 2%.",
    "Án dân sự:\n- Cũ chuyển sang: 214 vụ\n- Thụ lý mới: 476 vụ\n- Tổng số: 690 vụ",
    "Kết quả:\n- Đã trả: 220 hồ sơ\n- Đang chờ: 12 hồ sơ\n- Rút: 3 hồ sơ\n- Tổng số hồ sơ nộp trực tuyến: 228 hồ sơ",
    "Thủ tục:\n- Hồ sơ trả: 214 hồ sơ\n- Hồ sơ chờ: 176 hồ sơ\n- Tổng số hồ sơ đã số hóa: 370 hồ sơ",
    "Cà phê 1.236 ha, trong đó thu hoạch 1.108 ha. Hồ tiêu 2.905 ha, điều 1.188 ha, chè 612 ha; bốn cây chính cộng 5.941 ha.",
    "Đoàn huyện giành 31 huy chương: 7 vàng, 9 bạc, 15 đồng, xếp thứ 4/12 đoàn.",
    "Tham gia 6 giải, đạt 31 huy chương các loại, trong đó có 7 HCV, 6 HCB; thưởng 25 triệu đồng.",
    "Chi cục tiếp nhận 1.264 đơn, trả lời 1.198 đơn (58 đơn đang xác minh, 8 đơn đã quá hạn), đạt tỷ lệ 94,8%.",
    "Chi cục tiếp nhận mới 1.264 đơn, trả lời 1.198 đơn (88 đơn đang xác minh, 8 đơn đã quá hạn).",
    "Chi cục tiếp nhận 1.264 đơn, trả lời 1.198 đơn (1.150 đơn đúng hạn, 48 đơn quá hạn); 66 đơn đang xác minh.",
    "Chi cục tiếp nhận 1.264 đơn, trả lời 1.198 đơn (còn 33 đơn đang chờ giám định).",
    "Trong kỳ nhận mới 3.214 đơn, kỳ trước chuyển sang 406 đơn, lũy kế 3.620 đơn; đã xử lý 3.100 đơn.",
    "Tháng này nhận mới 214 đơn, chuyển sang sở khác 6 đơn, lũy kế từ đầu năm 260 đơn.",
    "Thu ngân sách gần 328 tỷ đồng, đạt 61% dự toán, tăng 8%; thu cấp tỉnh 201,346 tỷ đồng, đạt 66% và cấp huyện 126,412 tỷ đồng, đạt 47%.",
    "Xuất khẩu đạt 412,6 triệu USD, tăng 7,2%; hàng may 205,1 triệu USD, tăng 9,1%, hàng gỗ 70,5 triệu USD, tăng 2,4%.",
    "Thu đạt 312,4 tỷ đồng, bằng 61% dự toán; chi đạt 206,5 tỷ đồng, bằng 66% và cho vay 206,9 tỷ đồng, bằng 75%.",
    "Có 11/17 mục tiêu đạt, 5/17 mục tiêu có khả năng đạt, còn 1/17 mục tiêu khó đạt.",
    "Xã có 12/19 tiêu chí đạt, 7/19 tiêu chí chưa đạt.",
    "Chỉ số giá tháng này có 5/11 nhóm hàng tăng giá, 3/11 nhóm giảm giá, 3/11 nhóm giữ nguyên.",
    "Có 12/19 chỉ tiêu tăng so với cùng kỳ, 15/19 chỉ tiêu đạt kế hoạch năm.",
    "Rác phát sinh 218 tấn/ngày, thu gom 196 tấn/ngày (89,9%). Lượng thu gom được đốt 84 tấn/ngày, chôn lấp 112 tấn/ngày.",
    "Rác phát sinh 218 tấn/ngày, thu gom 196 tấn/ngày (89,9%); lò đốt Tân Lập nhận 61 tấn/ngày, bãi chôn lấp Phú An nhận 48 tấn/ngày.",
    "Có 472 hộ nộp thuế qua mạng, tỷ lệ 61,5%: đô thị 331 (70,2%), nông thôn 141 (48,9%).",
    "Bệnh viện nhận 3.640 ca, khỏi 2.784 ca, đỡ giảm 521 ca, đang điều trị 267 ca, chuyển tuyến 68 ca.",
    "Đón khoảng 1,4 triệu lượt khách, đạt 96% kế hoạch: nội địa khoảng 1,3 triệu lượt và quốc tế khoảng 85 ngàn lượt.",
    "Đoàn giành 45 huy chương: 12 vàng, 15 bạc, 18 đồng, xếp thứ 9/63 đoàn.",
    "Tổ chức 40 hội nghị: 26 báo cáo viên, 15 bản tin và 13 cụm pa nô.",
    "Chợ có 315 điểm kinh doanh: 142 ki ốt, 121 quầy trong nhà lồng và 52 chỗ ngồi ngoài trời.",
    "Xã có 12/19 tiêu chí đạt, 9/19 tiêu chí vượt, 6/19 tiêu chí có khả năng đạt trong năm sau.",
    "Có 11/17 mục tiêu đạt, 5/17 mục tiêu có khả năng đạt.",
    "CPI tháng 3 tăng 0,4%. Trong 11 nhóm hàng hóa, 6 nhóm tăng giá (cao nhất là may mặc 1,1%), 4 nhóm giảm giá, 1 nhóm giữ nguyên.",
    "Trong 63 tỉnh, 40 tỉnh tăng điểm, 12 tỉnh giảm điểm; có 3 tỉnh nhiều năm ổn định.",
    "Quý này 44 dự án được tăng thêm 96,4 tỷ đồng, gấp 2 lần. 19 dự án đường nhận 61,8 tỷ đồng; 25 dự án cầu nhận 34,6 tỷ đồng.",
    "Trong quý có 44 hợp tác xã đăng ký 96,4 tỷ đồng. 19 hợp tác xã lập mới được vay 12,5 tỷ đồng; 25 hợp tác xã được hỗ trợ 3,1 tỷ đồng.",
    "Cần sửa 610 nhà; đến nay đã khởi công 540 nhà, hoàn thành 427 nhà (70,0%), đang thi công 113 nhà, còn 70 nhà.",
    "Cả năm có 1.840 lao động đi nước ngoài. Đông nhất là Nhật Bản (960 người), tiếp đến Hàn Quốc (512 người), còn lại 368 người.",
    "Cả năm có 1.840 lao động đi nước ngoài. Đông nhất là Nhật Bản (960 người), tiếp đến Hàn Quốc (512 người), Đài Loan (201 người).",
    "Diện tích tự nhiên 2.140 ha, gồm đất nông nghiệp 1.702 ha, trong đó lúa 611 ha; đất phi nông nghiệp 396 ha; chưa sử dụng 42 ha.",
    "Tổ chức 38 cuộc (12 cuộc năm trước chuyển sang, 26 cuộc mới); theo kế hoạch 23 cuộc, đột xuất 15 cuộc.",
    "Tổ chức 38 cuộc (12 cuộc năm trước chuyển sang, 26 cuộc mới); kiểm tra 21 cuộc, giám sát 9 cuộc.",
    "Đã giải quyết 512, trước hạn 481 - đúng hạn 31 - quá hạn 0; đang giải quyết 14 hồ sơ trong hạn.",
    "Có 63 vụ khiếu nại, đã giải quyết 52 vụ, đạt 82,5%; khiếu nại đúng 05, đúng một phần 14, sai 33.",
    "Có 28 tổ hợp tác (9 vận tải, 6 xây dựng, 13 thương mại); 22 tổ hoạt động tốt.",
    "Xã còn 84 hộ nghèo, chiếm 3,5% và 126 hộ cận nghèo, chiếm 5,25% tổng số 2.400 hộ; cộng hai nhóm là 210 hộ.",
    "Dân số 61.240 người, mật độ 310 người/km2; khu vực thành thị 9.812 người, chiếm 16%, nông thôn 51.428 người, chiếm 84%.",
    "Dân số 61.240 người, trong tuổi lao động 36.100 người. Thành thị có 9.812 người, chiếm 16,0%; nông thôn 51.428 người.",
    "Xã có 4.120 người; Kinh 3.914 người (95%), Tày 190 người (5%), ít người khác sống rải rác.",
    "Tháng 1 nhận 120 hồ sơ, tháng 2 nhận 130 hồ sơ, tháng 3 nhận 140 hồ sơ; cả quý I nhận 390 hồ sơ.",
    "Cơ cấu (tổng số 100):\n\n1\n\nTiến sĩ\n\n5\n\n2\n\nĐại học\n\n68\n\n3\n\nKhác\n\n27\n",
    "Xã có 12,4 km đường trục xã, 18,6 km trục thôn và 31,0 km nội đồng, tổng 62,0 km.",
    "Tháng 1 tiếp nhận 120 hồ sơ, tháng 2 tiếp nhận 130 hồ sơ, tháng 3 tiếp nhận 140 hồ sơ; cả quý I giải quyết 380 hồ sơ.",
    "Đào tạo nghề: sơ cấp 1.412 người; trung cấp 734 người; kèm nghề 1.158 người. Tổng số được đào tạo là 3.304 người, nữ 986 người.",
    "Kết quả: giỏi 1.146 em, khá 3.402 em, trung bình 1.877 em, yếu 213 em. Như vậy từ trung bình trở lên là 6.425 em.",
    "Kết quả: giỏi 1.146 em, khá 3.402 em, trung bình 1.877 em, yếu 213 em, trên tổng số 6.638 em.",
    "Thi hành kỷ luật 36 đảng viên với các hình thức: khiển trách 21, cảnh cáo 11, cách chức 03, khai trừ 01.",
    "Tạm giữ 9.876 phương tiện (312 xe ô tô, 9.541 xe mô tô, 23 phương tiện khác).",
    "Tặng quà Tết cho 21.000 đối tượng: người có công 14.400 suất, hộ nghèo 4.300 suất, đối tượng khác 2.300 suất.",
    "Xử phạt 37 tổ chức, 12 cá nhân, tổng cộng 49 trường hợp.",
    "Đã cấp 284,6 nghìn ha, trong đó:\n- Đất nông nghiệp: 96.412 ha;\n- Đất lâm nghiệp: 171.830 ha;\n- Đất khác: 16.372 ha.",
    "Kinh phí: 2.340 triệu, gồm:\n- Năm 2022: 1.380 triệu\n+ Trung ương: 520 triệu\n+ Địa phương: 860 triệu\n- Năm 2023: 960 triệu.",
    "Trồng 642 ha, trong đó:\n- Ngô: 212 ha, chủ yếu ở Tân Lập;\n- Lúa: 310 ha.",
    "Toàn xã gieo trồng 642 ha, trong đó lúa 310 ha, ngô 212 ha, cây trồng khác 120 ha.",
    "Sản lượng đạt 4.120 tấn, tăng 5%, trong đó nuôi trồng 2.890 tấn, khai thác 1.230 tấn.",
    "Toàn xã gieo trồng 642 ha, trong đó lúa 310 ha, ngô 212 ha.",
    "Đã kiểm tra 530 cơ sở, đạt yêu cầu 441 (83,2%), vi phạm 89; nhắc nhở 61, phạt tiền 28.",
    "Tổ chức 640 lượt khám, trong đó trẻ em 512 lượt (80%), người già 74 lượt, tại nhà 12 lượt.",
    "Toàn tỉnh có 372 trường, 251 trường đạt chuẩn. Cụ thể: mầm non 71/112 trường, tiểu học 97/128 trường, THCS 83/132 trường.",
    "Nộp thuế khoán là 21.374 hộ, kê khai 1.268 hộ, tổng cộng 22.642 hộ; thu được 124,3 tỷ đồng.",
    "Có 137 sản phẩm OCOP còn hiệu lực:\n- 5 sao: 03\n- 4 sao: 41\n- 3 sao: 93",
    "Có 134 sản phẩm đạt chuẩn: 4 sao 41, 3 sao 93; 5 sao 03.",
    "Tổng số đại biểu 46, có mặt 43, vắng 3 có lý do.",
    "Đã giải quyết 2.146 HS - trước hạn và đúng hạn 2.118, quá hạn 28; đang giải quyết 131 HS - trong hạn 129, quá hạn 02.",
    "Được đánh giá 36 đ/c = HTXSNV 5 - HTTNV 28 - HTNV 3; không có đ/c nào không HTNV.",
    "Còn 312 hồ sơ đang xử lý, trong đó có 38 hồ sơ quá hạn, do chờ xác minh 24 hồ sơ, tranh chấp 08 hồ sơ và nguyên nhân khác 06 hồ sơ.",
    "Có 46 hồ sơ quá hạn, do Văn phòng đăng ký đất đai 24 hồ sơ, chi cục thuế 08 hồ sơ; các đơn vị khác đều đúng hạn.",
    "Cháy rừng 12 vụ - thiệt hại 18 ha; xử lý 7 vụ, phạt 48,6 triệu đồng.",
    "Đã giải quyết 2.146 HS - trả qua bưu chính 412, trả tại bộ phận một cửa 1.650; đang giải quyết 131 HS.",
    "Có 334 nhà bị hư hỏng, trong đó Tân Lập 142 nhà, Phú An 97 nhà, Yên Sơn 33 nhà.",
    "Tiếp nhận 517 đơn; phải xử lý 560 đơn (tiếp nhận 517 đơn, chuyển sang 73 đơn, trừ rút đơn 30 đơn).",
)


def check(facts: Facts) -> Iterator[Finding]:
    """One finding per full list that misses its total."""
    found: set[str] = set()
    graded = [FullList(End(id=one.told.id), one.parts) for one in grades(facts) if one.told.kind == "count"]
    for listed in (
        *medals(facts),
        *full_lists(facts),
        *totals_behind(facts),
        *named_totals(facts),
        *bulleted(facts),
        *graded,
        *facts.once(shared_lists),
        *ranked_lists(facts),
        *rated_lists(facts),
        *bracketed_rests(facts),
        *paired_sums(facts),
        *moved_kinds(facts),
        *in_turn_lists(facts),
        *state_fractions(facts),
        *treated_waste(facts),
    ):
        ends = (listed.whole, *listed.parts)
        if not found.isdisjoint(end.id for end in listed.parts) or are_numbered(facts, listed.parts):
            continue
        if are_not_parts(facts, listed.whole, listed.parts):
            continue
        found.update(end.id for end in ends)
        added = addition(facts, ends)
        parts = ", ".join(facts.text(end.id) for end in listed.parts)
        yield added.finding(
            facts,
            CODE,
            NAME,
            SEVERITY,
            BASIS,
            vi=(
                f"Tổng số nêu là {facts.text(listed.whole.id)} nhưng các thành phần được liệt kê ({parts}) cộng lại được "
                f"{number(added.result)} (lệch {number(added.off)}); cần rà soát."
            ),
            en=f"The total is stated as {number(added.stated)}, but the parts listed add up to {number(added.result)}.",
            tolerance="± nửa đơn vị của chữ số cuối",
        )
