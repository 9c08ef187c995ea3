"""Meanings (ý nghĩa): what the words of a head, or of the label of a row, say of the figures that stand under or beside them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import cast

import regex as re

from extractor.find import read_phrase
from extractor.model.report import Level
from patterns import period as period_patterns
from patterns.catalogue import dimension, facets_of
from patterns.folding import fold
from patterns.letterhead import agency_level
from patterns.library import ALL_PATTERNS
from patterns.pattern import Phrase
from patterns.units import UNITS, UnitKind, read_tail
from patterns.words import any_of, forms, table, whole_word

_TABLES = table("tables")
_COUNTED: dict[str, str] = {row["form"]: row["unit"] for row in _TABLES["counted"]}
_LEVELS: dict[str, str] = {row["form"]: row["level"] for row in table("outline")["level_phrase"]}
_LEVEL = re.compile(whole_word([*_LEVELS]))
_FIELDS = frozenset(fold(form) for form in forms("fields", "field"))
_TOTALS, _PLAIN = frozenset(forms("tables", "total")), frozenset(forms("tables", "plain"))
_AIMS = frozenset(forms("tables", "aim"))
_AIM_REST = re.compile(rf" (?:{any_of(forms('tables', 'aim_rest'))})$")
# "% kế hoạch", "TH/KH", "hoàn thành so với dự toán": how much of an aim was done.
_OF_AIM = re.compile(rf"(?:%|/|(?<!\p{{L}}){any_of(forms('tables', 'of_aim'))}) ?{whole_word([*_AIMS])}")
_NOUN = re.compile(whole_word([row["form"] for row in _TABLES["counted"] if row.get("in_head", True)]))
_TITLE_NOUN = re.compile(whole_word([*_COUNTED]))
_UNIT_NOUN = re.compile(
    whole_word([row["form"] for row in _TABLES["counted"] if row.get("as_unit", row.get("in_head", True))])
)
_IN_TITLE = frozenset(row["form"] for row in _TABLES["counted"] if row.get("in_title"))
_APART = frozenset(row["unit"] for row in _TABLES["counted"] if row.get("apart"))
_DOSSIERS = frozenset({"hồ sơ", "thủ tục"})
_SHARE = re.compile(rf"{whole_word([form for form in forms('tables', 'share') if form != '%'])}|%")
_CHANGE = re.compile(whole_word(forms("tables", "change")))
_ELSEWHEN = re.compile(
    rf"(?:{whole_word(forms('periods', 'previous'))}|{whole_word(forms('periods', 'cumulative'))})(?! chuyển)"
    r"(?:(?: của)? năm (?:\d{4}|trước|ngoái)(?!\d)|[ ,:]*(?:\p{L}+ ){0,2}đầu năm)?"
)
_THIS_PERIOD = frozenset({"kỳ này", "kỳ báo cáo", "kỳ báo cáo này"})
_PERIOD_BEFORE = frozenset({"kỳ trước", "kỳ báo cáo trước"})
_SAME_OF_YEAR = re.compile(r"(?<!\p{L})cùng kỳ(?: của)? năm \d{4}(?!\d)")
_UNIT_LINE = re.compile(rf"(?<!\p{{L}}){any_of(forms('tables', 'unit_line'))} ?:? ?(?P<unit>[^()\d:;.]{{1,40}})")
_BRACKETED = re.compile(r"\((?:(?:đvt|đơn vị tính|đơn vị) ?:? ?)?(?P<unit>[^()\d]{1,30})\)")
_FIELD_LEAD = re.compile(r"\P{L}*(?:công tác )?lĩnh vực:? ?(?P<field>\p{L}.*)")
_AGENCY = re.compile(
    rf"(?!{any_of(forms('tables', 'no_agency'))}(?!\p{{L}})){any_of(forms('tables', 'agency_word'))} (?=\p{{L}}|\d)"
)
# What is said to be done is no name of who does it: "UBND xã tiếp nhận".
_ACTS = frozenset({"stage", "timing"})
_ORDINARY = re.compile(whole_word(forms("tables", "ordinary")))
_YEAR = re.compile(r"(?:19|20)\d\d")
# "Đợt 1": a round of a survey, on days that are not told.
_ROUND = re.compile(r"(?:đợt|lần)(?: thứ)? (?:\d{1,2}|[ivx]{1,4}|một|hai|ba|tư)")
_YEARLESS = re.compile(r"[MQ]\d")
_TRIMMED = " .:;,-–+*()"
_LEVEL_FACETS = {"3,4": "level34", "1": "level1", "2": "level2", "3": "level3", "4": "level4"}
_SERVICE_LEVEL = tuple(pattern for pattern in ALL_PATTERNS if pattern.name == "level")
_LONGEST = 600  # of a label; what is longer is prose that stands in a cell


@dataclass(frozen=True, slots=True)
class Meaning:
    """What some words say: the facets of an indicator, or whose and when the figures are.

    `period`: label and value; `elsewhen`: the words for a period of no known bounds ("cùng kỳ"). `noun`: what is counted,
    as the catalogue knows it; `unit`: the unit that is printed for the figures. `known`: every word was made sense of.
    """

    words: str = ""
    facets: frozenset[str] = frozenset()
    period: tuple[str, str] | None = None
    elsewhen: str | None = None
    noun: str | None = None
    unit: str | None = None
    share: bool = False
    total: bool = False
    aim: bool = False
    change: bool = False
    level: Level | None = None
    field: str | None = None
    agency: str | None = None
    known: bool = False

    @property
    def names(self) -> bool:
        """Whether the words name an indicator, not only the channel, service level or owner of one."""
        return any(dimension(facet) not in ("channel", "service_level", "owner") for facet in self.facets)

    def within(self, outer: "Meaning") -> "Meaning":
        """This meaning inside an outer one: what is not said here holds from there, one dimension of facets at a time."""
        own = {dimension(facet) for facet in self.facets}
        return replace(
            self,
            facets=self.facets | {facet for facet in outer.facets if dimension(facet) not in own},
            period=_joined(self.period, outer.period),
            elsewhen=self.elsewhen or outer.elsewhen,
            noun=self.noun or outer.noun,
            unit=self.unit or outer.unit,
            share=self.share or outer.share,
            aim=self.aim or outer.aim,
            change=self.change or outer.change,
            level=self.level or outer.level,
            field=self.field or outer.field,
            agency=self.agency or outer.agency,
            known=self.known or outer.known,
        )


def _joined(inner: tuple[str, str] | None, outer: tuple[str, str] | None) -> tuple[str, str] | None:
    """A quarter or month inside a year: `Năm 2023 / Quý I`."""
    if inner is None or outer is None:
        return inner or outer
    if _YEARLESS.match(inner[1]) and _YEAR.fullmatch(outer[1]):
        return f"{inner[0]} {outer[0]}", f"{outer[1]}-{inner[1]}"
    return inner


def of_head(head: str) -> Meaning:
    """The meaning of a column's heads, joined by " / " from the outer to the inner one."""
    result = Meaning()
    parts = [part for part in head.split(" / ") if part]
    for part in parts:
        said = of_words(part)
        inner = said.within(result)
        # "Số hồ sơ tiếp nhận / Tổng số": the total of what stands above it.
        result = replace(inner, words=head, total=said.total, known=said.known and (result.known or not result.words))
    return result


def of_periods(heads: Sequence[Meaning]) -> list[Meaning]:
    """Heads side by side: beside "Kỳ này" a "Kỳ trước" is the period before, not what was carried over from it."""
    bare = [fold(head.words).strip(_TRIMMED) for head in heads]
    if _THIS_PERIOD.isdisjoint(bare):
        return [*heads]
    return [
        Meaning(words=head.words, elsewhen=words, known=True) if words in _PERIOD_BEFORE else head
        for head, words in zip(heads, bare, strict=True)
    ]


@lru_cache(maxsize=4096)
def of_words(words: str) -> Meaning:
    """The meaning of one head or label."""
    text = " ".join(words.split())[:_LONGEST]
    folded = fold(text)
    bare = folded.strip(_TRIMMED)
    unit = unit_of(folded)
    without_unit = _BRACKETED.sub(" ", folded).strip(_TRIMMED) if unit else bare
    share = _SHARE.search(folded) is not None
    if (field := _field(text, folded, without_unit)) is not None:
        return Meaning(words=text, field=field, unit=unit, share=share, known=True)
    level = cast("Level | None", _LEVELS.get(without_unit))
    facets = facets_of(folded)
    is_agency = _AGENCY.match(without_unit) is not None and all(dimension(each) not in _ACTS for each in facets)
    agency = text.strip(_TRIMMED) if level is None and is_agency else None
    if agency is not None or level is not None:
        return Meaning(
            words=text,
            facets=facets if level is not None else frozenset(),
            agency=agency,
            level=level or cast("Level | None", agency_level(agency or "")),
            unit=unit,
            share=share,
            known=True,
        )
    phrase = Phrase(text, folded)
    facets |= _service_levels(phrase)
    if "direct" in facets and ("postal" in facets or _ORDINARY.search(folded)):
        facets = facets - {"direct", "postal"} | {"direct_postal"}
    period = _period(phrase, without_unit)
    undated = _undated(without_unit, period)
    if _SAME_OF_YEAR.search(folded):
        period = None  # "Cùng kỳ năm 2024": of that year the part that the report is on
    elsewhen = _ELSEWHEN.search(bare) if period is None and "carried" not in facets else None
    elsewhen = elsewhen or _ROUND.fullmatch(without_unit)
    total, aim = without_unit in _TOTALS, undated in _AIMS
    if (aim or undated in _PLAIN) and period is None and (year := _YEAR.search(bare)) is not None:
        period = year.group(), year.group()  # "KH 2025", "TH 2025"
    change = _CHANGE.search(folded) is not None or _OF_AIM.search(folded) is not None
    plain = without_unit in _PLAIN or not without_unit
    if total or plain or aim or change or undated in _PLAIN:
        facets = frozenset()
    return Meaning(
        words=text,
        facets=facets,
        period=period,
        elsewhen=elsewhen.group() if elsewhen else None,
        noun=_noun_in(folded),
        unit=unit,
        share=share,
        total=total or plain,
        aim=aim,
        change=change,
        known=bool(facets) or period is not None or elsewhen is not None or total or aim or plain or share,
    )


def _undated(bare: str, period: tuple[str, str] | None) -> str:
    """The words of a head without its period: "chỉ tiêu giao năm 2025", "kh 2025", "mục tiêu đến năm 2025"."""
    rest = bare.replace(fold(period[0]), " ") if period else _YEAR.sub(" ", bare)
    return _AIM_REST.sub("", " ".join(rest.split()).strip(_TRIMMED)).strip(_TRIMMED)


def unit_of(folded: str) -> str | None:
    """The unit that a head or label prints for its figures: behind "ĐVT", or in brackets ("(triệu đồng)", "(%)")."""
    return unit_line(folded) or _unit(_BRACKETED.search(folded))


def unit_line(folded: str) -> str | None:
    """The unit that a line above a table states: "ĐVT: hồ sơ"."""
    return _unit(_UNIT_LINE.search(folded))


def _unit(match: "re.Match[str] | None") -> str | None:
    unit = match["unit"].strip(_TRIMMED).removeprefix("số ") if match else ""
    return unit if unit == "%" or kind_of(unit) is not None else None


def kind_of(unit: str | None) -> UnitKind | None:
    """What kind of unit it is, with its scale word ("triệu đồng"); None where it is none."""
    tail = read_tail(unit, 0) if unit else None
    return UNITS[tail.unit].kind if tail and tail.unit in UNITS else None


def noun_of(unit: str | None) -> str | None:
    """The noun of the catalogue that a unit counts ("hồ sơ TTHC": dossiers)."""
    match = _UNIT_NOUN.match(unit) if unit else None
    return (_COUNTED[match.group()] or None) if match else None


def noun_of_title(titles: Sequence[str]) -> str | None:
    """What a table counts by its title alone: feedback, slips, documents; dossiers go without saying.

    Args:
        titles: the nearest to the table first; the first that names anything tells, by what it names first.
    """
    for title in titles:
        for match in _TITLE_NOUN.finditer(fold(title)):
            noun = _COUNTED[match.group()]
            if match.group() in _IN_TITLE:
                return noun
            if noun in _DOSSIERS:
                return None
    return None


def is_apart(noun: str | None) -> bool:
    """Whether what is told beside a noun is told of it: petitions, tasks, slips and documents are no dossiers."""
    return noun in _APART


def _noun_in(folded: str) -> str | None:
    """The first noun of some words that counts anything."""
    return next((noun for match in _NOUN.finditer(folded) if (noun := _COUNTED[match.group()])), None)


def level_in(words: str) -> Level | None:
    """The one level of government that a caption names: `tại Bộ phận Một cửa cấp xã`; None where it names several or none."""
    named = {_LEVELS[match.group()] for match in _LEVEL.finditer(fold(words))}
    return cast("Level", named.pop()) if len(named) == 1 else None


def period_in(words: str) -> tuple[str, str] | None:
    """The period that a caption or head names, as label and value."""
    return _period(Phrase(words, fold(words)), "")


def _field(text: str, folded: str, bare: str) -> str | None:
    """The field (lĩnh vực) that the words are: one the lexicon knows, or what stands behind the word itself."""
    if bare in _FIELDS:
        return text.strip(_TRIMMED)
    match = _FIELD_LEAD.fullmatch(folded)
    return text[match.start("field") :].strip(_TRIMMED) if match else None


def _service_levels(phrase: Phrase) -> set[str]:
    """The facets of `mức độ 3, 4`."""
    readings = read_phrase(phrase, _SERVICE_LEVEL)
    return {_LEVEL_FACETS[str(reading.value)] for reading in readings if str(reading.value) in _LEVEL_FACETS}


def _period(phrase: Phrase, bare: str) -> tuple[str, str] | None:
    """The period that words name; where they name several, the one of the most certain pattern."""
    if _YEAR.fullmatch(bare):
        return bare, bare
    readings = (reading for pattern in period_patterns.PATTERNS for reading in read_phrase(phrase, (pattern,)))
    reading = next(readings, None)
    return (phrase.text[reading.start : reading.end], str(reading.value)) if reading else None
