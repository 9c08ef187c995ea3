"""REF102 date-differs-from-number: a cited text bears another date than its number or the register of texts tells.

What it finds: "Nghị định 61/2018/NĐ-CP ngày 23/4/2019" (year), "Thông tư 02/2017/TT-VPCP ngày 30/10/2017" (register).
Why it matters: the citation cannot be relied on.
Basis: Nghị định 30/2020/NĐ-CP: number and date belong to one text; the dates of `patterns/lexicon/legal_texts.toml`.
Stays silent: for texts without a year in their number that the register does not know. Dates not confirmed by a source yield
    a warning.
"""

from collections.abc import Iterator

from patterns.period import parse_day
from verifier.facts import Facts
from verifier.finding import Finding, Severity
from verifier.texts import register
from verifier.wording import day

CODE = "REF102"
NAME = "date-differs-from-number"
NAME_VI = "Ngày ban hành không khớp số, ký hiệu của văn bản viện dẫn"
SEVERITY: Severity = "error"
BASIS = "Nghị định 30/2020/NĐ-CP (thể thức số, ngày); ngày ban hành theo danh mục văn bản đi kèm chương trình."
FIRES = (
    "Theo Nghị định số 61/2018/NĐ-CP ngày 23/4/2019 của Chính phủ.",
    "Theo Thông tư số 02/2017/TT-VPCP ngày 30/10/2017 của Văn phòng Chính phủ.",
)
SILENT = (
    "Theo Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ.",
    "Theo Quyết định số 36/QĐ-UBND ngày 15/3/2023 của UBND xã.",
)


def check(facts: Facts) -> Iterator[Finding]:
    """One finding per citation whose date is not that of its number."""
    for citation, mention, date_mention in facts.dated_citations:
        dated = parse_day(citation.date or "")
        if dated is None:
            continue
        known = register().get(citation.number)
        if known is not None and known.date != dated:
            right, severity = known.date.isoformat(), SEVERITY if known.confidence == "confirmed" else "warning"
        elif citation.year is not None and 1945 <= citation.year <= 2100 and citation.year != dated.year:
            right, severity = str(citation.year), SEVERITY
        else:
            continue
        shown = day(right) if len(right) == 10 else f"năm {right}"
        yield facts.finding(
            CODE,
            NAME,
            severity,
            BASIS,
            vi=f"{facts.text(mention.id)} nêu ngày {facts.text(date_mention.id)}, đúng ra là {shown}.",
            en=f"{facts.text(mention.id)} is dated {citation.date}; it should be {right}.",
            evidence=[mention.id, date_mention.id],
            stated=citation.date,
            expected=right,
        )
