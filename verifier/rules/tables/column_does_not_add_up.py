"""TAB101 column-does-not-add-up: in one column of a table the rows of an official form do not add up.

What it finds: in a column, "đã giải quyết" that is not "trước và đúng hạn" + "quá hạn", or the like.
Why it matters: one cell is wrong, or stands in the wrong row.
Basis: the identities of form II.06a of Thông tư 01/2020/TT-VPCP, row by row.
Stays silent: when a row of the identity is missing or tells of another unit, field or level, and when any choice of its
    optional rows closes the sum.
"""

from collections.abc import Iterator
from decimal import Decimal

from extractor.model import Observation
from patterns.catalogue import IDENTITIES, Identity
from patterns.subsets import may_add_up
from verifier.facts import Facts
from verifier.finding import Finding, Severity
from verifier.grids import columns
from verifier.wording import number, total

CODE = "TAB101"
NAME = "column-does-not-add-up"
NAME_VI = "Cột số liệu trong bảng không cân theo biểu mẫu"
SEVERITY: Severity = "error"
BASIS = "Thông tư 01/2020/TT-VPCP, biểu II.06a (quan hệ giữa các chỉ tiêu trong cùng một cột)."
_TABLE = (
    "PHỤ LỤC I\nKết quả giải quyết hồ sơ\n\nNăm 2022 Năm 2023\n\nSTT Nội dung\n\n1 Số hồ sơ đã giải quyết\n\n120 130\n\n"
    "2 Số hồ sơ giải quyết trước hạn và đúng hạn\n\n{} 125\n\n3 Số hồ sơ giải quyết quá hạn\n\n2 5\n"
)
FIRES = (_TABLE.format(108),)
SILENT = (_TABLE.format(118),)


def check(facts: Facts) -> Iterator[Finding]:
    """One finding per column and identity that does not close."""
    for rows in facts.once(columns):
        for identity in IDENTITIES:
            finding = _check(facts, rows, identity)
            if finding is not None:
                yield finding


def _check(facts: Facts, rows: dict[str, Observation], identity: Identity) -> Finding | None:
    whole = rows.get(identity.whole)
    if whole is None or any(part not in rows for part in identity.parts):
        return None
    parts = [rows[part] for part in identity.parts]
    optional = [rows[part] for part in identity.optional if part in rows]
    printed = Decimal(whole.value)
    values = [Decimal(row.value) for row in parts]
    result = sum(values, Decimal(0))
    if may_add_up([Decimal(row.value) for row in optional], printed - result):
        return None
    row, _, column = whole.label.partition(" / ")
    cells = [whole.cells[0], *(row.cells[0] for row in parts)]
    return facts.finding(
        CODE,
        NAME,
        SEVERITY,
        BASIS,
        vi=f"Cột “{column}”: {row} nêu {number(printed)}, các dòng thành phần cộng lại được {number(result)}.",
        en=f"In one column the total is {number(printed)}, its rows add up to {number(result)}.",
        evidence=cells,
        stated=number(printed),
        expected=number(result),
        arithmetic=total(values, result, printed),
        tolerance="0",
    )
