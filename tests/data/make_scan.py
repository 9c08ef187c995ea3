"""Pages as a scanner delivers them, made from invented text while a test runs: nothing of them is kept."""

import io
from collections.abc import Callable, Sequence

import pypdfium2
from PIL import Image
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Table, TableStyle

FONT = "Tinos"
FOLDER = "/usr/share/fonts/truetype/croscore/Tinos-Regular.ttf"
Drawing = Callable[[Canvas], None]


def scanned(draw: Drawing, size: tuple[float, float] = A4, dpi: int = 300) -> Image.Image:
    """The picture of one page."""
    with pypdfium2.PdfDocument(printed(draw, size=size)) as document:
        picture: Image.Image = document[0].render(scale=dpi / 72).to_pil()
        return picture.convert("RGB")


def printed(*draw: Drawing, size: tuple[float, float] = A4) -> bytes:
    """A PDF with one page for each drawing."""
    pdfmetrics.registerFont(TTFont(FONT, FOLDER))
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=size, invariant=1)
    for each in draw:
        canvas.setFont(FONT, 13)
        each(canvas)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def lines(*text: str, x: float = 85, y: float = 760, leading: float = 20, size: float = 13) -> Drawing:
    """Lines of writing, one below the other."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont(FONT, size)
        for number, line in enumerate(text):
            canvas.drawString(x, y - leading * number, line)

    return draw


def picture(image: Image.Image, *over: str, visible: bool = True, size: tuple[float, float] = A4) -> Drawing:
    """A picture that fills the page, and a text layer over it."""

    def draw(canvas: Canvas) -> None:
        canvas.drawImage(ImageReader(image), 0, 0, *size)
        if over:
            layer = canvas.beginText(85, 760)
            layer.setFont(FONT, 10)
            layer.setTextRenderMode(0 if visible else 3)
            for line in over:
                layer.textLine(line)
            canvas.drawText(layer)

    return draw


def ruled(
    rows: Sequence[Sequence[str]], widths: Sequence[float], size: float = 11, y: float = 480, head: float = 18
) -> Drawing:
    """A ruled table; an empty text stands for nothing. `head` is the height of its first row."""

    def draw(canvas: Canvas) -> None:
        table = Table([list(row) for row in rows], colWidths=widths, rowHeights=[head] + [18.0] * (len(rows) - 1))
        style = [("FONT", (0, 0), (-1, -1), FONT, size), ("GRID", (0, 0), (-1, -1), 0.5, colors.black)]
        table.setStyle(TableStyle([*style, ("ALIGN", (2, 0), (-1, -1), "CENTER")]))
        _, height = table.wrapOn(canvas, 10_000, 10_000)
        table.drawOn(canvas, 40, y - height)

    return draw


def upwards(*text: str, x: float, y: float, step: float, degrees: float = 90) -> Drawing:
    """Short lines written upwards side by side, or downwards."""

    def draw(canvas: Canvas) -> None:
        for number, line in enumerate(text):
            canvas.saveState()
            canvas.translate(x + step * number, y)
            canvas.rotate(degrees)
            canvas.setFont(FONT, 11)
            canvas.drawCentredString(0, 0, line)
            canvas.restoreState()

    return draw


def layer(rows: Sequence[Sequence[str]], widths: Sequence[float], y: float = 480, *, visible: bool = False) -> Drawing:
    """The text of a table of `ruled` without its rules, as programs lay it over a scan."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont(FONT, 11)
        for number, row in enumerate(rows):
            for column, text in enumerate(row):
                place = 40 + sum(widths[:column]) + 6, y - 18 * number - 14
                canvas.drawString(*place, text, mode=0 if visible else 3)

    return draw


def together(*draw: Drawing) -> Drawing:
    """Several drawings on one page."""

    def all_of_them(canvas: Canvas) -> None:
        for each in draw:
            each(canvas)

    return all_of_them


LANDSCAPE = landscape(A4)
