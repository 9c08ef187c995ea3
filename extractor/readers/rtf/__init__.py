"""The reader of RTF (Rich Text Format)."""

from extractor.readers.rtf.reader import read_rtf

__all__ = ["read_rtf"]
