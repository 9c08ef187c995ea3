"""Figures of cells (ô số liệu): the value of a cell that states one figure, or the two of a fraction."""

from dataclasses import dataclass

import regex as re

from extractor.find import canonical
from patterns.number import NUMBER, AmbiguousNumber, parse_number

_CELL = re.compile(rf"(?P<sign>[-–−] ?)?(?P<number>{NUMBER})(?: ?/ ?(?P<base>{NUMBER}))? ?(?P<percent>%)?")


@dataclass(frozen=True, slots=True)
class Figure:
    """Canonical values: one, or numerator and denominator. `percent`: the cell prints the sign."""

    values: tuple[str, ...]
    percent: bool


def read_figure(text: str, *, percent: bool, decimals: bool) -> Figure | None:
    """The figure of a cell, None where it states none or one that cannot be read for certain.

    Args:
        text: of the cell.
        percent: the head or label makes its figures percentages.
        decimals: its unit has parts (money, measures), so that a comma opens decimals.
    """
    match = _CELL.fullmatch(" ".join(text.split()))
    if match is None:
        return None
    signed, printed = match["sign"] is not None, match["percent"] is not None
    if signed and not (printed or percent or decimals):
        return None  # "- 12": a dash, not a count below nothing
    values = []
    for part in (match["number"], match["base"]):
        if part is None:
            continue
        try:
            number = parse_number(part, whole=not (percent or printed or decimals), percent=percent or printed)
        except AmbiguousNumber:
            return None
        value = canonical(number.value) if number.decimals == 0 else number.canonical()
        values.append(f"-{value}" if signed else value)
    return Figure(tuple(values), printed)
