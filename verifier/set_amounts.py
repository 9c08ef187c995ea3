"""Set amounts (mức hỗ trợ theo tháng, theo năm): an amount for each and for every month, how many, how long, and the sum of it.

Mức hỗ trợ 750.000 đồng/em/tháng. Dự toán cho 268 em trong 9 tháng là 1.809 triệu đồng.
Mức 1.200.000 đồng/học sinh/năm học; có 1.486 em được duyệt, nhu cầu kinh phí 1.783,2 triệu đồng.
Cấp gạo cho 412 học sinh, mức 15 kg/em/tháng, 9 tháng, tổng cộng 55.620 kg; đợt 1 cấp 30.000 kg.
Mức hỗ trợ là 750.000 đồng/hộ; dự kiến 318 hộ, kinh phí 238,5 triệu đồng.

Only where no other count, time or sum stands near can nothing else be meant.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

import regex as re

from extractor.model import End, Mention
from patterns.slips import LIKELY, edit_kind
from patterns.units import PEOPLE, PERSONS, same_kind, unit_group
from verifier.facts import Facts
from verifier.layout import Placed, layout
from verifier.products import Product

_TIME = re.compile(r"/(?P<time>tháng|năm học|năm|quý|ngày|tuần)(?!\p{L})")
_EACH = re.compile(r"(?<!\p{L})(?:mỗi|một|01) (?P<noun>\p{L}+(?: \p{L}+)?)(?: \p{L}+){0,2} $")
_NUMBER = re.compile(r"(?P<number>\d{1,3}) (?P<time>tháng|năm|quý|ngày|tuần)(?!\p{L})")
_YEARS = ("năm", "năm học")
_SUM = re.compile(
    r"(?<!\p{L})(?:tổng|kinh phí|số tiền|dự toán|nhu cầu|thành tiền|trị giá|giá trị|chi|chi trả|cấp|hỗ trợ|là)(?!\p{L})"
)
_IN_ALL = re.compile(r"(?<!\p{L})tổng(?: \p{L}+){0,4}? $")
_SET_AT = re.compile(r"(?<!\p{L})mức(?: (?:hỗ trợ|chi|quà|thưởng|trợ cấp|tặng)){0,2}(?: là)? $")
_PERSONS = ("viên", "sinh", "sĩ", "trưởng")
"""What names of people end with: "cộng tác viên", "bác sĩ", "thôn trưởng"."""
_MEAN = re.compile(r"(?<!\p{L})(?:bình quân|trung bình|thu nhập|tiền lương)(?!\p{L})[^.;]*$")
_LEAD, _BEHIND = 60, 20
_SENTENCES = 2
_SEEN = 10
_ABOUT = Decimal("1.3")
"""How many times the product may be what is told, where no slip makes them agree: beyond, they hardly belong together."""


def set_amounts(facts: Facts) -> Iterator[Product]:
    """The amounts set for each and for a time with the sums that they come to, or miss by little or one slip."""
    told = facts.once(layout)
    for place, rate in enumerate(told.figures):
        if rate.mention.kind not in ("money", "measure") or "/" not in (rate.mention.unit or ""):
            continue  # as nearly all
        per = _per(facts, rate)
        if per is None or _MEAN.search(facts.words(max(rate.begin, rate.mention.start - _LEAD), rate.mention.start)):
            continue
        near = [
            one
            for one in told.figures[max(0, place - _SEEN) : place + _SEEN]
            if -1 <= one.sentence - rate.sentence <= _SENTENCES and one.mention.section == rate.mention.section
        ]
        noun, time = per
        counts = [one.mention for one in near if one.mention.kind == "count" and _counts(one.mention, noun)]
        total = _total(facts, rate.mention, near)
        if len(counts) == 1 and total is not None and (time or _alone(rate, near, total)):
            times = _times(facts, near, time) if time else []
            if len(times) == 1 or (not times and (not time or time in _YEARS)):
                yield from _told(facts, Product((*counts, *times, rate.mention), total, equals=False))


def _total(facts: Facts, rate: Mention, near: Sequence[Placed]) -> Mention | None:
    """The one sum near an amount, or of several the one that is told in all: `tổng cộng 55.620 kg; đợt 1 30.000 kg`."""
    sums = [one.mention for one in near if one.mention.kind == rate.kind and one.mention is not rate]
    if rate.kind == "measure":
        own = (rate.unit or "").partition("/")[0]
        sums = [one for one in sums if one.base_unit == own]
    if len(sums) > 1:
        sums = [one for one in sums if _IN_ALL.search(facts.words(max(0, one.start - _LEAD), one.start))]
    return sums[0] if len(sums) == 1 and _is_sum(facts, sums[0]) else None


def _alone(rate: Placed, near: Sequence[Placed], total: Mention) -> bool:
    """Whether no other amount for each is told near one that is set for no time, and the sum stands behind it in its sentence."""
    others = [one for one in near if "/" in (one.mention.unit or "") and one is not rate]
    behind = [one for one in near if one.mention is total and one.sentence == rate.sentence]
    return not others and bool(behind) and total.start > rate.mention.start


def _told(facts: Facts, product: Product) -> Iterator[Product]:
    """The product where it is told exactly and holds, is near or one slip away."""
    if any(one.qualifier != "exact" for one in (*product.factors, product.told)):
        return
    if product.holds(facts):
        yield product
        return
    made, told = product.made(facts), facts.value(End(id=product.told.id))
    if not made or not told:
        return
    near = max(made, told) <= _ABOUT * min(made, told)
    figures = [(facts.printed(End(id=product.told.id)).value, made / told)]
    figures += [(product.worth(facts, factor), told / made) for factor in product.factors]
    if near or any(edit_kind(value, _plain(value * by)) in LIKELY for value, by in figures):
        yield product


def _plain(value: Decimal) -> Decimal:
    """A figure without the zeros behind its last digit: `9.000` is 9."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def _per(facts: Facts, rate: Placed) -> tuple[str, str] | None:
    """Whom and what time an amount is set for: `đồng/em/tháng`, `mỗi hộ 500.000 đồng/tháng`; no time in `mức 750.000 đồng/hộ`."""
    start, end = rate.mention.start, rate.mention.end
    slash = facts.folded.find("/", start, end)
    tail = facts.folded[slash + 1 : end + _BEHIND]
    time = _TIME.search(f"/{tail}")
    if time is None:
        noun = (rate.mention.unit or "").partition("/")[2]
        return (noun, "") if _SET_AT.search(facts.words(max(0, start - _LEAD), start)) else None
    noun = tail[: time.start() - 1] if time.start() else ""
    if not noun:
        each = _EACH.search(facts.folded, max(0, start - _LEAD), start)
        noun = each["noun"] if each else ""
    return (noun, time["time"]) if noun and len(noun) <= _BEHIND else None


def _counts(count: Mention, noun: str) -> bool:
    """Whether a figure counts those that an amount is set for; people may be of any kind of people."""
    own, other = unit_group(count.unit), unit_group(noun)
    people = PEOPLE | PERSONS
    if own is None or same_kind(own, other):
        return own is not None
    return other in people and (own in people or own.endswith(_PERSONS))


def _is_sum(facts: Facts, mention: Mention) -> bool:
    """Whether the words before a sum say that it is what is needed or paid, and nothing is told for each of something."""
    lead = facts.words(max(0, mention.start - _LEAD), mention.start)
    behind = facts.folded[mention.end : mention.end + 1]
    return "/" not in (mention.unit or "") and behind != "/" and _SUM.search(lead) is not None


def _times(facts: Facts, near: Sequence[Placed], time: str) -> list[Mention]:
    """How long: the lengths of time around that are told in the unit of the amount."""
    first = near[0].begin
    last = near[-1].mention.end + _LEAD
    unit = "năm" if time in _YEARS else time
    return [
        mention
        for mention in facts.report.mentions
        if first <= mention.start < last
        and mention.kind in ("duration", "period")
        and (number := _NUMBER.match(mention.text)) is not None
        and number["time"] == unit
    ]
