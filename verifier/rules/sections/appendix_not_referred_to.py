"""SEC104 appendix-not-referred-to: the file holds an appendix that the report does not refer to.

What it finds: "PHỤ LỤC II" in the file, and no "Phụ lục II" in the text.
Why it matters: readers do not find it, or it belongs to another report.
Basis: Nghị định 30/2020/NĐ-CP, phụ lục I, mục III: the text refers to its appendices.
Stays silent: when any reference leaves open which appendix is meant ("phụ lục kèm theo"), and for a lone appendix.
"""

from bisect import bisect_right
from collections.abc import Iterator

import regex as re

from patterns.words import matches
from verifier.claims import folded
from verifier.facts import Facts
from verifier.finding import Finding, Severity

CODE = "SEC104"
NAME = "appendix-not-referred-to"
NAME_VI = "Tệp kèm phụ lục nhưng báo cáo không dẫn phụ lục đó"
SEVERITY: Severity = "info"
BASIS = "Nghị định 30/2020/NĐ-CP, phụ lục I, mục III: trong văn bản có chỉ dẫn về phụ lục."
_APPENDICES = "\nPHỤ LỤC I\nDanh mục văn bản\n\nPHỤ LỤC II\nDanh mục thủ tục\n"
FIRES = (f"I. KẾT QUẢ\nBan hành 12 văn bản (có Phụ lục I kèm theo).\n{_APPENDICES}",)
SILENT = (
    f"I. KẾT QUẢ\nBan hành 12 văn bản (có Phụ lục I và Phụ lục II kèm theo).\n{_APPENDICES}",
    f"I. KẾT QUẢ\nBan hành 12 văn bản (có các phụ lục kèm theo).\n{_APPENDICES}",
)
_NAMED = re.compile(r"phụ lục(?: số)? ?(?P<label>[ivx]{1,5}|\d{1,2}|[a-h])(?![\p{L}\d])")
_OPEN = re.compile(
    r"(?:biểu|phụ lục)(?! ?(?:số )?(?:[ivx]{1,5}|\d{1,2}|[a-h])(?![\p{L}\d]))|biểu mẫu|(?:từ|các) phụ lục"
)
_OPENERS = ("biểu", "phụ lục", "từ phụ lục", "các phụ lục")
_ROMAN = {
    "i": "1",
    "ii": "2",
    "iii": "3",
    "iv": "4",
    "v": "5",
    "vi": "6",
    "vii": "7",
    "viii": "8",
    "ix": "9",
    "x": "10",
}


def check(facts: Facts) -> Iterator[Finding]:
    """One finding per appendix."""
    appendices = [section for section in facts.report.sections if section.kind == "appendix"]
    if len(appendices) < 2:
        return
    starts = [section.start for section in appendices]
    text = facts.once(folded)

    def outside(offset: int) -> bool:
        before = bisect_right(starts, offset)
        return before == 0 or offset >= appendices[before - 1].end

    if any(outside(match.start()) for match in matches(_OPEN, _OPENERS, text)):
        return
    named = {_label(match["label"]) for match in matches(_NAMED, ("phụ lục",), text) if outside(match.start())}
    for section in appendices:
        label = section.path.removeprefix("PL.")
        if _label(label.lower()) in named or not named:
            continue
        end = min(section.end, section.start + len("Phụ lục ") + len(label))
        yield facts.finding(
            CODE,
            NAME,
            SEVERITY,
            BASIS,
            vi=f"Tệp kèm Phụ lục {label} nhưng báo cáo không dẫn phụ lục này; cần rà soát.",
            en=f"The file holds appendix {label}, which the report does not refer to.",
            evidence=[section.id],
            spans=[(section.start, end)],
            stated=label,
        )


def _label(label: str) -> str:
    """`ii` and `2` are one appendix."""
    return _ROMAN.get(label, label)
