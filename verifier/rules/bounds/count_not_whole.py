"""BND103 count-not-whole: a count of what cannot be divided is printed with decimals.

What it finds: "98,5 hồ sơ", "12,25 cán bộ": dossiers, people, offices and texts with a decimal part.
Why it matters: a percentage lost its sign, a decimal comma stands for the point of thousands, or the unit is another one.
Basis: counting: what is counted piece by piece has a whole number.
Stays silent: for averages and amounts per something ("bình quân 98,5 hồ sơ/ngày"), for figures with a scale word ("1,2 nghìn hồ
    sơ"), and for round shares of a day's work or land, whose units can be divided.
"""

from collections.abc import Iterator
from decimal import Decimal

import regex as re

from patterns.words import forms
from verifier.facts import Facts
from verifier.finding import Finding, Severity
from verifier.wording import number

CODE = "BND103"
NAME = "count-not-whole"
NAME_VI = "Số đếm có phần thập phân"
SEVERITY: Severity = "warning"
BASIS = "Phép đếm: đối tượng đếm từng cái (hồ sơ, người, đơn vị, văn bản) phải là số nguyên."
FIRES = ("Trong tháng đã giải quyết 98,5 hồ sơ đúng hạn.",)
SILENT = (
    "Trong tháng đã giải quyết 98 hồ sơ đúng hạn.",
    "Trong năm đã giải quyết 98,5 nghìn hồ sơ.",
    "Bình quân mỗi ngày giải quyết 98,5 hồ sơ.",
    "Trung bình 12,4 hồ sơ/ngày.",
    "Có 18 lao động, BQ 2,5 người một tổ; 4,5 cán bộ/phòng.",
)
_WHOLE = frozenset(forms("lists", "counted_whole"))
_SPREAD = re.compile(r"/|(?<!\p{L})(?:bình quân|bq|trung bình|mỗi|tính chung|tỷ lệ|tỉ lệ|tỷ số|mật độ)(?!\p{L})")
_LEFT, _RIGHT = 80, 25


def check(facts: Facts) -> Iterator[Finding]:
    """One finding per count with decimals."""
    for mention in facts.figures:
        value = Decimal(mention.value) if mention.kind == "count" and mention.unit in _WHOLE else Decimal(0)
        if value == value.to_integral_value() or mention.qualifier != "exact":
            continue
        if mention.base_value is not None and Decimal(mention.base_value) != value:
            continue
        around = facts.words(max(0, mention.start - _LEFT), mention.end + _RIGHT)
        if _SPREAD.search(around):
            continue
        yield facts.finding(
            CODE,
            NAME,
            SEVERITY,
            BASIS,
            vi=f"Nêu {facts.text(mention.id)}: đối tượng đếm từng cái không thể có phần thập phân; cần rà soát.",
            en=f"{facts.text(mention.id)}: what is counted piece by piece has no decimals.",
            evidence=[mention.id],
            stated=number(value),
        )
