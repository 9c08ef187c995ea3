"""What the title of a section says of when, and how far it holds."""

import pytest

from extractor import extract_text
from extractor.model import Report

YEARS = "UBND HUYỆN THANH SƠN\nBÁO CÁO\nKết quả giải quyết thủ tục hành chính giai đoạn 2020 - 2022\n\nI. KẾT QUẢ\n"
HALF = "UBND HUYỆN THANH SƠN\nBÁO CÁO\nKết quả giải quyết thủ tục hành chính 6 tháng đầu năm 2024\n\nI. KẾT QUẢ\n"


def told(report: Report) -> dict[str, tuple[str | None, str | None]]:
    return {row.value: (row.period.start, row.period.end) for row in report.observations}


def test_year_of_a_title_holds_until_the_next_title_of_its_level() -> None:
    text = (
        "1. Hồ sơ\n1.1. Năm 2020\nĐã giải quyết 120 hồ sơ.\n1.2. Năm 2021\nĐã giải quyết 130 hồ sơ.\n"
        "2. Tuyên truyền\nĐã mở 15 lớp tập huấn.\n"
    )
    assert told(extract_text(YEARS + text)) == {
        "120": ("2020-01-01", "2020-12-31"),
        "130": ("2021-01-01", "2021-12-31"),
        "15": ("2020-01-01", "2022-12-31"),
    }


def test_year_of_a_title_holds_in_the_sections_below() -> None:
    text = "1. Kết quả năm 2021\na) Hồ sơ\nĐã giải quyết 130 hồ sơ.\n"
    assert told(extract_text(YEARS + text)) == {"130": ("2021-01-01", "2021-12-31")}


def test_path_printed_twice_does_not_lend_its_year() -> None:
    text = "1. Năm 2021\nĐã giải quyết 130 hồ sơ.\n1. Tuyên truyền\n1.1. Tập huấn\nĐã mở 15 lớp tập huấn.\n"
    assert told(extract_text(YEARS + text))["15"] == ("2020-01-01", "2022-12-31")


@pytest.mark.parametrize(
    ("title", "bounds"),
    [
        ("1. Riêng tháng 5", ("2024-05-01", "2024-05-31")),
        ("1. Kết quả quý I năm 2024", ("2024-01-01", "2024-03-31")),
        ("1. Công tác kiểm tra quý I năm 2024", ("2024-01-01", "2024-03-31")),
        ("1. Năm 2023", ("2023-01-01", "2023-12-31")),
        ("1. 3 tháng đầu năm 2024 (từ ngày 15/12/2023 đến ngày 14/3/2024)", ("2023-12-15", "2024-03-14")),
    ],
)
def test_period_of_a_title_is_that_of_its_figures(title: str, bounds: tuple[str, str]) -> None:
    assert told(extract_text(f"{HALF}{title}\nĐã giải quyết 120 hồ sơ.\n")) == {"120": bounds}


@pytest.mark.parametrize(
    "title",
    [
        "1. Kết quả 6 tháng đầu năm 2024",
        "1. Thực hiện Kế hoạch số 12/KH-UBND ngày 05/01/2024 về kiểm tra quý I năm 2024",
        "1. So với quý I năm 2024",
        "1. Triển khai Đề án giai đoạn 2022 - 2025",
        "1. Rà soát danh mục năm 2023",
    ],
)
def test_period_of_something_else_in_a_title_holds_for_no_figure(title: str) -> None:
    (row,) = extract_text(f"{HALF}{title}\nĐã giải quyết 120 hồ sơ.\n").observations
    assert (row.period.start, row.period.end, row.period_read_at) == ("2024-01-01", "2024-06-30", None)


def test_plan_of_a_title_is_of_its_own_period() -> None:
    (row,) = extract_text(f"{HALF}II. NHIỆM VỤ 6 THÁNG CUỐI NĂM 2024\nPhấn đấu giải quyết 120 hồ sơ.\n").observations
    assert (row.period.start, row.period.end) == ("2024-07-01", "2024-12-31")


def test_years_told_apart_are_no_repeats() -> None:
    text = "1. Năm 2020\nĐã giải quyết 120 hồ sơ.\n2. Năm 2021\nĐã giải quyết 130 hồ sơ.\n"
    assert extract_text(YEARS + text).relations == ()


def test_month_of_a_title_is_told_apart_in_a_report_without_period() -> None:
    text = "I. KẾT QUẢ\n1. Hồ sơ\nĐã giải quyết 440 hồ sơ.\n2. Riêng tháng 6\nĐã giải quyết 75 hồ sơ.\n"
    assert [row.period.label for row in extract_text(text).observations] == ["", "tháng 6"]


def test_stock_under_a_title_has_no_start() -> None:
    (row,) = extract_text(f"{YEARS}1. Năm 2021\nCó 09 Bộ phận Một cửa cấp xã.\n").observations
    assert (row.period.start, row.period.end) == (None, "2021-12-31")
