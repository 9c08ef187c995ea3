"""Figures told again (số liệu nhắc lại): the same value of the same thing in another section, whatever it was linked to.

A summary repeats what the results have told: `đạt 97,76%` there and `tỷ lệ số hóa 97,76%` here. A telling value (enough
digits) and a word in common make it the same figure; a round one says nothing.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from itertools import combinations

import regex as re

from extractor.model import Observation, Repeat
from extractor.model.relation import End
from patterns.folding import fold
from patterns.units import base_factor, unit_group
from patterns.words import forms, table

_TELLING = 3
"""Digits, without closing noughts, that hardly two figures share by chance."""
_LONG = 4
"""Digits that tell a figure by themselves."""
_MOST = 4
"""Tellings of one value; what is told more often is a plan figure or a unit price."""
_FEW_SHARED, _MANY_SHARED = 2, 3
_COMMON = frozenset(forms("lists", "untelling"))
_OPPOSED = tuple((row["form"], row["other"]) for row in table("lists")["opposed"])


def retold(observations: Sequence[Observation], known: Sequence[Repeat]) -> list[Repeat]:
    """The repeats found by their indicator, with the figures of one value told in two sections added.

    Args:
        observations: of the report.
        known: the repeats found by their indicator.
    """
    groups: list[list[End]] = [list(repeat.members) for repeat in known]
    at = {end.id: group for group in groups for end in group}
    for one, other in _pairs(observations):
        mine, theirs = at.get(one.id), at.get(other.id)
        if mine is not None and theirs is not None:
            continue
        if mine is None and theirs is None:
            groups.append([one, other])
            at[one.id] = at[other.id] = groups[-1]
        elif mine is not None:
            mine.append(other)
            at[other.id] = mine
        elif theirs is not None:
            theirs.append(one)
            at[one.id] = theirs
    return [Repeat(members=tuple(group)) for group in groups]


def _pairs(observations: Sequence[Observation]) -> Iterator[tuple[End, End]]:
    """Two tellings of one value that are one figure."""
    rows_of = Counter(row.mentions[0] for row in observations if row.mentions)
    first: dict[str, Observation] = {}
    for row in observations:
        if row.mentions:
            first.setdefault(row.mentions[0], row)  # of a fraction the numerator
    for rows in _of_one_value(tuple(first.values())):
        for a, b in combinations(rows, 2):
            fractions = [rows_of[row.mentions[0]] > 1 for row in (a, b)]
            apart = a.section != b.section or (any(fractions) and not all(fractions) and _digits(a) >= _LONG)
            if apart and _same_thing(a, b, len(rows)):
                yield _end(a, fractions[0]), _end(b, fractions[1])
    for a, b in _rounded(tuple(first.values())):
        yield _end(a, rows_of[a.mentions[0]] > 1), _end(b, rows_of[b.mentions[0]] > 1)


def _end(row: Observation, is_fraction: bool) -> End:  # noqa: FBT001 - one of two kinds of ends
    return End(id=row.mentions[0], part="numerator" if is_fraction else None)


def _of_one_value(rows: Sequence[Observation]) -> Iterator[list[Observation]]:
    """The rows of each value and unit; a long bare figure ("mầm non 6.798") goes with the one unit its value is told in."""
    groups: dict[tuple[bool, str], dict[str | None, list[Observation]]] = {}
    for row in rows:
        units = groups.setdefault((row.measure == "percent", row.value), {})
        units.setdefault(unit_group(row.unit), []).append(row)
    for units in groups.values():
        if None in units and len(units) == 2 and _digits(units[None][0]) >= _LONG:
            bare = units.pop(None)
            (unit,) = units
            units[unit] = sorted(units[unit] + bare, key=rows.index)
        yield from (same for same in units.values() if 1 < len(same) <= _MOST)


def _rounded(rows: Sequence[Observation]) -> Iterator[tuple[Observation, Observation]]:
    """An amount and the same told in a larger unit: `8.293,5 triệu đồng` and `tổng thu đạt 8,3 tỷ đồng`."""
    amounts = [row for row in rows if row.measure == "money" and row.modality == "actual" and _digits(row) > 1]
    steps: dict[Decimal, list[Observation]] = {}
    for row in amounts:
        steps.setdefault(base_factor(row.unit).scaleb(-len(row.value.partition(".")[2])), []).append(row)
    for step, coarse in steps.items():
        near: dict[Decimal, list[Observation]] = {}
        for row in amounts:
            exact = Decimal(row.value) * base_factor(row.unit) / step
            if exact != exact.to_integral_value():
                near.setdefault(exact.quantize(Decimal(1), ROUND_HALF_UP), []).append(row)
        for row in coarse:
            told = near.get((Decimal(row.value) * base_factor(row.unit) / step).quantize(Decimal(1)), [])
            alike = [one for one in told if one.section != row.section and _shared(one, row) >= _FEW_SHARED]
            if len(alike) == 1 and not _are_opposed(alike[0], row) and alike[0].period.end == row.period.end:
                yield alike[0], row


def _same_thing(a: Observation, b: Observation, tellings: int) -> bool:
    """Whether one value told twice is one figure: by its indicator, by words in common, or by digits enough for itself."""
    if a.modality == b.modality == "target" or _are_opposed(a, b):
        return False
    digits, shared, only = _digits(a), _shared(a, b), tellings == len((a, b))
    planned = "target" in (a.modality, b.modality)
    codes = {a.indicator, b.indicator}
    if digits < _TELLING and (len(codes - {"other"}) > 1 or (planned and codes != {"other"})):
        return False
    if digits < _TELLING:
        same_time = a.period.end == b.period.end or planned or None in (a.period.end, b.period.end)
        return shared >= _FEW_SHARED and same_time and (digits > 1 or only)
    if planned:
        return only and digits >= _LONG
    if shared > 0 or a.indicator == b.indicator != "other" or (digits >= _LONG and only):
        return True
    alike = len(_words(a) & _words(b))
    return only and a.measure == "percent" and alike >= _MANY_SHARED


def _digits(row: Observation) -> int:
    return len(re.sub(r"\D", "", row.value).strip("0"))


def _words(row: Observation) -> frozenset[str]:
    return frozenset(re.findall(r"\p{L}{2,}", fold(row.label)))


def _shared(a: Observation, b: Observation) -> int:
    """The words in common that tell anything."""
    return len((_words(a) & _words(b)) - _COMMON)


def _are_opposed(a: Observation, b: Observation) -> bool:
    """Whether the words tell the two sides of one thing: revenue and expenditure, exports and imports."""
    one, other = _words(a), _words(b)
    return any(
        (x in one and x not in other and y in other and y not in one)
        or (y in one and y not in other and x in other and x not in one)
        for x, y in _OPPOSED
    )
