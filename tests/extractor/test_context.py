"""The period and the scope in force at a figure, and where they were read."""

import pytest

from extractor import extract_text
from extractor.model import Observation, Report

HEAD = "UBND HUYỆN THANH SƠN\nBÁO CÁO\nKết quả kiểm soát thủ tục hành chính 6 tháng đầu năm 2024\n\nI. KẾT QUẢ\n"


def report(text: str) -> Report:
    return extract_text(HEAD + text)


def bounds(row: Observation) -> tuple[str | None, str | None]:
    return row.period.start, row.period.end


def test_period_of_the_report_has_no_place_of_its_own() -> None:
    (row,) = report("Đã giải quyết 120 hồ sơ.").observations
    assert bounds(row) == ("2024-01-01", "2024-06-30")
    assert row.period_read_at is None


def test_stated_period_is_read_where_it_stands() -> None:
    one = report("Trong quý II năm 2024 đã giải quyết 120 hồ sơ.")
    (row,) = one.observations
    assert row.period_read_at is not None
    assert one.source.text[slice(*row.period_read_at)] == "quý II năm 2024"


def test_dates_in_a_bracket_hold_for_the_sentence_they_close() -> None:
    one = report("6 tháng đầu năm 2024 đã giải quyết 120 hồ sơ, đạt 96% (tính từ ngày 15/12/2023 đến ngày 14/6/2024).")
    assert {bounds(row) for row in one.observations} == {("2023-12-15", "2024-06-14")}


def test_list_drawn_up_on_a_day_is_of_that_day() -> None:
    one = report(
        "Ngày 20/3/2024 UBND huyện ban hành thông báo danh mục TTHC, cụ thể:\n- TTHC cấp huyện: 210 thủ tục.\n"
    )
    assert bounds(one.observations[0]) == (None, "2024-03-20")


def test_year_until_now_ends_with_the_report() -> None:
    (row,) = report("Năm 2022 đến nay đã giải quyết 900 hồ sơ.").observations
    assert bounds(row) == ("2022-01-01", "2024-06-30")


def test_figure_in_a_bracket_behind_what_is_compared_with_is_of_that() -> None:
    rows = report("So với quý I năm 2024 (1.640 hồ sơ), số hồ sơ tiếp nhận là 1.833 hồ sơ.").observations
    assert [(row.value, *bounds(row)) for row in rows] == [
        ("1640", "2024-01-01", "2024-03-31"),
        ("1833", "2024-01-01", "2024-06-30"),
    ]


def test_figure_in_a_bracket_behind_the_same_period_of_a_year_is_of_that_part_of_it() -> None:
    row = report("Tăng so với cùng kỳ năm 2023 (1.640 hồ sơ).").observations[0]
    assert bounds(row) == ("2023-01-01", "2023-06-30")


def test_past_years_that_a_sentence_opens_with_hold_for_it() -> None:
    (row,) = report("Giai đoạn 2021 - 2023, tổng số hồ sơ đã giải quyết là 142.300 hồ sơ.").observations
    assert bounds(row) == ("2021-01-01", "2023-12-31")


def test_years_of_a_plan_that_goes_on_do_not_hold_for_its_results() -> None:
    (row,) = report("Giai đoạn 2021 - 2025, xã đã giải quyết 900 hồ sơ.").observations
    assert bounds(row) == ("2024-01-01", "2024-06-30")


def test_aim_is_of_the_period_behind_it_in_which_it_is_to_be_reached() -> None:
    (row,) = report("Bảo đảm 100% hồ sơ được số hóa khi tiếp nhận trong quý III.").observations
    assert (row.modality, *bounds(row)) == ("target", "2024-07-01", "2024-09-30")


def test_month_that_the_title_names_is_that_of_the_month_in_the_text() -> None:
    head = HEAD.replace("6 tháng đầu năm 2024", "tháng 6 và 6 tháng đầu năm 2024")
    rows = extract_text(
        f"{head}Trong tháng tiếp nhận 643 hồ sơ, giải quyết 640 hồ sơ; lũy kế từ đầu năm tiếp nhận 5.120 hồ sơ."
    ).observations
    assert [(row.value, *bounds(row)) for row in rows] == [
        ("643", "2024-06-01", "2024-06-30"),
        ("640", "2024-06-01", "2024-06-30"),
        ("5120", "2024-01-01", "2024-06-30"),
    ]


def test_level_is_read_where_its_paragraph_names_it() -> None:
    one = report("UBND cấp xã:\n- Đã giải quyết 120 hồ sơ.\n")
    (row,) = one.observations
    assert row.scope.level == "commune"
    assert row.scope_read_at is not None
    assert one.source.text[slice(*row.scope_read_at)] == "cấp xã"


def test_level_of_the_letterhead_has_no_place_of_its_own() -> None:
    (row,) = report("Đã giải quyết 120 hồ sơ.").observations
    assert (row.scope.level, row.scope_read_at) == ("district", None)


def test_field_is_read_where_its_clause_names_it() -> None:
    one = report("Lĩnh vực Đất đai: đã giải quyết 20 hồ sơ.")
    (row,) = one.observations
    assert row.scope_read_at is not None
    assert one.source.text[slice(*row.scope_read_at)] == "Đất đai"


def test_levels_of_one_sentence_are_told_apart() -> None:
    one = report("UBND huyện tiếp nhận 500 hồ sơ, UBND cấp xã tiếp nhận 1.200 hồ sơ, giải quyết 1.100 hồ sơ.")
    assert [row.scope.level for row in one.observations] == ["district", "commune", "commune"]


def test_parts_by_level_are_not_of_the_whole_district() -> None:
    one = report("Toàn huyện tiếp nhận 1.700 hồ sơ, trong đó cấp huyện 500 hồ sơ, cấp xã 1.200 hồ sơ.")
    told = [(row.scope.agency, row.scope.level) for row in one.observations]
    assert told == [("toàn huyện", "district"), (None, "district"), (None, "commune")]


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("Cấp huyện tiếp nhận 500 hồ sơ. Cấp xã tiếp nhận 1.200 hồ sơ.", ["district", "commune"]),
        ("Huyện tiếp nhận 500 hồ sơ. Cấp xã giải quyết 1.200 hồ sơ.", ["district", "commune"]),
        ("Cấp xã tiếp nhận 900 hồ sơ. Đã giải quyết 800 hồ sơ.", ["commune", "commune"]),
        ("Tiếp nhận 1.700 hồ sơ, trong đó cấp xã tiếp nhận 1.200 hồ sơ.", ["district", "commune"]),
        ("Cấp xã: tiếp nhận 1.200 hồ sơ. Toàn huyện tiếp nhận 1.700 hồ sơ.", ["commune", "district"]),
    ],
)
def test_level_holds_from_where_it_is_named(text: str, levels: list[str]) -> None:
    assert [row.scope.level for row in report(text).observations] == levels


def test_count_of_offices_before_their_level_does_not_hide_it() -> None:
    one = report("Ở 09 bộ phận một cửa cấp xã, trong quý II năm 2024 tiếp nhận 1.200 hồ sơ.")
    assert {row.scope.level for row in one.observations} == {"commune"}


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("UBND các xã, thị trấn tiếp nhận 1.200 hồ sơ.", None),
        ("Bộ phận một cửa các xã tiếp nhận 1.200 hồ sơ.", None),
        ("UBND xã Sông Đào tiếp nhận 120 hồ sơ.", "UBND xã Sông Đào"),
        ("Tại UBND thị trấn Đồi Mây:\n- Tiếp nhận 120 hồ sơ.\n", "UBND thị trấn Đồi Mây"),
    ],
)
def test_places_below_are_known_under_a_higher_head(text: str, agency: str | None) -> None:
    (row,) = report(text).observations
    assert (row.scope.level, row.scope.agency) == ("commune", agency)


def test_without_letterhead_a_place_is_the_one_that_reports() -> None:
    one = extract_text("Đến nay, tỉnh tiếp nhận 120 hồ sơ. Ở mục đánh giá, số hồ sơ đã tiếp nhận là 120 hồ sơ.")
    assert {row.scope.level for row in one.observations} == {None}


def test_list_of_one_place_ends_with_the_next_paragraph() -> None:
    one = report("UBND xã Sông Đào:\n- Tiếp nhận 120 hồ sơ.\n\nTổng số hồ sơ trả lại là 15 hồ sơ.\n")
    assert [row.scope.level for row in one.observations] == ["commune", "district"]


def test_level_of_procedures_is_not_that_of_their_figures() -> None:
    one = report("Đã công khai 120 TTHC cấp huyện, 80 TTHC cấp xã.")
    assert {row.scope.level for row in one.observations} == {"district"}


def test_months_without_their_year_are_those_of_the_reports_year() -> None:
    (row,) = report("Trong 3 tháng đầu năm đã giải quyết 60 hồ sơ.").observations
    assert bounds(row) == ("2024-01-01", "2024-03-31")
