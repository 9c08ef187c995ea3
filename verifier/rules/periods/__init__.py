"""Periods and dates (PER)."""
