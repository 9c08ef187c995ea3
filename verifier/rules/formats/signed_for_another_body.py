"""FMT102 signed-for-another-body: the signature is for another body than the letterhead names.

What it finds: "TM. ỦY BAN NHÂN DÂN" under a report of a department (Sở, Phòng), "TM. HỘI ĐỒNG NHÂN DÂN" under one of a committee.
Why it matters: a signature block was carried over, or the report goes out in the name of the wrong body.
Basis: Nghị định 30/2020/NĐ-CP, phụ lục I, mục II.7: TM. stands before the collective whose name the letterhead bears.
Stays silent: where the letterhead or the capacity is not told, and for signatures by order (TL.) or authorisation (TUQ.).
"""

from collections.abc import Iterator

import regex as re

from patterns.folding import fold
from verifier.claims import folded
from verifier.facts import Facts
from verifier.finding import Finding, Severity

CODE = "FMT102"
NAME = "signed-for-another-body"
NAME_VI = "Thể thức ký không khớp cơ quan ban hành"
SEVERITY: Severity = "info"
BASIS = "Nghị định 30/2020/NĐ-CP, phụ lục I, mục II.7: ghi “TM.” trước tên tập thể lãnh đạo hoặc tên cơ quan ban hành."
_REPORT = (
    "{agency}\nSố: 12/BC-{code}\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
    "Tân Lập, ngày 15 tháng 6 năm 2023\n\nBÁO CÁO\nKết quả quý II năm 2023\n\nI. KẾT QUẢ\nTiếp nhận 12 hồ sơ./.\n\n"
    "Nơi nhận:\n- UBND tỉnh;\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nTrần Văn An\n"
)
FIRES = (_REPORT.format(agency="UBND TỈNH HÀ NAM\nSỞ TƯ PHÁP", code="STP"),)
SILENT = (_REPORT.format(agency="UBND HUYỆN TÂN AN\nUBND XÃ TÂN LẬP", code="UBND"),)
_COMMITTEE, _COUNCIL = (
    re.compile(r"(?:ubnd|ủy ban nhân dân)(?!\p{L})"),
    re.compile(r"(?:hđnd|hội đồng nhân dân)(?!\p{L})"),
)
_OFFICE = re.compile(r"(?:sở|phòng|chi cục|trung tâm|bộ)(?!\p{L})")
_COLLECTIVE = re.compile(r"tm\. ?(?:thường trực )?")


def check(facts: Facts) -> Iterator[Finding]:
    """One finding per report."""
    agency, capacity = facts.report.header.agency, facts.report.closing.capacity
    signed = _COLLECTIVE.match(fold(capacity or ""))
    if agency is None or capacity is None or signed is None:
        return
    issuer, signer = _body(fold(agency)), _body(fold(capacity)[signed.end() :])
    if issuer is None or signer is None or issuer == signer:
        return
    start = facts.once(folded).rfind("tm.")
    if start < 0:
        return
    yield facts.finding(
        CODE,
        NAME,
        SEVERITY,
        BASIS,
        vi=f"Cơ quan ban hành là {agency} nhưng thể thức ký là “{capacity}”; cần rà soát.",
        en=f"The letterhead names {agency}, the report is signed “{capacity}”.",
        evidence=[],
        spans=[(start, start + len("TM."))],
    )


def _body(name: str) -> str | None:
    for body, words in (("committee", _COMMITTEE), ("council", _COUNCIL), ("office", _OFFICE)):
        if words.match(name):
            return body
    return None
