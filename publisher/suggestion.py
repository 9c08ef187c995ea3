"""Suggestions (gợi ý): the small edits of one figure that would make the figures agree, in words. None is ever applied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.plain import one_line
from publisher.wording import say

if TYPE_CHECKING:
    from publisher.wording import Lang
    from verifier.finding import Finding, Repair

MOST = 3
"""How many edits are named; the likeliest come first."""


def suggestion(finding: Finding, lang: Lang, most: int = MOST) -> str:
    """The likeliest edits: `79 → 97 (đổi chỗ hai chữ số)`; else the figure expected; empty where neither is known."""
    if finding.repair:
        return "; ".join(_edit(repair, lang) for repair in finding.repair[:most])
    return f"{say('expected', lang)}: {one_line(finding.expected)}" if finding.expected else ""


def _edit(repair: Repair, lang: Lang) -> str:
    kind = say(f"edit.{repair.edit}", lang)
    return f"{one_line(repair.before)} → {one_line(repair.after)} ({kind})"
