"""Claims that look contradicted and are not, each beside one of the same shape that is."""

import pytest

from extractor import extract_text
from verifier import verify

_LATE = "1. Kết quả\nSố hồ sơ giải quyết quá hạn là 03 hồ sơ.\n2. Đánh giá\n"
_CASES = {
    "how late": ("Không có hồ sơ quá hạn trên 10 ngày.", "Không có hồ sơ quá hạn trên hệ thống."),
    "since a day": ("Từ ngày 01/6 đến nay không còn hồ sơ quá hạn.", "Trong kỳ không còn hồ sơ quá hạn."),
    "one channel": ("Hồ sơ trực tuyến không có hồ sơ quá hạn.", "Xã không có hồ sơ quá hạn."),
    "one village": ("Thôn 5 không có hồ sơ quá hạn.", "Địa phương không có hồ sơ quá hạn."),
    "another office": ("Công an xã không có hồ sơ quá hạn.", "UBND xã không có hồ sơ quá hạn."),
    "an order": ("Xã yêu cầu công chức không để phát sinh hồ sơ quá hạn.", "Xã không để phát sinh hồ sơ quá hạn."),
    "other people in time": (
        "Toàn bộ công chức nộp báo cáo đúng hạn.",
        "Toàn bộ hồ sơ được giải quyết trước hạn và đúng hạn.",
    ),
}


def rules(text: str) -> set[str]:
    return {finding.rule for finding in verify(extract_text(text)) if finding.rule.startswith("CLM")}


@pytest.mark.parametrize(("innocent", "wrong"), _CASES.values(), ids=_CASES.keys())
def test_only_a_claim_of_the_whole_office_meets_its_figures(innocent: str, wrong: str) -> None:
    assert rules(f"{_LATE}{innocent}\n") == set()
    assert rules(f"{_LATE}{wrong}\n") <= {"CLM101", "CLM103"}
    assert rules(f"{_LATE}{wrong}\n")


def test_risk_of_lateness_is_no_limitation_met() -> None:
    text = "1. Kết quả\nXã không có hồ sơ quá hạn.\n2. Hạn chế\n"
    assert rules(f"{text}Khi phần mềm lỗi dễ có hồ sơ quá hạn.\n") == set()
    assert rules(f"{text}Do phần mềm lỗi, còn hồ sơ quá hạn.\n") == {"CLM104"}


def test_two_claims_of_one_sentence_are_read_apart() -> None:
    text = "1. Kết quả\nHồ sơ rút: 02 hồ sơ.\n2. Đánh giá\nXã không có hồ sơ quá hạn, không phát sinh trường hợp rút hồ sơ.\n"
    assert rules(text) == {"CLM101"}
