"""Ruled areas: where drawn lines form a table. Inside, the order of the file is kept, which is cell by cell.

This is the seam for the table reader to come. It will know the cells; until then a zone knows where it lies and which
rules run across it, which is enough not to mistake it for a letterhead and not to mix its rows.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from extractor.readers.pdf.frame import Rect

_TOUCH = 3.0  # points: rules of neighbouring cells meet within this
_APART = 8.0  # points: rules nearer than this are the two edges of one thick rule
_PROBES = 50  # heights at which an area is asked how many columns it has
_SHORT = 6.0  # points: shorter lines are dashes or parts of drawings


@dataclass(frozen=True, slots=True)
class Zone:
    """A ruled area: the band of the page it fills, and its horizontal rules as `(y, x0, x1)`."""

    top: float
    bottom: float
    rules: tuple[tuple[float, float, float], ...]

    def holds(self, y: float) -> bool:
        """Whether a height lies inside."""
        return self.top <= y <= self.bottom

    def crossed(self, upper: float, lower: float, x0: float, x1: float) -> bool:
        """Whether a rule between two heights runs over the whole of `x0` to `x1`: they are in different rows."""
        return any(upper < y < lower and a <= x0 + _TOUCH and x1 - _TOUCH <= b for y, a, b in self.rules)


def zones(segments: Iterable[Rect]) -> list[Zone]:
    """The ruled areas of a page from top to bottom: two or more columns side by side.

    Frames, shaded paragraphs and marked words are none: one column has no order to keep.
    """
    flat, upright = [], []
    for segment in segments:
        x0, top, x1, bottom = segment
        if bottom - top > _SHORT:
            upright.append(segment)
        elif x1 - x0 > _SHORT:
            flat.append(segment)
    found = []
    for top, bottom, rules in _spans(upright):
        rules.sort()
        probes = rules[:: 1 + len(rules) // _PROBES]
        if any(_columns(rules, (rule[1] + rule[3]) / 2) >= 2 for rule in probes):
            inside = [rule for rule in flat if top - _TOUCH <= rule[1] <= bottom + _TOUCH]
            found.append(Zone(top, bottom, tuple(_joined(inside))))
    return found


def _spans(upright: list[Rect]) -> list[tuple[float, float, list[Rect]]]:
    """The heights that vertical rules fill without a break, and those rules."""
    spans: list[tuple[float, float, list[Rect]]] = []
    for rule in sorted(upright, key=lambda each: each[1]):
        if spans and rule[1] <= spans[-1][1] + _TOUCH:
            top, bottom, rules = spans[-1]
            rules.append(rule)
            spans[-1] = (top, max(bottom, rule[3]), rules)
        else:
            spans.append((rule[1], rule[3], [rule]))
    return spans


def _columns(rules: list[Rect], y: float) -> int:
    """How many columns the rules, sorted by x, make at one height."""
    count, last = -1, float("-inf")
    for x, top, _, bottom in rules:
        if top <= y <= bottom and x - last > _APART:
            count, last = count + 1, x
    return count


def _joined(flat: list[Rect]) -> list[tuple[float, float, float]]:
    """Rules drawn cell by cell, joined along one height."""
    joined: list[tuple[float, float, float]] = []
    for x0, top, x1, _ in sorted(flat, key=lambda rule: (round(rule[1]), rule[0])):
        y, a, b = joined[-1] if joined else (float("-inf"), 0.0, 0.0)
        if abs(top - y) <= 1.5 and x0 <= b + _TOUCH:
            joined[-1] = (y, a, max(b, x1))
        else:
            joined.append((top, x0, x1))
    return joined
