"""Set amounts (mức chi đã định): what is paid for each, those it is paid for, for how long, and what that comes to.

Mức hỗ trợ là 750.000 đồng/em/tháng; ... Dự toán cho 268 em trong 9 tháng là 1.809.000.000 đồng.
Mức trợ cấp 1.200.000 đồng/người/năm. Xã có 86 người được duyệt, nhu cầu kinh phí 103.200.000 đồng.

Nothing but the amount told before ties the two figures: they are judged only where one slip is all that keeps them apart.
"""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

import regex as re

from extractor.model import Mention
from patterns.units import PEOPLE, same_kind, unit_group
from patterns.words import holds_any
from verifier.facts import Facts
from verifier.layout import Layout, Placed, layout, told_for_each
from verifier.products import Product
from verifier.rounding import Interval, cut_off
from verifier.slips import mended, printed_figure

_LEVEL = "mức"
_LEADS = re.compile(r"(?<!\p{L})mức(?!\p{L})[^\d;.]*$")
_LEAD, _BEFORE = 40, 60
_REACH = 400
"""Letters from an amount to what it comes to."""
_SENTENCES = 3
_TIE = re.compile(r"[^;.()%]{0,80}")
_SUM = ("kinh phí", "dự toán", "số tiền", "nhu cầu", "tổng")
_PER_MONTH = re.compile(r"/ ?(?:01 |1 )?tháng(?!\p{L})")
_MONTHS = re.compile(r"(?<![\p{L}\d.,/])(?P<many>\d{1,2}) tháng(?! ?[\d/]|\p{L}| (?:năm|đầu|cuối) )")
_LONGEST = 36


def set_amounts(facts: Facts) -> Iterator[Product]:
    """The amounts set for each whose product with those paid is one slip away from the sum told."""
    for amount in facts.of_kinds("money"):
        if "/" in (amount.unit or "") and amount.qualifier == "exact":
            level = _LEVEL in facts.folded[max(0, amount.start - _LEAD) : amount.start]
            found = _broken(facts, amount) if level else None
            if found is not None:
                yield found


def _broken(facts: Facts, amount: Mention) -> Product | None:
    told = facts.once(layout)
    if _LEADS.search(facts.folded, max(0, amount.start - _LEAD), amount.start) is None:
        return None
    row = _behind(told, amount)
    pair = next(((a, b) for a, b in pairwise(row) if _are_paid(facts, amount, a, b)), None)
    if pair is None:
        return None
    count, total = (one.mention for one in pair)
    monthly = _PER_MONTH.search(facts.folded, amount.start, amount.end + len("/ 01 tháng")) is not None
    span = _MONTHS.search(facts.folded, max(pair[0].begin, count.start - _BEFORE), total.start)
    if monthly != (span is not None):
        return None  # how long it is paid is not told, or told of something else
    months = Decimal(span["many"]) if span is not None else Decimal(1)
    product = Product((amount, count), total, equals=False, times=months)
    return None if product.holds(facts) or not _is_slipped(facts, product) else product


def _behind(told: Layout, amount: Mention) -> tuple[Placed, ...]:
    """The figures behind an amount, up to the next one told for each; none of an amount in no list."""
    first = told.rank(amount.start)
    sentence = told.figures[first].sentence
    row: list[Placed] = []
    for one in told.figures[first + 1 :]:
        far = one.mention.start - amount.end > _REACH or one.sentence - sentence >= _SENTENCES
        if far or (one.mention.kind == "money" and "/" in (one.mention.unit or "")):
            break
        row.append(one)
    return tuple(row)


def _are_paid(facts: Facts, amount: Mention, count: Placed, total: Placed) -> bool:
    """Whether two figures count those an amount is for and tell a sum for them: `cho 268 em trong 9 tháng là 1,8 tỷ đồng`."""
    per, unit = told_for_each(amount).partition("/")[0], unit_group(count.mention.unit)
    if count.mention.kind != "count" or total.mention.kind != "money" or unit is None:
        return False
    if not (same_kind(unit, per) or (unit in PEOPLE and per in PEOPLE)) or count.sentence != total.sentence:
        return False
    if count.changed or total.changed or _TIE.fullmatch(facts.folded, count.mention.end, total.mention.start) is None:
        return False
    words = facts.folded[max(count.begin, count.mention.start - _BEFORE) : total.mention.start]
    return holds_any(words, _SUM)


def _is_slipped(facts: Facts, product: Product) -> bool:
    """Whether one slip of a figure, or another number of months, makes the product right."""
    amount, count, total = (
        printed_figure(facts, facts.ends(mention)[0]) for mention in (*product.factors, product.told)
    )
    if amount is None or count is None or total is None:
        return False
    value = amount.value * amount.unit * count.value * count.unit
    meant = total.meant(total.value)
    spans = range(1, _LONGEST + 1) if product.times > 1 else ()
    if any(meant.meets(Interval.exact(value * months)) for months in spans):
        return True

    def holds(figures: list[Interval]) -> bool:
        a, b, told = figures
        lows, highs = (a.low, b.low), (a.high, b.high)
        if None in lows or None in highs:
            return False
        low, high = (x * y * product.times for x, y in (lows, highs) if x is not None and y is not None)
        return cut_off(told).meets(Interval(low, high))

    return bool(mended((amount, count, total), holds))
