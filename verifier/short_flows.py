"""Flows told in short verbs (nhận, trả, rút, còn đang thụ lý): what an office took in and what became of it, in one sentence.

Bộ phận Một cửa nhận 742 hồ sơ (718 mới, 24 kỳ trước), trả 706 hồ sơ, rút và trả lại 5 hồ sơ, còn đang thụ lý 31 hồ sơ.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import islice

import regex as re

from patterns.subsets import may_add_up
from patterns.units import unit_group
from verifier.facts import Facts
from verifier.layout import Placed, layout
from verifier.remainders import Remainder

_PENDING = re.compile(
    r"[,;)] (?:và )?(?:hiện )?(?:(?:còn(?: lại)?|đang) )+(?:(?:được )?(?:thụ lý|giải quyết|xử lý|thẩm định|tồn)(?: trong hạn)?)?:? ?$"
)
_SETTLED = re.compile(
    r"[,;)] (?:và )?(?:đã )?(?:trả(?: kết quả)?|giải quyết(?: xong)?|xử lý(?: xong)?)(?: được| là)?:? ?$"
)
_BACK = "(?:rút|trả lại|từ chối|hủy|huỷ|dừng giải quyết|chuyển trả)(?: hồ sơ)?"
_ELSE = re.compile(
    rf"[,;)] (?:và )?(?:đã )?(?:công dân )?(?:xin )?{_BACK}(?:(?: và|,) {_BACK})?(?: cho (?:công dân|người dân|tổ chức))?:? ?$"
)
_TAKEN = re.compile(r"(?<!\p{L})(?:tiếp nhận|nhận|thụ lý)(?: được| tổng số| tổng cộng| và giải quyết| là)?:? ?$")
_TOTAL = re.compile(r"(?<!\p{L})tổng (?:số|cộng)(?!\p{L})")
_CARRIED = re.compile(r"(?<!\p{L})(?:trước|tồn|chuyển (?:sang|qua)|cũ)(?!\p{L})")
_COUNTED = frozenset({"hồ sơ", "đơn", "vụ việc", "vụ", None})
_LABEL, _MOST, _REACH, _FEW = 60, 10, 250, 4
_FAR = Decimal("0.5")


def short_flows(facts: Facts) -> Iterator[Remainder]:
    """The flows that do not balance, whether what went back is counted with the settled or beside them."""
    figures = facts.once(layout).figures
    for place, left in enumerate(figures):
        if left.depth or left.mention.kind != "count" or _unit(left) not in _COUNTED:
            continue
        label = facts.folded[max(left.begin, left.mention.start - _LABEL) : left.mention.start]
        if not ("còn" in label or "đang" in label) or _PENDING.search(_label(facts, left)) is None:
            continue
        taken = _taken(facts, figures, place)
        if taken is not None and _is_off(facts, taken, left):
            whole, *gone = [one.end for one in taken]
            yield Remainder(whole, tuple(gone), left.end, sure=True, told=True)


def _label(facts: Facts, one: Placed) -> str:
    return facts.words(max(one.begin, one.mention.start - _LABEL), one.mention.start)


def _taken(facts: Facts, figures: Sequence[Placed], place: int) -> list[Placed] | None:
    """What was taken in, what was settled of it and what went back, in text order; None where something else is told between."""
    left = figures[place]
    found: list[Placed] = []
    for one in islice(reversed(figures[:place]), _MOST):
        if one.sentence != left.sentence:
            return None
        if one.depth:
            continue  # told of the figure before the bracket
        label = _label(facts, one)
        if one.mention.kind != "count" or _unit(one) not in _COUNTED or one.changed:
            return None
        if _TAKEN.search(label) is not None:
            break
        if _SETTLED.search(label) is None and _ELSE.search(label) is None:
            return None
        found.insert(0, one)
    else:
        return None
    settled = [one for one in found if _SETTLED.search(_label(facts, one)) is not None]
    behind = figures[place + 1] if place + 1 < len(figures) else None
    if len(settled) != 1 or settled[0] is not found[0]:
        return None
    if behind is not None and behind.sentence == left.sentence and not behind.depth and _unit(behind) in _COUNTED:
        if _ELSE.search(_label(facts, behind)) is None:
            return None
        found.append(behind)
    return [one, *found]


def _unit(one: Placed) -> str | None:
    return unit_group(one.mention.unit or one.mention.inherited_unit)


def _is_off(facts: Facts, taken: Sequence[Placed], left: Placed) -> bool:
    """Whether no reading balances: with what was carried over where that may be untold, and with counts told beside."""
    if any(one.mention.qualifier != "exact" for one in (*taken, left)):
        return False
    whole, settled, *back = [facts.value(one.end) for one in taken]
    missing = whole - settled - facts.value(left.end)
    if not missing or may_add_up(back, missing) or whole * _FAR < abs(missing):
        return False
    first, last = taken[0].mention, left.mention
    told = facts.words(max(taken[0].begin, first.start - _LABEL), taken[1].mention.start)
    if missing < sum(back, Decimal(0)) and not (_CARRIED.search(told) or _TOTAL.search(told)):
        return False  # more came of it than was taken in: some may have been there before
    ids = {one.mention.id for one in (*taken, left)}
    beside = [one for one in facts.figures_within(first.start - _REACH, last.end + _REACH) if one.id not in ids]
    counts = [(one.start, facts.amount(one)) for one in beside if one.kind == "count"]
    lacking = {abs(missing), abs(missing - sum(back, Decimal(0)))}
    if any(amount in lacking for _, amount in counts):
        return False
    behind = [amount for start, amount in counts if start > last.end]  # "(trả lại 5 hồ sơ, rút 3 hồ sơ)"
    return len(behind) > _FEW or not may_add_up([*back, *behind], missing)
