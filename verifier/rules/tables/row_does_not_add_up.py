"""TAB102 row-does-not-add-up: in one row of a table the columns of an official form do not add up.

What it finds: a row whose "đã giải quyết" is not "trước hạn" + "đúng hạn" + "quá hạn", or the like; and whether its figures
    would fit one column over, so that the row was shifted.
Why it matters: one cell is wrong, or the figures stand under the wrong heads.
Basis: the identities of form II.06a of Thông tư 01/2020/TT-VPCP, column by column.
Stays silent: when a column of the identity is missing or blank, when any choice of the optional ones closes the sum, and when
    a shortfall may stand in a column that the table does not have. Dossiers handled that exceed the settled and pending ones
    yield a warning: some offices count returned and withdrawn ones apart.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from extractor.model import Observation
from patterns.catalogue import BY_CODE, IDENTITIES, Identity
from patterns.subsets import may_add_up
from verifier.facts import Facts
from verifier.finding import Finding, Severity
from verifier.wording import number, total

CODE = "TAB102"
NAME = "row-does-not-add-up"
NAME_VI = "Dòng số liệu trong bảng không cân theo biểu mẫu"
SEVERITY: Severity = "error"
BASIS = "Thông tư 01/2020/TT-VPCP, biểu II.06a (quan hệ giữa các cột trong cùng một dòng)."
_NUMBERS = " ".join(f"({n})" for n in range(1, 14))
_TABLE = (
    f"PHỤ LỤC I\nKết quả giải quyết hồ sơ\n\nBiểu số II.06a/VPCP/KSTT\n\nSTT Lĩnh vực\n{_NUMBERS}\n"
    "1 Hộ tịch 50 30 15 5 45 20 24 1 5 4 1\n2 Đất đai {}\n"
)
FIRES = (
    _TABLE.format("31 11 18 2 28 8 21 0 3 3 0"),
    _TABLE.format("0 31 11 18 2 28 8 20 0 3 3"),
)
SILENT = (
    _TABLE.format("31 11 18 2 28 8 20 0 3 3 0"),
    _TABLE.format("0 0 0 0 0 0 0 0 0 0 0"),
)
_FEWEST_FITTING = 2  # identities, that a row was shifted

_BY_WHOLE = tuple((identity.whole, identity) for identity in IDENTITIES)

_Row = dict[str, Observation]


def check(facts: Facts) -> Iterator[Finding]:
    """One finding per row and identity that does not close; one for a row that was shifted as a whole."""
    rows: dict[tuple[object, ...], _Row] = {}
    for each in facts.rows_of_tables:
        if each.measure == "count":
            place, _, _ = each.cells[0].rpartition(":")
            key = (place, each.period, each.modality, each.scope)
            rows.setdefault(key, {}).setdefault(_whole_code(each.indicator), each)
    for row in rows.values():
        broken = [one for whole, one in _BY_WHOLE if whole in row and not _closes(row, one)]  # a row tells few of them
        shifted = _shift(row) if broken else 0
        for identity in broken[:1] if shifted else broken:
            yield _finding(facts, row, identity, shifted)


def _whole_code(code: str) -> str:
    """The code over all fields (lĩnh vực) of a figure told for one: the identities are those of the whole."""
    row = BY_CODE.get(code)
    return (row.field_of or code) if row else code


def _closes(row: Mapping[str, Observation], identity: Identity) -> bool:
    return not _applies(row, identity) or _adds_up({code: Decimal(each.value) for code, each in row.items()}, identity)


def _applies(row: Mapping[str, object], identity: Identity) -> bool:
    return identity.whole in row and all(part in row for part in identity.parts)


def _adds_up(values: Mapping[str, Decimal], identity: Identity) -> bool:
    missing = values[identity.whole] - sum((values[part] for part in identity.parts), Decimal(0))
    optional = [values[part] for part in identity.optional if part in values]
    if missing > 0 and identity.optional and not optional and not identity.flow:
        return True
    return may_add_up(optional, missing)


def _shift(row: Mapping[str, Observation]) -> int:
    """By how many columns all figures of a row stand too far right; 0 where no shift closes its identities."""
    column = {code: int(each.cells[0].rsplit(":", 1)[1]) for code, each in row.items()}
    at = {column[code]: Decimal(each.value) for code, each in row.items()}
    for shift in (1, -1):
        moved = {code: at[place + shift] for code, place in column.items() if place + shift in at}
        fitting = [identity for identity in IDENTITIES if _applies(moved, identity) and moved[identity.whole]]
        if len(fitting) >= _FEWEST_FITTING and all(_adds_up(moved, identity) for identity in fitting):
            return shift
    return 0


def _finding(facts: Facts, row: Mapping[str, Observation], identity: Identity, shifted: int) -> Finding:
    whole, parts = row[identity.whole], [row[part] for part in identity.parts]
    parts += [row[part] for part in identity.optional if part in row]
    printed, values = Decimal(whole.value), [Decimal(part.value) for part in parts]
    result = sum(values, Decimal(0))
    label, _, head = whole.label.partition(" / ")
    where = f"Dòng “{label}”, cột “{head}”" if head else f"Dòng “{label}”"
    side = "phải" if shifted > 0 else "trái"
    hint = f" Các số liệu khớp nếu cả dòng bị ghi lệch sang {side} một cột; cần rà soát." if shifted else ""
    return facts.finding(
        CODE,
        NAME,
        "warning" if identity.flow and printed > result and not shifted else SEVERITY,
        BASIS,
        vi=f"{where}: bảng nêu {number(printed)}, các cột thành phần cộng lại được {number(result)}.{hint}",
        en=f"In one row the total is {number(printed)}, its columns add up to {number(result)}."
        + (" All identities hold if the row stands one column off." if shifted else ""),
        evidence=[whole.cells[0], *(part.cells[0] for part in parts)],
        stated=number(printed),
        expected=number(result),
        arithmetic=total(values, result, printed),
        tolerance="0",
    )
