"""Cumulated figures (lũy kế): what a period has is within what has come together since the year began.

    Trong tháng tiếp nhận 320 hồ sơ, lũy kế từ đầu năm tiếp nhận 2.810 hồ sơ.

The figure right before is the period's where nothing but the sum is named again, or the same thing.
"""

from collections.abc import Iterator

import regex as re

from extractor.model import End
from verifier.facts import Facts
from verifier.layout import layout, places_beside, same_unit
from verifier.line import telling

_CUE = ("lũy kế",)  # as "luỹ kế" is folded, too
_SINCE = re.compile(
    r"[ :,]*(?:(?:từ|kể từ) đầu năm(?: đến nay| \d{4})?|(?:\d{1,2} |sáu |chín )?tháng(?: đầu năm)?|đến nay|cả năm)?"
    r"(?P<name>[^.;,()\d]{0,40})$"
)
_OF_PERIOD = re.compile(r"(?<!\p{L})(?:trong )?(?:tháng|quý|kỳ|tuần)(?!\p{L})")
_LABEL, _REACH = 80, 160


def cumulated(facts: Facts) -> Iterator[tuple[End, End]]:
    """The figure of a period and the cumulated one told right behind it, of one unit and one thing."""
    found = places_beside(facts, _CUE)
    told = facts.once(layout)
    for _, end in found:
        place = told.rank(end)
        if not 0 < place < len(told.figures):
            continue
        own, whole = told.figures[place - 1], told.figures[place]
        since = _SINCE.match(facts.words(end, whole.mention.start)) if whole.mention.start - end <= _LABEL else None
        before = facts.words(max(own.begin, own.mention.start - _LABEL), own.mention.start)
        if (
            since is None
            or end - own.mention.end > _REACH
            or own.changed
            or whole.changed
            or own.mention.modality != "actual"
            or whole.mention.modality != "actual"
            or not same_unit(own.mention, whole.mention)
            or _OF_PERIOD.search(before) is None
        ):
            continue
        behind = facts.words(own.mention.end, end)
        if telling(since["name"]) <= telling(f"{before} {behind}"):
            yield own.end, whole.end
