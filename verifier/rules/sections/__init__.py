"""Numbering and appendices (SEC)."""
