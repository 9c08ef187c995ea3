"""CRO101 carried-in-differs-from-pending: what a report takes over is not what the report before it left pending.

What it finds: dossiers carried in (kỳ trước chuyển qua) that differ from the dossiers pending (đang giải quyết) at the
    end of the period before, told by the same agency of the same level and field.
Why it matters: dossiers have been lost or have appeared between two reports, or one of the two figures is wrong.
Basis: form II.06a of Thông tư 01/2020/TT-VPCP: column (6), carried in, continues column (11), pending, of the period before.
Stays silent: when the periods do not meet on the day, nor by their names where one tells no days, when either figure is
    rounded or told with two values in its report, and when any report of the period before leaves the figure carried in, with
    or without those suspended or waiting for papers, which some offices tell beside the pending ones.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from patterns.subsets import choice
from verifier.digest import Digest, Figure, Key
from verifier.finding import FindingAcross, Severity
from verifier.series import Series, finding_across
from verifier.wording import number

CODE = "CRO101"
NAME = "carried-in-differs-from-pending"
NAME_VI = "Hồ sơ kỳ trước chuyển qua khác số hồ sơ đang giải quyết cuối kỳ trước"
SEVERITY: Severity = "warning"
BASIS = "Thông tư 01/2020/TT-VPCP, biểu II.06a: cột (6) của kỳ này là cột (11) của kỳ trước."
_FIRST = (
    "UBND HUYỆN SÔNG LAM\nUBND XÃ AN BÌNH HẠ\nSố: 41/BC-UBND\nBÁO CÁO\nCông tác kiểm soát thủ tục hành chính quý I năm 2024\n"
    "I. KẾT QUẢ\nSố hồ sơ đang giải quyết là 33 hồ sơ.\n"
)
_SECOND = (
    "UBND HUYỆN SÔNG LAM\nUBND XÃ AN BÌNH HẠ\nSố: 87/BC-UBND\nBÁO CÁO\nCông tác kiểm soát thủ tục hành chính quý II năm 2024\n"
    "I. KẾT QUẢ\nSố hồ sơ kỳ trước chuyển qua là {} hồ sơ.\n"
)
_DAYS = "quý II năm 2024\n(Số liệu từ ngày 15/3/2024 đến ngày 14/6/2024)\n"
FIRES = (
    f"{_FIRST}***\n{_SECOND.format(27)}",
    f"{_FIRST}***\n{_SECOND.format(27).replace('quý II năm 2024', _DAYS)}",
)
SILENT = (
    f"{_FIRST}***\n{_SECOND.format(33)}",
    f"{_FIRST}***\n{_SECOND.format(33).replace('quý II năm 2024', _DAYS)}",
    f"{_FIRST}Số hồ sơ tạm dừng giải quyết là 04 hồ sơ.\n***\n{_SECOND.format(37)}",
    f"{_FIRST}***\n{_SECOND.format(27).replace('quý II ', 'quý III ')}",
    f"{_FIRST}***\n{_SECOND.format(27).replace('AN BÌNH HẠ', 'PHÚ MỘC')}",
)
_CARRIED_IN = "dossier.carried_in"
_PENDING = "dossier.pending.total"
_UNSETTLED = ("dossier.suspended", "dossier.supplement.waiting")
_PENDING_PARTS = ("dossier.pending.in_time", "dossier.pending.overdue")


def check(series: Series) -> Iterator[FindingAcross]:
    """One finding per figure carried in that no report of the period before has left."""
    for periods in series.by_agency.values():
        ended: dict[date | None, list[Digest]] = {}
        named: dict[date, list[Digest]] = {}
        for reports in periods.values():
            ended.setdefault(reports[0].day_after, []).extend(reports)
            for report in reports:
                if report.calendar is not None and report.calendar[1] < date.max:
                    named.setdefault(report.calendar[1] + timedelta(days=1), []).append(report)
        for report in (report for reports in periods.values() for report in reports):
            before = ended.get(report.start, [])
            if not before and report.calendar is not None:
                # Of two reports one may tell its cut-off days, and the other only the name of its period.
                before = [
                    one for one in named.get(report.calendar[0], ()) if _tells_no_days(one) or _tells_no_days(report)
                ]
            if before:
                yield from _report(report, before)


def _tells_no_days(report: Digest) -> bool:
    """Whether a report covers the days of the calendar, as far as it says."""
    return report.window == report.calendar


def _report(report: Digest, before: list[Digest]) -> Iterator[FindingAcross]:
    for key, figure in report.figures.items():
        if key[0] != _CARRIED_IN:
            continue
        left = [(item, pending) for item in before if (pending := _pending(item, key))]
        if not left or any(_leaves(item, pending, figure) for item, pending in left):
            continue
        item, pending = left[0]
        due = _sum(pending)
        yield finding_across(
            CODE,
            NAME,
            SEVERITY,
            BASIS,
            report,
            vi=(
                f"Số hồ sơ kỳ trước chuyển qua nêu là {number(figure.value)}, nhưng báo cáo {item.period} ({item.name}) "
                f"nêu {number(due)} hồ sơ đang giải quyết chuyển sang kỳ sau (lệch {number(abs(due - figure.value))})."
            ),
            en=(
                f"The dossiers carried in are stated as {number(figure.value)}, but the report of the period before "
                f"({item.name}) left {number(due)} pending."
            ),
            own=[figure],
            others=[(item, one) for one in pending],
            stated=number(figure.value),
            expected=number(due),
            arithmetic=f"{number(figure.value)} ≠ {number(due)}",
        )


def _pending(report: Digest, key: Key) -> tuple[Figure, ...]:
    """What the report leaves pending in the same scope: the total, else both its parts; empty if it does not say."""
    total = report.figures.get((_PENDING, *key[1:]))
    if total is not None:
        return (total,)
    parts = [report.figures.get((code, *key[1:])) for code in _PENDING_PARTS]
    told = tuple(part for part in parts if part is not None)
    return told if len(told) == len(parts) else ()


def _leaves(report: Digest, pending: tuple[Figure, ...], carried: Figure) -> bool:
    """Whether the pending, with or without those that are not settled for another reason, are what is carried in."""
    others = [report.figures[key].value for code in _UNSETTLED if (key := (code, *carried.key[1:])) in report.figures]
    return choice(others, carried.value - _sum(pending)) is not None


def _sum(figures: tuple[Figure, ...]) -> Decimal:
    return sum((figure.value for figure in figures), Decimal(0))
