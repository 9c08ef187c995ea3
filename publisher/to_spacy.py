"""spaCy: a report as a `Doc`, for those who go on with pipelines, matchers and models.

The spans of a report become span groups: `doc.spans["mentions"]` (cụm số liệu, labelled by kind), `"sections"` (mục), `"cells"`
(ô của bảng) and `"citations"` (viện dẫn). What else is known of them, and the relations and observations, answer under
`._.`; see `publisher.underscore`. The document carries the report whole: `report_of` gives it back, also after a `DocBin`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from publisher.tokens import tokens
from publisher.underscore import GROUPS, carries_report, keep, register, report_of, spans_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Span
    from spacy.vocab import Vocab

    from extractor.model import Report

__all__ = ["GROUPS", "annotate", "carries_report", "register", "report_of", "to_doc"]


def to_doc(report: Report, vocab: Vocab) -> Doc:
    """A report as a document whose tokens end where its spans end, so that every span is exact."""
    from spacy.tokens import Doc

    words: list[str] = []
    spaces: list[bool] = []
    for word, space in tokens(report.source.text, _edges(report)):
        words.append(word)
        spaces.append(space)
    return annotate(Doc(vocab, words=words, spaces=spaces), report)


def annotate(doc: Doc, report: Report) -> Doc:
    """Lay the spans of a report over a document of the same text.

    Where a span ends inside a token it is widened to whole tokens; `span._.soat_start` and `soat_end` stay exact. What covers no
    character, an empty cell for one, has no span.

    Raises:
        ValueError: the document has another text.
    """
    if doc.text != report.source.text:
        raise ValueError("the document has another text than the report")
    register()
    keep(doc, report)
    for group in GROUPS:
        doc.spans[group] = [
            span
            for name, part in spans_of(doc, group).items()
            if (span := _span(doc, part, label=part.get("kind") or group.removesuffix("s"), name=name))
        ]
    return doc


def _span(doc: Doc, part: dict[str, Any], label: str, name: str) -> Span | None:
    """The tokens that a part of the report touches; none where it covers no character."""
    start, end = part["start"], part["end"]
    return doc.char_span(start, end, label, span_id=name, alignment_mode="expand") if start < end else None


def _edges(report: Report) -> Iterator[int]:
    """Where a span starts or ends."""
    for start, end in (
        *((mention.start, mention.end) for mention in report.mentions),
        *((section.start, section.end) for section in report.sections),
        *((citation.start, citation.end) for citation in report.citations),
        *((cell.start, cell.end) for table in report.tables for row in table.rows for cell in row),
    ):
        yield start
        yield end
