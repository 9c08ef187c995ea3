"""Rates held against aims told before them (vượt chỉ tiêu): what each exceeds or misses its own aim by, in the order of the aims.

Chỉ tiêu giao 82,5% về việc; 45,3% về tiền. Kết quả: về việc đạt 84,1%, vượt 1,6% chỉ tiêu; về tiền đạt 47,2%, vượt 1,9%
Nghị quyết đề ra 75% lao động qua đào tạo; đến nay đạt 76,2% (vượt 1,2%)
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

import regex as re

from extractor.model import End, Mention
from patterns.slips import LIKELY, Printed, closes, closings
from patterns.words import forms, whole_word
from verifier.changes import changes, growth
from verifier.facts import Facts
from verifier.gaps import Gap
from verifier.line import Line, level_line
from verifier.rounding import Interval

_AIM = whole_word((*forms("lists", "plan"), "mục tiêu", "nghị quyết", "định mức"))
_SET = re.compile(rf"(?<!\p{{L}}){_AIM}[^.;()\d]{{0,60}} $")
_BY = re.compile(
    rf"(?: \p{{L}}+){{0,5}} ?[,(]? ?(?:đã |còn )?(?:(?P<up>vượt|cao hơn)|(?P<down>thấp hơn|hụt|thiếu))(?: so với)?"
    rf"(?P<aim> {_AIM}(?: (?:được )?(?:giao|đề ra|năm))?)?(?: là)? $"
)
_ENDS = ("vượt ", "hơn ", "hụt ", "thiếu ", "tiêu ", "giao ", "hoạch ", "ra ", "mức ", "là ", "năm ")
_SAYS_AIM = re.compile(rf"(?: điểm phần trăm| điểm %)?(?: so(?: với)?)? {_AIM}")
_OWN_BASE = re.compile(r"[^,;.()\d]{0,30}(?<!\p{L})so(?: với)? ")
_RESULT = re.compile(
    r"(?<!\p{L})(?:kết quả|đến nay|thực hiện)(?!\p{L})|(?<!\p{L})(?:đạt|có|còn|hiện) $|[.!?] |\n\s*[-+*]"
)
_CHANGE = re.compile(r"(?<!\p{L})(?:tăng|giảm)(?!\p{L})[^.;\d]{0,60}$")
_AS_MANY = re.compile(r"(?: \p{L}+){0,5},? ?(?:với|tương ứng|tương đương|\()(?: với)? ?(?:hơn |trên |gần |khoảng )?")
_GIVEN = re.compile(r" (?:do |mà )?(?:\p{L}+ ){0,4}(?:giao|đề ra|đặt ra) (?:là )?")
_GIVEN_ENDS = ("giao ", "ra ", "giao là ", "ra là ")
_SAID = ("vượt", "hụt", "thiếu")
# Of what should be low the lower rate exceeds its aim.
_LOW_IS_GOOD = re.compile(
    r"(?<!\p{L})(?:giảm|nghèo|còn|thấp|chậm|quá hạn|trễ|tử vong|suy dinh dưỡng|thất nghiệp|tai nạn|sinh|dưới|tội phạm|nợ|"
    r"tổn thất|thất thoát|bỏ học|lưu ban|tăng dân số|tăng tự nhiên|khiếu nại|sai sót|vi phạm|nhiễm|mắc|hao hụt|tồn đọng|hủy|"
    r"không quá|tối đa|khống chế|kiềm chế|ngập|lãng phí|hụt)(?!\p{L})"
)
_LEAD = 120
_CLAUSE = re.compile(r"[;.:()]")
_BACK, _MOST = 10, 3


class _Held(NamedTuple):
    """A rate, and how much it is said to be off its aim; `at`: one behind the place of the rate."""

    at: int
    level: Mention
    by: Mention
    down: bool


def aimed_rates(facts: Facts) -> Iterator[Gap]:
    """The rates that are not off their aims as told, where one slip would explain it, in text order."""
    line = facts.once(level_line)
    held: dict[tuple[int, ...], list[_Held]] = {}
    for told in _held(line):
        held.setdefault(_aims(line, told.at - 1), []).append(told)
    tied = {change.amount.id for change in changes(facts) if change.amount is not None} if held else set()
    for aims, rates in held.items():
        pairs = list(zip(aims, rates, strict=False))
        changed = any(_changed(line, aim) != _changed(line, one.at - 1) for aim, one in pairs)
        if len(aims) != len(rates) or changed or any(one.by.id in tied for one in rates):
            continue
        wrong = [(aim, one) for aim, one in pairs if not _holds(facts, line.figures[aim], one)]
        if not wrong:
            yield from (_gap(line.figures[aim], one) for aim, one in pairs if _is_reversed(facts, line, aims, aim, one))
        if len(wrong) != 1:
            continue  # told in another order
        aim, one = wrong[0]
        if any(_holds(facts, line.figures[other], one) for other in aims):
            continue
        whole, parts = _printed(facts, line.figures[aim], one)
        if any(closing.slip in LIKELY for closing in closings(whole, parts)):
            yield _gap(line.figures[aim], one)
    yield from _within(facts, line)


def _within(facts: Facts, line: Line) -> Iterator[Gap]:
    """The rates not off an aim as told where the aim stands within the words: `đạt 99,1% (thấp hơn chỉ tiêu 100% được giao 0,9%)`."""
    for i in range(2, len(line.figures)):
        if line.figures[i].kind != "percent" or not line.between(i).endswith(_GIVEN_ENDS):
            continue  # as nearly all
        level, aim, by = line.figures[i - 2 : i + 1]
        way = _BY.fullmatch(line.between(i - 1))
        told = {(one.unit, one.qualifier) for one in (level, aim, by)} == {("%", "exact")}
        if told and way is not None and way["aim"] is not None and _GIVEN.fullmatch(line.between(i)) is not None:
            held = _Held(i - 1, level, by, way["down"] is not None)
            if not _holds(facts, aim, held):
                yield _gap(aim, held)


def _held(line: Line) -> list[_Held]:
    """The rates told with what they are off by, where no other base than an aim is named."""
    found: list[_Held] = []
    for i in range(1, len(line.figures)):
        own, by, lead = i - 1, line.figures[i], line.between(i)
        if not lead.endswith(_ENDS) or by.kind != "percent":
            continue  # as nearly all
        # "đạt 93,2% dân số với hơn 742.000 người, vượt 0,7% chỉ tiêu": how many that is stands between.
        if own and line.figures[own].kind == "count":
            own -= _AS_MANY.fullmatch(line.between(own)) is not None
        level = line.figures[own]
        if level.unit != "%" or {level.qualifier, by.qualifier} != {"exact"}:
            continue
        way = _BY.fullmatch(lead)
        if way is None or _is_aim(line, own):
            continue
        behind = line.behind(i)
        aim = way["aim"] is not None or _SAYS_AIM.match(behind) is not None
        said = lead.removesuffix(" là ").rstrip().endswith(_SAID) or (bool(found) and line.within(found[-1].at, i))
        if aim or (said and _OWN_BASE.match(behind) is None):
            found.append(_Held(own + 1, level, by, way["down"] is not None))
    return found


def _is_aim(line: Line, i: int) -> bool:
    return _SET.search(line.between(i)) is not None


def _aims(line: Line, level: int) -> tuple[int, ...]:
    """The rates told as aims in the nearest sentence before a rate that tells any, in text order."""
    for j in range(level - 1, max(-1, level - 1 - _BACK), -1):
        if not line.near(j, level):
            return ()
        if line.figures[j].unit == "%" and _is_aim(line, j):
            aims = [j]
            while len(aims) <= _MOST and (k := aims[-1] + 1) < level and _goes_on(line, k):
                aims.append(k)
            return tuple(aims) if len(aims) <= _MOST else ()
    return ()


def _goes_on(line: Line, k: int) -> bool:
    """Whether a rate goes on with the aims before it: no result is told yet."""
    return line.figures[k].unit == "%" and _RESULT.search(line.between(k)) is None


def _changed(line: Line, i: int) -> bool:
    """Whether a rate is one of change: an aim to lower poverty by 1,5 % is none for how many are poor."""
    return _CHANGE.search(line.between(i)) is not None


def _gap(aim: Mention, one: _Held) -> Gap:
    return Gap(aim, one.level, one.by) if one.down else Gap(one.level, aim, one.by)


def _printed(facts: Facts, aim: Mention, one: _Held) -> tuple[Printed, tuple[Printed, Printed]]:
    """The larger rate, and the smaller one with what parts them; an aim is what is printed, however round."""
    level, by = (facts.printed(End(id=m.id)) for m in (one.level, one.by))
    exact = replace(facts.printed(End(id=aim.id)), slack=Decimal(0))
    return (exact, (level, by)) if one.down else (level, (exact, by))


def _is_reversed(facts: Facts, line: Line, aims: Sequence[int], aim: int, one: _Held) -> bool:
    """Whether a rate is said to exceed its aim by just what it falls short of it, and is not of what should be low."""
    if one.down or not closes(*_printed(facts, line.figures[aim], one._replace(down=True))):
        return False
    lead = facts.words(max(0, line.figures[aim].start - _LEAD), one.by.end)
    lead += _CLAUSE.split(facts.words(one.by.end, one.by.end + _LEAD))[0]
    exceeds_one = any(closes(*_printed(facts, line.figures[other], one)) for other in aims)
    return not exceeds_one and _LOW_IS_GOOD.search(lead) is None


def _holds(facts: Facts, aim: Mention, one: _Held) -> bool:
    """Whether a rate is off an aim as told, in points or in percent of the aim."""
    # Of what is to be low, the lower rate exceeds its aim: "chỉ tiêu dưới 4%; thực hiện 3,2%, vượt 0,8%".
    if any(closes(*_printed(facts, aim, way)) for way in (one, one._replace(down=True))):
        return True
    level, before = facts.as_told(End(id=one.level.id)), Interval.exact(facts.value(End(id=aim.id)))
    if level.low is None or level.high is None or level.low <= 0 or not before.low:
        return False
    least, most = growth(level, before, down=one.down)
    told = facts.as_told(End(id=one.by.id))
    return told.low is not None and told.high is not None and least <= told.high and told.low <= most
