"""Rates of dossiers in time (tỷ lệ trước hạn, đúng hạn), told behind the settled dossiers by how they were settled.

Đã giải quyết 1.041 hồ sơ: trước hạn 874, đúng hạn 165, quá hạn 02. Tỷ lệ đúng hạn và trước hạn 99,81%.
"""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import islice, takewhile

import regex as re

from extractor.model import End, Mention, Observation
from patterns.slips import closes
from verifier.facts import Facts
from verifier.grades import Together
from verifier.rounding import agreement, as_percent

_RATES = frozenset({"dossier.resolved.not_late.rate", "dossier.resolved.on_time.rate"})
_SETTLED, _LATE, _ON_TIME = "dossier.resolved.total", "dossier.resolved.late", "dossier.resolved.on_time"
_KINDS = frozenset({_LATE, _ON_TIME, "dossier.resolved.early", "dossier.resolved.not_late"})
_TAKEN_IN = frozenset({_SETTLED, "dossier.received.total", "dossier.handled.total"})
_REACH, _AROUND, _PAIR, _MOST = 600, 900, 2, 4
# What else stands between the list and the rate may make it one of other dossiers: of a time before, a level, a field, an aim.
_OTHER = re.compile(
    r"(?<!\p{L})(?:cùng kỳ|(?:quý|tháng|năm|kỳ) trước|cấp|lĩnh vực|huyện|xã|phường|tỉnh|sở|riêng|"
    r"chỉ tiêu|mục tiêu|kế hoạch|phấn đấu)(?!\p{L})"
)
_NAME = re.compile(
    r"[.;,:)] (?:như vậy,? |đạt )?(?:tỷ|tỉ) lệ (?:hồ sơ )?(?:(?:đã )?(?:được )?(?:giải quyết|xử lý|trả)(?: kết quả)?(?: hồ sơ)? )?"
    r"(?:(?:trước|đúng|sớm)(?: hạn)?(?:,| và)? ?)+(?:là |đạt |chiếm |bằng )*:? ?$"
)
_FAR = 5
"""Percentage points beyond which a rate is likelier of other dossiers."""


def in_time_rates(facts: Facts) -> Iterator[Together]:
    """The rates that no reading of the settled dossiers told last before them gives, in text order."""
    rates = [row for row in facts.rows_of(_RATES) if _is_told_alone(facts, row)]
    if not rates:
        return
    counts = [one for one in facts.figures if one.kind == "count"]
    lists = [told for place in range(len(counts)) if (told := _listed(facts, counts, place)) is not None]
    for row in rates:
        percent = facts.mentions[row.mentions[0]]
        before = [told for told in lists if told[-1].end <= percent.start <= told[-1].end + _REACH]
        if not before or before[-1][0].section != percent.section:
            continue
        total, *kinds = before[-1]
        since = facts.figures_within(kinds[-1].end, percent.start)
        lead = facts.words(kinds[-1].end, percent.start)
        if (
            _OTHER.search(lead) is not None
            or _NAME.search(lead) is None
            or row.scope != facts.observations[total.id].scope
        ):
            continue
        if not any(facts.code(one.id) in _TAKEN_IN for one in since) and _is_off(facts, percent, total, kinds):
            parts = tuple(End(id=one.id) for one in kinds if facts.code(one.id) != _LATE)
            yield Together(percent, parts, tuple(End(id=one.id) for one in kinds))


def _is_told_alone(facts: Facts, row: Observation) -> bool:
    """Whether a rate of all dossiers is told without its counts."""
    if row.measure != "percent" or len(row.mentions) != 1 or row.scope.field is not None:
        return False
    tied = any(one.percent.id == row.mentions[0] for one in facts.fraction_percents)
    tied = tied or any(one.percent.id == row.mentions[0] and one.numerator is not None for one in facts.ratios)
    return row.qualifier == "exact" and row.modality == "actual" and not tied


def _listed(facts: Facts, counts: list[Mention], place: int) -> list[Mention] | None:
    """The settled dossiers and right behind them how they were settled, where these make them up and some were late."""
    if facts.code(counts[place].id) != _SETTLED or facts.observations[counts[place].id].scope.field is not None:
        return None
    kinds = list(takewhile(lambda one: facts.code(one.id) in _KINDS, islice(counts, place + 1, place + 1 + _MOST)))
    codes = [facts.code(one.id) for one in kinds]
    if len(kinds) < _PAIR or len(set(codes)) < len(codes) or _LATE not in codes:
        return None
    told = [facts.printed(End(id=one.id)) for one in (counts[place], *kinds)]
    return [counts[place], *kinds] if closes(told[0], told[1:]) else None


def _is_off(facts: Facts, percent: Mention, total: Mention, kinds: list[Mention]) -> bool:
    """Whether a rate is near the share of those in time, and neither that nor one of another base, or with those pending."""
    printed, decimals = abs(Decimal(percent.value)), facts.decimals(percent)
    whole = facts.amount(total)
    late = sum((facts.amount(one) for one in kinds if facts.code(one.id) == _LATE), Decimal(0))
    if (
        not 0 < late < whole
        or abs(as_percent(Fraction(whole - late) / Fraction(whole), max(decimals, 2)) - printed) > _FAR
    ):
        return False
    near = [one for one in facts.figures_within(total.start - _AROUND, percent.end + _AROUND) if one.kind == "count"]
    amounts = {facts.amount(one) for one in near}
    pending = {facts.amount(one) for one in near if facts.code(one.id).startswith("dossier.pending.")}
    parts = {whole - late, *(facts.amount(one) for one in kinds), *(whole - late + left for left in pending)}
    bases = {whole, *amounts, *(whole + left for left in pending)}
    return not any(
        agreement(Fraction(part) / Fraction(base), printed, decimals) != "off"
        for part in parts
        for base in bases
        if 0 < part <= base
    )
