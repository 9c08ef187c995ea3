"""Dated levels (số liệu theo thời điểm): what a figure was in a year, a quarter, at the beginning and the end; and how it changed.

    năm 2022 đạt 24,6%, năm 2023 đạt 41,3%, tăng 16,7%
    các năm 2021, 2022 và 2023 lần lượt là 71, 64 và 58 vụ ... năm 2023 giảm 18,3% so với năm 2021
    các năm 2021, 2022 lần lượt đạt 412 và 450 tỷ đồng; tốc độ tăng năm 2022 là 9,2%
    ba tháng 4, 5, 6 lần lượt là 412, 386 và 455 triệu đồng ... so với tháng trước, tháng 6 tăng 17,9%
    năm 2021 46,8 triệu đồng, năm 2023 56,9 triệu đồng, gấp 1,22 lần năm 2021
    đầu năm có 3.164 hộ nghèo, tỷ lệ 5,46% ... cuối năm còn 2.069 hộ, tỷ lệ 3,54%, giảm 1,92%

A change is read only where each of its two times tells one level of its measure in the paragraph.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

import regex as re

from extractor.model import Mention
from patterns.words import forms, whole_word
from verifier.facts import Facts
from verifier.line import FULL_STOP, Change, Line, Shape, alike, distance, in_short, level_line

_FIRST, _LAST = "first", "last"
_TIME = re.compile(
    r"(?<!\p{L})(?:(?P<first>đầu (?:năm|kỳ)(?: \d{4})?)|(?:cuối )?năm (?P<year>\d{4})|quý (?P<quarter>i{1,3}|iv|[1-4])|"
    r"(?<!\d )tháng (?P<month>\d{1,2})|"
    r"(?P<last>cuối (?:năm|kỳ)|đến nay|qua rà soát(?: còn)?|đến (?:ngày )?31/12(?:/\d{4})?))(?![\p{L}\d/])"
)
_HELD = re.compile(r"so(?: với)?(?: thực hiện| kết quả| cả)? $")
_BEHIND = re.compile(
    r" (?:\((?:cuối |trong )?năm (?P<year>\d{4})\)|(?:vào )?(?:cuối )?năm (?P<bare>\d{4})(?![\p{L}\d/]))"
)
_YEARS = re.compile(r"năm (?P<years>\d{4}(?:(?:,| và) \d{4}){1,5})(?!\d)[^.;\d]{0,60}lần lượt(?: là| đạt| có)? $")
# "ba tháng 4, 5, 6 lần lượt là".
_MONTHS = re.compile(
    r"tháng (?P<months>\d{1,2}(?:(?:,| và) \d{1,2}){1,5})(?!\d)[^.;\d]{0,60}lần lượt(?: là| đạt| có| thu)? $"
)
_BETWEEN = re.compile(r" ?(?:,|;| và|, và) ?| \p{L}+(?: \p{L}+)?(?:,|;| và) ")
_BY = re.compile(r"(?<!\p{L})(?:(?P<up>tăng)|(?P<down>giảm))(?: thêm| được| là| khoảng| gần)? $")
# "tốc độ tăng năm 2022 là 8,5%, năm 2023 là 11,2%".
_RATE_IN = re.compile(
    r"(?<!\p{L})(?:tốc độ|tỷ lệ|mức) (?:(?P<up>tăng)|(?P<down>giảm))(?: trưởng)?(?: của)? năm (?P<year>\d{4})(?: là| đạt)? $"
)
_RATE_NEXT = re.compile(r"(?:,|;| và|, và) năm (?P<year>\d{4})(?: là| đạt)? ")
# "giảm 614 hộ, tương ứng giảm 3,41 điểm phần trăm": between the same times.
_AGAIN = re.compile(
    r"(?: \p{L}+){0,2}(?:,| và|, và)(?: tương ứng| tương đương| tức(?: là)?)?(?: với)? (?:tăng|giảm)(?: thêm)? "
)
_TIMES = re.compile(r"(?<!\p{L})gấp $")
_TIMES_OF = re.compile(r"(?: so(?: với)?)? ")
_BY_ENDS = ("tăng ", "giảm ", "thêm ", "được ", "là ", "khoảng ", "gần ")
_SO = re.compile(r"[^,;.()]{0,25}?(?<!\p{L})so(?: với)? ")
_YEAR_BEFORE = re.compile(r"so(?: với)? (?P<unit>năm|tháng|quý) (?:liền )?(?:trước|kề)(?: đó)?(?!\p{L})")
_EACH = re.compile(
    r"(?<!\p{L})(?:bình quân|trung bình|mỗi|hằng năm|hàng năm|giai đoạn)(?!\p{L})|(?:\d|hai|ba|bốn|năm) năm (?!\d)"
)
_PLAN = re.compile(whole_word(forms("lists", "plan")))
_HENCE = re.compile(r"(?<!\p{L})(?:như vậy|trong năm|cả năm|so với đầu (?:năm|kỳ))(?!\p{L})")
# What a figure behind such words is of is not the time of the one before.
_APART_FROM = re.compile(r";|(?<!\p{L})(?:so với|cả|tổng|cộng|toàn)(?!\p{L})")
# " và tăng ": the next of changes told in turn.
_NEXT_IN_TURN = re.compile(r"(?: \p{L}+){0,3}(?:,| và|, và) (?:tăng|giảm) ")
_LETTERS = {"tháng": "t", "quý": "q"}
_WAY = 20
"""Letters before a change that hold the word for its way."""
_NEAR = 40
"""Letters between a level and the change told of it."""
_BACK = 14
_APART = Fraction(3, 2)
_FITS = Fraction(201, 200)
"""How near another pair of levels must come for a change to be told of that one."""


@dataclass(frozen=True, slots=True)
class _Dated:
    """A level and the time that its words name."""

    level: Mention
    time: str


def dated_changes(facts: Facts, told: frozenset[str]) -> Iterator[Change]:
    """The changes between two times of which the paragraph tells one level each, in text order.

    Args:
        facts: of the report.
        told: ids of the changes that other words tie to their levels.
    """
    line = facts.once(level_line)
    figures = line.figures
    times: dict[int, str] = {}
    own: dict[int, str] = {}
    leads = [line.between(i) for i in range(len(figures))]
    ways = _ways(line)
    free = [
        way is not None and m.id not in told and m.qualifier == "exact" for way, m in zip(ways, figures, strict=True)
    ]
    last = max((i for i, is_free in enumerate(free) if is_free), default=-1)
    previous, whole = "", False
    in_turn: dict[int, str] = {}
    for i, lead in enumerate(leads[: last + 1]):
        way = ways[i]
        if FULL_STOP.search(lead) is not None or not i:
            previous, whole = "", False
            own = {}
        then = _YEAR_BEFORE.search(lead) if "so" in lead else None
        previous = then["unit"] if then is not None else previous
        whole = whole or _HENCE.search(lead) is not None
        if way is None:
            _date(line, i, times)
        if way is None or _EACH.search(lead) is not None or _is_planned(lead):
            continue
        known = own.get(i - 1) or times.get(i - 1)
        if way.year is not None:
            spoken: tuple[str, str] | None = (way.year, str(int(way.year) - 1))
        elif way.times:
            spoken = _times_multiplied(line, i, known)
        else:
            in_turn = _in_turn(line, i, ways) or in_turn
            taken_up = own if _AGAIN.fullmatch(lead) is not None else {}
            spoken = _times_of(line, i, times | taken_up, own=in_turn.get(i), previous=previous, whole=whole)
        if spoken is not None:
            own[i] = spoken[0]
        change = None if spoken is None or not free[i] else _between(facts, line, i, times, spoken, way)
        if change is not None:
            yield change


@dataclass(frozen=True, slots=True)
class _Way:
    """How a figure tells a change: downwards or not, as a multiple, or as the rate of a year named with it."""

    down: bool = False
    times: bool = False
    year: str | None = None


def _is_planned(lead: str) -> bool:
    """Whether a change is the plan's own, or held against it: `giảm 1,78 điểm % (kế hoạch giảm 1,5 điểm %)`."""
    return _PLAN.search(lead, max(map(lead.rfind, ",;.()")) + 1) is not None


def _ways(line: Line) -> list[_Way | None]:
    """How each figure tells a change; None for those that tell a level."""
    found: list[_Way | None] = []
    for i, figure in enumerate(line.figures):
        lead, before = line.between(i), found[-1] if found else None
        start = max(0, len(lead) - _WAY)
        way: _Way | None = None
        if figure.unit == "lần":
            way = _Way(times=True) if _TIMES.search(lead, start) is not None else None
        elif lead.endswith(_BY_ENDS) and (by := _BY.search(lead, start)) is not None:
            way = _Way(by["down"] is not None)
        elif figure.unit == "%" and " năm " in lead:
            rate = _RATE_IN.search(lead)
            again = _RATE_NEXT.fullmatch(lead) if rate is None and before is not None and before.year else None
            if rate is not None:
                way = _Way(rate["down"] is not None, year=rate["year"])
            elif again is not None and before is not None:
                way = _Way(before.down, year=again["year"])
        found.append(way)
    return found


def _times_multiplied(line: Line, i: int, own: str | None) -> tuple[str, str] | None:
    """The times of a multiple: that of the figure before, and the one named right behind it: `gấp 1,22 lần năm 2021`."""
    behind = line.behind(i)
    held = _TIMES_OF.match(behind)
    then = _TIME.match(behind, held.end()) if held is not None else None
    own = _time(line.between(i)) or own
    return (own, _key(then)) if then is not None and own is not None and own != _key(then) else None


def _date(line: Line, i: int, times: dict[int, str]) -> None:
    """Notes the time of a level: that named before or behind it, its place in a list of years, else that of the one before."""
    behind = _BEHIND.match(line.behind(i))
    lead = line.between(i)
    of_before = _BEHIND.match(lead) if i else None
    lead = lead[of_before.end() :] if of_before is not None else lead
    years, months = _YEARS.search(lead), _MONTHS.search(lead)
    if years is not None or months is not None:
        named = [f"t{int(m)}" for m in re.findall(r"\d{1,2}", months["months"])] if months is not None else []
        named = re.findall(r"\d{4}", years["years"]) if years is not None else named
        listed = [
            j for j in range(i, min(i + len(named), len(line.figures))) if j == i or _BETWEEN.fullmatch(line.between(j))
        ]
        if len(listed) == len(named):
            times.update(zip(listed, named, strict=True))
        return
    if i in times:
        return
    if behind is not None:
        times[i] = behind["year"] or behind["bare"]
        return
    named_before = _time(lead)
    if named_before is not None:
        times[i] = named_before
    elif i - 1 in times and FULL_STOP.search(lead) is None and _APART_FROM.search(lead) is None:
        times[i] = times[i - 1]


def _time(lead: str) -> str | None:
    """The last time that words name, other than one that something is held against."""
    found = [m for m in _TIME.finditer(lead) if _HELD.search(lead, 0, m.start()) is None]
    return _key(found[-1]) if found else None


def _key(told: re.Match[str]) -> str:
    if told["first"]:
        return _FIRST
    if told["last"]:
        return _LAST
    if told["month"]:
        return f"t{int(told['month'])}"
    return str(told["year"] or f"q{ {'i': 1, 'ii': 2, 'iii': 3, 'iv': 4}.get(told['quarter'], told['quarter']) }")


def _in_turn(line: Line, i: int, ways: Sequence["_Way | None"]) -> dict[int, str]:
    """The times of changes told in turn: `tháng 5 và tháng 6 lần lượt giảm 6,3% và tăng 27,9%`."""
    lead = line.between(i)
    if "lần lượt" not in lead:
        return {}
    named = [_key(m) for m in _TIME.finditer(lead) if _HELD.search(lead, 0, m.start()) is None]
    row = range(i, min(i + len(named), len(ways)))
    listed = all(ways[j] is not None and (j == i or _NEXT_IN_TURN.fullmatch(line.between(j))) for j in row)
    return dict(zip(row, named, strict=True)) if len(row) == len(named) > 1 and listed else {}


def _times_of(
    line: Line, i: int, times: dict[int, str], *, own: str | None, previous: str, whole: bool
) -> tuple[str, str] | None:
    """The times that a change is told between: now and before.

    `own`: that of one told in turn; `previous`: the unit of the time before that its sentence says it is held against; `whole`:
    it tells of the whole year.
    """
    lead, behind = line.between(i), line.behind(i)
    beside = len(lead) <= _NEAR and FULL_STOP.search(lead) is None
    before_bracket = i - 2 if i > 1 and lead.startswith(")") else i - 1
    own = own or _time(lead) or (times.get(i - 1, times.get(before_bracket)) if beside else None)
    held = _SO.match(behind)
    base = None
    if held is not None:
        then = _TIME.match(behind, held.end())
        of_unit = _YEAR_BEFORE.search(behind, 0, held.end() + _NEAR)
        if then is None and of_unit is None:
            return None
        base = _key(then) if then is not None else _time_before(own, of_unit["unit"] if of_unit is not None else "")
    else:
        before = [m for m in _TIME.finditer(lead) if _HELD.search(lead, 0, m.start()) is not None]
        if before:
            base = _key(before[-1])
        elif "so với" in lead and _YEAR_BEFORE.search(lead) is None:
            return None
        elif previous or own not in (None, _LAST):
            base = _time_before(own, previous)
        elif own == _LAST or (whole and own is None):
            base = _FIRST
    own = _LAST if own is None and base == _FIRST else own
    return (own, base) if own is not None and base is not None and own != base else None


def _time_before(time: str | None, unit: str) -> str | None:
    """The year before a year, and where words say so the month before a month, the quarter before a quarter."""
    if time is None or time in (_FIRST, _LAST):
        return None
    if time.isdecimal():
        return str(int(time) - 1) if unit in ("", "năm") else None
    number = int(time[1:])
    return f"{time[0]}{number - 1}" if number > 1 and time[0] == _LETTERS.get(unit) else None


def _between(
    facts: Facts, line: Line, i: int, times: dict[int, str], spoken: tuple[str, str], way: _Way
) -> Change | None:
    """The change between the only two levels of those times that it can be of; None where there are none or more."""
    by = line.figures[i]
    near = [_Dated(line.figures[j], times[j]) for j in range(max(0, i - _BACK), i) if j in times and line.near(j, i)]
    now_told, then_told = ([one.level for one in near if one.time == time] for time in spoken)
    pairs = [(now, then) for now in now_told for then in then_told if _same(now, then) and _may_be(by, now)]
    if not pairs:
        return None
    beside = _beside(line, i)
    own = [pair for pair in pairs if pair[0] is beside and by.kind == pair[0].kind == "percent"]
    shape: Shape = "times" if way.times else "against"

    def off(pair: tuple[Mention, Mention]) -> Fraction:
        return distance(facts, *pair, by, (shape, way.down))

    if own and any(off(pair) < _FITS for pair in pairs if pair not in own):
        return None
    now, then = min(own or pairs, key=off)
    alone = sum(_same(now, other) for other in now_told) == 1 == sum(_same(then, other) for other in then_told)
    if not alone or off((now, then)) > _APART:
        return None
    rate = way.times or _is_rate(by, now)
    return Change(shape, way.down, now, then, None if rate else by, by if rate else None)


def _beside(line: Line, i: int) -> Mention | None:
    """The level right before a change, past a bracket: `tỷ lệ 4,37% (trên 31.507 hộ), giảm 1,53%`."""
    lead = line.between(i)
    back = 2 if lead.startswith(")") else 1
    return line.figures[i - back] if i >= back and len(lead) <= _NEAR and FULL_STOP.search(lead) is None else None


def _is_rate(by: Mention, now: Mention) -> bool:
    return by.kind == "percent" and now.kind != "percent"


def _same(a: Mention, b: Mention) -> bool:
    """Whether two levels measure the same, be one told in short; the first of `71, 64 và 58 vụ` have no unit of their own."""
    return alike(a, b) or in_short(a, b) or in_short(b, a) or (a.kind == b.kind == "count" and None in (a.unit, b.unit))


def _may_be(by: Mention, now: Mention) -> bool:
    """Whether a change can be of a level: a rate of what is no rate itself, else of its measure."""
    if by.unit == "lần":
        return now.kind != "percent"
    if by.kind == "percent":
        return by.unit == "%" or now.kind == "percent"
    return _same(by, now)
