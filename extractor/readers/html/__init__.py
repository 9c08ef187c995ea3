"""The reader of HTML, the form in which portals publish reports."""

from extractor.readers.html.reader import read_html

__all__ = ["read_html"]
