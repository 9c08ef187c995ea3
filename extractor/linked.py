"""A link (liên kết): the code found for a figure, how it was found, and what its own label says of whose it is."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Linked:
    """A code for a figure and how it was found; `score` tells how like a mended label is to the printed one.

    `base`: what the denominator of a fraction is, where that is not what the catalogue says of the code.
    """

    code: str
    how: Literal["exact", "fuzzy", "inherited"]
    field: str | None = None
    score: float = 1.0
    people: str | None = None
    owner: str | None = None
    level: str | None = None
    channel: str | None = None
    base: str | None = None
