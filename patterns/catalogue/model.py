"""The catalogue's tables as typed rows.

A label is not compared with labels but taken apart into facets ("giải quyết" + "trước hạn"): wording varies without
end, facets do not, and opposite facets (đúng hạn, quá hạn) can never be confused by a similarity score.
"""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from patterns.words import data

Measure = Literal["count", "percent", "money", "duration", "measure"]


Reach = Literal["sentence", "behind", "money", "lead", "paragraph", "list", "section"]


class Row(BaseModel):
    """A row of the tables: every key known, nothing changed after loading."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Way(Row):
    """One way to name an indicator: the facets a label must have, and those it may have besides."""

    requires: frozenset[str]
    allows: frozenset[str] = frozenset()


class Variant(Row):
    """A label as reports print it (invented or from a form), with the unit behind the figure where it is another one."""

    text: str
    unit: str | None = None


class Indicator(Row):
    """One indicator (chỉ tiêu). `stock`: a state on a day, not a flow over a period. `rate`, `base`: related codes.

    `several`: two figures of it are two things (a computer and a scanner granted), never one thing told twice. `ways`
    is empty for a code that no label names by itself: `field_of` is then the code it splits by field (lĩnh vực).
    """

    code: str = Field(pattern=r"^[a-z]+(\.[a-z0-9_]+)+$")
    label: str
    group: str
    units: frozenset[str]
    measure: Measure = "count"
    ways: tuple[Way, ...] = ()
    variants: tuple[Variant, ...] = ()
    stock: bool = False
    several: bool = False
    rate: str | None = None
    base: str | None = None
    form: str | None = None
    field_of: str | None = None


class Identity(Row):
    """`whole` = sum of `parts` + any choice of `optional`. `alternatives`: other wholes the parts may belong to.

    `flow`: the optional terms stand beside the parts by one convention and inside them by another.
    """

    whole: str
    parts: tuple[str, ...]
    basis: str
    optional: tuple[str, ...] = ()
    alternatives: tuple[str, ...] = ()
    flow: bool = False


class Bound(Row):
    """`part` counts a subset of `whole`."""

    part: str
    whole: str


class Group(Row):
    """One file: the indicators of one subject. `deaf`: dimensions that say nothing of them."""

    group: str
    title: str
    units: frozenset[str]
    deaf: frozenset[str] = frozenset()
    indicators: tuple[Indicator, ...]
    identities: tuple[Identity, ...] = ()
    bounds: tuple[Bound, ...] = ()


class Facets(Row):
    """The words of facets, by dimension, the nouns that count one kind of thing, and how far a facet holds.

    `behind_period`: words that name a facet where they stand behind a named period. `heard`: dimensions that say something
    of every indicator whose group is not deaf to them.
    """

    reach: dict[Reach, frozenset[str]]
    heard: dict[Literal["always"], frozenset[str]]
    behind_period: dict[str, tuple[str, ...]]
    units: dict[str, tuple[str, ...]]
    dimensions: dict[str, dict[str, tuple[str, ...]]]


_GROUPS = (
    "dossier",
    "digitisation",
    "procedure",
    "onestop",
    "feedback",
    "survey",
    "payment",
    "document",
    "web",
    "staff",
    "asset",
    "money",
    "review",
    "inspection",
)


def _facets() -> Facets:
    raw = data("catalogue", "facets")
    own = {key: raw.pop(key) for key in ("reach", "heard", "behind_period", "units")}
    return Facets(**own, dimensions=raw)


FACETS = _facets()


def _units(names: list[str]) -> frozenset[str]:
    """Unit nouns; `@people` stands for all nouns of that kind."""
    return frozenset(noun for name in names for noun in (FACETS.units[name[1:]] if name[:1] == "@" else (name,)))


def _variant(row: str | dict[str, str]) -> Variant:
    return Variant(text=row) if isinstance(row, str) else Variant(**row)


def _indicator(row: dict[str, Any], group: str, units: frozenset[str]) -> Indicator:
    own_way = {"requires": row.pop("requires"), "allows": row.pop("allows", [])} if "requires" in row else None
    own = row.pop("units", None)
    variants = tuple(_variant(variant) for variant in row.pop("variants", []))
    ways = tuple(Way.model_validate(way) for way in (own_way, *row.pop("also", [])) if way is not None)
    return Indicator(group=group, units=units if own is None else _units(own), ways=ways, variants=variants, **row)


def _group(name: str) -> Group:
    raw = data("catalogue", name)
    units = _units(raw["units"])
    return Group(
        group=raw["group"],
        title=raw["title"],
        units=units,
        deaf=raw.get("deaf", []),
        indicators=tuple(_indicator(row, raw["group"], units) for row in raw["indicator"]),
        identities=raw.get("identity", []),
        bounds=raw.get("bound", []),
    )


GROUPS: tuple[Group, ...] = tuple(_group(name) for name in _GROUPS)
INDICATORS: tuple[Indicator, ...] = tuple(row for group in GROUPS for row in group.indicators)
IDENTITIES: tuple[Identity, ...] = tuple(row for group in GROUPS for row in group.identities)
BOUNDS: tuple[Bound, ...] = tuple(row for group in GROUPS for row in group.bounds)
BY_CODE: dict[str, Indicator] = {row.code: row for row in INDICATORS}
