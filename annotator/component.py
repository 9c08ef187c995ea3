"""The component `soat_report` (bộ đọc báo cáo): the engine as a step of a spaCy pipeline."""

from collections.abc import Iterable
from typing import Any

from spacy.language import Language
from spacy.scorer import Scorer
from spacy.tokens import Doc
from spacy.training import Example

from extractor import extract_text
from publisher.to_spacy import GROUPS, annotate, carries_report, register

_KEY = "spans_"

register()  # a `DocBin` of annotated documents may be read before any document is annotated


class ReportReader:
    """Reads the text of a document as a report. It keeps no state: pickled, copied or loaded it is the same."""

    def __call__(self, doc: Doc) -> Doc:
        """Annotate a document; one that carries its report already, such as one made of a PDF, stays as it is."""
        return doc if carries_report(doc) else annotate(doc, extract_text(doc.text))

    def score(self, examples: Iterable[Example], **_: object) -> dict[str, Any]:
        """How well spans agree with the reference: the same tokens and the same label.

        Returns:
            `spans_mentions_p`, `_r`, `_f` and `_per_type`, and so for each group; None for one no reference has.
        """
        examples = list(examples)
        scores: dict[str, Any] = {}
        for group in GROUPS:
            scores |= Scorer.score_spans(
                examples,
                _KEY + group,
                getter=lambda doc, key: doc.spans.get(key.removeprefix(_KEY), ()),
                has_annotation=lambda doc, group=group: group in doc.spans,  # type: ignore[misc]
                allow_overlap=True,
            )
        return scores


@Language.factory(
    "soat_report",
    assigns=["doc.spans", "doc._.report", "doc._.relations", "doc._.observations"],
    default_score_weights={f"{_KEY}mentions_f": 1.0, f"{_KEY}mentions_p": 0.0, f"{_KEY}mentions_r": 0.0},
)
def make_reader(nlp: Language, name: str) -> ReportReader:  # noqa: ARG001 - spaCy passes both by name
    """The component, as `nlp.add_pipe("soat_report")` makes it."""
    return ReportReader()
