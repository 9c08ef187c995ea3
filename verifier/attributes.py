"""Attributes (thuộc tính): what people are told to be beside each other, so that one may be counted under several.

40 học sinh, trong đó 25 nữ, 20 dân tộc; 52 cán bộ, trong đó có 40 đảng viên, 22 nữ.
"""

from collections.abc import Sequence

import regex as re

from extractor.model import Mention
from patterns.units import PERSONS, unit_group
from patterns.words import forms, table, whole_word
from verifier.facts import Facts

_ROWS = table("lists")["attribute"]
_AXIS_OF = {form: row["axis"] for row in _ROWS for form in (*row["forms"], *row.get("alone", ()))}
_ALONE = [form for row in _ROWS for form in row.get("alone", ())]
_NAME = re.compile(
    rf"{whole_word([*(_AXIS_OF.keys() - set(_ALONE)), *forms('lists', 'no_attribute')])}|{whole_word(_ALONE)}(?! ?\p{{L}})"
)
_STOP = re.compile(r"[,;:.()\n\d]| và ")
_NEAR = 40


def overlap_by_attribute(facts: Facts, whole: Mention, parts: Sequence[Mention]) -> bool:
    """Whether people are divided along two axes at once: some part is named by an attribute of an axis along which others are not.

    Args:
        facts: of the report.
        whole: the total.
        parts: its parts, two or more.
    """
    if unit_group(whole.unit) not in PERSONS:
        return False
    axes = [_axes(facts, part) for part in parts]
    return any(axes) and not frozenset.intersection(*axes)


def _axes(facts: Facts, part: Mention) -> frozenset[str]:
    """The axes along which a part is named, by the words of its clause."""
    before = _STOP.split(facts.lower[max(0, part.start - _NEAR) : part.start])[-1]
    words = before + facts.lower[part.start : part.end] + " " + _STOP.split(facts.lower[part.end : part.end + _NEAR])[0]
    return frozenset(_AXIS_OF[name] for name in _NAME.findall(words) if name in _AXIS_OF)
