"""Periods as spoken (kỳ được nêu): from a label and its value, and those that several phrases name together.

giai đoạn 2021 - 2023 và 6 tháng đầu năm 2024     one period, from the first start to the last end
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import regex as re

from extractor.clean import View
from extractor.find import Found
from extractor.model import Period, Window
from patterns.period import calendar_bounds, period_bounds, regulation_window

_AND = re.compile(r",? và |, ")
_UNTIL = re.compile(r",? (?:đến|đến hết|tới) ")


@dataclass(frozen=True, slots=True)
class Spoken:
    """A period of the text: the phrases that name it, most often one and the same."""

    first: Found
    last: Found

    @property
    def bounds(self) -> tuple[str | None, str | None]:
        """Its first and last day; None where the year is not told."""
        start, _ = period_bounds(self.first.mention.text, self.first.mention.value)
        _, end = period_bounds(self.last.mention.text, self.last.mention.value)
        return start, end

    def period(self, view: View) -> Period:
        """What it covers. Its label is all that names it, as the block prints it."""
        if self.first is self.last:
            return period_of(self.first.mention.text, self.first.mention.value)
        start, end = self.bounds
        return Period(label=" ".join(view.text[self.first.start : self.last.end].split()), start=start, end=end)


def period_of(label: str, value: str, stated: Window | None = None) -> Period:
    """A period from its printed label and its value: its first and last day, and cut-off dates where the law sets them."""
    start, end = period_bounds(label, value)
    cut = regulation_window(value)
    regulation = Window(start=cut[0], end=cut[1]) if cut[0] else None
    return Period(label=" ".join(label.split()), start=start, end=end, regulation=regulation, stated=stated)


def spoken(view: View, named: Sequence[Found]) -> list[Spoken]:
    """The periods that a block names; those joined by a word that follow each other in time are one.

    Args:
        view: of the block.
        named: its mentions of periods, in text order.
    """
    result: list[Spoken] = []
    for f in named:
        before = result[-1] if result else None
        if before is not None and _goes_on(view, before, f):
            result[-1] = Spoken(before.first, f)
        else:
            result.append(Spoken(f, f))
    return result


def _goes_on(view: View, before: Spoken, f: Found) -> bool:
    """Whether a period goes on in the next phrase: `2021 - 2023 và 6 tháng đầu năm 2024`; what lies apart is told apart."""
    end, start = before.bounds[1], calendar_bounds(f.mention.value)[0]
    if end is None or start is None or end >= start:
        return False
    if _UNTIL.fullmatch(view.folded, before.last.end, f.start):
        return True
    adjoins = date.fromisoformat(end) + timedelta(days=1) == date.fromisoformat(start)
    return adjoins and _AND.fullmatch(view.folded, before.last.end, f.start) is not None
