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
    page: int
    holder: Holder
    id: str | None
    block: str | None
    reason: Reason | None


class Held(Noun):
    """How much one kind of holder holds: runs of digits, and digits."""

    holder: Holder
    runs: int
    digits: int


class Ledger(Noun):
    """All digits of a source in text order, and how many each kind of holder has; all holders are listed."""

    digits: int
    held: tuple[Held, ...]
    entries: tuple[Entry, ...]

    @property
    def left(self) -> tuple[Entry, ...]:
        """The entries that nothing holds; there should be none."""
        return tuple(entry for entry in self.entries if entry.holder == "none")
