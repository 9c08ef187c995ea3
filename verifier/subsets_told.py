"""Subsets told later (tập con nêu sau): those of a noun that are in some state are no more than all of them, told shortly before.

    Hiện có 142 hợp tác xã, trong đó 118 hợp tác xã nông nghiệp. Số hợp tác xã nông nghiệp hoạt động có hiệu quả là 96.
    Tổ dân phố số 5 có 146 hộ, 582 nhân khẩu. Cả tổ có 139 hộ dùng nước máy.

Only of what there is: `thành lập mới 3 hợp tác xã` is no whole of those that work well.
"""

from collections.abc import Iterator
from decimal import Decimal

import regex as re

from extractor.model import End, Mention
from patterns.units import unit_group
from patterns.words import any_of, forms, whole_word
from verifier.facts import Facts
from verifier.layout import Placed, layout, same_unit

_REACH, _LABEL, _BEHIND = 400, 110, 50
_SENTENCES, _BACK = 2, 14
_FAR = Decimal("1.5")
"""What exceeds the whole by more is rather of something wider than mistold."""
_TIES = (" là ", " có ")
_OF, _OPENS = " của ", ("; ", ". ")
_OWNER = re.compile(rf" của (?P<entity>{any_of(forms('lists', 'entity'))})(?: (?:này|ta))? (?!trước|cũ|khác)\p{{L}}")
_NUMBER = re.compile(r"(?<!\p{L})số (?:lượng )?(?P<name>[^.;:,()\d]{3,90}) (?:là|có) $")
_STATE = re.compile(rf"(?<!\p{{L}}){any_of(forms('lists', 'state'))}(?!\p{{L}})")
_ENTITY = any_of(forms("lists", "entity"))
_ALL_OF = re.compile(rf"(?<!\p{{L}})(?:cả|toàn) (?P<entity>{_ENTITY})(?: \p{{L}}+){{0,3}} (?:hiện |đã )?có $")
_HAS = re.compile(rf"[-+*• ]*(?:(?:hiện|hiện nay|đến nay),? )?(?P<entity>{_ENTITY})(?!\p{{L}})[^.;:,()]{{0,30}} có $")
_THERE_IS = re.compile(r"(?<!\p{L})(?:có|tổng số|gồm) $")
_IN_TIME = re.compile(
    r"(?<!\p{L})(?:trong|mới|thêm|lượt|lũy kế|tăng|giảm|cùng kỳ|trước|kế hoạch|chỉ tiêu|thành lập)(?!\p{L})"
)
# "Tổng số cán bộ: 25 người; nữ: 17 người".
_WOMEN = re.compile(r" ?[,;(] ?(?:trong đó:? )?(?:có )?(?:số )?nữ ?:? (?:có |là )?")
_WOMEN_TIES = ("nữ: ", "nữ ", "nữ có ", "nữ là ", "nữ : ")
_STOP = re.compile(r"[.;](?= )")
_KIND = re.compile(r" ?(?P<kind>(?:\p{L}+(?: \p{L}+){0,4})?) ?(?:[,;.:()]|$)")
_PART_OF = re.compile(r"(?:^|[,;:(] ?)(?:trong đó:?|gồm:?|bao gồm:?)?(?: có)? ?$")
_NO_STATE = re.compile(
    whole_word(("lượt", "lũy kế", "cùng kỳ", "năm trước", "kế hoạch", "chỉ tiêu", "mới", "tăng", "giảm"))
)


def subsets(facts: Facts) -> Iterator[tuple[End, End]]:
    """Each figure of some of a noun with that of all of it, in text order."""
    figures, text = facts.once(layout).figures, facts.folded
    for place, part in enumerate(figures):
        start = part.mention.start
        if not place or part.mention.kind != "count":
            continue
        if text.startswith(_OF, part.mention.end):
            whole = _by_owner(facts, figures, place)
            if whole is not None and facts.value(part.end) <= facts.value(whole.end) * _FAR:
                yield part.end, whole.end
        if text.endswith(_WOMEN_TIES, 0, start) and _of_both(facts, figures[place - 1], part):
            yield part.end, figures[place - 1].end
        if not text.endswith(_TIES, 0, start):
            continue
        lead = text[max(0, start - _LABEL) : start]
        # the noun stands before the figure: "số hợp tác xã ... là 96"
        noun = (part.mention.unit or part.mention.inherited_unit or "?").lower()
        numbered = f"số {noun} " in lead or f"số lượng {noun} " in lead
        embodied = lead.endswith(" có ") and ("toàn " in lead or "cả " in lead)
        if not numbered and not embodied:
            continue  # as most figures
        label = facts.words(max(0, start - _LABEL), start)
        whole = _by_number(facts, figures, place, label) if numbered else None
        whole = whole or (_by_entity(facts, figures, place, label) if embodied else None)
        if whole is not None and facts.value(part.end) <= facts.value(whole.end) * _FAR:
            yield part.end, whole.end


def _of_both(facts: Facts, whole: Placed, part: Placed) -> bool:
    """Whether a figure of women stands right behind the total that they are of: `Tổng số cán bộ: 25 người; nữ: 17 người`."""
    if whole.mention.kind != "count" or whole.changed or not same_unit(whole.mention, part.mention):
        return False
    tie = facts.words(whole.mention.end, part.mention.start)
    label = facts.words(max(whole.begin, whole.mention.start - _LABEL), whole.mention.start)
    of_all = "tổng số " in label and "nam" not in label.replace(":", " ").split() and _NO_STATE.search(label) is None
    return of_all and _WOMEN.fullmatch(tie) is not None


def _before(figures: tuple[Placed, ...], place: int) -> Iterator[Placed]:
    part = figures[place]
    for one in reversed(figures[max(0, place - _BACK) : place]):
        if part.mention.start - one.mention.end > _REACH or part.sentence - one.sentence > _SENTENCES:
            return
        plain = one.mention.kind == "count" and not one.changed and one.mention.modality == "actual"
        if plain and one.mention.section == part.mention.section and same_unit(one.mention, part.mention):
            yield one


def _by_number(facts: Facts, figures: tuple[Placed, ...], place: int, label: str) -> Placed | None:
    """`số hợp tác xã nông nghiệp hoạt động có hiệu quả là 96`: of the figure before of that kind, nothing said of it but the kind."""
    told = _NUMBER.search(label)
    unit = unit_group(figures[place].mention.unit or figures[place].mention.inherited_unit)
    if told is None or unit is None or not told["name"].startswith(f"{unit} ") or _NO_STATE.search(told["name"]):
        return None
    name = told["name"][len(unit) + 1 :]
    if _STATE.search(name) is None:
        return None
    for one in _before(figures, place):
        behind = _KIND.match(facts.words(one.mention.end, one.mention.end + _BEHIND))
        kind = behind["kind"] if behind is not None else None
        if kind is None or (kind and not name.startswith(f"{kind} ")):
            continue
        state = name[len(kind) + 1 :] if kind else name
        if _STATE.match(state) and (_is_all(facts, one.mention) or _is_part_of_all(facts, one)):
            return one
    return None


def _by_entity(facts: Facts, figures: tuple[Placed, ...], place: int, label: str) -> Placed | None:
    """`Cả tổ có 139 hộ dùng nước máy`: of the figure of the same noun that the body was told to have, nothing said of it."""
    told = _ALL_OF.search(label)
    end = figures[place].mention.end
    behind = facts.words(end, end + _BEHIND)
    named = _KIND.match(behind)
    if told is None or (named is not None and not named["kind"]) or _NO_STATE.search(behind.partition(",")[0]):
        return None
    larger = facts.value(figures[place].end)
    for one in _before(figures, place):
        if facts.value(one.end) >= larger:
            return None  # of which it may be as well: "xã Đông có 212 hộ, xã Tây có 300 hộ"
        bare = _KIND.match(facts.words(one.mention.end, one.mention.end + _BEHIND))
        has = _HAS.fullmatch(facts.words(max(one.begin, one.mention.start - _LABEL), one.mention.start))
        named_so = has is not None and f"{has['entity']} ".startswith(f"{told['entity']} ")
        if bare is not None and not bare["kind"] and named_so:
            return one
    return None


def _by_owner(facts: Facts, figures: tuple[Placed, ...], place: int) -> Placed | None:
    """`165 hội viên của chi hội vay vốn`: of the figure of the same noun that this body was told to have, nothing said of it."""
    part = figures[place].mention
    own = _OWNER.match(facts.words(part.end, part.end + _BEHIND))
    opens = facts.words(max(0, part.start - 2), part.start) in _OPENS
    if own is None or not opens or part.unit is None:
        return None
    for one in _before(figures, place):
        bare = _KIND.match(facts.words(one.mention.end, one.mention.end + _BEHIND))
        has = _HAS.fullmatch(facts.words(max(one.begin, one.mention.start - _LABEL), one.mention.start))
        if bare is not None and not bare["kind"] and has is not None and has["entity"] == own["entity"]:
            return one
    return None


def _is_all(facts: Facts, one: Mention) -> bool:
    """Whether a figure is told as what there is: `hiện trên địa bàn có 142 hợp tác xã`."""
    label = _STOP.split(facts.words(max(0, one.start - _LABEL), one.start))[-1]
    return _THERE_IS.search(label) is not None and _IN_TIME.search(label) is None


def _is_part_of_all(facts: Facts, one: Placed) -> bool:
    """Whether a figure is told right behind such a one as a part of it: `có 142 hợp tác xã, trong đó 118 hợp tác xã nông nghiệp`."""
    wholes = [facts.mentions[id_] for id_ in facts.wholes_of.get(one.mention.id, ())]
    return any(
        _PART_OF.search(facts.words(whole.end, one.mention.start)) is not None and _is_all(facts, whole)
        for whole in wholes
        if whole.end <= one.mention.start
    )
