"""All examples and counterexamples, collected from the folders of the patterns. One test reads them all.

A phrase may need the words around it: «...» then marks the phrase, and the rest is context. Without marks the phrase is the
whole text.

What `kind`, `value` and `unit` say depends on the folder:

    code, citation, date, period,    the kind of mention, its canonical value and unit, as `Reading` has them;
    percent, quantity, number        the text is read by all patterns together, in their order
    qualifier                        `kind` is the qualifier or modality of the marked figure, `value` and `unit` its own
    heading                          `kind` is that of the enumerator a line opens with, or `bullet`; `value` its label
    letterhead                       `kind` is the part of the letterhead or closing; `value` what the line tells of it

An example is read in exactly one way: nothing but this reading touches the marked phrase. A counterexample is not read as its
kind: no reading of that kind touches the marked phrase.
"""

from patterns.citation import examples as citation
from patterns.code import examples as code
from patterns.date import examples as date
from patterns.heading import examples as heading
from patterns.letterhead import examples as letterhead
from patterns.number import examples as number
from patterns.pattern import Counterexample, Example
from patterns.percent import examples as percent
from patterns.period import examples as period
from patterns.qualifier import examples as qualifier
from patterns.quantity import examples as quantity

OPEN, CLOSE = "«", "»"
"""The marks around a phrase that stands in context. Reports quote with “...”, so these are free."""

_FOLDERS = {
    "citation": citation,
    "code": code,
    "date": date,
    "heading": heading,
    "letterhead": letterhead,
    "number": number,
    "percent": percent,
    "period": period,
    "qualifier": qualifier,
    "quantity": quantity,
}

EXAMPLES: dict[str, tuple[Example, ...]] = {name: folder.EXAMPLES for name, folder in _FOLDERS.items()}
"""The examples of each folder."""

COUNTEREXAMPLES: dict[str, tuple[Counterexample, ...]] = {
    name: folder.COUNTEREXAMPLES for name, folder in _FOLDERS.items()
}
"""The counterexamples of each folder."""


def unmark(text: str) -> tuple[str, int, int]:
    """The text without the marks, and the half-open range of the phrase in it.

    >>> unmark("tăng «5%» so với cùng kỳ"), unmark("5%")
    (('tăng 5% so với cùng kỳ', 5, 7), ('5%', 0, 2))
    """
    before, opened, rest = text.partition(OPEN)
    if not opened:
        return text, 0, len(text)
    phrase, _, after = rest.partition(CLOSE)
    return before + phrase + after, len(before), len(before) + len(phrase)
