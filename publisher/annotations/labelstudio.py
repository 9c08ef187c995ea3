"""Label Studio: tasks with predictions that an annotator corrects, and the labelling set-up that shows them.

White space is kept, and so offsets hold, only because the set-up says so.
Source: labelstud.io/guide/predictions, labelstud.io/tags/text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import quoteattr

from publisher.annotations.marks import LABELS, LINKS
from publisher.to_json import line

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from publisher.annotations.documents import Document
    from publisher.annotations.marks import Link, Mark

TASKS = "tasks.json"
SETUP = "label_config.xml"
_LABELS_TAG, _TEXT_TAG = "label", "text"


def write(documents: Iterable[Document], folder: Path) -> None:
    """Write one task a line, and the labelling set-up of the project."""
    with (folder / TASKS).open("w", encoding="utf-8", newline="\n") as stream:
        between = "[\n"
        for document in documents:
            stream.write(between + line(_task(document)))
            between = ",\n"
        stream.write("\n]\n" if between == ",\n" else "[]\n")
    (folder / SETUP).write_text(_setup(), encoding="utf-8", newline="\n")


def _task(document: Document) -> dict[str, Any]:
    regions = [_region(mark, document.text) for mark in document.marked.marks]
    arrows = [_arrow(link) for link in document.marked.links]
    return {
        "data": {"text": document.text, "document": document.name, "path": document.path, "sha256": document.sha256},
        "predictions": [{"model_version": document.reader, "result": regions + arrows}],
    }


def _region(mark: Mark, text: str) -> dict[str, Any]:
    value = {"start": mark.start, "end": mark.end, "text": text[mark.start : mark.end], "labels": [mark.label]}
    told = {"meta": {"text": [mark.note]}} if mark.note else {}
    return {"id": mark.id, "from_name": _LABELS_TAG, "to_name": _TEXT_TAG, "type": "labels", "value": value, **told}


def _arrow(link: Link) -> dict[str, Any]:
    ends = {"from_id": link.source, "to_id": link.target}
    return {"type": "relation", **ends, "direction": "right", "labels": [link.label]}


def _setup() -> str:
    labels = "".join(f"    <Label value={quoteattr(label)}/>\n" for label in LABELS)
    links = "".join(f"    <Relation value={quoteattr(label)}/>\n" for label in LINKS)
    return (
        "<View>\n"
        "  <Style>.htx-text { white-space: pre-wrap; }</Style>\n"
        f"  <Relations>\n{links}  </Relations>\n"
        f'  <Labels name="{_LABELS_TAG}" toName="{_TEXT_TAG}">\n{labels}  </Labels>\n'
        f'  <Text name="{_TEXT_TAG}" value="$text"/>\n'
        "</View>\n"
    )
