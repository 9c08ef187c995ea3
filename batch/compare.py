"""Comparing the reports of a run (soát chéo): a digest of each is kept while the results pass by, never the report."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from publisher.result import AuditResult
    from verifier.digest import Digest
    from verifier.finding import FindingAcross


class Comparison:
    """What the reports of a run say of each other."""

    def __init__(self, codes: Collection[str] | None = None) -> None:
        """Args: codes: the rules that are applied; all of them when None."""
        self._codes = codes
        self._digests: list[Digest] = []

    def watch(self, results: Iterable[AuditResult]) -> Iterator[AuditResult]:
        """The results unchanged, a digest of each report kept before it goes on."""
        for result in results:
            if result.report is not None:
                from verifier.digest import digest  # noqa: PLC0415 - the rules are loaded with the first file

                self.add(digest(result.report))
            yield result

    def add(self, digest: Digest) -> None:
        """Keep the digest of a report."""
        self._digests.append(digest)

    def findings(self) -> Iterator[FindingAcross]:
        """The findings between the reports that have passed by the time the first finding is asked for."""
        if len(self._digests) > 1:
            from verifier.across import compare  # noqa: PLC0415 - the same

            for finding in compare(self._digests):
                if self._codes is None or finding.rule in self._codes:
                    yield finding
