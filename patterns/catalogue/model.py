"""The catalogue's tables as typed rows, and the step from facets to a code.

A label is not compared with labels but taken apart into facets ("giải quyết" + "trước hạn"): wording varies without
end, facets do not, and opposite facets (đúng hạn, quá hạn) can never be confused by a similarity score.
"""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any, Literal

import regex as re

from patterns.words import whole_word

Measure = Literal["count", "percent"]


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator (chỉ tiêu). `stock`: a state on a day, not a flow over a period. `rate`, `base`: related codes.

    `requires` is None for a code that no label names by itself: `field_of` is then the code it splits by field (lĩnh vực).
    """

    code: str
    label: str
    group: str
    units: frozenset[str]
    measure: Measure
    requires: frozenset[str] | None
    allows: frozenset[str]
    stock: bool
    rate: str | None
    base: str | None
    form: str | None
    field_of: str | None


@dataclass(frozen=True, slots=True)
class Identity:
    """`whole` = sum of `parts` + any choice of `optional`. `alternatives`: other wholes the parts may belong to.

    `flow`: the optional terms stand beside the parts by one convention and inside them by another.
    """

    whole: str
    parts: tuple[str, ...]
    optional: tuple[str, ...]
    alternatives: tuple[str, ...]
    flow: bool
    basis: str


@dataclass(frozen=True, slots=True)
class Bound:
    """`part` counts a subset of `whole`."""

    part: str
    whole: str


_GROUPS = ("dossier", "digitisation", "procedure", "service")


def _tables() -> list[dict[str, Any]]:
    folder = files("patterns").joinpath("catalogue")
    return [tomllib.loads(folder.joinpath(f"{name}.toml").read_text("utf-8")) for name in _GROUPS]


_TABLES = _tables()

INDICATORS: tuple[Indicator, ...] = tuple(
    Indicator(
        code=row["code"],
        label=row["label"],
        group=table["group"],
        units=frozenset(row.get("units", [table["unit"]] if table["unit"] else [])),
        measure=row.get("measure", "count"),
        requires=frozenset(row["requires"]) if "requires" in row else None,
        allows=frozenset(row.get("allows", [])),
        stock=row.get("stock", False),
        rate=row.get("rate"),
        base=row.get("base"),
        form=row.get("form"),
        field_of=row.get("field_of"),
    )
    for table in _TABLES
    for row in table["indicator"]
)

IDENTITIES: tuple[Identity, ...] = tuple(
    Identity(
        row["whole"],
        tuple(row["parts"]),
        tuple(row.get("optional", [])),
        tuple(row.get("alternatives", [])),
        row.get("flow", False),
        row["basis"],
    )
    for table in _TABLES
    for row in table.get("identity", [])
)

BOUNDS: tuple[Bound, ...] = tuple(
    Bound(row["part"], row["whole"]) for table in _TABLES for row in table.get("bound", [])
)

_FACETS: dict[str, dict[str, list[str]]] = tomllib.loads(
    files("patterns").joinpath("catalogue", "facets.toml").read_text("utf-8")
)
_DIMENSION = {facet: dimension for dimension, facets in _FACETS.items() for facet in facets}
_BY_PHRASE: dict[str, set[str]] = {}
for _facets in _FACETS.values():
    for _facet, _phrases in _facets.items():
        for _phrase in _phrases:
            _BY_PHRASE.setdefault(_phrase, set()).add(_facet)
_PHRASE = re.compile(whole_word([*_BY_PHRASE]))


def facets_of(text: str) -> frozenset[str]:
    """The facets that folded text names; a phrase inside a longer phrase is not read.

    >>> sorted(facets_of("số hồ sơ giải quyết trước hạn"))
    ['early', 'resolved']
    """
    facets: set[str] = set()
    reach = 0
    for match in _PHRASE.finditer(text, overlapped=True):
        if match.end() > reach:  # starts ascend, so what ends earlier lies inside a phrase already read
            reach = match.end()
            facets |= _BY_PHRASE[match.group()]
    return frozenset(facets)


def dimension(facet: str) -> str:
    """The dimension of a facet; facets of one dimension exclude each other."""
    return _DIMENSION.get(facet, facet)


# Dimensions that say nothing of a group: a dossier has no owner, a procedure is not itself received or resolved.
_SILENT = {"proc": {"stage"}, "dossier": {"owner", "scope"}}


@lru_cache(maxsize=4096)
def indicator_for(
    facets: frozenset[str], unit: str | None, measure: Measure, group: str | None = None
) -> Indicator | None:
    """The most specific indicator whose required facets are there and which allows all the others.

    Args:
        facets: what the label names.
        unit: canonical unit of a count; None for a percentage or an elided unit.
        measure: count or percent.
        group: look in one group only (`proc` for a percentage of procedures).
    """
    best: Indicator | None = None
    for row in INDICATORS:
        if row.requires is None or row.measure != measure or (group is not None and row.group != group):
            continue
        if measure == "count" and unit not in row.units:
            continue
        silent = _SILENT["proc" if row.group == "proc" else "dossier"] | ({"topic"} if measure == "count" else set())
        said = {facet for facet in facets if dimension(facet) not in silent or facet in row.requires}
        if not row.requires <= said or not said <= row.requires | row.allows:
            continue
        if best is None or len(row.requires) > len(best.requires or ()):
            best = row
    return best


BY_CODE: dict[str, Indicator] = {row.code: row for row in reversed(INDICATORS)}
