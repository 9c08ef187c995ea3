"""Comparing the reports of a run (soát chéo): a digest of each is kept while the results pass by, never the report.

The digests wait on disk, and each rule is shown small groups of them: memory grows with the largest group, not with the run.
"""

from __future__ import annotations

import weakref
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

    from batch.across.waiting import Waiting
    from publisher.result import AuditResult
    from verifier.digest import Digest
    from verifier.finding import FindingAcross


class Comparison:
    """What the reports of a run say of each other."""

    def __init__(self, codes: Collection[str] | None = None, folder: Path | None = None) -> None:
        """Nothing is written yet.

        Args:
            codes: the rules that are applied; all of them when None.
            folder: an empty one for the digests; where the system has its temporary files if not given.
        """
        self._codes = codes
        self._folder = folder
        self._waiting: Waiting | None = None
        self._compared = False

    def watch(self, results: Iterable[AuditResult]) -> Iterator[AuditResult]:
        """The results unchanged, a digest of each report kept before it goes on."""
        for result in results:
            if result.report is not None:
                from verifier.digest import digest  # noqa: PLC0415 - the rules are loaded with the first file

                self.add(digest(result.report))
            yield result

    def add(self, digest: Digest) -> None:
        """Keep the digest of a report. Raises: RuntimeError: the reports have been compared already."""
        if self._compared:
            raise RuntimeError("the reports have been compared")
        if self._waiting is None:
            from batch.across.waiting import Waiting  # noqa: PLC0415 - the same

            self._waiting = Waiting(self._folder)
            weakref.finalize(self, self._waiting.close)
        self._waiting.add(digest)

    def findings(self) -> Iterator[FindingAcross]:
        """The findings between the reports that have passed by the time the first finding is asked for; each time the same."""
        if self._waiting is not None:
            if not self._compared:
                self._compare(self._waiting)
            yield from self._waiting.found()

    def close(self) -> None:
        """Give up the digests now; without it they go with the comparison."""
        if self._waiting is not None:
            self._waiting.close()

    def _compare(self, waiting: Waiting) -> None:
        from verifier.codes import ACROSS  # noqa: PLC0415 - the same

        self._compared = True
        if waiting.count < 2:
            return
        rules = [rule for code, rule in ACROSS.items() if self._codes is None or code in self._codes]
        for scope, groups in (("agency", waiting.agencies), ("superior", waiting.superiors), ("pair", waiting.pairs)):
            meant = [rule for rule in rules if rule.scope == scope]
            if not meant and scope != "agency":  # where copies are found
                continue
            for series in groups():
                for rule in meant:
                    for finding in rule.check(series):
                        waiting.keep(finding)
