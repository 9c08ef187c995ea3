"""RAT113 percentages-in-order-differ: percentages told in a row do not follow from the figures told in a row before them.

What it finds: "1.722 lượt nhập khẩu và 738 lượt xuất khẩu, chiếm tỷ lệ tương ứng 30,0% và 70,0%": the two are exchanged;
    "... cơ cấu tương ứng là 19,18%; 40,26%; 34,42% và 6,31%": one of four is not the share of its figure.
Why it matters: a reader takes each share for that of the figure at its place.
Basis: arithmetic: each percentage is the share that the figure at its place has of their sum, or of one total told before
    or right behind the percentages.
Stays silent: where no total prints all percentages but one of three or more, or all of them once two have changed places;
    then they are of something else.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations

import regex as re

from verifier.facts import Facts
from verifier.finding import Finding, Severity
from verifier.nearby import Nearby
from verifier.origins import Origin, Rate
from verifier.slips import Printed
from verifier.wording import number

CODE = "RAT113"
NAME = "percentages-in-order-differ"
NAME_VI = "Các tỷ lệ nêu lần lượt không khớp các số liệu theo thứ tự"
SEVERITY: Severity = "warning"
BASIS = "Số học: mỗi tỷ lệ nêu lần lượt bằng số liệu cùng thứ tự chia cho tổng số của chúng hoặc tổng số nêu trước đó."
FIRES = (
    "Hộ có nhà tiêu, có nước sạch và có điện lần lượt là 3.204, 3.986 và 4.117 hộ, bằng 76,1%, 92,3% và 97,8% trong tổng số 4.210 hộ.",
    "Sử dụng mạng, máy tính và chữ ký số lần lượt có 412 người, 936 người, 302 người, đạt 80,5%, 70,3% và 59,0% của tổng số 512 người.",
    "Trúng tuyển công lập 5.348 em, ngoài công lập 2.292 em. Như vậy số vào công lập chiếm 30,0%, số còn lại chiếm 70,0%.",
    "Kiểm tra 2.460 lượt tờ khai, gồm 1.722 lượt nhập khẩu và 738 lượt xuất khẩu, chiếm tỷ lệ tương ứng 30,0% và 70,0%.",
    "Khám 4.210 lượt người, trong đó nam 1.905 người, nữ 2.305 người, tương ứng 54,8% và 45,2%.",
    "Dư nợ 8.412 tỷ đồng: nông nghiệp 1.204 tỷ đồng, công nghiệp 3.118 tỷ đồng, dịch vụ 4.090 tỷ đồng, bằng 14,31%; 37,07%; 46,82%.",
)
SILENT = (
    "Hộ có nhà tiêu, có nước sạch và có điện lần lượt là 3.204, 3.886 và 4.117 hộ, bằng 76,1%, 92,3% và 97,8% trong tổng số 4.210 hộ.",
    "Trúng tuyển công lập 5.348 em, ngoài công lập 2.292 em. Như vậy số vào công lập chiếm 70,0%, số còn lại chiếm 30,0%.",
    "Trúng tuyển công lập 5.348 em, ngoài công lập 2.292 em. Như vậy số ngoài công lập chiếm 30,0%, số còn lại chiếm 70,0%.",
    "Trúng tuyển công lập 5.348 em, ngoài công lập 2.292 em. Học sinh nữ chiếm 30,0%, còn lại 70,0%.",
    "Kiểm tra 2.460 lượt tờ khai, gồm 1.722 lượt nhập khẩu và 738 lượt xuất khẩu, chiếm tỷ lệ tương ứng 70,0% và 30,0%.",
    "Khám 4.210 lượt người, trong đó nam 1.905 người, nữ 2.305 người, tương ứng 45,2% và 54,8%.",
    "Dư nợ 8.412 tỷ đồng: nông nghiệp 1.204 tỷ đồng, công nghiệp 3.118 tỷ đồng, dịch vụ 4.090 tỷ đồng, bằng 14,31%; 37,07%; 48,62%.",
    "Có 1.722 hộ nghèo và 738 hộ cận nghèo; tỷ lệ tương ứng là 6,1% và 2,6%.",
)
_NEXT = re.compile(r" ?(?:[,;]|[,;]? và|-) ?")
_REST = re.compile(r" ?[,;]?(?: và)?(?: số| phần)? còn lại(?: là| chiếm)?(?: (?:tỷ|tỉ) (?:lệ|trọng))? ")
_OF = re.compile(
    r" ?(?:của |so với |trong |trên )?(?:tổng số|tổng|số)(?: là)? ?\(?| ?(?:trong|trên|của) (?:toàn \p{L}+ )?\(?"
)
_PAIR, _ALL = 2, 100
_MOST = 8
_BACK = 6
"""Figures before the row that may be its total."""


def check(facts: Facts) -> Iterator[Finding]:
    """One finding per row of percentages."""
    near = facts.once(Nearby)
    for row in (*_rows(near), *_with_rest(near)):
        parts = near.row_before(row[0], len(row))
        if parts is not None:
            rates = [near.rates[i] for i in row]
            figures = [figure for _, figure in parts]
            behind = _said_behind(near, row[-1], parts[-1][0])
            finding = _judged(facts, rates, figures, near.wholes_before(parts[0][0], _BACK), behind)
            if finding is not None:
                yield finding


def _rows(near: Nearby) -> Iterator[list[int]]:
    """The ranks of percentages that follow each other with nothing but a mark between."""
    row: list[int] = []
    for i in near.rates:
        if row and i == row[-1] + 1 and _NEXT.fullmatch(near.line.between(i)) is not None:
            row.append(i)
            continue
        if 1 < len(row) <= _MOST:
            yield row
        row = [i]
    if 1 < len(row) <= _MOST:
        yield row


def _with_rest(near: Nearby) -> Iterator[list[int]]:
    """Two percentages that are all, the first named after the first of two figures before: `công lập chiếm 70%, còn lại 30%`."""
    for i in near.rates:
        rest = i + 1
        if rest not in near.rates or _REST.fullmatch(near.line.between(rest)) is None:
            continue
        parts = near.row_before(i, _PAIR)
        both = near.rates[i].printed + near.rates[rest].printed == _ALL
        if both and parts is not None and _is_named_after(near, i, *(place for place, _ in parts)):
            yield [i, rest]


def _is_named_after(near: Nearby, i: int, first: int, second: int) -> bool:
    """Whether the words before a percentage name the first of two figures, and no word of its own the second."""
    name = near.line.words(i)
    one, other = (near.line.words(place) | near.line.words_behind(place) for place in (first, second))
    return bool(name & one) and not name & (other - one)


def _said_behind(near: Nearby, last: int, part: int) -> list[Printed]:
    """The figure right behind a row of percentages that words say they are of: `78,1% và 67,4% trong tổng số 19.470 hộ`."""
    k = last + 1
    told = k < len(near.line.figures) and _OF.fullmatch(near.line.between(k)) is not None
    return [one for one in near.ends(k) if near.may_pair(part, k)][:1] if told else []


def _judged(
    facts: Facts,
    rates: Sequence[Rate],
    parts: Sequence[Printed],
    wholes: Sequence[Printed],
    behind: Sequence[Printed],
) -> Finding | None:
    total = sum((part.value * part.unit for part in parts), start=parts[0].value * 0)
    told = parts[0]
    summed = Printed(
        told.end,
        total / told.unit,
        told.unit,
        sum((p.below for p in parts), start=told.below * 0),
        sum((p.above for p in parts), start=told.above * 0),
    )
    tried = [
        summed,
        *behind,
        *(one for one in wholes if one.value * one.unit > max(part.value * part.unit for part in parts)),
    ]
    printing = [
        [rate.follows("share", part, whole) for part, rate in zip(parts, rates, strict=True)] for whole in tried
    ]
    if any(all(held) for held in printing):
        return None
    for whole, held in zip(tried, printing, strict=True):
        off = [n for n, one in enumerate(held) if not one]
        if len(off) == 1 and len(held) > len(off) + 1:
            return _finding(facts, rates, parts, whole, off)
        for a, b in combinations(off, 2):
            exchanged = Origin("share", parts[a], whole).holds(rates[b]) and Origin("share", parts[b], whole).holds(
                rates[a]
            )
            if len(off) == 2 and exchanged:
                return _finding(facts, rates, parts, whole, off)
    return None


def _finding(
    facts: Facts, rates: Sequence[Rate], parts: Sequence[Printed], whole: Printed, off: Sequence[int]
) -> Finding:
    wanted = [Origin("share", parts[n], whole).shown(rates[n]) for n in off]
    told = [number(rates[n].printed) for n in off]
    vi = ", ".join(
        f"{facts.text(parts[n].end.id)} bằng {one}% (báo cáo nêu {facts.text(rates[n].end.id)})"
        for n, one in zip(off, wanted, strict=True)
    )
    en = ", ".join(
        f"{facts.text(parts[n].end.id)} is {one}% (the report states {facts.text(rates[n].end.id)})"
        for n, one in zip(off, wanted, strict=True)
    )
    total = facts.shown(whole.end)
    ends = [figure.end.id for n in off for figure in (parts[n], rates[n])]
    return facts.finding(
        CODE,
        NAME,
        SEVERITY,
        BASIS,
        vi=f"Theo thứ tự và tổng số {total}: {vi}; {'hai tỷ lệ có thể ghi đổi chỗ, ' if len(off) > 1 else ''}cần rà soát.",
        en=f"By their order, of {total}: {en}{'; the two may have changed places' if len(off) > 1 else ''}.",
        evidence=sorted(ends, key=lambda id_: facts.mentions[id_].start),
        stated="; ".join(f"{one}%" for one in told),
        expected="; ".join(f"{one}%" for one in wanted),
        arithmetic="; ".join(f"{one}% ≠ {other}%" for one, other in zip(wanted, told, strict=True)),
        tolerance="± một đơn vị của chữ số cuối",
    )
