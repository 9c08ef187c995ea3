"""Qualifiers (từ chỉ mức ước lượng) and aims: the words around a number that change what it claims."""

from patterns.qualifier.aims import (
    aim_before,
    aim_ranges,
    announced_aim,
    is_forward_title,
    is_result_title,
    is_told_as_done,
    names_a_group,
)
from patterns.qualifier.rules import UNQUALIFIED, Qualified, read_qualifier

__all__ = [
    "UNQUALIFIED",
    "Qualified",
    "aim_before",
    "aim_ranges",
    "announced_aim",
    "is_forward_title",
    "is_result_title",
    "is_told_as_done",
    "names_a_group",
    "read_qualifier",
]
