"""The ledger of checks (sổ kiểm tra): each figure of a report is checked, unlinked or excluded, and it is said why."""

from typing import Literal

from extractor.model.base import Noun
from verifier.rounding import Rounding

State = Literal["checked", "unlinked", "excluded"]
"""What became of a figure: held against others, or not; or it is none that could be (a date, a number of a document)."""

Reason = Literal[
    "no_power",
    "not_checkable",
    "no_relation",
    "no_indicator",
    "target",
    "date",
    "date_range",
    "period",
    "legal_ref",
    "code",
    "ordinal",
    "level",
]
"""Why a figure is not checked. Unlinked: the checks could not have failed; a figure they need is missing, rounded open or of
another base; nothing is told that it could be held against; not even what it counts. Excluded: an aim, or the kind it is."""


class CheckedFigure(Noun):
    """A mention, or a table cell that holds a figure. `agrees` and `conflicts` are codes of rules.

    `verdict` is told of checked figures, `reason` of the others. `slip` is the power of the strongest check: every change
    of the figure by so much or more, in its printed unit, would have been noticed. `rounding` tells how a percentage was made of
    exact counts that it agrees with: of several such pairs, by the first.
    """

    id: str
    text: str
    start: int
    end: int
    page: int
    section: str
    kind: str
    state: State
    verdict: Literal["consistent", "inconsistent"] | None
    agrees: tuple[str, ...]
    conflicts: tuple[str, ...]
    slip: str | None
    reason: Reason | None
    rounding: Rounding | None = None


class StateCount(Noun):
    """How many figures are in one state for one reason or with one verdict."""

    state: State
    verdict: Literal["consistent", "inconsistent"] | None
    reason: Reason | None
    figures: int


class RuleChecks(Noun):
    """How many checks one rule made, by what came of them."""

    rule: str
    consistent: int
    inconsistent: int
    not_checkable: int


class CheckLedger(Noun):
    """Every figure of a report once, in text order, with the counts of states and of checks. Passes are counted, not listed."""

    figures: int
    states: tuple[StateCount, ...]
    rules: tuple[RuleChecks, ...]
    entries: tuple[CheckedFigure, ...]
