"""Report to findings: every rule looks at the facts once; findings come in the order of the text."""

from extractor.model import Report
from verifier.codes import RULES
from verifier.facts import Facts
from verifier.finding import Finding


def verify(report: Report) -> list[Finding]:
    """The findings of a report, by place in the text, then by code. The same report gives the same findings."""
    facts = Facts(report)
    found = [finding for rule in RULES.values() for finding in rule.check(facts)]
    return sorted(found, key=lambda finding: (min(finding.spans), finding.rule, finding.spans))
