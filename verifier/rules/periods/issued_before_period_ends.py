"""PER107 issued-before-period-ends: a report bears a day before the end of the dates it states, or before its period began.

What it finds: "ngày 10 tháng 6 năm 2023" on a report whose figures run "từ 15/3/2023 đến 14/6/2023".
Why it matters: figures up to a day that had not come cannot have been counted; one of the dates is wrong.
Basis: chronology; Nghị định 09/2019/NĐ-CP, Điều 12 and 13: a report is sent after its figures are closed.
Stays silent: for the calendar end of a period (reports on a quarter are due in its last month), without a full date of the
    report, and for plans.
"""

from collections.abc import Iterator

import regex as re

from patterns.folding import fold
from patterns.period import parse_day
from verifier.facts import Facts
from verifier.finding import Finding, Severity
from verifier.rules.periods.window_of_another_period import named_windows
from verifier.told_periods import own
from verifier.wording import day

CODE = "PER107"
NAME = "issued-before-period-ends"
NAME_VI = "Ngày báo cáo trước ngày chốt số liệu hoặc trước kỳ báo cáo"
SEVERITY: Severity = "warning"
BASIS = "Nghị định 09/2019/NĐ-CP, Điều 12, 13: báo cáo gửi sau thời gian chốt số liệu."
_HEAD = "Tân Lập, ngày {day} năm 2023\n\nBÁO CÁO\nKết quả {period} năm 2023\n\nI. KẾT QUẢ\n"
_WINDOW = "Trong quý II năm 2023 (từ 15/3/2023 đến ngày 14/6/2023) tiếp nhận 12 hồ sơ.\n"
FIRES = (
    _HEAD.format(day="10 tháng 6", period="quý II") + _WINDOW,
    _HEAD.format(day="10 tháng 6", period="quý III") + "Tiếp nhận 12 hồ sơ.\n",
)
SILENT = (
    _HEAD.format(day="15 tháng 6", period="quý II") + _WINDOW,
    _HEAD.format(day="15 tháng 6", period="quý II") + "Tiếp nhận 12 hồ sơ.\n",
    _HEAD.format(day="10 tháng 6", period="và nhiệm vụ quý III") + "Tiếp nhận 12 hồ sơ.\n",
)
_PLANS = re.compile(r"kế hoạch|nhiệm vụ|phương hướng|dự kiến|dự toán|ước")


def check(facts: Facts) -> Iterator[Finding]:
    """At most one finding: at the first window that ends later, else at the title's period."""
    mine, issued = facts.once(own), facts.issued
    if not mine or issued is None or _PLANS.search(fold(facts.report.header.title or "")):
        return
    labels = {told.mention.value for told in mine}
    for label, window in named_windows(facts):
        last = parse_day(window.value.partition("..")[2])
        if label.value in labels and last is not None and last > issued:
            yield facts.finding(
                CODE,
                NAME,
                SEVERITY,
                BASIS,
                vi=f"Báo cáo ký ngày {day(issued.isoformat())}, trước ngày kết thúc số liệu nêu tại “{facts.text(window.id)}”; "
                "cần rà soát.",
                en=f"The report is dated {issued.isoformat()}, before the dates stated end ({last.isoformat()}).",
                evidence=[window.id],
                stated=issued.isoformat(),
                expected=last.isoformat(),
            )
            return
    first = mine[0]
    cut_off = facts.report.header.period.regulation if facts.report.header.period else None
    began = parse_day(cut_off.start or "") if cut_off else None
    if issued < (began or first.start):
        yield facts.finding(
            CODE,
            NAME,
            SEVERITY,
            BASIS,
            vi=f"Báo cáo ký ngày {day(issued.isoformat())}, trước khi bắt đầu {facts.text(first.mention.id)}; cần rà soát.",
            en=f"The report is dated {issued.isoformat()}, before {facts.text(first.mention.id)} began.",
            evidence=[first.mention.id],
            stated=issued.isoformat(),
        )
