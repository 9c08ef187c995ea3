"""`trên 250 lượt`, `khoảng 18 triệu`, `02 đối tượng trở lên`.

"trên" and "hơn" have other senses: "đạt 96% trên 420 hồ sơ" (out of), "cao hơn 0,5 tạ/ha" (higher by exactly that).
"""

from dataclasses import dataclass

import regex as re

from patterns.folding import fold
from patterns.words import any_of, table

_BEFORE = {fold(row["form"]): row["sense"] for row in table("qualifiers")["qualifier"] if row["side"] == "before"}
_AFTER = {fold(row["form"]): row["sense"] for row in table("qualifiers")["qualifier"] if row["side"] == "after"}
_BETWEEN = ("là", "đạt", "có", "từ", "thêm", "được", "tăng", "giảm")
_LEFT = re.compile(rf"(?<!\p{{L}})(?P<word>{any_of([*_BEFORE])})(?: (?:{'|'.join(_BETWEEN)}))? ?$")
_LEFT_ENDS = tuple({*(form.rpartition(" ")[2] for form in _BEFORE), *_BETWEEN})
_RIGHT = re.compile(rf" ?(?P<word>{any_of([*_AFTER])})(?!\p{{L}})")
_COMPARED = re.compile(r"(?:cao|thấp|nhiều|ít|lớn|nhỏ|dài|ngắn|tốt|nhanh|chậm|sớm|muộn|kém) $")
_ESTIMATED = re.compile(r"(?<!\p{L})(?:dự )?ước (?:thực hiện|thu|chi|đạt|tính|tổng|có|th)(?!\p{L})[^.;,()%]{0,40}$")
_DIGITS_BUT_MONTHS = re.compile(r"(?<!tháng |năm |quý |/)\d")
_OUT_OF = re.compile(r"[%\d)] ?$|% ?\($|hồ sơ $")
_NUMBER = re.compile(r"\d(?: ?\p{L}{2,6})?$")
_HARVESTED = re.compile(r"\d (?:nghìn |ngàn |triệu )?(?:tấn|tạ)$")
_ABOVE = (" cấp ", " nêu ", " nói ", " tính ")
_LAST_WORDS = 60
_EXTREMES = re.compile(r"nhiều nhất[^.]*ít nhất(?: là)? $")


@dataclass(frozen=True, slots=True)
class Qualified:
    """How a number is qualified, and by which word of the lexicon; `exact` and None when it is not."""

    sense: str
    word: str | None


UNQUALIFIED = Qualified("exact", None)


def read_qualifier(left: str, right: str, unit: str | None = None) -> Qualified:
    """How a number is qualified, from the folded text on either side of it; `unit` is its own.

    >>> read_qualifier("phát thanh trên ", "")
    Qualified(sense='more_than', word='trên')
    >>> read_qualifier("đạt 96% trên ", "").sense, read_qualifier("cao hơn ", "").sense
    ('exact', 'exact')
    >>> read_qualifier("khám 412 thanh niên trên ", "", "thanh niên").sense
    'exact'
    """
    if (match := _RIGHT.match(right)) is not None:
        return Qualified(str(_AFTER[match["word"]]), match["word"])
    wide, left = left, left[-_LAST_WORDS:]
    match = _LEFT.search(left) if left.removesuffix(" ").endswith(_LEFT_ENDS) else None  # seldom: the search is slow
    if match is None:
        estimated = _ESTIMATED.search(left)
        told = estimated is not None and _DIGITS_BUT_MONTHS.search(estimated.group()) is None
        return Qualified("approx", "ước") if told else UNQUALIFIED
    word, before = match["word"], left[: match.start()]
    if word == "hơn" and _COMPARED.search(before):
        return UNQUALIFIED
    if word.startswith("ít nhất") and _EXTREMES.search(wide):
        return UNQUALIFIED  # the fewest of all, not a bound
    if word == "trên" and (
        _OUT_OF.search(before)
        or f" {before}".endswith(_ABOVE)
        or (unit is not None and _counts(before.rstrip(), fold(unit)))
    ):
        return UNQUALIFIED
    return Qualified(str(_BEFORE[word]), word)


def _counts(before: str, unit: str) -> bool:
    """Whether a number of the same unit ends there: `412 thanh niên` before `trên 430 thanh niên`; or a harvest before its land."""
    if unit.endswith("ha") and _HARVESTED.search(before) is not None:  # "51.480 tấn trên 18.000 ha"
        return True
    return before.endswith(f" {unit}") and _NUMBER.search(before[: -len(unit)].rstrip()) is not None
