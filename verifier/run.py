"""Report to findings: every rule looks at the facts once; findings come in the order of the text."""

from collections.abc import Collection

from extractor.model import Report
from verifier.codes import RULES
from verifier.facts import Facts
from verifier.finding import Finding, told_apart
from verifier.repair import ranked
from verifier.told_once import told_once, without_guesses


def verify(report: Report, codes: Collection[str] | None = None) -> list[Finding]:
    """The findings of a report, by place in the text, then by code. The same report gives the same findings.

    All rules are applied whatever is asked for: what one of them tells already no other tells again because the first is ignored.

    Args:
        report: what was read.
        codes: of the rules whose findings are wanted, see `verifier.selection`; None for all.
    """
    facts = Facts(report)
    found = without_guesses(facts, [finding for rule in RULES.values() for finding in rule.check(facts)])
    told = told_once(facts, ranked(facts, found)) if found else []
    ordered = sorted(told, key=lambda finding: (min(finding.spans), finding.rule, finding.spans))
    return [finding for finding in told_apart(ordered) if codes is None or finding.rule in codes]
