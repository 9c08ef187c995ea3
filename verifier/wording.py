"""Figures in words of the reader: Vietnamese number format, quoted phrases, arithmetic on one line."""

from collections.abc import Sequence
from decimal import Decimal

import regex as re


def number(value: Decimal) -> str:
    """A figure with Vietnamese separators: `1269` is 1.269, `41.97` is 41,97.

    >>> number(Decimal("1269")), number(Decimal("41.97"))
    ('1.269', '41,97')
    """
    whole, _, fraction = format(value, "f").partition(".")
    sign, digits = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    grouped = f"{int(digits or '0'):,}".replace(",", ".")
    return f"{sign}{grouped},{fraction}" if fraction else f"{sign}{grouped}"


def points(exact: Decimal, printed: Decimal) -> tuple[str, str]:
    """By how much two percentages differ, in Vietnamese and in English, as an aside of a message.

    >>> points(Decimal("46.82"), Decimal("51.8"))
    (' (lệch 4,98 điểm phần trăm)', ' (off by 4,98 points)')
    """
    gap = number(abs(exact - printed))
    return f" (lệch {gap} điểm phần trăm)", f" (off by {gap} points)"


def read_number(text: str) -> Decimal:
    """The figure that `number` printed.

    >>> read_number("1.269"), read_number("41,97")
    (Decimal('1269'), Decimal('41.97'))
    """
    return Decimal(text.replace(".", "").replace(",", "."))


_OFF = re.compile(r"\((?:lệch|vượt) ([\d.,]*\d)( điểm phần trăm)?")
_ASKED = ("review", "check")


def asking_en(sentence: str, vi: str) -> str:
    """The English message with what the Vietnamese one says: by how much the figures are off, and to look at them.

    >>> asking_en("The total is stated as 640, but its parts add up to 660.", "... cộng lại được 660 (lệch 20); cần rà soát.")
    'The total is stated as 640, but its parts add up to 660 (off by 20); this should be reviewed.'
    """
    off = _OFF.search(vi) if "off by" not in sentence else None
    told = sentence.removesuffix(".")
    if off is not None:
        told = f"{told} (off by {off[1]}{' points' if off[2] else ''})"
    asked = "rà soát" not in vi or any(word in sentence.lower() for word in _ASKED)
    return f"{told}." if asked else f"{told}; this should be reviewed."


def asking(sentence: str) -> str:
    """A Vietnamese message that asks to look at the figures, where it does not say so already.

    >>> asking("1.187/1.253 hồ sơ bằng 94,73%, báo cáo nêu 97,43%."), asking("Có 3 giá trị khác nhau, cần rà soát.")
    ('1.187/1.253 hồ sơ bằng 94,73%, báo cáo nêu 97,43%; cần rà soát.', 'Có 3 giá trị khác nhau, cần rà soát.')
    """
    asked = any(word in sentence.lower() for word in ("cần rà soát", "cần đối chiếu"))
    return sentence if asked else f"{sentence.removesuffix('.')}; cần rà soát."


def day(iso: str | None) -> str:
    """An ISO day as reports print it, "?" where there is none.

    >>> day("2023-03-14")
    '14/03/2023'
    """
    return f"{iso[8:10]}/{iso[5:7]}/{iso[:4]}" if iso else "?"


def in_unit(value: Decimal, scale: Decimal) -> Decimal:
    """A value in base units told in a larger unit, without digits that say nothing.

    >>> in_unit(Decimal("7060000"), Decimal(10000)), in_unit(Decimal("1269"), Decimal(1))
    (Decimal('706'), Decimal('1269'))
    """
    told = value / scale
    return told.quantize(Decimal(1)) if told == told.to_integral_value() else told.normalize()


def total(parts: Sequence[Decimal], result: Decimal, stated: Decimal) -> str:
    """`982 + 188 + 94 + 5 = 1.269 ≠ 1.270`."""
    sign = "=" if result == stated else "≠"
    left = " + ".join(number(part) for part in parts)
    return f"{left} = {number(result)} {sign} {number(stated)}" if sign == "≠" else f"{left} = {number(result)}"
