r"""Literals (chuỗi bắt buộc) that an expression cannot match without: `tháng \d+|quý (?:i|ii)` needs "tháng 0" or "quý i".

They are those of the text's *shape*, in which every run of digits is one 0. Where an expression says more than can be
told here (a class of letters, a long choice), that piece counts as anything at all: what is left is still true. An
expression written in a way this module does not read needs nothing it knows of.

The same idea, with pieces of three letters, finds files in codesearch (Russ Cox, "Regular Expression Matching with a
Trigram Index").
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import regex as re

_DIGITS = re.compile(r"\d+")
# Enough for the noun lists of the lexicon with the marks that may stand between a noun and its number.
_MOST = 400

_TOKEN = re.compile(
    r"(?P<open>\((?:\?(?:(?P<look><?[=!])|P?<(?P<name>\w+)>|(?P<plain>[:>])|(?P<case>i:)))?)"
    r"|(?P<close>\))|(?P<bar>\|)|(?P<edge>[\^$]|\\[bBAZ])"
    r"|(?P<set>\[(?P<items>\^?(?:\\[pP]\{\w+\}|\\[dDsSwW]|\\\W|[^\\\[\]])+)\])"
    r"|\\(?P<class>[pP]\{\w+\}|[dDsSwW])|\\(?P<escaped>\W)|(?P<any>\.)"
    r"|(?P<char>[^\\()\[\]{}?*+|.^$])"
)
_REPEAT = re.compile(r"(?:(?P<mark>[?*+])|\{(?P<least>\d+)(?P<comma>,?)(?P<most>\d*)\})[?+]?")
_ITEM = re.compile(r"\\(?P<class>[pP]\{\w+\}|[dDsSwW])|\\?(?P<first>.)(?:-(?P<last>[^\]]))?")


class _Unread(ValueError):
    """The expression uses what this module does not read."""


def shape(text: str) -> str:
    """The text with every run of digits as one 0.

    >>> shape("ngày 15/3/2023")
    'ngày 0/0/0'
    """
    return _DIGITS.sub("0", text)


@dataclass(frozen=True, slots=True)
class _Piece:
    """What a part of an expression matches: `exact` holds all its shapes, None when they are too many or not known.

    `needs`: every match of the part holds one of these; none when nothing is known.
    """

    exact: frozenset[str] | None
    needs: frozenset[str] = frozenset()


_NOTHING = _Piece(frozenset({""}))
_ANYTHING = _Piece(None)


def literals(expression: "re.Pattern[str]", *, letters: bool = True) -> frozenset[str]:
    r"""Strings of which the shape of any text that matches holds at least one; none when no such strings are known.

    Args:
        expression: compiled without flags.
        letters: whether a letter of the expression stands for itself; False where the text it runs on is folded before its
            shape is taken.

    >>> sorted(literals(re.compile(r"(?:tháng|quý) ?\d{1,2}(?!\d)")))
    ['quý 0', 'quý0', 'tháng 0', 'tháng0']
    """
    if expression.flags & (re.VERBOSE | re.IGNORECASE | re.V1):
        return frozenset()
    try:
        needs = _needs(_Parser(expression.pattern, letters=letters).whole())
    except _Unread:
        return frozenset()
    return frozenset(a for a in needs if not any(b != a and b in a for b in needs))


class _Parser:
    """Reads an expression from left to right; `position` is where it stands."""

    def __init__(self, pattern: str, *, letters: bool) -> None:
        self.pattern = pattern
        self.letters = letters
        self.position = 0

    def whole(self) -> _Piece:
        piece = self._choice()
        if self.position < len(self.pattern):
            raise _Unread
        return piece

    def _choice(self) -> _Piece:
        """`a|b|c` up to the bracket that closes it."""
        branches = [_sequence(self._pieces())]
        while self.pattern.startswith("|", self.position):
            self.position += 1
            branches.append(_sequence(self._pieces()))
        return _either(branches)

    def _pieces(self) -> Iterator[_Piece]:
        while self.position < len(self.pattern) and self.pattern[self.position] not in "|)":
            piece = self._piece()
            repeat = _REPEAT.match(self.pattern, self.position)
            if repeat is not None:
                self.position = repeat.end()
                piece = _repeated(piece, repeat)
            yield piece

    def _piece(self) -> _Piece:
        token = _TOKEN.match(self.pattern, self.position)
        if token is None:
            raise _Unread
        self.position = token.end()
        if token["open"] is not None:
            return self._group(token)
        if token["edge"] is not None:
            return _NOTHING
        if token["set"] is not None:
            return self._set(token["items"])
        if token["class"] is not None or token["any"] is not None:
            return _Piece(frozenset("0")) if token["class"] == "d" else _ANYTHING
        return self._one_of(token["escaped"] or token["char"])

    def _group(self, token: "re.Match[str]") -> _Piece:
        letters = self.letters
        self.letters = letters and token["case"] is None
        inner = self._choice()
        self.letters = letters
        if not self.pattern.startswith(")", self.position):
            raise _Unread
        self.position += 1
        if token["look"] is None:
            return inner
        return _Piece(_NOTHING.exact, inner.needs if token["look"].endswith("=") else frozenset())

    def _set(self, items: str) -> _Piece:
        if items.startswith("^"):
            return _ANYTHING
        members = ""
        for item in _ITEM.finditer(items):
            if item["class"] is not None and item["class"] != "d":
                return _ANYTHING
            first, last = item["first"] or "0", item["last"]
            if last is not None and not (first.isdecimal() and last.isdecimal()):
                return _ANYTHING
            members += first
        return self._one_of(members)

    def _one_of(self, members: str) -> _Piece:
        """Any one of some characters."""
        if not self.letters and _has_case(members):
            return _ANYTHING
        return _Piece(frozenset("0" if ch.isdecimal() else ch for ch in members))


def _has_case(text: str) -> bool:
    """Whether folding may change some of the characters."""
    return any(ch.isalpha() or ch.lower() != ch.upper() for ch in text)


def _repeated(piece: _Piece, repeat: "re.Match[str]") -> _Piece:
    optional = repeat["mark"] in ("?", "*") if repeat["mark"] else int(repeat["least"]) == 0
    once = repeat["mark"] == "?" or (repeat["most"] or (repeat["least"] if not repeat["comma"] else "")) == "1"
    exact = piece.exact
    if not once and exact != frozenset("0"):  # digits in a row are one 0 of the shape, however many
        exact = None
    if not optional:
        return _Piece(exact, _needs(piece))
    return _Piece(exact | {""}) if exact is not None else _ANYTHING


def _sequence(pieces: Iterable[_Piece]) -> _Piece:
    """Pieces one behind another: as long as all shapes are known they grow together, else the best of what was known."""
    run, known, whole = frozenset({""}), frozenset[str](), True
    for piece in pieces:
        if piece.exact is not None and len(run) * len(piece.exact) <= _MOST:
            known = _better(known, piece.needs if piece.exact == {""} else frozenset())
            run = frozenset(a[:-1] + b if a[-1:] == "0" == b[:1] else a + b for a in run for b in piece.exact)
            continue
        whole = False
        known = _better(_better(known, _needs(_Piece(run))), _needs(piece))
        run = piece.exact or frozenset({""})
    return _Piece(run if whole else None, _better(known, _needs(_Piece(run))))


def _either(branches: list[_Piece]) -> _Piece:
    if len(branches) == 1:
        return branches[0]
    exact = frozenset[str]().union(*(branch.exact or () for branch in branches))
    needs = [_needs(branch) for branch in branches]
    return _Piece(
        exact if all(branch.exact for branch in branches) and len(exact) <= _MOST else None,
        frozenset[str]().union(*needs) if all(needs) else frozenset(),
    )


def _needs(piece: _Piece) -> frozenset[str]:
    """What a match of the piece must hold: one of its shapes, or what is known without them."""
    return piece.needs if piece.exact is None or "" in piece.exact else _better(piece.needs, piece.exact)


def _better(one: frozenset[str], other: frozenset[str]) -> frozenset[str]:
    """Which of two needs more texts fail: few and long literals are rare. Neither is right alone where both are known."""
    return min(one, other, key=_commonness) if one and other else one or other


def _commonness(needs: frozenset[str]) -> float:
    """Roughly which share of the texts that have digits hold one of them."""
    return sum(0.5 ** literal.count("0") * 0.1 ** (len(literal) - literal.count("0")) for literal in needs)
