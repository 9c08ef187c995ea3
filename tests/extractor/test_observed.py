"""Tables as observations: indicators, periods, scopes and units of their figures, whatever the table was read from."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from extractor import extract, extract_text
from extractor.model import Observation, Report
from extractor.pipeline import extract_source
from extractor.readers.draft import Draft
from tests.data.grids import FORM_06A, LEAD, YEAR_BY_CHANNEL, Rows, add, docx, drawn, dump, figures

PDF = Path(__file__).parent.parent / "data" / "pdf" / "sources"
FORM_CODES = [
    "dossier.handled.total",
    "dossier.received.online",
    "dossier.received.direct_postal",
    "dossier.carried_in",
    "dossier.resolved.total",
    "dossier.resolved.early",
    "dossier.resolved.on_time",
    "dossier.resolved.late",
    "dossier.pending.total",
    "dossier.pending.in_time",
    "dossier.pending.overdue",
]


def read(draft: Draft) -> Report:
    return extract_source(draft.source(b"", "", "text/html", "html"))


def cells(report: Report) -> dict[tuple[int, int], Observation]:
    """The observations of the first table by row and column; of a fraction the numerator."""
    found: dict[tuple[int, int], Observation] = {}
    for row in report.observations:
        for cell in row.cells:
            _, r, c = cell.split(":")
            found.setdefault((int(r), int(c)), row)
    return found


def facts(rows: Rows, lead: str = LEAD) -> dict[tuple[int, int], Observation]:
    return cells(read(drawn(rows, lead=lead)))


def codes(found: dict[tuple[int, int], Observation], row: int) -> list[str]:
    return [each.indicator for (r, _), each in sorted(found.items()) if r == row]


def told(report: Report) -> list[tuple[object, ...]]:
    return [
        (row.cells, row.indicator, row.value, row.period.start, row.period.end, row.scope, row.match)
        for row in report.observations
        if row.cells
    ]


# ---- the same table in every format ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rows", "name", "count"), [(YEAR_BY_CHANNEL, "year_by_channel", 66), (FORM_06A, "form_06a", 33)]
)
def test_same_table_gives_the_same_facts_from_text_pdf_and_word(
    rows: Rows, name: str, count: int, tmp_path: Path
) -> None:
    word = tmp_path / "a.docx"
    word.write_bytes(docx(rows))
    from_text, from_pdf, from_word = extract_text(dump(rows)), extract(PDF / f"{name}.pdf"), extract(word)
    assert len(told(from_text)) == count
    assert not [row for row in from_text.observations if row.indicator == "other"]
    assert told(from_text) == told(from_pdf) == told(from_word)


def test_rows_of_indicators_under_years_and_channels() -> None:
    found = facts(YEAR_BY_CHANNEL)
    assert [found[row, 2].indicator for row in range(11)] == [
        "dossier.received.direct_postal",
        "dossier.resolved.total",
        "dossier.resolved.not_late",
        "dossier.supplement.over2",
        "dossier.resolved.late",
        "dossier.late.days.max",
        "dossier.supplement.over2",
        "dossier.pending.total",
        "dossier.pending.in_time",
        "dossier.pending.overdue",
        "dossier.pending.overdue.days.min",
    ]
    assert (found[0, 3].indicator, found[0, 3].scope.channel) == ("dossier.received.online.level34", None)
    assert (found[1, 2].scope.channel, found[1, 3].scope.channel) == ("direct_postal", "online")
    assert [(found[0, c].period.start, found[0, c].period.end) for c in (2, 4, 6)] == [
        ("2022-01-01", "2022-12-31"),
        ("2023-01-01", "2023-12-31"),
        ("2024-01-01", "2024-06-30"),
    ]


# ---- official forms -------------------------------------------------------------------------------------------------


def test_form_of_13_columns_names_its_columns() -> None:
    found = facts(FORM_06A)
    assert codes(found, 2) == FORM_CODES
    assert codes(found, 0) == [code.replace("resolved.total", "resolved.field") for code in FORM_CODES]
    assert [found[row, 2].scope.field for row in range(3)] == ["Hộ tịch", "Chăn nuôi và thú y", None]


def test_form_is_told_by_its_number_where_the_head_is_lost() -> None:
    printed = "50 30 15 5 45 20 24 1 5 4 1"
    text = f"{LEAD}Biểu số II.06b/VPCP/KSTT\nSTT Đơn vị\n{' '.join(f'({n})' for n in range(1, 14))}\n"
    found = cells(extract_text(f"{text}1 Xã An Bình {printed}\n2 Xã An Hòa {printed}\n"))
    assert codes(found, 0) == FORM_CODES
    assert found[1, 2].scope.agency == "Xã An Hòa"


def test_head_that_contradicts_the_form_is_believed() -> None:
    other = [list(row) for row in FORM_06A]
    other[1][7], other[1][9] = other[1][9], other[1][7]  # "Quá hạn" stands where the form has "Trước hạn"
    assert codes(facts(other), 2)[5:8] == [
        "dossier.resolved.late",
        "dossier.resolved.on_time",
        "dossier.resolved.early",
    ]


def test_form_07b_counts_procedures_by_owner_and_leaves_what_has_no_code() -> None:
    levels = ["Tổng số", "Cấp tỉnh", "Cấp huyện", "Cấp xã"]
    groups = [
        ("Số TTHC", "<", "<", "<"),
        ("TTHC tại bộ phận một cửa", "<", "<", "<"),
        ("Số quy trình nội bộ", "<", "<", "<"),
    ]
    head = [["STT", "Lĩnh vực", *(cell for group in groups for cell in group)], ["^", "^", *levels * 3]]
    found = facts([*head, ["1", "Hộ tịch", *figures("20 5 5 10 18 4 5 9 20 5 5 10")]])
    assert codes(found, 0)[:5] == [
        "proc.total",
        "proc.owner.province",
        "proc.owner.district",
        "proc.owner.commune",
        "proc.one_stop",
    ]
    assert codes(found, 0)[5:] == ["other"] * 3 + ["proc.workflow.internal"] + ["other"] * 3
    assert found[0, 3].scope.level is None


# ---- rows that say whose the figures are ----------------------------------------------------------------------------

UNITS_HEAD = [
    ["TT", "Đơn vị", "Số hồ sơ tiếp nhận", "Giải quyết đúng hạn", "<"],
    ["^", "^", "^", "Số hồ sơ", "Tỷ lệ (%)"],
]


def test_rows_of_units_have_their_agency_and_a_total_has_none() -> None:
    found = facts([*UNITS_HEAD, ["1", "Xã An Bình", "120", "114", "95"], ["", "Cộng", "120", "114", "95,0"]])
    assert [(found[r, 2].scope.agency, found[r, 2].scope.level) for r in (0, 1)] == [
        ("Xã An Bình", "commune"),
        (None, None),
    ]
    assert codes(found, 0) == ["dossier.received.total", "dossier.resolved.not_late", "dossier.resolved.not_late.rate"]
    assert [(found[r, 4].value, found[r, 4].unit, found[r, 4].measure) for r in (0, 1)] == [
        ("95", "%", "percent"),
        ("95.0", "%", "percent"),
    ]


@pytest.mark.parametrize(
    ("last", "total", "level"),
    [("Xã Đồi Mây", "Cộng", "commune"), ("UBND huyện", "Cộng", None), ("Xã Đồi Mây", "Toàn huyện", None)],
)
def test_sum_over_places_of_one_level_is_of_that_level(last: str, total: str, level: str | None) -> None:
    places = [["1", "Xã An Bình", "120", "114", "95"], ["2", last, "80", "80", "100"]]
    found = facts([*UNITS_HEAD, *places, ["", total, "200", "194", "97"]])
    assert found[2, 2].scope.level == level


def test_name_under_the_head_of_units_is_a_unit_whatever_it_means_elsewhere() -> None:
    found = facts([*UNITS_HEAD, ["1", "Hộ tịch", "5", "5", "100"], ["2", "An Hòa", "7", "7", "100"]])
    assert [found[r, 2].scope.agency for r in (0, 1)] == [None, "An Hòa"]
    assert found[0, 2].scope.field == "Hộ tịch"


def test_group_heads_hold_for_the_rows_below_and_for_their_sum() -> None:
    rows = [
        ["STT", "Lĩnh vực", "Tiếp nhận", "Đã giải quyết"],
        ["I", "Cấp huyện", "", ""],
        ["1", "Hộ tịch", "3", "3"],
        ["", "Cộng", "3", "3"],
        ["II", "Cấp xã", "", ""],
        ["1", "Hộ tịch", "4", "2"],
        ["", "Cộng", "4", "2"],
        ["", "Tổng cộng", "7", "5"],
    ]
    found = facts(rows)
    assert [found[r, 2].scope.level for r in (1, 2, 4, 5, 6)] == ["district", "district", "commune", "commune", None]
    assert [found[r, 3].indicator for r in (1, 2, 6)] == [
        "dossier.resolved.field",
        "dossier.resolved.total",
        "dossier.resolved.total",
    ]


def test_rows_under_a_row_take_what_it_is_about() -> None:
    rows = [
        ["Nội dung", "Năm 2023", "<"],
        ["^", "Quý I", "Quý II"],
        ["Tổng số hồ sơ tiếp nhận", "12", "15"],
        ["- Trực tuyến", "10", "11"],
        ["- Kỳ trước chuyển sang", "2", "4"],
        ["Đã giải quyết", "9", "10"],
        ["Trong đó: đúng hạn", "8", "9"],
        ["Đang giải quyết", "3", "5"],
        ["- Quá hạn", "0", "1"],
    ]
    found = facts(rows)
    assert [found[r, 1].indicator for r in range(7)] == [
        "dossier.handled.total",
        "dossier.received.online",
        "dossier.carried_in",
        "dossier.resolved.total",
        "dossier.resolved.not_late",
        "dossier.pending.total",
        "dossier.pending.overdue",
    ]
    assert [found[r, 1].match.how for r in (3, 6)] == ["exact", "inherited"]
    assert (found[0, 2].period.start, found[0, 2].period.end) == ("2023-04-01", "2023-06-30")


def test_rows_of_years_give_the_period() -> None:
    rows = [
        ["Năm", "PAKN tiếp nhận mới", "Đã xử lý", "Đang xử lý"],
        ["2022", "12", "10", "2"],
        ["2023", "13", "13", "0"],
    ]
    found = facts(rows, "PHỤ LỤC I\nKết quả tiếp nhận, xử lý phản ánh, kiến nghị\n")
    assert codes(found, 0) == ["fb.received.new", "fb.processed", "fb.pending"]
    assert [found[r, 1].period.start for r in (0, 1)] == ["2022-01-01", "2023-01-01"]


def test_part_of_a_total_is_not_called_the_total() -> None:
    rows = [
        ["Nội dung", "Tiếp nhận", "Đã xử lý"],
        ["PAKN về hành vi hành chính", "3", "2"],
        ["Tổng cộng", "8", "7"],
    ]
    found = facts(rows, f"{LEAD}ĐVT: phản ánh, kiến nghị\n")
    assert (codes(found, 0), codes(found, 1)) == (["other", "other"], ["fb.received.total", "fb.processed"])


def test_head_without_a_noun_counts_what_the_heads_before_it_count() -> None:
    found = facts([["Lĩnh vực", "Tổng số TTHC", "Toàn trình", "Một phần"], ["Hộ tịch", "20", "12", "8"]])
    assert codes(found, 0) == ["proc.total", "proc.online.full", "proc.online.partial"]


def test_quarter_without_a_year_lies_in_that_of_the_caption() -> None:
    lead = f"{LEAD}Bảng 1. Kết quả giải quyết hồ sơ năm 2023\n"
    found = facts([["Nội dung", "Quý I", "Quý II"], ["Số hồ sơ tiếp nhận", "12", "15"]], lead)
    assert found[0, 2].period.start == "2023-04-01"


def test_caption_names_what_neither_heads_nor_labels_do() -> None:
    rows = [["Lĩnh vực", "Năm 2022", "Năm 2023"], ["Hộ tịch", "12", "15"], ["Tổng", "12", "15"]]
    found = facts(rows, f"{LEAD}Bảng 1. Số hồ sơ đã giải quyết theo lĩnh vực\n")
    assert [found[r, 1].indicator for r in (0, 1)] == ["dossier.resolved.field", "dossier.resolved.total"]
    assert {found[r, 1].match.how for r in (0, 1)} == {"inherited"}


# ---- units, percentages, aims ---------------------------------------------------------------------------------------


def test_column_of_units_aims_and_completion() -> None:
    rows = [
        ["STT", "Nội dung", "Đơn vị tính", "Kế hoạch", "Thực hiện", "Tỷ lệ (%)"],
        ["1", "Số hồ sơ tiếp nhận trực tuyến", "hồ sơ", "100", "120", "120"],
        ["2", "Tỷ lệ giải quyết đúng hạn", "%", "98", "99,5", "101,5"],
        ["3", "Lệ phí thu được", "triệu đồng", "10", "12,5", "125"],
    ]
    found = facts(rows)
    assert [(found[0, c].indicator, found[0, c].modality) for c in (3, 4, 5)] == [
        ("dossier.received.online", "target"),
        ("dossier.received.online", "actual"),
        ("other", "actual"),
    ]
    assert [(found[r, 4].value, found[r, 4].unit, found[r, 4].measure) for r in range(3)] == [
        ("120", "hồ sơ", "count"),
        ("99.5", "%", "percent"),
        ("12.5", "triệu đồng", "money"),
    ]


@pytest.mark.parametrize("head", ["Kế hoạch năm 2025 (%)", "Chỉ tiêu giao", "Chỉ tiêu tỉnh giao năm 2025", "KH 2025"])
def test_head_of_a_plan_makes_aims_of_its_column(head: str) -> None:
    found = facts(
        (
            ("STT", "Nội dung", head, "Thực hiện"),
            ("1", "Tỷ lệ hồ sơ trực tuyến", "85", "72"),
            ("2", "Tỷ lệ thanh toán trực tuyến", "50", "42"),
        )
    )
    assert [found[0, 2].modality, found[0, 3].modality, found[1, 2].modality] == ["target", "actual", "target"]


def test_unit_above_the_table_holds_for_its_counts_not_its_percentages() -> None:
    lead = f"{LEAD}Đơn vị tính: hồ sơ\n"
    rows = [
        ["Nội dung", "Số lượng", "Tỷ lệ (%)"],
        ["Giải quyết trước hạn", "90", "90"],
        ["Giải quyết quá hạn", "10", "10,0"],
    ]
    found = facts(rows, lead)
    assert [(found[0, c].indicator, found[0, c].unit) for c in (1, 2)] == [
        ("dossier.resolved.early", "hồ sơ"),
        ("dossier.resolved.early.rate", "%"),
    ]


@pytest.mark.parametrize("head", ["So với cùng kỳ (%)", "Tăng/giảm (%)", "Chênh lệch"])
def test_comparison_is_no_figure_of_its_indicator(head: str) -> None:
    found = facts([["Nội dung", "Năm 2022", "Năm 2023", head], ["Số hồ sơ tiếp nhận", "120", "150", "25"]])
    assert codes(found, 0) == ["dossier.received.total", "dossier.received.total", "other"]


def test_fraction_gives_count_and_base() -> None:
    rows = [["Nội dung", "Xã An Bình", "Xã An Hòa"], ["Số hóa hồ sơ khi tiếp nhận", "9/10", "11/12"]]
    report = read(drawn(rows))
    assert [(row.indicator, row.value) for row in report.observations if row.cells == ("t1:0:1",)] == [
        ("digit.intake.count", "9"),
        ("digit.intake.base", "10"),
    ]
    assert cells(report)[0, 2].scope.agency == "Xã An Hòa"


def test_row_of_which_nothing_is_known_has_no_indicator() -> None:
    rows = [
        ["TT", "Nội dung", "Tiếp nhận", "Đã giải quyết"],
        ["1", "Hàng cây xanh mát", "5", "5"],
        ["2", "Hộ tịch", "5", "5"],
    ]
    found = facts(rows)
    assert (codes(found, 0), codes(found, 1)) == (["other"] * 2, ["dossier.received.total", "dossier.resolved.field"])


@pytest.mark.parametrize("text", ["-", "…", "", "- 12", "1.23.4", "chưa có"])
def test_cell_without_a_certain_figure_is_no_fact(text: str) -> None:
    assert (0, 1) not in facts([["Nội dung", "Năm 2022", "Năm 2023"], ["Số hồ sơ tiếp nhận", text, "15"]])


def test_remarks_are_no_figures() -> None:
    rows = [["Nội dung", "Năm 2022", "Năm 2023", "Ghi chú"], ["Số hồ sơ tiếp nhận", "12", "15", "3"]]
    assert sorted(facts(rows)) == [(0, 1), (0, 2)]


# ---- page breaks ----------------------------------------------------------------------------------------------------

HEAD = ["STT", "Nội dung", "Năm 2022", "Năm 2023"]


def over_a_page(before: Sequence[str], after: Sequence[str]) -> Report:
    draft = drawn([HEAD, ["1", "Số hồ sơ tiếp nhận", "12", "15"], before])
    draft.page_break()
    add(draft, [HEAD, after, ["3", "Số hồ sơ đang giải quyết", "1", "2"]])
    return read(draft)


@pytest.mark.parametrize(
    ("before", "after", "row"),
    [
        (["2", "Số hồ sơ giải quyết", "11", "13"], ["", "quá hạn", "", ""], 1),
        (["2", "Số hồ sơ giải quyết", "", ""], ["", "quá hạn", "11", "13"], 2),
    ],
)
def test_row_cut_by_a_page_break_is_one(before: list[str], after: list[str], row: int) -> None:
    found = cells(over_a_page(before, after))
    assert (found[row, 2].indicator, found[row, 2].label) == (
        "dossier.resolved.late",
        "Số hồ sơ giải quyết quá hạn / Năm 2022",
    )
    assert len(found) == 6


def test_rows_with_figures_of_their_own_are_two() -> None:
    found = cells(over_a_page(["2", "Số hồ sơ giải quyết", "11", "13"], ["", "quá hạn", "1", "2"]))
    assert (found[1, 2].indicator, len(found)) == ("dossier.resolved.total", 8)


@pytest.mark.parametrize(
    ("head", "modality", "period"),
    [
        ("Kế hoạch năm 2025 (%)", "target", "2025-12-31"),
        ("Chỉ tiêu giao năm 2025", "target", "2025-12-31"),
        ("KH 2025", "target", "2025-12-31"),
        ("Dự toán", "target", "2024-06-30"),
        ("Thực hiện năm 2025", "actual", "2025-12-31"),
        ("Kết quả", "actual", "2024-06-30"),
    ],
)
def test_column_of_a_plan_holds_aims(head: str, modality: str, period: str) -> None:
    row = facts([["STT", "Nội dung", head], ["1", "Tỷ lệ giải quyết đúng hạn (%)", "98"]])[0, 2]
    assert (row.indicator, row.modality, row.period.end) == ("dossier.resolved.not_late.rate", modality, period)


QUARTER = "UBND XÃ SƠN THỦY\nSơn Thủy, ngày 05 tháng 10 năm 2025\n\nBÁO CÁO\nKết quả kiểm soát thủ tục hành chính quý III năm 2025\n\n"
PLAN = f"{QUARTER}I. KẾT QUẢ\nTiếp nhận 120 hồ sơ.\n\nII. PHƯƠNG HƯỚNG, NHIỆM VỤ QUÝ IV NĂM 2025\n\n"


@pytest.mark.parametrize(
    ("lead", "head", "modality"),
    [
        (PLAN, "Kết quả", "target"),
        (PLAN, "Thực hiện", "actual"),
        (PLAN, "Quý III năm 2025", "actual"),
        (PLAN, "Năm 2026", "target"),
        (f"{QUARTER}I. KẾT QUẢ\n", "Kết quả", "actual"),
        (f"{QUARTER}I. KẾT QUẢ\n", "Năm 2026", "target"),
        (f"{QUARTER}I. KẾT QUẢ\nBiểu 1. Giao chỉ tiêu năm 2026\n", "Kết quả", "target"),
        (f"{QUARTER}I. KẾT QUẢ\nBiểu 1. Kết quả thực hiện giao chỉ tiêu\n", "Kết quả", "actual"),
        (f"{PLAN}Biểu 1. Tổng hợp kết quả\n", "Số liệu", "actual"),
        (PLAN.replace("PHƯƠNG HƯỚNG, NHIỆM VỤ QUÝ IV NĂM 2025", "KIẾN NGHỊ, ĐỀ XUẤT"), "Kết quả", "actual"),
    ],
)
def test_table_of_a_plan_holds_aims_but_what_is_past(lead: str, head: str, modality: str) -> None:
    rows = [["STT", "Nội dung", head], ["1", "Tỷ lệ hồ sơ trực tuyến (%)", "95"], ["2", "Tỷ lệ hài lòng (%)", "98"]]
    assert [row.modality for row in facts(rows, lead).values()] == [modality] * 2


@pytest.mark.parametrize(
    ("head", "bounds"),
    [
        ("Cùng kỳ năm trước", ("2024-07-01", "2024-09-30")),
        ("Cùng kỳ năm 2024", ("2024-07-01", "2024-09-30")),
        ("Kỳ trước", ("2025-04-01", "2025-06-30")),
        ("Quý trước", ("2025-04-01", "2025-06-30")),
        ("Năm trước", ("2024-01-01", "2024-12-31")),
        ("Lũy kế từ đầu năm", ("2025-01-01", "2025-09-30")),
        ("Lũy kế", (None, "2025-09-30")),
        ("Năm nay", ("2025-07-01", "2025-09-30")),
    ],
)
def test_head_of_another_period_tells_its_bounds(head: str, bounds: tuple[str | None, str]) -> None:
    rows = [["STT", "Nội dung", "Kỳ này", head], ["1", "Số hồ sơ đã giải quyết", "50", "45"]]
    row = facts(rows, QUARTER)[0, 3]
    assert (row.indicator, row.period.start, row.period.end) == ("dossier.resolved.total", *bounds)


def test_row_that_says_what_is_aimed_at_holds_an_aim() -> None:
    rows = [["STT", "Nội dung", "Số liệu"], ["1", "Hồ sơ trực tuyến", "90%"], ["2", "Phấn đấu hồ sơ trực tuyến", "95%"]]
    assert [row.modality for row in facts(rows, QUARTER).values()] == ["actual", "target"]


@pytest.mark.parametrize("head", ["So sánh (%)", "%KH", "TH/KH (%)", "Tỷ lệ hoàn thành kế hoạch (%)", "Tăng/giảm (%)"])
def test_column_that_compares_with_the_plan_is_no_rate_of_the_indicator(head: str) -> None:
    found = facts(
        [["STT", "Nội dung", "Kế hoạch", "Thực hiện", head], ["1", "Số hồ sơ đã giải quyết", "50", "45", "90"]]
    )
    assert (found[0, 3].indicator, found[0, 3].modality) == ("dossier.resolved.total", "actual")
    assert (found[0, 4].indicator, found[0, 4].measure, found[0, 4].modality) == ("other", "percent", "actual")


# ---- tables of what is no dossier -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lead", "heads"),
    [
        ("Kết quả giải quyết đơn thư khiếu nại, tố cáo", ["Loại đơn", "Tiếp nhận", "Đã giải quyết", "Quá hạn"]),
        ("Tổng hợp", ["Đơn vị", "Số đơn đã giải quyết", "Quá hạn", "Tỷ lệ đúng hạn (%)"]),
        ("Tình hình xử lý văn bản đến", ["Đơn vị", "Đã giải quyết", "Đúng hạn", "Quá hạn"]),
        ("Kết quả giải quyết các vụ án", ["Đơn vị", "Tiếp nhận", "Đã giải quyết", "Quá hạn"]),
    ],
)
def test_petitions_documents_and_cases_are_no_dossiers(lead: str, heads: list[str]) -> None:
    rows = [heads, ["Xã An Hà", "12", "10", "2"], ["Xã An Lạc", "8", "8", "1"]]
    assert {row.indicator for row in facts(rows, lead=f"{lead}\n").values()} == {"other"}


def test_what_is_told_beside_tasks_is_told_of_tasks() -> None:
    rows = [["Đơn vị", "Nhiệm vụ giao", "Đúng hạn", "Quá hạn"], ["Xã An Hà", "12", "10", "2"]]
    assert codes(facts(rows, lead="Tổng hợp\n"), 0) == ["task.assigned", "other", "task.late"]


def test_the_line_above_a_table_says_that_it_counts_feedback() -> None:
    rows = [["Nội dung", "Tiếp nhận mới", "Đã xử lý", "Đang xử lý"], ["Tổng số", "9", "7", "2"]]
    found = facts(rows, lead="Kết quả xử lý PAKN\n")
    assert codes(found, 0) == ["fb.received.new", "fb.processed", "fb.pending"]


def test_a_table_of_dossiers_and_of_units_is_one_of_dossiers() -> None:
    rows = [["Đơn vị", "Đơn vị tiếp nhận", "Đúng hạn"], ["Xã An Hà", "12", "10"], ["Xã An Lạc", "9", "9"]]
    found = facts(rows, lead="Kết quả giải quyết hồ sơ và xử lý phản ánh, kiến nghị\n")
    assert found[0, 2].indicator == "dossier.resolved.not_late"


def test_rounds_of_a_survey_are_rows_of_their_own() -> None:
    rows = [["Đợt", "Số phiếu phát ra", "Số phiếu thu về", "Hài lòng"], ["Đợt 1", "60", "58", "50"]]
    found = facts(rows, lead="Khảo sát sự hài lòng\n")
    assert codes(found, 0) == ["survey.issued", "survey.collected", "survey.satisfied"]
    assert (found[0, 1].period.label, found[0, 1].period.start) == ("đợt 1", None)


def test_a_table_of_officials_counts_people_by_their_status() -> None:
    rows = [["Đối tượng", "Thạc sĩ", "Đại học"], ["Cán bộ", "4", "18"], ["Công chức", "5", "29"]]
    found = facts(rows, lead="Đội ngũ cán bộ, công chức\n")
    assert codes(found, 1) == ["staff.edu.master", "staff.edu.university"]
    assert [found[row, 1].scope.group for row in (0, 1)] == ["cán bộ", "công chức"]


def test_the_title_says_that_machines_are_there() -> None:
    rows = [["Tên thiết bị", "ĐVT", "Số lượng", "Hỏng"], ["Máy tính", "bộ", "12", "1"], ["Bàn ghế", "bộ", "9", "0"]]
    found = facts(rows, lead="Hiện trạng trang thiết bị\n")
    assert codes(found, 0) == ["asset.computer.total", "asset.computer.broken"]
    assert codes(found, 1) == ["other", "other"]


def test_done_in_a_year_is_a_result_of_that_year() -> None:
    rows = [["Chỉ tiêu", "KH 2025", "TH 2025"], ["Tỷ lệ hồ sơ trực tuyến (%)", "90", "92,8"]]
    found = facts(rows, lead="Tình hình thực hiện các chỉ tiêu\n")
    assert found[0, 2].indicator == "dossier.received.online.rate"
    assert (found[0, 2].modality, found[0, 2].period.start) == ("actual", "2025-01-01")
