"""What is to be noted on a PDF (ghi chú): for each finding and page the boxes of its figures and the words of the note."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from publisher.plain import one_line
from publisher.wording import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from extractor.model import Report
    from extractor.model.source import Box
    from publisher.wording import Lang
    from verifier.finding import Finding, Severity


@dataclass(frozen=True, slots=True)
class Note:
    """One note on one page of so many points: what it says, and the boxes it belongs to, on the page as shown.

    `number` is that of the finding, from 1; `name` is unique in the file and the same in the next run.
    """

    page: int
    size: tuple[float, float]
    number: int
    severity: Severity
    subject: str
    text: str
    boxes: tuple[Box, ...]
    name: str


def notes(report: Report, findings: Iterable[Finding], lang: Lang = "vi") -> tuple[Note, ...]:
    """The notes of a report that has boxes; a finding whose figures have none gets no note."""
    sizes = {page.number: (page.width or 0.0, page.height or 0.0) for page in report.source.pages}
    made: list[Note] = []
    for number, finding in enumerate(findings, 1):
        boxes = list(dict.fromkeys(box for start, end in finding.spans for box in report.source.boxes(start, end)))
        pages = sorted({box[0] for box in boxes})
        for page in pages:
            here = tuple(box for box in boxes if box[0] == page)
            others = [other for other in pages if other != page]
            made.append(
                Note(
                    page=page,
                    size=sizes[page],
                    number=number,
                    severity=finding.severity,
                    subject=f"{number}. {say(finding.severity, lang)} {finding.rule}",
                    text=_text(finding, others, lang),
                    boxes=here,
                    name=f"soat-{finding.fingerprint}-{number}-{page}",
                )
            )
    return tuple(made)


def _text(finding: Finding, others: Sequence[int], lang: Lang) -> str:
    """The sentence, the arithmetic unless the sentence shows it, and on which other pages its figures stand."""
    sentence = one_line(finding.message.en if lang == "en" else finding.message.vi)
    lines = [sentence]
    arithmetic = one_line(finding.arithmetic or "")
    if arithmetic and arithmetic not in sentence:
        lines.append(arithmetic)
    if others:
        lines.append(f"{say('other_pages', lang)}: {', '.join(map(str, others))}.")
    return "\n".join(lines)
