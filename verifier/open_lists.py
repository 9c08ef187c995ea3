"""Open lists (liệt kê chưa hết): lists whose own words say that they leave parts of the whole out, or count some twice.

    650 hồ sơ, chủ yếu là hộ tịch 400 hồ sơ, đất đai 180 hồ sơ; 5.000 con, gồm trâu 650 con, bò 4.150 con, còn lại là dê.
    18 mẫu vi phạm: 12 mẫu vượt ngưỡng, 9 mẫu sai nhãn (3 mẫu vi phạm cả hai lỗi).

Their parts need not make up the whole, and a gap says nothing.
"""

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Protocol

import regex as re

from extractor.model import End, Mention
from patterns.words import forms, whole_word
from verifier.attributes import overlap_by_attribute
from verifier.facts import Facts

_REACH = 80
_CLAUSE = 40
_LOOKED_INTO = re.compile(rf"{whole_word(forms('lists', 'looked_into'))}[^;:.()\d]*$")
_MEASURE = re.compile(whole_word(forms("lists", "taken_measure")))
_PENDING = re.compile(r"(?<!\p{L})(?:đang|chưa|còn|tồn|hạn|khác)(?!\p{L})(?! \()")
_LEAD = re.compile(
    rf"{whole_word((*forms('lists', 'picked'), *forms('lists', 'open_lead')))}|(?<!\p{{L}})như(?! sau(?!\p{{L}}))(?!\p{{L}})"
)
_SO_ON = r"\.{3}|…|(?<!\p{L})v ?\. ?v|(?<!\p{L})vv(?!\p{L})"
_AND_SO_ON = re.compile(_SO_ON)
_GOES_ON = re.compile(
    rf"{_SO_ON}|(?<!\p{{L}})(?:và|cùng)(?: \p{{L}}+){{1,4}} khác(?!\p{{L}})"
    r"|(?<!\p{L})(?:số )?còn lại(?: là| thuộc| ở| do)(?!\p{L})|(?<!\p{L})còn lại(?: \p{L}+){1,6} ?\)?$"
)
# "12 mẫu vượt dư lượng, 9 mẫu sai nhãn (3 mẫu vi phạm cả hai lỗi)", "đúng hạn 90 hồ sơ (bao gồm cả trước hạn)".
_OVERLAP = re.compile(
    r"(?<!\p{L})(?:cả (?:hai|ba|2|3)|đồng thời(?: \p{L}+)?|vừa \p{L}+|trùng(?: lặp| nhau)?|chung|bao gồm cả|nằm trong|"
    r"nhiều (?:lỗi|nội dung|hành vi|chỉ tiêu))(?!\p{L})"
)
_ONLY = re.compile(r"(?: \p{L}+)? chỉ (?!tiêu|số|đạo|thị)")
# What is told as some of the parts before it.
_OF_THESE = re.compile(r"[.;]\s+(?:và )?trong (?:số )?đó(?!\p{L})")
_SOME_OF_IT = re.compile(
    r"[^,;.()\d]{0,40}(?:\(|[,;.] ?(?:và )?(?=trong|có))(?:trong (?:số )?đó,? ?:? ?)?(?:có |gồm )?(?:cả )?"
)
_POST = re.compile(r"(?<!\p{L})(?:bưu chính|bưu điện|bcci)(?!\p{L})[^,;.()\d]*$")
_POST_BEHIND = re.compile(r"[^,;.()\d]*(?<!\p{L})(?:bưu chính|bưu điện|bcci)(?!\p{L})")
_PAIR = 2
_FEW = 3
"""People or things of a list that may be told one by one, without a number."""
_LIST_OPENS = re.compile(r"(?<!\p{L})gồm(?: có)?(?!\p{L}):?|:")
_BETWEEN_ITEMS = re.compile(r"[,;]| và ")
_END = re.compile(r"[.;](?=\s|$)|\n\n")
# "9 thủ tục giảm trên 50%, 31 thủ tục giảm từ 20% đến 50%": kinds of a fall, not growth told aside.
_GROWTH = re.compile(r"[\s,(]{1,3}(?:tăng|giảm)(?!(?<= (?<![,(] )(?:tăng|giảm)) (?:trên|dưới|từ) \d)")
_STOP = re.compile(r"[;\d]|(?<![.v])\.(?=\s|$)|\n\n")
_BRACKET = re.compile(r"^\s*\([^()]*\)")
_SPACE = re.compile(r"\s+")


class Divided(Protocol):
    """A whole and its parts."""

    @property
    def whole(self) -> End:
        """The total."""

    @property
    def parts(self) -> tuple[End, ...]:
        """What it is divided into."""


def misses_openly(facts: Facts, breakdown: Divided) -> bool:
    """Whether the parts need not make up their whole: words say that they are but some, or that some is counted in two of them."""
    parts, whole = sum((facts.value(part) for part in breakdown.parts), Decimal(0)), facts.value(breakdown.whole)
    if parts == whole:
        return False
    if are_numbered(facts, breakdown.parts):
        return True
    told = [facts.mentions[part.id] for part in breakdown.parts]
    if overlap_by_attribute(facts, facts.mentions[breakdown.whole.id], told):
        return True
    if parts < whole:
        if _tells_uncounted(facts, facts.mentions[breakdown.whole.id], told, whole - parts):
            return True
        return _is_open(facts, breakdown) or _are_measures(facts, facts.mentions[breakdown.whole.id], told)
    return _overlap(facts, told) or _overlap_told(facts, told, parts - whole) or _by_post(facts, told, parts - whole)


def _tells_uncounted(facts: Facts, whole: Mention, parts: Sequence[Mention], lacking: Decimal) -> bool:
    """Whether as many items as a list lacks are told without a number, one each: `07 đồng chí, gồm: Trưởng đoàn, 01 Phó đoàn, ...`."""
    if lacking > _FEW or not whole.end <= parts[0].start <= whole.end + _REACH:
        return False
    opener = _LIST_OPENS.search(facts.folded, whole.end, parts[0].start)
    if opener is None:
        return False
    items = _BETWEEN_ITEMS.split(facts.folded[opener.end() : parts[-1].end])
    return sum(bool(item.strip()) and not any(map(str.isdigit, item)) for item in items) == lacking


def are_numbered(facts: Facts, parts: Sequence[End]) -> bool:
    """Whether every other figure is the number of its row: tables that were turned into lines, `1 / 5 / 2 / 68 / 3 / 27`."""
    numbers = [facts.value(part) for part in parts[::2]]
    if len(numbers) < _PAIR or len(parts) % 2 or numbers != list(range(1, len(numbers) + 1)):
        return False  # as nearly all
    return all(facts.mentions[part.id].unit is None for part in parts[::2])


def each_with_growth(facts: Facts, parts: Sequence[End]) -> bool:
    """Whether each part is told with its growth, as examples are: `ngô 410 ha, tăng 2%; đậu 350 ha, tăng 6%`."""
    text = facts.report.source.text
    return all(_GROWTH.match(text, facts.mentions[part.id].end) for part in parts)


def tell_measures(facts: Facts, breakdown: Divided) -> bool:
    """Whether some part tells what was done about what was looked into: of that nothing may be done, or two things at once."""
    parts = [facts.mentions[part.id] for part in breakdown.parts]
    return any(_are_measures(facts, facts.mentions[breakdown.whole.id], [part]) for part in parts)


def _are_measures(facts: Facts, whole: Mention, parts: Sequence[Mention]) -> bool:
    """Whether parts tell what was done about some of what was looked into: `kiểm tra 48 cơ sở (nhắc nhở 30, xử phạt 10)`."""
    if _LOOKED_INTO.search(facts.words(max(0, whole.start - _CLAUSE), whole.start)) is None:
        return False
    ends = [whole.end, *(part.end for part in parts)]
    names = [facts.words(max(end, part.start - _CLAUSE), part.start) for end, part in zip(ends, parts, strict=False)]
    return all(_MEASURE.search(name) and not _PENDING.search(name) for name in names)


def _overlap(facts: Facts, parts: Sequence[Mention]) -> bool:
    """Whether words between or behind the parts say that something is in two of them.

    `14 mẫu chỉ vượt amoni, 8 mẫu chỉ vượt coliform, 3 mẫu vượt cả hai`: nothing is.
    """
    if sum(_ONLY.match(facts.folded, part.end) is not None for part in parts) >= max(_PAIR, len(parts) - 1):
        return False
    first, last = min(m.start for m in parts), max(m.end for m in parts)
    stop = _END.search(facts.folded, last, last + _REACH)
    if stop and _OF_THESE.match(facts.folded, stop.start()):  # "; trong đó 10 trường hợp vi phạm cả hai lỗi"
        stop = _END.search(facts.folded, stop.end(), last + 2 * _REACH)
    return _OVERLAP.search(facts.folded, first, stop.start() if stop else last + _REACH) is not None


def _overlap_told(facts: Facts, parts: Sequence[Mention], excess: Decimal) -> bool:
    """Whether the figure behind the last part, told as some of it, is just what they exceed: `218 nữ, 110 trẻ em (có 10 trẻ em gái)`."""
    last = max(m.end for m in parts)
    behind = next(iter(facts.figures_within(last, last + _REACH)), None)
    if behind is None or behind.kind != "count" or facts.value(End(id=behind.id)) != excess:
        return False
    return _SOME_OF_IT.fullmatch(facts.words(last, behind.start)) is not None


def _by_post(facts: Facts, parts: Sequence[Mention], excess: Decimal) -> bool:
    """Whether the parts exceed their whole by those that came by post: they are told among the direct ones, too."""
    for part in parts:
        if facts.value(End(id=part.id)) == excess and len(parts) > _PAIR:
            before = facts.words(max(0, part.start - _CLAUSE), part.start)
            behind = facts.words(part.end, part.end + _CLAUSE)
            return _POST.search(before) is not None or _POST_BEHIND.match(behind) is not None
    return False


def _is_open(facts: Facts, breakdown: Divided) -> bool:
    """Whether words before, between or behind the parts say that there are others."""
    parts = sorted((facts.mentions[part.id] for part in breakdown.parts), key=lambda mention: mention.start)
    first, last, whole = parts[0], parts[-1], facts.mentions[breakdown.whole.id]
    if _LEAD.search(facts.words(max(whole.end, first.start - _REACH), max(whole.end, first.start))):
        return True
    if any(_AND_SO_ON.search(facts.words(one.end, other.start)) for one, other in pairwise(parts)):
        return True
    # What stands in brackets behind the last part is said of it: "50 con (1%), còn lại là lợn con".
    tail = _BRACKET.sub("", facts.folded[last.end : last.end + _REACH], count=1)
    stop = _STOP.search(tail)
    return _GOES_ON.search(_SPACE.sub(" ", tail[: stop.start()] if stop else tail)) is not None
