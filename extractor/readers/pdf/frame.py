"""From PDF user space (origin bottom left, before rotation) to the page as shown (origin top left, points)."""

from dataclasses import dataclass

Rect = tuple[float, float, float, float]
"""`(x0, top, x1, bottom)`, normalised: x0 <= x1, top <= bottom."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The visible box of a page in user space, and its quarter turns clockwise (`/Rotate`)."""

    left: float
    bottom: float
    right: float
    top: float
    turns: int

    @property
    def width(self) -> float:
        """Width of the page as shown."""
        return self.top - self.bottom if self.turns % 2 else self.right - self.left

    @property
    def height(self) -> float:
        """Height of the page as shown."""
        return self.right - self.left if self.turns % 2 else self.top - self.bottom

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of user space is shown."""
        if self.turns == 0:
            return x - self.left, self.top - y
        if self.turns == 1:
            return y - self.bottom, x - self.left
        if self.turns == 2:
            return self.right - x, y - self.bottom
        return self.top - y, self.right - x

    def rect(self, left: float, bottom: float, right: float, top: float) -> Rect:
        """Where a rectangle of user space is shown."""
        xa, ya = self.point(left, bottom)
        xb, yb = self.point(right, top)
        return min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb)


def quarter(rect: Rect, turns: int, width: float, height: float) -> Rect:
    """A rectangle of a shown page of that size after the page is turned clockwise by so many quarters."""
    x0, top, x1, bottom = rect
    if turns == 1:
        return height - bottom, x0, height - top, x1
    if turns == 2:
        return width - x1, height - bottom, width - x0, height - top
    if turns == 3:
        return top, width - x1, bottom, width - x0
    return rect
