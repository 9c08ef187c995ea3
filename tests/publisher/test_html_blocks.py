"""The text of a page: every character that can be seen is there once, in the shape of a report."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor import extract, extract_text
from extractor.model import Report
from publisher.html.blocks import blocks, rows

DATA = Path(__file__).resolve().parent.parent / "data"


def shape(report: Report) -> list[tuple[str, str]]:
    """Kind and words of each block; of a page that begins its number."""
    text = report.source.text
    return [
        (block.kind, str(block.number) if block.kind == "page" else " ".join(text[block.start : block.end].split()))
        for block in blocks(report)
    ]


def visible(text: str) -> str:
    return "".join(text.split())


def printed(report: Report) -> str:
    """What the blocks show, blanks aside; of a table what its cells show."""
    text = report.source.text
    parts: list[str] = []
    for block in blocks(report):
        if block.grid is None:
            parts.append(text[block.start : block.end])
        else:
            parts += [text[cell.start : cell.end] for row in rows(block.grid) for cell in row]
    return visible("".join(parts))


LINES = st.lists(
    st.one_of(
        st.sampled_from(
            ["I. KẾT QUẢ", "1. Tiếp nhận", "", "- Hộ tịch: 5 hồ sơ;", "tiếp tục 12 hồ sơ.", "\f", "a) Cấp xã"]
        ),
        st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=40),
    ),
    max_size=12,
)


@given(LINES)
def test_every_visible_character_stands_in_one_block(lines: list[str]) -> None:
    report = extract_text("\n".join(lines))
    assert printed(report) == visible(report.source.text)


@pytest.mark.parametrize("name", ["ruled_table", "spanned_head", "turned_pages", "year_by_channel", "signed"])
def test_every_visible_character_of_a_pdf_stands_in_one_block(name: str) -> None:
    report = extract(DATA / "pdf" / "sources" / f"{name}.pdf")
    assert sorted(printed(report)) == sorted(visible(report.source.text))


def test_headings_and_sentences_are_whole_whatever_lines_they_take() -> None:
    report = extract_text(
        "I. KẾT QUẢ THỰC HIỆN CÔNG TÁC KIỂM SOÁT THỦ TỤC\nHÀNH CHÍNH\n"
        "1. Tiếp nhận hồ sơ tại Bộ phận Một cửa của huyện\n"
        "Trong quý đã tiếp nhận 1.270 hồ sơ, trong đó trực tuyến\n982 hồ sơ; bưu chính và trực tiếp tại quầy là\n288 hồ sơ.\n"
        "- Hộ tịch: 5 hồ sơ.\n- Đất đai: 7 hồ sơ."
    )
    assert shape(report) == [
        ("heading", "I. KẾT QUẢ THỰC HIỆN CÔNG TÁC KIỂM SOÁT THỦ TỤC HÀNH CHÍNH"),
        ("heading", "1. Tiếp nhận hồ sơ tại Bộ phận Một cửa của huyện"),
        (
            "paragraph",
            "Trong quý đã tiếp nhận 1.270 hồ sơ, trong đó trực tuyến 982 hồ sơ; bưu chính và trực tiếp tại quầy là 288 hồ sơ.",
        ),
        ("paragraph", "- Hộ tịch: 5 hồ sơ."),
        ("paragraph", "- Đất đai: 7 hồ sơ."),
    ]


def test_page_ends_a_paragraph_and_is_named() -> None:
    report = extract_text("Đã giải quyết 12 hồ sơ và\n\fcòn lại 3 hồ sơ.")
    assert shape(report) == [
        ("paragraph", "Đã giải quyết 12 hồ sơ và"),
        ("page", "2"),
        ("paragraph", "còn lại 3 hồ sơ."),
    ]


def test_level_of_a_heading_is_its_depth() -> None:
    report = extract_text("I. KẾT QUẢ\n1. Tiếp nhận\na) Cấp xã\n- 5 hồ sơ.\nII. KIẾN NGHỊ\nKhông.")
    assert [block.level for block in blocks(report) if block.kind == "heading"] == [1, 2, 3, 1]


def test_merged_cells_stand_once_in_the_row_where_they_begin() -> None:
    report = extract(DATA / "pdf" / "sources" / "spanned_head.pdf")
    (grid,) = (block.grid for block in blocks(report) if block.grid)
    table = rows(grid)
    assert len(table) == grid.rows
    assert [cell for row in table for cell in row] == sorted(grid.cells, key=lambda cell: (cell.row, cell.column))
    assert any(cell.column_span > 1 for cell in table[0])


@pytest.mark.parametrize("word", ["7" * 30_000, "x" * 30_000, "hồ sơ " * 5_000])
def test_what_no_browser_sets_in_one_paragraph_is_several(word: str) -> None:
    report = extract_text(f"I. KẾT QUẢ\nTổng số {word} hồ sơ.\n")
    assert all(block.end - block.start <= 8_000 for block in blocks(report))
    assert printed(report) == visible(report.source.text)
    assert not [
        kind for kind, words in shape(report) if kind == "paragraph" and words.endswith(" h")
    ]  # no word is torn


def test_lines_that_are_all_ended_twice_are_joined_as_others() -> None:
    lines = (
        "Tiếp tục triển khai Kế hoạch số 15/KH-UBND ngày 04/8/2024 của",
        "UBND xã về kiểm soát thủ tục hành chính trên địa bàn xã An Bình",
        "Hạ trong năm 2024 và các năm tiếp theo.",
    )
    wanted = [("heading", "I. KẾT QUẢ"), ("paragraph", " ".join(lines)), ("paragraph", "Trong kỳ tiếp nhận 12 hồ sơ.")]
    for end, between in (("\n", "\n\n"), ("\n\n", "\n\n\n")):
        text = f"I. KẾT QUẢ{between}{end.join(lines)}{between}Trong kỳ tiếp nhận 12 hồ sơ.\n"
        assert shape(extract_text(text)) == wanted
