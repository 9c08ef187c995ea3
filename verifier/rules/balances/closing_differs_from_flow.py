"""BAL103 closing-differs-from-flow: what there was, what came and what went do not give what there is.

What it finds: a figure for the start (đầu năm, kỳ trước chuyển sang), one for the end (cuối năm, hiện có) and those that
    words between them name as coming in or going out, of one unit, that do not balance; or what came and what went with a
    net (tăng thực) that is another.
Why it matters: the closing figure follows from the others; one of them is wrong.
Basis: arithmetic. A printed figure stands for its value ± half its last digit.
Stays silent: when what came and went balances without one of them, for then that is told of something else; when
    only what came or only what went is told and no single slip explains the gap; and, where figures between them stand
    without a word, unless a slip is telling.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from extractor.model import End, Mention
from patterns.slips import LIKELY, Printed, closes, closings, explains, gap
from verifier.facts import Facts
from verifier.finding import Finding, Severity
from verifier.flows import Net, Stock, as_sum, negative, nets, stocks
from verifier.repair import balancing
from verifier.wording import in_unit, number

CODE = "BAL103"
NAME = "closing-differs-from-flow"
NAME_VI = "Số cuối kỳ không khớp với số đầu kỳ và số tăng, giảm trong kỳ"
SEVERITY: Severity = "warning"
BASIS = "Số học: số cuối kỳ bằng số đầu kỳ cộng số tăng, trừ số giảm trong kỳ."
FIRES = (
    "Tháng 5 tiếp nhận 214 hồ sơ, tồn tháng 4 chuyển sang 19 hồ sơ; giải quyết xong 205 hồ sơ, chuyển tháng 6 21 hồ sơ.",
    "Năm 2018 kết nạp 512 hội viên, giảm 204 hội viên do chuyển đi, tăng thực 318 hội viên so với năm 2017.",
    "Hộ nghèo đầu kỳ 44, thoát 15, phát sinh 03, cuối kỳ còn 37 hộ.",
    "Đầu năm Hội có 412 hội viên; trong năm kết nạp 31, chuyển đến 12, chuyển đi 9, từ trần 4; đến nay có 424 hội viên.",
    "Số dư quỹ đầu năm 120,5 triệu đồng; thu 96,4 triệu đồng, chi 71,2 triệu đồng, trong đó quà 20 triệu. Số dư cuối năm 154,7 triệu đồng.",
    "Thôn có 86 hộ nghèo đầu năm, 17 hộ thoát nghèo, phát sinh 4 hộ; cuối năm còn 37 hộ nghèo.",
    "Tồn năm 2023 chuyển sang 312,4 triệu đồng, thu 905,7 triệu đồng. Tổng chi 860,2 triệu đồng. Số dư đến 31/12/2024 là 375,9 triệu đồng.",
    "Trong năm thành lập mới 34 hợp tác xã, giải thể 12 hợp tác xã, tăng thực 29 hợp tác xã.",
    "Quỹ nhận 640 triệu đồng. Kỳ trước chuyển sang 85 triệu đồng; đã chi 590 triệu đồng; số dư 171 triệu đồng.",
    "Phòng và 17 xã tiếp nhận mới 6.229 hồ sơ, kỳ trước chuyển sang 411; đã giải quyết 6.110 hồ sơ; đang giải quyết 516 hồ sơ; trả lại 24.",
    "Cuối năm 2022 tỉnh có 412 hợp tác xã; năm 2023 thành lập mới 31, giải thể 12, đến nay có 423 hợp tác xã.",
    "Nợ đến ngày 31/12/2022 là 36,4 tỷ đồng. Năm 2023 trả nợ 21,7 tỷ đồng, phát sinh 1,8 tỷ đồng. Như vậy đến 31/12/2023 còn 14,7 tỷ đồng.",
)
SILENT = (
    "Tháng 5 tiếp nhận 214 hồ sơ, tồn tháng 4 chuyển sang 19 hồ sơ; giải quyết xong 205 hồ sơ, chuyển tháng 6 28 hồ sơ.",
    "Năm 2018 kết nạp 512 hội viên, giảm 204 hội viên do chuyển đi, tăng thực 308 hội viên so với năm 2017.",
    "Hộ nghèo đầu kỳ 44, thoát 15, phát sinh 03, cuối kỳ còn 32 hộ.",
    "Tồn năm 2023 chuyển sang 312,4 triệu đồng, thu 905,7 triệu đồng. Tổng chi 860,2 triệu đồng. Số dư đến 31/12/2024 là 357,9 triệu đồng.",
    "Đầu năm Hội có 412 hội viên; trong năm kết nạp 31, chuyển đến 12, chuyển đi 9, từ trần 4; đến nay có 442 hội viên.",
    "Số dư quỹ đầu năm 120,5 triệu đồng; thu 96,4 triệu đồng, chi 71,2 triệu đồng, trong đó quà 20 triệu. Số dư cuối năm 145,7 triệu đồng.",
    "Đầu năm có 86 hộ nghèo, phát sinh 4 hộ, so với cùng kỳ giảm 17 hộ; cuối năm còn 90 hộ nghèo.",
    "Đầu năm có 86 hộ nghèo, 20 hộ thoát nghèo (trong đó 17 hộ bền vững); cuối năm còn 66 hộ nghèo.",
    "Cuối năm 2022 tỉnh có 412 hợp tác xã; năm 2023 thành lập mới 31, giải thể 12, đến nay có 431 hợp tác xã.",
    "Phòng và 17 xã tiếp nhận mới 6.229 hồ sơ, kỳ trước chuyển sang 411; đã giải quyết 6.110 hồ sơ; đang giải quyết 506 hồ sơ; trả lại 24.",
    "Tổng tiếp nhận 6.640 hồ sơ; kỳ trước chuyển sang 411 hồ sơ; đã giải quyết 6.110 hồ sơ; đang giải quyết 530 hồ sơ.",
    "Tiếp nhận mới 6.229 hồ sơ, kỳ trước chuyển sang 411 hồ sơ; đã giải quyết 6.110 hồ sơ; đang giải quyết 493 hồ sơ.",
    "Cuối năm 2020 tỉnh có 412 hợp tác xã; năm 2023 thành lập mới 31, giải thể 12, đến nay có 443 hợp tác xã.",
    "Nợ đến ngày 31/12/2022 là 36,4 tỷ đồng. Năm 2023 trả nợ 21,7 tỷ đồng, phát sinh 1,8 tỷ đồng. Như vậy đến 31/12/2023 còn 16,5 tỷ đồng.",
    "Trong năm kết nạp 31, chuyển đến 12, chuyển đi 9, từ trần 4, tăng thực 30 hội viên.",
    "Trong năm thành lập mới 34 hợp tác xã, giải thể 12, củng cố 7, tăng thực 29 hợp tác xã.",
    "Quỹ nhận 640 triệu đồng. Kỳ trước chuyển sang 85 triệu đồng; đã chi 590 triệu đồng; số dư 135 triệu đồng.",
    "Tiếp nhận mới 2.640 hồ sơ, từ kỳ trước chuyển sang 61 hồ sơ. Đã giải quyết 2.618 hồ sơ, chỉ còn 07 hồ sơ quá hạn.",
)
_MOST = 12
"""Figures of a flow; where more are told they are of several."""
_NEAR = Decimal("0.25")
"""By what share of the opening figure (of its own, where what came in is told first) the closing one may be off without a slip."""
_TELLING = Decimal("0.10")
"""How likely a slip may balance by chance where figures between stand without a word."""


def check(facts: Facts) -> Iterator[Finding]:
    """One finding per closing figure that the flow does not give."""
    for net in nets(facts):
        yield from _of_net(facts, net)
    for stock in stocks(facts):
        flow = (*stock.inflows, *stock.outflows)
        if len(flow) + len(stock.others) > _MOST or _balances_somehow(facts, stock):
            continue
        plus = [End(id=mention.id) for mention in (stock.opening, *stock.inflows)]
        minus = [End(id=mention.id) for mention in (*stock.outflows, stock.closing)]
        figures = [facts.printed(end) for end in (*plus, *minus)]
        sums = [as_sum(figures, len(plus), first) for first in range(len(plus))]
        if stock.others or stock.pending:
            due = explains(sums[0][0], sums[0][1:], _TELLING)
        else:  # where both sides are told by name, nothing is left that the gap could be
            before = stock.inflows and stock.inflows[0].end < stock.opening.start < stock.closing.start
            near = figures[-1 if before else 0].base * _NEAR
            sides = bool(stock.inflows and stock.outflows) and abs(gap(sums[0][0], sums[0][1:])) < near
            due = sides or any(one.slip in LIKELY for told in sums for one in closings(told[0], told[1:]))
        if due:
            lead = f"Từ số đầu kỳ {facts.text(plus[0].id)} và các số tăng, giảm nêu kèm"
            yield _finding(facts, plus, minus, sums[0], lead)


def _of_net(facts: Facts, net: Net) -> Iterator[Finding]:
    """One finding where what came less what went is not the net, nor any of it without one figure."""
    came = [End(id=mention.id) for mention in net.inflows]
    went = [End(id=mention.id) for mention in net.outflows]
    if len(came) + len(went) > _MOST:
        return
    plus, minus = (came, went) if net.grew else (went, came)
    minus.append(End(id=net.net.id))
    first, *others = as_sum([facts.printed(end) for end in (*plus, *minus)], len(plus), 0)
    short = (others[:i] + others[i + 1 :] for i in range(len(others) - 1) if len(others) > 2)
    if not any(closes(first, parts) for parts in (others, *short)):
        yield _finding(facts, plus, minus, (first, *others), "Từ các số tăng, giảm nêu kèm")


def _balances_somehow(facts: Facts, stock: Stock) -> bool:
    """Whether the flow, all of it but one figure, or with one that no word names makes the closing figure of the opening one."""
    opening, closing = _printed(facts, stock.opening), _printed(facts, stock.closing)
    flow = [negative(_printed(facts, mention)) for mention in stock.inflows]
    flow.extend(_printed(facts, mention) for mention in stock.outflows)
    unnamed = [_printed(facts, mention) for mention in stock.others]
    last = max(mention.end for mention in (stock.opening, *stock.inflows, *stock.outflows))
    concluded = "như vậy" in facts.folded[last : stock.closing.start]  # from all that was told
    readings = [flow, *(() if concluded else (flow[:i] + flow[i + 1 :] for i in range(len(flow))))]
    readings.append([*flow, opening])  # what came in was told with what there was
    readings.extend([*flow, side] for figure in unnamed for side in (figure, negative(figure)))
    return any(closes(opening, [closing, *reading]) for reading in readings)


def _printed(facts: Facts, mention: Mention) -> Printed:
    return facts.printed(End(id=mention.id))


def _finding(facts: Facts, plus: Sequence[End], minus: Sequence[End], one: Sequence[Printed], lead: str) -> Finding:
    scale = facts.printed(minus[-1]).scale
    came = [in_unit(facts.value(end), scale) for end in plus]
    *went, stated = [in_unit(facts.value(end), scale) for end in minus]
    result = stated + in_unit(gap(one[0], one[1:]), scale)
    arithmetic = " - ".join([" + ".join(map(number, came)), *map(number, went)])
    ends = (*plus, *minus)
    return facts.finding(
        CODE,
        NAME,
        SEVERITY,
        BASIS,
        vi=(
            f"{lead} tính được {number(result)}, báo cáo nêu "
            f"{facts.text(minus[-1].id)} (lệch {number(abs(result - stated))}); cần rà soát."
        ),
        en=f"What there was, came and went gives {number(result)}; the report states {number(stated)}.",
        evidence=[end.id for end in ends],
        stated=number(stated),
        expected=number(result),
        arithmetic=f"{arithmetic} = {number(result)} ≠ {number(stated)}",
        tolerance="0" if all(facts.printed(end).slack == 0 for end in ends) else "± nửa đơn vị của chữ số cuối",
        repair=balancing(facts, plus, minus),
    )
