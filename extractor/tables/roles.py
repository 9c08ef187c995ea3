"""Roles (vai trò) of columns: serial numbers, labels, units, remarks, figures."""

from collections.abc import Sequence
from dataclasses import dataclass

import regex as re

from extractor.model import Cell, Table
from extractor.tables.broken import whole_words
from extractor.tables.found import is_figure, label_column
from patterns.folding import fold
from patterns.words import any_of, forms, whole_word

_SERIAL_HEAD = re.compile(whole_word(forms("tables", "serial_head")))
_UNIT_HEAD = re.compile(rf"{any_of(forms('tables', 'unit_line'))}")
_NOTE_HEAD = re.compile(whole_word(forms("tables", "note")))
_FIELDS_TOLD = re.compile(whole_word(forms("tables", "of_field")))
_AGENCIES_TOLD = re.compile(whole_word([form for form in forms("tables", "of_agency") if " " in form]))
_OF_FIELD, _OF_AGENCY = frozenset(forms("tables", "of_field")), frozenset(forms("tables", "of_agency"))


@dataclass(frozen=True, slots=True)
class Roles:
    """Which columns hold what. `labels_are`: what the head of the labels says of them, "field" or "agency"."""

    serial: int | None
    labels: tuple[int, ...]
    unit: int | None
    figures: tuple[int, ...]
    labels_are: str | None


def roles_of(table: Table) -> Roles:
    """The role of each column, by its head and its cells."""
    heads = [fold(head).strip(" .:") for head in table.columns]
    count = len(heads)
    serial = 0 if count > 1 and _SERIAL_HEAD.search(heads[0]) else None
    first = label_column(table)
    if first == 0 and serial == 0:
        first = 1
    if serial is None and first > 0:
        serial = first - 1
    unit = next((c for c in range(count) if _UNIT_HEAD.fullmatch(heads[c])), None)
    labels = [first]
    while (following := labels[-1] + 1) < count and following != unit and _holds_words(table, following):
        labels.append(following)
    figures = tuple(
        c
        for c in range(labels[-1] + 1, count)
        if c != unit and not _NOTE_HEAD.match(heads[c]) and _holds_figures(table, c)
    )
    told = any(heads[c] for c in figures)
    return Roles(serial, tuple(labels), unit, figures, _kind(heads[first]) if told else _kind_in(table))


def _kind(head: str) -> str | None:
    """What the head of the labels says they are: "Lĩnh vực", "Đơn vị", "Lĩnh vực công việc giải quyết theo cấp"."""
    if head in _OF_AGENCY:
        return "agency"
    return "field" if head in _OF_FIELD or head.startswith("lĩnh vực") else None


def _kind_in(table: Table) -> str | None:
    """The same for a head whose columns a dump has mixed up: what its words speak of."""
    head = fold(" ".join(cell.text for row in table.heads for cell in row))
    return "field" if _FIELDS_TOLD.search(head) else "agency" if _AGENCIES_TOLD.search(head) else None


def _holds_words(table: Table, column: int) -> bool:
    """Whether a column right of the labels goes on with them: words in most rows and no figure in any."""
    cells = [row[column].text for row in table.rows]
    words = sum(any(char.isalpha() for char in cell) for cell in cells)
    return (
        2 * words > len(cells) and not _NOTE_HEAD.match(fold(table.columns[column])) and not any(map(is_figure, cells))
    )


def _holds_figures(table: Table, column: int) -> bool:
    return any(is_figure(row[column].text) for row in table.rows)


def label_words(cells: Sequence[Cell]) -> str:
    """What some cells of a label say together, each words once; line ends do not matter."""
    return " ".join(dict.fromkeys(words for cell in cells if (words := whole_words(cell.text, cell.boxes))))
