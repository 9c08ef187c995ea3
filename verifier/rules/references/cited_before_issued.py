"""REF108 cited-before-issued: a report cites a text of a later day than its own.

What it finds: "Kế hoạch số 52/KH-UBND ngày 02/7/2024" in a report of 17/6/2024.
Why it matters: what is not issued yet cannot have been carried out; one of the dates is wrong.
Basis: chronology.
Stays silent: where the report bears no full date of its own, in its letterhead or its digital signature.
"""

from collections.abc import Iterator

from patterns.period import parse_day
from verifier.facts import Facts
from verifier.finding import Finding, Severity
from verifier.wording import day

CODE = "REF108"
NAME = "cited-before-issued"
NAME_VI = "Viện dẫn văn bản có ngày sau ngày của báo cáo"
SEVERITY: Severity = "warning"
BASIS = "Trình tự thời gian: văn bản được viện dẫn ban hành trước hoặc cùng ngày báo cáo."
_HEAD = "Tân Lập, ngày 17 tháng 6 năm 2024\n\nBÁO CÁO\nKết quả quý II năm 2024\n\nI. KẾT QUẢ\nThực hiện "
FIRES = (f"{_HEAD}Kế hoạch số 52/KH-UBND ngày 02/7/2024 của UBND xã.\n",)
SILENT = (
    f"{_HEAD}Kế hoạch số 52/KH-UBND ngày 02/5/2024 của UBND xã.\n",
    "I. KẾT QUẢ\nThực hiện Kế hoạch số 52/KH-UBND ngày 02/7/2024 của UBND xã.\n",
)


def check(facts: Facts) -> Iterator[Finding]:
    """One finding per text dated later than the report, at its first citation."""
    issued = facts.issued
    if issued is None:
        return
    seen: set[str] = set()
    for citation, mention, dated in facts.dated_citations:
        cited = parse_day(citation.date or "")
        if cited is None or cited <= issued or citation.number in seen:
            continue
        seen.add(citation.number)
        yield facts.finding(
            CODE,
            NAME,
            SEVERITY,
            BASIS,
            vi=f"{facts.text(mention.id)} có ngày {day(citation.date)}, sau ngày của báo cáo ({day(issued.isoformat())}); "
            "cần rà soát.",
            en=f"{facts.text(mention.id)} is dated {citation.date}, after the report ({issued.isoformat()}).",
            evidence=[mention.id, dated.id],
            stated=citation.date,
        )
