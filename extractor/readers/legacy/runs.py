"""What goes into the conversion of legacy text and what comes out of it."""

from collections.abc import Iterable, Iterator, Sequence
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
    that were converted, `capitals` those that a font of capitals (`.VnTimeH`) shows as capitals whatever the letters are.
    """

    text: str
    origins: tuple[int, ...]
    legacy: tuple[tuple[int, int], ...] = ()
    capitals: tuple[tuple[int, int], ...] = ()


def unchanged(text: str) -> Decoded:
    """A text that stands for itself."""
    return Decoded(text, tuple(range(len(text) + 1)))


def pieces(runs: Sequence[Run], length: int) -> Iterator[list[Run]]:
    """The runs in pieces of at most `length` characters, cut behind a blank where there is one."""
    piece: list[Run] = []
    room = length
    for run in runs:
        rest = run.text
        while len(rest) > room:
            cut = rest.rfind(" ", 0, room) + 1 or (room if not piece else 0)
            if cut:
                piece.append(Run(rest[:cut], run.font))
            yield piece
            piece, room, rest = [], length, rest[cut:]
        if rest:
            piece.append(Run(rest, run.font))
            room -= len(rest)
    if piece:
        yield piece


def joined(parts: Iterable[Decoded]) -> Decoded:
    """Decoded texts one behind the other, as one."""
    text: list[str] = []
    origins: list[int] = []
    legacy: list[tuple[int, int]] = []
    capitals: list[tuple[int, int]] = []
    made = read = 0
    for part in parts:
        text.append(part.text)
        origins.extend(read + origin for origin in part.origins[:-1])
        legacy.extend((made + start, made + end) for start, end in part.legacy)
        capitals.extend((made + start, made + end) for start, end in part.capitals)
        made += len(part.text)
        read += part.origins[-1]
    return Decoded("".join(text), (*origins, read), tuple(legacy), tuple(capitals))
