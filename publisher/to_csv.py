"""CSV (bảng tính) of findings: one row per finding, one per file that could not be read.

Made for Excel: UTF-8 with a BOM, without which Excel misreads Vietnamese, and lines that end in CR LF. A cell that a
spreadsheet would take for a formula is prefixed with an apostrophe (OWASP, CSV injection).
"""

from __future__ import annotations

import csv
import re
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, TextIO

from extractor.model.storable import storable
from publisher.plain import one_line, path_line
from publisher.result import heavy_enough, pages_here, pages_of
from publisher.suggestion import suggestion

if TYPE_CHECKING:
    from collections.abc import Iterable

    from publisher.result import AuditResult, Fault
    from publisher.wording import Lang
    from verifier.checked import CheckedFigure
    from verifier.finding import Finding, FindingAcross, Severity

COLUMNS = (
    "file",
    "rule",
    "name",
    "severity",
    "message",
    "quoted",
    "arithmetic",
    "expected",
    "section",
    "page",
    "start",
    "end",
    "fingerprint",
    "suggestion",
)
"""A finding between reports stands at the end, under the file of the later one; `quoted` are the figures of all.
`start` and `end` belong to the first figure quoted, `page` to all in that file. For a file that could not be read, `rule`
is READ, `name` the code of the fault and `severity` the word fault."""

FIGURE_COLUMNS = (
    "file",
    "id",
    "text",
    "kind",
    "state",
    "verdict",
    "agrees",
    "conflicts",
    "slip",
    "reason",
    "section",
    "page",
    "start",
    "end",
    "rounding",
)
"""The ledger of checks, one row per figure; of a file that could not be read `state` is READ and `reason` the code of the fault."""

BOM = "\ufeff"
BETWEEN = " | "

# At the start of a cell; and after a semicolon or tab, where a spreadsheet set to other separators starts one.
_FORMULA = re.compile('(?:^|(?<=[;\\t\\r\\n]))(?=[\\s"]*[=+\\-@\uff1d\uff0b\uff0d\uff20])|^(?=[\\t\\r\\n])')


def write_audits(
    results: Iterable[AuditResult],
    stream: TextIO,
    lang: Lang = "vi",
    minimum: Severity = "info",
    across: Iterable[FindingAcross] = (),
) -> None:
    """Write the head and the rows, those of findings between reports at the end. The stream must not translate line ends."""
    stream.write(BOM)
    table = csv.writer(stream, lineterminator="\r\n")
    table.writerow(COLUMNS)
    for result in results:
        if result.fault is not None:
            table.writerow([cell(part) for part in _fault_row(result.fault, lang)])
        if result.report is not None:
            for finding in heavy_enough(result.findings, minimum):
                quoted = [result.report.source.text[start:end] for start, end in finding.spans]
                pages = pages_of(result.report, finding)
                table.writerow([cell(part) for part in _finding_row(result.path, finding, quoted, pages, lang)])
    for between in heavy_enough(across, minimum):
        quoted = [quote.text for quote in between.quotes]
        pages = pages_here(between)
        table.writerow([cell(part) for part in _finding_row(between.path, between, quoted, pages, lang)])


def write_checks(results: Iterable[AuditResult], stream: TextIO) -> None:
    """Write the ledger of checks of each file instead of its findings. The stream must not translate line ends."""
    stream.write(BOM)
    table = csv.writer(stream, lineterminator="\r\n")
    table.writerow(FIGURE_COLUMNS)
    for result in results:
        if result.fault is not None:
            row = [path_line(result.path), "", "", "", "READ", "", "", "", "", result.fault.code]
            table.writerow([cell(part) for part in row + [""] * (len(FIGURE_COLUMNS) - len(row))])
        for entry in result.checks.entries if result.checks else ():
            table.writerow([cell(part) for part in _figure_row(result.path, entry)])


def _figure_row(path: str, entry: CheckedFigure) -> list[str]:
    told = (entry.id, one_line(entry.text), entry.kind, entry.state, entry.verdict or "")
    rules = (BETWEEN.join(entry.agrees), BETWEEN.join(entry.conflicts), entry.slip or "", entry.reason or "")
    place = (one_line(entry.section), str(entry.page), str(entry.start), str(entry.end))
    return [path_line(path), *told, *rules, *place, entry.rounding or ""]


def printed(value: object) -> str:
    """A value as CSV for programs holds it: null as nothing, decimals with a dot and exact, days as ISO 8601 has them."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case Decimal():
            return format(value, "f")
        case date():
            return value.isoformat()
        case _:
            return str(value)


def cell(text: str) -> str:
    """The text as a cell that no spreadsheet runs.

    >>> cell("=HYPERLINK(1)"), cell("1.270 hồ sơ; =1+1"), cell("982 + 188")
    ("'=HYPERLINK(1)", "1.270 hồ sơ;' =1+1", '982 + 188')
    """
    return _FORMULA.sub("'", storable(text).replace("\0", ""))


def _finding_row(path: str, finding: Finding, quoted: Iterable[str], pages: Iterable[int], lang: Lang) -> list[str]:
    start, end = finding.spans[0] if finding.spans else (None, None)
    return [
        path_line(path),
        finding.rule,
        finding.name,
        finding.severity,
        one_line(finding.message.en if lang == "en" else finding.message.vi),
        BETWEEN.join(map(one_line, quoted)),
        one_line(finding.arithmetic or ""),
        one_line(finding.expected or ""),
        one_line(finding.section),
        ", ".join(map(str, pages)),
        "" if start is None else str(start),
        "" if end is None else str(end),
        finding.fingerprint,
        suggestion(finding, lang) if finding.repair else "",
    ]


def _fault_row(fault: Fault, lang: Lang) -> list[str]:
    message = fault.en if lang == "en" else fault.vi
    row = [path_line(fault.path), "READ", fault.code, "fault", one_line(message)]
    return row + [""] * (len(COLUMNS) - len(row))
