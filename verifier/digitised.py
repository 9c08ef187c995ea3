"""Bases of digitisation rates (mẫu số của tỷ lệ số hóa), each with the totals of the same level, field, channel and period."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from extractor.model import Observation
from verifier.facts import Facts

_BASES_OF = {
    "dossier.received.total": ("digit.intake.base",),
    "dossier.handled.total": ("digit.intake.base",),
    "dossier.resolved.total": ("digit.result.base",),
    "dossier.returned": ("digit.result.base",),
    "dossier.cancelled": ("digit.result.base",),
}
_Set = tuple[str, str | None, str | None, str | None, str | None]
"""What a base and its totals must share: the indicator of the base, the level, the field, the channel, the last day."""


@dataclass(frozen=True, slots=True)
class Base:
    """The base of a rate and, by their indicator, the rows that may be its total or a share of it, each value once, in text order."""

    row: Observation
    beside: dict[str, dict[Decimal, Observation]]

    @property
    def value(self) -> Decimal:
        """How many dossiers the rate is of."""
        return Decimal(self.row.value)

    @property
    def totals(self) -> dict[Decimal, Observation]:
        """The rows that may be its total, by value."""
        told = (rows for code, rows in self.beside.items() if code.endswith(".total"))
        return {value: row for rows in told for value, row in rows.items()}


def told_bases(facts: Facts) -> tuple[Base, ...]:
    """The bases that the report tells, in text order."""
    return tuple(_read(facts))


def _read(facts: Facts) -> Iterator[Base]:
    rows = [row for row in facts.report.observations if row.mentions and row.measure == "count"]
    beside: dict[_Set, dict[str, dict[Decimal, Observation]]] = {}
    for row in rows:
        for code in _BASES_OF.get(row.indicator, ()):
            told = beside.setdefault(_set(row, code), {}).setdefault(row.indicator, {})
            told.setdefault(Decimal(row.value), row)
    bases = {base for base, *_ in beside}
    for row in rows:
        found = beside.get(_set(row, row.indicator)) if row.indicator in bases else None
        if found is not None:
            yield Base(row, found)


def _set(row: Observation, base: str) -> _Set:
    return base, row.scope.level, row.scope.field, row.scope.channel, row.period.end
