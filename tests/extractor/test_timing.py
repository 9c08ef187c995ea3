"""Whether dossiers in time and late are of those resolved or of those pending, and what counts are out of."""

import pytest

from extractor import extract_text

HEAD = "UBND XÃ THANH SƠN\nBÁO CÁO\nKết quả cải cách hành chính quý III năm 2025\n\nI. KẾT QUẢ\n"
TOTAL, IN_TIME, OVERDUE = "dossier.pending.total", "dossier.pending.in_time", "dossier.pending.overdue"
RESOLVED, LATE = "dossier.resolved.total", "dossier.resolved.late"


def codes(text: str) -> list[str]:
    return [row.indicator for row in extract_text(HEAD + text).observations]


@pytest.mark.parametrize(
    "text",
    [
        "Đang giải quyết 33 hồ sơ, trong hạn 32, quá hạn 01.",
        "Số hồ sơ đang giải quyết là 33; trong hạn 32; quá hạn 01.",
        "Đang giải quyết 33 hồ sơ: trong hạn 32 hồ sơ, quá hạn 01 hồ sơ.",
        "- Đang giải quyết: 33 hồ sơ\n- Trong hạn: 32 hồ sơ\n- Quá hạn: 01 hồ sơ\n",
    ],
)
def test_what_is_late_of_the_pending_is_overdue(text: str) -> None:
    assert codes(text) == [TOTAL, IN_TIME, OVERDUE]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Đã giải quyết 300 hồ sơ, quá hạn 10; đang giải quyết 33 hồ sơ, quá hạn 01.", OVERDUE),
        ("Đang giải quyết 33 hồ sơ; đã giải quyết 300 hồ sơ, quá hạn 10.", LATE),
        ("Đang giải quyết 33 hồ sơ. Giải quyết đúng hạn 290/300 hồ sơ; quá hạn 10/300 hồ sơ.", RESOLVED),
    ],
)
def test_the_last_total_told_says_of_what_they_are_late(text: str, last: str) -> None:
    assert codes(text)[-1] == last


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nộp trực tuyến 96 hồ sơ trên tổng số 120 hồ sơ.", ["dossier.received.online", "dossier.received.total"]),
        ("Có 36/100 hồ sơ được tái sử dụng kết quả số hóa.", ["digit.reuse.count", "dossier.received.total"]),
        ("Cấp kết quả điện tử 98/120 hồ sơ.", ["digit.eresult.count", "dossier.resolved.total"]),
        ("Hồ sơ quá hạn giảm từ 25 hồ sơ xuống còn 11 hồ sơ.", [LATE, LATE]),
    ],
)
def test_what_a_count_is_out_of_and_what_a_change_ends_at_are_linked(text: str, expected: list[str]) -> None:
    assert codes(text) == expected
