"""Enumerators: `I.`, `1.`, `2.1.`, `2.2 .`, `a)`, `PHỤ LỤC II`, and the bullets `-`, `+`, `*`."""

from dataclasses import dataclass
from typing import Literal

import regex as re

EnumeratorKind = Literal["roman", "arabic", "decimal", "letter", "appendix"]

_ROMAN = re.compile(r"(?P<label>[IVXL]{1,6}) ?[.)] ?(?=[\p{L}\"“(*])(?![A-Z]\.)")
_PART = re.compile(
    r"(?:PHẦN|Phần)(?: THỨ| thứ)? (?P<label>[IVX]{1,5}|\d{1,2}|NHẤT|nhất|HAI|hai|BA|ba|TƯ|tư|NĂM|năm)\b ?[.:-]? ?"
)
_DECIMAL = re.compile(r"(?P<label>\d{1,2}(?:\.\d{1,2}){1,3}) ?[.)]? ?(?=[\p{Lu}\"“(])")
_ARABIC = re.compile(r"(?P<label>\d{1,2}) ?[.)] ?(?=[\p{Lu}\"“(*])")
_LETTER = re.compile(r"(?P<label>[a-eghik-vxyđ])(?:\)|\.(?= \p{Lu})) ?(?=\S)")
_CAPITAL = re.compile(r"(?P<label>[A-EGH]) ?\. ?(?=\p{Lu}{2})")
_APPENDIX = re.compile(r"(?i:phụ lục)(?: số)? ?(?P<label>[IVXL]{1,6}|\d{1,2}[a-zA-Z]?)?\b ?[.:]?")
_BULLET = re.compile(r"[-–—+*•●▪◦·] ?(?=\S)(?!\d+ ?[-–] ?$)")

_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50}
_PART_WORDS = {"nhất": "I", "hai": "II", "ba": "III", "tư": "IV", "năm": "V"}


@dataclass(frozen=True, slots=True)
class Enumerator:
    """The mark a heading opens with: its kind, its label as printed, its ordinal, the characters it takes.

    `is_part`: a part ("Phần I", "PHẦN THỨ NHẤT"), which holds sections of every other style.
    """

    kind: EnumeratorKind
    label: str
    ordinal: int
    length: int
    is_part: bool = False


def roman_value(label: str) -> int:
    """The value of a Roman numeral up to LXXXIX; 0 when it is not one in normal form.

    >>> roman_value("XIV"), roman_value("IIII")
    (14, 0)
    """
    if not label or not re.fullmatch(r"(?:L?X{0,3}|XL)(?:IX|IV|V?I{0,3})", label):
        return 0
    values = [_ROMAN_DIGITS[ch] for ch in label]
    return sum(
        -value if value < following else value for value, following in zip(values, [*values[1:], 0], strict=True)
    )


def read_enumerator(line: str) -> Enumerator | None:
    """The enumerator a line opens with, or None. Tidied text, spaces single.

    A line may merely start with a digit (`31/7/2023 ...`, `3.098 hồ sơ`): an enumerator is followed by a capital.
    Whether a candidate is a heading depends on its place: the caller decides.
    """
    if (match := _PART.match(line)) is not None:
        label = _PART_WORDS.get(match["label"].lower(), match["label"])
        ordinal = roman_value(label) or (int(label) if label.isdigit() else 0)
        return Enumerator("roman", label, ordinal, match.end(), is_part=True)
    if (match := _ROMAN.match(line)) is not None and (ordinal := roman_value(match["label"])):
        return Enumerator("roman", match["label"], ordinal, match.end())
    if (match := _DECIMAL.match(line)) is not None:
        return Enumerator("decimal", match["label"], int(match["label"].rpartition(".")[2]), match.end())
    if (match := _ARABIC.match(line)) is not None:
        return Enumerator("arabic", match["label"], int(match["label"]), match.end())
    if (match := _CAPITAL.match(line)) is not None:
        return Enumerator("letter", match["label"], ord(match["label"]) - 64, match.end())
    if (match := _LETTER.match(line)) is not None:
        return Enumerator("letter", match["label"], "abcdđeghiklmnopqrstuvxy".index(match["label"]) + 1, match.end())
    return None


def read_appendix(line: str) -> Enumerator | None:
    """The heading of an appendix (`PHỤ LỤC II`, alone on its line or in capitals), or None for a mere reference to one."""
    match = _APPENDIX.match(line)
    if match is None:
        return None
    rest = line[match.end() :].strip()
    if rest and not (line.startswith("PHỤ LỤC") and rest == rest.upper()):
        return None
    label = match["label"] or ""
    ordinal = roman_value(label) or (int(label) if label.isdigit() else 0)
    return Enumerator("appendix", label, ordinal, match.end())


def read_bullet(line: str) -> str | None:
    """The bullet a line opens with (`-`, `+`, `*`), or None."""
    match = _BULLET.match(line)
    return line[0] if match else None
