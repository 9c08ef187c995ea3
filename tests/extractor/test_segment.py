"""Segmentation: letterhead, title, section tree, paragraphs, closing, appendices, and what belongs to the page only."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.blocks import Outline
from extractor.model import Section
from extractor.readers import from_text
from extractor.readers.draft import Draft
from extractor.segment import segment

BODY = """\
Thực hiện chương trình công tác năm, Ủy ban nhân dân xã Phú Mộc báo cáo kết quả
như sau:
I. TÌNH HÌNH TRIỂN KHAI CÔNG TÁC KIỂM SOÁT THỦ TỤC HÀNH CHÍNH VÀ CẢI CÁCH
HÀNH CHÍNH TRÊN ĐỊA BÀN XÃ
1. Công tác chỉ đạo
Trong kỳ, Ủy ban nhân dân xã đã ban hành các văn bản chỉ đạo, điều hành, gồm có
12 kế hoạch và 5 công văn để tổ chức thực hiện.
2. Kết quả giải quyết thủ tục hành chính theo cơ chế một cửa, một cửa liên
thông tại Bộ phận một cửa
2.1. Về tiếp nhận: Tổng số 12 hồ sơ.
2.2 . Về giải quyết
a) Đúng hạn: 11 hồ sơ.
b) Trễ hạn: 01 hồ sơ.
II. TỒN TẠI
1. Khách quan
Không có.
"""

REPORT = """\
ỦY BAN NHÂN DÂN               CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
XÃ PHÚ MỘC                       Độc lập - Tự do - Hạnh phúc

Số:       /BC-UBND            Phú Mộc, ngày      tháng 9 năm 2023

BÁO CÁO
Kết quả kiểm soát thủ tục hành chính
quý III năm 2023

Kính gửi: Ủy ban nhân dân huyện Sông Lam

I. KẾT QUẢ
Tiếp nhận 12 hồ sơ.

Nơi nhận:                              TM. ỦY BAN NHÂN DÂN
- UBND huyện Sông Lam (b/c);           KT. CHỦ TỊCH
- Lưu: VT.                             PHÓ CHỦ TỊCH



                                       Lê Thị Ví Dụ

PHỤ LỤC I
DANH MỤC HỒ SƠ TRỄ HẠN
(Kèm theo Báo cáo số 12/BC-UBND)
Có 2 hồ sơ.
PHỤ LỤC II
BIỂU TỔNG HỢP
"""


def outline(text: str) -> Outline:
    source = from_text(text)
    return segment(source)


def sections(text: str) -> dict[str, Section]:
    return {section.path: section for section in outline(text).sections}


def blocks(text: str) -> list[tuple[str, str]]:
    return [(block.kind, block.view.text) for block in outline(text).blocks]


def test_segment_nests_sections_by_their_enumerators() -> None:
    found = sections(BODY)
    assert list(found) == ["I", "I.1", "I.2", "I.2.1", "I.2.2", "I.2.2.a", "I.2.2.b", "II", "II.1"]
    assert [found[path].kind for path in ("I", "I.1", "I.2.1", "I.2.2.a")] == ["roman", "arabic", "decimal", "letter"]
    assert [found[path].parent for path in ("I", "I.2", "I.2.2.b", "II.1")] == [None, "I", "I.2.2", "II"]


def test_section_ends_where_the_next_of_its_level_begins() -> None:
    found = sections(BODY)
    assert found["I"].end == found["II"].start
    assert found["I.1"].end == found["I.2"].start
    assert found["I.2.2"].end == found["II"].start
    assert found["II"].end == len(BODY)
    assert BODY[found["I.2.1"].start :].startswith("2.1.")


def test_segment_joins_a_heading_wrapped_in_capitals() -> None:
    title = "TÌNH HÌNH TRIỂN KHAI CÔNG TÁC KIỂM SOÁT THỦ TỤC HÀNH CHÍNH VÀ CẢI CÁCH HÀNH CHÍNH TRÊN ĐỊA BÀN XÃ"
    assert sections(BODY)["I"].title == title


def test_segment_joins_a_heading_wrapped_in_lower_case() -> None:
    title = "Kết quả giải quyết thủ tục hành chính theo cơ chế một cửa, một cửa liên thông tại Bộ phận một cửa"
    assert sections(BODY)["I.2"].title == title


def test_segment_keeps_roman_order() -> None:
    text = "I. KẾT QUẢ\n1. Tiếp nhận\nĐã tiếp nhận 12 hồ sơ.\nII. TỒN TẠI\nKhông có.\nIII. ĐỀ XUẤT\n1. Với huyện\nIV. NHIỆM VỤ\n"
    assert list(sections(text)) == ["I", "I.1", "II", "III", "III.1", "IV"]


def test_letter_without_a_list_to_go_on_with_opens_no_section() -> None:
    text = "1. Kết quả\nĐúng hạn: 5 hồ sơ.\nđ) Một dòng không nối tiếp.\n"
    assert list(sections(text)) == ["1"]


@pytest.mark.parametrize("letter", "dđe")
def test_letter_behind_a_gap_is_kept_as_printed(letter: str) -> None:
    text = f"1. Kết quả\na) Việc một có 3 hồ sơ\nb) Việc hai có 4 hồ sơ\n{letter}) Việc năm có 5 hồ sơ\n"
    assert list(sections(text)) == ["1", "1.a", "1.b", f"1.{letter}"]


def test_list_letters_follow_the_vietnamese_alphabet() -> None:
    text = "1. Kết quả\n" + "".join(f"{letter}) Mục này.\n" for letter in "abcdđeg")
    assert list(sections(text)) == ["1", *(f"1.{letter}" for letter in "abcdđeg")]


def test_run_in_heading_is_named_by_its_lead() -> None:
    text = "1. Kiểm soát thủ tục hành chính: Trong kỳ đã rà soát 12 thủ tục.\n2. Số hóa hồ sơ. Đã số hóa 15 hồ sơ.\n"
    found = sections(text)
    assert found["1"].title == "Kiểm soát thủ tục hành chính"
    assert found["2"].title == "Số hóa hồ sơ."


def test_decimal_enumerator_with_a_space_before_its_full_stop() -> None:
    found = sections("2. Kết quả\n2.1. Về tiếp nhận\n2.2 . Về giải quyết\n")
    assert list(found) == ["2", "2.1", "2.2"]
    assert found["2.2"].title == "Về giải quyết"


@pytest.mark.parametrize("eth", ["Ð", "Đ"])
def test_eth_is_read_as_the_letter_it_is_typed_for(eth: str) -> None:
    found = outline(f"I. {eth}ÁNH GIÁ CHUNG\n{eth}ề án 06 đã triển khai.\n")
    assert found.sections[0].title == "ĐÁNH GIÁ CHUNG"
    assert found.blocks[1].view.text == "Đề án 06 đã triển khai."


def test_wrapped_line_that_starts_with_a_digit_opens_no_section() -> None:
    text = "Bộ phận một cửa của xã trong kỳ báo cáo đã tiếp nhận được tổng số hồ sơ là\n3. Trong đó có 2 hồ sơ trực tuyến.\n"
    assert sections(text) == {}
    assert len(blocks(text)) == 1


@pytest.mark.parametrize(
    "line", ["31/7/2023 là hạn cuối.", "3.098 hồ sơ đã trả.", "2.498/2.531 hồ sơ.", "12 hồ sơ trễ hạn."]
)
def test_line_that_begins_with_a_figure_opens_no_section(line: str) -> None:
    assert sections(f"Kết quả.\n{line}\n") == {}


def test_bullets_are_items() -> None:
    found = outline("- Tiếp nhận 5 hồ sơ\n+ Trực tuyến 3 hồ sơ\n* Số hóa 1 hồ sơ\n")
    assert [(block.kind, block.bullet) for block in found.blocks] == [("item", "-"), ("item", "+"), ("item", "*")]


def test_page_numbers_are_furniture_and_do_not_cut_a_paragraph() -> None:
    text = (
        "Trong kỳ có 12 hồ sơ đã được tiếp nhận, giải quyết tại Bộ phận một cửa của\n\f2\n"
        "xã và 3 hồ sơ trực tuyến.\n\f3\nKết quả đạt yêu cầu.\n"
    )
    assert blocks(text) == [
        (
            "paragraph",
            "Trong kỳ có 12 hồ sơ đã được tiếp nhận, giải quyết tại Bộ phận một cửa của xã và 3 hồ sơ trực tuyến.",
        ),
        ("furniture", "2"),
        ("furniture", "3"),
        ("paragraph", "Kết quả đạt yêu cầu."),
    ]


def test_number_inside_a_page_is_no_furniture() -> None:
    assert "furniture" not in {kind for kind, _ in blocks("Tổng số:\n12\nhồ sơ.\n\fTrang sau.\n")}


def test_letterhead_in_two_columns_is_read_column_by_column() -> None:
    head = outline(REPORT).letterhead
    assert head.agency == "ỦY BAN NHÂN DÂN XÃ PHÚ MỘC"
    assert head.number == "/BC-UBND"
    assert head.place == "Phú Mộc"
    assert head.date == "ngày tháng 9 năm 2023"


def test_superior_body_stands_above_the_issuer() -> None:
    text = REPORT.replace("ỦY BAN NHÂN DÂN  ", "UBND HUYỆN SÔNG LAM", 1).replace("XÃ PHÚ MỘC  ", "VĂN PHÒNG   ", 1)
    head = outline(text).letterhead
    assert (head.parent_agency, head.agency) == ("UBND HUYỆN SÔNG LAM", "VĂN PHÒNG")


def test_title_goes_over_its_lines() -> None:
    head = outline(REPORT).letterhead
    assert (head.document_type, head.title) == ("BÁO CÁO", "Kết quả kiểm soát thủ tục hành chính quý III năm 2023")
    assert ("paragraph", "Kính gửi: Ủy ban nhân dân huyện Sông Lam") in blocks(REPORT)


@pytest.mark.parametrize("opening", ["Thực hiện Công văn số 5/UBND ngày 02/01/2024,", "Trong kỳ,"])
def test_paragraph_on_one_line_is_no_part_of_the_title(opening: str) -> None:
    """Word gives paragraphs, not lines: none of them is as wide as the widest."""
    body = f"{opening} UBND xã Phú Mộc báo cáo như sau:"
    text = f"BÁO CÁO\n\nKết quả quý III năm 2023\n\n{body}\n\nI. KẾT QUẢ\n\n{'Tiếp nhận hồ sơ. ' * 40}\n"
    assert outline(text).letterhead.title == "Kết quả quý III năm 2023"
    assert ("paragraph", body) in blocks(text)


def test_closing_tells_recipients_and_who_signs() -> None:
    closing = outline(REPORT).closing
    assert closing.recipients == ("UBND huyện Sông Lam (b/c)", "Lưu: VT")
    assert closing.capacity == "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH"
    assert closing.role == "PHÓ CHỦ TỊCH"
    assert closing.signatory == "Lê Thị Ví Dụ"


def test_closing_ends_the_last_section() -> None:
    found = sections(REPORT)
    assert found["I"].end == REPORT.index("Nơi nhận")


def test_appendices_stand_beside_the_body() -> None:
    found = sections(REPORT)
    assert list(found) == ["I", "PL.I", "PL.II"]
    assert found["PL.I"].kind == "appendix"
    assert found["PL.I"].title == "DANH MỤC HỒ SƠ TRỄ HẠN"
    assert found["PL.I"].end == found["PL.II"].start
    assert found["PL.I"].parent is None


def test_appendix_without_a_number() -> None:
    found = sections("I. KẾT QUẢ\nTiếp nhận 12 hồ sơ.\nPHỤ LỤC\nDANH MỤC HỒ SƠ\nCó 2 hồ sơ.\n")
    assert list(found) == ["I", "PL"]
    assert found["PL"].title == "DANH MỤC HỒ SƠ"


def test_mention_of_an_appendix_opens_none() -> None:
    assert sections("I. KẾT QUẢ\nCó 5 hồ sơ.\n(Chi tiết tại\nPhụ lục II kèm theo)\n").keys() == {"I"}


def test_signature_stamp_is_kept_apart() -> None:
    text = "I. KẾT QUẢ\nTiếp nhận 12 hồ sơ.\nBAN CƠ YẾU CHÍNH PHỦ\n2023-06-05T08:09:10+07:00\n"
    text += "Nguyễn Văn Ví Dụ <vidu@xa-phu-moc.example> đã ký lên văn bản này!\n"
    found = outline(text)
    assert [block.kind for block in found.blocks] == ["heading", "paragraph", "stamp", "stamp", "stamp"]
    (signature,) = found.closing.digital_signatures
    assert (signature.name, signature.time) == ("Nguyễn Văn Ví Dụ", "2023-06-05T08:09:10+07:00")


def test_empty_text_has_an_empty_outline() -> None:
    assert outline("").blocks == ()
    assert outline("\n \n").sections == ()


LINES = st.sampled_from([*BODY.splitlines(), *REPORT.splitlines(), "", "5", "\f2", "- a", "III. X", "c) x", "PHỤ LỤC"])


@given(st.lists(LINES, max_size=25).map("\n".join))
def test_blocks_hold_every_visible_line_once_and_in_order(text: str) -> None:
    found = outline(text)
    ranges = sorted(part for block in found.blocks for part in block.ranges)
    position = 0
    for start, end in ranges:
        assert text[position:start].strip() == ""
        position = end
    assert text[position:].strip() == ""


@given(st.lists(LINES, max_size=25).map("\n".join))
def test_sections_lie_within_the_text_and_within_their_parents(text: str) -> None:
    found = outline(text).sections
    starts = [section.start for section in found]
    assert starts == sorted(starts)
    for i, section in enumerate(found):
        assert 0 <= section.start < section.end <= len(text)
        above = [other for other in found[:i] if other.path == section.parent]
        assert section.parent is None or any(a.start <= section.start and section.end <= a.end for a in above)


def test_paragraphs_of_word_are_never_joined() -> None:
    draft = Draft()
    for text in (f"Trong kỳ {'đã tiếp nhận ' * 12}và trong quý là 1", "253 hồ sơ hộ tịch."):
        draft.paragraph()
        draft.write(text)
    blocks = segment(draft.source(b"", "", "text/html", "html")).blocks
    assert [block.view.text[-5:] for block in blocks] == [" là 1", "tịch."]


def test_title_in_capitals_goes_on_with_a_year() -> None:
    text = "I. KẾT QUẢ THỰC HIỆN NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH QUÝ IV NĂM\n2024\nĐã tiếp nhận 12 hồ sơ.\n"
    assert [section.title for section in outline(text).sections] == [
        "KẾT QUẢ THỰC HIỆN NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH QUÝ IV NĂM 2024"
    ]
