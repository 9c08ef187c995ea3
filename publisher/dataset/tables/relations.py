"""Relations (quan hệ số liệu) that the text states between figures, and their ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, get_args

from extractor.model import Breakdown, End, FractionPercent, Ratio, Relation, Repeat
from publisher.dataset.column import Reference, Table, column, of
from publisher.dataset.tables.common import REPORT, TO_CELL, TO_MENTION, TO_REPORT, cell, key, mention, position, within
from publisher.schema.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publisher.dataset.facts import Facts

_KINDS = tuple(noun.model_fields["kind"].default for noun in get_args(Relation))
_ROLES = ("whole", "part", "numerator", "denominator", "percent", "fraction", "member")


class _Placed(NamedTuple):
    relation: int
    position: int
    role: str
    end: End


def _ends(facts: Facts) -> Iterator[_Placed]:
    for number, relation in enumerate(facts.report.relations, start=1):
        named = [(role, end) for role, end in _roles(relation) if end is not None]
        for position_, (role, end) in enumerate(named, start=1):
            yield _Placed(number, position_, role, end)


def _roles(relation: Relation) -> list[tuple[str, End | None]]:
    match relation:
        case Breakdown():
            return [("whole", relation.whole), *(("part", part) for part in relation.parts)]
        case Ratio():
            return [
                ("numerator", relation.numerator),
                ("denominator", relation.denominator),
                ("percent", relation.percent),
            ]
        case FractionPercent():
            return [("fraction", relation.fraction), ("percent", relation.percent)]
        case Repeat():
            return [("member", member) for member in relation.members]


RELATIONS = Table(
    name="relations",
    words=Words("Quan hệ giữa các số liệu mà văn bản nêu.", "How the text says that figures hang together."),
    records=lambda facts: facts.report.relations,
    key=("relation",),
    references=(TO_REPORT,),
    columns=(
        REPORT,
        key("relation", "r"),
        of(Breakdown, "kind", values=_KINDS, required=True),
        of(Breakdown, "complete", read=lambda item: getattr(item.it, "complete", None)),
    ),
)

ENDS = Table(
    name="relation_ends",
    words=Words("Các số liệu trong mỗi quan hệ và vai trò của chúng.", "The figures of each relation and their roles."),
    records=_ends,
    key=("relation", "position"),
    references=(TO_REPORT, Reference(("relation",), "relations"), TO_MENTION, TO_CELL),
    columns=(
        REPORT,
        within("relation", "khóa của quan hệ", "key of the relation", lambda item: f"r{item.it.relation}"),
        position(),
        column(
            "role",
            "string",
            lambda item: item.it.role,
            "vai trò trong quan hệ",
            "what it is in the relation",
            required=True,
            values=_ROLES,
        ),
        mention(lambda item: item.it.end.id),
        cell(lambda item: item.it.end.id),
        of(End, "part", read=lambda item: item.it.end.part),
    ),
)
