"""Tables that a text dump has flattened: rows of several levels, column numbers, heads of two levels."""

from extractor import extract_text
from extractor.model import Report

TITLE = "PHỤ LỤC I\nTổng hợp kết quả của các xã, phường\n\n"
TWO_LEVELS = """Số hồ sơ tiếp nhận Số hồ sơ đã giải quyết

STT Xã, phường Số hồ sơ đang giải quyết
Tổng số

Trực
tiếp

Trực
tuyến

Tổng số

Trước và
đúng hạn

Quá hạn

1 Xã Minh Lạc 30 10 20 25 24 1 5

2 Xã Đông Hà 12 2 10 12 12 0 0
"""
ROWS = """STT Nội dung Dự toán Thực hiện Tỷ lệ (%)
{numbers}
B Tổng chi ngân
sách

1.300,0 1.430,0 110,0

I Chi đầu tư phát
triển

100,0 110,0 110,0

II Chi thường xuyên của
các đơn vị

1.200,0 1.320,0 110,0

1 Y tế 200,0 220,0 110,0
"""


def rows(report: Report) -> list[list[str]]:
    (table,) = report.tables
    return [[" ".join(cell.text.split()) for cell in row] for row in table.rows]


def test_group_whose_figures_stand_on_the_next_line_keeps_them() -> None:
    assert rows(extract_text(TITLE + ROWS.format(numbers=""))) == [
        ["B", "Tổng chi ngân sách", "1.300,0", "1.430,0", "110,0"],
        ["I", "Chi đầu tư phát triển", "100,0", "110,0", "110,0"],
        ["II", "Chi thường xuyên của các đơn vị", "1.200,0", "1.320,0", "110,0"],
        ["1", "Y tế", "200,0", "220,0", "110,0"],
    ]


def test_line_of_letters_numbers_and_a_formula_numbers_the_columns() -> None:
    report = extract_text(TITLE + ROWS.format(numbers="A B 1 2 3=2/1"))
    assert len(rows(report)) == 4
    assert report.tables[0].columns == ("STT", "Nội dung", "Dự toán", "Thực hiện", "Tỷ lệ (%)")


def test_totals_tell_where_a_tall_head_stands_among_the_groups() -> None:
    report = extract_text(TITLE + TWO_LEVELS)
    received, resolved = "Số hồ sơ tiếp nhận", "Số hồ sơ đã giải quyết"
    assert report.tables[0].columns[2:] == (
        *(f"{received} / {head}" for head in ("Tổng số", "Trực tiếp", "Trực tuyến")),
        *(f"{resolved} / {head}" for head in ("Tổng số", "Trước và đúng hạn", "Quá hạn")),
        "Số hồ sơ đang giải quyết",
    )
    assert [row.indicator.removeprefix("dossier.") for row in report.observations[:7]] == [
        "received.total",
        "received.direct",
        "received.online",
        "resolved.total",
        "resolved.not_late",
        "resolved.late",
        "pending.total",
    ]


def test_heads_that_no_total_places_stay_unknown() -> None:
    report = extract_text(TITLE + TWO_LEVELS.replace(" 30 10 20 25", " 31 10 20 28"))
    assert set(report.tables[0].columns[2:]) == {""}
