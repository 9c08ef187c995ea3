"""Nouns that no table lists (danh từ lớp mở): what `12 robot hỗ trợ` counts is robots.

The lexicon of units knows what reports count again and again; a new thing is named by a noun it does not have. Most nouns have two
syllables, and nothing marks where one ends. Three things tell without a model: a word of grammar, a verb or an adjective is no
noun and ends one; a syllable that is not Vietnamese is a word of its own; and two syllables that stand side by side in the
lexicon belong together. docs/decisions/0007 measures this beside word segmentation (tách từ).
"""

from functools import cache
from itertools import pairwise

import regex as re

from patterns.folding import fold
from patterns.pattern import Phrase
from patterns.syllable import is_syllable
from patterns.units import NOT_UNITS, UNITS
from patterns.words import forms, table

_WORDS = re.compile(
    r" (?P<first>\p{L}+(?:-\p{L}+)?)(?: (?P<second>\p{L}+)(?: (?P<third>\p{L}+)(?: (?P<fourth>\p{L}+))?)?)?"
)
_ABBREVIATION = re.compile(r"\p{Lu}{3,6}")  # two capitals are more often a grade, a class or initials
_PERSON = "viên"  # closes the name of a calling: "cộng tác viên", but "viên chức" is a word of its own

_NAMES = (("fields", "field", "form"), ("departments", "name", "form"), ("legal_texts", "text", "subject"))

_NEVER = frozenset(fold(row["form"]) for row in table("grammar")["word"])
_ENDS = frozenset(fold(row["form"]) for row in table("grammar")["word"] if not row.get("inside"))
_NO_NOUNS = frozenset(fold(form) for form in forms("grammar", "phrase")) | NOT_UNITS


@cache
def compounds() -> frozenset[tuple[str, str]]:
    """The pairs of syllables that stand side by side in a unit, or in the name of a field, an office or a legal text."""
    names = (row[key] for name, rows, key in _NAMES for row in table(name)[rows])
    return frozenset(pair for form in (*UNITS, *map(fold, names)) for pair in pairwise(form.split()))


def open_noun(phrase: Phrase, position: int) -> str | None:
    """The noun behind a number that ends at `position`, where no table has it.

    Args:
        phrase: the text.
        position: where the number ends.
    Returns:
        One or two folded syllables, three for a calling ("tuyên truyền viên"); None where a verb, an adjective, a word of
        grammar, a name or nothing follows.
    """
    match = _WORDS.match(phrase.folded, position)
    if match is None or match["first"] in _NEVER or (match["first"].isascii() and len(match["first"]) == 1):
        return None
    printed = phrase.text[match.start("first") : match.end("first")]
    if _ABBREVIATION.fullmatch(printed) and not is_syllable(printed):
        return match["first"]
    first, second, third, fourth = (_small(match, name, phrase) for name in ("first", "second", "third", "fourth"))
    if first and second and third == _PERSON and fourth != "chức":
        return f"{first} {second} {third}"
    if not first or f"{first} {second}" in _NO_NOUNS:
        return None
    return f"{first} {second}" if _belong_together(first, second, third) else first


def _small(match: "re.Match[str]", name: str, phrase: Phrase) -> str:
    """A word behind the number when it is printed in small letters: a capital opens a name."""
    word = match[name]
    return word if word and phrase.text[match.start(name)].islower() else ""


def _belong_together(first: str, second: str, third: str) -> bool:
    """Whether the second syllable is part of the noun that the first begins."""
    if not second or second in _ENDS or f"{second} {third}" in _NO_NOUNS:
        return False
    if not is_syllable(first) or not is_syllable(second):
        return False
    return (first, second) in compounds() or (second, third) not in compounds()
