"""Words of legacy text, and how well each encoding explains one: does it make a Vietnamese syllable of it?"""

import re
import unicodedata
from collections.abc import Iterable
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
    if is_unicode(word):
        return _UNICODE
    letters = core(word)
    if not letters:
        return 0.0
    return _SYLLABLE if is_syllable(letters) else _FOREIGN


@lru_cache(maxsize=1 << 18)
def explained_by(word: str, index: int) -> float:
    """How well the word is explained as text in the encoding `TABLES[index]`."""
    if not is_marked(word):
        plain = word.isupper() or len(word) == 1 or is_syllable(word)
        return 0.0 if plain else _PLAIN_FOREIGN
    if is_unicode(word):
        return -_UNICODE
    made = converted(word, TABLES[index])[0]
    letters = core(made)
    if len(letters) == 1:
        return _LONE_LETTER if is_syllable(letters) else 0.0  # `đ` is a unit: 20.000 đ
    if is_syllable(_one_case(letters, TABLES[index])):
        return _SYLLABLE
    return 0.0 if letters.isupper() and _is_vietnamese(letters) else _NONSENSE


def converted(word: str, table: Table) -> tuple[str, list[int]]:
    """`convert` for one word. A look-alike at its edge (a dash, a bullet) is a letter only where that makes a syllable."""
    made, origins = convert(word, table)
    if len(word) == 1:
        return (word, [0]) if word in LOOKALIKES else (made, origins)
    if is_syllable(made):
        return made, origins
    start = 1 if word[0] in LOOKALIKES else 0
    end = len(word) - (1 if word[-1] in LOOKALIKES else 0)
    if start == 0 and end == len(word):
        return made, origins
    inner, places = convert(word[start:end], table)
    if not inner or not is_syllable(core(inner)):
        return made, origins
    return word[:start] + inner + word[end:], [
        *range(start),
        *(start + place for place in places),
        *range(end, len(word)),
    ]


def core(word: str) -> str:
    """The word without marks at its edges that are no letters: quotes, trade marks, raised figures."""
    start, end = 0, len(word)
    while start < end and unicodedata.category(word[start])[0] not in "LM":
        start += 1
    while end > start and unicodedata.category(word[end - 1])[0] not in "LM":
        end -= 1
    return word[start:end]


def _one_case(word: str, table: Table) -> str:
    """The word as the syllable test wants it: TCVN3 has no capitals with tones, so `MụC` is one word in capitals."""
    return word.upper() if table.encoding == "tcvn3" and word[-1:].isupper() else word


def _is_vietnamese(letters: str) -> bool:
    plain = unicodedata.normalize("NFD", letters.lower())
    return not any(char in "fjwz" or (char.isalpha() and not char.isascii() and char != "đ") for char in plain)
