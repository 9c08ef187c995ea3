"""Numerals (kiểu đánh số): how Word prints a number in each of its formats."""

from collections.abc import Callable

_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_UNPRINTED = frozenset({"none", "bullet"})
_MOST = 5_000
_LETTERS = 26
_CIRCLED = 20


def numeral(value: int, form: str) -> str:
    """A number as a list prints it. What a format cannot write, and formats of other scripts, come out in digits.

    >>> numeral(4, "upperRoman"), numeral(28, "lowerLetter"), numeral(7, "decimalZero")
    ('IV', 'bb', '07')
    """
    if form in _UNPRINTED:
        return ""
    write = _FORMS.get(form)
    return write(value) if write is not None and 0 < value <= _MOST else str(value)


def _roman(value: int) -> str:
    parts = []
    for worth, letters in _ROMAN:
        count, value = divmod(value, worth)
        parts.append(letters * count)
    return "".join(parts)


def _letter(value: int) -> str:
    """A to Z, then AA, BB: Word repeats the letter."""
    times, letter = divmod(value - 1, _LETTERS)
    return chr(ord("A") + letter) * (times + 1)


def _circled(value: int) -> str:
    return chr(0x2460 + value - 1) if value <= _CIRCLED else str(value)


_FORMS: dict[str, Callable[[int], str]] = {
    "upperRoman": _roman,
    "lowerRoman": lambda value: _roman(value).lower(),
    "upperLetter": _letter,
    "lowerLetter": lambda value: _letter(value).lower(),
    "decimalZero": "{:02}".format,
    "numberInDash": "- {} -".format,
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
}
