"""In which encoding each word of a line is written: the labels that explain the line best, taken together."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from extractor.readers.legacy.words import as_it_stands, explained_by, is_marked

AS_IT_STANDS = -1
"""The label of a word that needs no conversion; any other label is an index of `TABLES`."""

Shares = Mapping[int, float]
"""How much of the text of a font each label explains, from 0 to 1; labels without a share are not possible there."""

_START = 3.0  # what an encoding has to make good that is rare in the font at hand
_SWITCH, _SWITCH_WITH_FONT = 1.9, 1.0  # and a change of encoding within a line: a word may differ from all others
_TRUST_IN_FONT = 0.9  # less than a word can say for itself
_IMPOSSIBLE = -1e6


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a line, `[start, end)` in the text of its runs; `shares` are those of its font."""

    start: int
    end: int
    text: str
    font: str | None
    shares: Shares
    follows_digit: bool = False


def label(words: Sequence[Word]) -> list[int]:
    """One label per word: AS_IT_STANDS, or an index of `TABLES`.

    A word counts for the encodings that make a syllable of it, its font for those that explain the rest of its text, and a
    change of encoding costs. The best sum over the line is found word by word (Viterbi), in time linear in the line.
    """
    labels = [AS_IT_STANDS, *sorted({label for word in words for label in word.shares if label != AS_IT_STANDS})]
    first = next((word for word in words if is_marked(word.text)), None)
    if first is None or len(labels) == 1:
        return [AS_IT_STANDS] * len(words)
    best = {label: -_START * (1 - _share(first, label)) for label in labels}
    came_from: list[dict[int, int]] = []
    font = first.font
    for word in words:
        cost = _SWITCH if word.font == font else _SWITCH_WITH_FONT
        font = word.font
        top = max(labels, key=lambda label: best[label])
        steps: dict[int, int] = {}
        reached: dict[int, float] = {}
        for state in labels:
            stays = best[state] >= best[top] - cost
            steps[state] = state if stays else top
            reached[state] = (best[state] if stays else best[top] - cost) + _score(word, state)
        came_from.append(steps)
        best = reached
    return list(_backwards(came_from, max(labels, key=lambda label: best[label])))[::-1]


def _backwards(came_from: Sequence[Mapping[int, int]], last: int) -> Iterator[int]:
    for steps in reversed(came_from):
        yield last
        last = steps[last]


def _share(word: Word, state: int) -> float:
    return word.shares.get(state, 1.0 if state == AS_IT_STANDS and not word.shares else 0.0)


def _score(word: Word, state: int) -> float:
    if not is_marked(word.text):
        return 0.0 if state == AS_IT_STANDS else explained_by(word.text, state)
    if state != AS_IT_STANDS and state not in word.shares:
        return _IMPOSSIBLE
    share = _share(word, state)
    if word.follows_digit:  # 5µm, 20.000®: a unit is no syllable
        return _TRUST_IN_FONT * share
    score = as_it_stands(word.text) if state == AS_IT_STANDS else explained_by(word.text, state)
    if state == AS_IT_STANDS and score < 0:
        score -= 1 - share  # where all else is legacy text, what nothing explains is not likely foreign
    return score + _TRUST_IN_FONT * share
