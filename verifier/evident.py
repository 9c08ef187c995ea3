"""Evident wholes (tổng số hiển nhiên): percentages of which the text itself tells the whole, so that they must follow from it.

    gọi khám 1.386 công dân, có mặt 1.329 công dân, đạt 95,89%       the nearest larger count of the same unit
    kế hoạch 86.420 triệu đồng, giải ngân 51.938 triệu đồng, đạt 60,1%   the sum that is planned, asked or owed
    nợ xấu 631 tỷ đồng, chiếm 0,85% tổng dư nợ                       the figure that bears the name behind the percentage

Words tie the part to the percentage, and no pair of figures in sight prints it. It may still be of a total left untold:
then the words name one that no figure bears, or the percentages beside it are of untold totals too.
"""

from collections.abc import Iterator

import regex as re

from patterns.words import forms, whole_word
from verifier.facts import Facts
from verifier.line import telling
from verifier.nearby import Nearby
from verifier.origins import Origin

_BACK, _AHEAD = 20, 4
"""Figures before and behind a percentage that may be its whole, or explain it otherwise."""
_SENTENCES = 3
_NEIGHBOURS = 6
"""Figures before and behind a percentage that are asked for other percentages of untold totals."""
_ALL = 100
_NEAR_TIE = 6
"""Words between a part and a percentage that nothing but their order ties."""
_CLOSED = re.compile(r"\([^()]*\)")
_RATE = re.compile(r"(?<!\p{L})(?:tỷ|tỉ) (?:lệ|trọng)(?!\p{L})")
_SHARE = re.compile(r"(?<!\p{L})chiếm(?!\p{L})")
_PLAN = re.compile(whole_word((*forms("lists", "plan"), *forms("lists", "yardstick"))))
_ASKED = re.compile(
    whole_word((*forms("lists", "plan"), *forms("lists", "asked"), "tổng", "giao", "đăng ký", "được duyệt", "phê duyệt"))
)
_SUMMED = re.compile(r"(?<!\p{L})(?:tổng|toàn|cả)(?!\p{L})")
_WORDS = re.compile(r"(?<!\p{L})(?:tổng|số|cộng|trên|của|với|này|nói)(?!\p{L})")
_NOUN_ENDS = re.compile(rf"[,;:.()\d–—]| - |{whole_word((*forms('lists', 'onward'), *forms('grammar', 'change')))}")
_TIE = re.compile(whole_word((*forms("grammar", "tie"), "là")))
_CLAUSE = re.compile(r"[,;.()]")
_TOLD_WITH = re.compile(r" ?[,/] ?| với ")


def evident(facts: Facts, near: Nearby, i: int) -> Origin | None:
    """The share that a percentage must be, where the text leaves no doubt what it is of; None where it may be untold."""
    if not near.is_tied(i) or near.way(i) or near.rates[i].printed > _ALL:
        return None
    for j in _parts(near, i):
        if near.way(j) or near.line.figures[j].kind == "fraction":
            return None
        tie, behind = _tie(facts, near, j, i), _NOUN_ENDS.split(near.line.behind(i))[0]
        if _names_other(near, j, tie):
            return None
        for k in _wholes(near, i, j):
            if _fits(facts, near, j, k, tie, behind):
                origin = Origin("share", near.ends(j)[0], near.ends(k)[-1])
                alone = not any(_is_untold(facts, near, n, tie) for n in _neighbours(near, i))
                return origin if alone and not _otherwise(near, i, j) else None
    return None


def _parts(near: Nearby, i: int) -> Iterator[int]:
    """The count tied to a percentage, and before it the one of which it tells the persons: `làm rõ 193 vụ, 341 đối tượng`."""
    for j in near.parts(i)[:1]:
        if j and near.line.figures[j].kind == near.line.figures[j - 1].kind == "count" and near.ends(j - 1):
            if _TOLD_WITH.fullmatch(near.line.between(j)) is not None and not near.may_pair(j, j - 1):
                yield j - 1
        if near.ends(j):
            yield j


def _tie(facts: Facts, near: Nearby, j: int, i: int) -> str:
    """The words between part and percentage, without brackets that have closed."""
    part, percent = near.line.figures[j], near.line.figures[i]
    return _CLOSED.sub(" ", facts.words(part.end, percent.start))


def _names_other(near: Nearby, j: int, tie: str) -> bool:
    """Whether the percentage is a rate of a name of its own: `32 dự án, tỷ lệ lấp đầy đạt 71%`."""
    rate = _RATE.search(tie)
    if rate is None:
        return False
    named = telling(_TIE.sub(" ", tie[rate.end() :]))
    return bool(named - near.line.words(j) - near.line.words_behind(j))


def _neighbours(near: Nearby, i: int) -> Iterator[int]:
    """The percentages of the section beside one."""
    for n in range(max(0, i - _NEIGHBOURS), min(len(near.line.figures), i + 1 + _NEIGHBOURS)):
        if n != i and n in near.rates and near.section(n) == near.section(i):
            yield n


def _is_untold(facts: Facts, near: Nearby, n: int, tie: str) -> bool:
    """Whether a neighbour told likewise ("chiếm", "đạt") is of no figure in sight."""
    parts = near.parts(n)[:1]
    if not parts or near.way(n):
        return False
    own = _tie(facts, near, parts[0], n)
    if not near.is_tied(n) and len(own.split()) > _NEAR_TIE:
        return False
    alike = bool(_SHARE.search(own)) == bool(_SHARE.search(tie)) or "(" in own + tie
    return alike and not any(one.origin.holds(near.rates[n]) for one in near.suggested(n)) and not near.explained(n)


def _otherwise(near: Nearby, i: int, j: int) -> bool:
    """Whether a figure counted otherwise explains the percentage, or what the part leaves of one: visits of people."""
    rate = near.rates[i]
    for k in (*range(max(0, i - _BACK), i), *range(i + 1, min(len(near.line.figures), i + 1 + _AHEAD))):
        if k == j or near.section(k) != near.section(i) or near.line.figures[k].kind == "percent":
            continue
        close = rate.decimals or abs(near.places[k].sentence - near.places[i].sentence) <= 1
        for part in near.ends(j):
            for whole in near.ends(k):
                less = part.value * part.unit <= whole.value * whole.unit
                if close and less and any(Origin(how, part, whole).holds(rate) for how in ("share", "rest")):
                    return True
    return False


def _wholes(near: Nearby, i: int, j: int) -> Iterator[int]:
    """The figures before the part that may be its whole, nearest first; those of closed brackets left out."""
    part = near.ends(j)[0]
    for k in range(j - 1, max(-1, j - _BACK), -1):
        place = near.places[k]
        if near.section(k) != near.section(i):
            return
        if near.places[i].sentence - place.sentence > _SENTENCES and _SUMMED.search(_label(near, k)) is None:
            continue
        inside = place.brackets
        open_ = inside == near.places[j].brackets[: len(inside)] and near.may_pair(j, k) and not near.way(k)
        if open_ and near.ends(k) and near.ends(k)[-1].value * near.ends(k)[-1].unit >= part.value * part.unit:
            yield k


def _label(near: Nearby, k: int) -> str:
    """The words right before a figure, of its own clause."""
    return _CLAUSE.split(near.line.between(k))[-1]


def _fits(facts: Facts, near: Nearby, j: int, k: int, tie: str, behind: str) -> bool:  # noqa: PLR0913
    """Whether a figure is what the words make a percentage of."""
    label = near.line.words(k) | near.line.words_behind(k) | telling(near.line.figures[k].unit or "")
    if _PLAN.search(behind) is not None:
        return _PLAN.search(near.line.between(k)) is not None
    named = telling(_WORDS.sub(" ", behind))
    unit = telling(near.line.figures[k].unit or "")
    if named - unit:
        return 2 * len(named & label) > len(named)
    if behind.strip():  # "tổng số", "tổng số hộ"
        is_part = near.line.figures[j].id in facts.parts_of.get(near.line.figures[k].id, ())
        return is_part or near.line.figures[k].id in facts.parts_of or _SUMMED.search(_label(near, k)) is not None
    if near.line.figures[j].kind == "count" or _SHARE.search(tie) is not None:
        return True
    return _ASKED.search(_label(near, k)) is not None or bool(near.line.words(j) & label)
