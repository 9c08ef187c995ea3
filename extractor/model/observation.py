"""Observations (số liệu): one cell of a statistical cube, after SDMX: an indicator, a scope, a period and a value."""

from typing import Literal

from extractor.model.base import Noun, Span
from extractor.model.period import Period
from extractor.model.relation import End

Measure = Literal["count", "percent", "money", "duration", "measure"]


class Scope(Noun):
    """Whose figures: agency, level of government, field (lĩnh vực), owner of procedures, people group, channel."""

    agency: str | None = None
    level: str | None = None
    field: str | None = None
    authority: str | None = None
    group: str | None = None
    channel: str | None = None

    # Facts are grouped by whose figures they are, hundreds of times in a report: of what a model holds, the names alone.
    def __hash__(self) -> int:
        """That of its names."""
        return hash((self.agency, self.level, self.field, self.authority, self.group, self.channel))


class Match(Noun):
    """How the label was linked to the catalogue, and how sure (0 to 1)."""

    how: Literal["exact", "fuzzy", "inherited"]
    score: float


class Computed(Noun):
    """The pair of counts that a percentage was computed from; None for one that is not known.

    `how`: the text prints the pair beside it, names it, or it was inferred: a pair of the totals in force gives exactly
    the percentage printed.
    """

    numerator: End | None
    denominator: End | None
    how: Literal["printed", "named", "inferred"]


class Observation(Noun):
    """One fact: `indicator` is a catalogue code or "other"; `label` the words it was read from.

    `period_read_at` and `scope_read_at` are the places in the source that state the period and the scope in force; None
    where they are those of the report as a whole.
    """

    id: str
    indicator: str
    label: str
    measure: Measure
    value: str
    unit: str | None
    qualifier: str
    modality: str
    period: Period
    scope: Scope
    section: str
    mentions: tuple[str, ...]
    cells: tuple[str, ...]
    match: Match
    period_read_at: Span | None = None
    scope_read_at: Span | None = None
    computed_from: Computed | None = None
