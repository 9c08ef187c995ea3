"""REF110 issuer-differs-from-code: a text is told to be of another office than its code tells.

What it finds: "Quyết định số 468/QĐ-TTg của Chính phủ" (information), "Nghị quyết số 12/NQ-HĐND của UBND tỉnh".
Why it matters: the office and the code are looked up together; one of them is wrong.
Basis: Nghị định 30/2020/NĐ-CP, phụ lục I: the code ends with the office that issues the text.
Stays silent: for offices the table does not know, and where only the place is told ("của huyện"). The Government and its
    Prime Minister are taken for each other so often that this is information.
"""

from collections.abc import Iterator

import regex as re

from patterns.folding import fold
from patterns.words import any_of, table
from verifier.facts import Facts
from verifier.finding import Finding, Severity

CODE = "REF110"
NAME = "issuer-differs-from-code"
NAME_VI = "Cơ quan ban hành nêu kèm không khớp ký hiệu văn bản"
SEVERITY: Severity = "warning"
BASIS = "Nghị định 30/2020/NĐ-CP, phụ lục I: ký hiệu văn bản có chữ viết tắt tên cơ quan ban hành."
FIRES = (
    "Theo Nghị quyết số 12/NQ-HĐND ngày 10/7/2023 của UBND tỉnh.",
    "Theo Quyết định số 468/QĐ-TTg ngày 27/3/2021 của Chính phủ.",
)
SILENT = (
    "Theo Nghị quyết số 12/NQ-HĐND ngày 10/7/2023 của HĐND tỉnh.",
    "Theo Quyết định số 468/QĐ-TTg ngày 27/3/2021 của Thủ tướng Chính phủ.",
    "Theo Thông tư số 01/2018/TT-VPCP ngày 23/11/2018 của Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ.",
    "Theo Kế hoạch số 19/KH-UBND ngày 10/3/2023 của huyện.",
)
_LAST = re.compile(r"[-/](?P<code>\p{L}+)\d*$")
_NAMED = {name: row["code"] for row in table("issuers")["issuer"] for name in row["named"]}
_NAME = re.compile(any_of([*_NAMED]))
_CODES = frozenset(_NAMED.values())
_MIXED_UP = {"CP", "TTg"}


def check(facts: Facts) -> Iterator[Finding]:
    """One finding per citation told to be of another office."""
    for citation in facts.report.citations:
        match = _LAST.search(citation.number) if citation.issuer else None
        if match is None or match["code"] not in _CODES:
            continue
        named = _NAME.match(fold(citation.issuer or ""))
        name = named.group() if named is not None else None
        if name is None or match["code"] == _NAMED[name]:
            continue
        mention = facts.mention_at[citation.start]
        shown = citation.issuer or ""
        yield facts.finding(
            CODE,
            NAME,
            "info" if {match["code"], _NAMED[name]} == _MIXED_UP else SEVERITY,
            BASIS,
            vi=f"“{facts.text(mention.id)}” nêu là của {shown}, không khớp ký hiệu “{match['code']}”; cần rà soát.",
            en=f"“{facts.text(mention.id)}” is told to be of “{shown}”, but its code ends with “{match['code']}”.",
            evidence=[mention.id],
            stated=shown,
            expected=match["code"],
        )
