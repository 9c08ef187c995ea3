"""The same twelve tables from a text dump that keeps the columns apart, a ruled PDF and a Word file: the same facts."""

from pathlib import Path

import pytest

from extractor import extract, extract_text
from extractor.model import Report
from tests.data.grids import LEAD, docx, laid_out
from tests.data.twelve import TWELVE

PDF = Path(__file__).parent.parent / "data" / "pdf" / "sources" / "twelve"
COUNTS = {
    "groups_with_figures": 77,
    "groups_without_figures": 33,
    "years_by_channel": 12,
    "plan_and_actual": 9,
    "merged_heads": 18,
    "percentages": 9,
    "over_a_page": 72,
    "blank_cells": 34,
    "totals_first": 9,
    "column_numbers": 6,
    "feedback": 6,
    "no_serial": 12,
}


def facts(report: Report) -> list[tuple[object, ...]]:
    return [
        (row.cells, row.indicator, row.value, row.unit, row.modality, row.period, row.scope)
        for row in report.observations
        if row.cells
    ]


def texts(report: Report) -> list[list[str]]:
    (table,) = report.tables
    return [[cell.text for cell in row] for row in table.rows]


@pytest.mark.parametrize("name", TWELVE)
def test_table_gives_the_same_facts_from_text_pdf_and_word(name: str, tmp_path: Path) -> None:
    word = tmp_path / "a.docx"
    word.write_bytes(docx(TWELVE[name]))
    from_word = facts(extract(word))
    assert len(from_word) == COUNTS[name]
    assert facts(extract(PDF / f"{name}.pdf")) == from_word
    assert facts(extract_text(laid_out(TWELVE[name]))) == from_word


@pytest.mark.parametrize("name", TWELVE)
def test_table_copied_with_tabs_gives_the_same_facts(name: str, tmp_path: Path) -> None:
    word = tmp_path / "a.docx"
    word.write_bytes(docx(TWELVE[name]))
    lines = ["\t".join("" if text in {"<", "^"} else text for text in cells) for cells in TWELVE[name]]
    assert facts(extract_text(LEAD + "\n".join(lines) + "\n")) == facts(extract(word))


def told(head: str, *rows: str) -> list[tuple[object, ...]]:
    return [each[1:3] for each in facts(extract_text(f"{LEAD}{head}\n" + "\n".join(rows) + "\n"))]


def test_wrapped_head_of_a_laid_out_table_is_read_down_its_columns() -> None:
    head = (
        "                         Số hồ sơ đã giải quyết          Số hồ sơ đang giải quyết\n"
        "                                   Trước     Quá                    Trong     Quá\n"
        "STT   Lĩnh vực           Tổng số   hạn       hạn         Tổng số    hạn       hạn"
    )
    rows = [
        "1     Hộ tịch            45        44        1           5          4         1",
        "2     Đất đai            28        28        0           3          3         0",
    ]
    assert [code for code, _ in told(head, *rows)[:6]] == [
        "dossier.resolved.field",
        "dossier.resolved.early",
        "dossier.resolved.late",
        "dossier.pending.total",
        "dossier.pending.in_time",
        "dossier.pending.overdue",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Đã tiếp nhận  1.204  hồ sơ,  giải quyết  1.190  hồ sơ.\nCòn lại  14  hồ sơ,  trong hạn  12  hồ sơ.\n",
        "UBND XÃ AN BÌNH          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 12/BC-UBND          An Bình, ngày 5 tháng 6 năm 2024\n",
        "Nơi nhận:             CHỦ TỊCH\n- Lưu: VT, 2   \n- UBND   5\n",
    ],
)
def test_running_text_with_wide_spaces_is_no_table(text: str) -> None:
    assert extract_text(text).tables == ()


def test_row_with_blank_cells_keeps_its_figures_in_their_columns() -> None:
    report = extract_text(laid_out(TWELVE["blank_cells"]))
    assert texts(report)[1] == ["2", "Đất đai", "31", "11", "20", "", "28", "8", "20", "", "3", "3", ""]
