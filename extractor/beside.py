"""Figures told by those beside them (số liệu bên cạnh): what they are compared with, the same of other periods, wholes of kinds.

phải giải quyết 410 hồ sơ, tăng 20 hồ sơ so với quý I (390 hồ sơ)       the 390 are what the 410 are
đạt 71%, thấp hơn chỉ tiêu 75%                                          the aim is of what falls short of it
năm 2022 đạt 40/50 hồ sơ (80%), năm 2023 đạt 66/70 hồ sơ                one thing, year by year
90 TTHC, gồm 50 TTHC toàn trình và 40 TTHC một phần                     all procedures
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import regex as re

from extractor.label import Item
from extractor.linked import Linked
from extractor.model import Breakdown, Relation
from extractor.which import own_name
from patterns.catalogue import BY_CODE, IDENTITIES, indicator_for

_LOOK_BACK = 4
"""Figures that are looked back through: a sentence of figures without a stop stays linear."""

_NAMED = r"(?:năm|quý|tháng) (?:\d{1,4}|[ivx]{1,4}(?!\p{L}))(?: ?/ ?\d{4}| năm \d{4})?"
_SPAN = r"\d{1,2} tháng(?: đầu| cuối)?(?: năm)? \d{4}"
_EARLIER = (
    rf"(?:cùng kỳ(?: năm (?:\d{{4}}|trước|ngoái))?|kỳ trước|quý trước|tháng trước|năm trước|năm ngoái|{_SPAN}|{_NAMED})"
)
_PERIOD_ONLY = re.compile(rf"(?:(?:và|riêng|trong|của|đến|hết) )*+(?:{_SPAN}|{_NAMED})")
# Behind a change: "so với quý I năm 2024 (là 390 hồ sơ)".
_FROM = re.compile(rf"[ ,]*(?:so với|so|với) (?:số liệu )?(?:của )?{_EARLIER} ?\((?:là |có |đạt )?")
# Before a change: "So với quý I năm 2024 (180 hồ sơ), số hồ sơ trực tuyến tăng 20 hồ sơ".
_LEADING = re.compile(
    rf"(?:^[-+*•– ]*|.*[.;:,] ?)(?:so với|so) (?:số liệu )?(?:của )?{_EARLIER} ?\((?:là |có |đạt )?", re.DOTALL
)
_CLOSED = re.compile(r"^ ?\)[ ,]")
_AIM = re.compile(
    r"(?:thấp hơn|cao hơn|vượt|chưa đạt|không đạt|so với|kém|bằng|hơn|đạt)(?: mức| so với)?(?: các| cả)?"
    r" (?:chỉ tiêu|mục tiêu|kế hoạch|yêu cầu)[\p{L} ]{0,40}$"
    r"|(?:chưa đạt|không đạt),? (?:mới|chỉ)(?: được| đạt)? $"
)
_OUT_OF_ALL = re.compile(r"(?<!\p{L})(?:trên|trong) tổng(?: số)?(?: là)? $")
_BRACKET = re.compile(r"[\p{L} ]{0,40}\((?:đạt |chiếm |bằng |tỷ lệ )*+")
_THIS_RATE = re.compile(r"(?:tỷ lệ|tỉ lệ|con số) này[\p{L} ]{0,24}$")
# How the procedures of an office are divided, and a part that shows that all of them are: those offered online are
# no more than the full and the partial ones.
_DIVISIONS = (
    ("proc.online.", {"proc.online.none"}),
    ("proc.level.", {"proc.level.1", "proc.level.2"}),
    ("proc.owner.", {"proc.owner.commune", "proc.owner.district", "proc.owner.province"}),
)
_ALL_OF_THEM = frozenset({"catalogued", "own_power", "posted"})
# Dossiers resolved, handled or received are made up of the like parts: the parts do not tell which whole it is.
_MANY_WHOLES = frozenset({"dossier"})
_RESOLVED = "dossier.resolved.total"
_TAKEN_IN = frozenset({"dossier.received.total", "dossier.handled.total"})


def _same_sentence(one: Item, other: Item) -> bool:
    return (one.found.block, one.sentence) == (other.found.block, other.sentence)


def _alike(one: Item, other: Item) -> bool:
    """Whether two figures can tell the same: of one kind, and of one unit or an elided one."""
    same_kind = one.found.mention.kind == other.found.mention.kind
    return (
        same_kind
        and one.is_percent == other.is_percent
        and (one.group == other.group or None in (one.group, other.group))
    )


def _before(items: Sequence[Item], position: int) -> Iterator[Item]:
    """The figures of the same sentence before one, the nearest first."""
    for before in reversed(items[max(0, position - _LOOK_BACK) : position]):
        if not _same_sentence(before, items[position]):
            return
        yield before


def link_compared(items: Sequence[Item], linked: dict[str, Linked]) -> None:
    """Figures of an earlier period that a change is told against."""
    for position, item in enumerate(items):
        if item.id in linked or item.changed:
            continue
        before = items[position - 1] if position else None
        if before is not None and before.changed and _same_sentence(before, item) and _FROM.fullmatch(item.tie):
            now = next((each for each in _before(items, position) if not each.changed and _alike(each, item)), None)
            if now is not None and now.id in linked:
                linked[item.id] = replace(linked[now.id], how="inherited")
            continue
        after = items[position + 1] if position + 1 < len(items) else None
        if after is None or not after.changed or not _same_sentence(item, after) or not _alike(item, after):
            continue
        if _CLOSED.match(after.tie) and _LEADING.fullmatch(item.tie):
            row = indicator_for(after.facets, after.group, "count") if after.group is not None else None
            if row is not None:
                linked[item.id] = Linked(row.code, "inherited")


def link_aims(items: Sequence[Item], linked: dict[str, Linked]) -> None:
    """Percentages that one before them is measured by, and those that the words point back to ("tỷ lệ này")."""
    for position, item in enumerate(items):
        if not item.is_percent or item.id in linked or item.changed:
            continue
        if _AIM.search(item.tie):
            told = (each for each in _before(items, position) if each.is_percent and not each.changed)
        elif _THIS_RATE.search(item.tie):
            near = reversed(items[max(0, position - _LOOK_BACK) : position])
            told = (each for each in near if each.is_percent and each.found.block == item.found.block)
        else:
            continue
        rate = next(told, None)
        if rate is not None and rate.id in linked:
            linked[item.id] = replace(linked[rate.id], how="inherited")


def _is_of_period(item: Item) -> bool:
    return _PERIOD_ONLY.fullmatch(own_name(item)) is not None and not item.right


def parts_by_period(relations: Sequence[Relation], by_id: Mapping[str, Item], linked: dict[str, Linked]) -> None:
    """The parts of a whole by year or quarter are what the whole is."""
    for relation in relations:
        if not isinstance(relation, Breakdown) or (whole := linked.get(relation.whole.id)) is None:
            continue
        parts = [by_id[part.id] for part in relation.parts if part.id in by_id]
        for part in parts:
            if _is_of_period(part):
                linked[part.id] = replace(whole, how="inherited")


def wholes_of_kinds(relations: Sequence[Relation], by_id: Mapping[str, Item], linked: dict[str, Linked]) -> None:
    """Wholes that only their parts name: procedures by how they are offered, machines in order and out of order."""
    for relation in relations:
        if not isinstance(relation, Breakdown) or not relation.complete or relation.whole.id in linked:
            continue
        whole = by_id.get(relation.whole.id)
        codes = [linked[part.id].code if part.id in linked else "" for part in relation.parts]
        code = _whole_of(codes)
        narrowed = code == "proc.total" and whole is not None and not whole.facets <= _ALL_OF_THEM
        if (
            whole is not None
            and code is not None
            and not narrowed
            and whole.group in BY_CODE[code].units
            and not whole.changed
        ):
            linked[whole.id] = Linked(code, "inherited")


def _whole_of(codes: Sequence[str]) -> str | None:
    for division, shown in _DIVISIONS:
        if all(code.startswith(division) for code in codes) and not shown.isdisjoint(codes):
            return "proc.total"
    for identity in IDENTITIES:
        parts = {*identity.parts, *identity.optional}
        if set(identity.parts) <= set(codes) <= parts and BY_CODE[identity.whole].group not in _MANY_WHOLES:
            return identity.whole
    return None


def rates_out_of(items: Sequence[Item], linked: dict[str, Linked]) -> None:
    """`96 hồ sơ trực tuyến trên tổng số 120 hồ sơ (80%)`: the percentage is of the part, not of what it is out of."""
    for position, item in enumerate(items):
        if not item.is_percent or item.id in linked or not _BRACKET.fullmatch(item.tie):
            continue
        before = list(_before(items, position))[:2]
        if len(before) == len(("whole", "part")) and _OUT_OF_ALL.search(before[0].tie) and before[1].id in linked:
            rate = BY_CODE[linked[before[1].id].code].rate
            if rate is not None:
                linked[item.id] = replace(linked[before[1].id], code=rate, how="inherited")


def told_bases(items: Sequence[Item], linked: dict[str, Linked]) -> None:
    """`tiếp nhận 320 hồ sơ; đã giải quyết 300/320 hồ sơ`: offices take what is resolved out of all received or all handled."""
    told: dict[str, str] = {}
    block = -1
    for item in items:
        if item.found.block != block:
            told, block = {}, item.found.block
        one = linked.get(item.id)
        if one is None or not item.found.quantities:
            continue
        if item.found.mention.kind == "count" and one.code in _TAKEN_IN:
            told[item.found.quantities[0].number.canonical()] = one.code
        elif item.found.mention.kind == "fraction" and one.code == _RESOLVED:
            linked[item.id] = replace(one, base=told.get(item.found.quantities[1].number.canonical()))
