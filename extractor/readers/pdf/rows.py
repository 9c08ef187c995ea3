"""Rows: the fragments at one height, and how neighbours in a row join into one printed line."""

from dataclasses import dataclass

from extractor.readers.pdf.fragments import Fragment, parted
from extractor.readers.pdf.weave import interleaved, woven

SAME_ROW = 0.6
"""Two fragments are at one height when they share this much of the lower of their heights. A superscript shares all."""

WORD_GAP = 0.75
"""Up to this gap neighbours are words of one line, whatever order the file writes them in."""

COLUMN_GAP = 3.4
"""From this gap on (3 em) neighbours are no longer one line."""

_OVERPRINT = 0.5  # heights by which the box of a word may reach into the next
_OVERPRINTED = 6  # lines printed over each other that are kept apart


@dataclass(slots=True)
class Row:
    """Fragments at one height, from left to right."""

    fragments: list[Fragment]

    @property
    def top(self) -> float:
        """Upper edge of its ordinary characters."""
        return min(fragment.core_top for fragment in self.fragments)

    @property
    def bottom(self) -> float:
        """Lower edge of its ordinary characters."""
        return max(fragment.core_bottom for fragment in self.fragments)

    @property
    def first(self) -> int:
        """The number of its earliest fragment in the file."""
        return min(fragment.order for fragment in self.fragments)

    @property
    def last(self) -> int:
        """The number of its latest fragment in the file."""
        return max(fragment.order for fragment in self.fragments)


@dataclass
class Piece:
    """A printed line, or as much of one as stands in one column: fragments to be joined with blanks between them."""

    fragments: list[Fragment]

    def __post_init__(self) -> None:
        self.order = min(fragment.order for fragment in self.fragments)
        self.x0 = min(fragment.x0 for fragment in self.fragments)
        self.x1 = max(fragment.x1 for fragment in self.fragments)
        # The tallest writing is the line; a superscript that begins it is not.
        tallest = max(self.fragments, key=lambda fragment: fragment.height)
        self.core_top, self.core_bottom = tallest.core_top, tallest.core_bottom

    @property
    def height(self) -> float:
        """Height of an ordinary character."""
        return self.core_bottom - self.core_top

    @property
    def middle(self) -> float:
        """Where its middle stands on the page."""
        return (self.core_top + self.core_bottom) / 2


def rows(fragments: list[Fragment]) -> list[Row]:
    """The rows of a page from top to bottom."""
    found: list[Row] = []
    seeds: list[Fragment] = []
    for fragment in sorted(fragments, key=lambda each: (each.core_top + each.core_bottom, each.x0)):
        # The last few rows only: a superscript's row may have been opened just before the one it belongs to.
        for row, seed in zip(found[:-4:-1], seeds[:-4:-1], strict=True):
            if seed.overlap(fragment) >= SAME_ROW:
                row.fragments.append(fragment)
                break
        else:
            found.append(Row([fragment]))
            seeds.append(fragment)
    for row in found:
        row.fragments.sort(key=lambda each: each.x0)
    if any(interleaved(row.fragments) for row in found):
        for row in found:
            row.fragments = woven(row.fragments)
        _renumber(found)
    return sorted(found, key=lambda row: row.top + row.bottom)


def _renumber(found: list[Row]) -> None:
    """Number the fragments anew in the same order, so that those that follow each other have numbers that do."""
    ordered = sorted((fragment for row in found for fragment in row.fragments), key=lambda each: (each.order, each.x0))
    for number, fragment in enumerate(ordered):
        fragment.order = number


def pieces(fragments: list[Fragment]) -> list[Piece]:
    """The printed lines that fragments at one height make, from left to right.

    Two neighbours are one line when the gap between them is that of words, or when the file writes them one after the
    other and the gap is under 3 em. Fragments that overprint each other (a stamp across the text) stay apart.
    """
    joined: list[list[Fragment]] = []
    ordered = sorted(fragments, key=lambda each: each.x0)
    for fragment in ordered:
        for line in joined[: -_OVERPRINTED - 1 : -1]:
            before = line[-1]
            size = max(before.height, fragment.height)
            gap = fragment.x0 - before.x1
            follows = fragment.order == before.order + 1
            if -_OVERPRINT * size <= gap <= (COLUMN_GAP if follows else WORD_GAP) * size:
                line.append(fragment)
                break
        else:
            joined.append([fragment])
    return [Piece(line) for line in joined]


def needs_blank(before: Fragment, after: Fragment) -> bool:
    """Whether a blank belongs between two joined fragments: one is written between them, or the gap shows one."""
    size = min(before.height, after.height)
    written = bool(before.tail) and after.order == before.order + 1
    return written or parted(before.words[-1][-1], after.words[0][0], after.x0 - before.x1, size)
