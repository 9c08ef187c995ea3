"""Reports to findings across them: each rule looks at the series once. The order in which the files came plays no part."""

from collections.abc import Iterable

from extractor.model import Report
from verifier.codes import ACROSS
from verifier.digest import Digest, digest
from verifier.finding import Finding, FindingAcross
from verifier.series import series


def verify_across(reports: Iterable[Report]) -> list[Finding]:
    """The findings between reports, each belonging to the later of those it is about.

    Args:
        reports: in any order; none is kept once its digest is made.
    Returns:
        Findings by the path of their report, then by place, then by code.
    """
    return list(compare(digest(report) for report in reports))


def compare(digests: Iterable[Digest]) -> list[FindingAcross]:
    """The findings between reports of which only the digests are left; see `verify_across`."""
    compared = series(digests)
    found = [finding for rule in ACROSS.values() for finding in rule.check(compared)]
    return sorted(found, key=lambda finding: (finding.path, finding.spans, finding.rule, finding.fingerprint))
