"""Whose figures (số liệu của ai): the level of government that titles, paragraphs and clauses name, and the office of one place.

`UBND cấp xã:` opens a list, `Cấp huyện tiếp nhận 500 hồ sơ. Cấp xã tiếp nhận 1.200 hồ sơ` tells who did what, sentence by
sentence. A level that is only spoken of ("TTHC cấp xã", "thẩm quyền cấp huyện") is nobody's figure.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex as re

from extractor.blocks import Block
from extractor.label import Item
from extractor.model import Header, Span
from patterns.words import any_of, forms, table, whole_word

UPPER = ("district", "province", None)
"""Levels whose reports tell of those below too; a file without letterhead may be of any."""
_LEVELS: dict[str, str] = {row["form"]: row["level"] for row in table("outline")["level_phrase"]}
_LEVEL = re.compile(whole_word([*_LEVELS]))
_PLACES: dict[str, str] = {row["form"]: row["level"] for row in table("outline")["place_word"]}
_REACH = 70
_RANKS = ("commune", "district", "province")
_PLACE = any_of([*_PLACES])
# Who did it: a level ("cấp xã"), its places together ("các xã, thị trấn"), the office itself ("huyện"), one place by name.
_ACTOR = re.compile(
    r"(?:^|(?P<stop>[.:] ?)|[;,(–] ?|- |(?<!\p{L})(?:trong đó|tại|ở|riêng|còn|và|của|khối) )"
    rf"(?P<office>(?:các |{any_of(forms('outline', 'place_office'))} )*)"
    rf"(?:(?P<level>{any_of([*_LEVELS])})|(?P<place>{_PLACE})(?:(?:, ?| và |/){_PLACE})*?(?P<name>(?: [\p{{L}}\d]+){{0,4}}?))"
    rf"(?= ?:| (?:\d|{any_of(forms('outline', 'act'))}(?!\p{{L}})))"
)
_TOLD = re.compile(r"[.,;:(]|(?<!\p{L})trong đó(?!\p{L})")
_OF_ALL = re.compile(rf"(?:^|[.;:,] ?)(?:(?:trên|tính) )?toàn {any_of(['thành phố', *_PLACES])}(?!\p{{L}})")


@dataclass(frozen=True, slots=True)
class Actor:
    """Who a clause says did something. `agency`: the office of one place below the report's own.

    `of_all`: the whole of the report's place (`toàn huyện`), all levels together. `opens`: it begins a sentence, and holds
    for those behind it.
    """

    start: int
    level: str | None
    agency: str | None
    at: Span
    of_all: bool = False
    opens: bool = False


class Actors:
    """Those whom a block of the report of an upper level names before its figures."""

    def __init__(self, block: Block, header: Header) -> None:
        """Find them."""
        self._block = block
        self.are_told = header.level in UPPER
        named = [*_actors(block, header), *_wholes(block, header)] if self.are_told else []
        self._named = sorted(named, key=lambda actor: actor.start)
        self._opening = [actor for actor in self._named if actor.opens]

    def before(self, start: int) -> Actor | None:
        """The last whom its sentence names before a figure, or whom a sentence before begins with."""
        last = _last(self._named, start)
        if last is None or last.start >= self._block.view.sentence(start)[0]:
            return last
        return _last(self._opening, start)

    def of_list(self) -> Actor | None:
        """The one whom the whole block names, as a line does that opens a list."""
        return self._named[0] if len(self._named) == 1 else None


def holder_of_titles(titles: Sequence[str], at: Span, header: Header) -> Actor | None:
    """The level that the nearest of some folded titles names, in the report of an upper level: `a) UBND cấp huyện`."""
    if header.level not in UPPER:
        return None
    named = ({_LEVELS[match.group()] for match in _LEVEL.finditer(title)} for title in titles)
    level = next((levels.pop() for levels in named if len(levels) == 1), None)
    return Actor(0, level, None, at) if level else None


def holder_in(
    block: Block, actors: Actors, items: Sequence[Item], before: Actor | None, of_title: Actor | None
) -> Actor | None:
    """Whose the figures of a paragraph are where none of its clauses says.

    Args:
        block: the paragraph.
        actors: of the paragraph.
        items: its figures: what is named behind the first of them is not what it opens with.
        before: who holds from the paragraph before.
        of_title: who holds by the title of the section.
    Returns:
        Whom the paragraph opens with, for itself and what follows it; else who holds from before, one office for its list only.
    """
    if not actors.are_told or block.kind not in ("paragraph", "item"):
        return before
    folded = block.view.folded
    reach = min(_REACH, _first_told(folded, items))
    named = {_LEVELS[m.group()]: m.span() for m in _LEVEL.finditer(folded, 0, reach)}
    if len(named) == 1:
        level, span = named.popitem()
        return Actor(span[0], level, None, block.view.span(*span))
    of_list = actors.of_list() if folded.endswith(":") and not items else None
    ended = block.kind == "paragraph" and before is not None and before.agency is not None
    return of_list or (of_title if ended else before)


def _first_told(folded: str, items: Sequence[Item]) -> int:
    """Where the first figure is told in full: in `Ở 09 bộ phận một cửa cấp xã, ...` it only counts who is named."""
    if not items:
        return len(folded)
    told = _TOLD.search(folded, items[0].found.end)
    return told.start() if told else len(folded)


def _last(actors: Sequence[Actor], start: int) -> Actor | None:
    before = bisect_right(actors, start, key=lambda actor: actor.start)
    return actors[before - 1] if before else None


def _wholes(block: Block, header: Header) -> Iterator[Actor]:
    """`Toàn huyện tiếp nhận ...`: the figures of the report's own place again, whatever level was told of before."""
    for match in _OF_ALL.finditer(block.view.folded):
        yield Actor(match.start(), header.level, None, block.view.span(*match.span()), of_all=True, opens=True)


def _actors(block: Block, header: Header) -> Iterator[Actor]:
    """Levels, places together, offices and places by name; a name is written with capitals."""
    view = block.view
    for match in _ACTOR.finditer(view.folded):
        name = view.text[match.start("name") : match.end("name")].split() if match["place"] else []
        if any(not (word[0].isupper() or word.isdigit()) for word in name):
            continue
        level: str | None = _LEVELS[match["level"]] if match["level"] else _PLACES[match["place"]]
        if match["place"] and header.level is None and "các " not in match["office"]:
            level = None  # "Đến nay, tỉnh tiếp nhận ...": the one that reports, in a text without letterhead
        start = match.start("level" if match["level"] else "office")
        end = match.end("level" if match["level"] else "name")
        agency = view.text[start:end] if name and _is_below(level, header.level) else None
        opens = match.start() == 0 or match["stop"] is not None
        yield Actor(start, level, agency, view.span(start, end), opens=opens)


def _is_below(level: str | None, own: str | None) -> bool:
    return level is not None and own in _RANKS and _RANKS.index(level) < _RANKS.index(own)
