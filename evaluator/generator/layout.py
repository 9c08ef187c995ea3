"""Layout (trình bày): a draft printed as text, as PDF or as Word, and where each figure came to stand in the text."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from random import Random
from typing import Final, Literal

from evaluator import render
from evaluator.generator.draft import END, FIGURES, MARKS, Draft, number_of, place_of, unbounded
from evaluator.generator.frame import Frame

_LOST = re.compile(r"(?<=[a-zàáâãèéêìíòóôõùúăđĩũơưạ-ỹ]{2}) (?=[a-z][a-zàáâãèéêìíòóôõùúăđĩũơưạ-ỹ]+ )")
_TIED: Final = "\ue000"


@dataclass(frozen=True, slots=True)
class Printed:
    """A text, the half-open span of each of its figures, and the offset of each heading."""

    text: str
    spans: Mapping[int, tuple[int, int]]
    places: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Look:
    """What one dump does to a report: how it wraps, and the scars it leaves. `lost`: spaces that went missing."""

    dump: render.Dump
    lost: int
    place_date: str


def sample_look(rng: Random, frame: Frame) -> Look:
    """One tool's habit; most dumps are whole."""
    pages: Literal["none", "space", "formfeed"] = rng.choice(("none", "space", "formfeed"))
    blank: Literal["blocks", "first-lines", "lines"] = rng.choices(("blocks", "first-lines", "lines"), (6, 2, 2))[0]
    dump = render.Dump(
        width=rng.randint(80, 100),
        blank=blank,
        pages=pages,
        lines=rng.randint(38, 46),
        break_hyphens=rng.random() < 0.2,
        eth="ĐÁNH GIÁ" if rng.random() < 0.15 else "",
        header=rng.random() >= 0.05,
        numbers=pages == "formfeed" and rng.random() < 0.5,
    )
    day = frame.signed
    month = f"{day.month:02d}" if day.month <= 2 else str(day.month)
    date = f"ngày {day.day:02d} tháng {month} năm {day.year}"
    return Look(dump, rng.choices((0, 1, 2), (8, 1, 1))[0], f"{frame.place}, {date}")


def print_text(frame: Frame, draft: Draft, look: Look, rng: Random) -> Printed:
    """The report as a PDF-to-text tool prints it.

    Args:
        frame: letterhead and closing.
        draft: what it says.
        look: the dump.
        rng: decides where spaces are lost.
    """
    text = render.dump_text(_report(frame, draft, look, mark=True))
    for _ in range(look.lost):
        if gaps := [match.start() for match in _LOST.finditer(text, text.find("như sau"))]:
            gap = rng.choice(gaps)
            text = text[:gap] + text[gap + 1 :]
    return _unmarked(text)


def print_pdf(frame: Frame, draft: Draft, look: Look) -> bytes:
    """The report as a born-digital PDF; `evaluator.render.load_fonts` must have run."""
    return render.print_pdf(_report(frame, draft, look, mark=False))


def print_docx(frame: Frame, draft: Draft, look: Look) -> bytes:
    """The report as a Word file, the same bytes each time."""
    return render.print_word(_report(frame, draft, look, mark=False))


def _report(frame: Frame, draft: Draft, look: Look, *, mark: bool) -> render.Report:
    """The draft in the shape that `evaluator.render` prints, with every figure in its place."""

    def figure(match: re.Match[str]) -> str:
        shown = draft.figures[number_of(match[0])]
        text = shown.text
        if look.dump.numbers:  # the number of a page must not come to stand inside a figure
            text = text.replace(" ", _TIED)
        return f"{match[0]}{text}{END}{shown.tail}" if mark else text + shown.tail

    def told(lines: list[str]) -> str:
        kept = [line for line in map(unbounded, lines) if line.strip()]
        text = FIGURES.sub(figure, "\n".join(kept))
        return text if mark else MARKS.sub("", text.replace(_TIED, " "))

    return render.Report(
        agency=frame.agency,
        parent=frame.parent,
        number=frame.number,
        place_date=look.place_date,
        kind="BÁO CÁO",
        subject=frame.subject,
        body=render.blocks(told(draft.lines)),
        appendix=render.blocks(told(draft.appendix)),
        recipients=frame.recipients,
        capacity=frame.capacity,
        signatory=frame.signatory,
        dump=look.dump,
    )


def _unmarked(marked: str) -> Printed:
    """Take the private characters out, and note where they stood."""
    spans: dict[int, tuple[int, int]] = {}
    places: dict[int, int] = {}
    text, offset, opened = [], 0, (-1, 0)
    for piece in _pieces(marked.replace(_TIED, " ")):
        if not MARKS.match(piece):
            text.append(piece)
            offset += len(piece)
        elif piece == END:
            spans[opened[0]] = (opened[1], offset)
        elif (place := place_of(piece)) is not None:
            places[place] = offset
        else:
            opened = (number_of(piece), offset)
    return Printed("".join(text), spans, places)


def _pieces(marked: str) -> Iterator[str]:
    end = 0
    for match in MARKS.finditer(marked):
        if match.start() > end:
            yield marked[end : match.start()]
        yield match[0]
        end = match.end()
    yield marked[end:]
