"""A story (mạch văn bản) of RTF while it is read: paragraphs, and the rows of the table at hand."""

from extractor.readers.flow import Block, Paragraph, Piece
from extractor.readers.flow.blocks import paragraphs
from extractor.readers.rtf.rows import Row, RowShape, table_of


class Story:
    """Takes what is read piece by piece: the body, a note, a header or a text box."""

    def __init__(self) -> None:
        self._blocks: list[Block] = []
        self._pieces: list[Piece] = []
        self._hung: list[Block] = []
        self._cell: list[Block] = []
        self._cells: list[list[Block]] = []
        self._rows: list[Row] = []
        self.shape = RowShape()

    def piece(self, piece: Piece) -> None:
        """Text of the paragraph at hand."""
        self._pieces.append(piece)

    def hang(self, blocks: list[Block]) -> None:
        """A note or a text box: it stands after the paragraph that refers to it, or after its table."""
        self._hung += blocks

    def end_paragraph(self, *, in_table: bool) -> None:
        """The paragraph at hand is done; one outside of a table ends the table before it."""
        paragraph = Paragraph(self._pieces)
        self._pieces = []
        if in_table:
            self._cell.append(paragraph)
            return
        self._end_table()
        self._blocks.append(paragraph)
        self._unhang()

    def end_cell(self) -> None:
        """The cell at hand is done."""
        if self._pieces or not self._cell:
            self.end_paragraph(in_table=True)
        self._cells.append(self._cell)
        self._cell = []

    def end_row(self) -> None:
        """The row at hand is done; the shape it was given last holds."""
        if self._cell or self._pieces:
            self.end_cell()
        if self._cells:
            self._rows.append(Row(self.shape, self._cells))
            self._cells = []

    def blocks(self) -> list[Block]:
        """All that was read; what was begun ends here."""
        if self._cells or self._cell:
            self.end_row()
        if self._pieces:
            self.end_paragraph(in_table=False)
        self._end_table()
        self._unhang()
        return self._blocks

    def _end_table(self) -> None:
        self._cells_left_open()
        if not self._rows:
            return
        self._blocks.append(table_of(self._rows))
        self._rows = []
        self._unhang()

    def _cells_left_open(self) -> None:
        """Cells whose row never ended are paragraphs."""
        for cell in (*self._cells, self._cell):
            self._blocks += paragraphs(cell)
        self._cells, self._cell = [], []

    def _unhang(self) -> None:
        self._blocks += self._hung
        self._hung = []
