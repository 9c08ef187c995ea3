"""CRO109 count-far-from-period-before: a count is more than twice, or less than half, that of a comparable period.

What it finds: dossiers of a month, quarter, half-year or year that differ by a factor above two, and by a hundred at
    least, from what the agency told of the same period of the year before, else of the period right before.
Why it matters: a lost or doubled digit shows so; and what is true deserves a word in the report.
Basis: observation. Nothing forbids such a change, so this is information only.
Stays silent: for small figures, for periods of other lengths and for labels that only resemble each other.
"""

from collections.abc import Iterator

from verifier.digest import Digest, Figure
from verifier.finding import FindingAcross, Severity
from verifier.series import Series, comparable, finding_across, same_words
from verifier.wording import number

CODE = "CRO109"
NAME = "count-far-from-period-before"
NAME_VI = "Số liệu biến động trên hai lần so với kỳ tương ứng"
SEVERITY: Severity = "info"
BASIS = "So sánh: số liệu cùng chỉ tiêu của kỳ tương ứng; chỉ để rà soát, không phải là điểm sai."
_REPORT = (
    "UBND HUYỆN SÔNG LAM\nUBND XÃ AN BÌNH HẠ\nSố: {}/BC-UBND\nBÁO CÁO\nCông tác kiểm soát thủ tục hành chính {} năm {}\n"
    "I. KẾT QUẢ\nSố hồ sơ tiếp nhận mới là {} hồ sơ.\n"
)
_FIRST = _REPORT.format(41, "quý I", 2024, "1.253")
FIRES = (
    f"{_FIRST}***\n{_REPORT.format(87, 'quý II', 2024, '12.530')}",
    f"{_FIRST}***\n{_REPORT.format(38, 'quý I', 2025, '125')}",
)
SILENT = (
    f"{_FIRST}***\n{_REPORT.format(87, 'quý II', 2024, '1.871')}",
    f"{_FIRST}***\n{_REPORT.format(87, '6 tháng đầu', 2024, '2.871')}",
    f"{_REPORT.format(41, 'quý I', 2024, '12')}***\n{_REPORT.format(87, 'quý II', 2024, '45')}",
)
_FACTOR = 2
_LEAST = 100


def check(series: Series) -> Iterator[FindingAcross]:
    """One finding per count that is far from the one it is compared with."""
    for report, earlier in comparable(series):
        for key, figure in report.figures.items():
            told = earlier.figures.get(key)
            if told is None or not key[0].startswith("dossier.") or not same_words(figure, told):
                continue
            low, high = sorted((figure.value, told.value))
            if high > _FACTOR * low and high - low >= _LEAST:
                yield _finding(report, figure, earlier, told)


def _finding(report: Digest, figure: Figure, earlier: Digest, told: Figure) -> FindingAcross:
    x, y = number(figure.value), number(told.value)
    return finding_across(
        CODE,
        NAME,
        SEVERITY,
        BASIS,
        report,
        vi=f"“{figure.label}” nêu {x}, báo cáo {earlier.period} ({earlier.name}) nêu {y}: biến động trên hai lần, cần rà soát.",
        en=f"The figure is {x}, that of the comparable period ({earlier.name}) {y}: a change by a factor above two.",
        own=[figure],
        others=[(earlier, told)],
        stated=x,
        expected=None,
        arithmetic=None,
    )
