"""TAB106 columns-do-not-add-up: in one row of a table the columns do not make up the column that they make up elsewhere.

What it finds: a column that is the sum of those beside it ("Tổng số", "Trong đó: Nam, Nữ") in row after row, and a row in which
    it is not.
Why it matters: one of the cells is wrong, and often the row of totals was computed from it.
Basis: arithmetic. The table itself says which of its columns add up.
Stays silent: unless the sum closes in twice as many rows as it fails, and in more than chance explains; for rows of totals,
    which TAB103 adds up; and where the columns are those of an official form, which TAB102 checks.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import accumulate, islice

from patterns.catalogue import IDENTITIES
from verifier.facts import Facts
from verifier.finding import Finding, Severity
from verifier.grids import AMOUNTS, RARE, Grid, by_chance, grids, meant, value_of
from verifier.rounding import Interval
from verifier.wording import number, total

CODE = "TAB106"
NAME = "columns-do-not-add-up"
NAME_VI = "Các cột thành phần trong bảng không cộng thành cột tổng ở một dòng"
SEVERITY: Severity = "warning"
BASIS = "Số học: cột tổng bằng tổng các cột thành phần ở mọi dòng."
_TABLE = (
    "PHỤ LỤC II\nSố người tham gia tập huấn\n\nSTT Đơn vị Tổng số Nam Nữ\n"
    "1 Xã Tân Lập 230 130 100\n2 Xã An Hòa 115 40 75\n3 Xã Bình Minh 341 200 141\n4 Xã Phú Sơn {}\n"
)
FIRES = (_TABLE.format("120 70 60"),)
SILENT = (_TABLE.format("120 70 50"),)
_MOST_COLUMNS = 16
_FEWEST_PARTS, _MOST_PARTS = 2, 8
_FEWEST_HOLDING = 2
_CONFIRMING = 2
"""Rows that hold for each that does not."""
_SCREENED = 8
_Kinds = Mapping[int, Mapping[int, tuple[str | None, str]]]
_NOTHING = Decimal(0)
_NEAR = 1
"""What rounding may leave between a sum and its parts, in their unit."""


def check(facts: Facts) -> Iterator[Finding]:
    """One finding per row and column that is elsewhere the sum of others."""
    for grid in facts.once(grids):
        amounts = grid.columns_of(AMOUNTS)[:_MOST_COLUMNS]
        sums = _likely_sums(grid, amounts)
        kinds = _kinds(grid) if sums else {}
        told: set[tuple[int, int]] = set()
        for whole, parts in sums:
            for row in _breaking(grid, kinds, whole, parts, 2 * _MOST_PARTS * len(amounts)):
                if (row, whole) not in told and not _of_a_form(grid, row, whole):
                    told.add((row, whole))
                    yield _finding(facts, grid, row, whole, parts)


def _likely_sums(grid: Grid, columns: Sequence[int]) -> list[tuple[int, Sequence[int]]]:
    """The sums that columns may be, of those right behind or right before, that come near in half of the first whole rows."""
    first = islice((values for values in grid.values.values() if all(c in values for c in columns)), _SCREENED)
    # What stands left of each column, added up: a stretch of columns is a difference of two.
    lines = [[Decimal(0), *accumulate(values[c] for c in columns)] for values in first]
    found = []
    for i, whole in enumerate(columns):
        for count in range(_MOST_PARTS, _FEWEST_PARTS - 1, -1):
            for begin in (i + 1, i - count):
                if begin < 0 or begin + count > len(columns):
                    continue
                near = sum(abs(at[i + 1] - at[i] - at[begin + count] + at[begin]) <= _NEAR for at in lines)
                if 2 * near >= len(lines):
                    found.append((whole, columns[begin : begin + count]))
    return found


def _kinds(grid: Grid) -> _Kinds:
    """The unit and the measure of every figure."""
    return {r: {c: (each.unit, each.measure) for c, each in cells.items()} for r, cells in grid.rows.items()}


def _breaking(grid: Grid, kinds: _Kinds, whole: int, parts: Sequence[int], tried: int) -> list[int]:
    """The rows in which a sum fails that the others confirm."""
    holding, failing = [], []
    wrong = 0
    for r, row in grid.values.items():
        kind = kinds[r].get(whole)
        if kind is None or [kinds[r].get(part) for part in parts] != [kind] * len(parts):
            continue
        values = [row[part] for part in parts]
        off = abs(sum(values, _NOTHING) - row[whole])
        # Of each figure rounding leaves open half a unit at most: what is farther off is told without its intervals.
        if off and (2 * off > len(parts) + 1 or not meant(grid.rows[r][whole]).meets(_sum(grid, r, parts))):
            failing.append(r)
            wrong += r not in grid.totals
            if len(grid.rows) - len(failing) < _CONFIRMING * wrong:
                return []  # however many of the other rows hold
        elif len(values) - values.count(_NOTHING) >= _FEWEST_PARTS:
            holding.append(r)
    if len(holding) < max(_FEWEST_HOLDING, _CONFIRMING * wrong):
        return []
    likely = [Fraction(1, max(1, int(grid.values[r][whole]))) for r in holding]
    if by_chance(likely, tried) >= RARE:
        return []
    return [r for r in failing if r not in grid.totals]


def _sum(grid: Grid, row: int, parts: Sequence[int]) -> Interval:
    return Interval.total([meant(grid.rows[row][part]) for part in parts])


def _of_a_form(grid: Grid, row: int, whole: int) -> bool:
    codes = {each.indicator for each in grid.rows[row].values()}
    code = grid.rows[row][whole].indicator
    return any(identity.whole == code and codes.issuperset(identity.parts) for identity in IDENTITIES)


def _finding(facts: Facts, grid: Grid, row: int, whole: int, parts: Sequence[int]) -> Finding:
    cells = grid.rows[row]
    printed, values = value_of(cells[whole]), [value_of(cells[part]) for part in parts]
    result = sum(values, Decimal(0))
    return facts.finding(
        CODE,
        NAME,
        SEVERITY,
        BASIS,
        vi=(
            f"Dòng “{grid.label(row)}”, cột “{grid.head(whole)}” nêu {number(printed)} nhưng các cột thành phần cộng lại được "
            f"{number(result)} (lệch {number(abs(printed - result))}); ở các dòng khác hai số này bằng nhau, cần rà soát."
        ),
        en=f"The columns of the row add up to {number(result)}, not {number(printed)}; in the other rows they agree.",
        evidence=[cells[whole].cells[0], *(cells[part].cells[0] for part in parts)],
        stated=number(printed),
        expected=number(result),
        arithmetic=total(values, result, printed),
    )
