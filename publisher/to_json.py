"""JSON (định dạng JSON) exactly as the output contract says. The same results give the same bytes.

One record a line: each key of a report starts a line, and so does each record of a list, so that two outputs can be
compared with `diff` and a large one read with `less`. Characters are written as they are, not as escapes.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, TextIO

from extractor.model import SCHEMA_VERSION
from extractor.model.storable import storable
from publisher.result import heavy_enough

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from extractor.model import Explanation, Ledger, Report
    from publisher.result import AuditResult, Fault
    from verifier.finding import FindingAcross, Severity


def write_report(report: Report, stream: TextIO) -> None:
    """Write a report as one object: what `soat extract` prints."""
    stream.write(_object(report.model_dump(mode="json")) + "\n")


def write_ledger(report: Report, ledger: Ledger, stream: TextIO) -> None:
    """Write the ledger of a report's digits as one object: what `soat extract --coverage` prints."""
    source = {"path": report.source.path, "sha256": report.source.sha256}
    data = {"schema_version": report.schema_version, "source": source, **ledger.model_dump(mode="json")}
    stream.write(_object(data) + "\n")


def write_explanation(explanation: Explanation, stream: TextIO) -> None:
    """Write how a text was read as one object: what `soat explain` prints."""
    stream.write(_object(explanation.model_dump(mode="json")) + "\n")


def write_audit(result: AuditResult, stream: TextIO, minimum: Severity = "info") -> None:
    """Write the result of a single file: the report's object with `findings`, `accepted` and, where asked for, `checks` added.

    A file that could not be read has no report to print; it is written as `write_audits` does.
    """
    if result.report is None:
        write_audits([result], stream, minimum)
    else:
        stream.write(_object(audited_record(result, result.report, minimum)) + "\n")


def write_audits(
    results: Iterable[AuditResult],
    stream: TextIO,
    minimum: Severity = "info",
    across: Iterable[FindingAcross] = (),
) -> None:
    """Write `{"schema_version", "reports": [...], "findings": [...], "faults": [...]}`, each report as soon as it arrives.

    Args:
        results: one per input.
        stream: where to write.
        minimum: findings below it are left out.
        across: the findings between reports; asked for when the results have passed.
    """
    faults: list[Fault] = []
    stream.write(f'{{\n "schema_version": {line(SCHEMA_VERSION)},\n "reports": [')
    between = "\n"
    for result in results:
        if result.fault is not None:
            faults.append(result.fault)
        if result.report is not None:
            stream.write(between + _object(audited_record(result, result.report, minimum)))
            between = ",\n"
    stream.write("],\n" if between == "\n" else "\n ],\n")
    between_reports = [finding.to_dict() for finding in heavy_enough(across, minimum)]
    stream.write(f' "findings": {_list(between_reports)},\n')
    stream.write(f' "faults": {_list([fault_record(fault) for fault in faults])}\n}}\n')


def write_schema(schema: Mapping[str, Any], stream: TextIO) -> None:
    """Write a JSON Schema, indented: people read it."""
    stream.write(json.dumps(schema, ensure_ascii=False, indent=2) + "\n")


def audited_record(result: AuditResult, report: Report, minimum: Severity) -> dict[str, Any]:
    """The report's record with `findings`, `accepted` and, where asked for, `checks` added."""
    findings = [finding.to_dict() for finding in heavy_enough(result.findings, minimum)]
    accepted = [item.to_dict() for item in result.accepted]  # whatever their severity: nothing is lost
    data = {**report.model_dump(mode="json"), "findings": findings, "accepted": accepted}
    if result.checks is not None:
        data["checks"] = result.checks.model_dump(mode="json")
    return data


def fault_record(fault: Fault) -> dict[str, Any]:
    """The record of a file that could not be read."""
    return {"path": fault.path, "code": fault.code, "message": {"vi": fault.vi, "en": fault.en}}


def _object(data: dict[str, Any]) -> str:
    """One key a line, and one record a line where the value is a list of them."""
    lines = (f" {line(key)}: {_list(value) if isinstance(value, list) else line(value)}" for key, value in data.items())
    return "{\n" + ",\n".join(lines) + "\n}"


def _list(records: list[Any]) -> str:
    return "[\n" + ",\n".join(f"  {line(record)}" for record in records) + "\n ]" if records else "[]"


def line(value: Any) -> str:  # noqa: ANN401 - whatever JSON can hold
    """The value as JSON on one line, its characters as they are."""
    return storable(json.dumps(value, ensure_ascii=False))
