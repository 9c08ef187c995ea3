"""Seals of digital signatures (khung chữ ký số) that are printed in the page itself: taken out, to be read after it.

Signing software, or printing to PDF afterwards, writes the words of a seal into the page: who signed, their address, the
time. They stand anywhere, often across the text. A seal is told by what its lines say and by how they stand together.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from extractor.readers.pdf.glyphs import Glyphs
from extractor.readers.pdf.pdfium import RawPage
from patterns.letterhead import is_stamp

_LINE = re.compile(r"[^\r\n]+")
# One of these is in every seal; most pages hold none of them, and are looked at no further.
_MAY_TELL = ("@", "ký:", "ký :", "ký bởi", "Ký bởi", "ký ngày", "Ký ngày", "ký lên", "igned", "ignature")
_TIME = re.compile(r":\d\d:\d\d")
_ADDRESS_OR_ZONE = re.compile(r"[\w.+-]{1,64}@[\w.-]{3,80}|[+-]\d\d:\d\d")
_LONGEST = 12  # lines of a seal
_APART = 1.2  # heights between two of its lines
_LIKE = 0.25  # share by which their heights may differ
_TELLING = 2  # lines of a seal that say so, at least


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the file, `[start, end)` of the characters, and the box around it."""

    start: int
    end: int
    x0: float
    top: float
    x1: float
    bottom: float
    telling: bool

    @property
    def height(self) -> float:
        return self.bottom - self.top


def unsealed(raw: RawPage) -> tuple[RawPage, list[RawPage]]:
    """The page without its seals, and each seal as a page of its own. Seals that are turned are left where they are."""
    text = raw.glyphs.text
    if raw.turned or not (any(word in text for word in _MAY_TELL) or _TIME.search(text)):
        return raw, []
    taken: set[int] = set()
    seals: list[RawPage] = []
    for group in _groups(list(_lines(raw.glyphs))):
        if len(group) <= _LONGEST and sum(line.telling for line in group) >= _TELLING:
            start, end = group[0].start, group[-1].end
            seals.append(replace(raw, glyphs=raw.glyphs.part(start, end), segments=()))
            taken.update(range(start, end))
    return (replace(raw, glyphs=raw.glyphs.without(taken)), seals) if taken else (raw, [])


def _groups(lines: list[_Line]) -> Iterator[list[_Line]]:
    """Lines that follow each other in the file, one close below the other, in type of one size."""
    group: list[_Line] = []
    for line in lines:
        if group and not _goes_on(group[-1], line):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _goes_on(before: _Line, after: _Line) -> bool:
    size = max(before.height, after.height)
    return (
        abs(before.height - after.height) <= _LIKE * size
        and before.top < after.top
        and after.top - before.bottom <= _APART * size
        and before.x0 <= after.x1
        and after.x0 <= before.x1
    )


def _lines(glyphs: Glyphs) -> Iterator[_Line]:
    for match in _LINE.finditer(glyphs.text):
        shown = [index for index in range(*match.span()) if glyphs.text[index] > " "]
        if shown:
            yield _Line(
                start=match.start(),
                end=match.end(),
                x0=min(glyphs.x0[index] for index in shown),
                top=min(glyphs.top[index] for index in shown),
                x1=max(glyphs.x1[index] for index in shown),
                bottom=max(glyphs.bottom[index] for index in shown),
                telling=_tells(match[0].strip()),
            )


def _tells(line: str) -> bool:
    return is_stamp(line) or _ADDRESS_OR_ZONE.fullmatch(line) is not None
