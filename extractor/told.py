"""Figures told by way of another (nhắc lại, so sánh): `146 thủ tục nêu trên`, `tăng 16 hồ sơ so với cùng kỳ`, officials by status."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

import regex as re

from extractor.blocks import Outline
from extractor.label import Item
from extractor.linked import Linked
from extractor.model import Breakdown, Relation
from patterns.catalogue import BY_CODE, facets_of

_GROWTH = "dossier.received.growth"
_RECEIVED = frozenset({"received", "new"})
_COMPARED = re.compile(r"(?:so với|so cùng kỳ|cùng kỳ)(?!\p{L})")
_OF_BEFORE = re.compile(r"(?:so với|cùng kỳ|năm trước|kỳ trước)[^;.]{0,60}\( ?(?:là |có )?$")
_SO_MUCH = re.compile(r",? ?\(?(?:bằng|tương ứng|tương đương|tức|hay)(?: là| với| tăng| giảm)? | \(|, (?:tăng|giảm) ")
_ASIDE_OF = re.compile(r"^ ?\(\D{0,24}$")
_POINTED = re.compile(r"^ ?(?:\p{L}+ )?(?:nêu trên|nói trên|kể trên|ở trên)(?!\p{L})")
_OF_FIELDS = re.compile(r"^ ?(?:(?:thuộc|của|trong|trên|ở|với|tại) |\()(?:tổng số )?$")
_FIELD_CODES = {
    "proc.total": "proc.fields.total",
    "proc.posted.count": "proc.fields.total",
    "proc.owner.commune": "proc.fields.owner",
    "proc.owner.district": "proc.fields.owner",
    "proc.owner.province": "proc.fields.owner",
}
_STARTS = re.compile(r"(?<!\p{L})từ(?: mức| khoảng| gần| hơn| trên)? $")
_ENDS = re.compile(r"(?<!\p{L})(?<!trở )(?:lên|xuống|còn)(?: mức| còn| đến| khoảng| gần| hơn| trên)? $")
_OUT_OF = re.compile(r" ?(?:/|(?:trên|trong|/) ?(?:tổng số|tổng|số)) ?")
_EARLIER = re.compile(
    r"[ ,(]*(?:so với )?(?:cùng kỳ|quý trước|tháng trước|năm trước|năm ngoái|kỳ trước)"
    r"(?: của)?(?: năm (?:\d{4}|trước|ngoái))?[ :(]*(?:(?:là|có|đạt|chỉ đạt|chỉ có) ?)?"
)
# "tháng 9 tiếp nhận 64 hồ sơ, lũy kế từ 01/7/2025 là 183 hồ sơ"
_SO_FAR = re.compile(
    r"[ ,(]*(?:lũy kế|luỹ kế|cộng dồn)(?: (?:từ|đến|tính|ngày|nay|đầu|tháng|quý|năm|hết|kỳ|[\d/]{1,10}|[ivx]{1,4}))*+"
    r"[ :]*(?:(?:là|đạt|có|được) )?"
)
_HAS = re.compile(r"(?:^|(?<!\p{L}))(?:hiện )?(?:có|là|gồm)$")
_HAS_WORDS = 6
_STAFF_PARTS = {"cán bộ": "staff.cadre", "công chức": "staff.civil_servant", "viên chức": "staff.public_employee"}
_LOOK_BACK = 200


def link_changes(outline: Outline, items: Sequence[Item], linked: dict[str, Linked]) -> None:
    """`tiếp nhận ... tăng 168 hồ sơ (tăng 8,62%) so với cùng kỳ (1.949 hồ sơ)`: the change, its rate, and what it is from."""
    last: Item | None = None
    for position, item in enumerate(items):
        before = items[position - 1] if position else None
        block = outline.blocks[item.found.block]
        if last is not None and (last.found.block, last.sentence) != (item.found.block, item.sentence):
            last = None
        begin, end = block.view.sentence(item.found.start)
        if last is before and last is not None and item.is_percent and _SO_MUCH.fullmatch(item.tie):
            linked.setdefault(item.id, Linked(_GROWTH, "inherited"))
        elif item.changed and item.id not in linked and item.group in ("hồ sơ", None):
            near = max(begin, item.found.start - _LOOK_BACK)
            compared = _COMPARED.search(block.view.folded, near, min(end, item.found.end + _LOOK_BACK))
            counts = item.group == "hồ sơ" or item.is_percent
            if counts and compared and _of_received(item, before, linked, last):
                linked[item.id] = Linked(_GROWTH, "inherited")
                last = item
        elif last is not None and item.id not in linked and item.group == "hồ sơ" and _OF_BEFORE.search(item.tie):
            linked[item.id] = Linked("dossier.received.total", "inherited")


def _of_received(item: Item, before: Item | None, linked: dict[str, Linked], last: Item | None) -> bool:
    """Whether a change is one of the dossiers received: told right before it, or by its own label."""
    if last is not None and _ASIDE_OF.match(item.tie):
        return True
    own = facets_of(item.left)
    if own and own <= _RECEIVED and (item.group == "hồ sơ" or "hồ sơ" in item.left):
        return True
    if before is not None and (before.found.block, before.sentence) == (item.found.block, item.sentence):
        return before.id in linked and linked[before.id].code == "dossier.received.total" and ";" not in item.tie
    return False


def link_ends(items: Sequence[Item], linked: dict[str, Linked]) -> None:
    """`giảm từ 25 hồ sơ quý II còn 11 hồ sơ`: where a change ends is what it started from."""
    for before, item in pairwise(items):
        start = linked.get(before.id)
        same = (before.found.block, before.sentence, before.is_percent) == (
            item.found.block,
            item.sentence,
            item.is_percent,
        )
        if start is None or item.id in linked or not same or item.group not in (before.group, None):
            continue
        if _STARTS.search(before.tie) and _ENDS.search(item.tie):
            linked[item.id] = replace(start, how="inherited")


def link_earlier(items: Sequence[Item], linked: dict[str, Linked]) -> None:
    """`tiếp nhận 320 hồ sơ (cùng kỳ năm 2024: 298 hồ sơ)`: the same of an earlier or a longer period, told right behind."""
    for before, item in pairwise(items):
        now = linked.get(before.id)
        same = (before.found.block, before.sentence, before.is_percent) == (
            item.found.block,
            item.sentence,
            item.is_percent,
        )
        alike = item.group == before.group and item.found.mention.kind == before.found.mention.kind
        if now is None or item.id in linked or item.changed or before.changed or not same or not alike or item.right:
            continue
        if _EARLIER.fullmatch(item.tie) or _SO_FAR.fullmatch(item.tie):
            linked[item.id] = replace(now, how="inherited")


def link_bases(items: Sequence[Item], linked: dict[str, Linked]) -> None:
    """`nộp trực tuyến 96 hồ sơ trên tổng số 120 hồ sơ`: the figure that a count is out of."""
    for before, item in pairwise(items):
        part = linked.get(before.id)
        base = BY_CODE[part.code].base if part is not None else None
        if part is None or base is None or item.id in linked or item.is_percent or not _OUT_OF.fullmatch(item.tie):
            continue
        if item.group in (before.group, None) or before.group is None:
            linked[item.id] = replace(part, code=base, how="inherited")


def link_pointed(items: Sequence[Item], linked: dict[str, Linked]) -> None:
    """Figures that point at one told before, and the fields that procedures told before belong to."""
    told: dict[tuple[str | None, str], Linked] = {}
    for position, item in enumerate(items):
        key = (item.group, item.found.mention.value)
        if item.id not in linked and _POINTED.match(item.rest) and key in told:
            linked[item.id] = told[key]
        before = items[position - 1] if position else None
        if item.id not in linked and before is not None and before.id in linked and item.group == "lĩnh vực":
            code = _FIELD_CODES.get(linked[before.id].code)
            same = (before.found.block, before.sentence) == (item.found.block, item.sentence)
            if code is not None and same and _OF_FIELDS.match(item.tie):
                linked[item.id] = Linked(code, "inherited")
        if item.id in linked:
            told[key] = linked[item.id]


def link_people(
    items: Sequence[Item], relations: Sequence[Relation], by_id: Mapping[str, Item], linked: dict[str, Linked]
) -> None:
    """`Xã có 21 người, gồm 10 cán bộ và 11 công chức`; `hỗ trợ 03 công chức mức 400.000 đồng/người/tháng`."""
    for relation in relations:
        if not isinstance(relation, Breakdown) or relation.whole.id not in by_id:
            continue
        whole = by_id[relation.whole.id]
        parts = [by_id[part.id] for part in relation.parts if part.id in by_id]
        units = [part.found.mention.unit or "" for part in parts]
        plain = not any(part.right for part in parts) and _HAS.search(whole.left) is not None
        if (
            plain
            and len(whole.left.split()) <= _HAS_WORDS
            and {"cán bộ", "công chức"} <= set(units) <= set(_STAFF_PARTS)
        ):
            linked.setdefault(whole.id, Linked("staff.total", "inherited"))
            if linked[whole.id].code == "staff.total":
                for part, unit in zip(parts, units, strict=True):
                    linked.setdefault(part.id, Linked(_STAFF_PARTS[unit], "inherited"))
    heads = BY_CODE["money.allowance.heads"]
    for before, item in pairwise(items):
        paid = linked.get(item.id)
        near = (before.found.block, before.sentence) == (item.found.block, item.sentence)
        unit = before.found.mention.unit or ""
        if paid is not None and paid.code == "money.allowance.person" and near and unit in heads.units:
            linked[before.id] = Linked(heads.code, "inherited")
