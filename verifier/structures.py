"""Structures (cơ cấu): where the shares of one whole end and those of another begin.

`Cơ cấu: nông nghiệp 32%, công nghiệp 41%, dịch vụ 27%; lao động qua đào tạo 65%` tells three shares of one whole; the 65%
are of another: the three make up all of it, and a semicolon ends a list by commas.
"""

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from extractor.model import End, Mention
from patterns.slips import Printed, closes
from verifier.facts import Facts

ALL = Printed(Decimal(100))
"""What the shares of one whole make up."""
_PAIR = 2


def shares_of_one(facts: Facts, listed: Sequence[Mention]) -> Sequence[Mention]:
    """The first shares of a list that are of one whole.

    Args:
        facts: of the report.
        listed: percentages that follow each other, in text order.
    """
    marks = [";" in facts.words(one.end, other.start) for one, other in pairwise(listed)]
    commas = marks.index(True) if True in marks else 0
    if commas >= _PAIR:
        listed = listed[: commas + 1]
    figures = [facts.printed(End(id=share.id)) for share in listed]
    whole = next((n for n in range(_PAIR, len(figures)) if closes(ALL, figures[:n])), len(figures))
    return listed[:whole]
