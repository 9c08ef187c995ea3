"""Figures told within a part (số nêu lồng): where they are left out of a list, its parts may make up the total after all.

    50 cơ sở: 45 cơ sở đạt, trong đó 10 cơ sở xuất sắc, 5 cơ sở chưa đạt        10 are some of the 45
    15 xã: 12 xã đạt chuẩn, 5 xã trong số đó đạt chuẩn nâng cao, 3 xã chưa đạt
    300 hồ sơ, gồm: trực tuyến 250 hồ sơ, trong đó toàn trình 120 hồ sơ; trực tiếp 50 hồ sơ

Asked only before a finding is told, so that most reports do not pay for it.
"""

from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal

import regex as re

from extractor.model import End
from patterns.slips import closes
from patterns.stocks import stock_bracket
from verifier.facts import Facts
from verifier.full_lists import counts_alike, names_of
from verifier.kinds import leave_nothing
from verifier.layout import Placed, layout

_OPENS = re.compile(r"(?<!\p{L})(?:trong (?:số )?(?:đó|này)|riêng|đặc biệt)(?!\p{L})|, có $")
_SOME_OF_IT = re.compile(r"[^,;:.()]*(?<!\p{L})trong (?:số )?(?:đó|này)(?!\p{L})[^,;:.()]*[,;.]")
_HARMED = re.compile(r" (?:(?P<dead>chết|tử vong)|(?P<hurt>bị thương)|(?P<missing>mất tích))(?!\p{L})")
# What some of a whole are or have, beside what others of it are: `18 trường đạt chuẩn`, `15 trường có thư viện`.
_BY_VERB = re.compile(
    r" (?:đều |đã |cũng )?(?:có|do|được|đạt|hài lòng|thanh toán|trả|ký|sử dụng|kết nối|lắp đặt)(?!\p{L})"
)
_SHARE = re.compile(r" ?\((?:đạt |chiếm |bằng )?(?P<share>\d{1,3}(?:,\d{1,2})?) ?%")
_LEVEL, _NEAR = re.compile(r"(?<!\p{L})cấp (?:tỉnh|huyện|xã)(?!\p{L})"), 24
_OVER, _HUNDRED = Decimal("1.1"), Decimal(102)
"""How much more than their whole parts that overlap make up; what the shares of parts that do not come to at most."""
_MOST = 12
"""Figures of a sentence that are looked at, so that the sets of nested ones stay few."""
_PAIR = 2
_CLAUSE = 200
"""Letters behind a figure in which words may say that it is some of those before it."""


def closes_without_nested(facts: Facts, whole: End, parts: Sequence[End]) -> bool:
    """Whether the sentence tells a list that closes once figures told within its parts are left out.

    Either the list itself, or one of which its whole is a part: then what stands behind it is told beside it, not of it.
    """
    told = facts.once(layout)
    own = {whole.id, *(part.id for part in parts)}
    opens, reach = facts.mentions[whole.id].start, max(facts.mentions[part.id].start for part in parts)
    first, last = told.rank(opens), told.rank(reach)
    if first >= last or last >= len(told.figures):
        return False  # a total told behind its parts
    begin, sentence = told.figures[first].begin, told.figures[last].sentence
    start = max(told.rank(begin), first - _MOST)  # of a sentence without end the last figures before it
    row = [one for one in told.figures[start : last + _MOST] if one.sentence <= sentence]
    for place, total in enumerate(row):
        if total.mention.start > opens:
            return False
        listed = _listed(total, row[place + 1 :], own)
        if total.mention.id == whole.id:
            return any(parts[0] in kept for kept in _readings(facts, total, listed, reach))
        if any(_takes_in(kept, whole, parts) for kept in _readings(facts, total, listed, 0)):
            return True
    return False


def are_not_parts(facts: Facts, whole: End, parts: Sequence[End]) -> bool:
    """Whether figures read as parts are none: told within others, numbers of names, or of another kind than the whole."""
    return (
        _number_names(facts, whole, parts)
        or _is_stock(facts, whole, parts)
        or _overlap(facts, whole, parts)
        or of_levels(facts, whole, parts)
        or _harmed_otherwise(facts, whole, parts)
        or closes_without_nested(facts, whole, parts)
    )


def of_levels(facts: Facts, whole: End, parts: Sequence[End]) -> bool:
    """Whether a figure of one level stands beside those of others: `cấp tỉnh 12.500, cấp huyện 8.300, cấp xã 45.200`."""
    own = _level(facts, whole)
    return own is not None and any(level not in (None, own) for level in (_level(facts, part) for part in parts))


def _level(facts: Facts, end: End) -> str | None:
    """The level that the words right before a figure name last."""
    mention = facts.mentions[end.id]
    told = _LEVEL.findall(facts.folded, max(0, mention.start - _NEAR), mention.start)
    return told[-1] if told else None


def _overlap(facts: Facts, whole: End, parts: Sequence[End]) -> bool:
    """Whether parts that make up more than their whole are what may be so at once, each told by a verb or with a share of its own.

    `20 trường: 18 trường đạt chuẩn quốc gia, 15 trường có thư viện, 20 trường có kết nối Internet`; `số hóa 1.190 hồ sơ (94,97%),
    trả trước hạn 1.187 hồ sơ (95,04%)`.
    """
    mentions = [facts.mentions[part.id] for part in parts]
    over = sum(facts.value(part) for part in parts) >= facts.value(whole) * _OVER
    if not over or any(mention.kind == "fraction" for mention in mentions):
        return False
    ends = [mention.end for mention in mentions]
    verbs = [
        match.group()
        for match in (_BY_VERB.match(facts.folded, end, end + _CLAUSE) for end in ends)
        if match is not None
    ]
    by_verb = len(verbs) >= len(parts) - 1 and any(verb.strip() != "đạt" for verb in verbs) and len(verbs) > 1
    if by_verb:
        placed = {one.mention.id: one for one in facts.once(layout).figures}
        listed = [placed[part.id] for part in parts if part.id in placed]
        if not leave_nothing(names_of(facts, listed)):
            return True
    shares = [match for match in (_SHARE.match(facts.folded, end, end + _CLAUSE) for end in ends) if match is not None]
    told = sum(Decimal(match["share"].replace(",", ".")) for match in shares)
    return len(shares) == len(parts) and told > _HUNDRED


def _is_stock(facts: Facts, whole: End, parts: Sequence[End]) -> bool:
    """Whether the bracket behind a figure tells what it was before and what came and went."""
    stock = stock_bracket(facts.folded, facts.mentions[whole.id].end)
    return stock is not None and any(stock[0] <= facts.mentions[part.id].start < stock[1] for part in parts)


def _number_names(facts: Facts, whole: End, parts: Sequence[End]) -> bool:
    """Whether the figures that do not count what the whole does are numbers of names, so that the others make it up.

    `300 hộ: tổ 1 có 100 hộ, tổ 2 có 200 hộ`; `312 lượt người, lớp thứ nhất 60 người, ba lớp còn lại 252 người`; or all are:
    `2 nhà máy (nhà máy 1: 100 MW, nhà máy 2: 50 MW)`.
    """
    total = facts.mentions[whole.id]
    told = [part for part in parts if (one := facts.mentions[part.id]).unit is not None and counts_alike(one, total)]
    if _PAIR <= len(told) < len(parts):
        return closes(facts.printed(whole), [facts.printed(part) for part in told])
    starts = [facts.mentions[part.id].start for part in parts]
    noun = total.unit
    return (
        not told
        and noun is not None
        and all(facts.folded.endswith((f" {noun} ", f"({noun} "), 0, start) for start in starts)
    )


def _harmed_otherwise(facts: Facts, whole: End, parts: Sequence[End]) -> bool:
    """Whether the dead, or cases, are told behind the hurt: `2 người chết, 4 người bị thương; 1 vụ làm 2 người chết, ...`."""
    harm = _harm(facts, whole)
    return harm is not None and any(
        _harm(facts, part) not in (None, harm) or facts.mentions[part.id].unit == "vụ" for part in parts
    )


def _harm(facts: Facts, end: End) -> str | None:
    """What became of the people counted, as far as the words right behind the figure tell."""
    found = _HARMED.match(facts.folded, facts.mentions[end.id].end)
    return found.lastgroup if found is not None else None


def _listed(total: Placed, behind: Sequence[Placed], own: Collection[str]) -> list[Placed]:
    """The figures behind a total that may be its parts: those that count what it does, within the same brackets as the first."""
    alike = [one for one in behind if counts_alike(one.mention, total.mention) or one.mention.id in own]
    return [one for one in alike if one.bracket == alike[0].bracket][:_MOST]


def _takes_in(kept: Sequence[End], whole: End, parts: Sequence[End]) -> bool:
    """Whether the whole of a list and one of its parts are parts of one total."""
    return whole in kept and any(part in kept for part in parts)


def _readings(facts: Facts, total: Placed, listed: Sequence[Placed], reach: int) -> Iterator[list[End]]:
    """The figures up to a place that make up a total, the first among them, where some told within others are left out."""
    figure = facts.printed(total.end)
    open_: list[tuple[list[End], bool]] = [([], False)]
    for place, one in enumerate(listed):
        nested = place > 0 and _is_nested(facts, listed, place)
        left = [(kept, True) for kept, inside in open_ if nested or inside]
        open_ = [([*kept, one.end], False) for kept, _ in open_] + left
        if one.mention.start < reach:
            continue
        for kept, _ in open_:
            if _PAIR <= len(kept) <= place and closes(figure, [facts.printed(end) for end in kept]):
                yield kept


def _is_nested(facts: Facts, listed: Sequence[Placed], place: int) -> bool:
    """Whether words open a figure as one within a part before it: `, trong đó 10`, `, có 20`, `, 5 xã trong số đó`."""
    one = listed[place]
    before = facts.folded[listed[place - 1].mention.end : one.mention.start]
    end = one.mention.end
    return _OPENS.search(before) is not None or _SOME_OF_IT.match(facts.folded, end, end + _CLAUSE) is not None
