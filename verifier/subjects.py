"""Subjects (đối tượng): whose figures a list item or a section tells, where its opening words name a part of the whole.

1. Thôn 3: tiếp nhận 48 hồ sơ ...    2. Khối huyện: tiếp nhận 49 hồ sơ ...
"""

import regex as re

from extractor.model import Mention
from patterns.folding import fold
from patterns.words import any_of, forms
from verifier.facts import Facts

_LONGEST = 80
_WORDS = 8
_REACH = 400
_MARK = re.compile(r"\s*(?:[-–+*•]|\d{1,2}(?:\.\d{1,2})*[.)]|\p{L}\)|[IVX]{1,5}\.)?\s*")
_LEAD = re.compile(rf"(?P<lead>[^:\n.]{{2,{_LONGEST}}}):\s*(?=\S)")
# A body is one by its name: "Tổ 3", "Xã Tân Lập"; "Tổ chức bộ máy", "Phòng, chống lũ" are none.
_BODY = re.compile(rf"(?:ubnd |ủy ban nhân dân )?{any_of(forms('lists', 'body'))} (?=[\p{{L}}\d])")
_BLOCK = re.compile(rf"(?:ubnd |ở |tại |kết quả )?{any_of(forms('lists', 'block'))}(?!\p{{L}})")
_SUMMING = re.compile(rf"{any_of(forms('lists', 'summing_lead'))}(?!\p{{L}})")


def of_other_subjects(facts: Facts, a: Mention, b: Mention) -> bool:
    """Whether two figures are, or may be, told of different parts of the whole.

    They are where the openings of their items name different subjects; they may be where one names a body or a block and
    the other none.
    """
    one, other = _subject(facts, a), _subject(facts, b)
    if one == other:
        return False
    return bool(one and other) or any(subject is not None and _is_part(subject) for subject in (one, other))


def _subject(facts: Facts, mention: Mention) -> str | None:
    """The words that open the item of a figure, else the title of its section, where they name a subject; as printed."""
    text = facts.report.source.text
    begin = text.rfind("\n", max(0, mention.start - _REACH), mention.start) + 1
    mark = _MARK.match(text, begin, mention.start)
    lead = _LEAD.match(text, mark.end() if mark else begin, mention.start)
    told = _named(lead["lead"]) if lead is not None and lead.end() < mention.start else None
    if told is not None:
        return told
    title = _named(facts.once(_titles).get(mention.section, ""))
    return title if title and _is_part(title) else None


def _titles(facts: Facts) -> dict[str, str]:
    """The title of each section by its path."""
    return {section.path: section.title for section in facts.report.sections}


def _named(words: str) -> str | None:
    subject = " ".join(words.split())
    return subject if len(subject.split(" ")) <= _WORDS and not _SUMMING.match(fold(subject)) else None


def _is_part(subject: str) -> bool:
    """Whether words name a body by its name or number, or a block or a level."""
    folded = fold(subject)
    body = _BODY.match(folded)
    named = body is not None and (subject[body.end()].isupper() or subject[body.end()].isdigit())
    return named or _BLOCK.match(folded) is not None
