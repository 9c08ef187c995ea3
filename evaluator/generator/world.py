"""The figures of one office in one period, before a word is written: they satisfy every identity of the catalogue."""

from collections.abc import Container, Mapping
from decimal import Decimal
from itertools import combinations
from random import Random
from typing import Final

from patterns.catalogue.model import IDENTITIES, Identity

Values = dict[str, Decimal]

COUNTED: Final[Mapping[str, frozenset[str]]] = {
    "dossier.received.total": frozenset({"dossier.received.postal"}),
    "dossier.handled.total": frozenset({"dossier.returned", "dossier.received.postal"}),
    "dossier.resolved.total": frozenset({"dossier.resolved.late"}),
    "proc.total": frozenset({"proc.online.none"}),
}
"""The optional terms that our offices count, by whole: what is returned stands beside the resolved."""


def terms(identity: Identity, told: Container[str]) -> tuple[str, ...]:
    """The codes that an identity adds up here, `told` being those that have a figure."""
    counted = COUNTED.get(identity.whole, frozenset())
    return (*identity.parts, *(code for code in identity.optional if code in counted and code in told))


def solve(values: Values) -> Values:
    """Fill in what the identities of the catalogue determine.

    Args:
        values: figures by code; changed and returned.
    Raises:
        ValueError: an identity does not hold.
    """
    filled = True
    while filled:
        filled = False
        for identity in IDENTITIES:
            codes = (identity.whole, *terms(identity, values))
            unknown = [code for code in codes if code not in values]
            if len(unknown) != 1 or not values.keys() & set(codes):
                continue
            (code,) = unknown
            known = sum((values[part] for part in codes[1:] if part != code), Decimal(0))
            values[code] = known if code == identity.whole else values[identity.whole] - known
            filled = True
    if broken := [identity for identity in IDENTITIES if not holds(identity, values)]:
        raise ValueError(f"figures break an identity: {broken[0].whole} = {' + '.join(broken[0].parts)}")
    return values


def holds(identity: Identity, values: Mapping[str, Decimal]) -> bool:
    """Whether figures satisfy an identity with some choice of its optional terms, or do not say enough to tell."""
    wholes = [values[code] for code in (identity.whole, *identity.alternatives) if code in values]
    if not wholes or any(part not in values for part in identity.parts):
        return True
    least = sum((values[part] for part in identity.parts), Decimal(0))
    optional = [values[code] for code in identity.optional if code in values]
    choices = (chosen for size in range(len(optional) + 1) for chosen in combinations(optional, size))
    return any(least + sum(chosen, Decimal(0)) in wholes for chosen in choices)


def sample_dossiers(rng: Random, size: int) -> Values:
    """The dossiers of a period: what came in, what was done with it, and what is left. `size`: about how many."""
    online = rng.randint(size * 7 // 10, size)
    direct = rng.randint(max(12, online // 40), max(20, online // 7))
    late = rng.choice((0, 0, rng.randint(1, max(2, size // 150))))
    on_time = rng.randint(size // 40 + 2, size // 12 + 5)
    values = {
        "dossier.received.online": online,
        "dossier.received.direct": direct,
        "dossier.received.postal": rng.choice((0, rng.randint(2, max(4, direct // 3)))),
        "dossier.carried_in": rng.randint(3, max(9, size // 50)),
        "dossier.pending.in_time": rng.randint(2, max(8, size // 60)),
        "dossier.pending.overdue": rng.choice((0, 0, 0, rng.randint(1, 4))),
        "dossier.returned": rng.choice((0, rng.randint(1, max(3, size // 200)))),
        "dossier.resolved.late": late,
        "dossier.resolved.on_time": on_time,
    }
    solved = solve({code: Decimal(value) for code, value in values.items()})
    full = rng.randint(online // 3, online * 2 // 3)
    solved["dossier.received.online.full"] = Decimal(full)
    solved["dossier.received.online.partial"] = Decimal(online - full)
    for part, whole in (("digit.intake", "dossier.received.total"), ("digit.result", "dossier.resolved.total")):
        solved[f"{part}.base"] = solved[whole]
        solved[f"{part}.count"] = _share(rng, solved[whole], 85, 100)
    solved["digit.reuse.count"] = _share(rng, solved["dossier.received.total"], 20, 75)
    solved["pay.online.base"] = _share(rng, solved["dossier.received.total"], 30, 60)
    solved["pay.online.count"] = _share(rng, solved["pay.online.base"], 60, 99)
    solved["postal.out"] = _share(rng, solved["dossier.resolved.total"], 2, 9)
    return solved


def sample_procedures(rng: Random) -> Values:
    """The procedures an office publishes, by owner and by level of online service."""
    values = {
        "proc.owner.commune": rng.randint(95, 260),
        "proc.owner.military": rng.randint(6, 15),
        "proc.owner.police": rng.randint(6, 28),
        "proc.online.none": rng.randint(11, 40),
        "proc.online.full": rng.randint(35, 70),
    }
    return solve({code: Decimal(value) for code, value in values.items()})


def sample_feedback(rng: Random) -> Values:
    """What people reported about procedures."""
    rule, conduct = rng.randint(1, 6), rng.randint(1, 9)
    carried = rng.randint(0, 1)
    pending = rng.randint(0, 1)
    values = {
        "fb.topic.rule": rule,
        "fb.topic.conduct": conduct,
        "fb.received.carried": carried,
        "fb.pending": pending,
    }
    return solve({code: Decimal(value) for code, value in values.items()})


def sample_fields(rng: Random, values: Values, names: list[str]) -> dict[str, Values]:
    """The same dossiers by field (lĩnh vực): every field satisfies the identities, and the fields add up to the whole."""
    least = {"dossier.received.online": 1, "dossier.received.direct_postal": 0, "dossier.resolved.not_late": 2}
    columns = {code: split(rng, int(values[code]), len(names), low) for code, low in least.items()}
    columns["dossier.resolved.late"] = split(rng, int(values["dossier.resolved.late"]), len(names), 0)
    return {name: solve({code: Decimal(column[i]) for code, column in columns.items()}) for i, name in enumerate(names)}


def split(rng: Random, whole: int, count: int, least: int = 1) -> list[int]:
    """The whole in so many parts, the larger ones first, none below `least`."""
    room = whole - least * count
    if room < 0:
        raise ValueError(f"{whole} cannot be split into {count} parts of {least}")
    cuts = sorted(rng.randint(0, room) for _ in range(count - 1))
    parts = [after - before for before, after in zip([0, *cuts], [*cuts, room], strict=True)]
    return sorted((part + least for part in parts), reverse=True)


def _share(rng: Random, whole: Decimal, low: int, high: int) -> Decimal:
    """Some of the whole, between two percentages of it."""
    return Decimal(int(whole) * rng.randint(low * 100, high * 100) // 10000)
