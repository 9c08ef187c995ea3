"""What goes into the conversion of legacy text and what comes out of it."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

Encoding = Literal["tcvn3", "vni", "viscii", "vps"]
"""The one-byte encodings (bảng mã) of Vietnamese that came before Unicode."""


class Run(NamedTuple):
    """A stretch of text set in one font; None where the font is unknown."""

    text: str
    font: str | None = None


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of some runs, legacy stretches converted.

    `origins` has one entry per character of `text`, the index of the first input character it stands for, counted over
    all runs, and one last entry, the length of the input; it never falls. `legacy` holds the half-open ranges of `text`
    that were converted, in order.
    """

    text: str
    origins: tuple[int, ...]
    legacy: tuple[tuple[int, int], ...] = ()


def unchanged(text: str) -> Decoded:
    """A text that stands for itself."""
    return Decoded(text, tuple(range(len(text) + 1)))
