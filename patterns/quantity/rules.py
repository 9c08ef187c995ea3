"""Numbers with what they count: `1.270 hồ sơ`, `921/1270 hồ sơ`, `3,2 tỷ đồng`, `16 tỷ 434 triệu đồng`, `41 - 55 tuổi`, `hai hình thức`.

The expressions find the numbers; `patterns.units.read_tail` reads the scale and the unit behind them.
"""

from decimal import Decimal

import regex as re

from patterns.number import NUMBER, SPACED, START, WORDS, likeliest, parse_words
from patterns.open_noun import open_noun
from patterns.pattern import Pattern, Phrase
from patterns.units import SCALES, Tail, Unit, read_tail
from patterns.values import Number, Quantity, Reading
from patterns.words import any_of, forms

_WORDED = re.compile(r" ?\([\p{L} ]{2,60}\)")

_YEAR = re.compile(r"(?:19|20)\d\d")
_BILLIONS = Decimal(10) ** 9
_LEXICALISED = re.compile(rf"{any_of(forms('numerals', 'lexicalised'))}(?!\p{{L}})")
_YEAR_BEFORE = re.compile(
    r"(?:mỗi|hàng|hằng|trong|các|những|từng|cuối|đầu|cả|nhiều|một|qua|hết|giữa|theo|của|cho|từ|đến|hai|ba|bốn|\d) $"
)
# Words that are never a number by themselves, and nouns before which "hai", "ba", "năm" make a set phrase.
_NEVER_ALONE = frozenset({"tư", "không", "trăm", "nghìn", "ngàn", "tỉ", "vạn", "triệu", "tỷ", "chục"})
_SET_PHRASES = frozenset({"bên", "mặt", "số", "bộ", "bản", "miền", "con", "tháng", "giờ", "lần", "tin", "cầu", "đài"})


def _kind(unit: Unit | None, scale: str | None) -> str:
    if unit is None:  # "1.496 tỷ" leaves đồng out
        return "money" if scale and SCALES[scale] >= _BILLIONS else "count"
    return unit.kind


def _read(token: str, phrase: Phrase, tail: Tail) -> Number:
    whole = tail.scale is None and tail.known is not None and tail.known.kind == "count"
    return likeliest(token, style=phrase.style, whole=whole)


def quantity(number: Number, tail: Tail, kind: str) -> Quantity:
    """A number with unit and scale, converted to base units with the step of its last printed digit."""
    unit, scale = tail.unit, tail.scale
    factor = SCALES[scale] if scale else Decimal(1)
    base_unit = unit
    if tail.known is not None and tail.known.base is not None and kind in ("money", "measure", "duration"):
        factor *= tail.known.factor
        base_unit = tail.known.base + (unit[unit.index("/") :] if unit and "/" in unit else "")
    elif kind == "money" and unit is None:
        base_unit = "đồng"
    exact = scale is None and number.decimals == 0 and kind in ("count", "money", "duration")
    step = Decimal(0) if exact else factor * Decimal(1).scaleb(-number.decimals)
    full_unit = " ".join(part for part in (scale, unit) if part) or None
    return Quantity(number, full_unit, number.value * factor, base_unit, step)


def _tail(phrase: Phrase, position: int) -> Tail:
    """Scale and unit behind a number; an unlisted noun where no table helps."""
    worded = _WORDED.match(phrase.folded, position)  # "154 (một trăm năm mươi tư) hồ sơ"
    tail = read_tail(phrase.folded, worded.end() if worded else position)
    if tail.unit is not None:
        return tail
    end = tail.end if tail.scale else position
    noun = open_noun(phrase, end)
    return Tail(tail.scale, noun, end + 1 + len(noun)) if noun else Tail(tail.scale, None, end)


def _produce_quantity(match: "re.Match[str]", phrase: Phrase) -> Reading | None:
    token, end = match["number"], match.end("number")
    if phrase.text[: match.start()][-1:].isupper():
        return None  # "CO2", "PM2.5", "H5N1": a name; glued to a word in small letters ("là73") it is a number
    tail = _tail(phrase, end)
    if match["spaced"] and tail.known is None and tail.scale is None:
        plain = _PLAIN.match(phrase.folded, match.start("number"))  # "6 192" without a unit behind is two numbers
        if plain is None:
            return None
        token, end = plain.group(), plain.end()
        tail = _tail(phrase, end)
    if tail.end == end and end < len(phrase.folded) and phrase.folded[end].isalpha():
        return None  # "4G", "12A7": a code, left to later patterns
    if tail.known is None and tail.scale is None and _YEAR.fullmatch(token):
        return Reading("period", match.start("number"), end, token)
    kind = _kind(tail.known, tail.scale)
    number = _read(token, phrase, tail)
    if tail.scale and (half := _HALF.match(phrase.folded, end)) is not None:  # "3 triệu rưỡi đồng"
        after = read_tail(phrase.folded, half.end())
        tail = Tail(tail.scale, after.unit if after.scale is None else None, after.end if after.unit else half.end())
        number = Number(number.value + Decimal("0.5"), 1)
        kind = _kind(tail.known, tail.scale)
    made = quantity(number, tail, kind)
    return Reading(kind, match.start("number"), tail.end, number.canonical(), made.unit, (made,))


def _produce_compound(match: "re.Match[str]", phrase: Phrase) -> Reading | None:
    """`16 tỷ 434 triệu đồng`, `15 tỷ 320 triệu 500 nghìn đồng`: one figure in the unit of its largest scale."""
    largest = last = SCALES[match["scale"]]
    total = likeliest(match["number"]).value
    step, tail, end = Decimal(0), None, match.end("scale")
    while tail is None or tail.unit is None:
        piece = _PIECE.match(phrase.folded, end)
        after = read_tail(phrase.folded, piece.end()) if piece else None
        if piece is None or after is None or after.scale is None or SCALES[after.scale] >= last:
            break
        number = likeliest(piece["number"])
        if number.value >= last / SCALES[after.scale]:
            break
        tail, end, last = after, after.end, SCALES[after.scale]
        total += number.value * last / largest
        step = last * Decimal(1).scaleb(-number.decimals)
    if tail is None:
        return None
    exponent = total.as_tuple().exponent
    number = Number(total, max(0, -exponent) if isinstance(exponent, int) else 0)
    kind = _kind(tail.known, match["scale"])
    made = quantity(number, Tail(match["scale"], tail.unit, end), kind)
    made = Quantity(number, made.unit, made.base_value, made.base_unit, step)
    return Reading(kind, match.start(), end, number.canonical(), made.unit, (made,))


def _two(match: "re.Match[str]", phrase: Phrase, tail: Tail) -> tuple[Quantity, Quantity]:
    kind = _kind(tail.known, tail.scale)
    first, second = _read(match["number"], phrase, tail), _read(match["number2"], phrase, tail)
    return quantity(first, tail, kind), quantity(second, tail, kind)


def _produce_fraction(match: "re.Match[str]", phrase: Phrase) -> Reading | None:
    tail = _tail(phrase, match.end())
    if tail.unit is None and _CHAIN_LABEL.search(phrase.folded, max(0, match.start() - 60), match.start()):
        return None  # "số nhập viện/tử vong là 7.582/1": two figures of two things
    halves = _two(match, phrase, tail)
    value = "/".join(half.number.canonical() for half in halves)
    return Reading("fraction", match.start(), tail.end, value, halves[0].unit, halves)


def _produce_range(match: "re.Match[str]", phrase: Phrase) -> Reading | None:
    tail = read_tail(phrase.folded, match.end())
    if tail.unit is None and tail.scale is None:
        return None
    ends = _two(match, phrase, tail)
    if ends[0].number.value >= ends[1].number.value:
        return None
    value = "..".join(end.number.canonical() for end in ends)
    return Reading("range", match.start(), tail.end, value, ends[0].unit, ends)


def _counted_beside(form: str, phrase: Phrase, match: "re.Match[str]") -> bool:
    """Whether the same thing is counted in words within 300 characters: a window keeps the search linear."""
    window = phrase.folded[max(0, match.start() - 300) : match.end() + 300]
    return any(f"{word} {form}" in window for word in ("hai", "ba", "bốn"))


def _produce_words(match: "re.Match[str]", phrase: Phrase) -> Reading | None:
    words, end = match["words"], match.end()
    value = parse_words(words)
    tail = read_tail(phrase.folded, end)
    if words.endswith(" năm") and (value is None or tail.unit is None):  # "hai mươi năm qua": years, not 25
        words, end = words.removesuffix(" năm"), end - len(" năm")
        value = parse_words(words)
        tail = read_tail(phrase.folded, end)
    unit = tail.known
    if value is None or unit is None or words in _NEVER_ALONE or _repeats_a_figure(phrase, match.start()):
        return None
    fixed = _LEXICALISED.match(phrase.folded, match.start())
    if fixed is not None and (fixed.end() > end or " " not in words):
        return None  # a set phrase ("một cửa", "ngàn năm"); within a number of several words it is none
    if phrase.text[match.start()].isupper() and phrase.text[end + 1 :][:1].isupper():
        return None  # a name: "Hai Bà Trưng"
    if words == "một" and not _counted_beside(unit.form, phrase, match):
        return None  # "một" is mostly an article; it counts where its neighbours count the same thing
    if words == "năm" and not _counts_years(unit, phrase, tail) and _is_year(unit, phrase, match):
        return None
    if words in ("hai", "ba", "năm") and unit.form in _SET_PHRASES:
        return None
    number = Number(value)
    made = quantity(number, tail, unit.kind)
    return Reading(unit.kind, match.start(), tail.end, number.canonical(), made.unit, (made,))


def _repeats_a_figure(phrase: Phrase, start: int) -> bool:
    """Whether the words stand in brackets right behind a figure, which they repeat: `2.000.000 đồng (hai triệu đồng)`."""
    opened = _OPENED_BEHIND_FIGURE.search(phrase.folded, max(0, start - _GLOSS_REACH), start)
    return opened is not None and _GLOSS.match(phrase.folded, opened.end()) is not None


def _counts_years(unit: Unit, phrase: Phrase, tail: Tail) -> bool:
    """`năm năm qua`: five years; `năm năm 2022` says the word for year twice."""
    return unit.form == "năm" and not phrase.folded[tail.end + 1 : tail.end + 2].isdigit()


def _is_year(unit: Unit, phrase: Phrase, match: "re.Match[str]") -> bool:
    """Whether a lone "năm" means year: before a length of time, or behind words that make a year of it."""
    before = phrase.folded[: match.start()][-12:]
    return unit.kind == "duration" or _YEAR_BEFORE.search(before) is not None


def _produce_none(match: "re.Match[str]", phrase: Phrase) -> Reading | None:
    nothing = quantity(Number(Decimal(0)), Tail(None, None, match.end()), "count")
    return Reading("count", match.start("none"), match.end("none"), "0", None, (nothing,))


_PLAIN = re.compile(NUMBER)
_OPENED_BEHIND_FIGURE = re.compile(r"\d[\p{L} ]{0,20}\((?=[^\d()]*$)")
_GLOSS = re.compile(rf"(?:(?:viết )?bằng chữ:? ?)?{WORDS}(?:, {WORDS}){{0,4}}(?: \p{{L}}+){{0,3}}[./]*\)")
_GLOSS_REACH = 160
_CHAIN_LABEL = re.compile(r"số \p{L}+(?: \p{L}+){0,3}/\p{L}[^;.\d]{0,25}$")
_PIECE = re.compile(rf",? ?(?P<number>{NUMBER})")
_SCALE = any_of([*SCALES])
_HALF = re.compile(rf" ?{_SCALE} (?:rưỡi|rưởi)(?!\p{{L}})")
PATTERNS = (
    Pattern(
        "compound",
        re.compile(rf"{START}(?P<number>{NUMBER}) ?(?P<scale>{_SCALE})(?!\p{{L}})(?=,? ?{NUMBER} ?{_SCALE})"),
        _produce_compound,
    ),
    Pattern(
        "fraction",
        re.compile(rf"{START}(?P<number>{NUMBER}) ?/ ?(?P<number2>{NUMBER})(?! ?/ ?\d|\d)"),
        _produce_fraction,
    ),
    Pattern(
        "range",
        re.compile(
            rf"{START}(?<![-–] ?)(?P<number>{NUMBER})(?: ?[-–] ?| (?:đến|tới)(?: dưới| hết| gần)? )(?P<number2>{NUMBER})(?!\d)"
        ),
        _produce_range,
    ),
    Pattern(
        "last of a chain",
        re.compile(rf"(?<=\d ?/ ?)(?P<spaced>)(?P<number>{NUMBER})(?![\d/-]|\p{{L}})"),
        _produce_quantity,
    ),
    Pattern("quantity", re.compile(rf"{START}(?P<number>(?P<spaced>{SPACED})|{NUMBER})"), _produce_quantity),
)

TEXT_NUMBER_PATTERNS = (
    Pattern(
        "number in words",
        re.compile(rf"(?<![\p{{L}}\d])(?P<words>{WORDS})(?![\p{{L}}\d])"),
        _produce_words,
        digits=False,
    ),
    Pattern("none", re.compile(r": ?(?P<none>không có)(?= ?(?:[.;]|$))"), _produce_none, digits=False),
)
