"""Writing an export (xuất nhãn): the files of one annotation tool, and a list of what they were made from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.annotations import brat, doccano, labelstudio
from publisher.annotations.documents import documents
from publisher.to_json import line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from publisher.annotations.documents import Document
    from publisher.formats import Tool
    from publisher.result import AuditResult

LIST = "documents.jsonl"
"""Name, path and hash of each document, a line each."""

_WRITERS: Mapping[Tool, Callable[[Iterable[Document], Path], None]] = {
    "labelstudio": labelstudio.write,
    "doccano": doccano.write,
    "brat": brat.write,
}


def write_export(results: Iterable[AuditResult], folder: Path, tool: Tool, reader: str) -> int:
    """Write what the tool imports.

    Args:
        results: one per input, with or without findings.
        folder: empty.
        tool: for which.
        reader: who marked the figures: the program and its version.
    Returns:
        How many documents.
    Raises:
        OSError: a file cannot be written.
    """
    count = 0
    with (folder / LIST).open("w", encoding="utf-8", newline="\n") as stream:

        def listed() -> Iterator[Document]:
            nonlocal count
            for document in documents(results, reader):
                count += 1
                told = {"document": document.name, "path": document.path, "sha256": document.sha256}
                stream.write(line(told) + "\n")
                yield document

        _WRITERS[tool](listed(), folder)
    return count
