"""Done and pending (đã xong và đang giải quyết): what was done of an intake, and what is still pending in the bracket behind it.

    tiếp nhận 15.868 hồ sơ, trước và đúng hạn 15.489 hồ sơ (có 370 hồ sơ đang giải quyết, 9 hồ sơ đang quá hạn)
    thụ lý 842 vụ, giải quyết 787 vụ (43 vụ đang trong hạn luật định, 12 vụ tạm đình chỉ)

The bracket stands behind what was done, and yet holds none of it: together they are no more than the intake.
"""

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

import regex as re

from extractor.model import End
from patterns.words import table, whole_word
from verifier.facts import Facts
from verifier.layout import Placed, layout, same_unit

_BEFORE, _BEHIND = 40, 40
_MARK = re.compile(r"[,;:(]|\.\s")


def _any(rows: str) -> "re.Pattern[str]":
    return re.compile(whole_word([form for row in table("outcomes")[rows] for form in row["forms"]]))


_PENDING, _DONE, _IN_TIME, _INTAKE = map(_any, ("pending", "done", "in_time", "intake"))
_OTHER = re.compile(whole_word(["trong đó", "chuyển sang", "kỳ trước", "năm trước", "cùng kỳ", "so với"]))


class Pending(NamedTuple):
    """What came in, what was done of it, and what is pending; together the latter are more."""

    intake: End
    done: End
    pending: tuple[End, ...]


def pending(facts: Facts) -> tuple[Pending, ...]:
    """Each intake with the figure right behind that was done, and the bracket behind it that holds nothing but what is pending.

    Two rules ask: `facts.once(pending)`.
    """
    return tuple(_read(facts))


def _read(facts: Facts) -> Iterator[Pending]:
    figures = facts.once(layout).figures
    for place, one in enumerate(figures[2:], start=2):
        done, intake = figures[place - 1], figures[place - 2]
        if one.bracket < 0 or one.bracket == done.bracket or done.mention.end > one.bracket:
            continue  # as of most: only the first figure of a bracket begins a list
        row = _row(figures, place)
        if intake.sentence != one.sentence or not _all_alike((intake, done, *row)):
            continue
        label, tie = _label(facts, intake), facts.words(intake.mention.end, done.mention.start)
        if not _INTAKE.search(label) or not (_DONE.search(tie) or _IN_TIME.search(tie)):
            continue
        if any(map(_OTHER.search, (label, tie))) or not all(_is_pending(facts, each) for each in row):
            continue
        yield Pending(intake.end, done.end, tuple(each.end for each in row))


def _row(figures: Sequence[Placed], place: int) -> list[Placed]:
    """The figures of the bracket that the one of this place opens."""
    return list(takewhile(lambda one: one.bracket == figures[place].bracket, figures[place:]))


def _all_alike(row: Sequence[Placed]) -> bool:
    first = row[0].mention
    return all(
        same_unit(one.mention, first)
        and one.mention.kind == "count"
        and one.mention.modality == "actual"
        and not one.changed
        for one in row
    )


def _label(facts: Facts, one: Placed) -> str:
    """The words of the clause before a figure."""
    return _MARK.split(facts.words(max(one.begin, one.mention.start - _BEFORE), one.mention.start))[-1]


def _is_pending(facts: Facts, one: Placed) -> bool:
    behind = _MARK.split(facts.words(one.mention.end, one.mention.end + _BEHIND))[0].split(")")[0]
    return _PENDING.search(f"{_label(facts, one)} {behind}") is not None
