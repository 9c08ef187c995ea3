"""Dates (ngày tháng) and date ranges, in every shape offices print them."""

from patterns.date import rules, words

PATTERNS = (*words.WORD_PATTERNS, *rules.PATTERNS)

__all__ = ["PATTERNS"]
