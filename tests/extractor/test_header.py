"""The header of a report: the period that it is on."""

import pytest

from extractor import extract_text


@pytest.mark.parametrize(
    ("title", "bounds"),
    [
        ("kết quả 9 tháng đầu năm, phương hướng nhiệm vụ quý IV năm 2024", ("2024-01-01", "2024-09-30")),
        ("6 tháng đầu năm; phương hướng, nhiệm vụ 6 tháng cuối năm 2024", ("2024-01-01", "2024-06-30")),
        ("6 tháng đầu nắm 2024; nhiệm vụ 6 tháng cuối năm 2024", ("2024-01-01", "2024-06-30")),
        ("tháng 12; nhiệm vụ tháng 01 năm 2024", ("2023-12-01", "2023-12-31")),
        ("năm 2023 và triển khai nhiệm vụ năm 2024", ("2023-01-01", "2023-12-31")),
        ("năm 2023, kế hoạch giai đoạn 2024 - 2025", ("2023-01-01", "2023-12-31")),
        ("Phương hướng năm 2024; kết quả năm 2023", ("2023-01-01", "2023-12-31")),
        ("Kết quả thực hiện nhiệm vụ, kế hoạch năm 2024", ("2024-01-01", "2024-12-31")),
        ("Phương hướng, nhiệm vụ năm 2024", ("2024-01-01", "2024-12-31")),
        ("tháng 9 và 9 tháng năm 2024", ("2024-01-01", "2024-09-30")),
    ],
)
def test_a_report_is_on_the_period_of_its_results(title: str, bounds: tuple[str, str]) -> None:
    period = extract_text(f"UBND XÃ SƠN THỦY\nBÁO CÁO\n{title}\n\nI. KẾT QUẢ\nTiếp nhận 120 hồ sơ.\n").header.period
    assert period is not None
    assert (period.start, period.end) == bounds


def test_closing_sentence_tells_the_period_of_a_title_with_that_of_its_plan_only() -> None:
    report = extract_text(
        "UBND XÃ SƠN THỦY\nBÁO CÁO\nKết quả công tác; nhiệm vụ quý IV năm 2024\n\nTiếp nhận 120 hồ sơ.\n\n"
        "Trên đây là báo cáo kết quả công tác 9 tháng đầu năm 2024.\n"
    )
    assert [(row.period.start, row.period.end) for row in report.observations] == [("2024-01-01", "2024-09-30")]
