"""Dated citations (viện dẫn có ngày): which are of one text, and which of one series of numbers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

import regex as re

from extractor.model import Citation, Mention
from patterns.folding import fold
from patterns.period import parse_day
from verifier.claims import folded
from verifier.facts import Facts

_NUMBER = re.compile(r"(?P<serial>\d{1,5})(?P<year>/\d{4})?[/-](?P<code>.+)")
_CENTRAL = re.compile(r"(?:NĐ|NQ)-CP|(?:QĐ|CT|CĐ)-TTg|TT-(?:VPCP|B\p{Lu}+)|(?:UBTV)?QH\d\d")
_OFFICE = re.compile(
    r"(?P<body>ubnd|ủy ban nhân dân|hđnd|hội đồng nhân dân) (?P<level>xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố|tỉnh)"
    r"(?!\p{L})"
)
_SHORT = {"ủy ban nhân dân": "ubnd", "hội đồng nhân dân": "hđnd"}
_ISSUED = re.compile(r"(?:ban hành|xây dựng)[^.;\d]{0,30}$")
_STOP = re.compile(r"[.!?] ")
# What may stand between two texts of one office: what the first is about, and no one else.
_LISTED = re.compile(r"[^.!?\d]*(?:[,;](?: và)?| và)(?: [-+*•])? ?(?:số )?")
_OF_OTHERS = re.compile(
    r"(?<!\p{L})(?:của|theo|căn cứ|thay thế|sửa đổi|bãi bỏ|sở|bộ|tỉnh|huyện|thành phố|trung ương|cấp trên|chính phủ|"
    r"hđnd|hội đồng nhân dân|đảng ủy)(?!\p{L})"
)
_BEFORE = 120


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation with its full date and the mentions of both; `serial` is the number that counts."""

    citation: Citation
    mention: Mention
    dated: Mention
    day: date
    serial: int
    code: str
    has_year: bool
    office: str | None

    @property
    def is_central(self) -> bool:
        """Whether there is only one office in the country that issues under this code."""
        return _CENTRAL.fullmatch(self.code) is not None


def by_text(facts: Facts) -> dict[tuple[object, ...], list[Cited]]:
    """The dated citations of one text each: of one number, and year, and office where many offices use the code."""
    found: dict[tuple[object, ...], list[Cited]] = {}
    for cited in facts.once(_all):
        if cited.is_central or cited.office is not None:
            found.setdefault(
                (cited.citation.number, cited.day.year, None if cited.is_central else cited.office), []
            ).append(cited)
    return found


def by_series(facts: Facts) -> dict[tuple[object, ...], list[Cited]]:
    """The dated citations whose numbers run on: of one local office, code and year."""
    found: dict[tuple[object, ...], list[Cited]] = {}
    for cited in facts.once(_all):
        if cited.office is not None and not cited.is_central:
            found.setdefault((cited.office, cited.code, cited.has_year, cited.day.year), []).append(cited)
    return found


def _all(facts: Facts) -> tuple[Cited, ...]:
    return tuple(_read(facts))


def _read(facts: Facts) -> Iterator[Cited]:
    told = []
    for citation, mention, dated in facts.dated_citations:
        day, match = parse_day(citation.date or ""), _NUMBER.fullmatch(citation.number)
        if day is not None and match is not None:
            year, office = match["year"] is not None, _office(facts, citation)
            told.append(Cited(citation, mention, dated, day, int(match["serial"]), match["code"], year, office))
    for row in _rows(facts, sorted(told, key=lambda cited: cited.mention.start)):
        office = _office_of_row(facts, row)
        yield from row if office is None else [replace(cited, office=cited.office or office) for cited in row]


def _rows(facts: Facts, told: Sequence[Cited]) -> list[list[Cited]]:
    """The texts told one behind the other in a sentence, with one code and with one office at most."""
    rows: list[list[Cited]] = []
    for cited in told:
        last = rows[-1][-1] if rows else None
        # "Kế hoạch số 15 của UBND huyện và Kế hoạch số 12": whose the second is, is open.
        if (
            last is not None
            and last.code == cited.code
            and last.citation.issuer is None
            and _goes_on(facts, last, cited)
        ):
            rows[-1].append(cited)
        else:
            rows.append([cited])
    return rows


def _goes_on(facts: Facts, one: Cited, other: Cited) -> bool:
    between = facts.words(one.dated.end, other.mention.start) if other.mention.start - one.dated.end < _BEFORE else "."
    return _LISTED.fullmatch(between) is not None and _OF_OTHERS.search(between) is None


def _office_of_row(facts: Facts, row: Sequence[Cited]) -> str | None:
    """The one office of texts told together: named before the first or behind the last, or untold where one issued them all."""
    named = {cited.office for cited in row if cited.office is not None}
    if len(row) == 1 or len(named) > 1:
        return None
    if named:
        return named.pop()
    start = row[0].mention.start
    lead = _STOP.split(facts.words(max(0, start - _BEFORE), start))[-1]
    return f"? {start}" if _ISSUED.search(lead) and _OF_OTHERS.search(lead) is None else None


def _office(facts: Facts, citation: Citation) -> str | None:
    """The council or committee that issued a text: told behind it, or as who issued it before it."""
    if citation.issuer is not None:
        match = _OFFICE.search(fold(citation.issuer))
        return _named(match, citation.issuer[match.end() :]) if match else None
    lead = facts.once(folded)[max(0, citation.start - _BEFORE) : citation.start]
    offices = list(_OFFICE.finditer(lead)) if _ISSUED.search(lead) else []
    if not offices or re.search(r"[.;]", lead[offices[-1].end() :]):
        return None
    begin = max(0, citation.start - _BEFORE) + offices[-1].end()
    return _named(offices[-1], facts.report.source.text[begin : citation.start])


def _named(match: "re.Match[str]", behind: str) -> str:
    """The office by body, level and the name in capitals behind them."""
    name = []
    for word in behind.split():
        if not word[0].isupper():
            break
        name.append(fold(word))
    return " ".join([_SHORT.get(match["body"], match["body"]), match["level"], *name])
