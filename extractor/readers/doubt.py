"""Doubtful characters (chữ đáng ngờ): text that looks like text, and is not what the page shows.

Pure predicates over the text of a page. They were measured on real reports and speak only where those never come near:
no page of a report in good order has more than 4% of words that are no syllables, or fewer than 55% with diacritics.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Literal

from extractor.model import SourceWarning
from extractor.readers.characters import REPLACEMENT
from extractor.readers.notes import note
from patterns.syllable import is_plain_syllable, is_syllable

# Letters, and signs that stand for letters where an encoding was taken for another: "gi¶i quyÕt".
_WORD = re.compile(r"[^\s\d\x00-@\[-`{-\xa0«°²³»×÷\u2000-\u2bff\ue000-\uf8ff\ufffd]+")
_PRIVATE = re.compile(r"[\ue000-\uf8ff]")
_FEWEST = 40  # words that can be judged by their share
_APART = 0.3  # of the words, letters that stand alone
_ROW = 5  # letters that stand alone in a row, at least
_STRANGE = 0.15  # of the words with diacritics, those that are no syllables
_FEW_MARKED = 0.1  # of the words, those with diacritics in a text without
_NATIVE = 0.35  # of the words without diacritics, those that could be syllables
_PLAIN = 0.6  # of the words without, those that are syllables but for that; of English words 20% are


DoubtCode = Literal["unmapped", "letters_apart", "strange_words", "no_diacritics"]


@dataclass(frozen=True, slots=True)
class Doubt:
    """A reason to doubt a page: its code, how many words or characters show it, and of how many."""

    code: DoubtCode
    count: int
    of: int

    def about(self, page: int) -> SourceWarning:
        """The warning about that page."""
        return note(self.code, page, count=self.count, of=self.of)


def doubts(text: str) -> Iterator[Doubt]:
    """The reasons to doubt the characters of a page; none for text in another language, or of figures only."""
    # A private character at the beginning of a word is a bullet of a symbol font more often than a letter.
    unknown = text.count(REPLACEMENT) + sum(
        text[match.start() - 1 : match.start()].isalnum() for match in _PRIVATE.finditer(text)
    )
    if unknown:
        yield Doubt("unmapped", unknown, len(text))
    kinds: Counter[str] = Counter()
    for token, count in Counter(text.split()).items():
        kinds[_kind(token)] += count
    total = kinds.total() - kinds["none"]
    if total < _FEWEST:
        return
    if kinds["letter"] > _APART * total and (apart := _apart(text)) > _APART * total:
        yield Doubt("letters_apart", apart, total)
        return
    marked, bare = kinds["good"] + kinds["strange"], kinds["plain"] + kinds["foreign"]
    # In another language few words without diacritics are syllables.
    native = kinds["plain"] >= _NATIVE * bare
    if marked >= _FEWEST and native and kinds["strange"] > _STRANGE * marked:
        yield Doubt("strange_words", kinds["strange"], marked)
    if bare >= _FEWEST and marked < _FEW_MARKED * total and kinds["plain"] > _PLAIN * bare:
        yield Doubt("no_diacritics", kinds["plain"], bare)


def _apart(text: str) -> int:
    """The letters that stand apart in a row, as those of a word that came apart do, and those of a table's columns do not."""
    runs = (
        sum(1 for _ in group)
        for letter, group in groupby(text.split(), lambda token: _kind(token) == "letter")
        if letter
    )
    return sum(length for length in runs if length >= _ROW)


@lru_cache(maxsize=1 << 16)
def _kind(token: str) -> str:
    """What the longest word of a token is.

    With diacritics a `good` syllable or a `strange` word; without, in small letters, a `plain` syllable or a `foreign` word;
    a `letter` alone; else `capitals`. `none` where there is no word.
    """
    word = max(_WORD.findall(unicodedata.normalize("NFC", token)), key=len, default="")
    if len(word) <= 1:
        return "letter" if word.isalpha() else "none"
    if not word.isascii():
        return "good" if is_syllable(word) else "strange"
    if not word.islower():
        return "capitals"
    return "plain" if is_plain_syllable(word) else "foreign"
