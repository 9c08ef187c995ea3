"""PER108 range-ends-before-it-begins: a stretch of time whose end is earlier than its beginning.

What it finds: "từ ngày 15/12/2024 đến ngày 14/3/2024", "từ tháng 9/2024 đến tháng 3/2024".
Why it matters: one of the two is mistyped, mostly the year; nobody can tell which time the figures are of.
Basis: the calendar.
Stays silent: where one of the ends tells no year ("từ tháng 12 đến tháng 3 năm 2024" goes over the turn of the year).
"""

from collections.abc import Iterator

import regex as re

from verifier.facts import Facts
from verifier.finding import Finding, Severity

CODE = "PER108"
NAME = "range-ends-before-it-begins"
NAME_VI = "Khoảng thời gian có ngày cuối trước ngày đầu"
SEVERITY: Severity = "error"
BASIS = "Lịch: ngày cuối của một khoảng thời gian không thể trước ngày đầu."
FIRES = (
    "Số liệu tính từ ngày 15/12/2024 đến ngày 14/3/2024, toàn tỉnh tiếp nhận 1.318 hồ sơ.",
    "Từ tháng 9/2024 đến tháng 3/2024, xã giải quyết 120 hồ sơ.",
)
SILENT = (
    "Số liệu tính từ ngày 15/12/2023 đến ngày 14/3/2024, toàn tỉnh tiếp nhận 1.318 hồ sơ.",
    "Từ tháng 12 đến tháng 3 năm 2024, xã giải quyết 120 hồ sơ.",
    "Giai đoạn từ năm 2021 đến năm 2025 có 12 dự án.",
)
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_BOTH = 2


def check(facts: Facts) -> Iterator[Finding]:
    """One finding per stretch of time that is told with both its years and runs backwards."""
    for mention in facts.of_kinds("date_range", "period"):
        first, _, last = mention.value.partition("..")
        # Both are told alike, a day or a month: then they sort as they follow each other.
        if len(first) == len(last) and last < first and len(_YEAR.findall(mention.text)) == _BOTH:
            told = facts.text(mention.id)
            yield facts.finding(
                CODE,
                NAME,
                SEVERITY,
                BASIS,
                vi=f"Khoảng thời gian “{told}” có thời điểm cuối trước thời điểm đầu; cần rà soát.",
                en=f"The stretch of time “{told}” ends before it begins.",
                evidence=[mention.id],
                stated=mention.value,
            )
