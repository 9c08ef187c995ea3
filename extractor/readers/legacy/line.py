"""A line put together again from its labelled words."""

from collections.abc import Sequence

from extractor.readers.legacy.capitals import capitalised
from extractor.readers.legacy.labels import AS_IT_STANDS, Word
from extractor.readers.legacy.runs import Decoded
from extractor.readers.legacy.tables import TABLES
from extractor.readers.legacy.words import converted, core, is_marked, is_unicode
from patterns.syllable import is_syllable

Span = tuple[int, int]


def compose(source: str, words: Sequence[Word], labels: Sequence[int], *, hyphen_is_letter: bool) -> Decoded:
    """The text of a line with its words converted as they are labelled.

    Args:
        source: the text of the line as it came.
        words: its words in order.
        labels: one per word.
        hyphen_is_letter: a hyphen in TCVN3 words may stand for ư.
    """
    out: list[str] = []
    origins: list[int] = []
    spans: list[Span] = []  # of each word, in `out`
    ranges: list[Span] = []
    position = 0
    before = AS_IT_STANDS
    for word, label in zip(words, labels, strict=True):
        out.extend(source[position : word.start])
        origins.extend(range(position, word.start))
        made, places = _made(word, label)
        start = len(out)
        out.extend(made)
        origins.extend(word.start + place for place in places)
        position = word.end
        spans.append((start, len(out)))
        if made != word.text:
            if ranges and label == before:
                start = ranges.pop()[0]
            ranges.append((start, len(out)))
            before = label
        elif label != before and is_marked(word.text):
            before = AS_IT_STANDS
    out.extend(source[position:])
    origins.extend(range(position, len(source) + 1))
    tcvn3 = [label != AS_IT_STANDS and TABLES[label].encoding == "tcvn3" for label in labels]
    if hyphen_is_letter:
        _restore_hyphens(out, spans, tcvn3)
    capitalised(out, spans, tcvn3)
    return Decoded("".join(out), tuple(origins), tuple(ranges))


def _made(word: Word, label: int) -> tuple[str, Sequence[int]]:
    """What a word becomes, and where its characters come from; a word of Unicode letters only where that makes sense of it."""
    if label == AS_IT_STANDS or not is_marked(word.text):
        return word.text, range(len(word.text))
    made, places = converted(word.text, label)
    if is_unicode(word.text) and (is_syllable(core(word.text)) or not is_syllable(core(made))):
        return word.text, range(len(word.text))
    return made, places


def _restore_hyphens(out: list[str], spans: Sequence[Span], tcvn3: Sequence[bool]) -> None:
    """Write ư for the hyphens that a converter before us made of it: `n-íc`, `th-¬ng`, `t-`, `-u tiên`.

    Only where the letters around make one syllable with it, and are not two syllables without.
    """
    ends = {end: index for index, (_, end) in enumerate(spans)}
    starts = {start: index for index, (start, _) in enumerate(spans)}
    opening = next((index for index, char in enumerate(out) if not char.isspace()), 0)
    left_from: dict[int, int] = {}  # where a word begins that a hyphen has lengthened, by its new end
    for position, char in enumerate(out):
        if char != "-":
            continue
        left, right = ends.get(position), starts.get(position + 1)
        if not any(index is not None and tcvn3[index] for index in (left, right)):
            continue
        start = left_from.get(position, spans[left][0] if left is not None else position)
        end = spans[right][1] if right is not None else position + 1
        before, after = "".join(out[start:position]), "".join(out[position + 1 : end])
        if _is_u_horn(before, after, opens_line=start <= opening):
            out[position] = "Ư" if (before + after).isupper() and len(before + after) > 1 else "ư"
            left_from[end] = start


def _is_u_horn(before: str, after: str, *, opens_line: bool) -> bool:
    if not is_syllable(f"{before}ư{after}".lower()):
        return False
    if not before:
        # `u` alone is no word of a report, ưu (ưu tiên, ưu đãi) is in most of them
        return bool(after) and not opens_line and (after == "u" or not is_syllable(after))
    if not after and opens_line:
        return False  # `b- ` may number an item
    return not is_syllable(before) or (bool(after) and not is_syllable(after))
