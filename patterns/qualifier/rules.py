"""`trên 250 lượt`, `khoảng 18 triệu`, `02 đối tượng trở lên`; and what is aimed at, not reached: `phấn đấu đạt 60%`.

"trên" and "hơn" have other senses: "đạt 96% trên 420 hồ sơ" (out of), "cao hơn 0,5 tạ/ha" (higher by exactly that).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import regex as re

from patterns.folding import fold
from patterns.words import any_of, forms, table, whole_word

_BEFORE = {fold(row["form"]): row["sense"] for row in table("qualifiers")["qualifier"] if row["side"] == "before"}
_AFTER = {fold(row["form"]): row["sense"] for row in table("qualifiers")["qualifier"] if row["side"] == "after"}
_BETWEEN = ("là", "đạt", "có", "từ", "thêm", "được", "tăng", "giảm")
_LEFT = re.compile(rf"(?<!\p{{L}})(?P<word>{any_of([*_BEFORE])})(?: (?:{'|'.join(_BETWEEN)}))? ?$")
_LEFT_ENDS = tuple({*(form.rpartition(" ")[2] for form in _BEFORE), *_BETWEEN})
_RIGHT = re.compile(rf" ?(?P<word>{any_of([*_AFTER])})(?!\p{{L}})")
_COMPARED = re.compile(r"(?:cao|thấp|nhiều|ít|lớn|nhỏ|dài|ngắn|tốt|nhanh|chậm|sớm|muộn|kém) $")
_ESTIMATED = re.compile(r"(?<!\p{L})(?:dự )?ước (?:thực hiện|thu|chi|đạt|tính|tổng|có|th)(?!\p{L})[^.;,()%]{0,40}$")
_DIGITS_BUT_MONTHS = re.compile(r"(?<!tháng |năm |quý |/)\d")
_THRESHOLD = re.compile(
    r"(?<!\p{L})(?:xã|hộ|trẻ|người|em|huyện|phường|thôn|bản|học sinh|cháu|phụ nữ|lao động|thanh niên)(?: \p{L}+)? dưới $"
)
_ONWARDS = re.compile(r" ?(?:xuống|lên)(?!\p{L})")
_PLANNED = re.compile(
    r"(?:(?:một số|các) )?(?:chỉ tiêu|mục tiêu)(?!\p{L})|kế hoạch (?:công tác )?(?:tháng|quý|năm|6 tháng|9 tháng)(?!\p{L})"
)
_DONE = re.compile(r"(?<!\p{L})đã [^.;:,\d]*$")
_STOP = re.compile(r"\.(?= |$)")
_OUT_OF = re.compile(r"[%\d)] ?$|hồ sơ $")
_LAST_WORDS = 60
_EXTREMES = re.compile(r"nhiều nhất[^.]*ít nhất(?: là)? $")

_AIM = re.compile(
    rf"(?<!hơn |vượt |so với |đạt |hoàn thành |% )(?P<word>{whole_word(forms('aims', 'word'))})"
    r"(?:[^.;\d]|(?<=năm )\d{4}(?!\d)|(?<=quý |tháng )\d{1,2}(?!\d))*$"
)
_AIM_SHARE = re.compile(r"(?<!hơn |vượt |so với )(?<!\p{L})(?P<word>chỉ tiêu)(?: là|:)? ?$")
# A plan that a result is held against: "đạt 62,7% so kế hoạch (130 triệu USD)".
_AIM_IN_BRACKETS = re.compile(
    r"(?<!\p{L})(?P<word>so (?:với )?(?:kế hoạch|chỉ tiêu|dự toán|nghị quyết|mục tiêu|kh))(?!\p{L})[^.;()]{0,100}\($"
)
# A plan named right before its figure: "(kế hoạch 8,5%)", "Dự toán giao 10 tỷ đồng".
_AIM_NAMED = re.compile(
    r"(?:^|[.;:(] ?)(?P<word>kế hoạch|kh|dự toán|chỉ tiêu|mục tiêu)(?: được)?(?: giao)?(?: năm)?(?: là|:)? ?$"
)
_AIM_LEAD = re.compile(
    rf"(?<!\p{{L}})(?:{any_of(forms('aims', 'lead'))}(?!\p{{L}})|{any_of(forms('aims', 'announced'))}(?!\p{{L}})"
    r"[^.;()%]{0,80}?(?P<list>:)|(?:(?:chỉ tiêu|mục tiêu)(?!\p{L})|kế hoạch(?: vốn)? (?:được )?[^.;,()%]{0,30}?giao(?!\p{L}))"
    r"[^.;()%]{0,80}? là )"
)
_RESULT = re.compile(whole_word(forms("aims", "result")))
_RESULT_BEFORE = re.compile(
    r"(?<!\p{L})(?:kết quả|thực hiện|hoàn thành|đạt|vượt|so với|hơn|theo|trong)(?!\p{L})[^.;]{0,60}$"
)
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
    if word == "trên" and _OUT_OF.search(before):
        return UNQUALIFIED
    return Qualified(str(_BEFORE[word]), word)


def aim_before(left: str, *, percent: bool = False) -> str | None:
    """The word before a figure, back to the previous figure, that makes it an aim (chỉ tiêu, phấn đấu), if there is one.

    Args:
        left: the folded text before the figure.
        percent: the figure is a percentage: only as such may it follow `chỉ tiêu` directly ("15 chỉ tiêu" counts aims).
    """
    near = left[-120:]
    match = (
        _AIM.search(near)
        or _AIM_NAMED.search(near)
        or _AIM_IN_BRACKETS.search(near)
        or (_AIM_SHARE.search(near) if percent else None)
    )
    return match["word"] if match else None


@dataclass(frozen=True, slots=True)
class AimRange:
    """Where a paragraph tells of aims, half-open, and the words that say so."""

    start: int
    end: int
    word: str


def aim_ranges(folded: str) -> list[AimRange]:
    """Where a paragraph tells of aims: behind `phấn đấu` up to the end of the sentence, behind `mục tiêu:` to its own end.

    A word of results ends the range: "phấn đấu 90%; đến nay đã đạt 85%".

    >>> aim_ranges("phấn đấu có 25% xã đạt chuẩn; 30 xã nâng cao. đã có 12 xã.")
    [AimRange(start=8, end=44, word='phấn đấu')]
    """
    ranges: list[AimRange] = []
    position = 0
    while (lead := _AIM_LEAD.search(folded, position)) is not None:
        position = lead.end()
        if _RESULT_BEFORE.search(folded, max(0, lead.start() - 80), lead.start()):
            continue
        end = len(folded)
        if lead["list"] is None and (stop := _STOP.search(folded, position)) is not None:
            end = stop.start()
        if (result := _RESULT.search(folded, position, end)) is not None:
            end = result.start()
        ranges.append(AimRange(position, end, lead.group().rstrip(": ")))
        position = max(position, end)
    return ranges


def names_a_group(left: str, right: str) -> bool:
    """Whether a figure amid aims tells whom they concern, not what is aimed at: `xã dưới 10 tiêu chí`, `từ 28 hộ xuống 23 hộ`."""
    return _THRESHOLD.search(left[-30:]) is not None or (left.endswith("từ ") and _ONWARDS.match(right) is not None)


def announced_aim(folded: str, ranges: Sequence[AimRange]) -> str | None:
    """The words by which a paragraph, of which `aim_ranges` gave `ranges`, ends in announcing a list of aims, or None."""
    if not folded.endswith(":"):
        return None
    return next((aims.word for aims in ranges if aims.end == len(folded)), None)


def is_forward_title(title: str) -> bool:
    """Whether a section under this title tells of aims (phương hướng, nhiệm vụ), not of results."""
    folded = fold(title)
    forward = _FORWARD.search(folded) is not None or _PLANNED.match(folded) is not None
    return forward and _BACKWARD.search(folded) is None


def is_told_as_done(left: str) -> bool:
    """Whether the clause before a figure tells of what was done, even in a section of aims: `trong năm đã thu`."""
    return _DONE.search(left[-80:]) is not None
