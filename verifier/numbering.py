"""Numbering as printed (số thứ tự đề mục): which enumerator follows which under the same heading."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from extractor.model import Report, Section
from patterns.heading import Enumerator, read_enumerator, roman_value
from verifier.facts import Facts

_REACH = 40
"""Letters of a heading that hold its enumerator and what stands right behind."""


@dataclass(frozen=True, slots=True)
class Step:
    """Two sections that follow each other in one count, with their enumerators; `by` is how far the count goes on."""

    before: Section
    after: Section
    first: Enumerator
    second: Enumerator
    by: int

    @property
    def spans(self) -> tuple[tuple[int, int], tuple[int, int]]:
        """Where the two enumerators stand."""
        return _span(self.before, self.first), _span(self.after, self.second)


def steps(facts: Facts) -> tuple[Step, ...]:
    """The steps of every count written in one style: `1.` to `2.` under one heading, articles through all chapters.

    A count that starts anew is no step, nor is one of text that was recognised or converted: its digits may be misread. None where
    no count repeats or leaves out a number, as in most reports.
    """
    return () if _runs_on(facts.report) else tuple(_steps(facts))


def _runs_on(report: Report) -> bool:
    """Whether the paths tell that every count begins at one and goes on by one: then no enumerator has to be read again."""
    latest: dict[str | None, str] = {}
    counted: dict[tuple[str, str], int] = {}
    for section in report.sections:
        above = latest.get(section.parent, "")
        latest[section.path] = section.id
        if section.kind == "appendix":
            continue
        label = section.path.rpartition(".")[2]
        ordinal = int(label) if label.isdecimal() else roman_value(label)
        if ordinal != counted.get((above, section.kind), 0) + 1:
            return False
        counted[above, section.kind] = ordinal
    return True


def _steps(facts: Facts) -> Iterator[Step]:
    report = facts.report
    latest: dict[str | None, str] = {}  # the id of the section that a path stands for here: paths may repeat
    counted: dict[tuple[str, str], tuple[Section, Enumerator]] = {}
    for section in report.sections:
        above = latest.get(section.parent, "")
        latest[section.path] = section.id
        mark = _mark(facts, section)
        if mark is None or report.source.trust(*_span(section, mark)) != "text":
            continue
        count = ("" if mark.family == "article" else above, mark.family)
        before, first = counted.get(count, (None, None))
        counted[count] = (section, mark)
        if before is None or first is None or mark.ordinal == 1 or not mark.is_style_of(first):
            continue
        if (by := mark.steps_from(first)) is not None:
            yield Step(before, section, first, mark, by)


def _mark(facts: Facts, section: Section) -> Enumerator | None:
    if section.kind == "appendix":
        return None
    line = facts.tidied[section.start : section.start + _REACH].splitlines()[0]
    return read_enumerator(unicodedata.normalize("NFC", line))


def _span(section: Section, mark: Enumerator) -> tuple[int, int]:
    return section.start, min(section.end, section.start + mark.length)
