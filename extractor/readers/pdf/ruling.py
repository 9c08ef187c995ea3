"""Ruled areas: where drawn lines form a table. Inside, the order of the file is kept, which is cell by cell.

This is the seam for the table reader to come. It will know the cells; until then a zone knows where it lies and which
rules run across it, which is enough not to mistake it for a letterhead and not to mix its rows.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from extractor.readers.pdf.frame import Rect

_TOUCH = 3.0  # points: rules of neighbouring cells meet within this
_APART = 8.0  # points: rules nearer than this are the two edges of one thick rule
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
    """The ruled areas of a page from top to bottom: two or more columns or rows; a mere frame is none."""
    flat, upright = [], []
    for segment in segments:
        x0, top, x1, bottom = segment
        if bottom - top > _SHORT:
            upright.append(segment)
        elif x1 - x0 > _SHORT:
            flat.append(segment)
    found = []
    for top, bottom, xs in _spans(upright):
        inside = [rule for rule in flat if top - _TOUCH <= rule[1] <= bottom + _TOUCH]
        if _distinct(xs) + _distinct([rule[1] for rule in inside]) > 4 and _distinct(xs) >= 2:
            found.append(Zone(top, bottom, tuple(_joined(inside))))
    return found


def _spans(upright: list[Rect]) -> list[tuple[float, float, list[float]]]:
    """The heights that vertical rules fill without a break, and where those rules stand."""
    spans: list[tuple[float, float, list[float]]] = []
    for x, top, _, bottom in sorted(upright, key=lambda rule: rule[1]):
        if spans and top <= spans[-1][1] + _TOUCH:
            before = spans[-1]
            before[2].append(x)
            spans[-1] = (before[0], max(before[1], bottom), before[2])
        else:
            spans.append((top, bottom, [x]))
    return spans


def _distinct(values: list[float]) -> int:
    count, last = 0, float("-inf")
    for value in sorted(values):
        if value - last > _APART:
            count, last = count + 1, value
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
