"""Numbers (số): digits with Vietnamese separators, and numbers written in words."""

from patterns.number.rules import NUMBER, SPACED, START, AmbiguousNumber, likeliest, parse_number, style_evidence
from patterns.number.words import WORDS, parse_words

__all__ = [
    "NUMBER",
    "SPACED",
    "START",
    "WORDS",
    "AmbiguousNumber",
    "likeliest",
    "parse_number",
    "parse_words",
    "style_evidence",
]
