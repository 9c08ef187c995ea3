import doctest
import io
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from openpyxl import load_workbook
from openpyxl.utils.escape import unescape

from extractor import extract_text
from extractor.model import Report, SourceWarning
from publisher.excel import book as book_room
from publisher.excel import text as text_room
from publisher.excel.columns import COVERAGE, FAULTS, FINDINGS, OBSERVATIONS
from publisher.excel.text import LONGEST, cell_text
from publisher.excel.write import Making, write_workbook
from publisher.result import AuditResult
from verifier import verify
from verifier.account import account
from verifier.codes import ACROSS, RULES
from verifier.finding import Accepted, Finding, FindingAcross, Quote, Repair

SHEETS = ["Tổng hợp", "Điểm không khớp", "Số liệu", "Độ phủ", "Tệp không đọc được"]
EVIL = ["= 94,74%", "=1+1", "+1", "-2", "@SUM(A1)", "{=1}", "http://a.vn", "0123", "1e5", "<r><t>x</t></r>", "_x0041_"]


def written(
    *results: AuditResult,
    across: tuple[FindingAcross, ...] = (),
    **making: Any,  # noqa: ANN401 - the fields of Making
) -> bytes:
    stream = io.BytesIO()
    write_workbook(results, stream, Making(**{"rules": {**RULES, **ACROSS}, **making}), across)
    return stream.getvalue()


def opened(data: bytes) -> Any:  # noqa: ANN401 - openpyxl has no types
    return load_workbook(io.BytesIO(data))


def rows(data: bytes, sheet: str) -> list[dict[str, Any]]:
    head, *others = opened(data)[sheet].iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in others]


def parts(data: bytes) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            yield name, archive.read(name)


def summary(data: bytes) -> dict[str, Any]:
    return {row[0]: row[1] for row in opened(data)["Tổng hợp"].iter_rows(values_only=True) if row[0]}


# --- what stands where -----------------------------------------------------------------------------------------------


def test_a_finding_is_a_row_with_room_for_the_reviewer(audited: AuditResult) -> None:
    (first, *_) = rows(written(audited), "Điểm không khớp")
    assert first == {
        "Tệp": "báo cáo.txt",
        "Cơ quan": "UBND XÃ AN BÌNH HẠ",
        "Kỳ báo cáo": "quý III năm 2024",
        "Mã": "SUM101",
        "Quy tắc": RULES["SUM101"].name_vi,
        "Mức": "Lỗi",
        "Nội dung": "Tổng số nêu 1.270 nhưng cộng lại được 1.269.",
        "Số liệu trích": "1.270 hồ sơ",
        "Phép tính": "982 + 287 = 1.269 ≠ 1.270",
        "Gợi ý": "theo các số liệu kia: 1.269",
        "Mục": "I.1",
        "Trang": 1,
        "Căn cứ": "Số học",
        "Mã nhận dạng": "0123456789abcdef",
        "Kết luận": None,
        "Ghi chú": None,
    }


def test_an_edit_that_would_close_the_finding_is_the_suggestion(audited: AuditResult) -> None:
    repair = Repair.model_validate({"id": "m1", "from": "79", "to": "97", "edit": "transposition", "explains": 1})
    finding = audited.findings[0].model_copy(update={"repair": (repair,)})
    (row,) = rows(written(replace(audited, findings=(finding,))), "Điểm không khớp")
    assert row["Gợi ý"] == "79 → 97 (đổi chỗ hai chữ số)"


def test_english_is_a_workbook_of_its_own(audited: AuditResult, unread: AuditResult) -> None:
    data = written(audited, unread, lang="en")
    assert opened(data).sheetnames == ["Summary", "Findings", "Observations", "Coverage", "Files not read"]
    assert rows(data, "Findings")[0]["Message"] == "The total does not add up."
    assert rows(data, "Files not read")[0]["What to do"].startswith("The file is damaged")


def test_the_summary_counts_what_is_listed(audited: AuditResult, unread: AuditResult) -> None:
    data = written(audited, unread, minimum="warning")
    told = summary(data)
    assert (told["Tệp đã soát"], told["Báo cáo đọc được"], told["Tệp không đọc được"]) == (2, 1, 1)
    assert (told["Điểm không khớp"], told["Lỗi"], told["Cảnh báo"], told["Thông tin"]) == (2, 1, 1, 0)
    assert told["Không liệt kê (nhẹ hơn mức đã chọn)"] == 1
    assert len(rows(data, "Điểm không khớp")) == 2
    by_rule = [row for row in opened(data)["Tổng hợp"].iter_rows(values_only=True) if row[1] == "SUM101"]
    assert [(level, number) for _, _, level, number in by_rule] == [("Lỗi", 1), ("Cảnh báo", 1)]


def test_a_file_that_was_not_read_has_its_sheet(unread: AuditResult) -> None:
    (row,) = rows(written(unread), "Tệp không đọc được")
    assert row == {
        "Tệp": "hỏng.pdf",
        "Mã lỗi": "corrupt",
        "Lý do": "tệp hỏng",
        "Cần làm gì": "Tệp bị hỏng; hãy tải lại.",
    }


def test_what_was_accepted_before_stays_with_its_reason(audited: AuditResult) -> None:
    first, *others = audited.findings
    result = replace(audited, findings=tuple(others), accepted=(Accepted(finding=first, reason="=đã xem"),))
    found = rows(written(result), "Điểm không khớp")
    assert [(row["Kết luận"], row["Ghi chú"]) for row in found] == [
        (None, None),
        (None, None),
        ("Chấp nhận được", "=đã xem"),
    ]


def test_a_finding_between_reports_has_the_agency_of_its_report(audited: AuditResult) -> None:
    quotes = tuple(
        Quote(path=path, id="m1", text=path, start=0, end=1, page=3) for path in ("báo cáo.txt", "trước.txt")
    )
    told = audited.findings[0].model_dump(by_alias=True)
    finding = FindingAcross(**told, path="báo cáo.txt", quotes=quotes)
    row = rows(written(audited, across=(finding,)), "Điểm không khớp")[-1]
    assert (row["Cơ quan"], row["Số liệu trích"], row["Trang"]) == ("UBND XÃ AN BÌNH HẠ", "báo cáo.txt | trước.txt", 3)


def test_observations_are_numbers_and_days(report: Report) -> None:
    data = written(AuditResult("a.txt", report))
    found = {row["Nguyên văn"]: row for row in rows(data, "Số liệu")}
    assert found["1.270 hồ sơ"]["Giá trị"] == 1270
    assert found["72,52%"]["Giá trị"] == 72.52
    assert found["1.270 hồ sơ"]["Đến ngày"] == datetime.fromisoformat(report.observations[0].period.end or "")
    formats = {cell.value: cell.number_format for (cell,) in opened(data)["Số liệu"]["J2:J10"]}
    assert (formats[1270], formats[72.52]) == ("#,##0", "#,##0.00")


def test_a_figure_that_excel_would_round_is_text(report: Report) -> None:
    long = report.observations[0].model_copy(update={"value": "1234567890123456789"})
    (row,) = rows(written(AuditResult("a", report.model_copy(update={"observations": (long,)}))), "Số liệu")
    assert row["Giá trị"] == "1234567890123456789"


def test_coverage_tells_what_was_held_against_something() -> None:
    report = extract_text("Đã số hóa 921/1.270 hồ sơ, đạt 72,52%.\nTrồng 7 cây xanh.\n")
    findings = tuple(verify(report))
    ledger = account(report, findings)
    (row,) = rows(written(AuditResult("a.txt", report, findings, checks=ledger)), "Độ phủ")
    told = [row[key] for key in ("Khớp", "Không khớp", "Chưa đối chiếu được", "Không đối chiếu")]
    assert row["Cụm số liệu và ô số"] == ledger.figures == sum(told)
    assert told[0] == 2
    assert row["Tỷ lệ đối chiếu"] == pytest.approx(2 / 3)
    (without,) = rows(written(AuditResult("a.txt", report)), "Độ phủ")
    assert without["Khớp"] is None


def test_coverage_tells_what_the_reader_noted(report: Report) -> None:
    notes = (SourceWarning(code="a", message="Có ảnh."), SourceWarning(code="b", message="Trang trắng.", page=2))
    source = report.source.model_copy(update={"warnings": notes})
    (row,) = rows(written(AuditResult("a", report.model_copy(update={"source": source}))), "Độ phủ")
    assert row["Lưu ý khi đọc"] == "Có ảnh. | (trang 2): Trang trắng."


# --- how the sheets are set up ---------------------------------------------------------------------------------------


def test_heads_stay_filter_and_offer_answers(audited: AuditResult) -> None:
    book = opened(written(audited))
    assert book.sheetnames == SHEETS
    sheet = book["Điểm không khớp"]
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == "A1:P4"
    (offered,) = sheet.data_validations.dataValidation
    assert str(offered.sqref) == "O2:O4"
    assert offered.formula1 == '"Đúng - cần sửa,Báo nhầm,Chấp nhận được,Cần làm rõ"'
    assert sheet.column_dimensions["G"].width > 50


def test_a_full_sheet_goes_on_as_another(audited: AuditResult) -> None:
    data = written(audited, audited, most_rows=4)
    book = opened(data)
    assert book.sheetnames == [*SHEETS, "Điểm không khớp (2)", "Số liệu (2)"]
    assert [book[name].max_row for name in ("Điểm không khớp", "Điểm không khớp (2)")] == [5, 3]
    assert [book[name].auto_filter.ref for name in ("Điểm không khớp", "Điểm không khớp (2)")] == ["A1:P5", "A1:P3"]
    assert rows(data, "Điểm không khớp (2)")[0]["Mã"] == "SUM101"


def test_the_same_results_are_the_same_bytes(
    audited: AuditResult, unread: AuditResult, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = written(audited, unread)
    monkeypatch.setenv("TZ", "Asia/Ho_Chi_Minh")
    assert written(audited, unread) == first


def test_a_workbook_given_up_leaves_nothing_behind(
    audited: AuditResult, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    def broken_off() -> Iterator[AuditResult]:
        yield audited
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_workbook(broken_off(), io.BytesIO(), Making())
    assert list(tmp_path.iterdir()) == []


# Python's ZipFile tries once more to write its end when it is thrown away, and says so.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_disk_that_is_full_is_an_os_error(audited: AuditResult) -> None:
    with Path("/dev/full").open("wb", buffering=0) as full, pytest.raises(OSError, match="No space left"):
        write_workbook([audited], full, Making())


# --- links -----------------------------------------------------------------------------------------------------------


def test_a_file_name_opens_the_file_from_where_the_workbook_stands(audited: AuditResult) -> None:
    named = replace(audited, path="nộp/quý 3/báo cáo.txt")
    sheet = opened(written(named, folder=Path("ra").absolute()))["Điểm không khớp"]
    assert sheet["A2"].value == "nộp/quý 3/báo cáo.txt"
    assert sheet["A2"].hyperlink.target == "..\\nộp\\quý%203\\báo%20cáo.txt"
    assert opened(written(named))["Điểm không khớp"]["A2"].hyperlink is None


@pytest.mark.parametrize("path", ["e.zip!/a.txt", "e.zip!/../../../x.docm", "e.zip!/..\\..\\x.docm"])
def test_what_lies_in_an_archive_is_no_link(audited: AuditResult, path: str) -> None:
    sheet = opened(written(replace(audited, path=path), folder=Path.cwd()))["Điểm không khớp"]
    assert (sheet["A2"].value, sheet["A2"].hyperlink) == (path, None)


@pytest.mark.parametrize("path", ["a%41.txt", "a#b.txt", "a\\\\máy\\b.txt", "http:x.txt", "a\n.txt", "x" * 600])
def test_a_name_that_excel_would_read_otherwise_is_no_link(audited: AuditResult, path: str) -> None:
    sheet = opened(written(replace(audited, path=path), folder=Path.cwd()))["Điểm không khớp"]
    assert sheet["A2"].hyperlink is None


def test_there_are_no_more_links_than_excel_opens(audited: AuditResult, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(book_room, "MOST_LINKS", 2)
    sheet = opened(written(audited, folder=Path.cwd()))["Điểm không khớp"]
    assert [cell.hyperlink is not None for (cell,) in sheet["A2:A4"]] == [True, True, False]
    assert sheet["A4"].value == "báo cáo.txt"


# --- hostile text ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("evil", EVIL)
def test_text_is_text_and_nothing_else(evil: str, audited: AuditResult, make_finding: Callable[..., Finding]) -> None:
    finding = make_finding(vi=evil, arithmetic=evil, expected=evil)
    data = written(replace(audited, path=evil, findings=(finding,)), folder=Path.cwd())
    (row,) = rows(data, "Điểm không khớp")
    for column in ("Nội dung", "Phép tính", "Tệp"):
        assert unescape(row[column]).strip() == evil  # openpyxl leaves to us what Excel undoes
    for name, part in parts(data):
        assert b"<f>" not in part
        assert not name.startswith("xl/externalLinks")
    sheet = opened(data)["Điểm không khớp"]
    assert all(cell.data_type in {"s", "n"} for line in sheet.iter_rows() for cell in line)
    assert sheet["G2"].data_type == "s"
    assert sheet["G2"].quotePrefix  # and stays text when a person edits it


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(exclude_categories=()) | st.sampled_from('=+-@<>&"_x\x00\x1b\ufffe\ud800')))
def test_any_text_makes_a_well_formed_workbook(text: str) -> None:
    report = extract_text("Có 5 hồ sơ.")
    header = report.header.model_copy(update={"agency": text})
    data = written(AuditResult(text, report.model_copy(update={"header": header})))
    for name, part in parts(data):
        if name.endswith((".xml", ".rels")):
            etree.fromstring(part)
    (row,) = rows(data, "Độ phủ")
    assert unescape(row["Cơ quan"] or "") == cell_text(text)


@pytest.mark.parametrize("char", ["x", "😀", "ệ"])
def test_a_cell_is_cut_at_what_excel_holds(char: str) -> None:
    whole, cut = cell_text(char * (LONGEST // 2)), cell_text(char * (LONGEST + 1))
    assert whole == char * (LONGEST // 2)
    assert cut.endswith("…")
    assert LONGEST - 1 <= len(cut.encode("utf-16-le")) / 2 <= LONGEST


def test_no_part_of_the_package_names_the_machine(audited: AuditResult) -> None:
    data = written(audited)
    assert not re.search(rb"/tmp/|/home/|<dc:creator>[^<]", b"".join(part for _, part in parts(data)))


def test_examples_of_the_module() -> None:
    assert doctest.testmod(text_room).failed == doctest.testmod(book_room).failed == 0


def test_page_on_exports_names_every_sheet_and_column() -> None:
    page = (Path(__file__).parents[2] / "docs" / "exports.md").read_text(encoding="utf-8")
    for layout in (FINDINGS, OBSERVATIONS, COVERAGE, FAULTS):
        heads = ", ".join(column.head.vi for column in layout.columns)
        assert re.search(rf"^\| {layout.title.vi} \|[^|]+\| {heads} \|$", page, re.MULTILINE)


def test_row_is_as_high_as_its_longest_text(audited: AuditResult) -> None:
    """LibreOffice would show the lines of one row over those of the next."""
    stream = io.BytesIO()
    write_workbook([audited], stream, Making())
    sheet = load_workbook(stream)["Điểm không khớp"]
    height = sheet.row_dimensions[2].height
    assert height is not None
    assert height >= 15 * len(str(sheet["G2"].value)) / 60
