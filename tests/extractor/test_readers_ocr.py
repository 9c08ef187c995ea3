"""Scans: what is recognised, where it stands, how sure it is, and what happens without an engine."""

import re
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from extractor.errors import NoText
from extractor.model import Source
from extractor.readers import read
from tests.data.make_scan import LANDSCAPE, layer, lines, picture, printed, ruled, scanned, together, upwards

pytestmark = pytest.mark.usefixtures("tinos", "tesseract")

NUMBER = re.compile(r"\d+(?:[.,/]\d+)*")
PROSE = (
    "Tổng số hồ sơ tiếp nhận là 1.270 hồ sơ, trong đó tiếp nhận trực tuyến",
    "921/1.270 hồ sơ (đạt 72,52%), so với cùng kỳ năm 2022 tăng 8,5%.",
    "Kết quả giải quyết: 982 hồ sơ trước hạn, 188 hồ sơ đúng hạn, 05 hồ sơ",
    "quá hạn; số tiền 1.234.567.890 đồng, bằng 108,987 tỷ đồng.",
)
LETTERHEAD = together(
    lines("ỦY BAN NHÂN DÂN", "XÃ AN BÌNH", "Số: 27/BC-UBND", x=90, y=800, size=12),
    lines("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", x=290, y=800, size=12),
    lines("An Bình, ngày 15 tháng 6 năm 2023", x=330, y=760, size=12),
    lines("BÁO CÁO", x=270, y=700),
    lines(*PROSE, y=650),
)
HEAD = ["STT", "Lĩnh vực", "Tổng số", "Trong kỳ", "Kỳ trước", "Tỷ lệ"]
BODY = [
    ["1", "Hộ tịch", "1.041", "1.000", "41", "97,50%"],
    ["2", "Đất đai", "52", "51", "1", "100%"],
    ["3", "Người có công", "0", "0", "0", ""],
    ["4", "Môi trường", "28.745", "28.700", "45", "8,05%"],
    ["5", "Tôn giáo", "9", "7", "2", "66,67%"],
]
WIDTHS = (30, 130, 70, 70, 70, 70)
TABLE = together(lines("PHỤ LỤC I", x=380, y=520), ruled([HEAD, *BODY], WIDTHS))


def as_pdf(folder: Path, *pages: Image.Image, dpi: int = 300) -> Path:
    path = folder / "scan.pdf"
    pages[0].save(path, "PDF", resolution=dpi, save_all=True, append_images=pages[1:])
    return path


def codes(source: Source) -> list[tuple[str, int | None]]:
    return [(warning.code, warning.page) for warning in source.warnings if warning.code != "ocr_doubtful"]


def cells(source: Source) -> list[list[str]]:
    (grid,) = source.grids
    found = [[""] * grid.columns for _ in range(grid.rows)]
    for cell in grid.cells:
        found[cell.row][cell.column] = source.text[cell.start : cell.end]
    return found


@pytest.fixture(scope="module")
def letter(tmp_path_factory: pytest.TempPathFactory) -> Source:
    return read(as_pdf(tmp_path_factory.mktemp("ocr"), scanned(LETTERHEAD)))


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Source:
    return read(as_pdf(tmp_path_factory.mktemp("ocr"), scanned(TABLE, LANDSCAPE)))


def test_every_number_of_a_clean_scan_is_right(letter: Source) -> None:
    assert sorted(NUMBER.findall(letter.text)) == sorted(NUMBER.findall(" ".join((*PROSE, "27/", "15", "6", "2023"))))


def test_letterhead_is_two_blocks(letter: Source) -> None:
    order = [
        letter.text.index(words) for words in ("NHÂN DÂN", "AN BÌNH", "27/BC", "CỘNG HÒA", "Độc lập", "tháng 6", "BÁO")
    ]
    assert order == sorted(order)


def test_every_word_has_its_confidence_and_the_page_its_warning(letter: Source) -> None:
    assert [letter.text[each.start : each.end] for each in letter.passages] == letter.text.split()
    assert all(each.trust == "ocr" and each.confidence is not None for each in letter.passages)
    assert letter.trust(0, 3) == "ocr"
    assert codes(letter) == [("ocr", 1)]


def test_boxes_lie_around_what_is_printed(letter: Source) -> None:
    start = letter.text.index("982")
    ((page, x0, top, x1, bottom),) = letter.boxes(start, start + 3)
    ink = np.asarray(scanned(LETTERHEAD).convert("L")) < 128
    scale = 300 / 72
    part = ink[
        round((top - 1) * scale) : round((bottom + 1) * scale), round((x0 - 2) * scale) : round((x1 + 2) * scale)
    ]
    assert page == 1
    assert part.any()
    assert not part[:, 0].any()
    assert not part[:, -1].any()


def test_table_is_read_cell_by_cell(table: Source) -> None:
    assert cells(table) == [HEAD, *BODY]
    assert table.text.startswith("PHỤ LỤC I\n\nSTT\tLĩnh vực\tTổng số")


@pytest.mark.parametrize("degrees", [90, -90])
def test_heads_written_upwards_or_downwards_are_read(degrees: float, tmp_path: Path) -> None:
    empty = ["STT", "Lĩnh vực", "", "", "", ""]
    heads = ("Trong kỳ này", "Từ kỳ trước", "Quá hạn", "Đúng hạn")
    side = upwards(*heads, x=239, y=440, step=70, degrees=degrees)
    source = read(as_pdf(tmp_path, scanned(together(ruled([empty, *BODY], WIDTHS, head=80), side), LANDSCAPE)))
    assert cells(source) == [["STT", "Lĩnh vực", *heads], *BODY]


def test_short_lines_one_below_the_other_are_not_turned(tmp_path: Path) -> None:
    rows = [["STT", "Lĩnh vực", "Tổng\nsố\nhộ\nmới", "1.041\n1.052\n1.063\n1.074\n1.085", "", ""], *BODY]
    source = read(as_pdf(tmp_path, scanned(ruled(rows, WIDTHS, head=80), LANDSCAPE)))
    assert cells(source)[0][2:4] == rows[0][2:4]


def test_figure_at_the_end_of_a_leader_is_read(tmp_path: Path) -> None:
    items = (f"- Số hộ nghèo đầu năm{'.' * 70}128 hộ", f"- Số hộ thoát nghèo trong kỳ{'.' * 62}19 hộ")
    source = read(as_pdf(tmp_path, scanned(lines(*PROSE, *items))))
    assert source.text.splitlines()[-2:] == ["- Số hộ nghèo đầu năm 128 hộ", "- Số hộ thoát nghèo trong kỳ 19 hộ"]


def test_skewed_scan_is_read_and_its_boxes_are_askew_too(tmp_path: Path) -> None:
    page = scanned(TABLE, LANDSCAPE).rotate(2, fillcolor=(255, 255, 255), resample=Image.Resampling.BICUBIC)
    source = read(as_pdf(tmp_path, page))
    assert cells(source) == [HEAD, *BODY]
    first, last = (
        source.boxes(source.text.index(text), source.text.index(text) + 3)[0] for text in ("STT", "Kỳ trước")
    )
    assert first[2] > last[2] + 5  # 2 degrees against the clock lift the right end


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_page_on_its_side_or_head_is_turned(quarters: int, tmp_path: Path) -> None:
    page = scanned(TABLE, LANDSCAPE).rotate(90 * quarters, expand=True)
    source = read(as_pdf(tmp_path, page))
    assert cells(source) == [HEAD, *BODY]
    start = source.text.index("28.745")
    ((_, x0, top, x1, bottom),) = source.boxes(start, start + 6)
    part = np.asarray(page.convert("L"))[round(top * 300 / 72) : round(bottom * 300 / 72)]
    assert part[:, round(x0 * 300 / 72) : round(x1 * 300 / 72)].min() < 100
    assert (bottom - top > x1 - x0) == (quarters != 2)


def test_red_stamp_costs_no_figure(tmp_path: Path) -> None:
    def stamp(canvas: "object") -> None:
        from reportlab.pdfgen.canvas import Canvas

        assert isinstance(canvas, Canvas)
        canvas.setStrokeColorRGB(0.85, 0.1, 0.15)
        canvas.setLineWidth(4)
        canvas.circle(200, 630, 50)
        canvas.circle(200, 630, 40)

    source = read(as_pdf(tmp_path, scanned(together(stamp, LETTERHEAD))))
    assert set(NUMBER.findall(" ".join(PROSE))) <= set(NUMBER.findall(source.text))


def test_figures_under_a_grey_stamp_are_doubtful(tmp_path: Path) -> None:
    def stamp(canvas: "object") -> None:
        from reportlab.pdfgen.canvas import Canvas

        assert isinstance(canvas, Canvas)
        canvas.setStrokeColorRGB(0.45, 0.45, 0.45)
        canvas.setLineWidth(4)
        canvas.circle(200, 630, 50)

    source = read(as_pdf(tmp_path, scanned(together(stamp, LETTERHEAD))))
    (told,) = (warning.message for warning in source.warnings if warning.code == "ocr_doubtful")
    assert set(NUMBER.findall(" ".join(PROSE))) <= set(NUMBER.findall(source.text))
    assert "982" in told
    assert "15" not in told


def test_same_bytes_twice_are_the_same_source(letter: Source, tmp_path: Path) -> None:
    path = as_pdf(tmp_path, scanned(LETTERHEAD), scanned(TABLE, LANDSCAPE))
    first, second = read(path), read(path)
    assert first == second
    assert first.layout == second.layout
    assert first.text.startswith(letter.text)


def test_recognised_page_among_others_moves_what_follows(tmp_path: Path) -> None:
    path = tmp_path / "mixed.pdf"
    small = together(lines(*PROSE, y=700), ruled([HEAD, *BODY], (30, 130, 70, 70, 70, 70), y=400))
    path.write_bytes(printed(lines(*PROSE), picture(scanned(lines(*PROSE))), small))
    source, plain = read(path), read(path, ocr="never")
    assert codes(source) == [("ocr", 2)]
    assert codes(plain) == [("no_text", 2)]
    assert "".join(source.text[page.start : page.end] for page in source.pages) == source.text
    (grid,), (before,) = source.grids, plain.grids
    assert [source.text[c.start : c.end] for c in grid.cells] == [plain.text[c.start : c.end] for c in before.cells]
    assert source.layout is not None
    assert all(source.page_of(line.start) == line.page for line in source.layout.lines)
    assert {source.page_of(each.start) for each in source.passages} == {2}


def test_searchable_scan_is_text_unless_asked_otherwise(tmp_path: Path) -> None:
    path = tmp_path / "searchable.pdf"
    path.write_bytes(printed(picture(scanned(lines(*PROSE)), *PROSE, visible=False)))
    assert codes(read(path)) == [("ocr_layer", 1)]
    assert codes(read(path, ocr="always")) == [("ocr", 1)]


@pytest.mark.parametrize("visible", [False, True])
def test_table_of_a_searchable_scan_has_the_cells_its_picture_shows(tmp_path: Path, *, visible: bool) -> None:
    path = tmp_path / "searchable.pdf"
    noisy = [[BODY[0][0], f"|{BODY[0][1]}", *BODY[0][2:]], [f"{BODY[1][0]}_ |", *BODY[1][1:]], *BODY[2:]]
    scan = picture(scanned(TABLE, LANDSCAPE), size=LANDSCAPE)
    over = layer([HEAD, *noisy], WIDTHS, visible=visible)
    path.write_bytes(printed(together(scan, over), size=LANDSCAPE))
    assert cells(read(path, ocr="never")) == [HEAD, *BODY]


def test_rules_of_a_searchable_scan_that_lies_askew_are_not_used(tmp_path: Path) -> None:
    path = tmp_path / "askew.pdf"
    page = scanned(TABLE, LANDSCAPE).rotate(2, fillcolor=(255, 255, 255), resample=Image.Resampling.BICUBIC)
    path.write_bytes(printed(together(picture(page, size=LANDSCAPE), layer([HEAD, *BODY], WIDTHS)), size=LANDSCAPE))
    assert read(path, ocr="never").grids == ()


def test_watermark_over_a_scan_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "marked.pdf"
    path.write_bytes(printed(picture(scanned(lines(*PROSE, y=600)), "Tải về từ vanban.example.vn")))
    source = read(path)
    assert codes(source) == [("ocr", 1)]
    assert sorted(NUMBER.findall(source.text)) == sorted(NUMBER.findall(" ".join(PROSE)))


def test_layer_without_diacritics_is_recognised_again(tmp_path: Path) -> None:
    path = tmp_path / "layer.pdf"
    bare = ("tong so ho so tiep nhan la 1.210",) * 6
    path.write_bytes(printed(picture(scanned(lines(*PROSE)), *bare, visible=False)))
    source = read(path)
    assert codes(source) == [("ocr", 1)]
    assert sorted(NUMBER.findall(source.text)) == sorted(NUMBER.findall(" ".join(PROSE)))


@pytest.mark.parametrize(("form", "dpi"), [("PNG", (300, 300)), ("JPEG", (150, 150)), ("PNG", None)])
def test_image_file_is_read(form: str, dpi: tuple[int, int] | None, tmp_path: Path) -> None:
    path = tmp_path / "scan"
    page = scanned(lines(*PROSE), dpi=dpi[0] if dpi else 300)
    page.save(path, form, quality=90, **({"dpi": dpi} if dpi else {}))
    source = read(path)
    assert sorted(NUMBER.findall(source.text)) == sorted(NUMBER.findall(" ".join(PROSE)))
    assert source.pages[0].width == pytest.approx(595, abs=2)
    assert source.media_type == f"image/{form.lower()}"


def test_fax_of_several_pages_is_read_in_order(tmp_path: Path) -> None:
    path = tmp_path / "fax.tif"
    pages = [scanned(lines(f"Trang thứ {n}: tiếp nhận {n}.27{n} hồ sơ."), dpi=200).convert("1") for n in (1, 2, 3)]
    pages[0].save(path, "TIFF", save_all=True, append_images=pages[1:], compression="group4", dpi=(200, 200))
    source = read(path)
    assert [NUMBER.findall(source.text[page.start : page.end]) for page in source.pages] == [
        ["1", "1.271"],
        ["2", "2.272"],
        ["3", "3.273"],
    ]


def test_blank_scan_is_no_text(tmp_path: Path) -> None:
    with pytest.raises(NoText):
        read(as_pdf(tmp_path, Image.new("RGB", (1240, 1754), (250, 250, 248)), dpi=150))
