"""A pattern is data: a name, an expression over folded text, and a production; its phrases stand beside it as examples."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from patterns.values import Reading

if TYPE_CHECKING:
    import regex as re

NumberStyle = Literal["vi", "en"]
"""Which separators a document shows that it uses: `vi` 1.234,5 and `en` 1,234.5."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """The text under a pattern: as printed and folded (same length), and the number style its document shows, if any.

    `by_space`: the document sets thousands apart by spaces.
    """

    text: str
    folded: str
    style: NumberStyle | None = None
    by_space: bool = False


Production = Callable[["re.Match[str]", Phrase], Reading | None]


@dataclass(frozen=True, slots=True, eq=False)
class Pattern:
    """Finds one kind of phrase. `produce` may decline a match (None): the text is then left to later patterns.

    `digits`: every match holds a digit, so that text without digits need not be searched.
    `pieces`: it reads what the patterns before it have left over, piece by piece; what they have taken bounds a match as
    the ends of the text do.
    """

    name: str
    expression: "re.Pattern[str]"
    produce: Production
    on: Literal["folded", "text"] = "folded"
    digits: bool = True
    pieces: bool = False


@dataclass(frozen=True, slots=True)
class Example:
    """A phrase a pattern must read as a whole, in exactly one way, with this value."""

    text: str
    kind: str
    value: str
    unit: str | None = None
    source: str = "invented"


@dataclass(frozen=True, slots=True)
class Counterexample:
    """A phrase that must not be read as this kind, and why."""

    text: str
    kind: str
    because: str
