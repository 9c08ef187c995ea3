"""Digits that are names, not figures (mã, số hiệu): addresses, telephone numbers, forms, levels, ranks, `Đề án 06`."""

from patterns.code.rules import FALLBACK_PATTERNS, PATTERNS

__all__ = ["FALLBACK_PATTERNS", "PATTERNS"]
