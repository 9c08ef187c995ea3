"""Word segmentation (tách từ tiếng Việt): syllables that underthesea takes for one word, as one token."""

import unicodedata
from collections.abc import Iterable, Iterator

from publisher.tokens import Token


def in_words(cut: Iterable[Token]) -> Iterator[Token]:
    """Join syllables into words: `thủ`, `tục` become `thủ tục`.

    Only runs of syllables with one space between are handed over. The expressions of underthesea take exponential time on
    some addresses ("http://" and thirty dots), it composes letters, and it would join a figure with what follows.

    Args:
        cut: the tokens of a text.
    Returns:
        Tokens of the same text.
    """
    run: list[str] = []
    for word, space in cut:
        if _is_syllable(word):
            run.append(word)
            if not space:
                yield from _words(run, space=False)
                run = []
        else:
            yield from _words(run, space=True)
            run = []
            yield word, space
    yield from _words(run, space=True)


def _is_syllable(word: str) -> bool:
    return unicodedata.category(word[0])[0] in "LM"


def _words(run: list[str], *, space: bool) -> Iterator[Token]:
    """The words of a run of syllables; the last one has a space after it or not."""
    position = 0
    for length in _lengths(run):
        end = position + length
        yield " ".join(run[position:end]), space or end < len(run)
        position = end


def _lengths(run: list[str]) -> list[int]:
    """How many syllables each word has. Syllables that come back in pieces are left as they were."""
    if len(run) < 2:
        return [1] * len(run)
    from underthesea import word_tokenize  # noqa: PLC0415 - slow to load, and most pipelines keep syllables

    words = word_tokenize(unicodedata.normalize("NFC", " ".join(run)), use_token_normalize=False)
    lengths = [word.count(" ") + 1 for word in words]
    return lengths if sum(lengths) == len(run) else [1] * len(run)
