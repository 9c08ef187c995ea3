"""Report to findings: every rule looks at the facts once; findings come in the order of the text."""

from collections.abc import Collection

from extractor.model import Report
from verifier.codes import RULES
from verifier.facts import Facts
from verifier.finding import Finding, told_apart
from verifier.repair import ranked

_SUPPOSED = "RAT106"
"""The rule that supposes what a percentage is of: it gives way to all that know."""

_READ = "SUM109"
"""The rule that reads lists without what the extractor knows of them: it gives way to all that add up two of its figures."""


def verify(report: Report, codes: Collection[str] | None = None) -> list[Finding]:
    """The findings of a report, by place in the text, then by code. The same report gives the same findings.

    Args:
        report: what was read.
        codes: of the rules to apply, see `verifier.selection`; None for all.
    """
    facts = Facts(report)
    applied = [rule for code, rule in RULES.items() if codes is None or code in codes]
    found = _told_once(facts, [finding for rule in applied for finding in rule.check(facts)])
    ordered = sorted(ranked(facts, found), key=lambda finding: (min(finding.spans), finding.rule, finding.spans))
    return told_apart(ordered)


def _told_once(facts: Facts, found: list[Finding]) -> list[Finding]:
    """The findings without suppositions about a percentage, and lists, that another one speaks of already."""
    sums = [
        set(finding.evidence)
        for finding in found
        if finding.rule not in {_SUPPOSED, _READ} and finding.severity != "info"
    ]
    found = [
        finding
        for finding in found
        if finding.rule != _READ or not any(len(told.intersection(finding.evidence)) > 1 for told in sums)
    ]
    if not any(finding.rule == _SUPPOSED for finding in found):
        return found
    known = {
        id_ for finding in found if finding.rule != _SUPPOSED and finding.severity != "info" for id_ in finding.evidence
    }
    percents = {m.id for m in facts.of_kinds("percent")} & known
    return [finding for finding in found if finding.rule != _SUPPOSED or percents.isdisjoint(finding.evidence)]
