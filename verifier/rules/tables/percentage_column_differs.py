"""TAB105 percentage-column-differs: in one row a printed percentage does not follow from the columns that give it elsewhere.

What it finds: a column of percentages that is one column over another ("% kế hoạch"), its change, or its share of the row of
    totals in row after row, and a row in which it is not.
Why it matters: the percentage or one of the two figures is wrong, and tables are copied without being computed again.
Basis: arithmetic. The table itself says how its percentages are made; a percentage one unit of its last digit off is let pass,
    and amounts of money and measures stand for all that prints so.
Stays silent: unless one way of computing holds in twice as many rows as it fails, and in more than chance explains; when any
    other pair of columns gives the percentage of the row; and for rows of percentages, which may be told in points.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import islice, permutations
from typing import Literal

from extractor.model import Observation
from verifier.facts import Facts
from verifier.finding import Finding, Severity
from verifier.grids import AMOUNTS, RARE, Grid, by_chance, decimals_of, grids, meant, value_of
from verifier.rounding import as_percent
from verifier.wording import number

CODE = "TAB105"
NAME = "percentage-column-differs"
NAME_VI = "Tỷ lệ phần trăm trong bảng không khớp các cột số liệu"
SEVERITY: Severity = "warning"
BASIS = "Số học: tỷ lệ trong bảng phải tính ra được từ các cột số liệu theo cùng một cách ở mọi dòng."
_TABLE = (
    "PHỤ LỤC I\nKết quả giải quyết hồ sơ\n\nSTT Lĩnh vực Tiếp nhận Giải quyết Tỷ lệ (%)\n"
    "1 Hộ tịch 152 145 95,39\n2 Đất đai 131 128 97,71\n3 Chứng thực 310 297 {}\n"
)
FIRES = (_TABLE.format("98,51"),)
SILENT = (_TABLE.format("95,81"), _TABLE.format("95,8"), _TABLE.replace("97,71", "71,40").format("42,38"))
_MOST_COLUMNS = 8
_MOST_ROWS = 60
"""Rows by which it is told how a column is made; then every row is held against it."""
_ALL = Decimal(100)

_Kind = Literal["share", "change", "of_total"]


@dataclass(frozen=True, slots=True)
class _Formula:
    """How a percentage is made: of column `part` over column `whole`, or over the row of totals `whole` of its own column."""

    kind: _Kind
    part: int
    whole: int

    def ends(self, grid: Grid, row: int) -> tuple[Observation, Observation] | None:
        """The two figures it takes in a row; None where one is missing or nought."""
        cells = grid.rows[row]
        below = grid.rows.get(self.whole, {}).get(self.part) if self.kind == "of_total" else cells.get(self.whole)
        part = cells.get(self.part)
        if part is None or below is None or not value_of(below):
            return None
        return (part, below) if part.unit == below.unit and part.measure == below.measure else None


def check(facts: Facts) -> Iterator[Finding]:
    """One finding per row that breaks what the rest of a column follows."""
    for grid in facts.once(grids):
        amounts = grid.columns_of(AMOUNTS)[:_MOST_COLUMNS]
        for column in grid.columns_of({"percent"})[:_MOST_COLUMNS]:
            yield from _check(facts, grid, column, _formulas(grid, amounts))


def _formulas(grid: Grid, amounts: Sequence[int]) -> list[_Formula]:
    kinds: tuple[_Kind, ...] = ("share", "change")
    found = [_Formula(kind, part, whole) for kind in kinds for part, whole in permutations(amounts, 2)]
    return found + [_Formula("of_total", part, total) for part in amounts for total in sorted(grid.totals)]


def _check(facts: Facts, grid: Grid, column: int, formulas: Sequence[_Formula]) -> Iterator[Finding]:
    printed = {r: cells[column] for r, cells in grid.rows.items() if column in cells}
    formula = _followed(grid, dict(islice(printed.items(), _MOST_ROWS)), formulas)
    if formula is None:
        return
    for r, percent in printed.items():
        if _verdict(formula, grid, r, percent) is False and not any(
            _verdict(one, grid, r, percent) for one in formulas
        ):
            yield _finding(facts, grid, formula, r, percent)


def _followed(grid: Grid, printed: Mapping[int, Observation], formulas: Sequence[_Formula]) -> _Formula | None:
    """The formula that a column follows: the one that chance explains least; None where chance may explain it."""
    best, least = None, RARE
    for formula in formulas:
        verdicts = {r: _verdict(formula, grid, r, percent) for r, percent in printed.items()}
        holding = [r for r, holds in verdicts.items() if holds and _tells(formula.ends(grid, r), printed[r])]
        failing = sum(holds is False for holds in verdicts.values())
        chance = by_chance([_likely(printed[r]) for r in holding], len(formulas))
        if chance < least and len(holding) >= 2 * max(1, failing):
            best, least = formula, chance
    return best


def _verdict(formula: _Formula, grid: Grid, row: int, percent: Observation) -> bool | None:
    """Whether a formula gives the percentage of a row; None where a figure is missing."""
    ends = formula.ends(grid, row)
    return _holds(formula.kind, *ends, percent) if ends is not None else None


def _holds(kind: _Kind, part: Observation, whole: Observation, percent: Observation) -> bool:
    """Whether the two figures may give the percentage; a change may be printed without its sign."""
    above, below, printed = meant(part), meant(whole), value_of(percent)
    if above.low is None or above.high is None or below.low is None or below.high is None or below.low <= 0:
        return True
    low, high = Fraction(above.low) / Fraction(below.high) * 100, Fraction(above.high) / Fraction(below.low) * 100
    unit = Fraction(1, 10 ** decimals_of(percent))
    if kind != "change":
        return low - unit < printed < high + unit
    return any(low - 100 - unit < each < high - 100 + unit for each in {printed, -printed})


def _tells(ends: tuple[Observation, Observation] | None, percent: Observation) -> bool:
    """Whether a row can confirm a formula: nought and a hundred follow from too many."""
    return ends is not None and abs(value_of(percent)) not in (Decimal(0), _ALL) and value_of(ends[0]) != 0


def _likely(percent: Observation) -> Fraction:
    """How likely two figures give a percentage by chance, were it any up to a hundred."""
    return Fraction(2, 100 * 10 ** decimals_of(percent))


def _finding(facts: Facts, grid: Grid, formula: _Formula, row: int, percent: Observation) -> Finding:
    ends = formula.ends(grid, row)
    assert ends is not None  # noqa: S101 - a row without them neither holds nor fails
    part, whole = ends
    ratio = Fraction(value_of(part)) / Fraction(value_of(whole))
    expected = as_percent(ratio - 1 if formula.kind == "change" else ratio, decimals_of(percent))
    stated = value_of(percent)
    return facts.finding(
        CODE,
        NAME,
        SEVERITY,
        BASIS,
        vi=(
            f"Dòng “{grid.label(row)}”, cột “{grid.head(int(percent.cells[0].rsplit(':', 1)[1]))}” nêu {number(stated)}% "
            f"nhưng tính như các dòng khác ({number(value_of(part))} so với {number(value_of(whole))}) được {number(expected)}%; "
            "cần rà soát."
        ),
        en=f"The percentage is {number(stated)}%; computed as in the other rows it is {number(expected)}%.",
        evidence=[percent.cells[0], part.cells[0], whole.cells[0]],
        stated=f"{number(stated)}%",
        expected=f"{number(expected)}%",
        arithmetic=f"{number(value_of(part))} / {number(value_of(whole))} → {number(expected)}% ≠ {number(stated)}%",
    )
