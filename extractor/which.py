"""Labels that only say which one (nhãn chỉ đối tượng): a field, a level, an office; what is counted stands elsewhere.

    Số hóa khi tiếp nhận 20/21 hồ sơ, gồm: Hộ tịch 12/12 hồ sơ; Đất đai 8/9 hồ sơ     the whole says it
    3. Tiếp nhận trực tuyến - Cấp huyện: 90/100 hồ sơ; cấp xã: 450/500 hồ sơ           the title and the figure before say it

Such a figure takes the code of its whole, of the figure before it, or what the line or the title above it names.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

import regex as re

from extractor.blocks import Outline
from extractor.channel import channel_of, without_channel
from extractor.label import Item, count_for, measure_of, rate_for
from extractor.linked import Linked
from extractor.model import Breakdown, Relation
from patterns.catalogue import BY_CODE, INDICATORS, Indicator, dimension, facets_of
from patterns.folding import fold
from patterns.words import any_of, forms, table, whole_word

FIELD_OF = {row.field_of: row.code for row in INDICATORS if row.field_of}
"""The code of the parts by field (lĩnh vực), for codes that have one of their own for them."""
# Groups whose codes hold for each field and office alike, and codes that hold for each office that sends people.
_SPLIT_BY_FIELD = frozenset({"dossier", "digit", "pay"})
_SPLIT_BY_OFFICE = frozenset({"onestop.staff.vertical", "training.participants", "training.classes"})

_LEVELS: dict[str, str] = {row["form"]: row["level"] for row in table("outline")["level_phrase"]}
_SMALL = r"(?:riêng |của |ở |tại |thuộc |đối với |các |và |còn |khối |ubnd |bộ phận một cửa )*"
_LEVEL = re.compile(rf"{_SMALL}(?P<level>{any_of([*_LEVELS])})(?: (?:là|có|đạt|đạt tỷ lệ|chiếm))?")
_LEAD_IN = re.compile(rf"^(?:{whole_word(forms('grammar', 'opener'))}(?: có| là)?[ :]*|và |còn |- )+")
_BREAK = re.compile(r"[;:()]")
_VERB = re.compile(r" (?:là|có|gồm|đạt|được)$")
_OFFICE = re.compile(
    r"(?:phòng|sở|ban|chi nhánh|công an|ubnd|ủy ban nhân dân|trung tâm|xã|phường|thị trấn|bảo hiểm|thuế|thôn) \p{L}"
)
_OF_FIELD = re.compile(r"^(?:ở |thuộc |về |trong )?lĩnh vực ")
# "22 hồ sơ, đều còn trong hạn (20 hồ sơ Đất đai, ...)": what is said of all holds for each part.
_ALL_IN_TIME = re.compile(r"[ ,]*(?:tất cả |đều |toàn bộ )+(?:đang |còn )*trong hạn(?!\p{L})")
_PENDING, _PENDING_IN_TIME = "dossier.pending.total", "dossier.pending.in_time"
_OF_ONE_BEFORE = re.compile(r"\p{L}[,;] $")
_NAME_BEHIND = re.compile(
    rf" (?!{whole_word((*forms('grammar', 'tie'), 'tăng', 'giảm', 'là', 'có', 'còn'))})"
    r"(?P<name>\p{L}[^,;:.()\d]{1,60})(?:[,;:.)]|$)"
)
_IN_FIELD = re.compile(r"(?<!\p{L})(?:thuộc|ở|về|trong|của) lĩnh vực (?P<field>[^,;:]{2,60})$")
_HEADED = re.compile(r": ?\p{L}")
# "Chứng thực giải quyết 1.300 hồ sơ": the field, and what was done.
_HANDLED = re.compile(r" (?:đã )?(?:giải quyết|trả kết quả)$")
# What became of dossiers; those taken in have codes of their own by channel.
_OUTCOMES = ("dossier.resolved.", "dossier.pending.")
_AND = re.compile(r"[^,;.:()\d]*(?: và|,) ")
_LONGEST = 12
_LEAD_WORDS = 24
_REACH = 2000
"""Characters of a sentence that are looked back through: a paragraph of figures without a stop stays linear."""


class Which(NamedTuple):
    """What a label says and no more: one of the three."""

    field: str | None = None
    level: str | None = None
    office: str | None = None


@cache
def _fields() -> frozenset[str]:
    names = {fold(form) for form in forms("fields", "field")}
    names.update(
        fold(row["form"]) for row in table("departments")["name"] if row["kind"] in ("field", "department", "office")
    )
    return frozenset(names)


def own_name(item: Item) -> str:
    """The words right before a figure, cut at the last colon, semicolon or bracket before them.

    Where a comma parts them from it they are the name of the figure before: `04 hồ sơ Xây dựng, 02 hồ sơ Nhà ở`.
    """
    if _OF_ONE_BEFORE.search(item.tie) and (behind := _NAME_BEHIND.match(item.rest)) is not None:
        return behind["name"]
    words = item.tie.rstrip(" :(")
    cut = max((match.end() for match in _BREAK.finditer(words)), default=0)
    name = _LEAD_IN.sub("", words[cut:].strip(" ,.-+*%"))
    return _VERB.sub("", name)


def which(item: Item, *, listed: bool) -> Which | None:
    """What a figure's label says, if it says which one only. `listed`: the figure is told to be a part of another."""
    name = own_name(item)
    if (handled := _HANDLED.sub("", name)) in _fields():
        return Which(field=handled)
    if (match := _IN_FIELD.search(name)) is not None and match["field"] in _fields():
        return Which(field=match["field"])
    if not name or len(name.split()) > _LONGEST or any(ch.isdigit() for ch in name):
        return None
    if (match := _LEVEL.fullmatch(name)) is not None:
        return Which(level=_LEVELS[match["level"]])
    field = _OF_FIELD.sub("", name)
    if field in _fields() or field != name:
        return Which(field=field)
    if _OFFICE.match(name):
        return Which(office=name)
    said = facets_of(name)
    return Which(field=name) if listed and not said and "," not in name else None


def _placed(code: str, one: Which) -> Linked | None:
    """The link of a figure whose code is known and whose label says which one."""
    row = BY_CODE[code]
    if one.level is not None:
        return Linked(code, "inherited", level=one.level)
    if one.field is not None and code in FIELD_OF:
        return Linked(FIELD_OF[code], "inherited", one.field)
    if one.field is not None and row.group in _SPLIT_BY_FIELD:
        return Linked(code, "inherited", one.field)
    if code in _SPLIT_BY_OFFICE:
        return Linked(code, "inherited", owner=one.office or one.field)
    if one.office is not None and row.group in _SPLIT_BY_FIELD:
        return Linked(code, "inherited", one.office)
    return None


def of_wholes(relations: Sequence[Relation], by_id: Mapping[str, Item], linked: dict[str, Linked]) -> None:
    """Parts that say which one only are what their whole is."""
    for relation in relations:
        if not isinstance(relation, Breakdown) or (whole := linked.get(relation.whole.id)) is None:
            continue
        parts = [by_id[part.id] for part in relation.parts if part.id in by_id]
        total = by_id.get(relation.whole.id)
        in_time = whole.code == _PENDING and total is not None and _ALL_IN_TIME.match(total.rest) is not None
        code = _PENDING_IN_TIME if in_time else whole.code
        behind = any(_OF_ONE_BEFORE.search(item.tie) for item in parts[1:])
        for number, part in enumerate(relation.parts):
            item = by_id.get(part.id)
            told = linked.get(part.id)
            if item is None or (
                told is not None and (told.code != whole.code or told.field or not _HEADED.search(item.tie))
            ):
                continue  # "Trong 1.402 hồ sơ đã giải quyết: Nhà ở 340 hồ sơ": the head is the whole's, not the part's
            one = which(item, listed=True)
            if behind and number == 0 and (name := _NAME_BEHIND.match(item.rest)) is not None:
                one = Which(field=name["name"])
            found = _placed(code, one) if one is not None else None
            if found is not None:
                linked[part.id] = found


def of_channels(
    items: Sequence[Item], relations: Sequence[Relation], by_id: Mapping[str, Item], linked: dict[str, Linked]
) -> None:
    """Parts that say a channel only (`đã giải quyết 90 hồ sơ, trong đó trực tuyến 80`) are what their whole is, not dossiers received."""
    pairs = [
        (linked.get(relation.whole.id), by_id[part.id])
        for relation in relations
        if isinstance(relation, Breakdown)
        for part in relation.parts
        if part.id in by_id
    ]
    for whole, item in pairs:
        _by_channel(whole, item, linked)
    for before, item in pairwise(items):  # "trước hạn 80 hồ sơ trực tuyến và 10 hồ sơ trực tiếp"
        one = linked.get(before.id)
        near = (before.found.block, before.sentence) == (item.found.block, item.sentence)
        if one is not None and one.channel is not None and near and _AND.fullmatch(item.tie):
            _by_channel(one, item, linked)


def _by_channel(whole: Linked | None, item: Item, linked: dict[str, Linked]) -> None:
    channel = channel_of(item.facets)
    only = channel is not None and not without_channel(item.facets)
    if whole is None or not only or not whole.code.startswith(_OUTCOMES) or item.is_percent or item.group != "hồ sơ":
        return
    linked[item.id] = Linked(whole.code, "inherited", channel=channel)


def of_leads(
    outline: Outline, items: Sequence[Item], leads: Mapping[int, int | None], linked: dict[str, Linked]
) -> None:
    """Items of a list that say which one only are what the figure before them, their line or their title is about."""
    for position, item in enumerate(items):
        told = linked.get(item.id)
        if told is not None and told.code in FIELD_OF and _names_field(item):
            named = which(item, listed=False)
            linked[item.id] = _placed(told.code, named) or told if named is not None and named.field else told
        if item.id in linked or item.changed or item.found.mention.kind not in ("count", "percent", "fraction"):
            continue
        one = which(item, listed=False)
        if one is None:
            continue
        before = _alike_before(items, position)
        code = linked[before.id].code if before is not None and before.id in linked else None
        if code is None or before is None or (which(before, listed=False) is None and one.level is None):
            rows = (_row(item, words) for words in _leading(outline, item, leads))
            code = next((row.code for row in rows if row is not None and row.code != "dossier.handled.total"), None)
        else:
            code = next((whole for whole, part in FIELD_OF.items() if part == code), code)
        found = _placed(code, one) if code is not None else None
        if found is not None:
            linked[item.id] = found


def _names_field(item: Item) -> bool:
    """`Chứng thực giải quyết 90 hồ sơ`; `Đã giải quyết theo lĩnh vực: chứng thực 90 hồ sơ`."""
    name = own_name(item)
    return _HANDLED.search(name) is not None or (":" in item.left and name in _fields())


def _alike_before(items: Sequence[Item], position: int) -> Item | None:
    """The figure of the same kind and unit before one in its sentence."""
    item = items[position]
    for before in reversed(items[max(0, position - 3) : position]):
        if (before.found.block, before.sentence, before.depth) != (item.found.block, item.sentence, item.depth):
            continue
        if (before.is_percent, before.group) == (item.is_percent, item.group):
            return before
    return None


def _leading(outline: Outline, item: Item, leads: Mapping[int, int | None]) -> Iterator[str]:
    """The words that a figure stands under: of its sentence up to a colon, of the line opening its list, of its title."""
    block = outline.blocks[item.found.block]
    begin = max(block.view.sentence(item.found.start)[0], item.found.start - _REACH)
    sentence = block.view.folded[begin : item.found.start]
    if (match := _IN_FIELD.search(own_name(item))) is not None:
        yield _last_words(own_name(item)[: match.start()])
    lead, colon, behind = sentence.partition(": ")
    if colon and behind.strip(" :"):
        yield _last_words(lead)
    opening = leads.get(item.found.block)
    if opening is not None:
        yield _last_words(outline.blocks[opening].view.folded)
    if block.section >= 0:
        yield _last_words(fold(outline.sections[block.section].title))


def _last_words(text: str) -> str:
    return " ".join(text.split()[-_LEAD_WORDS:])


def _row(item: Item, words: str) -> Indicator | None:
    facets = frozenset(facet for facet in facets_of(words) if dimension(facet) != "extreme") | item.levels
    if not facets:
        return None
    if measure_of(item.found) == "percent":
        return rate_for(facets, item.group, of_dossiers=item.of_dossiers)
    return count_for(facets, item.group) if item.group is not None else None
