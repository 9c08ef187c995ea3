"""REP109 figure-differs-from-its-words: a number in digits, and the same number in words beside it with another value.

What it finds: "4.860.000 đồng (Bằng chữ: bốn triệu sáu trăm tám mươi nghìn đồng)", "05 (bốn) xã".
Why it matters: the words are there so that the digits can be trusted; where they differ, nobody knows which holds.
Basis: identity. Where both are given on a voucher, they must be the same (Luật Kế toán 88/2015/QH13, Điều 16).
Stays silent: for words that make no number, and where the words are the exact value of a rounded figure.
"""

from collections.abc import Iterator
from decimal import Decimal

import regex as re

from extractor.model import End, Mention
from patterns.folding import fold
from patterns.number import parse_words
from verifier.facts import Facts
from verifier.finding import Finding, Severity
from verifier.rounding import Interval
from verifier.wording import number

CODE = "REP109"
NAME = "figure-differs-from-its-words"
NAME_VI = "Số ghi bằng số khác số ghi bằng chữ"
SEVERITY: Severity = "error"
BASIS = "Đồng nhất: số tiền, số lượng ghi bằng chữ phải đúng bằng số ghi bằng số (Luật Kế toán 88/2015/QH13, Điều 16)."
FIRES = (
    "Tổng kinh phí 4.860.000 đồng (Bằng chữ: Bốn triệu, sáu trăm tám mươi nghìn đồng chẵn).",
    "Phân công 05 (bốn) xã tham gia.",
    "Kinh phí thực hiện là 1,2 tỷ đồng (một tỷ ba trăm triệu đồng).",
)
SILENT = (
    "Tổng kinh phí 4.860.000 đồng (Bằng chữ: Bốn triệu, tám trăm sáu mươi nghìn đồng chẵn).",
    "Phân công 05 (năm) xã tham gia trong 24 (hai mươi tư) giờ.",
    "Kinh phí thực hiện là 1,24 tỷ đồng (một tỷ hai trăm bốn mươi hai triệu đồng).",
    "Tặng 12 suất quà (năm nay tăng), mỗi suất 500.000 đồng (bằng tiền mặt).",
)
_KINDS = frozenset({"count", "money", "measure", "duration"})
_IN_WORDS = re.compile(r"\((?:(?:ghi |viết )?bằng chữ ?:? ?)?(?P<words>[\p{L}, ]{2,150}?)(?: chẵn)?\.?\)")
_BEHIND = 2
"""Letters between a figure and the bracket with its words, that one among them."""
_NOUGHT = "không"  # also "not": "12 hồ sơ (không trễ)"


def check(facts: Facts) -> Iterator[Finding]:
    """One finding per figure whose words in brackets make another number."""
    text = facts.folded
    for told in facts.of_kinds(*_KINDS):
        opening = text.find("(", told.start, told.end + _BEHIND)
        match = _IN_WORDS.match(text, opening) if opening >= 0 else None
        spoken = _value(match["words"].rstrip(), told) if match is not None and told.qualifier == "exact" else None
        # "24 (hai tư) giờ" is told in its unit, "1,2 tỷ đồng (một tỷ hai trăm triệu đồng)" in the base unit.
        if match is None or spoken is None or spoken == Decimal(told.value):
            continue
        if facts.interval(End(id=told.id)).meets(Interval.exact(spoken)):
            continue
        yield facts.finding(
            CODE,
            NAME,
            SEVERITY,
            BASIS,
            vi=f"Ghi bằng số là {facts.text(told.id)} nhưng ghi bằng chữ là {number(spoken)}; cần rà soát.",
            en=f"The digits say {facts.text(told.id)}, the words beside them {number(spoken)}.",
            evidence=[told.id],
            spans=[(told.start, max(told.end, match.end()))],
            stated=facts.shown(End(id=told.id)),
            expected=number(spoken),
            arithmetic=f"{facts.shown(End(id=told.id))} ≠ {number(spoken)}",
        )


def _value(words: str, told: Mention) -> Decimal | None:
    """The number that words make, behind them at most the unit of the figure; None where they make none."""
    for unit in ("", "đồng", "đồng việt nam", fold(told.unit or "")):
        said = words.removesuffix(unit).rstrip()
        spoken = parse_words(said) if words.endswith(unit) and not said.startswith(_NOUGHT) else None
        if spoken is not None:
            return spoken
    return None
