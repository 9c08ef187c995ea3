"""Grids (lưới số liệu): the figures of a table by row and column, and how likely chance makes its columns agree.

A table says what its columns are by its figures: where a column is the sum, or the ratio, of others in row after row, no
word need say so, and the one row that breaks the rule holds a wrong figure.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import prod

import regex as re

from extractor.model import Observation, Scope, Table
from patterns.folding import fold
from patterns.words import any_of, forms
from verifier.facts import Facts
from verifier.rounding import Interval

TOTAL = re.compile(rf"{any_of(forms('tables', 'total'))}(?: ?\([^()]*\))?[ .:]*")
"""The label of a row of totals."""
AMOUNTS = frozenset({"count", "money", "measure"})
RARE = Fraction(1, 1000)
"""What chance is allowed to explain."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with the facts of its figures, `rows[r][column]`, and these as numbers; `totals` are the rows of totals."""

    table: Table
    rows: Mapping[int, Mapping[int, Observation]]
    totals: frozenset[int]
    values: Mapping[int, Mapping[int, Decimal]]

    def label(self, row: int) -> str:
        """What a row is of."""
        return next(iter(self.rows[row].values())).label.partition(" / ")[0]

    def head(self, column: int) -> str:
        """The head of a column; where it has none, its number."""
        return self.table.columns[column] or str(column + 1)

    def columns_of(self, measures: Iterable[str]) -> tuple[int, ...]:
        """The columns whose figures are all of these measures."""
        wanted = frozenset(measures)
        told: dict[int, bool] = {}
        for cells in self.rows.values():
            for column, each in cells.items():
                told[column] = told.get(column, True) and each.measure in wanted
        return tuple(column for column in sorted(told) if told[column])


def columns(facts: Facts) -> tuple[dict[str, Observation], ...]:
    """The figures of each column of a table, apart by whose they are: the first of each indicator, by its code."""
    found: dict[tuple[str, str, Scope], dict[str, Observation]] = {}
    for row in facts.rows_of_tables:
        table, _, column = row.cells[0].split(":")
        found.setdefault((table, column, row.scope), {}).setdefault(row.indicator, row)
    return tuple(found.values())


def grids(facts: Facts) -> tuple[Grid, ...]:
    """The tables of a report that state figures; a cell that states two (a fraction) is left out."""
    found: dict[str, dict[int, dict[int, Observation]]] = {}
    twice: set[str] = set()
    for each in facts.rows_of_tables:
        if len(each.cells) == 1:
            id_, row, column = each.cells[0].split(":")
            cells = found.setdefault(id_, {}).setdefault(int(row), {})
            if int(column) in cells:
                twice.add(each.cells[0])
            cells.setdefault(int(column), each)
    for cell in twice:
        id_, row, column = cell.split(":")
        del found[id_][int(row)][int(column)]
    return tuple(
        _grid(table, {r: found[table.id][r] for r in sorted(found[table.id]) if found[table.id][r]})
        for table in facts.report.tables
        if table.id in found
    )


def _grid(table: Table, rows: Mapping[int, Mapping[int, Observation]]) -> Grid:
    labels = {r: next(iter(cells.values())).label.partition(" / ")[0] for r, cells in rows.items()}
    totals = frozenset(r for r, label in labels.items() if TOTAL.fullmatch(fold(label)))
    values = {r: {column: value_of(each) for column, each in cells.items()} for r, cells in rows.items()}
    return Grid(table, rows, totals, values)


def value_of(each: Observation) -> Decimal:
    """The figure of a cell."""
    return Decimal(each.value)


def decimals_of(each: Observation) -> int:
    """The decimals a cell was printed with."""
    return len(each.value.partition(".")[2])


def meant(each: Observation) -> Interval:
    """What the figure of a cell can mean: a count is exact, an amount or a measure was rounded."""
    value = value_of(each)
    if each.measure == "count" and not decimals_of(each):
        return Interval.exact(value)
    half = Decimal(1).scaleb(-decimals_of(each)) / 2
    return Interval(value - half, value + half)


def by_chance(single: Sequence[Fraction], tried: int) -> Fraction:
    """How likely one of so many formulas holds in several rows by mere chance, each row with its own likelihood."""
    return min(Fraction(1), prod(single, start=Fraction(tried)))
