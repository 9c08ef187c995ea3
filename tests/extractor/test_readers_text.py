"""Text files: encodings, untouched characters, and pages that tile the text."""

import hashlib
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from extractor.errors import ReadError
from extractor.model import Source
from extractor.readers import from_text, read
from extractor.readers.paging import MIN_PAGE
from tests.data.encodings import ENCODINGS, encoded, shown

DATA = Path(__file__).parent.parent / "data" / "text"
REPORT = "Tổng số hồ sơ: 1.270\r\nTrực tuyến: 921/1.270 (72,52%)\r\n"
LINE = "Tổng số hồ sơ tiếp nhận trong kỳ báo cáo là 1.270 hồ sơ\n"
LONG = LINE * (MIN_PAGE // len(LINE) + 1)


def read_bytes(folder: Path, data: bytes) -> Source:
    path = folder / "a.txt"
    path.write_bytes(data)
    return read(path)


def codes(source: Source) -> list[str]:
    return [warning.code for warning in source.warnings]


def page_texts(text: str) -> list[str]:
    return [text[page.start : page.end] for page in from_text(text).pages]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be"])
def test_marked_and_plain_unicode_is_read_untouched(tmp_path: Path, encoding: str) -> None:
    source = read_bytes(tmp_path, REPORT.encode(encoding))
    assert source.text == REPORT
    assert source.warnings == ()


@pytest.mark.parametrize("mark", [b"\xfe\xff", b""])
def test_utf16_big_endian(tmp_path: Path, mark: bytes) -> None:
    assert read_bytes(tmp_path, mark + REPORT.encode("utf-16-be")).text == REPORT


@pytest.mark.parametrize("text", ["không có BOM", "ộ ế ữ ạ đ ơ ư: 1.270", "quý “III” – 2023"])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_told_by_its_zero_bytes(tmp_path: Path, text: str, encoding: str) -> None:
    assert read_bytes(tmp_path, text.encode(encoding)).text == text


@pytest.mark.parametrize("path", sorted((DATA / "sources").iterdir()), ids=lambda path: path.stem)
def test_one_report_in_every_encoding_is_as_expected(path: Path) -> None:
    source = read(path)
    assert source.text == (DATA / "expected" / path.name).read_bytes().decode()
    expected = {"cp1258": ["encoding_guessed"]} | {encoding: ["legacy_font"] for encoding in ENCODINGS}
    assert codes(source) == expected.get(path.stem, [])
    assert bool(source.passages) == (path.stem in ENCODINGS)


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_converted_stretches_are_trusted_less(tmp_path: Path, encoding: str) -> None:
    line = "Tổng số hồ sơ đã tiếp nhận và giải quyết đúng hạn trong quý\n"
    source = read_bytes(tmp_path, encoded(line, encoding) + b"Figures: 1.270\n")
    assert source.text == line + "Figures: 1.270\n"
    assert source.trust(0, len(line)) == "legacy_font"
    assert source.trust(len(line), len(source.text)) == "text"


def test_legacy_text_that_was_saved_as_utf8_is_converted(tmp_path: Path) -> None:
    text = "Tổng số hồ sơ đã tiếp nhận: 1.270 hồ sơ\r\n\fPhụ lục\r\n"
    source = read_bytes(tmp_path, shown(text, "tcvn3").encode())
    assert source.text == text
    assert len(source.pages) == 2


def test_text_at_hand_is_not_converted() -> None:
    text = shown("Tổng số hồ sơ đã tiếp nhận: 1.270 hồ sơ", "tcvn3")
    assert from_text(text).text == text


def test_capitals_that_vps_writes_with_control_bytes_are_no_sign_of_a_binary(tmp_path: Path) -> None:
    headline = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nỘC LẬP TỰ DO HẠNH PHÚC THỊ XÃ CỘNG HỢP ĐỒNG\n"
    data = encoded(headline, "vps")
    assert len(data.translate(None, bytes(range(32)))) < 0.9 * len(data)
    assert read_bytes(tmp_path, data).text == headline


def test_windows_vietnamese_is_a_guess_that_is_told(tmp_path: Path) -> None:
    data = "Số liệu".encode("utf-8")  # noqa: UP012 - the bytes of the other test, beside these
    assert codes(read_bytes(tmp_path, data)) == []
    source = read_bytes(tmp_path, b"H\xf4 s\xf5: 1.270 \xf0\xf4\xecng")
    assert source.text == "Hô s\u01a1: 1.270 đô\u0301ng"
    assert codes(source) == ["encoding_guessed"]


def test_utf8_with_a_damaged_byte_stays_utf8(tmp_path: Path) -> None:
    source = read_bytes(tmp_path, (REPORT * 20).encode() + b"\xe1\xbb")
    assert source.text == REPORT * 20 + "\ufffd"
    assert codes(source) == ["encoding_damaged"]


def test_sha256_is_of_the_file(tmp_path: Path) -> None:
    data = b"\xef\xbb\xbf" + REPORT.encode()
    assert read_bytes(tmp_path, data).sha256 == hashlib.sha256(data).hexdigest()


def test_hyphen_mark_of_a_dump_is_no_sign_of_a_binary(tmp_path: Path) -> None:
    assert read_bytes(tmp_path, b"TT\x02\nVPCP 12").text == "TT\x02\nVPCP 12"


def test_form_feed_ends_its_page() -> None:
    assert page_texts("một\fhai\f\f bốn\n") == ["một\f", "hai\f", "\f", " bốn\n"]


def test_form_feed_at_the_end_opens_no_page() -> None:
    assert page_texts("một\f") == ["một\f"]


def test_dump_pages_begin_with_one_space() -> None:
    text = " " + LONG + " " + LONG + " " + LONG
    assert page_texts(text) == [" " + LONG] * 3


def test_first_page_of_a_dump_need_not_begin_with_a_space() -> None:
    assert page_texts(LONG + " " + LONG + " " + LONG) == [LONG, " " + LONG, " " + LONG]


def test_space_after_an_empty_line_is_an_indent() -> None:
    assert len(page_texts(" " + LONG + "\n " + LONG + "\n " + LONG)) == 1


def test_alignment_and_blank_lines_are_no_page_starts() -> None:
    text = " " + LONG + "     Trần Văn Bình\n \n  (ký)\n \n" + " " + LONG
    assert len(page_texts(text)) == 1


def test_page_is_not_too_short_but_before_an_appendix() -> None:
    text = " " + LONG + " dòng thụt\nkhác\n" + LONG
    assert len(page_texts(text)) == 2  # 'dòng thụt' is far enough from the start to be one
    text = " " + LONG + " " + LINE + LINE + " thụt vào\n" + LONG + " PHỤ LỤC I\n" + LONG
    assert [page[:9] for page in page_texts(text)] == [" Tổng số ", " Tổng số ", " PHỤ LỤC "]


def test_paragraphs_with_one_space_are_no_pages() -> None:
    assert len(page_texts((" " + LINE + LINE) * 40)) == 1


def test_dump_with_windows_newlines() -> None:
    text = (" " + LONG + " " + LONG).replace("\n", "\r\n")
    assert len(page_texts(text)) == 2


def test_text_at_hand_may_be_empty() -> None:
    source = from_text("")
    assert [(page.start, page.end) for page in source.pages] == [(0, 0)]


def test_lone_surrogates_are_replaced_one_for_one() -> None:
    source = from_text("a\ud800b\udc80c", path="\ud800")
    assert source.text == "a\ufffdb\ufffdc"
    assert codes(source) == ["encoding_damaged"]


HOSTILE = st.text(
    st.one_of(st.sampled_from(" \n\f\r\t\0\u0085\u2028\u200b\ufeff\u0301aế9.,%"), st.characters()), max_size=300
)
PIECES = st.lists(
    st.sampled_from([" ", "\n", "\f", "\r\n", "  ", LINE, LONG, " PHỤ LỤC II\n", "\n\n", " x"]), max_size=25
)


@given(st.one_of(HOSTILE, PIECES.map("".join)))
@example(" \n \n ")
@example("\f\f\f")
def test_pages_tile_any_text_in_order(text: str) -> None:
    source = from_text(text)
    assert len(source.text) == len(text)
    assert "".join(source.text[page.start : page.end] for page in source.pages) == source.text
    assert [page.number for page in source.pages] == list(range(1, len(source.pages) + 1))
    assert source.pages[0].start == 0
    assert all(page.end > page.start for page in source.pages) or not text
    assert Source.model_validate_json(source.model_dump_json()).text == source.text


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("bytes")


@given(data=st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(folder: Path, data: bytes) -> None:
    try:
        source = read_bytes(folder, data)
    except ReadError:
        return
    assert source.pages[-1].end == len(source.text)
