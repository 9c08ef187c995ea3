"""RAT112 rate-differs-from-told-counts: a rate told apart fits no count and no total that the report tells of it elsewhere.

What it finds: a rate of the catalogue ("tỷ lệ hồ sơ nộp trực tuyến đạt 88%") that stands without its counts, while the
    report tells count and total of the same period and scope in another place, and no pair of them prints the rate; or that
    stands right behind the full list of which its name tells the parts ("trước hạn 600, đúng hạn 97, quá hạn 3 hồ sơ. Tỷ lệ
    trước hạn và đúng hạn đạt 98,57%"), however far off.
Why it matters: assessments and summaries are often left over from a draft or the period before.
Basis: identity of the catalogue: the rate is the count over its base. Every total of the report is tried as base.
Stays silent: where counts of other periods or scopes are told, where one section tells both (RAT102 and RAT103 see them),
    where the report prints the same rate twice, and where, told in another place, the gap is so wide that the rate is likelier
    of something else and no one digit of it explains the gap.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from itertools import chain, islice

from extractor.model import End, Observation
from patterns.catalogue import INDICATORS
from patterns.catalogue.model import Indicator
from patterns.slips import LIKELY, edit_kind
from verifier.facts import Facts
from verifier.finding import Finding, Severity
from verifier.listed_rates import listed_rates
from verifier.rounding import agreement, as_percent
from verifier.wording import number, points

CODE = "RAT112"
NAME = "rate-differs-from-told-counts"
NAME_VI = "Tỷ lệ nêu riêng không khớp số lượng và tổng số nêu ở mục khác"
SEVERITY: Severity = "warning"
BASIS = "Danh mục chỉ tiêu: tỷ lệ bằng số lượng chia cho tổng số cùng kỳ, cùng phạm vi; mọi tổng số của báo cáo đều được thử."
_REPORT = (
    "1. Kết quả\nTiếp nhận mới 989 hồ sơ, gồm: 880 hồ sơ nộp trực tuyến và 109 hồ sơ nộp trực tiếp.\n"
    "2. Đánh giá\nTỷ lệ hồ sơ nộp trực tuyến đạt {}.\n"
)
FIRES = (
    _REPORT.format("79,0%"),
    "Đã giải quyết 560 hồ sơ, trong đó trước hạn 480 hồ sơ, đúng hạn 76 hồ sơ, quá hạn 4 hồ sơ. Tỷ lệ trước hạn và đúng hạn đạt 98,29%.",
    "Tiếp nhận mới 640 hồ sơ (trực tuyến 544 hồ sơ, trực tiếp 96 hồ sơ), tỷ lệ hồ sơ nộp trực tuyến đạt 95,8%.",
    _REPORT.format("88,1%"),
)
SILENT = (
    "Đã giải quyết 560 hồ sơ, trong đó trước hạn 480 hồ sơ, đúng hạn 76 hồ sơ, quá hạn 4 hồ sơ. Tỷ lệ trước hạn và đúng hạn đạt 99,29%.",
    "Tiếp nhận mới 640 hồ sơ (trực tuyến 544 hồ sơ, trực tiếp 96 hồ sơ), tỷ lệ hồ sơ nộp trực tuyến của cấp xã đạt 95,8%.",
    "Đã giải quyết 560 hồ sơ, trong đó trước hạn 480 hồ sơ, đúng hạn 76 hồ sơ, quá hạn 4 hồ sơ. Tỷ lệ đúng hạn đạt 99,29%.",
    _REPORT.format("89%"),
    _REPORT.format("45%"),
    _REPORT.format("trên 85%"),
)
_COUNTS: Mapping[str, tuple[Indicator, ...]] = {
    rate: tuple(row for row in INDICATORS if row.rate == rate and row.base is not None)
    for rate in sorted({row.rate for row in INDICATORS if row.rate is not None})
}
"""The counts of which a rate may be, by its code."""
_FAR = 5
"""Percentage points."""
_MOST = 20
"""Figures of one indicator that are tried."""
_MOST_TOTALS = 2000
"""Totals of a report that are tried as base, so that a hostile file stays linear."""
_Key = tuple[object, ...]


def check(facts: Facts) -> Iterator[Finding]:
    """One finding per rate."""
    rates = list(_rates(facts))
    if not rates:
        return
    asked = {str(code) for rate in rates for known in _COUNTS[rate.indicator] for code in (known.code, known.base)}
    told = _by_key(row for row in facts.once(_counted) if row.indicator in asked)
    listed = dict(listed_rates(facts, rates))
    for rate in rates:
        if (given := listed.get(rate.mentions[0])) is not None:
            yield _told(facts, rate, given.parts, given.whole)
            continue
        for known in _COUNTS[rate.indicator]:
            counts = _elsewhere(facts, told.get(_key(rate, known.code), []), rate)
            wholes = _elsewhere(facts, told.get(_key(rate, str(known.base)), []), rate)
            if counts and wholes:
                finding = None if _fits(facts, rate, counts) else _finding(facts, rate, counts[0], wholes[0])
                if finding is not None:
                    yield finding
                break


def _rates(facts: Facts) -> Iterator[Observation]:
    """The exact rates told but once that no words tie to their counts."""
    tied = {row.percent.id for row in facts.fraction_percents}
    tied |= {row.percent.id for row in facts.ratios if row.numerator is not None and row.denominator is not None}
    percents = [row for row in facts.report.observations if row.measure == "percent"]
    printed = Counter((row.indicator, row.value) for row in percents)
    for rate in percents:
        alone = len(rate.mentions) == 1 and rate.mentions[0] not in tied
        retold = printed[rate.indicator, rate.value] > 1
        exact = rate.qualifier == "exact" and rate.modality == "actual"
        if rate.indicator in _COUNTS and alone and exact and not retold:
            yield rate


def _counted(facts: Facts) -> list[Observation]:
    """The exact counts of results told in the text."""
    return [row for row in facts.counts if row.qualifier == "exact"]


def _by_key(rows: Iterable[Observation]) -> dict[_Key, list[Observation]]:
    found: dict[_Key, list[Observation]] = {}
    for row in rows:
        found.setdefault(_key(row, row.indicator), []).append(row)
    return found


def _bases(facts: Facts) -> list[Decimal]:
    """The counts that a rate may be of, each once."""
    told = _by_key(facts.once(_counted))
    totals = islice(chain.from_iterable(rows[:_MOST] for rows in told.values()), _MOST_TOTALS)
    return sorted({Decimal(row.value) for row in totals} - {Decimal(0)})


def _key(row: Observation, code: str) -> _Key:
    return code, row.period, row.scope


def _elsewhere(facts: Facts, rows: list[Observation], rate: Observation) -> list[Observation]:
    """The rows, if all of them stand in other sections than the rate."""
    own = facts.mentions[rate.mentions[0]].section
    return rows[:_MOST] if all(facts.mentions[row.mentions[0]].section != own for row in rows) else []


def _fits(facts: Facts, rate: Observation, counts: list[Observation]) -> bool:
    """Whether one of the counts over some total of the report prints the rate."""
    decimals, printed = facts.decimals(facts.mentions[rate.mentions[0]]), Decimal(rate.value)
    return any(
        agreement(Fraction(value) / Fraction(base), printed, decimals) != "off"
        for value in {Decimal(row.value) for row in counts}
        for base in facts.once(_bases)
        if value <= base
    )


def _finding(facts: Facts, rate: Observation, count: Observation, base: Observation) -> Finding | None:
    part, whole, printed = Decimal(count.value), Decimal(base.value), Decimal(rate.value)
    if not 0 < part <= whole:
        return None
    decimals = facts.decimals(facts.mentions[rate.mentions[0]])
    exact = as_percent(Fraction(part) / Fraction(whole), decimals)
    if abs(exact - printed) > _FAR and (not decimals or edit_kind(printed, exact) not in LIKELY):
        return None
    return _told(facts, rate, (End(id=count.mentions[0]),), End(id=base.mentions[0]), " nêu ở mục khác")


def _told(facts: Facts, rate: Observation, parts: tuple[End, ...], whole: End, where: str = "") -> Finding:
    decimals = facts.decimals(facts.mentions[rate.mentions[0]])
    part, of, printed = sum((facts.value(end) for end in parts), Decimal(0)), facts.value(whole), Decimal(rate.value)
    exact = as_percent(Fraction(part) / Fraction(of), max(decimals, 2))
    told, counts = facts.text(rate.mentions[0]), " và ".join(facts.text(end.id) for end in parts)
    apart, _ = points(exact, printed)
    return facts.finding(
        CODE,
        NAME,
        SEVERITY,
        BASIS,
        vi=(
            f"Tỷ lệ nêu {told} nhưng {counts} trên {facts.text(whole.id)}{where} bằng "
            f"{number(exact)}%{'' if where else apart}; cần rà soát."
        ),
        en=(
            f"The rate is stated as {told}; {' and '.join(facts.text(end.id) for end in parts)} out of {facts.text(whole.id)}, told "
            f"{'in another section' if where else 'with it'}, give {number(exact)}%."
        ),
        evidence=list(dict.fromkeys((rate.mentions[0], *(end.id for end in parts), whole.id))),
        stated=f"{number(printed)}%",
        expected=f"{number(exact)}%",
        arithmetic=f"{number(part)} / {number(of)} = {number(exact)}% ≠ {number(printed)}%",
        tolerance=f"± {number(Decimal(1).scaleb(-decimals))} điểm phần trăm",
    )
