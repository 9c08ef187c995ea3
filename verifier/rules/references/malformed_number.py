"""REF101 malformed-number: the number of a cited text has a year that cannot be.

What it finds: "Thông tư 02/20217", "Nghị định 61/20188/NĐ-CP".
Why it matters: nobody can look up the text.
Basis: Nghị định 30/2020/NĐ-CP, phụ lục I (số, ký hiệu văn bản); Luật Ban hành văn bản quy phạm pháp luật: the year has
    four digits and is not in the future.
Stays silent: for texts without a year in their number (36/QĐ-UBND).
"""

from collections.abc import Iterator

from verifier.facts import Facts
from verifier.finding import Finding, Severity

CODE = "REF101"
NAME = "malformed-number"
NAME_VI = "Số, ký hiệu văn bản viện dẫn sai thể thức"
SEVERITY: Severity = "error"
BASIS = "Nghị định 30/2020/NĐ-CP, phụ lục I: năm trong số, ký hiệu văn bản gồm bốn chữ số."
FIRES = ("Thực hiện Thông tư 02/20217 của Văn phòng Chính phủ.", "Theo Nghị định số 61/20188/NĐ-CP của Chính phủ.")
SILENT = (
    "Thực hiện Thông tư số 02/2017/TT-VPCP của Văn phòng Chính phủ.",
    "Theo Quyết định số 36/QĐ-UBND của UBND xã.",
)
_FIRST_YEAR = 1945


def check(facts: Facts) -> Iterator[Finding]:
    """One finding per number whose year cannot be."""
    last = facts.report_date.year + 1 if facts.report_date else 2100
    for citation in facts.report.citations:
        if citation.year is None or "/" not in citation.number or _FIRST_YEAR <= citation.year <= last:
            continue
        mention = facts.mention_at.get(citation.start)
        if mention is None:
            continue
        yield facts.finding(
            CODE,
            NAME,
            SEVERITY,
            BASIS,
            vi=f"“{facts.text(mention.id)}”: phần năm “{citation.year}” trong số văn bản không hợp lệ.",
            en=f"“{facts.text(mention.id)}”: the year “{citation.year}” in the number cannot be.",
            evidence=[mention.id],
            stated=citation.number,
        )
