"""RAT102 percentage-differs-from-counts: a percentage fits neither the total it is told of nor any other in sight.

What it finds: a count, a percentage tied to it ("đạt", "chiếm", "=") and the total of which it is a share, where the
    share does not print so.
Why it matters: one of the three is wrong, or the percentage was computed from a total the report does not name.
Basis: arithmetic; habits of denominators (received, handled, settled) differ, so every total stated nearby is tried.
    "100%" of less than all is told even where it rounds so, as a warning: readers take it for all.
Stays silent: when another total of the same unit in the paragraph prints the percentage, when the numerator is no part
    of the total, when nothing names a total, when the percentage is of a plan or another period, and when no share of
    several fits the total and they do not make up 100% either: then each is of a base of its own.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from extractor.model import End, Mention, Ratio
from patterns.units import unit_group
from verifier.facts import Facts
from verifier.finding import Finding, Severity
from verifier.rounding import Agreement, Interval, agreement, as_percent, prints
from verifier.wording import number

CODE = "RAT102"
NAME = "percentage-differs-from-counts"
NAME_VI = "Tỷ lệ phần trăm không khớp số lượng và tổng số"
SEVERITY: Severity = "error"
BASIS = "Số học: số lượng / tổng số × 100 phải bằng tỷ lệ đã in; các tổng số khác nêu gần đó đều được thử làm mẫu số."
FIRES = (
    "Tổng số hồ sơ tiếp nhận: 1.144 hồ sơ. Tiếp nhận trực tuyến: 1.106 hồ sơ, chiếm 69,68% tổng số hồ sơ tiếp nhận.",
    "Số hồ sơ đã giải quyết là 1.270 hồ sơ. Số lượng hồ sơ có số hóa kết quả là 533 hồ sơ, đạt 42,15%.",
    "Có 1.000 người, trong đó nữ 600 người (chiếm 40%), nam 400 người (chiếm 60%).",
    "Kiến nghị thu hồi 912,4 triệu đồng, đã thu 775,5 triệu đồng, đạt tỷ lệ 100%.",
    "Xã có 2.500 nhân khẩu. Kinh 2.000 người, chiếm 80,4%; Tày 400 người, chiếm 16%; Dao 100 người, chiếm 4%.",
)
SILENT = (
    "Tổng số hồ sơ tiếp nhận: 1.144 hồ sơ. Tiếp nhận trực tuyến: 1.106 hồ sơ, chiếm 96,68% tổng số hồ sơ tiếp nhận.",
    "Số hồ sơ đã giải quyết là 1.270 hồ sơ, tiếp nhận 1.300 hồ sơ. Số lượng hồ sơ có số hóa kết quả là 533 hồ sơ, đạt 41%.",
    "Có 300 trường đạt chuẩn, trong đó mầm non 90 trường (52%), tiểu học 120 trường (75%), trung học 90 trường (60%).",
    "Kiến nghị thu hồi 912,4 triệu đồng, đã thu 775,5 triệu đồng, đạt tỷ lệ 85%.",
    "Tổng chi 940,5 tỷ đồng, trong đó chi đầu tư 210,4 tỷ đồng, đạt 71,3%; chi thường xuyên 430,2 tỷ đồng, đạt 64,8%.",
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
    shares: dict[End, list[_Share]] = {}
    for ratio in facts.ratios:
        share = _share(facts, ratio)
        if share is not None:
            shares.setdefault(share.denominator, []).append(share)
    for alike in shares.values():
        if _of_other_bases(alike):
            continue
        for share in alike:
            verdict = agreement(share.exact, share.printed, share.decimals)
            others = _other_totals(facts, share)
            explained = any(prints(Fraction(share.count) / Fraction(o), share.printed, share.decimals) for o in others)
            if share.claims_all or not (verdict in ("rounded", "truncated") or explained):
                yield _finding(facts, share, _severity(facts, share, verdict), others)


def _of_other_bases(shares: Sequence[_Share]) -> bool:
    """Whether the shares of one whole are all of other bases: one can be wrong, hardly each of them.

    `300 trường đạt chuẩn, trong đó mầm non 90 trường (52%), tiểu học 120 trường (75%)`: of all kindergartens, of all
    primary schools. Shares that make up a hundred percent are of the whole, even when they have changed places.
    """
    off = all(agreement(share.exact, share.printed, share.decimals) == "off" for share in shares)
    return len(shares) > 1 and off and abs(sum((share.printed for share in shares), Decimal(0)) - 100) > 1


def _share(facts: Facts, ratio: Ratio) -> _Share | None:
    """The relation with its figures; None when one is missing, too rounded to tell, or no part of the whole."""
    if ratio.numerator is None or ratio.denominator is None:
        return None
    percent = facts.mentions[ratio.percent.id]
    count, whole = facts.value(ratio.numerator), facts.value(ratio.denominator)
    if whole == 0 or count > whole or percent.qualifier != "exact":
        return None
    printed, decimals = Decimal(percent.value), facts.decimals(percent)
    part, total = facts.interval(ratio.numerator), facts.interval(ratio.denominator)
    if not (part.is_exact and total.is_exact):
        divided = ratio.numerator.id in facts.parts_of.get(ratio.denominator.id, ())
        if divided or _may_print(part, total, printed, decimals):
            return None  # money and areas told as parts of a whole carry the rate of their own plan, not their share
    return _Share(ratio.numerator, ratio.denominator, percent, count, whole, printed, decimals)


def _may_print(part: Interval, whole: Interval, printed: Decimal, decimals: int) -> bool:
    """Whether rounded or open figures leave room for the percentage, one unit of its last digit either way."""
    if part.low is None or part.high is None or whole.low is None or whole.high is None or whole.low <= 0:
        return True
    unit = Decimal(1).scaleb(-decimals)
    low, high = Fraction(part.low) / Fraction(whole.high), Fraction(part.high) / Fraction(whole.low)
    return low * 100 <= Fraction(printed + unit) and Fraction(printed - unit) <= high * 100


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
    return (facts.value(End(id=mention.id)),) if mention.kind in ("count", "money", "measure") else ()


def _stated(facts: Facts, share: _Share) -> bool:
    """Whether the text itself names the total: behind the percentage, or as the whole that the count is a part of."""
    behind = " ".join(facts.report.source.text[share.percent.end : share.percent.end + 40].split()).lower()
    if behind.startswith(("tổng số", "trên tổng", "trong tổng", "của tổng")):
        return True
    return share.numerator.id in facts.parts_of.get(share.denominator.id, ())
