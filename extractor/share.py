"""Shares (tỷ lệ của phân số): whether a percentage says again what a fraction says, or tells of something else.

`12/15 thôn đạt chuẩn, đạt 80%` is the share of the villages; `12/15 thôn có 100% hộ dùng nước sạch` speaks of households.
"""

from fractions import Fraction

import regex as re

from extractor.label import OF_TOTAL, Item
from patterns.words import any_of, forms, whole_word

# The last word or mark of a tie: "(", "đạt tỷ lệ là ". Peeled off one by one, what stays are the words of the fraction.
_LAST = re.compile(rf"(?:(?<!\p{{L}}){any_of((*forms('grammar', 'tie'), 'là'))}|[(:]) ?$")
_RATE = re.compile(r"(?<!\p{L})t[ỷỉ] lệ(?!\p{L})")
# "9/14 đơn vị giải ngân trên mức bình quân chung của tỉnh (58,4%)": the bracket tells what they are above or below.
_LEVEL = re.compile(
    r"(?<!\p{L})(?:trên|dưới|cao hơn|thấp hơn|bằng|vượt|hơn|so với) (?:mức |chỉ số |tỷ lệ )?(?:bình quân|trung bình|mức)(?!\p{L})"
)
_SUBJECT = re.compile(whole_word(forms("lists", "subject")))
_OWN_WORDS = 4
"""Words of a fraction that no comma closes: `hồ sơ giải quyết đúng hạn đạt 98%`. Beyond, they are a clause of their own."""
_ENDS = re.compile(rf" ?(?:$|[^\p{{L}}\s]|{whole_word(forms('lists', 'onward'))})")
_PLAN = re.compile(
    rf" ?(?:của |so với )?{whole_word(forms('lists', 'plan'))}"
    r"(?: được)?(?: giao| đề ra)?(?: cả)?(?: năm(?: \d{4})?| vốn| thu| chi| giao| tỉnh giao| huyện giao)? ?(?:$|[^\p{L}\s])"
)
# "đạt 110% (kế hoạch 11 thôn)", "đạt 110%, so với kế hoạch": the plan follows behind a mark.
_HELD = re.compile(rf" ?(?:[(,] ?so với |\( ?){whole_word(forms('lists', 'plan'))}")
_DAYS, _MONTHS = 31, 12


def is_share(fraction: Item, percent: Item, tie: str) -> bool:
    """Whether a percentage behind a fraction is the fraction's own.

    The words between are those of the fraction and then a tie alone ("đạt", "=", "("), with no new subject, and what
    follows the percentage is no noun of its own.

    Args:
        fraction: the fraction.
        percent: the percentage behind it.
        tie: the folded words between, without brackets that have closed.
    """
    return _says_again(tie) and _stands_alone(fraction, percent) and not misread(fraction, percent)


def misread(fraction: Item, percent: Item) -> bool:
    """Whether a bare fraction may be a day or one of a series (`15/11`, `mũi 1/2`): only the figures could tell, and do not."""
    if fraction.found.mention.unit is not None or len(fraction.found.quantities) != 2:
        return False
    part, whole = (quantity.number.value for quantity in fraction.found.quantities)
    if not (1 <= part <= _DAYS and 1 <= whole <= _MONTHS):
        return False
    return abs(Fraction(part) / Fraction(whole) * 100 - Fraction(percent.found.quantities[0].number.value)) >= 1


def _says_again(tie: str) -> bool:
    own = tie
    while (last := _LAST.search(own)) is not None:
        own = own[: last.start()]
    peeled, own = tie[len(own) :], own.rstrip()
    if not peeled.strip(" :") or peeled.strip() == "là" or _RATE.search(own) or _LEVEL.search(own):
        return False
    if own.endswith(",") or "(" in peeled or "=" in peeled:
        return True
    return "," not in own and _SUBJECT.search(own) is None and len(own.split()) <= _OWN_WORDS


def _stands_alone(fraction: Item, percent: Item) -> bool:
    """Whether the percentage ends the clause, or is told of what the fraction counts: `85% tổng số`, `85% văn bản`.

    Sums and areas are told as done/planned, so that the plan may follow: `45/50 tỷ đồng, đạt 90% kế hoạch năm`.
    """
    measured = fraction.found.quantities[0].step > 0
    if _ENDS.match(percent.rest):
        return measured or _HELD.match(percent.rest) is None
    if measured and _PLAN.match(percent.rest):
        return True
    if percent.group is not None:
        return percent.group == fraction.group
    return OF_TOTAL.match(percent.rest) is not None
