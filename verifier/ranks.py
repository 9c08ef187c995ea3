"""Changes of rank (thay đổi thứ hạng): a place in a ranking, by how many places it rose or fell, and the place before.

    xếp thứ 22/63 (tăng 11 bậc so với năm 2018, vị trí 33/63)      từ vị trí 18 lên vị trí 12, tăng 6 bậc
    năm 2022 xếp thứ 33/63, năm 2023 xếp thứ 22/63, tăng 11 bậc

To rise is to come nearer to the first: from the 33rd place to the 22nd is up by 11.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import regex as re

from extractor.model import Mention
from verifier.facts import Facts

_STEPS = frozenset({"bậc", "hạng", "thứ bậc"})
_UP = re.compile(
    r"(?<!\p{L})(?:(?P<up>tăng|lên|thăng|vươn lên|cải thiện|nhảy)|(?P<down>giảm|tụt|xuống|lùi))(?: được| thêm)? $"
)
_RANKED = re.compile(r"(?<!\p{L})(?:xếp|đứng|vị trí|vị thứ|thứ|hạng|thứ hạng|ở)(?: hạng| thứ| vị trí)*(?: là)? $")
_AGAINST = re.compile(r"[^.;]{0,40}?(?<!\p{L})so(?: với)?(?!\p{L})[^.;]{0,60}| ?\((?:năm|kỳ|từ)?[^.;]{0,40}")
# "(tăng 6 bậc, năm trước xếp hạng 33/63)", "(năm trước xếp hạng 24/63, tăng 8 bậc)".
_LAST_TIME = re.compile(r",? ?\(?(?:năm|kỳ|cùng kỳ năm) (?:trước|ngoái)[^.;,()]{0,30}")
_FROM = re.compile(r"(?<!\p{L})từ (?:vị trí |thứ |hạng |thứ hạng )*$")
_TO = re.compile(r"[^.;]{0,40}(?<!\p{L})(?:lên|xuống|còn|đến)(?!\p{L})[^.;]{0,30}")
_BESIDE = re.compile(r"[^.;]{0,40}")
_WORDS = 40


@dataclass(frozen=True, slots=True)
class RankChange:
    """The place now, the place before, and the mention that tells by how many places it changed; `up` where it is said to rise."""

    now: Mention
    before: Mention
    by: Mention
    up: bool

    @property
    def places(self) -> int:
        """By how many places the ranking rose; negative where it fell."""
        return place_of(self.before) - place_of(self.now)

    @property
    def holds(self) -> bool:
        """Whether the change told is that of the two places."""
        return self.places == (int(self.by.value) if self.up else -int(self.by.value))


def place_of(mention: Mention) -> int:
    """The place that a rank tells: 22 of `22/63`."""
    return int(mention.value.partition("/")[0])


def rank_changes(facts: Facts) -> Iterator[RankChange]:
    """The changes of rank of which both places are told, in text order."""
    if "bậc" not in facts.folded and "hạng" not in facts.folded:
        return  # as most reports
    mentions = facts.report.mentions
    for i, by in enumerate(mentions):
        way = _way(facts, by) if by.qualifier == "exact" else None
        change = _both(facts, mentions, i, up=way["up"] is not None) if way is not None else None
        if change is not None:
            yield change


def beyond_the_last(facts: Facts) -> Iterator[tuple[Mention, Mention]]:
    """The ranks with a rise told right behind that must have begun behind the last: `xếp 21/63 tỉnh (tăng 45 bậc)`."""
    if "bậc" not in facts.folded:
        return  # as most reports
    for now, by in pairwise(facts.report.mentions):
        _, _, last = now.value.partition("/")
        way = _way(facts, by) if now.kind == "ordinal" and last.isdecimal() else None
        beside = way is not None and _BESIDE.fullmatch(facts.words(now.end, by.start)) is not None
        if way is not None and way["up"] is not None and beside and place_of(now) + int(by.value) > int(last):
            yield now, by


def _way(facts: Facts, by: Mention) -> "re.Match[str] | None":
    """The word for the way, right before a number of places; None where a mention is none."""
    if by.unit not in _STEPS or by.kind != "count" or not by.value.isdecimal():
        return None
    return _UP.search(facts.words(max(0, by.start - _WORDS), by.start))


def _both(facts: Facts, mentions: Sequence[Mention], i: int, *, up: bool) -> RankChange | None:
    by, told = mentions[i], [m for m in mentions[max(0, i - 4) : i] if m.kind != "period"]
    behind = next((m for m in mentions[i + 1 : i + 3] if m.kind != "period"), None)
    if not told or not _is_place(facts, told[-1]) or not _BESIDE.fullmatch(facts.words(told[-1].end, by.start)):
        return None
    now = told[-1]
    if (
        behind is not None
        and _is_place(facts, behind, like=now)
        and (tie := facts.words(by.end, behind.start))
        and (_AGAINST.fullmatch(tie) or _LAST_TIME.fullmatch(tie))
    ):
        return RankChange(now, behind, by, up)
    if len(told) > 1 and _is_place(facts, told[-2], like=now) and _is_of_last_time(facts, told[-2], now, by):
        return RankChange(told[-2], now, by, up)
    if len(told) > 1 and _is_place(facts, told[-2]) and _is_then(facts, mentions, told[-2], now):
        return RankChange(now, told[-2], by, up)
    return None


def _is_place(facts: Facts, mention: Mention, like: Mention | None = None) -> bool:
    """Whether a figure is a place in a ranking: `thứ 22/63`; `vị trí 18`; "19/61" behind "năm 2022" of such a one."""
    if not mention.value.partition("/")[0].isdecimal() or mention.unit is not None:
        return False
    if mention.kind == "ordinal":
        return True
    if mention.kind == "fraction" and like is not None:
        return mention.value.partition("/")[2] == like.value.partition("/")[2]
    return (
        mention.kind == "count"
        and _RANKED.search(facts.words(max(0, mention.start - _WORDS), mention.start)) is not None
    )


def _is_of_last_time(facts: Facts, now: Mention, before: Mention, by: Mention) -> bool:
    """Whether a bracket tells the place of the year before and then the change: `16/63 (năm trước xếp hạng 24/63, tăng 8 bậc)`."""
    tie = facts.words(now.end, before.start)
    return "(" in tie and _LAST_TIME.fullmatch(tie) is not None and ")" not in facts.words(before.end, by.start)


def _is_then(facts: Facts, mentions: Sequence[Mention], before: Mention, now: Mention) -> bool:
    """Whether the first of two places is the earlier: "từ ... lên ...", or each behind its year."""
    lead, between = facts.words(max(0, before.start - _WORDS), before.start), facts.words(before.end, now.start)
    if _FROM.search(lead) is not None:
        return _TO.fullmatch(between) is not None
    years = [m.value for m in mentions if m.kind == "period" and before.start - _WORDS < m.start < now.start]
    within = [m.value for m in mentions if m.kind == "period" and before.end <= m.start < now.start]
    return len(years) == 2 and len(within) == 1 and years[0] < years[1] and _BESIDE.fullmatch(between) is not None
