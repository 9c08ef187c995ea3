"""Mentions (cụm số liệu): every number phrase of the blocks, typed, valued and placed.

Patterns claim text in the order of `patterns.library`; what one has claimed no later one may touch. The last pattern
takes any digit that is left, so that no figure disappears.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, cast

import regex as re

from extractor.blocks import Block, Outline, heading_length
from extractor.model import Mention, Source
from patterns.code import FALLBACK_PATTERNS
from patterns.code import PATTERNS as CODE_PATTERNS
from patterns.library import ALL_PATTERNS
from patterns.number import style_evidence
from patterns.pattern import NumberStyle, Pattern, Phrase
from patterns.qualifier import aim_ranges, announces_aims, is_aim, is_forward_title, names_a_group, read_qualifier
from patterns.screen import screen_of
from patterns.values import Quantity, Reading

if TYPE_CHECKING:
    from extractor.model.report import MentionKind, Qualifier

QUANTITY_KINDS = frozenset({"count", "percent", "fraction", "money", "measure", "duration", "range"})
"""The kinds that state how much; the others say when, which or where."""

_DIGIT = re.compile(r"\d")
_LEFT_REACH = 160
_APPROXIMATE = Decimal("0.05")
_STAMP_PATTERNS = (*CODE_PATTERNS, *FALLBACK_PATTERNS)


@dataclass(frozen=True, slots=True)
class Found:
    """A mention with what later steps need: its block, its place in the block's view, and its figures as decimals."""

    mention: Mention
    block: int
    start: int
    end: int
    quantities: tuple[Quantity, ...]


def find(source: Source, outline: Outline, skip: Sequence[tuple[int, int]] = ()) -> list[Found]:
    """All mentions in text order.

    Args:
        source: the text.
        outline: its blocks and sections.
        skip: source ranges whose figures are table cells, not mentions; ascending, not overlapping.
    """
    style = style_evidence(source.text)
    forward = _forward_sections(outline)
    found: list[Found] = []
    announced = False  # a list of aims goes on
    for index, block in enumerate(outline.blocks):
        table = bisect_right(skip, block.start, key=lambda range_: range_[0]) - 1
        if block.kind in ("furniture", "table") or (table >= 0 and block.start < skip[table][1]):
            continue
        path = outline.sections[block.section].path if block.section >= 0 else ""
        announced = announced and block.kind == "item"
        aims = aim_ranges(block.view.folded)
        for reading in read_block(block, style):
            aimed = announced or block.section in forward or any(a <= reading.start < b for a, b in aims)
            mention = _mention(source, block, reading, f"m{len(found) + 1}", path, forward=aimed)
            found.append(Found(mention, index, reading.start, reading.end, reading.quantities))
        announced = announced or announces_aims(block.view.folded)
    return found


def by_block(found: Iterable[Found]) -> dict[int, list[Found]]:
    """The mentions of each block that holds some, by the block's index; both in text order."""
    members: dict[int, list[Found]] = {}
    for f in found:
        members.setdefault(f.block, []).append(f)
    return members


def read_block(block: Block, style: NumberStyle) -> list[Reading]:
    """The readings of one block, in text order, not overlapping."""
    view = block.view
    phrase = Phrase(view.text, view.folded, style)
    begin = heading_length(block) if block.kind == "heading" else 0
    return read_phrase(phrase, _STAMP_PATTERNS if block.kind == "stamp" else ALL_PATTERNS, begin)


def read_phrase(phrase: Phrase, patterns: tuple[Pattern, ...] = ALL_PATTERNS, begin: int = 0) -> list[Reading]:
    """What the patterns read in a phrase from `begin` on: each pattern in turn claims text that none before has taken."""
    taken = bytearray(len(phrase.text))
    taken[:begin] = b"\1" * begin
    readings: list[Reading] = []
    for pattern in screen_of(patterns).possible(phrase.folded):
        if not pattern.to_end or any(not taken[digit.start()] for digit in _DIGIT.finditer(phrase.text)):
            readings.extend(_claim(pattern, phrase, taken))
    return sorted(readings, key=lambda reading: reading.start)


def _claim(pattern: Pattern, phrase: Phrase, taken: bytearray) -> Iterator[Reading]:
    text = phrase.text if pattern.on == "text" else phrase.folded
    position = 0
    while (match := pattern.expression.search(text, position)) is not None:
        position = match.start() + 1
        if taken.find(0, *match.span()) < 0:  # a reading begins within its match, and all of it is taken
            position = match.end() if pattern.to_end else position
            continue
        reading = pattern.produce(match, phrase)
        if reading is None:
            continue
        last = taken.rfind(1, reading.start, reading.end)
        if last >= 0:
            position = last + 1 if pattern.to_end else position
            continue
        taken[reading.start : reading.end] = b"\1" * (reading.end - reading.start)
        position = max(position, reading.end)
        yield reading


def _mention(source: Source, block: Block, reading: Reading, id_: str, path: str, *, forward: bool) -> Mention:
    view = block.view
    start, end = view.span(reading.start, reading.end)
    is_quantity = reading.kind in QUANTITY_KINDS
    left = view.folded[max(0, reading.start - _LEFT_REACH) : reading.start]
    right = view.folded[reading.end : reading.end + 20]
    qualifier = read_qualifier(left, right) if is_quantity else "exact"
    aim = forward or is_aim(left, percent=reading.kind == "percent")
    aim = aim and is_quantity and not names_a_group(left, right)
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
        interval=_interval(reading, qualifier),
        qualifier=cast("Qualifier", qualifier),
        modality="target" if aim else "actual",
        section=path,
        trust=source.trust(start, end),
    )


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


def _forward_sections(outline: Outline) -> frozenset[int]:
    """Sections that speak of what is to come, by their own title or that of a section above."""
    paths = {s.path for s in outline.sections if is_forward_title(s.title)}
    return frozenset(i for i, s in enumerate(outline.sections) if any(path in paths for path in _paths_above(s.path)))


def _paths_above(path: str) -> Iterator[str]:
    """A section's path, then those of the sections it stands in."""
    while path:
        yield path
        path = path.rpartition(".")[0]
