"""PDF: golden files, offsets, boxes, and files built by hand for what no library writes."""

import random
import re
from pathlib import Path

import pdfplumber
import pytest

from extractor.errors import NoText, ReadError
from extractor.model import Source
from extractor.readers import limits, read
from tests.data.pdf_objects import one_page

DATA = Path(__file__).parent.parent / "data" / "pdf"
GOLDEN = sorted(path.stem for path in (DATA / "expected").glob("*.txt"))
NUMBER = re.compile(r"\d[\d.,/]*\d|\d")


def golden(name: str) -> Source:
    return read(DATA / "sources" / f"{name}.pdf")


def read_minimal(
    folder: Path, content: bytes, *, page: bytes = b"", font: bytes = b"/BaseFont/Helvetica/Encoding/WinAnsiEncoding"
) -> Source:
    path = folder / "a.pdf"
    path.write_bytes(one_page(content, page=page, font=font))
    return read(path)


@pytest.mark.parametrize("name", GOLDEN)
def test_text_is_as_expected(name: str) -> None:
    assert golden(name).text == (DATA / "expected" / f"{name}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", GOLDEN)
def test_pages_tile_the_text_and_lines_lie_in_them(name: str) -> None:
    source = golden(name)
    assert "".join(source.text[page.start : page.end] for page in source.pages) == source.text
    assert all(source.text[page.start : page.end].endswith("\n") for page in source.pages)
    assert source.layout is not None
    end = 0
    for line in source.layout.lines:
        page = source.pages[line.page - 1]
        assert end <= line.start < line.end
        assert page.start <= line.start < line.end < page.end
        assert len(line.edges) == 2 * (line.end - line.start)
        assert source.text[line.start : line.end].strip()
        assert source.text[end : line.start].strip() == ""
        assert page.width
        assert page.height
        assert all(-1 <= x <= page.width + 1 for x in line.edges)
        assert -1 <= line.top < line.bottom <= page.height + 1
        assert all(a <= b for a, b in zip(line.edges[::2], line.edges[1::2], strict=True))
        end = line.end
    assert source.text[end:].strip() == ""


@pytest.mark.parametrize("name", [name for name in GOLDEN if name not in {"turned_pages", "signed"}])
def test_box_of_a_number_holds_that_number_and_nothing_else(name: str) -> None:
    source = golden(name)
    with pdfplumber.open(DATA / "sources" / f"{name}.pdf") as pdf:
        for match in NUMBER.finditer(source.text):
            boxes = source.boxes(*match.span())  # one, but for a number broken over two lines
            assert "".join(inside(pdf.pages[box[0] - 1], box) for box in boxes) == match.group()


def test_boxes_of_turned_pages_hold_their_number() -> None:
    source = golden("turned_pages")
    with pdfplumber.open(DATA / "sources" / "turned_pages.pdf") as pdf:
        for match in NUMBER.finditer(source.text):
            (box,) = source.boxes(*match.span())
            assert set(match.group()) <= set(inside(pdf.pages[box[0] - 1], box))


def inside(page: "pdfplumber.page.Page", box: tuple[int, float, float, float, float]) -> str:
    _, x0, top, x1, bottom = box
    return "".join(
        char["text"]
        for char in page.chars
        if x0 < (char["x0"] + char["x1"]) / 2 < x1 and top < (char["top"] + char["bottom"]) / 2 < bottom
    ).strip()


def test_span_over_two_lines_has_two_boxes() -> None:
    source = golden("letterhead_by_cell")
    start = source.text.index("921/1.270")
    end = source.text.index("(đạt")
    first, second = source.boxes(start, end)
    assert first[2] < second[2]
    assert first[1] > second[1]


def test_rotated_page_has_the_size_it_is_shown_in() -> None:
    page = golden("turned_pages").pages[0]
    assert (page.width, page.height) == pytest.approx((841.89, 595.28), abs=0.01)


def test_page_without_text_is_told() -> None:
    source = golden("page_without_text")
    assert [(warning.code, warning.page) for warning in source.warnings] == [("no_text", 2)]
    assert source.text[source.pages[1].start : source.pages[1].end] == "\n"


def test_figures_of_neighbouring_cells_are_never_glued(tmp_path: Path) -> None:
    # The figures end and begin a little less than a space apart, and nothing is written between them.
    assert read_minimal(tmp_path, b"BT /F 10 Tf 50 200 Td (293) Tj 19.2 0 Td (41) Tj ET").text == "293 41\n"


def test_letters_set_apart_are_one_word(tmp_path: Path) -> None:
    assert read_minimal(tmp_path, b"BT /F 10 Tf 3 Tc 50 200 Td (BAO CAO 1.270) Tj ET").text == "BAO CAO 1.270\n"


def test_kerning_parts_no_number(tmp_path: Path) -> None:
    assert read_minimal(tmp_path, b"BT /F 10 Tf 50 200 Td [(1) 40 (.) -60 (27) -90 (0)] TJ ET").text == "1.270\n"


def test_letters_without_meaning_are_told(tmp_path: Path) -> None:
    font = b"/BaseFont/Helvetica/Encoding<</Type/Encoding/Differences[65/g1/g2]>>"
    source = read_minimal(tmp_path, b"BT /F 10 Tf 50 200 Td (12 AB \\000) Tj ET", font=font)
    assert source.text == "12 AB \ufffd\n"
    assert [(warning.code, warning.page) for warning in source.warnings] == [("unmapped", 1)]


def test_signs_of_symbol_fonts_are_signs(tmp_path: Path) -> None:
    font = b"/BaseFont/Helvetica/Encoding<</Type/Encoding/Differences[65/uniF02D/uniF02B/uniF0B7]>>"
    assert read_minimal(tmp_path, b"BT /F 10 Tf 50 200 Td (C A5 B3) Tj ET", font=font).text == "• -5 +3\n"


def test_control_characters_print_nothing(tmp_path: Path) -> None:
    source = read_minimal(tmp_path, b"BT /F 10 Tf 50 200 Td (1\\001\\0052 \\0003) Tj ET")
    assert not any(ord(char) < 32 for char in source.text.replace("\n", ""))
    assert source.text.encode()


def test_blank_pages_only_are_no_text(tmp_path: Path) -> None:
    with pytest.raises(NoText):
        read_minimal(tmp_path, b"BT /F 10 Tf 50 200 Td (   ) Tj ET")


def test_crop_box_moves_the_origin(tmp_path: Path) -> None:
    content = b"BT /F 10 Tf 100 200 Td (41) Tj ET"
    whole = read_minimal(tmp_path, content).boxes(0, 2)[0]
    cropped = read_minimal(tmp_path, content, page=b"/CropBox[60 50 360 280]").boxes(0, 2)[0]
    assert cropped[1] == pytest.approx(whole[1] - 60, abs=0.02)
    assert cropped[2] == pytest.approx(whole[2] - 20, abs=0.02)


@pytest.mark.parametrize("turns", [0, 90, 180, 270])
def test_page_rotation_moves_boxes_as_pdfplumber_sees_them(tmp_path: Path, turns: int) -> None:
    source = read_minimal(tmp_path, b"BT /F 10 Tf 100 200 Td (41 x) Tj ET", page=b"/Rotate %d" % turns)
    assert source.text == "41 x\n"
    _, x0, top, x1, bottom = source.boxes(0, 2)[0]
    with pdfplumber.open(tmp_path / "a.pdf") as pdf:
        for char in pdf.pages[0].chars[:2]:
            assert x0 < (char["x0"] + char["x1"]) / 2 < x1
            assert top < (char["top"] + char["bottom"]) / 2 < bottom


def test_too_many_rules_are_not_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_RULES", 3)
    assert sorted(NUMBER.findall(golden("ruled_table").text)) == sorted(
        NUMBER.findall((DATA / "expected" / "ruled_table.txt").read_text(encoding="utf-8"))
    )


def test_damaged_files_are_read_or_refused(tmp_path: Path) -> None:
    data = (DATA / "sources" / "letterhead_by_cell.pdf").read_bytes()
    chance = random.Random(1)  # noqa: S311 - the same damage on every run
    for _ in range(60):
        broken = bytearray(data)
        for _ in range(chance.choice((1, 5, 50))):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        path = tmp_path / "a.pdf"
        path.write_bytes(broken)
        try:
            source = read(path)
        except ReadError:
            continue
        assert source.pages[-1].end == len(source.text)
        assert source.model_dump_json()
