"""Writing down (ghi văn bản): the blocks of a flowing document into a draft."""

from collections.abc import Iterable, Sequence

from extractor.model import SourceWarning
from extractor.readers.draft import Draft
from extractor.readers.flow.blocks import PAGE, Block, Cell, Paragraph, RunningHead, Table, paragraphs, pieces
from extractor.readers.flow.layout import Written, by_columns, is_end, is_layout
from extractor.readers.flow.spell import Stretch, shown, spell
from extractor.readers.legacy import Fonts, Run
from extractor.readers.notes import note


def write(blocks: Sequence[Block]) -> tuple[Draft, tuple[SourceWarning, ...]]:
    """A draft that says what the blocks say, and what is doubtful about it."""
    fonts = Fonts.survey(Run(piece.text, piece.font) for piece in pieces(blocks))
    writer = _Writer(fonts)
    writer.blocks(blocks)
    return writer.draft, writer.warnings()


class _Writer:
    """Writes block after block; every paragraph is spelt once."""

    def __init__(self, fonts: Fonts) -> None:
        self.draft = Draft()
        self._fonts = fonts
        self._converted = False

    def warnings(self) -> tuple[SourceWarning, ...]:
        """What was found doubtful while writing."""
        if not self._converted:
            return ()
        return (note("legacy_font"),)

    def blocks(self, blocks: Iterable[Block]) -> None:
        """Write blocks one after the other, an empty line between them."""
        for block in blocks:
            match block:
                case Paragraph():
                    self._paragraph(self._spelt(block))
                case Table():
                    self._table(block)
                case RunningHead():
                    self.draft.paragraph()
                    with self.draft.furniture("running_head"):
                        self.blocks(block.blocks)

    def _spelt(self, paragraph: Paragraph) -> list[Stretch]:
        return spell(paragraph.pieces, self._fonts)

    def _paragraph(self, stretches: Sequence[Stretch]) -> None:
        if not stretches:
            return
        self.draft.paragraph()
        self._stretches(stretches)
        if stretches[-1].text == PAGE:
            self.draft.paragraph()
            self.draft.turn_page()

    def _stretches(self, stretches: Sequence[Stretch], *, tabs: bool = True) -> None:
        """Write the text of a paragraph. A page that begins behind it is left to the caller."""
        last = max((n for n, stretch in enumerate(stretches) if stretch.text != PAGE), default=len(stretches))
        for index, (text, trust, capitals) in enumerate(stretches):
            if text == PAGE:
                if index < last:
                    self.draft.turn_page()
                continue
            self._converted |= trust == "legacy_font"
            self.draft.write(text if tabs else text.replace("\t", " "), trust, capitals=capitals)

    def _table(self, table: Table) -> None:
        spelt = [[self._spelt(paragraph) for paragraph in paragraphs(cell.blocks)] for cell in table.cells]
        written = [_written(cell, lines) for cell, lines in zip(table.cells, spelt, strict=True)]
        if is_end(written, table.rows):
            for index in by_columns(written, table.columns):
                self._block_of_lines(spelt[index])
        elif is_layout(written, table.rows, table.columns, ruled=table.ruled):
            for cell in table.cells:
                self.blocks(cell.blocks)
        else:
            self._grid(table, spelt)

    def _block_of_lines(self, lines: Sequence[Sequence[Stretch]]) -> None:
        """One half of a letterhead or closing: its paragraphs are lines that belong together; empty ones part them."""
        self.draft.paragraph()
        for line in lines:
            if shown(line):
                self.draft.new_line()
                self._stretches(line)
            else:
                self.draft.paragraph()

    def _grid(self, table: Table, spelt: Sequence[Sequence[Sequence[Stretch]]]) -> None:
        with self.draft.grid(table.rows, table.columns, table.head_rows):
            for cell, lines in zip(table.cells, spelt, strict=True):
                with self.draft.cell(cell.row, cell.column, cell.row_span, cell.column_span):
                    for number, line in enumerate(filter(None, lines)):
                        if number:
                            self.draft.write("\n")
                        self._stretches(line, tabs=False)


def _written(cell: Cell, lines: Sequence[Sequence[Stretch]]) -> Written:
    texts = (line.strip() for stretches in lines for line in shown(stretches).splitlines())
    nested = any(isinstance(block, Table) for block in cell.blocks)
    return Written(cell.row, cell.column, cell.column_span, tuple(filter(None, texts)), nested)
