"""REP102 totals-nearly-equal: two totals for one set differ by a slip of one figure.

What it finds: the base of a digitisation rate that is not the dossiers received (or settled) of the same level and
    period, but differs from them by one digit, two digits transposed, or at most two dossiers.
Why it matters: one of the two is likely a typing error; both rates then rest on different sets.
Basis: Quyết định 766/QĐ-TTg, group 4: the base of digitisation is the dossiers received, or settled, in the period.
Stays silent: when the two are equal, and when they differ by more than a slip.
"""

from collections.abc import Iterator
from decimal import Decimal

from extractor.model import Observation
from verifier.facts import Facts
from verifier.finding import Finding, Severity
from verifier.repair import edit_kind
from verifier.wording import number

CODE = "REP102"
NAME = "totals-nearly-equal"
NAME_VI = "Hai tổng số của cùng một tập hồ sơ chênh nhau do nhầm chữ số"
SEVERITY: Severity = "warning"
BASIS = "Quyết định 766/QĐ-TTg, nhóm chỉ số số hóa: mẫu số là số hồ sơ tiếp nhận (hoặc đã giải quyết) trong kỳ."
FIRES = (
    "Số hóa hồ sơ khi tiếp nhận: 3.104/3.394 hồ sơ, đạt tỷ lệ 91,46%. Số hồ sơ tiếp nhận trong kỳ là 3.384 hồ sơ.",
)
SILENT = (
    "Số hóa hồ sơ khi tiếp nhận: 3.104/3.394 hồ sơ, đạt tỷ lệ 91,46%. Số hồ sơ tiếp nhận trong kỳ là 3.394 hồ sơ.",
    "Số hóa hồ sơ khi tiếp nhận: 3.104/3.394 hồ sơ, đạt tỷ lệ 91,46%. Số hồ sơ tiếp nhận trong kỳ là 9.876 hồ sơ.",
)
_EXPECTED = {
    "digit.intake.base": ("dossier.received.total", "dossier.handled.total"),
    "digit.result.base": ("dossier.resolved.total",),
}
_LARGE = 100
_FEW = 2


def check(facts: Facts) -> Iterator[Finding]:
    """One finding per base that nearly equals the total it should be."""
    rows = [row for row in facts.report.observations if row.mentions and row.measure == "count"]
    for base in rows:
        expected = _EXPECTED.get(base.indicator, ())
        totals = [row for row in rows if row.indicator in expected and _comparable(row, base)]
        values = {Decimal(row.value) for row in totals}
        value = Decimal(base.value)
        if value < _LARGE or not totals or value in values:
            continue
        for row in totals:
            other = Decimal(row.value)
            slip = edit_kind(value, other)
            if (slip in ("digit", "transposition") and abs(value - other) <= value / 50) or abs(value - other) <= _FEW:
                ids = [base.mentions[0], row.mentions[0]]
                yield facts.finding(
                    CODE,
                    NAME,
                    SEVERITY,
                    BASIS,
                    vi=(
                        f"Mẫu số {number(value)} trong {facts.text(ids[0])} gần bằng nhưng không bằng tổng số {facts.text(ids[1])} "
                        f"của cùng kỳ, cùng phạm vi (lệch {number(abs(value - other))}); cần kiểm tra nhầm chữ số."
                    ),
                    en=f"The base {number(value)} nearly equals, but is not, the total {number(other)} of the same set.",
                    evidence=ids,
                    stated=number(value),
                    expected=number(other),
                    arithmetic=f"{number(value)} ≠ {number(other)}",
                    tolerance="0",
                )
                break


def _comparable(row: Observation, base: Observation) -> bool:
    return (
        row.scope.level == base.scope.level
        and row.scope.field == base.scope.field
        and row.period.end == base.period.end
    )
