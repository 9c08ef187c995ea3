"""The table of contents (mục lục): its lines belong to the page, so that no heading is told twice."""

from collections.abc import Sequence

import regex as re

from extractor.lines import Line
from patterns.heading import read_appendix, read_enumerator

_HEAD = re.compile(r"mục lục ?:?")
_DIGITS = "0123456789"
_LEADERS = frozenset(".…_·")
_GAP, _PAGE_DIGITS = 3, 3
# A title wrapped over more lines than this is none; so many entries make a table of contents, without a head more.
_WRAPPED = 3
_ENTRIES, _ENTRIES_ALONE = 2, 3


def contents_lines(lines: Sequence[Line]) -> list[int]:
    """The indices of the lines that make up tables of contents, the line `MỤC LỤC` included."""
    found: list[int] = []
    index = 0
    while index < len(lines):
        end = 0
        if _HEAD.fullmatch(lines[index].folded):
            end = _entries_end(lines, index + 1, _ENTRIES) or _entries_end(lines, index + 1, _ENTRIES, led=False)
        elif (entry := _entry(lines[index].text)) and (read_enumerator(entry[0]) or read_appendix(entry[0])):
            end = _entries_end(lines, index, _ENTRIES_ALONE)
        found.extend(range(index, end))
        index = max(end, index + 1)
    return found


def _entry(text: str, *, led: bool = True) -> tuple[str, int] | None:
    """Title and page of an entry. `led`: leaders (`....`) or a wide gap stand between them, not just a space."""
    head = text.rstrip(_DIGITS)
    title = head.rstrip(" .…_·")
    page = text[len(head) :]
    if not title or not 0 < len(page) <= _PAGE_DIGITS or head[-1] not in " .…_·":
        return None
    between = head[len(title) :]
    leaders = sum(ch in _LEADERS for ch in between) + 2 * between.count("…")
    if led and leaders < _GAP and len(between) < _GAP:
        return None
    return title, int(page)


def _entries_end(lines: Sequence[Line], begin: int, least: int, *, led: bool = True) -> int:
    """The index behind the last entry from `begin` on; 0 when there are too few. Pages never fall."""
    end = count = page = 0
    first = ""
    for index in range(begin, len(lines)):
        entry = _entry(lines[index].text, led=led)
        if index - max(end, begin) >= _WRAPPED or (first and lines[index].text.startswith(first)):
            break  # the body begins, perhaps with the title that the first entry tells
        if entry is None:
            continue
        if entry[1] < page:
            break
        first = first or entry[0]
        page, end, count = entry[1], index + 1, count + 1
    return end if count >= least else 0
