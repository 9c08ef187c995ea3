"""PER104 unusual-window: the dates stated for a period are neither its calendar bounds nor its cut-off dates.

What it finds: "6 tháng đầu năm 2023 (từ ngày 10/12/2022 đến ngày 09/6/2023)".
Why it matters: figures of such a report do not add up with those of reports that keep to the decree.
    A window half as long again as the period ("quý II (từ 15/3 đến 14/9)") is a warning: the period or one of the days is
    mistyped. A shorter one may be all that has gone by.
Basis: Nghị định 09/2019/NĐ-CP, Điều 12; for thematic reports the asking office sets the window (Điều 8), so this is
    information only.
Stays silent: for regulation and calendar windows; PER101 speaks when the dates belong to another period.
"""

from collections.abc import Iterator
from fractions import Fraction

from extractor.model import Mention
from patterns.period import calendar_bounds, parse_day, regulation_window
from verifier.facts import Facts
from verifier.finding import Finding, Severity
from verifier.rules.periods import window_of_another_period as other_period

CODE = "PER104"
NAME = "unusual-window"
NAME_VI = "Thời gian lấy số liệu khác thời gian quy định của kỳ"
SEVERITY: Severity = "warning"
BASIS = "Nghị định 09/2019/NĐ-CP, Điều 12; báo cáo chuyên đề có thể dùng mốc do cơ quan yêu cầu quy định (Điều 8)."
FIRES = (
    "6 tháng đầu năm 2023 (từ ngày 10/12/2022 đến ngày 09/6/2023) UBND xã tiếp nhận 01 đơn.",
    "Trong quý II năm 2023 (từ ngày 15/3/2023 đến ngày 14/9/2023), UBND phường tiếp nhận 04 phản ánh.",
)
SILENT = (
    "Trong quý II năm 2023 (từ 15/3/2023 đến ngày 14/6/2023) UBND xã tiếp nhận 01 đơn.",
    "Trong quý II năm 2023 (từ 15/12/2022 đến ngày 14/3/2023) UBND xã tiếp nhận 01 đơn.",
)
_MOST = Fraction(3, 2)


def check(facts: Facts) -> Iterator[Finding]:
    """One finding per window that is nobody's."""
    reported = {f.spans for f in other_period.check(facts)}
    for label, window in other_period.named_windows(facts):
        usual = (calendar_bounds(label.value), regulation_window(label.value))
        spans = ((label.start, label.end), (window.start, window.end))
        if label.value[:4].isdigit() and _bounds(window) not in usual and spans not in reported:
            yield facts.finding(
                CODE,
                NAME,
                SEVERITY if _is_longer(label, window) else "info",
                BASIS,
                vi=f"Thời gian {facts.text(window.id)} không trùng mốc quy định của {facts.text(label.id)}.",
                en=f"The dates {facts.text(window.id)} are not the usual ones of {facts.text(label.id)}.",
                evidence=[label.id, window.id],
                stated=window.value,
            )


def _is_longer(label: Mention, window: Mention) -> bool:
    """Whether the days are far more than those of the period."""
    (first, last), (begin, end) = (map(parse_day, days) for days in (calendar_bounds(label.value), _bounds(window)))
    if first is None or last is None or begin is None or end is None or end < begin:
        return False
    return Fraction((end - begin).days + 1, (last - first).days + 1) > _MOST


def _bounds(window: Mention) -> tuple[str, str]:
    first, _, last = window.value.partition("..")
    return first, last
