"""From the words of a label to its facets, and from facets to the one indicator they fit."""

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

import regex as re

from patterns.catalogue.model import FACETS, GROUPS, INDICATORS, Indicator, Measure, Way
from patterns.words import any_of

_DIMENSION = {facet: dimension for dimension, facets in FACETS.dimensions.items() for facet in facets}
_BY_PHRASE: dict[str, frozenset[str]] = {}
for _facets in FACETS.dimensions.values():
    for _facet, _phrases in _facets.items():
        for _phrase in _phrases:
            _BY_PHRASE[_phrase] = _BY_PHRASE.get(_phrase, frozenset()) | {_facet}
_NAMED_PERIOD = r"(?:tháng|quý|năm) (?:\d{1,4}|[ivx]{1,4}(?!\p{L}))(?: năm \d{4}|/\d{4})?"
_BEHIND = {phrase: facet for facet, phrases in FACETS.behind_period.items() for phrase in phrases}
_BEHIND_PERIOD = re.compile(
    rf"(?<!\p{{L}}){_NAMED_PERIOD} (?P<behind>{any_of([*_BEHIND])})(?!\p{{L}}| (?:năm|quý|kỳ|tháng)(?!\p{{L}}))"
)
_WORD = re.compile(r"\p{L}++|[^\p{L}\s]")


def _by_first_word() -> dict[str, tuple[str, ...]]:
    """The phrases by the word they begin with, the longest first.

    One expression of them all, a thousand phrases, would take a tenth of the time of a single audit to compile.
    """
    found: dict[str, list[str]] = {}
    for phrase in sorted(_BY_PHRASE, key=len, reverse=True):
        first = _WORD.match(phrase)
        found.setdefault(first.group() if first else phrase, []).append(phrase)
    return {word: tuple(phrases) for word, phrases in found.items()}


_BY_FIRST_WORD = _by_first_word()


class Named(NamedTuple):
    """A phrase of a text and the facets it names."""

    start: int
    end: int
    facets: frozenset[str]


def named_in(text: str) -> Iterator[Named]:
    """The facet phrases of folded text, in order; a phrase inside a longer phrase is not read."""
    reach = 0
    for start, (end, facets) in sorted({**_behind_periods(text), **_whole(text)}.items()):
        if end > reach:  # starts ascend, so what ends earlier lies inside a phrase already read
            reach = end
            yield Named(start, end, facets)


def _whole(text: str) -> dict[int, tuple[int, frozenset[str]]]:
    """The longest phrase at each start, not as a part of a longer word."""
    found = {}
    for word in _WORD.finditer(text):
        start = word.start()
        for phrase in _BY_FIRST_WORD.get(word.group(), ()):
            end = start + len(phrase)
            if text.startswith(phrase, start) and not text[end : end + 1].isalpha():
                found[start] = (end, _BY_PHRASE[phrase])
                break
    return found


def _behind_periods(text: str) -> dict[int, tuple[int, frozenset[str]]]:
    """The phrases that name a facet behind a period only (`tháng 6 chuyển sang`), by their start."""
    return {
        match.start(): (match.end(), frozenset({_BEHIND[match["behind"]]}))
        for match in _BEHIND_PERIOD.finditer(text, overlapped=True)
    }


def facets_of(text: str) -> frozenset[str]:
    """The facets that folded text names.

    >>> sorted(facets_of("số hồ sơ giải quyết trước hạn"))
    ['early', 'resolved']
    """
    return frozenset(facet for named in named_in(text) for facet in named.facets)


def dimension(facet: str) -> str:
    """The dimension of a facet; facets of one dimension exclude each other."""
    return _DIMENSION.get(facet, facet)


def _said(way: Way) -> set[str]:
    return {dimension(facet) for facet in way.requires | way.allows}


_DEAF = {group.group: group.deaf for group in GROUPS}


def _heard() -> dict[str, frozenset[str]]:
    """The dimensions a row listens to: all that any row of its measure and of a unit of its own speaks of.

    A dossier is early or late, a person trained or not; that a label of dossiers names people says nothing of them.
    """
    by_unit: dict[tuple[str, str], set[str]] = {}
    for row in INDICATORS:
        for unit in row.units if row.measure != "percent" else ("%",):
            by_unit.setdefault((row.measure, unit), set()).update(*(_said(way) for way in row.ways))
    return {
        f"{row.measure} {row.code}": frozenset(
            dimension
            for unit in (row.units if row.measure != "percent" else ("%",))
            for dimension in by_unit[row.measure, unit] | FACETS.heard["always"]
        )
        - _DEAF[row.group]
        for row in INDICATORS
    }


_HEARD = _heard()


@lru_cache(maxsize=1024)
def heard_by(unit: str | None) -> frozenset[str]:
    """The dimensions that say something of what a canonical unit counts; of a percentage or an elided unit, all."""
    if unit is None:
        return frozenset(FACETS.dimensions)
    return frozenset(
        dimension for row in INDICATORS if unit in row.units for dimension in _HEARD[f"{row.measure} {row.code}"]
    )


@cache
def counted_by(rate: str) -> frozenset[str]:
    """The canonical units of the counts that a rate is the rate of."""
    return frozenset(unit for row in INDICATORS if row.rate == rate for unit in row.units)


_ROWS_OF: dict[Measure, tuple[Indicator, ...]] = {
    measure: tuple(row for row in INDICATORS if row.measure == measure and row.ways)
    for measure in ("count", "percent", "money", "duration", "measure")
}


@lru_cache(maxsize=8192)
def indicator_for(
    facets: frozenset[str], unit: str | None, measure: Measure, group: str | None = None
) -> Indicator | None:
    """The most specific indicator whose required facets are there and which allows all the others.

    Args:
        facets: what the label names.
        unit: canonical unit of a count; None for a percentage or an elided unit.
        measure: what kind of figure.
        group: look in one group only (`proc` for a percentage of procedures).
    """
    best, most = None, -1
    for row in _ROWS_OF[measure]:
        if (group is not None and row.group != group) or (measure != "percent" and unit not in row.units):
            continue
        heard = _HEARD[f"{row.measure} {row.code}"]
        for way in row.ways:
            said = {facet for facet in facets if dimension(facet) in heard or facet in way.requires}
            if way.requires <= said <= way.requires | way.allows and len(way.requires) > most:
                best, most = row, len(way.requires)
    return best
