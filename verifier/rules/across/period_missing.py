"""CRO108 period-missing: in a series of reports of one agency a period between two others is not there.

What it finds: reports of one agency on one matter for months, quarters or half-years, three at least, with a gap between
    the first and the last: quarters I, II and IV of a year.
Why it matters: what was reported of the period cannot be compared, or the report was not made.
Basis: observation of the files given; the report may exist elsewhere.
Stays silent: when a longer period ends with the missing one (báo cáo 6 tháng stands for quý II), when more are missing than
    are there, and for periods that are not made of whole months.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from verifier.digest import Digest
from verifier.finding import FindingAcross, Severity
from verifier.series import Series, finding_across

CODE = "CRO108"
NAME = "period-missing"
NAME_VI = "Chuỗi báo cáo của một cơ quan thiếu kỳ ở giữa"
SEVERITY: Severity = "info"
BASIS = "So sánh: các kỳ liền nhau của cùng cơ quan, cùng nội dung báo cáo, trong các tệp đưa vào."
_REPORT = (
    "UBND HUYỆN SÔNG LAM\nUBND XÃ AN BÌNH HẠ\nSố: {}/BC-UBND\nBÁO CÁO\nCông tác kiểm soát thủ tục hành chính {} năm 2024\n"
    "I. KẾT QUẢ\nSố hồ sơ tiếp nhận mới là 410 hồ sơ.\n"
)
_FIRST, _SECOND, _LAST = (_REPORT.format(n, period) for n, period in ((4, "quý I"), (5, "quý II"), (9, "quý IV")))
FIRES = (f"{_FIRST}***\n{_SECOND}***\n{_LAST}",)
SILENT = (
    f"{_FIRST}***\n{_SECOND}***\n{_REPORT.format(7, 'quý III')}***\n{_LAST}",
    f"{_FIRST}***\n{_SECOND}***\n{_REPORT.format(7, '9 tháng đầu')}***\n{_LAST}",
    f"{_FIRST}***\n{_LAST}",
)
_SERIES = (1, 3, 6)
_FEWEST = 3


def check(series: Series) -> Iterator[FindingAcross]:
    """One finding per gap; it belongs to the report behind the gap."""
    groups: dict[tuple[str, str], list[Digest]] = {}
    for report in series.digests:
        if report.agency is not None and report.calendar is not None:
            groups.setdefault((report.agency, report.topic), []).append(report)
    for reports in groups.values():
        ended = {report.calendar[1] for report in reports if report.calendar}
        for months in _SERIES:
            regular = (
                r for r in reports if r.months == months and r.calendar and (r.calendar[0].month - 1) % months == 0
            )
            there = {report.calendar[0]: report for report in regular if report.calendar}
            if len(there) >= _FEWEST:
                yield from _gaps(dict(sorted(there.items())), months, ended)


def _gaps(there: dict[date, Digest], months: int, ended: set[date]) -> Iterator[FindingAcross]:
    starts = list(there)
    gaps = []
    for last, following in pairwise(starts):
        steps = (12 * (following.year - last.year) + following.month - last.month) // months
        if steps > len(starts):
            return
        between = [_later(last, months * step) for step in range(1, steps)]
        missing = [start for start in between if _later(start, months) - timedelta(days=1) not in ended]
        if missing:
            gaps.append((there[last], there[following], missing))
    if sum(len(missing) for _, _, missing in gaps) < len(starts):
        for before, behind, missing in gaps:
            yield _finding(before, behind, missing, months)


def _later(start: date, months: int) -> date:
    count = 12 * start.year + start.month - 1 + months
    return date(count // 12, count % 12 + 1, 1)


def _finding(before: Digest, behind: Digest, missing: list[date], months: int) -> FindingAcross:
    named = ", ".join(_period(start, months) for start in missing)
    return finding_across(
        CODE,
        NAME,
        SEVERITY,
        BASIS,
        behind,
        vi=(
            f"Giữa báo cáo {before.period} ({before.name}) và báo cáo {behind.period} không thấy báo cáo {named} "
            f"của {behind.agency_printed} trong các tệp đưa vào."
        ),
        en=f"Between {before.name} and this report {len(missing)} of the series are not there, from {missing[0].isoformat()} on.",
        others=[(before, None)],
    )


def _period(start: date, months: int) -> str:
    """A month, quarter or half-year as reports name it."""
    if months == 1:
        return f"tháng {start.month}/{start.year}"
    if months == 3:
        return f"quý {('I', 'II', 'III', 'IV')[(start.month - 1) // 3]}/{start.year}"
    return f"6 tháng {'đầu' if start.month == 1 else 'cuối'} năm {start.year}"
