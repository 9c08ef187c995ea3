"""Denials (phủ định): a claim that there was none of something, or that all of it was done, whatever it is, and the count against it.

    Chi cục không có tờ khai nào chậm hạn.               chậm so với quy định 17 tờ khai
    100% học sinh hoàn thành chương trình lớp học.       chưa hoàn thành 11 em

A count speaks against a claim where it counts the same noun, of the same time, and its words hold all that is denied.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, permutations

import regex as re

from extractor.model import Mention
from patterns.units import PEOPLE, read_tail, same_kind, unit_group
from patterns.words import any_of, forms, matches_at, whole_word
from verifier.claim_reach import is_bare, means_last_told, times_differ, told_since
from verifier.claims import Claim, all_begins, covers, folded, is_claimed, is_registered_late, none_begins
from verifier.facts import Facts
from verifier.line import telling
from verifier.names import Named, named

_MOST = 60
_TIMES = frozenset({"period", "date", "date_range"})
_THING, _REACH, _APART = 80, 1200, 2
_NONE = re.compile(
    rf"(?<!\p{{L}}){any_of(forms('claims', 'nothing'))} (?=(?P<thing>[^.;:,()\d]{{3,{_THING}}})(?P<end>.?))"
)
_ALL = re.compile(
    rf"(?<!\p{{L}}|\d)(?:100 ?% (?:số )?|{any_of(forms('claims', 'all_of'))} (?:số |các )?)"
    rf"(?=(?P<thing>[^.;:,()\d]{{3,{_THING}}})(?P<end>.?))"
)
_LATE = re.compile(
    r"(?<!\p{L})(?:(?:quá|trễ|chậm) (?:thời )?(?:hạn|hẹn)|chậm so(?: với)? (?:thời (?:gian|hạn) )?quy định|quá thời gian|"
    r"(?:giải quyết|xử lý|trả) chậm)"
    r"(?: quy định)?(?!\p{L})"
)
_SAID_LATE = " quáhạn "
_FILLERS = frozenset(forms("claims", "filler"))
_CASES = frozenset(unit_group(form) for form in forms("lists", "case"))
_HENCE = re.compile(rf" {any_of(forms('claims', 'hence'))} .*")
_LEFT = re.compile(whole_word(forms("claims", "still_there")))
_CASE_NOUNS = frozenset((*forms("lists", "case"), *forms("claims", "case")))
_DENIED = re.compile(r"(?<!\p{L})(?:không|chưa|hết)(?!\p{L})")
_COMPARED = re.compile(whole_word((*forms("lists", "yardstick"), "tăng", "giảm", "trước", "đầu kỳ", "đầu năm")))
_NOT_DONE = re.compile(r"(?<!\p{L})(?:chưa|không) (?P<done>[^.;:,()\d]{2,60})")
_STILL = re.compile(r"(?<!\p{L})còn [^.;:,()]{0,40}? đang (?P<done>[^.;:,()\d]{2,60})")
_TIED = re.compile(r"(?<!\p{L})(?:đạt|bằng|chiếm)(?: (?:tỷ|tỉ) lệ)? $")
# "đạt 100% kế hoạch", "100% số có đủ điều kiện": of something else than the whole.
_OF_OTHER = re.compile(r" ?(?:của |trên |so |số )?\p{L}")
_STOP = re.compile(r"[.!?;](?=\s|$)")
_SENTENCE = re.compile(r"[.!?](?=\s|$)")


@dataclass(frozen=True, slots=True)
class Denial:
    """What is claimed, where, and the figure against it."""

    start: int
    end: int
    against: Mention


def none_of_it(facts: Facts) -> Iterator[Denial]:
    """The claims that there was none of something that a figure counts."""
    text = facts.once(folded)
    for match in islice(matches_at(_NONE, facts.once(none_begins), text), _MOST):
        thing, begin = _HENCE.sub("", match["thing"]), match.start("thing")
        end = begin + len(thing.rstrip())
        unit = read_tail(thing, 0).unit
        words = _told(thing) - frozenset((unit or "").split())
        if unit and not words and unit.partition(" ")[0] in _CASE_NOUNS:  # "ca tử vong": of the cases, those so called
            unit, _, kind = unit.partition(" ")
            words = _told(kind)
        if match["end"].isdigit() or not words or (unit is None and len(words) == 1):
            continue
        claim = is_claimed(facts, match.start(), end)
        if claim is None:
            continue
        for one in _near(facts, match.start(), end):
            # "tai nạn" and "02 vụ tai nạn": the case itself is named behind the noun that counts cases
            wanted = words if _counts(one, unit) else words | _told(unit or "")
            if (wanted is words or _is_case(one)) and _tells(facts, one, wanted) and _of_it(facts, claim, one):
                if not _may_mean(facts, match.start(), end, one):
                    continue
                yield Denial(match.start(), end, one.mention)
                break


def _may_mean(facts: Facts, start: int, end: int, one: Named) -> bool:
    """Whether a claim can mean a figure where it stands: of its time, of its unit, and told last where the claim names nothing else."""
    if times_differ(facts, start, one.mention) or not _may_be_no_longer(facts, start, one):
        return False
    if facts.report.header.level not in ("commune", None):
        return means_last_told(facts, start, end, one.mention)
    return one.mention.start > start or not is_bare(facts, start) or not told_since(facts, start, one.mention)


def _may_be_no_longer(facts: Facts, start: int, one: Named) -> bool:
    """Whether of what there is said to be no more a figure counts some that are still there: `Xã còn 12 hộ nghèo`."""
    return (
        not facts.folded.startswith("không còn ", start)
        or _LEFT.search(facts.words(one.start, one.mention.start)) is not None
    )


def all_of_it(facts: Facts) -> Iterator[Denial]:
    """The claims that all of something was done, of which a figure counts some that was not."""
    text = facts.once(folded)
    for match in islice(matches_at(_ALL, facts.once(all_begins), text), _MOST):
        thing = match["thing"]
        tail = read_tail(thing, 0)
        end = match.start("thing") + len(thing.rstrip())
        done = _told(thing[tail.end :]) if tail.unit else frozenset()
        claim = is_claimed(facts, match.start(), end) if done and not _DENIED.search(thing) else None
        if claim is None:
            continue
        for one in _near(facts, match.start(), end):
            words = facts.words(one.start, one.end)
            told = _NOT_DONE.search(words) or _STILL.search(words)
            if told is None or not _counts(one, tail.unit) or one.mention.unit is None:
                continue
            left = _told(told["done"]) - frozenset(one.mention.unit.split())
            if left and left <= done and _beside(text, match.start(), end, one.mention) and _of_it(facts, claim, one):
                yield Denial(match.start(), end, one.mention)
                break
        else:
            short = _done_by_some(facts, match.start(), end, tail.unit, done)
            if short is not None:
                yield Denial(match.start(), end, short)


def _done_by_some(facts: Facts, start: int, end: int, unit: str | None, done: frozenset[str]) -> Mention | None:
    """A fraction below one of the same noun that is told shortly before to have done the same: `24/27 xã hoàn thành bản đồ`."""
    text = facts.once(folded)
    later = max((m.start for m in facts.report.mentions if m.kind in _TIMES and m.start < start), default=0)
    for one in reversed(facts.figures_within(max(later, start - _REACH), start)):
        if one.kind != "fraction" or unit is None or not same_kind(unit_group(one.unit), unit_group(unit)):
            continue
        numerator, denominator = facts.halves(one)
        behind = _STOP.split(facts.words(one.start, min(start, one.end + 2 * _THING)))[0]
        told = _told(behind)
        if numerator < denominator and done <= told and _beside(text, start, end, one) and not _COMPARED.search(behind):
            return one if one.section == facts.section_at(start) and one.modality == "actual" else None
    return None


def all_but_the_rest(facts: Facts) -> Iterator[Denial]:
    """The parts said to be 100 percent of a whole of which the rest is told not to have done the same.

    `Có 36 cơ sở; 33 cơ sở đã lắp đặt, đạt 100%; 03 cơ sở chưa lắp đặt`.
    """
    hundred = [m for m in facts.report.mentions if m.kind == "percent" and m.value == "100" and m.unit == "%"]
    if not hundred:
        return
    starts = [m.start for m in facts.report.mentions]
    names = {one.mention.id: one for one in named(facts)}
    rests = {
        a.id: (b.id, two.whole) for two in facts.breakdowns if len(two.parts) == 2 for a, b in permutations(two.parts)
    }
    for percent in hundred:
        rank = bisect_left(starts, percent.start)
        part = names.get(facts.report.mentions[rank - 1].id) if rank else None
        if part is None or part.mention.id not in rests:
            continue
        other, whole = rests[part.mention.id]
        rest = names.get(other)
        if (
            rest is not None
            and facts.value(whole) == part.value + rest.value
            and _is_undone(facts, part, percent, rest)
        ):
            yield Denial(part.mention.start, percent.end, rest.mention)


def _is_undone(facts: Facts, part: Named, percent: Mention, rest: Named) -> bool:
    """Whether a part is told to be 100 percent right behind, and the rest not to have done what the part has."""
    tie = facts.words(part.mention.end, percent.start)
    if (
        _TIED.search(tie) is None
        or _STOP.search(tie)
        or _OF_OTHER.match(facts.words(percent.end, percent.end + _THING))
    ):
        return False
    left = undone(facts, rest)
    return bool(left) and left <= _told(facts.words(part.start, part.end))


def undone(facts: Facts, one: Named) -> frozenset[str]:
    """The words for what a figure is told not to have done: `03 cơ sở chưa lắp đặt`; none where it is not."""
    left = _NOT_DONE.search(facts.words(one.start, one.end))
    return _told(left["done"]) - frozenset((one.mention.unit or "").split()) if left is not None else frozenset()


def _told(words: str) -> frozenset[str]:
    """The words that tell something, whatever one calls what is late."""
    return telling(_LATE.sub(_SAID_LATE, words)) - _FILLERS


def _tells(facts: Facts, one: Named, words: frozenset[str]) -> bool:
    """Whether a figure is told in all the words; beside what is late, the others may stand anywhere in its sentence."""
    own = facts.words(one.start, one.end)
    if _DENIED.search(own):
        return False
    if _SAID_LATE.strip() not in words:
        return words <= _told(own)
    before = _STOP.split(facts.words(max(0, one.start - _REACH), one.start))[-1]
    return _SAID_LATE.strip() in _told(own) and words <= _told(f"{before} {own}")


def _near(facts: Facts, start: int, end: int) -> Iterator[Named]:
    """The counts that may be of what is claimed: those of its sentence where it stands behind figures, else those around it."""
    text = facts.once(folded)
    begin = max((m.end() for m in _STOP.finditer(text, max(0, start - _REACH), start)), default=0)
    figures = named(facts)
    first = bisect_left(figures, start - _REACH, key=lambda one: one.mention.start)
    last = bisect_left(figures, end + _REACH, key=lambda one: one.mention.start)
    apart = facts.report.header.level not in ("commune", None)  # an upper level tells the same of many units in turn
    section = facts.section_at(start)
    counts = [
        one
        for one in figures[first:last]
        if one.mention.kind == "count" and not (apart and one.mention.section != section)
    ]
    inside = [one for one in counts if begin <= one.mention.start < start]
    yield from inside or counts


def _counts(one: Named, unit: str | None) -> bool:
    """Whether a figure counts the noun of a claim."""
    a, b = unit_group(one.mention.unit), unit_group(unit)
    if a is None or b is None:
        return True
    return same_kind(a, b) or {a, b} <= _CASES or {a, b} <= PEOPLE


def _is_case(one: Named) -> bool:
    return unit_group(one.mention.unit) in _CASES


def _beside(text: str, start: int, end: int, one: Mention) -> bool:
    """Whether few full stops part a claim and a figure."""
    first, last = (end, one.start) if one.start > end else (one.end, start)
    return len(_SENTENCE.findall(text, first, last)) <= _APART


def _of_it(facts: Facts, claim: Claim, one: Named) -> bool:
    row = facts.observations.get(one.mention.id)
    told = _LATE.sub(_SAID_LATE, facts.words(one.start, one.end))
    if _SAID_LATE in told and is_registered_late(facts, one.mention.start):
        return False
    return (row is None or covers(claim, row)) and _COMPARED.search(told) is None
