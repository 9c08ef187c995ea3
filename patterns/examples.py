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

from patterns.citation.examples import COUNTEREXAMPLES as _CITATION_NOT
from patterns.citation.examples import EXAMPLES as _CITATION
from patterns.code.examples import COUNTEREXAMPLES as _CODE_NOT
from patterns.code.examples import EXAMPLES as _CODE
from patterns.date.examples import COUNTEREXAMPLES as _DATE_NOT
from patterns.date.examples import EXAMPLES as _DATE
from patterns.heading.examples import COUNTEREXAMPLES as _HEADING_NOT
from patterns.heading.examples import EXAMPLES as _HEADING
from patterns.letterhead.examples import COUNTEREXAMPLES as _LETTERHEAD_NOT
from patterns.letterhead.examples import EXAMPLES as _LETTERHEAD
from patterns.number.examples import COUNTEREXAMPLES as _NUMBER_NOT
from patterns.number.examples import EXAMPLES as _NUMBER
from patterns.pattern import Counterexample, Example
from patterns.percent.examples import COUNTEREXAMPLES as _PERCENT_NOT
from patterns.percent.examples import EXAMPLES as _PERCENT
from patterns.period.examples import COUNTEREXAMPLES as _PERIOD_NOT
from patterns.period.examples import EXAMPLES as _PERIOD
from patterns.qualifier.examples import COUNTEREXAMPLES as _QUALIFIER_NOT
from patterns.qualifier.examples import EXAMPLES as _QUALIFIER
from patterns.quantity.examples import COUNTEREXAMPLES as _QUANTITY_NOT
from patterns.quantity.examples import EXAMPLES as _QUANTITY

OPEN, CLOSE = "«", "»"
"""The marks around a phrase that stands in context. Reports quote with “...”, so these are free."""

EXAMPLES: dict[str, tuple[Example, ...]] = {
    "citation": _CITATION,
    "code": _CODE,
    "date": _DATE,
    "heading": _HEADING,
    "letterhead": _LETTERHEAD,
    "number": _NUMBER,
    "percent": _PERCENT,
    "period": _PERIOD,
    "qualifier": _QUALIFIER,
    "quantity": _QUANTITY,
}
"""The examples of each folder."""

COUNTEREXAMPLES: dict[str, tuple[Counterexample, ...]] = {
    "citation": _CITATION_NOT,
    "code": _CODE_NOT,
    "date": _DATE_NOT,
    "heading": _HEADING_NOT,
    "letterhead": _LETTERHEAD_NOT,
    "number": _NUMBER_NOT,
    "percent": _PERCENT_NOT,
    "period": _PERIOD_NOT,
    "qualifier": _QUALIFIER_NOT,
    "quantity": _QUANTITY_NOT,
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
