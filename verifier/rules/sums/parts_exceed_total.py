"""SUM102 parts-exceed-total: parts named behind "trong đó" add up to slightly more than their total.

What it finds: a list behind "trong đó" (of which) whose parts exceed the total by a slip: by one, or by one in a hundred;
    or by more, where their names leave each other out (chi đầu tư, chi thường xuyên).
Why it matters: parts that lie beside each other cannot exceed their total; one of the figures is likely wrong.
Basis: arithmetic, as far as the parts do not overlap. Only a warning, for the words do not say that they do not.
Stays silent: when the excess is larger, for then the parts overlap ("40 nữ, 35 đảng viên") or are nested ("có điều kiện",
    of which "đã thi hành"); and for two parts of a small total, whose sum comes near it by chance.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

import regex as re

from extractor.model import Breakdown, End
from patterns.folding import fold
from patterns.slips import closes, gap
from patterns.units import unit_group
from patterns.words import table, whole_word
from verifier.additions import addition
from verifier.facts import Facts
from verifier.finding import Finding, Severity
from verifier.nested import are_not_parts
from verifier.open_lists import misses_openly
from verifier.wording import number

CODE = "SUM102"
NAME = "parts-exceed-total"
NAME_VI = "Các thành phần trong đó cộng lại vượt tổng số"
SEVERITY: Severity = "warning"
BASIS = "Số học: các thành phần không trùng nhau cộng lại không vượt tổng số; lệch nhỏ thường do nhầm một chữ số."
FIRES = (
    "Có 8 hồ sơ trễ hạn. Trong đó: lĩnh vực đất đai 6 hồ sơ; hộ tịch 4 hồ sơ.",
    "Tổ có 08 người, trong đó 05 người làm thường xuyên, 03 người kiêm nhiệm, 01 người hợp đồng.",
    "Xã có 2.500 hộ, trong đó 1.705 hộ làm nông nghiệp, 805 hộ buôn bán.",
    "Chi ngân sách đạt 690 tỷ đồng; trong đó, chi đầu tư 323,7 tỷ đồng, tăng 8%; chi thường xuyên 574 tỷ đồng, giảm 9%.",
)
SILENT = (
    "Tiếp nhận trong kỳ 1.422 hồ sơ, kỳ trước chuyển qua 4 hồ sơ, đã giải quyết 1.368 hồ sơ, đang giải quyết 58 hồ sơ.",
    "Mở 06 lớp nghề cho 415 lượt người, trong đó: lớp thứ nhất 85 người, lớp thứ hai 90 người, bốn lớp còn lại 240 người.",
    "Khám cho 1.420 lượt người, trong đó 910 lượt nữ, 521 lượt trẻ em (trong đó có 11 lượt trẻ em gái).",
    "Tổ có 09 người, trong đó 05 người làm thường xuyên, 03 người kiêm nhiệm, 01 người hợp đồng.",
    "Chi bộ có 64 đảng viên, trong đó 40 đảng viên nữ, 35 đảng viên trẻ, 20 đảng viên dân tộc thiểu số.",
    "Thụ lý 1.300 việc, trong đó có điều kiện thi hành 980 việc; đã thi hành xong 480 việc.",
    "Tổ có 06 người, trong đó 04 người nữ, 03 người trẻ.",
)
_LABEL = 60
_DISJOINT = tuple(
    tuple((form, re.compile(whole_word([form]))) for form in row["forms"]) for row in table("lists")["disjoint"]
)
_SHARE = Decimal("0.01")
_LARGE = 1000


def check(facts: Facts) -> Iterator[Finding]:
    """One finding per open list that slightly exceeds its total."""
    for breakdown in facts.breakdowns:
        if breakdown.complete or not exceeded(facts, breakdown):
            continue
        if misses_openly(facts, breakdown) or came_besides(facts, breakdown):
            continue
        if are_not_parts(facts, breakdown.whole, breakdown.parts):
            continue
        added = addition(facts, (breakdown.whole, *breakdown.parts))
        yield added.finding(
            facts,
            CODE,
            NAME,
            SEVERITY,
            BASIS,
            vi=(
                f"Tổng số nêu là {facts.text(breakdown.whole.id)} nhưng các thành phần trong đó cộng lại được "
                f"{number(added.result)} (vượt {number(added.off)}); cần rà soát số liệu, trừ khi các thành phần trùng nhau."
            ),
            en=f"The total is stated as {number(added.stated)}, but parts of it add up to {number(added.result)}.",
            tolerance=number(max(Decimal(1), added.stated * _SHARE)),
        )


def came_besides(facts: Facts, breakdown: Breakdown) -> bool:
    """Whether the first part came in besides, and both make up the others: `tiếp nhận 320, kỳ trước 25; giải quyết 294, đang 51`."""
    whole, first, *others = (facts.value(end) for end in (breakdown.whole, *breakdown.parts))
    return len(others) > 1 and whole + first == sum(others)


def exceeded(facts: Facts, breakdown: Breakdown) -> bool:
    """Whether the parts exceed their total, by a slip or though their names leave each other out."""
    return _slightly_exceeded(facts, breakdown) or _exceeded_by_kinds(facts, breakdown)


def _slightly_exceeded(facts: Facts, breakdown: Breakdown) -> bool:
    """Whether the parts exceed their total by a slip, and by more than rounding allows."""
    printed = facts.value(breakdown.whole)
    result = sum((facts.value(part) for part in breakdown.parts), Decimal(0))
    if len(breakdown.parts) < 2 or not 0 < result - printed <= max(Decimal(1), printed * _SHARE):
        return False
    if len(breakdown.parts) == 2 and printed < _LARGE:
        return False
    return not closes(facts.printed(breakdown.whole), [facts.printed(part) for part in breakdown.parts])


def _exceeded_by_kinds(facts: Facts, breakdown: Breakdown) -> bool:
    """Whether parts that leave each other out by name exceed their total by more than rounding allows."""
    whole, parts = facts.printed(breakdown.whole), [facts.printed(part) for part in breakdown.parts]
    units = {unit_group(facts.mentions[end.id].unit) for end in (breakdown.whole, *breakdown.parts)}
    if len(parts) < 2 or len(units) > 1 or gap(whole, parts) >= 0 or closes(whole, parts):
        return False
    names = [_name(facts, part, before) for before, part in pairwise((breakdown.whole, *breakdown.parts))]
    return any(_leave_each_other_out(names, kinds) for kinds in _DISJOINT)


def _name(facts: Facts, part: End, before: End) -> str:
    """The words right before a part, behind the figure told before it."""
    start = facts.mentions[part.id].start
    return fold(facts.quoted(max(facts.mentions[before.id].end, start - _LABEL), start))


def _leave_each_other_out(names: Sequence[str], kinds: Sequence[tuple[str, "re.Pattern[str]"]]) -> bool:
    """Whether each name has one kind of a set, and no two the same."""
    found = [[kind for kind, pattern in kinds if pattern.search(name)] for name in names]
    return all(len(one) == 1 for one in found) and len({one[0] for one in found}) == len(found)
