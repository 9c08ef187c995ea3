"""Page furniture (số trang, tiêu đề trang, dòng chìm): what stands at one place of many pages, told by place and repetition.

One page alone shows little: a figure at its top may be the first cell of a table. Over the pages of a file page numbers go on
counting at one place, and running heads and watermarks say the same words there. The heads of tables do so too, and stand in
the ruled areas of their pages; letterheads are followed at once by more of their lines.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Literal

from extractor.model import Furniture, Grid, Line, Page, Source

_NUMBER = re.compile(r"(?:[Tt]rang )?[-–] ?(\d{1,4}) ?[-–]|(?:[Tt]rang )?(\d{1,4})(?: ?/ ?\d{1,4})?")
_DIGITS = re.compile(r"\d+")
_SITE = re.compile(r"[\w-]\.(?:vn|com|net|org|info)\b", re.IGNORECASE)
_MARGIN = 0.12  # of the height of the page, at its top and at its foot
_SAME_PLACE = 6.0  # points: repeated lines stand within this
_CENTRED = 0.1  # of the width: a page number alone is looked for so near the middle
_RIGHT = 0.8  # of the width: from here on it may stand at the right
_BESIDE = 0.3  # of a height: two lines that share so much of their heights stand beside each other
_PAGES = 3  # so many pages in a row must say the same
_ALONE = 0.6  # heights of white that part furniture from the text


@dataclass(frozen=True, slots=True)
class _Printed:
    """A line that may be furniture, with what tells whether it is.

    `edge`: it stands in the margin at the top (-1) or the foot (1) of its page; 0 else. `alone`: nothing stands beside it.
    `inner` is the start of the next line towards the middle of the page, `gap` the white between them.
    """

    line: Line
    text: str
    page: Page
    edge: int
    alone: bool
    ruled: bool
    inner: int
    gap: float

    @property
    def x0(self) -> float:
        """Where it begins, about: the writing of a line may run either way."""
        return min(self.line.edges[0], self.line.edges[-2])

    @property
    def x1(self) -> float:
        """Where it ends, about."""
        return max(self.line.edges[1], self.line.edges[-1])

    @property
    def height(self) -> float:
        """Height of its box."""
        return self.line.bottom - self.line.top

    def near(self, other: "_Printed") -> bool:
        """Whether both stand at one place of their pages."""
        return abs(self.x0 - other.x0) <= _SAME_PLACE and abs(self.line.top - other.line.top) <= _SAME_PLACE


def furnished(source: Source, ruled: Iterable[tuple[int, float, float]]) -> Source:
    """The source with what repeats over its pages beside the seals that it has already.

    Args:
        source: with a layout.
        ruled: ruled areas, as page, top and bottom; its grids are added to them.
    """
    if source.layout is None:
        return source
    seals = {each.start for each in source.furniture}
    lines = [line for line in source.layout.lines if line.start not in seals]
    areas = [*ruled, *_gridded(source.grids, lines)]
    found = [*source.furniture, *page_furniture(source.text, source.pages, lines, areas)]
    return source.model_copy(update={"furniture": tuple(sorted(found, key=lambda each: each.start))})


def _gridded(grids: Sequence[Grid], lines: Sequence[Line]) -> Iterator[tuple[int, float, float]]:
    """Where the lines of tables stand: a page that was recognised has no other sign of its rules."""
    for grid in grids:
        first = bisect_left(lines, grid.start, key=lambda line: line.start)
        inside = lines[first : bisect_left(lines, grid.end, key=lambda line: line.start)]
        if inside:
            yield inside[0].page, min(line.top for line in inside), max(line.bottom for line in inside)


def page_furniture(
    text: str, pages: Sequence[Page], lines: Iterable[Line], ruled: Iterable[tuple[int, float, float]]
) -> list[Furniture]:
    """Page numbers, running heads and feet, and watermarks, in text order.

    Args:
        text: of the source.
        pages: of the source.
        lines: of all pages.
        ruled: ruled areas, as page, top and bottom.
    """
    by_page = _printed(text, pages, lines, ruled)
    kinds: dict[int, Furniture] = {}
    steps: tuple[tuple[Literal["watermark", "running_head", "page_number"], Iterator[_Printed]], ...] = (
        ("watermark", _watermarks(by_page)),
        ("running_head", _running(by_page)),
        ("page_number", _numbers(by_page)),
    )
    for kind, found in steps:
        for each in found:
            kinds[each.line.start] = Furniture(start=each.line.start, end=each.line.end, kind=kind)
    return [kinds[start] for start in sorted(kinds)]


def _printed(
    text: str, pages: Sequence[Page], lines: Iterable[Line], ruled: Iterable[tuple[int, float, float]]
) -> list[list[_Printed]]:
    """The lines of each page, from top to bottom, that stand in a margin or beside another line, or name a site."""
    areas: defaultdict[int, list[tuple[float, float]]] = defaultdict(list)
    for number, top, bottom in ruled:
        areas[number].append((top, bottom))
    grouped: defaultdict[int, list[Line]] = defaultdict(list)
    for line in lines:
        grouped[line.page].append(line)
    return [list(_candidates(text, page, grouped[page.number], areas[page.number])) for page in pages]


def _candidates(text: str, page: Page, lines: list[Line], areas: Sequence[tuple[float, float]]) -> Iterator[_Printed]:
    lines.sort(key=lambda line: (line.top, line.start))
    height = page.height or 0.0
    upper, lower = _MARGIN * height, (1 - _MARGIN) * height
    before: Line | None = None
    lowest: Line | None = None  # of the lines so far
    for line, after in zip_longest(lines, lines[1:]):
        edge = -1 if line.bottom <= upper else 1 if line.top >= lower else 0
        alone = not (_beside(lowest, line) or _beside(line, after))
        words = text[line.start : line.end]
        if edge or not alone or _SITE.search(words):
            inner = after if edge < 0 else before
            gap = inner.top - line.bottom if inner and edge < 0 else line.top - inner.bottom if inner else height
            middle = (line.top + line.bottom) / 2
            in_area = any(top <= middle <= bottom for top, bottom in areas)
            yield _Printed(line, words, page, edge, alone, in_area, inner.start if inner else -1, gap)
        before = line
        if lowest is None or line.bottom > lowest.bottom:
            lowest = line


def _beside(upper: Line | None, lower: Line | None) -> bool:
    """Whether two lines share more of their heights than close lines of one paragraph do; the first begins higher."""
    if upper is None or lower is None:
        return False
    size = min(upper.bottom - upper.top, lower.bottom - lower.top)
    return min(upper.bottom, lower.bottom) - lower.top > _BESIDE * size


def _repeated(printed: Iterable[tuple[str, _Printed]], pages: int) -> Iterator[list[_Printed]]:
    """Lines of the same words at one place of so many pages, of which none misses two in a row."""
    groups: defaultdict[str, list[list[_Printed]]] = defaultdict(list)
    for words, each in printed:
        places = groups[words]
        for group in places:
            if group[-1].near(each) and 0 < each.page.number - group[-1].page.number <= 2:
                group.append(each)
                break
        else:
            places.append([each])
    for places in groups.values():
        yield from (group for group in places if len(group) >= pages)


def _watermarks(by_page: list[list[_Printed]]) -> Iterator[_Printed]:
    """The name of a site at one place of most pages, or words at one place of many that lie across others."""
    sites = ((each.text, each) for page in by_page for each in page if _SITE.search(each.text))
    for group in _repeated(sites, 2):
        if 2 * len(group) >= len(by_page):
            yield from group
    across = (
        (each.text, each)
        for page in by_page
        for each in page
        if not each.alone and not each.ruled and _covers(each, page)
    )
    for group in _repeated(across, _PAGES):
        yield from group


def _covers(printed: _Printed, page: list[_Printed]) -> bool:
    """Whether a line lies over another one."""
    return any(
        other is not printed
        and min(printed.x1, other.x1) > max(printed.x0, other.x0)
        and min(printed.line.bottom, other.line.bottom) - max(printed.line.top, other.line.top)
        > _BESIDE * min(printed.height, other.height)
        for other in page
    )


def _running(by_page: list[list[_Printed]]) -> Iterator[_Printed]:
    """Words at one place in the margin of several pages, with white between them and the text."""
    candidates = (
        (_DIGITS.sub("#", each.text), each)
        for page in by_page
        for each in page
        if each.edge and not each.ruled and any(char.isalpha() for char in each.text)
    )
    repeated = {each.line.start for group in _repeated(candidates, _PAGES) for each in group}
    if not repeated:
        return
    for page in by_page:
        counted: set[int] = set()
        # From the text outwards: a line counts when the one before counts, or stands far enough away.
        for each in (*(each for each in reversed(page) if each.edge < 0), *(each for each in page if each.edge > 0)):
            if each.line.start in repeated and (each.inner in counted or each.gap >= _ALONE * each.height):
                counted.add(each.line.start)
                yield each


def _numbers(by_page: list[list[_Printed]]) -> Iterator[_Printed]:
    """Figures in the margin that count the pages; alone on its page, one that is the number of the page in the file."""
    counting: defaultdict[tuple[int, int], list[tuple[int, _Printed]]] = defaultdict(list)
    for page in by_page:
        for each in page:
            if each.edge and each.alone and not each.ruled and (match := _NUMBER.fullmatch(each.text)):
                value = int(match[1] or match[2])
                counting[each.edge, value - each.page.number].append((value, each))
    for group in counting.values():
        for value, each in group:
            if len(group) > 1 or (value == each.page.number and _where_numbers_stand(each)):
                yield each


def _where_numbers_stand(printed: _Printed) -> bool:
    width = printed.page.width or 0.0
    middle = (printed.x0 + printed.x1) / 2
    return abs(middle - width / 2) <= _CENTRED * width or middle >= _RIGHT * width
