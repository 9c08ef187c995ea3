"""Periods (kỳ): years, quarters, months, half-years, spans of years; their calendar bounds and cut-off dates."""

from patterns.period import rules, words
from patterns.period.bounds import calendar_bounds, parse_day, period_bounds, regulation_window

PATTERNS = (*words.WORD_PATTERNS, *rules.PATTERNS)

__all__ = ["PATTERNS", "calendar_bounds", "parse_day", "period_bounds", "regulation_window"]
