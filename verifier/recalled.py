"""Levels recalled (số liệu cùng kỳ nêu sau): what a figure was before, told by its name behind the change.

đàn dê 12.450 con, tăng 7,2%; đàn trâu 4.318 con. Cùng kỳ năm trước đàn dê có 11.610 con
Xuất siêu 333,5 triệu USD. Cùng kỳ năm ngoái xuất siêu 287,1 triệu USD, tức là năm nay cao hơn 46,4 triệu USD
"""

from collections.abc import Iterator

import regex as re

from extractor.model import Mention
from verifier.facts import Facts
from verifier.line import Change, Line, alike, level_line, telling

_THEN = re.compile(
    r"(?:^|[.;]) ?(?:trong )?cùng kỳ(?: (?:năm|tháng|quý|vụ) (?:trước|ngoái|\d{4}))?,? (?P<name>[^.;,()\d]{2,60}) $"
)
_BY = re.compile(
    r"(?: \p{L}+){0,4}(?: ?\([^()]{1,40}\))?,? (?:đã )?"
    r"(?:(?P<up>tăng|cao hơn)|(?P<down>giảm|thấp hơn))(?: so với)?(?: cùng kỳ)?(?: năm trước)? "
)
_HENCE = re.compile(
    r"(?: \p{L}+){0,2}, (?:tức(?: là)? |như vậy )?(?:năm nay |kỳ này )?(?:(?P<up>tăng|cao hơn)|(?P<down>giảm|thấp hơn)) "
)
# What else a change may be held against: "so với kế hoạch", "so với đầu năm".
_OTHERWISE = re.compile(r"[^.;,()\d]{0,20}(?<!\p{L})so(?: với)? (?!cùng kỳ|năm trước)")
_BACK = 8
_NAMED = 3
"""Words of a name from which on one may be missing from the level it names."""


def recalled_changes(facts: Facts, told: frozenset[str]) -> Iterator[Change]:
    """The changes whose level before is told later by the name of the level, in text order.

    Args:
        facts: of the report.
        told: ids of the changes that other words tie to their levels.
    """
    line = facts.once(level_line)
    for at in range(1, len(line.figures)):
        lead = line.between(at)
        then = _THEN.search(lead) if "cùng kỳ" in lead else None
        level = None if then is None else _level(line, at, telling(then["name"]))
        if level is None:
            continue
        for i, tie in ((level + 1, _BY), (at + 1, _HENCE)):
            way = tie.fullmatch(line.between(i)) if i != at and i < len(line.figures) else None
            if way is None or line.figures[i].id in told or _OTHERWISE.match(line.behind(i)) is not None:
                continue
            change = _change(line.figures[level], line.figures[at], line.figures[i], down=way["down"] is not None)
            if change is not None:
                yield change


def _level(line: Line, at: int, name: frozenset[str]) -> int | None:
    """The only figure before that a name names; None where there are none or more."""
    base = line.figures[at]
    found = [
        j
        for j in range(max(0, at - _BACK), at)
        if alike(line.figures[j], base)
        and line.near(j, at)
        and line.figures[j].modality == "actual"
        and _names(name, line.words(j) | line.words_behind(j))
    ]
    return found[0] if name and len(found) == 1 else None


def _names(name: frozenset[str], words: frozenset[str]) -> bool:
    return len(name - words) <= (1 if len(name) >= _NAMED else 0)


def _change(now: Mention, before: Mention, by: Mention, *, down: bool) -> Change | None:
    if any(m.qualifier != "exact" for m in (now, before, by)):
        return None
    if by.kind == "percent" and now.kind != "percent":
        return Change("against", down, now, before, None, by) if by.unit == "%" else None
    return (
        Change("against", down, now, before, by, None) if alike(now, by) or now.kind == by.kind == "percent" else None
    )
