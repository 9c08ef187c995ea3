"""One slip, one finding (mỗi chỗ sai báo một lần): what another finding tells of the same figures, and tells better, is left out.

A sum that closes at a wrong figure is broken in the eyes of several rules. Left out is what quotes the same figures, or some of them,
and follows from what is kept; never what says that other figures disagree.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import chain

from extractor.model import Mention
from verifier.facts import Facts
from verifier.finding import Finding
from verifier.rounding import as_percent
from verifier.wording import read_number

_SUPPOSED = "RAT106"
"""The rule that supposes what a percentage is of: it gives way to all that know."""

_READ = "SUM109"
"""The rule that reads lists without what the extractor knows of them: it gives way to all that add up two of its figures."""
_SHARED = 2

_GRAVE = {"info": 0, "warning": 1, "error": 2}

_ORDERS = (
    ("BAL101", "BAL103", "BAL102", "RAT105", "SUM101", "SUM104", "SUM102", "SUM103"),
    ("RAT103", "RAT101", "RAT102", "RAT104", "RAT109"),
    ("REP106", "REP103", "REP101", "REP107", "REP105"),
    ("SUM105", "RAT111"),
    ("CLM105", "CLM102"),
    ("PER108", "PER104"),
)
"""Of two findings about the very same figures that of the rule named first is kept: the graver, then the more exact."""
_RANKS = {rule: (order, rank) for order, rules in enumerate(_ORDERS) for rank, rule in enumerate(rules)}

_CHANGE, _SUMMED = "RAT105", "SUM101"
"""Two levels and what lies between them are no whole and its parts, however sure the rule is that adds them up."""

_WITHIN = {
    "SUM104": frozenset({"SUM101", "SUM102", "SUM103", "SUM104", "BAL101", "BAL103"}),
    "BAL101": frozenset({"BAL103"}),
    "BAL102": frozenset({"BAL101", "BAL103"}),
    "RAT105": frozenset({"RAT105", "BAL103"}),
    "BND102": frozenset({"RAT101", "RAT102"}),
    "PER104": frozenset({"PER108"}),
}
"""Rules whose finding gives way to one that quotes all its figures, and more: of a sum of which it took a part only."""

_AROUND = {
    "SUM102": frozenset({"BND102"}),
    "SUM103": frozenset({"BND102"}),
    "RAT106": frozenset({"BND102"}),
    "PER104": frozenset({"PER108"}),
    "REF102": frozenset({"REF101"}),
}
"""Rules whose finding gives way to one about some of its figures: where a part is larger than the whole nothing else can fit."""

_BESIDE = {"RAT102": frozenset({"RAT103"}), "RAT107": frozenset({"RAT101", "RAT102"})}
"""Rules whose finding gives way to one that shares a percentage and a count with it."""

_OVER, _EXCEEDS = "BND101", "BND102"
_NEAR = 400
"""Letters between a rate over 100 % and the counts that it may be of."""

_OF_LABELS = frozenset({"RAT103", "REP106"})
"""Rules that find a wrong label: no repair of a figure is theirs."""


def without_guesses(facts: Facts, found: list[Finding]) -> list[Finding]:
    """The findings without suppositions about a percentage, and lists, that another one speaks of already."""
    told: defaultdict[str, list[int]] = defaultdict(list)  # in which findings a figure is told
    for place, finding in enumerate(found):
        if finding.rule not in {_SUPPOSED, _READ} and finding.severity != "info":
            for id_ in set(finding.evidence):
                told[id_].append(place)
    found = [
        finding
        for finding in found
        if finding.rule != _READ
        or max(Counter(chain.from_iterable(told[id_] for id_ in set(finding.evidence))).values(), default=0) < _SHARED
    ]
    if not any(finding.rule == _SUPPOSED for finding in found):
        return found
    known = {
        id_ for finding in found if finding.rule != _SUPPOSED and finding.severity != "info" for id_ in finding.evidence
    }
    percents = {m.id for m in facts.of_kinds("percent")} & known
    return [finding for finding in found if finding.rule != _SUPPOSED or percents.isdisjoint(finding.evidence)]


def told_once(facts: Facts, found: Sequence[Finding]) -> list[Finding]:
    """The findings without those that another one tells better; it takes over the repairs it has none of its own of.

    Args:
        facts: of the report.
        found: the findings of all rules, their repairs ranked.
    """
    beside: dict[str, list[int]] = {}
    for place, finding in enumerate(found):
        for id_ in finding.evidence:
            beside.setdefault(id_, []).append(place)
    tellers = {place: _teller(facts, found, place, beside) for place in range(len(found))}
    kept = {place: found[place] for place, teller in tellers.items() if teller is None}
    for place, teller in tellers.items():
        last = teller
        while last is not None and tellers[last] is not None:
            last = tellers[last]
        if last is not None and not kept[last].repair and found[last].rule not in _OF_LABELS:
            kept[last] = kept[last].model_copy(update={"repair": found[place].repair})
    return list(kept.values())


def _teller(facts: Facts, found: Sequence[Finding], place: int, beside: dict[str, list[int]]) -> int | None:
    """The place of a finding that tells what the one at a place does, and better."""
    one = found[place]
    near = dict.fromkeys(chain.from_iterable(beside.get(id_, ()) for id_ in one.evidence))
    if one.rule == _OVER:
        near.update((at, None) for at, other in enumerate(found) if other.rule == _EXCEEDS and _is_near(one, other))
    gives_way = (other for other in near if other != place and _gives_way(facts, one, found[other]))
    return next(gives_way, None)


def _gives_way(facts: Facts, one: Finding, other: Finding) -> bool:
    if _same_figures(one, other):
        return True
    return _GRAVE[one.severity] <= _GRAVE[other.severity] and any(test(facts, one, other) for test in _TESTS)


def _same_figures(one: Finding, other: Finding) -> bool:
    """Whether both quote the very same figures, and the other is graver, or as grave and its rule goes before."""
    mine, its = _RANKS.get(one.rule), _RANKS.get(other.rule)
    if mine is None or its is None or mine[0] != its[0] or set(one.evidence) != set(other.evidence):
        return False
    return (_gravity(one), -mine[1]) < (_gravity(other), -its[1])


def _gravity(finding: Finding) -> int:
    return min(_GRAVE[finding.severity], 1 if finding.rule == _SUMMED else 2)


def _part_of_it(_: Facts, one: Finding, other: Finding) -> bool:
    return other.rule in _WITHIN.get(one.rule, ()) and set(one.evidence) < set(other.evidence)


def _follows(_: Facts, one: Finding, other: Finding) -> bool:
    return other.rule in _AROUND.get(one.rule, ()) and set(one.evidence) > set(other.evidence)


def _by_the_way(_: Facts, one: Finding, other: Finding) -> bool:
    return other.rule in _BESIDE.get(one.rule, ()) and len(set(one.evidence).intersection(other.evidence)) > 1


def _same_gap(_: Facts, one: Finding, other: Finding) -> bool:
    """Whether a change misses its levels by what the closing figure misses the flow: "tăng thêm 19" is right, the closing is not."""
    shared = len(set(one.evidence).intersection(other.evidence))
    return one.rule == _CHANGE and other.rule == "BAL103" and shared > 1 and _gap(one) == _gap(other) is not None


def _over_the_whole(facts: Facts, one: Finding, other: Finding) -> bool:
    """Whether a rate over 100 % is of counts of which the part is told to be larger than the whole: `104,5% (921/881)`."""
    if one.rule != _OVER or other.rule != _EXCEEDS or not _is_near(one, other):
        return False
    counts = _counted(facts, one.evidence)
    return set(other.evidence) <= counts or _prints(facts, facts.mentions[one.evidence[0]], other)


def _is_near(one: Finding, other: Finding) -> bool:
    return one.section == other.section and abs(min(one.spans)[0] - min(other.spans)[0]) <= _NEAR


def _prints(facts: Facts, percent: Mention, exceeding: Finding) -> bool:
    """Whether the part and the whole of a finding that the one exceeds the other make a percentage."""
    ends = [end for id_ in exceeding.evidence for end in facts.ends(facts.mentions[id_])]
    if len(ends) != 2:
        return False
    whole, part = sorted(map(facts.value, ends))
    return bool(whole) and as_percent(Fraction(part) / Fraction(whole), facts.decimals(percent)) == Decimal(
        percent.value
    )


_TESTS: tuple[Callable[[Facts, Finding, Finding], bool], ...] = (
    _part_of_it,
    _follows,
    _by_the_way,
    _same_gap,
    _over_the_whole,
)


def _counted(facts: Facts, evidence: Sequence[str]) -> set[str]:
    """The counts that a percentage is told of."""
    found = {relation.fraction.id for relation in facts.fraction_percents if relation.percent.id in evidence}
    told = (ratio for ratio in facts.ratios if ratio.percent.id in evidence)
    return found | {end.id for ratio in told for end in (ratio.numerator, ratio.denominator) if end is not None}


def _gap(finding: Finding) -> object:
    """How far what is stated lies from what is expected; None where these are no figures."""
    if finding.stated is None or finding.expected is None:
        return None
    try:
        return abs(read_number(finding.stated) - read_number(finding.expected))
    except ArithmeticError:
        return None
