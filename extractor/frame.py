"""Frames (khung): what the words before a figure's own label say of it.

`Bộ phận Một cửa gồm 06 thành viên chính. Trong đó có 04 công chức`: the second sentence is about the desk of the first.
How far a facet holds is told by its dimension (`patterns/catalogue/facets.toml`): to the end of its sentence, of its
paragraph, over the list that a line ending in a colon opens, over the section whose title names it.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from extractor.blocks import Block, Outline
from extractor.label import Item
from patterns.catalogue import Named, dimension, named_in
from patterns.catalogue.model import FACETS, Reach
from patterns.folding import fold

_LIST = 40
"""Blocks over which the line that opens a list holds."""


_CLAUSE = 2000
_MOST = 60
"""Characters and phrases that are looked back through: a paragraph that never ends stays linear."""


class Frames:
    """The frames of one report; each block's words are read once, and only where a figure asks for them."""

    def __init__(self, outline: Outline) -> None:
        self._outline = outline
        self._named: dict[int, list[Named]] = {}
        self._titles: dict[int, dict[str, frozenset[str]]] = {}
        self.leads = dict(enumerate(_leads(outline)))

    def around(self, item: Item) -> Iterator[dict[str, frozenset[str]]]:
        """Facets by dimension, from the nearest frame outwards: sentence, paragraph, list, section; last what follows."""
        index = item.found.block
        block = self._outline.blocks[index]
        sentence, end = block.view.sentence(item.found.start)
        begin = max(
            sentence, block.view.folded.rfind(";", max(sentence, item.found.start - _CLAUSE), item.found.start) + 1
        )
        named = self._named_in(index)
        upto = bisect_left(named, item.found.start, key=lambda one: one.end)
        first = bisect_left(named, begin, key=lambda one: one.start)
        said = named[max(first, upto - _MOST) : upto]
        yield _last(said, "sentence")
        if item.found.mention.kind == "money":
            opened = bisect_left(named, sentence, key=lambda one: one.start)
            yield _last(named[max(opened, upto - _MOST) : upto], "money")
        colon = block.view.folded.find(": ", sentence, min(begin, sentence + _CLAUSE))
        if colon >= 0:  # "Trình độ lý luận chính trị: cao cấp 02 người; trung cấp 09 người"
            upto = bisect_left(named, colon, key=lambda one: one.start)
            yield _last(
                named[max(bisect_left(named, sentence, key=lambda one: one.start), upto - _MOST) : upto], "lead"
            )
        yield _last(named[max(0, first - _MOST) : first], "paragraph")
        if (lead := self.leads[index]) is not None:
            yield _last(self._named_in(lead)[-_MOST:], "list")
        if block.section >= 0:
            yield self._title(block.section)
        following = bisect_left(named, item.found.end, key=lambda one: one.start)
        ended = bisect_left(named, min(end, item.found.end + _CLAUSE), key=lambda one: one.start)
        yield _last(named[following : min(ended, following + _MOST)], "behind")

    def _named_in(self, index: int) -> list[Named]:
        if index not in self._named:
            self._named[index] = list(named_in(self._outline.blocks[index].view.folded))
        return self._named[index]

    def _title(self, section: int) -> dict[str, frozenset[str]]:
        if section not in self._titles:
            named = list(named_in(fold(self._outline.sections[section].title)))
            self._titles[section] = _last(named, "section")
        return self._titles[section]


def _last(named: Sequence[Named], reach: Reach) -> dict[str, frozenset[str]]:
    """The last that is said in each dimension of that reach."""
    said: dict[str, frozenset[str]] = {}
    for one in named:
        for name in {dimension(facet) for facet in one.facets} & FACETS.reach[reach]:
            said[name] = frozenset(facet for facet in one.facets if dimension(facet) == name)
    return said


def _leads(outline: Outline) -> Iterator[int | None]:
    """For each block the one before it that opens the list it stands in, if any."""
    lead: int | None = None
    section: int | None = None
    for index, block in enumerate(outline.blocks):
        if block.section != section or (lead is not None and index - lead > _LIST):
            section, lead = block.section, None
        yield lead
        if _opens_list(block):
            lead = index
        elif block.kind == "paragraph":
            lead = None


def _opens_list(block: Block) -> bool:
    return block.kind in ("paragraph", "item") and block.view.text.endswith(":")
