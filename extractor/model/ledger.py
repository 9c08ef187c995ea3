"""The ledger of digits (sổ chữ số): every digit of a source with the one thing that holds it, or why nothing does."""

from typing import Literal

from extractor.model.base import Noun

Holder = Literal["mention", "cell", "table_head", "enumerator", "furniture", "footnote_mark", "unit_power", "none"]
"""What a digit can belong to: a figure, a table cell or head, the number of a heading, what belongs to the page, the raised
mark of a footnote, the power of a unit (m²). `none`: it is left over."""

HOLDERS: tuple[Holder, ...] = (
    "mention",
    "cell",
    "table_head",
    "enumerator",
    "furniture",
    "footnote_mark",
    "unit_power",
    "none",
)

Reason = Literal["outside_blocks", "outside_cells", "unread_form", "unclaimed"]
"""Why a digit is left over: it stands in no block of the outline; in a table but in no cell; in a form that no pattern reads
(①, ₂); or no pattern took it."""


class Entry(Noun):
    """A run of digits that one thing holds: `text` is `source.text[start:end]`; `id` that of the mention or cell."""

    text: str
    start: int
    end: int
    holder: Holder
    id: str | None


class Leftover(Noun):
    """A run of digits that nothing holds (số chưa đọc được): where it stands, in what kind of block, and why.

    `line` counts the line ends of the whole text; `before` and `after` are the characters around it.
    """

    text: str
    start: int
    end: int
    page: int
    line: int
    before: str
    after: str
    block: str | None
    reason: Reason


class Held(Noun):
    """How much one kind of holder holds: runs of digits, and digits."""

    holder: Holder
    runs: int
    digits: int


class Ledger(Noun):
    """All digits of a source in text order, how many each kind of holder has, and those left over; there should be none."""

    digits: int
    held: tuple[Held, ...]
    left: tuple[Leftover, ...]
    entries: tuple[Entry, ...]
