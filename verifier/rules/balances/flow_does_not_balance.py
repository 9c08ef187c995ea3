"""BAL102 flow-does-not-balance: what came in, less what went out, is not the balance told behind.

What it finds: the sides of a flow told by name, in one unit, shortly before their balance: exports and imports before the
    surplus (xuất siêu, nhập siêu), revenue and expenses before what is left over (kết dư, lợi nhuận), lending and repayment
    before the growth of the debt, opening stock, receipts and settlements before the closing stock or what is still owed.
Why it matters: the balance is computed from its sides; one of the figures is wrong.
Basis: arithmetic. A printed figure stands for its value ± half its last digit; one unit of the last digit more is
    allowed for sides rounded before they were subtracted.
Stays silent: when a side is missing or told of another unit; and, unless a single slip explains the gap, when other figures
    told near give the balance, when words for another period or an opening stock stand between, or when the balance is far off.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import permutations

import regex as re

from extractor.model import End, Mention
from patterns.slips import Printed, closes, closings, gap
from patterns.words import holds_any, roots, table, whole_word
from verifier.facts import Facts
from verifier.finding import Finding, Severity
from verifier.flows import as_sum, negative
from verifier.layout import same_unit
from verifier.remainders import takes_in_more
from verifier.repair import repairs
from verifier.wording import in_unit, number

CODE = "BAL102"
NAME = "flow-does-not-balance"
NAME_VI = "Số chênh lệch, số tồn không khớp với số vào trừ số ra"
SEVERITY: Severity = "warning"
BASIS = "Số học: số chênh lệch (xuất siêu, dư nợ tăng thêm, số tồn cuối kỳ) bằng số vào trừ số ra nêu trong cùng đoạn."
FIRES = (
    "Tổng thu quỹ 36,8 triệu đồng, tổng chi 29,5 triệu đồng, tồn quỹ 9,3 triệu đồng.",
    "Giá trị trước thẩm định 128,5 tỷ đồng, sau thẩm định 125,9 tỷ đồng, cắt giảm 2,1 tỷ đồng.",
    "Tăng 5% so với cùng kỳ; trong đó xuất khẩu 91,5 triệu USD, nhập khẩu 50,1 triệu USD, xuất siêu 45,8 triệu USD.",
    "Cộng dồn 8 tháng, xuất khẩu đạt 964 triệu USD, nhập khẩu 617 triệu USD, xuất siêu 382 triệu USD.",
    "Xuất khẩu đạt 91,5 triệu USD, giảm 7,3%; nhập khẩu đạt 50,1 triệu USD, giảm 2,5%. Cán cân thương mại xuất siêu 44,1 triệu USD.",
    "Doanh số cho vay trong năm 36,7 tỷ đồng, thu nợ 28,9 tỷ đồng, dư nợ tăng 8,7 tỷ đồng so với đầu năm.",
    "Xuất khẩu đạt 91,5 triệu USD, nhập khẩu đạt 50,1 triệu USD, xuất siêu 45,8 triệu USD.",
    "Tổng thu ngân sách xã 8.612 triệu đồng, tổng chi 8.140 triệu đồng, kết dư 572 triệu đồng.",
    "Tổng số thụ lý 5.810 việc, ủy thác 48 việc, tổng số phải thi hành 5.672 việc.",
    "Tồn kỳ trước 1.214,5, phát sinh trong kỳ 830,4, đã thu 962,7, còn phải thu 1.281,2 triệu đồng.",
    "Chi ngân sách xã 6 tháng đầu năm 5.120 triệu đồng. Tổng thu ngân sách xã 6.480 triệu đồng; kết dư tạm tính 1.180 triệu đồng.",
    "XK 412,6 triệu USD, tăng 5%; NK 270,4, xuất siêu 118 triệu USD.",
    "Thu phí, lệ phí 42,18 triệu đồng, nộp ngân sách 40,35 triệu đồng, tồn quỹ 1,38 triệu đồng.",
)
SILENT = (
    "Tổng thu quỹ 36,8 triệu đồng, tổng chi 29,5 triệu đồng, tồn quỹ 7,3 triệu đồng.",
    "Tồn kỳ trước 1.214,5, phát sinh trong kỳ 830,4, đã thu 962,7, còn phải thu 1.082,2 triệu đồng.",
    "XK 412,6 triệu USD, tăng 5%; NK 270,4, xuất siêu 142,2 triệu USD.",
    "Giá trị trước thẩm định 128,5 tỷ đồng, sau thẩm định 125,9 tỷ đồng, cắt giảm 2,6 tỷ đồng.",
    "Thu phí, lệ phí 42,18 triệu đồng, nộp ngân sách 40,35 triệu đồng, tồn quỹ 1,83 triệu đồng.",
    "Tồn đầu kỳ 0,55 triệu đồng, thu lệ phí 42,18 triệu đồng, nộp ngân sách 40,35 triệu đồng, tồn quỹ 2,38 triệu đồng.",
    "Xuất khẩu đạt 91,5 triệu USD, giảm 7,3%; nhập khẩu đạt 50,1 triệu USD, giảm 2,5%. Cán cân thương mại xuất siêu 41,4 triệu USD.",
    "Doanh số cho vay trong năm 36,7 tỷ đồng, thu nợ 28,9 tỷ đồng, dư nợ tăng 7,8 tỷ đồng so với đầu năm.",
    "Đầu kỳ còn 41 hồ sơ, trong kỳ nhận thêm 688 hồ sơ, đã trả 702 hồ sơ, cuối kỳ tồn 27 hồ sơ.",
    "Xuất khẩu đạt 91,5 triệu USD; nhập khẩu đạt 50,1 triệu USD, xuất siêu 41,4 triệu USD (cùng kỳ xuất siêu 51,4 triệu USD).",
    "Xuất khẩu đạt 91,5 triệu USD; lũy kế 381,5 triệu USD. Nhập khẩu 10 tháng 250,1 triệu USD, xuất siêu 131,4 triệu USD.",
    "Quỹ dư đầu năm 20 triệu đồng. Trong năm thu 90 triệu đồng, chi 70 triệu đồng, số dư chuyển năm sau 45 triệu đồng.",
    "Xuất khẩu đạt 91,5 triệu USD; nhập khẩu đạt 50,1 triệu USD. Lũy kế xuất siêu 130 triệu USD.",
    "Trong năm quỹ thu 98,5 triệu đồng, chi 61,2 triệu đồng, số dư chuyển năm sau 41,3 triệu đồng (gồm cả dư năm trước).",
)
_COMPARED = re.compile(whole_word(["so với", "cùng kỳ", "năm trước", "kỳ trước", "tháng trước"]))
_OTHER_SPAN = re.compile(whole_word(["lũy kế", "luỹ kế", "cộng dồn", "tính chung"]))
"""Between the sides and their balance; before all of them they are of one span."""
_OPENING = re.compile(
    rf"(?<!\p{{L}}|(?:tháng|quý) )đầu năm(?!\p{{L}})|{whole_word(['đầu kỳ', 'dư đầu', 'tồn đầu', 'tồn quỹ'])}"
    "|"
    + whole_word(
        [
            *("năm trước chuyển sang", "kỳ trước chuyển sang", "năm ngoái chuyển sang"),
            *("tồn năm trước", "tồn kỳ trước", "dư năm trước", "dư kỳ trước"),
        ]
    )
)
_STOP = re.compile(r"[;:.](?=\s)")
_BESIDE = re.compile(whole_word(["cùng kỳ", "so với", "năm trước", "kế hoạch", "dự toán", "chỉ tiêu", "tháng trước"]))
_BEFORE = 30
_FAR = Decimal("0.5")
"""By what share of what its sides give a balance may be off and still be theirs where no slip says so."""
_NEAREST = 8
"""Figures before a balance among which two that give it are looked for."""
_REACH = 500
_LABEL = 60
_SIDES = 2
_BACK = 24
"""Figures before a balance that are looked through for its sides."""


@dataclass(frozen=True, slots=True)
class _Flow:
    """How the figures of a flow are called: what comes in, what goes out, and the balance."""

    plus: tuple["re.Pattern[str]", ...]
    minus: tuple["re.Pattern[str]", ...]
    balance: "re.Pattern[str]"


def _named(words: list[str]) -> "re.Pattern[str]":
    return re.compile(whole_word(words))


_FLOWS = tuple(
    _Flow(
        tuple(_named(words) for words in row["plus"]),
        tuple(_named(words) for words in row["minus"]),
        re.compile(rf"{whole_word(row['balance'])}(?: [\p{{L}}\d/]+){{0,8}}:? ?$"),
    )
    for row in table("lists")["flow"]
)
_BALANCES = tuple(word for row in table("lists")["flow"] for word in row["balance"])
_BALANCE, _BALANCE_ROOTS = re.compile(whole_word(_BALANCES)), roots(_BALANCES)


def check(facts: Facts) -> Iterator[Finding]:
    """One finding per balance that its sides do not give."""
    figures = [
        mention
        for mention in facts.figures
        if mention.kind in {"count", "money", "measure"} and "/" not in (mention.unit or "")
    ]
    labels = [_label(facts, figures, place) for place in range(len(figures))]
    for place, balance in enumerate(figures):
        if not holds_any(labels[place], _BALANCE_ROOTS) or _BALANCE.search(labels[place]) is None:
            continue  # as of nearly all figures
        for flow in _FLOWS:
            if flow.balance.search(labels[place]) is None or _COMPARED.search(labels[place]):
                continue
            if takes_in_more(facts, balance):
                continue
            near = [
                i
                for i in range(max(0, place - _BACK), place)
                if balance.start - figures[i].start <= _REACH
                and (same_unit(figures[i], balance) or _is_bare(figures[i], balance))
                and figures[i].section == balance.section
            ]
            # "tổng thu 90, trong đó thu phí 20": the part bears the name of its whole; exports are parts of all trade.
            beside = facts.wholes_of.get(balance.id, set())
            free = [i for i in near if facts.wholes_of.get(figures[i].id, set()) <= beside]
            for chosen in (free, near):
                plus = [_nearest(chosen, labels, name) for name in flow.plus]
                minus = [_nearest(chosen, labels, name) for name in flow.minus]
                if None not in (*plus, *minus) and len({*plus, *minus}) == len(plus) + len(minus):
                    found = [[figures[i] for i in side if i is not None] for side in (plus, minus)]
                    others = [figures[i] for i in near[-_NEAREST:]]
                    yield from _judged(facts, found[0], found[1], balance, others)
                    break


def _is_bare(one: Mention, balance: Mention) -> bool:
    """Whether a figure has no unit, and that of the balance may be meant: `đã thu 962,7, còn phải thu 1.082,2 triệu đồng`."""
    return balance.kind != "count" and one.kind == "count" and one.unit is None and one.inherited_unit is None


def _printed(facts: Facts, one: Mention, balance: Mention) -> Printed:
    """A figure as printed; one without a unit is told in that of the balance, and may have been rounded as that was."""
    end = End(id=one.id)
    told = facts.printed(end)
    if not _is_bare(one, balance):
        return told
    scale = facts.printed(End(id=balance.id)).scale
    return replace(told, scale=scale, slack=scale.scaleb(-told.decimals) / 2)


def _label(facts: Facts, figures: Sequence[Mention], place: int) -> str:
    """The words right before a figure, behind the figure before it."""
    start = figures[place].start
    begin = max(figures[place - 1].end if place else 0, start - _LABEL)
    return facts.words(begin, start).strip() + " "


def _nearest(near: Sequence[int], labels: Sequence[str], name: "re.Pattern[str]") -> int | None:
    """The last figure whose label has a name."""
    return next((i for i in reversed(near) if name.search(labels[i])), None)


def _judged(
    facts: Facts, plus: Sequence[Mention], minus: Sequence[Mention], balance: Mention, others: Sequence[Mention]
) -> Iterator[Finding]:
    ends = [End(id=mention.id) for mention in (*plus, *minus, balance)]
    figures = [_printed(facts, mention, balance) for mention in (*plus, *minus, balance)]
    sums = [as_sum(figures, len(plus), first) for first in range(len(plus))]
    whole, *parts = sums[0]
    loose = Printed(whole.value, whole.scale, whole.slack + min(figure.unit for figure in figures))
    exact = all(figure.slack == 0 for figure in figures)
    if closes(whole if exact else loose, parts):
        return
    sides = {mention.id for mention in (*plus, *minus)}
    before = [_printed(facts, one, balance) for one in others if one.id not in sides]
    if len(sides) == _SIDES and any(closes(whole, [*parts, negative(figure)]) for figure in before):
        return  # with what there was before
    if not any(closings(one[0], one[1:]) for one in sums) and not _is_theirs(facts, plus, minus, balance, others):
        return
    scale = figures[0].scale
    told = [in_unit(figure.base, scale) for figure in figures]
    result = told[-1] + in_unit(gap(whole, parts), scale)
    bare = any(_is_bare(one, balance) for one in (*plus, *minus))
    left = " + ".join(number(value) for value in told[: len(plus)])
    taken = " - ".join(number(value) for value in told[len(plus) : -1])
    of_unit = facts.unit(ends[0].id)  # of all figures here, whatever they are printed in
    yield facts.finding(
        CODE,
        NAME,
        SEVERITY,
        BASIS,
        vi=(
            f"Tính từ các số liệu nêu trước ({', '.join(facts.text(end.id) for end in ends[:-1])}), số chênh lệch là "
            f"{number(result)}{of_unit}, báo cáo nêu {facts.text(balance.id)} (lệch {number(abs(result - told[-1]))}{of_unit}); "
            "cần rà soát."
        ),
        en=f"The figures before give a balance of {number(result)}{of_unit}; the report states {number(told[-1])}{of_unit}.",
        evidence=[end.id for end in ends],
        stated=number(told[-1]),
        expected=number(result),
        arithmetic=f"{left} - {taken} = {number(result)} ≠ {number(told[-1])}",
        tolerance="0" if exact else "± nửa đơn vị của chữ số cuối",
        repair=repairs(facts, ends[0], tuple(ends[1:])) if len(plus) == 1 and not bare else (),
    )


def _is_theirs(
    facts: Facts, plus: Sequence[Mention], minus: Sequence[Mention], balance: Mention, others: Sequence[Mention]
) -> bool:
    """Whether a balance that no slip explains can only be that of its sides: of their time, near it, and of no other figures.

    Where a flow has more than two sides, what there was before is one of them.
    """
    sides = (*plus, *minus)
    came, went = (sum(_printed(facts, one, balance).base for one in side) for side in (plus, minus))
    stated = _printed(facts, balance, balance)
    first = min(mention.start for mention in sides)
    opened = _OPENING.search(facts.words(max(0, first - _LABEL), balance.start)) is not None
    if opened == (len(sides) == _SIDES) or came <= went or abs(came - went - stated.base) > (came - went) * _FAR:
        return False
    if _OTHER_SPAN.search(facts.words(first, balance.start)):
        return False
    labels = (_STOP.split(facts.words(max(0, side.start - _BEFORE), side.start))[-1] for side in sides)
    if any(_BESIDE.search(_OPENING.sub(" ", label)) for label in labels):
        return False
    told = [_printed(facts, one, balance) for one in others]
    return not any(closes(one, [other, stated]) for one, other in permutations(told, 2))
