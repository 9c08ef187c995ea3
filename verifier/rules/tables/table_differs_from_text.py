"""TAB104 table-differs-from-text: a figure of the text is told otherwise in a table.

What it finds: one indicator of one period and scope with one value in the text and another, much like it, in a table.
Why it matters: at most one of them is right.
Basis: identity: an indicator of one period and one scope has one value.
Stays silent: when text or table tells several values of it, when the value of the text stands anywhere in the tables, and when
    the two differ by more than a slip of the pen (one digit, two digits that changed places) or a fiftieth: such figures
    are likelier two things. Rounded figures and figures whose indicator was told by neighbouring words are left alone.
"""

from collections.abc import Iterator
from decimal import Decimal

from extractor.model import Observation
from patterns.catalogue import BY_CODE
from patterns.slips import edit_kind
from verifier.facts import Facts
from verifier.finding import Finding, Severity
from verifier.wording import number

CODE = "TAB104"
NAME = "table-differs-from-text"
NAME_VI = "Số liệu trong lời văn khác số liệu trong bảng"
SEVERITY: Severity = "warning"
BASIS = "Đồng nhất: một chỉ tiêu, cùng kỳ và cùng phạm vi, chỉ có một giá trị."
_TABLE = (
    "BÁO CÁO\nKết quả năm 2023\n\nI. KẾT QUẢ\n\nNăm 2023, số hồ sơ đã giải quyết quá hạn là {} hồ sơ.\n\n"
    "PHỤ LỤC I\nKết quả giải quyết hồ sơ\n\nNăm 2022 Năm 2023\n\nSTT Nội dung\n\n1 Số hồ sơ đã giải quyết\n\n1.820 1.930\n\n"
    "2 Số hồ sơ giải quyết quá hạn\n\n125 134\n"
)
FIRES = (_TABLE.format(143),)
SILENT = (_TABLE.format(134), _TABLE.format(12))
_NEAR = Decimal("0.02")
_LEAST = 100  # of small figures any two are one digit apart


def check(facts: Facts) -> Iterator[Finding]:
    """One finding per indicator, period and scope that text and table tell differently."""
    printed: dict[tuple[object, ...], list[Observation]] = {}
    written: dict[tuple[object, ...], list[Observation]] = {}
    in_tables: set[str] = set()
    for row in facts.report.observations:
        if row.cells:
            in_tables.add(row.value)
        known = BY_CODE.get(row.indicator)
        if row.measure != "count" or row.match.how != "exact" or row.qualifier != "exact" or not known or known.several:
            continue
        if row.period.start is not None and row.period.end is not None:
            key = (row.indicator, row.period.start, row.period.end, row.scope, row.modality)
            (printed if row.cells else written).setdefault(key, []).append(row)
    for same, cells in printed.items():
        told = written.get(same, [])
        if len({row.value for row in cells}) != 1 or len({row.value for row in told}) != 1:
            continue
        cell, row = cells[0], told[0]
        if row.value not in in_tables and row.mentions and _alike(Decimal(row.value), Decimal(cell.value)):
            yield _finding(facts, row, cell)


def _alike(x: Decimal, y: Decimal) -> bool:
    slip = edit_kind(x, y)
    far_from_chance = min(x, y) >= _LEAST and (slip is not None or abs(x - y) <= _NEAR * max(x, y))
    return x != y and (slip == "transposition" or far_from_chance)


def _finding(facts: Facts, row: Observation, cell: Observation) -> Finding:
    x, y = Decimal(row.value), Decimal(cell.value)
    return facts.finding(
        CODE,
        NAME,
        SEVERITY,
        BASIS,
        vi=f"Lời văn nêu {facts.text(row.mentions[0])}, bảng nêu {number(y)} (“{cell.label}”); cần rà soát để thống nhất.",
        en=f"The text states {number(x)}, a table {number(y)} for the same indicator.",
        evidence=[row.mentions[0], cell.cells[0]],
        stated=number(x),
        expected=number(y),
        arithmetic=f"{number(x)} ≠ {number(y)}",
        tolerance="0",
    )
