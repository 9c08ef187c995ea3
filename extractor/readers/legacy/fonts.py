"""What was learnt of the fonts of a whole document, and the conversion of one line by it."""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from extractor.readers.legacy.labels import AS_IT_STANDS, Shares, Word, label
from extractor.readers.legacy.line import compose
from extractor.readers.legacy.names import draws_capitals, encoding_of, family
from extractor.readers.legacy.runs import Decoded, Run, joined, pieces, unchanged
from extractor.readers.legacy.tables import TABLES
from extractor.readers.legacy.words import as_it_stands, converted, explained_by, is_marked, is_unicode, word_pattern
from patterns.syllable import is_syllable

# A font whose name says nothing holds legacy text when one encoding makes syllables of this many different words that are
# none as they stand, and of this share of all such words; and when together the encodings leave only few of them unexplained.
_FEWEST_WORDS = 4
_SHARE_OF_ONE, _SHARE_OF_ALL = 0.2, 0.75
# Other languages have few letters with marks (å, ä, ö), and short words full of them: Vietnamese has many.
_FEWEST_LETTERS = 4
# This share of all different words must be syllables then, those in small letters without any mark among them.
_VIETNAMESE_SHARE = 0.5
# What the name of a font is worth, in words.
_NAME_WEIGHT = 2.0

_SURVEYED = word_pattern(TABLES, ambiguous=False)

# Plain ư is in one marked word of ten (được, nước, người). Where none of this many different words has the soft hyphen that
# it is in TCVN3, a converter before us has made hyphens of them.
_MANY_WORDS = 20
_SOFT_HYPHENS = frozenset("\xad\u2212\u2010\u2011\u2260")

# Hostile input: more different words than any language uses are not looked at, and a line longer than any paragraph is
# decoded in pieces.
_MOST_WORDS = 50_000
_LONGEST_LINE = 50_000


@dataclass(frozen=True, slots=True)
class Fonts:
    """The legacy fonts of one document: per font, how much of its text each encoding explains."""

    _shares: Mapping[str | None, Mapping[int, float]] = field(default_factory=dict)
    _hyphen_is_letter: bool = False

    @classmethod
    def survey(cls, runs: Iterable[Run]) -> "Fonts":
        """Learn from a document which of its fonts hold legacy text.

        Args:
            runs: all runs in order. Words run on from one run to the next; a paragraph or cell ends with a line break at the
                end of its last run, or in a run of its own, else its last word is taken together with the next one.
        """
        counts = _count(runs)
        shares = {font: found for font, words in counts.items() if (found := _shares(font, words))}
        tcvn3 = {
            word
            for font, found in shares.items()
            if any(label != AS_IT_STANDS and TABLES[label].encoding == "tcvn3" for label in found)
            for word in counts[font]
            if is_marked(word)
        }
        return cls(shares, len(tcvn3) >= _MANY_WORDS and _SOFT_HYPHENS.isdisjoint("".join(tcvn3)))

    @property
    def any_legacy(self) -> bool:
        """Whether `decode` may change anything."""
        return bool(self._shares)

    def decode(self, runs: Sequence[Run]) -> Decoded:
        """The text of one line or paragraph.

        Args:
            runs: its runs in order; a letter of VNI may begin in one and end in the next.
        Returns:
            The text with legacy stretches converted; all else is untouched. The letters stay those of the file, where a font
            draws small letters as capitals too.
        """
        source = "".join(run.text for run in runs)
        if not self._shares:
            return unchanged(source)
        if len(source) > _LONGEST_LINE:
            return joined([self.decode(piece) for piece in pieces(runs, _LONGEST_LINE)])
        found = self._converted(source, runs) if is_marked(source) else unchanged(source)
        spans = (
            (bisect_left(found.origins, start), bisect_left(found.origins, end)) for start, end in _capital_spans(runs)
        )
        return replace(found, capitals=tuple((start, end) for start, end in spans if start < end))

    def _converted(self, source: str, runs: Sequence[Run]) -> Decoded:
        words = list(self._words(source, runs))
        labels = label(words)
        if all(found == AS_IT_STANDS for found in labels):
            return unchanged(source)
        return compose(source, words, labels, hyphen_is_letter=self._hyphen_is_letter)

    def _words(self, source: str, runs: Sequence[Run]) -> Iterator[Word]:
        """The words of a line, each with the font of its first letter that could be a legacy one."""
        fonts: list[str | None] = []
        for run in runs:
            fonts.extend([_key(run.font)] * len(run.text))
        possible = frozenset(index for font in set(fonts) for index in self._shares.get(font, ()))
        for match in _pattern(possible).finditer(source):
            start, end = match.span()
            marked = (place for place in range(start, end) if is_marked(source[place]) and fonts[place] in self._shares)
            font = fonts[next(marked, start)]
            after_digit = start > 0 and source[start - 1].isdecimal()
            yield Word(start, end, match[0], font, self._shares.get(font, {}), after_digit)


def _key(font: str | None) -> str | None:
    return family(font).casefold() if font else None


@cache
def _pattern(labels: frozenset[int]) -> re.Pattern[str]:
    return word_pattern([TABLES[index] for index in labels if index != AS_IT_STANDS])


def _capital_spans(runs: Sequence[Run]) -> Iterator[tuple[int, int]]:
    position = 0
    for run in runs:
        if run.font and draws_capitals(run.font):
            yield position, position + len(run.text)
        position += len(run.text)


def _count(runs: Iterable[Run]) -> dict[str | None, Counter[str]]:
    """The words of each font."""
    parts: defaultdict[str | None, list[str]] = defaultdict(list)
    names: dict[str | None, str | None] = {}
    last_font: str | None = None
    for run in runs:
        if run.font not in names:
            names[run.font] = _key(run.font)
        font = names[run.font]
        texts = parts[font]
        if texts and (font != last_font or _ends_word(texts[-1], run.text)):
            texts.append("\n")
        if run.text:
            texts.append(run.text)
        last_font = font
    return {font: _distinct("".join(texts)) for font, texts in parts.items()}


def _distinct(text: str) -> Counter[str]:
    words: Counter[str] = Counter()
    for match in _SURVEYED.finditer(text):
        words[match[0]] += 1
        if len(words) == _MOST_WORDS:
            break
    return words


def _ends_word(before: str, after: str) -> bool:
    """Whether a small letter is followed by a capital, as where a paragraph ends without saying so."""
    return before[-1:].islower() and after[:1].isupper()


def _shares(font: str | None, words: Mapping[str, int]) -> Shares:
    """How much of the text of a font each label explains; nothing where no encoding is needed."""
    marked = [word for word in words if is_marked(word)]
    legacy = [word for word in marked if not is_unicode(word)]
    unexplained = {word for word in legacy if as_it_stands(word) < 0}
    named = _named(font)
    supported = {index: _supported(unexplained, index) for index in range(len(TABLES))}
    if named is not None and not supported[named] and len(legacy) < len(marked):
        named = None  # the font says one thing and its text another
    chosen = _chosen(unexplained, supported, words)
    if named is not None and named not in chosen and legacy:
        chosen = [named, *chosen]
    if not chosen:
        return {}
    weights: defaultdict[int, float] = defaultdict(float)
    weights[AS_IT_STANDS if named is None else named] += _NAME_WEIGHT
    weights[AS_IT_STANDS] += len(marked) - len(legacy)
    for word in legacy:
        scores = {AS_IT_STANDS: as_it_stands(word)} | {index: explained_by(word, index) for index in chosen}
        top = max(scores.values())
        best = [index for index, score in scores.items() if score == top]
        if top > 0:
            for index in best:
                weights[index] += 1 / len(best)
    total = sum(weights.values())
    return {index: weights[index] / total for index in (AS_IT_STANDS, *chosen)}


def _named(font: str | None) -> int | None:
    encoding = encoding_of(font) if font else None
    return next((index for index, table in enumerate(TABLES) if table.encoding == encoding), None)


def _supported(words: Iterable[str], index: int) -> set[str]:
    return {word for word in words if explained_by(word, index) > 1}


def _chosen(unexplained: set[str], supported: Mapping[int, set[str]], words: Mapping[str, int]) -> list[int]:
    """The encodings that the text itself speaks for, whatever the name of the font."""
    chosen: list[int] = []
    left = set(unexplained)
    while True:
        best = max(supported, key=lambda index: (len(supported[index] & left), -index))
        gained = len(supported[best] & left)
        if gained < max(_FEWEST_WORDS, _SHARE_OF_ONE * len(unexplained)):
            break
        chosen.append(best)
        left -= supported[best]
    if not chosen:
        return []
    against = sum(all(explained_by(word, index) < 0 for index in chosen) for word in left)
    explained = len(unexplained) - len(left)
    if explained < _SHARE_OF_ALL * (explained + against):
        return []
    plain = [word for word in words if word.isascii() and word.islower() and len(word) > 1]
    vietnamese = explained + sum(map(is_syllable, plain))
    if vietnamese < _VIETNAMESE_SHARE * (explained + against + len(plain)):
        return []
    return [index for index in chosen if _letters(supported[index], index) >= _FEWEST_LETTERS]


def _letters(words: Iterable[str], index: int) -> int:
    """How many different letters with marks an encoding makes of words."""
    return len({char for word in words for char in converted(word, index)[0] if not char.isascii()})
