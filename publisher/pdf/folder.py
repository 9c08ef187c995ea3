"""A folder of PDFs with notes (thư mục PDF có ghi chú): the original of each report with findings, noted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from publisher.destination import write_bytes
from publisher.own_folder import OURS, claim, page_name
from publisher.pdf.notes import notes
from publisher.result import heavy_enough

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from publisher.pdf.notes import Note
    from publisher.result import AuditResult
    from publisher.wording import Lang
    from verifier.finding import FindingAcross, Severity

    Annotate = Callable[[AuditResult, Sequence[Note]], tuple[bytes, int] | None]
    """The original with notes, and how many they are; None of an original that can have none."""

MARK = ".soat-pdf"


@dataclass(slots=True)
class Noted:
    """What was noted: so many files, so many notes; and findings `without` a place on a page that could be noted."""

    files: int = 0
    notes: int = 0
    without: int = 0


def note_all(
    results: Iterable[AuditResult],
    folder: Path,
    annotate: Annotate,
    lang: Lang,
    minimum: Severity,
    across: Iterable[FindingAcross] = (),
) -> Noted:
    """Write a PDF for each report with findings on its pages, as soon as its result arrives.

    Args:
        results: one per input.
        folder: not there yet, empty, or one of ours; what an earlier run wrote of other reports goes.
        annotate: makes the notes.
        lang: of the notes.
        minimum: findings below it are left out.
        across: the findings between reports, which no PDF shows; asked for when the results have passed.
    Raises:
        Occupied: the folder holds something else.
        OSError: it cannot be written.
    """
    claim(folder, MARK)
    noted = Noted()
    names: set[str] = set()
    for result in results:
        findings = heavy_enough(result.findings, minimum)
        if result.report is None or not findings:
            continue
        wanted = notes(result.report, findings, lang)
        made = annotate(result, wanted) if wanted else None
        if made is None:
            noted.without += len(findings)
            continue
        data, added = made
        name = f"{page_name(result.path)}.pdf"
        write_bytes(folder / name, data)
        names.add(name)
        noted.files += 1
        noted.notes += added
        noted.without += len(findings) - len({note.number for note in wanted})
    noted.without += len(heavy_enough(across, minimum))
    for path in folder.glob("*.pdf"):
        if path.name not in names and OURS.fullmatch(path.stem):
            path.unlink()
    return noted
