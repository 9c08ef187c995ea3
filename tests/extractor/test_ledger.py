"""The ledger: each digit of a source belongs to exactly one thing, and what is left over says why."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.ledger import ledger
from extractor.model import Ledger, Source
from extractor.pipeline import study
from extractor.readers import from_text
from extractor.readers.draft import Draft

APPENDIX = "PHỤ LỤC I\nBiểu tổng hợp kết quả năm 2022\n"
ROWS = "STT Nội dung Năm 2021 Năm 2022\n1 Tổng số hồ sơ 3.098 349\n2 Quá hạn 5 7\n"


def account(text: str | Source) -> Ledger:
    return ledger(study(from_text(text) if isinstance(text, str) else text))


def holders(text: str | Source) -> list[tuple[str, str]]:
    return [(entry.text, entry.holder) for entry in account(text).entries]


def test_figures_headings_and_page_numbers_hold_their_digits() -> None:
    text = "1. Tiếp nhận 12 hồ sơ\n2.1. Về số hóa\nĐạt 72,5%.\n\f2\n- Trễ hạn: 3 hồ sơ.\n"
    assert holders(text) == [
        ("1", "enumerator"),
        ("12", "mention"),
        ("2", "enumerator"),
        ("1", "enumerator"),
        ("72", "mention"),
        ("5", "mention"),
        ("2", "furniture"),
        ("3", "mention"),
    ]


def test_a_page_number_inside_a_mention_is_the_pages() -> None:
    text = "Trên trang thông tin điện tử của xã đã đăng tải được 113 tin\n\f2\nbài trong tháng.\n"
    assert holders(text) == [("113", "mention"), ("2", "furniture")]


def test_an_entry_names_its_mention() -> None:
    (entry,) = account("Tiếp nhận 12 hồ sơ.").entries
    assert (entry.id, entry.start, entry.end) == ("m1", 10, 12)


def test_cells_and_heads_of_a_flattened_table_hold_their_digits() -> None:
    assert holders(APPENDIX + ROWS) == [
        ("2022", "mention"),
        ("2021", "table_head"),
        ("2022", "table_head"),
        *((digits, "cell") for digits in ("1", "3", "098", "349", "2", "5", "7")),
    ]


def test_what_follows_a_flattened_table_in_its_last_paragraph_is_read() -> None:
    text = f"{APPENDIX}{ROWS}quá hạn của cả hai cấp trong năm báo cáo là 17 hồ sơ theo Nghị định số 61/2018/NĐ-CP\n"
    studied = study(from_text(text))
    assert [mention.value for mention in studied.report.mentions] == ["2022", "2", "17", "61/2018/NĐ-CP"]
    assert not ledger(studied).left


def test_a_head_printed_again_on_the_next_page_is_a_head() -> None:
    draft = Draft()
    for number in ("12", "15"):
        with draft.grid(2, 3):
            for place, words in enumerate(("Xã", "Năm 2021", "Năm 2022", "An Bình", number, "9")):
                with draft.cell(*divmod(place, 3)):
                    draft.write(words)
        draft.page_break()
    source = draft.source(b"", "", "text/html", "html")
    table_head = [("2021", "table_head"), ("2022", "table_head")]
    assert holders(source) == [*table_head, ("12", "cell"), ("9", "cell"), *table_head, ("15", "cell"), ("9", "cell")]
    assert [entry.id for entry in account(source).entries[:2]] == ["t1:h0:1", "t1:h0:2"]


def test_raised_digits_are_marks_or_powers() -> None:
    assert holders("Cấp 12² giấy phép; diện tích tính bằng m².") == [
        ("12", "mention"),
        ("²", "footnote_mark"),
        ("²", "unit_power"),
    ]
    assert holders("Xây dựng 120 m².") == [("120", "mention"), ("²", "mention")]


def test_digits_in_a_form_that_no_pattern_reads_are_left_over() -> None:
    studied = account("Tiếp nhận 12 hồ sơ.\nTheo mục ① của biểu.\n")
    (left,) = studied.left
    assert (left.text, left.reason, left.block, left.page, left.line) == ("①", "unread_form", "paragraph", 1, 2)
    assert (left.before[-9:], left.after) == ("Theo mục ", " của biểu.\n")
    assert studied.entries[-1].holder == "none"


def test_what_stands_before_a_piece_that_is_taken_is_read_too() -> None:
    assert holders("Thực hiện theo biểu B7-2-ĐTC của Sở.") == [("7", "mention"), ("2", "mention")]


def test_counts_are_those_of_the_entries() -> None:
    studied = account("1. Tiếp nhận 1.270 hồ sơ\n")
    assert studied.digits == 5
    assert {h.holder: (h.runs, h.digits) for h in studied.held if h.runs} == {"mention": (2, 4), "enumerator": (1, 1)}


LINES = (
    "PHỤ LỤC II",
    "Biểu tổng hợp kết quả năm 2022",
    "(Kèm theo Báo cáo số 12/BC-UBND ngày 3/4/2023)",
    "STT Nội dung Năm 2021 Năm 2022",
    "Thông thường Trực tuyến Thông thường Trực tuyến",
    "1 Tổng số hồ sơ",
    "3.098 0 349 921",
    "2 Quá hạn 5 6",
    "4",
    "12 13",
    "\f2",
    "quá hạn của hai cấp trong 6 tháng đầu năm 2023 theo Nghị định số 61/2018/NĐ-CP và các văn bản số",
    "a) Chung 15",
    "- 17 hồ sơ",
    "Nơi nhận:",
    "I. KẾT QUẢ 5",
    "Kết quả²",
    "2023-06-05T08:09:10+07:00",
    "biểu B1-2-LLTC, 4G, m², 1.23.4",
)


@given(st.lists(st.sampled_from(LINES), max_size=20).map(lambda lines: "PHỤ LỤC I\n" + "\n".join(lines)))
def test_no_digit_of_a_report_is_lost_or_read_twice(text: str) -> None:
    studied = study(from_text(text))
    assert not ledger(studied).left
    held = [False] * len(text)
    tables = studied.report.tables
    cells = [cell for table in tables for row in (*table.heads, *table.rows) for cell in row]
    for start, end in [(m.start, m.end) for m in studied.report.mentions] + [(c.start, c.end) for c in cells]:
        assert not any(held[start:end])
        held[start:end] = [True] * (end - start)
    assert all(text[cell.start : cell.end] == cell.text for cell in cells)


@given(st.text(max_size=200))
def test_every_digit_of_any_text_is_entered_once(text: str) -> None:
    studied = account(text)
    places = [i for entry in studied.entries for i in range(entry.start, entry.end)]
    assert places == [i for i, char in enumerate(text) if char.isdigit()]
    assert {left.reason for left in studied.left} <= {"unread_form"}


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKD"])
def test_no_form_of_unicode_loses_digits(form: str) -> None:
    text = unicodedata.normalize(form, "II. KẾT QUẢ\n1. Tiếp nhận 1.270 hồ sơ (đạt 72,52%)\n")  # type: ignore[arg-type]
    assert not account(text).left
