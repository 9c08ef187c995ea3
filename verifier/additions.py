"""Additions (phép cộng): a total and the figures that should make it up, as findings about sums print them."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from extractor.model import End
from verifier.facts import Facts
from verifier.finding import Finding, Severity
from verifier.repair import repairs
from verifier.wording import in_unit, number, total


@dataclass(frozen=True, slots=True)
class Addition:
    """A total and its parts, the ends in this order; all values in the unit that the total is told in."""

    ends: tuple[End, ...]
    stated: Decimal
    parts: tuple[Decimal, ...]

    @property
    def result(self) -> Decimal:
        """What the parts add up to."""
        return sum(self.parts, Decimal(0))

    @property
    def off(self) -> Decimal:
        """By how much the total differs from it."""
        return abs(self.stated - self.result)

    def finding(  # noqa: PLR0913 - a finding has these parts
        self,
        facts: Facts,
        rule: str,
        name: str,
        severity: Severity,
        basis: str,
        *,
        vi: str,
        en: str,
        tolerance: str = "0",
    ) -> Finding:
        """The finding that the parts do not make up the total, with the edits that would close the sum."""
        return facts.finding(
            rule,
            name,
            severity,
            basis,
            vi=vi,
            en=en,
            evidence=[end.id for end in self.ends],
            stated=number(self.stated),
            expected=number(self.result),
            arithmetic=total(self.parts, self.result, self.stated),
            tolerance=tolerance,
            repair=repairs(facts, self.ends[0], self.ends[1:]),
        )


def addition(facts: Facts, ends: Sequence[End]) -> Addition:
    """A total, the first of the ends, and its parts, as the report tells them."""
    scale = facts.printed(ends[0]).scale
    stated, *parts = (in_unit(facts.value(end), scale) for end in ends)
    return Addition(tuple(ends), stated, tuple(parts))
