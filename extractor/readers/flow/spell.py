"""Spelling (giải mã chữ): the pieces of a paragraph as characters that a person sees, legacy fonts converted."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from extractor.model import Trust
from extractor.readers.flow.blocks import PAGE, Piece
from extractor.readers.legacy import Fonts, Run

_SOFT_HYPHEN = "\u00ad"


class Stretch(NamedTuple):
    """Text of one trust. `capitals`: its font shows small letters as capitals."""

    text: str
    trust: Trust = "text"
    capitals: bool = False


def spell(pieces: Sequence[Piece], fonts: Fonts) -> list[Stretch]:
    """The visible text of a paragraph in stretches of one trust; `PAGE` stands alone, outer white space is gone.

    A soft hyphen that the decoder has left is one, and is not seen. Capitals are made after the conversion, which needs
    the codes that are stored.
    """
    decoded = fonts.decode([Run(piece.text, piece.font) for piece in pieces])
    text, caps = decoded.text, list(_capitals(pieces, decoded.origins))
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


def _capitals(pieces: Sequence[Piece], origins: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The ranges of the decoded text that are shown in capitals."""
    position = 0
    for piece in pieces:
        end = position + len(piece.text)
        if piece.caps and piece.text:
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
