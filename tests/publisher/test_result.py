from extractor.model import Report
from publisher.result import AuditResult, Tally, at_least, heavy_enough, pages_of


def test_tally_counts_what_passes(audited: AuditResult, unread: AuditResult) -> None:
    tally = Tally()
    assert list(tally.count([audited, unread, audited])) == [audited, unread, audited]
    assert (tally.reports, tally.faults) == (2, 1)
    assert tally.findings == {"error": 2, "warning": 2, "info": 2}


def test_heavier_is_at_least() -> None:
    assert at_least("error", "warning")
    assert at_least("warning", "warning")
    assert not at_least("info", "warning")


def test_heavy_enough_keeps_the_order(audited: AuditResult) -> None:
    assert heavy_enough(audited.findings, "warning") == list(audited.findings[:2])


def test_pages_are_those_of_the_quoted_figures(report: Report, audited: AuditResult) -> None:
    assert [pages_of(report, finding) for finding in audited.findings] == [[1], [2], [1]]
