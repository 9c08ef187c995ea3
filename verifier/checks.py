"""Checks (phép kiểm tra): what arithmetic held a report's figures against, with what result, and how small a slip it would notice.

Rules tell what they found; this tells what was looked at. Checks are read from the relations, changes and columns
that the rules of sums, balances, ratios, repeats and tables judge, by the same tolerances; a finding is a check that failed. What
only bounds a figure (a part of an open list is at most the whole) is a check without power.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from itertools import islice
from typing import Literal

from extractor.model import Breakdown, End, Mention, Observation
from patterns.catalogue import IDENTITIES, Identity
from patterns.subsets import MOST
from verifier.changes import changes, growth, levels
from verifier.facts import Facts
from verifier.finding import Finding
from verifier.grids import columns
from verifier.line import Change
from verifier.rounding import Interval, Rounding, rounding
from verifier.rules.sums.total_differs_from_parts import is_flow

Verdict = Literal["consistent", "inconsistent", "not_checkable"]

_ZERO = Decimal(0)
_CORE = ("dossier.resolved.", "dossier.pending.")
_MOST_MEMBERS = 40


@dataclass(frozen=True, slots=True)
class Seen:
    """A figure in a check. `slip`: every change of at least so much, in the unit printed, fails the check; None: none surely does."""

    end: End
    slip: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """One check: the rule whose arithmetic it is, the figures it looked at, and what came of it."""

    rule: str
    verdict: Verdict
    seen: tuple[Seen, ...]
    rounding: tuple[End, Rounding] | None = None
    """The percentage that it looked at, and how that was rounded; None where the counts tell no one value."""

    @property
    def powerless(self) -> bool:
        """Whether it agrees but would have agreed with other figures, too."""
        return self.verdict == "consistent" and all(seen.slip is None for seen in self.seen)


def checks(facts: Facts, findings: Iterable[Finding], codes: Collection[str] | None = None) -> Iterator[Check]:
    """The checks of a report: first those that failed, one for each finding about figures, then the others.

    Args:
        facts: of the report.
        findings: all that the applied rules found in it.
        codes: of the rules applied; None for all.
    """
    failed: set[tuple[str, frozenset[str]]] = set()
    for finding in findings:
        ids = [id_ for id_ in finding.evidence if id_ in facts.mentions or id_ in facts.cells]
        failed.add((finding.rule, frozenset(ids)))
        if ids:
            yield Check(finding.rule, "inconsistent", tuple(Seen(End(id=id_)) for id_ in dict.fromkeys(ids)))
    for read in (_sums, _shares, _changes, _repeats, _columns):
        for check in read(facts):
            told = (check.rule, frozenset(seen.end.id for seen in check.seen)) in failed
            if not told and (codes is None or check.rule in codes):
                yield check


def _check(facts: Facts, rule: str, *, holds: bool | None, margins: Sequence[tuple[End, Fraction | None]]) -> Check:
    """A check that holds, with what each figure may be off by and still hold; one that does not hold, or cannot be made.

    What no finding reports although it does not hold has an innocent explanation, so that nothing was decided.
    """
    if not holds:
        return Check(rule, "not_checkable", tuple(Seen(end) for end, _ in margins))
    return Check(rule, "consistent", tuple(Seen(end, _slip(facts, end, margin)) for end, margin in margins))


def _slip(facts: Facts, end: End, margin: Fraction | None) -> Decimal | None:
    """The least change in steps of the last digit printed that is larger than the margin; None above the figure itself."""
    if margin is None:
        return None
    printed, base = _printed(facts, end)
    step = Decimal(1).scaleb(min(0, int(printed.as_tuple().exponent)))
    factor = Fraction(base) / Fraction(printed) if printed else Fraction(1)
    slip = step * (max(margin, Fraction(0)) // (Fraction(step) * abs(factor)) + 1)
    return slip if slip <= max(abs(printed), step) else None


def _printed(facts: Facts, end: End) -> tuple[Decimal, Decimal]:
    """A figure as printed, and in base units."""
    mention = facts.mentions.get(end.id)
    if mention is None:
        value = Decimal(facts.cell_rows[end.id].value)
        return value, value
    return facts.value(end) if mention.kind == "fraction" else Decimal(mention.value), facts.value(end)


# --- sums ------------------------------------------------------------------------------------------------------------


def _sums(facts: Facts) -> Iterator[Check]:
    for breakdown in facts.breakdowns:
        if is_flow(facts, breakdown):
            yield _flow(facts, breakdown)
        elif not breakdown.complete or breakdown.by_sum:  # the latter could not have come out otherwise
            rule = "SUM101" if breakdown.by_sum else "BND102"
            ends = (breakdown.whole, *breakdown.parts)
            yield _check(facts, rule, holds=True, margins=[(end, None) for end in ends])
        elif len(breakdown.parts) > 1:
            parts = [facts.interval(part) for part in breakdown.parts]
            yield _sum(facts, "SUM101", breakdown.whole, breakdown.parts, (facts.interval(breakdown.whole), parts))


def _flow(facts: Facts, breakdown: Breakdown) -> Check:
    """What became of the dossiers: those returned or withdrawn may be counted or not."""
    core = [part for part in breakdown.parts if facts.code(part.id).startswith(_CORE)]
    extra = [part for part in breakdown.parts if part not in core]
    if len(core) < 2 or len(extra) > MOST:
        return _check(facts, "BAL101", holds=None, margins=[(e, None) for e in (breakdown.whole, *breakdown.parts)])
    choice = Interval(_ZERO, sum((facts.value(part) for part in extra), _ZERO))
    parts = [choice, *(facts.interval(part) for part in core)]
    return _sum(facts, "BAL101", breakdown.whole, core, (facts.interval(breakdown.whole), parts), unsure=extra)


def _sum(
    facts: Facts,
    rule: str,
    whole: End,
    parts: Sequence[End],
    told: tuple[Interval, Sequence[Interval]],
    unsure: Sequence[End] = (),
) -> Check:
    """A whole against its parts: each figure may be off by what rounding leaves between them; `unsure`: looked at without power."""
    stated, intervals = told
    summed = Interval.total(intervals)
    margin = _apart(stated, summed)
    margins = [*((end, margin) for end in (whole, *parts)), *((end, None) for end in unsure)]
    return _check(facts, rule, holds=stated.meets(summed), margins=margins)


def _apart(a: Interval, b: Interval) -> Fraction | None:
    """How far one of two figures may be moved, either way, before they no longer meet; None: for ever."""
    if a.low is None or a.high is None or b.low is None or b.high is None:
        return None
    return Fraction(max(b.high - a.low, a.high - b.low))


# --- shares ----------------------------------------------------------------------------------------------------------


def _shares(facts: Facts) -> Iterator[Check]:
    for relation in facts.fraction_percents:
        id_ = relation.fraction.id
        halves = End(id=id_, part="numerator"), End(id=id_, part="denominator")
        yield _share(facts, "RAT101", *halves, relation.percent)
    for ratio in facts.ratios:
        told = [end for end in (ratio.numerator, ratio.denominator, ratio.percent) if end is not None]
        if ratio.numerator is None or ratio.denominator is None:
            yield _check(facts, "RAT102", holds=None, margins=[(end, None) for end in told])
        else:
            yield _share(facts, "RAT102", ratio.numerator, ratio.denominator, ratio.percent)


def _share(facts: Facts, rule: str, part: End, whole: End, percent: End) -> Check:
    """A percentage against the two counts it is of, one unit of its last digit either way."""
    printed, unit = _percent(facts, facts.mentions[percent.id])
    one, other = facts.interval(part), facts.interval(whole)
    low, high = (printed - unit) / 100, (printed + unit) / 100
    told = facts.mentions[percent.id].qualifier == "exact" and not (rule == "RAT102" and _own_rate(facts, part, whole))
    if not told or one.low is None or one.high is None or other.low is None or other.high is None or other.low <= 0:
        return _check(facts, rule, holds=None, margins=[(end, None) for end in (part, whole, percent)])
    least, most = Fraction(one.low) / Fraction(other.high), Fraction(one.high) / Fraction(other.low)
    margins = [*zip((part, whole), _quotient(one, other, low, high), strict=True)]
    margins.append((percent, max(most - low, high - least) * 100))
    check = _check(facts, rule, holds=least <= high and low <= most, margins=margins)
    return _with_rounding(facts, check, percent, least, most)


def _with_rounding(facts: Facts, check: Check, percent: End, least: Fraction, most: Fraction) -> Check:
    """A check with the rounding by which the one share, or rate, that its figures can mean prints as the percentage."""
    mention = facts.mentions[percent.id]
    used = rounding(least, abs(Decimal(mention.value)), facts.decimals(mention)) if least == most else None
    return replace(check, rounding=(percent, used)) if used and check.verdict == "consistent" else check


def _own_rate(facts: Facts, part: End, whole: End) -> bool:
    """Whether the percentage may be of a plan of its own: money and areas told as parts of a whole (RAT102 lets them pass)."""
    exact = facts.interval(part).is_exact and facts.interval(whole).is_exact
    return not exact and part.id in facts.parts_of.get(whole.id, ())


def _percent(facts: Facts, mention: Mention) -> tuple[Fraction, Fraction]:
    """A percentage without its sign, and one unit of its last digit."""
    return abs(Fraction(Decimal(mention.value))), Fraction(1, 10 ** facts.decimals(mention))


def _quotient(
    part: Interval, whole: Interval, low: Fraction, high: Fraction
) -> tuple[Fraction | None, Fraction | None]:
    """How far part and whole may each be moved before their quotient leaves `[low, high]` on the way up and on the way down."""
    if part.low is None or part.high is None or whole.low is None or whole.high is None or low <= 0 or high <= 0:
        return None, None
    up, down = high * Fraction(whole.high) - Fraction(part.low), Fraction(part.high) - low * Fraction(whole.low)
    wider, narrower = Fraction(part.high) / low - Fraction(whole.low), Fraction(whole.high) - Fraction(part.low) / high
    return max(up, down), max(wider, narrower)


# --- changes ---------------------------------------------------------------------------------------------------------


def _changes(facts: Facts) -> Iterator[Check]:
    for change in changes(facts):
        if change.percent is not None:
            yield _rate(facts, change, change.percent)
        if change.before is not None and change.amount is not None:
            now, before, by = (End(id=m.id) for m in (change.now, change.before, change.amount))
            less, more = (now, before) if change.down else (before, now)
            yield _sum(
                facts, "RAT105", more, (less, by), (facts.interval(more), [facts.interval(e) for e in (less, by)])
            )


def _rate(facts: Facts, change: Change, percent: Mention) -> Check:
    """A rate of change against the levels, or against the level and the amount by which it changed."""
    ends = [End(id=m.id) for m in change.told]
    told = levels(facts, change)
    printed, unit = _percent(facts, percent)
    low, high = (printed - unit) / 100, (printed + unit) / 100
    if told is None or percent.qualifier != "exact" or (change.down and high >= 1):
        return _check(facts, "RAT104", holds=None, margins=[(end, None) for end in ends])
    least, most = (side / 100 for side in growth(*told, down=change.down))
    now = End(id=change.now.id)
    if change.before is not None:
        base = End(id=change.before.id)
        bounds = (1 - high, 1 - low) if change.down else (1 + low, 1 + high)
        moved = zip((now, base), _quotient(*told, *bounds), strict=True)
    else:  # the amount is a share of the level before, which is the level now less (or and) the amount
        base = End(id=change.amount.id) if change.amount else now
        bounds = (low / (1 - low), high / (1 - high)) if change.down else (low / (1 + low), high / (1 + high))
        moved = zip((base, now), _quotient(facts.interval(base), told[0], *bounds), strict=True)
    margins = [*moved, (End(id=percent.id), max(most - low, high - least) * 100)]
    check = _check(facts, "RAT104", holds=least <= high and low <= most, margins=margins)
    return _with_rounding(facts, check, End(id=percent.id), least, most)


# --- repeats ---------------------------------------------------------------------------------------------------------


def _repeats(facts: Facts) -> Iterator[Check]:
    """The same quantity told in the same words in two sections; of what one section repeats nobody can say that it is the same."""
    for repeat in facts.repeats:
        alike: dict[str, list[End]] = {}
        for end in islice(repeat.members, _MOST_MEMBERS):
            row = facts.observations.get(end.id)
            if row is not None and not (row.measure == "percent" and row.match.how == "inherited"):
                alike.setdefault(row.label, []).append(end)
        for ends in alike.values():
            yield from _told_again(facts, ends)


def _told_again(facts: Facts, ends: Sequence[End]) -> Iterator[Check]:
    for i, end in enumerate(ends):
        for other in ends[:i]:
            if facts.mentions[end.id].section != facts.mentions[other.id].section:
                margin = _apart(facts.interval(end), facts.interval(other))
                holds = facts.interval(end).meets(facts.interval(other))
                yield _check(facts, "REP101", holds=holds, margins=[(other, margin), (end, margin)])
                break


# --- columns of tables -----------------------------------------------------------------------------------------------


def _columns(facts: Facts) -> Iterator[Check]:
    for rows in facts.once(columns):
        for identity in IDENTITIES:
            if identity.whole in rows and all(part in rows for part in identity.parts):
                yield _column(facts, rows, identity)


def _column(facts: Facts, rows: dict[str, Observation], identity: Identity) -> Check:
    whole, parts = rows[identity.whole], [rows[part] for part in identity.parts]
    extra = [rows[part] for part in identity.optional if part in rows]
    choice = Interval(_ZERO, sum((Decimal(row.value) for row in extra), _ZERO))
    ends = [End(id=row.cells[0]) for row in (whole, *parts, *extra)]
    counted = len(parts) + 1
    return _sum(
        facts,
        "TAB101",
        ends[0],
        ends[1:counted],
        (Interval.exact(Decimal(whole.value)), [choice, *(Interval.exact(Decimal(row.value)) for row in parts)]),
        unsure=ends[counted:],
    )


def counted(made: Iterable[Check]) -> dict[str, Counter[Verdict]]:
    """How many checks each rule made, by what came of them; of one without power nothing came."""
    found: dict[str, Counter[Verdict]] = {}
    for check in made:
        found.setdefault(check.rule, Counter())["not_checkable" if check.powerless else check.verdict] += 1
    return found
