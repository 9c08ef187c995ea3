"""Notes on a PDF: over the figures and nowhere else, on pages turned and cropped too, behind the bytes as they were."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pypdf
import pypdfium2
import pytest
from PIL import Image, ImageChops

from extractor import extract
from extractor.model import Report
from publisher.pdf.annotate import Unmarkable, annotated
from publisher.pdf.notes import Note, notes
from publisher.pdf.pictures import draw
from tests.data.pdf_objects import document, stream
from verifier.finding import Finding, Message

SOURCES = Path(__file__).resolve().parent.parent / "data" / "pdf" / "sources"
SCALE = 2
A4 = b"/MediaBox[0 0 595 842]"


def sheet(boxes: bytes = A4) -> bytes:
    """One page with a sentence, and these boxes and turns."""
    content = b"BT /F 14 Tf 120 500 Td (Ho so truc tuyen 921 ho so; tong so 1.270 ho so) Tj ET"
    return document(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>" + boxes + b">>",
            stream(content),
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        ]
    )


def quoting(report: Report, *quoted: str, arithmetic: str | None = "900 + 21 = 921") -> Finding:
    starts = [(report.source.text.index(words), len(words)) for words in quoted]
    return Finding(
        rule="SUM101",
        name="total-differs-from-parts",
        severity="error",
        message=Message(vi="Tổng số nêu 1.270 nhưng cộng lại được 1.269.", en="The total differs."),
        section="",
        evidence=(),
        spans=tuple((start, start + length) for start, length in starts),
        stated=None,
        expected=None,
        arithmetic=arithmetic,
        tolerance=None,
        fingerprint="0123456789abcdef",
        repair=(),
        basis="Số học",
    )


@contextmanager
def rendered(data: bytes, page: int = 1) -> Iterator[Image.Image]:
    with pypdfium2.PdfDocument(data) as document:
        yield document[page - 1].render(scale=SCALE).to_pil().convert("RGB")


def read(tmp_path: Path, data: bytes) -> Report:
    path = tmp_path / "báo cáo.pdf"
    path.write_bytes(data)
    return extract(path)


def coloured(before: bytes, after: bytes, page: int = 1) -> tuple[float, float, float, float]:
    """What differs on the shown page, in points from its top left."""
    with rendered(before, page) as plain, rendered(after, page) as marked:
        found = ImageChops.difference(plain, marked).getbbox()
    assert found is not None
    return tuple(edge / SCALE for edge in found)  # type: ignore[return-value]


@pytest.mark.parametrize(
    "boxes",
    [
        A4,
        A4 + b"/Rotate 90",
        A4 + b"/Rotate 180",
        A4 + b"/Rotate 270",
        b"/MediaBox [-20 -30 575 812] /CropBox [100 200 560 700]",
        A4 + b"/CropBox [100 200 560 700] /Rotate 90",
        A4 + b"/CropBox [-50 300 5000 700] /Rotate 270",
    ],
)
def test_highlight_lies_on_the_figure_on_pages_turned_and_cropped(tmp_path: Path, boxes: bytes) -> None:
    data = sheet(boxes)
    report = read(tmp_path, data)
    finding = quoting(report, "1.270 ho so")
    after, added = annotated(data, notes(report, [finding]))
    assert added == 1
    ((_, x0, top, x1, bottom),) = report.source.boxes(*finding.spans[0])
    left, upper, right, lower = coloured(data, after)
    assert (left, right, lower) == pytest.approx((x0, x1, bottom), abs=1.1)
    assert top - 9 < upper < top + 1.1  # the number of the finding stands above


def test_text_is_read_through_the_highlight(tmp_path: Path) -> None:
    data = sheet()
    report = read(tmp_path, data)
    finding = quoting(report, "1.270 ho so")
    after, _ = annotated(data, notes(report, [finding]))
    ((_, x0, top, x1, bottom),) = report.source.boxes(*finding.spans[0])
    with rendered(after) as marked:
        place = marked.crop((int(x0 * SCALE), int(top * SCALE), int(x1 * SCALE), int(bottom * SCALE)))
    red, green, _ = (band.getextrema() for band in place.split())
    assert (red[0], green[0]) < (60, 60)  # the letters
    assert (red[1], green[1]) == (255, 189)  # the ground


def test_note_says_what_the_finding_says() -> None:
    path = SOURCES / "letterhead_by_line.pdf"
    report = extract(path)
    finding = quoting(report, "1.270", "72,52%")
    after, _ = annotated(path.read_bytes(), notes(report, [finding]))
    (annotation,) = annotations_of(after)
    assert annotation["/Subtype"] == "/Highlight"
    assert annotation["/Contents"] == "Tổng số nêu 1.270 nhưng cộng lại được 1.269.\n900 + 21 = 921"
    assert annotation["/Subj"] == "1. Lỗi SUM101"
    assert annotation["/NM"] == "soat-0123456789abcdef-1-1"
    assert len(annotation["/QuadPoints"]) == 8 * 2


def test_figures_on_two_pages_make_a_note_on_each_that_names_the_other() -> None:
    path = SOURCES / "turned_pages.pdf"
    report = extract(path)
    text = report.source.text
    second = text.index("1.270", report.source.pages[1].start)
    finding = quoting(report, "1.270").model_copy(
        update={"spans": ((text.index("1.270"), text.index("1.270") + 5), (second, second + 5))}
    )
    made = notes(report, [finding])
    assert [note.page for note in made] == [1, report.source.page_of(second)]
    assert made[0].text.endswith(f"Số liệu còn lại ở trang: {report.source.page_of(second)}.")
    after, added = annotated(path.read_bytes(), made)
    assert added == 2
    for note in made:
        (box,) = note.boxes
        left, _, right, lower = coloured(path.read_bytes(), after, note.page)
        assert (left, right, lower) == pytest.approx((box[1], box[3], box[4]), abs=1.1)


@pytest.mark.parametrize("name", ["signed", "odd_order", "letterhead_by_cell", "turned_pages"])
def test_original_bytes_stay_as_they_are(name: str) -> None:
    data = (SOURCES / f"{name}.pdf").read_bytes()
    report = extract(SOURCES / f"{name}.pdf")
    finding = quoting(report, report.mentions[0].text)
    after, added = annotated(data, notes(report, [finding]))
    assert added == 1
    assert after.startswith(data)
    assert len(annotations_of(after)) == len(annotations_of(data)) + 1
    assert extract_text_of(after) == extract_text_of(data)


def annotations_of(data: bytes) -> list[Any]:
    """Those of the first page."""
    page: Any = pypdf.PdfReader(io.BytesIO(data)).pages[0]
    return [each.get_object() for each in page.get("/Annots", ())]


def extract_text_of(data: bytes) -> list[str]:
    with pypdfium2.PdfDocument(data) as document:
        return [page.get_textpage().get_text_range() for page in document]


def test_same_findings_give_the_same_bytes(tmp_path: Path) -> None:
    data = sheet()
    report = read(tmp_path, data)
    made = notes(report, [quoting(report, "921"), quoting(report, "1.270")])
    assert annotated(data, made) == annotated(data, made)


def test_page_of_another_size_gets_no_note(tmp_path: Path) -> None:
    report = read(tmp_path, sheet())
    other = sheet(b"/MediaBox [0 0 400 600]")
    made = notes(report, [quoting(report, "921")])
    assert annotated(other, made)[1] == 0
    assert annotated(other, [Note(9, (1, 1), 1, "info", "", "", made[0].boxes, "x")])[1] == 0


def test_finding_without_boxes_gets_no_note(report: Report) -> None:
    assert notes(report, [quoting(report, "1.270 hồ sơ")]) == ()


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4 nothing", (SOURCES / "protected.pdf").read_bytes()])
def test_file_that_cannot_be_added_to_is_refused(data: bytes) -> None:
    report = extract(SOURCES / "protected.pdf")
    with pytest.raises(Unmarkable):
        annotated(data, notes(report, [quoting(report, report.mentions[0].text)]))


def test_pictures_have_the_shape_of_the_shown_page(tmp_path: Path) -> None:
    data = sheet(A4 + b"/CropBox [100 200 560 700] /Rotate 90")
    (picture,) = draw(data, tmp_path / "x", "../x")
    report = read(tmp_path, data)
    (page,) = report.source.pages
    assert page.width is not None
    assert page.height is not None
    assert picture.address == "../x/1.jpg"
    assert picture.width / picture.height == pytest.approx(page.width / page.height, rel=0.01)
    with Image.open(tmp_path / "x" / "1.jpg") as image:
        assert image.size == (picture.width, picture.height)


def test_picture_of_a_huge_page_stays_small(tmp_path: Path) -> None:
    (picture,) = draw(sheet(b"/MediaBox [0 0 14400 14400]"), tmp_path, ".")
    assert max(picture.width, picture.height) <= 2400
