"""Tables (bảng) that a PDF dump has flattened into lines: head words, then rows of a number, a label and figures.

    STT Nội dung / Năm 2021 Năm 2022 / Thông thường Trực tuyến Thông thường Trực tuyến / 1 Tổng số hồ sơ / 3.098 0 349 921

A row ends with the line that closes in at least two figures; its label is what stands before them.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import regex as re

from extractor.blocks import Outline
from extractor.clean import View, view_of
from extractor.model import Cell, Section, Source, Table
from extractor.tables.found import FoundTable, cell_of
from patterns import period
from patterns.folding import fold
from patterns.letterhead import is_stamp
from patterns.pattern import Phrase
from patterns.words import any_of, forms, whole_word

_FIGURE = r"(?:\d[\d.,]*(?:/\d[\d.,]*)?%?|[-–…])"
_FIGURES = re.compile(rf"(?:(?<=^)|(?<= )){_FIGURE}(?: {_FIGURE})+$")
_ONE_FIGURE = re.compile(_FIGURE)
_SERIAL = re.compile(r"(?P<serial>\d{1,3}(?:\.\d{1,3}){0,3}|[IVX]{1,5}|[A-H](?=[. ] ?\p{Lu}))(?:[. ]|$)")
_FIRST = frozenset({"1", "I", "A"})
_SERIAL_HEAD = re.compile(whole_word(forms("tables", "serial_head")))
_TOTAL = re.compile(rf"{any_of(forms('tables', 'total'))}(?= \d)")
_LEAD = re.compile(any_of((*forms("tables", "unit_line"), *forms("tables", "form_number"))))
_COLUMN_NUMBER = re.compile(r"\(\d{1,2}\)|\d{1,2}")
_FORMULA = re.compile(r" ?= ?[(\d][\d()]*(?: ?[+-] ?[(\d][\d()]*)*+")
_FEWEST_NUMBERED = 3
_LINE = re.compile(r"[^\r\n\f\v]+")


@dataclass(frozen=True)
class _Row:
    """A row before its columns are known: the view of its serial number and label, and the ranges of its figures."""

    label: View | None
    figures: tuple[tuple[int, int], ...]


def read_flattened(source: Source, outline: Outline, drawn: Sequence[FoundTable]) -> list[FoundTable]:
    """The flattened tables of the appendices that hold no drawn one, in text order; their ids are still empty."""
    found: list[FoundTable] = []
    sections = outline.sections
    headings = {block.start: block.end for block in outline.blocks if block.kind == "heading"}
    for i, section in enumerate(sections):
        if section.kind != "appendix":
            continue
        end = min(section.end, sections[i + 1].start if i + 1 < len(sections) else section.end)
        if any(section.start <= table.start < end for table in drawn):
            continue
        table = _read(source, section, headings.get(section.start, section.start), end)
        if table is not None:
            found.append(table)
    return found


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for match in _LINE.finditer(text, start, end):
        stripped = match.group().strip()
        if stripped:
            begin = match.start() + match.group().index(stripped[0])
            yield begin, begin + len(stripped)


def _read(source: Source, section: Section, title_end: int, end: int) -> FoundTable | None:
    """`title_end`: where the heading of the section ends, title included."""
    text = source.text
    aside = {each.start for each in source.furniture}
    lines = [line for line in _lines(text, section.start, end) if line[0] not in aside]
    lines = [line for line in lines if line[0] >= title_end and line[0] > section.start]
    stop = next((i for i, (a, b) in enumerate(lines) if is_stamp(text[a:b])), len(lines))
    lines = lines[:stop]
    numbering = [i for i, (a, b) in enumerate(lines) if _numbers_columns(text[a:b])]
    begin = numbering[0] + 1 if numbering else 0
    first = next((i for i, (a, b) in enumerate(lines) if i >= begin and _opens_rows(text[a:b])), None)
    lines = [line for i, line in enumerate(lines) if i < begin or i not in numbering]  # a page may print them again
    widths = Counter(len(_figures(view_of(text, [line]))) for line in lines[begin:])
    widths.pop(0, None)
    if first is None or not widths:
        return None
    width = max(widths, key=lambda w: (widths[w], w))
    rows = list(_rows(text, lines[first:], width))
    if sum(bool(row.figures) for row in rows) < 2:
        return None
    head, lead = lines[:first], []
    while head and (_in_brackets(text, head) or _leads(text[slice(*head[0])])):
        lead.append(text[slice(*head.pop(0))])  # "(Kèm theo Báo cáo số ...)", "ĐVT: hồ sơ" belong to the title
    view = view_of(text, [line for line in head if not _numbers_columns(text[slice(*line)])])
    parts = _parts(view) if view.text else _Parts(None, ())
    columns = _columns(view, parts, width) if view.text else ("", "", *[""] * width)
    cells = tuple(_cells(source, row, width) for row in rows)
    start = head[0][0] if head else cells[0][0].start
    table = Table(
        id="",
        title=section.title,
        section=section.path,
        page=source.page_of(start),
        columns=columns,
        heads=tuple(_heads(source, head, view, parts)),
        rows=cells,
    )
    return FoundTable(table, start, cells[-1][-1].end, lead=tuple(reversed(lead)))


def _in_brackets(text: str, head: Sequence[tuple[int, int]]) -> bool:
    """Whether the first head line opens a bracket or goes on with one that a later line closes."""
    first = text[slice(*head[0])]
    return first.startswith("(") or (")" in first and "(" not in first)


def _leads(line: str) -> bool:
    """Whether a line is told above a table: the unit of its figures, the number of its form."""
    return _LEAD.match(fold(line)) is not None


def _numbers_columns(line: str) -> bool:
    """Whether a line numbers the columns: `(1) (2) (3)`, `1 2 3=4+5 4 5`."""
    words = _FORMULA.sub("", line).split()
    if len(words) < _FEWEST_NUMBERED or not all(_COLUMN_NUMBER.fullmatch(word) for word in words):
        return False
    numbers = [int(word.strip("()")) for word in words]
    return numbers[0] <= _FEWEST_NUMBERED and all(b - a == 1 for a, b in pairwise(numbers))


def _opens_rows(line: str) -> bool:
    """Whether a line is the first row: one with the first serial number, or the row of totals above it."""
    match = _SERIAL.match(line)
    if match is not None:
        return match["serial"] in _FIRST
    return _TOTAL.match(fold(line)) is not None and _FIGURES.search(line) is not None


def _figures(view: View) -> list[tuple[int, int]]:
    """The source ranges of the figures that close a line: two at least."""
    match = _FIGURES.search(view.text)
    if match is None:
        return []
    return [view.span(m.start(), m.end()) for m in _ONE_FIGURE.finditer(view.text, match.start())]


def _rows(text: str, lines: Sequence[tuple[int, int]], width: int) -> Iterator[_Row]:
    pending: list[tuple[int, int]] = []
    for line in lines:
        view = view_of(text, [line])
        figures = _figures(view)
        if pending and _stands_alone(text[slice(*pending[0])], view.text):
            yield _Row(view_of(text, pending), ())
            pending = []
        if len(figures) not in (width, width + 1):
            pending.append(line)
            continue
        kept = figures[-width:]
        if kept[0][0] > line[0]:
            pending.append((line[0], kept[0][0]))
        label = view_of(text, pending) if pending else None
        yield _Row(label, tuple(kept))
        pending = []


def _stands_alone(row: str, following: str) -> bool:
    """Whether a line without all figures of a row is a row before the next serial number, not the beginning of its label.

    A group has no figures ("I Cấp huyện"); where cells are blank it cannot be told which columns the others stand in.
    """
    before, after = _SERIAL.match(row), _SERIAL.match(following)
    if before is None or not any(char.isalpha() for char in row[before.end() :]):
        return False
    if after is None:
        return _TOTAL.match(fold(following)) is not None
    one, two = before["serial"], after["serial"]
    if one.isdigit():
        return two == str(int(one) + 1) or two[0] in "IVX"
    return two == "1" or (one[0] in "IVX" and two[0] in "IVX")


def _cells(source: Source, row: _Row, width: int) -> tuple[Cell, ...]:
    """Serial number, label, figures. A row without serial number has an empty first cell; one without figures, empty ones."""
    start = row.label.span(0, 1)[0] if row.label else row.figures[0][0]
    serial_end = label_start = start
    label_end = start
    if row.label:
        match = _SERIAL.match(row.label.text)
        cut = match.end("serial") if match else 0
        rest = len(row.label.text) - len(row.label.text[cut:].lstrip(" ."))
        serial_end = row.label.span(0, cut)[1] if cut else start
        if rest < len(row.label.text):
            label_start, label_end = row.label.span(rest, len(row.label.text))
        else:
            label_start = label_end = serial_end
    figures = row.figures or ((label_end, label_end),) * width
    ranges = [(start, serial_end), (label_start, label_end), *figures]
    return tuple(cell_of(source, a, b) for a, b in ranges)


@dataclass(frozen=True)
class _Parts:
    """What can be told apart in a flattened head, in its view: `STT`, and the periods that head groups of columns."""

    serial: tuple[int, int] | None
    periods: tuple[tuple[int, int], ...]

    def spans(self) -> list[tuple[int, int]]:
        """All of them, in text order."""
        return sorted([*self.periods, *([self.serial] if self.serial else [])])


def _parts(head: View) -> _Parts:
    phrase = Phrase(head.text, head.folded)
    periods = sorted(
        {m.span() for p in period.PATTERNS for m in p.expression.finditer(head.folded) if p.produce(m, phrase)}
    )
    groups: list[tuple[int, int]] = []
    for start, end in periods:
        if not groups or start >= groups[-1][1]:
            groups.append((start, end))
    serial = _SERIAL_HEAD.search(head.folded)
    return _Parts(serial.span() if serial else None, tuple(groups))


def _heads(source: Source, lines: Sequence[tuple[int, int]], head: View, parts: _Parts) -> Iterator[tuple[Cell, ...]]:
    """One row per line of the head; its cells are the parts that begin on it and the words between them."""
    taken = [head.span(*part) for part in parts.spans()]
    position, following = 0, 0
    for start, end in lines:
        cells: list[tuple[int, int]] = []
        position = max(position, start)
        while following < len(taken) and taken[following][0] < end:
            cells += [(position, taken[following][0]), taken[following]]
            position = taken[following][1]
            following += 1
        if position < end:
            cells.append((position, end))
            position = end
        row = tuple(cell_of(source, a, b) for a, b in (_stripped(source.text, *cell) for cell in cells) if a < b)
        if row:
            yield row


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    """The range without white space at its ends; empty where it holds nothing else."""
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), start + len(words.rstrip())


def _columns(head: View, parts: _Parts, width: int) -> tuple[str, ...]:
    """The flattened heads: `STT`, the head of the labels, then one head per figure; empty where they cannot be told."""
    groups = parts.periods
    serial_text = head.text[slice(*parts.serial)] if parts.serial else ""
    words = _without(head.text, parts.spans()).split()
    if groups and width % len(groups) == 0:
        for i in range(len(words)):
            heads = _repeated(words[i:], len(groups), width // len(groups))
            if heads:
                names = [f"{head.text[a:b]} / {sub}" for a, b in groups for sub in heads]
                return (serial_text, " ".join(words[:i]), *names)
        if width == len(groups):
            return (serial_text, " ".join(words), *(head.text[a:b] for a, b in groups))
    heads = _by_capitals(words)
    if len(heads) == width + 1:
        return (serial_text, *heads)
    return (serial_text, " ".join(words[:2]), *[""] * width)


def _without(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """The text with some spans blanked."""
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _repeated(words: list[str], times: int, parts: int) -> list[str]:
    """The heads of one group when `words` is the same sequence `times` over and splits into `parts` heads."""
    size, rest = divmod(len(words), times)
    if rest or not size or any(words[i] != words[i % size] for i in range(len(words))):
        return []
    heads = _by_capitals(words[:size])
    return heads if len(heads) == parts else []


def _by_capitals(words: Sequence[str]) -> list[str]:
    heads: list[str] = []
    for word in words:
        if word[0].isupper() or not heads:
            heads.append(word)
        else:
            heads[-1] += " " + word
    return heads
