"""What holds for any text, however hostile: offsets that do not drift, an outline that stays inside, work in proportion."""

import time
import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from extractor import extract_text
from extractor.model import Report

PHRASES = (
    "BÁO CÁO",
    "Kết quả tháng 5 năm 2023",
    "I. KẾT QUẢ",
    "1. Tiếp nhận",
    "2.2 . Số hóa",
    "a) Đúng hạn",
    "- Hộ tịch: 7 hồ sơ;",
    "Tiếp nhận 1.270 hồ sơ, trong đó trực tuyến 921/1270 hồ sơ (đạt 72,52%).",
    "Từ ngày 15/12/2022 đến ngày 14/3/2023",
    "Nghị định số 61/2018/NĐ-CP ngày 23/4/2018",
    "Công văn số 125/UBND-",
    "VX",
    "mức độ 3, 4",
    "16 tỷ 434 triệu đồng",
    "hai mươi lăm văn bản",
    "một nghìn hai trăm linh năm hồ sơ",
    "hai phần ba số hộ, âm hai phẩy năm phần trăm",
    "ngày ba mươi tháng tư năm hai nghìn không trăm hai mươi",
    "113 tin",
    "bài",
    "STT Nội dung Số lượng",
    "1 Máy tính 12",
    "Nơi nhận:",
    "- Lưu: VT.",
    "TM. ỦY BAN NHÂN DÂN",
    "CHỦ TỊCH",
    "PHỤ LỤC I",
    "2023-06-05T08:09:10+07:00",
)
NOISE = (
    "\n",
    "\r\n",
    "\r",
    "\f",
    "\v",
    "\x85",
    "\u2028",
    "\t",
    " ",
    "    ",
    "\u00a0",
    "\u3000",
    "\ufeff",
    "\u200b",
    "\u200d",
    "\u00ad",
    "\u202e",
    "\ufffe",
    "\u0002",
    "\x00",
    "\x07",
    "\u0301",
    "\u0323\u0302",
    "😀",
    "👨‍👩‍👧",
    "٣",
    "\uff11\uff12",
    "²",
    "10⁶",
    "½",
    "\u2009",
    "\u202f",
    "\u2067",
    "İ",
    "Ð",
    "(",
    ")",
    "…",
    "–",
    "%",
    ",",
    "/",
)
WRITTEN = st.sampled_from(PHRASES).flatmap(
    lambda phrase: st.sampled_from(("NFC", "NFD", "NFKD")).map(lambda form: unicodedata.normalize(form, phrase))  # type: ignore[arg-type]
)
HOSTILE = st.lists(st.one_of(WRITTEN, st.sampled_from(NOISE), st.text(max_size=3)), max_size=30).map("".join)


def assert_places_hold(report: Report, text: str) -> None:
    """Every offset of a report names the words it says it names."""
    assert report.source.text == text
    end = 0
    for mention in report.mentions:
        assert end <= mention.start < mention.end
        assert text[mention.start : mention.end] == mention.text
        end = mention.end
    assert end <= len(text)
    for section in report.sections:
        assert 0 <= section.start < section.end <= len(text)
    for table in report.tables:
        for cell in (cell for row in table.rows for cell in row):
            assert text[cell.start : cell.end] == cell.text
    for citation in report.citations:
        assert text[citation.start : citation.end] == citation.text


def assert_references_hold(report: Report) -> None:
    """Every id that a relation or an observation names is that of a mention or a cell."""
    known = {mention.id for mention in report.mentions}
    known |= {cell.id for table in report.tables for row in table.rows for cell in row}
    for relation in report.relations:
        named = relation.model_dump()
        ends = [end for value in named.values() for end in (value if isinstance(value, (list, tuple)) else [value])]
        assert {end["id"] for end in ends if isinstance(end, dict)} <= known
    for observation in report.observations:
        assert set(observation.mentions) <= known


@given(HOSTILE)
@example("\ufeffI. KẾT QUẢ\r\nTiếp nhận 1.2\u200b70 hồ\u00a0sơ\r\n")
@example(unicodedata.normalize("NFD", "Tỷ lệ đạt 72,52%, trên 250 lượt người"))
@example("số 02/2017/TT\ufffe\nVPCP")
@settings(max_examples=150)
def test_offsets_hold_on_hostile_text(text: str) -> None:
    report = extract_text(text)
    assert_places_hold(report, text)
    assert_references_hold(report)


@given(st.text(max_size=200))
def test_offsets_hold_on_any_text(text: str) -> None:
    assert_places_hold(extract_text(text), text)


@given(st.lists(WRITTEN, max_size=12).map("\n".join))
def test_same_text_gives_the_same_report(text: str) -> None:
    assert extract_text(text) == extract_text(text)


@given(st.lists(st.sampled_from(PHRASES), max_size=12).map("\n".join))
def test_decomposed_text_says_the_same(text: str) -> None:
    composed, decomposed = extract_text(text), extract_text(unicodedata.normalize("NFD", text))
    assert [(m.kind, m.value) for m in composed.mentions] == [(m.kind, m.value) for m in decomposed.mentions]
    assert [s.path for s in composed.sections] == [s.path for s in decomposed.sections]


@given(st.lists(st.sampled_from(PHRASES), max_size=12))
def test_line_ends_of_another_system_say_the_same(lines: list[str]) -> None:
    unix, windows = extract_text("\n".join(lines)), extract_text("\r\n".join(lines))
    assert [(m.kind, m.value, m.section) for m in unix.mentions] == [
        (m.kind, m.value, m.section) for m in windows.mentions
    ]
    assert [(s.path, s.title) for s in unix.sections] == [(s.path, s.title) for s in windows.sections]


def test_lone_surrogate_is_replaced_one_for_one() -> None:
    report = extract_text("5 hồ sơ \ud800 7 hồ sơ")
    assert [m.start for m in report.mentions] == [0, 10]
    assert report.source.warnings


# ---- work in proportion -------------------------------------------------------------------------------------

SHORT, LONG = 3_000, 12_000
MOST = 12  # 4 is linear and 16 quadratic; in between lies the noise of the machine
FAST = 0.25  # seconds: what is done so fast is not worth a ratio
REPEATED = (
    "1 ",
    "1",
    "(",
    "(1 hồ sơ, ",
    "một hồ sơ ",
    "1/",
    "1%, ",
    "ngày 1/",
    "Luật a, ",
    "- 5 hồ sơ\n",
    "I. A\n",
    "a) B\n",
    "a) ",
    "A. ",
    "năm ",
    "1.",
    "mười lăm ",
    "\n",
    "gồm 1 hồ sơ; ",
    "Tổng số tiếp nhận 1.270 hồ sơ (đạt 72,52%), trong đó 921/1270 hồ sơ. ",
)


def seconds(length: int, repeated: str) -> float:
    """The least processor time of two tries in which a long text is read."""
    text = (repeated * (length // len(repeated) + 1))[:length]
    best = float("inf")
    for _ in range(2):
        begin = time.process_time()
        extract_text(text)
        best = min(best, time.process_time() - begin)
    return best


@pytest.mark.parametrize("repeated", REPEATED)
def test_extraction_is_linear(repeated: str) -> None:
    assert seconds(LONG, repeated) <= max(FAST, MOST * seconds(SHORT, repeated))
