"""PDF: page numbers, running heads, seals and watermarks are marked by where they stand and how they repeat."""

from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from extractor.blocks import Outline
from extractor.model import Source
from extractor.readers import read
from extractor.segment import segment

WIDTH, HEIGHT = 595, 842
BODY = "Tổng số hồ sơ tiếp nhận là 1.270 hồ sơ, trong đó trực tuyến 921 hồ sơ; còn"


def typeset(folder: Path, font: Path, pages: int, extra: Callable[[Canvas, int], None]) -> Source:
    """Pages of text with what `extra` draws on each, counted from 1."""
    pdfmetrics.registerFont(TTFont("Tinos", str(font)))
    canvas = Canvas(str(folder / "a.pdf"), pagesize=(WIDTH, HEIGHT))
    for number in range(1, pages + 1):
        canvas.setFont("Tinos", 13)
        for line in range(38):
            canvas.drawString(85, HEIGHT - 80 - 18 * line, f"{BODY} {number * line}")
        extra(canvas, number)
        canvas.showPage()
    canvas.save()
    return read(folder / "a.pdf")


def marked(source: Source) -> list[tuple[str, str]]:
    return [(each.kind, source.text[each.start : each.end]) for each in source.furniture]


@pytest.mark.parametrize("y", [HEIGHT - 40, 30])
@pytest.mark.parametrize("form", ["{}", "- {} -", "Trang {}", "{}/3"])
def test_page_numbers_in_the_margin_are_marked(tmp_path: Path, tinos: Path, y: int, form: str) -> None:
    source = typeset(tmp_path, tinos, 3, lambda canvas, n: canvas.drawCentredString(WIDTH / 2, y, form.format(n)))
    assert marked(source) == [("page_number", form.format(n)) for n in (1, 2, 3)]


def test_numbering_may_begin_elsewhere(tmp_path: Path, tinos: Path) -> None:
    source = typeset(tmp_path, tinos, 2, lambda canvas, n: canvas.drawRightString(540, 30, str(n + 16)))
    assert marked(source) == [("page_number", "17"), ("page_number", "18")]


def test_number_of_one_page_is_marked_only_if_it_is_that_page(tmp_path: Path, tinos: Path) -> None:
    def second(canvas: Canvas, number: int) -> None:
        if number == 2:
            canvas.drawCentredString(WIDTH / 2, HEIGHT - 40, "2")
            canvas.drawString(85, 30, "2")

    assert len(typeset(tmp_path, tinos, 2, second).furniture) == 1


def test_figures_that_do_not_count_the_pages_are_not_marked(tmp_path: Path, tinos: Path) -> None:
    source = typeset(tmp_path, tinos, 3, lambda canvas, n: canvas.drawCentredString(WIDTH / 2, 30, str(12 * n + 7)))
    assert marked(source) == []


def test_running_heads_and_feet_are_marked(tmp_path: Path, tinos: Path) -> None:
    def margins(canvas: Canvas, number: int) -> None:
        canvas.drawString(85, HEIGHT - 35, "Báo cáo công tác kiểm soát thủ tục")
        canvas.drawString(85, HEIGHT - 50, "hành chính quý II")
        canvas.drawString(85, 30, f"UBND xã An Bình - trang {number} trên 4")

    kinds = {text: kind for kind, text in marked(typeset(tmp_path, tinos, 4, margins))}
    assert kinds == {
        "Báo cáo công tác kiểm soát thủ tục": "running_head",
        "hành chính quý II": "running_head",
        **{f"UBND xã An Bình - trang {n} trên 4": "running_head" for n in range(1, 5)},
    }


def test_letterhead_repeated_on_every_page_is_no_running_head(tmp_path: Path, tinos: Path) -> None:
    def letterhead(canvas: Canvas, _: int) -> None:
        for line, words in enumerate(("ỦY BAN NHÂN DÂN", "XÃ AN BÌNH")):
            canvas.drawString(85, HEIGHT - 45 - 17 * line, words)

    assert marked(typeset(tmp_path, tinos, 4, letterhead)) == []


def test_head_of_a_table_on_every_page_is_no_running_head(tmp_path: Path, tinos: Path) -> None:
    def table(canvas: Canvas, _: int) -> None:
        canvas.grid([85, 200, 320, 540], [HEIGHT - 60, HEIGHT - 30])
        canvas.drawString(90, HEIGHT - 50, "Lĩnh vực")
        canvas.drawString(205, HEIGHT - 50, "Tổng số")

    assert marked(typeset(tmp_path, tinos, 4, table)) == []


def test_name_of_a_site_on_every_page_is_a_watermark(tmp_path: Path, tinos: Path) -> None:
    source = typeset(tmp_path, tinos, 2, lambda canvas, _: canvas.drawString(300, 20, "Tải từ www.example.com.vn"))
    assert marked(source) == [("watermark", "Tải từ www.example.com.vn")] * 2


def test_words_across_the_text_of_many_pages_are_a_watermark(tmp_path: Path, tinos: Path) -> None:
    def across(canvas: Canvas, _: int) -> None:
        canvas.setFont("Tinos", 40)
        canvas.drawString(150, 400, "DỰ THẢO")

    assert ("watermark", "DỰ THẢO") in marked(typeset(tmp_path, tinos, 3, across))


SEAL = ("Người ký: Ủy ban nhân dân xã An Bình", "Email: xaanbinh@example.org", "Thời gian ký: 15/06/2023 09:41:07")


def test_seal_printed_across_the_text_stands_behind_its_page(tmp_path: Path, tinos: Path) -> None:
    def seal(canvas: Canvas, number: int) -> None:
        canvas.setFont("Tinos", 8)
        for line, words in enumerate(SEAL if number == 1 else ()):
            canvas.drawString(300, 700 - 9 * line, words)

    source = typeset(tmp_path, tinos, 2, seal)
    assert marked(source) == [("stamp", words) for words in SEAL]
    first = source.text[source.pages[0].start : source.pages[0].end]
    assert first.endswith("\n\n" + "\n".join(SEAL) + "\n")
    assert first.count(BODY) == 38


def test_seal_has_blocks_of_its_own_between_those_of_the_report(tmp_path: Path, tinos: Path) -> None:
    def seal(canvas: Canvas, number: int) -> None:
        canvas.setFont("Tinos", 8)
        for line, words in enumerate(SEAL if number == 1 else ()):
            canvas.drawString(300, 700 - 9 * line, words)
        canvas.setFont("Tinos", 13)
        canvas.drawCentredString(WIDTH / 2, HEIGHT - 40, str(number))

    outline = outlined(typeset(tmp_path, tinos, 2, seal))
    assert [block.kind for block in outline.blocks if block.kind in {"stamp", "furniture"}] == [
        "furniture",
        "stamp",
        "stamp",
        "stamp",
        "furniture",
    ]
    assert [block.view.text.count(BODY) for block in outline.blocks if block.kind == "paragraph"] == [76]


def test_figure_alone_at_the_edge_of_a_page_is_text_where_the_reader_knows(tmp_path: Path, tinos: Path) -> None:
    source = typeset(tmp_path, tinos, 2, lambda canvas, n: canvas.drawString(85, 30, str(40 + 3 * n)))
    assert "furniture" not in {block.kind for block in outlined(source).blocks}


def outlined(source: Source) -> Outline:
    return segment(source)
