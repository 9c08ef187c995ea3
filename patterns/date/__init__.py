"""Dates (ngày tháng) and date ranges, in every shape offices print them."""

from patterns.date.rules import PATTERNS

__all__ = ["PATTERNS"]
