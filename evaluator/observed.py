"""Observations against the gold: which figures got the right code, and of those, which the right period and level.

A figure is right when code and value are those of the gold at its mention; a cell when code, value and period are those of
some cell of the gold. What the gold leaves to "other" must have no code.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from evaluator.gold import GoldObservation, GoldObservations
from extractor.model import Observation, Report

OTHER = "other"


@dataclass(slots=True)
class Observed:
    """What one report gives: observations in the gold, read, and right; of the right ones, periods and levels; the differences."""

    gold: int = 0
    read: int = 0
    right: int = 0
    periods: int = 0
    levels: int = 0
    misses: list[str] = field(default_factory=list)


def compare_observations(gold: GoldObservations, report: Report, place: Mapping[str, int]) -> Observed:
    """Compare the observations of one report.

    Args:
        gold: what a reader found.
        report: what was read.
        place: the gold's number of each mention read, by its id.
    """
    left = [row for row in report.observations if row.indicator != OTHER]
    starts = {mention.id: mention.start for mention in report.mentions}
    result = Observed(gold=len(gold.observations), read=len(left))
    for wanted in gold.observations:
        found = _find(wanted, left, place)
        if found is None:
            result.misses.append(f"observation not read: {wanted.indicator} = {wanted.value} at {_place(wanted)}")
            continue
        left.remove(found)
        result.right += 1
        same = (found.period.start, found.period.end) == (wanted.period.start, wanted.period.end)
        result.periods += same
        result.levels += wanted.scope.level is None or found.scope.level == wanted.scope.level
        if not same:
            told = f"{found.period.start}..{found.period.end}"
            result.misses.append(
                f"period of {wanted.indicator} = {wanted.value} at {_place(wanted)}: "
                f"{wanted.period.start}..{wanted.period.end}, read: {told}"
            )
    result.misses += (
        f"observation not in gold: {row.indicator} = {row.value} at {_where(row, starts)}" for row in left
    )
    return result


def _find(wanted: GoldObservation, left: Sequence[Observation], place: Mapping[str, int]) -> Observation | None:
    for row in left:
        if row.indicator != wanted.indicator or not _same(row.value, wanted.value):
            continue
        if wanted.mention is not None:
            if any(place.get(mention) == wanted.mention for mention in row.mentions):
                return row
        elif row.cells and (row.period.start, row.period.end) == (wanted.period.start, wanted.period.end):
            return row
    return None


def _same(a: str, b: str) -> bool:
    try:
        return Decimal(a) == Decimal(b)
    except InvalidOperation:
        return a == b


def _where(row: Observation, starts: Mapping[str, int]) -> str:
    """The place of an observation that was read: offsets, which do not shift when another figure is read or not."""
    return " ".join((*(f"offset {starts[mention]}" for mention in row.mentions), *row.cells))


def _place(wanted: GoldObservation) -> str:
    return f"figure {wanted.mention}" if wanted.cell is None else f"cell {wanted.cell.row}:{wanted.cell.col}"
