"""Words that the page breaks (từ bị ngắt): a cell narrower than a word prints `Trực tuyế / n`, without a hyphen.

Spelling and geometry decide together: the pieces are joined when they make a syllable, one of them alone is none, and the line
was full, so that not one letter more would have stood on it. The source text stays as it is; only what a head or a label
is taken to say is mended.
"""

import unicodedata
from collections.abc import Sequence

from extractor.model.source import Box
from patterns.syllable import is_syllable

_OPENING, _CLOSING = '("“', '.,;:)"”'
_VOWELS = frozenset("aeiouy")


def whole_words(text: str, boxes: Sequence[Box]) -> str:
    """What the lines of a cell say as one.

    Args:
        text: of the cell.
        boxes: of its lines; without one for each, as in files that know no lines, every line end parts words.
    Returns:
        The words, one space between them.
    """
    lines = [words for line in text.split("\n") if (words := line.split())]
    if len(lines) < 2 or len(lines) != len(boxes):
        return " ".join(text.split())
    widths = [x1 - x0 for _, x0, _, x1, _ in boxes]
    widest = max(widths)
    said = [*lines[0]]
    for number, line in enumerate(lines[1:], start=1):
        letter = widths[number] / len(" ".join(line))
        is_full = widths[number - 1] + letter > widest
        if is_full and _are_one(said[-1].lstrip(_OPENING), line[0].rstrip(_CLOSING)):
            said[-1] += line[0]
            said += line[1:]
        else:
            said += line
    return " ".join(said)


def _are_one(first: str, rest: str) -> bool:
    """Whether two pieces are a syllable only together; capitals without a vowel are an abbreviation."""
    if first.isupper() and len(first) > 1 and not _VOWELS & set(unicodedata.normalize("NFD", first.lower())):
        return False
    return is_syllable(first + rest) and not (is_syllable(first) and is_syllable(rest))
