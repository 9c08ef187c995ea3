"""Diagnosis (chẩn đoán): the smallest edit of one figure that makes it what the others ask for.

An inspector gains more from "1.249 → 1.294, two digits changed places" than from "does not add up". Nothing is ever
corrected silently: edits are offered, those first that close most of everything the figure is held against.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

import regex as re

from extractor.model import End
from patterns.slips import edit_kind
from verifier.changes import changes
from verifier.facts import Facts
from verifier.finding import Finding, Repair
from verifier.slips import printed_figure
from verifier.ties import Figures, Ties, sum_of, ties
from verifier.wording import number, read_number

_TOLD = re.compile(r"(-?\d[\d.,]*)%?")
_PLAIN = frozenset({"count", "measure", "money", "percent", "duration"})
"""Kinds of figures that print one value."""


def repairs(facts: Facts, whole: End, parts: tuple[End, ...]) -> tuple[Repair, ...]:
    """Single-figure edits that close `whole = sum(parts)`; `ranked` judges them by all other relations."""
    found: Figures = {}
    tie = sum_of(facts, whole, parts, found)
    if tie is None:
        return ()
    edits = (_edit(end, found[end].value, value) for end in dict.fromkeys(tie.ends) for value in tie.wanted(end, found))
    return tuple(edit for edit in edits if edit is not None)


def _edit(end: End, printed: Decimal, wanted: Decimal, explains: int = 1) -> Repair | None:
    exact = wanted.quantize(Decimal(1).scaleb(min(0, int(printed.as_tuple().exponent))))
    kind = edit_kind(printed, exact) if exact == wanted else None
    if kind is None:
        return None
    return Repair(id=end.id, before=number(printed), after=number(wanted), edit=kind, explains=explains)


def ranked(facts: Facts, findings: Sequence[Finding]) -> list[Finding]:
    """The findings with the edits that would close them, those first that close most of all that their figure is in.

    Args:
        facts: of the report.
        findings: as the rules made them, some with edits of their own.
    """
    if not findings:
        return []
    known = ties(facts, findings, {id_ for finding in findings for id_ in finding.evidence})
    return [finding if finding.rule in _OF_LABELS else _ranked(facts, known, finding) for finding in findings]


def _printed(facts: Facts) -> Counter[Decimal]:
    """How often the report prints each value."""
    return Counter(value for mention in facts.figures for value in facts.amounts(mention))


@dataclass(frozen=True, slots=True)
class _Offer:
    """An edit, how often the report prints the figure it makes and the figure as it is, whether that is reckoned, what breaks.

    A percentage or an average follows from other figures: that one slip makes just the one that follows is hardly chance,
    while some slip of a long count nearly always does.
    """

    repair: Repair
    told: int
    kept: int
    reckoned: int
    breaks: int

    @property
    def rank(self) -> tuple[int, int, bool, bool, int]:
        """The best first: it breaks nothing; it closes more; it makes a figure told elsewhere; it changes none such, or one reckoned."""
        return (self.breaks, -self.repair.explains, self.told == 0, self.kept > 1, -self.reckoned)


_OF_LABELS = frozenset({"RAT103", "REP106"})
"""Rules that find a wrong label: to change a figure would be to mend what is right."""


def _reckoned(facts: Facts, id_: str) -> int:
    """How much a figure follows from others: 2 what lies between two levels, 1 a percentage or an average, else 0."""
    mention = facts.mentions.get(id_)
    if mention is None:
        return 0
    if id_ in facts.once(_differences):
        return 2
    return int(mention.kind == "percent" or "/" in (mention.unit or ""))


def _differences(facts: Facts) -> frozenset[str]:
    return frozenset(change.amount.id for change in changes(facts) if change.amount is not None)


def _ranked(facts: Facts, known: Ties, finding: Finding) -> Finding:
    offers: dict[tuple[str, str, str], _Offer] = {}
    for end, value in (*_own(known, finding), *_wanted(known, finding)):
        figure = known.figures[end]
        closed, breaks = known.effect(end, value)
        net = closed - breaks
        edit = _edit(end, figure.value, value, max(net, 1)) if net > 0 or finding.repair else None
        if edit is not None:
            printed = facts.once(_printed)
            reckoned = _reckoned(facts, edit.id)
            offer = _Offer(edit, printed[value * figure.unit], printed[figure.base], reckoned, breaks)
            offers.setdefault((edit.id, edit.before, edit.after), offer)
    told = [offer.repair for offer in sorted(offers.values(), key=lambda offer: offer.rank)]
    kept = [edit for edit in finding.repair if (edit.id, edit.before, edit.after) not in offers]
    edits = (*told, *kept) or _as_expected(facts, finding)
    return finding.model_copy(update={"repair": edits}) if edits != finding.repair else finding


def _as_expected(facts: Facts, finding: Finding) -> tuple[Repair, ...]:
    """The edit that makes the stated figure what the others ask for: "báo cáo nêu 35%" where it is 25%."""
    stated, expected = (_figure_of(told) for told in (finding.stated, finding.expected))
    # A rate or an amount that goes the other way has a wrong word, too.
    turned = finding.rule == "RAT104" and (finding.arithmetic or "").startswith("-")
    if stated is None or expected is None or turned or (stated < 0) != (expected < 0):
        return ()
    told = ((id_, _printed_value(facts, id_)) for id_ in dict.fromkeys(finding.evidence))
    stating = [(id_, abs(printed)) for id_, printed in told if printed is not None and abs(printed) == abs(stated)]
    if len(stating) != 1:
        return ()
    ((id_, printed),) = stating
    places = Decimal(1).scaleb(min(0, int(printed.as_tuple().exponent)))
    edit = _edit(End(id=id_), printed, abs(expected).quantize(places, ROUND_HALF_UP))
    return (edit,) if edit is not None else ()


def _figure_of(told: str | None) -> Decimal | None:
    """The figure that a finding tells, with or without a sign of percent; None where it tells something else."""
    match = _TOLD.fullmatch(told or "")
    return read_number(match[1]) if match is not None else None


def _printed_value(facts: Facts, id_: str) -> Decimal | None:
    mention, cell = facts.mentions.get(id_), facts.cell_rows.get(id_)
    if mention is not None:
        return Decimal(mention.value) if mention.kind in _PLAIN else None
    return Decimal(cell.value) if cell is not None else None


def balancing(facts: Facts, plus: Sequence[End], minus: Sequence[End]) -> tuple[Repair, ...]:
    """Single-figure edits with which what came is what went and what is left, the last figure first: it follows from the others."""
    told = [printed_figure(facts, end) for end in (*plus, *minus)]
    figures = [figure for figure in told if figure is not None]
    if len(figures) < len(told):
        return ()
    bases = [figure.value * figure.unit for figure in figures]
    gap = sum(bases[: len(plus)], Decimal(0)) - sum(bases[len(plus) :], Decimal(0))
    edits = []
    for place in range(len(figures) - 1, -1, -1):
        figure = figures[place]
        wanted = figure.value + (-gap if place < len(plus) else gap) / figure.unit
        edits.append(_edit(figure.end, figure.value, wanted) if wanted >= 0 else None)
    return tuple(edit for edit in edits if edit is not None)


def _own(known: Ties, finding: Finding) -> Iterator[tuple[End, Decimal]]:
    """The edits that the rule itself offers."""
    for edit in finding.repair:
        ends = known.ends.get(edit.id)
        if ends is not None:  # else it may be no figure, but the day of a document
            before, after = read_number(edit.before), read_number(edit.after)
            yield from ((end, after) for end in ends if known.figures[end].value == before)


def _wanted(known: Ties, finding: Finding) -> Iterator[tuple[End, Decimal]]:
    """The values that broken ties of the figures of a finding ask for; of ties between them alone, where there are such."""
    quoted = set(finding.evidence)
    ends = (end for id_ in dict.fromkeys(finding.evidence) for end in known.ends.get(id_, ()))
    broken = list({id(tie): tie for end in ends for tie in known.of.get(end, ()) if id(tie) in known.broken}.values())
    inside = [tie for tie in broken if all(end.id in quoted for end in tie.ends)]
    for tie in inside or broken:
        for end in dict.fromkeys(tie.ends):
            if end.id in quoted:
                yield from ((end, value) for value in tie.wanted(end, known.figures) if value >= 0)
