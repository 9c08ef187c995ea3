"""`trên 250 lượt`, `khoảng 18 triệu`, `02 đối tượng trở lên`; and what is aimed at, not reached: `phấn đấu đạt 60%`.

"trên" and "hơn" have other senses: "đạt 96% trên 420 hồ sơ" (out of), "cao hơn 0,5 tạ/ha" (higher by exactly that).
"""

from dataclasses import dataclass

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

_AIM = re.compile(rf"(?P<word>{whole_word(forms('aims', 'word'))})[^.;\d]*$")
_FORWARD = re.compile(whole_word(forms("outline", "forward_section")))
_BACKWARD = re.compile(whole_word(forms("outline", "backward_section")))


@dataclass(frozen=True, slots=True)
class Qualified:
    """How a number is qualified, and by which word of the lexicon; `exact` and None when it is not."""

    sense: str
    word: str | None


UNQUALIFIED = Qualified("exact", None)


def read_qualifier(left: str, right: str) -> Qualified:
    """How a number is qualified, from the folded text on either side of it.

    >>> read_qualifier("phát thanh trên ", "")
    Qualified(sense='more_than', word='trên')
    >>> read_qualifier("đạt 96% trên ", "").sense, read_qualifier("cao hơn ", "").sense
    ('exact', 'exact')
    """
    if (match := _RIGHT.match(right)) is not None:
        return Qualified(str(_AFTER[match["word"]]), match["word"])
    left = left[-_LAST_WORDS:]
    match = _LEFT.search(left)
    if match is None:
        return UNQUALIFIED
    word, before = match["word"], left[: match.start()]
    if word == "hơn" and _COMPARED.search(before):
        return UNQUALIFIED
    if word == "trên" and _OUT_OF.search(before):
        return UNQUALIFIED
    return Qualified(str(_BEFORE[word]), word)


def aim_before(left: str) -> str | None:
    """The word before a figure, back to the previous figure, that makes it an aim (chỉ tiêu, phấn đấu), if there is one."""
    match = _AIM.search(left[-120:])
    return match["word"] if match else None


def is_forward_title(title: str) -> bool:
    """Whether a section under this title tells of aims (phương hướng, nhiệm vụ), not of results."""
    folded = fold(title)
    return _FORWARD.search(folded) is not None and _BACKWARD.search(folded) is None
