"""Dates in words, as minutes write them: `ngày ba mươi tháng tư năm hai nghìn không trăm hai mươi`, `ngày mồng hai tháng chín`."""

import regex as re

from patterns.number import WORDS, parse_place, parse_year_words, places
from patterns.pattern import Pattern, Phrase
from patterns.values import Reading
from patterns.words import any_of

_DAY = rf"(?:\d{{1,2}}|{any_of(places(31))}(?!\p{{L}}))"
_MONTH = rf"{any_of(places(12))}(?!\p{{L}})"
_YEAR = rf",? năm (?P<year>(?:19|20)\d\d(?!\d)|{WORDS})"


def _produce_date(match: "re.Match[str]", phrase: Phrase) -> Reading | None:
    day, month = _number(match["day"]), _number(match["month"])
    date = f"{month:02d}-{day:02d}"
    year = _year(match["year"]) if match["year"] else None
    if year is not None:
        return Reading("date", *match.span(), f"{year}-{date}")
    return Reading("date", match.start(), match.end("month"), f"--{date}") if match["named"] else None


def _number(text: str) -> int:
    return int(text) if text.isdigit() else parse_place(text) or 0


def _year(text: str) -> int | None:
    return int(text) if text.isdigit() else parse_year_words(text)


WORD_PATTERNS = (
    Pattern(
        "date in words",
        re.compile(
            rf"(?<![\p{{L}}\d])(?P<named>ngày )?(?:m[ùồ]ng )?(?P<day>{_DAY}) tháng (?P<month>{_MONTH})(?:{_YEAR})?"
        ),
        _produce_date,
        digits=False,
    ),
)
