"""Which pages go to recognition: those whose text layer is missing, is only a watermark, or is no Vietnamese.

A good text layer under a scan (a searchable PDF) is text and stays: recognising it again could only make it worse.
"""

import unicodedata
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal

import regex as re

from extractor.readers.characters import has_visible
from patterns.syllable import syllable_share

Need = Literal["no_text", "watermark", "bad_layer"]
"""Why a page needs recognition: nothing is written on it, a watermark only, or what no Vietnamese could read."""

FILLED = 0.7
"""From this share of the page on images fill it: a scan leaves a margin at most, an illustration leaves the text."""

_MARK_LENGTH = 300  # characters: a site's name, a link and a date are shorter
_FEW = 8  # words: less than the number, title and signature of any page
_ENOUGH = 20  # words: from here on their spelling can be judged
_SPELT = 0.75  # of the words, in any Vietnamese text with its codes and abbreviations
_MARKED = 0.35  # of the words carry a mark in Vietnamese without any; over 0.7 do in reports
_WORD = re.compile(r"\p{L}\p{M}*+(?:\p{L}\p{M}*+)++")
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class PageLayer:
    """What the text layer of a page says.

    `covered` is the share of the page that images cover, 0 to 1, None where nothing is drawn; `hidden` tells that the text
    is invisible, as programs write what they have recognised.
    """

    text: str
    covered: float | None
    hidden: bool = False


def needs(pages: Sequence[PageLayer]) -> list[Need | None]:
    """Why each page of a file needs recognition, or None where its own text is to be used."""
    said = Counter(_shape(page.text) for page in pages if _may_be_marked(page))
    # What several say is the site's. A page alone has nothing to be compared with: a few words are none of its own.
    alone = said.total() == 1
    marks = {
        words
        for words, times in said.items()
        if (times > 1 and len(words) <= _MARK_LENGTH) or (alone and len(words.split()) <= _FEW)
    }
    return [_need(page, marks) for page in pages]


def _need(page: PageLayer, marks: Collection[str]) -> Need | None:
    if not has_visible(page.text):
        return None if page.covered is None else "no_text"
    if not _is_filled(page):
        return None
    if _may_be_marked(page) and _shape(page.text) in marks:
        return "watermark"
    return "bad_layer" if _is_misspelt(page.text) else None


def _may_be_marked(page: PageLayer) -> bool:
    """Whether something is written over a picture that fills the page, to be seen: nobody hides a watermark."""
    return _is_filled(page) and has_visible(page.text) and not page.hidden


def _is_filled(page: PageLayer) -> bool:
    return page.covered is not None and page.covered >= FILLED


def _shape(text: str) -> str:
    """The text with white space collapsed and every figure alike."""
    return _DIGITS.sub("0", " ".join(text.split()))


def _is_misspelt(text: str) -> bool:
    """Whether too few words are syllables, or too few carry a mark: what an engine without Vietnamese makes of a scan."""
    words = _WORD.findall(unicodedata.normalize("NFC", text))
    if len(words) < _ENOUGH:
        return False
    marked = sum(not word.isascii() for word in words)
    return syllable_share(text) < _SPELT or marked < _MARKED * len(words)
