"""Numbers in words (số viết bằng chữ): `một nghìn hai trăm linh năm`, `hai triệu rưỡi`, `mười lăm phẩy hai`.

The grammar is positional: a scale word multiplies what stands before it, `rưỡi` adds half of the last scale, a lone
digit behind a scale counts the next lower place (`một triệu tư` is 1.400.000, `trăm hai` is 120).
"""

from decimal import Decimal

import regex as re

from patterns.words import any_of, table

_ROWS = table("numerals")["word"]
_VALUE: dict[str, tuple[str, Decimal]] = {row["form"]: (row["role"], Decimal(row["value"])) for row in reversed(_ROWS)}
_FORMS = tuple(_VALUE)

# The longest number below a billion takes seventeen words; a bound keeps "một một một ..." linear.
WORDS = rf"{any_of(_FORMS)}(?!\p{{L}})(?: {any_of(_FORMS)}(?!\p{{L}})){{0,19}}"
"""An expression for a run of number words in folded text; `parse_words` says whether the run is a number."""

_POINT = "phẩy"
# Hundreds, tens and units, spelled by role: D digit, T mươi, X mười, H trăm, L linh. The last D of HD and DD stands for
# tens ("trăm hai" 120) and for units ("hai lăm" 25).
_BELOW_THOUSAND = re.compile(
    r"(?:(?P<hundreds>D?)H(?:(?P<short>D)$|LD(?P<linked>)$)?)?(?:L(?=D$)|(?P<tens>X|DT))?(?P<units>D{0,2})"
)


def parse_words(text: str) -> Decimal | None:
    """The value of a number in words, or None when the words do not make one.

    >>> parse_words("một nghìn hai trăm linh năm"), parse_words("hai mươi lăm"), parse_words("hai triệu rưỡi")
    (Decimal('1205'), Decimal('25'), Decimal('2500000'))
    """
    words = text.split()
    if _POINT not in words:
        return _integer(words)
    at = words.index(_POINT)
    whole, fraction = _integer(words[:at]), words[at + 1 :]
    scale = Decimal(1)
    while fraction and _role(fraction[-1]) == "scale":
        scale *= _VALUE[fraction.pop()][1]
    if whole is None or not fraction or any(_role(word) != "digit" for word in fraction):
        return None
    return Decimal(f"{whole}.{''.join(str(_VALUE[word][1]) for word in fraction)}") * scale


def _role(word: str) -> str:
    return _VALUE[word][0] if word in _VALUE else ""


def _integer(words: list[str]) -> Decimal | None:
    """Sum of the scale groups; groups must fall in size, save that tỷ may stack on nghìn (`hai nghìn tỷ`)."""
    total, group, last_scale = Decimal(0), Decimal(0), None
    pending: list[str] = []
    for i, word in enumerate(words):
        role = _role(word)
        if role == "half":
            return _with_half(total + group, last_scale, pending) if i == len(words) - 1 else None
        if role != "scale":
            pending.append(word)
            continue
        value = _VALUE[word][1]
        if not pending and last_scale is not None and value > last_scale:
            group, last_scale = group * value, value
            continue
        multiplier = _below_thousand(pending) if pending else Decimal(1)
        if multiplier is None or (last_scale is not None and value >= last_scale):
            return None
        total, group, last_scale, pending = total + group, multiplier * value, value, []
    return _with_rest(total + group, last_scale, pending)


def _with_half(so_far: Decimal, scale: Decimal | None, pending: list[str]) -> Decimal | None:
    """`rưỡi`: half of the unit said last, be it a scale, a hundred or a ten."""
    if pending:
        unit = {"hundred": Decimal(100), "ten": Decimal(10)}.get(_role(pending[-1]))
        rest = _below_thousand(pending)
        return None if unit is None or rest is None else so_far + rest + unit / 2
    return None if scale is None else so_far + scale / 2


def _with_rest(so_far: Decimal, scale: Decimal | None, pending: list[str]) -> Decimal | None:
    if not pending:
        return so_far if scale is not None else None
    if scale is not None and len(pending) == 1 and _role(pending[0]) == "digit":
        return so_far + _VALUE[pending[0]][1] * scale / 10
    if scale is None and _role(pending[0]) == "link":
        return None  # "linh năm" counts on from something larger
    rest = _below_thousand(pending)
    return None if rest is None else so_far + rest


def _below_thousand(words: list[str]) -> Decimal | None:
    """Hundreds, tens and units: `hai trăm linh năm`, `mười lăm`, `ba mươi mốt`, `năm chục`, `trăm hai`, `hai lăm`."""
    spelled = "".join(_LETTER.get(word) or _LETTER.get(_role(word), "?") for word in words)
    match = _BELOW_THOUSAND.fullmatch(spelled)
    short_tens = match is not None and len(match["units"]) == 2  # "ba mốt": the mươi left out
    if match is None or (short_tens and (match["tens"] or words[-1] not in _UNITS_BEHIND_TENS)):
        return None
    digits = [_VALUE[word][1] for word in words if _role(word) == "digit"]
    value = Decimal(0)
    if "H" in spelled:
        value = (digits.pop(0) if match["hundreds"] else Decimal(1)) * 100
    if match["short"]:
        return value + digits[0] * 10
    if match["tens"]:
        value += 10 if match["tens"] == "X" else digits.pop(0) * 10
    if short_tens:
        return value + digits[0] * 10 + digits[1]
    return value + sum(digits)


# Forms that a unit takes behind a ten only.
_UNITS_BEHIND_TENS = frozenset({"mốt", "tư", "lăm", "nhăm"})
_LETTER = {"mười": "X", "digit": "D", "ten": "T", "hundred": "H", "link": "L"}
