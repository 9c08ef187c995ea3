"""Months, quarters and years in words: `tháng chín năm 2023`, `quý ba`, `năm hai nghìn không trăm hai mươi tư`."""

import regex as re

from patterns.number import WORDS, parse_place, parse_year_words, places
from patterns.pattern import Pattern, Phrase
from patterns.units import read_tail
from patterns.values import Reading
from patterns.words import any_of

_YEAR = rf"(?P<year>(?:19|20)\d\d(?![\d/]|[.,]\d)|{WORDS})"
_NOT_EACH = r"(?<!(?:mỗi|hàng|hằng|từng|một) )(?<![\p{L}\d])"


def _year(match: "re.Match[str]") -> int | None:
    """The year of a match, None where what stands behind `năm` is none."""
    said = match["year"]
    year = None if said is None else int(said) if said.isdigit() else parse_year_words(said)
    return year if year is not None and 1900 <= year < 2100 else None


def _produce_month(match: "re.Match[str]", phrase: Phrase) -> Reading | None:
    year, month = _year(match), parse_place(match["month"])
    return None if year is None else Reading("period", *match.span(), f"{year}-{month:02d}")


def _produce_quarter(match: "re.Match[str]", phrase: Phrase) -> Reading | None:
    """A unit behind makes a count of it: `mỗi quý một lần`, `quý ba cuộc`."""
    year, quarter = _year(match), f"Q{parse_place(match['quarter'])}"
    if year is not None:
        return Reading("period", *match.span(), f"{year}-{quarter}")
    counted = read_tail(phrase.folded, match.end("quarter")).unit not in (None, "năm")
    return None if counted else Reading("period", match.start(), match.end("quarter"), quarter)


def _produce_year(match: "re.Match[str]", phrase: Phrase) -> Reading | None:
    """A unit behind makes a count of it: `trong năm hai nghìn hộ`."""
    year = _year(match)
    counted = read_tail(phrase.folded, match.end()).unit is not None
    return None if year is None or counted else Reading("period", *match.span(), str(year))


WORD_PATTERNS = (
    Pattern(
        "month in words",
        re.compile(rf"{_NOT_EACH}tháng (?P<month>{any_of(places(12))}),? năm {_YEAR}"),
        _produce_month,
        digits=False,
    ),
    Pattern(
        "quarter in words",
        re.compile(
            rf"{_NOT_EACH}quý (?P<quarter>{any_of(places(4))})(?!\p{{L}}| \p{{L}}+ (?:lần|kỳ))(?:,? năm {_YEAR})?"
        ),
        _produce_quarter,
        digits=False,
    ),
    Pattern("year in words", re.compile(rf"{_NOT_EACH}năm (?P<year>{WORDS})"), _produce_year, digits=False),
)
