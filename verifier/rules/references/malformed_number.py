"""REF101 malformed-number: the number of a cited text has a year that cannot be.

What it finds: "Thông tư 02/20217", "Nghị định 61/20188/NĐ-CP".
Why it matters: nobody can look up the text.
Basis: Nghị định 30/2020/NĐ-CP, phụ lục I (số, ký hiệu văn bản); Luật Ban hành văn bản quy phạm pháp luật: the year has
    four digits and is not in the future.
Stays silent: for texts without a year in their number (36/QĐ-UBND).
"""

from collections.abc import Iterator
from decimal import Decimal

from patterns.slips import edit_kind, slips
from verifier.facts import Facts
from verifier.finding import Finding, Repair, Severity
from verifier.texts import register

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
            repair=_repaired(mention.id, citation.number, str(citation.year), last),
        )


def _repaired(id_: str, number: str, year: str, last: int) -> tuple[Repair, ...]:
    """The number with the year that is meant: that of the only known text so numbered, else the only year a slip away."""
    before, behind = number.split(year, 1)
    less = {Decimal(f"{year[:i]}{year[i + 1 :]}") for i in range(len(year))}  # any digit too many
    likely = sorted(one for one in less.union(slips(Decimal(year))) if _FIRST_YEAR <= one <= last)
    known = [one for one in likely if any(text.startswith(f"{before}{one}{behind}") for text in register())]
    meant = known or likely
    if len(meant) != 1:
        return ()
    edit = edit_kind(Decimal(year), meant[0]) or "other"
    return (Repair(id=id_, before=number, after=f"{before}{meant[0]}{behind}", edit=edit, explains=1),)
