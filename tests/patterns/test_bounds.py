"""What a period stands for in days: the calendar, and the cut-off dates of the regulation."""

import pytest

from patterns.period import calendar_bounds, period_bounds
from patterns.period.bounds import regulation_window


@pytest.mark.parametrize(
    ("value", "start", "end"),
    [
        ("2023", "2023-01-01", "2023-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-Q2", "2023-04-01", "2023-06-30"),
        ("2023-M01..M05", "2023-01-01", "2023-05-31"),
        ("2021..2023-05", "2021-01-01", "2023-05-31"),
        ("2021..2025", "2021-01-01", "2025-12-31"),
        ("M07", None, None),
        ("Q2", None, None),
        ("2023-13", None, None),
    ],
)
def test_calendar_bounds(value: str, start: str | None, end: str | None) -> None:
    assert calendar_bounds(value) == (start, end)


@pytest.mark.parametrize(
    ("value", "start", "end"),
    [
        ("2025-11", "2025-10-15", "2025-11-14"),
        ("2025-01", "2024-12-15", "2025-01-14"),
        ("2023-Q3", "2023-06-15", "2023-09-14"),
        ("2024-M01..M06", "2023-12-15", "2024-06-14"),
        ("2024", "2023-12-15", "2024-12-14"),
        ("2023-M01..M05", None, None),
        ("2021..2025", None, None),
    ],
)
def test_regulation_sets_the_cut_off_dates(value: str, start: str | None, end: str | None) -> None:
    assert regulation_window(value) == (start, end)


@pytest.mark.parametrize(
    ("label", "value", "start", "end"),
    [
        ("Năm học 2023 - 2024", "2023..2024", "2023-09-01", "2024-05-31"),
        ("niên học 2023/2024", "2023..2024", "2023-09-01", "2024-05-31"),
        ("giai đoạn 2023-2024", "2023..2024", "2023-01-01", "2024-12-31"),
        ("năm học 2023", "2023", "2023-01-01", "2023-12-31"),
    ],
)
def test_school_year_runs_from_september_to_may(label: str, value: str, start: str, end: str) -> None:
    assert period_bounds(label, value) == (start, end)
