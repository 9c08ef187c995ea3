"""What is published of one input (kết quả): a report with its findings, or the fault that kept it from being read."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from extractor.model import Ledger, Report
    from verifier.checked import CheckLedger
    from verifier.finding import Accepted, Finding, FindingAcross, Severity

Found = TypeVar("Found", bound="Finding")

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
"""The heaviest first."""

SEPARATOR = "!/"
"""Between the path of an archive and the name of its member. That name may be anything, and leads nowhere."""


@dataclass(frozen=True, slots=True)
class Fault:
    """An input that could not be read: `code` says why, and one sentence in each language what to do."""

    path: str
    code: str
    vi: str
    en: str


@dataclass(frozen=True, slots=True)
class AuditResult:
    """One input. Either `report` with its findings, in text order, and where they were asked for its ledgers, or `fault`.

    `ledger` is that of its digits, `checks` that of what was checked. `accepted` are findings that a reviewer has accepted;
    they are not among `findings`.
    """

    path: str
    report: Report | None = None
    findings: tuple[Finding, ...] = ()
    fault: Fault | None = None
    ledger: Ledger | None = None
    accepted: tuple[Accepted, ...] = ()
    checks: CheckLedger | None = None


@dataclass(slots=True)
class Tally:
    """How much was read and found, counted while results pass by."""

    reports: int = 0
    faults: int = 0
    findings: Counter[Severity] = field(default_factory=Counter)
    accepted: int = 0

    def count(self, results: Iterable[AuditResult]) -> Iterator[AuditResult]:
        """The results unchanged, each counted before it goes on."""
        for result in results:
            self.reports += result.report is not None
            self.faults += result.fault is not None
            self.findings.update(finding.severity for finding in result.findings)
            self.accepted += len(result.accepted)
            yield result

    def count_across(self, findings: Iterable[FindingAcross]) -> Iterator[FindingAcross]:
        """The findings between reports unchanged, each counted before it goes on."""
        for finding in findings:
            self.findings[finding.severity] += 1
            yield finding


def at_least(severity: Severity, threshold: Severity) -> bool:
    """Whether a severity is as heavy as the threshold or heavier."""
    return SEVERITIES.index(severity) <= SEVERITIES.index(threshold)


def heavy_enough(findings: Iterable[Found], threshold: Severity) -> list[Found]:
    """The findings at or above a severity, in their order."""
    return [finding for finding in findings if at_least(finding.severity, threshold)]


def pages_of(report: Report, finding: Finding) -> list[int]:
    """The pages on which the quoted figures stand, each once, in order."""
    return sorted({report.source.page_of(start) for start, _ in finding.spans})


def pages_here(finding: FindingAcross) -> list[int]:
    """The pages of the report a finding belongs to on which its figures stand, each once, in order."""
    return sorted({quote.page for quote in finding.quotes[: len(finding.spans)]})
