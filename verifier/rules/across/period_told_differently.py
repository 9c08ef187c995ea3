"""CRO102 period-told-differently: two reports of one agency tell the same period with different figures.

What it finds: one indicator of the same level, field and days, with one value in each of two reports of the same
    agency, and the two values differ.
Why it matters: at most one of them is right, and readers of the other have been misinformed.
Basis: identity. Both figures are printed exactly, cover the same days and are named by like words.
Stays silent: for rounded figures and figures told with two values in one report, for labels that only resemble each
    other, for two formats of one document, when each report also has the figure of the other, and for a report that says it
    replaces the other ("Báo cáo này thay thế Báo cáo số ...").
    Reports on different matters (other titles) yield an info: each may count something else.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from patterns.folding import fold
from verifier.digest import Digest, Figure, Key
from verifier.finding import FindingAcross, Severity
from verifier.series import Series, finding_across, same_words
from verifier.wording import number

if TYPE_CHECKING:
    from collections import Counter

CODE = "CRO102"
NAME = "period-told-differently"
NAME_VI = "Hai báo cáo của một cơ quan nêu số liệu khác nhau về cùng một kỳ"
SEVERITY: Severity = "warning"
BASIS = "Đồng nhất: một chỉ tiêu, cùng cơ quan, cùng kỳ và cùng phạm vi, chỉ có một giá trị."
_HEAD = "UBND HUYỆN SÔNG LAM\nUBND XÃ AN BÌNH HẠ\nSố: {}/BC-UBND\nBÁO CÁO\nCông tác kiểm soát thủ tục hành chính quý {} năm 2024\n"
_TOLD = "I. KẾT QUẢ\nSố hồ sơ đã giải quyết quá hạn là {} hồ sơ.\n"
_FIRST = _HEAD.format(41, "I") + _TOLD.format("112")
FIRES = (f"{_FIRST}***\n{_HEAD.format(58, 'I')}{_TOLD.format('121')}",)
SILENT = (
    f"{_FIRST}***\n{_HEAD.format(58, 'I')}{_TOLD.format('112')}",
    f"{_FIRST}***\n{_HEAD.format(58, 'II')}{_TOLD.format('121')}",
    f"{_FIRST}***\n{_HEAD.format(58, 'I')}{_TOLD.format('khoảng 120')}",
    f"{_FIRST}***\n{_HEAD.format(58, 'I')}{_TOLD.format('121')}II. GHI CHÚ\nBáo cáo này thay thế Báo cáo số 41/BC-UBND.\n",
    f"{_FIRST}***\n{_HEAD.format(58, 'I').replace('AN BÌNH HẠ', 'PHÚ MỘC')}{_TOLD.format('121')}",
)
_SAME_TITLE = 85


def check(series: Series) -> Iterator[FindingAcross]:
    """One finding per figure of a report that differs from what the first report of the period tells."""
    for periods in series.by_agency.values():
        for reports in periods.values():
            first: dict[Key, tuple[Digest, Figure]] = {}
            for report in reports:
                for key, figure in report.figures.items():
                    earlier, told = first.setdefault(key, (report, figure))
                    if report.replaces and report.replaces == earlier.number:
                        first[key] = report, figure
                    elif earlier.replaces and earlier.replaces == report.number:
                        continue
                    elif figure.value != told.value and _conflict(report, figure, earlier, told):
                        yield _finding(report, figure, earlier, told)


def _conflict(report: Digest, figure: Figure, earlier: Digest, told: Figure) -> bool:
    if not same_words(figure, told):
        return False
    if figure.unit and told.unit and figure.unit != told.unit:
        return False
    # two formats of one document can be read into different observations, but they print the same figures
    here, there = report.printed, earlier.printed
    return _more(here, there, figure) and _more(there, here, told)


def _more(a: "Counter[str]", b: "Counter[str]", figure: Figure) -> bool:
    return a[figure.printed] > b[figure.printed]


def _finding(report: Digest, figure: Figure, earlier: Digest, told: Figure) -> FindingAcross:
    x, y = number(figure.value), number(told.value)
    one_matter = fuzz.token_sort_ratio(fold(report.title), fold(earlier.title)) >= _SAME_TITLE
    return finding_across(
        CODE,
        NAME,
        SEVERITY if one_matter else "info",
        BASIS,
        report,
        vi=f"Cùng chỉ tiêu “{figure.label}”, {report.period}: báo cáo này nêu {x}, báo cáo {earlier.name} nêu {y}.",
        en=f"The same indicator of the same period is told as {x} here and as {y} in {earlier.name}.",
        own=[figure],
        others=[(earlier, told)],
        stated=x,
        expected=y,
        arithmetic=f"{x} ≠ {y}",
    )
