"""Digits: dot groups thousands, comma opens the decimals (Luật Kế toán 88/2015/QH13, Điều 11), and what offices print instead."""

from decimal import Decimal

import regex as re

from patterns.pattern import NumberStyle
from patterns.values import Number

# No office counts so far. Figures of so many digits, scaled and summed, stay exact in the 28 digits of Decimal.
_MOST_DIGITS = 18
_SHORT = rf"(?!(?:[.,]?\d){{{_MOST_DIGITS + 1}}})"
# A run of digits with separators inside; which separator means what is decided by `parse_number`.
NUMBER = rf"{_SHORT}\d++(?:[.,]\d++)*+"
# Where a number may begin: glued to the word before it ("là73") at most; never as the tail of a code ("H21") or number,
# even one whose first digit was recognised as a letter ("l.555").
START = r"(?:(?<![\p{L}\d])|(?<=\p{L}\p{L}))(?<!\d[.,/])(?<!(?<!\p{L})[lio][.,])"
# Groups of three set apart by spaces: "6 192".
GROUPED = r"\d{1,3}(?: \d{3}){1,5}+"
# Digits set apart by spaces: "6 192", "2 248,6", "1 .447", "20, 43". Only where a unit follows, which the caller adds.
SPACED = (
    rf"(?:{GROUPED}(?:,\d{{1,2}})?+(?! \d{{3}}|\d|[.,]\d)|\d{{1,3}} \.\d{{3}}(?!\d)|\d{{1,3}}, \d{{1,2}}(?!\d|[.,]\d))"
)

_GROUPED = {".": re.compile(r"\d{1,3}(?:\.\d{3})+"), ",": re.compile(r"\d{1,3}(?:,\d{3})+")}
_DECIDED_VI = re.compile(r"\d,\d{1,2}(?!\d)|\d\.\d{3},\d|\d\.\d{3}\.\d{3}")
_DECIDED_EN = re.compile(r"\d\.\d{1,2}(?![\d.])(?= ?%)|\d,\d{3}\.\d|\d,\d{3},\d{3}(?!\d)")
_BY_SPACE = re.compile(r"(?<![\d.,/-] ?)\d{1,3}(?: \d{3})++(?= \p{L})")
# "hội viên 9 435, kết nạp mới 612; hộ giỏi 10 980, được công nhận 7 412 hộ": most leave their units out.
_BARE_BY_SPACE = re.compile(r"(?<=\p{L} )\d{1,3}(?: \d{3})++(?=[,;.)](?:\s|$))")
_FEW = 2
_BY_DOT = re.compile(r"(?<![\d.,])\d{1,3}\.\d{3}(?![\d.])")


class AmbiguousNumber(ValueError):
    """Digits whose separators follow no convention. `candidates` holds the values they could stand for."""

    def __init__(self, text: str, candidates: tuple[Decimal, ...]) -> None:
        """Args: text: the digits; candidates: possible values, likeliest first."""
        super().__init__(text)
        self.candidates = candidates


def parse_number(text: str, *, style: NumberStyle | None = None, whole: bool = False, percent: bool = False) -> Number:
    """Read digits as Vietnamese offices write them.

    Args:
        text: digits with dots, commas or single spaces between.
        style: what the document does elsewhere; decides where the digits alone do not. None where it does not tell:
            the digits are then read as Vietnamese ones, and remain undecided.
        whole: the thing counted comes in whole numbers (dossiers), so `19,630` cannot be a decimal.
        percent: a percent sign follows, so `12.345` is not twelve thousand.
    Returns:
        The exact value and the number of decimals printed; `other` holds the second reading of an undecided token.
    Raises:
        AmbiguousNumber: the separators follow no convention (`1.23.4`).

    >>> parse_number("1.234,5")
    Number(value=Decimal('1234.5'), decimals=1, other=None)
    >>> parse_number("19,630", whole=True).value, parse_number("108,987").value
    (Decimal('19630'), Decimal('108.987'))
    """
    digits = text.replace(", ", ",").replace(" .", ".").replace(". ", ".").replace(" ", "")
    marks = [mark for mark in ".," if mark in digits]
    if not marks:
        return Number(Decimal(digits))
    if len(marks) == 2:
        decimal_mark = max(marks, key=digits.rfind)
        group_mark = "," if decimal_mark == "." else "."
        whole_part, _, fraction = digits.rpartition(decimal_mark)
        if digits.count(decimal_mark) > 1:
            raise AmbiguousNumber(text, (Decimal(re.sub(r"[.,]", "", digits)),))
        return _decimal(whole_part.replace(group_mark, ""), fraction)
    mark = marks[0]
    grouped = _GROUPED[mark].fullmatch(digits) is not None and not digits.startswith(f"0{mark}")
    thousands = Decimal(digits.replace(mark, ""))
    if digits.count(mark) > 1:
        if not grouped:
            raise AmbiguousNumber(text, (thousands,))
        return Number(thousands)
    as_decimal = _decimal(*digits.split(mark))
    if not grouped:
        return as_decimal
    grouping: NumberStyle = "vi" if mark == "." else "en"
    groups = not percent and (whole or (style or "vi") == grouping)
    decided = style is not None and groups == (style == grouping)
    if groups:
        return Number(thousands, 0, None if decided or (whole and mark == ".") else as_decimal.value)
    return Number(as_decimal.value, as_decimal.decimals, None if decided else thousands)


def likeliest(text: str, *, style: NumberStyle | None = None, whole: bool = False, percent: bool = False) -> Number:
    """The number as `parse_number` reads it; digits that follow no convention stand for their likeliest value.

    >>> likeliest("1.23.4").value
    Decimal('1234')
    """
    try:
        return parse_number(text, style=style, whole=whole, percent=percent)
    except AmbiguousNumber as error:
        return Number(error.candidates[0])


def _decimal(whole: str, fraction: str) -> Number:
    return Number(Decimal(f"{whole or '0'}.{fraction}"), len(fraction))


def style_evidence(text: str) -> NumberStyle | None:
    """The number style that a document shows: English only where it clearly prevails, None where neither does."""
    english, vietnamese = len(_DECIDED_EN.findall(text)), len(_DECIDED_VI.findall(text))
    if english > max(1, vietnamese):
        return "en"
    return "vi" if vietnamese > english else None


def groups_by_space(text: str) -> bool:
    """Whether a document sets thousands apart by spaces: some figures of it are before their units, and none by dots.

    >>> groups_by_space("nhận 3 482 phiếu, xử lý 2 958 phiếu, đúng hạn 2 871"), groups_by_space("lớp 5 120 em; 1.200 em")
    (True, False)
    """
    with_units = len(_BY_SPACE.findall(text))
    if not with_units or _BY_DOT.search(text) is not None:
        return False
    return with_units > 1 or len(_BARE_BY_SPACE.findall(text)) > _FEW
