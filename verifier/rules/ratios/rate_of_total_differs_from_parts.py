"""RAT108 rate-of-total-differs-from-parts: the growth of a total does not follow from that of its parts.

What it finds: "đạt 131,6 triệu USD, giảm 19,6%; trong đó xuất khẩu 81,5 triệu USD, giảm 17,3%, nhập khẩu 50,1 triệu USD,
    giảm 12,5%": what the parts were before makes up 155,8, and from there to 131,6 it is 15,5%.
Why it matters: a rate or a level is wrong; no two of the figures show it, all of them together do.
Basis: arithmetic. A level and its rate give what was before (or planned), and the parts of that make up the whole of it.
Stays silent: where a part has no rate of the same kind, when a level is open, when total and parts are held against
    different things, and when rounding leaves room.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

import regex as re

from extractor.model import Breakdown, End, Mention
from verifier.facts import Facts
from verifier.finding import Finding, Severity
from verifier.rounding import Interval, as_percent
from verifier.slips import mended, offers, printed_figure
from verifier.wording import number

CODE = "RAT108"
NAME = "rate-of-total-differs-from-parts"
NAME_VI = "Tỷ lệ tăng, giảm hoặc hoàn thành của tổng không khớp tỷ lệ của các thành phần"
SEVERITY: Severity = "warning"
BASIS = "Số học: số kỳ trước (hoặc kế hoạch) suy từ tổng phải bằng tổng các số suy từ từng thành phần, trong phạm vi làm tròn."
FIRES = (
    (
        "Kim ngạch đạt 131,6 triệu USD, giảm 19,6%; trong đó xuất khẩu 81,5 triệu USD, giảm 17,3%; nhập khẩu 50,1 triệu USD, "
        "giảm 12,5%."
    ),
    (
        "Tổng thu đạt 3.100 tỷ đồng, đạt 79% dự toán; trong đó: thu nội địa 2.500 tỷ đồng, đạt 66% dự toán; thu từ đất 600 tỷ "
        "đồng, đạt 102% dự toán."
    ),
)
SILENT = (
    (
        "Kim ngạch đạt 131,6 triệu USD, giảm 15,6%; trong đó xuất khẩu 81,5 triệu USD, giảm 17,3%; nhập khẩu 50,1 triệu USD, "
        "giảm 12,5%."
    ),
    "Kim ngạch đạt 131,6 triệu USD, giảm 19,6%; trong đó xuất khẩu 81,5 triệu USD, giảm 17,3%; nhập khẩu 50,1 triệu USD.",
    (
        "Kim ngạch đạt 131,6 triệu USD, giảm 19,6% so với cùng kỳ; trong đó xuất khẩu 81,5 triệu USD, giảm 17,3% so với tháng "
        "trước; nhập khẩu 50,1 triệu USD, giảm 12,5% so với tháng trước."
    ),
    "Có 300 trường đạt chuẩn, đạt 60%; trong đó mầm non 90 trường, chiếm 30%; phổ thông 210 trường, chiếm 70%.",
)
_Way = Literal["up", "down", "of"]
_UP = re.compile(r"(?<!\p{L})tăng(?: thêm| gần| hơn| khoảng)? ?$")
_DOWN = re.compile(r"(?<!\p{L})giảm(?: gần| hơn| khoảng)? ?$")
_OF = re.compile(r"(?<!\p{L})(?:đạt|bằng)(?: (?:tỷ|tỉ) lệ)? ?$")
_HELD = re.compile(r"[^,;.()]{0,20}?(?:so(?: với)?|của|(?=dự toán|kế hoạch|cùng kỳ))\s(?P<what>[^,;.()]{1,40})")
_STOPS = re.compile(r"[;.](?=\s|$)")
_REACH = 120
_NEXT = 4


@dataclass(frozen=True, slots=True)
class _Rated:
    """A level with a rate told behind it, which way it goes, and what it is held against where that is said."""

    level: Mention
    percent: Mention
    way: _Way
    against: str | None


def check(facts: Facts) -> Iterator[Finding]:
    """One finding per total and kind of rate."""
    for breakdown in facts.breakdowns:
        if not breakdown.complete or any(end.id not in facts.mentions for end in (breakdown.whole, *breakdown.parts)):
            continue
        whole = _rates(facts, breakdown.whole)
        if not whole:
            continue  # as of most: no rate is told of the total
        rates = [whole, *(_rates(facts, end) for end in breakdown.parts)]
        for kind in ("growth", "of"):
            rated = [rate for of_level in rates if (rate := of_level.get(kind)) is not None]
            if len(rated) == len(rates) and _alike(rated):
                finding = _finding(facts, breakdown, rated)
                if finding is not None:
                    yield finding


def _rates(facts: Facts, end: End) -> dict[str, _Rated]:
    """The rates told behind a level before the next level, by kind."""
    level = facts.mentions[end.id]
    i = bisect_left(facts.report.mentions, level.start, key=lambda mention: mention.start)
    found: dict[str, _Rated] = {}
    last = level.end
    for percent in facts.report.mentions[i + 1 : i + 1 + _NEXT]:
        if percent.kind != "percent" or percent.unit != "%":
            break
        tie = facts.words(last, percent.start)
        if len(tie) > _REACH or _STOPS.search(tie) is not None:
            break
        last = percent.end
        way: _Way | None = (
            "up" if _UP.search(tie) else "down" if _DOWN.search(tie) else "of" if _OF.search(tie) else None
        )
        if way is None or percent.qualifier != "exact" or percent.value.startswith("-"):
            continue
        held = _HELD.match(facts.words(last, last + _REACH))
        found.setdefault(
            "of" if way == "of" else "growth", _Rated(level, percent, way, held["what"].strip() if held else None)
        )
    return found


def _alike(rated: list[_Rated]) -> bool:
    """Whether the rates are held against one thing: that of the total, where a part names any."""
    said = {rate.against for rate in rated[1:] if rate.against is not None}
    return not said or (rated[0].against is not None and all(_same(rated[0].against, one) for one in said))


def _same(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return longer.startswith(shorter) or shorter.split()[:2] == longer.split()[:2]


def _finding(facts: Facts, breakdown: Breakdown, rated: list[_Rated]) -> Finding | None:
    ways = [rate.way for rate in rated]
    figures = [printed_figure(facts, End(id=m.id)) for rate in rated for m in (rate.level, rate.percent)]
    told = [figure for figure in figures if figure is not None]
    if len(told) < len(figures):
        return None

    def holds(meant: list[Interval]) -> bool:
        return _holds(meant, ways)

    if holds([figure.meant(figure.value) for figure in told]):
        return None
    before = [_exact(figure.value * figure.unit, told[2 * i + 1].value, ways[i]) for i, figure in enumerate(told[::2])]
    made = sum(before[1:], Fraction(0))
    if not made:
        return None
    share = Fraction(told[0].value * told[0].unit) / made
    decimals = facts.decimals(rated[0].percent)
    wanted = number(as_percent(share if ways[0] == "of" else abs(share - 1), max(decimals, 1)))
    way = "đạt" if ways[0] == "of" else "tăng" if share >= 1 else "giảm"
    repairs = offers(mended(told, holds))
    parts = ", ".join(f"{facts.text(rate.level.id)} ({facts.text(rate.percent.id)})" for rate in rated[1:])
    stated = facts.text(rated[0].percent.id)
    return facts.finding(
        CODE,
        NAME,
        SEVERITY,
        BASIS,
        vi=(
            f"Theo các thành phần đã nêu ({parts}), {facts.text(breakdown.whole.id)} {way} {wanted}%, báo cáo nêu {stated}; "
            "cần rà soát."
        ),
        en=f"By the parts told ({parts}) the rate of {facts.text(breakdown.whole.id)} is {wanted}%, the report states {stated}.",
        evidence=[figure.end.id for figure in sorted(told, key=lambda figure: facts.mentions[figure.end.id].start)],
        stated=stated,
        expected=f"{wanted}%",
        arithmetic=f"{wanted}% ≠ {stated}",
        tolerance="± nửa đơn vị của chữ số cuối",
        repair=repairs,
    )


def _exact(level: Decimal, percent: Decimal, way: _Way) -> Fraction:
    rate = Fraction(percent) / 100
    factor = rate if way == "of" else 1 - rate if way == "down" else 1 + rate
    return Fraction(level) / factor if factor > 0 else Fraction(0)


def _holds(meant: list[Interval], ways: list[_Way]) -> bool:
    """Whether what the total was before can be what the parts were together; levels and rates stand in turn."""
    before = [_before(meant[2 * i], meant[2 * i + 1], way) for i, way in enumerate(ways)]
    known = [interval for interval in before if interval is not None]
    if len(known) < len(before):
        return True
    least, most = sum(low for low, _ in known[1:]), sum(high for _, high in known[1:])
    return known[0][0] <= most and least <= known[0][1]


def _before(level: Interval, percent: Interval, way: _Way) -> tuple[Fraction, Fraction] | None:
    """What a level was before its change, or what it is a share of; a rate cut off is a unit more at most."""
    if level.low is None or level.high is None or percent.low is None or percent.high is None:
        return None
    slack = (percent.high - percent.low) / 2
    low, high = Fraction(percent.low - slack) / 100, Fraction(percent.high + slack) / 100
    least, most = (low, high) if way == "of" else (1 - high, 1 - low) if way == "down" else (1 + low, 1 + high)
    return (Fraction(level.low) / most, Fraction(level.high) / least) if least > 0 else None
