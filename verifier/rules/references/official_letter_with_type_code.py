"""REF105 official-letter-with-type-code: an official letter (công văn) is numbered with a type code.

What it finds: "Công văn số 06/CV-UBND".
Why it matters: official letters have no type code; the right form is 06/UBND-VP, and registers are searched by it.
Basis: Nghị định 30/2020/NĐ-CP, phụ lục I, mục II.3.
Stays silent: for party texts ("225-CV/ĐU"), whose form is another.
"""

from collections.abc import Iterator

import regex as re

from verifier.facts import Facts
from verifier.finding import Finding, Severity

CODE = "REF105"
NAME = "official-letter-with-type-code"
NAME_VI = "Công văn ghi ký hiệu loại văn bản"
SEVERITY: Severity = "info"
BASIS = "Nghị định 30/2020/NĐ-CP, phụ lục I: công văn không ghi ký hiệu tên loại văn bản."
FIRES = ("UBND xã đã có Công văn số 06/CV-UBND ngày 21/4/2023.",)
SILENT = ("UBND xã đã có Công văn số 06/UBND-VP ngày 21/4/2023.", "Theo Công văn số 225-CV/ĐU ngày 21/4/2023.")
_CODE = re.compile(r"\d+/CV-")


def check(facts: Facts) -> Iterator[Finding]:
    """One finding per official letter numbered so."""
    for mention in facts.of_kinds("legal_ref"):
        if _CODE.match(mention.value):
            yield facts.finding(
                CODE,
                NAME,
                SEVERITY,
                BASIS,
                vi=f"“{facts.text(mention.id)}”: công văn không ghi ký hiệu loại văn bản (CV).",
                en=f"“{facts.text(mention.id)}”: an official letter bears no type code.",
                evidence=[mention.id],
                stated=mention.value,
            )
