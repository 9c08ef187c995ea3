"""CLM103 all-in-time-but-late: all dossiers are said to be in time, and a figure counts some that were late.

What it finds: "100% hồ sơ giải quyết đúng hạn", "tất cả hồ sơ đều được giải quyết đúng hạn" beside a count above zero of
    dossiers settled late or pending overdue.
Why it matters: one of the two statements is wrong; a rate of one hundred is the first figure that readers quote.
Basis: arithmetic: what is late is not in time.
Stays silent: in the reports of upper levels, unless the claim can only mean the figure told last; for other periods; where
    the claim is about a field or another part, and where the late ones are not within it, as those pending are not within
    a rate of those settled; for aims and tasks.
"""

from collections.abc import Iterator
from decimal import Decimal

from extractor.model import Observation
from verifier.claim_reach import means_last_told
from verifier.claims import Claim, against, claims
from verifier.facts import Facts
from verifier.finding import Finding, Severity
from verifier.wording import number

CODE = "CLM103"
NAME = "all-in-time-but-late"
NAME_VI = "Khẳng định toàn bộ đúng hạn nhưng số liệu có hồ sơ quá hạn"
SEVERITY: Severity = "warning"
BASIS = "Số học: tỷ lệ đúng hạn chỉ đạt 100% khi không có hồ sơ quá hạn."
FIRES = (
    "UBND huyện Phú Hạ đã giải quyết 3.047 hồ sơ (trước hạn 1.216, đúng hạn 1.814, quá hạn 17). Tất cả hồ sơ đã trả đều trước và đúng hạn.",
    "1. Kết quả\nSố hồ sơ giải quyết quá hạn là 03 hồ sơ.\n2. Đánh giá\n100% hồ sơ đều được giải quyết đúng thời hạn.\n",
    "1. Kết quả\nSố hồ sơ giải quyết quá hạn là 03 hồ sơ.\n2. Đánh giá\nTất cả các hồ sơ đều được giải quyết đúng hạn.\n",
)
SILENT = (
    "UBND huyện Phú Hạ: các xã giải quyết 3.047 hồ sơ, quá hạn 17 hồ sơ. Cấp huyện giải quyết 900 hồ sơ. Tất cả hồ sơ đều đúng hạn.",
    "1. Kết quả\nSố hồ sơ giải quyết quá hạn là 0 hồ sơ.\n2. Đánh giá\n100% hồ sơ đều được giải quyết đúng thời hạn.\n",
    "1. Kết quả\nSố hồ sơ giải quyết quá hạn là 03 hồ sơ.\n2. Phương hướng\nPhấn đấu 100% hồ sơ được giải quyết đúng hạn.\n",
    (
        "1. Kết quả\nSố hồ sơ đang giải quyết là 12 hồ sơ, trong đó: trong hạn 10 hồ sơ, quá hạn 02 hồ sơ.\n"
        "2. Đánh giá\nTỷ lệ giải quyết hồ sơ trước hạn và đúng hạn đạt 100%.\n"
    ),
    "Trong tháng, 100% hồ sơ giải quyết đúng hạn. Năm 2021 có 08 hồ sơ giải quyết quá hạn.",
    "1. Kết quả\nSố hồ sơ giải quyết quá hạn là 03 hồ sơ.\n2. Đánh giá\nHầu hết tất cả hồ sơ được giải quyết đúng hạn.\n",
)

_REACH = 80
_ALL = 100
"""Letters between two words for one claim."""


def _means(facts: Facts, claim: Claim, row: Observation) -> bool:
    return means_last_told(facts, claim.start, claim.end, facts.mentions[row.mentions[0]])


def _rounds(facts: Facts) -> bool:
    """Whether the report shows by a fraction that its hundred per cent are rounded: `2.386/2.387 hồ sơ, đạt 100%`."""
    told = (
        (facts.halves(facts.mentions[one.fraction.id]), facts.mentions[one.percent.id])
        for one in facts.fraction_percents
    )
    return any(part < whole and Decimal(percent.value) == _ALL for (part, whole), percent in told)


def check(facts: Facts) -> Iterator[Finding]:
    """One finding per claim that a count of late dossiers contradicts."""
    of_one_office = facts.report.header.level in ("commune", None)
    last = -2 * _REACH
    for claim in facts.once(claims):
        row = against(facts, claim) if claim.kind == "all" else None
        if row is None or 0 <= claim.start - last <= _REACH:
            continue  # "tất cả hồ sơ đều đúng hạn, đạt 100%" is claimed once
        if claim.id is not None and facts.once(_rounds):
            continue
        if not of_one_office and not (row.mentions and _means(facts, claim, row)):
            continue  # an upper level tells of many offices
        last = claim.end
        id_ = (row.mentions or row.cells)[0]
        source = facts.mentions.get(id_) or facts.cells[id_]
        words = facts.quoted(claim.start, claim.end)
        yield facts.finding(
            CODE,
            NAME,
            SEVERITY,
            BASIS,
            vi=f"Báo cáo khẳng định “{words}” đúng hạn nhưng nêu {facts.text(id_)} quá hạn (“{facts.named(row)}”); cần rà soát."
            if claim.id
            else f"Báo cáo khẳng định “{words}” nhưng nêu {facts.text(id_)} quá hạn (“{facts.named(row)}”); cần rà soát.",
            en=f"All dossiers are said to be in time, but {facts.text(id_)} are late (“{facts.named(row)}”).",
            evidence=[claim.id, id_] if claim.id else [id_],
            spans=[(claim.start, claim.end), (source.start, source.end)],
            stated="0",
            expected=number(Decimal(row.value)),
            arithmetic=f"0 ≠ {number(Decimal(row.value))}",
        )
