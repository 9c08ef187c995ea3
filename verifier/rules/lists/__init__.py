"""Announced counts against listed items (LST)."""
