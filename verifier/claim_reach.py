"""Reach of a claim (phạm vi khẳng định): whether a figure stands where a claim about the dossiers can mean it.

    Đang giải quyết 20 hồ sơ, không có hồ sơ quá hạn.            none of those pending; of those settled it says nothing
    Tháng 5 giải quyết quá hạn 13 hồ sơ. Tháng 6 không có.       another month
    Huyện giải quyết quá hạn 13 hồ sơ ... Trong kỳ không có hồ sơ quá hạn.

An upper level tells the same of many units in turn: its claim means what was told last, of its own level.
"""

from bisect import bisect_left

import regex as re

from extractor.model import Mention, Observation
from patterns.period import calendar_bounds
from patterns.units import unit_group
from patterns.words import forms, whole_word
from verifier.facts import Facts

_CLAUSE, _REACH = 150, 900
_END, _STOP = re.compile(r"[.;](?=\s|$)"), re.compile(r"[.!?](?=\s|$)")
_PROPER = re.compile(r"(?<=\p{L} )\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+")
_NO_LONGER = "không còn "
_CLAUSE_END = re.compile(r"[.;,:()]")
_SHORTER, _YEAR = re.compile(r"(?<!\p{L})trong (?:quý|tháng|tuần)(?!\p{L})"), 4
_DATED = frozenset({"date", "period", "date_range"})
_OF_OTHERS = re.compile(whole_word(forms("claims", "of_others")))
_OF_THEN = re.compile(whole_word(forms("claims", "of_then")))


def part_meant(facts: Facts, start: int) -> str:
    """`pending` or `resolved` where a claim stands behind figures of such dossiers in its clause, "" where it means both."""
    begin = max(0, start - _CLAUSE)
    begin = max((end.end() for end in _END.finditer(facts.folded, begin, start)), default=begin)
    told = (facts.code(figure.id) for figure in reversed(facts.figures_within(begin, start)))
    stage = next((code for code in told if code.startswith("dossier.")), "")
    return next((part for part in ("pending", "resolved") if stage.startswith(f"dossier.{part}.")), "")


def of_then(facts: Facts, row: Observation) -> bool:
    """Whether the words of a figure say that it is of an earlier time: `cùng kỳ quá hạn 13 hồ sơ`, `5 năm trước trả lại 30 hồ sơ`."""
    if _OF_THEN.search(row.label) is not None:
        return True
    if not row.mentions:
        return False
    start = facts.mentions[row.mentions[0]].start
    clause = _CLAUSE_END.split(facts.words(max(0, start - _CLAUSE), start))[-1]
    return _OF_THEN.search(clause) is not None


def times_differ(facts: Facts, start: int, figure: Mention) -> bool:
    """Whether the sentence of a claim and that of a figure each name a time, and another one.

    What is no longer so was so on an earlier day: `Đến ngày 31/5 còn 13 hồ sơ quá hạn. Đến nay không còn hồ sơ quá hạn`.
    Behind a claim a period tells of another time: `Không có hồ sơ quá hạn. Năm 2023 có 12 hồ sơ quá hạn`; so does a year
    before one that names a shorter time.
    """
    other = _time_told(facts, figure.start)
    if other is None:
        return False
    one = _time_told(facts, start)
    if one is not None:
        return one.value != other.value
    if other.kind == "period":
        return _names_another(facts, start, figure, other)
    return other.kind == "date" and facts.folded.startswith(_NO_LONGER, start)


def _names_another(facts: Facts, start: int, figure: Mention, told: Mention) -> bool:
    """Whether a period that a figure is told of is none that a claim without one can mean; that of the report it can mean."""
    if figure.start > start:
        own, (first, last) = facts.report.header.period, calendar_bounds(told.value)
        if own is None or not (own.start and own.end and first and last):
            return own is None
        return last < own.start or own.end < first
    shorter = _SHORTER.search(facts.folded, _sentence_begins(facts, start), start)
    return shorter is not None and len(told.value) == _YEAR


def may_be_of_then(facts: Facts, start: int, figure: Mention) -> bool:
    """Whether the sentence of a figure names a time that the one of a claim does not: `Năm 2020 còn 03 xã chưa đạt`."""
    other, one = _time_told(facts, figure.start), _time_told(facts, start)
    return other is not None and (one is None or one.value != other.value)


def means_last_told(facts: Facts, start: int, end: int, figure: Mention) -> bool:
    """Whether a claim of an upper level can only mean a figure: it stands alone, not far off, and nothing else is told between."""
    row, level = facts.observations.get(figure.id), facts.report.header.level
    first, last = (figure.end, start) if figure.end <= start else (end, figure.start)
    if not first <= last <= first + _REACH or (row is not None and row.scope.level not in (None, level)):
        return False
    opened = min(first, _sentence_begins(facts, last))
    if figure.section != facts.section_at(start) or _PROPER.search(facts.report.source.text, opened, max(end, last)):
        return False
    if _OF_OTHERS.search(facts.folded, _sentence_begins(facts, figure.start), figure.start) is not None:
        return False
    levels = (m.start for m in facts.of_kinds("level"))
    return not _told_between(facts, first, last, figure) and not any(first < place < last for place in levels)


def told_since(facts: Facts, start: int, figure: Mention) -> bool:
    """Whether a sentence between a figure and a claim counts the same noun again; also where there is no sentence between them."""
    return figure.end <= start and _told_between(facts, figure.end, start, figure)


def _told_between(facts: Facts, first: int, last: int, figure: Mention) -> bool:
    stop = _STOP.search(facts.folded, first, last)
    noun = _noun(figure)
    return stop is None or any(_noun(one) == noun for one in facts.figures_within(stop.end(), last - 1))


def _noun(figure: Mention) -> str:
    return (unit_group(figure.unit or figure.inherited_unit) or "").partition(" ")[0]


def is_bare(facts: Facts, start: int) -> bool:
    """Whether a claim opens its sentence, so that what it is of was named before: `Bệnh dại ... Không có ca tử vong`."""
    return not facts.folded[_sentence_begins(facts, start) : start].strip(" -–+*•")


def _sentence_begins(facts: Facts, place: int) -> int:
    begin = max(0, place - _CLAUSE)
    return max((end.end() for end in _STOP.finditer(facts.folded, begin, place)), default=begin)


def _time_told(facts: Facts, place: int) -> Mention | None:
    """The last time named before a place in its sentence."""
    mentions = facts.report.mentions
    begin = _sentence_begins(facts, place)
    at = bisect_left(mentions, place, key=lambda mention: mention.start)
    while at and mentions[at - 1].start >= begin:
        at -= 1
        if mentions[at].kind in _DATED:
            return mentions[at]
    return None
