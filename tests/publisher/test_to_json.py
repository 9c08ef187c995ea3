import io
import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor import extract_text
from extractor.model import SCHEMA_VERSION, Report
from publisher import to_json
from publisher.result import AuditResult, Fault
from verifier.finding import Accepted

REPORT_KEYS = [
    "schema_version",
    "source",
    "header",
    "closing",
    "sections",
    "mentions",
    "tables",
    "relations",
    "observations",
    "citations",
]


def written(results: list[AuditResult]) -> tuple[str, Any]:
    stream = io.StringIO()
    to_json.write_audits(results, stream)
    return stream.getvalue(), json.loads(stream.getvalue())


def test_a_report_is_its_dump(report: Report) -> None:
    stream = io.StringIO()
    to_json.write_report(report, stream)
    read = json.loads(stream.getvalue())
    assert read == report.model_dump(mode="json")
    assert list(read) == REPORT_KEYS


def test_a_single_file_is_its_report_and_findings(audited: AuditResult, report: Report) -> None:
    stream = io.StringIO()
    to_json.write_audit(audited, stream)
    read = json.loads(stream.getvalue())
    assert list(read) == [*REPORT_KEYS, "findings", "accepted"]
    assert read == {
        **report.model_dump(mode="json"),
        "findings": [finding.to_dict() for finding in audited.findings],
        "accepted": [],
    }


def test_a_single_file_that_was_not_read_is_a_fault(unread: AuditResult) -> None:
    stream = io.StringIO()
    to_json.write_audit(unread, stream)
    assert json.loads(stream.getvalue())["faults"][0]["code"] == "corrupt"


def test_many_files_have_reports_and_faults(audited: AuditResult, unread: AuditResult) -> None:
    _, read = written([audited, unread, audited])
    assert list(read) == ["schema_version", "reports", "findings", "faults"]
    assert len(read["reports"]) == 2
    message = {"vi": "Tệp bị hỏng; hãy tải lại.", "en": "The file is damaged; download it again."}
    assert read["faults"] == [{"path": "hỏng.pdf", "code": "corrupt", "message": message}]


def test_nothing_at_all_is_still_an_object() -> None:
    assert written([])[1] == {"schema_version": SCHEMA_VERSION, "reports": [], "findings": [], "faults": []}


def test_reports_leave_before_the_next_one_is_read(audited: AuditResult) -> None:
    stream = io.StringIO()

    def results() -> Iterator[AuditResult]:
        yield audited
        assert '"findings"' in stream.getvalue()

    to_json.write_audits(results(), stream)


def test_same_results_same_bytes(audited: AuditResult, unread: AuditResult) -> None:
    assert written([audited, unread])[0] == written([audited, unread])[0]


def test_characters_are_written_as_they_are_and_one_record_a_line(audited: AuditResult) -> None:
    text, _ = written([audited])
    assert "AN BÌNH HẠ" in text
    assert [line for line in text.splitlines() if line.startswith('  {"id": "m1", ')]


def test_minimum_leaves_lighter_findings_out(audited: AuditResult) -> None:
    stream = io.StringIO()
    to_json.write_audits([audited], stream, "warning")
    (read,) = json.loads(stream.getvalue())["reports"]
    assert [finding["severity"] for finding in read["findings"]] == ["error", "warning"]


def test_accepted_findings_keep_their_reason_whatever_the_minimum(audited: AuditResult) -> None:
    light = audited.findings[-1]
    stream = io.StringIO()
    to_json.write_audits(
        [replace(audited, findings=(), accepted=(Accepted(finding=light, reason="làm tròn"),))], stream, "error"
    )
    (read,) = json.loads(stream.getvalue())["reports"]
    assert read["findings"] == []
    assert read["accepted"] == [{"finding": light.to_dict(), "reason": "làm tròn"}]


@pytest.mark.parametrize("path", ["b\udce1o.txt", 'a"b\n\u2028.txt', "\x00\ud800"])
def test_no_path_breaks_the_writer(unread: AuditResult, path: str) -> None:
    assert unread.fault is not None
    text, read = written([replace(unread, fault=replace(unread.fault, path=path))])
    text.encode()
    assert len(read["faults"][0]["path"]) == len(path)


@given(st.text(st.characters(exclude_categories=())))
def test_any_text_comes_back(text: str) -> None:
    report = extract_text(text)
    stream = io.StringIO()
    to_json.write_audits([AuditResult("x", report), AuditResult("y", fault=Fault("y", "empty", "", ""))], stream)
    read = json.loads(stream.getvalue().encode())
    assert read["reports"][0]["source"]["text"] == report.source.text
