"""Report and findings to the ledger of checks: what was looked at, how closely, and what was not."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, get_args

from extractor.model import Cell, Mention, Observation, Report
from verifier.checked import CheckedFigure, CheckLedger, Reason, RuleChecks, State, StateCount
from verifier.checks import Check, Seen, checks, counted
from verifier.facts import Facts
from verifier.finding import Finding
from verifier.rounding import Rounding

_KINDS_EXCLUDED: Mapping[str, Reason] = {
    "date": "date",
    "date_range": "date_range",
    "period": "period",
    "legal_ref": "legal_ref",
    "code": "code",
    "ordinal": "ordinal",
    "level": "level",
}
_STATES: tuple[State, ...] = get_args(State)
_REASONS: tuple[Reason | None, ...] = (None, *get_args(Reason))


def account(report: Report, findings: Iterable[Finding], codes: Collection[str] | None = None) -> CheckLedger:
    """The ledger of a report's checks.

    Args:
        report: what was read.
        findings: all that `verify` found in it, those that a reviewer has accepted included.
        codes: of the rules applied, as given to `verify`; None for all.
    """
    facts = Facts(report)
    made = list(checks(facts, findings, codes))
    looks = _looks(made)
    entries = tuple(sorted(_entries(facts, looks), key=lambda entry: (entry.start, entry.end, entry.id)))
    states = Counter((entry.state, entry.verdict, entry.reason) for entry in entries)
    return CheckLedger(
        figures=len(entries),
        states=tuple(
            StateCount(state=state, verdict=verdict, reason=reason, figures=figures)
            for (state, verdict, reason), figures in sorted(states.items(), key=lambda each: _order(*each[0]))
        ),
        rules=tuple(
            RuleChecks(
                rule=rule,
                consistent=verdicts["consistent"],
                inconsistent=verdicts["inconsistent"],
                not_checkable=verdicts["not_checkable"],
            )
            for rule, verdicts in sorted(counted(made).items())
        ),
        entries=entries,
    )


def _order(state: State, verdict: str | None, reason: Reason | None) -> tuple[int, str, int]:
    return _STATES.index(state), verdict or "", _REASONS.index(reason)


@dataclass(slots=True)
class _Looks:
    """What the checks saw of one figure. `slips`: the least slip noticed of each half, of all but fractions the only one."""

    agrees: set[str] = field(default_factory=set)
    conflicts: set[str] = field(default_factory=set)
    powerless: bool = False
    slips: dict[str | None, Decimal] = field(default_factory=dict)
    rounding: Rounding | None = None

    def add(self, check: Check, seen: Seen) -> None:
        if check.verdict == "inconsistent":
            self.conflicts.add(check.rule)
        elif check.verdict == "consistent" and seen.slip is not None:
            self.agrees.add(check.rule)
            part = seen.end.part
            self.slips[part] = min(seen.slip, self.slips.get(part, seen.slip))
            if check.rounding is not None and check.rounding[0] == seen.end:
                self.rounding = self.rounding or check.rounding[1]
        elif check.verdict == "consistent":
            self.powerless = True


def _looks(made: Iterable[Check]) -> dict[str, _Looks]:
    found: dict[str, _Looks] = {}
    for check in made:
        for seen in check.seen:
            found.setdefault(seen.end.id, _Looks()).add(check, seen)
    return found


def _entries(facts: Facts, looks: Mapping[str, _Looks]) -> Iterator[CheckedFigure]:
    for mention in facts.report.mentions:
        seen, row = looks.get(mention.id), facts.observations.get(mention.id)
        outcome = _outcome(seen, row, _excluded(mention.kind, mention.modality))
        yield _entry(facts, mention, (mention.section, mention.kind), outcome, seen)
    for id_, row in facts.cell_rows.items():
        if not row.mentions and id_ in facts.cells:
            seen = looks.get(id_)
            outcome = _outcome(seen, row, _excluded(row.measure, row.modality))
            yield _entry(facts, facts.cells[id_], (row.section, row.measure), outcome, seen)


def _entry(
    facts: Facts, place: Mention | Cell, told: tuple[str, str], outcome: "_Outcome", seen: _Looks | None
) -> CheckedFigure:
    slips = seen.slips.values() if seen else ()
    return CheckedFigure(
        id=place.id,
        text=place.text,
        start=place.start,
        end=place.end,
        page=facts.report.source.page_of(place.start),
        section=told[0],
        kind=told[1],
        state=outcome.state,
        verdict=outcome.verdict,
        agrees=tuple(sorted(seen.agrees)) if seen else (),
        conflicts=tuple(sorted(seen.conflicts)) if seen else (),
        slip=format(max(slips), "f") if slips else None,
        reason=outcome.reason,
        rounding=seen.rounding if seen and outcome.verdict == "consistent" else None,
    )


@dataclass(frozen=True, slots=True)
class _Outcome:
    state: State
    verdict: Literal["consistent", "inconsistent"] | None = None
    reason: Reason | None = None


def _outcome(seen: _Looks | None, row: Observation | None, excluded: Reason | None) -> _Outcome:
    """The one state of a figure: what decides most goes first, so that a date that a rule objects to is checked."""
    if seen and seen.conflicts:
        return _Outcome("checked", verdict="inconsistent")
    if seen and seen.agrees:
        return _Outcome("checked", verdict="consistent")
    if excluded:
        return _Outcome("excluded", reason=excluded)
    if seen:
        return _Outcome("unlinked", reason="no_power" if seen.powerless else "not_checkable")
    return _Outcome("unlinked", reason="no_relation" if row and row.indicator != "other" else "no_indicator")


def _excluded(kind: str, modality: str) -> Reason | None:
    return _KINDS_EXCLUDED.get(kind) or ("target" if modality == "target" else None)
