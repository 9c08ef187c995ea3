"""Labels with a typing error (lỗi gõ): the one word of a phrase that is wrong is put right, and nothing else.

`tiết nhận`, `giải quyêt`, `dich vụ công`: a phrase of the facets is found by all its words but one, and the odd word must
look like the missing one. A word that stands in that place in another phrase is never mended: `quá hạn` and `đúng hạn`
share all their words but one, and a score would make one of the other.
"""

import unicodedata
from functools import cache, lru_cache
from typing import NamedTuple

import regex as re
from rapidfuzz import fuzz

from patterns.catalogue.model import FACETS
from patterns.syllable import is_syllable

THRESHOLD = 60.0
"""How like the missing word a printed one that is no syllable must be, 0 to 100; `benchmarks/linking.py` prints others."""
SYLLABLE_THRESHOLD = 85.0
"""The same for a printed word that could be meant: `toàn tỉnh` is no mistyped `toàn trình` (79)."""

_TONELESS = 90.0  # "dich" for "dịch": the same letters without their marks
_SHORTEST = 7
_WORD = re.compile(r"\p{L}+")


class Mended(NamedTuple):
    """A text put right, and how like the printed words are, 0 to 1."""

    text: str
    score: float


@cache
def _by_rest() -> dict[tuple[str, ...], frozenset[str]]:
    """The words that complete a phrase, by its other words; `""` holds their place."""
    words_by_rest: dict[tuple[str, ...], set[str]] = {}
    for facets in FACETS.dimensions.values():
        for phrases in facets.values():
            for phrase in phrases:
                words = _WORD.findall(phrase)
                if len(words) < 2 or len(phrase) < _SHORTEST:
                    continue
                for place, word in enumerate(words):
                    rest = (*words[:place], "", *words[place + 1 :])
                    words_by_rest.setdefault(rest, set()).add(word)
    return {rest: frozenset(words) for rest, words in words_by_rest.items()}


@cache
def _longest() -> int:
    return max(len(rest) for rest in _by_rest())


_is_syllable = lru_cache(maxsize=4096)(is_syllable)


def has_odd_word(text: str) -> bool:
    """Whether a word of folded text is no Vietnamese syllable."""
    return not all(_is_syllable(word) for word in _WORD.findall(text) if len(word) > 1)


@lru_cache(maxsize=4096)
def _bare(word: str) -> str:
    """A word without tones and other marks."""
    letters = unicodedata.normalize("NFD", word.replace("đ", "d"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


@lru_cache(maxsize=4096)
def _likeness(printed: str, meant: str) -> float:
    if _bare(printed) == _bare(meant):
        return _TONELESS
    return max(fuzz.ratio(printed, meant), fuzz.ratio(_bare(printed), _bare(meant)) - (100 - _TONELESS))


def mend(text: str, threshold: float = THRESHOLD, for_syllables: float = SYLLABLE_THRESHOLD) -> Mended | None:
    """Folded text with its mistyped facet phrases put right; None when there is nothing to mend.

    >>> mend("số hồ sơ đã giải quyêt")
    Mended(text='số hồ sơ đã giải quyết', score=0.9)
    """
    found = list(_WORD.finditer(text))
    words = [match.group() for match in found]
    mended: dict[int, tuple[float, str]] = {}
    for start in range(len(words)):
        for length in range(2, min(_longest(), len(words) - start) + 1):
            window = tuple(words[start : start + length])
            for place in range(length):
                meant = _by_rest().get((*window[:place], "", *window[place + 1 :]))
                if meant is None or window[place] in meant:
                    continue
                likely = sorted(((_likeness(window[place], word), word) for word in meant), reverse=True)
                one = likely[0]
                tied = len(likely) > 1 and likely[1][0] == one[0]
                least = for_syllables if _is_syllable(window[place]) else threshold
                if one[0] >= least and not tied and one > mended.get(start + place, (0.0, "")):
                    mended[start + place] = one
    if not mended:
        return None
    pieces, upto = [], 0
    for place in sorted(mended):
        pieces += [text[upto : found[place].start()], mended[place][1]]
        upto = found[place].end()
    score = min(likeness for likeness, _ in mended.values()) / 100
    return Mended("".join([*pieces, text[upto:]]), round(score, 2))
