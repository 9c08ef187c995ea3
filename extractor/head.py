"""The head (phần đầu): the lines before the body, letterhead and title, and what each of them prints."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

import regex as re

from extractor.blocks import BlockKind, Letterhead
from extractor.columns import Piece, column_pieces
from extractor.ends import is_rule
from extractor.joining import Measure, is_unfinished, shouts
from extractor.lines import Line
from patterns import letterhead
from patterns.heading import read_bullet, read_enumerator

_HEAD_LINES, _TITLE_LINES, _SUBJECT_LINES = 45, 9, 6
_BRACKET = re.compile(r"[()]")
# Opens the grounds of a decision, whatever the length of the line.
_GROUNDS = re.compile(r"căn cứ |xét đề nghị ")


@dataclass(frozen=True, slots=True)
class Head:
    """The first lines: what they print, and the runs of lines they make up, as kind and length."""

    letterhead: Letterhead
    runs: tuple[tuple[BlockKind, int], ...]


def read_head(lines: Sequence[Line], measure: Measure, before: int) -> Head:
    """Letterhead and title. `before`: the index of a line that is certainly no part of them."""
    limit = min(before, _HEAD_LINES)
    addressed = next((i for i in range(limit) if letterhead.read_addressees_head(lines[i].text) is not None), limit)
    type_at = next((i for i in range(addressed) if letterhead.is_document_type(lines[i].text)), None)
    if type_at is None:
        end = _letterhead_end(lines[:addressed])
        reading = _read(lines[:end])
        return Head(reading.letterhead(), tuple(_runs(lines[:end], reading)))
    reading = _read(lines[:type_at])
    printed = reading.letterhead()
    kind, rest = letterhead.is_document_type(lines[type_at].text) or ("", "")
    end = type_at + 1
    title: list[Line] = []
    while end < limit and len(title) < _TITLE_LINES and not _title_ends(lines, end, title, measure):
        if not is_rule(lines[end].text):
            title.append(lines[end])
        end += 1
    runs: tuple[tuple[BlockKind, int], ...] = (*_runs(lines[:type_at], reading), ("title", 1))
    if end > type_at + 1:
        runs = (*runs, ("title", end - type_at - 1))
    words = _without_brackets([rest, *(" ".join(line.text.split()) for line in title)])
    words = letterhead.read_subject(words) or words
    return Head(replace(printed, document_type=kind, title=words or printed.title), runs)


def _without_brackets(title: Sequence[str]) -> str:
    """The title's lines as one, without those of a note in brackets below it: `(Từ ngày ... đến ngày ...)`."""
    kept: list[str] = []
    depth = 0
    for line in title:
        inside = depth > 0 or line.startswith("(")
        if inside:
            depth += line.count("(") - line.count(")")
        else:
            kept.append(line)
        depth = max(depth, 0)
    return " ".join(kept).strip()


def _read(lines: Sequence[Line]) -> "_Reading":
    """The letterhead on some lines; the stamp of a signature may stand above or in it."""
    return _Reading(column_pieces([line for line in lines if not letterhead.is_stamp(line.text)]))


def _runs(lines: Sequence[Line], reading: "_Reading") -> Iterator[tuple[BlockKind, int]]:
    """Each line of the letterhead by itself, but those that a date or number runs over together."""
    length = 1
    for line, following in zip_longest(lines, lines[1:]):
        if following is not None and following.start in reading.runs_on:
            length += 1
        else:
            yield ("stamp" if letterhead.is_stamp(line.text) else "letterhead"), length
            length = 1


def _letterhead_end(lines: Sequence[Line]) -> int:
    """Without a document type: the letterhead goes as far as each line belongs to one of its parts.

    There is one only where the nation's name, the Party's or a number tells so.
    """
    reading = _read(lines)
    if not reading.is_letterhead:
        return 0
    foreign = {line.start for line in reading.foreign}
    return next((i for i, line in enumerate(lines) if line.start in foreign), len(lines))


def _title_ends(lines: Sequence[Line], index: int, title: Sequence[Line], measure: Measure) -> bool:
    line = lines[index]
    if letterhead.read_addressees_head(line.text) is not None or read_bullet(line.text):
        return True
    if (mark := read_enumerator(line.text)) is not None and mark.family != "letter" and mark.sure:
        return True
    if not title or _is_open(title):
        return False
    if _GROUNDS.match(line.folded) and line.text[0].isupper():
        return True
    if shouts(line.text) and not shouts(title[-1].text) and len(line.text.split()) > 1 and _is_authority(line.text):
        return True
    if not line.text[0].isupper() or is_unfinished(title[-1]):
        return False
    following = lines[index + 1] if index + 1 < len(lines) else line
    if letterhead.is_preamble(line.text):  # a centred title is short; a paragraph runs on to full lines
        whole = line.text.endswith((".", ";", ":"))  # where lines are not wrapped: a paragraph that is one line
        return whole or max(line.width, following.width) > 0.7 * measure.width
    announces = line.text.endswith(":") and not shouts(line.text)  # what comes next: this is the body
    return line.blanks > 0 and (announces or line.width > 0.85 * measure.width)


def _is_open(title: Sequence[Line]) -> bool:
    """Whether a bracket that opened in the title is still open."""
    marks = [mark.group() for line in title for mark in _BRACKET.finditer(line.text)]
    return marks.count("(") > marks.count(")")


def _is_authority(line: str) -> bool:
    """Whether a line names who decides, as it stands between title and grounds: `CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ`."""
    return letterhead.begins_agency(line) or letterhead.is_role(line)


class _Reading:
    """The pieces of a letterhead read once, in order.

    `foreign`: the lines that belong to no part of it; `runs_on`: where the lines begin that hold but the end of a date or number.
    """

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self.texts = tuple(text for _, text in pieces)
        self.foreign: list[Line] = []
        self.runs_on: set[int] = set()
        self.is_letterhead = False
        self.complete = False  # whether place and date were read, right of or below an agency: what follows is none
        self.capitals: list[str] = []
        self.number: str | None = None
        self.place: str | None = None
        self.date: str | None = None
        self.subject: list[str] = []
        index = 0
        while index < len(pieces):
            taken = self._place_date(index) or self._number(index)
            self.runs_on |= {line.start for line, text in pieces[index + 1 : index + taken] if text == line.text}
            taken = taken or self._masthead(index) or self._subject(index)
            if not taken and not self._agency(self.texts[index]):
                self.foreign.append(pieces[index][0])
            index += taken or 1

    def letterhead(self) -> Letterhead:
        """What the letterhead prints; the agency is the last one named, the superior the one above."""
        names = letterhead.agency_names(self.capitals)
        return Letterhead(
            parent_agency=names[-2] if len(names) > 1 else None,
            agency=names[-1] if names else None,
            number=self.number,
            place=self.place,
            date=self.date,
            title=" ".join(self.subject) or None,
        )

    def _masthead(self, index: int) -> int:
        count = letterhead.masthead(self.texts[index : index + 3])
        self.is_letterhead = self.is_letterhead or count > 0
        return count

    def _place_date(self, index: int) -> int:
        for count in (1, 2, 3):
            text = " ".join(self.texts[index : index + count])
            if (found := letterhead.read_place_date(text)) is not None:
                self.place, self.date = found
                self.complete = bool(self.capitals)
                return count
            if not letterhead.is_place_date_begun(text):
                return 0
        return 0

    def _number(self, index: int) -> int:
        text, count = self.texts[index], 1
        if letterhead.is_number_begun(text) and index + 1 < len(self.texts):
            text, count = text + self.texts[index + 1], 2
        found = letterhead.read_document_number(text)
        if found is None:
            return 0
        self.number = self.number or found
        self.is_letterhead = True
        return count

    def _subject(self, index: int) -> int:
        """`V/v ...` and the lines that go on with it, up to the next part of the letterhead."""
        words = letterhead.read_subject(self.texts[index])
        if words is None or self.subject:
            return 0
        self.subject.append(words)
        count = 1
        for text in self.texts[index + 1 : index + _SUBJECT_LINES]:
            if self._is_part(index + count) or shouts(text):
                break
            self.subject.append(text)
            count += 1
        return count

    def _is_part(self, index: int) -> bool:
        text = self.texts[index]
        return bool(
            letterhead.masthead(self.texts[index : index + 3])
            or letterhead.is_place_date_begun(text)
            or letterhead.read_place_date(text)
            or letterhead.read_document_number(text)
            or is_rule(text)
        )

    def _agency(self, text: str) -> bool:
        """Whether a piece is a line of an agency's name, or says nothing."""
        if is_rule(text) or letterhead.is_mark(text) or not any(ch.isalpha() for ch in text):
            return True
        if text != text.upper() or letterhead.read_addressees_head(text) is not None or self.complete:
            return False
        if not text.startswith("SỐ"):
            self.capitals.append(text)
        return True
