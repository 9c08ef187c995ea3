"""The reader of PDF: text in reading order, with the place of every character on its page.

bytes -> pdfium (characters, ruled lines) -> fragments -> rows -> order (ruling, bands) -> compose -> Source
"""

from extractor.readers.pdf.reader import read_pdf

__all__ = ["read_pdf"]
