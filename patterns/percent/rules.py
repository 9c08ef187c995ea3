"""`72,52%`, `0.04%`, `100 %`, `20, 43%`, `-18,74%`; ranges `3-4%`; points `2,1 điểm phần trăm`. An impossible 105% is read too."""

from decimal import Decimal

import regex as re

from patterns.number import NUMBER, START, likeliest
from patterns.pattern import Pattern, Phrase
from patterns.values import Number, Quantity, Reading

# "20, 43%", "3. 90%"; no thousands: of cells one behind the other ("120 150 125%") the last is the percentage.
_SPACED = r"\d{1,3}[.,] \d{1,2}(?!\d|[.,]\d)"
# So exact are shares that are worked out; ranges are rounder.
_DECIMALS_OF_SHARES = 2
_SIGN = r"(?:%|phần trăm(?!\p{L}))"


def _read(token: str, phrase: Phrase) -> Number:
    return likeliest(token, style=phrase.style, percent=True)


def _quantity(number: Number, unit: str) -> Quantity:
    return Quantity(number, unit, number.value, unit, Decimal(1).scaleb(-number.decimals))


def _produce_percent(match: "re.Match[str]", phrase: Phrase) -> Reading:
    number = _read(match["number"], phrase)
    if match["sign"] in ("-", "–"):
        number = Number(-number.value, number.decimals, -number.other if number.other is not None else None)
    start = match.start("sign") if match["sign"] in ("-", "–") else match.start("number")
    return Reading("percent", start, match.end(), number.canonical(), "%", (_quantity(number, "%"),))


def _produce_unsigned(match: "re.Match[str]", phrase: Phrase) -> Reading | None:
    """`đạt 73,3 kế hoạch năm`: only a share of a plan can be meant by a decimal."""
    number = _read(match["number"], phrase)
    if number.decimals == 0:
        return None
    return Reading("percent", *match.span("number"), number.canonical(), "%", (_quantity(number, "%"),))


def _produce_points(match: "re.Match[str]", phrase: Phrase) -> Reading:
    number = _read(match["number"], phrase)
    return Reading("percent", *match.span(), number.canonical(), "điểm %", (_quantity(number, "điểm %"),))


def _produce_range_of_points(match: "re.Match[str]", phrase: Phrase) -> Reading | None:
    low, high = _read(match["number"], phrase), _read(match["number2"], phrase)
    if low.value >= high.value:
        return None
    ends = (_quantity(low, "điểm %"), _quantity(high, "điểm %"))
    return Reading("range", *match.span(), f"{low.canonical()}..{high.canonical()}", "điểm %", ends)


def _produce_range(match: "re.Match[str]", phrase: Phrase) -> Reading | None:
    low, high = _read(match["number"], phrase), _read(match["number2"], phrase)
    if low.value >= high.value or ("." in match["number"] and "," in match["number2"]):
        return None  # "1.394 - 14,35%": a count and its share
    if not low.decimals and high.decimals >= _DECIMALS_OF_SHARES:
        return None  # "4 - 14,35%": so too
    ends = (_quantity(low, "%"), _quantity(high, "%"))
    return Reading("range", *match.span(), f"{low.canonical()}..{high.canonical()}", "%", ends)


PATTERNS = (
    Pattern(
        "range of percentage points",
        re.compile(rf"{START}(?P<number>{NUMBER}) ?(?:[-–÷]|(?:đến|tới)) ?(?P<number2>{NUMBER}) ?điểm ?{_SIGN}"),
        _produce_range_of_points,
    ),
    Pattern("percentage points", re.compile(rf"{START}(?P<number>{NUMBER}) ?điểm ?{_SIGN}"), _produce_points),
    Pattern(
        "percentage range",
        re.compile(rf"{START}(?P<number>{NUMBER}) ?%? ?(?:[-–÷]|(?:đến|tới)(?: dưới)?) ?(?P<number2>{NUMBER}) ?%"),
        _produce_range,
    ),
    Pattern(
        "percentage without its sign",
        re.compile(
            rf"(?<=(?<!\p{{L}})(?:đạt|bằng|vượt)(?: khoảng| gần| trên| hơn| tới)? )(?P<number>{NUMBER})"
            r"(?= (?:so với )?(?:cùng kỳ|kế hoạch|kh(?!\p{L})|dự toán|chỉ tiêu)(?: năm| được giao| giao|[,.;)]|$))"
        ),
        _produce_unsigned,
    ),
    Pattern(
        "percentage",
        re.compile(
            rf"(?:(?:(?<=[(\s;:,]|^)(?P<sign>[-+])|(?<=\()(?P<sign>–)))?"
            rf"{START}(?P<number>{_SPACED}(?= ?%)|{NUMBER}) ?{_SIGN}"
        ),
        _produce_percent,
    ),
)
