"""One slip is told once; what other figures contradict is told all the same."""

import pytest

from extractor import extract_text
from verifier import verify
from verifier.codes import RULES


def rules(text: str, codes: frozenset[str] | None = None) -> list[str]:
    return [finding.rule for finding in verify(extract_text(text), codes)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Thu ngân sách 38,46 tỷ đồng, bằng 67,9% dự toán huyện giao (50 tỷ đồng).", ["RAT102"]),
        ("Cơ cấu kinh tế: nông nghiệp 31,4%, công nghiệp 38,9%, dịch vụ 33,7%.", ["SUM105"]),
        ("Đầu kỳ còn 41 hồ sơ, trong kỳ nhận thêm 688 hồ sơ, đã trả 702 hồ sơ, cuối kỳ tồn 72 hồ sơ.", ["BAL103"]),
        ("Phát ra 1.250 phiếu khảo sát, thu về 1.503 phiếu (98,9%).", ["BND102"]),
        ("Xuất khẩu đạt 962,4 triệu USD, nhập khẩu 517,3 triệu USD, xuất siêu 454,1 triệu USD.", ["BAL102"]),
        ("Tỷ lệ số hóa hồ sơ đạt 72%, vượt chỉ tiêu giao (chỉ tiêu 80%).", ["CLM105"]),
        ("Tỷ lệ giải quyết hồ sơ đúng hạn đạt 104,5% (921/881 hồ sơ).", ["BND102"]),
        ("Tiếp nhận 120 hồ sơ, trong đó trực tuyến 210 hồ sơ, tỷ lệ hồ sơ trực tuyến đạt 175%.", ["BND102"]),
        (
            "Đầu năm có 412 hợp tác xã, thành lập mới 31 hợp tác xã, giải thể 12, nay có 423 hợp tác xã, tăng 19 hợp tác xã.",
            ["BAL103"],
        ),
        (
            "Hòa giải ở cơ sở tiếp nhận 412 vụ việc, hòa giải thành 351 vụ việc, không thành 43 vụ việc, đang hòa giải 28 vụ việc.",
            ["SUM103"],
        ),
        ("1. Kết quả\nĐã giải quyết 8.198 hồ sơ.\n2. Đánh giá\nĐã giải quyết 8.918 hồ sơ.\n", ["REP101"]),
    ],
)
def test_one_slip_is_told_once(text: str, told: list[str]) -> None:
    assert rules(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Phải gia hạn 48 (ba mươi tám) hồ sơ, chiếm 0,4% trong 9.512 hồ sơ.", ["RAT102", "REP109"]),
        ("Có 348 người dôi dư, đã giải quyết 213 người (60,6%), còn 137 người.", ["RAT106", "SUM104"]),
    ],
)
def test_two_contradictions_are_two_findings(text: str, told: list[str]) -> None:
    assert rules(text) == told


def test_what_is_left_out_stays_out_when_the_rule_that_tells_it_is_ignored() -> None:
    for rule in RULES.values():
        for text in rule.fires[:3]:
            every = rules(text)
            for told in set(every):
                assert rules(text, frozenset(RULES) - {told}) == [each for each in every if each != told]


def test_a_repair_of_what_is_left_out_is_kept() -> None:
    (finding,) = verify(extract_text("Phát ra 1.250 phiếu khảo sát, thu về 1.503 phiếu (98,9%)."))
    assert [(one.before, one.after) for one in finding.repair] == [("1.250", "1.520")]
