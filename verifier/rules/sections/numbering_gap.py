"""SEC102 numbering-gap: the numbering of headings leaves numbers out.

What it finds: headings of one count that skip one or two numbers: I, II, IV; 1., 3.; a), b), d).
Why it matters: a section may have been lost, and what refers to it by number finds another one.
Basis: the order of counting; Nghị định 30/2020/NĐ-CP, phụ lục I, mục II.6: parts, chapters, sections, articles, clauses and
    points bear ordinal numbers.
Stays silent: when a count starts anew, when the number left out opens a line in between or stands inside one, when more
    than two are left out, and in text that was recognised or converted, whose digits may be misread.
"""

from collections.abc import Iterator

from patterns.folding import tidy
from verifier.facts import Facts
from verifier.finding import Finding, Severity
from verifier.numbering import Step, steps

CODE = "SEC102"
NAME = "numbering-gap"
NAME_VI = "Số thứ tự đề mục bị bỏ cách quãng"
SEVERITY: Severity = "info"
BASIS = "Thứ tự đếm; Nghị định 30/2020/NĐ-CP, phụ lục I, mục II.6 (số thứ tự của phần, chương, mục, điều, khoản, điểm)."
FIRES = (
    "I. KẾT QUẢ\nCó 12 hồ sơ.\nII. TỒN TẠI\nKhông.\nIV. KIẾN NGHỊ\nKhông.\n",
    "1. Kết quả\na) Hộ tịch: 5 hồ sơ.\nb) Đất đai: 7 hồ sơ.\nd) Xây dựng: 1 hồ sơ.\n",
)
SILENT = (
    "I. KẾT QUẢ\n1. Hộ tịch\n2. Đất đai\nII. TỒN TẠI\n1. Khách quan\nIII. KIẾN NGHỊ\nKhông.\n",
    "1. Kết quả\nd) Hộ tịch: 5 hồ sơ.\n",
    "1. Kết quả\nGồm: 2. Hộ tịch và đất đai\n3. Kiến nghị\nKhông.\n",
)
_MOST = 3


def check(facts: Facts) -> Iterator[Finding]:
    """One finding per gap, at the heading behind it."""
    for step in facts.once(steps):
        if not 1 < step.by <= _MOST:
            continue
        missing = [label for by in range(1 - step.by, 0) if (label := step.second.neighbour(by))]
        if not missing or _is_printed(facts, step, missing):
            continue
        first, second = (facts.quoted(start, end) for start, end in step.spans)
        yield facts.finding(
            CODE,
            NAME,
            SEVERITY,
            BASIS,
            vi=f"Sau “{first}” là “{second}”, thiếu “{', '.join(missing)}”; cần rà soát số thứ tự đề mục.",
            en=f"“{first}” is followed by “{second}”; “{', '.join(missing)}” is missing.",
            evidence=[step.before.id, step.after.id],
            spans=step.spans,
            stated=step.second.label,
            expected=missing[0],
        )


def _is_printed(facts: Facts, step: Step, missing: list[str]) -> bool:
    """Whether one of the enumerators left out stands between the two headings after all, as no heading of its own."""
    between = f" {' '.join(tidy(facts.report.source.text[step.before.start : step.after.start]).split())} "
    return any(f" {label}" in between for label in missing)
