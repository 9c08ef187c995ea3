"""Percentages against their counts (RAT)."""
