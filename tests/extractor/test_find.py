"""Mentions: every number phrase of a report, typed, valued, qualified and placed."""

import pytest

from extractor import extract_text
from extractor.model import Mention


def only(text: str) -> Mention:
    (mention,) = extract_text(text).mentions
    return mention


def told(text: str) -> list[tuple[str, str, str]]:
    return [(m.text, m.kind, m.value) for m in extract_text(text).mentions]


def test_every_figure_is_accounted_for() -> None:
    text = "Ngày 15/3/2023, xã tiếp nhận 1.270 hồ sơ (đạt 72,52%), trong đó 921/1270 hồ sơ mức độ 3, 4 theo Nghị định số 61/2018/NĐ-CP."
    assert told(text) == [
        ("15/3/2023", "date", "2023-03-15"),
        ("1.270 hồ sơ", "count", "1270"),
        ("72,52%", "percent", "72.52"),
        ("921/1270 hồ sơ", "fraction", "921/1270"),
        ("mức độ 3, 4", "level", "3,4"),
        ("Nghị định số 61/2018/NĐ-CP", "legal_ref", "61/2018/NĐ-CP"),
    ]


def test_mention_over_a_line_break_keeps_the_words_of_the_source() -> None:
    assert only("Đã đăng tải trên trang thông tin điện tử của xã được 113 tin \nbài.").text == "113 tin \nbài"


def test_enumerators_are_no_mentions() -> None:
    assert told("II. KẾT QUẢ\n2.1. Về tiếp nhận: Tổng số 12 hồ sơ.\na) Đúng hạn\n- Trễ hạn: 1 hồ sơ.\n") == [
        ("12 hồ sơ", "count", "12"),
        ("1 hồ sơ", "count", "1"),
    ]


def test_page_numbers_are_no_mentions() -> None:
    assert told("Tiếp nhận 12 hồ sơ.\n\f2\nGiải quyết 11 hồ sơ.\n") == [
        ("12 hồ sơ", "count", "12"),
        ("11 hồ sơ", "count", "11"),
    ]


def test_figures_of_the_signature_stamp_are_codes() -> None:
    text = "Tiếp nhận 12 hồ sơ.\nBAN CƠ YẾU CHÍNH PHỦ\n2023-06-05T08:09:10+07:00\n"
    assert told(text)[1:] == [("2023-06-05T08:09:10+07:00", "code", "2023-06-05T08:09:10+07:00")]


def test_value_is_as_printed_and_base_value_in_base_units() -> None:
    mention = only("Tổng thu 3,2 tỷ đồng.")
    assert (mention.value, mention.unit) == ("3.2", "tỷ đồng")
    assert (mention.base_value, mention.base_unit) == ("3200000000", "đồng")


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        ("Có 1.270 hồ sơ.", ("1270", "1270")),
        ("Đạt 72,52%.", ("72.515", "72.525")),
        ("Thu 3,2 tỷ đồng.", ("3150000000", "3250000000")),
        ("Có trên 250 lượt.", ("250", None)),
        ("Có gần 421 tỷ đồng.", (None, "421000000000")),
        ("Có khoảng 100 lượt.", ("95", "105")),
        ("Từ 41 - 55 tuổi.", ("41", "55")),
    ],
)
def test_interval_is_what_the_printed_figure_can_mean(text: str, interval: tuple[str | None, str | None]) -> None:
    assert only(text).interval == interval


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("Tiếp trên 250 lượt.", "more_than"),
        ("Đạt khoảng 60%.", "approx"),
        ("Tối thiểu 80%.", "at_least"),
        ("Không quá 3 lần.", "at_most"),
        ("Từ 5 hồ sơ trở lên.", "at_least"),
        ("Năng suất cao hơn 0,5 tạ/ha.", "exact"),
    ],
)
def test_qualifier_of_a_figure(text: str, qualifier: str) -> None:
    assert only(text).qualifier == qualifier


def test_qualifier_is_of_figures_only() -> None:
    assert only("Trên Quyết định số 10/2022/QĐ-UBND.").qualifier == "exact"


def test_aims_are_targets() -> None:
    reached, aim = extract_text("Đạt 63,47% (mục tiêu 70%).").mentions
    assert (reached.modality, aim.modality) == ("actual", "target")


def test_section_of_tasks_tells_of_targets() -> None:
    text = "I. KẾT QUẢ\nĐạt 60%.\nII. PHƯƠNG HƯỚNG, NHIỆM VỤ\n1. Về hồ sơ\nĐạt 70%.\n"
    assert [(m.section, m.modality) for m in extract_text(text).mentions] == [("I", "actual"), ("II.1", "target")]


def test_cells_of_a_table_are_no_mentions() -> None:
    text = "Biểu tổng hợp kết quả\nSTT Lĩnh vực Tiếp nhận Giải quyết\n1 Hộ tịch 12 11\n2 Chứng thực 30 30\n"
    report = extract_text(text)
    cells = {(cell.start, cell.end) for table in report.tables for row in table.rows for cell in row}
    assert not [m.text for m in report.mentions if any(start <= m.start < end for start, end in cells)]


def test_english_separators_hold_for_the_whole_document() -> None:
    text = "Đạt 96.55%. Đạt 12.5%. Diện tích 1,234.5 ha. Sản lượng 1,234 tấn."
    assert [m.value for m in extract_text(text).mentions][-1] == "1234"


def test_spaces_between_thousands_hold_for_the_whole_document() -> None:
    text = "Nhận 3 482 đơn, xử lý 2 958 đơn, đúng hạn 2 871, số hóa 2 810/2 958."
    assert [(m.text, m.value) for m in extract_text(text).mentions][2:] == [
        ("2 871", "2871"),
        ("2 810/2 958", "2810/2958"),
    ]
    assert [m.text for m in extract_text("Nhận 3.482 đơn, xử lý 2 958 đơn, lớp 2 871").mentions][2:] == ["2", "871"]


def test_ids_count_up_in_text_order() -> None:
    assert [m.id for m in extract_text("1 hồ sơ, 2 hồ sơ, 3 hồ sơ").mentions] == ["m1", "m2", "m3"]


def test_text_without_figures_has_no_mentions() -> None:
    assert told("Bộ phận một cửa hoạt động tốt.") == []
    assert told("") == []


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Trồng mới 12,345 ha.", "12345"),
        ("Trồng mới 12.345 ha.", "12.345"),
        ("Trồng mới 12,345 ha, đạt 72,5%.", None),
        ("Trồng mới 12.345 ha; nuôi 1,234,567 con; đạt 96.5%.", None),
        ("Tiếp nhận 1.234 hồ sơ.", None),
        ("Tiếp nhận 12,345 hồ sơ.", "12.345"),
        ("Trồng mới 12,5 ha.", None),
        ("Đạt 1.200/1,500 ha.", "1.200/1500"),
        ("Giảm -12.345%.", "-12345"),
        ("Ngày 15/3/2023.", None),
    ],
)
def test_other_value_is_the_reading_that_neither_unit_nor_report_excludes(text: str, other: str | None) -> None:
    assert extract_text(text).mentions[0].other_value == other
