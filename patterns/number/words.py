"""Numbers in words (số viết bằng chữ): `một nghìn hai trăm linh năm`, `hai triệu rưỡi`, `mười lăm phẩy hai`.

The grammar is positional: a scale word multiplies what stands before it, `rưỡi` adds half of the last scale, a lone
digit behind a scale counts the next lower place (`một triệu tư` is 1.400.000, `trăm hai` is 120).
"""

from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache

from patterns.words import any_of, table

_ROWS = table("numerals")["word"]
_VALUE: dict[str, tuple[str, Decimal]] = {row["form"]: (row["role"], Decimal(row["value"])) for row in reversed(_ROWS)}
_FORMS = tuple(_VALUE)
_BEHIND_TENS = frozenset(row["form"] for row in _ROWS if row.get("only_behind"))
_LETTER = {"digit": "D", "ten": "X", "tens": "T", "dozen": "T", "short_tens": "B", "hundred": "H", "link": "L"}

# The longest number below 10^15 takes 29 words; a bound keeps "một một một ..." linear. A comma may stand between the
# groups of three: "mười hai nghìn, ba trăm", not between two things counted: "hai nghìn, ba hộ".
_FORM = rf"{any_of(_FORMS)}(?!\p{{L}})"
_GROUP_COMMA = rf"(?:,(?= {any_of([f for f, (role, _) in _VALUE.items() if role == 'digit'])} trăm\b))?+"
WORDS = rf"{_FORM}(?:{_GROUP_COMMA} {_FORM}){{0,31}}"
"""An expression for a run of number words in folded text; `parse_words` says whether the run is a number."""

HALF = rf"{any_of([form for form, (role, _) in _VALUE.items() if role == 'half'])}(?!\p{{L}})"
"""An expression for the half of what was said last (rưỡi)."""

_HOMONYMS = frozenset(row["form"] for row in _ROWS if row.get("homonym"))
_TY = Decimal(10) ** 9  # the one scale that stacks on itself and on composed ones: nghìn tỷ, tỷ tỷ


def is_number_word(word: str) -> bool:
    """Whether a folded word is part of a number wherever it stands: `mười` is, `tư` of `đầu tư` need not be."""
    return word in _VALUE and word not in _HOMONYMS


def is_bare_scale(words: str) -> bool:
    """Whether words name scales without saying how many: `trăm nghìn` gives no figure, `vạn rưỡi` does."""
    return all(_role(word) in ("tens", "dozen", "hundred", "scale") for word in words.split())


def parse_words(text: str) -> Decimal | None:
    """The value of a number in words, or None when the words do not make one.

    >>> parse_words("một nghìn hai trăm linh năm"), parse_words("hai mươi lăm"), parse_words("hai triệu rưỡi")
    (Decimal('1205'), Decimal('25'), Decimal('2500000'))
    >>> parse_words("hai nghìn ba trăm tỷ"), parse_words("âm hai phẩy hai mươi lăm"), parse_words("hai ba")
    (Decimal('2300000000000'), Decimal('-2.25'), None)
    """
    words = text.replace(",", "").split()
    if words and _role(words[0]) == "minus":
        value = _unsigned(words[1:])
        return None if value is None else -value
    return _unsigned(words)


def parse_place(text: str) -> int | None:
    """The whole number that words say behind `phần`, `quý`, `tháng`, `ngày`, where `tư` stands by itself.

    >>> parse_place("tư"), parse_place("mười hai"), parse_place("hai phẩy năm")
    (4, 12, None)
    """
    words = text.split()
    value = _below_hundred(words, behind=True) or _unsigned(words)
    return int(value) if value is not None and value == int(value) else None


def parse_year_words(text: str) -> int | None:
    """The year that words say, as a number or digit by digit, or None when they say none of four digits.

    >>> parse_year_words("hai nghìn không trăm hai mươi tư"), parse_year_words("hai không hai bốn"), parse_year_words("ba")
    (2024, 2024, None)
    """
    words = text.split()
    if [_role(word) for word in words[:2]] == ["digit", "digit"]:
        century = [_VALUE[word][1] for word in words[:2]]
        rest = _digits(words[2:]) if len(words) == 4 else None
        if rest is None:
            behind = _below_thousand(words[2:], inside=True)
            rest = f"{behind:02f}" if len(words) > 3 and behind is not None else ""
        said = f"{century[0]}{century[1]}{rest}"
        return int(said) if len(said) == 4 else None
    value = _unsigned(words)
    return int(value) if value is not None and 1000 <= value <= 9999 and value == int(value) else None


@cache
def places(most: int) -> tuple[str, ...]:
    """Every way of saying the whole numbers from 1 to `most`, below 100: the days of a month, its months, its quarters."""
    digits = [form for form, (role, _) in _VALUE.items() if role == "digit"]
    tens = [form for form, (role, _) in _VALUE.items() if role in ("ten", "short_tens")]
    tens += [f"{digit} mươi" for digit in digits] + digits
    forms = [*digits, *tens, *(f"{ten} {digit}" for ten in tens for digit in digits)]
    return tuple(dict.fromkeys(form for form in forms if 1 <= (parse_place(form) or 0) <= most))


def _role(word: str) -> str:
    return _VALUE[word][0] if word in _VALUE else ""


def _unsigned(words: list[str]) -> Decimal | None:
    roles = [_role(word) for word in words]
    if roles[:1] == ["half_of"]:  # "nửa triệu"
        return _product(words[1:]) / 2 if roles[1:] and set(roles[1:]) == {"scale"} else None
    if "point" not in roles:
        return _integer(words)
    at = roles.index("point")
    whole, fraction = _integer(words[:at]), words[at + 1 :]
    scales: list[str] = []
    while fraction and _role(fraction[-1]) == "scale":
        scales.append(fraction.pop())
    decimals = _digits(fraction) or _spoken_decimals(fraction)
    return None if whole is None or not decimals else Decimal(f"{whole}.{decimals}") * _product(scales)


def _product(scales: list[str]) -> Decimal:
    value = Decimal(1)
    for word in scales:
        value *= _VALUE[word][1]
    return value


def _digits(words: list[str]) -> str | None:
    """Digits said one by one: `không năm` is 05."""
    return "".join(str(_VALUE[word][1]) for word in words) if all(_role(word) == "digit" for word in words) else None


def _spoken_decimals(words: list[str]) -> str | None:
    """Decimals said as a number: `hai phẩy hai mươi lăm` is 2,25."""
    value = _below_thousand(words, inside=False)
    return None if value is None else str(value)


@dataclass(slots=True)
class _Sum:
    """What has been said so far: amounts with the scale each was said in, greater scales first."""

    terms: list[tuple[Decimal, Decimal]] = field(default_factory=list)

    @property
    def total(self) -> Decimal:
        return sum((amount for amount, _ in self.terms), Decimal(0))

    @property
    def scale(self) -> Decimal | None:
        return self.terms[-1][1] if self.terms else None

    def times(self, scale: Decimal, group: Decimal | None) -> bool:
        """Take in a scale word and the group before it, if any; False when the two do not go with what was said.

        A greater scale multiplies all smaller ones before it: `hai nghìn ba trăm tỷ`, `một triệu hai trăm nghìn tỷ`.
        """
        amount, unit = group or Decimal(0), scale
        if group is None and not self.terms:
            amount = Decimal(1)  # "nghìn hai", "vạn rưỡi"
        while self.scale is not None and (self.scale < scale or (group is None and self.scale == scale == _TY)):
            below, said_in = self.terms.pop()
            amount += below
            if group is None:
                unit, group = scale * said_in, Decimal(0)
        amount *= scale
        if self.scale is not None and (amount >= self.scale or (unit == scale and group is None)):
            return False
        self.terms.append((amount, unit))
        return True


def _integer(words: list[str]) -> Decimal | None:
    """Sum of the scale groups, which must fall in size."""
    said = _Sum()
    pending: list[str] = []
    for i, word in enumerate(words):
        role = _role(word)
        if role == "half":
            return _with_half(said, pending) if i == len(words) - 1 else None
        if role != "scale":
            pending.append(word)
            continue
        group = _below_thousand(pending, inside=bool(said.terms)) if pending else None
        undecided = len(pending) == 1 and said.scale is not None and said.scale < _VALUE[word][1]
        if (pending and group is None) or undecided or not said.times(_VALUE[word][1], group):
            return None  # "hai nghìn ba tỷ": 2003 or 2300
        pending = []
    return _with_rest(said, pending)


def _with_half(said: _Sum, pending: list[str]) -> Decimal | None:
    """`rưỡi`: half of the unit said last, be it a scale, a hundred or a ten of things (chục)."""
    if pending:
        role, unit = _VALUE.get(pending[-1], ("", Decimal(0)))
        rest = _below_thousand(pending, inside=bool(said.terms))
        return None if role not in ("hundred", "dozen") or rest is None else said.total + rest + unit / 2
    return None if said.scale is None else said.total + said.scale / 2


def _with_rest(said: _Sum, pending: list[str]) -> Decimal | None:
    if not pending:
        return said.total if said.terms else None
    if said.scale is not None and len(pending) == 1 and _role(pending[0]) == "digit":
        return said.total + _VALUE[pending[0]][1] * said.scale / 10
    rest = _below_thousand(pending, inside=bool(said.terms))
    return None if rest is None else said.total + rest


def _below_thousand(words: list[str], *, inside: bool) -> Decimal | None:
    """Hundreds, tens and units; `inside`: a scale stands before, so that a link may stand for the empty places."""
    hundred = next((i for i, word in enumerate(words) if _role(word) == "hundred"), None)
    if hundred is None:
        if inside and words and _role(words[0]) == "link":
            words = words[1:]
        return _below_hundred(words, behind=inside)
    head, rest = words[:hundred], words[hundred + 1 :]
    if len(head) > 1 or (head and (_role(head[0]) != "digit" or head[0] in _BEHIND_TENS)):
        return None
    value = (_VALUE[head[0]][1] if head else Decimal(1)) * 100
    if not rest:
        return value
    if len(rest) == 1 and _role(rest[0]) == "digit":
        return value + _VALUE[rest[0]][1] * 10  # "trăm hai"
    if _role(rest[0]) == "link":
        return value + _VALUE[rest[1]][1] if len(rest) == 2 and _role(rest[1]) == "digit" else None
    below = _below_hundred(rest, behind=True)
    return None if below is None else value + below


def _below_hundred(words: list[str], *, behind: bool) -> Decimal | None:
    """Tens and units: `mười lăm`, `ba mươi mốt`, `năm chục`, `hăm lăm`, `hai lăm`; `behind`: a greater number stands before."""
    spelled = "".join(_LETTER.get(_role(word), "?") for word in words)
    value = [_VALUE[word][1] for word in words if word in _VALUE]
    match spelled:
        case "D":
            return value[0] if behind or words[0] not in _BEHIND_TENS else None
        case "X":
            return value[0]
        case "XD" | "BD":
            return value[0] + value[1] if value[1] else None
        case "DT" if _counts_tens(words[0]):
            return value[0] * 10
        case "DTD" if _counts_tens(words[0]) and value[2]:
            return value[0] * 10 + value[2]
        case "DD" if _counts_tens(words[0]) and (behind or _leaves_tens_out(words, value)):
            return value[0] * 10 + value[1]
        case _:
            return None


def _leaves_tens_out(words: list[str], value: list[Decimal]) -> bool:
    """Whether two digits are tens and units: `hai lăm`, `bảy hai`; `hai ba` is two or three, `một hai` and `năm ba` a few."""
    if words[1] in _BEHIND_TENS:
        return True
    return value[0] > 1 and 1 <= value[1] != value[0] + 1 and words[0] not in _HOMONYMS - {"chín"} and words[1] != "năm"


def _counts_tens(word: str) -> bool:
    return word not in _BEHIND_TENS and _VALUE[word][1] > 0
