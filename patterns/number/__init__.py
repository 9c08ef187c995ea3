"""Numbers (số): digits with Vietnamese separators, and numbers written in words."""

from patterns.number.rules import (
    GROUPED,
    NUMBER,
    SPACED,
    START,
    AmbiguousNumber,
    groups_by_space,
    likeliest,
    parse_number,
    style_evidence,
)
from patterns.number.words import (
    HALF,
    WORDS,
    is_bare_scale,
    is_number_word,
    parse_place,
    parse_words,
    parse_year_words,
    places,
)

__all__ = [
    "GROUPED",
    "HALF",
    "NUMBER",
    "SPACED",
    "START",
    "WORDS",
    "AmbiguousNumber",
    "groups_by_space",
    "is_bare_scale",
    "is_number_word",
    "likeliest",
    "parse_number",
    "parse_place",
    "parse_words",
    "parse_year_words",
    "places",
    "style_evidence",
]
