"""The register (danh mục hành chính): official units with their codes, as they were until and as they are since 01/07/2025."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Literal

from patterns.folding import fold

REFORM = date(2025, 7, 1)
"""The day from which there are 34 provinces, and no districts (Nghị quyết 202/2025/QH15, Luật 72/2025/QH15)."""

_LEVELS: dict[str, Literal["commune", "district", "province"]] = {"p": "province", "d": "district", "c": "commune"}


@dataclass(frozen=True, slots=True)
class Unit:
    """An administrative unit (đơn vị hành chính).

    A code names one unit on one side of the reform only: many were given anew. `current`: since 01/07/2025.
    `followers`: codes of the units of its level that its land belongs to since; none for a district.
    """

    code: str
    name: str
    level: Literal["commune", "district", "province"]
    current: bool
    above: "Unit | None"
    followers: tuple[str, ...]

    @property
    def chain(self) -> tuple["Unit", ...]:
        """The units above it, the nearest first."""
        return () if self.above is None else (self.above, *self.above.chain)

    @property
    def province(self) -> "Unit":
        """The province it lies in, itself if it is one."""
        return self.chain[-1] if self.above else self


@dataclass(frozen=True)
class _Register:
    by_name: dict[str, tuple[Unit, ...]]
    current: dict[str, Unit]
    before: dict[str, tuple[Unit, ...]]
    below: dict[tuple[bool, str], tuple[Unit, ...]]


def units_called(name: str) -> tuple[Unit, ...]:
    """The units with a name, kind included (`xã Tân Lập`), on both sides of the reform, in the order of their codes."""
    key = fold(name)
    text = _text()[1]
    if f"\t{key}\t" not in text and f"\t{key}\n" not in text:
        return ()  # most names that are none are found out without making fourteen thousand units
    return _register().by_name.get(key, ())


def successors(unit: Unit) -> tuple[Unit, ...]:
    """The current units that its land belongs to; none for a current unit."""
    return tuple(_register().current[code] for code in unit.followers)


def predecessors(unit: Unit) -> tuple[Unit, ...]:
    """The former units that a current one was made of, in whole or in part."""
    return _register().before.get(unit.code, ()) if unit.current else ()


def members(code: str, *, current: bool) -> tuple[Unit, ...]:
    """The units right below one: communes of a former district or a current province, districts of a former province."""
    return _register().below.get((current, code), ())


@cache
def _text() -> tuple[str, str]:
    """The table as it is and folded, read when the first name is looked up."""
    text = files("patterns").joinpath("places", "units.tsv").read_text("utf-8")
    return text, fold(text)


@cache
def _register() -> _Register:
    """The whole table, taken apart when the first name is found in it."""
    by_name: dict[str, list[Unit]] = defaultdict(list)
    before: dict[str, list[Unit]] = defaultdict(list)
    known: dict[tuple[bool, str], Unit] = {}
    below: dict[tuple[bool, str], list[Unit]] = defaultdict(list)
    for line, folded in zip(*map(str.splitlines, _text()), strict=True):
        if line.startswith("#"):
            continue
        rank, code, above, name, *followers = line.split("\t")
        current = rank.isupper()
        codes = tuple(followers[0].split()) if followers else ()
        unit = Unit(code, name, _LEVELS[rank.lower()], current, known[current, above] if above else None, codes)
        known[current, code] = unit
        if unit.above:
            below[current, unit.above.code].append(unit)
        by_name[folded.split("\t")[3]].append(unit)
        for after in codes:
            before[after].append(unit)
    return _Register(
        {name: tuple(units) for name, units in by_name.items()},
        {code: unit for (current, code), unit in known.items() if current},
        {code: tuple(units) for code, units in before.items()},
        {key: tuple(units) for key, units in below.items()},
    )
