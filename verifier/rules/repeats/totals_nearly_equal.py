"""REP102 totals-nearly-equal: two totals for one set differ by a slip of one figure.

What it finds: the base of a digitisation rate that is not the dossiers received (or settled) of the same level and
    period, but differs from them by one digit, two digits transposed, or at most two dossiers.
Why it matters: one of the two is likely a typing error; both rates then rest on different sets.
Basis: Quyết định 766/QĐ-TTg, group 4: the base of digitisation is the dossiers received, or settled, in the period.
Stays silent: when the two are equal, and when they differ by more than a slip.
"""

from collections.abc import Iterator
from decimal import Decimal
from itertools import islice

from patterns.slips import LIKELY, edit_kind
from verifier.digitised import told_bases
from verifier.facts import Facts
from verifier.finding import Finding, Severity
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
_LARGE = 100
_FEW = 2
_MOST = 200
"""Totals that a base is compared with, so that a file of endless totals stays linear; no report has nearly as many."""


def check(facts: Facts) -> Iterator[Finding]:
    """One finding per base that nearly equals the total it should be."""
    for base in facts.once(told_bases):
        value, others = base.value, base.totals
        if value < _LARGE or value in others:
            continue
        for other, row in islice(others.items(), _MOST):
            if nearly_equal(value, other):
                ids = [base.row.mentions[0], row.mentions[0]]
                yield facts.finding(
                    CODE,
                    NAME,
                    SEVERITY,
                    BASIS,
                    vi=(
                        f"Mẫu số {number(value)} trong {facts.text(ids[0])} gần bằng nhưng không bằng tổng số {facts.text(ids[1])} "
                        f"của cùng kỳ, cùng phạm vi (lệch {number(abs(value - other))}); cần rà soát chữ số."
                    ),
                    en=f"The base {number(value)} nearly equals, but is not, the total {number(other)} of the same set.",
                    evidence=ids,
                    stated=number(value),
                    expected=number(other),
                    arithmetic=f"{number(value)} ≠ {number(other)}",
                    tolerance="0",
                )
                break


def nearly_equal(base: Decimal, total: Decimal) -> bool:
    """Whether a base differs from a total by a likely slip that moves it little, or by two dossiers at most."""
    slip = edit_kind(base, total)
    return (slip in LIKELY and abs(base - total) <= base / 50) or abs(base - total) <= _FEW
