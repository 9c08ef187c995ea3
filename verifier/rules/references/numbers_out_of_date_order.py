"""REF111 numbers-out-of-date-order: of two texts of one office, type and year, the later number has the earlier date.

What it finds: "Kế hoạch số 10/KH-UBND ngày 22/02/2023" and "Kế hoạch số 12/KH-UBND ngày 10/02/2023", both of UBND xã.
Why it matters: a number or a date was mistyped.
Basis: Nghị định 30/2020/NĐ-CP, phụ lục I, mục II.3: numbers run from 01 on from the first day of each year.
Stays silent: where the office is not told, for texts of different offices, and up to three days: numbers are given when a
    text is registered.
"""

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise

from verifier.citations import by_series
from verifier.facts import Facts
from verifier.finding import Finding, Severity
from verifier.wording import day

CODE = "REF111"
NAME = "numbers-out-of-date-order"
NAME_VI = "Số văn bản và ngày ban hành không cùng thứ tự"
SEVERITY: Severity = "warning"
BASIS = "Nghị định 30/2020/NĐ-CP, phụ lục I: số văn bản đánh liên tục từ 01 theo thứ tự thời gian trong năm."
FIRES = (
    "UBND xã ban hành Kế hoạch số 31/KH-UBND ngày 14/3/2023 về tuyên truyền và Kế hoạch số 27/KH-UBND ngày 06/4/2023 về số hóa.",
    "Đã ban hành Công văn số 31/UBND-VP ngày 14/3/2023, Công văn số 27/UBND-VP ngày 06/4/2023.",
    "Theo Kế hoạch số 10/KH-UBND ngày 22/02/2023 của UBND xã và Kế hoạch số 12/KH-UBND ngày 10/02/2023 của UBND xã.",
    "UBND xã đã ban hành Kế hoạch số 10/KH-UBND ngày 22/02/2023. UBND xã đã ban hành Kế hoạch số 12/KH-UBND ngày 10/02/2023.",
)
SILENT = (
    "UBND xã ban hành Kế hoạch số 27/KH-UBND ngày 14/3/2023 về tuyên truyền và Kế hoạch số 31/KH-UBND ngày 06/4/2023 về số hóa.",
    "Thực hiện Kế hoạch số 31/KH-UBND ngày 14/3/2023 và Kế hoạch số 27/KH-UBND ngày 06/4/2023, xã đã ra quân.",
    "Ban hành Kế hoạch số 31/KH-UBND ngày 14/3/2023 theo Kế hoạch số 27/KH-UBND ngày 06/4/2023.",
    "Theo Kế hoạch số 10/KH-UBND ngày 22/02/2023 của UBND xã và Kế hoạch số 12/KH-UBND ngày 27/02/2023 của UBND xã.",
    "Theo Kế hoạch số 10/KH-UBND ngày 22/02/2023 của UBND xã và Kế hoạch số 12/KH-UBND ngày 10/02/2023 của UBND huyện.",
    "Theo Kế hoạch số 10/KH-UBND ngày 22/02/2023 của UBND xã và Kế hoạch số 12/KH-UBND ngày 21/02/2023 của UBND xã.",
)
_LEEWAY = timedelta(days=3)


def check(facts: Facts) -> Iterator[Finding]:
    """One finding per two neighbouring numbers whose dates go back."""
    for series in by_series(facts).values():
        for first, second in pairwise(sorted(series, key=lambda cited: (cited.serial, cited.day))):
            if first.serial == second.serial or first.day <= second.day + _LEEWAY:
                continue
            yield facts.finding(
                CODE,
                NAME,
                SEVERITY,
                BASIS,
                vi=f"{facts.text(second.mention.id)} nêu ngày {day(second.citation.date)}, trước ngày của "
                f"{facts.text(first.mention.id)} ({day(first.citation.date)}) có số nhỏ hơn; cần rà soát số hoặc ngày.",
                en=f"{facts.text(second.mention.id)} is dated before {facts.text(first.mention.id)}, whose number is smaller.",
                evidence=[first.mention.id, first.dated.id, second.mention.id, second.dated.id],
                stated=second.citation.date,
            )
