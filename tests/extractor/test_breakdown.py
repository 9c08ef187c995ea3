"""Breakdowns: which figures the text lists as parts of which, in each of the shapes it lists them."""

import pytest

from extractor import extract_text
from extractor.model import Breakdown

Told = tuple[str, list[str], bool]


def breakdowns(text: str) -> list[Told]:
    report = extract_text(text)
    words = {mention.id: " ".join(mention.text.split()) for mention in report.mentions}
    return [
        (words[r.whole.id], [words[part.id] for part in r.parts], r.complete)
        for r in report.relations
        if isinstance(r, Breakdown)
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Tiếp nhận 12 hồ sơ (Hộ tịch: 7 hồ sơ, Chứng thực: 5 hồ sơ).", id="in brackets"),
        pytest.param("Tiếp nhận 12 hồ sơ, trong đó: trực tuyến 7 hồ sơ, trực tiếp 5 hồ sơ.", id="behind an opener"),
        pytest.param(
            "Tiếp nhận 12 hồ sơ. Trong đó: 7 hồ sơ trực tuyến, 5 hồ sơ trực tiếp.", id="opener in its own sentence"
        ),
        pytest.param("Tiếp nhận 12 hồ sơ: 7 hồ sơ hộ tịch, 5 hồ sơ chứng thực.", id="behind a colon"),
        pytest.param("Mới nhận 7 hồ sơ, kỳ trước chuyển sang 5 hồ sơ, cộng lại 12 hồ sơ.", id="before their sum"),
        pytest.param("Trong 12 hồ sơ trực tuyến có 7 hồ sơ toàn trình và 5 hồ sơ một phần.", id="out of a number"),
        pytest.param(
            "Tổng số tiếp nhận 12 hồ sơ, gồm:\n- Hộ tịch: 7 hồ sơ;\n- Chứng thực: 5 hồ sơ.\n", id="bulleted list"
        ),
        pytest.param(
            "Tiếp nhận 12 hồ sơ, trong đó:\n+ Trực tuyến: 7 hồ sơ.\n+ Trực tiếp: 5 hồ sơ.\n",
            id="list of another bullet",
        ),
    ],
)
def test_parts_are_found_in_every_shape(text: str) -> None:
    assert breakdowns(text) == [("12 hồ sơ", ["7 hồ sơ", "5 hồ sơ"], True)]


def test_part_named_alone_is_not_complete() -> None:
    assert breakdowns("Tiếp nhận 12 hồ sơ, trong đó trực tuyến 7 hồ sơ.") == [("12 hồ sơ", ["7 hồ sơ"], False)]


def test_elided_unit_is_that_of_the_neighbours() -> None:
    text = "Tiếp nhận 12 hồ sơ (kỳ trước chuyển sang: 4; tiếp nhận trong kỳ: 8 hồ sơ)."
    assert breakdowns(text) == [("12 hồ sơ", ["4", "8 hồ sơ"], True)]


def test_two_wholes_are_paired_by_what_they_count() -> None:
    text = "Có 33 lĩnh vực với 135 thủ tục, trong đó 28 lĩnh vực với 100 thủ tục cấp xã và 5 lĩnh vực với 35 thủ tục của ngành dọc."
    assert breakdowns(text) == [
        ("33 lĩnh vực", ["28 lĩnh vực", "5 lĩnh vực"], True),
        ("135 thủ tục", ["100 thủ tục", "35 thủ tục"], True),
    ]


def test_kin_units_go_together() -> None:
    assert breakdowns("Xã được trang bị 05 máy in: 02 máy còn mới, 03 máy đã cũ.") == [
        ("05 máy in", ["02 máy", "03 máy"], True)
    ]


def test_people_are_counted_under_many_names() -> None:
    assert breakdowns("Xã có 20 cán bộ, công chức, trong đó: 12 cán bộ, 8 công chức.") == [
        ("20 cán bộ, công chức", ["12 cán bộ", "8 công chức"], True)
    ]


def test_kinds_of_the_whole_are_parts_when_they_add_up() -> None:
    text = "Ban hành 14 văn bản (04 kế hoạch, 03 quyết định, {} công văn)."
    assert breakdowns(text.format("07")) == [("14 văn bản", ["04 kế hoạch", "03 quyết định", "07 công văn"], True)]
    assert breakdowns(text.format("06")) == [("14 văn bản", ["04 kế hoạch", "03 quyết định", "06 công văn"], True)]
    assert breakdowns("Ban hành 14 văn bản (04 kế hoạch, 02 hội nghị).") == []


def test_numerator_can_be_the_whole() -> None:
    report = extract_text("Đã giải quyết 10/12 hồ sơ, trong đó trước hạn 7 hồ sơ, đúng hạn 3 hồ sơ.")
    (relation,) = (r for r in report.relations if isinstance(r, Breakdown))
    assert relation.whole.part == "numerator"
    assert len(relation.parts) == 2


def test_official_form_ties_what_no_words_tie() -> None:
    text = (
        "Tổng số hồ sơ tiếp nhận, giải quyết là 500 hồ sơ. Số hồ sơ đã giải quyết là 470 hồ sơ. "
        "Số hồ sơ đang giải quyết là 30 hồ sơ."
    )
    assert breakdowns(text) == [("500 hồ sơ", ["470 hồ sơ", "30 hồ sơ"], True)]


def test_money_is_broken_down() -> None:
    text = "Tổng kinh phí 3,2 tỷ đồng, gồm: ngân sách 2,2 tỷ đồng, xã hội hóa 1 tỷ đồng."
    assert breakdowns(text) == [("3,2 tỷ đồng", ["2,2 tỷ đồng", "1 tỷ đồng"], True)]


@pytest.mark.parametrize(
    ("text", "because"),
    [
        ("Tiếp nhận 12 hồ sơ (tăng 3 hồ sơ so với cùng kỳ).", "a change is no part"),
        ("Kiểm tra 12 hồ sơ và 5 thủ tục.", "nothing opens a list"),
        ("Tiếp nhận 12 hồ sơ. Tiếp 30 lượt người.", "two matters"),
        ("Bãi bỏ 03 thủ tục, lĩnh vực Đất đai gồm 08 thủ tục.", "the opener belongs to the new label"),
        ("Tiếp nhận 12 hồ sơ, đạt 100%.", "a percentage is no part"),
        ("Tiếp nhận 12 hồ sơ, trong đó có 5 lượt người.", "another thing is counted"),
    ],
)
def test_what_is_no_breakdown(text: str, because: str) -> None:
    assert breakdowns(text) == [], because


def test_breakdown_stops_with_its_sentence() -> None:
    text = "Tiếp nhận 12 hồ sơ, gồm: trực tuyến 7 hồ sơ, trực tiếp 5 hồ sơ. Đã giải quyết 10 hồ sơ."
    assert breakdowns(text)[0] == ("12 hồ sơ", ["7 hồ sơ", "5 hồ sơ"], True)


def test_no_breakdown_is_told_twice() -> None:
    text = "Tiếp nhận 12 hồ sơ, trong đó: (trực tuyến 7 hồ sơ, trực tiếp 5 hồ sơ)."
    told = breakdowns(text)
    assert len(told) == len({(whole, tuple(parts)) for whole, parts, _ in told})


def test_shares_that_make_up_all_tell_the_parts_of_a_total_told_before() -> None:
    text = "Xã có 250 nhân khẩu. Kinh 200 người, chiếm 80%; Tày 40 người, chiếm 16%; Dao {} người, chiếm 4%."
    assert breakdowns(text.format(10)) == [("250 nhân khẩu", ["200 người", "40 người", "10 người"], True)]
    assert breakdowns(text.format(11)) == []


def test_shares_of_bases_of_their_own_tell_no_parts() -> None:
    text = "Có 30 trường. Mầm non 9 trường (52%), tiểu học 12 trường (75%), trung học 9 trường (60%)."
    assert breakdowns(text) == []


def test_end_of_an_open_list_that_makes_up_the_whole_is_its_division() -> None:
    text = "Mở 75 lớp, trong đó năm trước để lại 22 lớp, có 68 lớp ban ngày và 7 lớp buổi tối."
    assert breakdowns(text) == [("75 lớp", ["68 lớp", "7 lớp"], True)]


def test_open_list_beyond_its_whole_is_not_complete() -> None:
    assert breakdowns("Có 64 đảng viên, trong đó nữ 40 đảng viên, trẻ 35 đảng viên.") == [
        ("64 đảng viên", ["40 đảng viên", "35 đảng viên"], False)
    ]


@pytest.mark.parametrize(
    ("parts", "complete"), [("nam 33 người, nữ 30 người", True), ("nữ 33 người, người cao tuổi 30 người", False)]
)
def test_kinds_that_leave_nothing_between_them_are_all(parts: str, *, complete: bool) -> None:
    ((_, _, told),) = breakdowns(f"Tổ có 64 người, trong đó {parts}.")
    assert told is complete


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Vi phạm 7.050,4 triệu đồng, thu hồi 1.120,4 triệu đồng, kiến nghị khác 5.930 triệu đồng.",
            ("7.050,4 triệu đồng", ["1.120,4 triệu đồng", "5.930 triệu đồng"], True),
        ),
        (
            "Vi phạm 7.050,4 triệu đồng, thu hồi 1.120,4 triệu đồng, kiến nghị khác 5.390 triệu đồng.",
            ("7.050,4 triệu đồng", ["1.120,4 triệu đồng", "5.390 triệu đồng"], False),
        ),
        (
            "Nuôi tôm 98.500 ha: quảng canh (90.700 ha) và thâm canh (7.800 ha).",
            ("98.500 ha", ["90.700 ha", "7.800 ha"], True),
        ),
        (
            "Đã chuyển 97 lượt kiến nghị (trong đó gồm 81 kiến nghị về kinh tế, 09 kiến nghị về pháp chế và 07 kiến nghị về xã hội).",
            ("97 lượt kiến nghị", ["81 kiến nghị", "09 kiến nghị", "07 kiến nghị"], True),
        ),
    ],
    ids=["row", "row with a slip", "each in its bracket", "opened"],
)
def test_sum_tells_the_parts_that_no_unit_or_word_ties(text: str, found: tuple[str, list[str], bool]) -> None:
    assert found in breakdowns(text)


def test_row_of_small_figures_is_no_breakdown_by_its_sum() -> None:
    assert breakdowns("Xử lý 23 vụ, khởi tố 6 vụ, phạt 17 vụ.") == []


@pytest.mark.parametrize(
    ("text", "by_sum"),
    [
        pytest.param("Ban hành 14 văn bản (04 kế hoạch, 03 quyết định, 07 công văn).", True, id="each its own kind"),
        pytest.param(
            "Cử 05 người đi học, trong đó 02 người học buổi sáng và 03 người học buổi tối.", True, id="of which"
        ),
        pytest.param("Tiếp nhận 12 hồ sơ, gồm trực tuyến 7 hồ sơ, trực tiếp 5 hồ sơ.", False, id="said to be all"),
        pytest.param("Có 64 người, trong đó nam 33 người, nữ 31 người.", False, id="nothing is left between them"),
        pytest.param("Tiếp nhận 12 hồ sơ, gồm trực tuyến 7 hồ sơ, trực tiếp 6 hồ sơ.", False, id="does not close"),
    ],
)
def test_it_is_told_when_nothing_but_the_sum_makes_the_list_complete(text: str, *, by_sum: bool) -> None:
    (found,) = [relation for relation in extract_text(text).relations if isinstance(relation, Breakdown)]
    assert found.by_sum is by_sum


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            "Xã tiếp 246 lượt với 389 người: thường xuyên 187 lượt, 281 người; định kỳ 59 lượt, 108 người.",
            ("389 người", ["281 người", "108 người"], True),
            id="side by side",
        ),
        pytest.param(
            "Hội Phụ nữ 18 tổ, 742 hội viên; Hội Nông dân 26 tổ, 929 hội viên. Cộng 44 tổ với 1.671 thành viên.",
            ("44 tổ", ["18 tổ", "26 tổ"], True),
            id="side by side, before their totals",
        ),
        pytest.param(
            "- Niêm yết 148 thủ tục, tăng 02 thủ tục.\n- Chia theo cơ quan, UBND xã có 123 thủ tục, Công an xã 25 thủ tục.\n",
            ("148 thủ tục", ["123 thủ tục", "25 thủ tục"], True),
            id="by a way told, in the item behind",
        ),
        pytest.param(
            "Xã có 21 người. Trình độ: thạc sĩ 02/21 người; đại học 19/21 người.",
            ("21 người", ["02/21 người", "19/21 người"], True),
            id="shares of one figure",
        ),
        pytest.param(
            "Đoàn chỉ ra 07 thiếu sót, xã đã khắc phục 05 thiếu sót; còn 02 thiếu sót đang khắc phục.",
            ("07 thiếu sót", ["05 thiếu sót", "02 thiếu sót"], True),
            id="done and left over",
        ),
        pytest.param(
            "Các trường đạt 412 giải, gồm 28 giải Nhất, 96 giải Nhì và 288 giải Ba.",
            ("412 giải", ["28 giải", "96 giải", "288 giải"], True),
            id="kinds named behind the unit",
        ),
        pytest.param(
            "Phải thi hành 2.362 vụ việc; trong đó, có 1.180 vụ việc cũ và 1.182 vụ việc mới.",
            ("2.362 vụ việc", ["1.180 vụ việc", "1.182 vụ việc"], True),
            id="opener behind a semicolon",
        ),
        pytest.param(
            "Tiếp nhận 05 ý kiến của người dân, doanh nghiệp: 03 ý kiến về đất đai và 02 ý kiến về hộ tịch.",
            ("05 ý kiến", ["03 ý kiến", "02 ý kiến"], True),
            id="colon some words behind",
        ),
        pytest.param(
            "Kỳ trước chuyển sang 16 vụ việc, phát sinh 42 vụ việc, nâng tổng số vụ việc phải giải quyết lên 58 vụ việc.",
            ("58 vụ việc", ["16 vụ việc", "42 vụ việc"], True),
            id="raised to their sum",
        ),
        pytest.param(
            "Giải quyết 122 đơn. Kết quả có 5 vụ đúng, 111 vụ sai, 6 vụ đúng một phần.",
            ("122 đơn", ["5 vụ", "111 vụ", "6 vụ"], True),
            id="cases under another name",
        ),
        pytest.param(
            "Kế hoạch vốn tỉnh giao là 458 tỷ đồng, trong đó trung ương 398 tỷ đồng, địa phương 60 tỷ đồng.",
            ("458 tỷ đồng", ["398 tỷ đồng", "60 tỷ đồng"], True),
            id="an aim and its parts",
        ),
    ],
)
def test_figures_that_close_are_read_across_words_and_sentences(text: str, found: Told) -> None:
    assert found in breakdowns(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Có 13 khu với 3.684 ha, trong đó có 02 khu hoạt động, bao gồm:\n- Khu A: 390 ha.\n- Khu B: 219 ha.\n",
            id="items of a smaller count",
        ),
        pytest.param(
            "Thành lập mới 46 doanh nghiệp, 12 hợp tác xã, nâng tổng số lên 512 doanh nghiệp.", id="raised from"
        ),
    ],
)
def test_figures_of_something_else_have_no_whole(text: str) -> None:
    assert not [one for one in breakdowns(text) if one[0] in {"3.684 ha", "512 doanh nghiệp"}]


def test_list_that_breaks_off_is_not_complete() -> None:
    text = "- Giải quyết 271 hồ sơ, gồm: lĩnh vực Hộ tịch 95 hồ sơ; lĩnh vực Đất đai 53 hồ sơ; lĩnh vực Xây dựng\n\n"
    assert all(not complete for _, _, complete in breakdowns(text))


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        pytest.param(
            "Trong 512 hồ sơ đề nghị, hội đồng duyệt 467 hồ sơ, trả lại 54 hồ sơ.",
            ["467 hồ sơ", "54 hồ sơ"],
            id="divided behind the whole itself",
        ),
        pytest.param(
            "Thu gom tổng 1.846 tấn, đã chôn lấp 1.120 tấn, đốt 538 tấn, còn tồn 198 tấn.",
            ["1.120 tấn", "538 tấn", "198 tấn"],
            id="closed by a rest",
        ),
        pytest.param(
            "Xử lý 717 tấn/ngày, khu vực đô thị 312 tấn/ngày, nông thôn 408 tấn/ngày.",
            ["312 tấn/ngày", "408 tấn/ngày"],
            id="two kinds that go together",
        ),
    ],
)
def test_a_list_that_words_close_is_read_though_a_slip_keeps_it_from_closing(text: str, parts: list[str]) -> None:
    assert [told for _, told, _ in breakdowns(text)] == [parts]


def test_amounts_for_each_are_no_parts() -> None:
    assert (
        breakdowns("Tặng 40 suất mức 600.000 đồng/suất, 30 suất mức 200.000 đồng/suất, 20 suất mức 400.000 đồng/suất.")
        == []
    )


def test_a_fraction_of_the_whole_is_none_of_its_parts() -> None:
    text = "Ban hành 12 kiến nghị, gồm 7 kiến nghị phòng ngừa và 5 kiến nghị khắc phục, được chấp nhận 12/12."
    assert ("12 kiến nghị", ["7 kiến nghị", "5 kiến nghị"], True) in breakdowns(text)


def test_averages_are_no_parts() -> None:
    told = breakdowns("Cấp xã 41.870 hồ sơ (tổng 3 năm 109.592 hồ sơ, bình quân mỗi năm 36.531 hồ sơ).")
    assert not any("36.531 hồ sơ" in parts for _, parts, _ in told)


def test_grades_called_average_are_parts() -> None:
    told = breakdowns("Có 144 hợp tác xã, gồm: tốt 38, khá 71, trung bình 35.")
    assert ("144 hợp tác xã", ["38", "71", "35"], True) in told


def test_parts_of_a_part_are_not_added_up_with_it() -> None:
    text = "Tiếp nhận 90 hồ sơ (kỳ trước 20 hồ sơ; mới 70 hồ sơ, trong đó trực tuyến 55 hồ sơ; trực tiếp 15 hồ sơ)."
    assert ("90 hồ sơ", ["20 hồ sơ", "70 hồ sơ"], True) in breakdowns(text)


def test_a_name_with_and_does_not_close_a_list() -> None:
    text = (
        "Sản phẩm đạt 584 tỷ đồng, trong đó nông nghiệp 112 tỷ đồng; công nghiệp và xây dựng 235 tỷ đồng; "
        "dịch vụ 201 tỷ đồng; thuế 36 tỷ đồng."
    )
    assert ("584 tỷ đồng", ["112 tỷ đồng", "235 tỷ đồng", "201 tỷ đồng", "36 tỷ đồng"], True) in breakdowns(text)


def test_list_that_makes_up_its_whole_twice_divides_it_twice() -> None:
    text = "Dân số 640 người, gồm đô thị 200 người, nông thôn 440 người; nam 310 người, nữ 330 người."
    assert breakdowns(text) == [
        ("640 người", ["200 người", "440 người"], True),
        ("640 người", ["310 người", "330 người"], True),
    ]


def test_what_was_taken_off_the_accounts_is_a_part() -> None:
    text = "Sai phạm 90 triệu đồng, gồm thu hồi 50 triệu đồng, giảm trừ quyết toán 40 triệu đồng; đã thu hồi 45 triệu đồng."
    assert breakdowns(text) == [("90 triệu đồng", ["50 triệu đồng", "40 triệu đồng"], True)]


def test_a_fraction_of_the_whole_that_opens_the_list_is_a_part() -> None:
    text = "Tỉnh có 900 thủ tục, trong đó 510/900 thủ tục toàn trình, 240 thủ tục một phần, còn lại 150 thủ tục chỉ cung cấp thông tin."
    assert breakdowns(text) == [("900 thủ tục", ["510/900 thủ tục", "240 thủ tục", "150 thủ tục"], True)]
