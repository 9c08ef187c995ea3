"""CRO107 superior-differs-from-subordinates: what an upper level tells of the level below is not what its units report.

What it finds: a figure of dossiers that a district tells of its communes (cấp xã), or a province of the units right
    below it, that differs from the sum of what all of these units report of the same days.
Why it matters: a unit was left out, counted twice or entered wrongly when the reports were added up.
Basis: arithmetic, and the official register of units, which tells how many they are.
Stays silent: unless the report of every unit is there and has the figure, exact and told with one value; for units the
    register does not know, such as those merged before 2025; and for units of the other side of the reform of 01/07/2025.
"""

from collections.abc import Iterator
from decimal import Decimal

from rapidfuzz import fuzz

from patterns.places import members
from verifier.digest import Digest, Figure
from verifier.finding import FindingAcross, Severity
from verifier.rule import Scope
from verifier.series import Series, Window, finding_across, told_once
from verifier.wording import number

CODE = "CRO107"
NAME = "superior-differs-from-subordinates"
NAME_VI = "Số liệu cấp trên tổng hợp khác tổng số liệu các đơn vị trực thuộc báo cáo"
SEVERITY: Severity = "warning"
SCOPE: Scope = "superior"
BASIS = "Số học: số liệu tổng hợp của cấp dưới bằng tổng số liệu các đơn vị, khi có đủ báo cáo của mọi đơn vị."
_REPORT = (
    "{}\n{}\nSố: {}/BC-UBND\nBÁO CÁO\nCông tác kiểm soát thủ tục hành chính quý III năm 2024\n"
    "I. KẾT QUẢ\nSố hồ sơ tiếp nhận mới{} là {} hồ sơ.\n"
)
_DISTRICT = "UBND HUYỆN CÔ TÔ"
_COMMUNES = "***\n".join(
    _REPORT.format(_DISTRICT, f"UBND {name}", i, "", dossiers)
    for i, (name, dossiers) in enumerate((("THỊ TRẤN CÔ TÔ", 410), ("XÃ ĐỒNG TIẾN", 230), ("XÃ THANH LÂN", 160)), 21)
)
_ABOVE = _REPORT.format("UBND TỈNH QUẢNG NINH", _DISTRICT, 90, " cấp xã", "{}")
FIRES = (f"{_COMMUNES}***\n{_ABOVE.format(780)}",)
SILENT = (
    f"{_COMMUNES}***\n{_ABOVE.format(800)}",
    f"{_COMMUNES.split('***')[0]}***\n{_ABOVE.format(780)}",
    f"{_COMMUNES}***\n{_ABOVE.format(780).replace('quý III', 'quý II')}",
)
_BELOW = {True: {"province": "commune"}, False: {"province": "district", "district": "commune"}}
_SAME_LABEL = 85


def check(series: Series) -> Iterator[FindingAcross]:
    """One finding per figure of an upper level that the reports of all its units contradict."""
    reports: dict[tuple[tuple[str, bool], Window], list[Digest]] = {}
    for report in series.digests:
        if report.unit is not None and report.window is not None:
            reports.setdefault((report.unit, report.window), []).append(report)
    for ((code, current), window), above in reports.items():
        units = members(code, current=current)
        below = [reports.get(((unit.code, current), window)) for unit in units]
        if not units or not all(below):
            continue
        told = [told_once(each) for each in below if each]
        for report in above:
            for key, figure in report.figures.items():
                terms = [one[key] for one in told if key in one]
                if key[0].startswith("dossier.") and key[1] == units[0].level and len(terms) == len(units):
                    yield from _compare(report, figure, terms)


def _compare(report: Digest, figure: Figure, terms: list[tuple[Digest, Figure]]) -> Iterator[FindingAcross]:
    added = sum((term.value for _, term in terms), Decimal(0))
    alike = all(fuzz.token_set_ratio(figure.label, term.label) >= _SAME_LABEL for _, term in terms)
    if added == figure.value or not alike:
        return
    stated, wanted = number(figure.value), number(added)
    yield finding_across(
        CODE,
        NAME,
        SEVERITY,
        BASIS,
        report,
        vi=(
            f"“{figure.label}” tổng hợp là {stated}, nhưng cộng báo cáo của {len(terms)} đơn vị trực thuộc được {wanted} "
            f"(lệch {number(abs(added - figure.value))}); cần rà soát việc tổng hợp."
        ),
        en=f"The level below is stated as {stated}, but the reports of its {len(terms)} units add up to {wanted}.",
        own=[figure],
        others=terms,
        stated=stated,
        expected=wanted,
        arithmetic=f"{wanted} ≠ {stated}",
    )
