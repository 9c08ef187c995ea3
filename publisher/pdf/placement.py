"""From the page as shown (origin top left, points) back to PDF user space (origin bottom left, before rotation)."""

from __future__ import annotations

from dataclasses import dataclass

Point = tuple[float, float]

_ROUNDED = 1.0
"""Points by which the size of a page may differ between two readers of the same file."""


@dataclass(frozen=True, slots=True)
class Placement:
    """The visible box of a page in user space, and its quarter turns clockwise (`/Rotate`)."""

    left: float
    bottom: float
    right: float
    top: float
    turns: int

    def fits(self, size: tuple[float, float]) -> bool:
        """Whether the page is shown in this size; if not, whoever measured the boxes saw another page."""
        across, up = self.right - self.left, self.top - self.bottom
        width, height = (up, across) if self.turns % 2 else (across, up)
        return abs(width - size[0]) <= _ROUNDED and abs(height - size[1]) <= _ROUNDED

    def point(self, x: float, y: float) -> Point:
        """The point of user space that is shown there."""
        if self.turns == 0:
            return self.left + x, self.top - y
        if self.turns == 1:
            return self.left + y, self.bottom + x
        if self.turns == 2:
            return self.right - x, self.bottom + y
        return self.right - y, self.top - x

    def corners(self, x0: float, top: float, x1: float, bottom: float) -> tuple[Point, Point, Point, Point]:
        """A shown rectangle: upper left, upper right, lower left, lower right as its text is read (`/QuadPoints`)."""
        return self.point(x0, top), self.point(x1, top), self.point(x0, bottom), self.point(x1, bottom)

    def axes(self) -> tuple[int, int, int, int]:
        """The matrix `a b c d` by which what is drawn upright stands upright on the shown page."""
        return ((1, 0, 0, 1), (0, 1, -1, 0), (-1, 0, 0, -1), (0, -1, 1, 0))[self.turns]
