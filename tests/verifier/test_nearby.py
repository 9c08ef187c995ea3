"""Percentages and averages are held against whatever figures beside them could have made them."""

from decimal import Decimal
from fractions import Fraction

import pytest

from extractor import extract_text
from extractor.model import End
from verifier import verify
from verifier.origins import How, Origin, Rate
from verifier.slips import Printed

_NONE = Decimal(0)


def _printed(value: int) -> Printed:
    return Printed(End(id="m"), Decimal(value), Decimal(1), _NONE, _NONE)


@pytest.mark.parametrize(
    ("how", "part", "whole", "percent"),
    [
        ("share", 30, 40, "75.0"),
        ("rest", 30, 40, "25.0"),
        ("growth", 50, 40, "25.0"),
        ("fall", 30, 40, "25.0"),
        ("rise_by", 10, 50, "25.0"),
        ("fall_by", 10, 30, "25.0"),
    ],
)
def test_every_way_is_told_from_one_quotient(how: How, part: int, whole: int, percent: str) -> None:
    origin = Origin(how, _printed(part), _printed(whole))
    rate = Rate(End(id="p"), Decimal(percent), 1)
    assert origin.holds(rate)
    assert origin.exact(rate, 1) == Decimal(percent)
    assert not origin.holds(Rate(End(id="p"), Decimal("52.0"), 1))


def test_an_average_is_a_quotient_in_its_own_unit() -> None:
    per_ten_thousand = Rate(End(id="p"), Decimal("9.8"), 1, Fraction(1, 10000))
    assert Origin("share", _printed(848), _printed(865400)).holds(per_ten_thousand)


@pytest.mark.parametrize(
    ("right", "wrong", "rule"),
    [
        (  # the base stands in the bracket behind
            "Số người tham gia là 286.415 người, đạt tỷ lệ bao phủ 91,55% dân số (312.860 người).",
            "Số người tham gia là 286.415 người, đạt tỷ lệ bao phủ 94,28% dân số (312.860 người).",
            "RAT102",
        ),
        (  # the neighbours are shares of the one total, whatever it counts
            "Xã có 17.200 nhân khẩu: Thái 8.412 người (48,91%); Kinh 2.117 người (12,31%); Mường 5.306 người (30,85%).",
            "Xã có 17.200 nhân khẩu: Thái 8.412 người (48,91%); Kinh 2.117 người (12,31%); Mường 5.306 người (37,42%).",
            "RAT102",
        ),
        (  # the level before stands in the bracket of the change
            "Lực lượng chức năng xử lý 612 vụ vi phạm (cùng kỳ 495 vụ, tăng 23,6%).",
            "Lực lượng chức năng xử lý 612 vụ vi phạm (cùng kỳ 495 vụ, tăng 29,1%).",
            "RAT104",
        ),
        (  # no word ties the count to its rate
            "Nhận 2.846 tin; đến nay các đơn vị đã xác minh, làm rõ 2.231 tin, hiện thời tính ra là 78,39%.",
            "Nhận 2.846 tin; đến nay các đơn vị đã xác minh, làm rõ 2.231 tin, hiện thời tính ra là 87,39%.",
            "RAT106",
        ),
        (  # people are told in another sentence, and the average per ten thousand of them
            "Dân số toàn tỉnh 865.400 người. Tỉnh có 2.683 giường bệnh, bình quân 31,0 giường bệnh/vạn dân.",
            "Dân số toàn tỉnh 865.400 người. Tỉnh có 2.683 giường bệnh, bình quân 36,0 giường bệnh/vạn dân.",
            "RAT110",
        ),
        (  # an amount set for each is not rounded
            "Hội thi có 28 đội tham gia, mỗi đội 5 thí sinh, tổng số 140 thí sinh.",
            "Hội thi có 28 đội tham gia, mỗi đội 5 thí sinh, tổng số 145 thí sinh.",
            "RAT110",
        ),
    ],
)
def test_only_the_figures_that_do_not_agree_are_asked_about(right: str, wrong: str, rule: str) -> None:
    assert verify(extract_text(right)) == []
    assert [(finding.rule, finding.severity) for finding in verify(extract_text(wrong))] == [(rule, "warning")]


@pytest.mark.parametrize(
    "text",
    [
        "Thu nội địa 884,3 tỷ đồng trong tổng thu 5.945,3 tỷ đồng, đạt 65% dự toán.",
        "Nhập phân bón 471 nghìn tấn tăng 38%; thép 937 nghìn tấn tăng 45,6% (trong đó phôi thép 328 nghìn tấn tăng 35%).",
        "Có 06 chỉ tiêu vượt, 04 chỉ tiêu đạt trong 11 chỉ tiêu, tỷ lệ đạt và vượt 90,9%.",
        "Khám cho 412.386 lượt người, BHYT 371.147 lượt; điều trị nội trú 38.214 bệnh nhân, bằng 9,3% số lượt khám.",
    ],
)
def test_a_rate_of_something_else_is_let_pass(text: str) -> None:
    assert verify(extract_text(text)) == []


def test_one_percentage_is_spoken_of_once() -> None:
    text = "Bán lẻ đạt 1.284 tỷ đồng, tăng 115 tỷ đồng (tăng 8,9%) so với cùng kỳ (1.169 tỷ đồng)."
    assert [finding.rule for finding in verify(extract_text(text))] == ["RAT104"]
