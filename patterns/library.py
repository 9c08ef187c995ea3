"""All patterns in the order in which they claim text: what is certain first, the plain number last."""

from dataclasses import dataclass
from functools import cache

from patterns import citation, code, date, percent, period, quantity
from patterns.code.rules import NAMED_PATTERNS
from patterns.pattern import Pattern
from patterns.words import table

ALL_PATTERNS: tuple[Pattern, ...] = (
    *code.PATTERNS,
    *citation.PATTERNS,
    *date.PATTERNS,
    *period.PATTERNS,
    *NAMED_PATTERNS,
    *percent.PATTERNS,
    *quantity.PATTERNS,
    *quantity.TEXT_NUMBER_PATTERNS,
    *code.FALLBACK_PATTERNS,
)


@dataclass(frozen=True, slots=True)
class Description:
    """What a pattern reads, in one line of each language."""

    vi: str
    en: str


def describe(name: str) -> Description:
    """What the pattern of a name reads.

    Raises:
        KeyError: no row of `lexicon/patterns.toml` has this name.
    """
    return _descriptions()[name]


@cache
def _descriptions() -> dict[str, Description]:
    return {row["name"]: Description(row["vi"], row["en"]) for row in table("patterns")["pattern"]}
