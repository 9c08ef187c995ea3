"""JSON Lines (mỗi dòng một kết quả): what `to_json` writes of many files, one object a line, for programs that read a stream.

Each line has one key, which says what it holds: `report`, `fault` or, at the end, `finding` (one between reports). The value
is the object that `soat audit --format json` lists under `reports`, `faults` or `findings`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TextIO

from publisher.result import heavy_enough
from publisher.to_json import audited_record, fault_record, line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from publisher.result import AuditResult
    from verifier.finding import FindingAcross, Severity


def write_audits(
    results: Iterable[AuditResult],
    stream: TextIO,
    minimum: Severity = "info",
    across: Iterable[FindingAcross] = (),
) -> None:
    """Write a line for each input as soon as it arrives, then one for each finding between reports.

    Args:
        results: one per input.
        stream: where to write.
        minimum: findings below it are left out.
        across: the findings between reports; asked for when the results have passed.
    """

    def write(kind: str, record: dict[str, Any]) -> None:
        stream.write(line({kind: record}) + "\n")

    for result in results:
        if result.fault is not None:
            write("fault", fault_record(result.fault))
        if result.report is not None:
            write("report", audited_record(result, result.report, minimum))
    for finding in heavy_enough(across, minimum):
        write("finding", finding.to_dict())
