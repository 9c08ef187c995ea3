"""REP104 sets-of-fractions-differ: one set is told several times as the total of fractions, once with a slip in it.

What it finds: "có 119 tổ ... 14/119 tổ khá, 105/191 tổ tốt"; "109/111 xã có nhà văn hóa, trong đó 101/190 xã đạt chuẩn".
Why it matters: the share told of the fraction rests on its total.
Basis: identity of the set: the same noun counted in one section by two tellings that agree, or told as a part of the
    fraction before it ("trong đó"); the third differs by one digit or by two that changed places.
Stays silent: for sets of two figures that only resemble each other, for small sets, for a total that is a part counted
    before, for totals less than a tenth apart, and across periods.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import islice, pairwise

import regex as re

from extractor.model import Mention
from patterns.slips import LIKELY, edit_kind
from patterns.units import unit_group
from verifier.claims import folded
from verifier.facts import Facts
from verifier.finding import Finding, Severity
from verifier.wording import number

CODE = "REP104"
NAME = "sets-of-fractions-differ"
NAME_VI = "Tổng số của các phân số cùng loại không thống nhất"
SEVERITY: Severity = "warning"
_NARROWED = re.compile(r" (?:có|phải|thuộc|cần) ")
_BEHIND = 8
BASIS = "Đồng nhất: các phân số cùng đơn vị tính trong một mục dựa trên cùng một tổng số."
FIRES = (
    "Toàn huyện có 119 tổ. Xếp loại khá 14/119 tổ, xếp loại tốt 105/191 tổ.",
    "Có 109/111 xã có nhà văn hóa, trong đó 101/190 xã đạt chuẩn.",
)
SILENT = (
    "Số hóa 400/449 hồ sơ. Sử dụng lại 135/449 hồ sơ. Thanh toán trực tuyến 244/249 hồ sơ có phí.",
    "Đã giải quyết 965 hồ sơ, trong đó trước hạn 865 hồ sơ, đúng hạn 99 hồ sơ, trễ 1 hồ sơ. Trước và đúng hạn 964/965 hồ sơ.",
    "Toàn huyện có 119 tổ. Xếp loại khá 14/119 tổ, xếp loại tốt 105/119 tổ.",
    "Có 109/111 xã có nhà văn hóa, trong đó 101/109 xã đạt chuẩn.",
    "Có 144/166 trường đạt chuẩn, trong đó mầm non 101/124 trường.",
    "Phát ra 488 phiếu, thu về 480 phiếu, hài lòng 474/480 phiếu.",
    "Thôn Đông 140/145 hộ đạt, thôn Tây 118/125 hộ đạt, thôn Nam 80/85 hộ đạt.",
    "Năm 2023 có 119 tổ, 115/119 tổ tốt. Năm 2024 có 110/149 tổ tốt.",
)
_FEW_DIGITS = 3
_NEAR = 10
_REACH = 900
_MOST = 60
_LEAD = 20
"""Letters before a fraction that hold the words for what it is told within."""
_WITHIN = re.compile(r"(?<!\p{L})trong đó,?(?: có)? ?$")
_AGREEING = 2
_COUNTED = frozenset({"count", "fraction"})


def check(facts: Facts) -> Iterator[Finding]:
    """One finding per total that differs from the others by a slip."""
    groups: dict[tuple[str, str], list[Mention]] = {}
    for mention in facts.figures:
        if mention.kind not in _COUNTED or mention.qualifier != "exact" or "." in mention.value:
            continue
        unit = unit_group(mention.unit)
        if unit is not None:
            groups.setdefault((mention.section, unit), []).append(mention)
    periods = [m.start for m in facts.of_kinds("period")]
    for group in groups.values():
        if all(mention.kind != "fraction" for mention in group):
            continue
        for one, other in _slipped(facts, group):
            first, last = sorted((one.start, other.start))
            if bisect_left(periods, first) == bisect_left(periods, last):
                yield _finding(facts, one, other)


def _slipped(facts: Facts, group: Sequence[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """Each figure with a slip in its total, and one that tells the total right."""
    nested = list(_nested(facts, group))
    for whole, part in nested:
        value, told = _set(facts, part), facts.halves(whole)
        if value not in told and any(_is_slip(value, total) for total in told):
            yield part, whole
    within = {part.id for _, part in nested}
    tellings = Counter(_set(facts, mention) for mention in group)
    parts = {facts.halves(m)[0] for m in group if m.kind == "fraction"}
    fractions = {_set(facts, m): m for m in reversed(group) if m.kind == "fraction"}
    agreed = [
        value for value, times in tellings.items() if times >= _AGREEING and value not in parts and value in fractions
    ][:_MOST]
    for odd in islice(group, _MOST):
        value = _set(facts, odd)
        if odd.id in within or value in parts or tellings[value] > 1 or _is_narrower(facts, odd):
            continue
        right = next((fractions[total] for total in agreed if _is_slip(value, total)), None)
        if right is not None and abs(right.start - odd.start) <= _REACH and _of_fractions(odd, right):
            yield odd, right


def _nested(facts: Facts, group: Sequence[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """Two fractions of which the second is told within the first: `109/111 xã, trong đó 101/109 xã`."""
    text = facts.once(folded)
    for one, other in pairwise(group):
        if one.kind == other.kind == "fraction" and _WITHIN.search(
            text, max(one.end, other.start - _LEAD), other.start
        ):
            yield one, other


def _is_narrower(facts: Facts, odd: Mention) -> bool:
    """Whether a figure is told to be of less than the others: a part of a list, `244/249 hồ sơ có phí`."""
    is_part = odd.kind == "count" and odd.id in facts.parts
    return is_part or _NARROWED.match(facts.words(odd.end, odd.end + _BEHIND)) is not None


def _of_fractions(mention: Mention, other: Mention) -> bool:
    """Whether the odd one is a fraction, or the count that stands before the fractions as their set."""
    return mention.kind == "fraction" or mention.start < other.start


def _is_slip(value: Decimal, total: Decimal) -> bool:
    """Whether two sets are far apart and yet one slip: sets a few apart are two sets."""
    far = abs(value - total) * _NEAR > max(value, total)
    return far and len(str(total)) >= _FEW_DIGITS and edit_kind(value, total) in LIKELY


def _set(facts: Facts, mention: Mention) -> Decimal:
    return facts.halves(mention)[1] if mention.kind == "fraction" else Decimal(mention.value)


def _finding(facts: Facts, odd: Mention, other: Mention) -> Finding:
    return facts.finding(
        CODE,
        NAME,
        SEVERITY,
        BASIS,
        vi=f"{facts.text(odd.id)} và {facts.text(other.id)} dường như cùng một tổng số nhưng khác nhau một chữ số hoặc hai "
        "chữ số đổi chỗ; cần rà soát.",
        en=f"{facts.text(odd.id)} and {facts.text(other.id)} seem to be of one set, but differ by a slip.",
        evidence=[odd.id, other.id],
        stated=number(_set(facts, odd)),
        expected=number(_set(facts, other)),
        arithmetic=f"{number(_set(facts, odd))} ≠ {number(_set(facts, other))}",
        tolerance="0",
    )
