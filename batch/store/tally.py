"""Counting what the tables hold (đếm kết quả): findings by severity, without those that a reviewer has accepted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.dataset.parquet import each_row
from publisher.dataset.tables.across import ACROSS
from publisher.dataset.tables.findings import FINDINGS
from publisher.result import Tally

if TYPE_CHECKING:
    from pathlib import Path

    from batch.baseline import Baseline
    from publisher.dataset.contents import Contents


def tally_of(folder: Path, contents: Contents, baseline: Baseline | None = None) -> Tally:
    """The counts of a data set in Parquet.

    Args:
        folder: where it is.
        contents: what it holds.
        baseline: accepted findings; those between reports are not in it.
    """
    tally = Tally(reports=contents.reports, faults=contents.faults)
    for severity, fingerprint in each_row(folder / f"{FINDINGS.name}.parquet", ("severity", "fingerprint")):
        if baseline is not None and baseline.accepts(fingerprint):
            tally.accepted += 1
        else:
            tally.findings[severity] += 1
    tally.findings.update(severity for (severity,) in each_row(folder / f"{ACROSS.name}.parquet", ("severity",)))
    return tally
