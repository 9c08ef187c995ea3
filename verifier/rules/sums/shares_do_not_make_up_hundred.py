"""SUM105 shares-do-not-make-up-hundred: the shares of a structure add up to something else than 100%.

What it finds: three percentages or more listed behind "cơ cấu" or "tỷ trọng" that exceed a hundred by more than rounding
    allows, or that one slip of one of them keeps from making up a hundred.
Why it matters: the shares of one whole (cơ cấu kinh tế) cannot exceed it; one of them is likely wrong.
Basis: arithmetic. A printed share stands for its value ± half its last digit.
Stays silent: for shares that fall short of a hundred otherwise, for a structure may leave a part untold; and for growth,
    aims and comparisons told in between.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

import regex as re

from extractor.model import End, Mention
from patterns.sentence import sentence_at, sentence_starts
from patterns.slips import closes, explains, gap
from patterns.words import forms, places, whole_word
from verifier.facts import Facts
from verifier.finding import Finding, Severity
from verifier.structures import ALL, shares_of_one
from verifier.wording import number, total

CODE = "SUM105"
NAME = "shares-do-not-make-up-hundred"
NAME_VI = "Các tỷ trọng trong cơ cấu không cộng thành 100%"
SEVERITY: Severity = "warning"
BASIS = "Số học: tỷ trọng các thành phần của một tổng thể cộng lại bằng 100%, trong phạm vi làm tròn của số đã in."
FIRES = (
    "Cơ cấu kinh tế: nông nghiệp 32,5%, công nghiệp - xây dựng 41,2%, thương mại - dịch vụ 36,3%.",
    "Cơ cấu lao động chuyển dịch: nông nghiệp 38,4%, công nghiệp 22,5%, dịch vụ 36,1%.",
)
SILENT = (
    "Cơ cấu kinh tế: nông nghiệp 32,5%, công nghiệp - xây dựng 31,2%, thương mại - dịch vụ 36,3%.",
    "Cơ cấu kinh tế: nông nghiệp 33,3%, công nghiệp - xây dựng 33,4%, thương mại - dịch vụ 33,4%.",
    "Cơ cấu kinh tế chuyển dịch tích cực: nông nghiệp tăng 4,5%, công nghiệp tăng 61,2%, dịch vụ tăng 56,3%.",
    "Cơ cấu kinh tế: nông nghiệp 20%, công nghiệp 45%, dịch vụ 35%; đô thị hóa 38%, hộ khá 60%.",
    "Cơ cấu cây trồng: lúa đạt 101% kế hoạch, ngô đạt 98% kế hoạch, rau đạt 105% kế hoạch.",
)
_STRUCTURE = forms("lists", "structure")
# What parts two shares of a list: a mark or "và", and the name of the next.
_JOIN = re.compile(r"\s*(?:[,;]|\)?\s*và)\s+[^.;:,%\d]{2,80}")
_FIRST = re.compile(r"[^.;%\d]{0,120}")
_OTHER = re.compile(
    rf"(?<!\p{{L}}){whole_word([*forms('grammar', 'change'), 'đạt', 'bằng', 'vượt', 'từ', 'còn', 'xuống', 'lên'])}(?!\p{{L}})",
    re.IGNORECASE,
)
_LIMIT = Decimal("0.50")
_LEAST = 3


def check(facts: Facts) -> Iterator[Finding]:
    """One finding per list of shares that does not make up a hundred."""
    cues = places(_STRUCTURE, facts.folded)
    if not cues:
        return
    flat = " ".join(facts.report.source.text.split("\n"))
    starts = sentence_starts(flat)
    seen = -1
    for first, last in cues:
        if first < seen:
            continue
        place = sentence_at(starts, first)
        end = starts[place + 1] if place + 1 < len(starts) else len(flat)
        shares = shares_of_one(facts, _listed(facts, flat, last, end))
        if len(shares) < _LEAST:
            continue
        seen = shares[-1].end
        figures = [facts.printed(End(id=share.id)) for share in shares]
        over = gap(ALL, figures) < 0
        if not closes(ALL, figures) and (over or explains(ALL, figures, _LIMIT)):
            yield _finding(facts, shares)


def _listed(facts: Facts, text: str, begin: int, end: int) -> list[Mention]:
    """The percentages that follow each other behind the cue, each with its name before it and nothing compared."""
    listed: list[Mention] = []
    for mention in facts.figures_within(begin, end - 1):
        tie = text[listed[-1].end if listed else begin : mention.start]
        shape = _JOIN if listed else _FIRST
        if mention.kind != "percent" or shape.fullmatch(tie) is None or _OTHER.search(tie):
            break
        listed.append(mention)
    return listed


def _finding(facts: Facts, shares: Sequence[Mention]) -> Finding:
    values = [Decimal(share.value) for share in shares]
    result = sum(values, Decimal(0))
    return facts.finding(
        CODE,
        NAME,
        SEVERITY,
        BASIS,
        vi=(
            f"Các tỷ trọng trong cơ cấu cộng lại được {number(result)}% "
            f"(lệch {number(abs(result - 100))} điểm phần trăm so với 100%); cần rà soát."
        ),
        en=f"The shares of the structure add up to {number(result)}%, not to 100%.",
        evidence=[share.id for share in shares],
        stated=f"{number(result)}%",
        expected="100%",
        arithmetic=total(values, result, ALL.value),
        tolerance="± nửa đơn vị của chữ số cuối",
    )
