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
from verifier.claim_reach import is_bare, may_be_of_then, means_last_told, times_differ, told_since
from verifier.claims import (
    Claim,
    all_begins,
    before_clause,
    covers,
    folded,
    is_claimed,
    is_registered_late,
    none_begins,
)
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
    rf"(?:(?P<of>\d{{1,4}})(?:/(?P=of))? )?(?=(?P<thing>[^.;:,()\d]{{2,{_THING}}})(?P<end>.?))"
)
_LATE = re.compile(
    r"(?<!\p{L})(?:(?:quá|trễ|chậm|sau) (?:thời )?(?:hạn|hẹn)|chậm so(?: với)? (?:thời (?:gian|hạn) )?quy định|quá thời gian|"
    r"(?:giải quyết|xử lý|trả) chậm)"
    r"(?: quy định)?(?!\p{L})"
)
_SAID_LATE = " quáhạn "
# What is left unsettled is "tồn đọng"; of dossiers some mean by it only those late.
_BACKLOG, _UNSETTLED = (
    frozenset({"tồn", "đọng"}),
    re.compile(r"(?<!\p{L})chưa (?:được )?(?:giải quyết|xử lý)(?: xong)?(?!\p{L})"),
)
_NOT_LITERAL = _BACKLOG | {_SAID_LATE.strip()}
_FILLERS = frozenset(forms("claims", "filler"))
_ACTS = frozenset(("khiếu nại", "tố cáo"))
_CASES = frozenset(unit_group(form) for form in forms("lists", "case"))
_HENCE = tuple(f" {form} " for form in forms("claims", "hence"))
_LEFT = re.compile(whole_word(forms("claims", "still_there")))
_CASE_NOUNS = frozenset((*forms("lists", "case"), *forms("claims", "case")))
_DENIED = re.compile(r"(?<!\p{L})(?:không|chưa|hết)(?!\p{L})")
_COMPARED = re.compile(whole_word((*forms("lists", "yardstick"), "tăng", "giảm", "trước", "đầu kỳ", "đầu năm")))
_ALL_OF_THEM, _BARE = re.compile(r"(?<!\p{L})(?:đều|đã)(?!\p{L})"), frozenset({"đạt"})
_NOT_DONE = re.compile(r"(?<!\p{L})(?:chưa|không) (?P<done>[^.;:,()\d]{2,60})")
_STILL = re.compile(r"(?<!\p{L})còn [^.;:,()]{0,40}? đang (?P<done>[^.;:,()\d]{2,60})")
_ASIDE = re.compile(r"[^.;:,()\d]{0,30}\(\d[^()%/]{0,30}\)")
_UNDONE = ("chưa", "không")
_BECAUSE = re.compile(r" (?:do|vì|bởi)(?!\p{L})")
_PHRASE = re.compile(r"[^.;:,()\d]{3,}")
# What ties a fraction to the claim right before it, as a bracket does.
_AT_ONCE, _ENDS, _TIE = re.compile(r"[ (]{0,2}"), re.compile(r" ?(?:[,.;)]|$)"), 12
_NEXT = re.compile(r"\. (?:hiện |hiện nay |đến nay |toàn xã |xã |trong (?:kỳ|tháng|quý|năm) ){0,2},?(?:có |đã có )?")
_NEXT_LEFT = re.compile(r"\. (?:(?:hiện|hiện nay|đến nay|tuy nhiên),? )?(?:vẫn )?còn ")
_FIRST = re.compile(r"\. (?:đã )?(?P<done>(?:\p{L}+ ){1,6}?)(?:được )?")
_CLAUSE = re.compile(r"[.,;:()]")
_SUMS_UP = re.compile(whole_word(forms("claims", "summing_up")))
_BY_NOW = re.compile(r"(?<!\p{L})(?:đến nay|hiện nay|đến thời điểm này)(?!\p{L})")
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
        thing, begin = before_clause(match["thing"], _HENCE), match.start("thing")
        end = begin + len(thing.rstrip())
        unit = read_tail(thing, 0).unit
        words = _told(thing) - frozenset((unit or "").split())
        if unit and not words and unit.partition(" ")[0] in _CASE_NOUNS:  # "ca tử vong": of the cases, those so called
            unit, _, kind = unit.partition(" ")
            words = _told(kind)
        if unit in _ACTS:  # "không phát sinh khiếu nại" is said of the letters: "03 đơn khiếu nại"
            unit, words = "đơn", _told(thing)
        if match["end"].isdigit() or not words or (unit is None and len(words) == 1):
            continue
        around = text[max(0, match.start() - _REACH) : match.start()], text[end : end + _REACH]
        if not all(word in around[0] or word in around[1] for word in words - _NOT_LITERAL):
            continue  # as mostly: no figure can be told in these words
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
        begin = match.start("thing")
        tail = read_tail(
            text[begin : begin + _THING], 0
        )  # the noun may be of several: "100% xã, thị trấn đã hoàn thành"
        # "100% số xã của huyện (16 xã) đạt tiêu chí": how many they are may stand between
        aside = _ASIDE.match(text, begin + tail.end) if tail.unit else None
        verb = begin + tail.end if aside is None else aside.end()
        phrase = _PHRASE.match(text, verb, verb + _THING) if tail.unit else None
        if phrase is None or not (done := _told(phrase.group())) or _DENIED.search(phrase.group()):
            continue
        claimed = _Claimed(match.start(), phrase.end(), begin + tail.end, tail.unit, done)
        short = _told_at_once(facts, claimed) or _against_all(facts, claimed)
        if short is not None:
            yield Denial(claimed.start, claimed.end, short)


@dataclass(frozen=True, slots=True)
class _Claimed:
    """What all of a noun are said to have done; `told` is where the noun ends."""

    start: int
    end: int
    told: int
    unit: str | None
    done: frozenset[str]

    def is_of(self, unit: str | None) -> bool:
        return same_kind(unit_group(unit), unit_group(self.unit))


def _against_all(facts: Facts, claimed: _Claimed) -> Mention | None:
    """A count told not to have done what all are said to have done, or a fraction below one that has."""
    text = facts.once(folded)
    claim = is_claimed(facts, claimed.start, claimed.end, claimed.told)
    if claim is None:
        return None
    for one in _near(facts, claimed.start, claimed.end):
        words = _with_its_verb(facts, one)
        left = _NOT_DONE.search(words) or _STILL.search(words)
        if left is None or not _counts(one, claimed.unit) or one.mention.unit is None:
            continue
        words_left = _told(left["done"]) - frozenset(one.mention.unit.split())
        near = (bool(words_left) or _same_verb(facts, claimed, left["done"])) and _beside(
            text, claimed.start, claimed.end, one.mention
        )
        same = near and words_left <= claimed.done and _of_it(facts, claim, one)
        if same and not may_be_of_then(facts, claimed.start, one.mention):
            return one.mention
    return _done_by_some(facts, claimed) or _done_by_some_behind(facts, claimed)


def _same_verb(facts: Facts, claimed: _Claimed, undone: str) -> bool:
    """Whether what some have not done is no more than the verb of the claim: `đều đạt chuẩn; còn 2 thôn chưa đạt`."""
    said = _ALL_OF_THEM.sub("", facts.words(claimed.told, claimed.end)).split()
    return undone.split() == said[:1] and undone.strip() in _BARE


def _with_its_verb(facts: Facts, one: Named) -> str:
    """The words of a figure, and what it is told not to have done: `03 xã chưa đạt tiêu chí môi trường`, without the reason."""
    words = facts.words(one.start, one.end)
    if not words.rstrip().endswith(_UNDONE):
        return words
    return _BECAUSE.split(_CLAUSE.split(facts.words(one.start, one.end + _THING))[0])[0]


def _told_at_once(facts: Facts, claimed: _Claimed) -> Mention | None:
    """The fraction below one of the same noun right behind: `100% thôn đã thành lập tổ hòa giải với 13/14 thôn`."""
    one = next(iter(facts.figures_within(claimed.end, claimed.end + _TIE)), None)
    if one is None or not _is_short(facts, one, claimed):
        return None
    if any(pair.fraction.id == one.id for pair in facts.fraction_percents):
        return None  # of the fraction and its percentage RAT101 speaks
    tie, behind = facts.words(claimed.end, one.start), facts.words(one.end, one.end + _TIE)
    if _AT_ONCE.fullmatch(tie) is None or _ENDS.match(behind) is None:
        return None
    return one if is_claimed(facts, claimed.start, one.end, one.end) is not None else None


def _is_short(facts: Facts, one: Mention, claimed: _Claimed) -> bool:
    if one.kind != "fraction" or one.modality != "actual" or not claimed.is_of(one.unit):
        return False
    numerator, denominator = facts.halves(one)
    return numerator < denominator


def _done_by_some(facts: Facts, claimed: _Claimed) -> Mention | None:
    """A fraction below one of the same noun that is told shortly before to have done the same: `24/27 xã hoàn thành bản đồ`.

    That some have done more than all are said to have is no contradiction, unless the claim sums up: `Như vậy, 100% xã ...`.
    """
    text, start = facts.once(folded), claimed.start
    later = max((m.start for m in facts.of_kinds(*_TIMES) if m.start < start), default=0)
    lead = _STOP.split(facts.words(max(0, start - 2 * _THING), start))[-1]
    sums_up = _SUMS_UP.search(lead) is not None
    for one in reversed(facts.figures_within(max(later, start - _REACH), start)):
        if not _is_short(facts, one, claimed):
            continue
        behind = _STOP.split(facts.words(one.start, min(start, one.end + 2 * _THING)))[0]
        before = _STOP.split(facts.words(max(0, one.start - 2 * _THING), one.start))[-1]
        if not claimed.done <= _told(behind) or not _beside(text, start, claimed.end, one):
            continue
        if _COMPARED.search(behind) or _COMPARED.search(before):
            return None
        alone = _is_said_of(facts, one, claimed.done) and not (_BY_NOW.search(lead) and later > 0)
        return one if one.section == facts.section_at(start) and (sums_up or alone) else None
    return None


def _done_by_some_behind(facts: Facts, claimed: _Claimed) -> Mention | None:
    """The same where the next sentence tells it, in no other words: `Hiện có 13/14 thôn có nhà văn hóa`."""
    for one in facts.figures_within(claimed.end, claimed.end + 2 * _THING):
        between = facts.words(claimed.end, one.start)
        if _is_said_first(facts, one, between, claimed.done):
            return one if _is_short(facts, one, claimed) and one.section == facts.section_at(claimed.start) else None
        if _NEXT_LEFT.fullmatch(between) is not None and _is_short(facts, one, claimed):
            undone = _NOT_DONE.match(_CLAUSE.split(facts.words(one.end, one.end + _THING))[0].lstrip())
            return one if undone is not None and _told(undone["done"]) == claimed.done else None
        if _NEXT.fullmatch(between) is None:
            return None
        if _is_short(facts, one, claimed) and one.section == facts.section_at(claimed.start):
            return one if _is_said_of(facts, one, claimed.done) else None
    return None


def _is_said_first(facts: Facts, one: Mention, between: str, done: frozenset[str]) -> bool:
    """Whether the next sentence tells of a fraction what all are said to have done before it: `. Số hóa 95/100 hồ sơ`."""
    words = _FIRST.fullmatch(between)
    if words is None or _ENDS.match(facts.words(one.end, one.end + _TIE)) is None:
        return False
    return _told(words["done"]) == done


def _is_said_of(facts: Facts, one: Mention, done: frozenset[str]) -> bool:
    """Whether the words right behind a fraction tell what all are said to have done, and nothing else."""
    own = _CLAUSE.split(facts.words(one.end, one.end + _THING))[0]
    return done == _told(own)


def all_but_the_rest(facts: Facts) -> Iterator[Denial]:
    """The parts said to be 100 percent of a whole of which the rest is told not to have done the same.

    `Có 36 cơ sở; 33 cơ sở đã lắp đặt, đạt 100%; 03 cơ sở chưa lắp đặt`.
    """
    hundred = [m for m in facts.of_kinds("percent") if m.value == "100" and m.unit == "%"]
    if not hundred:
        return
    names = {one.mention.id: one for one in named(facts)}
    rests = {
        a.id: (b.id, two.whole) for two in facts.breakdowns if len(two.parts) == 2 for a, b in permutations(two.parts)
    }
    for percent in hundred:
        rank = bisect_left(facts.report.mentions, percent.start, key=lambda mention: mention.start)
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
    if words >= _BACKLOG and one.mention.unit != "hồ sơ":
        own = _UNSETTLED.sub(" tồn đọng ", own)
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
