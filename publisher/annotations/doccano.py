"""doccano: a document a line, once for projects that label sequences and once for those that label relations as well.

A project must not be set to count graphemes (its option "Count grapheme clusters as one character"): a letter and its
combining mark are two characters.
Source: github.com/doccano/doccano, pull request 1703 (entities and relations) and its tutorial (label).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from publisher.to_json import line

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from publisher.annotations.documents import Document

SEQUENCES = "sequence_labeling.jsonl"
RELATIONS = "relations.jsonl"


def write(documents: Iterable[Document], folder: Path) -> None:
    """Write both files as the documents arrive."""
    with (
        (folder / SEQUENCES).open("w", encoding="utf-8", newline="\n") as sequences,
        (folder / RELATIONS).open("w", encoding="utf-8", newline="\n") as relations,
    ):
        for document in documents:
            told = {"text": document.text, "document": document.name, "path": document.path}
            sequences.write(line({**told, "label": _labels(document)}) + "\n")
            relations.write(line({**told, **_entities(document)}) + "\n")


def _labels(document: Document) -> list[list[Any]]:
    return [[mark.start, mark.end, mark.label] for mark in document.marked.marks]


def _entities(document: Document) -> dict[str, list[dict[str, Any]]]:
    """Marks and links under numbers, which start anew with each document."""
    numbers = {mark.id: number for number, mark in enumerate(document.marked.marks)}
    entities = [
        {"id": numbers[mark.id], "label": mark.label, "start_offset": mark.start, "end_offset": mark.end}
        for mark in document.marked.marks
    ]
    relations = [
        {"id": number, "from_id": numbers[link.source], "to_id": numbers[link.target], "type": link.label}
        for number, link in enumerate(document.marked.links)
    ]
    return {"entities": entities, "relations": relations}
