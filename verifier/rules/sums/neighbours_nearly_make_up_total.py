"""SUM107 neighbours-nearly-make-up-total: one slip of one figure keeps figures in a plain order from making up the total beside them.

What it finds: a total told behind its parts ("nâng tổng số lên", "tổng vốn", "như vậy có") or above a list of which each item
    tells one figure of its unit, where one digit replaced, lost or doubled, or two digits in each other's place, explain the gap.
Why it matters: the order shows which figures belong together though no word says that they are all parts. Where they miss
    their total by just the gap that a slip makes, a slip is likelier than a part left out.
Basis: arithmetic and chance: the gaps that single slips of these figures can make, over the gaps that are possible, for all
    choices of parts that are as near.
Stays silent: when any of these choices makes up the total; for small figures, where some slip explains almost any gap; and for
    figures that other rules add up.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

import regex as re

from extractor.model import Breakdown, End, Mention
from patterns.slips import Printed, closes, explains
from patterns.words import forms
from verifier.additions import addition
from verifier.facts import Facts
from verifier.finding import Finding, Severity
from verifier.layout import Layout, Placed, layout, same_unit, told_for_each
from verifier.totals_behind import cues
from verifier.wording import number

CODE = "SUM107"
NAME = "neighbours-nearly-make-up-total"
NAME_VI = "Các số liệu kề nhau chỉ lệch tổng số bởi một lỗi chép số"
SEVERITY: Severity = "warning"
BASIS = "Số học và xác suất: độ lệch đúng bằng một lỗi chép số của các số liệu kề nhau khó xảy ra ngẫu nhiên."
FIRES = (
    "Về án dân sự:\n- Năm trước chuyển sang: 164 vụ.\n- Thụ lý mới: 412 vụ.\n- Tổng số phải giải quyết 546 vụ; đã giải quyết 451 vụ.",
    "Cấp mới 23 dự án với 286,4 triệu USD, điều chỉnh 31 dự án với 314,9 triệu USD; tổng vốn thu hút đạt 610,3 triệu USD.",
    "Có 1.842 hộ đăng ký mới. Bên cạnh đó, 437 hộ đăng ký lại, nâng tổng số hộ tham gia lên 2.729 hộ.",
    "- Tổng số thu: 2.416 triệu đồng.\n+ Phí: 1.312 triệu đồng;\n+ Lệ phí: 655 triệu đồng;\n+ Thu khác: 494 triệu đồng.",
)
SILENT = (
    "- Tiếp nhận trong kỳ: 320 hồ sơ;\n- Kỳ trước chuyển qua: 25 hồ sơ;\n- Đã giải quyết: 294 hồ sơ;\n- Đang giải quyết: 51 hồ sơ.",
    "Về án dân sự:\n- Năm trước chuyển sang: 164 vụ.\n- Thụ lý mới: 412 vụ.\n- Tổng số phải giải quyết 576 vụ; đã giải quyết 451 vụ.",
    "Cấp mới 23 dự án với 286,4 triệu USD, điều chỉnh 31 dự án với 314,9 triệu USD; tổng vốn thu hút đạt 601,3 triệu USD.",
    "Có 1.842 hộ đăng ký mới. Bên cạnh đó, 437 hộ đăng ký lại, nâng tổng số hộ tham gia lên 2.279 hộ.",
    "- Tổng số thu: 2.461 triệu đồng.\n+ Phí: 1.312 triệu đồng;\n+ Lệ phí: 655 triệu đồng;\n+ Thu khác: 494 triệu đồng.",
    "Xã có 12 tổ, 31 đội; tổng số có 34 đội.",
    "Dự án có mức đầu tư 84,2 tỷ đồng. Khối lượng hoàn thành 51,6 tỷ đồng, đạt 61,3% giá trị tổng mức; giải ngân 35,8 tỷ đồng.",
    "Đàn gà 36.000 con, trong đó gà đẻ 4.000 con; đàn vịt 3.000 con, tổng đàn gia cầm 39.000 con.",
)
_KINDS = frozenset({"count", "money", "measure"})
_TOTAL = frozenset(forms("lists", "total_behind"))
_BASE = re.compile(r"%(?: \p{L}+){0,3} $")
_LABEL = 90
_LEAD = 200
"""Letters between a total and the list below it."""
_SENTENCES = 2
"""Sentences before that of a total in which its parts may stand."""
_PARTS = 6
"""Figures before a total that may be its parts."""
_SEEN = 24
"""Figures before a total that are looked through for them."""
_MOST = 30
"""Items of a list."""
_BEHIND = Decimal("0.25")
"""How likely a slip may close the sum by chance, over all choices of parts, where a total is told behind its parts."""
_LISTED = Decimal("0.50")
"""The same where each item of a list tells one part."""


@dataclass(frozen=True, slots=True)
class _Choice:
    """A total, and which figures may be its parts."""

    whole: Mention
    parts: tuple[Mention, ...]


def check(facts: Facts) -> Iterator[Finding]:
    """One finding per total that a slip parts from the figures beside it."""
    told = facts.once(layout)
    lists = {r.whole.id for r in facts.report.relations if isinstance(r, Breakdown) and len(r.parts) > 1}
    # A list that a total closes may keep one part: "đàn lợn 25.000 con, trong đó nái 3.000 con; đàn bò 2.000 con, tổng đàn 27.000".
    known = {part.id: one.whole.id for one in facts.breakdowns if one.whole.id in lists for part in one.parts}
    wholes = {one.whole.id for one in facts.breakdowns if len(one.parts) > 1}
    for choices, limit in ((_behind(facts, told, known), _BEHIND), (_listed(told, wholes), _LISTED)):
        for group in choices:
            figures = [(one, _printed(facts, one)) for one in group]
            if any(closes(whole, parts) or _balances(whole, parts) for _, (whole, *parts) in figures):
                continue
            slipped = next(
                (one for one, (whole, *parts) in figures if explains(whole, parts, limit / len(group))), None
            )
            if slipped is not None:
                yield _finding(facts, slipped)


def _balances(whole: Printed, parts: Sequence[Printed]) -> bool:
    """Whether the first figure came in besides, and both make up the others: `tiếp nhận 320; kỳ trước 25; giải quyết 294; đang 51`."""
    first, *others = parts
    return len(others) > 1 and whole.base + first.base == sum(one.base for one in others)


def _printed(facts: Facts, one: _Choice) -> list[Printed]:
    return [facts.printed(End(id=mention.id)) for mention in (one.whole, *one.parts)]


def _behind(facts: Facts, told: Layout, known: dict[str, str]) -> Iterator[list[_Choice]]:
    """The totals told behind figures of their unit, in their sentence or the one before: `thu 20, nhận 30, tổng cộng 50`."""
    figures = told.figures
    last = -1
    for start, end in cues(facts, _TOTAL):
        place = told.rank(end)
        if place == last or place == len(figures) or figures[place].mention.start - end > _LABEL:
            continue
        last, whole = place, figures[place]
        if ";" in facts.folded[end : whole.mention.start] or _BASE.search(facts.folded, max(0, start - _LABEL), start):
            continue  # "đạt 64,7% tổng mức; giải ngân 58,9 tỷ đồng": what a percentage is of
        if start < whole.begin or not _can_add(whole) or whole.changed or whole.mention.id in known:
            continue
        earlier = figures[max(0, place - _SEEN) : place]
        told_before = {one.mention.id for one in earlier}
        # The line before a bullet counts as well: "- Cũ chuyển sang 176 vụ.", "- Thụ lý mới 389 vụ.", "- Tổng số 565 vụ".
        first = whole.sentence - (_SENTENCES * 2 if whole.begin in told.items else _SENTENCES)
        near = [
            one
            for one in earlier
            if one.sentence >= first
            and one.mention.section == whole.mention.section
            and _can_add(one)
            and not one.changed
            and one.depth == whole.depth
            and known.get(one.mention.id) not in told_before
            and same_unit(one.mention, whole.mention)
        ][-_PARTS:]
        if any(known.get(one.mention.id) == whole.mention.id for one in earlier):
            continue  # its parts before it are known
        choices = [
            _Choice(whole.mention, tuple(one.mention for one in near[start:])) for start in range(len(near) - 2, -1, -1)
        ]
        if choices:
            yield choices


def _listed(told: Layout, wholes: set[str]) -> Iterator[list[_Choice]]:
    """The totals above lists of which each item tells one figure of their unit."""
    place = 0
    while place < len(told.items):
        last = place
        while last + 1 < len(told.items) and told.bullets[last + 1] == told.bullets[place] and last - place < _MOST:
            last += 1
        yield from _above(told, place, last, wholes)
        place = last + 1


def _above(told: Layout, first: int, last: int, wholes: set[str]) -> Iterator[list[_Choice]]:
    """The choices for one list: the figures told in the two sentences above it, or by its own first item, as a total."""
    above = told.above(told.items[first], _LEAD)
    lead = [one for one in above if _can_add(one) and not one.changed and one.depth == 0]
    own = told.of_item(first)
    total = bool(own) and "tổng" in told.text[own[0].begin : own[0].mention.start].lower()
    if not lead and not total:
        return
    items = [own, *(told.of_item(i) for i in range(first + 1, last + 1))]
    choices = [_of_items(one.mention, items) for one in lead]
    if total:
        choices.append(_of_items(items[0][0].mention, items[1:]))
    found = [one for one in choices if one is not None]
    if found and not any(one.whole.id in wholes for one in found):
        yield found[::-1]


def _of_items(whole: Mention, items: Sequence[Sequence[Placed]]) -> _Choice | None:
    """The first figure of each item that counts what the whole counts; None where an item has none."""
    parts = [
        next((one for one in item if one.depth == 0 and _can_add(one) and same_unit(one.mention, whole)), None)
        for item in items
    ]
    found = tuple(one.mention for one in parts if one is not None and not one.changed)
    return _Choice(whole, found) if len(found) == len(items) > 1 else None


def _can_add(one: Placed) -> bool:
    return one.mention.kind in _KINDS and one.mention.modality == "actual" and not told_for_each(one.mention)


def _finding(facts: Facts, one: _Choice) -> Finding:
    added = addition(facts, [End(id=mention.id) for mention in (one.whole, *one.parts)])
    listed = ", ".join(facts.text(mention.id) for mention in one.parts)
    return added.finding(
        facts,
        CODE,
        NAME,
        SEVERITY,
        BASIS,
        vi=(
            f"Các số liệu kề bên ({listed}) cộng lại được {number(added.result)}, tổng số nêu là {facts.text(one.whole.id)} "
            f"(lệch {number(added.off)}, đúng bằng một lỗi chép số); cần rà soát."
        ),
        en=(
            f"The figures beside it add up to {number(added.result)}, the total is stated as {number(added.stated)}: "
            "one slip apart."
        ),
    )
