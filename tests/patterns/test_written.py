"""What is written the Vietnamese way is read back: numbers, percentages, fractions, money, dates, and numbers in words.

The words are written here by a generator of its own, which takes every regional form: bảy/bẩy, tư/bốn, lăm/nhăm,
linh/lẻ, nghìn/ngàn, tỷ/tỉ, `không trăm` said or left out, `rưỡi`, and the lone digit behind a scale.
"""

from datetime import date
from decimal import Decimal

from hypothesis import example, given
from hypothesis import strategies as st

from extractor.find import read_phrase
from patterns.folding import fold
from patterns.number import parse_number, parse_words
from patterns.pattern import Phrase
from patterns.values import Reading

COUNTS = st.integers(min_value=0, max_value=10**9)
DECIMALS = st.decimals(min_value=0, max_value=10**6, places=2)
DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
SCALES = ((10**9, ("tỷ", "tỉ")), (10**6, ("triệu",)), (1000, ("nghìn", "ngàn")))


def grouped(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def comma(number: Decimal) -> str:
    whole, _, fraction = format(number, "f").partition(".")
    return f"{grouped(int(whole))},{fraction}" if fraction else grouped(int(whole))


def only(text: str) -> Reading:
    """The one reading of a phrase, which it covers whole."""
    (reading,) = read_phrase(Phrase(text, fold(text)))
    assert (reading.start, reading.end) == (0, len(text))
    return reading


# ---- digits -------------------------------------------------------------------------------------------------


@given(COUNTS)
def test_integers_with_and_without_groups(number: int) -> None:
    assert parse_number(grouped(number)).value == number
    assert parse_number(str(number)).value == number


@given(DECIMALS)
def test_decimals_behind_a_comma(number: Decimal) -> None:
    read = parse_number(comma(number))
    assert (read.value, read.decimals) == (number, 2)
    assert read.canonical() == format(number, "f")


@given(COUNTS, st.sampled_from(["", " "]))
def test_counts(number: int, space: str) -> None:
    reading = only(f"{grouped(number)}{space}hồ sơ")
    assert (reading.kind, reading.value, reading.unit) == ("count", str(number), "hồ sơ")


@given(st.decimals(min_value=0, max_value=999, places=2), st.sampled_from(["%", " %", " phần trăm"]))
def test_percentages(number: Decimal, sign: str) -> None:
    reading = only(comma(number) + sign)
    assert (reading.kind, reading.value, reading.unit) == ("percent", format(number, "f"), "%")


@given(COUNTS, COUNTS)
def test_fractions(numerator: int, denominator: int) -> None:
    reading = only(f"{grouped(numerator)}/{grouped(denominator)} hồ sơ")
    assert (reading.kind, reading.value, reading.unit) == ("fraction", f"{numerator}/{denominator}", "hồ sơ")


@given(
    st.decimals(min_value=0, max_value=9999, places=1),
    st.sampled_from(
        [("đồng", 1), ("nghìn đồng", 10**3), ("triệu đồng", 10**6), ("tỷ đồng", 10**9), ("nghìn tỷ đồng", 10**12)]
    ),
)
def test_money_with_a_scale(number: Decimal, unit: tuple[str, int]) -> None:
    words, factor = unit
    reading = only(f"{comma(number)} {words}")
    assert (reading.kind, reading.value, reading.unit) == ("money", format(number, "f"), words)
    (figure,) = reading.quantities
    assert (figure.base_value, figure.base_unit) == (number * factor, "đồng")
    assert figure.step == Decimal(factor) / 10


@given(st.integers(min_value=1, max_value=999), st.integers(min_value=1, max_value=999))
def test_compound_money(billions: int, millions: int) -> None:
    (figure,) = only(f"{billions} tỷ {millions} triệu đồng").quantities
    assert figure.base_value == billions * 10**9 + millions * 10**6


DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31))
SHAPES = (
    "{0.day}/{0.month}/{0.year}",
    "{0.day:02}/{0.month:02}/{0.year}",
    "{0.day}-{0.month}-{0.year}",
    "{0.day}.{0.month}.{0.year}",
    "ngày {0.day} tháng {0.month} năm {0.year}",
    "ngày {0.day:02} tháng {0.month:02} năm {0.year}",
)


@given(DAYS, st.sampled_from(SHAPES))
def test_dates(day: date, shape: str) -> None:
    reading = only(shape.format(day))
    assert (reading.kind, reading.value) == ("date", day.isoformat())


@given(DAYS, DAYS)
def test_date_ranges(first: date, last: date) -> None:
    shape = "từ ngày {0.day:02}/{0.month:02}/{0.year} đến ngày {1.day}/{1.month}/{1.year}"
    reading = only(shape.format(first, last))
    assert (reading.kind, reading.value) == ("date_range", f"{first.isoformat()}..{last.isoformat()}")


# ---- words --------------------------------------------------------------------------------------------------


def digit(draw: st.DrawFn, number: int) -> str:
    return draw(st.sampled_from(("bảy", "bẩy"))) if number == 7 else DIGITS[number]


def ones_behind_tens(draw: st.DrawFn, number: int) -> str:
    """The last digit behind `mươi`: mốt, tư and lăm have forms of their own."""
    choices = {1: ("mốt", "một"), 4: ("tư", "bốn"), 5: ("lăm", "nhăm", "năm")}.get(number)
    return draw(st.sampled_from(choices)) if choices else digit(draw, number)


def below_hundred(draw: st.DrawFn, number: int) -> str:
    """`mươi` may be left out before mốt, tư and lăm: hai lăm."""
    tens, ones = divmod(number, 10)
    if tens == 0:
        return digit(draw, ones)
    if tens == 1:
        if ones == 0:
            return "mười"
        return f"mười {draw(st.sampled_from(('lăm', 'nhăm'))) if ones == 5 else digit(draw, ones)}"
    if ones == 0:
        return f"{digit(draw, tens)} {draw(st.sampled_from(('mươi', 'chục')))}"
    if ones in (1, 4, 5) and draw(st.sampled_from(("said", "left out"))) == "left out":
        return f"{digit(draw, tens)} {({1: 'mốt', 4: 'tư', 5: 'lăm'})[ones]}"
    return f"{digit(draw, tens)} mươi {ones_behind_tens(draw, ones)}"


def below_thousand(draw: st.DrawFn, number: int, *, inside: bool) -> str:
    """`inside`: a greater group stands before, so that an empty hundreds place may be said."""
    hundreds, rest = divmod(number, 100)
    link = draw(st.sampled_from(("linh", "lẻ")))
    if hundreds == 0 and not inside:
        return below_hundred(draw, rest)
    said = f"{digit(draw, hundreds)} trăm"
    if hundreds == 0 and draw(st.sampled_from(("said", "left out"))) == "left out":
        return f"{link} {digit(draw, rest)}" if rest < 10 else below_hundred(draw, rest)
    if rest == 0:
        return said
    return f"{said} {link} {digit(draw, rest)}" if rest < 10 else f"{said} {below_hundred(draw, rest)}"


@st.composite
def written(draw: st.DrawFn, numbers: st.SearchStrategy[int] = COUNTS) -> tuple[str, int]:
    """A number and one way of saying it."""
    number = draw(numbers)
    rest = number
    words: list[str] = []
    for scale, names in SCALES:
        group, rest = divmod(rest, scale)
        if group:
            words += [below_thousand(draw, group, inside=bool(words)), draw(st.sampled_from(names))]
    if rest or not words:
        words.append(below_thousand(draw, rest, inside=bool(words)))
    return " ".join(words), number


@given(written())
@example(("một tỉ", 10**9))
@example(("hai mươi bẩy triệu không trăm lẻ năm ngàn không trăm linh bốn", 27_005_004))
def test_numbers_in_words(case: tuple[str, int]) -> None:
    words, number = case
    assert parse_words(words) == number


@given(written(st.integers(min_value=11, max_value=10**9)))
def test_counts_in_words_are_read_in_their_sentence(case: tuple[str, int]) -> None:
    words, number = case
    reading = only(f"{words} hồ sơ")
    assert (reading.kind, reading.value, reading.unit) == ("count", str(number), "hồ sơ")


@given(st.integers(min_value=1, max_value=9), st.sampled_from(SCALES), st.sampled_from(("rưỡi", "rưởi")))
def test_half_of_the_last_scale(number: int, scale: tuple[int, tuple[str, ...]], half: str) -> None:
    value, names = scale
    for name in names:
        assert parse_words(f"{DIGITS[number]} {name} {half}") == number * value + value // 2


@given(st.integers(min_value=1, max_value=9), st.sampled_from(("rưỡi", "rưởi")))
def test_half_of_a_hundred(number: int, half: str) -> None:
    assert parse_words(f"{DIGITS[number]} trăm {half}") == number * 100 + 50
    assert parse_words(f"trăm {half}") == 150


@given(st.integers(min_value=1, max_value=9), st.integers(min_value=1, max_value=9), st.sampled_from(SCALES))
def test_lone_digit_counts_the_next_lower_place(number: int, lone: int, scale: tuple[int, tuple[str, ...]]) -> None:
    value, names = scale
    for name in names:
        said = {4: "tư", 5: "lăm"}.get(lone, DIGITS[lone])
        assert parse_words(f"{DIGITS[number]} {name} {said}") == number * value + lone * value // 10
    assert parse_words(f"{DIGITS[number]} trăm {DIGITS[lone]}") == number * 100 + lone * 10


@given(st.integers(min_value=0, max_value=99), st.lists(st.integers(min_value=0, max_value=9), min_size=1, max_size=3))
def test_decimal_comma_read_aloud(whole: int, fraction: list[int]) -> None:
    tens, ones = divmod(whole, 10)
    said = DIGITS[ones] if not tens else f"{DIGITS[tens]} mươi {DIGITS[ones]}" if tens > 1 and ones else None
    if said is None:
        return
    words = f"{said} phẩy {' '.join(DIGITS[i] for i in fraction)}"
    assert parse_words(words) == Decimal(f"{whole}.{''.join(map(str, fraction))}")
