"""The readers of Word's formats (văn bản Word)."""

from extractor.readers.word.reader import read_docx

__all__ = ["read_docx"]
