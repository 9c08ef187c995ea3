"""Relations (quan hệ): breakdowns, ratios and fractions with their percentages, as the text itself ties them."""

from collections.abc import Sequence

from extractor.blocks import Outline
from extractor.breakdown import breakdowns
from extractor.label import Item
from extractor.model import Relation
from extractor.ratio import ratios


def relate(outline: Outline, items: Sequence[Item]) -> list[Relation]:
    """The relations between the figures of a report; repeats come later, from the observations."""
    whole_and_parts = breakdowns(outline, items)
    return [*whole_and_parts, *ratios(items, whole_and_parts)]
