"""Numbers in words (số viết bằng chữ): `một nghìn hai trăm linh năm`, `hai triệu rưỡi`, `mười lăm phẩy hai`.

The grammar is positional: a scale word multiplies what stands before it, `rưỡi` adds half of the last scale, a lone
digit behind a scale counts the next lower place (`một triệu tư` is 1.400.000, `trăm hai` is 120).
"""

from decimal import Decimal

from patterns.words import any_of, table

_ROWS = table("numerals")["word"]
_VALUE: dict[str, tuple[str, Decimal]] = {}
for _row in _ROWS:
    _VALUE.setdefault(_row["form"], (_row["role"], Decimal(str(_row.get("value", "0")))))
_FORMS = tuple(_VALUE)

WORDS = rf"{any_of(_FORMS)}(?!\p{{L}})(?: {any_of(_FORMS)}(?!\p{{L}}))*"
"""An expression for a run of number words in folded text; `parse_words` says whether the run is a number."""

_SCALES = ("scale",)


def parse_words(text: str) -> Decimal | None:
    """The value of a number in words, or None when the words do not make one.

    >>> parse_words("một nghìn hai trăm linh năm"), parse_words("hai mươi lăm"), parse_words("hai triệu rưỡi")
    (Decimal('1205'), Decimal('25'), Decimal('2500000'))
    """
    words = text.split()
    if "phẩy" in words:
        at = words.index("phẩy")
        whole, fraction = _integer(words[:at]), words[at + 1 :]
        scale = Decimal(1)
        while fraction and _VALUE[fraction[-1]][0] == "scale":
            scale *= _VALUE[fraction.pop()][1]
        digits = [_digit(word) for word in fraction]
        if whole is None or not digits or None in digits:
            return None
        return Decimal(f"{whole}.{''.join(map(str, digits))}") * scale
    return _integer(words)


def _digit(word: str) -> int | None:
    role, value = _VALUE.get(word, ("", Decimal(0)))
    return int(value) if role in ("digit", "cardinal") and 0 <= value <= 9 else None


def _integer(words: list[str]) -> Decimal | None:
    """Sum of scale groups; groups must fall in size, save that tỷ may stack on nghìn (`hai nghìn tỷ`)."""
    total, group, last_scale = Decimal(0), Decimal(0), None
    pending: list[str] = []
    for word in words:
        role, value = _VALUE.get(word, ("", Decimal(0)))
        if role == "scale":
            here = _below_thousand(pending) if pending else None
            if pending and here is None:
                return None
            if not pending and last_scale is not None and value > last_scale:  # hai nghìn | tỷ
                group, last_scale = group * value, value
                continue
            if last_scale is not None and value >= last_scale:
                return None
            total += group
            group = (here if here is not None else Decimal(1)) * value
            last_scale, pending = value, []
        elif role == "half":
            if pending or last_scale is None:
                unit = _last_unit(pending)
                if unit is None:
                    return None
                base = _below_thousand(pending)
                return None if base is None else total + group + base + unit / 2
            return total + group + last_scale / 2
        elif role:
            pending.append(word)
        else:
            return None
    total += group
    if not pending:
        return total if last_scale is not None else None
    if last_scale is not None and len(pending) == 1 and (digit := _digit(pending[0])) is not None:
        return total + digit * last_scale / 10
    rest = _below_thousand(pending)
    return None if rest is None else total + rest


def _last_unit(words: list[str]) -> Decimal | None:
    if words and _VALUE[words[-1]][0] == "hundred":
        return Decimal(100)
    if words and words[-1] == "chục":
        return Decimal(10)
    return None


def _below_thousand(words: list[str]) -> Decimal | None:
    """Hundreds, tens and units: `hai trăm linh năm`, `mười lăm`, `ba mươi mốt`, `năm chục`, `trăm hai`."""
    value, i, count = Decimal(0), 0, len(words)
    roles = [_VALUE[word][0] for word in words]
    if "hundred" in roles:
        at = roles.index("hundred")
        head = _digit(words[0]) if at == 1 else 1 if at == 0 else None
        if head is None:
            return None
        value, i = Decimal(head) * 100, at + 1
        if i == count:
            return value
        if roles[i] == "link":
            digit = _digit(words[i + 1]) if i + 2 == count else None
            return None if digit is None else value + digit
        if i + 1 == count and (digit := _digit(words[i])) is not None:
            return value + digit * 10  # trăm hai: 120
    elif roles and roles[0] == "link":
        digit = _digit(words[1]) if count == 2 else None
        return None if digit is None else Decimal(digit)
    rest, rest_roles = words[i:], roles[i:]
    if rest_roles[:1] == ["ten"] and rest[0] == "mười":
        if len(rest) == 1:
            return value + 10
        digit = _digit(rest[1]) if len(rest) == 2 else None
        return None if digit is None else value + 10 + digit
    if len(rest) >= 2 and rest_roles[1] == "ten" and rest[1] != "mười":
        tens = _digit(rest[0])
        if tens is None or len(rest) > 3:
            return None
        value += tens * 10
        if len(rest) == 2:
            return value
        digit = _digit(rest[2])
        return None if digit is None else value + digit
    if len(rest) == 1:
        role, number = _VALUE[rest[0]]
        if role in ("digit", "cardinal"):
            return value + number
        if role == "ten":
            return value + 10
    if len(rest) == 2 and _VALUE[rest[1]][0] == "ten":
        return None
    if len(rest) == 2 and (a := _digit(rest[0])) is not None and (b := _digit(rest[1])) is not None and a >= 2:
        return value + a * 10 + b  # hai lăm, ba mốt: the mươi left out
    return None
