"""Changes told first (nêu mức tăng, giảm trước): by how much, then the level and the one before, in one breath.

Đàn trâu tăng 7,2%, đạt 12.450 con (cùng kỳ 11.614 con). Gạch xây giảm 6,6%, còn 318,4 triệu viên so với 341,0 triệu viên.
"""

from collections.abc import Iterator

import regex as re

from extractor.model import Mention
from verifier.line import Change, Line, alike

_WAY = re.compile(r"(?<!\p{L})(?P<way>tăng|giảm)(?: được| là| thêm)? $")
_ENDS = ("tăng ", "giảm ", "được ", "là ", "thêm ")
_YEAR_AGO = r"cùng kỳ(?: năm (?:trước|ngoái|\d{4}))?|cùng kỳ \d{4}|năm (?:trước|ngoái|\d{4})"
_TO = re.compile(
    rf" ?(?P<base>so (?:với )?(?:{_YEAR_AGO}))?(?:,| và)? (?:chỉ )?(?:còn(?: lại)?|xuống còn|ước đạt|đạt|lên|lên mức|đạt mức) "
)
_FROM = re.compile(rf",? (?:so (?:với )?)?\(?(?:{_YEAR_AGO})(?: là| đạt| có|:)? ?\(?| so với ")
_CLOSED = re.compile(r" ?(?:[).,;]|$)")


def changed_first(line: Line, told: frozenset[str]) -> Iterator[Change]:
    """The changes told before their levels, in text order; `told` are ids of those that other words tie to theirs."""
    for i in range(len(line.figures) - 2):
        lead = line.between(i)
        if not lead.endswith(_ENDS) or line.figures[i].id in told:
            continue
        way = _WAY.search(lead)
        if way is None or not line.joined(i, i + 2):
            continue
        by, now, before = line.figures[i : i + 3]
        if _TO.fullmatch(line.between(i + 1)) is None or _FROM.fullmatch(line.between(i + 2)) is None:
            continue
        if not alike(now, before) or now.kind == "percent" or _CLOSED.match(line.behind(i + 2)) is None:
            continue
        change = _change(by, now, before, down=way["way"] == "giảm")
        if change is not None:
            yield change


def _change(by: Mention, now: Mention, before: Mention, *, down: bool) -> Change | None:
    if any(m.qualifier != "exact" for m in (by, now, before)):
        return None
    if by.kind == "percent":
        return Change("against", down, now, before, None, by) if by.unit == "%" else None
    return Change("against", down, now, before, by, None) if alike(by, now) else None
