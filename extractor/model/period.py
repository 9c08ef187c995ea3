"""Periods (kỳ báo cáo): a printed label, its calendar bounds, the cut-off dates of the law, and dates the text states."""

from extractor.model.base import Noun


class Window(Noun):
    """Two ISO dates, both included. None where the side is open (a stock has no start)."""

    start: str | None
    end: str | None


class Period(Noun):
    """A period as read: `start` and `end` are the calendar bounds of the label, or the days printed for it.

    `named` holds the calendar bounds of the label where `start` and `end` are the days printed for it,

    `regulation` holds the cut-off dates of Điều 12 Nghị định 09/2019/NĐ-CP where the label is one it regulates,
    `stated` the dates that the report itself prints.
    """

    label: str
    start: str | None
    end: str | None
    regulation: Window | None = None
    stated: Window | None = None
    named: Window | None = None

    def __hash__(self) -> int:
        """That of its label and bounds: periods that agree in these hardly ever differ in the windows beside them."""
        return hash((self.label, self.start, self.end))
