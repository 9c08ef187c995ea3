"""The lexicon (bảng từ): words as TOML tables, loaded once. A word is typed there and nowhere else."""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import Any

import regex as re
import tomli  # the parser of the standard library, compiled: three times as fast, and 800 kB are read at every start

_MANY = 3
"""Words that share a syllable from which it is worth to search for that."""


@cache
def table(name: str) -> dict[str, Any]:
    """The rows of `patterns/lexicon/<name>.toml`.

    Raises:
        FileNotFoundError: no such table in the package.
    """
    return data("lexicon", name)


def data(folder: str, name: str) -> dict[str, Any]:
    """What `patterns/<folder>/<name>.toml` holds, read anew."""
    return tomli.loads(files("patterns").joinpath(folder, f"{name}.toml").read_text("utf-8"))


def forms(name: str, rows: str) -> tuple[str, ...]:
    """The `form` of every row, in file order."""
    return tuple(row["form"] for row in table(name)[rows])


def any_of(words: tuple[str, ...] | list[str]) -> str:
    """One expression for any of the words, as a trie: linear to match, the longest word first.

    A space in a word matches one space of a view (where every run of white space is one space).

    >>> any_of(["tỷ", "triệu", "tỷ lệ"])
    '(?>t(?:riệu|ỷ(?: lệ)?))'
    """
    trie: dict[str, Any] = {}
    for word in words:
        node = trie
        for ch in word:
            node = node.setdefault(ch, {})
        node[""] = {}
    return f"(?>{_branches(trie)})"


def whole_word(words: tuple[str, ...] | list[str]) -> str:
    r"""One expression for any of the words, not as a part of a longer word.

    >>> whole_word(["tỷ", "tạ"])
    '(?<!\\p{L})(?>t(?:ạ|ỷ))(?!\\p{L})'
    """
    return rf"(?<!\p{{L}}){any_of(words)}(?!\p{{L}})"


def places(words: Iterable[str], text: str, first: int = 0, last: int | None = None) -> list[tuple[int, int]]:
    """Where any of the words stands in a folded text, not as a part of a longer word: start and end, in text order.

    `first` and `last` bound the stretch of the text in which words are looked for.

    For rare words in a long text: a search for each of few words is faster than one expression tried at every letter.

    >>> places(["tạ", "tỷ"], "tỷ lệ 12 tạ, tạo")
    [(0, 2), (9, 11)]
    """
    found = []
    stop = len(text) if last is None else last
    for root, members in _by_root(tuple(words)):
        at = text.find(root, first, stop)
        while at >= 0:
            for before, told in members:
                start = at - before
                if start >= first and text.startswith(told, start, stop):  # any of them: at most places none stands
                    ends = [start + len(word) for word in told if text.startswith(word, start, stop)]
                    found += [(start, end) for end in ends if stands_alone(text, start, end)]
            at = text.find(root, at + 1, stop)
    return sorted(found)


def stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a stretch of a text is no part of a longer word."""
    return not (start and text[start - 1].isalpha()) and not (end < len(text) and text[end].isalpha())


@cache
def _by_root(words: tuple[str, ...]) -> list[tuple[str, list[tuple[int, tuple[str, ...]]]]]:
    """The words, each under what it shares with others and the number of letters before that: one search finds all of them.

    That is a syllable that many have, else the shortest of the words that it holds.
    """
    under: dict[str, dict[int, tuple[str, ...]]] = {}
    left = sorted(dict.fromkeys(words), key=len)
    while left:
        shared = Counter(syllable for word in left for syllable in dict.fromkeys(word.split()))
        root, count = min(shared.items(), key=lambda one: (-one[1], one[0]))
        root = root if count >= _MANY else left[0]
        members = under.setdefault(root, {})
        for word in left:
            if root in word:
                before = word.find(root)
                members[before] = (*members.get(before, ()), word)
        left = [word for word in left if root not in word]
    return [(root, list(members.items())) for root, members in under.items()]


def roots(words: Iterable[str]) -> tuple[str, ...]:
    """What all of the words are made of: where none of these stands, none of the words does; see `holds_any`.

    >>> roots(["kết quả xếp loại", "xếp loại", "phân loại", "cơ cấu"])
    ('loại', 'cơ cấu')
    """
    return tuple(root for root, _ in _by_root(tuple(words)))


def holds_any(text: str, parts: Iterable[str]) -> bool:
    """Whether any of the parts stands in a short text, be it within a word: told sooner than by an expression."""
    for part in parts:  # noqa: SIM110 - an `any` over a generator takes twice as long
        if part in text:
            return True
    return False


def spots(marks: Iterable[str], text: str, first: int = 0, last: int | None = None) -> list[tuple[int, str]]:
    """Where any of the marks stands in a text, and which, in text order: faster than an expression tried at every letter.

    `first` and `last` bound the stretch of the text in which marks are looked for.

    >>> spots("()", "giảm 12 vụ (15%)")
    [(11, '('), (15, ')')]
    """
    found = []
    stop = len(text) if last is None else last
    for mark in marks:
        start = text.find(mark, first, stop)
        while start >= 0:
            found.append((start, mark))
            start = text.find(mark, start + len(mark), stop)
    return sorted(found)


def matches(pattern: "re.Pattern[str]", openers: Iterable[str], text: str) -> Iterator["re.Match[str]"]:
    r"""The matches of an expression in a long text, tried only where one of the words stands that it begins with.

    >>> [match.group() for match in matches(re.compile(r"không có \w+"), ["không"], "không, không có đơn")]
    ['không có đơn']
    """
    return matches_at(pattern, [start for start, _ in spots(openers, text)], text)


def matches_at(pattern: "re.Pattern[str]", starts: Iterable[int], text: str) -> Iterator["re.Match[str]"]:
    """The same where the places, ascending, are known at which the words stand."""
    end = 0
    for start in starts:
        match = pattern.match(text, start) if start >= end else None
        if match is not None:
            yield match
            end = match.end()


def _branches(node: dict[str, Any]) -> str:
    ends = "" in node
    options = [re.escape(ch, special_only=True) + _tail(child) for ch, child in sorted(node.items()) if ch]
    if not options:
        return ""
    body = options[0] if len(options) == 1 else f"(?:{'|'.join(options)})"
    if ends:
        return f"(?:{body})?" if len(options) == 1 else f"{body}?"
    return body


def _tail(node: dict[str, Any]) -> str:
    prefix = ""
    while len(node) == 1 and "" not in node:  # a chain without a choice: spell it out
        ch, node = next(iter(node.items()))
        prefix += re.escape(ch, special_only=True)
    return prefix + _branches(node)
