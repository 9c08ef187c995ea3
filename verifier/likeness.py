"""Likeness of reports (báo cáo giống nhau): by which figures two reports are brought together, and which two are honestly alike."""

from collections.abc import Collection
from datetime import date
from typing import Protocol

MOST_HOLDERS = 50
"""Reports that are looked up by one run of figures, the first ones: what stands in more of them tells nothing."""

_RUN = 3

Run = tuple[str, ...]
"""Figures that follow each other in a report."""


class Side(Protocol):
    """What `apart` asks of a report."""

    @property
    def agency(self) -> str | None:
        """Whose it is."""

    @property
    def window(self) -> tuple[date, date] | None:
        """The first and last day of its period."""


def runs(values: tuple[str, ...]) -> Collection[Run]:
    """The runs of the figures of a report, each once."""
    return {values[i : i + _RUN] for i in range(len(values) - _RUN + 1)}


def apart(a: Side, b: Side) -> bool:
    """Whether nothing honest makes the two alike: other agencies, or periods of one agency without a common day."""
    if a.agency != b.agency:
        return True
    return a.window is not None and b.window is not None and (a.window[0] > b.window[1] or b.window[0] > a.window[1])
