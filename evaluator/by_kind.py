"""Scores of each kind of figure (loại số liệu), counted by spaCy's `Scorer`: the row "span, kind and value" of the table taken apart."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from publisher.tokens import tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc, Span
    from spacy.training import Example
    from spacy.vocab import Vocab

    from evaluator.gold import GoldMention, GoldReport
    from extractor.model import Mention, Report

ALL = "all"
_GROUP = "mentions"


def score_kinds(pairs: Iterable[tuple[GoldReport, Report]]) -> dict[str, dict[str, float]]:
    """Precision, recall and F1 of all kinds together, then of each kind that either side has, most frequent first.

    Args:
        pairs: what a person and what the program read in the same text.
    Returns:
        `{"all": {"p", "r", "f"}, "count": {...}, ...}`, from 0 to 1.
    """
    from spacy.vocab import Vocab

    vocab = Vocab()
    examples = [example(gold, report, vocab) for gold, report in pairs]
    told = [span.label_ for one in examples for doc in (one.reference, one.predicted) for span in doc.spans[_GROUP]]
    kinds = [kind for kind, _ in Counter(sorted(told)).most_common()]
    return {kind: _rates(examples, kind) for kind in (ALL, *kinds)}


def example(gold: GoldReport, report: Report, vocab: Vocab) -> Example:
    """Both readings of one text as documents; a span is labelled by kind and has the exact place and the value as its id."""
    from spacy.training import Example

    words, spaces = zip(*tokens(report.source.text), strict=True)
    read, wanted = (_doc(vocab, list(words), list(spaces), mentions) for mentions in (report.mentions, gold.mentions))
    return Example(read, wanted)


def _doc(vocab: Vocab, words: list[str], spaces: list[bool], mentions: Iterable[Mention | GoldMention]) -> Doc:
    from spacy.tokens import Doc

    doc = Doc(vocab, words=words, spaces=spaces)
    doc.spans[_GROUP] = [
        span
        for m in mentions
        if (
            span := doc.char_span(
                m.start, m.end, m.kind, span_id=f"{m.start}-{m.end} {m.value}", alignment_mode="expand"
            )
        )
    ]
    return doc


def _rates(examples: Iterable[Example], kind: str) -> dict[str, float]:
    from spacy.scorer import Scorer

    scores: dict[str, Any] = Scorer.score_spans(examples, kind, getter=_told, allow_overlap=True, labeled=True)
    return {rate: scores[f"{kind}_{rate}"] or 0.0 for rate in ("p", "r", "f")}


def _told(doc: Doc, kind: str) -> Iterator[Span]:
    """The spans of a kind, labelled by all that has to be equal."""
    from spacy.tokens import Span

    for span in doc.spans[_GROUP]:
        if kind in (ALL, span.label_):
            yield Span(doc, span.start, span.end, label=f"{span.label_} {span.id_}")
