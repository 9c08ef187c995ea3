"""CRO105 cumulative-figure-falls: a figure counted from the same day on is smaller in a later report than in an earlier one.

What it finds: dossiers received, settled or returned, told as cumulative (lũy kế) or of periods that begin on the same
    day (quý I, 6 tháng, 9 tháng, cả năm), that fall from one report of an agency to the next within a year.
Why it matters: what has been counted cannot be uncounted; one of the two figures is wrong.
Basis: arithmetic. What happens in a period happens in every longer period that begins on the same day.
Stays silent: for states on a day (pending), which may fall; for rounded figures, those told with two values and labels
    that only resemble each other; and where the count begins anew: from one year to the next.
"""

from collections.abc import Iterator
from datetime import date

from verifier.digest import Digest, Figure, Key
from verifier.finding import FindingAcross, Severity
from verifier.series import Series, finding_across, is_flow, same_words, told_once
from verifier.wording import number

CODE = "CRO105"
NAME = "cumulative-figure-falls"
NAME_VI = "Số lũy kế của kỳ sau nhỏ hơn số lũy kế của kỳ trước"
SEVERITY: Severity = "warning"
BASIS = "Số học: số phát sinh tính từ cùng một ngày không giảm khi kỳ dài thêm."
_REPORT = (
    "UBND HUYỆN SÔNG LAM\nUBND XÃ AN BÌNH HẠ\nSố: {}/BC-UBND\nBÁO CÁO\nCông tác kiểm soát thủ tục hành chính {}\n"
    "I. KẾT QUẢ\n{} {} hồ sơ.\n"
)
_NEW, _SUM = "Số hồ sơ tiếp nhận mới là", "Lũy kế từ đầu năm tiếp nhận mới"
FIRES = (
    f"{_REPORT.format(41, '6 tháng đầu năm 2024', _NEW, 805)}***\n{_REPORT.format(88, '9 tháng đầu năm 2024', _NEW, 764)}",
    f"{_REPORT.format(41, 'tháng 5 năm 2024', _SUM, 805)}***\n{_REPORT.format(88, 'tháng 6 năm 2024', _SUM, 764)}",
)
SILENT = (
    f"{_REPORT.format(41, '6 tháng đầu năm 2024', _NEW, 805)}***\n{_REPORT.format(88, '9 tháng đầu năm 2024', _NEW, 1164)}",
    f"{_REPORT.format(41, 'quý I năm 2024', _NEW, 805)}***\n{_REPORT.format(88, 'quý II năm 2024', _NEW, 764)}",
    f"{_REPORT.format(41, 'tháng 12 năm 2024', _SUM, 805)}***\n{_REPORT.format(88, 'tháng 01 năm 2025', _SUM, 64)}",
)
_Count = tuple[Key, date | None, int]
"""What is counted on: the figure, the day it is counted from (None: lũy kế), the year."""


def check(series: Series) -> Iterator[FindingAcross]:
    """One finding per figure that is smaller than in the report before it."""
    for periods in series.by_agency.values():
        before: dict[_Count, tuple[date, Digest, Figure]] = {}
        for (start, end), reports in sorted(periods.items(), key=lambda each: (each[0][1], each[0][0])):
            told: list[tuple[Key, date | None, Digest, Figure]] = [
                *((key, start, *term) for key, term in told_once(reports).items()),
                *((key, None, *term) for key, term in told_once(reports, lambda report: report.cumulative).items()),
            ]
            for key, since, report, figure in told:
                if not is_flow(key):
                    continue
                count = (key, since, end.year)
                last = before.get(count)
                if last and last[0] < end and figure.value < last[2].value and same_words(figure, last[2]):
                    yield _finding(report, figure, last[1], last[2])
                before[count] = (end, report, figure)


def _finding(report: Digest, figure: Figure, earlier: Digest, told: Figure) -> FindingAcross:
    x, y = number(figure.value), number(told.value)
    return finding_across(
        CODE,
        NAME,
        SEVERITY,
        BASIS,
        report,
        vi=(
            f"“{figure.label}” nêu {x} tại báo cáo {report.period}, nhỏ hơn {y} đã nêu tại báo cáo {earlier.period} "
            f"({earlier.name}); hai số cùng tính từ một ngày nên số sau không thể nhỏ hơn, cần rà soát."
        ),
        en=f"Counted from the same day, the figure is {x} here but was {y} in the earlier report {earlier.name}.",
        own=[figure],
        others=[(earlier, told)],
        stated=x,
        expected=f"≥ {y}",
        arithmetic=f"{x} < {y}",
    )
