"""The layout of a page, from characters made by hand: fragments, rows, rules, blocks."""

from hypothesis import given
from hypothesis import strategies as st

from extractor.readers.pdf.compose import Placing, compose
from extractor.readers.pdf.fragments import fragments
from extractor.readers.pdf.frame import quarter
from extractor.readers.pdf.glyphs import Glyphs, from_codes, printed
from extractor.readers.pdf.order import reading_order
from extractor.readers.pdf.page import page_text
from extractor.readers.pdf.pdfium import RawPage
from extractor.readers.pdf.rows import rows
from extractor.readers.pdf.ruling import zones

WIDTH, HEIGHT = 600.0, 800.0
Word = tuple[float, float, str]


def glyphs(*words: Word, size: float = 10.0) -> Glyphs:
    """Words at `(x, top, text)`, half an em per character, in the order given."""
    text, x0, top = "", [], []
    for x, y, word in words:
        text += word
        x0 += [x + size / 2 * index for index in range(len(word))]
        top += [y] * len(word)
    return Glyphs(text, x0, top, [x + size / 2 for x in x0], [y + size for y in top])


def text_of(*words: Word, segments: tuple[tuple[float, float, float, float], ...] = ()) -> str:
    return page_text(RawPage(WIDTH, HEIGHT, glyphs(*words), {}, segments), 1, 0).text


def test_wide_gap_within_a_line_is_one_blank() -> None:
    assert text_of((50, 400, "Tổng"), (110, 400, "1.270")) == "Tổng 1.270\n"


def test_file_order_does_not_matter_between_lines() -> None:
    assert text_of((50, 430, "ba"), (50, 400, "một"), (50, 415, "hai")) == "một\nhai\nba\n"


def test_superscript_stays_in_its_line() -> None:
    raised = glyphs((70.5, 398, "2"), size=6)
    before, after = glyphs((50, 400, "12 m")), glyphs((76, 400, "đất"))
    parts = [columns(part) for part in (before, raised, after)]
    joined = Glyphs("12 m2đất", *(a + b + c for a, b, c in zip(*parts, strict=True)))
    lines = reading_order(rows(fragments(joined)), [], HEIGHT)
    assert compose(lines, Placing(1, 0))[0] == "12 m2 đất\n"


def columns(some: Glyphs) -> tuple[list[float], ...]:
    return some.x0, some.top, some.x1, some.bottom


def test_overprinted_words_stay_whole() -> None:
    text = text_of((50, 400, "Tổng số hồ sơ"), (70, 402, "HỎA TỐC"))
    assert "Tổng số hồ sơ" in text
    assert "HỎA TỐC" in text


def test_letterhead_is_two_blocks_even_at_half_line_offsets() -> None:
    words = [(60.0, 50.0, "ỦY BAN"), (60.0, 64.0, "XÃ AN BÌNH"), (250.0, 54.0, "CỘNG HÒA"), (250.0, 68.0, "Độc lập")]
    for order in (words, [words[0], words[2], words[1], words[3]]):
        assert text_of(*order, (60, 200, "Thân bài dài qua cả trang giấy")) == (
            "ỦY BAN\nXÃ AN BÌNH\n\nCỘNG HÒA\nĐộc lập\n\nThân bài dài qua cả trang giấy\n"
        )


def test_figures_beside_labels_at_the_top_are_no_letterhead() -> None:
    words = [(60.0, 50.0, "Tổng số"), (250.0, 50.0, "1.270"), (60.0, 64.0, "Quá hạn"), (250.0, 64.0, "05")]
    assert text_of(*words) == "Tổng số 1.270\nQuá hạn 05\n"


def test_body_below_a_letterhead_is_not_drawn_into_its_left_block() -> None:
    words = [(60.0, 50.0, "ỦY BAN"), (250.0, 50.0, "CỘNG HÒA"), (60.0, 64.0, "XÃ AN BÌNH"), (250.0, 64.0, "Độc lập")]
    assert text_of(*words, (60, 90, "I. Mục")).endswith("Độc lập\n\nI. Mục\n")


GRID = tuple((x, 395.0, x, 450.0) for x in (50.0, 100.0, 200.0, 300.0)) + tuple(
    (50.0, y, 300.0, y) for y in (395.0, 423.0, 450.0)
)


def test_cells_of_several_lines_stay_together_in_a_ruled_area() -> None:
    words = [(55.0, 398.0, "1"), (105.0, 398.0, "Chứng thực"), (105.0, 410.0, "bản sao"), (205.0, 398.0, "293"),
             (205.0, 425.0, "41"), (55.0, 425.0, "2")]  # fmt: skip
    assert text_of(*words[:4], segments=GRID) == "1\tChứng thực\nbản sao\t293\n\t\t\n"


def test_table_written_column_by_column_is_read_row_by_row() -> None:
    words = [(55.0, 400.0, "1"), (55.0, 430.0, "2"), (105.0, 400.0, "Hộ tịch"), (105.0, 430.0, "Đất đai"),
             (205.0, 400.0, "293"), (205.0, 430.0, "41")]  # fmt: skip
    assert text_of(*words, segments=GRID) == "1\tHộ tịch\t293\n2\tĐất đai\t41\n"


def test_cells_that_touch_never_glue() -> None:
    words = [
        (55.0, 400.0, "1"),
        (105.0, 400.0, "Hộ tịch"),
        (182.0, 400.0, "293"),
        (201.0, 400.0, "41"),
        (55.0, 430.0, "2"),
    ]
    assert text_of(*words, segments=GRID).startswith("1\tHộ tịch 293\t41\n")


def test_word_that_runs_over_its_border_is_not_cut() -> None:
    words = [(55.0, 400.0, "1"), (105.0, 400.0, "Hộ tịch"), (190.0, 400.0, "1.270.000"), (55.0, 430.0, "2")]
    assert text_of(*words, segments=GRID).startswith("1\tHộ tịch\t1.270.000\n")


def test_table_open_at_its_sides_and_foot_has_all_its_cells() -> None:
    rules = (*((x, 390.0, x, 450.0) for x in (150.0, 250.0, 300.0)), *((50.0, y, 350.0, y) for y in (390.0, 420.0)))
    words = [(60.0, 400.0, "Hộ tịch"), (160.0, 400.0, "293"), (260.0, 400.0, "41"), (60.0, 430.0, "Đất"), (160.0, 430.0, "7"),
             (260.0, 430.0, "5")]  # fmt: skip
    assert text_of(*words, segments=rules) == "Hộ tịch\t293\t41\t\nĐất\t7\t5\t\n"


def test_words_outside_the_cells_make_it_no_table() -> None:
    holed = (
        *(rule for rule in GRID if rule != (50.0, 395.0, 300.0, 395.0)),
        (50.0, 395.0, 100.0, 395.0),
        (200.0, 395.0, 300.0, 395.0),
    )
    words = [(55.0, 400.0, "1"), (105.0, 400.0, "Chứng thực"), (205.0, 400.0, "293"), (55.0, 430.0, "2")]
    assert text_of(*words, segments=holed) == "1 Chứng thực 293\n2\n"


def test_number_broken_in_a_narrow_cell_is_one() -> None:
    words = [
        (55.0, 400.0, "1"),
        (105.0, 400.0, "1.375.8"),
        (105.0, 411.0, "70"),
        (205.0, 400.0, "72,52"),
        (205.0, 411.0, "%"),
    ]
    assert text_of(*words, segments=GRID).startswith("1\t1.375.870\t72,52%\n")


def test_numbers_one_above_the_other_stay_two() -> None:
    words = [
        (55.0, 400.0, "1"),
        (105.0, 400.0, "293"),
        (105.0, 411.0, "41"),
        (205.0, 400.0, "1.375"),
        (205.0, 411.0, "870"),
    ]
    assert text_of(*words, segments=GRID).startswith("1\t293\n41\t1.375\n870\n")


def test_head_written_upwards_stays_in_its_cell() -> None:
    upright = glyphs((105.0, 400.0, "Hộ tịch"), (205.0, 400.0, "293"), (55.0, 430.0, "2"), (105.0, 430.0, "Đất đai"))
    upwards = Glyphs("TT", [70.0, 70.0], [412.0, 406.0], [80.0, 80.0], [418.0, 412.0])
    columns = (
        upright.x0 + upwards.x0,
        upright.top + upwards.top,
        upright.x1 + upwards.x1,
        upright.bottom + upwards.bottom,
    )
    text = upright.text + upwards.text
    page = page_text(RawPage(WIDTH, HEIGHT, Glyphs(text, *columns), {len(text) - 2: 3, len(text) - 1: 3}, GRID), 1, 0)
    assert page.text == "TT\tHộ tịch\t293\n2\tĐất đai\t\n"
    (line,) = [line for line in page.lines if line.start == 0]
    assert (line.edges[0], line.top, line.bottom) == (70.0, 406.0, 418.0)


def test_frame_is_no_table() -> None:
    frame = (
        (50.0, 50.0, 50.0, 700.0),
        (500.0, 50.0, 500.0, 700.0),
        (50.0, 50.0, 500.0, 50.0),
        (50.0, 700.0, 500.0, 700.0),
    )
    assert zones(frame) == []
    assert len(zones(GRID)) == 1


def test_cells_of_several_lines_stay_together_without_rules() -> None:
    words = [(60.0, 400.0, "Chứng thực"), (60.0, 414.0, "bản sao"), (250.0, 400.0, "293"), (60.0, 428.0, "Đất"),
             (250.0, 428.0, "41")]  # fmt: skip
    assert text_of(*words) == "Chứng thực\nbản sao\n293\nĐất 41\n"


def test_pdfium_marks_and_odd_codes() -> None:
    assert printed("TT\x02 TT\ufffe a\xadb\x00\x07\t\ud800") == "TT- TT- a-b\ufffd\x01 \ufffd"
    assert from_codes([0xD83D, 0xDE00, 0x41]) == "\U0001f600\x01A"


def test_turning_four_times_changes_nothing() -> None:
    box = (10.0, 20.0, 40.0, 35.0)
    turned = box
    for width, height in ((600.0, 800.0), (800.0, 600.0)) * 2:
        turned = quarter(turned, 1, width, height)
    assert turned == box
    assert quarter(quarter(box, 1, 600, 800), 3, 800, 600) == box
    assert quarter(quarter(box, 2, 600, 800), 2, 600, 800) == box


COORDINATE = st.floats(-50, 900, allow_nan=False, width=32)
GLYPH = st.tuples(st.characters(), COORDINATE, COORDINATE, st.floats(0, 60, width=32), st.floats(0, 60, width=32))
SEGMENT = st.tuples(COORDINATE, COORDINATE, COORDINATE, COORDINATE).map(
    lambda s: (min(s[0], s[2]), min(s[1], s[3]), max(s[0], s[2]), max(s[1], s[3]))
)


@given(
    # What is drawn twice at one place is read once, so every character comes once here.
    st.lists(GLYPH, max_size=60, unique_by=lambda mark: printed(mark[0])),
    st.lists(SEGMENT, max_size=12),
    st.dictionaries(st.integers(0, 59), st.integers(1, 3)),
)
def test_no_visible_character_is_lost_or_doubled_however_strange_the_page(
    marks: list[tuple[str, float, float, float, float]],
    segments: list[tuple[float, float, float, float]],
    turned: dict[int, int],
) -> None:
    text = printed("".join(mark[0] for mark in marks))
    x0, top = [mark[1] for mark in marks], [mark[2] for mark in marks]
    x1, bottom = [mark[1] + mark[3] for mark in marks], [mark[2] + mark[4] for mark in marks]
    turned = {index: turns for index, turns in turned.items() if index < len(text) and text[index] > " "}
    page = RawPage(WIDTH, HEIGHT, Glyphs(text, x0, top, x1, bottom), turned, tuple(segments))
    read = page_text(page, 1, 7)
    got = read.text
    assert sorted(visible(got)) == sorted(visible(text))
    assert got.endswith("\n")
    at = 7
    for line in read.lines:
        assert at <= line.start < line.end <= 7 + len(got)
        assert len(line.edges) == 2 * (line.end - line.start)
        assert "\n" not in got[line.start - 7 : line.end - 7]
        at = line.end
    for grid in read.grids:
        assert [cell.start for cell in grid.cells] == sorted(cell.start for cell in grid.cells)
        assert grid.start <= grid.cells[0].start
        assert grid.cells[-1].end <= grid.end


def visible(text: str) -> str:
    seen = "".join(char for char in text if not char.isspace() and char != "\x01")
    return seen.translate(str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉", "01234567890123456789"))  # raised and lowered digits
