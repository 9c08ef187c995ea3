"""PER106 plan-for-time-gone-by: the section on tasks is headed by a period that the report has already reported on.

What it finds: "II. PHƯƠNG HƯỚNG, NHIỆM VỤ QUÝ II NĂM 2023" in the report on quý II năm 2023.
Why it matters: the plan was carried over from an earlier report.
Basis: logic: plans are for the time to come.
Stays silent: when the heading names a later period as well, for periods of another length, and for earlier periods without
    their year (quý I after quý IV is that of the next year).
"""

from collections.abc import Iterator

import regex as re

from patterns.period import parse_day
from verifier.facts import Facts
from verifier.finding import Finding, Severity
from verifier.told_periods import in_heading, own

CODE = "PER106"
NAME = "plan-for-time-gone-by"
NAME_VI = "Phương hướng, nhiệm vụ nêu kỳ đã báo cáo"
SEVERITY: Severity = "warning"
BASIS = "Lô-gích: phương hướng, nhiệm vụ là của kỳ tiếp theo."
_HEAD = "BÁO CÁO\nKết quả kiểm soát thủ tục hành chính quý II năm 2023\n\nI. KẾT QUẢ\nTiếp nhận 12 hồ sơ.\n"
FIRES = (f"{_HEAD}II. PHƯƠNG HƯỚNG, NHIỆM VỤ QUÝ II NĂM 2023\nTiếp tục công khai.\n",)
SILENT = (
    f"{_HEAD}II. PHƯƠNG HƯỚNG, NHIỆM VỤ QUÝ III NĂM 2023\nTiếp tục công khai.\n",
    f"{_HEAD}II. NHIỆM VỤ QUÝ I\nTiếp tục công khai.\n",
    f"{_HEAD.replace('năm 2023', 'năm 2023; phương hướng quý III năm 2023')}II. NHIỆM VỤ QUÝ III NĂM 2023\nTiếp tục công khai.\n",
    f"{_HEAD}II. KẾT QUẢ THỰC HIỆN NHIỆM VỤ QUÝ II NĂM 2023\nĐã công khai.\n",
)
_PLAN = re.compile(r"(?:một số |các |những )?(?:phương hướng|nhiệm vụ)(?!\p{L})")
_DONE = re.compile(r"kết quả|tình hình|đánh giá|đã (?:thực hiện|hoàn thành)|được giao")


def check(facts: Facts) -> Iterator[Finding]:
    """One finding per heading."""
    mine = facts.once(own)
    period = facts.report.header.period
    reported = parse_day(period.end or "") if period else None
    if not mine or reported is None:
        return
    for section, title in zip(facts.report.sections, facts.titles, strict=True):
        if not _PLAN.match(title) or _DONE.search(title):
            continue
        told = in_heading(facts, section)
        if not told or any(t.end > reported or (not t.has_year and t.days not in {m.days for m in mine}) for t in told):
            continue
        plan = told[0].mention
        yield facts.finding(
            CODE,
            NAME,
            SEVERITY,
            BASIS,
            vi=f"Báo cáo {facts.text(mine[0].mention.id)} nhưng đề mục phương hướng, nhiệm vụ nêu {facts.text(plan.id)}; "
            "cần rà soát kỳ tiếp theo.",
            en=f"The report is on {facts.text(mine[0].mention.id)}, its plan is for {facts.text(plan.id)}.",
            evidence=[plan.id, mine[0].mention.id],
            stated=plan.value,
        )
