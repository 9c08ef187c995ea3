"""FMT102 signed-for-another-body: the signature is for another body than the letterhead names.

What it finds: "TM. ỦY BAN NHÂN DÂN" under a report of a department (Sở, Phòng), "TM. HỘI ĐỒNG NHÂN DÂN" under one of a committee,
    "GIÁM ĐỐC SỞ", "CHỦ TỊCH UBND" under a report of the other.
Why it matters: a signature block was carried over, or the report goes out in the name of the wrong body.
Basis: Nghị định 30/2020/NĐ-CP, phụ lục I, mục II.7: TM. stands before the collective whose name the letterhead bears.
Stays silent: where the letterhead, or the body signed for, is not told, and for signatures by order (TL.) or authorisation (TUQ.).
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
FIRES = (
    _REPORT.format(agency="UBND TỈNH HÀ NAM\nSỞ TƯ PHÁP", code="STP"),
    _REPORT.format(agency="UBND HUYỆN TÂN AN\nUBND XÃ TÂN LẬP", code="UBND").replace("\nCHỦ TỊCH\n", "\nGIÁM ĐỐC SỞ\n"),
)
SILENT = (
    _REPORT.format(agency="UBND TỈNH HÀ NAM\nSỞ TƯ PHÁP", code="STP").replace(
        "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH", "GIÁM ĐỐC SỞ"
    ),
    _REPORT.format(agency="UBND HUYỆN TÂN AN\nUBND XÃ TÂN LẬP", code="UBND"),
)
_COMMITTEE, _COUNCIL = (
    re.compile(r"(?:ubnd|ủy ban nhân dân)(?!\p{L})"),
    re.compile(r"(?:hđnd|hội đồng nhân dân)(?!\p{L})"),
)
_OFFICE = re.compile(r"(?:sở|phòng|chi cục|trung tâm|bộ)(?!\p{L})")
_ROLE_OF = re.compile(r"(?:phó )?(?:giám đốc|trưởng|chủ tịch|chủ nhiệm) (?P<body>\p{L}+(?: \p{L}+){0,3})")
_BY_ORDER = re.compile(r"tl\.|tuq\.")
_COLLECTIVE = re.compile(r"tm\. ?(?:thường trực )?")


def check(facts: Facts) -> Iterator[Finding]:
    """One finding per report."""
    header, closing = facts.report.header, facts.report.closing
    issuer = _body(fold(header.agency or ""))
    signed = _COLLECTIVE.match(fold(closing.capacity or ""))
    if issuer is None:
        return
    if signed is not None and closing.capacity is not None:
        signer = _body(fold(closing.capacity)[signed.end() :])
        if signer not in (None, issuer):
            yield _finding(facts, closing.capacity, "tm.")
            return
    role = _ROLE_OF.match(fold(closing.role or ""))
    if role is not None and closing.role is not None and not _BY_ORDER.match(fold(closing.capacity or "")):
        signer = _body(role["body"])
        if signer not in (None, issuer):
            yield _finding(facts, closing.role, role.group())


def _finding(facts: Facts, signed: str, words: str) -> Finding:
    agency = facts.report.header.agency
    start = max(0, facts.once(folded).rfind(words))
    return facts.finding(
        CODE,
        NAME,
        SEVERITY,
        BASIS,
        vi=f"Cơ quan ban hành là {agency} nhưng thể thức ký là “{signed}”; cần rà soát.",
        en=f"The letterhead names “{agency}”, the report is signed “{signed}”.",
        evidence=[],
        spans=[(start, start + len(words))],
    )


def _body(name: str) -> str | None:
    for body, words in (("committee", _COMMITTEE), ("council", _COUNCIL), ("office", _OFFICE)):
        if words.match(name):
            return body
    return None
