import io
from collections.abc import Callable
from dataclasses import replace

import pytest

from extractor import extract_text
from extractor.model import Report
from publisher import to_terminal
from publisher.result import AuditResult, Tally
from publisher.wording import Lang
from verifier.codes import RULES
from verifier.finding import Finding, Severity


def written(*results: AuditResult, quiet: bool = False, minimum: Severity = "warning") -> str:
    stream, tally = io.StringIO(), Tally()
    to_terminal.write_audits(tally.count(results), tally, stream, minimum=minimum, quiet=quiet)
    return stream.getvalue()


def test_a_finding_shows_severity_rule_figures_arithmetic_section_and_page(audited: AuditResult) -> None:
    shown = written(audited)
    assert "báo cáo.txt: 2 điểm không khớp" in shown
    assert all(head in shown for head in ("Mức", "Mã", "Số liệu trích", "Nội dung", "Mục", "Trang"))
    (row,) = [line for line in shown.splitlines() if "Lỗi" in line]
    assert all(part in row for part in ("SUM101", "1.270 hồ sơ", "Tổng số nêu 1.270", "I.1", " 1 │"))
    assert "982 + 287 = 1.269 ≠ 1.270" in shown


def test_arithmetic_that_the_sentence_shows_is_not_repeated(
    audited: AuditResult, make_finding: Callable[..., Finding]
) -> None:
    finding = make_finding(vi="Lệch: 1 + 1 ≠ 3.", arithmetic="1 + 1 ≠ 3")
    assert written(replace(audited, findings=(finding,))).count("1 + 1 ≠ 3") == 1


def test_lighter_findings_are_hidden_but_counted(audited: AuditResult) -> None:
    assert "Thông tin" not in written(audited)
    assert "1 lỗi, 1 cảnh báo, 1 thông tin (đang ẩn: --min-severity info)." in written(audited)
    assert "Thông tin" in written(audited, minimum="info")
    assert "đang ẩn" not in written(audited, minimum="info")


def test_a_file_whose_findings_are_all_hidden_is_not_called_clean(audited: AuditResult) -> None:
    only_info = replace(audited, findings=audited.findings[2:])
    assert "báo cáo.txt: chỉ có 1 thông tin (đang ẩn)" in written(only_info)


def test_clean_and_unreadable_files_are_rows(audited: AuditResult, unread: AuditResult) -> None:
    shown = written(replace(audited, findings=()), unread)
    assert "báo cáo.txt: không có điểm không khớp" in shown
    assert "hỏng.pdf: không đọc được (tệp hỏng)" in shown
    assert shown.splitlines()[-1] == "Đã soát 1 báo cáo: 0 lỗi, 0 cảnh báo, 0 thông tin. 1 tệp không đọc được."


def test_quiet_says_only_what_was_found(audited: AuditResult, unread: AuditResult) -> None:
    assert written(replace(audited, findings=()), quiet=True) == ""
    shown = written(audited, unread, quiet=True)
    assert "SUM101" in shown
    assert "hỏng.pdf" in shown
    assert "Đã soát" not in shown


def test_text_of_a_report_cannot_command_the_terminal(
    audited: AuditResult, make_finding: Callable[..., Finding]
) -> None:
    finding = make_finding(vi="\x1b]0;x\x07[red]982[/red]\u202e", arithmetic=None)
    shown = written(replace(audited, path="a\n\x1b[2J.txt", findings=(finding,)))
    assert not set(shown) & {"\x1b", "\x07", "\u202e"}
    assert "[red]982[/red]" in shown
    assert "a\\n\\x1b[2J.txt" in shown


def test_a_report_is_shown_with_header_sections_figures_and_data(report: Report) -> None:
    stream = io.StringIO()
    to_terminal.write_report(report, stream)
    shown = stream.getvalue()
    assert "UBND XÃ AN BÌNH HẠ" in shown
    lines = shown.splitlines()
    assert any(line.startswith("│   └── I.1 Tiếp nhận (trang 1)") for line in lines)
    assert any(line.startswith("└── II KIẾN NGHỊ (trang 2)") for line in lines)
    assert any("số đếm" in line and "1.270" in line and "hồ sơ" in line for line in lines)
    assert any("tỷ lệ" in line and "72,52%" in line for line in lines)
    assert "Số liệu" in shown
    assert len(report.mentions) == sum("│" in line and "trang" not in line.lower() for line in _rows(shown, "Loại"))


def _rows(shown: str, head: str) -> list[str]:
    """The body of the table whose head holds this word, for tables without wrapped rows."""
    lines = shown.splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith(f"│ {head}")) + 2
    stop = next(number for number, line in enumerate(lines[start:], start) if line.startswith("╰"))
    return [line for line in lines[start:stop] if not line.startswith("│  ")]


@pytest.mark.parametrize("text", ["", "\x1b[31m1.270\x1b[0m [bold]hồ sơ[/bold]\u202e", "I. [/red] 5 hồ sơ\n" * 3])
def test_any_report_can_be_shown(text: str) -> None:
    stream = io.StringIO()
    to_terminal.write_report(extract_text(text), stream)
    assert not set(stream.getvalue()) & {"\x1b", "\u202e"}


def test_a_section_whose_parent_is_unknown_hangs_from_the_root(report: Report) -> None:
    orphan = report.sections[1].model_copy(update={"parent": "IX"})
    stream = io.StringIO()
    to_terminal.write_report(report.model_copy(update={"sections": (orphan,)}), stream)
    assert "└── I.1 Tiếp nhận" in stream.getvalue()


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_rule_can_be_shown(lang: Lang) -> None:
    stream = io.StringIO()
    to_terminal.write_rules(RULES.values(), stream, lang)
    assert all(code in stream.getvalue() for code in RULES)
    for rule in RULES.values():
        stream = io.StringIO()
        to_terminal.write_rule(rule, stream, lang)
        assert rule.code in stream.getvalue()
        assert rule.name in stream.getvalue()
        assert stream.getvalue().count("•") == len(rule.fires) + len(rule.silent)
