"""CRO110 rate-far-from-period-before: a rate is more than twenty percentage points away from that of a comparable period.

What it finds: a rate (tỷ lệ) of a month, quarter, half-year or year that differs by more than twenty percentage points from
    what the agency told of the same period of the year before, else of the period right before.
Why it matters: two digits that changed places show so, and so does the rate of another channel.
Basis: observation. Nothing forbids such a change, so this is information only.
Stays silent: for periods of other lengths and for labels that only resemble each other.
"""

from collections.abc import Iterator

from verifier.digest import Digest, Figure
from verifier.finding import FindingAcross, Severity
from verifier.series import Series, comparable, finding_across, same_words
from verifier.wording import number

CODE = "CRO110"
NAME = "rate-far-from-period-before"
NAME_VI = "Tỷ lệ chênh trên 20 điểm phần trăm so với kỳ tương ứng"
SEVERITY: Severity = "info"
BASIS = "So sánh: tỷ lệ cùng chỉ tiêu của kỳ tương ứng; chỉ để rà soát, không phải là điểm sai."
_REPORT = (
    "UBND HUYỆN SÔNG LAM\nUBND XÃ AN BÌNH HẠ\nSố: {}/BC-UBND\nBÁO CÁO\nCông tác kiểm soát thủ tục hành chính {} năm 2024\n"
    "I. KẾT QUẢ\nTỷ lệ giải quyết hồ sơ đúng hạn đạt {}.\n"
)
_FIRST = _REPORT.format(41, "quý I", "96,5%")
FIRES = (f"{_FIRST}***\n{_REPORT.format(87, 'quý II', '69,5%')}",)
SILENT = (
    f"{_FIRST}***\n{_REPORT.format(87, 'quý II', '91,2%')}",
    f"{_FIRST}***\n{_REPORT.format(87, 'năm', '69,5%')}",
    f"{_FIRST}***\n{_REPORT.format(87, 'quý II', '69,5%').replace('AN BÌNH HẠ', 'PHÚ MỘC')}",
)
_POINTS = 20


def check(series: Series) -> Iterator[FindingAcross]:
    """One finding per rate that is far from the one it is compared with."""
    for report, earlier in comparable(series):
        for key, figure in report.rates.items():
            told = earlier.rates.get(key)
            if told is not None and abs(figure.value - told.value) > _POINTS and same_words(figure, told):
                yield _finding(report, figure, earlier, told)


def _finding(report: Digest, figure: Figure, earlier: Digest, told: Figure) -> FindingAcross:
    x, y, gap = number(figure.value), number(told.value), number(abs(figure.value - told.value))
    return finding_across(
        CODE,
        NAME,
        SEVERITY,
        BASIS,
        report,
        vi=f"“{figure.label}” nêu {x}%, báo cáo {earlier.period} ({earlier.name}) nêu {y}%: chênh {gap} điểm phần trăm, cần rà soát.",
        en=f"The rate is {x}%, that of the comparable period ({earlier.name}) {y}%: {gap} percentage points apart.",
        own=[figure],
        others=[(earlier, told)],
        stated=f"{x}%",
        expected=None,
        arithmetic=None,
    )
