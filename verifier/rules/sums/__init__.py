"""Sums of parts (SUM)."""
