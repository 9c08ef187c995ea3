"""REP103 digits-changed-places: one indicator is told twice, with two digits in each other's place.

What it finds: two figures of five digits or more for one indicator that differ only by two digits that changed places:
    240.571 and 270.541; outside the catalogue, figures of one unit and period whose labels share three telling words.
Why it matters: two long figures are alike to that degree by a slip of the pen, hardly by chance.
Basis: identity of the indicator; of all pairs of five-digit figures not one in a thousand differs so.
Stays silent: for short figures and for other indicators, levels and fields.
"""

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations, islice

from extractor.model import Observation
from patterns.folding import fold
from patterns.units import unit_group
from verifier.facts import Facts
from verifier.finding import Finding, Severity
from verifier.line import telling
from verifier.wording import number

CODE = "REP103"
NAME = "digits-changed-places"
NAME_VI = "Cùng chỉ tiêu nêu hai lần, hai chữ số đổi chỗ cho nhau"
SEVERITY: Severity = "warning"
BASIS = "Đồng nhất: cùng một chỉ tiêu; hai số dài chỉ khác nhau ở hai chữ số đổi chỗ thường do nhầm khi nhập."
FIRES = (
    "Đến nay, tỉnh tiếp nhận 240.571 hồ sơ. Ở mục đánh giá, số hồ sơ đã tiếp nhận là 270.541 hồ sơ.",
    "Đã tiêm tụ huyết trùng cho 28.640 con bò. Ở phần đánh giá, kết quả tiêm tụ huyết trùng là 26.840 con.",
)
SILENT = (
    "Đã tiêm tụ huyết trùng cho 28.640 con bò. Ở phần đánh giá, kết quả tiêm bệnh dại là 26.840 con.",
    "Đến nay, tỉnh tiếp nhận 240.571 hồ sơ. Ở mục đánh giá, số hồ sơ đã tiếp nhận là 240.571 hồ sơ.",
    "Tháng 4 tiếp nhận 1.163 hồ sơ. Tháng 5 tiếp nhận 1.136 hồ sơ.",
    "Cả năm tiếp nhận 240.571 hồ sơ, đã giải quyết 270.541 hồ sơ.",
)
_DIGITS = 5
_MOST = 40
"""Different figures of the same digits that are compared, so that a hostile file stays linear."""
_SHARED = 3
"""Telling words that the labels of one indicator share where the catalogue has no name for it."""
_Set = tuple[object, ...]
"""What two figures must share: the indicator (else the unit and the period), the level, the field, the channel, the digits."""


def check(facts: Facts) -> Iterator[Finding]:
    """One finding per pair of figures."""
    groups: dict[_Set, dict[str, Observation]] = {}
    for row in facts.report.observations:
        if _long_count(row):
            digits = "".join(sorted(row.value))
            named = row.indicator if row.indicator != "other" else (unit_group(row.unit), row.period)
            key = (named, row.scope.level, row.scope.field, row.scope.channel, digits)
            groups.setdefault(key, {}).setdefault(row.value, row)
    for group in groups.values():
        for a, b in combinations(islice(group.values(), _MOST), 2):
            if sum(x != y for x, y in zip(a.value, b.value, strict=True)) == 2 and _same(a, b):
                yield _finding(facts, a, b)


def _same(a: Observation, b: Observation) -> bool:
    """Whether two figures of one key are of one thing: so says the catalogue, or their labels do."""
    return a.indicator != "other" or len(telling(fold(a.label)) & telling(fold(b.label))) >= _SHARED


def _long_count(row: Observation) -> bool:
    told = bool(row.mentions) and row.measure == "count" and row.modality == "actual"
    return told and row.qualifier == "exact" and row.value.isdigit() and len(row.value) >= _DIGITS


def _finding(facts: Facts, a: Observation, b: Observation) -> Finding:
    ids = [a.mentions[0], b.mentions[0]]
    one, other = number(Decimal(a.value)), number(Decimal(b.value))
    return facts.finding(
        CODE,
        NAME,
        SEVERITY,
        BASIS,
        vi=f"Cùng chỉ tiêu nêu {facts.text(ids[0])} và {facts.text(ids[1])}: hai số chỉ khác ở hai chữ số đổi chỗ cho nhau.",
        en=f"One indicator is told as {one} and as {other}: two digits have changed places.",
        evidence=ids,
        stated=other,
        expected=one,
        arithmetic=f"{other} ≠ {one}",
        tolerance="0",
    )
