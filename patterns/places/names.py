"""Names of places in print: `UBND XÃ PHÚ MỘC`, `TP. Hồ Chí Minh`, `Huyện ủy Sông Lam`."""

from itertools import zip_longest

import regex as re

from patterns.folding import fold
from patterns.words import any_of, forms, table

_ROWS = table("letterhead")["place_kind"]
_KINDS: dict[str, str] = {row["form"]: row["kind"] for row in _ROWS}
_SHORT: dict[str, str] = {row["form"]: row["name"] for row in table("letterhead")["place_name"]}
_KIND = any_of(list(_KINDS))
_NAME = re.compile(
    rf"(?<![\p{{L}}.])(?<!hợp tác )(?P<kind>{_KIND})(?<=\.) ?(?P<name>\p{{L}}|\d)|"
    rf"(?<![\p{{L}}.])(?<!hợp tác )(?P<kind>{_KIND})(?! hội(?!\p{{L}})) (?P<name>\p{{L}}|\d)"
)
# A name goes on behind a dash (Bà Rịa - Vũng Tàu) unless an agency is named there.
_WORDS = re.compile(
    r"(?:\p{Lu}[\p{L}\d'’]*|\d{1,2})"
    rf"(?: ?[-–] ?(?!(?i:{any_of(forms('letterhead', 'agency'))})\b)(?=\p{{Lu}})\p{{L}}+| (?:\p{{Lu}}[\p{{L}}\d'’]*|\d{{1,2}})\b)*"
)
_LONGEST = 60


def read_places(text: str) -> tuple[str, ...]:
    """The names of units that a text prints, each with its kind, folded; in reading order.

    >>> read_places("UBND XÃ AN BÌNH HẠ, HUYỆN SÔNG LAM"), read_places("Phòng Nội vụ TP. Lam Giang (b/c)")
    (('xã an bình hạ', 'huyện sông lam'), ('thành phố lam giang',))
    """
    folded = fold(text)
    starts = list(_NAME.finditer(folded))
    found: list[str] = []
    for match, following in zip_longest(starts, starts[1:]):
        end = min(following.start() if following else len(text), match.start("name") + _LONGEST)
        words = _WORDS.match(text, match.start("name"), end)
        if words is not None:
            name = fold(words.group().replace("–", "-"))
            found.append(f"{_KINDS[match['kind']]} {_SHORT.get(name, name)}")
    return tuple(found)
