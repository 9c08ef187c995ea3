"""RAT101 percentage-differs-from-fraction: a percentage does not match the fraction printed beside it.

What it finds: `a/b ..., đạt p%` where a/b does not print as p%, by any usual rounding.
Why it matters: the numerator, the denominator or the percentage is wrong, or the percentage belongs to another total.
Basis: arithmetic. p% with d decimals stands for p ± half a unit of its last decimal; truncation is accepted, and said
    as information when it is off by less than one unit of the last decimal.
Stays silent: for changes against another period ("giảm 5,2% (3.112/3.283 vụ)"), for a percentage of another noun or
    against a plan ("15/45 xã có 100% hộ", "30/45 xã đạt 80% kế hoạch"), and for days and series ("15/11", "mũi 1/2").
"""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

import regex as re

from extractor.model import Mention
from patterns.slips import LIKELY, edit_kind
from verifier.each_reached import may_be_each
from verifier.facts import Facts
from verifier.finding import Finding, Repair, Severity
from verifier.rounding import agreement, as_percent
from verifier.two_times import tells_two_times
from verifier.wording import number, points

CODE = "RAT101"
NAME = "percentage-differs-from-fraction"
NAME_VI = "Tỷ lệ phần trăm không khớp phân số đi kèm"
SEVERITY: Severity = "error"
BASIS = "Số học: a/b × 100 phải bằng tỷ lệ đã in, trong phạm vi làm tròn của chữ số cuối."
FIRES = (
    "Số văn bản ký số là 510/600 văn bản (đạt 58%).",
    "Có 1.187/1.253 hồ sơ đúng hạn, đạt 97,43%.",
    "Trường đạt chuẩn ở mầm non, tiểu học, THCS lần lượt là 41/62, 58/70 và 33/51 trường (tỷ lệ 66,1%, 64,7%, 82,9%).",
    "Trả kết quả 60/200 hồ sơ, đạt 31%.",
)
SILENT = (
    "Có 3/15 xã đạt 100%, 12/15 xã đạt trên 95%.",
    "Có 8/10 trường đạt 100% học sinh lên lớp; 2/10 trường đạt 98%.",
    "Có 8/12 dự án giải ngân đạt 100%.",
    "Có 1.240/1.655 hộ kinh doanh tại 22 chợ sử dụng mã QR, đạt 74,9%.",
    "Có 12/15 xã lắp máy quay tại 22 thôn, đạt 75,9%.",
    "Số văn bản ký số là 510/600 văn bản (đạt 85%).",
    "Có 2.498/2.531 hồ sơ được số hóa, đạt tỷ lệ 98,70%.",
    "Số vụ giảm 5,2% (3.112/3.283 vụ).",
    "Văn bản ký số đạt 99,8% (9.980/10.000 văn bản), trong đó cấp xã 99,5% (3.980/4.000 văn bản).",
    "Thu 912,4/50 triệu đồng, đạt 1.825%.",
    "Có 15/45 xã có 100% hộ dùng nước sạch.",
    "Có 25/30 xã đạt 80% kế hoạch.",
    "Có 11/16 xã giải ngân trên mức bình quân chung của huyện (61,5%), 05 xã dưới mức bình quân.",
    "Trường đạt chuẩn ở mầm non, tiểu học, THCS lần lượt là 41/62, 58/70 và 33/51 trường (tỷ lệ 66,1%, 82,9%, 64,7%).",
)
_BEHIND = 40
_YEAR = re.compile(r" (?:so với )?(?:kế hoạch|chỉ tiêu|dự toán) (?:cả )?năm(?!\p{L})")


def _thousands_fit(ratio: Fraction, printed: Decimal, decimals: int) -> bool:
    """Whether `1.825%`, read with three decimals, agrees once its mark is taken for a thousands mark."""
    return decimals == 3 and agreement(ratio, printed * 1000, 0) in ("rounded", "truncated")


def _is_of_year(facts: Facts, percent: Mention, ratio: Fraction) -> bool:
    """Whether more was done than a fraction asks for, but less than the year's plan: that of a season may be the fraction's."""
    behind = facts.words(percent.end, percent.end + _BEHIND)
    return ratio > 1 > Fraction(Decimal(percent.value)) / 100 and _YEAR.match(behind) is not None


def check(facts: Facts) -> Iterator[Finding]:
    """One finding per fraction whose percentage does not match."""
    for relation in facts.fraction_percents:
        fraction, percent = facts.mentions[relation.fraction.id], facts.mentions[relation.percent.id]
        numerator, denominator = facts.halves(fraction)
        if denominator == 0 or percent.qualifier != "exact":
            continue
        if numerator > denominator and tells_two_times(facts, fraction):
            continue
        ratio, printed, decimals = (
            Fraction(numerator) / Fraction(denominator),
            Decimal(percent.value),
            facts.decimals(percent),
        )
        verdict = agreement(ratio, printed, decimals)
        if verdict in ("rounded", "truncated") or _thousands_fit(ratio, printed, decimals):
            continue
        exact = as_percent(ratio, max(decimals, 2))
        each = may_be_each(facts, fraction, percent)
        if each and edit_kind(printed, as_percent(ratio, decimals)) not in LIKELY:
            continue
        edit = edit_kind(printed, as_percent(ratio, decimals))
        repair = (
            (
                Repair(
                    id=percent.id,
                    before=number(printed),
                    after=number(as_percent(ratio, decimals)),
                    edit=edit,
                    explains=1,
                ),
            )
            if edit
            else ()
        )
        # Told without decimals a percentage a whole unit off looks near.
        apart, apart_en = points(exact, printed) if verdict == "off" and not decimals else ("", "")
        yield facts.finding(
            CODE,
            NAME,
            "info" if verdict == "near" else "warning" if each or _is_of_year(facts, percent, ratio) else SEVERITY,
            BASIS,
            vi=f"{facts.text(fraction.id)} bằng {number(exact)}%, báo cáo nêu {facts.text(percent.id)}{apart}.",
            en=f"{facts.text(fraction.id)} is {number(exact)}%, the report states {facts.text(percent.id)}{apart_en}.",
            evidence=[fraction.id, percent.id],
            stated=f"{number(printed)}%",
            expected=f"{number(exact)}%",
            arithmetic=f"{number(numerator)} / {number(denominator)} = {number(exact)}% ≠ {number(printed)}%",
            tolerance=f"± {number(Decimal(1).scaleb(-decimals) / 2)} điểm phần trăm",
            repair=repair,
        )
