"""Spelling (giải mã chữ): the pieces of a paragraph as characters that a person sees, legacy fonts converted."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from extractor.model import Trust
from extractor.readers.characters import lowered, raised
from extractor.readers.flow.blocks import PAGE, Piece
from extractor.readers.legacy import Fonts, Run

_SOFT_HYPHEN = "\u00ad"
_SHIFTS: tuple[tuple[Callable[[Piece], bool], Callable[[str, str], str]], ...] = (
    (lambda piece: piece.shift > 0, raised),
    (lambda piece: piece.shift < 0, lowered),
)
_BEFORE = 8


class Stretch(NamedTuple):
    """Text of one trust. `capitals`: its font shows small letters as capitals."""

    text: str
    trust: Trust = "text"
    capitals: bool = False


def spell(pieces: Sequence[Piece], fonts: Fonts) -> list[Stretch]:
    """The visible text of a paragraph in stretches of one trust; `PAGE` stands alone, outer white space is gone.

    A soft hyphen that the decoder has left is one, and is not seen. Capitals and raised digits are made after the
    conversion, which needs the codes that are stored.
    """
    decoded = fonts.decode([Run(piece.text, piece.font) for piece in pieces])
    text = _shifted(decoded.text, pieces, decoded.origins)
    caps = list(_ranges(pieces, decoded.origins, lambda piece: piece.caps))
    cuts = sorted({0, len(text), *(cut for pair in (*decoded.legacy, *decoded.capitals, *caps) for cut in pair)})
    stretches: list[Stretch] = []
    for start, end in pairwise(cuts):
        part = text[start:end].replace(_SOFT_HYPHEN, "")
        trust: Trust = "legacy_font" if _within(start, decoded.legacy) else "text"
        part = part.upper() if _within(start, caps) else part
        stretches += _pages_apart(Stretch(part, trust, _within(start, decoded.capitals)))
    return _trimmed(stretches)


def shown(stretches: Sequence[Stretch]) -> str:
    """The text of some stretches, without page marks."""
    return "".join(stretch.text for stretch in stretches if stretch.text != PAGE)


def _shifted(text: str, pieces: Sequence[Piece], origins: Sequence[int]) -> str:
    """The decoded text with its raised and lowered digits as such, of the same length.

    A shifted stretch with letters in it is text in another size, not a mark; so is a paragraph that is shifted as a whole.
    """
    if all(piece.shift or not piece.text.strip() for piece in pieces):
        return text
    for has, mark in _SHIFTS:
        parts: list[str] = []
        done = 0
        for start, end in _ranges(pieces, origins, has):
            if any(map(str.isalpha, text[start:end])):
                continue
            before = text[max(0, start - _BEFORE) : start].rpartition("\n")[2]
            parts += (text[done:start], mark(text[start:end], before))
            done = end
        text = "".join((*parts, text[done:]))
    return text


def _ranges(pieces: Sequence[Piece], origins: Sequence[int], has: Callable[[Piece], bool]) -> Iterator[tuple[int, int]]:
    """The ranges of the decoded text whose pieces have some property, neighbours as one."""
    position = 0
    for found, group in groupby((piece for piece in pieces if piece.text), has):
        end = position + sum(len(piece.text) for piece in group)
        if found:
            yield bisect_left(origins, position), bisect_left(origins, end)
        position = end


def _within(offset: int, ranges: Sequence[tuple[int, int]]) -> bool:
    """Whether one of the ascending ranges holds an offset."""
    index = bisect_left(ranges, (offset + 1, 0)) - 1
    return index >= 0 and ranges[index][0] <= offset < ranges[index][1]


def _pages_apart(stretch: Stretch) -> Iterator[Stretch]:
    for number, part in enumerate(stretch.text.split(PAGE)):
        if number:
            yield Stretch(PAGE)
        if part:
            yield stretch._replace(text=part)


def _trimmed(stretches: list[Stretch]) -> list[Stretch]:
    """Without white space at either end; page marks stay."""
    for step in (1, -1):
        order = range(len(stretches))[::step]
        for index in order:
            text = stretches[index].text
            if text == PAGE:
                continue
            stretches[index] = stretches[index]._replace(text=text.lstrip() if step == 1 else text.rstrip())
            if stretches[index].text:
                break
    return [stretch for stretch in stretches if stretch.text]
