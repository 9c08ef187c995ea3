"""What is written the Vietnamese way is read back: numbers, percentages, fractions, money, dates, and numbers in words.

The words are written here by a generator of its own, which takes every regional form: bảy/bẩy, tư/bốn, lăm/nhăm,
linh/lẻ, nghìn/ngàn, tỷ/tỉ, `không trăm` said or left out, `rưỡi`, and the lone digit behind a scale.
"""

import unicodedata
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from extractor import extract_text
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


@given(
    st.integers(min_value=1000, max_value=10**12),
    st.sampled_from([".", ",", " ", "\u00a0", "\u2009", "\u202f"]),
    st.sampled_from(["0123456789", "\uff10\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18\uff19", "٠١٢٣٤٥٦٧٨٩"]),
)
@example(19_630, ",", "0123456789")
def test_counts_grouped_by_any_mark_in_any_digits(number: int, mark: str, digits: str) -> None:
    printed = f"{number:,}".replace(",", mark).translate(str.maketrans("0123456789", digits))
    (mention,) = extract_text(f"Toàn tỉnh có {printed} hồ sơ.").mentions
    assert (mention.text, mention.value, mention.unit) == (f"{printed} hồ sơ", str(number), "hồ sơ")


@given(st.integers(min_value=1, max_value=999), st.integers(min_value=0, max_value=999))
def test_english_separators_hold_where_the_document_shows_them(thousands: int, rest: int) -> None:
    undecided = f"{thousands},{rest:03}"
    for habit, value in (
        ("1,234,567 đồng, đạt 96.55%, 12.5%", f"{thousands * 1000 + rest}"),
        ("1.234.567 đồng, đạt 96,55%, 12,5%", f"{thousands}.{rest:03}"),
    ):
        *_, mention = extract_text(f"Chi {habit}; diện tích {undecided} ha").mentions
        assert (mention.text, mention.value) == (f"{undecided} ha", value)


@given(st.lists(st.integers(min_value=1, max_value=999), min_size=2, max_size=4))
def test_money_said_scale_by_scale(groups: list[int]) -> None:
    scales = ("tỷ", "triệu", "nghìn", "")[: len(groups)]
    printed = " ".join(f"{group} {scale}".strip() for group, scale in zip(groups, scales, strict=True))
    if len(groups) == 4:
        printed = f"{' '.join(printed.split()[:-1])} {groups[-1]:03}"  # the last group is told by its three digits
    (figure,) = only(f"{printed} đồng").quantities
    assert figure.base_value == sum(group * 10 ** (9 - 3 * place) for place, group in enumerate(groups))


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


def spelled(number: int, habit: tuple[str, str, bool]) -> str:
    """A whole number below a million as one habit writes it: its link, its thousand, and whether empty hundreds are said."""
    link, thousand, full = habit
    thousands, rest = divmod(number, 1000)
    if thousands == 0:
        return spelled_below_thousand(rest, link, full=False)
    head = f"{spelled_below_thousand(thousands, link, full=False)} {thousand}"
    if rest >= 100 or (rest and full):
        return f"{head} {spelled_below_thousand(rest, link, full=True)}"
    return f"{head} {link} {spelled_below_thousand(rest, link, full=False)}" if rest else head


def spelled_below_thousand(number: int, link: str, *, full: bool) -> str:
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    words = [DIGITS[hundreds], "trăm"] if hundreds or full else []
    if tens == 0 and (ones or not words):
        words += [link, DIGITS[ones]] if words else [DIGITS[ones]]
    elif tens:
        words += ["mười"] if tens == 1 else [DIGITS[tens], "mươi"]
        behind_tens = {1: "mốt" if tens > 1 else "một", 4: "tư" if tens > 1 else "bốn", 5: "lăm"}
        words += [behind_tens.get(ones, DIGITS[ones])] if ones else []
    return " ".join(words)


HABITS = [("linh", "nghìn", True), ("lẻ", "ngàn", False)]


@pytest.mark.parametrize("habit", HABITS, ids=["northern and full", "southern and short"])
def test_every_number_below_a_hundred_thousand_is_read(habit: tuple[str, str, bool]) -> None:
    wrong = [number for number in range(100_000) if parse_words(spelled(number, habit)) != number]
    assert wrong == []


@pytest.mark.parametrize("number", [*range(2, 120), 1005, 1015, 1205, 2024, 20_000, 45_678, 100_001, 999_999])
def test_dossiers_counted_in_words_are_one_mention(number: int) -> None:
    words = spelled(number, HABITS[number % 2])
    phrase = f"{words} hồ sơ"
    said_so = [phrase, phrase.capitalize(), unicodedata.normalize("NFD", phrase), phrase.replace(" ", "\n", 1)]
    if " " in words:  # a lone word in capitals before another may be a name
        said_so.append(phrase.upper())
    for said in said_so:
        lead = "" if said[0].isupper() else "Toàn tỉnh có "
        mentions = extract_text(f"{lead}{said}.").mentions
        assert [(m.kind, m.value, m.unit, m.text) for m in mentions] == [("count", str(number), "hồ sơ", said)]


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("hai nghìn ba trăm tỷ", 2_300 * 10**9),
        ("một nghìn hai trăm triệu", 1_200 * 10**6),
        ("một triệu hai trăm nghìn tỷ", 1_200_000 * 10**9),
        ("hai nghìn tỷ ba trăm tỷ năm triệu", 2_300 * 10**9 + 5 * 10**6),
        ("hai nghìn tỷ rưỡi", 2_500 * 10**9),
        ("năm vạn ba nghìn", 53_000),
        ("mười hai nghìn, ba trăm bốn mươi lăm", 12_345),
        ("nửa triệu", 500_000),
    ],
)
def test_greater_scale_multiplies_all_before_it(words: str, number: int) -> None:
    assert parse_words(words) == number


@pytest.mark.parametrize(
    "text",
    [
        "hai ba",
        "năm ba",
        "hai nghìn ba tỷ",
        "hai triệu ba tỷ",
        "hai nghìn ba nghìn",
        "lăm",
        "mốt",
        "nửa",
        "âm",
        "mười không",
    ],
)
def test_words_of_no_sure_number_are_none(text: str) -> None:
    assert parse_words(text) is None
