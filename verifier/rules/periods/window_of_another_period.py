"""PER101 window-of-another-period: the dates stated for a period are the cut-off dates of another one.

What it finds: "quý II năm 2023 (từ 15/12/2022 đến 14/3/2023)": the dates are those of quý I.
Why it matters: every figure of the report may then belong to another period.
Basis: Nghị định 09/2019/NĐ-CP, Điều 12: a month runs from the 15th of the month before to its 14th; a quarter,
    half-year or year from the 15th of the month before it to the 14th of its last month.
Stays silent: when the dates are the calendar bounds or the cut-off dates of the named period. Dates that belong to no
    period are information (PER104): offices may set their own window for thematic reports.
"""

from collections.abc import Iterator

import regex as re

from extractor.model import Mention
from patterns.period import calendar_bounds, regulation_window
from verifier.facts import Facts
from verifier.finding import Finding, Severity
from verifier.wording import day

CODE = "PER101"
NAME = "window-of-another-period"
NAME_VI = "Thời gian chốt số liệu là của kỳ khác"
SEVERITY: Severity = "error"
BASIS = "Nghị định 09/2019/NĐ-CP, Điều 12 (thời gian chốt số liệu của báo cáo định kỳ)."
FIRES = (
    "Trong quý II năm 2023 (từ 15/12/2022 đến ngày 14/3/2023) UBND xã tiếp nhận 01 đơn.",
    "UBND xã báo cáo kết quả quý II năm 2023, kỳ số liệu từ ngày 15/12/2022 đến ngày 14/3/2023 như sau.",
)
SILENT = (
    "Kế hoạch của quý II năm 2023, từ ngày 15/12/2022 đến ngày 14/3/2023 UBND xã tiếp nhận 01 đơn.",
    "Trong quý II năm 2023 (từ 15/3/2023 đến ngày 14/6/2023) UBND xã tiếp nhận 01 đơn.",
    "Trong quý II năm 2023 (từ 01/4/2023 đến ngày 30/6/2023) UBND xã tiếp nhận 01 đơn.",
    "6 tháng đầu năm 2023 (từ ngày 10/12/2022 đến ngày 09/6/2023) UBND xã tiếp nhận 01 đơn.",
)
_REACH = 30
_OWN = re.compile(r"\(|(?:số\s+liệu|(?:^|,)\s*tính|chốt)(?!\p{L})", re.IGNORECASE)


def check(facts: Facts) -> Iterator[Finding]:
    """One finding per stated window that another period owns."""
    for label, window in named_windows(facts):
        owner = _owner(window.value, label.value)
        if owner is None:
            continue
        right = regulation_window(label.value)
        yield facts.finding(
            CODE,
            NAME,
            SEVERITY,
            BASIS,
            vi=(
                f"Báo cáo nêu {facts.text(label.id)} nhưng thời gian “{facts.text(window.id)}” là thời gian chốt số liệu của "
                f"{owner}; theo quy định phải là từ {day(right[0])} đến {day(right[1])}."
            ),
            en=(
                f"The dates “{facts.text(window.id)}” are those of another period than “{facts.text(label.id)}”, "
                f"which runs from {day(right[0])} to {day(right[1])}."
            ),
            evidence=[label.id, window.id],
            stated=window.value,
            expected=f"{right[0]}..{right[1]}",
        )


def named_windows(facts: Facts) -> Iterator[tuple[Mention, Mention]]:
    """Pairs of a period and the date range behind it, in brackets or told to be its own (`quý IV, kỳ số liệu từ ngày ...`)."""
    for period, window in facts.next_to("date_range", "period"):
        between = facts.report.source.text[period.end : window.start]
        if len(between) <= _REACH and ".." in window.value and _OWN.search(between):
            yield period, window


def _neighbours(value: str) -> Iterator[tuple[str, str]]:
    """`(value, name)` of the periods of the same length in the year before, the year itself and the year after."""
    year = int(value[:4])
    for y in (year - 1, year, year + 1):
        if "-Q" in value:
            yield from ((f"{y}-Q{q}", f"quý {'I' * q if q < 4 else 'IV'} năm {y}") for q in range(1, 5))
        elif "-M01..M06" in value or "-M07..M12" in value:
            yield f"{y}-M01..M06", f"6 tháng đầu năm {y}"
            yield f"{y}-M07..M12", f"6 tháng cuối năm {y}"
        elif "-M01..M09" in value:
            yield f"{y}-M01..M09", f"9 tháng năm {y}"
        elif len(value) == 7:
            yield from ((f"{y}-{m:02d}", f"tháng {m} năm {y}") for m in range(1, 13))
        elif len(value) == 4:
            yield str(y), f"năm {y}"


def _owner(window: str, label: str) -> str | None:
    """The name of the other period whose calendar or cut-off dates the window is; None for the label's own or nobody's."""
    if not label[:4].isdigit():
        return None
    first, _, last = window.partition("..")
    if (first, last) in (calendar_bounds(label), regulation_window(label)):
        return None
    for value, name in _neighbours(label):
        if value != label and (first, last) in (calendar_bounds(value), regulation_window(value)):
            return name
    return None
