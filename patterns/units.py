"""Units (đơn vị tính): what a number counts or measures, and the scale words before it."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any, Literal

import regex as re

from patterns.folding import fold
from patterns.words import forms, table

UnitKind = Literal["count", "money", "measure", "duration"]


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit noun. `group` is the canonical form of its synonyms; `base` and `factor` convert a measure."""

    form: str
    kind: UnitKind
    group: str
    base: str | None
    factor: Decimal


def _load() -> dict[str, Unit]:
    units: dict[str, Unit] = {}
    for row in table("units")["unit"]:
        form = fold(row["form"])
        units[form] = Unit(
            form, row["kind"], fold(row.get("same_as", row["form"])), row.get("base"), Decimal(row.get("factor", "1"))
        )
    return units


UNITS = _load()
_SCALE_WORDS = {fold(row["form"]): Decimal(row["value"]) for row in table("scales")["scale"]}
# A smaller scale before a larger one multiplies it: "nghìn tỷ", "trăm triệu".
SCALES = _SCALE_WORDS | {
    f"{small} {large}": a * b for small, a in _SCALE_WORDS.items() for large, b in _SCALE_WORDS.items() if a < b
}
# "17 giải thể thao" counts prizes, though "giải thể" begins no unit.
_HEADS = {fold(row["form"]): fold(row["head"]) for row in table("units")["headed"]}
NOT_UNITS = frozenset(fold(row["form"]) for row in table("units")["not_unit"])
_PER = frozenset(fold(row["form"]) for row in table("units")["per"])

_MONEY = "đồng "
_THOUSANDS = re.compile(r"[.,]\d{3}$|\d{4}$|000$")
_SLASH = re.compile(r" ?/ ?")
_LOST = "\ufffd"  # stands for a letter that could not be read
_END = ""  # marks the end of a form in a trie


def _trie(words: Iterable[str]) -> dict[str, Any]:
    root: dict[str, Any] = {}
    for word in words:
        node = root
        for ch in word:
            node = node.setdefault(ch, {})
        node[_END] = word
    return root


_UNIT_TRIE, _SCALE_TRIE, _PER_TRIE = _trie([*UNITS, *NOT_UNITS, *_HEADS]), _trie(_SCALE_WORDS), _trie(_PER)


def _longest(trie: dict[str, Any], folded: str, position: int) -> str | None:
    """The longest word of the trie that stands at `position` and does not end inside a word.

    A walk over characters, not an expression: two thousand forms in each of the patterns would take a second to compile.
    """
    node, found = trie, None
    for i in range(position, len(folded) + 1):
        if _END in node and (
            i == len(folded) or not (folded[i].isalnum() or folded[i] == _LOST) or not folded[i - 1].isalnum()
        ):
            found = str(node[_END])
        if i == len(folded) or folded[i] not in node:
            break
        node = node[folded[i]]
    return found


@dataclass(frozen=True, slots=True)
class Tail:
    """What stands behind a number: scale word, unit with its per-unit ("đồng/tháng"), and where they end."""

    scale: str | None
    unit: str | None
    end: int

    @property
    def known(self) -> Unit | None:
        """The lexicon's row of the unit."""
        return unit_of(self.unit)

    @property
    def is_empty(self) -> bool:
        """Whether nothing that is counted or scaled stands behind the number."""
        return self.unit is None and self.scale is None


def unit_of(form: str | None) -> Unit | None:
    """The lexicon's row of a unit, with or without its per-unit."""
    if form is None:
        return None
    return UNITS.get(form) or UNITS.get(form.partition("/")[0])


def _skip_space(folded: str, position: int) -> int:
    return position + 1 if folded[position : position + 1] == " " else position


def read_tail(folded: str, position: int) -> Tail:
    """The scale and the unit behind a number that ends at `position` of folded text.

    >>> read_tail("3,2 tỷ đồng/năm", 3)
    Tail(scale='tỷ', unit='đồng/năm', end=15)
    """
    end, scale = position, None
    while (word := _longest(_SCALE_TRIE, folded, _skip_space(folded, end))) is not None and (
        scale is None or f"{scale} {word}" in SCALES
    ):
        if scale is None and _longest(_UNIT_TRIE, folded, _skip_space(folded, end)) not in (None, word):
            break  # a unit that begins like a scale word ("trăm" is none, "triệu đông" is a mistyped unit)
        scale = word if scale is None else f"{scale} {word}"
        end = _skip_space(folded, end) + len(word)
    start = _skip_space(folded, end)
    unit = _longest(_UNIT_TRIE, folded, start)
    if unit in NOT_UNITS:  # "12 triệu đồng bằng 50%": behind a scale or thousands it is money all the same
        is_money = unit.startswith(_MONEY) and (scale is not None or _THOUSANDS.search(folded, max(0, end - 4), end))
        unit = _MONEY.rstrip() if is_money else None
    unit = _HEADS.get(unit or "", unit)
    if unit is None:
        return Tail(scale, None, end)
    end = start + len(unit)
    slash = _SLASH.match(folded, end)
    if slash is not None and (per := _longest(_PER_TRIE, folded, slash.end())) is not None:
        return Tail(scale, f"{unit}/{per}", slash.end() + len(per))
    return Tail(scale, unit, end)


@lru_cache(maxsize=4096)  # a report has few units; a hostile one may have many
def base_factor(unit: str | None) -> Decimal:
    """What one of a printed unit is in base units.

    >>> base_factor("tỷ đồng"), base_factor("ha"), base_factor("hồ sơ")
    (Decimal('1000000000'), Decimal('10000'), Decimal('1'))
    """
    tail = read_tail(fold(f" {unit or ''}"), 0)
    factor = SCALES[tail.scale] if tail.scale else Decimal(1)
    return factor * tail.known.factor if tail.known is not None and tail.known.base is not None else factor


@lru_cache(maxsize=4096)  # a report has few units; a hostile one may have many
def unit_group(unit: str | None) -> str | None:
    """The canonical form of a unit, so that `TTHC` and `thủ tục` compare equal; its own folded form when unknown."""
    if unit is None:
        return None
    head = fold(unit)
    known = UNITS.get(head)
    return known.group if known else head


PEOPLE = frozenset(str(unit_group(form)) for form in forms("grammar", "people"))
"""The canonical units that count people, whatever they are called: each may be told as a part of any other."""
PERSONS = PEOPLE | {str(unit_group(form)) for form in forms("grammar", "person")}
"""With those that say what people they are: a share of one may be told of another."""


def same_kind(one: str | None, other: str | None) -> bool:
    """Whether two canonical units count the same, or one a kind of the other.

    >>> same_kind("vụ", "vụ cháy"), same_kind("vụ án", "vụ cháy"), same_kind(None, "vụ")
    (True, False, False)
    """
    if one is None or other is None:
        return False
    return one == other or one.startswith(f"{other} ") or other.startswith(f"{one} ")
