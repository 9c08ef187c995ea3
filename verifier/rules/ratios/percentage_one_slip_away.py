"""RAT106 percentage-one-slip-away: a percentage fits no total in sight, but would with one digit mended.

What it finds: a count with its percentage whose total the text leaves to the reader, where no total nearby prints the
    percentage and one slip in the likeliest pair (a digit replaced, doubled or lost, two neighbours swapped) closes the gap.
Why it matters: the reader cannot tell which of the figures is wrong; the message says which correction would do.
Basis: arithmetic, and chance: slips lead to so few of the percentages between 0 and 100 that one is hardly hit by chance.
    Of 229 passages without this fault the rule speaks of two, in both of which the figures do not agree.
    A total of which another count prints its percentage is not taken for the misprinted one.
Stays silent: for changes, when another total of the same unit prints the percentage, when slips lead to many percentages (few digits,
    many totals), when a figure is open ("trên 300"), and where no slip closes the gap: then the total may be an untold one.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from extractor.model import End, Mention, Ratio
from verifier.facts import Facts
from verifier.finding import Finding, Severity
from verifier.rounding import agreement, as_percent
from verifier.shares import explained, figures_alike, is_stated, other_totals, share_of
from verifier.slips import Printed, Slip, chance, closing, offers, printed_figure, reached
from verifier.wording import number

CODE = "RAT106"
NAME = "percentage-one-slip-away"
NAME_VI = "Tỷ lệ phần trăm chỉ khớp nếu sửa một chữ số"
SEVERITY: Severity = "warning"
BASIS = (
    "Số học và xác suất: không tổng số nào nêu gần đó cho ra tỷ lệ đã in, trong khi sửa một chữ số của cặp số gần nhất "
    "thì khớp; khả năng trùng ngẫu nhiên nhỏ."
)
FIRES = (
    "Gọi khám 1.386 công dân, có mặt 1.329 (đạt 95,2%).",
    "Phát hiện 3.960 văn bản trái luật. Đến nay đã xử lý xong 2.305 văn bản, đạt hơn 85,2%.",
    "Phát ra 1.250 phiếu khảo sát, thu về 1.503 phiếu (98,9%).",
    "Cả tỉnh xảy ra 418 vụ cháy, làm chết 11 người. Cháy nhà dân 121 vụ, chiếm 82,95%.",
    "Số thẻ đã phát là 41.944 thẻ. Cán bộ phụ trách đã kích hoạt được cho người dân 33.755 thẻ, chiếm 84,48%.",
)
SILENT = (
    "Phát hiện 3.960 văn bản trái luật. Đến nay đã xử lý xong 2.305 văn bản, đạt hơn 58,2%.",
    "Phát hiện 3.960 văn bản trái luật. Đến nay đã xử lý xong 2.305 văn bản, đạt hơn 50%.",
    "Phát ra 1.520 phiếu khảo sát, thu về 1.503 phiếu (98,9%).",
    "Xảy ra 11 vụ, giảm 04 vụ (26,7%).",
    "Cả tỉnh xảy ra 418 vụ cháy, làm chết 11 người. Cháy nhà dân 121 vụ, chiếm 28,95%.",
    "Cả tỉnh xảy ra 418 vụ cháy, làm chết 11 người. Cháy nhà dân 121 vụ, chiếm 43%.",
    "Cả tỉnh xảy ra 418 vụ cháy, cả vùng xảy ra 146 vụ cháy. Cháy nhà dân 121 vụ, chiếm 82,88%.",
    "Cả tỉnh xảy ra trên 418 vụ cháy, làm chết 11 người. Cháy nhà dân 121 vụ, chiếm 82,95%.",
)
_TRIED = 4
_CHANCE = Fraction(1, 5)
_SMALLER = 1
_ROUND = 5
_CUT_OFF = frozenset({"more_than", "at_least", "less_than"})


def check(facts: Facts) -> Iterator[Finding]:
    """One finding per percentage that one slip explains and no total does."""
    confirmed = facts.once(_confirmed)
    for ratio in facts.ratios:
        percent = facts.mentions[ratio.percent.id]
        if ratio.numerator is None or not _is_telling(percent) or facts.value(ratio.numerator) == 0:
            continue
        totals = other_totals(facts, ratio.numerator, percent)
        pairs = _pairs(facts, ratio, totals, percent)
        if not pairs or explained(facts, ratio.numerator, totals, percent):
            continue
        finding = _finding(facts, ratio.numerator, pairs, percent, confirmed)
        if finding is not None:
            yield finding


def _is_telling(percent: Mention) -> bool:
    """Whether a percentage is exact, or cut off at a figure that is not round: "hơn 58%", not "gần 60%"."""
    round_figure = Decimal(percent.value) % _ROUND == 0
    return percent.qualifier == "exact" or (percent.qualifier in _CUT_OFF and not round_figure)


def _confirmed(facts: Facts) -> frozenset[End]:
    """The totals of which some count prints its percentage: these are hardly misprinted."""
    found = (share_of(facts, ratio) for ratio in facts.ratios)
    shares = [share for share in found if share is not None]
    return frozenset(
        s.denominator for s in shares if agreement(s.exact, s.printed, s.decimals) in ("rounded", "truncated")
    )


def _pairs(facts: Facts, ratio: Ratio, totals: Sequence[End], percent: Mention) -> list[End]:
    """The totals that may be meant, the likeliest first; none where another rule judges the relation."""
    if ratio.denominator is None and ratio.numerator is not None:
        before = [end for end in totals if facts.mentions[end.id].start < percent.start]
        earlier = [end for end in before if end.part != "numerator"] if len(before) > _TRIED // 2 else before
        # No total is larger: then the count or the only figure before it may have grown or shrunk by the slip.
        return (
            earlier[: -_TRIED - 1 : -1]
            or [
                end
                for end in figures_alike(facts, ratio.numerator, percent)
                if facts.mentions[end.id].start < facts.mentions[ratio.numerator.id].start and end.part != "numerator"
            ][-_SMALLER:]
        )
    if ratio.denominator is not None and percent.qualifier != "exact":
        return [ratio.denominator]
    share = share_of(facts, ratio)
    if share is None or ratio.denominator is None or is_stated(facts, share) or share.claims_all:
        return []
    near = abs(share.exact * 100 - Fraction(share.printed)) <= 1 or facts.code(ratio.denominator.id) != "other"
    if near and share.count <= share.whole:
        return []
    off = agreement(share.exact, share.printed, share.decimals) == "off"
    return [ratio.denominator] if off else []


def _finding(
    facts: Facts, numerator: End, pairs: Sequence[End], percent: Mention, confirmed: frozenset[End]
) -> Finding | None:
    part = printed_figure(facts, numerator)
    decimals = facts.decimals(percent)
    told = {facts.value(end): whole for end in pairs if (whole := printed_figure(facts, end)) is not None}
    wholes = list(told.values())
    if part is None:
        return None
    for whole in wholes:
        found = [slip for slip in closing(part, whole, percent, decimals) if slip.end not in confirmed]
        if found and chance(reached(part, whole, decimals), decimals, len(wholes)) <= _CHANCE:
            return _told(facts, part, whole, percent, found)
    return None


def _told(facts: Facts, part: Printed, whole: Printed, percent: Mention, found: Sequence[Slip]) -> Finding:
    share = Fraction(part.value * part.unit) / Fraction(whole.value * whole.unit)
    exact = number(as_percent(share, max(facts.decimals(percent), 2)))
    repairs = offers(found)
    count, total, told = facts.text(part.end.id), facts.text(whole.end.id), facts.text(percent.id)
    mended = "; ".join(f"{repair.before} → {repair.after}" for repair in repairs)
    return facts.finding(
        CODE,
        NAME,
        SEVERITY,
        BASIS,
        vi=(
            f"{count} trên {total} bằng {exact}%, báo cáo nêu {told}; không tổng số nào nêu gần đó cho ra tỷ lệ này. "
            f"Số liệu chỉ khớp nếu sửa một chữ số ({mended}), cần rà soát."
        ),
        en=f"{count} out of {total} is {exact}%, the report states {told}; one digit mended would make them agree ({mended}).",
        evidence=[part.end.id, percent.id, whole.end.id],
        stated=f"{number(Decimal(percent.value))}%",
        expected=f"{exact}%",
        arithmetic=f"{number(part.value * part.unit)} / {number(whole.value * whole.unit)} = {exact}%",
        tolerance=f"± {number(Decimal(1).scaleb(-facts.decimals(percent)) / 2)} điểm phần trăm",
        repair=repairs,
    )
