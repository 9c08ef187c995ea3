"""The readers of Word's formats (văn bản Word)."""

from extractor.readers.word.doc import read_doc
from extractor.readers.word.reader import read_docx

__all__ = ["read_doc", "read_docx"]
