"""A finding (điểm không khớp): what cannot be true, which figures say so, and the arithmetic that shows it."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Literal

from pydantic import Field

from extractor.model import Report
from extractor.model.base import Noun

Severity = Literal["error", "warning", "info"]
Edit = Literal["digit", "transposition", "lost_digit", "doubled_digit", "swap", "other"]


class Message(Noun):
    """One sentence in each language; Vietnamese in the register of the civil service. It accuses figures, not people."""

    vi: str
    en: str


class Repair(Noun):
    """A small edit of one figure that would make the figures agree; never applied. `explains`: constraints it closes."""

    id: str
    before: str = Field(alias="from")
    after: str = Field(alias="to")
    edit: Edit
    explains: int


class Finding(Noun):
    """What a rule found. `evidence` lists ids of mentions, cells or sections, `spans` their places in `report.source.text`."""

    rule: str
    name: str
    severity: Severity
    message: Message
    section: str
    evidence: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    stated: str | None
    expected: str | None
    arithmetic: str | None
    tolerance: str | None
    fingerprint: str
    repair: tuple[Repair, ...]
    basis: str

    def touches(self, spans: Iterable[tuple[int, int]]) -> bool:
        """Whether one of its places overlaps one of the spans, in characters of the text."""
        return any(start < b and a < end for start, end in spans for a, b in self.spans)

    def to_dict(self) -> dict[str, object]:
        """The finding as the output contract prints it; the same as `model_dump(mode="json")`."""
        return self.model_dump(mode="json")


class Accepted(Noun):
    """A finding that a reviewer has looked at and accepts (điểm đã được chấp nhận), with the reason given."""

    finding: Finding
    reason: str

    def to_dict(self) -> dict[str, object]:
        """As the output contract prints it."""
        return self.model_dump(mode="json")


class Quote(Noun):
    """What a finding across reports quotes: a figure, or a whole report (`id` is None then), and in which file it stands."""

    path: str
    id: str | None
    text: str
    start: int
    end: int
    page: int


class FindingAcross(Finding):
    """What a rule found between reports. It belongs to the later one, at `path`: `section`, `evidence` and `spans` are there.

    `quotes` are all figures compared, those of the other reports included.
    """

    path: str
    quotes: tuple[Quote, ...]


def fingerprint(report: Report, rule: str, spans: Sequence[tuple[int, int]]) -> str:
    """A short stable name of a finding: the rule, the report's agency, title and period, and the quoted words.

    It does not depend on offsets, page breaks, the numbers of sections or the file's bytes, so a reviewer's decision survives
    a new export and a heading put in before. `told_apart` numbers findings that are alike in all of it.
    """
    text = report.source.text
    quoted = "|".join(" ".join(text[start:end].split()) for start, end in spans)
    period = report.header.period.label if report.header.period else ""
    identity = "|".join((rule, report.header.agency or "", report.header.title or "", period, quoted))
    return _checksum(identity)


def told_apart(findings: Iterable[Finding]) -> list[Finding]:
    """The findings, the second and later ones of the same fingerprint with one of their own: the same figures may be told twice."""
    seen: Counter[str] = Counter()
    result: list[Finding] = []
    for made in findings:
        finding = made
        seen[finding.fingerprint] += 1
        again = seen[finding.fingerprint]
        if again > 1:
            finding = finding.model_copy(update={"fingerprint": _checksum(f"{finding.fingerprint}|{again}")})
        result.append(finding)
    return result


def _checksum(identity: str) -> str:
    return hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()[:16]
