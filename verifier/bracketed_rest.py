"""What is left, in a bracket behind what was done (còn lại trong ngoặc): with that it makes up what came in, told right before.

Thụ lý 842 vụ, giải quyết 787 vụ (có 43 vụ đang trong hạn luật định, 12 vụ tạm đình chỉ), đạt tỷ lệ 93,47%

No figure in the bracket can be of what was done: each is told to be under way, late or laid aside.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

import regex as re

from patterns.slips import closes, explains, gap
from patterns.words import table, whole_word
from verifier.facts import Facts
from verifier.full_lists import FullList, is_plain
from verifier.layout import Placed, layout, same_unit

_LEFT = re.compile(rf"{whole_word([form for row in table('outcomes')['left'] for form in row['forms']])}")
_ASIDE = re.compile(
    whole_word(
        [
            "tạm đình chỉ",
            "đình chỉ",
            "tạm hoãn",
            "hoãn",
            "quá hạn",
            "trong hạn",
            "trả lại",
            "rút",
            "chuyển tuyến",
            "chuyển",
        ]
    )
)
_CAME = re.compile(whole_word(["tiếp nhận", "nhận", "thụ lý", "khởi tố", "phát sinh", "tổng số", "phải giải quyết"]))
_NEW = re.compile(whole_word(["mới", "cùng kỳ", "so với", "kế hoạch"]))
_ENDS = re.compile(r"[,;)]")
_NEAR, _LABEL, _MOST, _PAIR = 60, 60, 5, 2
_FAR, _RARE = Decimal("0.25"), Decimal("0.1")
"""How far what was done and what is left may exceed what came in, and how rarely chance may explain what they lack of it."""


def bracketed_rests(facts: Facts) -> Iterator[FullList]:
    """What came in, with what was done of it and what a bracket says is left, where these do not make it up; in text order."""
    for told in facts.once(bracketed):
        figure, listed = facts.printed(told.whole), [facts.printed(part) for part in told.parts]
        lacking = gap(figure, listed)
        off = -lacking <= _FAR * figure.base if lacking < 0 else explains(figure, listed, _RARE)
        if off and not closes(figure, listed):
            yield told


def bracketed(facts: Facts) -> tuple[FullList, ...]:
    """What came in, each with what was done of it and what a bracket of several figures says is left: `facts.once(bracketed)`."""
    return tuple(_read(facts))


def _read(facts: Facts) -> Iterator[FullList]:
    figures = facts.once(layout).figures
    for place, (done, first) in enumerate(pairwise(figures), start=1):
        if not first.bracket >= 0 > done.bracket or place < _PAIR or first.bracket - done.mention.end > _NEAR:
            continue  # as of nearly all figures
        if not first.mention.kind == done.mention.kind == figures[place - 2].mention.kind == "count":
            continue
        inside = [one for one in figures[place : place + _MOST] if one.bracket == first.bracket]
        if _belong(facts, figures[place - 2], done, inside) and _are_left(facts, inside):
            yield FullList(figures[place - 2].end, tuple(one.end for one in (done, *inside)))


def _belong(facts: Facts, whole: Placed, done: Placed, inside: Sequence[Placed]) -> bool:
    """Whether the figures are counts of one noun in one sentence, and the first of what came in; what is new of it is not all."""
    row = (whole, done, *inside)
    alike = whole.bracket < 0 and all(
        one.sentence == whole.sentence and is_plain(one) and same_unit(one.mention, whole.mention) for one in row
    )
    if not alike or facts.value(done.end) > facts.value(whole.end):
        return False
    label = facts.words(max(whole.begin, whole.mention.start - _LABEL), whole.mention.start)
    label = label[max(map(label.rfind, ",;:.")) + 1 :]
    return _CAME.search(label) is not None and _NEW.search(label) is None


def _are_left(facts: Facts, inside: Sequence[Placed]) -> bool:
    """Whether words say of each figure that it is not done, and of one that it is under way."""
    words = [_words(facts, inside, place) for place in range(len(inside))]
    return any(map(_LEFT.search, words)) and all(_LEFT.search(one) or _ASIDE.search(one) for one in words)


def _words(facts: Facts, inside: Sequence[Placed], place: int) -> str:
    """The words before a figure in its bracket, and those behind it up to the next mark."""
    one = inside[place]
    begin = inside[place - 1].mention.end if place else one.bracket
    before = facts.words(begin, one.mention.start).rpartition(",")[2]
    return before + _ENDS.split(facts.words(one.mention.end, one.mention.end + _LABEL))[0]
