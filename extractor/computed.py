"""Denominators (mẫu số): which pair of counts a percentage was computed from, and how sure that is.

The text prints the pair beside the percentage (`510/600 văn bản, đạt 85%`), or names it (`chiếm 12% tổng số hồ sơ`), or
leaves it to the reader. In the last case the totals of the same period, level and field are tried, and a pair counts as
found only if it gives the percentage as printed.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Literal

from extractor.model import Computed, End, FractionPercent, Observation, Ratio, Relation
from patterns.catalogue import BY_CODE, INDICATORS

_COUNTS_OF: dict[str, list[str]] = {}
for _row in INDICATORS:
    if _row.rate is not None:
        _COUNTS_OF.setdefault(_row.rate, []).append(_row.code)
# The totals that offices take a rate of besides the one the catalogue names.
_TOTALS = ("dossier.resolved.total", "dossier.received.total", "dossier.handled.total")

_Place = tuple[str, str | None, str | None, str | None, str | None]
_Told = tuple[Decimal, End]


def with_pairs(rows: Sequence[Observation], relations: Iterable[Relation]) -> list[Observation]:
    """The observations, each percentage with the pair it was computed from where that is known."""
    stated = _stated(relations)
    totals = _totals(rows)
    return [
        row.model_copy(update={"computed_from": _pair(row, stated, totals)}) if row.measure == "percent" else row
        for row in rows
    ]


def _stated(relations: Iterable[Relation]) -> dict[str, Computed]:
    """What the text says, by the id of the percentage."""
    stated: dict[str, Computed] = {}
    for relation in relations:
        if isinstance(relation, FractionPercent):
            whole, part = relation.fraction.id, relation.percent.id
            stated[part] = Computed(
                numerator=End(id=whole, part="numerator"), denominator=End(id=whole, part="denominator"), how="printed"
            )
        elif isinstance(relation, Ratio):
            stated[relation.percent.id] = Computed(
                numerator=relation.numerator, denominator=relation.denominator, how="named"
            )
    return stated


def _totals(rows: Sequence[Observation]) -> dict[_Place, _Told]:
    """The first count told for each indicator, period, level and field."""
    totals: dict[_Place, _Told] = {}
    counts = [row for row in rows if row.measure == "count"]
    twice = Counter((row.mentions or row.cells)[0] for row in counts)  # a fraction gives two rows, the numerator first
    begun: set[str] = set()
    for row in counts:
        told = (row.mentions or row.cells)[0]
        part: Literal["numerator", "denominator"] | None = None
        if twice[told] > 1:
            part = "denominator" if told in begun else "numerator"
            begun.add(told)
        if row.indicator != "other" and row.modality == "actual":
            totals.setdefault(_place(row, row.indicator), (Decimal(row.value), End(id=told, part=part)))
    return totals


def _place(row: Observation, code: str) -> _Place:
    return code, row.period.start, row.period.end, row.scope.level, row.scope.field


def _pair(row: Observation, stated: Mapping[str, Computed], totals: Mapping[_Place, _Told]) -> Computed | None:
    told = stated.get(row.mentions[0]) if row.mentions else None
    if told is not None and told.numerator is not None and told.denominator is not None:
        return told
    return _inferred(row, totals) or told


def _inferred(row: Observation, totals: Mapping[_Place, _Told]) -> Computed | None:
    """The first pair among the totals in force that gives the percentage, rounded or cut off as printed."""
    percent = Decimal(row.value)
    exponent = percent.as_tuple().exponent
    step = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
    for code in _COUNTS_OF.get(row.indicator, ()):
        part = totals.get(_place(row, code))
        for base in dict.fromkeys((BY_CODE[code].base, *_TOTALS)):
            whole = totals.get(_place(row, base)) if base is not None and base != code else None
            if part is None or whole is None or whole[0] == 0:
                continue
            if abs(100 * part[0] - percent * whole[0]) < step * whole[0]:
                return Computed(numerator=part[1], denominator=whole[1], how="inferred")
    return None
