"""What a spaCy `Doc` made of a report answers: `doc._.relations`, `span._.value`.

A document keeps one plain record of its report, and each attribute looks its answer up there by the id of the span. spaCy
itself would keep attributes by the offsets of a span: then a citation and the mention at the same place would share theirs.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from extractor.model import Report

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc, Span

RECORD = "soat"
"""The key of the record in `Doc.user_data`: the dump of the report without its text, what has a span by id."""

GROUPS = ("mentions", "sections", "cells", "citations")
"""The span groups of a document, and the parts of its record that they belong to."""

_OF_DOC = ("header", "closing", "relations", "observations")
_OF_SPAN = (
    *("kind", "value", "unit", "base_value", "base_unit", "interval", "qualifier", "modality", "section", "trust"),
    *("path", "title", "parent"),
)


def register() -> None:
    """Make the attributes known to spaCy; a second call changes nothing.

    Raises:
        ValueError: another package has an attribute of that name.
    """
    from spacy.tokens import Doc, Span

    _add(Doc, "report", report_of)
    for name in _OF_DOC:
        _add(Doc, name, _OfDoc(name))
    _add(Span, "record", _OfSpan())
    _add(Span, "soat_start", _OfSpan("start"))
    _add(Span, "soat_end", _OfSpan("end"))
    for name in _OF_SPAN:
        _add(Span, name, _OfSpan(name))


def keep(doc: Doc, report: Report) -> None:
    """Write the record of a report into its document."""
    record = report.model_dump()
    del record["source"]["text"]
    cells = {cell["id"]: cell for table in record["tables"] for row in table["rows"] for cell in row}
    for table in record["tables"]:
        table["rows"] = [[cell["id"] for cell in row] for row in table["rows"]]
    doc.user_data[RECORD] = record | {
        "sections": {section["id"]: section for section in record["sections"]},
        "mentions": {mention["id"]: mention for mention in record["mentions"]},
        "citations": {f"c{number}": cited for number, cited in enumerate(record["citations"], 1)},
        "cells": cells,
    }


def report_of(doc: Doc) -> Report | None:
    """The report that a document was made of; what the dump of a report leaves out, such as its layout, is not there.

    Returns:
        None for a document that carries none.
    """
    record = doc.user_data.get(RECORD)
    if record is None:
        return None
    cells = record["cells"]
    parts = {name: part for name, part in record.items() if name != "cells"}
    return Report.model_validate(
        parts
        | {name: list(record[name].values()) for name in ("sections", "mentions", "citations")}
        | {
            "source": {**record["source"], "text": doc.text},
            "tables": [
                {**table, "rows": [[cells[name] for name in row] for row in table["rows"]]}
                for table in record["tables"]
            ],
        }
    )


def carries_report(doc: Doc) -> bool:
    """Whether a document was made of a report."""
    return RECORD in doc.user_data


def spans_of(doc: Doc, group: str) -> dict[str, Any]:
    """The records of one of `GROUPS`, by id."""
    found: dict[str, Any] = doc.user_data[RECORD][group]
    return found


def _add(noun: type[Doc | Span], name: str, getter: Callable[[Any], object]) -> None:
    if not noun.has_extension(name) or noun.get_extension(name)[2] != getter:
        noun.set_extension(name, getter=getter)


@dataclass(frozen=True)
class _OfDoc:
    """Looks up one part of the record. An object and no closure: spaCy sends it to other processes."""

    name: str

    def __call__(self, doc: Doc) -> object:
        return _plain(doc.user_data.get(RECORD, {}).get(self.name))


@dataclass(frozen=True)
class _OfSpan:
    """Looks up one field of what a span stands for, or all of it; None for a span that is none of ours."""

    name: str | None = None

    def __call__(self, span: Span) -> object:
        record = span.doc.user_data.get(RECORD) if span.id else None
        group = next((name for name in GROUPS if record and span.id_ in record[name]), None)
        if not record or not group:
            return None
        found = record[group][span.id_]
        return _plain(found.get(self.name) if self.name else found)


def _plain(value: object) -> object:
    """The value with lists for tuples: spaCy brings some back as the one and some as the other."""
    if isinstance(value, dict):
        return {key: _plain(part) for key, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(part) for part in value]
    return value
