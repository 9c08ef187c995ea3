"""Sources (bản nguồn) of reports: marked text, free of any layout.

# I. TITLE           heading of the first level       @ PHỤ LỤC I          starts an appendix on a new page
## 1. Title          heading of the second level      @@ Title             its title
### a) Title         heading of the third level       @@@ (Kèm theo ...)   the note below the title
- item, + item       list item                        | a | b | c |        row of a table; < goes on with the
anything else        paragraph                                             cell to the left, ^ with the cell above
                                                      |---|                ends the head of the table
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, Literal

from evaluator.marks import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

COUNTRY = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"

Kind = Literal["first", "second", "third", "text", "item", "appendix", "title", "note", "table"]

KIND_OF_MARK: Final[dict[str, Kind]] = {  # the longest mark first: "@@" also starts with "@"
    "### ": "third",
    "## ": "second",
    "# ": "first",
    "@@@ ": "note",
    "@@ ": "title",
    "@ ": "appendix",
}
"""What a block is, by the mark its line starts with."""

REACHED: Final = frozenset({"<", "^"})
"""What stands in a cell that a merged neighbour reaches over."""


class SourceError(ValueError):
    """A source that cannot be rendered; the message says which and why."""


@dataclass(frozen=True)
class Grid:
    """A table as the source draws it: rows of cells, ``<`` and ``^`` still in place, and how many rows are head."""

    rows: tuple[tuple[str, ...], ...]
    head: int

    def spans(self) -> Iterator[tuple[int, int, int, int]]:
        """Each merged cell as (first row, first column, last row, last column), in reading order."""
        for r, row in enumerate(self.rows):
            for c, cell in enumerate(row):
                if cell in REACHED:
                    continue
                right, down = c, r
                while right + 1 < len(row) and row[right + 1] == "<":
                    right += 1
                while down + 1 < len(self.rows) and self.rows[down + 1][c] == "^":
                    down += 1
                if (right, down) != (c, r):
                    yield r, c, down, right


@dataclass(frozen=True)
class Block:
    """One paragraph, heading or table, in the order of the page."""

    kind: Kind
    text: str
    grid: Grid | None = None


@dataclass(frozen=True)
class Dump:
    """How the text dump of a report looks.

    Attributes:
        width: Characters a line may hold, the space at its end not counted.
        blank: Where blank lines fall: between blocks only, also after the first line of each block of several lines, or
            after every line.
        pages: How a page shows in the text: not at all, by one space at its head, or by a form feed.
        lines: Printed lines a page holds.
        break_hyphens: Whether a line may break after a hyphen between letters (``10/KH-`` / ``UBND``).
        eth: Words whose first ``Đ`` is printed as ``Ð`` (U+00D0) where they occur first; empty for none.
        header: Whether letterhead and title are there; a dump may begin with the first paragraph.
        numbers: Whether each page but the first begins with its number.
    """

    width: int = 78
    blank: Literal["blocks", "first-lines", "lines"] = "blocks"
    pages: Literal["none", "space", "formfeed"] = "none"
    lines: int = 44
    break_hyphens: bool = False
    eth: str = ""
    header: bool = True
    numbers: bool = False


@dataclass(frozen=True)
class Report:
    """One report: letterhead, body, closing and appendices, free of any layout. `also`: printed as well, beside text and PDF."""

    agency: tuple[str, ...]
    number: str
    place_date: str
    kind: str
    subject: str
    body: tuple[Block, ...]
    recipients: tuple[str, ...]
    capacity: tuple[str, ...]
    signatory: str
    appendix: tuple[Block, ...] = ()
    parent: str = ""
    also: tuple[Literal["word", "scan"], ...] = ()
    dump: Dump = field(default_factory=Dump)


def read_source(text: str, *, marks: bool = False) -> Report:
    """Read one source. What it says for the gold alone is left out (see `evaluator.marked`).

    Args:
        text: The TOML text of ``corpus/sources/<name>.toml``.
        marks: Whether the marks of figures stay in the text.

    Returns:
        The report.

    Raises:
        SourceError: A table has rows of different lengths, or no ``|---|`` line.
        tomllib.TOMLDecodeError: The text is not TOML.
        TypeError: A key is missing or unknown.
    """
    fields: dict[str, Any] = tomllib.loads(text if marks else plain(text))
    fields.pop("gold", None)
    for name in ("agency", "recipients", "capacity", "also"):
        fields[name] = tuple(fields.get(name, ()) if name == "also" else fields[name])
    for name in ("body", "appendix"):
        fields[name] = blocks(fields.get(name, ""))
    fields["dump"] = Dump(**fields.get("dump", {}))
    return Report(**fields)


def blocks(marked: str) -> tuple[Block, ...]:
    """Read marked text, one block a line; the top of this module says how it is marked.

    Raises:
        SourceError: a table has rows of different lengths, or no ``|---|`` line.
    """
    return tuple(_blocks(marked))


def _blocks(marked: str) -> Iterator[Block]:
    """Cut marked text into blocks; neighbouring ``|`` lines form one table."""
    rows: list[str] = []
    for line in [*marked.splitlines(), ""]:
        if line.startswith("|"):
            rows.append(line)
            continue
        if rows:
            yield Block("table", "", _grid(rows))
            rows = []
        if line.strip():
            yield _block(line.strip())


def _block(line: str) -> Block:
    """Tell what one line is by its mark."""
    for mark, kind in KIND_OF_MARK.items():
        if line.startswith(mark):
            return Block(kind, line.removeprefix(mark))
    return Block("item" if line.startswith(("- ", "+ ")) else "text", line)


def _grid(lines: Sequence[str]) -> Grid:
    """Read the lines of one table."""
    cells = [tuple(cell.strip() for cell in line.strip().strip("|").split("|")) for line in lines]
    rules = [i for i, row in enumerate(cells) if set(row[0]) == {"-"}]
    if len(rules) != 1:
        raise SourceError(f"a table needs exactly one |---| line below its head: {lines[0]}")
    rows = tuple(cells[: rules[0]] + cells[rules[0] + 1 :])
    if len({len(row) for row in rows}) != 1:
        raise SourceError(f"the rows of a table have different lengths: {lines[0]}")
    return Grid(rows, rules[0])
