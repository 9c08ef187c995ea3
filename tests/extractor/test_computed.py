"""A percentage names the pair of counts it was computed from, and how that is known."""

import pytest

from extractor import extract_text
from extractor.model import Computed, Report

HEAD = "UBND XÃ THANH SƠN\nBÁO CÁO\nKết quả kiểm soát thủ tục hành chính 6 tháng đầu năm 2024\n\nI. KẾT QUẢ\n"


def pair(report: Report) -> tuple[str | None, str | None, str] | None:
    """The words of numerator and denominator of the last percentage, and how they are known."""
    (*_, last) = (row for row in report.observations if row.measure == "percent")
    texts = {mention.id: mention.text for mention in report.mentions}
    found: Computed | None = last.computed_from
    if found is None:
        return None
    ends = [None if end is None else texts[end.id] for end in (found.numerator, found.denominator)]
    return ends[0], ends[1], found.how


APART = (
    "Số hồ sơ mới tiếp nhận: 40 hồ sơ.\n\nTiếp nhận trực tuyến: 30 hồ sơ.\n\nII. ĐÁNH GIÁ\nTỷ lệ hồ sơ trực tuyến đạt "
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Số hóa kết quả: 30/40 hồ sơ, đạt 75%.", ("30/40 hồ sơ", "30/40 hồ sơ", "printed")),
        (
            "Tổng số hồ sơ tiếp nhận: 40 hồ sơ, trong đó trực tuyến 30 hồ sơ, chiếm 75% tổng số hồ sơ tiếp nhận.",
            ("30 hồ sơ", "40 hồ sơ", "named"),
        ),
        (f"{APART}75%.", ("30 hồ sơ", "40 hồ sơ", "inferred")),
        (f"{APART}71%.", None),
        ("Phấn đấu tỷ lệ hồ sơ trực tuyến đạt 80%.", None),
    ],
)
def test_pair_of_a_percentage(text: str, expected: tuple[str, str, str] | None) -> None:
    assert pair(extract_text(HEAD + text)) == expected
