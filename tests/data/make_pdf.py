"""Make the golden PDFs of tests/data/pdf/sources. Run by hand, never by a test:

    .venv/bin/python -m tests.data.make_pdf [folder]

Each file shows one thing that makes PDF hard to read; its function says which. All words and figures are invented.
Needs reportlab and the font Tinos (Debian: fonts-croscore), which has Times metrics and every Vietnamese letter; the
parts of it that are used travel inside the PDFs, so tests need no font. Output is the same on every run, but for the
encrypted files. What the reader must make of a file stands in tests/data/pdf/expected, checked by eye.
"""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from reportlab.lib import colors, pdfencrypt
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObjectReference, PDFString, xObjectName
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from tests.data.grids import FORM_06A, LEAD, YEAR_BY_CHANNEL, Rows, spans
from tests.data.twelve import TWELVE

FONTS = Path("/usr/share/fonts/truetype/croscore")
WIDTH, HEIGHT = A4
AGENCY = ("ỦY BAN NHÂN DÂN", "XÃ AN BÌNH")
MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
NUMBER, DATE = "Số: 27/BC-UBND", "An Bình, ngày 15 tháng 6 năm 2023"
RECIPIENTS = ("Nơi nhận:", "- UBND huyện (b/c);", "- Thường trực Đảng ủy;", "- Lưu: VT, VP.")
SIGNATURE = ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")
PROSE = (
    (
        "Tổng số hồ sơ tiếp nhận là 1.270 hồ sơ, trong đó tiếp nhận trực tuyến 921/1.270 hồ sơ (đạt 72,52%), số còn lại "
        "tiếp nhận trực tiếp và qua dịch vụ bưu chính công ích; so với cùng kỳ năm 2022 tăng 8,5%."
    ),
    "Kết quả giải quyết: 982 hồ sơ trước hạn, 188 hồ sơ đúng hạn, 94 hồ sơ đang giải quyết, 05 hồ sơ quá hạn.",
)
BODY = ParagraphStyle("body", fontName="Tinos", fontSize=13, leading=17, alignment=4, firstLineIndent=28, spaceAfter=6)
CELL = ParagraphStyle("cell", fontName="Tinos", fontSize=11, leading=13)
CENTRED = ParagraphStyle("centred", parent=CELL, fontSize=12, leading=15, alignment=1)


def letterhead_by_cell(path: Path) -> None:
    """As word processors write it: a borderless table for letterhead and closing, each cell in one go."""
    head = Table(
        [[_cell(AGENCY, CENTRED), _cell(MOTTO, CENTRED)], [_cell((NUMBER,), CENTRED), _cell((DATE,), CENTRED)]],
        colWidths=(190, 270),
    )
    foot = Table(
        [[_cell(RECIPIENTS, CELL), _cell((*SIGNATURE, "", "", "", "Trần Văn Bình"), CENTRED)]], colWidths=(230, 230)
    )
    title = _cell(("BÁO CÁO", "Công tác kiểm soát thủ tục hành chính quý II năm 2023"), CENTRED)
    story = [
        head,
        Spacer(1, 14),
        *title,
        Spacer(1, 12),
        *(Paragraph(text, BODY) for text in PROSE),
        Spacer(1, 12),
        foot,
    ]
    _document(path).build(story)


def letterhead_by_line(path: Path) -> None:
    """As other producers write it: line by line across both columns, left and right in turn."""
    canvas = _canvas(path)
    _two_columns(canvas, 790, (*AGENCY, "", NUMBER), (*MOTTO, "", DATE))
    _centred(canvas, 700, ("BÁO CÁO", "Công tác kiểm soát thủ tục hành chính quý II năm 2023"), WIDTH / 2)
    _lines(
        canvas,
        85,
        650,
        ("Tổng số hồ sơ tiếp nhận là 1.270 hồ sơ, trong đó tiếp nhận trực tuyến 921/1.270 hồ", "sơ (72,52%)."),
    )
    _two_columns(canvas, 580, RECIPIENTS, SIGNATURE, recipients=True)
    canvas.drawCentredString(430, 480, "Trần Văn Bình")
    canvas.drawCentredString(WIDTH / 2, 40, "1")
    canvas.save()


def signature_above_recipients(path: Path) -> None:
    """The signature begins above the list of recipients, which is set smaller and at other heights."""
    canvas = _canvas(path)
    _lines(canvas, 85, 700, ("Trên đây là báo cáo 6 tháng đầu năm 2023 của UBND xã, kính gửi UBND huyện", "xem xét./."))
    _centred(canvas, 650, SIGNATURE, 430)
    canvas.setFont("Tinos", 11)
    for number, line in enumerate(RECIPIENTS):
        canvas.drawString(85, 628 - 13.5 * number, line)
    canvas.setFont("Tinos", 13)
    canvas.drawCentredString(430, 540, "Trần Văn Bình")
    canvas.save()


def ruled_table(path: Path) -> None:
    """A ruled table with cells of several lines and narrow columns of figures, over two pages, head repeated."""
    head = ["STT", "Lĩnh vực, công việc giải quyết", "Tổng số", "Trong kỳ", "Từ kỳ trước", "Trước hạn", "Quá hạn"]
    names = (
        "Hộ tịch",
        "Chứng thực bản sao từ bản chính giấy tờ, văn bản",
        "Đất đai",
        "Bảo trợ xã hội",
        "Người có công",
    )
    rows = [
        [
            str(n + 1),
            names[n % 5] + ("" if n < 5 else f" (nhóm {n // 5 + 1})"),
            f"{1041 + 37 * n:,}".replace(",", "."),
            str(293 + n),
            str(41 + n),
            str(30 * n),
            "0",
        ]
        for n in range(30)
    ]
    data = [[Paragraph(text, CELL) for text in row] for row in (head, *rows)]
    table = Table(data, colWidths=(32, 150, 52, 42, 42, 42, 42), repeatRows=1)
    table.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")]))
    _document(path).build([*_cell(("PHỤ LỤC I", "Kết quả giải quyết hồ sơ"), CENTRED), Spacer(1, 8), table])


def spanned_head(path: Path) -> None:
    """A ruled table whose head spans rows and columns, on a landscape page."""
    data = [
        ["STT", "Nội dung", "Năm 2021", "", "Năm 2022", ""],
        ["", "", "Thông\nthường", "Trực\ntuyến", "Thông\nthường", "Trực\ntuyến"],
        ["1", "Số hồ sơ tiếp nhận", "293", "41", "1.052", "2.046"],
        ["2", "Số hồ sơ quá hạn\nngắn nhất", "0", "0", "0", "0"],
    ]
    table = Table(data, colWidths=(34, 150, 70, 70, 70, 70))
    spans = [((0, 0), (0, 1)), ((1, 0), (1, 1)), ((2, 0), (3, 0)), ((4, 0), (5, 0))]
    table.setStyle(
        TableStyle(
            [
                ("FONT", (0, 0), (-1, -1), "Tinos", 11),
                ("GRID", (0, 0), (-1, -1), 0.5, colors.black),
                ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
                *(("SPAN", *span) for span in spans),
            ]
        )
    )
    _document(path, landscape(A4)).build([table])


def year_by_channel(path: Path) -> None:
    """Indicators under years and channels, over two pages; tests read the same rows from text and Word."""
    _ruled(path, YEAR_BY_CHANNEL, (30, 170, *[44] * 6), height=330, head=2)


def form_06a(path: Path) -> None:
    """The official form of 13 columns, with a head of three levels and a row of column numbers."""
    _ruled(path, FORM_06A, (28, 120, *[40] * 11), width=700, height=420, head=4)


def _ruled(path: Path, rows: Rows, widths: Sequence[int], *, head: int, height: int, width: int = 520) -> None:
    """A ruled table below the title of its appendix, its head again on each page."""
    style = ParagraphStyle("small", parent=CELL, fontSize=8, leading=10)
    cells = list(spans(rows))
    data = [[Paragraph("" if text in {"<", "^"} else text, style) for text in row] for row in rows]
    table = Table(data, colWidths=widths, repeatRows=head)
    merged = [("SPAN", (c, r), (c + across - 1, r + down - 1)) for r, c, down, across, _ in cells if down * across > 1]
    table.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black), *merged]))
    _document(path, (width, height)).build([*_cell(tuple(LEAD.splitlines()), CENTRED), Spacer(1, 8), table])


def twelve(folder: Path) -> None:
    """The twelve tables, on pages that break the longest."""
    for name, rows in TWELVE.items():
        columns = len(rows[0])
        head = next(
            r for r, cells in enumerate(rows) if cells[1].startswith("(") or cells[-1][:1].isdigit() or not cells[-1]
        )
        numbered = rows[head][1].startswith("(")
        widths = (28 if rows[0][0] in {"STT", "TT"} else 90, 120, *[max(40, 300 // columns)] * (columns - 2))
        _ruled(folder / f"{name}.pdf", rows, widths, head=head + numbered, height=420, width=700)


def table_in_a_form(path: Path) -> None:
    """Rules and figures inside a form object, shown larger than drawn; a head written upwards; a broken figure."""
    canvas = _canvas(path)
    canvas.beginForm("table")
    canvas.setFont("Tinos", 10)
    for x in (0, 25, 90, 125, 160):
        canvas.line(x, 0, x, 110)
    for y in (0, 30, 60, 110):
        canvas.line(0, y, 160, y)
    canvas.saveState()
    canvas.rotate(90)
    canvas.drawString(64, -104, "Trực tiếp")
    canvas.drawString(64, -144, "Quá hạn")
    canvas.restoreState()
    for text, x, y in (
        ("STT", 2, 80), ("Lĩnh vực", 30, 80),
        ("1", 10, 45), ("Hộ tịch", 30, 45), ("1.270.93", 91, 45), ("5", 91, 34), ("41", 140, 45),
        ("2", 10, 15), ("Đất đai", 30, 15), ("293", 100, 15), ("-", 140, 15),
    ):  # fmt: skip
        canvas.drawString(x, y, text)
    canvas.endForm()
    canvas.drawString(85, 780, "Kết quả giải quyết hồ sơ quý II năm 2023:")
    canvas.translate(85, 600)
    canvas.scale(1.3, 1.3)
    canvas.doForm("table")
    canvas.save()


def tabbed_list(path: Path) -> None:
    """Labels and figures parted by white only: a table without rules, whose rows must not come apart."""
    canvas = _canvas(path)
    _lines(canvas, 85, 780, ("Kết quả tiếp nhận hồ sơ như sau:",))
    for number, (label, value) in enumerate(
        (("Tổng số hồ sơ", "1.270"), ("Hồ sơ mới tiếp nhận", "1.229"), ("Từ kỳ trước", "41"))
    ):
        y = 760 - 17 * number
        canvas.drawString(100, y, label)
        canvas.drawRightString(400, y, value)
    canvas.drawString(100, 690, "293")
    canvas.drawString(123, 690, "41")  # two figures a little more than a space apart, with nothing written between them
    canvas.save()


def turned_pages(path: Path) -> None:
    """A page turned by /Rotate, one written sideways without it, one upside down, and a note along the margin."""
    canvas = _canvas(path)
    lines = ("Biểu 01: tổng số 1.270 hồ sơ,", "trong đó trực tuyến 921 hồ sơ", "đạt tỷ lệ 72,52%")
    _lines(canvas, 85, 780, lines)
    canvas.setPageSize((HEIGHT, WIDTH))  # reportlab takes the size as shown, and writes an upright MediaBox for it
    canvas.setPageRotation(90)
    _next_page(canvas)
    canvas.setPageSize(A4)
    canvas.setPageRotation(0)
    canvas.translate(WIDTH, 0)
    canvas.rotate(90)
    _lines(canvas, 85, 500, lines)
    _next_page(canvas)
    canvas.translate(WIDTH, HEIGHT)
    canvas.rotate(180)
    _lines(canvas, 85, 780, lines)
    _next_page(canvas)
    _lines(canvas, 85, 780, lines)
    canvas.translate(40, 300)
    canvas.rotate(90)
    canvas.drawString(0, 0, "Bản sao số 12")
    canvas.save()


def odd_order(path: Path) -> None:
    """Page number first, bold words last, letters raised, a hyphen at the end of a line, words far apart."""
    canvas = _canvas(path)
    canvas.drawCentredString(WIDTH / 2, 40, "7")
    canvas.drawString(85, 780, "Diện tích 12.500 m")
    end = 85 + pdfmetrics.stringWidth("Diện tích 12.500 m", "Tinos", 13)
    canvas.setFont("Tinos", 8)
    canvas.drawString(end, 785, "2")
    canvas.setFont("Tinos", 13)
    canvas.drawString(end + 7.5, 780, "đất theo Thông tư số 01/2018/TT-")
    canvas.drawString(85, 763, "VPCP ngày 23/11/2018; tổng số ")
    end = 85 + pdfmetrics.stringWidth("VPCP ngày 23/11/2018; tổng số ", "Tinos", 13)
    bold = end, 763
    end += pdfmetrics.stringWidth("1.270 ", "Tinos-Bold", 13)
    canvas.drawString(end, 763, "hồ sơ;")
    for number, word in enumerate(("Kết", "quả", "giải", "quyết", "99,96%")):
        canvas.drawString(85 + 85 * number, 746, word)
    canvas.setFont("Tinos-Bold", 13)
    canvas.drawString(*bold, "1.270")
    canvas.save()


def page_without_text(path: Path) -> None:
    """Three pages, the second an image only."""
    canvas = _canvas(path)
    _lines(canvas, 85, 780, ("Trang một: 12 hồ sơ.",))
    _next_page(canvas)
    _image(canvas)
    _next_page(canvas)
    _lines(canvas, 85, 780, ("Trang ba: 30 hồ sơ.",))
    canvas.save()


def scan(path: Path) -> None:
    """One image, no text."""
    canvas = _canvas(path)
    _image(canvas)
    canvas.save()


def signed(path: Path) -> None:
    """Number, date and seal stand in signature fields, a name in a form field; what else is annotated is no text."""
    canvas = _canvas(path)
    _two_columns(
        canvas,
        790,
        (*AGENCY, "", "Số:           /BC-UBND"),
        (*MOTTO, "", "An Bình, ngày       tháng 6 năm 2023"),
    )
    _centred(canvas, 700, ("BÁO CÁO", "Công tác kiểm soát thủ tục hành chính quý II năm 2023"), WIDTH / 2)
    _lines(canvas, 85, 650, ("Tổng số hồ sơ tiếp nhận là 1.270 hồ sơ, trong đó 921 hồ sơ trực tuyến.",))
    canvas.drawString(85, 620, "Người lập biểu: ..............................")
    width = pdfmetrics.stringWidth
    left = 150 - width("Số:           /BC-UBND", "Tinos", 13) / 2 + width("Số: ", "Tinos", 13)
    _annotation(canvas, "number", (left, 738, left + 40, 760), ("27",), "Sig")
    left = 400 - width("An Bình, ngày       tháng 6 năm 2023", "Tinos", 13) / 2 + width("An Bình, ngày ", "Tinos", 13)
    _annotation(canvas, "day", (left, 742, left + 20, 763), ("15",), "Sig")
    seal = (
        "Ký bởi: Ủy ban nhân dân xã An Bình",
        "Email: xaanbinh@example.org",
        "Thời gian ký: 15/06/2023 09:41:07 +07:00",
    )
    _annotation(canvas, "seal", (300, 625, 540, 672), seal, "Sig")
    _annotation(canvas, "name", (180, 614, 330, 632), ("Trần Văn Bình",), "Tx")
    _annotation(canvas, "signatory", (380, 480, 480, 500), ("Lê Thị Hoa",), "Sig")
    _annotation(canvas, "ticked", (85, 590, 105, 608), ("4",), "Btn")
    _annotation(canvas, "hidden", (85, 560, 185, 580), ("333",), "Sig", F=2)
    for kind in ("Highlight", "Text", "Link", "Popup"):
        _annotation(canvas, kind, (85, 530, 185, 550), ("444",), Subtype=PDFName(kind))
    _annotation(canvas, "note", (85, 500, 185, 520), ("Bản số 02",), Subtype=PDFName("FreeText"))
    canvas.save()


def locked(path: Path) -> None:
    """Needs the password `soat`."""
    _encrypted(path, "soat")


def protected(path: Path) -> None:
    """Encrypted against copying and printing; opens with the empty password."""
    _encrypted(path, "")


MAKERS: tuple[Callable[[Path], None], ...] = (
    letterhead_by_cell,
    letterhead_by_line,
    signature_above_recipients,
    ruled_table,
    spanned_head,
    year_by_channel,
    form_06a,
    table_in_a_form,
    tabbed_list,
    turned_pages,
    odd_order,
    page_without_text,
    scan,
    signed,
    locked,
    protected,
)


def _canvas(path: Path, rights: pdfencrypt.StandardEncryption | None = None) -> Canvas:
    canvas = Canvas(str(path), pagesize=A4, invariant=1, encrypt=rights)
    canvas.setFont("Tinos", 13)
    return canvas


def _document(path: Path, size: tuple[float, float] = A4) -> SimpleDocTemplate:
    return SimpleDocTemplate(
        str(path), pagesize=size, leftMargin=85, rightMargin=50, topMargin=50, bottomMargin=50, invariant=1
    )


def _next_page(canvas: Canvas) -> None:
    canvas.showPage()
    canvas.setFont("Tinos", 13)


def _cell(lines: tuple[str, ...], style: ParagraphStyle) -> list[Paragraph]:
    return [Paragraph(line or "&nbsp;", style) for line in lines]


def _lines(canvas: Canvas, x: float, y: float, lines: tuple[str, ...]) -> None:
    for number, line in enumerate(lines):
        canvas.drawString(x, y - 17 * number, line)


def _centred(canvas: Canvas, y: float, lines: tuple[str, ...], x: float) -> None:
    for number, line in enumerate(lines):
        canvas.drawCentredString(x, y - 17 * number, line)


def _two_columns(
    canvas: Canvas, y: float, left: tuple[str, ...], right: tuple[str, ...], *, recipients: bool = False
) -> None:
    for number in range(max(len(left), len(right))):
        if number < len(left) and recipients:
            canvas.drawString(85, y - 15 * number, left[number])
        elif number < len(left):
            canvas.drawCentredString(150, y - 15 * number, left[number])
        if number < len(right):
            canvas.drawCentredString(430 if recipients else 400, y - 15 * number, right[number])


def _annotation(
    canvas: Canvas,
    name: str,
    rect: tuple[float, float, float, float],
    lines: tuple[str, ...],
    field: str | None = None,
    **entries: object,
) -> None:
    """An annotation whose appearance is those lines; a field of the form if it says which kind."""
    x0, y0, x1, y1 = rect
    canvas.beginForm(name, 0, 0, x1 - x0, y1 - y0)
    canvas.setFont("Tinos", 13 if len(lines) == 1 else 9)
    for number, line in enumerate(lines):
        canvas.drawString(0, y1 - y0 - 14 - 13 * number, line)
    canvas.endForm()
    entries = {
        "Type": PDFName("Annot"),
        "Subtype": PDFName("Widget"),
        "Rect": PDFArray(rect),
        "F": 4,
        "Contents": PDFString("444"),
        "AP": PDFDictionary({"N": PDFObjectReference(xObjectName(name))}),
        **entries,
    }
    if field:
        entries |= {"FT": PDFName(field), "T": PDFString(name)}
    annotation = PDFDictionary(entries)
    canvas._addAnnotation(annotation, name)  # type: ignore[attr-defined] # reportlab has no public way
    if field:
        canvas.acroForm.fields.append(annotation)


def _image(canvas: Canvas) -> None:
    from PIL import Image

    canvas.drawImage(ImageReader(Image.new("L", (60, 85), 200)), 0, 0, WIDTH, HEIGHT)


def _encrypted(path: Path, password: str) -> None:
    rights = pdfencrypt.StandardEncryption(password, ownerPassword="owner", canPrint=0, canCopy=0)
    canvas = _canvas(path, rights)
    _lines(canvas, 85, 780, ("Tổng số: 1.270 hồ sơ.",))
    canvas.save()


def main() -> None:
    """Write every file."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "pdf" / "sources"
    pdfmetrics.registerFont(TTFont("Tinos", str(FONTS / "Tinos-Regular.ttf")))
    pdfmetrics.registerFont(TTFont("Tinos-Bold", str(FONTS / "Tinos-Bold.ttf")))
    for make in MAKERS:
        make(folder / f"{make.__name__}.pdf")
    (folder / "twelve").mkdir(exist_ok=True)
    twelve(folder / "twelve")


if __name__ == "__main__":
    main()
