"""FMT103 number-or-day-left-blank: the number of the report or its day is left blank.

What it finds: "Số:      /BC-UBND", "ngày      tháng 9 năm 2023".
Why it matters: the file may be a draft, and nobody can cite it.
Basis: Nghị định 30/2020/NĐ-CP, phụ lục I, mục II.3 and II.4: number and full date.
Stays silent: where the file shows no letterhead.
"""

from collections.abc import Iterator

import regex as re

from verifier.claims import folded
from verifier.facts import Facts
from verifier.finding import Finding, Severity

CODE = "FMT103"
NAME = "number-or-day-left-blank"
NAME_VI = "Số hoặc ngày, tháng của báo cáo để trống"
SEVERITY: Severity = "info"
BASIS = "Nghị định 30/2020/NĐ-CP, phụ lục I, mục II.3 và II.4: số, ký hiệu; địa danh và thời gian ban hành."
_HEAD = "ỦY BAN NHÂN DÂN\nXÃ TÂN LẬP\nSố: {number}/BC-UBND\nTân Lập, ngày {day} tháng 6 năm 2023\n\nBÁO CÁO\nKết quả quý II năm 2023\n"
FIRES = (_HEAD.format(number="   ", day="15"), _HEAD.format(number="12", day="    "))
SILENT = (_HEAD.format(number="12", day="15"), "BÁO CÁO\nKết quả quý II năm 2023\n")
_NUMBER = re.compile(r"số ?: *[….]* */ *[\p{L}-]+")
_DAY = re.compile(r"ngày *[….]* *tháng *[….\d]* *(?:,? *năm *[….\d]*)?")
_DIGIT = re.compile(r"\d")
_TOP = 1500


def check(facts: Facts) -> Iterator[Finding]:
    """One finding for the number, one for the day."""
    header, top = facts.report.header, facts.once(folded)[:_TOP]
    blanks = (
        (header.number is not None and not _DIGIT.search(header.number), _NUMBER, "số", "number"),
        (header.date is not None, _DAY, "ngày", "day"),
    )
    for told, blank, vi, en in blanks:
        match = blank.search(top) if told else None
        if match is None:
            continue
        yield facts.finding(
            CODE,
            NAME,
            SEVERITY,
            BASIS,
            vi=f"Phần {vi} của báo cáo để trống; cần rà soát trước khi ban hành.",
            en=f"The {en} of the report is left blank.",
            evidence=[],
            spans=[match.span()],
        )
