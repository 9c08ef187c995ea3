"""Numbers with what they count: `1.270 hồ sơ`, `921/1270 hồ sơ`, `3,2 tỷ đồng`, `16 tỷ 434 triệu đồng`, `41 - 55 tuổi`.

The expressions find the numbers; `patterns.units.read_tail` reads the scale and the unit behind them.
"""

from decimal import Decimal

import regex as re

from patterns.number import GROUPED, HALF, NUMBER, SPACED, START, likeliest
from patterns.open_noun import open_noun
from patterns.pattern import Pattern, Phrase
from patterns.units import SCALES, Tail, Unit, read_tail
from patterns.values import Number, Quantity, Reading
from patterns.words import any_of

_WORDED = re.compile(r" ?\([\p{L} ]{2,60}\)")

_GROUPED = re.compile(GROUPED)
_YEAR = re.compile(r"(?:19|20)\d\d")
_BILLIONS = Decimal(10) ** 9


def _kind(unit: Unit | None, scale: str | None) -> str:
    if unit is None:  # "1.496 tỷ" leaves đồng out
        return "money" if scale and SCALES[scale] >= _BILLIONS else "count"
    return unit.kind


def _counts_times(tail: Tail, number: Number, phrase: Phrase, start: int) -> bool:
    """Whether `lần` counts what happened ("họp 03 lần"), and compares nothing ("gấp 3 lần")."""
    whole = tail.unit == _TIMES and tail.scale is None and number.decimals == 0
    return whole and _RATIO.search(phrase.folded, max(0, start - _RATIO_REACH), start) is None


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


def _is_list(match: "re.Match[str]", phrase: Phrase, tail: Tail) -> bool:
    """Whether "40, 50 năm" is a list, not a decimal with a space: of what is counted, of years, behind another figure."""
    if ", " not in match["spaced"]:
        return False
    counted = tail.scale is None and tail.known is not None and tail.known.kind in ("count", "duration")
    return counted or _LISTED_BEFORE.search(phrase.folded, max(0, match.start() - 6), match.start()) is not None


def _is_grouped(spaced: str, phrase: Phrase) -> bool:
    """Whether digits set apart by spaces are one figure without a unit behind it: `3 482 phản ánh, đúng hạn 2 871`."""
    return phrase.by_space and _GROUPED.fullmatch(spaced) is not None


def _produce_quantity(match: "re.Match[str]", phrase: Phrase) -> Reading | None:
    token, end = match["number"], match.end("number")
    if phrase.text[max(0, match.start() - 1) : match.start()].isupper():
        return None  # "CO2", "PM2.5", "H5N1": a name; glued to a word in small letters ("là73") it is a number
    tail = _tail(phrase, end)
    bare = tail.known is None and tail.scale is None and not _is_grouped(match["spaced"] or "", phrase)
    if match["spaced"] and (bare or _is_list(match, phrase, tail)):
        plain = _PLAIN.match(phrase.folded, match.start("number"))  # "6 192" without a unit behind is two numbers
        if plain is None:
            return None
        token, end = plain.group(), plain.end()
        tail = _tail(phrase, end)
    if tail.end == end and end < len(phrase.folded) and phrase.folded[end].isalpha():
        return None  # "4G", "12A7": a code, left to later patterns
    if tail.known is None and tail.scale is None and _VERSION.fullmatch(token):
        return None  # "mục 1.2.3", "10.0.0.1": no number
    if tail.known is None and tail.scale is None and _YEAR.fullmatch(token):
        return Reading("period", match.start("number"), end, token)
    number = _read(token, phrase, tail)
    kind = "count" if _counts_times(tail, number, phrase, match.start()) else _kind(tail.known, tail.scale)
    if (
        number.decimals == 0
        and tail.known is not None
        and (end_of_half := half_behind(phrase.folded, tail)) is not None
    ):
        number, tail = Number(number.value + Decimal("0.5"), 1), Tail(tail.scale, tail.unit, end_of_half)
    elif tail.scale and (half := _HALF.match(phrase.folded, end)) is not None:  # "3 triệu rưỡi đồng"
        after = read_tail(phrase.folded, half.end())
        tail = Tail(tail.scale, after.unit if after.scale is None else None, after.end if after.unit else half.end())
        number = Number(number.value + Decimal("0.5"), 1)
        kind = _kind(tail.known, tail.scale)
    start = match.start("number")
    if kind in ("money", "measure") and _MINUS.search(phrase.folded, max(0, start - 14), start):
        number, start = Number(-number.value, number.decimals, number.other), start - 1
    kind, tail = _aged(kind, tail, number, phrase.folded[max(0, start - _AGE_REACH) : start])
    kind, tail = _of_bronze(kind, tail, phrase.folded, start, end)
    made = quantity(number, tail, kind)
    return Reading(kind, start, tail.end, number.canonical(), made.unit, (made,))


def _aged(kind: str, tail: Tail, number: Number, before: str) -> tuple[str, Tail]:
    """The kind and the tail, those of an age where its unit stands before: `812 nam công dân tuổi 17`; not `độ tuổi 112`."""
    bare = kind == "count" and tail.unit is None and number.decimals == 0 and number.value <= _OLDEST
    if bare and before.endswith(" tuổi ") and not before.endswith("độ tuổi "):
        return "measure", Tail(None, "tuổi", tail.end)
    return kind, tail


def _of_bronze(kind: str, tail: Tail, folded: str, start: int, end: int) -> tuple[str, Tail]:
    """The kind and the tail; of medals behind others no sum of money: `14 vàng, 18 bạc, 25 đồng`."""
    if tail.unit == "đồng" and tail.scale is None and folded.endswith(_SILVER, 0, start):
        return "count", Tail(None, None, end)
    return kind, tail


def half_behind(folded: str, tail: Tail) -> int | None:
    """Where `rưỡi` ends behind a unit of which there are halves: `2 năm rưỡi`, `ba tạ rưỡi`; None where none stands."""
    if tail.scale is not None or tail.known is None or tail.known.kind == "count":
        return None
    half = _HALF_OF_UNIT.match(folded, tail.end)
    return half.end() if half else None


def _produce_compound(match: "re.Match[str]", phrase: Phrase) -> Reading | None:
    """`16 tỷ 434 triệu đồng`, `15 tỷ 320 triệu 500 nghìn đồng`: one figure in the unit of its largest scale."""
    if (thousands := _thousands_of(match, phrase)) is not None:
        return thousands
    largest = last = SCALES[match["scale"]]
    total = likeliest(match["number"]).value
    step, tail, end = Decimal(0), None, match.end("scale")
    while tail is None or tail.unit is None:
        piece = _PIECE.match(phrase.folded, end)
        if piece is None:
            break
        after, scale = read_tail(phrase.folded, piece.end()), Decimal(1)
        if after.scale is not None:
            scale = SCALES[after.scale]
        elif _LONE.match(phrase.folded, end):  # "1 tỷ 2": 1,2 tỷ
            scale = last / 10
        elif last != 1000 or after.known is None or not _THREE_DIGITS.match(phrase.folded, end):  # "5 nghìn 300 hộ"
            break
        number = likeliest(piece["number"])
        if scale >= last or number.value >= last / scale:
            break
        tail, end, last = after, after.end, scale
        total += number.value * last / largest
        step = last * Decimal(1).scaleb(-number.decimals) if last != 1 or number.decimals else Decimal(0)
    if tail is None:
        return None
    exponent = total.as_tuple().exponent
    number = Number(total, max(0, -exponent) if isinstance(exponent, int) else 0)
    kind = _kind(tail.known, match["scale"])
    made = quantity(number, Tail(match["scale"], tail.unit, end), kind)
    made = Quantity(number, made.unit, made.base_value, made.base_unit, step)
    return Reading(kind, match.start(), end, number.canonical(), made.unit, (made,))


def _thousands_of(match: "re.Match[str]", phrase: Phrase) -> Reading | None:
    """`1 nghìn 200 tỷ đồng`: 1200 tỷ; the thousand counts the greater scale behind it."""
    piece = _PIECE.match(phrase.folded, match.end("scale"))
    if SCALES[match["scale"]] != 1000 or piece is None or not _THREE_DIGITS.match(phrase.folded, match.end("scale")):
        return None
    tail = read_tail(phrase.folded, piece.end())
    if tail.scale is None or SCALES[tail.scale] <= 1000:
        return None
    number = Number(likeliest(match["number"]).value * 1000 + likeliest(piece["number"]).value)
    kind = _kind(tail.known, tail.scale)
    made = quantity(number, tail, kind)
    return Reading(kind, match.start(), tail.end, number.canonical(), made.unit, (made,))


def _two(match: "re.Match[str]", phrase: Phrase, tail: Tail) -> tuple[Quantity, Quantity]:
    kind = _kind(tail.known, tail.scale)
    first, second = _read(match["number"], phrase, tail), _read(match["number2"], phrase, tail)
    return quantity(first, tail, kind), quantity(second, tail, kind)


def _produce_fraction(match: "re.Match[str]", phrase: Phrase) -> Reading | None:
    tail = _tail(phrase, match.end())
    if tail.unit == "số":  # "1/2 số hồ sơ"
        tail = read_tail(phrase.folded, tail.end)
    if tail.unit is None and _CHAIN_LABEL.search(phrase.folded, max(0, match.start() - 60), match.start()):
        return None  # "số nhập viện/tử vong là 7.582/1": two figures of two things
    halves = _two(match, phrase, tail)
    value = "/".join(half.number.canonical() for half in halves)
    return Reading("fraction", match.start(), tail.end, value, halves[0].unit, halves)


def _produce_spaced_fraction(match: "re.Match[str]", phrase: Phrase) -> Reading | None:
    """`1 589/1 986 hồ sơ`; a number before the numerator ("cấp 2 140/186 trường") would make it the larger half."""
    reading = _produce_fraction(match, phrase)
    if reading is None or (reading.unit is None and not phrase.by_space):
        return None
    numerator, denominator = (half.number.value for half in reading.quantities)
    return reading if numerator <= denominator else None


def _produce_range(match: "re.Match[str]", phrase: Phrase) -> Reading | None:
    tail = read_tail(phrase.folded, match.end())
    if tail.is_empty or (match["unit"] or tail.unit) != tail.unit:
        return None
    ends = _two(match, phrase, tail)
    if ends[0].number.value >= ends[1].number.value:
        return None
    value = "..".join(end.number.canonical() for end in ends)
    return Reading("range", match.start(), tail.end, value, ends[0].unit, ends)


def _produce_none(match: "re.Match[str]", phrase: Phrase) -> Reading | None:
    nothing = quantity(Number(Decimal(0)), Tail(None, None, match.end()), "count")
    return Reading("count", match.start("none"), match.end("none"), "0", None, (nothing,))


_OLDEST, _AGE_REACH = 120, 8
_RATIO_REACH = 24
_TIMES = "lần"
_RATIO = re.compile(
    r"(?<!\p{L})(?:gấp|tăng|giảm|hơn|bằng|vượt|cao|thấp|nhân)"
    r"(?: lên| thêm| xuống| khoảng| gần| hơn| trên| tới| đến| được| ít nhất| tối thiểu)? $"
)
_SILVER = (" bạc, ", " bạc và ", " bạc; ", " hcb, ")
_PLAIN = re.compile(NUMBER)
_VERSION = re.compile(r"\d{1,3}(?:\.\d{1,2}){2,}")
_LISTED_BEFORE = re.compile(r"\d, $")
# A sign, not a dash between words: a true minus, or a hyphen behind what can be below nought.
_MINUS = re.compile(
    r"\p{L} ?−$|(?<!\p{L})(?:lợi nhuận|cán cân|nhiệt độ|chênh lệch|âm|lãi|lỗ|là|đạt|còn|bằng|từ|đến) -$"
)
_CHAIN_LABEL = re.compile(r"số \p{L}+(?: \p{L}+){0,3}/\p{L}[^;.\d]{0,25}$")
_PIECE = re.compile(rf",? ?(?P<number>{NUMBER})")
_LONE = re.compile(r" [1-9](?= đồng|[.;)]|$)")
_THREE_DIGITS = re.compile(r" \d{3}(?![\d.,/])")
_SCALE = any_of([*SCALES])
_HALF = re.compile(rf" ?{_SCALE} {HALF}")
_HALF_OF_UNIT = re.compile(rf" {HALF}")
PATTERNS = (
    Pattern(
        "compound",
        re.compile(rf"{START}(?P<number>{NUMBER}) ?(?P<scale>{_SCALE})(?!\p{{L}})(?=,? ?{NUMBER})"),
        _produce_compound,
    ),
    Pattern(
        "spaced fraction",
        re.compile(rf"{START}(?P<number>{GROUPED}|\d{{1,3}}) ?/ ?(?P<number2>{GROUPED})(?! ?/ ?\d|\d|[.,]\d)"),
        _produce_spaced_fraction,
    ),
    Pattern(
        "fraction",
        re.compile(rf"{START}(?P<number>{NUMBER}) ?/ ?(?P<number2>{NUMBER})(?! ?/ ?\d|\d)"),
        _produce_fraction,
    ),
    Pattern(
        "range",
        re.compile(
            rf"{START}(?<![-–] ?)(?P<number>{NUMBER})"
            rf"(?: ?[-–÷] ?|(?: ?(?P<unit>\p{{L}}[\p{{L}}\d]{{0,11}}))? (?:đến|tới)(?: dưới| hết| gần)? )(?P<number2>{NUMBER})(?!\d)"
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

NONE_PATTERNS = (Pattern("none", re.compile(r": ?(?P<none>không có)(?= ?(?:[.;]|$))"), _produce_none, digits=False),)
