"""Writing the workbook (ghi tệp Excel): every result goes to its sheets as it arrives; the summary is filled in at the end."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, BinaryIO

from publisher.excel.book import MOST_ROWS, LongTable, Marked, new_book
from publisher.excel.columns import COVERAGE, FAULTS, FINDINGS, OBSERVATIONS, RULES, SUMMARY, Words
from publisher.excel.rows import Rows
from publisher.excel.text import cell_text
from publisher.file_names import FileNames
from publisher.result import SEVERITIES, heavy_enough
from publisher.wording import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from publisher.excel.book import Book, Value
    from publisher.result import AuditResult
    from publisher.rule_text import RuleText
    from publisher.wording import Lang
    from verifier.finding import Finding, FindingAcross, Severity

_TITLE_HEIGHT = 24.0  # points
_TITLE = Words("KẾT QUẢ SOÁT SỐ LIỆU BÁO CÁO", "AUDIT OF THE FIGURES OF REPORTS")
_NOTE = Words(
    "Mỗi điểm không khớp là một chỗ cần rà soát; kết luận thuộc về người rà soát (cột Kết luận, Ghi chú).",
    "Each finding is a place to be reviewed; the decision is the reviewer's (columns Decision and Note).",
)
_FILES = Words("Tệp đã soát", "Files audited")
_READ = Words("Báo cáo đọc được", "Reports read")
_CLEAN = Words("Báo cáo không có điểm không khớp", "Reports without findings")
_UNREAD = Words("Tệp không đọc được", "Files not read")
_FOUND = Words("Điểm không khớp", "Findings")
_ACCEPTED = Words("Đã được chấp nhận trước đây", "Accepted before")
_LIGHTER = Words("Không liệt kê (nhẹ hơn mức đã chọn)", "Not listed (lighter than the severity chosen)")


@dataclass(frozen=True, slots=True)
class Making:
    """How a workbook is made.

    Args:
        lang: of what is not quoted.
        minimum: findings below it are left out.
        rules: by code, for their names.
        folder: in which the workbook will stand; with it, the names of files are links.
        start: where relative names of files start; the current folder if not given.
        most_rows: of one sheet.
        names: what files are called.
    """

    lang: Lang = "vi"
    minimum: Severity = "info"
    rules: Mapping[str, RuleText] = field(default_factory=dict)
    folder: Path | None = None
    start: Path | None = None
    most_rows: int = MOST_ROWS
    names: FileNames = field(default_factory=FileNames)


def write_workbook(
    results: Iterable[AuditResult], stream: BinaryIO, making: Making, across: Iterable[FindingAcross] = ()
) -> None:
    """Write one workbook: summary, findings, observations, coverage, files not read.

    Args:
        results: one per input; with `checks`, coverage says what was held against something.
        stream: where to write.
        making: how.
        across: the findings between reports; asked for when the results have passed.
    Raises:
        OSError: it cannot be written.
    """
    with new_book(stream) as book:
        summary = book.sheet(SUMMARY.say(making.lang))
        findings, observations, coverage, faults = (
            LongTable(book, layout, making.lang, making.most_rows)
            for layout in (FINDINGS, OBSERVATIONS, COVERAGE, FAULTS)
        )
        rows = Rows(making.lang, making.rules, making.folder, making.start, making.names)
        counts = _Counts()
        for result in results:
            shown = heavy_enough(result.findings, making.minimum)
            counts.count(result, shown, rows)
            for row in rows.findings(result, shown):
                findings.add(row)
            for row in rows.observations(result):
                observations.add(row)
            if result.report is not None:
                coverage.add(rows.coverage(result))
            if result.fault is not None:
                faults.add(rows.fault(result.fault))
        for finding in across:
            if counts.take(finding, making.minimum, rows):
                findings.add(rows.across(finding))
        for table in (findings, observations, coverage, faults):
            table.finish()
        _write_summary(book, summary, counts, making.lang)


@dataclass(slots=True)
class _Counts:
    """What the summary tells."""

    files: int = 0
    read: int = 0
    clean: int = 0
    accepted: int = 0
    lighter: int = 0
    faults: Counter[str] = field(default_factory=Counter)
    severities: Counter[Severity] = field(default_factory=Counter)
    rules: Counter[tuple[str, str, Severity]] = field(default_factory=Counter)

    def count(self, result: AuditResult, shown: list[Finding], rows: Rows) -> None:
        self.files += 1
        self.read += result.report is not None
        self.clean += result.report is not None and not result.findings and not result.accepted
        self.accepted += len(result.accepted)
        self.lighter += len(result.findings) - len(shown)
        if result.fault is not None:
            self.faults[result.fault.code] += 1
        for finding in shown:
            self._shown(finding, rows)

    def take(self, finding: FindingAcross, minimum: Severity, rows: Rows) -> bool:
        """Whether a finding between reports is shown."""
        if not heavy_enough([finding], minimum):
            self.lighter += 1
            return False
        self._shown(finding, rows)
        return True

    def _shown(self, finding: Finding, rows: Rows) -> None:
        self.severities[finding.severity] += 1
        self.rules[finding.rule, rows.rule_name(finding), finding.severity] += 1


def _write_summary(book: Book, sheet: Any, counts: _Counts, lang: Lang) -> None:  # noqa: ANN401 - xlsxwriter has no types
    severities = [(Marked(say(name, lang), name), counts.severities[name]) for name in SEVERITIES]
    unread: list[tuple[Value, Value]] = [
        (f"  {say(code, lang)}", number) for code, number in sorted(counts.faults.items())
    ]
    lines: list[tuple[Value, Value]] = [
        (_FILES.say(lang), counts.files),
        (_READ.say(lang), counts.read),
        (_CLEAN.say(lang), counts.clean),
        (_UNREAD.say(lang), counts.faults.total()),
        *unread,
        (_FOUND.say(lang), counts.severities.total()),
        *severities,
        (_ACCEPTED.say(lang), counts.accepted),
        (_LIGHTER.say(lang), counts.lighter),
    ]
    for number, described in enumerate(RULES.columns):
        sheet.set_column(number, number, described.width)
    sheet.set_row(0, _TITLE_HEIGHT)
    book.put(sheet, 0, 0, _TITLE.say(lang), "title")
    book.put(sheet, 1, 0, _NOTE.say(lang), "note")
    for row, (label, told) in enumerate(lines, start=3):
        book.put(sheet, row, 0, label)
        book.put(sheet, row, 1, told)
    head = 3 + len(lines) + 1
    for column, described in enumerate(RULES.columns):
        book.put(sheet, head, column, described.head.say(lang), "head")
    by_rule = sorted(counts.rules.items(), key=lambda item: (item[0][0], SEVERITIES.index(item[0][2])))
    for row, ((code, name, severity), number) in enumerate(by_rule, start=head + 1):
        values: tuple[Value, ...] = (cell_text(name), code, Marked(say(severity, lang), severity), number)
        for place, value in enumerate(values):
            book.put(sheet, row, place, value)
