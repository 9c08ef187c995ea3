"""Closing rates (tỷ lệ nêu sau cùng): a percentage behind a list, whose count the order of the words alone suggests.

    giải quyết 1.200 hồ sơ, đúng hạn 1.188 hồ sơ, quá hạn 12 hồ sơ, đạt 99%      the count before it is not the one it is of
    lấy 200 mẫu, trong đó 10 mẫu không đạt, tỷ lệ đạt 95%                        it is of all but that count
    nhận 400 hồ sơ, trong đó chứng thực 300 hồ sơ, tỷ lệ số hóa đạt 97,5%        it is of something else

`300 hồ sơ (75%)` and `300 hồ sơ, chiếm 75%` say of what they are; behind a comma anything that explains the rate may be meant.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import accumulate

import regex as re

from extractor.model import End, Mention
from patterns.catalogue import facets_of
from patterns.words import forms, whole_word
from verifier.facts import Facts
from verifier.rounding import agreement
from verifier.shares import Share, figures_alike, is_fraction

_BRACKETED = re.compile(r"\([^()]*\)")
_MARK = re.compile(r"[,;:(]|[.!?](?= |$)")
# What follows a percentage and is no noun it is of: ", tăng 2%", " — vượt chỉ tiêu", " và ...".
_NOUN_ENDS = re.compile(
    rf"{_MARK.pattern}|[-–—)\d]|{whole_word((*forms('lists', 'onward'), *forms('grammar', 'change')))}"
)
_SENTENCE = re.compile(r"[.!?](?= |$)")
_SAYS_SHARE = re.compile(r"(?<!\p{L})chiếm(?!\p{L})|=")
_IS_OF_IT = re.compile(r"\s*(?:bằng|chiếm|=)(?: (?:tỷ|tỉ) (?:lệ|trọng))?\s*")
_OF_TOTAL = re.compile(r" ?(?:trên |trong |của |so với )?tổng(?: số)?(?!\p{L})")
_TIE = frozenset(" ".join((*forms("grammar", "tie"), "tỷ lệ tỉ số là được với của có các đã trong đó và thì")).split())
_WORD = re.compile(r"\p{L}+")
_DIGITS = re.compile(r"\d")
_REACH = 80
_MOST = 8
"""Figures of a list that are tried together."""
_LEFT_OUT = frozenset({"returned", "withdrawn"})
_GONE = _LEFT_OUT | {"cancelled"}
_FITS = ("rounded", "truncated")


def is_inferred(facts: Facts, share: Share) -> bool:
    """Whether nothing but the order of the words ties the percentage to its count."""
    part, percent = facts.mentions[share.numerator.id], share.percent
    if part.end > percent.start or is_fraction(facts, share):
        return False
    if _OF_TOTAL.match(facts.words(percent.end, percent.end + _REACH)) is not None:
        return False
    tie, clause = _tie(facts, part, percent)
    return clause is not None and _SAYS_SHARE.search(tie) is None and (not tie.endswith("(") or bool(_telling(clause)))


def belongs_elsewhere(facts: Facts, share: Share) -> bool:
    """Whether an inferred share names something else, or other counts in sight give it."""
    return is_inferred(facts, share) and (_is_of_other(facts, share) or _is_accounted_for(facts, share))


def tells_parts(facts: Facts, whole: End, parts: Sequence[End]) -> bool:
    """Whether the percentage behind a list says that its parts are not all: `trước hạn 1.000, đúng hạn 188, đạt 99%` of 1.200."""
    last = max((facts.mentions[end.id] for end in parts), key=lambda mention: mention.start)
    percent = next(iter(facts.figures_within(last.end, last.end + _REACH)), None)
    if percent is None or percent.kind != "percent" or percent.unit != "%" or percent.qualifier != "exact":
        return False
    if _SENTENCE.search(facts.words(last.end, percent.start)) is not None:
        return False
    told, total = sum((Fraction(facts.value(end)) for end in parts), Fraction(0)), Fraction(facts.value(whole))
    return told < total and agreement(told / total, Decimal(percent.value), facts.decimals(percent)) in _FITS


def _is_of_other(facts: Facts, share: Share) -> bool:
    """Whether the words of an inferred share name neither the count, a part of a list, nor the total it was taken to be of.

    `trong đó nữ 34 người, đạt chuẩn trình độ 100%`; `100 hồ sơ hộ tịch, đạt 95% hồ sơ tiếp nhận`.
    """
    if share.numerator.id not in facts.parts_of.get(share.denominator.id, ()):
        return False
    part, whole = facts.mentions[share.numerator.id], facts.mentions[share.denominator.id]
    unit = _telling(facts.words(part.start, part.end)) | _telling(facts.words(whole.start, whole.end))
    own = _own_words(facts, part) - unit
    _, clause = _tie(facts, part, share.percent)
    named = _telling(clause or "") - unit
    if named and not named & own:
        return True
    behind = facts.words(share.percent.end, share.percent.end + _REACH)
    base = _telling(_NOUN_ENDS.split(behind)[0]) - unit
    return bool(base) and not base & (own | _own_words(facts, whole))


def _is_accounted_for(facts: Facts, share: Share) -> bool:
    """Whether other counts in sight give the rate: neighbours in the list together, all but the count, or those left out."""
    return any(_prints(share, part, whole) for part, whole in _readings(facts, share))


def _readings(facts: Facts, share: Share) -> Iterator[tuple[Decimal, Decimal]]:
    """The counts that may give the rate; what they are called is read only of those that do."""
    count, whole = share.count, share.whole
    part, percent = facts.mentions[share.numerator.id], share.percent
    if _prints(share, whole - count, whole):
        clause = _tie(facts, part, percent)[1] or ""
        named = facets_of(clause)
        # "36 đảng viên, trong đó 21 nữ, bằng 41,7%": that is said of the women, though it is the share of the men.
        if not (_IS_OF_IT.fullmatch(clause) or (named and named <= facets_of(_label(facts, part)))):
            yield whole - count, whole
    base = facts.mentions[share.denominator.id].start
    begin = base if base < percent.start else percent.start - 2 * _REACH
    alike = [end for end in (*figures_alike(facts, share.numerator, percent), share.numerator) if end.part is None]
    alike.sort(key=lambda end: facts.mentions[end.id].start)
    told = [end for end in alike if begin < facts.mentions[end.id].start < percent.start][-_MOST:]
    values = [facts.value(end) for end in told if end != share.denominator]
    for i in range(len(values)):
        yield from ((part, whole) for part in accumulate(values[i:]))
    for end in alike:
        mention = facts.mentions[end.id]
        near = begin < mention.start < percent.end + 2 * _REACH
        if near and end != share.numerator:
            gone = facts.value(end)
            fitting = [one for one in ((count + gone, whole), (count, whole - gone)) if _prints(share, *one)]
            if fitting and facets_of(_label(facts, mention)) & _LEFT_OUT:
                yield from fitting


def _prints(share: Share, part: Decimal, whole: Decimal) -> bool:
    if (
        not 0 <= part <= whole
        or whole <= 0
        or abs(part * 100 - share.printed * whole) > 2 * whole.scaleb(-share.decimals)
    ):
        return False  # nowhere near, which is what nearly all are
    return agreement(Fraction(part) / Fraction(whole), share.printed, share.decimals) in _FITS


def _tie(facts: Facts, part: Mention, percent: Mention) -> tuple[str, str | None]:
    """The words between count and percentage without closed brackets, and those behind the last mark; None without a mark."""
    tie = _BRACKETED.sub(" ", facts.words(part.end, percent.start)).rstrip()
    marks = [match.end() for match in _MARK.finditer(tie)]
    return tie, tie[marks[-1] :] if marks else None


def tells_left_out(facts: Facts, mention: Mention) -> bool:
    """Whether a figure counts what was returned or withdrawn: `trả lại 3 hồ sơ`, `5 hồ sơ rút`."""
    return bool(facets_of(_label(facts, mention)) & _GONE)


def _label(facts: Facts, mention: Mention) -> str:
    """The words of a figure: those of its clause before it, and those up to the next mark behind it."""
    before = _MARK.split(facts.words(max(0, mention.start - _REACH), mention.start))[-1]
    behind = _MARK.split(facts.words(mention.end, mention.end + _REACH))[0]
    return f"{_DIGITS.split(before)[-1]} {_DIGITS.split(behind)[0]}"


def _own_words(facts: Facts, mention: Mention) -> frozenset[str]:
    return _telling(_label(facts, mention))


def _telling(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text)) - _TIE
