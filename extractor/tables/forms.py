"""Official forms (biểu mẫu): tables whose columns mean what the form says, whatever a dump has left of their heads."""

from collections.abc import Sequence
from dataclasses import dataclass

import regex as re

from extractor.model import Table
from patterns.folding import fold
from patterns.words import any_of, table

_BROKEN = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a form: its code, None where the catalogue has none; `reads`: codes its head alone may be read as."""

    role: str
    code: str | None
    reads: frozenset[str]


@dataclass(frozen=True, slots=True)
class Form:
    """A form: what its number looks like, the words of its head, what it counts, and its columns in print order."""

    number: "re.Pattern[str]"
    words: tuple[str, ...]
    unit: str
    columns: tuple[Column, ...]


FORMS = tuple(
    Form(
        re.compile(rf"(?<![\p{{L}}\d]){any_of(row['numbers'])}(?![\p{{L}}\d])"),
        tuple(row["words"]),
        row["unit"],
        tuple(
            Column(each.get("role", "figure"), each.get("code"), frozenset(each.get("reads", ())))
            for each in row["columns"]
        ),
    )
    for row in table("forms")["form"]
)


def form_of(table: Table, lead: Sequence[str]) -> Form | None:
    """The form that a table is filled in on: as many columns, and its number above the table or its words in the head.

    Args:
        table: drawn or flattened.
        lead: the lines above it.
    """
    above = fold(" ".join((table.title, *lead)))
    head = _BROKEN.sub(" ", fold(" ".join((*(cell.text for row in table.heads for cell in row), *table.columns))))
    for form in FORMS:
        numbered = form.number.search(above) is not None
        if len(form.columns) == len(table.columns) and (numbered or all(words in head for words in form.words)):
            return form
    return None


def agrees(form: Form, read: Sequence[str | None]) -> bool:
    """Whether no head of a table says something else than the form; `read`: the codes of the heads alone."""
    return all(
        code is None or code == column.code or code in column.reads
        for column, code in zip(form.columns, read, strict=True)
    )
