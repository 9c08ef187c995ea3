"""SEC101 appendix-not-attached: an appendix is referred to, but the file does not hold it.

What it finds: "(Có Phụ lục IV kèm theo)" in a file that holds other appendices, but not this one.
Why it matters: its figures cannot be checked, and the report is not complete.
Basis: Nghị định 30/2020/NĐ-CP, phụ lục I, mục III: appendices go with the document that refers to them.
Stays silent: when the appendix is there. A file without any appendix yields information only: they may be files of
    their own.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

import regex as re

from extractor.model import Section
from verifier.facts import Facts
from verifier.finding import Finding, Severity

CODE = "SEC101"
NAME = "appendix-not-attached"
NAME_VI = "Có dẫn phụ lục nhưng tệp không kèm phụ lục đó"
SEVERITY: Severity = "warning"
BASIS = "Nghị định 30/2020/NĐ-CP, phụ lục I, mục III (phụ lục kèm theo văn bản)."
FIRES = ("I. KẾT QUẢ\nBan hành 12 văn bản (có Phụ lục II kèm theo).\n\nPHỤ LỤC I\nDanh mục văn bản\n",)
SILENT = ("I. KẾT QUẢ\nBan hành 12 văn bản (có Phụ lục I kèm theo).\n\nPHỤ LỤC I\nDanh mục văn bản\n",)
_REFERENCE = re.compile(r"phụ lục(?: số)? ", re.IGNORECASE)


def check(facts: Facts) -> Iterator[Finding]:
    """One finding per appendix that is missing, at its first reference."""
    appendices = [section for section in facts.report.sections if section.kind == "appendix"]
    present = {appendix.path.removeprefix("PL.") for appendix in appendices}
    seen: set[str] = set()
    for mention in facts.of_kinds("code"):
        if not _REFERENCE.match(mention.text):
            continue
        if mention.value in present or mention.value in seen or _inside(appendices, mention.start):
            continue
        before = facts.report.source.text[max(0, mention.start - 40) : mention.end + 40].lower()
        if "thông tư" in before or "nghị định" in before:
            continue  # an appendix of another text
        seen.add(mention.value)
        yield facts.finding(
            CODE,
            NAME,
            SEVERITY if present else "info",
            BASIS,
            vi=f"Báo cáo dẫn {facts.text(mention.id)} nhưng tệp không có phụ lục này.",
            en=f"The report refers to {facts.text(mention.id)}, which the file does not hold.",
            evidence=[mention.id],
            stated=mention.value,
        )


def _inside(appendices: Sequence[Section], offset: int) -> bool:
    """Whether a place lies in an appendix; they follow each other and do not overlap."""
    before = bisect_right(appendices, offset, key=lambda section: section.start)
    return before > 0 and offset < appendices[before - 1].end
