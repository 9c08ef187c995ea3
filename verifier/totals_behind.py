"""Totals told behind their parts (tổng cộng, như vậy): with the figures before them that should make them up.

    Khoán 21.374 hộ, kê khai 1.268 hộ, tổng cộng 22.642 hộ. Lúa sản lượng 120 tấn; ngô sản lượng 73 tấn. Tổng sản lượng 193 tấn.

"Cộng", "tính chung", "như vậy" add up what was told just before. "Tổng" does so where the word behind it names the parts, too,
or where the parts leave nothing between them: `giỏi 1.146 em, khá 3.402 em, yếu 213 em, trên tổng số 4.761 em`. "Cả quý" adds
up months; "lũy kế" adds what is new to what was left, and else a longer time.
"""

from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from itertools import combinations

import regex as re

from patterns.slips import closes, gap
from patterns.words import forms
from verifier.excerpts import leads
from verifier.facts import Facts
from verifier.full_lists import (
    MANY,
    OFF,
    FullList,
    counts_alike,
    holds_another,
    is_beside,
    is_plain,
    left_of,
    names_of,
    told_as,
)
from verifier.kinds import leave_nothing
from verifier.layout import Layout, Placed, layout
from verifier.line import telling

_PERIODS = frozenset(forms("lists", "periods_added_up"))
_CUMULATED = frozenset(("lũy kế", "luỹ kế"))
_HALF_YEAR = frozenset(forms("lists", "half_year"))
_ADDED = frozenset((*forms("lists", "added_up"), *_PERIODS, *_CUMULATED, *_HALF_YEAR))
_CUES = (*sorted(_ADDED), *forms("lists", "total_behind"))
_NO_ADDITION = tuple((word, word.find("cộng")) for word in forms("lists", "no_addition"))
_RIGHT_BEHIND = re.compile(r" (?:là )?(?=\d)")
_PAUSES = (",", ";", "(")
_NUMERAL = re.compile(r"^ ?[ivx]+(?!\p{L})")
_PERIOD = re.compile(r"(?<!\p{L})(?:tháng|quý|năm|vụ|đợt|kỳ|tuần) [\divx]+(?!\p{L})")
_QUARTER = re.compile(r"(?<!\p{L})quý (?P<no>[ivx]+|\d)(?!\p{L})")
_OTHER_YEAR = re.compile(r"(?<!\p{L})(?:trước|ngoái|cùng kỳ|kế hoạch|dự kiến|chỉ tiêu|so)(?!\p{L})")
_HALF = re.compile(r"^ (?:đầu|cuối)(?: năm)?(?:(?: năm)? \d{4})?")
_REACH = 90
"""Letters between the word and the total."""
_SEEN = 24
"""Figures before a total that are looked through for its parts."""
_OFF_UNNAMED = Decimal("0.1")
"""By what share of itself a total may miss the list before it where only its place says that it is one."""
_MOST = 8
_TOTALS = 3
"""Figures of different units that one word adds up: `cộng 44 tổ với 1.771 người`."""
_NUMERALS = {"ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8}
_MANY_TOLD = re.compile(r"(?<!\p{L})(?P<many>ba|bốn|năm|sáu|bảy|tám)(?: \p{L}+){1,4} $")
_MANY_REACH = 40
_LEFT = re.compile(r"(?<!\p{L})còn lại(?!\p{L})")
_NAMED = re.compile(r"\s*(?:số )?(?P<noun>\p{L}+ \p{L}+)")


def totals_behind(facts: Facts) -> Iterator[FullList]:
    """The totals that no choice of the figures before them makes up."""
    told = facts.once(layout)
    for start, end in cues(facts, _ADDED):
        if facts.folded[start:end] in _CUMULATED and _RIGHT_BEHIND.match(facts.folded, end) is None:
            continue  # as mostly: "lũy kế từ đầu năm 3.620 đơn" adds up a longer time
        first = told.rank(end)
        seen: list[Placed] = []
        for whole in told.figures[first : first + _TOTALS]:
            if whole.mention.start - end > _REACH or whole.begin > start:
                break
            if any(counts_alike(whole.mention, one.mention) for one in seen):
                break
            seen.append(whole)
            over = facts.folded.endswith("trên ", 0, start)
            parts = _parts(facts, told, whole, start, over=over)
            if len(parts) > 1 and _names(facts, start, end, parts, over=over) and _misses(facts, whole, parts):
                yield FullList(whole.end, tuple(one.end for one in parts))


def cues(facts: Facts, words: Collection[str]) -> Iterator[tuple[int, int]]:
    """Where words for a total told behind its parts stand shortly before a figure; all such words are searched for at once."""
    return ((start, end) for start, end in facts.once(_cues) if facts.folded[start:end] in words)


def _cues(facts: Facts) -> list[tuple[int, int]]:
    text = facts.folded
    return [
        (start, end)
        for start, end in facts.once(leads).places(_CUES)
        if not any(text.startswith(word, start - syllable) for word, syllable in _NO_ADDITION)
    ]


def _parts(facts: Facts, told: Layout, whole: Placed, cue: int, *, over: bool) -> Sequence[Placed]:
    """The figures alike before the word: those of its sentence, else those of the sentence before; none where it is divided behind."""
    if not is_plain(whole) or (is_beside(facts, whole) and not over):
        return ()
    behind = [
        id_ for id_ in facts.parts_of.get(whole.mention.id, ()) if facts.mentions[id_].start > whole.mention.start
    ]
    if len(behind) > 1:
        return ()
    place = told.rank(cue)
    before = told.figures[max(0, place - _SEEN) : place]
    near = [
        one
        for one in before
        if one.sentence >= whole.sentence - 1
        and one.depth == whole.depth
        and one.mention.section == whole.mention.section
        and not one.changed
    ]
    if len(near) < 2:
        return ()
    known = {one.mention.id for one in before}
    near = [
        one
        for one in near
        if known.isdisjoint(facts.wholes_of.get(one.mention.id, ()))
        and not is_beside(facts, one)
        and not left_of(facts, one).endswith("tổng số ")
    ]
    alike = [one for one in near if counts_alike(one.mention, whole.mention)]
    alike = alike or told_as(whole, near)
    own = [one for one in alike if one.sentence == whole.sentence]
    listed = alike if len(own) < len(alike) == _told_many(facts, cue) else own or alike
    return listed if len(listed) <= _MOST else ()


def _told_many(facts: Facts, cue: int) -> int | None:
    """How many are said to be added up: `bốn cây chính cộng 33.000 ha`, of which the first may stand in the sentence before."""
    told = _MANY_TOLD.search(facts.words(max(0, cue - _MANY_REACH), cue))
    return _NUMERALS.get(told["many"]) if told is not None else None


def _names(facts: Facts, start: int, end: int, parts: Sequence[Placed], *, over: bool) -> bool:
    """Whether the word adds up by itself, or what it is the total of is named with every part, or the parts leave nothing.

    What words hold parts against ("trên tổng số") is their total only where they leave nothing.
    """
    cue, named = facts.folded[start:end], names_of(facts, parts)
    if cue in _PERIODS:
        return len(parts) >= MANY and _of_periods(facts, end, parts)
    if cue in _HALF_YEAR:
        return _of_quarters(facts, end, parts)
    if cue in _CUMULATED:  # "quý trước chuyển sang 1.307 hồ sơ, mới 8.412 hồ sơ, lũy kế 9.719 hồ sơ"
        return leave_nothing(named)
    if leave_nothing(named) or (over and _LEFT.search(named[-1])):
        return True
    if not cue.startswith("tổng") or cue == "tổng cộng":
        return not over
    if cue == "tổng số" and _sums_up(facts, start, end, parts):
        return True
    if len(parts) >= MANY and not over and _RIGHT_BEHIND.match(facts.folded, end) is not None:
        return (
            facts.folded[:start].rstrip().endswith(_PAUSES)
        )  # "12 km đường xã, 18 km đường thôn và 31 km nội đồng, tổng 61 km"
    noun = _NAMED.match(facts.folded, end)
    return not over and noun is not None and all(noun["noun"] in left_of(facts, one) for one in parts)


def _of_periods(facts: Facts, end: int, parts: Sequence[Placed]) -> bool:
    """Whether each part is of a period and of what the total is: `tháng 1 nhận 120 hồ sơ, ...; cả quý I nhận 390 hồ sơ`."""
    told = facts.once(layout)
    own = telling(_NUMERAL.sub("", facts.words(end, told.offsets[told.rank(end)])))
    left = [left_of(facts, one) for one in parts]
    return all(_PERIOD.search(words) is not None and own <= telling(words) for words in left)


def _of_quarters(facts: Facts, end: int, parts: Sequence[Placed]) -> bool:
    """Whether the parts are of the first two quarters or the last two: `quý I 120 hồ sơ, quý II 130 hồ sơ, 6 tháng 250 hồ sơ`."""
    told = facts.once(layout)
    left = [left_of(facts, one) for one in parts]
    quarters = [match["no"] for words in left if (match := _QUARTER.search(words)) is not None]
    tie = facts.words(end, told.offsets[told.rank(end)])
    if _OTHER_YEAR.search(tie) is not None:
        return False
    own = telling(_HALF.sub("", tie))
    named = all(own <= telling(words) for words in left)
    return named and len(parts) == len(quarters) and quarters in (["i", "ii"], ["1", "2"], ["iii", "iv"], ["3", "4"])


def _sums_up(facts: Facts, start: int, end: int, parts: Sequence[Placed]) -> bool:
    """Whether a sentence begins with the total of a list of some length that fills the one before, and nearly comes to it."""
    told = facts.once(layout)
    place = told.rank(end)
    whole = told.figures[place]
    row = told.figures[place - len(parts) : place]
    if len(parts) < MANY or whole.begin < start - 1 or list(row) != list(parts) or row[0].sentence == whole.sentence:
        return False
    figure = facts.printed(whole.end)
    return abs(gap(figure, [facts.printed(one.end) for one in parts])) <= figure.base * _OFF_UNNAMED


def _misses(facts: Facts, whole: Placed, parts: Sequence[Placed]) -> bool:
    """Whether no figures one behind the other make up the total, and all of them nearly do."""
    figure, listed = facts.printed(whole.end), [facts.printed(one.end) for one in parts]
    places_between = combinations(range(len(listed) + 1), 2)
    if any(closes(figure, listed[first:last]) for first, last in places_between if last - first > 1):
        return False
    return abs(gap(figure, listed)) <= figure.base * OFF and not holds_another(figure, listed)
