"""Page furniture (số trang, tiêu đề trang, dòng chìm): what stands at one place of many pages, told by place and repetition.

One page alone shows little: a figure at its top may be the first cell of a table. Over the pages of a file page numbers go on
counting at one place, and running heads and watermarks say the same words there. The heads of tables do so too, and stand in
the ruled areas of their pages; letterheads are followed at once by more of their lines.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Literal

from extractor.model import Furniture, Line, Page

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
    """A line with what tells whether it is furniture.

    `edge`: it stands in the margin at the top (-1) or the foot (1) of its page; 0 else. `alone`: nothing stands beside it.
    """

    line: Line
    text: str
    page: Page
    x0: float
    x1: float
    edge: int
    alone: bool
    ruled: bool

    @property
    def height(self) -> float:
        return self.line.bottom - self.line.top

    def near(self, other: "_Printed") -> bool:
        """Whether both stand at one place of their pages."""
        return abs(self.x0 - other.x0) <= _SAME_PLACE and abs(self.line.top - other.line.top) <= _SAME_PLACE


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
    """The lines of each page from top to bottom."""
    areas: defaultdict[int, list[tuple[float, float]]] = defaultdict(list)
    for number, top, bottom in ruled:
        areas[number].append((top, bottom))
    grouped: defaultdict[int, list[Line]] = defaultdict(list)
    for line in lines:
        grouped[line.page].append(line)
    found: list[list[_Printed]] = []
    for page in pages:
        ordered = sorted(grouped[page.number], key=lambda line: (line.top, line.start))
        height = page.height or 0.0
        found.append([])
        lowest: Line | None = None  # of the lines so far
        for line, after in zip_longest(ordered, ordered[1:]):
            middle = (line.top + line.bottom) / 2
            found[-1].append(
                _Printed(
                    line=line,
                    text=text[line.start : line.end],
                    page=page,
                    x0=min(line.edges[0], line.edges[-2]),
                    x1=max(line.edges[1], line.edges[-1]),
                    edge=-1 if line.bottom <= _MARGIN * height else 1 if line.top >= (1 - _MARGIN) * height else 0,
                    alone=not (_beside(lowest, line) or _beside(line, after)),
                    ruled=any(top <= middle <= bottom for top, bottom in areas[page.number]),
                )
            )
            if lowest is None or line.bottom > lowest.bottom:
                lowest = line
    return found


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
        yield from _parted(page[::-1], repeated, -1)
        yield from _parted(page, repeated, 1)


def _parted(inwards_first: list[_Printed], repeated: set[int], edge: int) -> Iterator[_Printed]:
    """From the text outwards: a repeated line counts when the one before counts, or stands far enough away."""
    before: _Printed | None = None
    counts = False
    for each in inwards_first:
        gap = 0.0
        if before is not None:
            gap = each.line.top - before.line.bottom if edge > 0 else before.line.top - each.line.bottom
        candidate = each.edge == edge and each.line.start in repeated
        counts = candidate and (before is None or counts or gap >= _ALONE * each.height)
        if counts:
            yield each
        before = each


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
