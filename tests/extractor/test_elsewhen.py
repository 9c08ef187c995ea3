"""Periods told without a date: last year's window, the period before, cumulative figures, and what a change starts from."""

import pytest

from extractor import extract_text

HEAD = "UBND XÃ THANH SƠN\nBÁO CÁO\nKết quả cải cách hành chính quý III năm 2025\n\nI. KẾT QUẢ\n"
NOW = ("2025-07-01", "2025-09-30")
YEAR_BEFORE = ("2024-07-01", "2024-09-30")
QUARTER_BEFORE = ("2025-04-01", "2025-06-30")
SINCE_NEW_YEAR = ("2025-01-01", "2025-09-30")
UNKNOWN = (None, None)


def bounds(text: str, head: str = HEAD) -> list[tuple[str | None, str | None]]:
    return [(row.period.start, row.period.end) for row in extract_text(head + text).observations]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tiếp nhận 300 hồ sơ (cùng kỳ năm ngoái 250 hồ sơ).", [NOW, YEAR_BEFORE]),
        ("Tỷ lệ trực tuyến đạt 80%, cùng kỳ đạt 72%.", [NOW, YEAR_BEFORE]),
        ("Cùng kỳ năm trước tiếp nhận 250 hồ sơ, giải quyết 240 hồ sơ; năm nay 300 hồ sơ.", [YEAR_BEFORE] * 2 + [NOW]),
        ("Tiếp nhận 300 hồ sơ, tăng 50 hồ sơ so với cùng kỳ năm trước, giải quyết 280 hồ sơ.", [NOW] * 3),
        ("Tiếp nhận 300 hồ sơ (tăng 20% so với cùng kỳ năm 2024), trực tuyến 280 hồ sơ.", [NOW] * 3),
        ("Tiếp nhận 300 hồ sơ, tăng so với cùng kỳ năm 2024 (250 hồ sơ).", [NOW, YEAR_BEFORE]),
        ("Quý trước tiếp nhận 200 hồ sơ, quý này tiếp nhận 300 hồ sơ.", [QUARTER_BEFORE, NOW]),
        ("Kỳ trước đạt 90%, kỳ này đạt 95%.", [QUARTER_BEFORE, NOW]),
        ("Kỳ trước chuyển sang 25 hồ sơ, tiếp nhận mới 300 hồ sơ.", [NOW, NOW]),
        ("Tháng trước còn 15 hồ sơ quá hạn.", [UNKNOWN]),
        ("Năm ngoái rà soát 12 TTHC.", [("2024-01-01", "2024-12-31")]),
        ("Lũy kế từ đầu năm tiếp nhận 1.150 hồ sơ, giải quyết 1.100 hồ sơ.", [SINCE_NEW_YEAR] * 2),
        ("Từ đầu năm 2025 đến nay tiếp nhận 1.150 hồ sơ.", [SINCE_NEW_YEAR]),
        ("Tiếp nhận 300 hồ sơ (lũy kế từ đầu năm 1.150 hồ sơ), giải quyết 290 hồ sơ.", [NOW, SINCE_NEW_YEAR, NOW]),
        ("Lũy kế từ đầu nhiệm kỳ đến nay rà soát 50 TTHC.", [(None, "2025-09-30")]),
        ("Hồ sơ quá hạn giảm từ 25 hồ sơ quý II còn 11 hồ sơ.", [QUARTER_BEFORE, NOW]),
        ("Hồ sơ quá hạn giảm từ 25 hồ sơ ở quý II xuống còn 11 hồ sơ ở quý III.", [QUARTER_BEFORE, NOW]),
        ("Tỷ lệ đúng hạn tăng từ 92% năm 2024 lên 97%.", [("2024-01-01", "2024-12-31"), NOW]),
        ("Tỷ lệ trực tuyến tăng từ 72% cùng kỳ lên 80%.", [YEAR_BEFORE, NOW]),
        ("Tỷ lệ trực tuyến nâng từ 72% lên 80%.", [UNKNOWN, NOW]),
        ("Tỷ lệ trực tuyến đạt từ 95% trở lên.", [NOW]),
    ],
)
def test_each_figure_is_of_the_period_told_for_it(text: str, expected: list[tuple[str | None, str | None]]) -> None:
    assert bounds(text) == expected


def test_cumulative_figures_begin_at_the_cut_off_where_the_report_does() -> None:
    head = "UBND XÃ THANH SƠN\nBÁO CÁO\nKết quả 6 tháng đầu năm 2025\n(số liệu từ ngày 15/12/2024 đến ngày 14/6/2025)\n\nI. KẾT QUẢ\n"
    assert bounds("Lũy kế từ đầu năm tiếp nhận 900 hồ sơ.", head) == [("2024-12-15", "2025-06-14")]


def test_month_before_january_is_of_the_year_before() -> None:
    head = "UBND XÃ THANH SƠN\nBÁO CÁO\nKết quả tháng 01 năm 2025\n\nI. KẾT QUẢ\n"
    assert bounds("Tháng trước tiếp nhận 90 hồ sơ.", head) == [("2024-12-01", "2024-12-31")]


def test_period_that_ends_on_no_day_has_none_before_it() -> None:
    head = "UBND XÃ THANH SƠN\nBÁO CÁO\nKết quả từ ngày 01/01/2023 đến ngày 31/6/2023\n\nI. KẾT QUẢ\n"
    text = head + "Tiếp nhận 120 hồ sơ, tăng 20 hồ sơ so với kỳ trước (100 hồ sơ)."
    assert [m.text for m in extract_text(text).mentions][-3:] == ["120 hồ sơ", "20 hồ sơ", "100 hồ sơ"]


def test_figure_of_last_years_window_is_of_the_same_indicator() -> None:
    rows = extract_text(HEAD + "Tiếp nhận 320 hồ sơ (cùng kỳ năm 2024: 298 hồ sơ).").observations
    assert [row.indicator for row in rows] == ["dossier.received.total"] * 2
