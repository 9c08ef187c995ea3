"""SEC103 numbering-repeated: two headings that follow each other bear the same number.

What it finds: headings of one count with the same number: 1., 2., 2., 3.
Why it matters: what refers to a section by its number can mean either.
Basis: the order of counting; Nghị định 30/2020/NĐ-CP, phụ lục I, mục II.6: parts, chapters, sections, articles, clauses and
    points bear ordinal numbers.
Stays silent: when a count starts anew at 1, when both headings have the same title (one told twice, as a running head),
    and in text that was recognised or converted, whose digits may be misread.
"""

from collections.abc import Iterator

from patterns.folding import fold
from verifier.facts import Facts
from verifier.finding import Finding, Severity
from verifier.numbering import steps

CODE = "SEC103"
NAME = "numbering-repeated"
NAME_VI = "Hai đề mục liền nhau cùng một số thứ tự"
SEVERITY: Severity = "warning"
BASIS = "Thứ tự đếm; Nghị định 30/2020/NĐ-CP, phụ lục I, mục II.6 (số thứ tự của phần, chương, mục, điều, khoản, điểm)."
FIRES = ("1. Hộ tịch\nCó 5 hồ sơ.\n2. Chứng thực\nCó 7 hồ sơ.\n2. Đất đai\nCó 1 hồ sơ.\n",)
SILENT = (
    "PHẦN I: KẾT QUẢ\n1. Hộ tịch\n2. Đất đai\nPHẦN II: NHIỆM VỤ\n1. Hộ tịch\n2. Đất đai\n",
    "I. KẾT QUẢ\nII. TỒN TẠI\nKhông.\n\nPHỤ LỤC I\nI. KẾT QUẢ\nII. TỒN TẠI\nKhông.\n",
    "1. Hộ tịch\nCó 5 hồ sơ.\n2. Đất đai\nCó 7 hồ sơ.\n2. Đất đai\nCó 1 hồ sơ.\n",
)


def check(facts: Facts) -> Iterator[Finding]:
    """One finding per repeated number, at the second heading."""
    for step in facts.once(steps):
        if step.by != 0 or fold(step.before.title) == fold(step.after.title):
            continue
        expected = step.second.neighbour(1)
        yield facts.finding(
            CODE,
            NAME,
            SEVERITY,
            BASIS,
            vi=f"Hai đề mục “{step.before.title}” và “{step.after.title}” cùng mang số thứ tự “{step.second.label}”; "
            "cần rà soát.",
            en=f"“{step.before.title}” and “{step.after.title}” both bear the number “{step.second.label}”.",
            evidence=[step.before.id, step.after.id],
            spans=step.spans,
            stated=step.second.label,
            expected=expected.strip("().:/-–—") or None,
        )
