"""Relations (quan hệ số liệu) that the text itself states between figures."""

from typing import Literal

from extractor.model.base import Noun


class End(Noun):
    """One end of a relation: a mention or a cell by id, or one half of a fraction."""

    id: str
    part: Literal["numerator", "denominator"] | None = None

    # Figures are kept by their end and compared by it, thousands of times in a report: two names, not all that a model checks.
    def __hash__(self) -> int:
        """That of its two names."""
        return hash((self.id, self.part))

    def __eq__(self, other: object) -> bool:
        """Whether both name the same figure, or half of one."""
        return isinstance(other, End) and self.id == other.id and self.part == other.part


class Breakdown(Noun):
    """A whole (tổng số) and the parts (chia ra, trong đó) the text lists for it. Not complete: the parts name some only.

    `by_sum`: they are taken for all parts, or for parts at all, only because they make up the whole exactly; the words do
    not say so, and with another figure there would be no such breakdown.
    """

    kind: Literal["breakdown"] = "breakdown"
    whole: End
    parts: tuple[End, ...]
    complete: bool
    by_sum: bool = False


class Ratio(Noun):
    """A percentage and the counts it was computed from, as far as the text names them."""

    kind: Literal["ratio"] = "ratio"
    numerator: End | None
    denominator: End | None
    percent: End


class FractionPercent(Noun):
    """A printed fraction and the percentage printed for it: `921/1270 hồ sơ, đạt 72,52%`."""

    kind: Literal["fraction_percent"] = "fraction_percent"
    fraction: End
    percent: End


class Repeat(Noun):
    """The same quantity told more than once (same thing, period and scope), equal or not."""

    kind: Literal["repeat"] = "repeat"
    members: tuple[End, ...]


Relation = Breakdown | Ratio | FractionPercent | Repeat
