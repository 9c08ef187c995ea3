"""Quantities (đại lượng): counts, money, measures, durations, fractions, ranges, and numbers in words."""

from patterns.quantity.rules import PATTERNS, TEXT_NUMBER_PATTERNS

__all__ = ["PATTERNS", "TEXT_NUMBER_PATTERNS"]
