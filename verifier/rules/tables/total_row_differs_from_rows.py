"""TAB103 total-row-differs-from-rows: the row of totals, or of a group, is not the sum of its rows in one column.

What it finds: "Tổng cộng" that differs from the rows it closes, a group ("I. Cấp huyện") that differs from the rows below it.
    A total of groups adds up the groups, not their rows again.
Why it matters: one cell is wrong, or a row is missing.
Basis: arithmetic: a row of totals is the sum of its rows.
Stays silent: for percentages, durations and figures that differ in kind; when rows lie inside others ("trong đó", "1.1", "-");
    when several rows of totals leave open what they sum; when the other columns do not show that the row is such a sum.
    What one column confirms, or a table of one or two columns whose rows tell of fields, of units or are counted through to a
    row "Cộng", yields a warning.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

import regex as re

from extractor.model import Observation, Table
from patterns.catalogue import BY_CODE
from patterns.folding import fold
from verifier.facts import Facts
from verifier.finding import Finding, Severity
from verifier.grids import Grid, grids
from verifier.wording import number, total

CODE = "TAB103"
NAME = "total-row-differs-from-rows"
NAME_VI = "Dòng tổng trong bảng không bằng tổng các dòng"
SEVERITY: Severity = "error"
BASIS = "Số học: dòng tổng cộng bằng tổng các dòng thành phần trong cùng một cột."
_TABLE = (
    "PHỤ LỤC I\nKết quả giải quyết hồ sơ\n\nSTT Lĩnh vực Tiếp nhận Giải quyết Còn lại\n"
    "1 Hộ tịch 50 45 5\n2 Đất đai 31 28 3\n3 Chứng thực 10 10 0\nTổng cộng {}\n"
)
_GROUPED = (
    "PHỤ LỤC III\nTổng hợp hồ sơ\n\nSTT Đơn vị Tiếp nhận Giải quyết\nA Cấp tỉnh 2.030 1.784\n1 Sở Tư pháp 1.030 984\n"
    "2 Sở Xây dựng 1.000 800\nB Cấp huyện 1.200 900\n1 Huyện Lâm Sơn 700 525\n2 Huyện Tân An 500 375\nTổng cộng {} 2.684\n"
)
_SMALL = "PHỤ LỤC II\nCông tác tuyên truyền\n\nSTT Nội dung Số cuộc Số người\n1 Hội nghị 12 35\n2 Tập huấn 21 17\n3 {}\nTổng cộng {}\n"
FIRES = (_TABLE.format("91 84 8"), _SMALL.format("Hội thi 30 9", "63 62"), _GROUPED.format("3.320"))
SILENT = (
    _GROUPED.format("3.230"),
    _TABLE.format("91 83 8"),
    _TABLE.format("19 38 80"),
    _SMALL.format("Hội thi 30 9", "63 61"),
    _SMALL.format("Trong đó: hội thi 30 9", "33 53"),
    _SMALL.format("Hội thi 30 9", "163 261"),
)
_GROUP = re.compile(r"[IVX]{1,5}[.)]?|[A-H][.)]?")
_ROW = re.compile(r"\d{1,3}[.)]?")
# A row so named is the sum of those above it; "Tổng số" is also what some of them are part of.
_ADDED = re.compile(r"(?:tổng )?cộng(?!\p{L}).*")
_INSIDE = re.compile(r"\W|(?:trong đó|bao gồm|gồm|riêng)(?!\p{L})")
_GROUPS = (tuple("ABCDEFGH"), ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"))
_FEWEST_CONFIRMING = 2
_UNCONFIRMED_MOST = 2
_SUMMED = frozenset({"count", "money"})


def check(facts: Facts) -> Iterator[Finding]:
    """One finding per column and row of totals that differ."""
    for grid in facts.once(grids):
        for whole, parts in _sums(grid):
            yield from _check(facts, grid.table, grid.rows, whole, parts)


def _sums(grid: Grid) -> Iterator[tuple[int, Sequence[int]]]:
    """The rows of totals with the rows they sum, where the table leaves no doubt."""
    table, rows = grid.table, grid.rows
    totals: list[int] = []
    groups: list[tuple[int, list[int]]] = []
    loose: list[int] = []
    unnumbered = not any(_ROW.fullmatch(cells[0].text.strip()) for cells in table.rows)
    for r, cells in enumerate(table.rows):
        serial = cells[0].text.strip()
        label = grid.label(r) if r in rows else ""
        if r in grid.totals:
            totals.append(r)
        elif _GROUP.fullmatch(serial):
            groups.append((r, []))
        elif r in rows:
            if not (_ROW.fullmatch(serial) or (unnumbered and not _INSIDE.match(fold(label)))):
                return  # a row inside another, or one whose place is not told
            (groups[-1][1] if groups else loose).append(r)
    stated = [(group, parts) for group, parts in groups if group in rows]
    yield from ((group, parts) for group, parts in stated if len(parts) > 1)
    if len(totals) != 1 or (groups and loose) or (stated and len(stated) < len(groups)):
        return
    parts = [group for group, _ in stated] or loose or [r for _, inside in groups for r in inside]
    if len(parts) > 1:
        yield totals[0], parts


def _check(
    facts: Facts,
    table: Table,
    rows: Mapping[int, Mapping[int, Observation]],
    whole: int,
    parts: Sequence[int],
) -> Iterator[Finding]:
    closing, broken = 0, []
    for column, stated in rows[whole].items():
        summed = [rows[r][column] for r in parts if column in rows[r]]
        if not summed or not _may_be_summed(table, rows, stated, column, parts):
            continue
        if sum((Decimal(each.value) for each in summed), Decimal(0)) != Decimal(stated.value):
            broken.append((column, stated, summed))
        elif Decimal(stated.value):
            closing += 1
    confirmed = closing >= _FEWEST_CONFIRMING and len(broken) <= closing
    few = closing + len(broken) <= _UNCONFIRMED_MOST
    alone = few and (all(_is_of_one(rows[r]) for r in parts) or (closing > 0 and _counts_through(table, whole, parts)))
    if confirmed or alone:
        for column, stated, summed in broken:
            yield _finding(facts, table, column, stated, summed, SEVERITY if confirmed else "warning")


def _counts_through(table: Table, whole: int, parts: Sequence[int]) -> bool:
    """Whether a row "Cộng" closes rows, or groups, that are counted from the first on, none of them told as a part of another."""
    labels = [next((cell.text for cell in table.rows[r][1:] if cell.text.strip()), "") for r in parts]
    serials = tuple(table.rows[r][0].text.strip(" .)") for r in parts)
    named = any(_ADDED.fullmatch(fold(" ".join(cell.text.split()))) for cell in table.rows[whole][:2])
    return (
        named
        and max(parts) < whole
        and serials in _counts(len(parts))
        and not any(_INSIDE.match(fold(label)) for label in labels)
    )


def _counts(length: int) -> tuple[tuple[str, ...], ...]:
    """How so many rows, or groups, may be counted from the first on."""
    return (*(count[:length] for count in _GROUPS if length <= len(count)), tuple(map(str, range(1, length + 1))))


def _may_be_summed(
    table: Table,
    rows: Mapping[int, Mapping[int, Observation]],
    stated: Observation,
    column: int,
    parts: Sequence[int],
) -> bool:
    """Whether a column counts one thing, and every cell that prints a figure was read."""
    kind = _kind(stated)
    for r in parts:
        if column not in rows[r]:
            if any(char.isdigit() for char in table.rows[r][column].text):
                return False
        elif _kind(rows[r][column]) != kind:
            return False
    return stated.measure in _SUMMED and ".days." not in stated.indicator


def _kind(row: Observation) -> tuple[object, ...]:
    known = BY_CODE.get(row.indicator)
    return (
        (known.field_of or row.indicator) if known else row.indicator,
        row.measure,
        row.unit,
        row.period,
        row.modality,
    )


def _is_of_one(row: Mapping[int, Observation]) -> bool:
    """Whether a row tells of one field (lĩnh vực) or one unit: such rows do not overlap."""
    return all(each.scope.field or each.scope.agency for each in row.values())


def _finding(
    facts: Facts, table: Table, column: int, stated: Observation, summed: Sequence[Observation], severity: Severity
) -> Finding:
    values, printed = [Decimal(each.value) for each in summed], Decimal(stated.value)
    result = sum(values, Decimal(0))
    label, head = stated.label.partition(" / ")[0], table.columns[column] or str(column + 1)
    return facts.finding(
        CODE,
        NAME,
        severity,
        BASIS,
        vi=(
            f"Cột “{head}”, dòng “{label}” nêu {number(printed)} nhưng các dòng thành phần cộng lại được {number(result)} "
            f"(lệch {number(abs(printed - result))}); cần rà soát."
        ),
        en=f"The row of totals states {number(printed)}, its rows add up to {number(result)}.",
        evidence=[stated.cells[0], *(each.cells[0] for each in summed)],
        stated=number(printed),
        expected=number(result),
        arithmetic=total(values, result, printed),
        tolerance="0",
    )
