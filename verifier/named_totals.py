"""Named totals (tổng số gọi theo thành phần): totals whose name says what they are the sum of, with those parts.

1.268 doanh nghiệp thành lập mới, 462 doanh nghiệp quay trở lại; tổng số gia nhập thị trường là 1.730 doanh nghiệp.
"""

from collections.abc import Iterator, Sequence
from itertools import product

import regex as re

from patterns.slips import closes, gap
from patterns.words import table, whole_word
from verifier.excerpts import leads
from verifier.facts import Facts
from verifier.full_lists import OFF, FullList, counts_alike, is_beside, is_plain
from verifier.layout import Layout, Placed, layout

_REACH = 60
"""Letters between the name and the total."""
_SEEN = 24
_SENTENCES = 3
_BEHIND = 50
_KINDS = tuple(
    (tuple(row["total"]), tuple(re.compile(whole_word(names)) for names in row["parts"]))
    for row in table("lists")["named_total"]
)
_TALKS = re.compile(r"[^;:.()\d%]*")
_PAUSE = re.compile(r"[,;:.()\d]")
_CLAUSE = re.compile(r"[,;:()]|\.(?= )")
_RATE = re.compile(r"(?<!\p{L})(?:tỷ lệ|tỉ lệ|tốc độ|bình quân|cùng kỳ|so với|kế hoạch)(?!\p{L})")


def named_totals(facts: Facts) -> Iterator[FullList]:
    """The totals that no choice of the figures named like their parts makes up."""
    for names, parts in _KINDS:
        for _, end in facts.once(leads).places(names):
            told = facts.once(layout)
            place = told.rank(end)
            if place == len(told.figures):
                continue
            whole = told.figures[place]
            between = facts.folded[end : whole.mention.start]
            if len(between) > _REACH or _TALKS.fullmatch(between) is None or _RATE.search(between):
                continue
            if not is_plain(whole) or any(part.search(between) for part in parts):
                continue
            yield from _missed(facts, whole, [_named(facts, told, place, names, parts, part) for part in parts])


def _missed(facts: Facts, whole: Placed, choices: Sequence[Sequence[Placed]]) -> Iterator[FullList]:
    """The total with the nearest figure of each name, where no choice among them makes it up and that one nearly does."""
    figure = facts.printed(whole.end)
    for chosen in product(*choices):
        if closes(figure, [facts.printed(one.end) for one in chosen]):
            return
    nearest = tuple(
        min(found, key=lambda one: abs(one.mention.start - whole.mention.start)) for found in choices if found
    )
    if len(nearest) < len(choices) or len({one.mention.id for one in nearest}) < len(nearest):
        return
    if abs(gap(figure, [facts.printed(one.end) for one in nearest])) <= figure.base * OFF:
        yield FullList(whole.end, tuple(one.end for one in nearest))


def _named(
    facts: Facts,
    told: Layout,
    place: int,
    totals: Sequence[str],
    parts: Sequence["re.Pattern[str]"],
    name: "re.Pattern[str]",
) -> list[Placed]:
    """The figures around a total that count what it counts and bear the name of a part, but not that of a total."""
    whole = told.figures[place]
    found = []
    for one in told.figures[max(0, place - _SEEN) : place + _SEEN]:
        if one is whole or abs(one.sentence - whole.sentence) > _SENTENCES or not is_plain(one):
            continue
        if not counts_alike(one.mention, whole.mention) or is_beside(facts, one):
            continue
        own = _name(facts, one, parts)
        if name.search(own) and not any(total in own for total in totals):
            found.append(one)
    return found


def _name(facts: Facts, one: Placed, parts: Sequence["re.Pattern[str]"]) -> str:
    """The words of the unit of a figure and right behind it where they name a part, else those before it in its clause, too."""
    start, end = one.mention.start, one.mention.end
    right = facts.folded[start:end] + _PAUSE.split(facts.folded[end : end + _BEHIND], maxsplit=1)[0]
    if any(part.search(right) for part in parts):
        return right
    return _CLAUSE.split(facts.folded[max(one.begin, start - _BEHIND) : start])[-1] + right
