"""The signature block (khối chữ ký): capacity, office, notes of signing, ranks and degrees, names."""

import regex as re

from patterns.folding import fold
from patterns.letterhead.agency import bears_surname, begins_agency
from patterns.words import any_of, forms

_CAPACITY = re.compile(rf"{any_of(forms('outline', 'capacity'))} ?\p{{L}}")
_ROLE = re.compile(rf"(?:(?:q|quyền)\.? ?)?{any_of(forms('outline', 'role'))}(?: [\p{{L}} ,]{{1,60}})?")
_SIGNED = re.compile(rf"[(\[]? ?{any_of(forms('letterhead', 'signed'))} ?[)\]]?\.?")
_RANK = re.compile(rf"{any_of(forms('letterhead', 'rank'))}(?:[.,:]? ?)(?=\p{{L}}|$)")
_PREPARER = re.compile(rf"{any_of(forms('letterhead', 'preparer'))}")
_NAME = re.compile(r"[\p{L}'’.-]+(?: [\p{L}'’-]+){1,5}")


def is_capacity(line: str) -> bool:
    """Whether the line states in what capacity one signs: `TM. ỦY BAN NHÂN DÂN`, `KT. CHỦ TỊCH`."""
    return line == line.upper() and _CAPACITY.match(fold(line)) is not None


def is_role(line: str) -> bool:
    """Whether the line names the office of the signatory: `CHỦ TỊCH`, `PHÓ GIÁM ĐỐC`."""
    return line == line.upper() and _ROLE.fullmatch(fold(line)) is not None


def is_preparer(line: str) -> bool:
    """Whether the line is the head over who drew up the figures and signs beside the head of the agency: `NGƯỜI LẬP BIỂU`."""
    return line == line.upper() and _PREPARER.fullmatch(fold(line)) is not None


def is_signed(line: str) -> bool:
    """Whether the line merely says that there is a signature: `(Đã ký)`."""
    return _SIGNED.fullmatch(fold(line)) is not None


def is_rank(line: str) -> bool:
    """Whether the line is a rank or degree without the name: `Thượng tá`."""
    match = _RANK.match(fold(line))
    return match is not None and match.end() == len(line)


def is_person(line: str) -> bool:
    """Whether the line can be a person's name: two to six words, most with a capital; a rank or degree may precede it."""
    match = _RANK.match(fold(line))
    while match is not None and match.end() < len(line):
        line = line[match.end() :]
        match = _RANK.match(fold(line))
    words = line.split()
    return (
        match is None
        and _NAME.fullmatch(line) is not None
        and (not begins_agency(line) or bears_surname(line))
        and not is_role(line)
        and not is_signed(line)
        and sum(word[0].isupper() for word in words) >= len(words) - 1
    )
