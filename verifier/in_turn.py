"""Figures told in turn (lần lượt): several changes, and the levels they are held against, each list in one order.

186 vụ, 264 người (tăng 21 vụ, 35 người so với 165 vụ, 229 người)
so với cùng kỳ (29 vụ, 4,12 tỷ đồng) giảm 05 vụ, tăng 2,73 tỷ đồng
tăng 31 vụ, 27 người, tương ứng tăng 8,1% và 5,3%
giảm 3,9% về lượng nhưng tăng 43,9% về giá trị so với cùng kỳ (859,6 nghìn tấn; 2.036 triệu USD)
"""

from collections.abc import Iterator

import regex as re

from verifier.line import Change, Line, Shape, alike

_BY_IN_TURN = re.compile(r"(?<!\p{L})(?:(?P<up>tăng)|(?P<down>giảm))(?: lần lượt(?: là)?| tương ứng(?: là)?)? $")
_BY_IN_TURN_ENDS = ("tăng ", "giảm ", "lần lượt ", "tương ứng ", " là ")
_IN_TURN = re.compile(r"(?: \p{L}+){0,3} ?(?:,|;| và|, và)(?: \p{L}+)? ")
_THEN_ALL = re.compile(r"(?: \p{L}+){0,3} so với(?: [^.;()]{1,50})?(?: ?\(| )$")
_MOST_IN_TURN = 4
# The bracket opens: "so với cùng kỳ (", "(cùng kỳ có ", "(104 vụ, ...".
_OPENS = re.compile(r"\((?:(?:cùng kỳ|năm trước|năm ngoái)[^.;()\d]{0,20} )?$")
_HELD = re.compile(r"(?<!\p{L})(?:so(?: với)?|cùng kỳ)(?!\p{L})[^.;()]*$")
_CLOSES = re.compile(r"[^.;()\d]{0,30}\)")
# Between two changes: ", ", " về lượng nhưng tăng ", " vụ và giảm ".
_NEXT = re.compile(
    r"(?: \p{L}+){0,5} ?(?:,|;| và| nhưng)(?: (?:và|nhưng))?(?: (?:(?P<up>tăng)|(?P<down>giảm)))?(?: thêm)? "
)
_FIRST = re.compile(r"(?<!\p{L})(?:(?P<up>tăng)|(?P<down>giảm))(?: thêm| lần lượt(?: là)?)? $")
# "tương ứng tăng 8,14% và 5,28%": the rates of the changes before, in their order.
_RATES = re.compile(r"(?<!\p{L})(?:tương ứng|tương đương|lần lượt)(?: là| với)?(?: (?:tăng|giảm))? $")
_RATES_END = ("ứng ", "đương ", "lượt ", "là ", "với ", "tăng ", "giảm ")


def listed_bases(line: Line) -> dict[int, tuple[int, tuple[Shape, bool]]]:
    """The place of the level that a change is held against where a bracket lists several of them, and whether it is a fall."""
    found: dict[int, tuple[int, tuple[Shape, bool]]] = {}
    for first in range(len(line.figures)):
        lead = line.between(first)
        if "(" not in lead or _OPENS.match(lead, lead.rindex("(")) is None:
            continue
        bases = _bases(line, first)
        if bases < 2:
            continue
        held = _HELD.search(lead, 0, lead.rindex("(")) is not None or not lead.endswith("(")
        starts = (first + bases,) if held else ()
        for start in (*starts, first - bases):
            if not 0 <= start <= len(line.figures) - bases or not line.within(min(start, first), max(start, first)):
                continue
            ways = _ways(line, start, bases)
            told = held or _HELD.search(line.between(start)) is not None
            if len(ways) == bases and told and all(_of(line, start + k, first + k) for k in range(bases)):
                found.update((start + k, (first + k, ("against", down))) for k, down in enumerate(ways))
                break
    return found


def _bases(line: Line, first: int) -> int:
    """How many levels a bracket holds, told in one list and nothing else; 0 where it does not close behind them."""
    count = _length(line, first)
    return count if _CLOSES.match(line.behind(first + count - 1)) is not None else 0


def _ways(line: Line, start: int, count: int) -> list[bool]:
    """Whether each change of a list is a fall; fewer than asked for where the list is shorter."""
    way = _FIRST.search(line.between(start))
    found: list[bool] = []
    for k in range(count):
        if k:
            told = _NEXT.fullmatch(line.between(start + k))
            if told is None:
                break
            way = told if told["up"] or told["down"] else way
        if way is None:
            break
        found.append(way["down"] is not None)
    return found


def _of(line: Line, i: int, at: int) -> bool:
    """Whether a change can be one of a level: in percent of what is none, or in its own unit."""
    by, base = line.figures[i], line.figures[at]
    if base.kind in ("percent", "fraction") or by.qualifier != "exact" or base.qualifier != "exact":
        return False
    return by.unit == "%" or alike(by, base)


def listed_changes(line: Line) -> Iterator[Change]:
    """Changes of several levels told in their order: `186 vụ, 264 người (tăng 21 vụ, 35 người so với 165 vụ, 229 người)`."""
    for i, first in enumerate(line.figures):
        lead = line.between(i) if first.kind == "count" else ""
        way = _BY_IN_TURN.search(lead) if lead.endswith(_BY_IN_TURN_ENDS) else None
        if way is None:
            continue
        count = _length(line, i)
        bases = i + count
        if (
            count == 1
            or i < count
            or bases + count > len(line.figures)
            or not line.joined(i - count, bases + count - 1)
        ):
            continue
        if _THEN_ALL.fullmatch(line.between(bases)) is None:
            continue
        if not all(_follows(line, start + k) for start in (i - count, bases) for k in range(1, count)):
            continue
        for k in range(count):
            now, by, base = (line.figures[start + k] for start in (i - count, i, bases))
            same = alike(now, base) and (by.unit is None or alike(by, base))
            if same and {m.qualifier for m in (now, by, base)} == {"exact"}:
                yield Change("against", way["down"] is not None, now, base, by, None)


def rates_in_turn(line: Line) -> dict[str, Change | None]:
    """The percentages told in the order of the changes before, by id; None for those of which no level is told in that order.

    `412 vụ, 538 người (tăng 31 vụ, 27 người so cùng kỳ, tương ứng tăng 8,1% và 5,3%)`.
    """
    found: dict[str, Change | None] = {}
    for i, first in enumerate(line.figures):
        lead = line.between(i) if first.unit == "%" and first.id not in found else ""
        if not lead.endswith(_RATES_END) or _RATES.search(lead) is None:
            continue
        count = _rates(line, i)
        amounts, levels = i - count, i - 2 * count
        ways = _ways(line, amounts, count) if count > 1 and amounts >= 0 and line.joined(amounts, i) else []
        if len(ways) < count or any(m.kind == "percent" for m in line.figures[amounts:i]):
            continue
        told = levels >= 0 and line.near(levels, amounts) and all(_follows(line, levels + k) for k in range(1, count))
        for k, down in enumerate(ways):
            by, rate = line.figures[amounts + k], line.figures[i + k]
            now = line.figures[levels + k] if told else None
            same = now is not None and (by.unit is None or alike(now, by)) and by.qualifier == "exact"
            found[rate.id] = Change("amount_and_rate", down, now, None, by, rate) if now and same else None
    return found


def _rates(line: Line, first: int) -> int:
    """How many percentages are told one right behind the other from one on."""
    count = 1
    while first + count < len(line.figures) and line.figures[first + count].unit == "%":
        if _NEXT.fullmatch(line.between(first + count)) is None:
            break
        count += 1
    return count


def _length(line: Line, first: int) -> int:
    """How many figures are told one right behind the other from one on."""
    count = 1
    while count < _MOST_IN_TURN and first + count < len(line.figures) and _follows(line, first + count):
        count += 1
    return count


def _follows(line: Line, i: int) -> bool:
    """Whether a figure is told right behind the one before it, in one list."""
    return _IN_TURN.fullmatch(line.between(i)) is not None
