"""BND101 percentage-over-hundred: a share of a whole above one hundred percent.

What it finds: a percentage over 100 told of a share: of dossiers settled in time, digitised, received online; as a warning
    one of anything counted piece by piece ("350% hồ sơ", "tỷ lệ hộ dân ... đạt 112%").
Why it matters: a part cannot be larger than its whole.
Basis: arithmetic.
Stays silent: for plans and comparisons, which may exceed 100 ("đạt 105% kế hoạch", "bằng 242% cùng kỳ").
"""

from collections.abc import Iterator
from decimal import Decimal

import regex as re

from patterns.words import any_of, forms
from verifier.facts import Facts
from verifier.finding import Finding, Severity
from verifier.wording import number

CODE = "BND101"
NAME = "percentage-over-hundred"
NAME_VI = "Tỷ trọng vượt quá 100%"
SEVERITY: Severity = "error"
BASIS = "Số học: tỷ trọng của một phần trong tổng số không vượt quá 100%."
FIRES = (
    "Tỷ lệ giải quyết hồ sơ đúng hạn đạt 105%.",
    "Đã giải quyết 350% hồ sơ.",
    "Tỷ lệ hộ dân dùng nước sạch đạt 112,5%.",
)
SILENT = ("Tỷ lệ giải quyết hồ sơ đúng hạn đạt 100%.", "Thu ngân sách đạt 105% kế hoạch, bằng 120% so với cùng kỳ.")
_COMPARED = re.compile(r"kế hoạch|chỉ tiêu|dự toán|cùng kỳ|so với|công suất|năm trước|tăng|vượt")
# "Xã A 120 150 125%": cells of a row turned into text, of which no word says what they are.
_IN_ROW = re.compile(r"\d[ |–-]{1,6}$")
_LOOSELY = re.compile(r"giảm|bằng|mục tiêu|định mức|gấp|hoàn thành|thực hiện|kh(?!\p{L})")
_NOUN = any_of(forms("lists", "counted_whole"))
_OF_NOUN = re.compile(rf" (?:số |tổng số )?{_NOUN}(?!\p{{L}})")
_RATE_OF = re.compile(rf"(?:tỷ|tỉ) lệ (?:số )?{_NOUN}(?!\p{{L}})[^\d;.:]{{0,60}}$")
_LEFT, _RIGHT = 60, 40


def check(facts: Facts) -> Iterator[Finding]:
    """One finding per share above 100."""
    shares = {
        row.mentions[0]: row
        for row in facts.report.observations
        if row.measure == "percent" and row.indicator.endswith(".rate") and row.mentions and row.modality == "actual"
    }
    for mention in facts.figures:
        if mention.kind != "percent" or mention.unit != "%" or Decimal(mention.value) <= 100:
            continue
        left = facts.words(max(0, mention.start - _LEFT), mention.start)
        right = facts.words(mention.end, mention.end + _RIGHT)
        row = shares.get(mention.id)
        if _COMPARED.search(left + right) or _IN_ROW.search(left):
            continue
        if row is None and (_LOOSELY.search(left + right) or not (_OF_NOUN.match(right) or _RATE_OF.search(left))):
            continue
        printed = number(Decimal(mention.value))
        named = f" “{facts.named(row)}”" if row else ""
        yield facts.finding(
            CODE,
            NAME,
            SEVERITY if row else "warning",
            BASIS,
            vi=f"Tỷ lệ{named} nêu {facts.text(mention.id)}, vượt quá 100%.",
            en=f"A share of {facts.text(mention.id)} exceeds 100%.",
            evidence=[mention.id],
            stated=f"{printed}%",
            expected="≤ 100%",
            arithmetic=f"{printed}% > 100%",
        )
