"""The tokenizer `soat.Tokenizer.v1` (bộ tách từ): text into syllables, or into words, without cutting a figure."""

from collections.abc import Callable
from typing import Literal

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import DummyTokenizer, registry
from spacy.vocab import Vocab

from annotator.segmentation import in_words
from extractor.model.storable import storable
from publisher.tokens import tokens

Segmenter = Literal["underthesea"]


class Tokenizer(DummyTokenizer):
    """Makes documents whose text is the text given; only lone surrogates, which no `Doc` can hold, become U+FFFD."""

    def __init__(self, vocab: Vocab, segmenter: Segmenter | None = None) -> None:
        self.vocab = vocab
        self.segmenter = segmenter

    def __call__(self, text: str) -> Doc:
        """Cut a text."""
        cut = tokens(storable(text))
        if self.segmenter:
            cut = in_words(cut)
        words, spaces = zip(*cut, strict=True) if text else ((), ())
        return Doc(self.vocab, words=list(words), spaces=list(spaces))


@registry.tokenizers("soat.Tokenizer.v1")  # type: ignore[untyped-decorator] # made when spaCy is imported
def make_tokenizer(segmenter: Segmenter | None = None) -> Callable[[Language], Tokenizer]:
    """What `[nlp.tokenizer]` of a config asks for.

    Args:
        segmenter: "underthesea" joins the syllables of a word (`thủ tục`) into one token; None keeps syllables.
    """

    def make(nlp: Language) -> Tokenizer:
        return Tokenizer(nlp.vocab, segmenter)

    return make
