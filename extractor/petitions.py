"""Petitions (đơn thư): letters that citizens write under the laws on complaints, no feedback on administrative rules.

    1. Tiếp công dân / nhận 07 đơn kiến nghị, đã giải quyết 05 đơn        no code of "phản ánh, kiến nghị"
    5. Xử lý phản ánh, kiến nghị / tiếp nhận 07 phản ánh, kiến nghị       of a report on procedures: one

The frame decides: the nearest of the paragraph, the titles of the sections it stands in and that of the report that is
about either.
"""

from collections.abc import Iterator, Sequence

import regex as re

from extractor.blocks import Outline
from extractor.label import Item
from extractor.linked import Linked
from patterns.folding import fold
from patterns.words import forms, whole_word

_FEEDBACK = "fb."
_LETTERS = frozenset({"đơn", "vụ việc"})
_PETITION = re.compile(whole_word(forms("outline", "petition")))
_RULE = re.compile(whole_word(forms("outline", "rule_feedback")))
_LONGEST = 2000


def without_petitions(outline: Outline, items: Sequence[Item], linked: dict[str, Linked]) -> None:
    """Take the codes of feedback from figures that tell of petitions; no link is better than a wrong one."""
    titles = {section.path: fold(section.title) for section in outline.sections}
    whole = fold(outline.letterhead.title or "")
    for item in items:
        one = linked.get(item.id)
        if one is None or not one.code.startswith(_FEEDBACK):
            continue
        frames = _frames(outline, item, titles, whole)
        if next((told for frame in frames if (told := is_of_petitions(frame)) is not None), False):
            del linked[item.id]


def _frames(outline: Outline, item: Item, titles: dict[str, str], whole: str) -> Iterator[str]:
    """What a figure stands in, from the inside out; its paragraph only where it counts letters, as feedback seldom is."""
    if item.group in _LETTERS:
        yield outline.blocks[item.found.block].view.folded[:_LONGEST]
    path = item.found.mention.section
    while path:
        yield titles.get(path, "")
        path = path.rpartition(".")[0]
    yield whole


def is_of_petitions(words: str) -> bool | None:
    """Whether words are about petitions (True) or administrative rules (False); None where they leave it open."""
    petition, rule = _PETITION.search(words) is not None, _RULE.search(words) is not None
    return None if petition == rule else petition
