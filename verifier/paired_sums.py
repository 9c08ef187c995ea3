"""Sums told in pairs (nêu từng cặp số liệu): totals of two units side by side, and then their parts in sentences of their own.

    Có 21 dự án với 842,6 triệu USD. 15 dự án cấp mới được 611,2 triệu USD; 6 dự án tăng vốn thêm 231,4 triệu USD.

No word opens the list: that the figures of one unit add up shows that those of the other should, too.
"""

from collections.abc import Iterator, Sequence

import regex as re

from patterns.slips import Printed, closes, closings
from patterns.units import unit_group
from patterns.words import whole_word
from verifier.facts import Facts
from verifier.full_lists import FullList
from verifier.layout import Placed, layout, same_unit

_PAIR = 2
_FEWEST, _MOST = 2, 5
"""Parts, each told with both figures."""
_DIGITS = 2
"""Of the totals: "3 thủ tục ở ba cấp, 2 thủ tục ở hai cấp, 2 thủ tục ở một cấp" adds up by chance."""
_MANY_DIGITS = 3
"""Of all that add up, where the other total is told with one: `9 dự án ... 318,6 triệu USD`."""
_SENTENCES = 2
_REACH = 160
"""Letters from one figure to the next."""
_TIMES = "lần"
_ADDED = "tăng thêm "
_OTHER = re.compile(whole_word(["so với", "cùng kỳ", "kế hoạch", "năm trước", "lũy kế", "mỗi", "bình quân", "dự kiến"]))


def paired_sums(facts: Facts) -> Iterator[FullList]:
    """The figures of one unit that do not make up their total where those of the other do, and one slip explains that."""
    row = [one for one in facts.once(layout).figures if _counts(facts, one)]
    units = [unit_group(one.mention.base_unit or one.mention.unit) for one in row]
    first = 0
    while first + _PAIR * (_FEWEST + 1) <= len(row):
        width = _width(row, units, first)
        found = _broken(facts, row[first : first + width]) if width else None
        if found is not None:
            yield found
        first += width or 1


def _counts(facts: Facts, one: Placed) -> bool:
    """Whether a figure may be one of a pair: `21 dự án tăng thêm 842,6 triệu USD` tells what came in, not a change of it."""
    mention = one.mention
    unit = mention.unit
    if one.depth or unit is None or unit == _TIMES or "/" in unit or mention.kind == "fraction":
        return False
    if one.changed:
        return mention.kind == "money" and facts.folded.startswith(_ADDED, mention.start - len(_ADDED))
    return True


def _width(row: Sequence[Placed], units: Sequence[str | None], first: int) -> int:
    """How many figures from the first one on are told in pairs of the same two units; 0 for less than three pairs."""
    pair = units[first : first + _PAIR]
    if pair[0] == pair[1] or pair != list(units[first + _PAIR : first + 2 * _PAIR]):
        return 0
    last = first + _PAIR
    while last + _PAIR <= len(row) and last - first < _PAIR * (_MOST + 1):
        one, other = row[last], row[last + 1]
        if not (same_unit(one.mention, row[first].mention) and same_unit(other.mention, row[first + 1].mention)):
            break
        apart = one.mention.start - row[last - 1].mention.end
        if apart > _REACH or one.sentence - row[first].sentence > _SENTENCES:
            break
        last += _PAIR
    return last - first if last - first >= _PAIR * (_FEWEST + 1) else 0


def _broken(facts: Facts, row: Sequence[Placed]) -> FullList | None:
    """The total and the parts of the unit that does not add up."""
    told = facts.words(row[0].mention.end, row[-1].mention.start)
    known = facts.parts_of
    for count in range(len(row) // _PAIR, _FEWEST, -1):
        columns = [row[start : count * _PAIR : _PAIR] for start in range(_PAIR)]
        figures = [[facts.printed(one.end) for one in column] for column in columns]
        held = [closes(whole, parts) for whole, *parts in figures]
        if all(held):
            return None
        if any(held) and _are_telling(figures, held.index(True)):
            off = held.index(False)
            whole, *parts = columns[off]
            listed = {part.end.id for part in parts} <= known.get(whole.end.id, set())
            if listed or _OTHER.search(told) is not None or not closings(figures[off][0], figures[off][1:]):
                return None
            return FullList(whole.end, tuple(part.end for part in parts))
    return None


def _are_telling(figures: Sequence[Sequence[Printed]], held: int) -> bool:
    """Whether the figures have so many digits that those that add up hardly do by chance."""
    digits = [[len(figure.value.as_tuple().digits) for figure in column] for column in figures]
    return all(column[0] >= _DIGITS for column in digits) or min(digits[held]) >= _MANY_DIGITS
