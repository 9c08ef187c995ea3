"""Sums however they are told: totals behind their parts, remainders, lists that no word ties to their whole."""

import pytest

from extractor import extract_text
from verifier import verify


def rules(text: str) -> set[str]:
    return {f.rule for f in verify(extract_text(text)) if f.severity != "info"}


@pytest.mark.parametrize(
    ("text", "slip", "rule"),
    [
        pytest.param(
            "Cơ cấu sản lượng 2.416,5 tấn:\n- Lúa: 1.312,4 tấn, chiếm 54%;\n- Ngô: 655,1 tấn, chiếm 27%;\n- Đậu: 449,0 tấn.",
            ("655,1", "665,1"),
            "SUM107",
            id="items below their total",
        ),
        pytest.param(
            "Kế hoạch vốn 486.120 triệu đồng (trung ương 421.550 triệu đồng, tỉnh 64.570 triệu đồng). Đã giải ngân 258.904 "
            "triệu đồng, trong đó đầu tư 203.417 triệu đồng. Số vốn còn phải giải ngân đến tháng 12 là 227.216 triệu đồng.",
            ("227.216", "277.216"),
            "SUM104",
            id="a remainder far from its whole",
        ),
        pytest.param(
            "Cần sửa 3.264 căn nhà. Đã khởi công 2.918 căn; chưa khởi công 346 căn.",
            ("346", "146"),
            "SUM104",
            id="not begun",
        ),
        pytest.param(
            "Tổng thu ngân sách 8.742,6 triệu đồng; tổng chi ngân sách 8.305,1 triệu đồng. Kết dư chuyển năm 2025: 437,5 triệu đồng.",
            ("437,5", "473,5"),
            "BAL102",
            id="income less spending",
        ),
        pytest.param(
            "Phát hiện 217 cơ sở vi phạm. Đã phạt tiền 142 cơ sở, cảnh cáo 28 cơ sở, nhắc nhở 47 cơ sở.",
            ("47 cơ sở", "74 cơ sở"),
            "SUM103",
            id="a clause that only counts parts",
        ),
        pytest.param(
            "Có 91.291 người tham gia, trong đó: bắt buộc 78.416 người, tự nguyện 12.875 người; 642.318 người có thẻ y tế.",
            ("78.416", "78.446"),
            "SUM103",
            id="another matter behind a semicolon",
        ),
        pytest.param(
            "Có 12.287/13.102 trẻ được tiêm (đạt 94%), còn 815 trẻ chưa tiêm.",
            ("815", "415"),
            "SUM104",
            id="left of a fraction",
        ),
    ],
)
def test_a_slip_is_seen_where_the_right_figures_pass(text: str, slip: tuple[str, str], rule: str) -> None:
    assert rules(text) == set()
    assert rule in rules(text.replace(*slip))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Ba năm có 109.592 hồ sơ, gồm 31.204; 36.518; 41.870 hồ sơ, bình quân mỗi năm 36.531 hồ sơ.", id="average"
        ),
        pytest.param(
            "Quỹ vận động được 1,25 tỷ đồng. Đã chi 970 triệu đồng: làm nhà 720 triệu đồng, sinh kế 190 triệu đồng, "
            "thăm hỏi 60 triệu đồng. Số dư chuyển kỳ sau 280 triệu đồng.",
            id="parts are not taken off",
        ),
        pytest.param("Phát ra 500 phiếu, thu về 488 phiếu; không hài lòng 0 phiếu.", id="nothing left"),
        pytest.param("Có 128 nam/100 nữ; trong đó có xã 112 nam/100 nữ.", id="ratios of the sexes"),
    ],
)
def test_right_figures_pass(text: str) -> None:
    assert rules(text) == set()


@pytest.mark.parametrize(
    ("text", "fires"),
    [
        ("Huyện có 47 hợp tác xã, trong đó hoạt động tốt 52 hợp tác xã.", True),
        ("Khám cho 42.380 lượt người, trong đó khám bảo hiểm y tế 47.610 lượt.", True),
        ("Huyện có 47 hợp tác xã, tiêu biểu; xã bên có 52 hợp tác xã.", False),
        ("Tổ chức 47 cuộc, trong đó có 52 lượt người dự.", False),
    ],
)
def test_a_part_told_alone_is_no_larger_than_its_whole(text: str, *, fires: bool) -> None:
    assert ("BND102" in rules(text)) is fires
