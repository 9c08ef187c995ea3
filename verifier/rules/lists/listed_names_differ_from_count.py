"""LST101 listed-names-differ-from-count: a bracket, or a list behind "gồm", names more or fewer than the count before it.

What it finds: "có 08/11 phòng chuyên môn (Tư pháp, Nội vụ, ...)" with seven names; "05 xã đạt chuẩn, gồm: ..." with four.
Why it matters: a unit was forgotten, or the count is wrong.
Basis: arithmetic. Semicolons outrank commas; names with an inner comma, hyphen or "và" (Tài nguyên và Môi trường) are one.
Stays silent: when the list is open ("...", "v.v."), holds figures, could be counted either way, or explains another noun than
    the one counted; behind "gồm", when they are no names of places.
"""

from collections.abc import Iterator
from decimal import Decimal
from functools import cache

import regex as re

from extractor.model import Mention
from patterns.folding import fold
from patterns.syllable import is_syllable
from patterns.words import forms, holds_any, whole_word
from verifier.facts import Facts
from verifier.finding import Finding, Severity
from verifier.wording import number

CODE = "LST101"
NAME = "listed-names-differ-from-count"
NAME_VI = "Số đơn vị liệt kê khác số lượng đã nêu"
SEVERITY: Severity = "warning"
BASIS = "Số học: số tên liệt kê trong ngoặc phải bằng số lượng nêu ngay trước đó."
FIRES = (
    "Có 05/11 phòng chuyên môn đã thực hiện (Tư pháp, Nội vụ, Tài nguyên và Môi trường, Giáo dục và Đào tạo).",
    "Còn 03 phòng (Y tế, Thanh tra) chưa phát sinh hồ sơ.",
    "Có 05 phòng chưa phát sinh hồ sơ (Y tế, Thanh tra, Nội vụ, Tư pháp).",
    "Còn 04 xã chưa hoàn thành chỉ tiêu (Tân Lập, An Hòa, Bình Minh).",
    "Năm 2023 có 04 xã được công nhận đạt chuẩn, gồm: Tân Lập, An Hòa và Bình Minh. Lũy kế có 12 xã.",
    "Trong quý có 03 xã đạt chuẩn là Bình An, Phước Sơn, Long Thạnh và Mỹ Đức, nâng tổng số lên 38 xã.",
    "Còn 02 xã đang thực hiện là xã Tân Lập, xã An Hòa và xã Bình Minh.",
)
SILENT = (
    "Năm 2023 có 03 xã được công nhận đạt chuẩn, gồm: Tân Lập, An Hòa và Bình Minh. Lũy kế có 12 xã.",
    "Có 05 xã làm tốt, gồm: Tân Lập, An Hòa và một số xã khác.",
    "Có 05 xã đạt chuẩn, trong đó có xã Tân Lập, xã An Hòa.",
    "Đoàn gồm 05 xã tham gia, gồm: Chủ tịch, Phó Chủ tịch.",
    "Có 05 xã phối hợp với huyện: Tân Lập, An Hòa.",
    "Có 04/11 phòng chuyên môn đã thực hiện (Tư pháp, Nội vụ, Tài nguyên và Môi trường, Giáo dục và Đào tạo).",
    "Có 05 phòng đã thực hiện (Tư pháp, Nội vụ, ...).",
    "Có 05 phòng chưa phát sinh hồ sơ (Y tế, Thanh tra, Nội vụ, Tư pháp, Văn hóa).",
    "Có 05 phòng phối hợp với các xã kiểm tra (Tân Lập, An Hòa, Bình Minh).",
    "Có 03 phòng (tầng một, tầng hai) được sửa chữa.",
    "Có 07 đơn vị đã lắp đặt hệ thống mạng (Ethernet, LAN, WAN).",
    "Năm 2000 cấp 1.700 triệu\n\nBan lãnh đạo\n\n(Giám đốc, Phó giám đốc)\n",
)
_LEAD = 80
"""Letters between a count and the bracket with its names."""
_LIST = re.compile(rf"(?P<lead>[^().;:\d]{{0,{_LEAD}}})\((?P<list>[^()\d]{{5,600}})\)")
# "05 xã đạt chuẩn, gồm: Tân Lập, An Hòa."; nothing but names up to the full stop.
_BEHIND = re.compile(
    r"(?P<lead>[^().;:\d]{0,80}?),?(?: (?:bao )?gồm(?: có)?| cụ thể| đó là| là)(?: các)? ?:? "
    r"(?P<list>[^().;:\d]{5,400}?)(?:[.;](?=\s|$)|\n\n|$|, (?:nâng|đưa) )"
)
_OPENERS, _OPENER = (" gồm", " là", " cụ thể"), 12
_PLACE_NAME = re.compile(r"(?:(?P<unit>\p{Ll}+(?: \p{Ll}+)?) )?\p{Lu}\p{L}*(?: \p{Lu}\p{L}*){0,3}")
_BETWEEN = re.compile(r",| và ")
_OPEN = re.compile(r"\.\.|…|v\.v|vân vân|nêu rõ|như |gồm cả|kèm theo")
_LEAD_IN = re.compile(r"^(?:gồm|bao gồm|cụ thể|trong đó|là|gồm có)(?: các)? ?:? ")
_LEAST = 2
_OFFICES = frozenset(forms("lists", "named_by_name"))
_PLACES = frozenset({"xã", "phường", "thị trấn", "huyện", "thôn"})
_ANOTHER = re.compile(whole_word((*forms("lists", "named_by_name"), "các", "những", "một số", "cán bộ", "đồng chí")))
_COUNTRYSIDE = "nông thôn"  # names no thôn: `xã đạt chuẩn nông thôn mới`
_LONGEST_NAME = 5
_MODIFIER = 2  # words between a count and its names: `phòng chuyên môn (...)`


def check(facts: Facts) -> Iterator[Finding]:
    """One finding per bracket whose names cannot be counted to the number before it."""
    text = facts.report.source.text
    for mention in facts.figures:
        if mention.kind not in ("count", "fraction") or mention.unit is None:
            continue
        # Behind most figures no bracket opens, and that is told sooner than by the expression.
        opens = text.find("(", mention.end, mention.end + _LEAD + 1) >= 0
        match = _LIST.match(text, mention.end) if opens else None
        stated = facts.halves(mention)[0] if mention.kind == "fraction" else Decimal(mention.value)
        if match is not None:
            told_of_it = not _tells_of_another(mention.unit, match["lead"], match["list"])
            counts = count_names(" ".join(match["list"].split())) if told_of_it else None
        elif mention.unit in _PLACES and (match := _names_behind(text, mention.end)) is not None:
            counts = _count_places(mention.unit, match["lead"], match["list"])
        if match is None or _is_scaled(mention):
            continue
        if counts is None or min(counts) <= stated <= max(counts) or max(counts) < _LEAST:
            continue
        listed = (
            min(counts) if stated < min(counts) else max(counts)
        )  # "và" may join two names: the count nearest to the one told
        yield facts.finding(
            CODE,
            NAME,
            SEVERITY,
            BASIS,
            vi=f"Nêu {facts.text(mention.id)} nhưng liệt kê {listed} tên; cần rà soát.",
            en=f"{facts.text(mention.id)} are announced, {listed} names are listed.",
            evidence=[mention.id],
            spans=[(mention.start, mention.end), match.span("list")],
            stated=number(stated),
            expected=str(listed),
            arithmetic=f"{listed} ≠ {number(stated)}",
        )


def _names_behind(text: str, start: int) -> "re.Match[str] | None":
    """The list that words open behind a count; behind most stands no such word, and that is told sooner than by the expression."""
    return _BEHIND.match(text, start) if holds_any(text[start : start + _LEAD + _OPENER], _OPENERS) else None


@cache
def _name() -> re.Pattern[str]:
    """Any name of an office: a long expression, made when the first list is read."""
    return re.compile(whole_word([fold(form) for form in forms("departments", "name")]))


def _tells_of_another(unit: str, lead: str, listed: str) -> bool:
    """Whether the brackets explain another noun of the sentence (`7 đơn vị lắp hệ thống mạng (LAN, WAN)`), or a new line."""
    if "\n\n" in lead:
        return True
    if len(lead.split()) <= _MODIFIER or _name().search(fold(listed)) is not None:
        return False
    return unit not in _OFFICES or _ANOTHER.search(fold(lead)) is not None or not _are_names(listed)


def _are_names(listed: str) -> bool:
    """Whether every item can be the name of an office or a place: short, with a capital, all syllables Vietnamese."""
    items = [item.split() for item in re.split("[,;]", listed)]
    return all(
        words and len(words) <= _LONGEST_NAME and words[0][0].isupper() and all(map(is_syllable, words))
        for words in items
    )


def _count_places(unit: str, lead: str, listed: str) -> tuple[int, int] | None:
    """How many places a list names; None where anything else stands in it, or the words before it name another noun."""
    if "\n\n" in lead or _ANOTHER.search(fold(lead).replace(_COUNTRYSIDE, "")) is not None:
        return None
    names = [_PLACE_NAME.fullmatch(name.strip()) for name in _BETWEEN.split(" ".join(listed.split()))]
    if not all(name is not None and name["unit"] in (None, unit) for name in names):
        return None
    return len(names), len(names)


def _is_scaled(mention: Mention) -> bool:
    """`1.700 triệu`: an amount, nothing that could be listed."""
    return (
        mention.kind == "count"
        and mention.base_value is not None
        and Decimal(mention.base_value) != Decimal(mention.value)
    )


def count_names(text: str) -> tuple[int, int] | None:
    """The least and the most names a list can hold; None when it is open, or no list of proper names."""
    text = _LEAD_IN.sub("", text)
    if _OPEN.search(fold(text)):
        return None
    whole = _name().sub(lambda m: m.group().replace(",", "\0").replace(" và ", "\0"), fold(text))
    separator = ";" if ";" in whole else ","
    folded = [item.strip() for item in whole.split(separator) if item.strip()]
    printed = [item.strip() for item in text.split(separator) if item.strip()]
    capitals = sum(item[0].isupper() for item in printed)
    if len(folded) < _LEAST or capitals < 0.8 * len(printed) or any(len(item.split()) > 9 for item in folded):
        return None
    joined = sum(" và " in item for item in folded)
    return len(folded), len(folded) + joined
