"""REF109 type-differs-from-code: a text is called by another type than its code tells.

What it finds: "Thông tư số 61/2018/NĐ-CP".
Why it matters: the type and the code are looked up in different lists; one of them is wrong.
Basis: Nghị định 30/2020/NĐ-CP, phụ lục III (abbreviations of the types of texts).
Stays silent: for types whose code stands for several, for official letters (REF105), and for a text named after what it
    issues ("Đề án 06/QĐ-TTg").
"""

from collections.abc import Iterator

import regex as re

from verifier.facts import Facts
from verifier.finding import Finding, Severity

CODE = "REF109"
NAME = "type-differs-from-code"
NAME_VI = "Tên loại văn bản không khớp ký hiệu"
SEVERITY: Severity = "warning"
BASIS = "Nghị định 30/2020/NĐ-CP, phụ lục III: chữ viết tắt tên loại văn bản."
FIRES = ("Theo Thông tư số 61/2018/NĐ-CP của Chính phủ.", "Thực hiện Kế hoạch số 36/QĐ-UBND của UBND xã.")
SILENT = (
    "Theo Nghị định số 61/2018/NĐ-CP của Chính phủ.",
    "Thực hiện Đề án 06/QĐ-TTg của Thủ tướng Chính phủ.",
    "Theo Kế hoạch số 51-KH/HU của Huyện ủy.",
    "Theo Công văn số 06/CV-UBND của UBND xã.",
)
_CODE = re.compile(r"\d+[a-z]?(?:/\d{2,6})?[/-](?P<code>\p{L}+)[-/]")
_TYPES = {
    "NĐ": "Nghị định",
    "TT": "Thông tư",
    "QĐ": "Quyết định",
    "NQ": "Nghị quyết",
    "KH": "Kế hoạch",
    "BC": "Báo cáo",
    "TB": "Thông báo",
    "TTr": "Tờ trình",
}


def check(facts: Facts) -> Iterator[Finding]:
    """One finding per citation called otherwise."""
    for citation in facts.report.citations:
        match = _CODE.match(citation.number)
        type_ = _TYPES.get(match["code"]) if match else None
        if match is None or type_ is None or citation.kind == type_ or citation.kind not in _TYPES.values():
            continue
        mention = facts.mention_at[citation.start]
        yield facts.finding(
            CODE,
            NAME,
            SEVERITY,
            BASIS,
            vi=f"“{facts.text(mention.id)}”: ký hiệu “{match['code']}” là của {type_.lower()}; "
            "cần rà soát tên loại hoặc ký hiệu.",
            en=f"“{facts.text(mention.id)}”: the code “{match['code']}” is that of another type (“{type_}”).",
            evidence=[mention.id],
            stated=citation.kind,
            expected=type_,
        )
