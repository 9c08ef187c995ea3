"""Report to findings: every rule looks at the facts once; findings come in the order of the text."""

from collections.abc import Collection

from extractor.model import Report
from verifier.codes import RULES
from verifier.facts import Facts
from verifier.finding import Finding, told_apart
from verifier.repair import ranked


def verify(report: Report, codes: Collection[str] | None = None) -> list[Finding]:
    """The findings of a report, by place in the text, then by code. The same report gives the same findings.

    Args:
        report: what was read.
        codes: of the rules to apply, see `verifier.selection`; None for all.
    """
    facts = Facts(report)
    applied = [rule for code, rule in RULES.items() if codes is None or code in codes]
    found = [finding for rule in applied for finding in rule.check(facts)]
    ordered = sorted(ranked(facts, found), key=lambda finding: (min(finding.spans), finding.rule, finding.spans))
    return told_apart(ordered)
