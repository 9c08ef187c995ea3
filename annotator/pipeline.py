"""A blank Vietnamese pipeline (chuỗi xử lý) that needs no package beside ours."""

import spacy
from spacy.language import Language

from annotator.tokenizer import Segmenter


def blank(segmenter: Segmenter | None = None) -> Language:
    """`spacy.blank("vi")` with our tokenizer; spaCy's own needs the package pyvi, which we do not.

    Args:
        segmenter: "underthesea" for tokens that are words; None for syllables.
    Returns:
        A pipeline without components: add "soat_report".
    """
    tokenizer = {"@tokenizers": "soat.Tokenizer.v1", "segmenter": segmenter}
    return spacy.blank("vi", config={"nlp": {"tokenizer": tokenizer}})
