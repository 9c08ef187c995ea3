"""Qualifiers (từ chỉ mức ước lượng) and aims: the words around a number that change what it claims."""

from patterns.qualifier.rules import is_aim, is_forward_title, read_qualifier

__all__ = ["is_aim", "is_forward_title", "read_qualifier"]
