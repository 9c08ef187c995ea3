"""A baseline (danh sách đã chấp nhận) for the reviewer to fill in: one entry per finding, as TOML, reasons left empty."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TextIO

from publisher.plain import one_line, path_line, shorten
from publisher.result import heavy_enough
from publisher.wording import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from extractor.model import Report
    from publisher.file_names import FileNames
    from publisher.result import AuditResult
    from publisher.wording import Lang
    from verifier.finding import Finding, Severity

LIST_KEY = "accepted"
ENTRY_KEYS = ("fingerprint", "rule", "file", "section", "quoted", "message", "reason")
"""`fingerprint` and `reason` decide; the others tell the reviewer what the entry is about."""

_LONGEST = 300
"""Characters of one string: a line of the file stays readable, and within what we read again."""


def noted(
    results: Iterable[AuditResult],
    stream: TextIO,
    names: FileNames,
    lang: Lang = "vi",
    minimum: Severity = "info",
) -> Iterator[AuditResult]:
    """The results unchanged; their findings are written as they pass, each fingerprint once.

    Findings that were accepted already are written with their reasons, so that a baseline can be renewed.
    """
    stream.write(f"# {say('baseline_head', lang)}\n")
    written: set[str] = set()
    for result in results:
        if result.report is not None:
            judged = [(finding, "") for finding in heavy_enough(result.findings, minimum)]
            judged += [(accepted.finding, accepted.reason) for accepted in result.accepted]
            for finding, reason in sorted(judged, key=lambda pair: min(pair[0].spans)):
                if finding.fingerprint not in written:
                    written.add(finding.fingerprint)
                    stream.write(_entry(names.of(result.path), result.report, finding, reason, lang))
        yield result


def _entry(name: str, report: Report, finding: Finding, reason: str, lang: Lang) -> str:
    quoted = "".join(f"    {_string(report.source.text[start:end])},\n" for start, end in finding.spans)
    lines = {
        "fingerprint": _string(finding.fingerprint),
        "rule": _string(finding.rule),
        "file": _string(shorten(path_line(name), _LONGEST)),
        "section": _string(finding.section),
        "quoted": f"[\n{quoted}]",
        "message": _string(finding.message.en if lang == "en" else finding.message.vi),
        "reason": json.dumps(one_line(reason), ensure_ascii=False),
    }
    return f"\n[[{LIST_KEY}]]\n" + "".join(f"{key} = {lines[key]}\n" for key in ENTRY_KEYS)


def _string(text: str) -> str:
    """A TOML string. JSON writes the same, but for control characters, and `one_line` leaves none."""
    return json.dumps(shorten(one_line(text), _LONGEST), ensure_ascii=False)
