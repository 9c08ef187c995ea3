"""CLM101 none-claimed-but-counted: the text says there were none, and a figure counts some.

What it finds: "không có hồ sơ quá hạn", "không phát sinh trường hợp rút hồ sơ" beside a count above zero of the same thing.
Why it matters: one of the two statements is wrong; readers remember the claim.
Basis: logic.
Stays silent: in the reports of upper levels, which claim it of one unit and count it for another, for other periods, and
    where the claim names a place, a field or a reason of its own.
"""

from collections.abc import Iterator
from decimal import Decimal

import regex as re

from extractor.model import Observation
from patterns.catalogue import facets_of, indicator_for
from patterns.folding import fold, tidy
from verifier.facts import Facts
from verifier.finding import Finding, Severity
from verifier.wording import number

CODE = "CLM101"
NAME = "none-claimed-but-counted"
NAME_VI = "Khẳng định không có nhưng số liệu lại có"
SEVERITY: Severity = "warning"
BASIS = "Lô-gích: khẳng định bằng lời và số liệu về cùng một việc trong cùng kỳ không được trái nhau."
FIRES = (
    "1. Kết quả\nSố hồ sơ giải quyết quá hạn là 03 hồ sơ.\n2. Đánh giá\nTrong kỳ, xã không có hồ sơ quá hạn.\n",
    "1. Kết quả\nCông dân đề nghị rút: 02 hồ sơ.\n2. Đánh giá\nTrong tháng không phát sinh trường hợp công dân rút hồ sơ.\n",
)
SILENT = (
    "1. Kết quả\nSố hồ sơ giải quyết quá hạn là 0 hồ sơ.\n2. Đánh giá\nTrong kỳ, xã không có hồ sơ quá hạn.\n",
    "1. Kết quả\nSố hồ sơ giải quyết quá hạn là 03 hồ sơ.\n2. Đánh giá\nTrong kỳ, xã không có phản ánh về hồ sơ quá hạn.\n",
    "Lĩnh vực hộ tịch không có hồ sơ quá hạn. Lĩnh vực đất đai có 05 hồ sơ quá hạn.",
)
_CLAIM = re.compile(
    r"không (?:có|phát sinh|còn|để xảy ra)(?: (?:trường hợp|tình trạng|bất kỳ))?(?P<thing>[^,.;:()\d]{3,60})"
)
_OTHER_THING = re.compile(r"phản ánh|kiến nghị|khiếu nại|đơn|thủ tục nào|ý kiến|số liệu|điều kiện")
# "Lĩnh vực hộ tịch không có hồ sơ quá hạn": said of a part, whatever the other parts have.
_NARROWER = re.compile(r"(?<!\p{L})(?:lĩnh vực|cấp xã|cấp huyện|riêng|năm trước|cùng kỳ)(?!\p{L})")
_CODES = (
    "dossier.resolved.late",
    "dossier.pending.overdue",
    "dossier.withdrawn",
    "dossier.returned",
    "dossier.cancelled",
    "dossier.suspended",
)


def check(facts: Facts) -> Iterator[Finding]:
    """One finding per claim that a figure contradicts."""
    if facts.report.header.level not in ("commune", None):
        return
    counted = {
        row.indicator: row
        for row in facts.report.observations
        if row.indicator in _CODES and row.mentions and row.measure == "count" and Decimal(row.value) > 0
    }
    if not counted:
        return
    folded = fold(tidy(facts.report.source.text)).replace("\n", " ").replace("\r", " ")
    for match in _CLAIM.finditer(folded):
        thing = " ".join(match["thing"].split())
        named = indicator_for(facets_of(thing), "hồ sơ", "count")
        row = counted.get(named.code) if named and not _OTHER_THING.search(thing) else None
        clause = re.split(r"[.;\n]", folded[max(0, match.start() - 120) : match.start()])[-1]
        if row is not None and not _NARROWER.search(clause):
            yield _finding(facts, row, (match.start(), match.end()))


def _finding(facts: Facts, row: Observation, span: tuple[int, int]) -> Finding:
    claim = " ".join(facts.report.source.text[slice(*span)].split())
    mention = facts.mentions[row.mentions[0]]
    return facts.finding(
        CODE,
        NAME,
        SEVERITY,
        BASIS,
        vi=f"Báo cáo khẳng định “{claim}” nhưng mục {mention.section or 'mở đầu'} nêu {facts.text(mention.id)} ({row.label}).",
        en=f"The report claims there were none, but counts {facts.text(mention.id)} ({row.label}).",
        evidence=[mention.id],
        spans=[span, (mention.start, mention.end)],
        stated="0",
        expected=number(Decimal(row.value)),
        arithmetic=f"0 ≠ {number(Decimal(row.value))}",
    )
