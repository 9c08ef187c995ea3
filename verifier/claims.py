"""Claims in words (khẳng định): that there was none of something, or that all of it was in time; where, and of what period."""

import re as plain_re  # twice as fast for what begins with one known letter
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice
from typing import Literal

import regex as re

from extractor.model import Observation, Period, Scope
from patterns.catalogue import facets_of, indicator_for
from patterns.catalogue.match import named_in
from patterns.folding import fold
from patterns.period import calendar_bounds
from patterns.words import any_of, forms, holds_any, matches_at, places, spots, whole_word
from verifier.claim_reach import of_then, part_meant, times_differ
from verifier.facts import Facts

Kind = Literal["none", "all"]

LATE = frozenset({"dossier.resolved.late", "dossier.pending.overdue"})
"""Both are denied by a claim that nothing was late."""
_SETTLED_LATE, _PENDING_LATE = frozenset({"dossier.resolved.late"}), frozenset({"dossier.pending.overdue"})
"""What a rate of the dossiers settled denies: those pending are no part of it; and what a claim about the backlog does."""

_OUTCOMES = LATE | {"dossier.withdrawn", "dossier.returned", "dossier.cancelled", "dossier.suspended"}
_ALL_IN_TIME = "dossier.resolved.not_late.rate"
_WHOLE = 100
_MOST = 100  # claims that are looked at: each meets every count of what was late or returned
_CLAUSE, _THING = 150, 60
_NONE = re.compile(rf"(?<!\p{{L}}){any_of(forms('claims', 'none'))} (?=(?P<thing>[^.;:()\d]{{3,{_THING}}}))")
_NONE_OPENERS = {form.partition(" ")[0] for form in (*forms("claims", "none"), *forms("claims", "nothing"))}
_ALL_OPENERS = {"100", *forms("claims", "all"), *forms("claims", "all_of")}
_IN_TIME = "đúng "
_ALL = re.compile(
    rf"(?<!\p{{L}}){any_of(forms('claims', 'all'))}(?!\p{{L}})[^.;:\d]{{0,{2 * _THING}}}?{_IN_TIME}(?:thời )?(?:hạn|hẹn)(?!\p{{L}})"
)
_PETITION, _PETITIONS_TAKEN_IN = "phản ánh", "fb.received.total"
_TOPICS = {"quy định": "fb.topic.rule", "hành vi": "fb.topic.conduct"}
_PETITIONED = frozenset({_PETITIONS_TAKEN_IN, *_TOPICS.values()})
_SENDER = rf"(?:các )?{any_of(forms('claims', 'sender'))}"
_NO_PETITIONS = re.compile(
    rf"(?<!\p{{L}}){any_of((*forms('claims', 'none'), *forms('claims', 'nothing')))} (?:ý kiến )?"
    r"(?:phản ánh,? (?:và )?kiến nghị|kiến nghị,? (?:và )?phản ánh|phản ánh)(?: nào)?"
    rf"(?: (?:của|từ) {_SENDER}(?:(?:,| và) {_SENDER}){{0,3}})?"
    r"(?: (?:về|đối với) (?P<topic>quy định|hành vi) hành chính)?(?!\p{L})"
)
_ALL_REACH = max(map(len, forms("claims", "all"))) + 2 * _THING + len(_IN_TIME)
_DOSSIERS = re.compile(r"(?<!\p{L})(?:hồ sơ|thủ tục hành chính|tthc)(?!\p{L})")
_WISH = re.compile(whole_word(forms("claims", "wish")))
_SUBJECT = re.compile(rf"(?:{any_of(forms('claims', 'subject'))}(?!\p{{L}})|(?:trong )?\d{{1,2}} tháng(?!\p{{L}})|$)")
_INSTITUTION = re.compile(whole_word(forms("claims", "institution")))
_REASONS = tuple(f"{form} " for form in forms("claims", "because"))
_REST = re.compile(rf"(?:{any_of(forms('claims', 'rest'))}(?!\p{{L}})|[,.;:)]|$)")
_CITED = re.compile(rf"\({any_of(forms('claims', 'cited'))}(?!\p{{L}})[^()]{{0,{_THING}}}\)")
_OTHER_CLAUSE = tuple(f" {form} " for form in (*forms("claims", "hence"), *forms("claims", "because")))
_AT = re.compile(r"\s*(?:tại|ở) (?!xã|phường|đơn vị|cơ quan|địa phương)")
_POSSIBLE = re.compile(whole_word(forms("claims", "possible")))
_NARROWER = re.compile(whole_word(forms("claims", "narrower")))
_OF_FIELD = re.compile(
    rf"(?<!\p{{L}})hồ sơ (?:của |thuộc )?{any_of([fold(form) for form in forms('fields', 'field')])}(?!\p{{L}})"
)
# "Không có đơn tố cáo, khiếu nại tồn đọng": what narrows the last narrows the first as well.
_OF_BOTH = re.compile(r",[^.;,]{2,40} tồn đọng(?!\p{L})")
_OTHER_THING = re.compile(whole_word(forms("claims", "other_thing")))
_TASKS, _LIMITATIONS = forms("claims", "tasks"), forms("claims", "limitations")
_LIMIT = re.compile(
    rf"(?<!\p{{L}}){any_of(forms('claims', 'limit'))} (?:những |các )?hồ sơ(?P<thing>[^.;:\d]{{3,{_THING}}})"
)
_ITEM_BREAK = plain_re.compile(r"\n(?=[ \t]*[-–+*•])")
_REGISTERED = re.compile(whole_word(forms("claims", "registered")))
_END = re.compile(r"[.;]")
_SENTENCE = re.compile(r"[.;](?=\s|$)")


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim: `codes` are the indicators it says are zero. `id` is the percentage that makes it, where one does.

    `bounds` are the first and last day of the time it is about, None where neither it nor the report tells any.
    """

    kind: Kind
    start: int
    end: int
    codes: frozenset[str]
    bounds: tuple[str, str] | None
    scope: Scope
    id: str | None = None


def folded(facts: Facts) -> str:
    """The text as words are compared in it, on one line; a list item begins behind a semicolon. Same length as the source."""
    return _ITEM_BREAK.sub(";", facts.lower).replace("\n", " ").replace("\r", " ")


def none_begins(facts: Facts) -> tuple[int, ...]:
    """Where a word stands in that text with which a claim, or a denial, of all of something may begin."""
    return tuple([start for start, _ in spots(_NONE_OPENERS, facts.once(folded))])


def all_begins(facts: Facts) -> tuple[int, ...]:
    """The same of claims, and denials, that speak of all."""
    return tuple([start for start, _ in spots(_ALL_OPENERS, facts.once(folded))])


def claims(facts: Facts) -> tuple[Claim, ...]:
    """The claims of a report about its own dossiers, in text order.

    Left out are claims about a part of them (a field, a level, a channel, a village), wishes and orders, and what stands
    under a heading on tasks.
    """
    told = (*islice(_in_words(facts), _MOST), *islice(_in_percent(facts), _MOST), *islice(_of_petitions(facts), _MOST))
    return tuple(sorted(told, key=lambda claim: (claim.start, claim.end)))


def against(facts: Facts, claim: Claim, codes: frozenset[str] | None = None) -> Observation | None:
    """The first count above zero of what a claim says there was none of, of the same time and within the same scope."""
    return next(
        (
            row
            for row in facts.once(_counted)
            if row.indicator in (codes or claim.codes) and covers(claim, row) and not _of_other_time(facts, claim, row)
        ),
        None,
    )


def _of_other_time(facts: Facts, claim: Claim, row: Observation) -> bool:
    """Whether both name a time of their own of which the year is not told: `Tháng 5 quá hạn 13 hồ sơ. Tháng 6 không có`."""
    return bool(row.mentions) and times_differ(facts, claim.start, facts.mentions[row.mentions[0]])


def is_registered_late(facts: Facts, start: int) -> bool:
    """Whether a figure is of births or deaths that were registered late, which no office was: `khai sinh 60 trường hợp (quá hạn 5)`."""
    text = facts.once(folded)
    clause = _SENTENCE.split(text[max(0, start - _CLAUSE) : start])[-1]
    return _REGISTERED.search(clause) is not None


def is_claimed(facts: Facts, start: int, end: int, told: int | None = None) -> Claim | None:
    """The claim of no indicator of the catalogue that stands at a place; None where it is of a part, a wish or a task.

    Up to `told` stands the noun itself, which may be of one level: `100% đơn vị cấp xã`.
    """
    text = facts.once(folded)
    if not _of_the_office(facts, text, start, end) or _is_other(facts, text, start, end, told):
        return None
    return Claim("none", start, end, frozenset(), _bounds(facts, start, end), Scope())


def none_counted(facts: Facts) -> Observation | None:
    """A figure of zero for dossiers settled late or pending overdue, in the report's own words."""
    rows = (row for row in facts.rows_of(LATE) if row.measure == "count" and row.mentions)
    return next((row for row in rows if Decimal(row.value) == 0 and row.scope.field is None), None)


def limits(facts: Facts) -> Iterator[tuple[int, int]]:
    """Where a section on limitations tells of dossiers that were late (`một số hồ sơ chậm trả kết quả`)."""
    text = facts.once(folded)
    for start, end in facts.once(_limitations):
        for match in _LIMIT.finditer(text, start, end):
            lead = _END.split(text[max(start, match.start() - _CLAUSE) : match.start()])[-1].rpartition(",")[2]
            if "late" in facets_of(match["thing"]) and not _POSSIBLE.search(lead):
                yield match.start(), match.start("thing") + _last_named(match["thing"])


def _last_named(thing: str) -> int:
    return max((named.end for named in named_in(thing)), default=len(thing))


def before_clause(thing: str, openers: tuple[str, ...]) -> str:
    """What there was none of, up to where words open a clause of their own: `hồ sơ quá hạn` of `hồ sơ quá hạn nên không phải ...`."""
    for opener in openers:
        if opener in thing:
            thing = thing[: thing.index(opener)]
    return thing


def _in_words(facts: Facts) -> Iterator[Claim]:
    text = facts.once(folded)
    for match in matches_at(_NONE, facts.once(none_begins), text):
        begin = match.start()
        if not _speaks_for_all(facts, text, begin):
            continue
        codes, reach = _denied(before_clause(match["thing"], _OTHER_CLAUSE))
        if codes & LATE and (part := part_meant(facts, begin)):
            codes = (codes - LATE) | {code for code in LATE if f".{part}." in code}
        end = match.start("thing") + reach
        if codes and _is_not_narrowed(text, end) and not _is_other(facts, text, begin, end):
            yield Claim("none", begin, end, codes, _bounds(facts, begin, end), Scope())
    # Behind most of the words that speak of all nothing is told to be in time, which is seen sooner than by the expression.
    begins = [start for start in facts.once(all_begins) if text.find(_IN_TIME, start, start + _ALL_REACH) >= 0]
    for match in matches_at(_ALL, begins, text):
        if (
            _DOSSIERS.search(match.group())
            and _of_the_office(facts, text, *match.span())
            and not _is_other(facts, text, match.start(), match.end())
        ):
            yield Claim("all", *match.span(), LATE, _bounds(facts, *match.span()), Scope())


def _of_petitions(facts: Facts) -> Iterator[Claim]:
    """`Trong quý không nhận được phản ánh, kiến nghị nào của tổ chức, cá nhân về quy định hành chính`."""
    text = facts.once(folded)
    for match in matches_at(_NO_PETITIONS, facts.once(none_begins), text) if _PETITION in text else ():
        begin, end = match.span()
        code = _TOPICS.get(match["topic"] or "", _PETITIONS_TAKEN_IN)
        if _of_the_office(facts, text, begin, end) and not _is_other(facts, text, begin, end, end):
            yield Claim("none", begin, end, frozenset({code}), _bounds(facts, begin, end), Scope())


def _in_percent(facts: Facts) -> Iterator[Claim]:
    """`100%` of the dossiers in time."""
    text = facts.once(folded)
    for row in facts.rows_of([_ALL_IN_TIME]):
        if row.modality == "actual" and row.mentions and Decimal(row.value) == _WHOLE:
            mention = facts.mentions[row.mentions[0]]
            if not _is_other(facts, text, mention.start, mention.end):
                span = (row.period.start, row.period.end)
                bounds = (span[0], span[1]) if span[0] and span[1] else None
                yield Claim("all", mention.start, mention.end, _SETTLED_LATE, bounds, row.scope, mention.id)


def _denied(thing: str) -> tuple[frozenset[str], int]:
    """The indicators of what there was none of, and where it is told to the end.

    Behind a comma only what goes on with the same noun: `hồ sơ trả lại, dừng xử lý`.
    """
    codes: set[str] = set()
    reach = begin = 0
    for item in thing.split(","):
        if (begin == 0 and _OTHER_THING.search(item)) or (begin and next((n.start for n in named_in(item)), 0) != 1):
            break
        named = indicator_for(facets_of(" ".join(item.split())), "hồ sơ", "count")
        if named is not None and named.code in _OUTCOMES:
            late = _PENDING_LATE if "tồn" in item.split() else LATE  # a backlog is what is still to be done
            codes |= late if named.code in LATE else {named.code}
            reach = begin + _last_named(item)
        begin += len(item) + 1
    return frozenset(codes), reach


def _is_other(facts: Facts, text: str, start: int, end: int, told: int | None = None) -> bool:
    """Whether a claim is about a part of what the report is about, or stands among tasks."""
    clause = _END.split(text[max(0, start - _CLAUSE) : start])[-1]
    rest = _END.split(text[told or start : end + _THING])[0]
    if _AT.match(clause) and not _REST.match(clause.lstrip()):
        return True  # "Tại thôn Đoài, không có hồ sơ quá hạn"
    narrower = _NARROWER.search(clause) or _NARROWER.search(rest) or _OF_FIELD.search(rest) or _OF_BOTH.search(rest)
    return narrower is not None or _inside(facts.once(_tasks), start)


def _of_the_office(facts: Facts, text: str, start: int, end: int) -> bool:
    """Whether the whole office claims it: nobody else is its subject, it is no wish, and no words behind narrow it."""
    return _speaks_for_all(facts, text, start) and _is_not_narrowed(text, end)


def _is_not_narrowed(text: str, end: int) -> bool:
    rest = text[end : end + _THING].lstrip(" \"”’'")
    if rest.startswith(
        "("
    ):  # "không phát sinh hồ sơ quá hạn (Biểu số II.06a/VPCP/KSTT)." tells where it is told, and narrows nothing
        rest = _CITED.sub("", text[end : end + 2 * _THING].lstrip(" \"”’'"), count=1).lstrip()
    return _REST.match(rest) is not None


def _speaks_for_all(facts: Facts, text: str, start: int) -> bool:
    """Whether a claim has no other subject than the office, and is no wish."""
    sections = facts.report.sections
    before = bisect_right(sections, start, key=lambda section: section.start)
    clause = " ".join(_END.split(text[max(0, start - _CLAUSE) : start])[-1].split())
    if before:  # a heading ends without a mark
        title = facts.titles[before - 1]
        clause = clause.rpartition(title)[2] if title else clause
    subject = clause.rpartition(",")[2].strip(" -–+*•")
    if f"{subject} ".startswith(_REASONS):
        subject = subject.partition(" ")[2]
    of_office = _SUBJECT.match(subject) or (facts.report.header.level is None and _INSTITUTION.match(subject))
    return of_office is not None and _WISH.search(subject) is None


def _tasks(facts: Facts) -> tuple[tuple[int, int], ...]:
    return _titled(facts, _TASKS)


def _limitations(facts: Facts) -> tuple[tuple[int, int], ...]:
    return _titled(facts, _LIMITATIONS)


def _titled(facts: Facts, words: tuple[str, ...]) -> tuple[tuple[int, int], ...]:
    """The places of the sections whose title holds one of the words, sections within them merged."""
    found: list[tuple[int, int]] = []
    for section, title in zip(facts.report.sections, facts.titles, strict=True):
        told = holds_any(title, words) and bool(places(words, title))
        if told and (not found or section.start >= found[-1][1]):
            found.append((section.start, section.end))
    return tuple(found)


def _inside(places: tuple[tuple[int, int], ...], offset: int) -> bool:
    before = bisect_right(places, offset, key=lambda place: place[0])
    return before > 0 and offset < places[before - 1][1]


def _counted(facts: Facts) -> tuple[Observation, ...]:
    """The counts above zero that a claim can meet."""
    rows = (
        row
        for row in facts.rows_of(_OUTCOMES | _PETITIONED)
        if row.measure == "count"
        and row.modality == "actual"
        and (row.mentions or row.cells)
        and Decimal(row.value) > 0
    )
    return tuple(
        row
        for row in rows
        if not (
            row.mentions and row.indicator in LATE and is_registered_late(facts, facts.mentions[row.mentions[0]].start)
        )
        and not of_then(facts, row)
    )


def _bounds(facts: Facts, start: int, end: int) -> tuple[str, str] | None:
    """The period a claim names in its own sentence, else that of the report."""
    text = facts.once(folded)
    begin = max(0, start - _CLAUSE)
    begin += max((match.end() for match in _END.finditer(text, begin, start)), default=begin) - begin
    periods = facts.once(_periods)
    at = bisect_left(periods, begin, key=lambda period: period[0])
    if at < len(periods) and periods[at][0] < end:
        return periods[at][1]
    own = facts.report.header.period
    return _widest(own) if own else None


def _periods(facts: Facts) -> tuple[tuple[int, tuple[str, str]], ...]:
    """Where a period is told, and its first and last day."""
    told = ((m.start, calendar_bounds(m.value)) for m in facts.of_kinds("period"))
    return tuple((start, (first, last)) for start, (first, last) in told if first and last)


def _widest(period: Period) -> tuple[str, str] | None:
    """The first and the last of all days a period may mean: by the calendar, by its cut-off dates, as stated."""
    windows = [w for w in (period, period.regulation, period.stated) if w is not None]
    starts, ends = [w.start for w in windows if w.start], [w.end for w in windows if w.end]
    return (min(starts), max(ends)) if starts and ends else None


def covers(claim: Claim, row: Observation) -> bool:
    """Whether a figure is of the time and of the scope that a claim is about."""
    for attribute in ("level", "field", "authority", "group", "channel"):
        wanted = getattr(claim.scope, attribute)
        if wanted is not None and getattr(row.scope, attribute) != wanted:
            return False
    if claim.bounds is None or row.period.start is None or row.period.end is None:
        return True
    return claim.bounds[0] <= row.period.start and row.period.end <= claim.bounds[1]
