"""Flowing documents (văn bản chảy): what Word, RTF and HTML files have in common, and how it is written down."""

from extractor.readers.flow.blocks import PAGE, Block, Cell, Paragraph, Piece, RunningHead, Table
from extractor.readers.flow.write import write

__all__ = ["PAGE", "Block", "Cell", "Paragraph", "Piece", "RunningHead", "Table", "write"]
