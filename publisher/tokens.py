r"""Tokens (âm tiết, số, dấu): text cut where one kind of character meets another, so that figures start and end with a token.

A number keeps its separators (`1.270`, `72,52`), a syllable its combining marks; every other mark is a token of its own, and
so is white space beyond the one space that spaCy keeps with the token before it.
"""

from collections.abc import Iterable, Iterator

import regex

_TOKEN = regex.compile(r"(?P<word>\d(?:\d|[.,](?=\d))*|[\p{L}\p{M}]+|\s+|.)(?P<space> ?)", regex.DOTALL)

Token = tuple[str, bool]
"""A word, and whether one space follows it: what a spaCy `Doc` is made of."""


def tokens(text: str, cuts: Iterable[int] = ()) -> Iterator[Token]:
    r"""Cut a text into tokens that put together are the text.

    Args:
        text: any text.
        cuts: offsets at which a token must end too; an offset next to a space is one anyway.

    >>> list(tokens("đạt 72,52%.\n"))
    [('đạt', True), ('72,52', False), ('%', False), ('.', False), ('\n', False)]
    """
    edges = sorted(set(cuts))
    index = 0
    for match in _TOKEN.finditer(text):
        start, end = match.span("word")
        while index < len(edges) and edges[index] < end:
            if edges[index] > start:
                yield text[start : edges[index]], False
                start = edges[index]
            index += 1
        yield text[start:end], bool(match["space"])
