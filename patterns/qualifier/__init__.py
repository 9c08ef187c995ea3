"""Qualifiers (từ chỉ mức ước lượng) and aims: the words around a number that change what it claims."""

from patterns.qualifier.rules import UNQUALIFIED, Qualified, aim_before, is_forward_title, read_qualifier

__all__ = ["UNQUALIFIED", "Qualified", "aim_before", "is_forward_title", "read_qualifier"]
