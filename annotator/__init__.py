"""The spaCy face (giao diện spaCy) of the engine: a tokenizer, a pipeline component, and a blank pipeline to put it in.

spaCy knows both by its registry once the package is installed; `docs/spacy.md` shows their use.
"""

from annotator.component import ReportReader
from annotator.pipeline import blank
from annotator.tokenizer import Tokenizer

__all__ = ["ReportReader", "Tokenizer", "blank"]
