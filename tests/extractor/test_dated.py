"""The days that a report prints for its periods, and periods that several phrases name together."""

import pytest

from extractor import extract_text
from extractor.model import Observation, Report, Window

TITLE = "UBND HUYỆN THANH SƠN\nBÁO CÁO\nKết quả giải quyết thủ tục hành chính "
BOTH = "giai đoạn 2021 - 2022 và 9 tháng đầu năm 2023"
DAYS = "Số liệu của năm 2023 tính từ ngày 15/12/2022 đến ngày 14/9/2023, cụ thể:\n\nI. KẾT QUẢ\n"


def bounds(row: Observation) -> tuple[str | None, str | None]:
    return row.period.start, row.period.end


def told(report: Report) -> dict[str, tuple[str | None, str | None]]:
    return {row.value: bounds(row) for row in report.observations}


def test_title_of_two_periods_covers_both() -> None:
    period = extract_text(f"{TITLE}{BOTH}\n\nI. KẾT QUẢ\nĐã giải quyết 120 hồ sơ.\n").header.period
    assert period is not None
    assert (period.label, period.start, period.end) == (BOTH, "2021-01-01", "2023-09-30")
    assert period.regulation is None


def test_days_of_one_year_are_not_those_of_the_report() -> None:
    report = extract_text(f"{TITLE}{BOTH}\n\n{DAYS}Đã mở 15 lớp tập huấn.\n")
    assert report.header.period is not None
    assert report.header.period.stated is None
    assert told(report) == {"15": ("2021-01-01", "2023-09-14")}


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        ("Năm 2023", ("2022-12-15", "2023-09-14")),
        ("9 tháng đầu năm 2023", ("2022-12-15", "2023-09-14")),
        ("Năm 2022", ("2022-01-01", "2022-12-31")),
        ("Quý I năm 2023", ("2023-01-01", "2023-03-31")),
    ],
)
def test_period_is_in_the_days_printed_for_it(named: str, expected: tuple[str, str]) -> None:
    report = extract_text(f"{TITLE}{BOTH}\n\n{DAYS}- {named}: đã giải quyết 120 hồ sơ.\n")
    assert told(report) == {"120": expected}


def test_quarter_and_year_have_days_of_their_own() -> None:
    report = extract_text(
        f"{TITLE}quý IV và năm 2023\n\nSố liệu năm 2023 tính từ ngày 15/12/2022 đến ngày 14/12/2023, số liệu quý IV tính "
        "từ ngày 15/9/2023 đến ngày 14/12/2023.\n\nI. KẾT QUẢ\n- Đã giải quyết 480 hồ sơ.\n- Riêng quý IV giải quyết 120 hồ sơ.\n"
    )
    assert report.header.period is not None
    assert report.header.period.stated == Window(start="2022-12-15", end="2023-12-14")
    assert told(report) == {"480": ("2022-12-15", "2023-12-14"), "120": ("2023-09-15", "2023-12-14")}


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("Trong kỳ đã giải quyết 120 hồ sơ.", ("2024-01-01", "2024-06-30")),
        ("6 tháng đầu năm 2024 đã giải quyết 120 hồ sơ.", ("2024-01-01", "2024-06-30")),
        ("Đã giải quyết 120 hồ sơ (tính từ ngày 15/12/2023 đến ngày 14/6/2024).", ("2024-01-01", "2024-06-30")),
        ("Cùng kỳ năm 2023 đã giải quyết 120 hồ sơ.", ("2023-01-01", "2023-06-30")),
        ("Năm 2022 đã giải quyết 120 hồ sơ.", None),
    ],
)
def test_period_in_printed_days_keeps_the_bounds_of_its_name(said: str, named: tuple[str, str] | None) -> None:
    days = "(Số liệu từ ngày 15/12/2023 đến ngày 14/6/2024)"
    report = extract_text(f"BÁO CÁO\nKết quả kiểm soát thủ tục hành chính 6 tháng đầu năm 2024\n{days}\n\n- {said}\n")
    kept = report.observations[-1].period.named
    assert (kept and (kept.start, kept.end)) == named


def test_report_without_printed_days_has_the_bounds_of_the_calendar() -> None:
    (row,) = extract_text(f"{TITLE}quý II năm 2023\n\nI. KẾT QUẢ\nĐã giải quyết 120 hồ sơ.\n").observations
    assert bounds(row) == ("2023-04-01", "2023-06-30")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Năm 2021 và năm 2022", ("2021-01-01", "2022-12-31")),
        ("Các năm 2021, 2022", ("2021-01-01", "2022-12-31")),
        ("Năm 2021 và năm 2023", ("2022-12-15", "2023-09-14")),  # not one span: the last holds
    ],
)
def test_years_that_adjoin_are_one_period(words: str, expected: tuple[str, str]) -> None:
    report = extract_text(f"{TITLE}{BOTH}\n\n{DAYS}{words} đã giải quyết 120 hồ sơ.\n")
    assert told(report) == {"120": expected}


def test_what_is_carried_over_does_not_date_the_figures_behind_it() -> None:
    report = extract_text(
        f"{TITLE}{BOTH}\n\n{DAYS}1. Năm 2022\nTiếp nhận 120 hồ sơ, cùng 15 hồ sơ của năm 2021 chuyển sang; đã giải quyết "
        "130 hồ sơ; chuyển sang năm 2023: 5 hồ sơ.\n"
    )
    assert set(told(report).values()) == {("2022-01-01", "2022-12-31")}


def test_what_is_told_of_all_the_report_is_not_of_a_year_named_before() -> None:
    report = extract_text(
        f"{TITLE}{BOTH}\n\n{DAYS}Năm 2021 giải quyết 120 hồ sơ. Có 15 lớp tập huấn được mở trong giai đoạn.\n"
    )
    assert told(report) == {"120": ("2021-01-01", "2021-12-31"), "15": ("2021-01-01", "2023-09-14")}


def test_cells_of_a_table_are_in_the_printed_days() -> None:
    report = extract_text(
        f"{TITLE}{BOTH}\n\n{DAYS}Đã mở 15 lớp tập huấn.\n\nPHỤ LỤC I\nSố hồ sơ giải quyết\n\nSTT Nội dung Năm 2022 9 tháng đầu năm 2023\n"
        "1 Đã giải quyết 410 320\n2 Trả lại 17 13\n"
    )
    assert told(report)["410"] == ("2022-01-01", "2022-12-31")
    assert told(report)["320"] == ("2022-12-15", "2023-09-14")


def test_level_of_a_table_is_that_of_its_title() -> None:
    report = extract_text(
        f"UBND HUYỆN THANH SƠN\n{TITLE.partition(chr(10))[2]}năm 2023\n\nI. KẾT QUẢ\nĐã làm.\n\nPHỤ LỤC I\nHồ sơ tại Bộ phận Một cửa "
        "cấp xã\n\nSTT Lĩnh vực Tiếp nhận Đã giải quyết\n1 Đất đai 41 32\n2 Hộ tịch 17 13\nTổng cộng 58 45\n"
    )
    assert {row.scope.level for row in report.observations} == {"commune"}
