"""Drawn tables: heads, column numbers, merged cells, tables that go on over a page."""

import unicodedata

import pytest

from extractor import extract_text
from extractor.model import Source, Table
from extractor.pipeline import extract_source
from extractor.readers.draft import Draft
from tests.data.grids import LEAD, TITLE, add, drawn


def source(draft: Draft) -> Source:
    return draft.source(b"", "", "text/html", "html")


def tables(draft: Draft) -> list[Table]:
    report = extract_source(source(draft))
    for table in report.tables:
        for row in (*table.heads, *table.rows):
            assert len(row) == len(table.columns)
            assert all(report.source.text[cell.start : cell.end] == cell.text for cell in row)
    return list(report.tables)


def texts(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


DATA = [["1", "Tổng số hồ sơ", "3.098", "0", "349", "921"], ["2", "Quá hạn", "-", "", "5", "0"]]
HEAD = [
    ["STT", "Nội dung", "Năm 2021", "<", "Năm 2022", "<"],
    ["^", "^", "Trực tiếp", "Trực tuyến", "Trực tiếp", "Trực tuyến"],
]
COLUMNS = (
    "STT",
    "Nội dung",
    "Năm 2021 / Trực tiếp",
    "Năm 2021 / Trực tuyến",
    "Năm 2022 / Trực tiếp",
    "Năm 2022 / Trực tuyến",
)


def test_head_of_two_levels_is_joined() -> None:
    (table,) = tables(drawn([*HEAD, *DATA]))
    assert table.columns == COLUMNS
    assert texts(table) == DATA
    assert (table.id, table.section, table.title) == ("t1", "PL.I", TITLE)
    assert table.rows[1][2].id == "t1:1:2"


@pytest.mark.parametrize(
    "numbers",
    [["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"], ["A", "B", "1", "2", "3", "4=1+2"], ["1", "2", "3", "4", "5", "6"]],
)
def test_row_of_column_numbers_is_no_data(numbers: list[str]) -> None:
    (table,) = tables(drawn([*HEAD, numbers, *DATA]))
    assert table.columns == COLUMNS
    assert texts(table) == DATA


def test_cells_of_the_head_are_kept_with_their_places() -> None:
    (table,) = tables(drawn([*HEAD, ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"], *DATA]))
    first, second, numbers = ([cell.text for cell in row] for row in table.heads)
    assert first == ["STT", "Nội dung", "Năm 2021", "", "Năm 2022", ""]
    assert second == ["STT", "Nội dung", "Trực tiếp", "Trực tuyến", "Trực tiếp", "Trực tuyến"]
    assert numbers == ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"]
    assert table.heads[2][1].id == "t1:h2:1"


def test_head_of_a_flattened_table_is_kept_line_by_line() -> None:
    head = "STT Nội dung\nNăm 2021 Năm 2022\nThông thường Trực tuyến Thông thường Trực tuyến\n"
    report = extract_text(f"{LEAD}{head}1 Tổng số 3.098 0 349 921\n2 Quá hạn 4 0 5 0\n")
    (table,) = report.tables
    assert table.columns[2:4] == ("Năm 2021 / Thông thường", "Năm 2021 / Trực tuyến")
    assert [[cell.text for cell in row] for row in table.heads] == [
        ["STT", "Nội dung"],
        ["Năm 2021", "Năm 2022"],
        ["Thông thường Trực tuyến Thông thường Trực tuyến"],
    ]
    assert [cell.id for cell in table.heads[1]] == ["t1:h1:0", "t1:h1:1"]
    assert all(report.source.text[cell.start : cell.end] == cell.text for row in table.heads for cell in row)


def test_appendix_without_a_title_keeps_its_label_out_of_the_table() -> None:
    (table,) = extract_text("PHỤ LỤC 1\nSTT Nội dung Năm 2021 Năm 2022\n1 Tổng số 3 4\n2 Quá hạn 5 6\n").tables
    assert [cell.text for cell in table.heads[0]] == ["STT", "Nội dung", "Năm 2021", "Năm 2022"]


def test_years_alone_are_a_head() -> None:
    (table,) = tables(drawn([["Nội dung", "2021", "2022"], ["Số hồ sơ", "12", "15"]]))
    assert table.columns == ("Nội dung", "2021", "2022")
    assert texts(table) == [["Số hồ sơ", "12", "15"]]


def test_row_of_a_group_belongs_to_the_data() -> None:
    (table,) = tables(drawn([["STT", "Lĩnh vực", "Tổng"], ["I", "Cấp huyện", ""], ["1", "Đất đai", "15"]]))
    assert table.columns == ("STT", "Lĩnh vực", "Tổng")
    assert texts(table) == [["I", "Cấp huyện", ""], ["1", "Đất đai", "15"]]


def test_row_of_one_cell_names_a_group_and_ends_the_head() -> None:
    group = ["A. Cấp tỉnh", "<", "<", "<", "<", "<"]
    (table,) = tables(drawn([*HEAD, group, *DATA, ["B. Cấp huyện", "<", "<", "<", "<", "<"], *DATA]))
    assert table.columns == COLUMNS
    assert [row[0] for row in texts(table)] == ["A. Cấp tỉnh", "1", "2", "B. Cấp huyện", "1", "2"]


def test_head_marked_on_its_first_row_only_reaches_as_far_as_its_cells() -> None:
    (table,) = tables(drawn([*HEAD, *DATA], head_rows=1))
    assert (table.columns, texts(table)) == (COLUMNS, DATA)


def test_total_merged_over_the_serial_number_labels_its_row() -> None:
    report = extract_source(source(drawn([*HEAD, *DATA, ["Tổng cộng", "<", "3.098", "0", "354", "921"]])))
    assert {row.label.partition(" / ")[0] for row in report.observations if row.value == "354"} == {"Tổng cộng"}


def test_table_with_a_head_of_its_own_is_another() -> None:
    draft = drawn([["Đơn vị", "Tiếp nhận", "Giải quyết"], ["Xã A", "12", "10"]])
    draft.page_break()
    add(draft, [["Đơn vị", "Phản ánh", "Trả lời"], ["Xã A", "3", "3"]])
    first, second = tables(draft)
    assert (texts(first), second.columns) == ([["Xã A", "12", "10"]], ("Đơn vị", "Phản ánh", "Trả lời"))


def test_head_alone_at_the_foot_of_a_page_is_that_of_the_next() -> None:
    draft = drawn(HEAD)
    draft.page_break()
    add(draft, DATA)
    (table,) = tables(draft)
    assert (table.columns, texts(table)) == (COLUMNS, DATA)


def test_marked_head_is_believed() -> None:
    (table,) = tables(drawn([["Xã", "7"], ["An Bình", "12"], ["An Hòa", "15"]], head_rows=1))
    assert (table.columns, texts(table)) == (("Xã", "7"), [["An Bình", "12"], ["An Hòa", "15"]])


def test_label_over_several_rows_stands_in_each_and_a_figure_once() -> None:
    (table,) = tables(drawn([["Cấp", "Loại", "Số"], ["Huyện", "Đúng hạn", "7"], ["^", "Quá hạn", "^"]]))
    assert texts(table) == [["Huyện", "Đúng hạn", "7"], ["Huyện", "Quá hạn", ""]]


def test_table_that_goes_on_over_a_page_is_one() -> None:
    draft = drawn([*HEAD, DATA[0]])
    draft.page_break()
    with draft.furniture("page_number"):
        draft.write("2")
    draft.new_line()
    add(draft, [*HEAD, DATA[1]])
    (table,) = tables(draft)
    assert (table.page, texts(table)) == (1, DATA)


def test_tables_with_words_between_are_two() -> None:
    draft = drawn([*HEAD, DATA[0]])
    draft.page_break()
    draft.write("Bảng 2. Kết quả theo lĩnh vực")
    add(draft, [*HEAD, DATA[1]])
    first, second = tables(draft)
    assert (texts(first), texts(second), second.page) == (DATA[:1], DATA[1:], 2)
    assert second.title == "Bảng 2. Kết quả theo lĩnh vực"


def test_grid_of_words_is_running_text() -> None:
    draft = Draft()
    add(draft, [["Nơi nhận: các đơn vị", "TM. ỦY BAN NHÂN DÂN"], ["Lưu VT", "Đã xử lý 15 hồ sơ trong tháng"]])
    report = extract_source(source(draft))
    assert report.tables == ()
    assert [mention.value for mention in report.mentions] == ["15"]


def test_figures_of_a_drawn_table_are_cells_not_mentions() -> None:
    report = extract_source(source(drawn([*HEAD, *DATA])))
    assert not [mention for mention in report.mentions if mention.value in {"3098", "921", "349"}]
    assert {row.value for row in report.observations} >= {"3098", "349", "921"}


def test_serial_numbers_of_a_drawn_table_open_no_section() -> None:
    report = extract_source(source(drawn([*HEAD, ["I", "Cấp xã", "1", "2", "3", "4"], *DATA])))
    assert [section.path for section in report.sections] == ["PL.I"]


def test_title_of_a_flattened_table_is_no_part_of_it_in_decomposed_text() -> None:
    text = unicodedata.normalize("NFD", "PHỤ LỤC I\nKết quả tháng 5 năm 2023\n1 Máy tính 12\nmức độ 3, 4\nmức độ 3, 4")
    assert [mention.value for mention in extract_text(text).mentions] == ["2023-05"]


GROUPED = (
    f"{LEAD}STT Lĩnh vực Tiếp nhận Giải quyết Còn lại\nI Cấp huyện 45 40 5\n1 Đất đai 25 20 5\n2 Hộ tịch 20 20\n"
    "3 Thú y 0 0 0\nII Cấp xã\n1 Chứng thực 7 6 1\n2 Thi đua 3 3 0\n"
)


def test_groups_of_a_flattened_table_are_rows_of_their_own() -> None:
    (table,) = extract_text(GROUPED).tables
    assert [row[:2] for row in texts(table)] == [
        ["I", "Cấp huyện"],
        ["1", "Đất đai"],
        ["2", "Hộ tịch 20 20"],  # one cell is blank: which of the three cannot be told
        ["3", "Thú y"],
        ["II", "Cấp xã"],
        ["1", "Chứng thực"],
        ["2", "Thi đua"],
    ]


def test_groups_of_a_flattened_table_give_the_level_and_its_rows_the_field() -> None:
    scopes = {row.value: row.scope for row in extract_text(GROUPED).observations}
    assert (scopes["45"].level, scopes["45"].field) == ("district", None)
    assert (scopes["25"].level, scopes["25"].field) == ("district", "Đất đai")
    assert (scopes["7"].level, scopes["7"].field) == ("commune", "Chứng thực")


def test_row_before_the_totals_keeps_its_own_label() -> None:
    text = f"{LEAD}STT Lĩnh vực Tiếp nhận Giải quyết Còn lại\n1 Đất đai 25 20 5\n2 Hộ tịch 20 20\nTổng cộng 45 40 5\n"
    (table,) = extract_text(text).tables
    assert texts(table)[1:] == [["2", "Hộ tịch 20 20", "", "", ""], ["", "Tổng cộng", "45", "40", "5"]]


def test_years_of_a_flattened_head_stand_over_unlike_columns() -> None:
    (table,) = extract_text(
        "PHỤ LỤC I\nSố hồ sơ giải quyết\n\nNăm 2021 Năm 2022\n\nSTT Nội dung\nTrực\ntiếp\nTrực tuyến\nmức độ 3, 4\nTrực\ntiếp\n"
        "Trực tuyến\n\n1 Đã giải quyết 41 9 52 23\n2 Trả lại 17 13 15 18\n"
    ).tables
    assert table.columns[2:] == (
        "Năm 2021 / Trực tiếp",
        "Năm 2021 / Trực tuyến mức độ 3, 4",
        "Năm 2022 / Trực tiếp",
        "Năm 2022 / Trực tuyến",
    )


@pytest.mark.parametrize("wrapped", ["Số trường, lớp năm học 2023 -\n2024", "Số hồ sơ tại xã\n9 tháng đầu năm 2023"])
def test_wrapped_title_and_note_of_an_appendix_are_no_head(wrapped: str) -> None:
    report = extract_text(
        f"PHỤ LỤC I\n{wrapped}\n\n(Kèm theo Báo cáo số 12/BC-UBND ngày 05/7/2024 của\nUBND huyện Thanh Sơn)\n\n"
        "STT Đơn vị Tổng số Trực tiếp\n\n1 Xã Đông 41 9\n2 Xã Tây 17 13\n"
    )
    (table,) = report.tables
    assert table.title == " ".join(wrapped.split())
    assert table.columns == ("STT", "Đơn vị", "Tổng số", "Trực tiếp")
    assert "05/7/2024" in {mention.text for mention in report.mentions}


def test_flattened_head_that_cannot_be_told_names_the_labels_only() -> None:
    (table,) = extract_text(
        "PHỤ LỤC I\nSố hồ sơ tại xã\n\nTiếp nhận Đã trả\n\nSTT Đơn vị Đang giữ\nTổng\nTrực tiếp\nTổng\nTrễ\n\n"
        "1 Xã Đông 41 9 3 2 1\n2 Xã Tây 17 13 4 3 2\n"
    ).tables
    assert table.columns == ("STT", "Đơn vị", "", "", "", "", "")


def test_figures_below_a_numbered_label_are_its_own() -> None:
    (table,) = extract_text(
        "PHỤ LỤC I\nThực hiện chi\n\nSTT Nội dung Dự toán Thực hiện\n\nB Tổng chi của\nxã\n\n7.374,0 8.222,7\n\n"
        "II Các khoản chi\nkhác\n\n1.180,0 1.274,4\n\n1 Chi hội nghị 40,0 42,1\n"
    ).tables
    assert texts(table) == [
        ["B", "Tổng chi của\nxã", "7.374,0", "8.222,7"],
        ["II", "Các khoản chi\nkhác", "1.180,0", "1.274,4"],
        ["1", "Chi hội nghị", "40,0", "42,1"],
    ]


SPANNED = (
    "PHỤ LỤC I\nSố hồ sơ tại xã\n\nTiếp nhận Đã giải quyết\n\nSTT Đơn vị {}\nTổng số\nTrực tiếp\nTrực tuyến\nTổng số\n"
    "Đúng hạn\nQuá hạn\n\n"
)
GROUPS = (
    "Tiếp nhận / Tổng số",
    "Tiếp nhận / Trực tiếp",
    "Tiếp nhận / Trực tuyến",
    "Đã giải quyết / Tổng số",
    "Đã giải quyết / Đúng hạn",
    "Đã giải quyết / Quá hạn",
)


@pytest.mark.parametrize(
    ("rows", "heads"),
    [
        ("1 Xã Đông 50 9 41 44 43 1 6\n2 Xã Tây 30 13 17 28 28 0 2\n", (*GROUPS, "Còn lại")),
        ("1 Xã Đông 6 50 9 41 44 43 1\n2 Xã Tây 2 30 13 17 28 28 0\n", ("Còn lại", *GROUPS)),
        ("1 Xã Đông 6 51 9 41 44 43 1\n2 Xã Tây 2 30 13 17 29 28 0\n", ("",) * 7),  # neither adds up
        ("1 Xã Đông 0 0 0 0 0 0 0\n2 Xã Tây 0 0 0 0 0 0 0\n", ("",) * 7),  # both do
    ],
)
def test_tall_head_beside_groups_is_placed_by_their_totals(rows: str, heads: tuple[str, ...]) -> None:
    (table,) = extract_text(SPANNED.format("Còn lại") + rows).tables
    assert table.columns == ("STT", "Đơn vị", *heads)
