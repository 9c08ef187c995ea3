"""Superlatives (cao nhất, thấp nhất): a figure told as the greatest or the least, and those that it is told the greatest of.

Cao nhất là quận Hải Bình (312 ca), kế đến quận Nam Sơn (254 ca)        those listed behind it
Bình quân đạt 81,6 điểm, cao nhất 89,3 điểm, thấp nhất 72,8 điểm        the mean before it, and the other end
"""

from collections.abc import Iterator
from typing import NamedTuple

import regex as re

from extractor.model import End, Mention
from patterns.words import matches, whole_word
from verifier.facts import Facts
from verifier.layout import told_for_each
from verifier.line import telling

# The word that all but one share is looked for, and the one before it read back: that is told much faster.
_OPENERS = ("nhất", "dẫn đầu")
_CUE = re.compile(
    r"(?P<top>(?<=(?<!\p{L})(?P<of>cao|nhiều|đông|lớn) )nhất|dẫn đầu)(?!\p{L})|(?<=(?<!\p{L})(?P<of>thấp) )nhất(?!\p{L})"
)
_TO_OWN = re.compile(r"[^.;:\d]{0,60}(?:(?:số|quận|phường) \d{1,2}[^.;:\d]{0,30})?")
_NOT_OWN = re.compile(
    whole_word(
        [
            "trong",
            "từ",
            "so với",
            "kể",
            "cả nước",
            "khu vực",
            "tăng",
            "giảm",
            "vượt",
            "mức",
            "không quá",
            "nhưng",
            "còn",
            "dưới",
            "trên",
        ]
    )
)
# What follows is of another time, of all, or told of the same once more.
_STOPS = re.compile(
    whole_word(
        [
            *(
                "tăng",
                "giảm",
                "so với",
                "cùng kỳ",
                "năm",
                "tháng",
                "quý",
                "kế hoạch",
                "tổng",
                "toàn",
                "cả",
                "chung",
                "bình quân",
            ),
            *(
                "trung bình",
                "còn lại",
                "thấp nhất",
                "cao nhất",
                "trong khi",
                "đã",
                "có",
                "khác",
                "trong",
                "trên",
                "vượt",
                "riêng",
            ),
        ]
    )
)
_THEN = re.compile(
    whole_word(["kế đến", "kế tiếp", "tiếp đến", "tiếp theo", "sau đó", "thứ hai", "thứ ba", "thứ 2", "thứ 3"])
)
_MEAN = re.compile(rf"{whole_word(['bình quân', 'trung bình', 'chung', 'bình quân chung'])}|(?<!\p{{L}})toàn \p{{L}}+")
_RATE = re.compile(r"(?<!\p{L})(?:tỷ|tỉ) lệ(?!\p{L})")
_OTHER = re.compile(
    whole_word(["tỷ lệ", "tỉ lệ", "chỉ số", "điểm chuẩn", "năng suất", "nhóm", "mức độ", "tăng", "giảm", "vượt"])
)
_STOPS_MEAN = re.compile(
    whole_word(["tăng", "giảm", "vượt", "cao hơn", "thấp hơn", "so với", "cùng kỳ", "kế hoạch", "cả nước", "toàn quốc"])
)
# A place, a body or a group may be listed by its name alone; a verb tells of something else.
_NAMED = re.compile(
    r" ?\)? ?[,(]? ?(?:và )?(?:là |ở |tại |thuộc )?(?:(?i:huyện|xã|phường|thị trấn|thị xã|thành phố|quận|sở|tỉnh|thôn|bản|ấp|"
    r"trường|ban|cục|lĩnh vực|nhóm|ngành|thị trường)(?!\p{L})|\p{Lu})"
)
_GENERIC = telling(
    "huyện xã phường thị trấn thành phố quận sở tỉnh thôn bản trường ban đơn vị địa phương khu nơi trong đó các một có và là cấp"
)
_MARK = re.compile(r"[.;:,()](?=\s|$)")
_STOP = re.compile(r"[.;](?=\s)|\n\s*\n")
_REACH, _APART, _LABEL, _BACK = 90, 60, 90, 220
_MOST = 8
_NAME = 30
_LISTED = frozenset({"count", "money", "percent"})


class Contradiction(NamedTuple):
    """A figure told as the greatest (or the least), and one that is beyond it."""

    own: Mention
    other: Mention
    top: bool
    in_turn: bool = False
    """Whether the first is not told as the greatest itself, but right before the other in a list from it downwards."""


class _Cue(NamedTuple):
    """Where a figure is told as the greatest or the least, and the figure."""

    start: int
    own: Mention
    top: bool


def contradictions(facts: Facts) -> Iterator[Contradiction]:
    """The figures beyond what is told as the greatest or the least of them."""
    last: _Cue | None = None
    for match in matches(_CUE, _OPENERS, facts.folded):
        own = next(iter(facts.figures_within(match.end(), match.end() + _REACH)), None)
        tie = facts.words(match.end(), own.start) if own is not None else ""
        if own is None or own.kind == "fraction" or _TO_OWN.fullmatch(tie) is None or _NOT_OWN.search(tie) is not None:
            continue
        of = match["of"]
        cue = _Cue(match.start() - (len(of) + 1 if of else 0), own, match["top"] is not None)
        found = next(_beyond_listed(facts, cue), None) or _beyond_mean(facts, cue)
        if found is None and last is not None and last.top != cue.top:
            found = _beyond_other_end(facts, cue, last)
        if found is not None:
            yield found
        last = cue


def _is_beyond(facts: Facts, one: Mention, other: Mention, *, top: bool) -> bool:
    """Whether the second figure is greater than the first (for the least: less), whatever was rounded."""
    a, b = facts.as_told(End(id=one.id)), facts.as_told(End(id=other.id))
    low, high = (b.low, a.high) if top else (a.low, b.high)
    return low is not None and high is not None and low > high


def _is_alike(one: Mention, other: Mention) -> bool:
    return one.kind == other.kind and (one.base_unit or one.unit) == (other.base_unit or other.unit)


def _beyond_listed(facts: Facts, cue: _Cue) -> Iterator[Contradiction]:
    """`cao nhất là quận A (48 vụ), kế đến quận B (81 vụ)`: one listed behind; in turn where words say so."""
    named = facts.words(cue.start, cue.own.start).partition("nhất")[2] or "đầu"
    if cue.own.kind not in _LISTED or told_for_each(cue.own) or not named.strip(" (:,"):
        return
    before, end, in_turn = cue.own, cue.own.end, False
    for other in facts.figures_within(cue.own.end, cue.own.end + _MOST * _APART)[:_MOST]:
        tie = facts.words(end, other.start)
        named = tie.strip(" (),")
        if (
            len(tie) > _APART
            or _STOP.search(tie) is not None
            or ":" in tie
            or not named
            or _STOPS.search(tie) is not None
        ):
            return
        if not _is_alike(cue.own, other):
            if other.unit != "%":
                return
            end = other.end
            continue
        turn = _THEN.search(tie) is not None
        if not turn and _NAMED.match(facts.report.source.text, end, other.start) is None:
            return
        if _is_beyond(facts, cue.own, other, top=cue.top):
            yield Contradiction(cue.own, other, cue.top)
        elif (turn or in_turn) and _is_beyond(facts, before, other, top=cue.top):
            yield Contradiction(before, other, cue.top, in_turn=True)
        before, end, in_turn = other, other.end, turn


def _beyond_mean(facts: Facts, cue: _Cue) -> Contradiction | None:
    """`tỷ lệ chung 46,5%, thấp nhất là Sở Y tế 52,4%`: the mean of what the greatest and the least are of."""
    if cue.own.unit not in ("%", "điểm"):
        return None
    clause = _MARK.split(facts.words(max(0, cue.start - _LABEL), cue.start))[-1]
    named = telling(clause) - _GENERIC
    if _OTHER.search(f"{clause} {facts.words(cue.start, cue.own.start)}") is not None:
        return None
    for mean in reversed(facts.figures_within(cue.start - _BACK, cue.start - 1)):
        told = facts.folded[mean.end : cue.start]
        stops = len(_STOP.findall(told))
        if not _is_alike(cue.own, mean) or mean.section != cue.own.section:
            continue
        label = _MARK.split(facts.words(max(0, mean.start - _LABEL), mean.start))[-1]
        if _STOPS_MEAN.search(label) is not None:
            continue
        if not named <= telling(f"{label} {_MARK.split(facts.words(mean.end, mean.end + _NAME))[0]}"):
            return None
        if (stops <= 1 and _MEAN.search(label)) or (not stops and _RATE.search(label) is not None):
            beyond = mean.qualifier == "exact" and _is_beyond(facts, cue.own, mean, top=cue.top)
            return Contradiction(cue.own, mean, cue.top) if beyond else None
    return None


def _beyond_other_end(facts: Facts, cue: _Cue, last: _Cue) -> Contradiction | None:
    """`cao nhất 78,9%, thấp nhất 82,4%`."""
    told = facts.words(last.own.end, cue.own.start)
    near = len(told) <= _APART + _LABEL and _STOP.search(told) is None and _OTHER.search(told) is None
    beyond = near and _is_alike(cue.own, last.own) and _is_beyond(facts, cue.own, last.own, top=cue.top)
    return Contradiction(cue.own, last.own, cue.top) if beyond else None
