"""Joining (nối dòng): which wrapped lines are one paragraph or one title."""

from collections.abc import Sequence
from dataclasses import dataclass

import regex as re

from extractor.clean import is_broken_number
from extractor.lines import Line, natural_width
from patterns.heading import Enumerator, read_bullet, read_enumerator
from patterns.words import any_of, forms

# The share of the measure from which a line counts as full: the next word would not have fitted (measured on wrapped
# lines of real reports: 98% of the certain ones lie above 0.90). Less where there are too few lines to tell the measure.
_FULL, _FULL_UNSURE = 0.88, 0.82
_SURE_LINES = 10
# How full a line must be to go on behind a word that cannot end it, and behind the end of a sentence.
_ROOM_UNFINISHED, _ROOM_SENTENCE = 0.6, 0.95
# How full it must be for a figure to go on behind a colon or semicolon: figures often keep their unit beside them.
_ROOM_FIGURE = 0.8
# The share of blank lines followed by a small letter from which blank lines say nothing (some PDF dumps strew them).
_BLANK_NOISE = 0.09
_SPACE = 290
_TYPICAL_MEASURE = 32_500
_APPENDIX_TITLE_LINES = 5
# So many blank lines end a title even where its line is full.
_FAR = 2
_SENTENCE_END = re.compile(r"[.!?…]+[)\"”’]*(?= \p{Lu})")
_ATTACHED = re.compile(r" ?\((?:kèm|ban hành) theo[^)]*\)", re.IGNORECASE)
# "năm học 2023 -" / "2024"; "... tại Bộ phận Một cửa" / "6 tháng đầu năm 2024".
_OPEN_SPAN = re.compile(r"\d ?[-–]$")
_PERIOD_LINE = re.compile(r"\d{1,2} tháng (?:(?:đầu|cuối) )?năm \d{4}\.?")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_BEFORE_YEAR = re.compile(r"(?<!\p{L})năm$")
_SENTENCE_START = re.compile(rf"{any_of(forms('outline', 'sentence_start'))}\b")
_UNFINISHED = re.compile(rf"(?<!\p{{L}}){any_of(forms('outline', 'unfinished'))}$|[,(/–]$")
_REFERS = re.compile(rf"(?<!\p{{L}}){any_of(forms('outline', 'refers'))}$")


@dataclass(frozen=True, slots=True)
class Measure:
    """How wide the lines of a document run: `width` in thousandths of an em, `full` the share that counts as full."""

    width: int
    full: float
    blank_breaks: bool

    def room(self, last: Line, line: Line) -> float:
        """How full `last` would have been with the first word of `line` on it: above 1 the word did not fit."""
        return (last.width + _SPACE + natural_width(line.text.split(maxsplit=1)[0])) / self.width

    def breaks_inside(self, last: Line, line: Line) -> bool:
        """Whether `line` merely goes on where `last` was full: no sentence or clause ended there."""
        return self.room(last, line) > self.full and last.text[-1] not in '.;:!?…)”"'


def measure_of(lines: Sequence[Line]) -> Measure:
    """The measure of a document, from its longer lines."""
    widths = sorted(line.width for line in lines if len(line.text) > 40)
    after_blank = [line for line in lines if line.blanks]
    noise = sum(line.text[0].islower() for line in after_blank)
    blank_breaks = noise <= _BLANK_NOISE * len(after_blank)
    if len(widths) >= _SURE_LINES:
        return Measure(widths[int(len(widths) * 0.95)], _FULL, blank_breaks)
    return Measure(max(widths, default=_TYPICAL_MEASURE), _FULL_UNSURE, blank_breaks)


def is_unfinished(line: Line) -> bool:
    """Whether a line ends in a word or mark that cannot end it."""
    return _UNFINISHED.search(line.folded) is not None


def refers(line: Line) -> bool:
    """Whether a line ends in a word behind which a number is a reference (`nêu ở phần` / `II. ...`)."""
    return _REFERS.search(line.folded) is not None


def is_bare_heading(line: Line) -> bool:
    """Whether the line is a heading without a number: words in capitals, and no sentence (`ĐÁNH GIÁ CHUNG`)."""
    words = line.text.rstrip(" :").split()
    return (
        len(words) > 1
        and shouts(line.text)
        and line.text[-1] not in ".;,"
        and read_bullet(line.text) is None
        and read_enumerator(line.text) is None
    )


def bare_heading_goes_on(measure: Measure, last: Line, line: Line) -> bool:
    """Whether `line` goes on with a heading without a number."""
    wrapped = is_unfinished(last) or measure.room(last, line) > measure.full
    return wrapped and line.blanks == 0 and shouts(line.text)


def joins(measure: Measure, members: Sequence[Line], line: Line, heading: Enumerator | None) -> bool:
    """Whether `line` goes on with the paragraph or title of `members`."""
    last, first = members[-1], line.text[0]
    end = last.text[-1]
    if heading is not None and heading.kind == "appendix":
        return _appendix_title_goes_on(members, line, heading)
    if _is_broken(last.text, line.text):
        return True
    room = measure.room(last, line)
    if first.islower():
        return end not in ".;:!?" or room > measure.full
    if heading is not None and (verdict := _title_goes_on(measure, members, line, heading)) is not None:
        return verdict
    if is_unfinished(last):
        return room > (_ROOM_UNFINISHED if heading is None else measure.full)  # "số" may end a title: "chính quyền số"
    figure = end in ":;" and first.isdigit() and heading is None
    if room <= (_ROOM_FIGURE if figure else measure.full):
        return False
    if end == ":":
        return not first.isupper()  # a lead-in stands alone; a figure behind a colon goes on
    apart = line.blanks > 0 and (measure.blank_breaks or end != ";")
    return end not in ".;!?" or not apart or room > _ROOM_SENTENCE


def _is_broken(last: str, line: str) -> bool:
    """Whether a line ends within a word, a code, a number or a span: at a hyphen, before `%` or `/15 xã`, in `1.` / `250 hồ sơ`."""
    if (last[-1] == "-" and last[-2:-1].strip()) or (line[0].isdigit() and _OPEN_SPAN.search(last)):
        return True
    numbered = bool(last[:-1].strip("0123456789. "))  # more than the number of a heading
    return line[0] in "%/" or (numbered and is_broken_number(last, line))


def _title_goes_on(measure: Measure, members: Sequence[Line], line: Line, heading: Enumerator) -> bool | None:
    """Whether a section's title goes on with a line that begins with a capital; None when the title ended before."""
    last = members[-1]
    title = " ".join(member.text for member in members)[heading.length :]
    if not title.strip():  # "PHẦN THỨ NHẤT" stands alone; its title is the next line
        return True
    if shouts(title):
        goes_on = shouts(line.text) or not any(ch.isalpha() for ch in line.text)  # "QUÝ IV NĂM / 2024"
        apart = line.blanks > (0 if measure.blank_breaks else 1)
        return goes_on and (not apart or (line.blanks < _FAR and measure.room(last, line) > measure.full))
    if _SENTENCE_END.search(title):
        return None
    if last.text[-1] in ".:;!?":
        return False
    if is_unfinished(last) or measure.room(last, line) <= measure.full:
        return None
    return not (measure.blank_breaks and line.blanks) and not _SENTENCE_START.match(line.folded)


def _appendix_title_goes_on(members: Sequence[Line], line: Line, heading: Enumerator) -> bool:
    if line.folded.startswith("stt") or len(members) >= _APPENDIX_TITLE_LINES:
        return False
    beside = members[0].text[heading.length :].strip()
    titles = [each for each in (beside, *(member.text for member in members[1:])) if each and not _ATTACHED.match(each)]
    if not titles:
        return read_bullet(line.text) is None
    if line.text[0].islower() or is_unfinished(members[-1]) or _is_broken(members[-1].text, line.text):
        return True
    if line.blanks == 0 and _BEFORE_YEAR.search(members[-1].folded) and _YEAR.fullmatch(line.text):
        return True
    if line.blanks == 0 and _PERIOD_LINE.fullmatch(line.folded) and not any(map(_YEAR.search, titles)):
        return True
    return shouts(line.text) and all(map(shouts, titles))


def title_of(rest: str, mark: Enumerator) -> str:
    """The title: the whole heading, or its first sentence or lead (`Kiểm soát TTHC: ...`) when the paragraph runs on."""
    rest = rest.strip()
    if mark.kind == "appendix":
        return _ATTACHED.sub("", rest).strip()
    end = len(rest)
    if (sentence := _SENTENCE_END.search(rest)) is not None:
        end = sentence.end()
    colon = rest.find(": ", 0, end)
    if colon > 0 and rest[:colon].count(" ") < 25:
        end = colon
    return rest[:end].rstrip(" :")


def shouts(text: str) -> bool:
    """Whether nearly all letters are capitals."""
    letters = [ch for ch in text if ch.isalpha()]
    return bool(letters) and sum(ch.isupper() for ch in letters) >= 0.8 * len(letters)
