"""Qualifiers (từ chỉ mức ước lượng) and aims: the words around a number that change what it claims."""

from patterns.qualifier.rules import aim_ranges, announces_aims, is_aim, is_forward_title, names_a_group, read_qualifier

__all__ = ["aim_ranges", "announces_aims", "is_aim", "is_forward_title", "names_a_group", "read_qualifier"]
