"""Numbers in words with what they count: `hai hình thức`, `hai phẩy năm tấn`, `năm mươi phần trăm`, `hai phần ba`, `một năm rưỡi`."""

from decimal import Decimal

import regex as re

from patterns.number import HALF, WORDS, is_bare_scale, is_number_word, parse_place, parse_words
from patterns.pattern import Pattern, Phrase
from patterns.quantity.rules import half_behind, quantity
from patterns.units import Tail, Unit, read_tail
from patterns.values import Number, Quantity, Reading
from patterns.words import any_of, forms

_LEXICALISED = re.compile(rf"{any_of(forms('numerals', 'lexicalised'))}(?!\p{{L}})")
_INDEFINITE = frozenset(forms("numerals", "indefinite"))
_YEAR_BEFORE = re.compile(
    r"(?:mỗi|hàng|hằng|trong|các|những|từng|cuối|đầu|cả|nhiều|một|qua|hết|giữa|theo|của|cho|từ|đến|hai|ba|bốn|\d) $"
)
# Nouns before which "hai", "ba", "năm" make a set phrase.
_SET_PHRASES = frozenset({"bên", "mặt", "số", "bộ", "bản", "miền", "con", "tháng", "giờ", "lần", "tin", "cầu", "đài"})
_DENOMINATORS = ("hai", "ba", "tư", "bốn", "năm", "sáu", "bảy", "bẩy", "tám", "chín", "mười")
_LONGEST_WORD = 8


def _before(phrase: Phrase, position: int) -> str:
    """The word before a place; empty where a mark of punctuation stands between."""
    start = max(0, position - _LONGEST_WORD)
    before = phrase.folded[start:position]
    return before.split(" ")[-2] if before.endswith(" ") and before != " " else ""


def _begins(phrase: Phrase, position: int) -> bool:
    """Whether a number can begin here: not within another (`hai ba mươi hộ`), not where no figure is given (`vài ba chục`)."""
    before = _before(phrase, position)
    return not is_number_word(before) and before not in _INDEFINITE and before != "thứ"  # "thứ ba ngày 5/3"


def _produce_words(match: "re.Match[str]", phrase: Phrase) -> Reading | None:
    words, start, end = match["words"], *match.span("words")
    value = parse_words(words)
    tail = read_tail(phrase.folded, end)
    years = _YEARS.search(words)
    if years is not None and (value is None or tail.unit is None):  # "hai mươi năm qua": years, not 25
        words, end = words[: years.start()], start + years.start()
        value = parse_words(words)
        tail = read_tail(phrase.folded, end)
    unit = tail.known
    if value is None or unit is None or words == "không" or is_bare_scale(words):
        return None
    if not _begins(phrase, start) or _repeats_a_figure(phrase, start):
        return None
    if value < 0 and unit.kind == "count":  # "máy ghi âm hai chiếc": there are no things below none
        return None
    fixed = _LEXICALISED.match(phrase.folded, start)
    if fixed is not None and (fixed.end() > end or " " not in words):
        return None  # a set phrase ("một cửa", "ngàn năm"); within a number of several words it is none
    if " " not in words and phrase.text[start].isupper() and phrase.text[end + 1 : end + 2].isupper():
        return None  # a name: "Hai Bà Trưng"
    end_of_half = half_behind(phrase.folded, tail)
    if end_of_half is not None:
        value, tail = value + Decimal("0.5"), Tail(tail.scale, tail.unit, end_of_half)
    if end_of_half is None and _is_no_figure(words, unit, tail, phrase, start):
        return None
    number = Number(value)
    made = quantity(number, tail, unit.kind)
    return Reading(unit.kind, start, tail.end, number.canonical(), made.unit, (made,))


def _repeats_a_figure(phrase: Phrase, start: int) -> bool:
    """Whether the words stand in brackets right behind a figure, which they repeat: `2.000.000 đồng (hai triệu đồng)`."""
    opened = _OPENED_BEHIND_FIGURE.search(phrase.folded, max(0, start - _GLOSS_REACH), start)
    return opened is not None and _GLOSS.match(phrase.folded, opened.end()) is not None


def _is_no_figure(words: str, unit: Unit, tail: Tail, phrase: Phrase, start: int) -> bool:
    """Whether a lone word that can be a number is none here."""
    before = phrase.folded[max(0, start - 12) : start]
    if words == "một":  # mostly an article; it counts where its neighbours count the same thing
        return not (_counted_beside(unit.form, phrase, start) or _is_next_of_counted(phrase, start))
    if words == "năm" and not _counts_time(unit, phrase, tail) and _YEAR_BEFORE.search(before):
        return True
    return words in ("hai", "ba", "năm") and unit.form in _SET_PHRASES


def _counted_beside(form: str, phrase: Phrase, start: int) -> bool:
    """Whether the same thing is counted in words within 300 characters: a window keeps the search linear."""
    window = phrase.folded[max(0, start - 300) : start + 300]
    return any(f"{word} {form}" in window for word in ("hai", "ba", "bốn"))


def _is_next_of_counted(phrase: Phrase, start: int) -> bool:
    """Whether it follows an item that begins with a count: `(06 công chức xã, 02 công chức công an, một nhân viên bưu điện)`."""
    return _COUNTED_ITEM.search(phrase.folded, max(0, start - _ITEM), start) is not None


def _counts_time(unit: Unit, phrase: Phrase, tail: Tail) -> bool:
    """`năm năm qua`, `năm ngày`: five of them; `năm năm 2022` says the word for year twice."""
    if unit.form == "năm":
        return not phrase.folded[tail.end + 1 : tail.end + 2].isdigit()
    return unit.kind == "duration" and unit.form not in ("tháng", "quý")


def _produce_percent(match: "re.Match[str]", phrase: Phrase) -> Reading | None:
    """`hai phẩy năm phần trăm`, `hai điểm phần trăm`."""
    value = parse_words(match["words"])
    if value is None or not _begins(phrase, match.start()):
        return None
    number = Number(value, max(0, -int(value.as_tuple().exponent)))
    unit = "điểm %" if match["points"] else "%"
    step = Decimal(1).scaleb(-number.decimals)
    return Reading("percent", *match.span(), number.canonical(), unit, (Quantity(number, unit, value, unit, step),))


def _produce_share(match: "re.Match[str]", phrase: Phrase) -> Reading | None:
    """`hai phần ba`; in `một phần tư liệu` and `một phần năm 2024` the last word is another."""
    part, whole = parse_words(match["words"]), parse_place(match["whole"])
    fixed = _LEXICALISED.match(phrase.folded, match.start("whole"))
    if part is None or whole is None or whole < 2 or not _begins(phrase, match.start()):
        return None
    if (fixed is not None and fixed.end() > match.end()) or _FIGURE.match(phrase.folded, match.end()):
        return None
    halves = tuple(quantity(Number(Decimal(value)), Tail(None, None, match.end()), "count") for value in (part, whole))
    return Reading("fraction", *match.span(), "/".join(half.number.canonical() for half in halves), None, halves)


_YEARS = re.compile(rf" năm(?: {HALF})?$")
_OPENED_BEHIND_FIGURE = re.compile(r"\d[\p{L} ]{0,20}\((?=[^\d()]*$)")
_GLOSS = re.compile(rf"(?:(?:viết )?bằng chữ:? ?)?{WORDS}(?:, {WORDS}){{0,4}}(?: \p{{L}}+){{0,3}}[./]*\)")
_GLOSS_REACH = 160
_ITEM = 50
_COUNTED_ITEM = re.compile(r"[(:,] ?\d[\d.]*(?: \p{L}+){1,6}(?: \d \p{L}+)?(?:,| và|, và) $")
_FIGURE = re.compile(r" ?\d")
_START = r"(?<![\p{L}\d/])"
_WHOLE = rf"{any_of(_DENOMINATORS)}(?!\p{{L}})"
WORD_PATTERNS = (
    Pattern(
        "percent in words",
        re.compile(rf"{_START}(?P<words>{WORDS}) (?P<points>điểm )?phần trăm(?!\p{{L}})"),
        _produce_percent,
        digits=False,
    ),
    Pattern(
        "share in words",
        re.compile(rf"{_START}(?P<words>{WORDS}) phần (?P<whole>{_WHOLE})"),
        _produce_share,
        digits=False,
    ),
    Pattern("number in words", re.compile(rf"{_START}(?P<words>{WORDS})(?![\p{{L}}\d])"), _produce_words, digits=False),
)
