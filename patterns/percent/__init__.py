"""Percentages (phần trăm) and percentage points (điểm phần trăm)."""

from patterns.percent.rules import PATTERNS

__all__ = ["PATTERNS"]
