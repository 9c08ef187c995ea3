"""CRO103 shorter-periods-do-not-add-up: months, quarters or half-years do not add up to the longer period.

What it finds: dossiers received or settled (tiếp nhận, đã giải quyết) in a longer period that differ from the sum of
    what the agency reported of the shorter periods that make it up without gap or overlap.
Why it matters: a figure is wrong in one of the reports, or was corrected in one of them only.
Basis: arithmetic. What happens in a period happens in exactly one of the shorter periods that make it up.
Stays silent: when a part is missing, rounded or told with two values; for states on a day (pending, carried in), which
    do not add up; for totals that contain what was carried in; and for labels that only resemble each other.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from verifier.digest import Digest, Figure
from verifier.finding import FindingAcross, Severity
from verifier.series import Series, Window, finding_across, is_flow, same_words, told_once
from verifier.wording import number, total

CODE = "CRO103"
NAME = "shorter-periods-do-not-add-up"
NAME_VI = "Cộng các kỳ ngắn không bằng số liệu của kỳ dài"
SEVERITY: Severity = "warning"
BASIS = "Số học: số phát sinh trong kỳ dài bằng tổng số phát sinh của các kỳ ngắn liền nhau tạo thành kỳ đó."
_REPORT = (
    "UBND HUYỆN SÔNG LAM\nUBND XÃ AN BÌNH HẠ\nSố: {}/BC-UBND\nBÁO CÁO\nCông tác kiểm soát thủ tục hành chính {} năm 2024\n"
    "I. KẾT QUẢ\nSố hồ sơ tiếp nhận mới là {} hồ sơ.\n"
)
_FIRST, _SECOND = _REPORT.format(41, "quý I", 410), _REPORT.format(87, "quý II", 385)
FIRES = (f"{_FIRST}***\n{_SECOND}***\n{_REPORT.format(88, '6 tháng đầu', 805)}",)
SILENT = (
    f"{_FIRST}***\n{_SECOND}***\n{_REPORT.format(88, '6 tháng đầu', 795)}",
    f"{_FIRST}***\n{_REPORT.format(88, '6 tháng đầu', 805)}",
    f"{_FIRST}***\n{_SECOND}***\n{_REPORT.format(88, '6 tháng đầu', 805)}".replace("tiếp nhận mới", "đang giải quyết"),
)


def check(series: Series) -> Iterator[FindingAcross]:
    """One finding per figure of a longer period that differs from the sum of its shortest parts."""
    for periods in series.by_agency.values():
        for window, reports in periods.items():
            parts = _parts(window, periods)
            if len(parts) < 2:
                continue
            told = [told_once(periods[part]) for part in parts]
            for report in reports:
                for key, figure in report.figures.items():
                    terms = [one[key] for one in told if key in one]
                    if is_flow(key) and len(terms) == len(parts):
                        yield from _compare(report, figure, terms)


def _parts(window: Window, periods: dict[Window, list[Digest]]) -> list[Window]:
    """The shorter windows that make up a window without gap or overlap, as many as possible; empty if there are none."""
    first, last = window
    inside = sorted(one for one in periods if one != window and first <= one[0] and one[1] <= last)
    chains: dict[date, tuple[int, Window | None]] = {
        first: (0, None)
    }  # by the day after a chain: its length, its last link
    for one in inside:  # all links that end before a day come before those that begin on it
        if one[0] in chains:
            after = one[1] + timedelta(days=1)
            chains[after] = max(chains.get(after, (0, None)), (chains[one[0]][0] + 1, one), key=lambda chain: chain[0])
    found: list[Window] = []
    link = chains.get(last + timedelta(days=1), (0, None))[1]
    while link is not None:
        found.append(link)
        link = chains[link[0]][1]
    return found[::-1]


def _compare(report: Digest, figure: Figure, terms: list[tuple[Digest, Figure]]) -> Iterator[FindingAcross]:
    values = [term.value for _, term in terms]
    added = sum(values, Decimal(0))
    if added == figure.value or not all(same_words(figure, term) for _, term in terms):
        return
    named_en = "; ".join(f"“{item.period}” ({item.name}): {number(term.value)}" for item, term in terms)
    named = "; ".join(f"{item.period} ({item.name}): {number(term.value)}" for item, term in terms)
    yield finding_across(
        CODE,
        NAME,
        SEVERITY,
        BASIS,
        report,
        vi=(
            f"“{figure.label}” của {report.period} nêu là {number(figure.value)}, nhưng cộng các kỳ [{named}] được "
            f"{number(added)} (lệch {number(abs(added - figure.value))}); cần rà soát."
        ),
        en=f"The longer period is stated as {number(figure.value)}, but its parts [{named_en}] add up to {number(added)}.",
        own=[figure],
        others=terms,
        stated=number(figure.value),
        expected=number(added),
        arithmetic=total(values, added, figure.value),
    )
