"""CRO106 cumulative-differs-from-periods: a cumulative figure is not the one before it and what the new period adds.

What it finds: a cumulative figure (lũy kế) that differs from the cumulative figure of the report of the period right
    before and the figure of the report's own period added together.
Why it matters: one of the three is wrong, or an earlier figure was corrected without saying so.
Basis: arithmetic. Both cumulative figures begin on the same day, so that they differ by what happened between them.
Stays silent: when the periods do not meet on the day or lie in two years, and when a figure is missing, rounded, told with
    two values, or named by other words.
"""

from collections.abc import Iterator
from datetime import date

from rapidfuzz import fuzz

from verifier.digest import Digest, Figure
from verifier.finding import FindingAcross, Severity
from verifier.series import Series, Told, finding_across, is_flow, same_words, told_once
from verifier.wording import number

CODE = "CRO106"
NAME = "cumulative-differs-from-periods"
NAME_VI = "Số lũy kế không bằng số lũy kế kỳ trước cộng số trong kỳ"
SEVERITY: Severity = "warning"
BASIS = "Số học: số lũy kế kỳ này bằng số lũy kế kỳ trước cộng số phát sinh trong kỳ này."
_REPORT = (
    "UBND HUYỆN SÔNG LAM\nUBND XÃ AN BÌNH HẠ\nSố: {}/BC-UBND\nBÁO CÁO\nCông tác kiểm soát thủ tục hành chính {} năm 2024\n"
    "I. KẾT QUẢ\nTrong kỳ tiếp nhận mới {} hồ sơ. Lũy kế từ đầu năm tiếp nhận mới {} hồ sơ.\n"
)
_FIRST = _REPORT.format(41, "tháng 5", 130, 640)
FIRES = (f"{_FIRST}***\n{_REPORT.format(52, 'tháng 6', 145, 758)}",)
SILENT = (
    f"{_FIRST}***\n{_REPORT.format(52, 'tháng 6', 145, 785)}",
    f"{_FIRST}***\n{_REPORT.format(52, 'tháng 7', 145, 958)}",
    f"{_FIRST}***\n{_REPORT.format(52, 'tháng 6', 145, 758).replace('AN BÌNH HẠ', 'PHÚ MỘC')}",
)
_ALIKE = 70


def check(series: Series) -> Iterator[FindingAcross]:
    """One finding per cumulative figure that does not follow from the report before."""
    for periods in series.by_agency.values():
        ended: dict[date | None, Told] = {}
        for reports in periods.values():
            ended.setdefault(reports[0].day_after, {}).update(told_once(reports, lambda report: report.cumulative))
        for (start, end), reports in periods.items():
            before = ended.get(start, {})
            for report in reports:
                for key, figure in report.cumulative.items():
                    earlier, added = before.get(key), report.figures.get(key)
                    if earlier and added and is_flow(key) and _one_year(earlier[0], end):
                        yield from _compare(report, figure, added, earlier)


def _one_year(earlier: Digest, end: date) -> bool:
    return earlier.end is not None and earlier.end.year == end.year


def _compare(report: Digest, figure: Figure, added: Figure, earlier: tuple[Digest, Figure]) -> Iterator[FindingAcross]:
    due = earlier[1].value + added.value
    alike = same_words(figure, earlier[1]) and fuzz.token_set_ratio(figure.label, added.label) >= _ALIKE
    if due == figure.value or not alike:
        return
    x, y, z, wanted = (number(value) for value in (figure.value, earlier[1].value, added.value, due))
    yield finding_across(
        CODE,
        NAME,
        SEVERITY,
        BASIS,
        report,
        vi=(
            f"“{figure.label}” nêu {x}, nhưng số lũy kế của báo cáo {earlier[0].period} ({earlier[0].name}) là {y}, "
            f"trong kỳ thêm {z}, cộng được {wanted} (lệch {number(abs(due - figure.value))}); cần rà soát."
        ),
        en=f"The cumulative figure is {x}, but that of {earlier[0].name}, {y}, and the period's own {z} make {wanted}.",
        own=[figure, added],
        others=[earlier],
        stated=x,
        expected=wanted,
        arithmetic=f"{y} + {z} = {wanted} ≠ {x}",
    )
