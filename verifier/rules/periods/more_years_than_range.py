"""PER109 more-years-than-range: a number of years is told with a bracket that holds fewer.

What it finds: "Sau 03 năm thực hiện Đề án (2021 - 2022)": from 2021 to 2022 there are two years at most.
Why it matters: the number or one of the years is mistyped; nobody can tell which time the figures are of.
Basis: the calendar, both years counted.
Stays silent: where the bracket holds more years, which may be those of the whole scheme, and for school years.
"""

from collections.abc import Iterator
from itertools import pairwise

import regex as re

from verifier.facts import Facts
from verifier.finding import Finding, Severity

CODE = "PER109"
NAME = "more-years-than-range"
NAME_VI = "Số năm nêu nhiều hơn số năm trong ngoặc"
SEVERITY: Severity = "warning"
BASIS = "Lịch: khoảng từ năm đầu đến năm cuối có tối đa bấy nhiêu năm, kể cả hai năm đầu, cuối."
FIRES = (
    "Sau 03 năm thực hiện Đề án (2021 - 2022), toàn huyện hỗ trợ 42 mô hình.",
    "Qua 5 năm (giai đoạn 2016-2019), xã bê tông hóa 12 km đường.",
)
SILENT = (
    "Sau 03 năm thực hiện Đề án (2021 - 2023), toàn huyện hỗ trợ 42 mô hình.",
    "Sau 02 năm thực hiện Đề án (2021 - 2025), toàn huyện hỗ trợ 42 mô hình.",
    "Qua 2 năm (2021-2023), xã bê tông hóa 12 km đường.",
    "Qua 3 năm học (2020-2021, 2021-2022 và 2022-2023), trường có 12 giáo viên giỏi.",
    "Sau 10 năm thành lập xã, nhiệm kỳ 5 năm (2020 - 2025) có 12 chi bộ.",
)
_RANGE = re.compile(r"(?P<first>\d{4})\.\.(?P<last>\d{4})")
_BETWEEN = re.compile(r"(?! học)(?: \p{L}+){0,8} ?\((?:giai đoạn |từ )?")


def check(facts: Facts) -> Iterator[Finding]:
    """One finding per number of years with its bracket."""
    for years, range_ in pairwise(facts.report.mentions):
        span = _RANGE.fullmatch(range_.value) if years.unit == "năm" and range_.kind == "period" else None
        if span is None or years.kind != "duration" or not years.value.isdecimal():
            continue
        text = facts.folded
        beside = _BETWEEN.fullmatch(text, years.end, range_.start) is not None and text.startswith(")", range_.end)
        most = int(span["last"]) - int(span["first"]) + 1
        if beside and 0 < most < int(years.value):
            yield facts.finding(
                CODE,
                NAME,
                SEVERITY,
                BASIS,
                vi=f"“{facts.text(years.id)}” nhưng “{facts.text(range_.id)}” chỉ có {most} năm; cần rà soát.",
                en=f"The bracket “{facts.text(range_.id)}” holds {most} years, not {years.value}.",
                evidence=[years.id, range_.id],
                stated=years.value,
                expected=f"≤ {most}",
            )
