"""Mentions (cụm số liệu): every number phrase of the blocks, typed, valued and placed.

Patterns claim text in the order of `patterns.library`; what one has claimed no later one may touch. The last pattern
takes any digit that is left, so that no figure disappears.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, cast

import regex as re

from extractor.blocks import Block, Outline, heading_length
from extractor.forward import Forward, bare_forward_title, forward_sections
from extractor.model import Mention, Source
from patterns.code import FALLBACK_PATTERNS
from patterns.code import PATTERNS as CODE_PATTERNS
from patterns.library import ALL_PATTERNS
from patterns.number import groups_by_space, style_evidence
from patterns.pattern import Pattern, Phrase
from patterns.qualifier import (
    UNQUALIFIED,
    Qualified,
    aim_before,
    aim_ranges,
    announced_aim,
    is_told_as_done,
    names_a_group,
    read_qualifier,
)
from patterns.screen import screen_of
from patterns.values import Quantity, Reading

if TYPE_CHECKING:
    from extractor.model.report import MentionKind, Qualifier

QUANTITY_KINDS = frozenset({"count", "percent", "fraction", "money", "measure", "duration", "range"})
"""The kinds that state how much; the others say when, which or where."""

_DIGIT = re.compile(r"\d")
_LEFT_REACH = 160
_RIGHT_REACH = 80
_APPROXIMATE = Decimal("0.05")
_FREE = re.compile(rb"\0+")
_STAMP_PATTERNS = (*CODE_PATTERNS, *FALLBACK_PATTERNS)


@dataclass(frozen=True, slots=True)
class Reasons:
    """What made a mention what it is: the pattern, what qualifies it, the word or the section (its path) that makes it an aim."""

    pattern: str
    qualified: Qualified = UNQUALIFIED
    aim: str | None = None
    aim_section: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A mention with what later steps need: its block, its place in the block's view, its figures as decimals, the reasons."""

    mention: Mention
    block: int
    start: int
    end: int
    quantities: tuple[Quantity, ...]
    reasons: Reasons


def find(source: Source, outline: Outline, skip: Sequence[tuple[int, int]] = ()) -> list[Found]:
    """All mentions in text order.

    Args:
        source: the text.
        outline: its blocks and sections.
        skip: source ranges whose figures are table cells, not mentions; ascending, not overlapping.
    """
    style, by_space = style_evidence(source.text), groups_by_space(source.text)
    forward = forward_sections(outline)
    found: list[Found] = []
    announced: str | None = None  # the words that opened a list of aims, as long as it goes on
    bare: str | None = None  # the heading without a number that opened a part about aims
    for index, block in enumerate(outline.blocks):
        tables = _touching(skip, block.start, block.end)
        if block.kind in ("furniture", "table") or any(a <= block.start and block.end <= b for a, b in tables):
            continue
        path = outline.sections[block.section].path if block.section >= 0 else ""
        folded = block.view.folded
        if block.kind == "heading":
            bare = bare_forward_title(outline, block)
        announced = announced if block.kind == "item" else None
        aims = aim_ranges(folded)
        phrase = Phrase(block.view.text, folded, style, by_space)
        for reading in read_block(block, phrase, tables):
            aim = (
                announced or bare or next((each.word for each in aims if each.start <= reading.start < each.end), None)
            )
            reasons = _reasons(block, reading, aim, forward.get(block.section))
            mention = _mention(source, block, reading, f"m{len(found) + 1}", path, reasons)
            found.append(Found(mention, index, reading.start, reading.end, reading.quantities, reasons))
        announced = announced or announced_aim(folded, aims)
    return found


def by_block(found: Iterable[Found]) -> dict[int, list[Found]]:
    """The mentions of each block that holds some, by the block's index; both in text order."""
    members: dict[int, list[Found]] = {}
    for f in found:
        members.setdefault(f.block, []).append(f)
    return members


def _touching(ranges: Sequence[tuple[int, int]], start: int, end: int) -> Sequence[tuple[int, int]]:
    """Those of the ranges, which are ascending and do not overlap, that share characters with `[start, end)`."""
    first = bisect_right(ranges, start, key=lambda range_: range_[1])
    return ranges[first : bisect_left(ranges, end, first, key=lambda range_: range_[0])]


def read_block(block: Block, phrase: Phrase, skip: Sequence[tuple[int, int]] = ()) -> list[Reading]:
    """The readings of one block, whose text the phrase holds, in text order, not overlapping. `skip`: source ranges read elsewhere."""
    view = block.view
    closed = [(view.position(start), view.position(end)) for start, end in skip]
    if block.kind == "heading":
        closed.append((0, heading_length(block)))
    return read_phrase(phrase, _STAMP_PATTERNS if block.kind == "stamp" else ALL_PATTERNS, closed)


def read_phrase(
    phrase: Phrase, patterns: tuple[Pattern, ...] = ALL_PATTERNS, closed: Sequence[tuple[int, int]] = ()
) -> list[Reading]:
    """What the patterns read in a phrase outside its `closed` ranges: each in turn claims text that none before has taken."""
    taken = bytearray(len(phrase.text))
    for start, end in closed:
        taken[start:end] = b"\1" * (end - start)
    readings: list[Reading] = []
    for pattern in screen_of(patterns).possible(phrase.folded):
        if not pattern.pieces or any(not taken[digit.start()] for digit in _DIGIT.finditer(phrase.text)):
            readings.extend(_claim(pattern, phrase, taken))
    return sorted(readings, key=lambda reading: reading.start)


def _claim(pattern: Pattern, phrase: Phrase, taken: bytearray) -> Iterator[Reading]:
    text = phrase.text if pattern.on == "text" else phrase.folded
    whole = ((0, len(text)),)
    for start, end in [free.span() for free in _FREE.finditer(taken)] if pattern.pieces else whole:
        position = start
        while (match := pattern.expression.search(text, position, end)) is not None:
            position = match.start() + 1
            if taken.find(0, *match.span()) < 0:  # a reading begins within its match, and all of it is taken
                continue
            reading = pattern.produce(match, phrase)
            if reading is None or taken.find(1, reading.start, reading.end) >= 0:
                continue
            taken[reading.start : reading.end] = b"\1" * (reading.end - reading.start)
            position = max(position, reading.end)
            yield replace(reading, pattern=pattern.name)


def _reasons(block: Block, reading: Reading, aim: str | None, forward: Forward | None) -> Reasons:
    """Why a reading is what it is.

    Args:
        block: where it stands.
        reading: the reading.
        aim: the words that make an aim of all figures around it, if there are some.
        forward: the section around it that tells of what is to come, if there is one.
    """
    if reading.kind not in QUANTITY_KINDS:
        return Reasons(reading.pattern)
    folded = block.view.folded
    left = folded[max(0, reading.start - _LEFT_REACH) : reading.start]
    right = folded[reading.end : reading.end + 20]
    qualified = read_qualifier(left, right, reading.unit)
    if reading.unit == "tuổi" or names_a_group(left, right):  # an age tells of whom, not of how much
        return Reasons(reading.pattern, qualified)
    forward = None if forward is not None and is_told_as_done(left, forward.title) else forward
    share = reading.quantities[0].number.value if reading.kind == "percent" and reading.quantities else None
    own = aim_before(left, folded[reading.end : reading.end + _RIGHT_REACH], share=share, unit=reading.unit)
    return Reasons(reading.pattern, qualified, own or aim, forward.path if forward else None)


def _mention(source: Source, block: Block, reading: Reading, id_: str, path: str, reasons: Reasons) -> Mention:
    start, end = block.view.span(reading.start, reading.end)
    single = reading.quantities[0] if len(reading.quantities) == 1 else None
    return Mention(
        id=id_,
        text=source.text[start:end],
        start=start,
        end=end,
        boxes=source.boxes(start, end),
        kind=cast("MentionKind", reading.kind),
        value=reading.value,
        unit=reading.unit,
        base_value=canonical(single.base_value) if single else None,
        base_unit=single.base_unit if single else None,
        interval=_interval(reading, reasons.qualified.sense),
        other_value=_other_value(reading),
        qualifier=cast("Qualifier", reasons.qualified.sense),
        modality="target" if reasons.aim or reasons.aim_section else "actual",
        section=path,
        trust=source.trust(start, end),
    )


def _other_value(reading: Reading) -> str | None:
    """The value when each number whose separators leave a doubt is read the other way."""
    numbers = [figure.number for figure in reading.quantities]
    if all(number.other is None for number in numbers):
        return None
    between = "/" if reading.kind == "fraction" else ".."
    return between.join(n.canonical() if n.other is None else format(n.other, "f") for n in numbers)


def _interval(reading: Reading, qualifier: str) -> tuple[str | None, str | None] | None:
    """What the printed figure can mean, in base units: exact, within half a last digit, or open where it is qualified."""
    if reading.kind == "range":
        low, high = reading.quantities
        return canonical(low.base_value), canonical(high.base_value)
    if len(reading.quantities) != 1:
        return None
    figure = reading.quantities[0]
    value, half = figure.base_value, figure.step / 2
    if qualifier == "approx":
        slack = abs(value) * _APPROXIMATE
        return canonical(value - slack), canonical(value + slack)
    if qualifier in ("more_than", "at_least"):
        return canonical(value), None
    if qualifier in ("less_than", "at_most"):
        return None, canonical(value)
    return canonical(value - half), canonical(value + half)


def canonical(value: Decimal) -> str:
    """A decimal as the contract prints it: no exponent, no trailing zeros beyond the decimals."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
