"""PER105 parts-name-another-period: a heading on results or the closing sentence names another period than the title.

What it finds: a report on "quý II năm 2023" that ends "Trên đây là báo cáo ... quý I năm 2023".
Why it matters: a part was carried over from an earlier report; its figures may be too.
Basis: Nghị định 30/2020/NĐ-CP: title and body of a document are about the same thing.
Stays silent: for periods of another length (a quarter within a half-year), when the title's own is named as well, and for
    headings on plans, proposals or comparison.
"""

from collections.abc import Iterator

import regex as re

from verifier.facts import Facts
from verifier.finding import Finding, Severity
from verifier.told_periods import Told, in_closing, in_heading, own

CODE = "PER105"
NAME = "parts-name-another-period"
NAME_VI = "Đề mục hoặc câu kết nêu kỳ khác với tên báo cáo"
SEVERITY: Severity = "warning"
BASIS = "Nghị định 30/2020/NĐ-CP: trích yếu và nội dung văn bản phải thống nhất."
_HEAD = "BÁO CÁO\nKết quả kiểm soát thủ tục hành chính quý II năm 2023\n\n"
FIRES = (
    f"{_HEAD}I. KẾT QUẢ\nTiếp nhận 12 hồ sơ.\nTrên đây là báo cáo kết quả quý I năm 2023 của UBND xã./.\n",
    f"{_HEAD}I. KẾT QUẢ THỰC HIỆN QUÝ I NĂM 2023\nTiếp nhận 12 hồ sơ.\n",
)
SILENT = (
    f"{_HEAD}I. KẾT QUẢ\nTiếp nhận 12 hồ sơ.\nTrên đây là báo cáo kết quả quý II, nhiệm vụ quý III năm 2023 của UBND xã./.\n",
    f"{_HEAD}I. KẾT QUẢ\nTiếp nhận 12 hồ sơ.\nTrên đây là báo cáo kết quả 6 tháng đầu năm 2023 của UBND xã./.\n",
    f"{_HEAD}I. KẾT QUẢ QUÝ II\nTiếp nhận 12 hồ sơ.\nII. NHIỆM VỤ QUÝ III NĂM 2023\nTiếp tục công khai.\n",
)
_RESULTS = re.compile(r"(?:đánh giá )?(?:kết quả|tình hình)(?!\p{L})")
_OTHER = re.compile(r"so với|cùng kỳ|kỳ trước|kiến nghị|kế hoạch|nhiệm vụ|phương hướng")


def check(facts: Facts) -> Iterator[Finding]:
    """One finding per heading, and one for the closing sentence."""
    mine = facts.once(own)
    if not mine:
        return
    for section, title in zip(facts.report.sections, facts.titles, strict=True):
        if section.kind == "roman" and _RESULTS.match(title) and not _OTHER.search(title):
            yield from _compare(facts, mine, in_heading(facts, section), "đề mục")
    yield from _compare(facts, mine, in_closing(facts), "câu kết")


def _compare(facts: Facts, mine: tuple[Told, ...], told: tuple[Told, ...], where: str) -> Iterator[Finding]:
    if not told or {t.days for t in told} & {t.days for t in mine}:
        return
    title, other = mine[0].mention, told[0].mention
    yield facts.finding(
        CODE,
        NAME,
        SEVERITY,
        BASIS,
        vi=f"Tên báo cáo nêu {facts.text(title.id)} nhưng {where} nêu {facts.text(other.id)}; cần rà soát.",
        en=f"The title names {facts.text(title.id)}, but a later part {facts.text(other.id)}.",
        evidence=[other.id, title.id],
        stated=other.value,
        expected=title.value,
    )
