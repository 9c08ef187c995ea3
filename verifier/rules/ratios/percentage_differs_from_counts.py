"""RAT102 percentage-differs-from-counts: a percentage fits neither the total it is told of nor any other in sight.

What it finds: a count, a percentage tied to it ("đạt", "chiếm", "=") and the total of which it is a share, where the
    share does not print so.
Why it matters: one of the three is wrong, or the percentage was computed from a total the report does not name.
Basis: arithmetic; habits of denominators (received, handled, settled) differ, so every total stated nearby is tried.
    "100%" of less than all is told even where it rounds so, as a warning: readers take it for all.
Stays silent: when another total of the same unit in the paragraph prints the percentage, when the numerator is no part
    of the total, and when nothing names a total.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from extractor.model import End, Mention, Ratio
from patterns.units import unit_group
from verifier.facts import Facts
from verifier.finding import Finding, Severity
from verifier.rounding import Agreement, agreement, as_percent, prints
from verifier.wording import number

CODE = "RAT102"
NAME = "percentage-differs-from-counts"
NAME_VI = "Tỷ lệ phần trăm không khớp số lượng và tổng số"
SEVERITY: Severity = "error"
BASIS = "Số học: số lượng / tổng số × 100 phải bằng tỷ lệ đã in; các tổng số khác nêu gần đó đều được thử làm mẫu số."
FIRES = (
    "Tổng số hồ sơ tiếp nhận: 1.144 hồ sơ. Tiếp nhận trực tuyến: 1.106 hồ sơ, chiếm 69,68% tổng số hồ sơ tiếp nhận.",
    "Số hồ sơ đã giải quyết là 1.270 hồ sơ. Số lượng hồ sơ có số hóa kết quả là 533 hồ sơ, đạt 42,15%.",
)
SILENT = (
    "Tổng số hồ sơ tiếp nhận: 1.144 hồ sơ. Tiếp nhận trực tuyến: 1.106 hồ sơ, chiếm 96,68% tổng số hồ sơ tiếp nhận.",
    "Số hồ sơ đã giải quyết là 1.270 hồ sơ, tiếp nhận 1.300 hồ sơ. Số lượng hồ sơ có số hóa kết quả là 533 hồ sơ, đạt 41%.",
)


_NEAR = 2500


@dataclass(frozen=True, slots=True)
class _Share:
    """A ratio relation whose three figures the text names: ends, exact counts and the printed percentage."""

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
        return Fraction(self.count) / Fraction(self.whole)

    @property
    def claims_all(self) -> bool:
        """Whether "100%" is told of less than all."""
        return self.printed == 100 and self.count < self.whole


def check(facts: Facts) -> Iterator[Finding]:
    """One finding per percentage that no total in sight explains."""
    for ratio in facts.ratios:
        share = _share(facts, ratio)
        if share is None:
            continue
        verdict = agreement(share.exact, share.printed, share.decimals)
        others = _other_totals(facts, share)
        explained = any(prints(Fraction(share.count) / Fraction(o), share.printed, share.decimals) for o in others)
        if not share.claims_all and (verdict in ("rounded", "truncated") or explained):
            continue
        yield _finding(facts, share, _severity(facts, share, verdict), others)


def _share(facts: Facts, ratio: Ratio) -> _Share | None:
    """The relation with its figures; None when one is missing, rounded, or no part of the whole."""
    if ratio.numerator is None or ratio.denominator is None:
        return None
    percent = facts.mentions[ratio.percent.id]
    count, whole = facts.value(ratio.numerator), facts.value(ratio.denominator)
    exact_counts = facts.interval(ratio.numerator).is_exact and facts.interval(ratio.denominator).is_exact
    if whole == 0 or count > whole or percent.qualifier != "exact" or not exact_counts:
        return None
    printed = Decimal(percent.value)
    return _Share(ratio.numerator, ratio.denominator, percent, count, whole, printed, facts.decimals(percent))


def _severity(facts: Facts, share: _Share, verdict: Agreement) -> Severity:
    if verdict == "near":
        return "info"
    if share.claims_all and verdict == "rounded":
        return "warning"
    return "error" if _stated(facts, share) else "warning"


def _finding(facts: Facts, share: _Share, severity: Severity, others: list[Decimal]) -> Finding:
    exact = number(as_percent(share.exact, max(share.decimals, 2)))
    count, whole, told = facts.text(share.numerator.id), facts.text(share.denominator.id), facts.text(share.percent.id)
    tried = f" Đã thử các tổng số khác trong đoạn: {', '.join(map(number, others))}." if others else ""
    return facts.finding(
        CODE,
        NAME,
        severity,
        BASIS,
        vi=f"{count} trên {whole} bằng {exact}%, báo cáo nêu {told}.{tried}",
        en=f"{count} out of {whole} is {exact}%, the report states {told}.",
        evidence=[share.numerator.id, share.percent.id, share.denominator.id],
        spans=[(m.start, m.end) for m in (facts.mentions[share.numerator.id], share.percent)],
        stated=f"{number(share.printed)}%",
        expected=f"{exact}%",
        arithmetic=f"{number(share.count)} / {number(share.whole)} = {exact}% ≠ {number(share.printed)}%",
        tolerance=f"± {number(Decimal(1).scaleb(-share.decimals) / 2)} điểm phần trăm",
    )


def _other_totals(facts: Facts, share: _Share) -> list[Decimal]:
    """Larger counts of the same unit in the same section, near the percentage."""
    unit = unit_group(facts.mentions[share.numerator.id].unit)
    found: dict[Decimal, None] = {}
    for mention in facts.figures_within(share.percent.start - _NEAR, share.percent.start + _NEAR):
        near = mention.section == share.percent.section
        if near and mention.id != share.numerator.id and unit_group(mention.unit) in (unit, None):
            found.update(dict.fromkeys(value for value in _totals_of(facts, mention) if value > share.count))
    found.pop(share.whole, None)
    return list(found)


def _totals_of(facts: Facts, mention: Mention) -> tuple[Decimal, ...]:
    if mention.kind == "fraction":
        return (facts.halves(mention)[1],)
    return (facts.value(End(id=mention.id)),) if mention.kind == "count" else ()


def _stated(facts: Facts, share: _Share) -> bool:
    """Whether the text itself names the total: behind the percentage, or as the whole that the count is a part of."""
    behind = " ".join(facts.report.source.text[share.percent.end : share.percent.end + 40].split()).lower()
    if behind.startswith(("tổng số", "trên tổng", "trong tổng", "của tổng")):
        return True
    return share.numerator.id in facts.parts_of.get(share.denominator.id, ())
