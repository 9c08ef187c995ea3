"""Resolving (tra danh mục): a printed name to the one official unit it can mean, or to none."""

from collections.abc import Iterable
from datetime import date

from patterns.folding import fold
from patterns.places.register import REFORM, Unit, units_called

_DISTRICTS = ("huyện ", "quận ", "thị xã ")


def candidates(name: str, on: date | None, superiors: Iterable[str] = ()) -> tuple[Unit, ...]:
    """The units that a name can mean.

    Args:
        name: with its kind, as `read_places` gives it.
        on: a day on which it was in force; None where nothing tells.
        superiors: names of units that the text tells it is subject to. A unit under another district or province drops out.
    """
    told = frozenset(superiors)
    found = units_called(name)
    if on is not None:
        found = tuple(unit for unit in found if unit.current == (on >= REFORM))
    return tuple(unit for unit in found if not _contradicts(unit, told - {name}))


def resolve(name: str, on: date | None, superiors: Iterable[str] = ()) -> Unit | None:
    """The unit a name means; None when there is none or more than one it can be.

    A former commune is told only where a superior confirms it: the register shows the last day before the reform, and
    of two communes of one name that were there in 2020 one may have gone by then.
    """
    told = tuple(superiors)
    found = candidates(name, on, told)
    if len(found) > 1:
        found = tuple(unit for unit in found if is_confirmed(unit, told))
    if len(found) != 1 or not (found[0].current or found[0].level != "commune" or is_confirmed(found[0], told)):
        return None
    return found[0]


def is_confirmed(unit: Unit, told: Iterable[str]) -> bool:
    """Whether one of the names is that of a unit above."""
    return not _above(unit).isdisjoint(told)


def _above(unit: Unit) -> frozenset[str]:
    return frozenset(fold(each.name) for each in unit.chain)


def _contradicts(unit: Unit, told: frozenset[str]) -> bool:
    """Whether the names tell of another superior than those the unit has."""
    former_commune = unit.level == "commune" and not unit.current
    districts = {name for name in told if former_commune and name.startswith(_DISTRICTS)}
    provinces = {name for name in told if name.startswith("tỉnh ")}
    cities = {name for name in told if name.startswith("thành phố ")}  # of either level
    above = _above(unit)
    if unit.level == "province" or not districts | provinces | cities:
        return False
    return above.isdisjoint(told) or any(names and above.isdisjoint(names | cities) for names in (districts, provinces))
