"""Arithmetic inside tables (TAB)."""
