"""Shares (tỷ trọng): the count, the total and the percentage of a ratio, and the other totals in sight of the count."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

import regex as re

from extractor.model import End, Mention, Ratio
from patterns.folding import fold
from patterns.units import PEOPLE, same_kind, unit_group
from patterns.words import forms, whole_word
from verifier.facts import Facts
from verifier.rounding import Interval, cut_off, may_print, prints, readings

_NEAR = 2500
_SHARE = re.compile(r"(?<!\p{L})chiếm(?: (?:tỷ|tỉ) lệ| (?:tỷ|tỉ) trọng)?(?: là)?\s*$")
_NAMES_WHOLE = re.compile(r"\s*(?:(?:trên|trong|của|so với)\s+)?(?:tổng|số)(?!\p{L})")
_OF = re.compile(r" ?\(?(?:trong|trên|của|so với)(?: (?:tổng|số|tổng số))? ")
_PAIR = 90
_PAIRED = re.compile(
    rf"(?<!\p{{L}})so với {whole_word(forms('lists', 'plan'))}[^,;.:()\d]*$|\)\s*/\s*$|(?<!\p{{L}})trên(?: tổng số)?\s*$"
)
_LEFT = re.compile(r"(?<!\p{L})(?:còn|số còn lại)(?!\p{L})")


@dataclass(frozen=True, slots=True)
class Share:
    """A ratio relation whose three figures the text names: ends, counts in base units and the printed percentage."""

    numerator: End
    denominator: End
    percent: Mention
    count: Decimal
    whole: Decimal
    printed: Decimal
    decimals: int

    @property
    def exact(self) -> Fraction:
        """The share as it is."""
        (count, of), (whole, parts) = self.count.as_integer_ratio(), self.whole.as_integer_ratio()
        return Fraction(count * parts, of * whole)  # one fraction instead of three

    @property
    def claims_all(self) -> bool:
        """Whether "100%" is told of less than all."""
        return self.printed == 100 and self.count < self.whole


def share_of(facts: Facts, ratio: Ratio, of: End | None = None) -> Share | None:
    """The relation with its figures; None when one is missing or too rounded to tell.

    Args:
        facts: of the report.
        ratio: the relation.
        of: the whole that is taken for its total, although the part may have a rate of its own plan.
    """
    total_end = of or ratio.denominator
    if ratio.numerator is None or total_end is None:
        return None
    percent = facts.mentions[ratio.percent.id]
    count, whole = facts.value(ratio.numerator), facts.value(total_end)
    if whole == 0 or percent.qualifier != "exact":
        return None
    printed, decimals = Decimal(percent.value), facts.decimals(percent)
    part, total = facts.as_told(ratio.numerator), facts.as_told(total_end)
    share = Share(ratio.numerator, total_end, percent, count, whole, printed, decimals)
    if of is None and not (part.is_exact and total.is_exact):
        # Money and areas told as parts of a whole carry the rate of their own plan, not their share.
        divided = ratio.numerator.id in facts.parts_of.get(total_end.id, ())
        if (divided and not _says_share(facts, share)) or nearly_prints(part, total, printed, decimals):
            return None
    return share


def _says_share(facts: Facts, share: Share) -> bool:
    """Whether the words around the percentage say what it is the share of, or the other part is what is left of the whole.

    `chiếm 23,3%`, `bằng 23,3% tổng vốn`; `kế hoạch 84,2 tỷ, đã giải ngân 61,5 tỷ, đạt 73,1%, còn phải giải ngân 22,7 tỷ`.
    """
    text, percent = facts.report.source.text, share.percent
    if _SHARE.search(fold(text[max(0, percent.start - 30) : percent.start])) is not None:
        return True
    if _NAMES_WHOLE.match(fold(text[percent.end : percent.end + 40])) is not None:
        return True
    others = facts.parts_of.get(share.denominator.id, set()) - {share.numerator.id}
    if len(others) != 1:
        return False
    rest = facts.mentions.get(next(iter(others)))
    if rest is None or rest.start < percent.start:
        return False
    return _LEFT.search(fold(text[percent.end : rest.start])) is not None


def nearly_prints(part: Interval, whole: Interval, printed: Decimal, decimals: int) -> bool:
    """Whether two rounded figures may print the percentage, the two cut off or the percentage one unit off allowed."""
    unit = Decimal(1).scaleb(-decimals)
    one, other = cut_off(part), cut_off(whole)
    return any(may_print(one, other, printed + step, decimals) for step in (Decimal(0), unit, -unit))


def is_stated(facts: Facts, share: Share) -> bool:
    """Whether the text itself names the total: behind the percentage, or as the whole that the count is a part of."""
    behind = facts.quoted(share.percent.end, share.percent.end + 40).lower()
    if behind.startswith(("tổng ", "trên tổng", "trong tổng", "của tổng", "số ")) or is_fraction(facts, share):
        return True
    whole = facts.mentions[share.denominator.id].start
    if 0 < whole - share.percent.end <= _PAIR and _OF.fullmatch(facts.words(share.percent.end, whole)) is not None:
        return True
    return share.numerator.id in facts.parts_of.get(share.denominator.id, ())


def is_fraction(facts: Facts, share: Share) -> bool:
    """Whether count and total are printed as one: `17.919 con/14.066 con`, `thu 1.274 triệu so với dự toán 1.180 triệu`."""
    part, whole = facts.mentions[share.numerator.id], facts.mentions[share.denominator.id]
    if not 0 <= whole.start - part.end <= _PAIR:
        return False
    between = facts.report.source.text[part.end : whole.start]
    return between.strip() == "/" or _PAIRED.search(fold(between)) is not None


def other_totals(facts: Facts, numerator: End, percent: Mention) -> list[End]:
    """Larger figures of the same unit in the same section, near the percentage, in text order."""
    count = facts.value(numerator)
    return [end for end in figures_alike(facts, numerator, percent) if facts.value(end) > count]


def figures_alike(facts: Facts, numerator: End, percent: Mention) -> list[End]:
    """The other figures of the unit of a count in its section, near its percentage, in text order; of fractions both."""
    unit = _unit(facts.mentions[numerator.id])
    found: list[End] = []
    for mention in facts.figures_within(percent.start - _NEAR, percent.start + _NEAR):
        if mention.section != percent.section or mention.id == numerator.id or mention.kind == "percent":
            continue
        own = _unit(mention)
        if own is None or same_kind(own, unit) or (own in PEOPLE and unit in PEOPLE):
            found += facts.ends(mention)
    return found


def explained(facts: Facts, numerator: End, totals: Sequence[End], percent: Mention) -> End | None:
    """The first of the totals that prints the percentage."""
    printed, decimals, part = Decimal(percent.value), facts.decimals(percent), facts.as_told(numerator)
    for total in totals:
        whole = facts.as_told(total)
        if part.is_exact and whole.is_exact and percent.qualifier == "exact":
            if prints(Fraction(facts.value(numerator)) / Fraction(facts.value(total)), printed, decimals):
                return total
        elif any(may_print(part, whole, one, decimals) for one in readings(percent, decimals)):
            return total
    return None


def _unit(mention: Mention) -> str | None:
    return unit_group(mention.base_unit or mention.unit or mention.inherited_unit)
