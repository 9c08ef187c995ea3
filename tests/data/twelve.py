"""Twelve tables as offices print them, each to be read alike from a text dump, a ruled PDF and a Word file.

The rows are written as `grids.py` says; `TWELVE` names each by what is hard about it. All words and figures are invented.
"""

from tests.data.grids import FORM_06A, Rows, figures

_FORM_HEAD = FORM_06A[:4]
_SMALL_HEAD: Rows = [["STT", "Lĩnh vực", "Số hồ sơ tiếp nhận", "Số hồ sơ đã giải quyết", "Số hồ sơ đang giải quyết"]]
_UNITS: Rows = [["STT", "Đơn vị", "Số hồ sơ tiếp nhận", "Số hồ sơ đã giải quyết", "Số hồ sơ đang giải quyết"]]

TWELVE: dict[str, Rows] = {
    "groups_with_figures": [
        *_FORM_HEAD,
        ["I", "Cấp huyện", *figures("81 41 33 7 73 28 44 1 8 7 1")],
        ["1", "Lĩnh vực Đất đai", *figures("50 30 15 5 45 20 24 1 5 4 1")],
        ["2", "Lĩnh vực Hộ tịch", *figures("31 11 18 2 28 8 20 0 3 3 0")],
        ["II", "Cấp xã", *figures("31 15 13 3 28 13 15 0 3 3 0")],
        ["1", "Lĩnh vực Chứng thực", *figures("20 10 8 2 18 8 10 0 2 2 0")],
        ["2", "Lĩnh vực Hộ tịch", *figures("11 5 5 1 10 5 5 0 1 1 0")],
        ["TỔNG CỘNG", "<", *figures("112 56 46 10 101 41 59 1 11 10 1")],
    ],
    "groups_without_figures": [
        *_FORM_HEAD,
        ["I", "Cấp huyện", *[""] * 11],
        ["1", "Lĩnh vực Đất đai", *figures("50 30 15 5 45 20 24 1 5 4 1")],
        ["2", "Lĩnh vực Hộ tịch", *figures("31 11 18 2 28 8 20 0 3 3 0")],
        ["II", "Cấp xã", *[""] * 11],
        ["1", "Lĩnh vực Chứng thực", *figures("20 10 8 2 18 8 10 0 2 2 0")],
    ],
    "years_by_channel": [
        ["STT", "Nội dung", "Năm 2023", "<", "Năm 2024", "<"],
        ["^", "^", *["Trực tiếp", "Trực tuyến"] * 2],
        ["1", "Số hồ sơ tiếp nhận trong kỳ", *figures("1.204 310 845 702")],
        ["2", "Số hồ sơ đã giải quyết", *figures("1.190 300 840 700")],
        ["3", "Số hồ sơ đang giải quyết", *figures("14 10 5 2")],
    ],
    "plan_and_actual": [
        ["STT", "Chỉ tiêu", "ĐVT", "Kế hoạch năm 2024", "Thực hiện năm 2024", "So sánh TH/KH (%)"],
        ["1", "Số hồ sơ tiếp nhận trực tuyến", "hồ sơ", "1.500", "1.620", "108"],
        ["2", "Tỷ lệ hồ sơ giải quyết đúng hạn", "%", "98", "99,2", "101,2"],
        ["3", "Số hồ sơ được số hóa", "hồ sơ", "1.000", "950", "95"],
    ],
    "merged_heads": [
        ["TT", "Đơn vị", "Số hồ sơ đã giải quyết", "<", "<", "Số hồ sơ đang giải quyết", "<", "<"],
        ["^", "^", "Tổng số", "Trước hạn", "Quá hạn", "Tổng số", "Trong hạn", "Quá hạn"],
        ["1", "Xã An Bình", *figures("45 44 1 5 4 1")],
        ["2", "Xã An Hòa", *figures("28 28 0 3 3 0")],
        ["Tổng cộng", "<", *figures("73 72 1 8 7 1")],
    ],
    "percentages": [
        ["STT", "Đơn vị", "Số hồ sơ tiếp nhận", "Số hồ sơ trực tuyến", "Tỷ lệ (%)"],
        ["1", "Xã An Bình", "120", "90", "75"],
        ["2", "Xã An Hòa", "80", "50", "62,5"],
        ["3", "Xã An Lạc", "200", "190", "95"],
    ],
    "over_a_page": [
        *_SMALL_HEAD,
        *(
            [str(n), f"Lĩnh vực {name}", str(10 * n + 3), str(10 * n), "3"]
            for n, name in enumerate(
                (
                    *("Hộ tịch", "Chứng thực", "Đất đai", "Bảo trợ xã hội", "Người có công", "Đường bộ", "Báo chí"),
                    *("Xây dựng", "Môi trường", "Công an", "Thú y", "Thủy sản", "Lâm nghiệp", "Thi đua", "Lao động"),
                    *(
                        "Việc làm",
                        "Giáo dục",
                        "Y tế",
                        "Văn hóa",
                        "Thể thao",
                        "Du lịch",
                        "Khoáng sản",
                        "Thuế",
                        "Hải quan",
                    ),
                ),
                1,
            )
        ),
    ],
    "blank_cells": [
        *_FORM_HEAD,
        ["1", "Hộ tịch", *figures("50 30 15 5 45 20 24 1 5 4 1")],
        ["2", "Đất đai", "31", "11", "20", "", "28", "8", "20", "", "3", "3", ""],
        ["3", "Chứng thực", "12", "", "12", "", "12", "", "12", "", "", "", ""],
        ["TỔNG CỘNG", "<", *figures("93 41 47 5 85 28 56 1 8 7 1")],
    ],
    "totals_first": [
        *_UNITS,
        ["", "Tổng số", "245", "230", "15"],
        ["1", "Xã An Bình", "120", "112", "8"],
        ["2", "Xã An Hòa", "125", "118", "7"],
    ],
    "column_numbers": [
        ["STT", "Lĩnh vực", "Số hồ sơ tiếp nhận", "Số hồ sơ đã giải quyết", "Số hồ sơ đang giải quyết"],
        ["(1)", "(2)", "(3)=(4)+(5)", "(4)", "(5)"],
        ["1", "Hộ tịch", "45", "40", "5"],
        ["2", "Chứng thực", "1.045", "1.040", "5"],
    ],
    "feedback": [
        ["STT", "Nội dung", "Số phản ánh, kiến nghị", "<", "<"],
        ["^", "^", "Tiếp nhận", "Đã xử lý", "Đang xử lý"],
        ["1", "Hành vi hành chính", "12", "10", "2"],
        ["2", "Quy định hành chính", "5", "4", "1"],
    ],
    "no_serial": [
        ["Lĩnh vực", "Giải quyết trước hạn", "Giải quyết đúng hạn", "Giải quyết quá hạn", "Tổng cộng"],
        ["Hộ tịch", "40", "5", "0", "45"],
        ["Đất đai", "20", "2", "1", "23"],
        ["Tổng cộng", "60", "7", "1", "68"],
    ],
}
