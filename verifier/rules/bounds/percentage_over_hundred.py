"""BND101 percentage-over-hundred: a share of a whole above one hundred percent.

What it finds: a percentage over 100 told of a share: of dossiers settled in time, digitised, received online.
Why it matters: a part cannot be larger than its whole.
Basis: arithmetic.
Stays silent: for plans and comparisons, which may exceed 100 ("đạt 105% kế hoạch", "bằng 242% cùng kỳ").
"""

from collections.abc import Iterator
from decimal import Decimal

import regex as re

from verifier.facts import Facts
from verifier.finding import Finding, Severity
from verifier.wording import number

CODE = "BND101"
NAME = "percentage-over-hundred"
NAME_VI = "Tỷ trọng vượt quá 100%"
SEVERITY: Severity = "error"
BASIS = "Số học: tỷ trọng của một phần trong tổng số không vượt quá 100%."
FIRES = ("Tỷ lệ giải quyết hồ sơ đúng hạn đạt 105%.",)
SILENT = ("Tỷ lệ giải quyết hồ sơ đúng hạn đạt 100%.", "Thu ngân sách đạt 105% kế hoạch, bằng 120% so với cùng kỳ.")
_COMPARED = re.compile(r"kế hoạch|chỉ tiêu|dự toán|cùng kỳ|so với|công suất|năm trước|tăng|vượt")


def check(facts: Facts) -> Iterator[Finding]:
    """One finding per share above 100."""
    for row in facts.report.observations:
        if (
            row.measure != "percent"
            or not row.indicator.endswith(".rate")
            or not row.mentions
            or row.modality != "actual"
        ):
            continue
        mention = facts.mentions[row.mentions[0]]
        around = facts.report.source.text[max(0, mention.start - 60) : mention.end + 40].lower()
        if Decimal(row.value) <= 100 or _COMPARED.search(around):
            continue
        yield facts.finding(
            CODE,
            NAME,
            SEVERITY,
            BASIS,
            vi=f"Tỷ lệ “{row.label}” nêu {facts.text(mention.id)}, vượt quá 100%.",
            en=f"A share of {facts.text(mention.id)} exceeds 100%.",
            evidence=[mention.id],
            stated=f"{number(Decimal(row.value))}%",
            expected="≤ 100%",
            arithmetic=f"{number(Decimal(row.value))}% > 100%",
        )
