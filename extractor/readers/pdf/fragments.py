"""Fragments: what the file writes in one go on one line without a wide gap. The bricks every line is made of."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from operator import sub

from extractor.readers.pdf.glyphs import BLANKS, NOTHING, SPACE_GAP, Glyphs
from extractor.readers.pdf.raised import is_raised, mark, opening, told_apart
from extractor.readers.pdf.twice import SHIFT, once

# All shares are of the height of an ordinary character, which is a little under one em.
FRAGMENT_GAP = 1.1
"""A gap from here on may stand between two columns: fragments part here, and lines join them again if it does not."""

DIGIT_GAP = 0.14
"""Between two digits a gap from here on is a space: figures are set closer than words, and two of them must not become one."""

_DIGITS_OVERLAP = 0.25  # two digits that overlap by this much belong to two figures printed over each other
_OVER = 0.3  # two characters that overlap by this much are looked at one by one
_BACK = 0.6  # a character that begins this far left of where the last one ended is written elsewhere
_TRACKING = 0.5  # letters may be set apart by this much
_SAME_BOX = 0.3  # points: two characters of one font and line differ less in height
_DESCENT = 0.45  # of the height: letters of one line reach down by at most so much more than others
_MARK = 3  # digits of a mark or a power
_TOUCHES = 0.25  # heights between it and what it belongs to
_DIGIT = re.compile(r"\d")
_BLANK = re.compile(rf"[{BLANKS}]+")
_WORD = re.compile(rf"(?P<blanks>[{BLANKS}]+)|[^{BLANKS}]+")
_ENDS = rf"\r\n{NOTHING}"
_LINE = re.compile(
    rf"(?P<before>[{BLANKS}]*)(?P<line>(?:[^{_ENDS}{BLANKS}](?:[^{_ENDS}]*[^{_ENDS}{BLANKS}])?)?)(?P<after>[{BLANKS}]*)[{_ENDS}]*"
)


@dataclass(slots=True)
class Fragment:
    """A run of characters on one line.

    `order` numbers the fragments as the file writes them; `words` are its characters, blanks included, with their edges
    in `x0s` and `x1s`. `core_top` and `core_bottom` bound an ordinary character of it, without stacked diacritics, and
    `votes` say how many were like that; `tail` are blanks written after it. `end_top` and `end_bottom` bound its last run.
    """

    order: int
    top: float
    bottom: float
    core_top: float
    core_bottom: float
    words: list[str] = field(default_factory=list)
    x0s: list[float] = field(default_factory=list)
    x1s: list[float] = field(default_factory=list)
    tail: str = ""
    votes: int = 0
    end_top: float = 0.0
    end_bottom: float = 0.0

    @property
    def x0(self) -> float:
        """Where it begins."""
        return self.x0s[0]

    @property
    def x1(self) -> float:
        """Where it ends."""
        return self.x1s[-1]

    @property
    def height(self) -> float:
        """Height of an ordinary character."""
        return self.core_bottom - self.core_top

    @property
    def text(self) -> str:
        """Its characters."""
        return "".join(self.words)

    def overlap(self, other: "Fragment") -> float:
        """How much of the lower of the two heights both cover: 1 on one line, 0 on different ones."""
        shared = min(self.core_bottom, other.core_bottom) - max(self.core_top, other.core_top)
        return shared / max(min(self.height, other.height), 0.01)

    def add_blanks(self, blanks: str, until: float) -> None:
        """Append blanks that share the gap up to `until` evenly."""
        x0s, x1s = spread(len(blanks), self.x1s[-1], until)
        self.words.append(blanks)
        self.x0s += x0s
        self.x1s += x1s


def spread(count: int, start: float, end: float) -> tuple[list[float], list[float]]:
    """The edges of so many blanks that fill a gap evenly; of no width where there is no gap."""
    if count == 1:  # nearly always
        return [start], [max(start, end)]
    step = max(0.0, end - start) / max(1, count)
    return [start + n * step for n in range(count)], [start + (n + 1) * step for n in range(count)]


def fragments(glyphs: Glyphs) -> list[Fragment]:
    """The fragments of a page, in the order of the file.

    What PDFium takes for a line is only where we look first: if it runs smoothly it is taken as a whole, for speed, else
    word by word or character by character. Geometry tells where a fragment ends.
    """
    found: list[Fragment] = []
    blanks = ""
    for token in _LINE.finditer(glyphs.text):
        blanks += token["before"]
        if token["line"]:
            for run in _runs(glyphs, token.start("line"), token.end("line")):
                if isinstance(run, str):
                    blanks += run
                    continue
                take(found, run, blanks)
                blanks = ""
        blanks += token["after"]
    if found:
        found[-1].tail = blanks
    return once(found)


def _runs(glyphs: Glyphs, start: int, end: int) -> Iterator["Run | str"]:
    """The smooth runs of a line of PDFium, and the blanks between them."""
    whole = _smooth(glyphs, start, end)
    if whole:
        yield whole
        return
    for token in _WORD.finditer(glyphs.text, start, end):
        if token["blanks"]:
            yield token["blanks"]
            continue
        word = _smooth(glyphs, token.start(), token.end())
        if word:
            yield word
            continue
        for index in range(token.start(), token.end()):
            yield _run(glyphs, index, index + 1)


@dataclass(slots=True)
class Run:
    """Characters that certainly belong together. `top` and `bottom` bound the whole, the core an ordinary character."""

    text: str
    x0s: list[float]
    x1s: list[float]
    top: float
    bottom: float
    core_top: float
    core_bottom: float

    @property
    def is_mark(self) -> bool:
        """Whether it begins with a combining mark, whose box may be anywhere over its letter."""
        return unicodedata.combining(self.text[0]) > 0


def _run(glyphs: Glyphs, start: int, end: int) -> Run:
    text = glyphs.text[start:end]
    tops, bottoms = glyphs.top[start:end], glyphs.bottom[start:end]
    blanks = list(_BLANK.finditer(text))
    for match in reversed(blanks):  # a blank may have a box like any other, a flat one, or none to speak of
        del tops[match.start() : match.end()], bottoms[match.start() : match.end()]
    # The least box is the ordinary one, for stacked diacritics only add to a box.
    return Run(text, glyphs.x0[start:end], glyphs.x1[start:end], min(tops), max(bottoms), max(tops), min(bottoms))


def _smooth(glyphs: Glyphs, start: int, end: int) -> Run | None:
    """The characters as one run if they follow each other on one base line with ordinary gaps, else None."""
    run = _run(glyphs, start, end)
    size = run.core_bottom - run.core_top
    lowest = run.bottom - run.core_bottom
    if size <= 0 or (lowest > _SAME_BOX and (lowest > _DESCENT * size or _digits_shift(glyphs, start, end))):
        return None
    x0s, x1s, text = run.x0s, run.x1s, run.text
    for match in _BLANK.finditer(text):  # blanks fill the gap they stand in, whatever their own boxes say
        a, b = match.span()
        if not -_BACK * size < x0s[b] - x1s[a - 1] < FRAGMENT_GAP * size:
            return None
        x0s[a:b], x1s[a:b] = spread(b - a, x1s[a - 1], x0s[b])
    gaps = list(map(sub, x0s[1:], x1s))
    if not gaps:
        return run
    least = min(gaps)
    # Letters set apart all alike are one word: what a gap is counts from the least one. Blanks leave no gaps beside them.
    tracking = 0.0
    if max(gaps) > DIGIT_GAP * size:
        inner = [gap for gap, a, b in zip(gaps, text, text[1:], strict=False) if not (a.isspace() or b.isspace())]
        if len(inner) > 1 and 0 < min(inner) < _TRACKING * size:
            tracking = min(inner)
    most = max(gaps) - tracking
    if most > SPACE_GAP * size or least <= -_OVER * size:
        return None
    if (most > DIGIT_GAP * size or least < -_DIGITS_OVERLAP * size) and any(
        parted(before, after, gap - tracking, size) for before, after, gap in zip(text, text[1:], gaps, strict=False)
    ):
        return None
    return run


def _digits_shift(glyphs: Glyphs, start: int, end: int) -> bool:
    """Whether some digits stand higher than others, or are raised against a letter.

    Letters may stand lower than others: in some fonts a box goes as low as its letter.
    """
    places = [match.start() for match in _DIGIT.finditer(glyphs.text, start, end)]
    if not places:
        return False
    bottoms = [glyphs.bottom[place] for place in places]
    if max(bottoms) - min(bottoms) > _SAME_BOX:
        return True
    beside = next((index for index in range(start, end) if glyphs.text[index].isalpha()), None)
    return beside is not None and is_raised(
        (glyphs.top[places[0]], bottoms[0]), (glyphs.top[beside], glyphs.bottom[beside])
    )


def parted(before: str, after: str, gap: float, size: float) -> bool:
    """Whether a gap between two characters is a space though none is written."""
    if before.isdecimal() and after.isdecimal():
        return not -_DIGITS_OVERLAP * size <= gap <= DIGIT_GAP * size
    return gap > SPACE_GAP * size


def take(found: list[Fragment], run: Run, blanks: str) -> None:
    """Append a run to the last fragment, or begin a new one with it.

    Args:
        found: the fragments so far.
        run: what comes next.
        blanks: what is written between it and the last fragment; where nothing is, a gap tells whether a blank stands there.
    """
    current = found[-1] if found else None
    if current is not None and _drawn_again(current, run):
        return
    if current is None or not _continues(current, run):
        if current is not None:
            current.tail = blanks
        current = Fragment(len(found), run.top, run.bottom, run.core_top, run.core_bottom)
        found.append(current)
    elif blanks or (
        not run.is_mark and parted(current.words[-1][-1], run.text[0], run.x0s[0] - current.x1, current.height)
    ):
        if len(current.words) == 1:
            end, height = (current.end_top, current.end_bottom), (run.core_top, run.core_bottom)
            current.words[0] = opening(current.words[0], end, height)
        current.add_blanks(blanks or " ", run.x0s[0])
    else:
        end, height = (current.end_top, current.end_bottom), (run.core_top, run.core_bottom)
        if run.text[0].isdecimal():
            current.words[-1], run.text = told_apart(current.words[-1], run.text, end, height)
            run.text = mark(run.text, "".join(current.words[-4:]), (current.core_top, current.core_bottom), height)
    current.end_top, current.end_bottom = run.core_top, run.core_bottom
    current.words.append(run.text)
    current.x0s += run.x0s
    current.x1s += run.x1s
    current.top, current.bottom = min(current.top, run.top), max(current.bottom, run.bottom)
    if len(current.words) == 1 or not _touches_raised(current, run):
        _vote(current, run.core_top, run.core_bottom, len(run.text))


def _drawn_again(current: Fragment, run: Run) -> bool:
    """Whether a character is the last one once more, a little shifted."""
    return (
        run.text == current.words[-1][-1]
        and run.x0s[0] - current.x0s[-1] < 0.5 * (run.x1s[0] - run.x0s[0])
        and abs(run.core_bottom - current.end_bottom) <= SHIFT * current.height
    )


def _continues(current: Fragment, run: Run) -> bool:
    """Whether a run goes on with the fragment: on its line, not far right of its end, not left of it."""
    x0, end, size = run.x0s[0], current.x1, max(current.height, 0.01)
    if run.is_mark:
        return x0 <= end + size
    on_line = (
        current.core_top <= (run.core_top + run.core_bottom) / 2 <= current.core_bottom
        or run.core_top <= (current.core_top + current.core_bottom) / 2 <= run.core_bottom
    )
    if not on_line and _touches_raised(current, run):
        return abs(x0 - end) < _TOUCHES * size
    return on_line and x0 - end < FRAGMENT_GAP * size and x0 >= end - max(_BACK * size, run.x1s[0] - x0)


def _touches_raised(current: Fragment, run: Run) -> bool:
    """Whether a run is a few raised digits that share some height with the fragment: its box may be no higher than they are."""
    return (
        len(run.text) <= _MARK
        and run.text[0].isdigit()
        and current.core_top < run.core_bottom
        and run.core_top < current.core_bottom
        and is_raised((run.core_top, run.core_bottom), (current.core_top, current.core_bottom))
    )


def _vote(current: Fragment, top: float, bottom: float, weight: int) -> None:
    """The core is the box that most characters have: neither `Ử` nor a superscript nor a dash of another font moves it.

    Majority vote after Boyer and Moore: one pass, one candidate.
    """
    if abs(top - current.core_top) < _SAME_BOX and abs(bottom - current.core_bottom) < _SAME_BOX:
        current.votes += weight
    elif current.votes >= weight:
        current.votes -= weight
    else:
        current.core_top, current.core_bottom, current.votes = top, bottom, weight - current.votes
