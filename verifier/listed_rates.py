"""Listed rates (tỷ lệ sau danh sách): rates of the catalogue that stand right behind the full list of the counts they are of.

    giải quyết 700 hồ sơ, trước hạn 600, đúng hạn 97, quá hạn 3. Tỷ lệ trước hạn và đúng hạn đạt 99,57%

The name of the rate tells which parts it is of, and the list that these are all: nothing else is left that it may mean.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

import regex as re

from extractor.model import Breakdown, End, Observation
from verifier.facts import Facts
from verifier.full_lists import FullList
from verifier.rounding import agreement
from verifier.unexplained import Unexplained, unexplained

_RATES = {
    "dossier.received.online.rate": ("dossier.received.online",),
    "dossier.received.direct.rate": ("dossier.received.direct",),
    "dossier.resolved.not_late.rate": (
        "dossier.resolved.early",
        "dossier.resolved.on_time",
        "dossier.resolved.not_late",
    ),
    "dossier.resolved.early.rate": ("dossier.resolved.early",),
    "dossier.resolved.late.rate": ("dossier.resolved.late",),
}
"""The parts that a rate is of. "Đúng hạn" may take in those settled early, so that its rate is of either."""
_ALL = (
    frozenset({"dossier.received.online", "dossier.received.direct"}),
    frozenset({"dossier.resolved.early", "dossier.resolved.on_time", "dossier.resolved.late"}),
    frozenset({"dossier.resolved.not_late", "dossier.resolved.late"}),
)
_OPTIONAL = frozenset({"dossier.received.postal"})
_REACH, _NAME = 200, 90
_STOP = re.compile(r"[.!?](?=\s|$)")
_STOPS = 1
# What a rate is of that is not all the list divides: "tỷ lệ hồ sơ trực tuyến của cấp xã", "trên tổng số hồ sơ đủ điều kiện".
_OF_OTHER = re.compile(
    r"(?<!\p{L})(?:của|thuộc|trong|trên|tại|ở|lĩnh vực|đối với|đủ|so|riêng|cùng kỳ|trước đây|lũy kế|luỹ kế|năm|quý|tháng|chỉ tiêu|"
    r"kế hoạch|toàn trình|một phần|tăng|giảm|từ|lên)(?!\p{L})"
)
_OPENS = re.compile(r"(?:^|[,;.:()\n])[^,;.:()\n\d]*$")
_TAKES_UP = re.compile(r" (?:so|trên|trong|của|số|hồ sơ|tổng|tăng|giảm)(?!\p{L})")


def listed_rates(facts: Facts, rates: Sequence[Observation]) -> Iterator[tuple[str, FullList]]:
    """The rates that are not of the list before them as their names say, by id, each with its parts and their whole."""
    known = [rate for rate in rates if rate.indicator in _RATES]
    lists = [one for one in facts.breakdowns if _is_full(facts, one)] if known else []
    if not lists:
        return
    judged = {told.rate.end.id for told in unexplained(facts) if _is_judged(told)}
    for rate in known:
        percent = facts.mentions[rate.mentions[0]]
        before = [one for one in lists if _stands_behind(facts, percent.id, one)]
        if len(before) != 1 or percent.id in judged or _is_of_other(facts, percent.id):
            continue
        parts = tuple(end for end in before[0].parts if facts.code(end.id) in _RATES[rate.indicator])
        if parts and not _fits(facts, rate, before[0]):
            yield percent.id, FullList(before[0].whole, parts)


def _is_judged(told: Unexplained) -> bool:
    """Whether another rule speaks of a rate."""
    of_two = told.slipped is not None and told.slipped[0].part.end != told.slipped[0].whole.end
    return told.sure is not None or told.evident is not None or of_two


def _is_full(facts: Facts, one: Breakdown) -> bool:
    """Whether the parts are all there are by name and make up their whole."""
    codes = [facts.code(end.id) for end in one.parts]
    named = frozenset(codes) - _OPTIONAL
    exact = facts.value(one.whole) == sum((facts.value(end) for end in one.parts), Decimal(0)) > 0
    return exact and len(codes) == len(set(codes)) and named in _ALL


def _stands_behind(facts: Facts, percent: str, one: Breakdown) -> bool:
    """Whether a rate follows a list with no other figure of another total in between, in its sentence or the next."""
    rate, last = facts.mentions[percent], max(facts.mentions[end.id].end for end in (one.whole, *one.parts))
    if not 0 <= rate.start - last <= _REACH:
        return False
    between = facts.words(last, rate.start)
    counted = any(m.kind != "percent" for m in facts.figures_within(last, rate.start))
    return not counted and len(_STOP.findall(between)) <= _STOPS


def _is_of_other(facts: Facts, percent: str) -> bool:
    """Whether words of its clause say that a rate is of something else."""
    rate = facts.mentions[percent]
    lead = _OPENS.search(facts.words(max(0, rate.start - _NAME), rate.start))
    if lead is None or _OF_OTHER.search(lead.group()) is not None:
        return True
    return _TAKES_UP.match(facts.words(rate.end, rate.end + _NAME)) is not None


def _fits(facts: Facts, rate: Observation, one: Breakdown) -> bool:
    """Whether any part or any two of a list print the rate, or figures around it: then it is of those."""
    values = [facts.value(end) for end in one.parts]
    of = [*values, *(a + b for i, a in enumerate(values) for b in values[i + 1 :])]
    decimals = facts.decimals(facts.mentions[rate.mentions[0]])
    start = facts.mentions[rate.mentions[0]].start
    bases = {facts.value(End(id=m.id)) for m in facts.figures_within(start - 2500, start + 2500) if m.kind == "count"}
    return any(
        agreement(Fraction(part) / Fraction(base), Decimal(rate.value), decimals) != "off"
        for part in of
        for base in bases
        if 0 < part <= base
    )
