"""Quantities (đại lượng): counts, money, measures, durations, fractions, ranges, and numbers in words."""

from patterns.quantity.rules import NONE_PATTERNS, PATTERNS
from patterns.quantity.words import WORD_PATTERNS

TEXT_NUMBER_PATTERNS = (*WORD_PATTERNS, *NONE_PATTERNS)

__all__ = ["PATTERNS", "TEXT_NUMBER_PATTERNS"]
