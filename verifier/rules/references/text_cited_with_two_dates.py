"""REF107 text-cited-with-two-dates: one text is cited with two dates.

What it finds: "Thông tư 09/2021/TT-BTP ngày 15/11/2021" and, elsewhere, "Thông tư 09/2021/TT-BTP ngày 15/12/2021".
Why it matters: one of the citations is wrong.
Basis: a text has one date (Nghị định 30/2020/NĐ-CP, phụ lục I).
Stays silent: for texts of the register (REF102 tells their date), and for local texts unless both are told to be of the
    same office: every office has its own 19/KH-UBND.
"""

from collections.abc import Iterator

from verifier.citations import by_text
from verifier.facts import Facts
from verifier.finding import Finding, Severity
from verifier.texts import register
from verifier.wording import day

CODE = "REF107"
NAME = "text-cited-with-two-dates"
NAME_VI = "Cùng một văn bản viện dẫn với hai ngày ban hành"
SEVERITY: Severity = "warning"
BASIS = "Nghị định 30/2020/NĐ-CP, phụ lục I: mỗi văn bản có một số, ký hiệu và một ngày ban hành."
FIRES = (
    "Theo Thông tư số 09/2021/TT-BTP ngày 15/11/2021 của Bộ Tư pháp. Thực hiện Thông tư số 09/2021/TT-BTP ngày 15/12/2021.",
    "Theo Kế hoạch số 19/KH-UBND ngày 10/3/2023 của UBND huyện. Thực hiện Kế hoạch số 19/KH-UBND ngày 13/3/2023 của UBND huyện.",
)
SILENT = (
    "Theo Thông tư số 09/2021/TT-BTP ngày 15/11/2021 của Bộ Tư pháp. Thực hiện Thông tư số 09/2021/TT-BTP ngày 15/11/2021.",
    "Theo Kế hoạch số 19/KH-UBND ngày 10/3/2023 của UBND huyện. Thực hiện Kế hoạch số 19/KH-UBND ngày 15/3/2023 của UBND xã.",
    "Theo Kế hoạch số 19/KH-UBND ngày 10/3/2023 của UBND huyện. Thực hiện Kế hoạch số 19/KH-UBND ngày 15/3/2022 của UBND huyện.",
)


def check(facts: Facts) -> Iterator[Finding]:
    """One finding per text, at the first citation with another date."""
    for cited in by_text(facts).values():
        first = cited[0]
        other = next((c for c in cited if c.day != first.day), None)
        if other is None or first.citation.number in register():
            continue
        yield facts.finding(
            CODE,
            NAME,
            SEVERITY,
            BASIS,
            vi=f"{facts.text(first.mention.id)} được viện dẫn với hai ngày ban hành: {day(first.citation.date)} và "
            f"{day(other.citation.date)}; cần rà soát.",
            en=f"{facts.text(first.mention.id)} is dated {first.citation.date} and {other.citation.date}.",
            evidence=[first.mention.id, first.dated.id, other.mention.id, other.dated.id],
            stated=other.citation.date,
            expected=first.citation.date,
        )
