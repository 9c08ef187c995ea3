"""The periods a report names itself by (kỳ báo cáo): at its top, in headings and in the closing sentence."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import regex as re

from extractor.model import Mention, Section
from patterns.period import calendar_bounds, parse_day
from patterns.words import matches
from verifier.claims import folded
from verifier.facts import Facts

_CONCLUDES = re.compile(r"(?<!\p{L})(?:trên đây là|vậy, ?(?:ủy ban|ubnd))(?!\p{L})")
_CONCLUDES_OPENERS = ("trên đây là", "vậy,")
_ENDS = re.compile(r"\./\.|nơi nhận")
_REACH = 600


@dataclass(frozen=True, slots=True)
class Told:
    """A period as told somewhere, with its first and last day; without its year it is read in that of the report."""

    mention: Mention
    start: date
    end: date
    has_year: bool

    @property
    def months(self) -> int:
        """How many months it lasts: a quarter three, whatever it is called."""
        return 12 * (self.end.year - self.start.year) + self.end.month - self.start.month + 1

    @property
    def days(self) -> tuple[date, date]:
        """Its first and last day."""
        return self.start, self.end


def own(facts: Facts) -> tuple[Told, ...]:
    """The periods above the first heading, of the length of the report's own; none where its own does not stand there."""
    period, sections = facts.report.header.period, facts.report.sections
    first, last = (parse_day(period.start or ""), parse_day(period.end or "")) if period else (None, None)
    if first is None or last is None or not sections or facts.report.header.title is None:
        return ()
    told = tuple(_within(facts, 0, sections[0].start, first.year))
    mine = next((t for t in told if t.days == (first, last)), None)
    return tuple(t for t in told if t.months == mine.months) if mine else ()


def in_closing(facts: Facts) -> tuple[Told, ...]:
    """The periods that the closing sentence names (`Trên đây là báo cáo ... quý II năm 2023`), of the report's own length."""
    mine = facts.once(own)
    text = facts.once(folded)
    start = max((match.start() for match in matches(_CONCLUDES, _CONCLUDES_OPENERS, text)), default=-1)
    if not mine or start < 0:
        return ()
    stop = _ENDS.search(text, start, start + _REACH)
    end = stop.start() if stop else start + _REACH
    return tuple(t for t in _within(facts, start, end, mine[0].start.year) if t.months == mine[0].months)


def in_heading(facts: Facts, section: Section) -> tuple[Told, ...]:
    """The periods that a heading names, of the report's own length."""
    mine = facts.once(own)
    if not mine:
        return ()
    end = min(section.end, section.start + 2 * len(section.title) + 20)  # wrapped lines are longer than the title
    lines = facts.report.source.text[section.start : end]
    wanted, seen = len("".join(section.title.split())), 0
    for i, ch in enumerate(lines):
        seen += not ch.isspace()
        if seen > wanted + 10:  # the enumerator stands before it
            end = section.start + i
            break
    return tuple(t for t in _within(facts, section.start, end, mine[0].start.year) if t.months == mine[0].months)


def _within(facts: Facts, start: int, end: int, year: int) -> Iterator[Told]:
    mentions = facts.of_kinds("period")
    first_at, last_at = (bisect_left(mentions, offset, key=lambda m: m.start) for offset in (start, end))
    for mention in mentions[first_at:last_at]:
        has_year = mention.value[:4].isdigit()
        value = mention.value if has_year else f"{year}-{mention.value.removeprefix('M')}"
        first, last = calendar_bounds(value)
        if first is None:
            first, last = calendar_bounds(f"{year}-{mention.value}")
        begins, stops = parse_day(first or ""), parse_day(last or "")
        if begins is not None and stops is not None:
            yield Told(mention, begins, stops, has_year)
