"""Syllables (âm tiết): which letters can make a Vietnamese syllable, told by its parts and not by a list of words.

A syllable is an onset (phụ âm đầu), a rhyme (vần) made of a vowel and what closes it, and a tone (thanh), whose mark
stands on the main vowel. Almost every string of letters breaks one of these rules, so that text in another language, or
Vietnamese read in a wrong encoding, shows at once: few of its words are syllables.
"""

import re
import unicodedata
from functools import cache

# Vowels with what may close them. The spelling is without tones; `*` stands before the vowel that carries the tone mark
# where that is not the only or the last letter with a hat, breve or horn.
_RHYMES = {
    "*a": " c ch i k m n ng nh o p t u y",
    "*ă": "c k m n ng p t",
    "*â": "c m n ng p t u y",
    "*e": " c m n ng o p t",
    "*ê": " c ch m n nh p t u",
    "*i": " a ch m n nh p t u",
    "i*ê": "c m n ng p t u",
    "*o": " c i k m n ng p t",
    "o*o": "c ng",
    "*ô": " c i k m n ng p t",
    "*ơ": " i m n p t",
    "*u": " a c i k m n ng p t",
    "u*ô": "c i m n ng t",
    "*ư": " a c i m n ng t u",
    "ư*ơ": "c i m n ng p t u",
    "*y": " ",
    "y*ê": "m n ng t u",
    # with a glide before the vowel (âm đệm)
    "o*a": " c ch i m n ng nh o p t y",
    "o*ă": "c m n ng t",
    "o*e": " m n o t",
    "u*â": "n ng t y",
    "u*ê": " ch nh",
    "u*ơ": " ",
    "u*y": " a ch n nh p t u",
    "uy*ê": "n t",
}
# Open rhymes on which old and new spelling put the tone differently: hoà and hòa, khoẻ and khỏe, thuý and thúy.
_TWO_PLACES = ("oa", "oe", "uy")

_TONES = {"": "", "huyền": "\u0300", "sắc": "\u0301", "ngã": "\u0303", "hỏi": "\u0309", "nặng": "\u0323"}
_STOPS = ("c", "ch", "k", "p", "t")
_STOP_TONES = ("sắc", "nặng")

_FRONT = "eiy"
_BEFORE_FRONT = ("gh", "ngh")  # not `k`: names keep it before other vowels, Bắc Kạn, Kon Tum
_BEFORE_BACK = ("c", "g", "ng")
_ONSETS = (
    *("", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph"),
    *("qu", "r", "s", "t", "th", "tr", "v", "x"),
)
_LONGEST_ONSET = 3
_LONGEST = len("nghiêng")

_WORD = re.compile(r"[^\W\d_]+")


def is_syllable(word: str) -> bool:
    """Whether the letters can be one Vietnamese syllable, in small letters, in capitals or with a capital first.

    Args:
        word: precomposed or decomposed letters, without spaces or marks around them.
    Returns:
        True for a syllable that the rules of spelling allow, used or not. A syllable that ends in a stop needs its tone, so
        Vietnamese typed without diacritics (`cac`) is mostly not taken.

    >>> [is_syllable(word) for word in ("nghiêng", "HÒA", "hoà", "Đắk", "quốc", "giữ")]
    [True, True, True, True, True, True]
    >>> [is_syllable(word) for word in ("report", "carte", "nghieng", "cộc̀", "hôm,", "hÒa", "ngan", "")]
    [False, False, False, False, False, False, True, False]
    """
    if len(word) > 2 * _LONGEST:
        return False
    composed = unicodedata.normalize("NFC", word)
    if not (composed.islower() or composed.isupper() or (composed[:1].isupper() and composed[1:].islower())):
        return False
    letters = composed.lower()
    rhymes = _toned_rhymes()
    return any(
        letters[:cut] in _ONSETS and letters[cut:] in rhymes and _fits(letters[:cut], letters[cut:])
        for cut in range(min(len(letters), _LONGEST_ONSET + 1))
    )


def is_plain_syllable(word: str) -> bool:
    """Whether small letters can be a syllable typed without diacritics (không dấu).

    >>> [is_plain_syllable(word) for word in ("viet", "nam", "quyet", "report", "việt")]
    [True, True, True, False, False]
    """
    return any(
        word[:cut] in _ONSETS and word[cut:] in _plain_rhymes() for cut in range(min(len(word), _LONGEST_ONSET + 1))
    )


def syllable_share(text: str) -> float:
    """How much of a text can be Vietnamese: the share of its words that are syllables, from 0 to 1.

    Words of one letter count for nothing, nor do words in capitals that are no syllable: they may be abbreviations.
    A text without any word that counts has the share 0.

    >>> syllable_share("Tổng số hồ sơ của UBND là 1.270")
    1.0
    >>> syllable_share("Thñ tíng ChÝnh phñ")
    0.0
    """
    found = total = 0
    for word in _WORD.findall(unicodedata.normalize("NFC", text)):
        if len(word) == 1:
            continue
        good = is_syllable(word)
        if good or not word.isupper():
            found += good
            total += 1
    return found / total if total else 0.0


def _fits(onset: str, rhyme: str) -> bool:
    """Whether the onset is spelled as it is before this vowel: `gh` and `ngh` before e, ê, i and y, else `g`, `ng` and `c`."""
    first = unicodedata.normalize("NFD", rhyme)[0]
    if onset in _BEFORE_FRONT:
        return first in _FRONT
    if onset in _BEFORE_BACK:
        return first not in _FRONT or (onset == "g" and first == "i")  # gì, giếng
    return onset != "qu" or first != "u"


@cache
def _toned_rhymes() -> frozenset[str]:
    """Every rhyme with every tone it can have, on every letter that can carry it."""
    toned: set[str] = set()
    for pattern, closings in _RHYMES.items():
        main = pattern.index("*")
        vowel = pattern.replace("*", "")
        for coda in closings.split(" "):
            rhyme = vowel + coda
            places = (0, 1) if rhyme in _TWO_PLACES else (main,)
            tones = _STOP_TONES if coda in _STOPS else tuple(_TONES)
            for tone in tones:
                for place in places:
                    letters = rhyme[: place + 1] + _TONES[tone] + rhyme[place + 1 :]
                    toned.add(unicodedata.normalize("NFC", letters))
    return frozenset(toned)


@cache
def _plain_rhymes() -> frozenset[str]:
    """Every rhyme without its diacritics."""
    return frozenset(
        "".join(ch for ch in unicodedata.normalize("NFD", rhyme) if ch.isascii()) for rhyme in _toned_rhymes()
    )
