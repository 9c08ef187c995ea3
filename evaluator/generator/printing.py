"""How one office prints its figures (cách viết số): the same habit all through a report."""

from dataclasses import dataclass
from decimal import Decimal
from random import Random

_WORDS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")


@dataclass(frozen=True, slots=True)
class Style:
    """Grouping of thousands, a zero in front of small counts, decimals of percentages and whether their zeros stay."""

    grouping: str
    padded: bool
    decimals: int
    trimmed: bool
    percent_sign: str

    def number(self, value: Decimal, decimals: int = 0, *, padded: bool | None = None) -> str:
        """A number as this office prints it."""
        text = f"{value:,.{decimals}f}".replace(",", "_").replace(".", ",").replace("_", self.grouping)
        pad = self.padded if padded is None else padded
        return f"0{text}" if pad and decimals == 0 and len(text) == 1 and text != "0" else text


def sample_style(rng: Random) -> Style:
    """One habit; most offices group with a dot and print `04 hồ sơ`."""
    return Style(
        grouping=rng.choices((".", "", " "), (88, 10, 2))[0],
        padded=rng.random() < 0.75,
        decimals=rng.choices((1, 2), (35, 65))[0],
        trimmed=rng.random() < 0.7,
        percent_sign=rng.choices(("%", " %"), (93, 7))[0],
    )


def in_words(value: int) -> str:
    """A count up to ten in words."""
    return _WORDS[value]


def canonical(value: Decimal, decimals: int) -> str:
    """The value as the gold writes it: printed zeros kept, nothing grouped."""
    return f"{value:.{decimals}f}"
