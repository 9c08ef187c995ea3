"""`trên 250 lượt`, `khoảng 18 triệu`, `02 đối tượng trở lên`; and what is aimed at, not reached: `phấn đấu đạt 60%`.

"trên" and "hơn" have other senses: "đạt 96% trên 420 hồ sơ" (out of), "cao hơn 0,5 tạ/ha" (higher by exactly that).
"""

import regex as re

from patterns.folding import fold
from patterns.words import any_of, forms, table, whole_word

_BEFORE = {fold(row["form"]): row["sense"] for row in table("qualifiers")["qualifier"] if row["side"] == "before"}
_AFTER = {fold(row["form"]): row["sense"] for row in table("qualifiers")["qualifier"] if row["side"] == "after"}
_LEFT = re.compile(rf"(?<!\p{{L}})(?P<word>{any_of([*_BEFORE])})(?: (?:là|đạt|có|từ|thêm))? ?$")
_RIGHT = re.compile(rf" ?(?P<word>{any_of([*_AFTER])})(?!\p{{L}})")
_COMPARED = re.compile(r"(?:cao|thấp|nhiều|ít|lớn|nhỏ|dài|ngắn|tốt|nhanh|chậm|sớm|muộn|kém) $")
_OUT_OF = re.compile(r"[%\d)] ?$|hồ sơ $")
_LAST_WORDS = 40

_AIM = re.compile(rf"{whole_word(forms('aims', 'word'))}[^.;\d]*$")
_FORWARD = re.compile(whole_word(forms("outline", "forward_section")))
_BACKWARD = re.compile(whole_word(forms("outline", "backward_section")))


def read_qualifier(left: str, right: str) -> str:
    """How a number is qualified, from the folded text on either side of it; `exact` when it is not.

    >>> read_qualifier("phát thanh trên ", ""), read_qualifier("đạt 96% trên ", ""), read_qualifier("cao hơn ", "")
    ('more_than', 'exact', 'exact')
    """
    if (match := _RIGHT.match(right)) is not None:
        return str(_AFTER[match["word"]])
    left = left[-_LAST_WORDS:]
    match = _LEFT.search(left)
    if match is None:
        return "exact"
    word, before = match["word"], left[: match.start()]
    if word == "hơn" and _COMPARED.search(before):
        return "exact"
    if word == "trên" and _OUT_OF.search(before):
        return "exact"
    return str(_BEFORE[word])


def is_aim(left: str) -> bool:
    """Whether the words before a figure, back to the previous figure, make it an aim (chỉ tiêu, phấn đấu)."""
    return _AIM.search(left[-120:]) is not None


def is_forward_title(title: str) -> bool:
    """Whether a section under this title tells of aims (phương hướng, nhiệm vụ), not of results."""
    folded = fold(title)
    return _FORWARD.search(folded) is not None and _BACKWARD.search(folded) is None
