"""Typed values that patterns produce: frozen, exact, without input or output."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Number:
    """A printed number: its exact value, the decimals printed, and another reading when the separators allow one."""

    value: Decimal
    decimals: int = 0
    other: Decimal | None = None

    def canonical(self) -> str:
        """The value as printed but canonical: dot for the decimals, no grouping, no leading zeros, trailing zeros kept."""
        return format(self.value, "f")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit, scaled to base units: `3,2 tỷ đồng` is 3.2, base 3200000000 đồng, step 100000000.

    `step` is what one unit of the last printed digit stands for, in base units; 0 for an exact count.
    """

    number: Number
    unit: str | None
    base_value: Decimal
    base_unit: str | None
    step: Decimal


@dataclass(frozen=True, slots=True)
class Reading:
    """One number phrase as a pattern read it: where (half-open, in the view), what kind, and its canonical value.

    `quantities` holds the figures of a quantity kind: one, or two for a fraction and a range. `pattern` is the name of the
    pattern that read it.
    """

    kind: str
    start: int
    end: int
    value: str
    unit: str | None = None
    quantities: tuple[Quantity, ...] = ()
    pattern: str = ""
