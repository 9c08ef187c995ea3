"""Words of legacy text, and how well each encoding explains one: does it make a Vietnamese syllable of it?"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

from extractor.readers.legacy.tables import LOOKALIKES, TABLES, Table, convert
from patterns.syllable import is_syllable


def word_pattern(tables: Iterable[Table], *, ambiguous: bool = True) -> re.Pattern[str]:
    """What finds the words of a line: letters, and what a font of these encodings shows as one.

    Args:
        tables: the encodings that may be met.
        ambiguous: also take for letters what ordinary text is full of: fixed spaces, dashes, curly quotes.
    """
    keys = {char for table in tables for key in table.letters for char in key if not char.isalpha()}
    if not ambiguous:
        keys -= _PUNCTUATION
    return re.compile(rf"(?:[^\W\d_]|[\u0300-\u036f{re.escape(''.join(sorted(keys)))}])+")


_LEGACY = frozenset(char for table in TABLES for key in table.letters for char in key)
_TONES = range(0x0300, 0x0370)
_PUNCTUATION = frozenset("\xa0\u2013\u2014\u2018\u2019\u201a\u201c\u201d\u201e\u2026\u2039\u203a")

_DOUBTFUL = frozenset(LOOKALIKES) | _PUNCTUATION
_LONGEST = 40  # no word of legacy text is longer, not even two that run together

_ETH = str.maketrans("Ðð", "Đđ")  # keyboards without Đ gave Eth, and fonts show the two alike

# Scores. A syllable speaks for an encoding, anything else speaks against it; a word that is no syllable as it stands may be
# foreign, so that speaks less against leaving it alone.
_SYLLABLE, _UNICODE = 2.0, 3.0
_LONE_LETTER = 0.5
_FOREIGN, _PLAIN_FOREIGN, _NONSENSE = -1.0, -0.5, -2.0


def is_marked(word: str) -> bool:
    """Whether a conversion could change the word, or tell what it is."""
    return not word.isascii() or not word.isprintable()


def is_unicode(word: str) -> bool:
    """Whether the word holds a letter or tone that no legacy encoding shows: ơ, ư, ạ, or a combining mark."""
    return any(
        ord(char) in _TONES or (ord(char) > 0xFF and char not in _LEGACY and unicodedata.category(char)[0] == "L")
        for char in word
    )


@lru_cache(maxsize=1 << 16)
def as_it_stands(word: str) -> float:
    """How well the word is explained as text that needs no conversion."""
    if not is_marked(word):
        return 0.0
    if len(word) > _LONGEST:
        return _FOREIGN
    if is_unicode(word):
        return _UNICODE
    letters = core(word)
    if not letters:
        return 0.0
    if not is_syllable(letters.translate(_ETH)):
        return _FOREIGN
    return _SYLLABLE if letters == word else 0.0  # marks around it may be letters yet


@lru_cache(maxsize=1 << 18)
def explained_by(word: str, index: int) -> float:
    """How well the word is explained as text in the encoding `TABLES[index]`."""
    if not is_marked(word):
        plain = word.isupper() or len(word) == 1 or is_syllable(word)
        return 0.0 if plain else _PLAIN_FOREIGN
    if len(word) > _LONGEST:
        return _NONSENSE
    if is_unicode(word):
        return -_UNICODE
    table = TABLES[index]
    made, origins = converted(word, index)
    if any(_is_left_over(char, word[origin], table) for char, origin in zip(made, origins, strict=True)):
        return _NONSENSE
    letters = core(made)
    if len(letters) == 1:
        return _LONE_LETTER if is_syllable(letters) else 0.0  # `đ` is a unit: 20.000 đ
    if _is_syllable_of(letters, table):
        return _SYLLABLE if letters == made else 0.0
    return 0.0 if letters.isupper() and _is_vietnamese(letters) else _NONSENSE


def _is_left_over(made: str, char: str, table: Table) -> bool:
    """Whether a letter stands as it stood, though the encoding has no such letter."""
    return made == char and not char.isascii() and char.isalpha() and char not in table.letters


@lru_cache(maxsize=1 << 16)
def converted(word: str, index: int) -> tuple[str, Sequence[int]]:
    """`convert` for one word. A dash, bullet or quote at its edge is a letter only where that makes a syllable."""
    made, origins = convert(word, TABLES[index])
    if len(word) == 1:
        return (word, [0]) if word in _DOUBTFUL else (made, origins)
    first, last = int(word[0] in _DOUBTFUL), int(word[-1] in _DOUBTFUL)
    if not (first or last) or is_syllable(made):
        return made, origins
    for head, tail in sorted({(0, last), (first, 0), (first, last)}):
        end = len(word) - tail
        inner, places = convert(word[head:end], TABLES[index])
        if inner != made and is_syllable(core(inner)):
            return (
                word[:head] + inner + word[end:],
                [*range(head), *(head + place for place in places), *range(end, len(word))],
            )
    return made, origins


def core(word: str) -> str:
    """The word without marks at its edges that are no letters: quotes, trade marks, raised figures."""
    start, end = 0, len(word)
    while start < end and unicodedata.category(word[start])[0] not in "LM":
        start += 1
    while end > start and unicodedata.category(word[end - 1])[0] not in "LM":
        end -= 1
    return word[start:end]


def _is_syllable_of(letters: str, table: Table) -> bool:
    """Whether the letters are a syllable; TCVN3 has no capitals with tones, so `MụC` is one in capitals."""
    if is_syllable(letters):
        return True
    plain = "".join(char for char in letters if char.isascii())
    return table.encoding == "tcvn3" and plain.isupper() and is_syllable(letters.upper())


def _is_vietnamese(letters: str) -> bool:
    plain = unicodedata.normalize("NFD", letters.lower())
    return not any(char in "fjwz" or (char.isalpha() and not char.isascii() and char != "đ") for char in plain)
