"""All patterns in the order in which they claim text: what is certain first, the plain number last."""

from patterns import citation, code, date, percent, period, quantity
from patterns.code.rules import NAMED_PATTERNS
from patterns.pattern import Pattern

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
