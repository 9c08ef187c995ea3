"""Headings (đề mục): the enumerators of Nghị định 30/2020/NĐ-CP, phụ lục I, and the habits beside them."""

from patterns.heading.rules import Enumerator, read_appendix, read_bullet, read_enumerator, roman_value

__all__ = ["Enumerator", "read_appendix", "read_bullet", "read_enumerator", "roman_value"]
