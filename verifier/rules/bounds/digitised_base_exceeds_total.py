"""BND104 digitised-base-exceeds-total: a digitisation rate is taken of more dossiers than there were.

What it finds: the base of a rate of digitised results that exceeds the dossiers settled at the same level in the same
    period, or that of a rate of digitised intake that exceeds the dossiers received and carried over together.
Why it matters: what is digitised is a part of those dossiers; a larger base belongs to another set, or one figure is wrong.
Basis: Quyết định 766/QĐ-TTg, group 4: the base of digitisation is the dossiers received, or settled, in the period.
Stays silent: where the base is a sum of those settled, returned and withdrawn; where it is so much larger that it is
    hardly of the same set; and where the two differ by a slip, which REP102 tells.
"""

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from extractor.model import Observation
from verifier.digitised import Base, told_bases
from verifier.facts import Facts
from verifier.finding import Finding, Severity
from verifier.rules.repeats.totals_nearly_equal import nearly_equal
from verifier.wording import number

CODE = "BND104"
NAME = "digitised-base-exceeds-total"
NAME_VI = "Mẫu số của tỷ lệ số hóa lớn hơn số hồ sơ trong kỳ"
SEVERITY: Severity = "warning"
BASIS = "Quyết định 766/QĐ-TTg, nhóm chỉ số số hóa: mẫu số là số hồ sơ tiếp nhận (hoặc đã giải quyết) trong kỳ."
FIRES = (
    "Số hóa kết quả giải quyết TTHC: 4.310/4.487 hồ sơ, đạt tỷ lệ 96,06%. Số hồ sơ đã giải quyết trong kỳ là 4.402 hồ sơ.",
)
SILENT = (
    "Số hóa kết quả giải quyết TTHC: 4.310/4.398 hồ sơ, đạt tỷ lệ 98,00%. Số hồ sơ đã giải quyết trong kỳ là 4.402 hồ sơ.",
    "Số hóa kết quả giải quyết TTHC: 4.310/4.487 hồ sơ, đạt tỷ lệ 96,06%. Số hồ sơ đã giải quyết trong kỳ là 4.487 hồ sơ.",
    "Số hóa kết quả giải quyết TTHC: 4.310/9.876 hồ sơ, đạt tỷ lệ 43,64%. Số hồ sơ đã giải quyết trong kỳ là 4.402 hồ sơ.",
)
_LARGE = 100
_MOST = Decimal("1.05")
"""How many times as large a base may be that is of the same set but for an error."""
_FEW = 6
"""Rows of those returned and withdrawn that are added to the total on trial."""
_WHOLE = {"digit.intake.base": "dossier.handled.total", "digit.result.base": "dossier.resolved.total"}


def check(facts: Facts) -> Iterator[Finding]:
    """One finding per base that exceeds every total it may be of."""
    for base in facts.once(told_bases):
        row = _exceeded(base)
        if row is not None:
            ids = [base.row.mentions[0], row.mentions[0]]
            total, off = Decimal(row.value), base.value - Decimal(row.value)
            yield facts.finding(
                CODE,
                NAME,
                SEVERITY,
                BASIS,
                vi=(
                    f"Mẫu số {number(base.value)} của tỷ lệ số hóa trong {facts.text(ids[0])} lớn hơn tổng số {facts.text(ids[1])} "
                    f"của cùng kỳ, cùng phạm vi (lệch {number(off)}), cả khi cộng hồ sơ trả lại, hồ sơ hủy; cần rà soát."
                ),
                en=(
                    f"The base {number(base.value)} of the digitisation rate exceeds the total {number(total)} of the same "
                    "set, and no sum with those returned or withdrawn makes it up."
                ),
                evidence=ids,
                stated=number(base.value),
                expected=f"≤ {number(total)}",
                arithmetic=f"{number(base.value)} > {number(total)}",
                tolerance="0",
            )


def _exceeded(base: Base) -> Observation | None:
    """The largest total that the base exceeds; None where it may be of some sum that is told."""
    value, totals = base.value, base.beside.get(_WHOLE[base.row.indicator], {})
    if value < _LARGE or not totals or any(nearly_equal(value, other) for other in base.totals):
        return None
    largest = max(base.totals)
    more = [other for code in ("dossier.returned", "dossier.cancelled") for other in base.beside.get(code, {})][:_FEW]
    sums = (total + sum(some) for count in (1, 2) for some in combinations(more, count) for total in totals)
    if not largest < value <= largest * _MOST or value in sums:
        return None
    return base.totals[largest]
