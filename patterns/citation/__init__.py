"""Citations (viện dẫn văn bản): type and number of a legal or administrative text."""

from patterns.citation.rules import PATTERNS, CitationParts, parse_citation

__all__ = ["PATTERNS", "CitationParts", "parse_citation"]
