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
from decimal import Decimal
from fractions import Fraction

from extractor.model import End, Mention, Ratio
from patterns.units import unit_group
from verifier.facts import Facts
from verifier.finding import Finding, Severity
from verifier.rounding import agreement, as_percent, prints
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


def check(facts: Facts) -> Iterator[Finding]:
    """One finding per percentage that no total in sight explains."""
    for ratio in facts.ratios:
        if ratio.numerator is None or ratio.denominator is None:
            continue
        percent = facts.mentions[ratio.percent.id]
        numerator, denominator = facts.value(ratio.numerator), facts.value(ratio.denominator)
        exact_counts = facts.interval(ratio.numerator).is_exact and facts.interval(ratio.denominator).is_exact
        if denominator == 0 or numerator > denominator or percent.qualifier != "exact" or not exact_counts:
            continue
        share, printed, decimals = Fraction(numerator) / Fraction(denominator), Decimal(percent.value), facts.decimals(percent)
        verdict = agreement(share, printed, decimals)
        others = _other_totals(facts, ratio)
        whole_claimed = printed == 100 and numerator < denominator
        if verdict in ("rounded", "truncated") and not whole_claimed:
            continue
        if not whole_claimed and any(prints(Fraction(numerator) / Fraction(o), printed, decimals) for o in others):
            continue
        exact = as_percent(share, max(decimals, 2))
        tried = f" Đã thử các tổng số khác trong đoạn: {', '.join(number(o) for o in others)}." if others else ""
        severity: Severity = "info" if verdict == "near" else "error" if _stated(facts, ratio) else "warning"
        if whole_claimed and verdict == "rounded":
            severity = "warning"
        yield facts.finding(
            CODE,
            NAME,
            severity,
            BASIS,
            vi=(
                f"{facts.text(ratio.numerator.id)} trên {facts.text(ratio.denominator.id)} bằng {number(exact)}%, "
                f"báo cáo nêu {facts.text(percent.id)}.{tried}"
            ),
            en=(
                f"{facts.text(ratio.numerator.id)} out of {facts.text(ratio.denominator.id)} is {number(exact)}%, "
                f"the report states {facts.text(percent.id)}."
            ),
            evidence=[ratio.numerator.id, percent.id, ratio.denominator.id],
            spans=[(m.start, m.end) for m in (facts.mentions[ratio.numerator.id], percent)],
            stated=f"{number(printed)}%",
            expected=f"{number(exact)}%",
            arithmetic=f"{number(numerator)} / {number(denominator)} = {number(exact)}% ≠ {number(printed)}%",
            tolerance=f"± {number(Decimal(1).scaleb(-decimals) / 2)} điểm phần trăm",
        )


def _other_totals(facts: Facts, ratio: Ratio) -> list[Decimal]:
    """Larger counts of the same unit in the same section, near the percentage."""
    assert ratio.numerator is not None
    numerator, percent = facts.mentions[ratio.numerator.id], facts.mentions[ratio.percent.id]
    floor = facts.value(ratio.numerator)
    found: dict[Decimal, None] = {}
    for mention in facts.figures:
        if mention.section != percent.section or abs(mention.start - percent.start) > 2500 or mention.id == numerator.id:
            continue
        for value in _totals_of(facts, mention):
            if value > floor and unit_group(mention.unit) in (unit_group(numerator.unit), None):
                found.setdefault(value)
    if ratio.denominator is not None:
        found.pop(facts.value(ratio.denominator), None)
    return list(found)


def _totals_of(facts: Facts, mention: Mention) -> tuple[Decimal, ...]:
    if mention.kind == "fraction":
        return (facts.halves(mention)[1],)
    return (facts.value(End(id=mention.id)),) if mention.kind == "count" else ()


def _stated(facts: Facts, ratio: Ratio) -> bool:
    """Whether the text itself names the total: behind the percentage, or as the whole that the count is a part of."""
    percent = facts.mentions[ratio.percent.id]
    behind = " ".join(facts.report.source.text[percent.end : percent.end + 40].split()).lower()
    if behind.startswith(("tổng số", "trên tổng", "trong tổng", "của tổng")):
        return True
    assert ratio.numerator is not None and ratio.denominator is not None
    return any(
        b.whole.id == ratio.denominator.id and any(p.id == ratio.numerator.id for p in b.parts) and percent.value != "100"
        for b in facts.breakdowns
    )
