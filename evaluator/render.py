"""The reports of the corpus, each printed twice from one source: as a text dump and as a born-digital PDF.

    python -m evaluator.render            print every corpus/sources/<name>.toml as corpus/<name>.txt and <name>.pdf
    python -m evaluator.render --check    write nothing; exit 1 and name the files that would come out otherwise

Both hold the same sentences and figures and differ in layout only. The text dump looks like what a PDF-to-text tool
prints: hard-wrapped lines, flattened tables and, where the source asks for it, the scars of such dumps (blank lines
inside paragraphs, a space at the head of a page, ``KH-`` torn from ``UBND``, ``Ð`` for ``Đ``). The PDF follows the
layout of Nghị định 30/2020/NĐ-CP, annex I: A4, a Times face, letterhead in two columns, justified paragraphs with an
indented first line, page numbers in the middle of the top margin from page 2 on.

The same source, font files and reportlab release give the same bytes: nothing of the clock or the machine enters.

A source is a TOML file. Its keys are the fields of `Report`, those of ``[dump]`` the fields of `Dump`. ``body`` and
``appendix`` are marked text, one block a line:

    # I. TITLE           heading of the first level       @ PHỤ LỤC I          starts an appendix on a new page
    ## 1. Title          heading of the second level      @@ Title             its title
    ### a) Title         heading of the third level       @@@ (Kèm theo ...)   the note below the title
    - item, + item       list item                        | a | b | c |        row of a table; < goes on with the
    anything else        paragraph                                             cell to the left, ^ with the cell above
                                                          |---|                ends the head of the table
"""

from __future__ import annotations

import argparse
import io
import re
import sys
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal
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

from evaluator.marks import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reportlab.pdfgen.canvas import Canvas

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
FONTS = Path("/usr/share/fonts/truetype/croscore")  # Debian: apt-get install fonts-croscore

COUNTRY = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"

Kind = Literal["first", "second", "third", "text", "item", "appendix", "title", "note", "table"]

KIND_OF_MARK: Final[dict[str, Kind]] = {  # the longest mark first: "@@" also starts with "@"
    "### ": "third",
    "## ": "second",
    "# ": "first",
    "@@@ ": "note",
    "@@ ": "title",
    "@ ": "appendix",
}
"""What a block is, by the mark its line starts with."""

REACHED: Final = frozenset({"<", "^"})
"""What stands in a cell that a merged neighbour reaches over."""


class SourceError(ValueError):
    """A source that cannot be rendered; the message says which and why."""


# ---------------------------------------------------------------------------------------------------------------------
# The source


@dataclass(frozen=True)
class Grid:
    """A table as the source draws it: rows of cells, ``<`` and ``^`` still in place, and how many rows are head."""

    rows: tuple[tuple[str, ...], ...]
    head: int

    def spans(self) -> Iterator[tuple[int, int, int, int]]:
        """Each merged cell as (first row, first column, last row, last column), in reading order."""
        for r, row in enumerate(self.rows):
            for c, cell in enumerate(row):
                if cell in REACHED:
                    continue
                right, down = c, r
                while right + 1 < len(row) and row[right + 1] == "<":
                    right += 1
                while down + 1 < len(self.rows) and self.rows[down + 1][c] == "^":
                    down += 1
                if (right, down) != (c, r):
                    yield r, c, down, right


@dataclass(frozen=True)
class Block:
    """One paragraph, heading or table, in the order of the page."""

    kind: Kind
    text: str
    grid: Grid | None = None


@dataclass(frozen=True)
class Dump:
    """How the text dump of a report looks.

    Attributes:
        width: Characters a line may hold, the space at its end not counted.
        blank: Where blank lines fall: between blocks only, also after the first line of each block of several lines, or
            after every line.
        pages: How a page shows in the text: not at all, by one space at its head, or by a form feed.
        lines: Printed lines a page holds.
        break_hyphens: Whether a line may break after a hyphen between letters (``10/KH-`` / ``UBND``).
        eth: Words whose first ``Đ`` is printed as ``Ð`` (U+00D0) where they occur first; empty for none.
        header: Whether letterhead and title are there; a dump may begin with the first paragraph.
        numbers: Whether each page but the first begins with its number.
    """

    width: int = 78
    blank: Literal["blocks", "first-lines", "lines"] = "blocks"
    pages: Literal["none", "space", "formfeed"] = "none"
    lines: int = 44
    break_hyphens: bool = False
    eth: str = ""
    header: bool = True
    numbers: bool = False


@dataclass(frozen=True)
class Report:
    """One report: letterhead, body, closing and appendices, free of any layout."""

    agency: tuple[str, ...]
    number: str
    place_date: str
    kind: str
    subject: str
    body: tuple[Block, ...]
    recipients: tuple[str, ...]
    capacity: tuple[str, ...]
    signatory: str
    appendix: tuple[Block, ...] = ()
    parent: str = ""
    dump: Dump = field(default_factory=Dump)


def read_source(text: str, *, marks: bool = False) -> Report:
    """Read one source. What it says for the gold alone is left out (see `evaluator.marked`).

    Args:
        text: The TOML text of ``corpus/sources/<name>.toml``.
        marks: Whether the marks of figures stay in the text.

    Returns:
        The report.

    Raises:
        SourceError: A table has rows of different lengths, or no ``|---|`` line.
        tomllib.TOMLDecodeError: The text is not TOML.
        TypeError: A key is missing or unknown.
    """
    fields: dict[str, Any] = tomllib.loads(text if marks else plain(text))
    fields.pop("gold", None)
    for name in ("agency", "recipients", "capacity"):
        fields[name] = tuple(fields[name])
    for name in ("body", "appendix"):
        fields[name] = blocks(fields.get(name, ""))
    fields["dump"] = Dump(**fields.get("dump", {}))
    return Report(**fields)


def blocks(marked: str) -> tuple[Block, ...]:
    """Read marked text, one block a line; the top of this module says how it is marked.

    Raises:
        SourceError: a table has rows of different lengths, or no ``|---|`` line.
    """
    return tuple(_blocks(marked))


def _blocks(marked: str) -> Iterator[Block]:
    """Cut marked text into blocks; neighbouring ``|`` lines form one table."""
    rows: list[str] = []
    for line in [*marked.splitlines(), ""]:
        if line.startswith("|"):
            rows.append(line)
            continue
        if rows:
            yield Block("table", "", _grid(rows))
            rows = []
        if line.strip():
            yield _block(line.strip())


def _block(line: str) -> Block:
    """Tell what one line is by its mark."""
    for mark, kind in KIND_OF_MARK.items():
        if line.startswith(mark):
            return Block(kind, line.removeprefix(mark))
    return Block("item" if line.startswith(("- ", "+ ")) else "text", line)


def _grid(lines: Sequence[str]) -> Grid:
    """Read the lines of one table."""
    cells = [tuple(cell.strip() for cell in line.strip().strip("|").split("|")) for line in lines]
    rules = [i for i, row in enumerate(cells) if set(row[0]) == {"-"}]
    if len(rules) != 1:
        raise SourceError(f"a table needs exactly one |---| line below its head: {lines[0]}")
    rows = tuple(cells[: rules[0]] + cells[rules[0] + 1 :])
    if len({len(row) for row in rows}) != 1:
        raise SourceError(f"the rows of a table have different lengths: {lines[0]}")
    return Grid(rows, rules[0])


# ---------------------------------------------------------------------------------------------------------------------
# The text dump

Line = tuple[int, str]
"""How many blank lines stand above, and the line itself."""

NEW_PAGE = -1
"""Stands for the number of blank lines where a page is to start."""


def dump_text(report: Report) -> str:
    """Print a report the way a PDF-to-text tool would.

    Args:
        report: The report; ``report.dump`` says how the text looks.

    Returns:
        The text, lines parted by LF, with LF at its end.
    """
    body = _flow(report.body, report.dump)
    opening = _opening(report) if report.dump.header else []
    text = _pages(report.dump, [*opening, *body, *_closing(report), *_annex(report)])
    if report.dump.eth:
        text = text.replace(report.dump.eth, report.dump.eth.replace("Đ", "Ð", 1), 1)
    return text + "\n"


def _opening(report: Report) -> list[Line]:
    """The letterhead, left block first as dumps have it, then the title."""
    left = [report.parent, *report.agency] if report.parent else [*report.agency]
    title = wrap(report.subject, report.dump.width - 6, break_hyphens=False)
    return [
        *((0, line) for line in left),
        (1, report.number),
        (1, COUNTRY),
        (0, MOTTO),
        (1, report.place_date),
        (1, report.kind),
        (0, title[0]),
        *((int(report.dump.blank != "blocks"), line) for line in title[1:]),
        (1, ""),
    ]


def _closing(report: Report) -> list[Line]:
    """Who gets the report and who signed it."""
    return [
        (1, "Nơi nhận:"),
        *((0, f"- {recipient}") for recipient in report.recipients),
        (1, report.capacity[0]),
        *((0, line) for line in report.capacity[1:]),
        (2, report.signatory),
    ]


def _annex(report: Report) -> list[Line]:
    """The appendices; each starts a page."""
    lines: list[Line] = []
    for block in report.appendix:
        if block.grid:
            lines += _flat_table(block.grid)
        elif block.kind == "appendix":
            lines.append((NEW_PAGE, block.text))
        else:
            rows = wrap(block.text, report.dump.width - 20, break_hyphens=False)
            lines += [(int(block.kind == "note" and i == 0), row) for i, row in enumerate(rows)]
    return lines


def _flow(blocks: Iterable[Block], look: Dump) -> list[Line]:
    """Headings, paragraphs and list items, wrapped."""
    lines: list[Line] = []
    after_wrapped = False
    for block in blocks:
        if block.grid:
            lines += _flat_table(block.grid)
            after_wrapped = False
            continue
        rows = wrap(block.text, look.width, break_hyphens=look.break_hyphens)
        above = {"blocks": 1, "lines": 1, "first-lines": int(after_wrapped)}[look.blank]
        below_first = int(look.blank != "blocks")
        inside = int(look.blank == "lines")
        gaps = [above, below_first, *[inside] * (len(rows) - 2)]
        lines += zip(gaps[: len(rows)], rows, strict=True)
        after_wrapped = len(rows) > 1 and block.kind in {"text", "item"}
    return lines


def _flat_table(grid: Grid) -> list[Line]:
    """A table as dumps flatten it: wide heads on one line, then the narrow ones word by word, then row after row."""
    wide = {(r, c) for r, c, _, right in grid.spans() if right > c}
    narrow = [cell for c, cell in enumerate(grid.rows[0]) if (0, c) not in wide and cell not in REACHED]
    lines: list[Line] = [(1, " ".join(grid.rows[0][c] for r, c in sorted(wide) if r == 0)), (1, " ".join(narrow))]
    below = [cell for row in grid.rows[1 : grid.head] for cell in row if cell not in REACHED]
    for n, cell in enumerate(below):
        words = wrap(cell, 8, break_hyphens=False)
        lines += [(int(n > 0), words[0]), *((0, word) for word in words[1:])]
    for number, label, *figures in grid.rows[grid.head :]:
        lines += _flat_row(number, wrap(label, 18, break_hyphens=False), " ".join(figures))
    return lines


def _flat_row(number: str, label: list[str], figures: str) -> list[Line]:
    """One row: a short label stands between number and figures; a tall one has its number above it."""
    if len(label) == 1:
        return [(1, f"{number} {label[0]} {figures}")]
    tall = len(label) > 2  # the number is printed level with the middle of the label
    head: list[Line] = [(1, number), (0, label[0])] if tall else [(1, f"{number} {label[0]}")]
    return [*head, *((0, row) for row in label[1:]), (1, figures)]


def _pages(look: Dump, lines: Iterable[Line]) -> str:
    """Join the lines, marking where pages start."""
    mark = {"none": "\n", "space": " ", "formfeed": "\f"}[look.pages]
    text = " " if look.pages == "space" else ""
    printed, page = 0, 1
    for gap, line in lines:
        full = look.pages != "none" and printed > 0 and printed % look.lines == 0
        if printed and (full or gap == NEW_PAGE):
            page += 1
            text += "\n" + mark + (f"{page}\n\n" if look.numbers else "")
            printed = 0
        elif printed:
            text += "\n" * (gap + 1)
        text += line
        printed += 1
    return text


def wrap(text: str, width: int, *, break_hyphens: bool) -> list[str]:
    r"""Break a paragraph into lines.

    Args:
        text: The paragraph.
        width: Characters a line may hold.
        break_hyphens: Whether a line may end after a hyphen between two letters.

    Returns:
        The lines; each but the last keeps the space it broke at, and has none where it broke at a hyphen.

    >>> wrap("Kế hoạch số 19/KH-UBND", 20, break_hyphens=True)
    ['Kế hoạch số 19/KH-', 'UBND']
    """
    cut = re.compile(r"(?<=[^\W\d_]-)(?=[^\W\d_])|(?<= )" if break_hyphens else r"(?<= )")
    pieces = [piece for piece in cut.split(text) if piece]
    lines = [pieces[0]]
    for piece in pieces[1:]:
        if _width((lines[-1] + piece).rstrip()) <= width:
            lines[-1] += piece
        else:
            lines.append(piece)
    return lines


def _width(text: str) -> int:
    """Characters that are printed: those of the last private planes only mark a place (`evaluator.generator.draft`)."""
    return sum(mark < "\U000f0000" for mark in text)


# ---------------------------------------------------------------------------------------------------------------------
# The PDF

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
    parts = [_letterhead(report), *_title(report), *map(_flowable, report.body), _signature(report)]
    parts += [flowable for block in report.appendix for flowable in _appendix(block)]
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


def _flowable(block: Block) -> Flowable:
    """A heading or a paragraph of the body."""
    if block.kind == "third":
        return Paragraph(f"<b><i>{escape(block.text)}</i></b>", HEADING)
    return Paragraph(escape(block.text), BODY if block.kind in {"text", "item"} else HEADING)


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


# ---------------------------------------------------------------------------------------------------------------------
# The command


def render(corpus: Path, fonts: Path) -> dict[Path, bytes]:
    """Print every source of a corpus.

    Args:
        corpus: The folder with ``sources/``.
        fonts: The folder with the Tinos faces.

    Returns:
        The bytes of each file to be written, by its path.
    """
    load_fonts(fonts)
    files: dict[Path, bytes] = {}
    for source in sorted((corpus / "sources").glob("*.toml")):
        report = read_source(source.read_text("utf8"))
        files[corpus / f"{source.stem}.txt"] = dump_text(report).encode("utf8")
        files[corpus / f"{source.stem}.pdf"] = print_pdf(report)
    return files


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command.

    Args:
        arguments: The words of the command line; those of the process if None.

    Returns:
        The exit status: 0, or 1 when ``--check`` found a difference.
    """
    parser = argparse.ArgumentParser(prog="python -m evaluator.render", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--corpus", type=Path, default=CORPUS, help="folder with sources/ (default: %(default)s)")
    parser.add_argument("--fonts", type=Path, default=FONTS, help="folder with Tinos-*.ttf (default: %(default)s)")
    parser.add_argument("--check", action="store_true", help="write nothing; say which files differ")
    options = parser.parse_args(arguments)
    different = 0
    for path, content in render(options.corpus, options.fonts).items():
        same = path.exists() and path.read_bytes() == content
        different += not same
        if not options.check and not same:
            path.write_bytes(content)
        sys.stdout.write(f"{path.name}: {'unchanged' if same else 'differs' if options.check else 'written'}\n")
    return int(options.check and different > 0)


if __name__ == "__main__":
    sys.exit(main())
