"""The Word file of a report (bản Word), as an office types it: letterhead and closing in tables without lines."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Final

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt

from evaluator.render.source import COUNTRY, MOTTO, REACHED

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell

    from evaluator.render.source import Block, Grid, Report

_BOLD: Final = frozenset({"first", "second", "third", "appendix", "title"})
_CENTRED: Final = frozenset({"appendix", "title", "note"})
_TODAY: Final = (2024, 1, 1, 0, 0, 0)


def print_word(report: Report) -> bytes:
    """Print a report as a Word file.

    Args:
        report: The report; its ``dump`` is not looked at.

    Returns:
        The bytes of the file, the same each time.
    """
    document = docx.Document()
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(13)
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin, page.right_margin, page.top_margin, page.bottom_margin = Cm(3), Cm(2), Cm(2), Cm(2)
    _side_by_side(
        document,
        [*([report.parent] if report.parent else []), *report.agency, report.number],
        [COUNTRY, MOTTO, report.place_date],
    )
    for line in (report.kind, report.subject):
        _paragraph(document, line, bold=True, centred=True)
    for block in report.body:
        _block(document, block)
    _side_by_side(
        document,
        ["Nơi nhận:", *(f"- {name}" for name in report.recipients)],
        [*report.capacity, "", "", report.signatory],
    )
    for block in report.appendix:
        if block.kind == "appendix":
            document.add_page_break()  # type: ignore[no-untyped-call]
        _block(document, block)
    written = io.BytesIO()
    document.save(written)
    return _undated(written)


def _side_by_side(document: Document, left: list[str], right: list[str]) -> None:
    table = document.add_table(rows=1, cols=2)
    for cell, lines in zip(table.rows[0].cells, (left, right), strict=True):
        cell.text = lines[0]
        for line in lines[1:]:
            cell.add_paragraph(line)


def _block(document: Document, block: Block) -> None:
    if block.grid is None:
        _paragraph(document, block.text, bold=block.kind in _BOLD, centred=block.kind in _CENTRED)
    else:
        _table(document, block.grid)


def _paragraph(document: Document, text: str, *, bold: bool, centred: bool) -> None:
    paragraph = document.add_paragraph()
    paragraph.add_run(text).bold = bold
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if centred else WD_ALIGN_PARAGRAPH.JUSTIFY


def _table(document: Document, grid: Grid) -> None:
    table = document.add_table(rows=len(grid.rows), cols=len(grid.rows[0]))
    table.style = "Table Grid"
    rows: list[tuple[_Cell, ...]] = [row.cells for row in table.rows]  # asked once: each asking walks the whole table
    for r, c, down, right in grid.spans():
        rows[r][c].merge(rows[down][right])
    for cells, texts in zip(rows, grid.rows, strict=True):
        for cell, text in zip(cells, texts, strict=True):
            if text not in REACHED:
                cell.text = text
    document.add_paragraph()  # two tables that touch are one to Word


def _undated(written: io.BytesIO) -> bytes:
    """The same package without the time of day."""
    made = io.BytesIO()
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, _TODAY), old.read(name), zipfile.ZIP_DEFLATED)
    return made.getvalue()
