"""SARIF 2.1.0 (kết quả cho công cụ rà soát mã): findings as results of an analysis tool, for viewers and code hosts that read it.

Written while results arrive. Each finding is a result with its fingerprint; one that a reviewer has accepted stays, as
suppressed, with the reason. A file that could not be read is a notification of the run.
Source: OASIS, Static Analysis Results Interchange Format (SARIF) Version 2.1.0.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, TextIO

from extractor.model.storable import storable
from publisher.plain import one_line
from publisher.result import heavy_enough
from publisher.sarif_place import BASE, INPUTS, Bases, Places, is_plain, places_across
from publisher.to_json import line
from publisher.wording import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from publisher.result import AuditResult, Fault
    from publisher.rule_text import RuleText
    from publisher.sarif_place import Json
    from publisher.wording import Lang
    from verifier.finding import Finding, FindingAcross, Message, Severity

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT = "soat/v1"
LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}
FAULTS = ("unreadable", "missing", "empty", "unsupported", "corrupt", "encrypted", "no_text", "too_large", "timeout")
FAULTS_OF_OURS = ("out_of_memory", "crashed")


@dataclass(frozen=True, slots=True)
class Tool:
    """What is told of the program.

    `rules` are those known to it, whether applied or not; `bases`: what addresses are relative to.
    """

    version: str
    rules: Mapping[str, RuleText]
    bases: Bases = field(default_factory=Bases)


def write_audits(
    results: Iterable[AuditResult],
    stream: TextIO,
    tool: Tool,
    lang: Lang = "vi",
    minimum: Severity = "info",
    across: Iterable[FindingAcross] = (),
) -> None:
    """Write one run: the tool and its rules, a result for each finding, then the files audited and what kept some from it.

    Args:
        results: one per input.
        stream: where to write.
        tool: what is told of the program.
        lang: of messages; the properties of a result hold both languages.
        minimum: findings below it are left out.
        across: the findings between reports; asked for when the results have passed.
    """
    artifacts: dict[str, None] = {}  # each once, in order
    notifications: list[str] = []
    writer = _Results(tool, lang)
    head = {"tool": {"driver": _driver(tool, lang)}, "language": lang, "columnKind": "unicodeCodePoints"}
    bases = {base: {"description": {"text": told[lang == "en"]}} for base, told in _BASES.items()}
    stream.write(f'{{"$schema": {line(SCHEMA)}, "version": "2.1.0", "runs": [{{\n')
    stream.writelines(f"{line(key)}: {line(value)},\n" for key, value in {**head, "originalUriBaseIds": bases}.items())
    stream.write('"results": [')
    between = "\n"

    def passing() -> Iterator[Json]:
        for result in results:
            artifacts[line(_artifact(result, tool))] = None
            if result.fault is not None:
                notifications.append(line(_notification(result.fault, tool, lang)))
            yield from writer.of(result, minimum)

    for found in chain(passing(), map(writer.between, _heavy(across, minimum))):
        stream.write(between + line(found))
        between = ",\n"
    stream.write("],\n")
    stream.write('"artifacts": [\n' + ",\n".join(artifacts) + "],\n")
    succeeded = line(not notifications)
    stream.write(f'"invocations": [{{"executionSuccessful": {succeeded}, "toolExecutionNotifications": [\n')
    stream.write(",\n".join(notifications) + "]}]}]}\n")


def _heavy(across: Iterable[FindingAcross], minimum: Severity) -> Iterator[FindingAcross]:
    """The findings between reports; asked for as late as the results are through."""
    yield from heavy_enough(across, minimum)


@dataclass(frozen=True, slots=True)
class _Results:
    """Findings as SARIF results."""

    tool: Tool
    lang: Lang

    def of(self, result: AuditResult, minimum: Severity) -> Iterator[Json]:
        if result.report is None:
            return
        places = Places(result.report, result.path, self.tool.bases)
        for finding in heavy_enough(result.findings, minimum):
            yield self._result(finding, places.of(finding), result.path)
        for accepted in result.accepted:  # whatever their severity: nothing is lost
            yield self._result(accepted.finding, places.of(accepted.finding), result.path, accepted.reason)

    def between(self, finding: FindingAcross) -> Json:
        return self._result(finding, places_across(finding, self.tool.bases), finding.path)

    def _result(self, finding: Finding, places: Iterator[Json], path: str, accepted: str | None = None) -> Json:
        whole_file = {"physicalLocation": {"artifactLocation": self.tool.bases.location(path)}}
        first, *others = list(places) or [whole_file]
        related = [{"id": number, **other} for number, other in enumerate(others, start=1)]
        return {
            "ruleId": finding.rule,
            **({"ruleIndex": index} if (index := self._index(finding.rule)) is not None else {}),
            "level": LEVELS[finding.severity],
            "message": {"text": _told(finding.message, self.lang)},
            "locations": [first],
            **({"relatedLocations": related} if related else {}),
            "partialFingerprints": {FINGERPRINT: finding.fingerprint},
            "suppressions": [] if accepted is None else [_suppression(accepted)],
            "properties": _properties(finding),
        }

    def _index(self, code: str) -> int | None:
        return next((index for index, known in enumerate(self.tool.rules) if known == code), None)


def _properties(finding: Finding) -> Json:
    """What SARIF has no place for."""
    kept = finding.model_dump(
        mode="json", include={"message", "stated", "expected", "arithmetic", "tolerance", "repair"}
    )
    return {key: value for key, value in kept.items() if value not in (None, [])}


def _suppression(reason: str) -> Json:
    """Without a status: it is accepted then, and drafts of the schema that are still in use name that key otherwise."""
    return {"kind": "external", "justification": one_line(reason)}


def _driver(tool: Tool, lang: Lang) -> Json:
    faults = [{"id": code, "shortDescription": {"text": say(code, lang)}} for code in (*FAULTS, *FAULTS_OF_OURS)]
    rules = [_rule(rule, lang) for rule in tool.rules.values()]
    return {"name": "soát", "version": tool.version, "language": lang, "rules": rules, "notifications": faults}


def _rule(rule: RuleText, lang: Lang) -> Json:
    name = rule.name if lang == "en" else rule.name_vi
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": name},
        "fullDescription": {"text": rule.basis},
        "help": {"text": rule.doc if lang == "en" else rule.doc_vi},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": {"family": rule.code[:3]},
    }


def _artifact(result: AuditResult, tool: Tool) -> Json:
    location: Json = {"location": tool.bases.location(result.path), "roles": ["analysisTarget"]}
    if result.report is None:
        return location
    source = result.report.source
    known: Json = {"mimeType": source.media_type, "hashes": {"sha-256": source.sha256}}
    properties = {"reader": source.reader, "charactersOfTheFile": is_plain(source)}
    return {**location, **known, "properties": properties}


def _notification(fault: Fault, tool: Tool, lang: Lang) -> Json:
    return {
        "descriptor": {"id": fault.code},
        "level": "error",
        "message": {"text": storable(fault.en if lang == "en" else fault.vi)},
        "locations": [{"physicalLocation": {"artifactLocation": tool.bases.location(fault.path)}}],
        "properties": {"message": {"vi": fault.vi, "en": fault.en}},
    }


def _told(message: Message, lang: Lang) -> str:
    return one_line(message.en if lang == "en" else message.vi)


_BASES = {
    BASE: ("Thư mục nơi chương trình được chạy.", "The folder in which the program was started."),
    INPUTS: ("Thư mục các tệp đã soát.", "The folder of the files that were audited."),
}
