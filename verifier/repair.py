"""Diagnosis (chẩn đoán): the smallest edit of one figure that makes it what the others ask for.

An inspector gains more from "1.249 → 1.294, two digits changed places" than from "does not add up". Nothing is ever
corrected silently: edits are offered, those first that close most of everything the figure is held against.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from extractor.model import End
from patterns.slips import edit_kind
from verifier.facts import Facts
from verifier.finding import Finding, Repair
from verifier.ties import Figures, Ties, sum_of, ties
from verifier.wording import number, read_number


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
    """An edit, how often the report prints the figure that it makes, and the figure as it is, and whether that is reckoned.

    A percentage or an average follows from other figures: that one slip makes just the one that follows is hardly chance,
    while some slip of a long count nearly always does.
    """

    repair: Repair
    told: int
    kept: int
    reckoned: bool

    @property
    def rank(self) -> tuple[int, bool, bool, bool]:
        """The best first: it closes more; it makes a figure told elsewhere; what it changes is told nowhere else, or reckoned."""
        return (-self.repair.explains, self.told == 0, self.kept > 1, not self.reckoned)


_OF_LABELS = frozenset({"RAT103", "REP106"})
"""Rules that find a wrong label: to change a figure would be to mend what is right."""


def _is_reckoned(facts: Facts, id_: str) -> bool:
    """Whether a figure follows from others: a percentage, or an average."""
    mention = facts.mentions.get(id_)
    return mention is not None and (mention.kind == "percent" or "/" in (mention.unit or ""))


def _ranked(facts: Facts, known: Ties, finding: Finding) -> Finding:
    offers: dict[tuple[str, str, str], _Offer] = {}
    for end, value in (*_own(known, finding), *_wanted(known, finding)):
        figure = known.figures[end]
        net = known.net(end, value)
        edit = _edit(end, figure.value, value, max(net, 1)) if net > 0 or finding.repair else None
        if edit is not None:
            printed = facts.once(_printed)
            offer = _Offer(edit, printed[value * figure.unit], printed[figure.base], _is_reckoned(facts, edit.id))
            offers.setdefault((edit.id, edit.before, edit.after), offer)
    told = [offer.repair for offer in sorted(offers.values(), key=lambda offer: offer.rank)]
    kept = [edit for edit in finding.repair if (edit.id, edit.before, edit.after) not in offers]
    return finding.model_copy(update={"repair": (*told, *kept)}) if told else finding


def _own(known: Ties, finding: Finding) -> Iterator[tuple[End, Decimal]]:
    """The edits that the rule itself offers."""
    for edit in finding.repair:
        before, after = read_number(edit.before), read_number(edit.after)
        ends = known.ends.get(edit.id, ())
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
