"""The born-digital PDF of a report, laid out after Nghị định 30/2020/NĐ-CP, annex I.

A4, a Times face, letterhead in two columns, justified paragraphs with an indented first line, page numbers in the middle
of the top margin from page 2 on. The same source, font files and reportlab release give the same bytes.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm, mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import (
    Flowable,
    HRFlowable,
    KeepTogether,
    PageBreak,
    Paragraph,
    SimpleDocTemplate,
    Spacer,
    Table,
    TableStyle,
)

from evaluator.render.source import COUNTRY, MOTTO, REACHED, SourceError

if TYPE_CHECKING:
    from pathlib import Path

    from reportlab.pdfgen.canvas import Canvas

    from evaluator.render.source import Block, Grid, Report

BODY = ParagraphStyle(
    "body",
    fontName="Tinos",
    fontSize=13,
    leading=17.5,
    alignment=TA_JUSTIFY,
    firstLineIndent=1.27 * cm,
    spaceAfter=4,
)
HEADING = ParagraphStyle("heading", parent=BODY, fontName="Tinos-Bold", keepWithNext=1)
CENTRED = ParagraphStyle("centred", parent=BODY, alignment=TA_CENTER, firstLineIndent=0, spaceAfter=0)
SMALL = ParagraphStyle("small", parent=BODY, fontSize=11, leading=13.5, alignment=0, firstLineIndent=0, spaceAfter=0)
CELL = ParagraphStyle("cell", parent=CENTRED, fontSize=11, leading=13.5)

ROOM = A4[0] - 30 * mm - 20 * mm
"""Width of the text: A4 less the margins, in points."""

NARROW = 6
"""Columns of figures that a table may have before its columns and paddings are made narrower, lest a figure be broken."""


def load_fonts(folder: Path) -> None:
    """Make the Tinos faces known to reportlab.

    Args:
        folder: Where ``Tinos-Regular.ttf`` and its sisters lie.

    Raises:
        SourceError: They do not lie there.
    """
    names = {"Tinos": "Regular", "Tinos-Bold": "Bold", "Tinos-Italic": "Italic", "Tinos-BoldItalic": "BoldItalic"}
    for name, face in names.items():
        path = folder / f"Tinos-{face}.ttf"
        if not path.exists():
            raise SourceError(f"{path} is missing; install the Debian package fonts-croscore or name a folder: --fonts")
        pdfmetrics.registerFont(TTFont(name, str(path)))
    pdfmetrics.registerFontFamily("Tinos", *names)


def print_pdf(report: Report) -> bytes:
    """Print a report as a PDF; `load_fonts` must have run.

    Args:
        report: The report; its ``dump`` is not looked at.

    Returns:
        The bytes of the file.
    """
    file = io.BytesIO()
    document = SimpleDocTemplate(
        file,
        pagesize=A4,
        leftMargin=30 * mm,
        rightMargin=20 * mm,
        topMargin=20 * mm,
        bottomMargin=20 * mm,
        title=f"{report.kind} {report.subject}",
        author=" ".join(report.agency),
        creator="soát: evaluator.render",
        lang="vi",
        invariant=1,
    )
    body = [flowable for block in report.body for flowable in _body(block)]
    appendix = [flowable for block in report.appendix for flowable in _appendix(block)]
    parts = [_letterhead(report), *_title(report), *body, _signature(report), *appendix]
    document.build(parts, onLaterPages=_page_number)
    return file.getvalue()


def _page_number(canvas: Canvas, document: Any) -> None:  # noqa: ANN401  reportlab hands over a template of any class
    """Number a page in the middle of its top margin."""
    canvas.saveState()
    canvas.setFont("Tinos", 13)
    canvas.drawCentredString(A4[0] / 2, A4[1] - 14 * mm, str(document.page))
    canvas.restoreState()


def _letterhead(report: Report) -> Flowable:
    """Agency and number on the left, country, motto, place and date on the right."""
    name = ParagraphStyle("name", parent=CENTRED, fontSize=11.5, leading=15)
    left = [Paragraph(escape(report.parent), name)] if report.parent else []
    left += [Paragraph(f"<b>{escape(line)}</b>", name) for line in report.agency]
    right = [Paragraph(f"<b>{COUNTRY}</b>", name), Paragraph(f"<b>{MOTTO}</b>", name)]
    below = [Paragraph(escape(report.number), CENTRED), Paragraph(f"<i>{escape(report.place_date)}</i>", CENTRED)]
    return Table(
        [[[*left, _rule(30)], [*right, _rule(55)]], below],
        colWidths=[0.39 * ROOM, 0.61 * ROOM],
        style=_side_by_side(),
    )


def _title(report: Report) -> list[Flowable]:
    """The kind of document and its subject."""
    return [
        Spacer(1, 16),
        Paragraph(f"<b>{escape(report.kind)}</b>", CENTRED),
        Paragraph(f"<b>{escape(report.subject)}</b>", CENTRED),
        _rule(30),
        Spacer(1, 12),
    ]


def _body(block: Block) -> list[Flowable]:
    """A heading, a paragraph or a table of the body."""
    if block.grid:
        return [Spacer(1, 6), _ruled_table(block.grid), Spacer(1, 8)]
    if block.kind == "third":
        return [Paragraph(f"<b><i>{escape(block.text)}</i></b>", HEADING)]
    return [Paragraph(escape(block.text), BODY if block.kind in {"text", "item"} else HEADING)]


def _signature(report: Report) -> Flowable:
    """Recipients on the left, who signed on the right."""
    left = [Paragraph("<b><i>Nơi nhận:</i></b>", SMALL)]
    left += [Paragraph(f"- {escape(recipient)}", SMALL) for recipient in report.recipients]
    right: list[Flowable] = [Paragraph(f"<b>{escape(line)}</b>", CENTRED) for line in report.capacity]
    right += [Spacer(1, 56), Paragraph(f"<b>{escape(report.signatory)}</b>", CENTRED)]
    table = Table(
        [[left, right]],
        colWidths=[0.5 * ROOM] * 2,
        style=_side_by_side(),
    )
    return KeepTogether([Spacer(1, 14), table])


def _appendix(block: Block) -> list[Flowable]:
    """One block of an appendix."""
    if block.grid:
        return [Spacer(1, 12), _ruled_table(block.grid)]
    if block.kind == "appendix":
        return [PageBreak(), Paragraph(f"<b>{escape(block.text)}</b>", CENTRED)]
    face = "i" if block.kind == "note" else "b"
    return [Paragraph(f"<{face}>{escape(block.text)}</{face}>", CENTRED)]


def _ruled_table(grid: Grid) -> Flowable:
    """A table with a line around every cell; the first column is narrow, the second holds the labels."""
    label = ParagraphStyle("label", parent=CELL, alignment=0)
    cells: list[list[Paragraph | str]] = []
    for r, row in enumerate(grid.rows):
        head = r < grid.head
        cells.append([_cell(text, label if c == 1 and not head else CELL, bold=head) for c, text in enumerate(row)])
    figures = len(grid.rows[0]) - 2
    wide = figures > NARROW
    first, second = (0.06, 0.22) if wide else (0.08, 0.32)
    widths = [first * ROOM, second * ROOM, *[(1 - first - second) * ROOM / figures] * figures]
    style = TableStyle([("VALIGN", (0, 0), (-1, -1), "MIDDLE"), ("GRID", (0, 0), (-1, -1), 0.5, colors.black)])
    if wide:
        for side in ("LEFT", "RIGHT"):
            style.add(f"{side}PADDING", (0, 0), (-1, -1), 2)
    for r, c, down, right in grid.spans():
        style.add("SPAN", (c, r), (right, down))
    return Table(cells, colWidths=widths, repeatRows=grid.head, style=style)


def _cell(text: str, style: ParagraphStyle, *, bold: bool) -> Paragraph | str:
    """One cell; where a neighbour reaches over it, nothing."""
    if text in REACHED:
        return ""
    return Paragraph(f"<b>{escape(text)}</b>" if bold else escape(text), style)


def _rule(percent: int) -> Flowable:
    """The short line below a name or a title."""
    return HRFlowable(width=f"{percent}%", thickness=0.6, color=colors.black, spaceBefore=2, spaceAfter=4)


def _side_by_side() -> TableStyle:
    """The style of a table that only places things side by side: no lines, no padding."""
    corners = (0, 0), (-1, -1)
    padding = [(f"{side}PADDING", *corners, 0) for side in ("LEFT", "RIGHT", "TOP", "BOTTOM")]
    return TableStyle([("ALIGN", *corners, "CENTER"), ("VALIGN", *corners, "TOP"), *padding])
