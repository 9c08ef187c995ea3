"""The period that a line or an item opens, and where it ends."""

import pytest

from extractor import extract_text

HEAD = "UBND XÃ AN ĐÔNG\nBÁO CÁO\nKết quả kiểm soát thủ tục hành chính quý III năm 2025\n\nI. KẾT QUẢ\n"


def years(text: str) -> dict[str, str]:
    return {row.value: (row.period.end or "") for row in extract_text(HEAD + text).observations}


@pytest.mark.parametrize(
    "opening",
    ["Năm 2024: tiếp nhận 120 hồ sơ.\n", "* Năm 2024: tiếp nhận 120 hồ sơ.\n", "Năm 2024\n", "* Riêng năm 2024:\n"],
)
def test_period_that_opens_a_line_holds_for_the_items_under_it(opening: str) -> None:
    assert years(f"{opening}- Trực tuyến: 100 hồ sơ.\n")["100"] == "2024-12-31"


@pytest.mark.parametrize("following", ["Đã mở 15 lớp tập huấn.", "* Đã mở 15 lớp tập huấn."])
def test_period_of_an_item_ends_with_the_items_under_it(following: str) -> None:
    assert years(f"* Năm 2024: tiếp nhận 120 hồ sơ.\n- Trực tuyến: 100 hồ sơ.\n{following}\n")["15"] == "2025-09-30"


def test_sentence_that_names_a_year_opens_no_list() -> None:
    assert years("Năm 2024, xã ban hành 12 văn bản.\n- Đã mở 15 lớp tập huấn.\n")["15"] == "2025-09-30"


def test_what_is_so_now_is_not_of_a_quarter_named_in_the_sentence_before() -> None:
    assert years("Đã sửa máy hỏng của quý II năm 2025. Đến nay có 15 máy tính.") == {"15": "2025-09-30"}


def test_sum_from_the_new_year_ends_with_the_report() -> None:
    text = "Năm 2025 xã phải rà soát 18 TTHC. Lũy kế đến hết kỳ báo cáo đã rà soát 12 TTHC."
    (plan, done) = extract_text(HEAD + text).observations
    assert (plan.period.start, plan.period.end) == ("2025-01-01", "2025-12-31")
    assert (done.period.start, done.period.end) == ("2025-01-01", "2025-09-30")


def test_period_in_which_an_aim_was_set_dates_no_figure() -> None:
    assert years("Vượt mục tiêu đề ra từ quý II năm 2025; đã giải quyết 15 hồ sơ.") == {"15": "2025-09-30"}
