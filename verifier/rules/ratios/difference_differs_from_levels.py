"""RAT105 difference-differs-from-levels: a difference in figures does not follow from the two levels told beside it.

What it finds: "đạt 16 tiêu chí, cao hơn 5,35 tiêu chí so với toàn tỉnh (12,45 tiêu chí)".
Why it matters: the difference or one of the levels is wrong.
Basis: arithmetic. Every figure stands for what prints so.
Stays silent: when a level is open ("trên 300") and when the bracket is not what the change is held against.
"""

from collections.abc import Iterator
from decimal import Decimal

from extractor.model import End
from verifier.changes import changes
from verifier.facts import Facts
from verifier.finding import Finding, Severity
from verifier.wording import number

CODE = "RAT105"
NAME = "difference-differs-from-levels"
NAME_VI = "Mức chênh lệch không khớp hai số liệu được so sánh"
SEVERITY: Severity = "warning"
BASIS = "Số học: mức tăng (giảm, cao hơn, thấp hơn) bằng hiệu của hai số được so sánh, trong phạm vi làm tròn."
FIRES = (
    "Bình quân đạt 16 tiêu chí/xã, cao hơn 5,35 tiêu chí so với toàn tỉnh (12,45 tiêu chí/xã).",
    "Có 340 đơn, giảm 58 đơn so với cùng kỳ (425 đơn).",
)
SILENT = (
    "Bình quân đạt 16 tiêu chí/xã, cao hơn 3,55 tiêu chí so với toàn tỉnh (12,45 tiêu chí/xã).",
    "Có 340 đơn, giảm 85 đơn so với cùng kỳ (425 đơn).",
    "Có trên 340 đơn, giảm 58 đơn so với cùng kỳ (425 đơn).",
    "Có 340 đơn, giảm 58 đơn so với cùng kỳ (đã xử lý 300 đơn, còn 40 đơn).",
)


def check(facts: Facts) -> Iterator[Finding]:
    """One finding per difference that the two levels do not have."""
    for change in changes(facts):
        if change.before is None or change.amount is None:
            continue
        now, before, by = (facts.as_told(End(id=m.id)) for m in (change.now, change.before, change.amount))
        # Downwards now + by = before, upwards before + by = now.
        less, more = (now, before) if change.down else (before, now)
        if (less + by).meets(more):
            continue
        values = {m.id: facts.value(End(id=m.id)) for m in (change.now, change.before, change.amount)}
        gap = values[change.before.id] - values[change.now.id]
        wanted = _shown(gap if change.down else -gap, values[change.amount.id], change.amount.value)
        yield facts.finding(
            CODE,
            NAME,
            SEVERITY,
            BASIS,
            vi=(
                f"{facts.text(change.now.id)} so với {facts.text(change.before.id)} chênh lệch {wanted}, "
                f"báo cáo nêu {facts.text(change.amount.id)}."
            ),
            en=(
                f"{facts.text(change.now.id)} and {facts.text(change.before.id)} differ by {wanted}, "
                f"the report states {facts.text(change.amount.id)}."
            ),
            evidence=[m.id for m in change.told],
            stated=number(Decimal(change.amount.value)),
            expected=wanted,
            arithmetic=f"{wanted} ≠ {number(Decimal(change.amount.value))}",
            tolerance="0" if by.is_exact else "± nửa đơn vị của chữ số cuối",
        )


def _shown(wanted: Decimal, base: Decimal, printed: str) -> str:
    """The difference in the unit in which the report prints it."""
    return number(wanted * Decimal(printed) / base if base else wanted)
