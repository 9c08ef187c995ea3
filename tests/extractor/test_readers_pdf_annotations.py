"""PDF: what signatures, stamps and form fields print is read at its place; other annotations are not text."""

from pathlib import Path

import pytest

from extractor.errors import NoText
from extractor.model import Source
from extractor.pipeline import extract_source
from extractor.readers import from_text, limits, read
from tests.data.pdf_objects import annotated
from verifier import verify

SIGNED = Path(__file__).parent.parent / "data" / "pdf" / "sources" / "signed.pdf"
NUMBER_LINE = b"BT /F 10 Tf 50 200 Td (So:) Tj 80 0 Td (/BC-UBND) Tj ET"  # the gap runs from x = 65 to 130
WORDS = b"BT /F 10 Tf 0 6 Td (%s) Tj ET"


def field(rect: bytes, *, kind: bytes = b"/Sig", more: bytes = b"") -> bytes:
    return b"/Subtype/Widget/FT%s/T(a)/F 4/Rect[%s]%s" % (kind, rect, more)


def read_annotated(folder: Path, content: bytes, *annotations: tuple[bytes, bytes], page: bytes = b"") -> Source:
    path = folder / "a.pdf"
    path.write_bytes(annotated(content, annotations, page))
    return read(path)


def test_number_and_date_of_a_signed_report_are_in_its_header() -> None:
    header = extract_source(read(SIGNED)).header
    assert (header.number, header.date) == ("27/BC-UBND", "ngày 15 tháng 6 năm 2023")


def test_number_lands_in_its_gap_with_its_own_box(tmp_path: Path) -> None:
    source = read_annotated(tmp_path, NUMBER_LINE, (field(b"80 194 180 214"), WORDS % b"123"))
    assert source.text == "So: 123/BC-UBND\n"
    ((_, x0, _, x1, _),) = source.boxes(4, 6)
    assert (x0, x1) == pytest.approx((80, 80 + 2 * 5.56), abs=0.1)


def test_gap_filled_with_dots_takes_the_number(tmp_path: Path) -> None:
    dots = b"BT /F 10 Tf 50 200 Td (So: .........../BC ngay ....) Tj ET"
    number, day = (field(b"75 194 175 214"), WORDS % b"123"), (field(b"148 194 248 214"), WORDS % b"15")
    assert read_annotated(tmp_path, dots, number, day).text == "So: 123/BC ngay 15\n"


def test_number_a_little_off_its_line_is_in_it(tmp_path: Path) -> None:
    source = read_annotated(tmp_path, NUMBER_LINE, (field(b"80 190 180 210"), WORDS % b"123"))
    assert source.text == "So: 123/BC-UBND\n"


def test_words_that_stand_free_are_a_line_of_their_own(tmp_path: Path) -> None:
    source = read_annotated(tmp_path, NUMBER_LINE, (field(b"200 94 300 114"), WORDS % b"Le Thi Hoa"))
    assert source.text.split() == ["So:", "/BC-UBND", "Le", "Thi", "Hoa"]
    assert source.furniture == ()


def test_seal_across_a_line_stands_behind_the_page_and_is_furniture(tmp_path: Path) -> None:
    line = b"BT /F 10 Tf 50 200 Td (Tong so 1.270 ho so) Tj ET"
    seal = b"BT /F 8 Tf 0 12 Td (UBND xa) Tj 0 -9 Td (15.06.2023 09:41:07) Tj ET"
    source = read_annotated(tmp_path, line, (field(b"90 190 190 210"), seal))
    assert source.text == "Tong so 1.270 ho so\n\nUBND xa\n15.06.2023 09:41:07\n"
    kinds = [(source.text[part.start : part.end], part.kind) for part in source.furniture]
    assert kinds == [("UBND xa", "stamp"), ("15.06.2023 09:41:07", "stamp")]


def test_words_over_printed_words_are_not_mixed_with_them(tmp_path: Path) -> None:
    line = b"BT /F 10 Tf 50 200 Td (Tong so 1.270 ho so) Tj ET"
    source = read_annotated(tmp_path, line, (field(b"85 194 185 214", kind=b"/Tx"), WORDS % b"99"))
    assert source.text == "Tong so 1.270 ho so\n\n99\n"


@pytest.mark.parametrize(
    "entries",
    [
        field(b"80 194 180 214", more=b"/F 2"),
        field(b"80 194 180 214", more=b"/F 32"),
        field(b"80 194 180 214", kind=b"/Btn"),
        *(b"/Subtype/%s/F 4/Rect[80 194 180 214]/Contents(7)" % kind for kind in (b"Text", b"Link", b"Highlight")),
        b"/Subtype/Popup/F 4/Rect[80 194 180 214]/Contents(7)/Open true",
    ],
)
def test_hidden_and_other_annotations_are_no_text(tmp_path: Path, entries: bytes) -> None:
    assert read_annotated(tmp_path, NUMBER_LINE, (entries, WORDS % b"7")).text == "So: /BC-UBND\n"


def test_field_without_an_appearance_is_read(tmp_path: Path) -> None:
    entries = field(b"80 194 125 212", kind=b"/Tx", more=b"/V(123)/DA(/F 10 Tf 0 g)")
    assert read_annotated(tmp_path, NUMBER_LINE, (entries, b"")).text == "So: 123/BC-UBND\n"


@pytest.mark.parametrize("kind", [b"FreeText", b"Stamp"])
def test_text_put_on_the_page_without_a_form_is_read(tmp_path: Path, kind: bytes) -> None:
    entries = b"/Subtype/%s/F 4/Rect[80 194 180 214]" % kind
    assert read_annotated(tmp_path, NUMBER_LINE, (entries, WORDS % b"123")).text == "So: 123/BC-UBND\n"


@pytest.mark.parametrize("turns", [90, 180, 270])
def test_number_on_a_rotated_page_is_read(tmp_path: Path, turns: int) -> None:
    number = (field(b"80 194 180 214"), WORDS % b"123")
    assert "123" in read_annotated(tmp_path, NUMBER_LINE, number, page=b"/Rotate %d" % turns).text


def test_seal_alone_makes_no_page_with_text(tmp_path: Path) -> None:
    with pytest.raises(NoText):
        read_annotated(tmp_path, b"", (field(b"80 194 180 214"), WORDS % b"Email: a@example.org"))


def test_too_many_annotations_are_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_ANNOTATIONS", 1)
    number = (field(b"80 194 180 214"), WORDS % b"123")
    assert read_annotated(tmp_path, NUMBER_LINE, number, number).text == "So: /BC-UBND\n"


def test_blank_left_for_the_number_stays_blank() -> None:
    head = (
        "ỦY BAN NHÂN DÂN\nXÃ AN BÌNH\nSố:        /BC-UBND\n\nBÁO CÁO\nCông tác quý II năm 2023\n\nTổng số 12 hồ sơ.\n"
    )
    report = extract_source(from_text(head))
    assert report.header.number == "/BC-UBND"
    assert [finding.rule for finding in verify(report)] == ["FMT103"]
